//! The values that have parts of their own: a phase of a planning, and somebody's role.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::extra::Extra;
use super::id::Id;

/// One part of a planning, verbatim; what it means is read from the text and never stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phase {
    /// The text as it was typed or printed.
    pub text: String,
    /// What this version does not know.
    pub extra: Extra,
}

/// What stands between two phases of a planning on one line.
pub const BETWEEN_PHASES: &str = " / ";

/// Returns a planning on one line, as it is shown and typed.
#[must_use]
pub fn phases_line(phases: &[Phase]) -> Cow<'_, str> {
    match phases {
        [] => Cow::Borrowed(""),
        [phase] => Cow::Borrowed(&phase.text),
        phases => {
            Cow::Owned(phases.iter().map(|phase| &*phase.text).collect::<Vec<_>>().join(BETWEEN_PHASES))
        }
    }
}

/// Who takes a role: a record, or a function in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// A gemeente, kernpartner or person.
    Link(Id),
    /// For instance "beleidsadviseur HG/KM".
    Words(String),
}

/// Somebody's part in an action or doel.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// `trekker`, `eigenaar`, `betrokken`, `wie` or another word.
    pub role: String,
    /// Who.
    pub party: Party,
    /// For which gemeente, when the party is a function.
    pub gemeente: Option<Id>,
    /// What this version does not know.
    pub extra: Extra,
}

impl Role {
    /// Returns the role with nothing unknown in it.
    #[must_use]
    pub fn new(role: &str, party: Party, gemeente: Option<Id>) -> Self {
        Self { role: role.into(), party, gemeente, extra: Extra::default() }
    }

    /// Returns the records that it links to.
    pub fn links(&self) -> impl Iterator<Item = &Id> {
        self.party.link().into_iter().chain(&self.gemeente)
    }
}

impl Party {
    /// Returns the record that takes the role, when it is one.
    #[must_use]
    pub fn link(&self) -> Option<&Id> {
        match self {
            Self::Link(id) => Some(id),
            Self::Words(_) => None,
        }
    }
}

impl Serialize for Phase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        self.extra.serialize_into(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Phase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PhaseVisitor)
    }
}

struct PhaseVisitor;

impl<'de> Visitor<'de> for PhaseVisitor {
    type Value = Phase;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a phase of a planning")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Phase, A::Error> {
        let mut phase = Phase::default();
        while let Some(key) = map.next_key_seed(KeyAmong(&["text"]))? {
            match key {
                Ok(_) => phase.text = map.next_value()?,
                Err(unknown) => phase.extra.push(unknown, map.next_value()?),
            }
        }
        Ok(phase)
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("role", &self.role)?;
        match &self.party {
            Party::Link(id) => map.serialize_entry("party", id)?,
            Party::Words(words) => map.serialize_entry("words", words)?,
        }
        if let Some(gemeente) = &self.gemeente {
            map.serialize_entry("gemeente", gemeente)?;
        }
        self.extra.serialize_into(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RoleVisitor)
    }
}

struct RoleVisitor;

impl<'de> Visitor<'de> for RoleVisitor {
    type Value = Role;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a role with a party")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Role, A::Error> {
        let (mut role, mut party, mut gemeente) = (None, None, None);
        let mut extra = Extra::default();
        while let Some(key) = map.next_key_seed(KeyAmong(&["role", "party", "words", "gemeente"]))? {
            match key {
                Ok("role") => role = Some(map.next_value()?),
                // One role has one party: of two, neither may be lost.
                Ok("party" | "words") if party.is_some() => return Err(A::Error::duplicate_field("party")),
                Ok("party") => party = Some(Party::Link(map.next_value()?)),
                Ok("words") => party = Some(Party::Words(map.next_value()?)),
                Ok(_) => gemeente = map.next_value()?,
                Err(unknown) => extra.push(unknown, map.next_value()?),
            }
        }
        let role = role.ok_or_else(|| A::Error::missing_field("role"))?;
        let party = party.ok_or_else(|| A::Error::missing_field("party"))?;
        Ok(Role { role, party, gemeente, extra })
    }
}

/// Finds a key among these, without a `String` for those that are known: an agenda is mostly keys.
struct KeyAmong(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for KeyAmong {
    type Value = Result<&'static str, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyAmong {
    type Value = Result<&'static str, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().find(|known| **known == key).copied().ok_or_else(|| key.into()))
    }
}
