//! What can be saved of a file that breaks off or has a mistake in it: what is whole is gathered again into a file that
//! can be read.
//!
//! Up to the first mistake the file is walked part by part, in whatever layout. After it, only the lines count with
//! which the layout of this program begins a record or a list: within a text there are no lines, so such a line is no
//! accident. Every part is read once more at most, and nothing is read part in part, so a hostile file of any size
//! costs time in proportion. Reading what was gathered is for [`super`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

use super::{Agenda, ReadError, Reading};
use crate::agenda::id::Kind;

/// What was saved of a damaged file.
#[derive(Debug)]
pub struct Salvage {
    /// The agenda as far as it was whole.
    pub reading: Reading,
    /// What is wrong with the file.
    pub why: Damage,
    /// How many records of which kind are in it.
    pub saved: Vec<(Kind, usize)>,
}

/// What is wrong with a file of which something was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// About here it breaks off or has a mistake.
    Broken {
        /// Which line.
        line: usize,
    },
    /// From here on some letters are none; each is shown as a mark.
    Letters {
        /// The line of the first.
        line: usize,
    },
    /// It is text of another sort: UTF-16.
    Wide,
}

impl Damage {
    /// The build of a file counts for more than its letters; it may be the letters that broke it.
    fn broken(line: usize, before: Option<Self>) -> Self {
        match before {
            Some(Self::Letters { line: first }) => Self::Broken { line: first.min(line) },
            Some(Self::Wide | Self::Broken { .. }) | None => Self::Broken { line },
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { line } => write!(f, "is beschadigd vanaf regel {line}"),
            Self::Letters { line } => write!(
                f,
                "bevat vanaf regel {line} tekens die geen gewone tekst (UTF-8) zijn; u ziet daar een �"
            ),
            Self::Wide => f.write_str("is opgeslagen in een andere tekensoort (UTF-16)"),
        }
    }
}

impl Agenda {
    /// Returns what can be saved of a file that cannot be read, and why it cannot; nothing when not one record is whole.
    #[must_use]
    pub fn salvage(bytes: &[u8]) -> Option<Salvage> {
        let (text, why) = decoded(bytes);
        if !text.trim_start().starts_with('{') {
            return None;
        }
        let (reading, why) = match Self::from_json(&text) {
            Ok(reading) => (reading, why?),
            Err(ReadError::Syntax { line, .. }) => {
                let gathered = Gathering::of(&text).into_json();
                (Self::from_json(&gathered).ok()?, Damage::broken(line, why))
            }
            Err(_) => return None,
        };
        let count = |kind: &Kind| (*kind, reading.agenda.rows(*kind).ids().len());
        let lists = Kind::ALL.iter().filter(|kind| **kind != Kind::Head);
        let saved: Vec<_> = lists.map(count).filter(|(_, count)| *count > 0).collect();
        (!saved.is_empty()).then_some(Salvage { reading, why, saved })
    }
}

/// Returns the text of a file whatever its bytes, and what that took.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<Damage>) {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]]));
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => return (Cow::Owned(wide(u16::from_le_bytes)), Some(Damage::Wide)),
        [0xfe, 0xff, ..] => return (Cow::Owned(wide(u16::from_be_bytes)), Some(Damage::Wide)),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = |end: usize| bytes[..end].split(|byte| *byte == b'\n').count();
    let why =
        std::str::from_utf8(bytes).err().map(|error| Damage::Letters { line: line(error.valid_up_to()) });
    (String::from_utf8_lossy(bytes), why)
}

/// The parts of a file that are whole.
struct Gathering<'a> {
    text: &'a str,
    /// What stands before every key of the file, when each has a line of its own.
    indent: &'a str,
    /// Each with its key as it was written, and whether it stood in a list.
    parts: Vec<(&'a str, &'a str, bool)>,
    /// The fields of the agenda itself, where they are not whole together.
    head: Vec<(&'a str, &'a str)>,
    /// In which list the walk broke off, with its key.
    list: Option<(Kind, &'a str)>,
    /// Up to where everything was gathered.
    done: usize,
}

/// With what a line begins, and where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// A key of the file.
    Key(usize),
    /// A record in a list, or a field of the agenda itself.
    Inner(usize),
    /// A list of which the name is damaged: what follows is not of the list before it.
    Lost(usize),
}

