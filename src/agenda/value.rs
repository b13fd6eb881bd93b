//! What can stand in a field: owned for the journal, borrowed for drawing and writing, mutable for reading and applying.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use super::choice::Choice;
use super::id::Id;
use super::part::{Phase, Role};
use crate::date::{Day, Moment};

/// The last number given out per series, such as `actie` 43.
pub type Issued = Vec<(String, u32)>;

/// The table of kinds of value: one row makes the owned, the borrowed and the mutable form.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident($owned:ty, $view:ty, $slot:ty);)*) => {
        /// A value of its own, as changes carry it.
        #[derive(Debug, Clone)]
        pub enum Value {
            $($(#[$doc])* $name($owned),)*
            /// A field that this version does not know, verbatim; nothing when it is absent.
            Raw(Option<Box<RawValue>>),
        }

        /// The same, borrowed.
        #[derive(Debug, Clone, Copy)]
        pub enum View<'a> {
            $($(#[$doc])* $name($view),)*
            /// A field that this version does not know.
            Raw(Option<&'a RawValue>),
        }

        /// The same, to be changed in place.
        #[derive(Debug)]
        pub enum Slot<'a> { $($(#[$doc])* $name($slot),)* }
    };
}

values! {
    /// A text of one or more lines.
    Text(String, &'a str, &'a mut String);
    /// Several texts.
    Lines(Vec<String>, &'a [String], &'a mut Vec<String>);
    /// A word out of a list.
    Code(String, &'a dyn Choice, &'a mut dyn Choice);
    /// Yes or no.
    Flag(bool, bool, &'a mut bool);
    /// A reference to a record.
    Link(Option<Id>, Option<&'a Id>, &'a mut Option<Id>);
    /// References to records.
    Links(Vec<Id>, &'a [Id], &'a mut Vec<Id>);
    /// A planning.
    Phases(Vec<Phase>, &'a [Phase], &'a mut Vec<Phase>);
    /// Who does what.
    Roles(Vec<Role>, &'a [Role], &'a mut Vec<Role>);
    /// A day.
    Day(Option<Day>, Option<Day>, &'a mut Option<Day>);
    /// A moment.
    Moment(Option<Moment>, Option<Moment>, &'a mut Option<Moment>);
    /// Numbers given out.
    Issued(Issued, &'a [(String, u32)], &'a mut Issued);
}

impl View<'_> {
    /// Returns a copy of its own.
    #[must_use]
    pub fn to_value(self) -> Value {
        match self {
            Self::Text(x) => Value::Text(x.into()),
            Self::Lines(x) => Value::Lines(x.into()),
            Self::Code(x) => Value::Code(x.word().into()),
            Self::Flag(x) => Value::Flag(x),
            Self::Link(x) => Value::Link(x.cloned()),
            Self::Links(x) => Value::Links(x.into()),
            Self::Phases(x) => Value::Phases(x.into()),
            Self::Roles(x) => Value::Roles(x.into()),
            Self::Day(x) => Value::Day(x),
            Self::Moment(x) => Value::Moment(x),
            Self::Issued(x) => Value::Issued(x.into()),
            Self::Raw(x) => Value::Raw(x.map(ToOwned::to_owned)),
        }
    }

    /// Returns whether nothing is filled in; such a field is left out of the file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(x) => x.is_empty(),
            Self::Lines(x) => x.is_empty(),
            Self::Code(x) => x.word().is_empty(),
            Self::Flag(x) => !x,
            Self::Link(x) => x.is_none(),
            Self::Links(x) => x.is_empty(),
            Self::Phases(x) => x.is_empty(),
            Self::Roles(x) => x.is_empty(),
            Self::Day(x) => x.is_none(),
            Self::Moment(x) => x.is_none(),
            Self::Issued(x) => x.is_empty(),
            Self::Raw(x) => x.is_none(),
        }
    }
}

impl PartialEq for View<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(x), Self::Text(y)) => x == y,
            (Self::Lines(x), Self::Lines(y)) => x == y,
            (Self::Code(x), Self::Code(y)) => x.word() == y.word(),
            (Self::Flag(x), Self::Flag(y)) => x == y,
            (Self::Link(x), Self::Link(y)) => x == y,
            (Self::Links(x), Self::Links(y)) => x == y,
            (Self::Phases(x), Self::Phases(y)) => x == y,
            (Self::Roles(x), Self::Roles(y)) => x == y,
            (Self::Day(x), Self::Day(y)) => x == y,
            (Self::Moment(x), Self::Moment(y)) => x == y,
            (Self::Issued(x), Self::Issued(y)) => x == y,
            (Self::Raw(x), Self::Raw(y)) => x.map(RawValue::get) == y.map(RawValue::get),
            _ => false,
        }
    }
}

