//! Which keys matter now, out of the table of commands and the keymap; at most eight.

use super::column::Column;
use super::{App, edit};
use crate::command::Command;
use crate::keymap::{Mode, key};
use crate::layout::Pane;

/// More keys than this on one row are read by nobody.
const MOST: usize = 8;

/// Returns keys and words for the bottom border of what stands on top.
#[must_use]
pub fn border(app: &App, mode: Mode, commands: &[Command]) -> String {
    let shown = |command: &Command| {
        let keys = app.keymap.keys_of(mode, *command);
        keys.first().map(|chord| format!("{} {}", key::shown(chord), word(mode, *command)))
    };
    commands.iter().filter_map(shown).collect::<Vec<_>>().join(" · ")
}

/// Returns the first key of a command in a mode as a sentence names it; empty when it has none.
#[must_use]
pub fn key_name(app: &App, mode: Mode, command: Command) -> String {
    app.keymap.keys_of(mode, command).first().map(|chord| key::shown(chord)).unwrap_or_default()
}

/// Returns how a sentence in a mode ends for whoever wants none of this: ", of druk op Esc".
pub(super) fn or_leave(app: &App, mode: Mode) -> String {
    match &*key_name(app, mode, Command::Cancel) {
        "" => String::new(),
        key => format!(", of druk op {key}"),
    }
}

/// A key that matters now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key, as the screen writes it.
    pub key: String,
    /// What it does, in one or two words.
    pub word: &'static str,
    /// The same where there is little room.
    pub brief: &'static str,
}

impl Hint {
    fn new(key: String, word: &'static str) -> Self {
        Self { key, word, brief: word }
    }
}

/// Returns the keys that matter now, each with what it does; the last is the one that helps on, and stays.
#[must_use]
pub fn hints(app: &App) -> Vec<Hint> {
    let mode = app.mode();
    if !app.pending.is_empty() {
        let back = app.short_name(Command::Cancel);
        return vec![Hint::new("een letter".into(), "gaat erheen"), Hint::new(back, "toch niet")];
    }
    let possible = |command: &&Command| mode == Mode::Cell || app.can(**command);
    let shown = |command: &Command| {
        let chord = app.keymap.keys_of(mode, *command).first().map(|chord| key::shown(chord))?;
        // Two arrows say more than the word for going up.
        let chord = if *command == Command::CursorUp { "↑↓".into() } else { chord };
        let hint = Hint::new(chord, word(mode, *command));
        Some(match command {
            Command::Lookup => Hint { brief: "zoek", ..hint },
            Command::EditField if app.focus == Pane::Actions => of_column(app.column(), hint),
            _ => hint,
        })
    };
    let all: Vec<_> = wanted(app).iter().filter(possible).filter_map(shown).collect();
    let (last, first) = match all.split_last() {
        Some((last, first)) => (Some(last.clone()), first),
        None => (None, &all[..]),
    };
    first.iter().take(MOST - 1).cloned().chain(last).collect()
}

/// Says of the key that opens a cell which cell that is: only the column that the cursor is in would tell it else.
fn of_column(column: Column, hint: Hint) -> Hint {
    let word = match column {
        Column::Number => "wijzig nummer",
        Column::Level => "wijzig niveau",
        Column::Status => "wijzig status",
        Column::Title => "wijzig titel",
        Column::Owner => "wijzig eigenaar",
        Column::Planning => "wijzig planning",
    };
    Hint { word, brief: column.title(), ..hint }
}

/// Returns one or two words, or else the title, for what a command does in a mode.
pub(super) fn words(mode: Mode, command: Command) -> String {
    match word(mode, command) {
        "" => edit::uncapital(command.title()),
        word => word.to_owned(),
    }
}

fn word(mode: Mode, command: Command) -> &'static str {
    match (mode, command) {
        (Mode::Cell | Mode::Form, Command::Accept) => "bewaart",
        // Only Detail names it: there it takes the same field of the next record.
        (Mode::Agenda, Command::PageDown) => "volgende",
        (Mode::Cell, Command::NextCell) => "bewaart, volgende cel",
        (Mode::Agenda | Mode::Planning, Command::Mark) => "markeer",
        (Mode::Lookup, Command::Accept) => "ga erheen",
        (Mode::Help, Command::Accept) => "voert uit",
        (Mode::Cell, Command::Cancel) => "laat het zoals het was",
        (Mode::Agenda, Command::Cancel) => "terug, filter weg",
        _ => command.hint(),
    }
}

fn wanted(app: &App) -> &'static [Command] {
    use Command::{
        Accept, Add, AddNote, Cancel, CursorUp, EditField, FilterPeriod, Fold, Help, Lookup, Mark, NextCell,
        NextPane, PageDown, SetOwner, SetPlanning, SetStatus, ShiftLater, TextUndo, TimeCloser, Undo,
        ZoomPane,
    };
    if app.mode() == Mode::Cell {
        // The way out is the last: it stays where there is room for few.
        return &[Accept, NextCell, TextUndo, Cancel];
    }
    match app.focus {
        Pane::Doelen => &[CursorUp, EditField, Fold, Add, AddNote, Lookup, NextPane, Help],
        Pane::Actions => {
            &[EditField, SetStatus, SetOwner, SetPlanning, Lookup, Mark, Undo, Add, NextPane, Help]
        }
        Pane::Planning => {
            &[CursorUp, SetPlanning, TimeCloser, ShiftLater, FilterPeriod, ZoomPane, Lookup, NextPane, Help]
        }
        Pane::Kernpartners => &[CursorUp, EditField, Add, AddNote, Lookup, NextPane, Help],
        Pane::Detail => {
            &[CursorUp, EditField, PageDown, AddNote, SetStatus, SetOwner, ZoomPane, NextPane, Help]
        }
    }
}
