//! The row under the cursor, whole, for a screen that has no room for Detail.

use super::App;
use super::actions::{owner_line, planning_line};
use crate::layout::Pane;

/// Returns everything that the row under the cursor says, and what its columns had to cut.
#[must_use]
pub fn reading_words(app: &App) -> Option<String> {
    match app.focus {
        Pane::Actions | Pane::Planning => {
            let action = app.action()?;
            let (owner, planning) = (owner_line(&app.agenda, action), planning_line(action));
            Some(format!("{} · {owner} · {planning}", action.title))
        }
        Pane::Doelen | Pane::Kernpartners => app.target().map(|at| app.agenda.link_name(&at.id).into_owned()),
        Pane::Detail => None,
    }
}
