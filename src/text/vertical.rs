//! Going up and down in a text of more lines, as it is broken to a width.

use super::buffer::TextBuf;
use super::undo::Caret;
use super::wrap::{place, wrap};

impl TextBuf {
    /// Moves the cursor a line up or down; returns whether there was one.
    pub fn step_line(&mut self, width: usize, down: bool) -> bool {
        let lines = wrap(&self.text, width);
        let (line, column) = place(&self.text, &lines, self.caret.cursor);
        let to = if down { Some(line + 1) } else { line.checked_sub(1) };
        let Some(range) = to.and_then(|to| lines.get(to)) else { return false };
        let text = self.text[range.clone()].trim_end_matches(['\n', '\r']);
        let cursor = range.start + byte_at(text, column);
        self.caret = Caret { cursor, anchor: None };
        self.past.close();
        true
    }
}

/// Returns the byte of the last letter that begins within so many columns.
fn byte_at(text: &str, column: usize) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    let ends = text.grapheme_indices(true).map(|(at, letter)| at + letter.len());
    ends.take_while(|end| super::width(&text[..*end]) <= column).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::Lines;
    use super::*;

    #[test]
    fn the_cursor_keeps_its_column_and_stops_at_the_ends() {
        let mut text = TextBuf::new("een twee\nde\ndrie", Lines::Many);
        assert!(!text.step_line(20, true));
        assert!(text.step_line(20, false));
        assert_eq!(text.cursor(), "een twee\nde".len());
        assert!(text.step_line(20, false));
        assert_eq!(text.cursor(), 2);
        assert!(!text.step_line(20, false));
        let mut text = TextBuf::new("een twee drie", Lines::Single);
        assert!(text.step_line(5, false));
        assert_eq!(text.cursor(), "een ".len() + 4);
    }
}
