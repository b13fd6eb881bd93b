//! The message line: what was done, what is wrong, what an open field is, which keys may follow.

use ratatui::style::Style;

use super::widget::{Paint, columns};
use crate::app::overlay::Overlay;
use crate::app::{App, Disk, Notice};
use crate::keymap::key;
use crate::layout::Regions;

pub(super) fn paint(app: &App, regions: &Regions, paint: &mut Paint<'_>) {
    let Some((text, style)) = message(app, paint) else { return };
    if style.bg.is_some() {
        paint.wash(regions.message, style);
    }
    paint.text(columns(regions.message, 1, regions.message.width.saturating_sub(1)), &text, style);
}

/// Returns what is said, the most pressing first.
fn message(app: &App, paint: &Paint<'_>) -> Option<(String, Style)> {
    let theme = paint.theme;
    if !app.pending.is_empty() {
        return Some((following(app), theme.text));
    }
    match &app.notice {
        Some(Notice::Problem(text)) => return Some((text.clone(), theme.attention)),
        Some(Notice::Done(text)) => return Some((text.clone(), theme.text)),
        None => {}
    }
    if let Some(Overlay::Cell(cell)) = app.overlays.last() {
        return Some((about(app, cell), theme.soft));
    }
    match &app.disk {
        Disk::Failing { why, .. } => Some((why.clone(), theme.alarm)),
        Disk::ReadOnly(why) => Some((why.clone(), theme.readonly)),
        Disk::Saved | Disk::Pending(_) => app.standing.last().map(|text| (format!("{text}   Esc sluit dit"), theme.attention)),
    }
}

/// Returns what is open: "Actie 6, titel · 38 tekens".
fn about(app: &App, cell: &crate::app::cell::Cell) -> String {
    let called = app.agenda.called(&cell.at);
    let field = cell.at.kind.label(cell.field).to_lowercase();
    let letters = crate::app::counted(cell.text.text().chars().count(), "teken", "tekens");
    let more = if cell.field == "planning" { " · bijvoorbeeld 2026 of 2026-2028; / scheidt fasen" } else { "" };
    format!("{called}, {field} · {letters}{more}")
}

/// Returns the keys that can follow the ones that were pressed.
fn following(app: &App) -> String {
    let pressed = key::shown(&app.pending);
    let next = app.keymap.continuations(app.mode(), &app.pending);
    let next: Vec<String> = next.iter().map(|(key, command)| format!("{} {}", key.shown(), command.hint())).collect();
    format!("{pressed}   {}   Esc toch niet", next.join("   "))
}
