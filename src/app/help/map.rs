//! The little map under the help: the keys that are needed most, as the keymap has them.

use crate::app::{App, hints, prefix};
use crate::command::Command;
use crate::keymap::{Mode, key};

/// How many keys stand under one another.
pub const ROWS: usize = 5;

/// The commands of the map in reading order; the prefixes come after them.
const WANTED: [Command; 15] = [
    Command::EditField,
    Command::NextPane,
    Command::Cancel,
    Command::Mark,
    Command::SetStatus,
    Command::SetKoers,
    Command::SetOwner,
    Command::SetPlanning,
    Command::Add,
    Command::Lookup,
    Command::Undo,
    Command::Redo,
    Command::Edit,
    Command::ZoomPane,
    Command::Quit,
];

const ARROWS: [Command; 4] =
    [Command::CursorUp, Command::CursorDown, Command::CursorLeft, Command::CursorRight];

/// Returns the keys of the map, each with what it does.
#[must_use]
pub fn map(app: &App) -> Vec<(String, String)> {
    let name = |command: &Command| hints::key_name(app, Mode::Agenda, *command);
    let mut map = vec![(ARROWS.each_ref().map(name).join(" "), "kiezen".to_owned())];
    let commands = WANTED.iter().map(|command| (name(command), hints::words(Mode::Agenda, *command)));
    map.extend(commands.filter(|(key, _)| !key.is_empty()));
    let prefixes = app.keymap.prefixes(Mode::Agenda).into_iter();
    map.extend(prefixes.map(|first| (format!("{} …", key::shown(&[first])), prefix::purpose(first))));
    map
}
