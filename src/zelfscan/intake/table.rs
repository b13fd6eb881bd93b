//! What stands in a file of scores: lines of cells, as they were typed, and with what is typed nothing was decided yet.

/// The lines of a file that have anything in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The lines, in order.
    pub lines: Vec<Line>,
}

/// One line; a cell may hold more lines of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Which row it is in a spreadsheet, from 1.
    pub number: usize,
    /// What stands in it.
    pub cells: Vec<String>,
}

impl Line {
    /// Returns what stands in a column, without blanks around it; empty where the line is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}
