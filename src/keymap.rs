//! Which key gives which command: the modes, their tables, and the order in which a key is looked up.
//!
//! Keys that wait for a second key live with the caller, so that everything here is a pure question. What a command
//! does is left to the app, reading a file to `keymap/file.rs`, the notation of one key to [`key`].

mod file;
pub mod key;
mod layouts;
pub mod mistake;
mod mode;

use crate::command::Command;
pub use key::{Key, Stroke};
pub use layouts::{Keymaps, Layout, layout_name};
pub use mistake::Mistake;
pub use mode::Mode;

const STANDARD: &str = include_str!("../keymaps/standaard.toml");

/// What a key means.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub enum Resolution {
    /// The key, after those that were pending, asks for this command; nothing is pending any more.
    Command(Command),
    /// The key begins a chord: it is pending now, instead of any other.
    Pending,
    /// The key types this character; nothing is pending any more.
    Text(char),
    /// The key only takes back the pending keys, as Esc or Backspace after `f` does; nothing is pending any more.
    Dropped,
    /// The key means nothing here; nothing is pending any more.
    Unknown,
}

/// Binds chords to commands, per mode.
#[derive(Clone, Eq, PartialEq, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// One chord of one command in one table.
#[derive(Clone, Eq, PartialEq, Debug)]
struct Binding {
    table: Mode,
    command: Command,
    chord: Vec<Key>,
}

impl Keymap {
    /// Returns the layout that comes with the program and names every command.
    ///
    /// Never fails: a binding with a mistake would be left out, and a test proves that there is none.
    #[must_use]
    pub fn standard() -> Self {
        file::overlay(&Self { bindings: Vec::new() }, "standaard.toml", STANDARD).0
    }

    /// Reads a file that holds differences with another layout only.
    ///
    /// # Errors
    ///
    /// Returns all mistakes together, in the order of the file, so that a user repairs it in one go.
    pub fn read(base: &Self, file_name: &str, text: &str) -> Result<Self, Vec<Mistake>> {
        let (keymap, mistakes) = file::overlay(base, file_name, text);
        if mistakes.is_empty() { Ok(keymap) } else { Err(mistakes) }
    }

    /// Returns what a key means after the pending keys.
    ///
    /// A key that does not continue the pending keys drops them and is looked up afresh, so that a wrong start costs
    /// nothing; only [`Command::Cancel`] and Backspace then do no more than drop them, because Esc after `f` should
    /// not also take a filter away.
    #[must_use]
    pub fn resolve(&self, mode: Mode, pending: &[Key], key: Key) -> Resolution {
        let chord = [pending, &[key]].concat();
        if let Some(binding) = self.row(mode).find(|binding| binding.chord == chord) {
            return Resolution::Command(binding.command);
        }
        if self.row(mode).any(|binding| binding.chord.starts_with(&chord)) {
            return Resolution::Pending;
        }
        if !pending.is_empty() {
            if key == Key::BACKSPACE {
                return Resolution::Dropped;
            }
            return match self.resolve(mode, &[], key) {
                Resolution::Command(Command::Cancel) => Resolution::Dropped,
                afresh => afresh,
            };
        }
        match key.text() {
            Some(letter) if mode.takes_text() => Resolution::Text(letter),
            _ => Resolution::Unknown,
        }
    }

    /// Returns the chords that give a command in a mode, those of its own table first.
    #[must_use]
    pub fn keys_of(&self, mode: Mode, command: Command) -> Vec<&[Key]> {
        self.row(mode)
            .filter(|binding| binding.command == command)
            .map(|binding| &binding.chord[..])
            .collect()
    }

    /// Returns how a sentence names the key of a command: `Ctrl-Z` rather than `u`, `Ctrl-Y` rather than `Shift-U`.
    ///
    /// A letter is also a word, or part of one; so the longest name of a key that types nothing comes first.
    #[must_use]
    pub fn longest_name(&self, mode: Mode, command: Command) -> Option<String> {
        let chords = self.keys_of(mode, command).into_iter();
        let typeless = |chord: &&[Key]| chord.iter().all(|key| key.text().is_none());
        let best = chords.max_by_key(|chord| (typeless(chord), key::shown(chord).chars().count()));
        best.map(key::shown)
    }

    /// Returns the keys that can follow the pending keys, each with the command to which it leads.
    #[must_use]
    pub fn continuations(&self, mode: Mode, pending: &[Key]) -> Vec<(Key, Command)> {
        self.row(mode)
            .filter_map(|binding| Some((*binding.chord.strip_prefix(pending)?.first()?, binding.command)))
            .collect()
    }

    /// Returns the keys that begin a chord in a mode, each once, in the order of the tables.
    #[must_use]
    pub fn prefixes(&self, mode: Mode) -> Vec<Key> {
        let mut prefixes = Vec::new();
        for first in self.row(mode).filter(|binding| binding.chord.len() > 1).map(|binding| binding.chord[0])
        {
            if !prefixes.contains(&first) {
                prefixes.push(first);
            }
        }
        prefixes
    }

