//! Reads the records of a collection, straight into place or patiently.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::field::{Field, Record, unmarked};
use super::super::id::{At, Id};
use super::super::review::Finding;
use super::super::table::{Rows, Table};

/// A table that is being filled.
pub(super) struct Filling<'a, R> {
    table: &'a mut Table<R>,
    findings: &'a mut Vec<Finding>,
    /// Where the search for a new id goes on: a file may hold a hundred thousand without one.
    fresh: u64,
    /// How long the whole file is.
    bytes: usize,
}

/// From this many rows on, a collection is taken for the one that fills the file.
const MANY: usize = 256;
/// About what a row takes in a file; only room in memory depends on it.
const BYTES_OF_A_ROW: usize = 500;

impl<'a, R: Record> Filling<'a, R> {
    pub(super) fn new(table: &'a mut Table<R>, findings: &'a mut Vec<Finding>, bytes: usize) -> Self {
        // A list may stand in the file many times: the search goes on where the one before can have come.
        let fresh = table.len() as u64 + 2;
        Self { table, findings, fresh, bytes }
    }

    /// Takes a record in. One without an id or with an id that was there already gets a new one: two records are never
    /// made into one.
    fn take(&mut self, mut record: Arc<R>) {
        if record.id().as_str().is_empty() || self.table.has(record.id()) {
            let id = record.id().clone();
            let stem = if id.as_str().is_empty() { R::KIND.word() } else { id.as_str() };
            *Arc::make_mut(&mut record).id_mut() = self.fresh_id(stem);
            self.findings.push(Finding::renamed(At::new(R::KIND, record.id()), &id));
        }
        if self.table.len() == MANY {
            self.table.reserve(self.bytes / BYTES_OF_A_ROW);
        }
        self.table.push(record);
    }

    fn fresh_id(&mut self, stem: &str) -> Id {
        loop {
            let fresh = Id::from(&*format!("{stem}~{}", self.fresh));
            self.fresh += 1;
            if !self.table.has(&fresh) {
                return fresh;
            }
        }
    }

    pub(super) fn take_patiently(&mut self, row: &RawValue) {
        let mut reader = serde_json::Deserializer::from_str(row.get());
        let whole = Whole::new(true, self.findings);
        if let Ok(record) = whole.deserialize(&mut reader) {
            self.take(record);
        } else {
            self.findings.push(Finding::stray(R::KIND));
            self.table.strays.push(row.to_owned());
        }
    }
}

/// Reads a collection that keeps to the table, straight into place.
pub(super) struct Straight<'a, 'b, R>(pub(super) &'a mut Filling<'b, R>);

impl<'de, R: Record> DeserializeSeed<'de> for Straight<'_, '_, R> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, R: Record> Visitor<'de> for Straight<'_, '_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        loop {
            match rows.next_element_seed(Whole::new(false, self.0.findings))? {
                Some(record) => self.0.take(record),
                None => return Ok(()),
            }
        }
    }
}

/// Reads one record; patiently means that a field of the wrong shape is kept and not a reason to stop.
pub(super) struct Whole<'a, R> {
    patient: bool,
    findings: &'a mut Vec<Finding>,
    row: PhantomData<R>,
}

impl<'a, R> Whole<'a, R> {
    pub(super) fn new(patient: bool, findings: &'a mut Vec<Finding>) -> Self {
        Self { patient, findings, row: PhantomData }
    }
}

impl<'de, R: Record> DeserializeSeed<'de> for Whole<'_, R> {
    type Value = Arc<R>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Arc<R>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, R: Record> Visitor<'de> for Whole<'_, R> {
    type Value = Arc<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Arc<R>, A::Error> {
        // Filled where it stays: a record is half a kilobyte, and moving it costs as much as reading it.
        let mut shared = Arc::<R>::default();
        let record = Arc::make_mut(&mut shared);
        let mut misshapen = Vec::new();
        let mut next = 0;
        while let Some(key) = map.next_key_seed(KeyIn::<R> { next, row: PhantomData })? {
            match key {
                Key::Id => *record.id_mut() = map.next_value::<Option<Id>>()?.unwrap_or_default(),
                Key::Unknown(name) => {
                    record.extra_mut().push(unmarked::<R>(&name).into(), map.next_value()?);
                }
                Key::Known(place) => {
                    next = place + 1;
                    let field = &R::FIELDS[place];
                    if !self.patient {
                        map.next_value_seed((field.slot)(record))?;
                    } else if !take_field(record, field, map.next_value()?) {
                        misshapen.push(field.label);
                    }
                }
            }
        }
        let at = At::new(R::KIND, record.id());
        self.findings.extend(misshapen.into_iter().map(|label| Finding::misshapen(at.clone(), label)));
        Ok(shared)
    }
}

fn take_field<R: Record>(record: &mut R, field: &Field<R>, raw: Box<RawValue>) -> bool {
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    let fits = (field.slot)(record).deserialize(&mut reader).is_ok();
    if !fits {
        record.extra_mut().push(field.name.into(), raw);
    }
    fits
}

/// A key of a record.
enum Key {
    Id,
    Known(usize),
    Unknown(String),
}

/// Finds a key in the table, from where the last one stood: a file keeps the order of the table.
struct KeyIn<R> {
    next: usize,
    row: PhantomData<R>,
}

impl<'de, R: Record> DeserializeSeed<'de> for KeyIn<R> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<R: Record> Visitor<'_> for KeyIn<R> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Key, E> {
        if name == "id" {
            return Ok(Key::Id);
        }
        let count = R::FIELDS.len();
        let place =
            (0..count).map(|step| (self.next + step) % count).find(|place| R::FIELDS[*place].name == name);
        Ok(place.map_or_else(|| Key::Unknown(name.into()), Key::Known))
    }
}
