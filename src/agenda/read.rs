//! From the text of `agenda.json` to an agenda, through the table of fields.
//!
//! A file that keeps to the table is read straight into place. One with a field of the wrong shape is read again, field
//! by field, so that what cannot be understood is kept verbatim and named in a finding.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::field::{Field, Record};
use super::id::{At, Id, Kind};
use super::record::Head;
use super::review::Finding;
use super::table::Table;
use super::{Agenda, Rows};

/// The format that this version writes.
pub(super) const FORMAT: &str = "overleg-agenda/1";
const FORMAT_NAME: &str = "overleg-agenda/";
const VERSION: u32 = 1;

/// An agenda that was read, with what was wrong in it.
#[derive(Debug)]
pub struct Reading {
    /// The agenda.
    pub agenda: Agenda,
    /// What was not as it should be and what was done about it.
    pub findings: Vec<Finding>,
    /// Whether a newer program wrote it: look, but do not write.
    pub newer: bool,
}

/// Why a text is not an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is not text as this program writes it.
    NotText,
    /// It breaks off or has a mistake here.
    Syntax {
        /// Which line.
        line: usize,
        /// Which character of the line.
        column: usize,
    },
    /// It is something else than an agenda.
    NotAnAgenda,
    /// It says that it is in this format, which does not exist.
    Format(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => f.write_str("het bestand is geen gewone tekst (UTF-8)"),
            Self::Syntax { line, column } => {
                write!(f, "op regel {line}, teken {column} klopt de opbouw van het bestand niet meer")
            }
            Self::NotAnAgenda => f.write_str("in het bestand staat iets anders dan een agenda"),
            Self::Format(format) => {
                write!(f, "het bestand zegt dat zijn soort {format} is, en die bestaat niet")
            }
        }
    }
}

impl std::error::Error for ReadError {}

impl Agenda {
    /// Reads an agenda from the bytes of a file; a byte order mark is passed over.
    ///
    /// # Errors
    /// Says where the text breaks off or why it is no agenda.
    pub fn from_bytes(bytes: &[u8]) -> Result<Reading, ReadError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        Self::from_json(std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?)
    }

    /// Reads an agenda from text.
    ///
    /// # Errors
    /// Says where the text breaks off or why it is no agenda.
    pub fn from_json(text: &str) -> Result<Reading, ReadError> {
        let read = |patient| {
            let mut reader = serde_json::Deserializer::from_str(text);
            let mut reading = Unchecked { patient, ..Unchecked::default() };
            (&mut reading).deserialize(&mut reader)?;
            reader.end()?;
            Ok(reading)
        };
        let failed = |error: serde_json::Error| match error.classify() {
            Category::Data => ReadError::NotAnAgenda,
            _ => ReadError::Syntax { line: error.line(), column: error.column() },
        };
        let reading = read(false).or_else(|error: serde_json::Error| match error.classify() {
            Category::Data => read(true),
            _ => Err(error),
        });
        reading.map_err(failed)?.checked()
    }
}

/// An agenda of which the format was not looked at yet.
#[derive(Default)]
struct Unchecked {
    agenda: Agenda,
    format: Option<Box<RawValue>>,
    findings: Vec<Finding>,
    patient: bool,
}

impl Unchecked {
    fn checked(mut self) -> Result<Reading, ReadError> {
        let raw = self.format.ok_or(ReadError::NotAnAgenda)?;
        let told = || ReadError::Format(raw.get().chars().take(40).collect());
        let name: String = serde_json::from_str(raw.get()).map_err(|_| told())?;
        let version =
            name.strip_prefix(FORMAT_NAME).filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        let version: u32 = version.and_then(|number| number.parse().ok()).ok_or_else(told)?;
        if version == 0 {
            return Err(told());
        }
        if self.agenda.head.is_empty() {
            self.agenda.head.push(Head { id: Id::from("agenda"), ..Head::default() });
        }
        Ok(Reading { agenda: self.agenda, findings: self.findings, newer: version > VERSION })
    }

