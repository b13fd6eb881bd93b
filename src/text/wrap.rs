//! Breaks a text into lines that fit, without losing a byte, and finds the cursor among them.
//!
//! What a character looks like is left to [`visible`](mod@super::visible).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::visible::grapheme_width;

/// Returns the byte range of each line when a text is broken to a width, without its line break; always at least one.
///
/// Breaks after spaces and after a hyphen between letters, and inside a word only when the word is wider than the line.
/// Spaces at the end of a broken line stay on it and may hang over; no other line is too wide, but for one grapheme
/// wider than the width.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, line_break) in text.grapheme_indices(true).filter(|(_, grapheme)| is_break(grapheme)) {
        wrap_line(text, start..at, width.max(1), &mut lines);
        start = at + line_break.len();
    }
    wrap_line(text, start..text.len(), width.max(1), &mut lines);
    lines
}

/// Returns the row of a byte among wrapped lines, and its column on that row.
///
/// A byte where a line was broken stands at the start of the next line.
#[must_use]
pub fn place(text: &str, lines: &[Range<usize>], byte: usize) -> (usize, usize) {
    let row = lines.iter().rposition(|line| line.start <= byte).unwrap_or(0);
    let start = lines.get(row).map_or(0, |line| line.start);
    (row, text.get(start..byte).map_or(0, super::width))
}

fn is_break(grapheme: &str) -> bool {
    matches!(grapheme, "\n" | "\r\n")
}

/// The line that is being filled: where it began, its columns, and the last place where it may break.
struct Filling {
    start: usize,
    columns: usize,
    last_break: Option<Break>,
}

#[derive(Copy, Clone)]
struct Break {
    at: usize,
    columns: usize,
}

fn wrap_line(text: &str, range: Range<usize>, width: usize, lines: &mut Vec<Range<usize>>) {
    let mut line = Filling { start: range.start, columns: 0, last_break: None };
    let mut before = "";
    for (offset, grapheme) in text[range.clone()].grapheme_indices(true) {
        let at = range.start + offset;
        if may_break(before, grapheme) {
            line.last_break = Some(Break { at, columns: line.columns });
        }
        let columns = grapheme_width(grapheme);
        if line.columns + columns > width && !is_space(grapheme) && at > line.start {
            line.end_before(at, lines);
            if line.columns + columns > width && at > line.start {
                line.end_before(at, lines);
            }
        }
        line.columns += columns;
        before = grapheme;
    }
    lines.push(line.start..range.end);
}

impl Filling {
    /// Ends the line at its last break, or right here when there is none, and goes on with the rest.
    fn end_before(&mut self, at: usize, lines: &mut Vec<Range<usize>>) {
        let end = self.last_break.take().unwrap_or(Break { at, columns: self.columns });
        lines.push(self.start..end.at);
        self.start = end.at;
        self.columns -= end.columns;
    }
}

fn is_space(grapheme: &str) -> bool {
    matches!(grapheme, " " | "\t")
}

fn may_break(before: &str, next: &str) -> bool {
    let hyphenated = before == "-" && next.starts_with(char::is_alphabetic);
    (is_space(before) && !is_space(next)) || hyphenated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn lines_break_after_spaces_and_hyphens() {
        assert_eq!(lines("Wonen met zorg", 8), ["Wonen ", "met zorg"]);
        assert_eq!(lines("uitvoerings-agenda", 13), ["uitvoerings-", "agenda"]);
        assert_eq!(lines("wonen    zorg", 6), ["wonen    ", "zorg"]);
        assert_eq!(lines("2026-11-22", 6), ["2026-1", "1-22"]);
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken_anywhere() {
        assert_eq!(lines("in woonzorgvisie", 5), ["in ", "woonz", "orgvi", "sie"]);
        assert_eq!(lines("漢字漢", 3), ["漢", "字", "漢"]);
        assert_eq!(lines("漢字", 1), ["漢", "字"]);
    }

    #[test]
    fn line_breaks_end_a_line() {
        assert_eq!(lines("", 5), [""]);
        assert_eq!(lines("a\n\nb\n", 5), ["a", "", "b", ""]);
        assert_eq!(lines("a\r\nb", 5), ["a", "b"]);
    }

    #[test]
    fn the_cursor_is_found() {
        let text = "één twee\ndrie";
        let lines = wrap(text, 5);
        assert_eq!(place(text, &lines, 0), (0, 0));
        assert_eq!(place(text, &lines, "één ".len()), (1, 0));
        assert_eq!(place(text, &lines, "één twee".len()), (1, 4));
        assert_eq!(place(text, &lines, text.len()), (2, 4));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn wrapping_loses_nothing_and_fits(text in "([a-z]{1,9}|[ \n-]|é|漢|กำ|क्षि|🇳🇱|👨‍👩‍👧|\u{202e}|\t|\r\n|\r){0,24}", room in 0..14usize) {
            let mut end = 0;
            for line in wrap(&text, room) {
                prop_assert!(["", "\n", "\r\n"].contains(&&text[end..line.start]));
                end = line.end;
                let shown = text[line].trim_end_matches([' ', '\t']);
                prop_assert!(width(shown) <= room || shown.graphemes(true).count() == 1, "{shown:?}");
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
