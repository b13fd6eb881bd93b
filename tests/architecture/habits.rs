//! The habits of writing: how a file opens, and what never stands in one.
//!
//! How long things are stands in `sizes`.

use std::collections::BTreeSet;

use super::source::{Source, assert_none, everything, program};

const UNFINISHED: &[&str] = &["TODO", "FIXME", "XXX"];
const ESCAPES: &[&str] = &["unwrap", "expect"];
/// Keys as a sentence would write them.
const KEYS: &[&str] = &["Esc", "Enter", "Tab", "Ctrl", "F1", "F2", "F4"];
/// A key of the terminal, which no keymap has.
const OF_THE_TERMINAL: &str = "Ctrl en min";
const PANICS: &[&str] = &["panic", "todo", "unimplemented", "unreachable"];

#[test]
fn every_file_opens_with_what_it_owns() {
    let offences: Vec<String> = everything().iter().filter_map(missing_opening).collect();
    assert_none("A file opens with //! and what it owns:", &offences);
}

#[test]
fn nothing_is_left_for_later() {
    let offences: Vec<String> = everything().iter().flat_map(unfinished).collect();
    assert_none("What is unfinished is finished or left out, not marked:", &offences);
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    let offences: Vec<String> = everything().iter().flat_map(silenced).collect();
    assert_none("Use #[expect(.., reason = \"..\")]:", &offences);
}

#[test]
fn the_program_does_not_panic() {
    let offences: Vec<String> = program().iter().flat_map(panics).collect();
    assert_none("Outside tests nothing may panic:", &offences);
}

#[test]
fn no_test_sleeps() {
    let sleeps = |source: &Source| offending_words(source, |words| words[..3] == ["thread", "::", "sleep"]);
    // A real terminal answers when it answers; its tests poll up to a deadline.
    // And Windows holds on to a file that a scanner reads, so a rename there is tried again a little later.
    let patient =
        |source: &Source| source.path.starts_with("tests/terminal") || source.path == "src/store/fs.rs";
    let offences: Vec<String> =
        everything().iter().filter(|source| !patient(source)).flat_map(sleeps).collect();
    assert_none("Nothing waits for time to pass:", &offences);
}

#[test]
fn no_sentence_names_a_key() {
    let told = |source: &&Source| ["app", "screen"].contains(&source.room());
    let offences: Vec<String> = program().iter().filter(told).flat_map(named_keys).collect();
    assert_none("A user has keys of his own: a sentence asks the keymap for the name of a key:", &offences);
}

/// Returns the lines with a text in which a key is named.
fn named_keys(source: &Source) -> Vec<String> {
    let texts = source.tokens.iter().filter(|token| token.text == "\"\"" && !token.test);
    let lines: BTreeSet<usize> = texts.flat_map(|token| token.first..=token.last).collect();
    let named = |line: &usize| {
        let text = source.text.lines().nth(line - 1)?.replace(OF_THE_TERMINAL, "");
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| KEYS.contains(&word)).then(|| source.at(*line, text.trim()))
    };
    lines.iter().filter_map(named).collect()
}

fn missing_opening(source: &Source) -> Option<String> {
    (!source.text.starts_with("//!")).then(|| source.at(1, "does not open with //!"))
}

fn unfinished(source: &Source) -> Vec<String> {
    let lines = source.comments.iter().flat_map(|comment| {
        comment.text.lines().enumerate().map(move |(offset, text)| (comment.line + offset, text))
    });
    let words = |text: &str| {
        text.split(|letter: char| !letter.is_alphanumeric()).any(|word| UNFINISHED.contains(&word))
    };
    lines.filter(|(_, text)| words(text)).map(|(line, text)| source.at(line, text.trim())).collect()
}

fn silenced(source: &Source) -> Vec<String> {
    offending_words(source, |words| ["[", ","].contains(&words[0]) && words[1..] == ["allow", "("])
}

fn panics(source: &Source) -> Vec<String> {
    let escapes = |words: &[&str]| words[0] == "." && ESCAPES.contains(&words[1]) && words[2] == "(";
    let panics = |words: &[&str]| PANICS.contains(&words[0]) && words[1] == "!";
    let mut tested = Source::new(&source.path, String::new());
    tested.tokens.extend(source.tokens.iter().filter(|token| !token.test).map(clone));
    offending_words(&tested, |words| escapes(words) || panics(words))
}

fn clone(token: &super::lexer::Token) -> super::lexer::Token {
    super::lexer::Token { text: token.text.clone(), ..*token }
}

fn offending_words(source: &Source, offends: impl Fn(&[&str]) -> bool) -> Vec<String> {
    let offending = source.tokens.windows(3).filter_map(|part| {
        let words: Vec<&str> = part.iter().map(|token| token.text.as_str()).collect();
        offends(&words).then(|| source.at(part[0].first, &words.concat()))
    });
    offending.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(code: &str) -> Source {
        Source::new("src/a.rs", code.to_owned())
    }

    #[test]
    fn a_mark_in_a_comment_is_found_and_in_a_text_is_not() {
        let code = "/* a\n * FIXME */ let b = \"TODO\"; // TODOS";
        assert_eq!(unfinished(&source(code)), ["src/a.rs:2: * FIXME */"]);
    }

    #[test]
    fn a_panic_outside_tests_is_found() {
        let code = "fn a() { b.unwrap(); c.expect(\"d\"); panic!(); e.unwrap_or(1); }\n#[cfg(test)] mod tests { fn f() { g.unwrap(); } }";
        assert_eq!(panics(&source(code)).len(), 3);
    }

    #[test]
    fn a_silenced_lint_is_found_and_an_expected_one_is_not() {
        assert_eq!(
            silenced(&source(
                "#[allow(dead_code)] #[cfg_attr(a, allow(b))] #[expect(dead_code, reason = \"r\")] #![allow(x)] fn allow() {}"
            ))
            .len(),
            3
        );
    }

    #[test]
    fn a_key_in_a_sentence_is_found_and_one_in_a_comment_or_a_test_is_not() {
        let code = "// Esc goes.\nfn a() { b(\"druk op Esc.\") }\nfn c() { d(\"Escher, met Ctrl en min\") }\n#[cfg(test)] mod tests { fn f() { g(\"Esc\") } }";
        assert_eq!(named_keys(&source(code)), ["src/a.rs:2: fn a() { b(\"druk op Esc.\") }"]);
    }

    #[test]
    fn a_file_without_an_opening_is_found() {
        assert!(missing_opening(&source("use a;\n//! late")).is_some());
    }
}
