//! What stands on top of the windows: a stack, of which the top has the keys.

use super::ask::Ask;
use super::cell::Cell;
use super::choice::ChoiceList;
use super::compare::Compare;
use super::confirm::Confirm;
use super::entry::Entry;
use super::form::Form;
use super::help::Help;
use super::load::Load;
use super::lookup::Finder;
use super::outlook::Outlook;
use super::picker::Picker;
use super::reading_in::ReadingIn;
use super::shelf::Start;
use super::stand::Standen;
use super::versions::Versions;
use super::views::ViewList;
use super::zelfscan::Scan;
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
    /// The agendas that can be opened.
    Start(Start),
    /// A question about files, in a box of its own: a folder, a name, what to begin with.
    Ask(Ask),
    /// Earlier versions.
    Versions(Versions),
    /// An earlier version beside now.
    Compare(Compare),
    /// A question with yes and no.
    Confirm(Confirm),
    /// A small field under the list that is shown: words, years, the name of a view.
    Entry(Entry),
    /// The saved views.
    Views(ViewList),
    /// What happens in the time that comes.
    Outlook(Outlook),
    /// How much everyone has running.
    Load(Load),
    /// The zelfscan session, over all windows.
    Scan(Scan),
    /// A sheet for it that was filled in elsewhere.
    ReadingIn(ReadingIn),
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
            Self::Cell(_) | Self::Entry(_) => Mode::Cell,
            Self::Form(_) => Mode::Form,
            Self::Choice(_) | Self::Views(_) | Self::Standen(_) | Self::Outlook(_) | Self::Load(_) => {
                Mode::Choice
            }
            Self::Picker(_) | Self::Start(_) | Self::Ask(_) | Self::Versions(_) => Mode::Picker,
            Self::Compare(_) => Mode::Compare,
            Self::Scan(_) => Mode::Scan,
            Self::ReadingIn(reading) => reading.mode(),
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
            Self::Start(start) => start.press(app, press),
            Self::Ask(ask) => ask.press(app, press),
            Self::Versions(versions) => versions.press(app, press),
            Self::Compare(compare) => compare.press(app, press),
            Self::Confirm(confirm) => confirm.press(app, press),
            Self::Entry(entry) => entry.press(app, press),
            Self::Views(list) => list.press(app, press),
            Self::Outlook(outlook) => outlook.press(app, press),
            Self::Load(load) => load.press(app, press),
            Self::Scan(scan) => scan.press(app, press),
            Self::ReadingIn(reading) => reading.press(app, press),
        }
    }

    /// Returns the text that is typed in.
    pub(super) fn text(&mut self) -> Option<&mut TextBuf> {
        match self {
            Self::Cell(cell) => Some(&mut cell.text),
            Self::Form(form) => form.text(),
            Self::Ask(ask) => Some(&mut ask.text),
            Self::Entry(entry) => Some(&mut entry.text),
            Self::Picker(picker) => Some(&mut picker.search.query),
            Self::Lookup(finder) => Some(&mut finder.search.query),
            Self::Help(help) => Some(&mut help.search.query),
            Self::Start(start) => Some(&mut start.search.query),
            Self::Versions(versions) => Some(&mut versions.search.query),
            Self::ReadingIn(reading) => reading.shown.is_none().then_some(&mut reading.text),
            Self::Choice(_)
            | Self::Compare(_)
            | Self::Confirm(_)
            | Self::Standen(_)
            | Self::Views(_)
            | Self::Outlook(_)
            | Self::Load(_)
            | Self::Scan(_) => None,
        }
    }

    /// Keeps what is under the cursor in sight on a terminal of this size.
    pub(super) fn follow(&mut self, size: (u16, u16)) {
        match self {
            Self::Form(form) => form.follow(size),
            Self::Picker(picker) => picker.follow(super::picker::rows(size)),
            Self::Lookup(finder) => finder.follow(super::lookup::rows(size)),
            Self::Help(help) => help.follow(super::help::rows(size)),
            Self::Start(start) => start.follow(super::shelf::rows(size)),
            Self::Versions(versions) => versions.follow(super::versions::rows(size)),
            Self::Compare(compare) => compare.follow(size),
            Self::Outlook(outlook) => outlook.follow(size),
            Self::Load(load) => load.follow(size),
            Self::ReadingIn(reading) => reading.follow(size),
            Self::Cell(_)
            | Self::Choice(_)
            | Self::Ask(_)
            | Self::Confirm(_)
            | Self::Entry(_)
            | Self::Standen(_)
            | Self::Views(_)
            | Self::Scan(_) => {}
        }
    }
}

/// What a press did to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Typed {
    /// Whether the text is another one now: walking through it is no change.
    pub(super) changed: bool,
    /// Whether the cursor is somewhere else now: up from the first line goes nowhere in this text.
    pub(super) moved: bool,
    /// How many characters of a paste were left out.
    pub(super) dropped: usize,
}

/// What terminals take for their clipboard, in bytes; what is longer they drop without a word.
const MOST_COPIED: usize = 100_000;

/// Gives a press to a text field; what is cut or copied goes to the clipboard.
pub(super) fn type_into(app: &mut App, text: &mut TextBuf, press: &Press) -> Typed {
    let (before, cursor) = (text.text().to_owned(), text.cursor());
    let mut dropped = 0;
    match press {
        Press::Letter(letter) => text.type_char(*letter),
        Press::Paste(pasted) => dropped = text.insert(pasted),
        Press::Command(command) => {
            let act = text_act(*command);
            let selected = text.selection().map_or(0, |range| range.len());
            if matches!(act, Some(TextAct::Cut | TextAct::Copy)) && selected > MOST_COPIED {
                app.problem("Dit is te lang voor het klembord van de terminal. Selecteer een korter stuk.");
            } else {
                let copied = act.and_then(|act| text.apply(act));
                app.effects.extend(copied.map(Effect::Copy));
            }
        }
    }
    Typed { changed: text.text() != before, moved: text.cursor() != cursor, dropped }
}

fn text_act(command: Command) -> Option<TextAct> {
    Some(match command {
        Command::TextLeft | Command::CursorLeft => TextAct::Left,
        Command::TextRight | Command::CursorRight => TextAct::Right,
        Command::CursorUp => TextAct::Up,
        Command::CursorDown => TextAct::Down,
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
