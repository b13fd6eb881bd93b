//! What a row of the actions says, apart from how it is drawn.

use crate::agenda::{Action, Agenda, Choice, Koers};

/// Returns the status and koers in words: "loopt, vertraagd".
#[must_use]
pub fn state_words(action: &Action) -> String {
    match (&action.koers, action.status.is_open()) {
        (Koers::Unset, _) | (_, false) => action.status.label().to_owned(),
        (koers, true) => format!("{}, {}", action.status.label(), koers.label()),
    }
}

/// Returns who owns an action, on one line; the sign for nothing when nobody does.
#[must_use]
pub fn owner_line(agenda: &Agenda, action: &Action) -> String {
    let owners = agenda.owner_names(action);
    if owners.is_empty() { "–".into() } else { owners.join("; ") }
}

/// Returns the planning on one line; the sign for nothing when there is none.
#[must_use]
pub fn planning_line(action: &Action) -> String {
    let planning = action.planning_text();
    if planning.is_empty() { "–".into() } else { planning.into_owned() }
}
