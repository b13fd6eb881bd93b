//! What a user does in a text with a key: moving, selecting, deleting, undoing.
//!
//! Typing and pasting are left to [`buffer`](super::buffer); which key does what to the keymap.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::buffer::{TextBuf, boundary_from, next_boundary, previous_boundary};
use super::undo::{Caret, Kind};

/// One act in a text, other than typing.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub enum TextAct {
    /// Moves to the previous letter, or to the start of the selection.
    Left,
    /// Moves to the next letter, or to the end of the selection.
    Right,
    /// Moves to the line above, in the same column.
    Up,
    /// Moves to the line below, in the same column.
    Down,
    /// Moves to the start of the word before the cursor.
    WordLeft,
    /// Moves to the start of the word after the cursor.
    WordRight,
    /// Moves to the start of the line.
    LineStart,
    /// Moves to the end of the line.
    LineEnd,
    /// Moves one letter and selects.
    SelectLeft,
    /// Moves one letter and selects.
    SelectRight,
    /// Selects to the start of the line.
    SelectToStart,
    /// Selects to the end of the line.
    SelectToEnd,
    /// Selects the whole text.
    SelectAll,
    /// Deletes the selection, or the letter before the cursor.
    DeleteBack,
    /// Deletes the selection, or the letter after the cursor.
    DeleteForward,
    /// Deletes the selection, or from the start of the word before the cursor.
    DeleteWord,
    /// Deletes the selection and hands it over.
    Cut,
    /// Hands the selection over.
    Copy,
    /// Takes the last step back.
    Undo,
    /// Does the step again that was taken back.
    Redo,
}

impl TextBuf {
    /// Does one act, and returns the text for the clipboard after [`TextAct::Cut`] and [`TextAct::Copy`].
    pub fn apply(&mut self, act: TextAct) -> Option<String> {
        let cursor = self.cursor();
        let selection = self.selection();
        match act {
            TextAct::Left => {
                let left =
                    selection.map_or_else(|| previous_boundary(&self.text, cursor), |range| range.start);
                self.stand(left);
            }
            TextAct::Right => {
                let right = selection.map_or_else(|| next_boundary(&self.text, cursor), |range| range.end);
                self.stand(right);
            }
            TextAct::Up => self.walk(false),
            TextAct::Down => self.walk(true),
            TextAct::WordLeft => self.stand(word_before(&self.text, cursor)),
            TextAct::WordRight => self.stand(word_after(&self.text, cursor)),
            TextAct::LineStart => self.stand(self.line().start),
            TextAct::LineEnd => self.stand(self.line().end),
            TextAct::SelectLeft => self.select(previous_boundary(&self.text, cursor)),
            TextAct::SelectRight => self.select(next_boundary(&self.text, cursor)),
            TextAct::SelectToStart => self.select(self.line().start),
            TextAct::SelectToEnd => self.select(self.line().end),
            TextAct::SelectAll => {
                self.stand(0);
                self.select(self.text.len());
            }
            TextAct::DeleteBack => self.erase(previous_boundary(&self.text, cursor)..cursor, Kind::Erasing),
            TextAct::DeleteForward => self.erase(cursor..next_boundary(&self.text, cursor), Kind::Erasing),
            TextAct::DeleteWord => self.erase(word_before(&self.text, cursor)..cursor, Kind::Alone),
            TextAct::Cut => {
                let cut = self.selected();
                self.erase(cursor..cursor, Kind::Alone);
                return cut;
            }
            TextAct::Copy => return self.selected(),
            TextAct::Undo => self.undo(),
            TextAct::Redo => self.redo(),
        }
        None
    }

    pub(super) fn stand(&mut self, cursor: usize) {
        self.wanted_column = None;
        self.caret = Caret { cursor, anchor: None };
        self.past.close();
    }

    fn select(&mut self, cursor: usize) {
        self.wanted_column = None;
        let anchor = self.caret.anchor.or(Some(self.caret.cursor));
        self.caret = Caret { cursor, anchor };
        self.past.close();
    }

    fn selected(&self) -> Option<String> {
        self.selection().map(|range| self.text[range].to_owned())
    }

    /// Erases the selection, or else the given part.
    fn erase(&mut self, range: Range<usize>, kind: Kind) {
        let (range, kind) = self.selection().map_or((range, kind), |selected| (selected, Kind::Alone));
        if !range.is_empty() {
            self.replace(range, "", kind);
        }
    }

