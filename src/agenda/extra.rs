//! What a file holds and this version does not know: kept verbatim, written back.

use serde::ser::SerializeMap;
use serde_json::value::RawValue;

/// Unknown fields with their text, in the order of the file.
///
/// Text and not a tree of values: a number such as 1.10 would not survive a tree.
#[derive(Debug, Clone, Default)]
pub struct Extra(Vec<(String, Box<RawValue>)>);

impl Extra {
    /// Keeps one more field.
    pub fn push(&mut self, name: String, raw: Box<RawValue>) {
        self.0.push((name, raw));
    }

    /// Returns the text of the field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&RawValue> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, raw)| &**raw)
    }

    /// Puts, replaces or (with nothing) takes away a field.
    pub fn put(&mut self, name: &str, raw: Option<Box<RawValue>>) {
        let place = self.0.iter().position(|(known, _)| known == name);
        match (place, raw) {
            (Some(i), Some(raw)) => self.0[i].1 = raw,
            (Some(i), None) => drop(self.0.remove(i)),
            (None, Some(raw)) => self.push(name.into(), raw),
            (None, None) => {}
        }
    }

    /// Returns the names and texts, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.0.iter().map(|(name, raw)| (name.as_str(), &**raw))
    }

    /// Writes the fields into a map that is being written, but for those that the caller has written itself.
    ///
    /// # Errors
    /// Passes on what the serializer says.
    pub fn serialize_into<M: SerializeMap>(
        &self,
        map: &mut M,
        written: impl Fn(&str) -> bool,
    ) -> Result<(), M::Error> {
        self.iter()
            .filter(|(name, _)| !written(name))
            .try_for_each(|(name, raw)| map.serialize_entry(name, raw))
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let text = |(name, raw): &(String, Box<RawValue>)| (name.clone(), raw.get().to_owned());
        self.0.len() == other.0.len() && self.0.iter().map(text).eq(other.0.iter().map(text))
    }
}
