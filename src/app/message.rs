//! What the message line says: what was done, what is wrong, what an open field is, which key waits for another.

use super::edit::capital;
use super::overlay::Overlay;
use super::{App, Disk, cell, counted, form, marks};
use crate::command::Command;
use crate::keymap::{Mode, key};

/// A sentence on the message line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// What was done.
    Done(String),
    /// Why something was not done, and what to do.
    Problem(String),
}

/// In which tone something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As a matter of fact.
    Plain,
    /// In the background.
    Soft,
    /// To be noticed.
    Attention,
    /// Work is not on disk.
    Alarm,
    /// Nothing can be changed.
    ReadOnly,
}

/// Returns what is said, the most pressing first.
#[must_use]
pub fn message(app: &App) -> Option<(String, Tone)> {
    if !app.pending.is_empty() {
        return Some((key::shown(&app.pending), Tone::Plain));
    }
    match &app.notice {
        Some(Notice::Problem(text)) => return Some((text.clone(), Tone::Attention)),
        Some(Notice::Done(text)) => return Some((text.clone(), Tone::Plain)),
        None => {}
    }
    if let Some(Overlay::Cell(cell)) = app.overlays.last() {
        return Some((about(app, cell), Tone::Soft));
    }
    if let Some(accepts) = accepted(app) {
        return Some((accepts, Tone::Soft));
    }
    match (&app.disk, app.standing.last()) {
        (Disk::Failing { why, .. }, _) => Some((format!("{why}{}", way_out(app)), Tone::Alarm)),
        (_, Some(text)) if shows_standing(app) => {
            Some((format!("{text}   {} sluit dit", app.short_name(Command::Cancel)), Tone::Attention))
        }
        (_, Some(text)) => Some((text.clone(), Tone::Attention)),
        (Disk::ReadOnly(why), None) => Some((why.clone(), Tone::ReadOnly)),
        (Disk::Saved | Disk::Pending(_), None) => None,
    }
}

/// Takes in how the work lies on disk; that it is not there is read before what was done last.
pub(super) fn hear_disk(app: &mut App, disk: Disk) {
    if matches!(disk, Disk::Failing { .. }) && disk != app.disk {
        let_go_of_what_was_done(app);
    }
    app.disk = disk;
}

/// Has a sentence stand until it is read; it is read before what was done last.
pub(super) fn stand(app: &mut App, sentence: String) {
    let_go_of_what_was_done(app);
    if !app.standing.contains(&sentence) {
        app.standing.push(sentence);
    }
}

/// A sentence that says what to do stays: it is about the key that was pressed.
fn let_go_of_what_was_done(app: &mut App) {
    if matches!(app.notice, Some(Notice::Done(_))) {
        app.notice = None;
    }
}

/// Returns where work that the disk refuses can still go.
fn way_out(app: &App) -> String {
    let key = app.keymap.longest_name(Mode::Agenda, Command::SaveAs);
    key.map(|key| format!(" {key} bewaart de agenda op een andere plek.")).unwrap_or_default()
}

/// Returns whether a standing sentence is what is read now, with Esc to close it.
pub(super) fn shows_standing(app: &App) -> bool {
    let is_free = app.pending.is_empty() && app.notice.is_none() && app.overlays.is_empty();
    is_free && !app.standing.is_empty() && !matches!(app.disk, Disk::Failing { .. })
}

/// Returns what is open: "Actie 6, titel · 38 tekens".
fn about(app: &App, cell: &cell::Cell) -> String {
    let called = capital(&marks::called(app, &cell.ats));
    let field = cell.at.kind.label(cell.field).to_lowercase();
    let letters = counted(cell.text.text().chars().count(), "teken", "tekens");
    let more =
        if cell.field == "planning" { " · bijvoorbeeld 2026 of 2026-2028; / scheidt fasen" } else { "" };
    format!("{called}, {field} · {letters}{more}")
}

/// Returns what the field in use of a form accepts, when that needs saying.
fn accepted(app: &App) -> Option<String> {
    match app.overlays.last() {
        Some(Overlay::Form(form)) => form.field().map(form::Field::accepts).filter(|text| !text.is_empty()),
        _ => None,
    }
}