    fn collection<'de, R: Record, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        table: fn(&mut Agenda) -> &mut Table<R>,
    ) -> Result<(), A::Error> {
        let mut into = Filling { table: table(&mut self.agenda), findings: &mut self.findings };
        if !self.patient {
            return map.next_value_seed(Straight(&mut into));
        }
        let raw: Box<RawValue> = map.next_value()?;
        if let Ok(rows) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
            for row in rows {
                into.take_patiently(row);
            }
        } else {
            self.findings.push(Finding::collection(R::KIND));
            self.agenda.extra.push(R::KIND.collection().into(), raw);
        }
        Ok(())
    }

    fn head<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let mut into = Filling { table: &mut self.agenda.head, findings: &mut self.findings };
        if self.patient {
            into.take_patiently(&map.next_value::<Box<RawValue>>()?);
        } else {
            let head = map.next_value_seed(Whole {
                patient: false,
                findings: into.findings,
                row: std::marker::PhantomData,
            })?;
            into.take(head);
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Unchecked {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Unchecked {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an agenda")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match Kind::from_collection(&key) {
                Some(Kind::Head) => self.head(&mut map)?,
                Some(Kind::Gemeente) => self.collection(&mut map, |agenda| &mut agenda.gemeenten)?,
                Some(Kind::Actielijn) => self.collection(&mut map, |agenda| &mut agenda.actielijnen)?,
                Some(Kind::Doel) => self.collection(&mut map, |agenda| &mut agenda.doelen)?,
                Some(Kind::Action) => self.collection(&mut map, |agenda| &mut agenda.actions)?,
                Some(Kind::Note) => self.collection(&mut map, |agenda| &mut agenda.notes)?,
                Some(Kind::Kernpartner) => self.collection(&mut map, |agenda| &mut agenda.kernpartners)?,
                Some(Kind::Person) => self.collection(&mut map, |agenda| &mut agenda.people)?,
                None if key == "format" => self.format = Some(map.next_value()?),
                None => self.agenda.extra.push(key, map.next_value()?),
            }
        }
        Ok(())
    }
}

/// A table that is being filled.
struct Filling<'a, R> {
    table: &'a mut Table<R>,
    findings: &'a mut Vec<Finding>,
}

impl<R: Record> Filling<'_, R> {
    /// Takes a record in. One without an id or with an id that was there already gets a new one: two records are never
    /// made into one.
    fn take(&mut self, mut record: R) {
        let id = record.id().clone();
        if id.as_str().is_empty() || self.table.has(&id) {
            let stem = if id.as_str().is_empty() { R::KIND.word() } else { id.as_str() };
            let fresh = (2..=u64::MAX)
                .map(|n| Id::from(&*format!("{stem}~{n}")))
                .find(|fresh| !self.table.has(fresh));
            *record.id_mut() = fresh.unwrap_or_default();
            self.findings.push(Finding::renamed(At::new(R::KIND, record.id()), &id));
        }
        self.table.push(record);
    }

    fn take_patiently(&mut self, row: &RawValue) {
        let mut reader = serde_json::Deserializer::from_str(row.get());
        let whole = Whole { patient: true, findings: self.findings, row: std::marker::PhantomData };
        if let Ok(record) = whole.deserialize(&mut reader) {
            self.take(record);
        } else {
            self.findings.push(Finding::stray(R::KIND));
            self.table.strays.push(row.to_owned());
        }
    }
}

/// Reads a collection that keeps to the table, straight into place.
struct Straight<'a, 'b, R>(&'a mut Filling<'b, R>);

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
            let whole = Whole { patient: false, findings: self.0.findings, row: std::marker::PhantomData };
            match rows.next_element_seed(whole)? {
                Some(record) => self.0.take(record),
                None => return Ok(()),
            }
        }
    }
}

/// Reads one record; patiently means that a field of the wrong shape is kept and not a reason to stop.
struct Whole<'a, R> {
    patient: bool,
    findings: &'a mut Vec<Finding>,
    row: std::marker::PhantomData<R>,
}

impl<'de, R: Record> DeserializeSeed<'de> for Whole<'_, R> {
    type Value = R;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<R, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, R: Record> Visitor<'de> for Whole<'_, R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let mut record = R::default();
        let mut misshapen = Vec::new();
        let mut next = 0;
        while let Some(key) = map.next_key_seed(KeyIn::<R> { next, row: std::marker::PhantomData })? {
            match key {
                Key::Id => *record.id_mut() = map.next_value()?,
                Key::Unknown(name) => record.extra_mut().push(name, map.next_value()?),
                Key::Known(place) => {
                    next = place + 1;
                    let field = &R::FIELDS[place];
                    if !self.patient {
                        map.next_value_seed((field.slot)(&mut record))?;
                    } else if !take_field(&mut record, field, map.next_value()?) {
                        misshapen.push(field.label);
                    }
                }
            }
        }
        let at = At::new(R::KIND, record.id());
        self.findings.extend(misshapen.into_iter().map(|label| Finding::misshapen(at.clone(), label)));
        Ok(record)
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
    row: std::marker::PhantomData<R>,
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
