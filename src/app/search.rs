//! What every list that searches while one types has: the text, the cursor, and the part that is on the screen.
//!
//! What is found, and what Enter does with it, is for whoever has the list.

use super::App;
use super::list::{List, Step};
use super::overlay::{Press, type_into};
use crate::command::Command;
use crate::lookup::fold;
use crate::text::{Lines, TextBuf};

/// More of a paste than this is nothing that anybody searches for, and each letter of it would have to fit each row.
const LONGEST: usize = 200;

/// A text that searches and a cursor among what it found.
#[derive(Debug)]
pub struct Search {
    /// What was typed.
    pub query: TextBuf,
    /// The cursor.
    pub list: List,
    /// How many rows are on the screen.
    shown: usize,
}

/// What a press did to a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The text is another one: search again.
    Typed,
    /// The cursor may stand on another row.
    Stepped,
    /// Nothing that matters to what was found.
    Nothing,
}

impl Search {
    /// Returns an empty search in a list that shows so many rows.
    pub(super) fn new(shown: usize) -> Self {
        Self { query: TextBuf::new("", Lines::Single), list: List::default(), shown }
    }

    /// Takes a press that walks or types, while so many rows are found.
    pub(super) fn press(&mut self, app: &mut App, press: &Press, count: usize) -> Turn {
        if let Some(step) = step_of(press) {
            self.step(step, count);
            return Turn::Stepped;
        }
        let shortened = match press {
            Press::Paste(pasted) => Some(Press::Paste(pasted.chars().take(LONGEST).collect())),
            _ => None,
        };
        let press = shortened.as_ref().unwrap_or(press);
        if type_into(app, &mut self.query, press).changed { Turn::Typed } else { Turn::Nothing }
    }

    pub(super) fn step(&mut self, step: Step, count: usize) {
        self.list.step(step, count, self.shown);
    }

    /// Goes to a row of the so many that are found.
    pub(super) fn go(&mut self, row: usize, count: usize) {
        self.list.go(row, count, self.shown);
    }

    /// Keeps the cursor in sight when another number of rows fits.
    pub(super) fn follow(&mut self, shown: usize, count: usize) {
        self.shown = shown;
        self.go(self.list.cursor(), count);
    }

    /// Returns the rows that are on the screen, each with whether it is under the cursor.
    pub(super) fn window<'a, T>(&self, found: &'a [T]) -> impl Iterator<Item = (&'a T, bool)> + use<'a, T> {
        let cursor = self.list.cursor();
        let rows = found.iter().enumerate().skip(self.list.top()).take(self.shown);
        rows.map(move |(row, found)| (found, row == cursor))
    }
}

/// Returns whether every word of what was typed, already folded, stands somewhere in a text.
pub(super) fn has_words(text: &str, typed: &str) -> bool {
    let text = fold(text);
    typed.split_whitespace().all(|word| text.contains(word))
}

pub(super) fn step_of(press: &Press) -> Option<Step> {
    match press {
        Press::Command(Command::CursorUp) => Some(Step::Up),
        Press::Command(Command::CursorDown) => Some(Step::Down),
        Press::Command(Command::PageUp) => Some(Step::PageUp),
        Press::Command(Command::PageDown) => Some(Step::PageDown),
        Press::Command(_) | Press::Letter(_) | Press::Paste(_) => None,
    }
}
