//! An agenda as the text of `agenda.json`: pretty, in a fixed order, so that two versions compare line by line.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::field::Record;
use super::id::Kind;
use super::table::Table;
use super::{Agenda, read::FORMAT};

impl Agenda {
    /// Returns the text of `agenda.json`.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Writing to memory cannot fail, and every map has text keys.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl Serialize for Agenda {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        if let Some(head) = self.heading() {
            map.serialize_entry(Kind::Head.collection(), &Written(head))?;
        }
        collection(&mut map, &self.gemeenten)?;
        collection(&mut map, &self.actielijnen)?;
        collection(&mut map, &self.doelen)?;
        collection(&mut map, &self.actions)?;
        collection(&mut map, &self.notes)?;
        collection(&mut map, &self.kernpartners)?;
        collection(&mut map, &self.people)?;
        self.extra.serialize_into(&mut map, |name| {
            Kind::from_collection(name).is_some_and(|kind| !self.rows(kind).ids().is_empty())
        })?;
        map.end()
    }
}

fn collection<M: SerializeMap, R: Record>(map: &mut M, table: &Table<R>) -> Result<(), M::Error> {
    if table.is_empty() && table.strays.is_empty() {
        return Ok(());
    }
    map.serialize_entry(R::KIND.collection(), &Rows(table))
}

struct Rows<'a, R>(&'a Table<R>);

impl<R: Record> Serialize for Rows<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        self.0.iter().try_for_each(|record| rows.serialize_element(&Written(record)))?;
        self.0.strays.iter().try_for_each(|stray| rows.serialize_element(stray))?;
        rows.end()
    }
}

struct Written<'a, R>(&'a R);

impl<R: Record> Serialize for Written<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", record.id())?;
        for field in R::FIELDS {
            let view = (field.view)(record);
            if !view.is_empty() {
                map.serialize_entry(field.name, &view)?;
            }
        }
        // A field of the wrong shape stands among the unknown ones until somebody fills it in.
        record.extra().serialize_into(&mut map, |name| {
            R::field(name).is_some_and(|field| !(field.view)(record).is_empty())
        })?;
        map.end()
    }
}
