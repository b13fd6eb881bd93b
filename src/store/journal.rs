//! The form of a journal: a header and numbered lines, each with a checksum, and what is left of them after damage.
//!
//! What the lines of several journals mean together is for [`super::trail`]; writing them is for [`super::ledger`].

use serde::{Deserialize, Deserializer, Serialize};

use crate::agenda::Edit;
use crate::date::Moment;

/// The version of the journal that this program writes.
const VERSION: u32 = 1;

/// A place in a journal: its file name and the number of a line.
pub(super) type Point = (String, u64);

/// The first line of a journal: whose it is and what its lines follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) overleg: u32,
    pub(super) agenda: String,
    pub(super) writer: String,
    /// The hash of the agenda that the first line applies to; absent when this file only goes on with an abandoned one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<Point>,
    /// The number of the last line before this journal.
    pub(super) n: u64,
    pub(super) at: Moment,
}

impl Header {
    pub(super) fn new(agenda: String, writer: u64, at: Moment) -> Self {
        Self { overleg: VERSION, agenda, writer: format!("{writer:016x}"), base: None, after: None, n: 0, at }
    }

    pub(super) fn frame(&self) -> Vec<u8> {
        frame(self)
    }
}

/// What a line does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// An edit; `took` names what of other journals is in it, `found` what something else had made of `agenda.json`.
    Edit { took: Vec<Point>, found: Option<String> },
    /// A field that is being typed in, or was closed.
    Draft { open: bool },
    /// The agenda after line `upto` was written with this hash.
    Saved { hash: String, upto: u64 },
    /// The version that this line announced was not put in place after all.
    GivenUp { line: u64 },
    /// Something that only a newer program knows.
    Unknown,
}

/// A whole line of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) n: u64,
    pub(super) what: What,
    json: Box<str>,
}

impl Line {
    fn parse(json: &str) -> Option<Self> {
        let form: LineForm = serde_json::from_str(json).ok()?;
        let what = match form {
            LineForm { saved: Some(hash), upto, n, .. } => {
                What::Saved { hash, upto: upto.unwrap_or(n.saturating_sub(1)) }
            }
            LineForm { edit: Some(_), took, found, .. } => What::Edit { took, found },
            LineForm { draft: Some(open), .. } => What::Draft { open },
            LineForm { void: Some(line), .. } => What::GivenUp { line },
            LineForm { .. } => What::Unknown,
        };
        Some(Self { n: form.n, what, json: json.into() })
    }

    /// Returns the edit of this line; an error when a newer program wrote it.
    pub(super) fn edit(&self) -> serde_json::Result<Edit> {
        serde_json::from_str(&self.json)
    }

    /// Returns the draft of this line, if it opens one.
    pub(super) fn draft(&self) -> Option<Edit> {
        serde_json::from_str::<DraftForm>(&self.json).ok()?.draft
    }
}

#[derive(Deserialize)]
struct LineForm {
    n: u64,
    #[serde(default)]
    took: Vec<Point>,
    #[serde(default)]
    found: Option<String>,
    #[serde(default)]
    edit: Option<serde::de::IgnoredAny>,
    #[serde(default, deserialize_with = "present")]
    draft: Option<bool>,
    #[serde(default)]
    saved: Option<String>,
    #[serde(default)]
    upto: Option<u64>,
    #[serde(default)]
    void: Option<u64>,
}

#[derive(Deserialize)]
struct DraftForm {
    draft: Option<Edit>,
}

/// Tells `null` (a closed field) from absence.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Option::<serde::de::IgnoredAny>::deserialize(deserializer).map(|draft| Some(draft.is_some()))
}

/// Where an edit comes from that nobody made at the keys.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origin<'a> {
    /// The lines of other journals that are in it.
    pub(super) took: &'a [Point],
    /// The hash of what something else had made of `agenda.json`: all that is wanted of it is in here.
    pub(super) found: Option<&'a str>,
}

