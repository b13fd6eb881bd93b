//! What the message line says: what was done, what is wrong, what an open field is, which key waits for another.

use super::edit::capital;
use super::overlay::Overlay;
use super::planning::late_words;
use super::{App, Disk, cell, counted, form, marks};
use crate::agenda::{At, Kind};
use crate::command::Command;
use crate::keymap::{Mode, key};
use crate::layout::Pane;

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
            Some((format!("{text}   {}", way_to_close(app)), Tone::Attention))
        }
        (_, Some(text)) => Some((text.clone(), Tone::Attention)),
        (Disk::ReadOnly(why), None) => Some((why.clone(), Tone::ReadOnly)),
        (Disk::Saved | Disk::Pending(_), None) => reading(app).map(|text| (text, Tone::Soft)),
    }
}

/// Says in whole words what the planning under the cursor of the timeline means.
fn reading(app: &App) -> Option<String> {
    let action = app.action().filter(|_| app.focus == Pane::Planning && app.overlays.is_empty())?;
    let (in_time, name) = (app.in_time(), capital(&app.agenda.called(&At::new(Kind::Action, &action.id))));
    let plan = in_time.plan(action);
    if plan.is_empty() {
        return Some(format!("{name} heeft nog geen planning."));
    }
    let late = plan.missed(action, in_time.today).map(|end| format!(" · {}", late_words(end, in_time.today)));
    Some(format!("{name}: {}{}", plan.sentence(), late.unwrap_or_default()))
}

/// Takes in how the work lies on disk; that it is not there, or is there again, is read before what was done last.
pub(super) fn hear_disk(app: &mut App, disk: Disk) {
    if matches!(disk, Disk::Failing { .. }) && disk != app.disk {
        let_go_of_what_was_done(app);
    }
    let was = std::mem::replace(&mut app.disk, disk);
    let is_back = matches!((was, &app.disk), (Disk::Failing { .. }, Disk::Saved));
    if is_back && !matches!(app.notice, Some(Notice::Problem(_))) {
        app.done("Alles is weer bewaard.");
    }
}

/// Says that the agenda is being written; nothing when that does not work, so that the alarm about it stands.
pub(super) fn say_writing(app: &mut App) {
    if !matches!(app.disk, Disk::Failing { .. }) {
        app.done(WRITING);
    }
}

/// Takes in that the agenda was written: what says that it is being written is true no more.
pub(super) fn hear_saved(app: &mut App) {
    if matches!(&app.notice, Some(Notice::Done(text)) if text == WRITING) {
        app.done("De agenda is opgeslagen.");
    }
}

const WRITING: &str = "De agenda wordt nu naar het bestand geschreven.";

/// Has a sentence stand until it is read; it is read before what was done last.
pub(super) fn stand(app: &mut App, sentence: String) {
    let_go_of_what_was_done(app);
    if !app.standing.contains(&sentence) {
        app.standing.push(sentence);
    }
}

/// Has a sentence stand that can be read after those that stand already.
pub(super) fn stand_behind(app: &mut App, sentence: String) {
    let_go_of_what_was_done(app);
    if !app.standing.contains(&sentence) {
        app.standing.insert(0, sentence);
    }
}

/// Lets go of a sentence that is true no more, and says what is true instead.
pub(super) fn let_go(app: &mut App, sentence: &str, instead: Option<String>) {
    app.standing.retain(|standing| standing != sentence);
    if let (Some(instead), false) = (instead, matches!(app.notice, Some(Notice::Problem(_)))) {
        app.done(instead);
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

/// Returns how a standing sentence is closed and how many there are, as one word: it is never broken.
fn way_to_close(app: &App) -> String {
    let which = match app.standing.len() {
        0 | 1 => String::new(),
        count => format!("(1 van {count}) "),
    };
    format!("{which}{} sluit dit", app.short_name(Command::Cancel)).replace(' ', NO_BREAK)
}

/// A blank at which no line is broken.
pub const NO_BREAK: &str = "\u{a0}";

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