impl Line {
    fn at(self) -> usize {
        match self {
            Self::Key(at) | Self::Inner(at) | Self::Lost(at) => at,
        }
    }
}

impl<'a> Gathering<'a> {
    fn of(text: &'a str) -> Self {
        let start = text.find('{').map_or(text.len(), |at| at + 1);
        let indent = first_indent(&text[start..]);
        let (parts, head) = (Vec::new(), Vec::new());
        let mut gathering = Self { text, indent, parts, head, list: None, done: start };
        let mut last = start;
        while gathering.entry(text.len()).is_some() {
            last = gathering.done;
        }
        // Behind a file that is whole, another whole one does not count.
        let rest = text[gathering.done..].trim_start().strip_prefix('}').unwrap_or_default();
        let is_two = gathering.done == last && rest.trim_start().starts_with('{');
        if !indent.is_empty() && !is_two {
            gathering.by_line();
        }
        gathering
    }

    /// Takes the next key of the file with its value; nothing when it is not whole, and then the place tells where.
    fn entry(&mut self, end: usize) -> Option<()> {
        let at = self.skip(self.done, end, b",")?;
        let (key, at) = self.key(at, end)?;
        let kind = Kind::from_collection(&serde_json::from_str::<String>(key).ok()?);
        let before = std::mem::replace(&mut self.list, kind.map(|kind| (kind, key)));
        self.done = self.skip(at, end, b"")?;
        if kind.is_some_and(|kind| kind != Kind::Head) && self.text.as_bytes()[self.done] == b'[' {
            self.done += 1;
            return self.records(key, end);
        }
        let raw = self.value(self.done, end).filter(|raw| !self.swallows(raw, 1, "\""))?;
        self.done += raw.len();
        // Behind a bracket too many, the fields of a record look like keys of the file: its list goes on.
        self.list = before;
        self.parts.push((key, raw, false));
        Some(())
    }

    /// Takes the records of a list up to its end; nothing when one is not whole.
    fn records(&mut self, key: &'a str, end: usize) -> Option<()> {
        loop {
            self.done = self.skip(self.done, end, b",")?;
            if self.text.as_bytes()[self.done] == b']' {
                // Records that follow all the same, before any other list begins, are of this one.
                self.done += 1;
                return Some(());
            }
            let raw = self.value(self.done, end).filter(|raw| !self.swallows(raw, 2, "{"))?;
            self.done += raw.len();
            self.parts.push((key, raw, true));
            // Without a comma in between, something is missing: what follows may be of another list.
            let next = self.skip(self.done, end, b"")?;
            if !matches!(self.text.as_bytes()[next], b',' | b']') {
                self.done = next;
                return None;
            }
        }
    }

    /// Goes on after the first mistake, from line to line.
    fn by_line(&mut self) {
        let from = self.text[..self.done].rfind('\n').unwrap_or(0);
        let lines = self.lines(from);
        let mut next_key = self.text.len();
        let mut ends = vec![next_key; lines.len()];
        for (place, line) in lines.iter().enumerate().rev() {
            let next = lines.get(place + 1).map_or(self.text.len(), |next| next.at());
            ends[place] = if matches!(line, Line::Key(_)) { next_key } else { next };
            if matches!(line, Line::Key(_)) {
                next_key = line.at();
            }
        }
        for (line, end) in lines.into_iter().zip(ends) {
            match line {
                _ if line.at() < self.done => {}
                Line::Lost(_) => self.list = None,
                Line::Key(at) => {
                    (self.done, self.list) = (at, None);
                    let _ = self.entry(end);
                }
                Line::Inner(at) => self.inner(at, end),
            }
        }
    }

    /// Takes a record of the list at hand, or a field of the agenda itself, when it is whole.
    fn inner(&mut self, at: usize, end: usize) {
        let Some((kind, list)) = self.list else { return };
        if kind == Kind::Head {
            let found = self.key(at, end).and_then(|(key, at)| {
                let at = self.skip(at, end, b"")?;
                Some((key, self.value(at, end)?))
            });
            self.head.extend(found);
        } else if let Some(raw) = self.value(at, end).filter(|raw| belongs(kind, raw)) {
            self.parts.push((list, raw, true));
        }
    }

