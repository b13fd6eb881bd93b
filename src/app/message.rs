//! What the message line says: what was done, what is wrong, what an open field is, which keys may follow.

use super::edit::capital;
use super::overlay::Overlay;
use super::{App, Disk, Notice, cell, counted};
use crate::keymap::key;

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
        return Some((following(app), Tone::Plain));
    }
    match &app.notice {
        Some(Notice::Problem(text)) => return Some((text.clone(), Tone::Attention)),
        Some(Notice::Done(text)) => return Some((text.clone(), Tone::Plain)),
        None => {}
    }
    if let Some(Overlay::Cell(cell)) = app.overlays.last() {
        return Some((about(app, cell), Tone::Soft));
    }
    match &app.disk {
        Disk::Failing { why, .. } => Some((why.clone(), Tone::Alarm)),
        Disk::ReadOnly(why) => Some((why.clone(), Tone::ReadOnly)),
        Disk::Saved | Disk::Pending(_) => {
            app.standing.last().map(|text| (format!("{text}   Esc sluit dit"), Tone::Attention))
        }
    }
}

/// Returns what is open: "Actie 6, titel · 38 tekens".
fn about(app: &App, cell: &cell::Cell) -> String {
    let called = capital(&app.agenda.called(&cell.at));
    let field = cell.at.kind.label(cell.field).to_lowercase();
    let letters = counted(cell.text.text().chars().count(), "teken", "tekens");
    let more =
        if cell.field == "planning" { " · bijvoorbeeld 2026 of 2026-2028; / scheidt fasen" } else { "" };
    format!("{called}, {field} · {letters}{more}")
}

/// Returns the keys that can follow the ones that were pressed.
fn following(app: &App) -> String {
    let pressed = key::shown(&app.pending);
    let next = app.keymap.continuations(app.mode(), &app.pending);
    let next: Vec<String> =
        next.iter().map(|(key, command)| format!("{} {}", key.shown(), command.hint())).collect();
    format!("{pressed}   {}   Esc toch niet", next.join("   "))
}
