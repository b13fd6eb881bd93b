//! What stands on top of the windows: a stack, of which the top has the keys.

use super::cell::Cell;
use super::choice::ChoiceList;
use super::confirm::Confirm;
use super::form::Form;
use super::help::Help;
use super::lookup::Finder;
use super::picker::Picker;
use super::stand::Standen;
use super::{App, Effect};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{TextAct, TextBuf};

/// Something on top of the windows.
#[derive(Debug)]
pub enum Overlay {
    /// A cell that is open in its list.
    Cell(Cell),
    /// The fields of a record.
    Form(Form),
    /// A short list in which a letter chooses.
    Choice(ChoiceList),
    /// How an action stands per gemeente.
    Standen(Standen),
    /// A list that searches while one types.
    Picker(Picker),
    /// Who does what.
    Lookup(Finder),
    /// All commands.
    Help(Help),
    /// A question with yes and no.
    Confirm(Confirm),
}

/// What an overlay gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// A command.
    Command(Command),
    /// A letter that is no command.
    Letter(char),
    /// A pasted text.
    Paste(String),
}

/// Whether an overlay is done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays where it is.
    Stays,
    /// It goes.
    Goes,
}

impl Overlay {
    /// Returns the mode in which keys are looked up.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self {
            Self::Cell(_) => Mode::Cell,
            Self::Form(_) => Mode::Form,
            Self::Choice(_) | Self::Standen(_) => Mode::Choice,
            Self::Picker(_) => Mode::Picker,
            Self::Lookup(_) => Mode::Lookup,
            Self::Help(_) => Mode::Help,
            Self::Confirm(_) => Mode::Confirm,
        }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match self {
            Self::Cell(cell) => cell.press(app, press),
            Self::Form(form) => form.press(app, press),
            Self::Choice(choice) => choice.press(app, press),
            Self::Standen(standen) => standen.press(app, press),
            Self::Picker(picker) => picker.press(app, press),
            Self::Lookup(finder) => finder.press(app, press),
            Self::Help(help) => help.press(app, press),
            Self::Confirm(confirm) => confirm.press(app, press),
        }
    }

    /// Keeps what is under the cursor in sight on a terminal of this size.
    pub(super) fn follow(&mut self, size: (u16, u16)) {
        match self {
            Self::Form(form) => form.follow(size),
            Self::Picker(picker) => picker.follow(super::picker::rows(size)),
            Self::Lookup(finder) => finder.follow(super::lookup::rows(size)),
            Self::Help(help) => help.follow(super::help::rows(size)),
            Self::Cell(_) | Self::Choice(_) | Self::Standen(_) | Self::Confirm(_) => {}
        }
    }
}

/// What a press did to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Typed {
    /// Whether the text is another one now: walking through it is no change.
    pub(super) changed: bool,
    /// How many characters of a paste were left out.
    pub(super) dropped: usize,
}

/// Gives a press to a text field; what is cut or copied goes to the clipboard.
pub(super) fn type_into(app: &mut App, text: &mut TextBuf, press: &Press) -> Typed {
    let before = text.text().to_owned();
    let mut dropped = 0;
    match press {
        Press::Letter(letter) => text.type_char(*letter),
        Press::Paste(pasted) => dropped = text.insert(pasted),
        Press::Command(command) => {
            let copied = text_act(*command).and_then(|act| text.apply(act));
            app.effects.extend(copied.map(Effect::Copy));
        }
    }
    Typed { changed: text.text() != before, dropped }
}

fn text_act(command: Command) -> Option<TextAct> {
    Some(match command {
        Command::TextLeft | Command::CursorLeft => TextAct::Left,
        Command::TextRight | Command::CursorRight => TextAct::Right,
        Command::WordLeft => TextAct::WordLeft,
        Command::WordRight => TextAct::WordRight,
        Command::LineStart => TextAct::LineStart,
        Command::LineEnd => TextAct::LineEnd,
        Command::SelectLeft => TextAct::SelectLeft,
        Command::SelectRight => TextAct::SelectRight,
        Command::SelectToStart => TextAct::SelectToStart,
        Command::SelectToEnd => TextAct::SelectToEnd,
        Command::SelectAll => TextAct::SelectAll,
        Command::DeleteBack => TextAct::DeleteBack,
        Command::DeleteForward => TextAct::DeleteForward,
        Command::DeleteWord => TextAct::DeleteWord,
        Command::TextCut => TextAct::Cut,
        Command::TextCopy => TextAct::Copy,
        Command::TextUndo => TextAct::Undo,
        Command::TextRedo => TextAct::Redo,
        _ => return None,
    })
}
