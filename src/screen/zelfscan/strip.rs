//! The gemeenten beside each other in a table: between the question and the columns at the right, where there is room.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns};
use crate::agenda::Meting;
use crate::app::stand::short;
use crate::app::zelfscan::gemeenten;

/// How wide one gemeente stands.
const CELL: u16 = 4;

/// Where the gemeenten stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strip {
    /// How wide they are together; nothing where the question would have no room.
    pub(super) wide: u16,
    /// How wide the columns behind them are.
    behind: u16,
}

impl Strip {
    /// Returns the strip in a line of this width, of which so much is for the question and for the columns behind.
    pub(super) fn new(meting: &Meting, width: u16, (question, behind): (u16, u16)) -> Self {
        let wide = CELL.saturating_mul(u16::try_from(meting.gemeenten.len()).unwrap_or(u16::MAX));
        let fits = width >= (question + behind).saturating_add(wide);
        Self { wide: if fits { wide } else { 0 }, behind }
    }

    /// Returns where a gemeente stands in a line.
    pub(super) fn cell(self, line: Rect, cell: usize) -> Rect {
        let from =
            line.width.saturating_sub(self.behind + self.wide) + CELL * u16::try_from(cell).unwrap_or(0);
        columns(line, from, CELL - 1)
    }

    /// Paints their names above it.
    pub(super) fn heads(self, meting: &Meting, line: Rect, paint: &mut Paint<'_>) {
        if self.wide > 0 {
            for (cell, gemeente) in gemeenten(&paint.app.agenda, meting).enumerate() {
                let name = gemeente.map_or("?".into(), short);
                paint.text(self.cell(line, cell), &name, paint.theme.soft);
            }
        }
    }
}