    /// Returns the lines from here on that the layout of this program gives a meaning.
    fn lines(&self, from: usize) -> Vec<Line> {
        let mut at = from;
        let mut lines = Vec::new();
        for line in self.text[from..].split_inclusive('\n') {
            let begins = at;
            at += line.len();
            let Some(inside) = line.strip_prefix(self.indent) else { continue };
            let place = begins + self.indent.len();
            match (inside.as_bytes().first(), inside.strip_prefix(self.indent)) {
                (Some(b'"'), _) if self.key(place, at).is_some() => lines.push(Line::Key(place)),
                (Some(byte), _) if !byte.is_ascii_whitespace() && inside.trim_end().ends_with('[') => {
                    lines.push(Line::Lost(place));
                }
                (_, Some(deeper)) if deeper.starts_with(['{', '"']) => {
                    lines.push(Line::Inner(place + self.indent.len()));
                }
                _ => {}
            }
        }
        lines
    }

    /// Returns the place of what comes next, over white space and at most one of these signs.
    fn skip(&self, from: usize, end: usize, sign: &[u8]) -> Option<usize> {
        let blank = |byte: &u8| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let bytes = self.text.as_bytes().get(..end)?;
        let next = |from: usize| Some(from + bytes.get(from..)?.iter().position(blank)?);
        let at = next(from)?;
        if sign.contains(&bytes[at]) { next(at + 1) } else { Some(at) }
    }

    /// Returns a key as it is written, and the place behind its colon.
    fn key(&self, at: usize, end: usize) -> Option<(&'a str, usize)> {
        let key = self.value(at, end).filter(|raw| raw.starts_with('"'))?;
        let colon = self.skip(at + key.len(), end, b"")?;
        (self.text.as_bytes()[colon] == b':').then_some((key, colon + 1))
    }

    /// Returns the text of the value that stands here, when it is whole.
    fn value(&self, at: usize, end: usize) -> Option<&'a str> {
        let mut values = serde_json::Deserializer::from_str(self.text.get(at..end)?).into_iter::<&RawValue>();
        values.next()?.ok().map(RawValue::get)
    }

    /// Returns whether a value goes on over lines that begin another record or key: where a piece is gone, what follows can fit
    /// inside by chance.
    fn swallows(&self, raw: &str, depth: usize, sign: &str) -> bool {
        let begin = |depth: usize, sign: &str| format!("\n{}{sign}", self.indent.repeat(depth));
        !self.indent.is_empty() && (raw.contains(&begin(depth, sign)) || raw.contains(&begin(1, "\"")))
    }

    /// Writes what was gathered as one file.
    fn into_json(self) -> String {
        let mut json = String::with_capacity(self.text.len() + 64);
        let mut list: Option<&str> = None;
        for (key, raw, listed) in &self.parts {
            if *listed && list == Some(*key) {
                // The list that was closed behind the last record goes on.
                json.pop();
                json.extend([",", raw, "]"]);
            } else {
                let (open, close) = if *listed { ("[", "]") } else { ("", "") };
                push(&mut json, key, &[open, raw, close]);
            }
            list = listed.then_some(*key);
        }
        if !self.head.is_empty() {
            let mut head = String::new();
            self.head.iter().for_each(|(key, raw)| push(&mut head, key, &[raw]));
            push(&mut json, "\"head\"", &["{", &head, "}"]);
        }
        format!("{{{json}}}")
    }
}

fn push(json: &mut String, key: &str, value: &[&str]) {
    if !json.is_empty() {
        json.push(',');
    }
    json.extend([key, ":"]);
    json.extend(value.iter().copied());
}

/// Returns the white space before the first key, when that has a line of its own.
fn first_indent(text: &str) -> &str {
    let key = text.find('"').unwrap_or(0);
    let line = text[..key].rfind('\n').map_or(key, |at| at + 1);
    let indent = &text[line..key];
    if indent.trim().is_empty() { indent } else { "" }
}

/// Returns whether a record behind a mistake is of this list. The line on which another list began may be gone, and then a
/// field tells that only records of that list have.
fn belongs(kind: Kind, raw: &str) -> bool {
    let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(raw) else { return false };
    let is_foreign = |name: &String| {
        kind.known_field(name).is_none() && Kind::ALL.iter().any(|other| other.known_field(name).is_some())
    };
    fields.contains_key("id") && !fields.keys().any(is_foreign)
}
