//! An agenda as the text of `agenda.json`: pretty, in a fixed order, so that two versions compare line by line.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq};
use serde_json::Serializer;

use super::Agenda;
use super::field::{MISSHAPEN, Record};
use super::id::Kind;
use super::layout::Layout;
use super::read::{FORMAT, FORMAT_KEY, OUTSIDE};
use super::table::Table;

impl Agenda {
    /// Returns the text of `agenda.json`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut bytes = Vec::new();
        // Writing to memory cannot fail, and every map has text keys.
        let written = self.serialize(&mut Serializer::with_formatter(&mut bytes, Layout::default()));
        let mut text = written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default();
        text.push('\n');
        text
    }

    fn is_written(&self, key: &str) -> bool {
        Kind::from_collection(key).is_some_and(|kind| kind == Kind::Head || !self.rows(kind).is_blank())
    }
}

impl Serialize for Agenda {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(FORMAT_KEY, FORMAT)?;
        if let Some(head) = self.heading() {
            map.serialize_entry(Kind::Head.collection(), &Written(head))?;
        }
        collection(&mut map, &self.gemeenten)?;
        collection(&mut map, &self.actielijnen)?;
        collection(&mut map, &self.doelen)?;
        collection(&mut map, &self.actions)?;
        collection(&mut map, &self.standen)?;
        collection(&mut map, &self.notes)?;
        collection(&mut map, &self.kernpartners)?;
        collection(&mut map, &self.people)?;
        collection(&mut map, &self.questions)?;
        collection(&mut map, &self.metingen)?;
        collection(&mut map, &self.answers)?;
        collection(&mut map, &self.conclusies)?;
        for (name, raw) in self.heading().into_iter().flat_map(|head| head.extra.iter()) {
            if let Some(key) = name.strip_prefix(OUTSIDE) {
                map.serialize_entry(&free_key(key, self.is_written(key)), raw)?;
            }
        }
        map.end()
    }
}

/// Returns the key for something kept as text: its own, or with a mark when that one is taken by what is filled in.
fn free_key(name: &str, taken: bool) -> Cow<'_, str> {
    if taken { Cow::Owned(format!("{MISSHAPEN}{name}")) } else { Cow::Borrowed(name) }
}

fn collection<M: SerializeMap, R: Record>(map: &mut M, table: &Table<R>) -> Result<(), M::Error> {
    if super::Rows::is_blank(table) {
        return Ok(());
    }
    map.serialize_entry(R::KIND.collection(), &Rows(table))
}

struct Rows<'a, R>(&'a Table<R>);

impl<R: Record> Serialize for Rows<'_, R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        self.0.iter().try_for_each(|record| rows.serialize_element(&Written(record)))?;
        self.0.strays.iter().try_for_each(|stray| rows.serialize_element(stray))?;
        rows.end()
    }
}

struct Written<'a, R>(&'a R);

impl<R: Record> Serialize for Written<'_, R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", record.id())?;
        for field in R::FIELDS {
            let view = (field.view)(record);
            if !view.is_empty() {
                map.serialize_entry(field.name, &view)?;
            }
        }
        let inside = |name: &str| R::KIND != Kind::Head || !name.starts_with(OUTSIDE);
        for (name, raw) in record.extra().iter().filter(|(name, _)| inside(name)) {
            let taken = R::field(name).is_some_and(|field| !(field.view)(record).is_empty());
            map.serialize_entry(&free_key(name, taken), raw)?;
        }
        map.end()
    }
}