impl Value {
    /// Returns the value, borrowed.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        match self {
            Self::Text(x) => View::Text(x),
            Self::Lines(x) => View::Lines(x),
            Self::Code(x) => View::Code(x),
            Self::Flag(x) => View::Flag(*x),
            Self::Link(x) => View::Link(x.as_ref()),
            Self::Links(x) => View::Links(x),
            Self::Phases(x) => View::Phases(x),
            Self::Roles(x) => View::Roles(x),
            Self::Day(x) => View::Day(*x),
            Self::Moment(x) => View::Moment(*x),
            Self::Issued(x) => View::Issued(x),
            Self::Raw(x) => View::Raw(x.as_deref()),
        }
    }

    /// Returns whether nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.view().is_empty()
    }

    /// Returns the records that it links to.
    #[must_use]
    pub fn links(&self) -> Vec<&Id> {
        match self {
            Self::Link(link) => link.iter().collect(),
            Self::Links(links) => links.iter().collect(),
            Self::Roles(roles) => roles.iter().flat_map(Role::links).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns where a reader puts a value of this kind; nothing for a field that this version does not know.
    pub(super) fn slot(&mut self) -> Option<Slot<'_>> {
        Some(match self {
            Self::Text(x) => Slot::Text(x),
            Self::Lines(x) => Slot::Lines(x),
            Self::Code(x) => Slot::Code(x),
            Self::Flag(x) => Slot::Flag(x),
            Self::Link(x) => Slot::Link(x),
            Self::Links(x) => Slot::Links(x),
            Self::Phases(x) => Slot::Phases(x),
            Self::Roles(x) => Slot::Roles(x),
            Self::Day(x) => Slot::Day(x),
            Self::Moment(x) => Slot::Moment(x),
            Self::Issued(x) => Slot::Issued(x),
            Self::Raw(_) => return None,
        })
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(x) => serializer.serialize_str(x),
            Self::Lines(x) => x.serialize(serializer),
            Self::Code(x) => serializer.serialize_str(x.word()),
            Self::Flag(x) => serializer.serialize_bool(*x),
            Self::Link(x) => x.serialize(serializer),
            Self::Links(x) => x.serialize(serializer),
            Self::Phases(x) => x.serialize(serializer),
            Self::Roles(x) => x.serialize(serializer),
            Self::Day(x) => x.serialize(serializer),
            Self::Moment(x) => x.serialize(serializer),
            Self::Issued(x) => serializer.collect_map(x.iter().map(|(series, last)| (series, last))),
            // In a list: a field that holds null is something else than no field.
            Self::Raw(x) => x.map(|raw| [raw]).serialize(serializer),
        }
    }
}

impl Slot<'_> {
    /// Puts the value in; returns whether it has the shape that this field has.
    #[must_use]
    pub fn put(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text(x), Value::Text(y)) => x.clone_from(y),
            (Self::Lines(x), Value::Lines(y)) => x.clone_from(y),
            (Self::Code(x), Value::Code(y)) => {
                if y.is_empty() && !x.can_be_empty() {
                    return false;
                }
                x.choose(y);
            }
            (Self::Flag(x), Value::Flag(y)) => *x = *y,
            (Self::Link(x), Value::Link(y)) => x.clone_from(y),
            (Self::Links(x), Value::Links(y)) => x.clone_from(y),
            (Self::Phases(x), Value::Phases(y)) => x.clone_from(y),
            (Self::Roles(x), Value::Roles(y)) => x.clone_from(y),
            (Self::Day(x), Value::Day(y)) => *x = *y,
            (Self::Moment(x), Value::Moment(y)) => *x = *y,
            (Self::Issued(x), Value::Issued(y)) => x.clone_from(y),
            _ => return false,
        }
        true
    }
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Self::Text(x) => *x = Option::deserialize(deserializer)?.unwrap_or_default(),
            Self::Lines(x) => *x = snug(Option::deserialize(deserializer)?),
            Self::Code(x) => deserializer.deserialize_option(CodeVisitor(x))?,
            Self::Flag(x) => *x = Option::deserialize(deserializer)?.unwrap_or_default(),
            Self::Link(x) => *x = Option::deserialize(deserializer)?,
            Self::Links(x) => *x = snug(Option::deserialize(deserializer)?),
            Self::Phases(x) => *x = snug(Option::deserialize(deserializer)?),
            Self::Roles(x) => *x = snug(Option::deserialize(deserializer)?),
            Self::Day(x) => *x = Option::deserialize(deserializer)?,
            Self::Moment(x) => *x = Option::deserialize(deserializer)?,
            Self::Issued(x) => *x = Option::<Numbers>::deserialize(deserializer)?.unwrap_or_default().0,
        }
        Ok(())
    }
}

/// Gives back the room that a list took while it was read: most lists hold one or two, and stay so.
fn snug<T>(list: Option<Vec<T>>) -> Vec<T> {
    let mut list = list.unwrap_or_default();
    list.shrink_to_fit();
    list
}

/// Chooses straight from the borrowed text, without a `String` in between.
struct CodeVisitor<'a>(&'a mut dyn Choice);

impl<'de> Visitor<'de> for CodeVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E>(self, word: &str) -> Result<(), E> {
        self.0.choose(word);
        Ok(())
    }
}

#[derive(Default)]
struct Numbers(Issued);

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(IssuedVisitor).map(Self)
    }
}

struct IssuedVisitor;

impl<'de> Visitor<'de> for IssuedVisitor {
    type Value = Issued;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of the last numbers given out")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Issued, A::Error> {
        let mut issued = Vec::new();
        while let Some(entry) = map.next_entry()? {
            issued.push(entry);
        }
        Ok(issued)
    }
}