    /// Returns the line in which the cursor stands, without its line break.
    fn line(&self) -> Range<usize> {
        let (before, after) = self.text.split_at(self.caret.cursor);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(self.text.len(), |at| self.caret.cursor + at);
        let carriage_return = self.text[start..end].ends_with('\r') && end < self.text.len();
        start..end - usize::from(carriage_return)
    }
}

/// Returns where the words of a text begin.
fn words(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    text.unicode_word_indices().map(|(at, _)| boundary_from(text, at))
}

fn word_before(text: &str, cursor: usize) -> usize {
    words(text).rev().find(|at| *at < cursor).unwrap_or(0)
}

fn word_after(text: &str, cursor: usize) -> usize {
    words(text).find(|at| *at > cursor).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::super::{Lines, TextAct::*};
    use super::*;
    use proptest::prelude::*;

    const ACTS: [TextAct; 20] = [
        Left,
        Right,
        Up,
        Down,
        WordLeft,
        WordRight,
        LineStart,
        LineEnd,
        SelectLeft,
        SelectRight,
        SelectToStart,
        SelectToEnd,
        SelectAll,
        DeleteBack,
        DeleteForward,
        DeleteWord,
        Cut,
        Copy,
        Undo,
        Redo,
    ];
    const PIECES: &[&str] = &[
        "woord",
        " ",
        "é",
        "e\u{301}",
        "\u{301}",
        "🇳🇱",
        "🇳",
        "👨‍👩‍👧",
        "\u{200d}",
        "\n",
        "\r\n",
        "漢",
        "กำ",
        "क्षि",
        "- ",
        "\u{1b}",
    ];

    /// Shows a field as a line: `|` is the cursor, `[…]` the selection.
    fn shown(field: &TextBuf) -> String {
        let mut text = field.text().to_owned();
        match field.selection() {
            Some(range) => {
                text.insert(range.end, ']');
                text.insert(range.start, '[');
            }
            None => text.insert(field.cursor(), '|'),
        }
        text
    }

    fn after(text: &str, acts: &[TextAct]) -> String {
        let mut field = TextBuf::new(text, Lines::Many);
        for act in acts {
            field.apply(*act);
        }
        shown(&field)
    }

    fn typed(field: &mut TextBuf, text: &str) {
        text.chars().for_each(|letter| field.type_char(letter));
    }

    #[test]
    fn the_cursor_moves_by_letter_word_and_line() {
        assert_eq!(after("een 🇳🇱", &[Left]), "een |🇳🇱");
        assert_eq!(after("een, twee", &[WordLeft, WordLeft]), "|een, twee");
        assert_eq!(after("een, twee", &[LineStart, WordRight]), "een, |twee");
        assert_eq!(after("een\ntwee", &[LineStart]), "een\n|twee");
        assert_eq!(after("een\r\ntwee", &[LineStart, Left, LineStart, LineEnd]), "een|\r\ntwee");
        assert_eq!(after("een", &[Right, LineStart, Left]), "|een");
    }

    #[test]
    fn a_selection_grows_and_collapses() {
        assert_eq!(after("twee", &[SelectLeft, SelectLeft]), "tw[ee]");
        assert_eq!(after("twee", &[SelectLeft, SelectLeft, Left]), "tw|ee");
        assert_eq!(after("twee", &[SelectToStart, Right]), "twee|");
        assert_eq!(after("twee", &[Left, SelectLeft, SelectRight]), "twe|e");
        assert_eq!(after("een\ntwee", &[SelectAll, DeleteBack]), "|");
    }

    #[test]
    fn deleting_takes_whole_letters_and_words() {
        assert_eq!(after("a👨‍👩‍👧", &[DeleteBack]), "a|");
        assert_eq!(after("e\u{301}b", &[LineStart, DeleteForward]), "|b");
        assert_eq!(after("een twee", &[DeleteWord]), "een |");
        assert_eq!(after("een twee", &[SelectLeft, DeleteWord]), "een twe|");
    }

    #[test]
    fn cut_and_copy_hand_over_the_selection() {
        let mut field = TextBuf::new("een twee", Lines::Single);
        assert_eq!(field.apply(Copy), None);
        assert_eq!(field.apply(Cut), None);
        field.apply(SelectAll);
        assert_eq!(field.apply(Copy).as_deref(), Some("een twee"));
        assert_eq!(field.apply(Cut).as_deref(), Some("een twee"));
        assert_eq!(shown(&field), "|");
    }

    #[test]
    fn typing_is_undone_a_word_at_a_time() {
        let mut field = TextBuf::new("", Lines::Single);
        typed(&mut field, "wonen met zorg");
        for expected in ["wonen met |", "wonen |", "|", "|"] {
            field.apply(Undo);
            assert_eq!(shown(&field), expected);
        }
        field.apply(Redo);
        field.apply(Redo);
        assert_eq!(shown(&field), "wonen met |");
    }

    #[test]
    fn a_move_and_a_paste_begin_a_new_step() {
        let mut field = TextBuf::new("", Lines::Single);
        typed(&mut field, "ab");
        field.apply(Left);
        typed(&mut field, "x");
        field.insert("yz");
        typed(&mut field, "q");
        for expected in ["axyz|b", "ax|b", "a|b", "|"] {
            field.apply(Undo);
            assert_eq!(shown(&field), expected);
        }
    }

    #[test]
    fn erasing_is_one_step_and_undo_gives_the_selection_back() {
        assert_eq!(after("wonen", &[DeleteBack, DeleteBack, Undo]), "wonen|");
        assert_eq!(after("wonen", &[LineStart, DeleteForward, DeleteForward, Undo]), "|wonen");
        assert_eq!(after("wonen", &[SelectAll, DeleteBack, Undo]), "[wonen]");
    }

    fn pieces(most: usize) -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(PIECES), 0..most)
            .prop_map(|pieces| pieces.concat())
    }

    /// One thing a user does: an act, a typed letter or a paste.
    fn deeds() -> impl Strategy<Value = Vec<(Option<TextAct>, String, bool)>> {
        let act = proptest::sample::select(&ACTS[..]).prop_map(|act| (Some(act), String::new(), false));
        let words = (pieces(4), any::<bool>()).prop_map(|(text, paste)| (None, text, paste));
        proptest::collection::vec(prop_oneof![2 => act, 1 => words], 0..24)
    }

    fn perform(field: &mut TextBuf, (act, text, paste): &(Option<TextAct>, String, bool)) {
        match (act, paste) {
            (Some(act), _) => _ = field.apply(*act),
            (None, true) => _ = field.insert(text),
            (None, false) => typed(field, text),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_cursor_and_the_selection_stand_on_boundaries(text in pieces(8), many in any::<bool>(), deeds in deeds()) {
            let mut field = TextBuf::new(&text, if many { Lines::Many } else { Lines::Single });
            for deed in &deeds {
                perform(&mut field, deed);
                let selected = field.selected_or_cursor();
                for at in [field.cursor(), selected.start, selected.end] {
                    prop_assert_eq!(boundary_from(field.text(), at), at);
                }
            }
        }

        #[test]
        fn a_letter_is_walked_and_erased_as_a_reader_sees_it(text in pieces(8)) {
            let mut field = TextBuf::new(&text, Lines::Many);
            for (at, letter) in text.grapheme_indices(true).rev() {
                field.apply(Left);
                prop_assert_eq!(field.cursor(), at);
                let mut erased = field.clone();
                erased.apply(DeleteForward);
                prop_assert_eq!(erased.text().len(), text.len() - letter.len());
            }
            for (at, _) in text.grapheme_indices(true).rev() {
                let mut field = TextBuf::new(&text, Lines::Many);
                (0..text[at..].graphemes(true).count() - 1).for_each(|_| _ = field.apply(Left));
                field.apply(DeleteBack);
                prop_assert_eq!(&field.text()[..at], &text[..at]);
            }
        }

        #[test]
        fn undoing_all_gives_the_opened_text_and_redoing_all_the_last(text in pieces(8), deeds in deeds()) {
            let mut field = TextBuf::new(&text, Lines::Many);
            for deed in &deeds {
                perform(&mut field, deed);
            }
            (0..deeds.len() * 24).for_each(|_| _ = field.apply(Redo));
            let last = field.text().to_owned();
            (0..deeds.len() * 24).for_each(|_| _ = field.apply(Undo));
            prop_assert_eq!(field.text(), &text);
            (0..deeds.len() * 24).for_each(|_| _ = field.apply(Redo));
            prop_assert_eq!(field.text(), last);
        }
    }
}