    fn row(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        let in_table = |table| self.bindings.iter().filter(move |binding| binding.table == table);
        mode.tables().iter().copied().flat_map(in_table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use key::parse_chord;

    fn pressed(mode: Mode, keys: &str) -> Resolution {
        let mut chord = parse_chord(keys).unwrap();
        let key = chord.pop().unwrap();
        Keymap::standard().resolve(mode, &chord, key)
    }

    fn layouts() -> impl Iterator<Item = Keymap> {
        ["standaard", "vim"].into_iter().map(|name| Keymaps::standard().named(name).keymap.clone())
    }

    #[test]
    fn the_standard_layout_has_no_mistakes() {
        let empty = Keymap { bindings: Vec::new() };
        assert_eq!(Keymap::read(&empty, "standaard.toml", STANDARD), Ok(Keymap::standard()));
    }

    #[test]
    fn every_command_has_a_key_somewhere() {
        for keymap in layouts() {
            for &command in Command::ALL {
                let reachable = Mode::ALL.iter().any(|mode| !keymap.keys_of(*mode, command).is_empty());
                assert!(reachable, "{}", command.name());
            }
        }
    }

    #[test]
    fn every_key_parses_and_prints_back() {
        let files = [STANDARD, include_str!("../keymaps/vim.toml")].concat();
        for binding in layouts().flat_map(|keymap| keymap.bindings) {
            let written = binding.chord.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            assert!(files.contains(&format!("\"{written}\"")), "{written}");
            assert_eq!(parse_chord(&written), Ok(binding.chord));
        }
    }

    #[test]
    fn no_key_is_both_a_command_and_a_prefix() {
        for keymap in layouts() {
            for &mode in Mode::ALL {
                for binding in keymap.row(mode).filter(|binding| binding.chord.len() > 1) {
                    assert!(keymap.row(mode).all(|other| other.chord[..] != binding.chord[..1]));
                }
            }
        }
    }

    #[test]
    fn a_key_is_sought_in_its_own_table_first_and_in_global_last() {
        assert_eq!(pressed(Mode::Agenda, "s"), Resolution::Command(Command::SetStatus));
        assert_eq!(pressed(Mode::Agenda, "ctrl-s"), Resolution::Command(Command::Save));
        assert_eq!(pressed(Mode::Planning, "s"), Resolution::Command(Command::SetStatus));
        assert_eq!(pressed(Mode::Planning, "ctrl-q"), Resolution::Command(Command::Quit));
        assert_eq!(pressed(Mode::Choice, "s"), Resolution::Unknown);
    }

    #[test]
    fn letters_are_text_where_somebody_types() {
        assert_eq!(pressed(Mode::Picker, "j"), Resolution::Text('j'));
        assert_eq!(pressed(Mode::Cell, "space"), Resolution::Text(' '));
        assert_eq!(pressed(Mode::Cell, "ctrl-w"), Resolution::Command(Command::DeleteWord));
        assert_eq!(pressed(Mode::Cell, "f5"), Resolution::Unknown);
        assert_eq!(pressed(Mode::Confirm, "j"), Resolution::Command(Command::ConfirmYes));
    }

    #[test]
    fn a_second_key_completes_a_chord_or_is_looked_up_afresh() {
        assert_eq!(pressed(Mode::Agenda, "f"), Resolution::Pending);
        assert_eq!(pressed(Mode::Agenda, "f g"), Resolution::Command(Command::FilterGemeente));
        assert_eq!(pressed(Mode::Agenda, "f x"), Resolution::Command(Command::Delete));
        assert_eq!(pressed(Mode::Agenda, "f f"), Resolution::Pending);
        assert_eq!(pressed(Mode::Agenda, "f esc"), Resolution::Dropped);
        assert_eq!(pressed(Mode::Agenda, "f backspace"), Resolution::Dropped);
    }

    #[test]
    fn the_band_shows_what_can_follow() {
        let following = Keymap::standard().continuations(Mode::Agenda, &parse_chord("f").unwrap());
        let shown: Vec<_> = following.iter().map(|(key, command)| (key.shown(), *command)).collect();
        let expected =
            [("a", Command::ClearFilters), ("g", Command::FilterGemeente), ("n", Command::FilterLevel)];
        assert_eq!(shown, expected.map(|(key, command)| (key.to_owned(), command)));
    }

    #[test]
    fn a_sentence_names_the_key_with_ctrl_or_else_the_longest() {
        let standard = Keymap::standard();
        assert_eq!(standard.longest_name(Mode::Agenda, Command::Undo).as_deref(), Some("Ctrl-Z"));
        assert_eq!(standard.longest_name(Mode::Agenda, Command::Redo).as_deref(), Some("Ctrl-Y"));
        assert_eq!(standard.longest_name(Mode::Confirm, Command::Undo), None);
    }
}