/// Writes the line of an edit.
///
/// An edit is an object already; its number, moment and origin are put in front. Flattening in serde would reformat unknown
/// numbers.
pub(super) fn edit_line(n: u64, at: Moment, from: Origin<'_>, edit: &Edit) -> Vec<u8> {
    let json = serde_json::to_string(edit).unwrap_or_default();
    let rest = json.strip_prefix('{').unwrap_or("\"edit\":[]}");
    let took = if from.took.is_empty() {
        String::new()
    } else {
        format!("\"took\":{},", serde_json::json!(from.took))
    };
    let found = from.found.map(|hash| format!("\"found\":\"{hash}\",")).unwrap_or_default();
    seal(format!(r#"{{"n":{n},"at":"{at}",{took}{found}{rest}"#).into_bytes())
}

/// Writes the line of an open field, or of its closing.
pub(super) fn draft_line(n: u64, draft: Option<&Edit>) -> Vec<u8> {
    #[derive(Serialize)]
    struct Form<'a> {
        n: u64,
        draft: Option<&'a Edit>,
    }
    frame(&Form { n, draft })
}

/// Writes the line of a checkpoint.
pub(super) fn saved_line(n: u64, hash: &str, upto: u64) -> Vec<u8> {
    frame(&serde_json::json!({ "n": n, "saved": hash, "upto": upto }))
}

/// Writes the line that takes back an announcement.
pub(super) fn void_line(n: u64, line: u64) -> Vec<u8> {
    frame(&serde_json::json!({ "n": n, "void": line }))
}

fn frame(form: &impl Serialize) -> Vec<u8> {
    seal(serde_json::to_vec(form).unwrap_or_default())
}

fn seal(mut json: Vec<u8>) -> Vec<u8> {
    let mut line = format!("{:08x} ", crc32fast::hash(&json)).into_bytes();
    line.append(&mut json);
    line.push(b'\n');
    line
}

fn unseal(line: &[u8]) -> Option<String> {
    let (sum, json) = line.split_at_checked(9)?;
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?.strip_suffix(' ')?, 16).ok()?;
    if sum != crc32fast::hash(json) {
        return None;
    }
    String::from_utf8(json.to_owned()).ok()
}

/// What a journal file holds that can be trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    pub(super) name: String,
    pub(super) header: Option<Header>,
    pub(super) lines: Vec<Line>,
    /// How many whole lines lie behind the first damage; a cut tail is no damage but what a crash leaves.
    pub(super) behind_damage: usize,
    /// Whether its last line was never finished: power failed, or the system died with the program.
    pub(super) is_torn: bool,
    /// Whether a newer program wrote this file.
    pub(super) is_newer: bool,
}

impl Journal {
    /// Reads what can be trusted: whole lines up to the first that fails its checksum or its number.
    pub(super) fn read(name: &str, bytes: &[u8]) -> Self {
        let mut journal = Self { name: name.to_owned(), ..Self::default() };
        let mut whole: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        let end = whole.pop();
        let trusted = whole.iter().take_while(|line| journal.take(line)).count();
        journal.is_torn = journal.header.is_some() && end.is_some_and(|end| !end.is_empty());
        if !journal.is_newer {
            journal.behind_damage = whole.len() - trusted;
        }
        journal
    }

    fn take(&mut self, line: &[u8]) -> bool {
        let Some(json) = unseal(line) else { return false };
        match &self.header {
            None => self.take_header(&json),
            Some(header) => {
                let expected = header.n + self.lines.len() as u64 + 1;
                let line = Line::parse(&json).filter(|line| line.n == expected);
                let is_next = line.is_some();
                self.lines.extend(line);
                is_next
            }
        }
    }

