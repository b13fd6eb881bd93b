//! Up and down in a text, by the lines that a reader sees.
//!
//! How wide those lines are is told by whoever shows the text; as long as nobody did, only line breaks end a line.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::buffer::{TextBuf, previous_boundary};
use super::visible::grapheme_width;
use super::wrap::{place, wrap};

impl TextBuf {
    /// Tells in how many columns the text is shown.
    pub fn fit(&mut self, columns: usize) {
        self.columns = columns;
    }

    /// Goes a line up or down; on the way the column is kept, also past lines that are shorter.
    ///
    /// On the first and the last line nothing happens: where to go from there is for whoever holds this text.
    pub(super) fn walk(&mut self, down: bool) {
        let lines = wrap(&self.text, self.columns);
        let (row, column) = place(&self.text, &lines, self.caret.cursor);
        let to = if down { row.checked_add(1) } else { row.checked_sub(1) };
        let Some(line) = to.and_then(|to| lines.get(to)) else { return };
        let column = self.wanted_column.unwrap_or(column);
        self.stand(at_column(&self.text, line, column));
        self.wanted_column = Some(column);
    }
}

/// Returns the byte in a line that stands in a column, or at its end when the line is shorter.
///
/// The end of a line that was broken for lack of room is the start of the next: the last letter is as far as one gets.
fn at_column(text: &str, line: &Range<usize>, column: usize) -> usize {
    let mut passed = 0;
    for (at, grapheme) in text[line.clone()].grapheme_indices(true) {
        if passed >= column {
            return line.start + at;
        }
        passed += grapheme_width(grapheme);
    }
    let is_broken = line.end < text.len() && !text[line.end..].starts_with(['\n', '\r']);
    if is_broken && !line.is_empty() { previous_boundary(text, line.end) } else { line.end }
}

#[cfg(test)]
mod tests {
    use super::super::{Lines, TextAct};
    use super::*;

    fn walked(text: &str, columns: usize, start: usize, acts: &[TextAct]) -> usize {
        let mut field = TextBuf::new(text, Lines::Many);
        field.fit(columns);
        field.stand(start);
        for act in acts {
            field.apply(*act);
        }
        field.cursor()
    }

    #[test]
    fn the_column_is_remembered_past_a_shorter_line() {
        let text = "Oldebroek\nén\nPutten wacht";
        let on = |acts: &[TextAct]| walked(text, usize::MAX, 5, acts);
        assert_eq!(on(&[TextAct::Down]), "Oldebroek\nén".len());
        assert_eq!(on(&[TextAct::Down, TextAct::Down]), "Oldebroek\nén\nPutte".len());
        assert_eq!(on(&[TextAct::Down, TextAct::Down, TextAct::Up, TextAct::Up]), 5);
        assert_eq!(on(&[TextAct::Down, TextAct::Left, TextAct::Up]), 1);
    }

    #[test]
    fn at_the_edges_the_cursor_stays() {
        assert_eq!(walked("een\ntwee", usize::MAX, 1, &[TextAct::Up]), 1);
        assert_eq!(walked("een\ntwee", usize::MAX, 5, &[TextAct::Down]), 5);
        assert_eq!(walked("", usize::MAX, 0, &[TextAct::Up, TextAct::Down]), 0);
    }

    #[test]
    fn lines_that_were_broken_for_lack_of_room_are_walked_too() {
        let text = "Elke gemeente vult de zelfscan in";
        assert_eq!(walked(text, 14, 2, &[TextAct::Down]), "Elke gemeente vu".len());
        assert_eq!(walked(text, 14, 2, &[TextAct::Down, TextAct::Up]), 2);
        // The blank at the end of a broken line is the last place on it.
        assert_eq!(walked("abc defghi", 6, 9, &[TextAct::Up]), 3);
    }

    #[test]
    fn a_wide_letter_is_never_entered_half_way() {
        let down = walked("abc\n漢字", usize::MAX, 1, &[TextAct::Down]);
        assert_eq!(down, "abc\n漢".len());
    }
}
