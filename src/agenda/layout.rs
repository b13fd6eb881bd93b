//! How the text of unknown fields is laid out: without white space in memory, indented like the rest in the file.
//!
//! One form in memory means that a field never differs from itself, and that a line of the journal stays one line.

use std::io::{self, Write};

use serde_json::ser::{Formatter, PrettyFormatter};
use serde_json::value::RawValue;

/// Text nested deeper than this is written on one line: indenting it would make a small file a huge one.
const DEEPEST: usize = 64;

/// Returns the same JSON without the white space between its parts; numbers and words stay as they were typed.
pub(super) fn squeezed(raw: Box<RawValue>) -> Box<RawValue> {
    if !raw.get().bytes().any(is_space) {
        return raw;
    }
    let mut text = Vec::with_capacity(raw.get().len());
    for part in Parts::of(raw.get()) {
        text.extend_from_slice(part);
    }
    let text = String::from_utf8(text).ok();
    text.and_then(|text| RawValue::from_string(text).ok()).unwrap_or(raw)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// The parts of a JSON text without the space between them: a bracket, a comma, a colon, or a whole word or string.
struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.0.iter().position(|byte| !is_space(*byte))?;
        let rest = &self.0[start..];
        let length = match rest[0] {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            b'"' => length_of_string(rest),
            _ => rest.iter().position(|byte| ends_word(*byte)).unwrap_or(rest.len()),
        };
        let (part, rest) = rest.split_at(length);
        self.0 = rest;
        Some(part)
    }
}

fn ends_word(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"')
}

fn length_of_string(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// The layout of `agenda.json`: that of `serde_json`, also inside fields that this version does not know.
#[derive(Default)]
pub(super) struct Layout {
    pretty: PrettyFormatter<'static>,
    depth: usize,
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.pretty.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.pretty.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.pretty.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.pretty.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object_value(writer)
    }

    fn write_raw_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        if nesting(text) > DEEPEST {
            return Parts::of(text).try_for_each(|part| writer.write_all(part));
        }
        writer.write_all(&indented(text, self.depth))
    }
}

fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for part in Parts::of(text) {
        match part {
            b"{" | b"[" => depth += 1,
            b"}" | b"]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn indented(text: &str, depth: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() * 2);
    let mut depth = depth;
    let mut opened = false;
    for part in Parts::of(text) {
        let closes = matches!(part, b"}" | b"]");
        if closes {
            depth = depth.saturating_sub(1);
        }
        // An empty list or map stays on one line.
        if opened != closes {
            break_line(&mut out, depth);
        }
        opened = matches!(part, b"{" | b"[");
        depth += usize::from(opened);
        out.extend_from_slice(part);
        match part {
            b"," => break_line(&mut out, depth),
            b":" => out.push(b' '),
            _ => {}
        }
    }
    out
}

fn break_line(out: &mut Vec<u8>, depth: usize) {
    out.push(b'\n');
    out.extend(std::iter::repeat_n(*b"  ", depth).flatten());
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOSE: &str = " {\"a\" : [1.10, \"x, \\\" y\", { } ,[ ]],\r\n\t\"b\":null }";

    #[test]
    fn squeezing_keeps_numbers_and_words_as_they_were_typed() {
        let raw = RawValue::from_string(LOOSE.trim().into()).unwrap();
        assert_eq!(squeezed(raw).get(), r#"{"a":[1.10,"x, \" y",{},[]],"b":null}"#);
    }

    #[test]
    fn indents_as_serde_does() {
        let expected =
            serde_json::to_string_pretty(&serde_json::json!({"a": [1, "x", {}, []], "b": {"c": null}}));
        assert_eq!(indented(r#"{"a":[1,"x",{},[]],"b":{"c":null}}"#, 0), expected.unwrap().into_bytes());
    }
}