    fn take_header(&mut self, json: &str) -> bool {
        #[derive(Deserialize)]
        struct Version {
            overleg: u32,
        }
        self.is_newer = serde_json::from_str(json).is_ok_and(|found: Version| found.overleg > VERSION);
        self.header = if self.is_newer { None } else { serde_json::from_str(json).ok() };
        self.header.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header::new("k3f9".into(), 0x8f2c, Moment::parse("2026-03-12T09:00:00Z").unwrap())
    }

    fn edit(json: &str) -> Edit {
        serde_json::from_str(json).unwrap()
    }

    const SET: &str = r#"{"place":["action","a1"],"edit":[["set","action","a1","title","Oud","Nieuw"]]}"#;

    #[test]
    fn the_lines_are_as_the_format_says() {
        let text = |line: Vec<u8>| String::from_utf8(line).unwrap().split_off(9);
        let at = header().at;
        assert_eq!(
            text(header().frame()),
            "{\"overleg\":1,\"agenda\":\"k3f9\",\"writer\":\"0000000000008f2c\",\"n\":0,\"at\":\"2026-03-12T09:00:00Z\"}\n"
        );
        assert_eq!(
            text(edit_line(3, at, Origin::default(), &edit(SET))),
            format!("{{\"n\":3,\"at\":\"2026-03-12T09:00:00Z\",{}\n", &SET[1..])
        );
        assert_eq!(text(draft_line(4, None)), "{\"n\":4,\"draft\":null}\n");
        assert_eq!(text(draft_line(5, Some(&edit(SET)))), format!("{{\"n\":5,\"draft\":{SET}}}\n"));
        assert_eq!(text(void_line(7, 6)), "{\"n\":7,\"void\":6}\n");
        assert_eq!(text(saved_line(6, "sha256:ab", 4)), "{\"n\":6,\"saved\":\"sha256:ab\",\"upto\":4}\n");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let at = header().at;
        let took = [("ander.jnl".to_owned(), 7)];
        let lines = [
            header().frame(),
            edit_line(1, at, Origin { took: &took, found: Some("sha256:00") }, &edit(SET)),
            draft_line(2, Some(&edit(SET))),
            draft_line(3, None),
            saved_line(4, "sha256:ab", 3),
            void_line(5, 4),
        ];
        let journal = Journal::read("a.jnl", &lines.concat());
        assert_eq!((journal.header, journal.behind_damage), (Some(header()), 0));
        let what: Vec<What> = journal.lines.iter().map(|line| line.what.clone()).collect();
        let saved = What::Saved { hash: "sha256:ab".into(), upto: 3 };
        let (open, closed) = (What::Draft { open: true }, What::Draft { open: false });
        let void = What::GivenUp { line: 4 };
        assert_eq!(
            what,
            [What::Edit { took: took.into(), found: Some("sha256:00".into()) }, open, closed, saved, void]
        );
        assert_eq!(journal.lines[0].edit().unwrap(), edit(SET));
        assert_eq!(journal.lines[1].draft().unwrap(), edit(SET));
    }

    #[test]
    fn an_unknown_field_over_several_lines_becomes_one_line() {
        let json = "{\"edit\":[[\"set\",\"action\",\"a1\",\"eigen\",null,[{\r\n  \"x\" :\t1.10}]]]}";
        let line = edit_line(1, header().at, Origin::default(), &edit(json));
        assert_eq!(line.iter().position(|byte| *byte == b'\n'), Some(line.len() - 1));
        let journal = Journal::read("a.jnl", &[header().frame(), line].concat());
        assert_eq!(journal.lines[0].edit().unwrap(), edit(json));
    }

    #[test]
    fn a_number_that_is_not_the_next_one_ends_what_can_be_trusted() {
        let lines = [header().frame(), saved_line(1, "a", 0), saved_line(3, "b", 2), saved_line(4, "c", 3)];
        let journal = Journal::read("a.jnl", &lines.concat());
        assert_eq!((journal.lines.len(), journal.behind_damage), (1, 2));
    }
}
