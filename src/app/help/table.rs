//! Which command has which keys, and where: for the help, the README and the command line.

use crate::command::Command;
use crate::keymap::{Keymap, Mode, key};

/// A row of the table of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Which command; its group, title and explanation come with it.
    pub command: Command,
    /// Its keys as the screen writes them.
    pub keys: Vec<String>,
    /// Where they work, in Dutch.
    pub place: &'static str,
}

/// Returns every command that has a key, in the order of the help: for the README and the command line.
///
/// Of a command with keys in several modes it tells those of the first, as the help does.
#[must_use]
pub fn key_table(keymap: &Keymap) -> Vec<KeyRow> {
    let row = |command: &Command| {
        let mode = home_mode(keymap, *command)?;
        let keys: Vec<_> = keymap.keys_of(mode, *command).into_iter().map(key::shown).collect();
        let everywhere = keymap.keys_of(Mode::Global, *command).len() == keys.len();
        let place = mode_name(if everywhere { Mode::Global } else { mode });
        Some(KeyRow { command: *command, keys, place })
    };
    Command::ALL.iter().filter_map(row).collect()
}

/// Returns where a command is looked up first: the windows, then the other modes.
#[must_use]
pub fn home_mode(keymap: &Keymap, command: Command) -> Option<Mode> {
    const ORDER: [Mode; 12] = [
        Mode::Agenda,
        Mode::Planning,
        Mode::Cell,
        Mode::Form,
        Mode::Picker,
        Mode::Choice,
        Mode::Lookup,
        Mode::Help,
        Mode::Compare,
        Mode::Scan,
        Mode::Confirm,
        Mode::Text,
    ];
    ORDER.into_iter().find(|mode| !keymap.keys_of(*mode, command).is_empty())
}

/// Returns the keys of a command in a mode, as the screen writes them.
#[must_use]
pub fn keys_shown(keymap: &Keymap, mode: Mode, command: Command) -> String {
    keymap.keys_of(mode, command).into_iter().map(key::shown).collect::<Vec<_>>().join(", ")
}

/// Returns where a mode is, in Dutch.
#[must_use]
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Global => "overal",
        Mode::Browse | Mode::Agenda => "agenda",
        Mode::Planning => "planning",
        Mode::Choice => "keuzelijstje",
        Mode::Picker => "keuzelijst",
        Mode::Lookup => "zoeken",
        Mode::Help => "hulp",
        Mode::Form => "formulier",
        Mode::Cell | Mode::Text => "tekstveld",
        Mode::Compare => "vergelijken",
        Mode::Scan => "zelfscan",
        Mode::Confirm => "vraag",
    }
}
