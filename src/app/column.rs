//! The columns of an action: which of them the cursor is in, for what is done to one cell or to one column.
//!
//! How a text is typed in its cell is left to [`super::cell`], the fields of Detail to [`super::fields`].

use super::list::Step;
use super::{App, browse, choice, edit, fields, level, picker};
use crate::agenda::Kind;
use crate::layout::Pane;

/// A column of the list of actions, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Its number.
    Number,
    /// Its level, with the gemeente.
    Level,
    /// Its status and koers.
    Status,
    /// Its title.
    #[default]
    Title,
    /// Who pulls it.
    Owner,
    /// When.
    Planning,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 6] =
        [Self::Number, Self::Level, Self::Status, Self::Title, Self::Owner, Self::Planning];

    /// Returns what stands above it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Number => "nummer",
            Self::Level => "niveau",
            Self::Status => "status",
            Self::Title => "titel",
            Self::Owner => "eigenaar",
            Self::Planning => "planning",
        }
    }
}

impl App {
    /// Returns the column of Acties that the cursor is in: one that is on the screen at this size.
    #[must_use]
    pub fn column(&self) -> Column {
        if self.has_column(self.column) { self.column } else { Column::Title }
    }

    /// Returns whether a column has a place in Acties at this size.
    fn has_column(&self, column: Column) -> bool {
        let widths = self.regions().columns();
        match column {
            Column::Number | Column::Level | Column::Status | Column::Title => true,
            Column::Owner => widths.owner > 0,
            Column::Planning => widths.planning > 0,
        }
    }
}

/// Puts the cursor in the next column that is on the screen, or in the one before; past the last one in the window
/// beside the actions.
pub(super) fn walk(app: &mut App, on: bool) {
    let here = Column::ALL.iter().position(|column| *column == app.column()).unwrap_or(0);
    let (before, after) = (&Column::ALL[..here], &Column::ALL[here + 1..]);
    let next = if on {
        after.iter().find(|column| app.has_column(**column))
    } else {
        before.iter().rfind(|column| app.has_column(**column))
    };
    match next {
        Some(next) => app.column = *next,
        None => browse::focus(app, browse::beside(Pane::Actions, if on { 1 } else { -1 })),
    }
}

/// Opens the cell under the cursor, by the kind of its value.
pub(super) fn edit_field(app: &mut App) {
    match (app.focus, app.column()) {
        (Pane::Detail, _) => fields::edit_field(app),
        (Pane::Actions, Column::Number) => edit::open_text(app, "number"),
        (Pane::Actions, Column::Level) => level::set_level(app),
        (Pane::Actions, Column::Status) => choice::set_status(app),
        (Pane::Actions, Column::Owner) => picker::set_owner(app),
        // Between the bars there is but one thing to change.
        (Pane::Actions, Column::Planning) | (Pane::Planning, _) => edit::edit_planning(app),
        (Pane::Actions, Column::Title) | (Pane::Doelen | Pane::Kernpartners, _) => edit::edit_title(app),
    }
}

/// Opens the text cell after this one, or before it: the title and the planning of a row, then the row beside it.
pub(super) fn open_beside(app: &mut App, field: &str, on: bool) {
    if app.focus == Pane::Detail {
        return fields::open_text_beside(app, on);
    }
    let Some(at) = app.target() else { return };
    let cells: &[&'static str] = match at.kind {
        Kind::Action => &["title", "planning"],
        Kind::Kernpartner => &["name"],
        _ => &["title"],
    };
    let here = cells.iter().position(|cell| *cell == field);
    let next = match here {
        Some(here) if on => Some(here + 1).filter(|next| *next < cells.len()),
        Some(here) => here.checked_sub(1),
        None => on.then_some(0),
    };
    let next = match next {
        Some(next) => next,
        None if browse::step_in(app, app.subject, if on { Step::Down } else { Step::Up }) => {
            if on {
                0
            } else {
                cells.len() - 1
            }
        }
        None => return,
    };
    app.column = if cells[next] == "planning" { Column::Planning } else { Column::Title };
    edit::open_text(app, cells[next]);
}
