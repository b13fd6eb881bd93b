//! A cursor in a list and the part of the list that is on the screen; never outside either.

/// How many rows stay in sight before and after the cursor.
const MARGIN: usize = 2;

/// A cursor and the first row on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    cursor: usize,
    top: usize,
}

/// How a cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One row back.
    Up,
    /// One row on.
    Down,
    /// A screen back.
    PageUp,
    /// A screen on.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl List {
    /// Returns the row that the cursor is on.
    #[must_use]
    pub fn cursor(self) -> usize {
        self.cursor
    }

    /// Returns the first row on the screen.
    #[must_use]
    pub fn top(self) -> usize {
        self.top
    }

    /// Goes a step in a list of `count` rows of which `shown` are on the screen.
    pub fn step(&mut self, step: Step, count: usize, shown: usize) {
        let page = shown.saturating_sub(1).max(1);
        let cursor = match step {
            Step::Up => self.cursor.saturating_sub(1),
            Step::Down => self.cursor + 1,
            Step::PageUp => self.cursor.saturating_sub(page),
            Step::PageDown => self.cursor + page,
            Step::First => 0,
            Step::Last => count,
        };
        self.go(cursor, count, shown);
    }

    /// Goes to a row, or to the last one when there are fewer.
    pub fn go(&mut self, cursor: usize, count: usize, shown: usize) {
        self.cursor = cursor.min(count.saturating_sub(1));
        let margin = MARGIN.min(shown.saturating_sub(1) / 2);
        let lowest = (self.cursor + margin + 1).min(count).saturating_sub(shown);
        let highest = self.cursor.saturating_sub(margin);
        self.top = self.top.clamp(lowest.min(highest), highest).min(count.saturating_sub(shown));
    }

    /// Moves the part on the screen so many rows, and no further than `last`; the cursor stays on its row.
    pub fn scroll(&mut self, rows: usize, down: bool, last: usize) {
        let top = if down { self.top + rows } else { self.top.saturating_sub(rows) };
        self.top = top.min(last);
    }

    /// Returns the row nearest to the cursor that can stay in sight without moving the part on the screen.
    #[must_use]
    pub fn in_sight(self, count: usize, shown: usize) -> usize {
        let margin = MARGIN.min(shown.saturating_sub(1) / 2);
        let first = if self.top == 0 { 0 } else { self.top + margin };
        let end = self.top + shown;
        let last = if end >= count { count } else { end - margin };
        self.cursor.clamp(first, last.saturating_sub(1).max(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rows_stay_in_sight_until_the_list_ends() {
        let mut list = List::default();
        for _ in 0..7 {
            list.step(Step::Down, 20, 9);
        }
        assert_eq!((list.cursor(), list.top()), (7, 1));
        list.step(Step::Last, 20, 9);
        assert_eq!((list.cursor(), list.top()), (19, 11));
        list.step(Step::First, 20, 9);
        assert_eq!((list.cursor(), list.top()), (0, 0));
    }

    #[test]
    fn a_list_that_is_scrolled_keeps_its_cursor_in_sight() {
        let mut list = List::default();
        list.scroll(3, true, 11);
        assert_eq!((list.top(), list.in_sight(20, 9)), (3, 5));
        list.go(list.in_sight(20, 9), 20, 9);
        assert_eq!((list.cursor(), list.top()), (5, 3));
        for _ in 0..5 {
            list.scroll(3, true, 11);
        }
        list.go(list.in_sight(20, 9), 20, 9);
        assert_eq!((list.cursor(), list.top()), (13, 11));
        list.scroll(3, false, 11);
        assert_eq!((list.top(), list.in_sight(20, 9)), (8, 13));
        list.scroll(30, false, 11);
        assert_eq!((list.top(), list.in_sight(20, 9)), (0, 6));
    }

    #[test]
    fn a_list_that_shrinks_takes_its_cursor_along() {
        let mut list = List::default();
        list.go(19, 20, 9);
        list.go(list.cursor(), 3, 9);
        assert_eq!((list.cursor(), list.top()), (2, 0));
        list.go(list.cursor(), 0, 0);
        assert_eq!((list.cursor(), list.top()), (0, 0));
    }
}
