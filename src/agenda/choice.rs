//! The fixed vocabularies of the agenda: level, status, koers, kind of doel.
//!
//! A word that this version does not know is kept as it stands and shown as it stands.

use std::fmt;

use super::field::FieldType;
use super::value::{Slot, View};

/// A value out of a fixed list of words, as the field table sees it.
pub trait Choice: fmt::Debug {
    /// Returns the word that the file holds; empty means that nothing was chosen.
    fn word(&self) -> &str;
    /// Takes the value with this word, or keeps an unknown word verbatim.
    fn choose(&mut self, word: &str);
    /// Returns every word that can be chosen, with its key, sign and Dutch label.
    fn options(&self) -> &'static [ChoiceOption];

    /// Returns whether it may be that nothing was chosen.
    fn can_be_empty(&self) -> bool {
        self.options().is_empty() || self.options().iter().any(|option| option.word.is_empty())
    }

    /// Returns what people say; for an unknown word the word itself.
    fn label(&self) -> &str {
        let known = self.options().iter().find(|option| option.word == self.word());
        known.map_or(self.word(), |option| option.label)
    }
}

/// A word on its own, out of its list: what a change carries.
impl Choice for String {
    fn word(&self) -> &str {
        self
    }

    fn choose(&mut self, word: &str) {
        word.clone_into(self);
    }

    fn options(&self) -> &'static [ChoiceOption] {
        &[]
    }
}

/// One line of a list to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceOption {
    /// The word in the file.
    pub word: &'static str,
    /// The letter that chooses it at once.
    pub key: char,
    /// What stands in a table column.
    pub sign: &'static str,
    /// What people say.
    pub label: &'static str,
}

/// Returns the option that a letter chooses; a capital counts as the small one where it has no meaning of its own.
#[must_use]
pub fn option_of(options: &'static [ChoiceOption], letter: char) -> Option<&'static ChoiceOption> {
    let of = |letter: char| options.iter().find(|option| option.key == letter);
    of(letter).or_else(|| of(letter.to_lowercase().next()?))
}

/// Makes an enum with one row per word; the first row is what a new record has.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$row:meta])* $variant:ident, $word:literal, $key:literal, $sign:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub enum $name {
            $($(#[$row])* $variant,)*
            /// A word of a newer program or another hand, kept verbatim.
            Other(Box<str>),
        }

        impl $name {
            /// The words to choose from, in the order of the list.
            pub const OPTIONS: &'static [ChoiceOption] =
                &[$(ChoiceOption { word: $word, key: $key, sign: $sign, label: $label },)*];

            /// Returns the value with this word; for no word what a new record has.
            #[must_use]
            pub fn from_word(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ if word.is_empty() => Self::default(),
                    _ => Self::Other(word.into()),
                }
            }

            /// Returns the word that the file holds.
            #[must_use]
            pub fn word(&self) -> &str {
                match self { $(Self::$variant => $word,)* Self::Other(word) => word }
            }

            /// Returns what stands in a table column.
            #[must_use]
            pub fn sign(&self) -> &'static str {
                match self { $(Self::$variant => $sign,)* Self::Other(_) => "?" }
            }

        }

        impl Choice for $name {
            fn word(&self) -> &str { Self::word(self) }
            fn choose(&mut self, word: &str) { *self = Self::from_word(word); }
            fn options(&self) -> &'static [ChoiceOption] { Self::OPTIONS }
        }

        impl FieldType for $name {
            fn view(&self) -> View<'_> { View::Code(self) }
            fn slot(&mut self) -> Slot<'_> { Slot::Code(self) }
        }
    };
}

choice! {
    /// How far an action is. Signs and words: Dutch municipal practice.
    Status {
        /// Nothing happened yet.
        #[default] NietGestart, "niet_gestart", 'n', "[ ]", "niet gestart";
        /// Somebody works on it.
        Loopt, "loopt", 'l', "[>]", "loopt";
        /// It is part of normal work and never ends.
        Doorlopend, "doorlopend", 'd', "[o]", "doorlopend";
        /// It waits for a decision or a party.
        Aangehouden, "aangehouden", 'a', "[=]", "aangehouden";
        /// It is done.
        Gereed, "gereed", 'g', "[x]", "gereed";
        /// It will not be done.
        Vervallen, "vervallen", 'v', "[-]", "vervallen";
    }
}

impl Status {
    /// Returns whether there is still something to do.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Gereed | Self::Vervallen)
    }
}

choice! {
    /// Whether an open action is on course.
    Koers {
        /// Nobody said.
        #[default] Unset, "", '-', "", "niet ingevuld";
        /// As planned.
        OpSchema, "op_schema", 'o', "+", "op schema";
        /// Needs attention.
        Aandacht, "aandacht", 'a', "!", "aandacht";
        /// Late.
        Vertraagd, "vertraagd", 'v', "!!", "vertraagd";
        /// Does not apply.
        Nvt, "nvt", 'n', ".", "n.v.t.";
    }
}

choice! {
    /// On which scale an action is done; the printed agenda shows it by colour.
    Level {
        /// The source has no levels.
        #[default] Unset, "", '-', "–", "geen niveau";
        /// Fourteen gemeenten.
        Regionaal, "regionaal", 'r', "R", "regionaal";
        /// The six of the Noord-Veluwe.
        Subregionaal, "subregionaal", 's', "SR", "subregionaal";
        /// One gemeente.
        Lokaal, "lokaal", 'l', "L", "lokaal";
        /// Partly each.
        Gemengd, "gemengd", 'g', "SR+L", "gemengd";
    }
}

choice! {
    /// How much an ambition matters to a gemeente.
    Prioriteit {
        /// Nobody said.
        #[default] Unset, "", '-', "–", "niet ingevuld";
        /// Before anything else.
        Hoog, "hoog", 'h', "", "hoog";
        /// As it comes.
        Midden, "midden", 'm', "", "midden";
        /// When there is time left.
        Laag, "laag", 'l', "", "laag";
    }
}

choice! {
    /// Whether a doel is a theme or a goal within one.
    DoelKind {
        /// A goal.
        #[default] Doel, "doel", 'd', "", "doel";
        /// A theme that holds goals.
        Thema, "thema", 't', "", "thema";
    }
}
