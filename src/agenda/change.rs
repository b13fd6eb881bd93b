//! The one way in which an agenda changes, and its form in the journal.
//!
//! Every change holds what was and what is, so turning it round needs nothing else. Undo, journal, comparing and
//! restoring all work on these.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use super::field::Name;
use super::id::{At, Id, Kind};
use super::layout::squeezed;
use super::value::Value;

/// One change of one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A field gets another value. On undo, it gets the old one.
    Set {
        /// Which record.
        at: At,
        /// Which field.
        field: Name,
        /// What stood there.
        was: Value,
        /// What stands there now.
        is: Value,
    },
    /// A record comes. On undo, it goes.
    Add {
        /// Which record.
        at: At,
        /// Whom it stands after; the first when after nobody.
        after: Option<Id>,
        /// Everything that is filled in.
        with: Vec<(Name, Value)>,
    },
    /// A record goes. On undo, it comes back with all it held.
    Drop {
        /// Which record.
        at: At,
        /// Whom it stood after.
        after: Option<Id>,
        /// Everything that was filled in.
        with: Vec<(Name, Value)>,
    },
    /// A record gets another place. On undo, it goes back.
    ///
    /// A place is "after whom" and not a number, so it survives what others add.
    Move {
        /// Which record.
        at: At,
        /// Whom it stood after.
        was: Option<Id>,
        /// Whom it stands after now.
        is: Option<Id>,
    },
}

impl Change {
    /// Returns the record that changes.
    #[must_use]
    pub fn at(&self) -> &At {
        match self {
            Self::Set { at, .. } | Self::Add { at, .. } | Self::Drop { at, .. } | Self::Move { at, .. } => at,
        }
    }

    /// Returns the change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Set { at, field, was, is } => Self::Set { at, field, was: is, is: was },
            Self::Add { at, after, with } => Self::Drop { at, after, with },
            Self::Drop { at, after, with } => Self::Add { at, after, with },
            Self::Move { at, was, is } => Self::Move { at, was: is, is: was },
        }
    }
}

/// Returns the record that a field links to, in what an addition or a deletion holds.
#[must_use]
pub fn link_in<'a>(with: &'a [(Name, Value)], field: &str) -> Option<&'a Id> {
    with.iter().find_map(|(name, value)| match value {
        Value::Link(link) if name == field => link.as_ref(),
        _ => None,
    })
}

/// Returns the changes that take these back: in reversed order, each turned round.
#[must_use]
pub fn inverse(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::inverse).collect()
}

/// Whether an edit was made, taken back, made again, or taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Somebody did something.
    #[default]
    Do,
    /// Somebody went on with the last thing done: the title of a row that was just added. Together they are one step.
    Amend,
    /// The last thing done was taken back.
    Undo,
    /// The last thing taken back was done again.
    Redo,
    /// Something else did it, and it was taken in. It ends nothing that can be done again.
    Take,
}

/// One act of the user: one undo step, one line in the journal.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Edit {
    /// Where the cursor goes when this is undone or done again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<At>,
    /// Do, undo or redo.
    #[serde(default, skip_serializing_if = "is_do")]
    pub act: Act,
    /// What changes, in this order.
    #[serde(rename = "edit")]
    pub changes: Vec<Change>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_do(act: &Act) -> bool {
    *act == Act::Do
}

impl Edit {
    /// Returns the edit that takes this one back, with the cursor at the same place.
    #[must_use]
    pub fn taken_back(&self, act: Act) -> Self {
        Self { place: self.place.clone(), act, changes: inverse(&self.changes) }
    }
}

/// Why a change does not fit this agenda; nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The record is not there.
    Missing(At),
    /// There is already a record with this id.
    Taken(At),
    /// Something else stands in this field.
    Changed(At, String),
    /// The record stands somewhere else.
    Moved(At),
    /// The field holds another kind of value.
    Shape(At, String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(at) => write!(f, "{} {} is not there", at.kind.word(), at.id),
            Self::Taken(at) => write!(f, "{} {} is there already", at.kind.word(), at.id),
            Self::Changed(at, field) => {
                write!(f, "{field} of {} {} holds something else", at.kind.word(), at.id)
            }
            Self::Moved(at) => write!(f, "{} {} stands somewhere else", at.kind.word(), at.id),
            Self::Shape(at, field) => {
                write!(f, "{field} of {} {} holds another kind of value", at.kind.word(), at.id)
            }
        }
    }
}

