//! What a file holds and this version does not know: kept verbatim, written back.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde_json::value::RawValue;

use super::layout::squeezed;

/// Unknown fields with their text, in the order of their names.
///
/// Text and not a tree of values: a number such as 1.10 would not survive a tree. Only the white space between the
/// parts is not kept. The order is that of the names and not of the file, so that a field that goes and comes back
/// stands where it stood; of two fields with one name, the last one counts, as everywhere in JSON.
#[derive(Debug, Clone, Default)]
pub struct Extra(Option<Box<Fields>>);

/// Behind a pointer, because nearly always there is nothing: every phase and role of an agenda has room for it.
#[derive(Debug, Clone, Default)]
struct Fields(BTreeMap<String, Box<RawValue>>);

impl Extra {
    /// Keeps one more field.
    pub fn push(&mut self, name: String, raw: Box<RawValue>) {
        self.0.get_or_insert_default().0.insert(name, squeezed(raw));
    }

    /// Returns the text of the field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&RawValue> {
        self.0.as_ref()?.0.get(name).map(|raw| &**raw)
    }

    /// Puts, replaces or (with nothing) takes away a field.
    pub fn put(&mut self, name: &str, raw: Option<Box<RawValue>>) {
        match (raw, &mut self.0) {
            (Some(raw), _) => self.push(name.into(), raw),
            (None, Some(fields)) => drop(fields.0.remove(name)),
            (None, None) => {}
        }
    }

    /// Returns the names and texts, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.0.iter().flat_map(|fields| &fields.0).map(|(name, raw)| (name.as_str(), &**raw))
    }

    /// Writes the fields into a map that is being written.
    ///
    /// # Errors
    /// Passes on what the serializer says.
    pub fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, raw)| map.serialize_entry(name, raw))
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.iter().map(|(name, raw)| (name, raw.get())).eq(other.iter().map(|(name, raw)| (name, raw.get())))
    }
}
