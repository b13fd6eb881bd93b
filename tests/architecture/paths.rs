//! Finds every path that a file names: in `use` groups, opened out, and inline.
//!
//! What a path may point at is for `layers` and `boundaries` to say.

use super::lexer::{Token, closing, is_name};

/// A path such as `crate::agenda::Doel`, with the inline modules around it.
pub(super) struct Path {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    pub(super) inline: usize,
    pub(super) test: bool,
}

impl Path {
    /// Says whether the two names stand side by side in the path.
    pub(super) fn names(&self, pair: [&str; 2]) -> bool {
        self.segments.windows(2).any(|part| part == pair)
    }

    /// Says whether the path starts with these segments.
    pub(super) fn starts_with(&self, start: &[&str]) -> bool {
        self.segments.len() >= start.len() && self.segments.iter().zip(start).all(|(a, b)| a == b)
    }
}

/// Returns all paths of a file: those of more than one segment, and everything a `use` names.
pub(super) fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut found = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        ends.retain(|end| *end > at);
        if let Some(end) = inline_module_end(tokens, at) {
            ends.push(end);
        }
        let (segments, next) = paths_at(tokens, at);
        found.extend(segments.into_iter().map(|(segments, line)| Path {
            segments,
            line,
            inline: ends.len(),
            test: tokens[at].test,
        }));
        at = next;
    }
    found
}

type Found = Vec<(Vec<String>, usize)>;

fn paths_at(tokens: &[Token], at: usize) -> (Found, usize) {
    let mut found = Found::new();
    let is_use = tokens[at].text == "use" && text(tokens, at + 1) != "<";
    if is_use {
        let next = open_group(tokens, at + 1, &mut Vec::new(), &mut found);
        return (found, next);
    }
    let (segments, next) = inline_path(tokens, at);
    if segments.len() > 1 {
        found.push((segments, tokens[at].first));
    }
    (found, next)
}

fn inline_module_end(tokens: &[Token], at: usize) -> Option<usize> {
    (tokens[at].text == "mod" && text(tokens, at + 2) == "{").then(|| closing(tokens, at + 2))
}

fn open_group(tokens: &[Token], start: usize, prefix: &mut Vec<String>, found: &mut Found) -> usize {
    let (mut at, depth) = (start, prefix.len());
    let mut grouped = false;
    while !matches!(text(tokens, at), "" | "," | ";" | "}") {
        match text(tokens, at) {
            "::" => at += 1,
            "as" => at += 2,
            "{" => (at, grouped) = (open_members(tokens, at + 1, prefix, found), true),
            name => {
                prefix.push(name.to_owned());
                at += 1;
            }
        }
    }
    if !grouped && prefix.len() > depth {
        found.push((prefix.clone(), tokens[at - 1].first));
    }
    prefix.truncate(depth);
    at
}

fn open_members(tokens: &[Token], start: usize, prefix: &mut Vec<String>, found: &mut Found) -> usize {
    let mut at = start;
    while !matches!(text(tokens, at), "" | ";" | "}") {
        at = open_group(tokens, at, prefix, found);
        at += usize::from(text(tokens, at) == ",");
    }
    at + usize::from(text(tokens, at) == "}")
}

fn inline_path(tokens: &[Token], start: usize) -> (Vec<String>, usize) {
    if !is_name(&tokens[start].text) || start > 0 && tokens[start - 1].text == "." {
        return (Vec::new(), start + 1);
    }
    let (mut segments, mut at) = (vec![tokens[start].text.clone()], start + 1);
    while text(tokens, at) == "::" && is_name(text(tokens, at + 1)) {
        segments.push(tokens[at + 1].text.clone());
        at += 2;
    }
    (segments, at)
}

fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.text)
}

#[cfg(test)]
mod tests {
    use super::super::lexer::lex;
    use super::*;

    fn found(code: &str) -> Vec<String> {
        paths(&lex(code).0).into_iter().map(|path| path.segments.join("::")).collect()
    }

    #[test]
    fn groups_are_opened_out() {
        let code = "use crate::{agenda::{self, Id as Name}, date, lookup::*,}; use chrono;";
        let expected =
            ["crate::agenda::self", "crate::agenda::Id", "crate::date", "crate::lookup::*", "chrono"];
        assert_eq!(found(code), expected);
    }

    #[test]
    fn inline_paths_are_found_and_methods_are_not() {
        let code = "fn a(b: &crate::store::Store) -> impl Sized + use<> { self.b.crate_x::<u8>(0..std::u8::MAX); ::clap::c() }";
        assert_eq!(found(code), ["crate::store::Store", "std::u8::MAX", "clap::c"]);
    }

    #[test]
    fn inline_modules_are_counted() {
        let code = "a::b(); mod x { mod tests { use super::c; } d::e(); } f::g();";
        let depths: Vec<usize> = paths(&lex(code).0).iter().map(|path| path.inline).collect();
        assert_eq!(depths, [0, 2, 1, 0]);
    }
}
