//! How a form lies in lines: labels, values broken to the width, problems under them; and which lines are in sight.

use super::{Form, Input};
use crate::text::{width, wrap};

/// How wide a form is, where the screen has room for it.
pub const WIDTH: u16 = 92;

/// Where labels begin: behind the bar of the cursor.
pub const LABEL: u16 = 2;

/// The words of the two buttons.
pub const SAVE: &str = "[ Bewaren ]";
/// See [`SAVE`].
pub const LEAVE: &str = "[ Niet bewaren ]";

/// The border, the buttons, and what stands under every form: the message and a row of its own.
const ROWS_AROUND: u16 = 5;
/// The border with a blank inside it, the bar of the cursor, the sign of a list, and blanks between them.
const COLUMNS_AROUND: usize = 10;
/// Labels get this much room at least, and no more than this.
const LABELS: (usize, usize) = (15, 22);

/// One line of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// Which field.
    pub field: usize,
    /// What stands before it; empty on the lines that follow.
    pub label: &'a str,
    /// What stands there.
    pub text: &'a str,
    /// Where the text begins in the whole of its field.
    pub start: usize,
    /// What it is.
    pub says: Says,
}

/// What a line of a form says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// What is filled in.
    Value,
    /// What is understood of it.
    Reading,
    /// What is wrong with it.
    Problem,
}

/// Returns how many lines of a form a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(ROWS_AROUND)).max(1)
}

impl Form {
    /// Returns how wide labels are.
    #[must_use]
    pub fn label_width(&self) -> usize {
        let widest = self.fields.iter().map(|field| width(field.label)).max();
        widest.unwrap_or(0).clamp(LABELS.0, LABELS.1)
    }

    /// Returns in which column values begin, within the border.
    #[must_use]
    pub fn value_from(&self) -> u16 {
        LABEL + u16::try_from(self.label_width()).unwrap_or(u16::MAX) + 1
    }

    /// Returns the field that stands on a line of the screen.
    pub(in crate::app) fn field_on(&self, line: usize, size: (u16, u16)) -> Option<usize> {
        self.visible(size).get(line).map(|line| line.field)
    }

    /// Returns how wide values are.
    #[must_use]
    pub fn value_width(&self, (width, _): (u16, u16)) -> usize {
        let own = usize::from(width.min(WIDTH));
        own.saturating_sub(COLUMNS_AROUND + self.label_width()).max(1)
    }

    /// Returns all lines on a terminal of this size.
    #[must_use]
    pub fn lines(&self, size: (u16, u16)) -> Vec<Line<'_>> {
        let width = self.value_width(size);
        let mut lines = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            lines.extend(wrapped((place, field.label), field.text(), width, Says::Value));
            if let Some(problem) = &field.problem {
                lines.extend(wrapped((place, ""), problem, width, Says::Problem));
            } else if let Some(reading) = field.reading.as_ref().filter(|_| place == self.cursor) {
                lines.extend(wrapped((place, ""), reading, width, Says::Reading));
            }
        }
        lines
    }

    /// Returns the lines that are on the screen.
    #[must_use]
    pub fn visible(&self, size: (u16, u16)) -> Vec<Line<'_>> {
        self.lines(size).into_iter().skip(self.top).take(rows(size)).collect()
    }

    /// Returns how many lines stand below the last one on the screen.
    #[must_use]
    pub fn below(&self, size: (u16, u16)) -> usize {
        self.lines(size).len().saturating_sub(self.top + rows(size))
    }

    /// Returns the line of the cursor on the screen, and its column within the value.
    #[must_use]
    pub fn caret(&self, size: (u16, u16)) -> Option<(usize, usize)> {
        let (line, column) = self.cursor_line(&self.lines(size))?;
        Some((line.checked_sub(self.top)?, column))
    }

    /// Returns the line that the cursor is on, out of all, and its column.
    fn cursor_line(&self, lines: &[Line<'_>]) -> Option<(usize, usize)> {
        let first = lines.iter().position(|line| line.field == self.cursor)?;
        let Input::Typed(text) = &self.field()?.input else { return Some((first, 0)) };
        let own = |line: &Line<'_>| line.field == self.cursor && line.says == Says::Value;
        let here = lines.iter().rposition(|line| own(line) && line.start <= text.cursor())?;
        let before = text.text().get(lines[here].start..text.cursor());
        Some((here, before.map_or(0, width)))
    }

    /// Keeps the field in use in sight, with what is wrong with it.
    pub(in crate::app) fn follow(&mut self, size: (u16, u16)) {
        let (shown, lines) = (rows(size), self.lines(size));
        let top = self.cursor_line(&lines).map_or(lines.len(), |(line, _)| {
            let last = lines.iter().rposition(|line| line.field == self.cursor).unwrap_or(line);
            // The whole field where it fits, else at least the line of the cursor.
            let last = last.min((line + shown).saturating_sub(1));
            self.top.max((last + 1).saturating_sub(shown)).min(line)
        });
        self.top = top.min(lines.len().saturating_sub(shown));
    }
}

fn wrapped<'a>((field, label): (usize, &'a str), text: &'a str, width: usize, says: Says) -> Vec<Line<'a>> {
    let line = |(place, range): (usize, std::ops::Range<usize>)| Line {
        field,
        label: if place == 0 { label } else { "" },
        start: range.start,
        text: text[range].trim_end_matches(['\n', '\r']),
        says,
    };
    wrap(text, width).into_iter().enumerate().map(line).collect()
}
