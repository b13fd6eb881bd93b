//! What a record is called in files and links: its id, its kind, and both together.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The name of a record in the file: unique for ever, never shown to people.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Default for Id {
    fn default() -> Self {
        Self::from("")
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IdVisitor)
    }
}

/// Makes the id from the borrowed text, without a `String` in between: an agenda is mostly ids.
struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E>(self, text: &str) -> Result<Id, E> {
        Ok(Id::from(text))
    }
}

/// The table of kinds: the word in the journal, the name of the collection in the file, and what people call one and several of them.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $word:literal, $collection:literal, $one:literal, $many:literal;)*) => {
        /// What sort of record this is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// Every kind, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Returns the word that the journal uses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// Returns the name of the collection in `agenda.json`.
            #[must_use]
            pub const fn collection(self) -> &'static str {
                match self { $(Self::$kind => $collection,)* }
            }

            /// Returns what people call one of them, in Dutch.
            #[must_use]
            pub const fn one(self) -> &'static str {
                match self { $(Self::$kind => $one,)* }
            }

            /// Returns what people call several of them, in Dutch.
            #[must_use]
            pub const fn many(self) -> &'static str {
                match self { $(Self::$kind => $many,)* }
            }
        }
    };
}

kinds! {
    /// The agenda itself: title, region, period.
    Head, "head", "head", "agenda", "agenda's";
    /// A municipality that takes part.
    Gemeente, "gemeente", "gemeenten", "gemeente", "gemeenten";
    /// A chapter or line of action.
    Actielijn, "actielijn", "actielijnen", "actielijn", "actielijnen";
    /// A theme, or a goal within one.
    Doel, "doel", "doelen", "doel", "doelen";
    /// What is going to be done.
    Action, "action", "actions", "actie", "acties";
    /// How one gemeente stands in an action of several.
    Stand, "stand", "standen", "stand", "standen";
    /// A remark with a record.
    Note, "note", "notes", "opmerking", "opmerkingen";
    /// An organisation that the municipalities work with.
    Kernpartner, "kernpartner", "kernpartners", "kernpartner", "kernpartners";
    /// Somebody who is named in the agenda by function, never a citizen.
    Person, "person", "people", "persoon", "personen";
    /// A question of a zelfscan, in one version of its text.
    Question, "question", "questions", "vraag", "vragen";
    /// One time that a zelfscan is filled in.
    Meting, "meting", "metingen", "meting", "metingen";
    /// What one gemeente says to one question in one meting.
    Answer, "answer", "answers", "antwoord", "antwoorden";
    /// What the room concludes of one question in one meting.
    Conclusie, "conclusie", "conclusies", "conclusie", "conclusies";
}

impl Kind {
    /// Returns the kind with this journal word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Returns the kind with this collection.
    #[must_use]
    pub fn from_collection(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.collection() == name)
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::from_word(&word).ok_or_else(|| D::Error::custom("an unknown kind of record"))
    }
}

/// The address of a record: `["action","actie-6"]` in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    /// The table that it stands in.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
}

impl At {
    /// Returns the address of this record.
    #[must_use]
    pub fn new(kind: Kind, id: &Id) -> Self {
        Self { kind, id: id.clone() }
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.kind, &self.id).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (kind, id) = <(Kind, Id)>::deserialize(deserializer)?;
        Ok(Self { kind, id })
    }
}