impl std::error::Error for Refused {}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let start = |serializer: S, word: &str, at: &At, len| {
            let mut line = serializer.serialize_tuple(len)?;
            line.serialize_element(word)?;
            line.serialize_element(&at.kind)?;
            line.serialize_element(&at.id)?;
            Ok(line)
        };
        let mut line;
        match self {
            Self::Set { at, field, was, is } => {
                line = start(serializer, "set", at, 6)?;
                line.serialize_element(field)?;
                line.serialize_element(was)?;
                line.serialize_element(is)?;
            }
            Self::Add { at, after, with } => {
                line = start(serializer, "add", at, 5)?;
                line.serialize_element(after)?;
                line.serialize_element(&Contents(with))?;
            }
            Self::Drop { at, after, with } => {
                line = start(serializer, "drop", at, 5)?;
                line.serialize_element(after)?;
                line.serialize_element(&Contents(with))?;
            }
            Self::Move { at, was, is } => {
                line = start(serializer, "move", at, 5)?;
                line.serialize_element(was)?;
                line.serialize_element(is)?;
            }
        }
        line.end()
    }
}

struct Contents<'a>(&'a [(Name, Value)]);

impl Serialize for Contents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ChangeVisitor)
    }
}

struct ChangeVisitor;

impl<'de> Visitor<'de> for ChangeVisitor {
    type Value = Change;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a change")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut line: A) -> Result<Change, A::Error> {
        let word: String = element(&mut line)?;
        let at = At { kind: element(&mut line)?, id: element(&mut line)? };
        match word.as_str() {
            "set" => {
                let field = name_in_table(at.kind, element(&mut line)?);
                let was = value_element(&mut line, at.kind, &field)?;
                let is = value_element(&mut line, at.kind, &field)?;
                Ok(Change::Set { at, field, was, is })
            }
            "add" | "drop" => {
                let after = element(&mut line)?;
                let with = line
                    .next_element_seed(ContentsOf(at.kind))?
                    .ok_or_else(|| A::Error::custom("a short change"))?;
                Ok(if word == "add" {
                    Change::Add { at, after, with }
                } else {
                    Change::Drop { at, after, with }
                })
            }
            "move" => Ok(Change::Move { at, was: element(&mut line)?, is: element(&mut line)? }),
            _ => Err(A::Error::custom("an unknown kind of change")),
        }
    }
}

fn element<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(line: &mut A) -> Result<T, A::Error> {
    line.next_element()?.ok_or_else(|| A::Error::custom("a short change"))
}

fn value_element<'de, A: SeqAccess<'de>>(line: &mut A, kind: Kind, field: &str) -> Result<Value, A::Error> {
    line.next_element_seed(ValueOf(kind, field))?.ok_or_else(|| A::Error::custom("a short change"))
}

fn name_in_table(kind: Kind, name: String) -> Name {
    kind.field_names()
        .iter()
        .find(|known| **known == name)
        .map_or(Name::Owned(name), |known| Name::Borrowed(known))
}

/// Reads a value in the shape that the table says this field has.
struct ValueOf<'a>(Kind, &'a str);

impl<'de> DeserializeSeed<'de> for ValueOf<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let mut value = self.0.empty_value(self.1);
        if let Some(slot) = value.slot() {
            return slot.deserialize(deserializer).map(|()| value);
        }
        let raw = Option::<[Box<RawValue>; 1]>::deserialize(deserializer)?;
        Ok(Value::Raw(raw.map(|[raw]| squeezed(raw))))
    }
}

struct ContentsOf(Kind);

impl<'de> DeserializeSeed<'de> for ContentsOf {
    type Value = Vec<(Name, Value)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ContentsOf {
    type Value = Vec<(Name, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut contents = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let name = name_in_table(self.0, name);
            let value = map.next_value_seed(ValueOf(self.0, &name))?;
            contents.push((name, value));
        }
        Ok(contents)
    }
}
