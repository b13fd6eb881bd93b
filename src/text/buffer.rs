//! One text that is being edited: its characters, its cursor and its selection.
//!
//! Acts of the user are left to [`edit`](super::edit), the memory of steps to [`undo`](super::undo).

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::undo::{Caret, Kind, Past, Step};

/// How many lines a text may have.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub enum Lines {
    /// One: a line break that comes in becomes a space.
    Single,
    /// Any number.
    Many,
}

/// The core of a text field.
///
/// The cursor always stands on the boundary of a grapheme, what a reader sees as one letter. A text that is opened is
/// kept as it is, whatever it holds; only what comes in is tidied.
#[derive(Clone, Debug)]
pub struct TextBuf {
    pub(super) text: String,
    pub(super) caret: Caret,
    pub(super) past: Past,
    lines: Lines,
}

impl TextBuf {
    /// Opens a text with the cursor at its end.
    #[must_use]
    pub fn new(text: &str, lines: Lines) -> Self {
        let caret = Caret { cursor: text.len(), anchor: None };
        Self { text: text.to_owned(), caret, past: Past::default(), lines }
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether it may have more lines than one.
    #[must_use]
    pub fn takes_lines(&self) -> bool {
        self.lines == Lines::Many
    }

    /// Returns the byte before which the cursor stands.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.caret.cursor
    }

    /// Returns the bytes of the selection, when anything is selected.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let Caret { cursor, anchor } = self.caret;
        let anchor = anchor.filter(|anchor| *anchor != cursor)?;
        Some(anchor.min(cursor)..anchor.max(cursor))
    }

    /// Types one character in the place of the selection; typing is undone a word at a time.
    ///
    /// A control character types nothing, but for a line break in a text of many lines.
    pub fn type_char(&mut self, letter: char) {
        let mut bytes = [0; 4];
        let (tidy, _) = tidied(letter.encode_utf8(&mut bytes), self.lines);
        if !tidy.is_empty() {
            self.replace(self.selected_or_cursor(), &tidy, Kind::Typing);
        }
    }

    /// Puts a pasted text in the place of the selection, as one step, and returns how many characters were dropped.
    ///
    /// Line ends of every system become one kind, tabs become a space, and control characters are dropped: a paste may
    /// not bring in what nobody sees.
    pub fn insert(&mut self, pasted: &str) -> usize {
        let (tidy, dropped) = tidied(pasted, self.lines);
        if !tidy.is_empty() {
            self.replace(self.selected_or_cursor(), &tidy, Kind::Alone);
        }
        dropped
    }

    pub(super) fn selected_or_cursor(&self) -> Range<usize> {
        self.selection().unwrap_or(self.caret.cursor..self.caret.cursor)
    }

    /// Replaces a part of the text, remembers the step, and puts the cursor behind it.
    pub(super) fn replace(&mut self, range: Range<usize>, by: &str, kind: Kind) {
        let before = self.caret;
        let at = range.start;
        let removed = self.text[range.clone()].to_owned();
        self.text.replace_range(range, by);
        self.caret = Caret { cursor: boundary_from(&self.text, at + by.len()), anchor: None };
        let step = Step { at, removed, inserted: by.to_owned(), before, after: self.caret };
        self.past.remember(step, kind);
    }

    pub(super) fn undo(&mut self) {
        if let Some(step) = self.past.step_back() {
            self.text.replace_range(step.inserted_range(), &step.removed);
            self.caret = step.before;
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(step) = self.past.step_forth() {
            self.text.replace_range(step.removed_range(), &step.inserted);
            self.caret = step.after;
        }
    }
}

/// Returns the first boundary of a grapheme from a byte on: what came in may have joined to what follows.
pub(super) fn boundary_from(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ => next_boundary(text, at),
    }
}

pub(super) fn next_boundary(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

pub(super) fn previous_boundary(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

fn tidied(text: &str, lines: Lines) -> (String, usize) {
    let one_kind = text.replace("\r\n", "\n");
    let mut dropped = 0;
    let tidy = one_kind.chars().filter_map(|letter| match (letter, lines) {
        ('\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}', Lines::Many) => Some('\n'),
        ('\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}', _) => Some(' '),
        _ if letter.is_control() => {
            dropped += 1;
            None
        }
        _ => Some(letter),
    });
    (tidy.collect(), dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_tidied_and_what_was_dropped_is_counted() {
        let mut field = TextBuf::new("", Lines::Many);
        assert_eq!(field.insert("een\r\ntwee\rdrie\tvier\u{1b}[31m\u{9b}"), 2);
        assert_eq!(field.text(), "een\ntwee\ndrie vier[31m");
        let mut field = TextBuf::new("", Lines::Single);
        assert_eq!(field.insert("een\r\ntwee\u{2028}drie"), 0);
        assert_eq!(field.text(), "een twee drie");
    }

    #[test]
    fn an_opened_text_is_kept_as_it_is() {
        let field = TextBuf::new("a\u{1b}\r\nb", Lines::Single);
        assert_eq!((field.text(), field.cursor()), ("a\u{1b}\r\nb", 5));
    }

    #[test]
    fn the_cursor_never_splits_a_letter_that_was_joined_by_typing() {
        let mut field = TextBuf::new("\u{301}x", Lines::Single);
        field.caret.cursor = 0;
        field.type_char('e');
        assert_eq!((field.text(), field.cursor()), ("e\u{301}x", 3));
    }

    #[test]
    fn control_characters_type_nothing() {
        let mut field = TextBuf::new("a", Lines::Single);
        field.type_char('\u{7}');
        assert_eq!(field.text(), "a");
    }
}
