//! How well a command fits what was typed: its keys first, then its title, its other words, and at last a slip.

use strsim::osa_distance;

use crate::command::Command;
use crate::keymap::{Keymap, Mode, key};
use crate::lookup::fold;

/// In which way a command fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// One of its keys was typed.
    Key,
    /// One of its keys begins with what was typed, as `f g` with `f`.
    Prefix,
    /// It is its name in a keymap file, to the letter.
    Name,
    /// Its title begins with it.
    Title,
    /// Words of its title begin with it.
    Word,
    /// Other words for it begin with it.
    Synonym,
    /// It stands somewhere in its words.
    Contained,
}

/// What is searched of one command, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    name: &'static str,
    title: String,
    synonyms: String,
    keys: Vec<String>,
    prefixes: Vec<String>,
}

/// A word shorter than this is not forgiven a slip: it would look like everything.
const SHORTEST: usize = 4;
/// Longer words are no words that anybody typed.
const LONGEST: usize = 40;

impl Words {
    pub(super) fn new(keymap: &Keymap, command: Command) -> Self {
        let chords = Mode::ALL.iter().flat_map(|mode| keymap.keys_of(*mode, command));
        let (mut keys, mut prefixes) = (Vec::new(), Vec::new());
        for chord in chords {
            let written: Vec<String> = chord.iter().map(ToString::to_string).collect();
            keys.extend([key::shown(chord), written.join(" ")]);
            prefixes.extend(written.into_iter().next().filter(|_| chord.len() > 1));
        }
        let synonyms =
            format!("{} {} {}", command.synonyms(), command.name().replace('_', " "), command.name());
        Self { name: command.name(), title: fold(command.title()), synonyms: fold(&synonyms), keys, prefixes }
    }

    /// Returns how the command fits, if it does.
    pub(super) fn fit(&self, typed: &str) -> Option<Fit> {
        let wanted = fold(typed);
        if self.keys.iter().any(|key| same_key(key, typed)) {
            Some(Fit::Key)
        } else if self.prefixes.iter().any(|prefix| prefix == typed) {
            Some(Fit::Prefix)
        } else if self.name == typed {
            Some(Fit::Name)
        } else if self.title.starts_with(&wanted) {
            Some(Fit::Title)
        } else {
            let fits: Option<Vec<Fit>> = wanted.split_whitespace().map(|word| self.word_fit(word)).collect();
            fits?.into_iter().max()
        }
    }

    fn word_fit(&self, word: &str) -> Option<Fit> {
        if words(&self.title).any(|own| own.starts_with(word)) {
            Some(Fit::Word)
        } else if words(&self.synonyms).any(|own| own.starts_with(word)) {
            Some(Fit::Synonym)
        } else {
            (self.title.contains(word) || self.synonyms.contains(word)).then_some(Fit::Contained)
        }
    }

    /// Returns whether the command fits when in each word one slip is forgiven.
    pub(super) fn resembles(&self, typed: &str) -> bool {
        fold(typed).split_whitespace().all(|word| {
            let own = || words(&self.title).chain(words(&self.synonyms));
            self.word_fit(word).is_some() || own().any(|own| is_slip(word, own))
        })
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

/// Returns whether one letter too many, too few, wrong or swapped turns a word, or its beginning, into another.
fn is_slip(typed: &str, own: &str) -> bool {
    let length = typed.chars().count();
    (SHORTEST..=LONGEST).contains(&length)
        && (length - 1..=length + 1).any(|length| {
            let beginning: String = own.chars().take(length).collect();
            osa_distance(typed, &beginning) <= 1
        })
}

/// Returns whether somebody who typed this may mean this key; a capital of one letter is another key.
fn same_key(key: &str, typed: &str) -> bool {
    key == typed || (typed.chars().count() > 1 && spoken(key) == spoken(typed))
}

/// Writes a key as it is said: `Ctrl-S`, `ctrl+s` and `ctrl s` are one.
fn spoken(key: &str) -> String {
    fold(key).replace(['-', '+'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(command: Command, typed: &str) -> Option<Fit> {
        Words::new(&Keymap::standard(), command).fit(typed)
    }

    #[test]
    fn a_key_is_known_however_it_is_written() {
        for typed in ["ctrl-s", "Ctrl-S", "ctrl s", "CTRL+S"] {
            assert_eq!(fit(Command::Save, typed), Some(Fit::Key), "{typed}");
        }
        assert_eq!(fit(Command::FilterGemeente, "f g"), Some(Fit::Key));
        assert_eq!(fit(Command::FilterGemeente, "f"), Some(Fit::Prefix));
        assert_eq!(fit(Command::PreviousPane, "shift-tab"), Some(Fit::Key));
        assert_eq!(fit(Command::Redo, "U"), Some(Fit::Key));
        assert_ne!(fit(Command::Redo, "u"), Some(Fit::Key));
        assert_eq!(fit(Command::PageDown, "pagedown"), Some(Fit::Key));
    }

    #[test]
    fn a_title_comes_before_its_words_and_those_before_other_words() {
        assert_eq!(fit(Command::SetOwner, "eigenaar k"), Some(Fit::Title));
        assert_eq!(fit(Command::SetOwner, "kiezen"), Some(Fit::Word));
        assert_eq!(fit(Command::SetOwner, "trekker"), Some(Fit::Synonym));
        assert_eq!(fit(Command::SetOwner, "owner eig"), Some(Fit::Synonym));
        assert_eq!(fit(Command::SetOwner, "set_owner"), Some(Fit::Name));
        assert_eq!(fit(Command::SetOwner, "genaar"), Some(Fit::Contained));
        assert_eq!(fit(Command::SetOwner, "genaar xyzzy"), None);
    }

    #[test]
    fn one_slip_in_a_word_is_recognised_and_two_are_not() {
        let words = Words::new(&Keymap::standard(), Command::SetOwner);
        for typed in ["eigenaat", "eignaar", "eigeanar", "eiegn", "eigenaar kiesen"] {
            assert!(words.resembles(typed), "{typed}");
        }
        for typed in ["egneaat", "xyz", "eigenaar xyzzy"] {
            assert!(!words.resembles(typed), "{typed}");
        }
    }
}
