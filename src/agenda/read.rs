//! From the text of `agenda.json` to an agenda, through the table of fields.
//!
//! A file that keeps to the table is read straight into place. One with a field of the wrong shape is read again, field
//! by field, so that what cannot be understood is kept verbatim and named in a finding. One record is read in
//! [`rows`]; what can be saved of a damaged file is gathered in [`salvage`].

mod rows;
mod salvage;

use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use self::rows::{Filling, Straight, Whole};
pub use self::salvage::{Damage, Salvage};
use super::Agenda;
use super::extra::Extra;
use super::field::{MISSHAPEN, Record};
use super::id::{Id, Kind};
use super::record::Head;
use super::review::Finding;
use super::table::Table;

/// The key of the format.
pub(super) const FORMAT_KEY: &str = "format";
/// The format that this version writes.
pub(super) const FORMAT: &str = "overleg-agenda/1";
/// Comes before the name of what the file holds beside the collections and this version does not know: it is kept with
/// the record of the agenda itself, so that it is compared and restored like everything else.
pub(super) const OUTSIDE: char = '/';
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
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
        // UTF-16 without a mark passes for UTF-8 that is full of zeros.
        Self::from_json(text).map_err(|error| if bytes.contains(&0) { ReadError::NotText } else { error })
    }

    /// Reads an agenda from text.
    ///
    /// # Errors
    /// Says where the text breaks off or why it is no agenda.
    pub fn from_json(text: &str) -> Result<Reading, ReadError> {
        let read = |patient| {
            let mut reader = serde_json::Deserializer::from_str(text);
            let mut reading = Unchecked { patient, bytes: text.len(), ..Unchecked::default() };
            (&mut reading).deserialize(&mut reader)?;
            reader.end()?;
            Ok(reading)
        };
        let failed = |error: serde_json::Error| match error.classify() {
            Category::Data => ReadError::NotAnAgenda,
            _ => ReadError::Syntax { line: error.line(), column: error.column() },
        };
        // A number that is too large or half a character is no mistake in the build of the file, so it is read again too.
        read(false).or_else(|_| read(true)).map_err(failed)?.checked()
    }
}

/// An agenda of which the format was not looked at yet.
#[derive(Default)]
struct Unchecked {
    agenda: Agenda,
    head: Option<Arc<Head>>,
    outside: Extra,
    format: Option<Box<RawValue>>,
    findings: Vec<Finding>,
    patient: bool,
    bytes: usize,
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
        let mut shared = self.head.unwrap_or_default();
        let head = Arc::make_mut(&mut shared);
        if head.id.as_str().is_empty() {
            head.id = Id::from("agenda");
        }
        for (name, raw) in self.outside.iter() {
            head.extra.push(format!("{OUTSIDE}{name}"), raw.to_owned());
        }
        self.agenda.head.push(shared);
        Ok(Reading { agenda: self.agenda, findings: self.findings, newer: version > VERSION })
    }

    fn collection<'de, R: Record, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        table: fn(&mut Agenda) -> &mut Table<R>,
    ) -> Result<(), A::Error> {
        let mut into = Filling::new(table(&mut self.agenda), &mut self.findings, self.bytes);
        if !self.patient {
            return map.next_value_seed(Straight(&mut into));
        }
        let raw: Box<RawValue> = map.next_value()?;
        if let Ok(rows) = serde_json::from_str::<Option<Vec<&RawValue>>>(raw.get()) {
            for row in rows.unwrap_or_default() {
                into.take_patiently(row);
            }
        } else {
            self.findings.push(Finding::collection(R::KIND));
            self.outside.push(R::KIND.collection().into(), raw);
        }
        Ok(())
    }

    fn head<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        if !self.patient {
            if self.head.is_some() {
                return Err(A::Error::duplicate_field(Kind::Head.collection()));
            }
            self.head = Some(map.next_value_seed(Whole::new(false, &mut self.findings))?);
            return Ok(());
        }
        let raw: Box<RawValue> = map.next_value()?;
        let mut reader = serde_json::Deserializer::from_str(raw.get());
        match Whole::new(true, &mut self.findings).deserialize(&mut reader) {
            Ok(head) if self.head.is_none() => self.head = Some(head),
            _ if raw.get() == "null" => {}
            _ => {
                self.findings.push(Finding::head());
                self.outside.push(Kind::Head.collection().into(), raw);
            }
        }
        Ok(())
    }

    /// Keeps what this version does not know, or knows by a name that was taken when it was written.
    fn unknown(&mut self, key: &str, raw: Box<RawValue>) {
        let name = key.strip_prefix(MISSHAPEN).filter(|name| Kind::from_collection(name).is_some());
        self.outside.push(name.unwrap_or(key).into(), raw);
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
                Some(Kind::Stand) => self.collection(&mut map, |agenda| &mut agenda.standen)?,
                Some(Kind::Note) => self.collection(&mut map, |agenda| &mut agenda.notes)?,
                Some(Kind::Kernpartner) => self.collection(&mut map, |agenda| &mut agenda.kernpartners)?,
                Some(Kind::Person) => self.collection(&mut map, |agenda| &mut agenda.people)?,
                Some(Kind::Question) => self.collection(&mut map, |agenda| &mut agenda.questions)?,
                Some(Kind::Meting) => self.collection(&mut map, |agenda| &mut agenda.metingen)?,
                Some(Kind::Answer) => self.collection(&mut map, |agenda| &mut agenda.answers)?,
                Some(Kind::Conclusie) => self.collection(&mut map, |agenda| &mut agenda.conclusies)?,
                None if key == FORMAT_KEY => self.format = Some(map.next_value()?),
                None => self.unknown(&key, map.next_value()?),
            }
        }
        Ok(())
    }
}
