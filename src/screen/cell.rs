//! An open cell: on its own place in the list, growing to the right and then down; elsewhere a box of its own.

use ratatui::layout::Rect;

use super::detail::part;
use super::widget::{MOST_LINES, Paint, row, typed};
use crate::agenda::Kind;
use crate::app::App;
use crate::app::cell::Cell;
use crate::app::detail::{LABEL, page};
use crate::app::fields::Side;
use crate::app::frame::cursor_row;
use crate::app::hints::key_name;
use crate::app::marks::called;
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::{self, Pane, Place, RAIL, Regions};
use crate::text::{visible, width, wrap};

pub(super) fn paint(cell: &Cell, paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let own = in_place(app, cell, regions);
    let area = own.unwrap_or_else(|| boxed(app, cell, regions, paint));
    let used = typed(&cell.text, area, paint);
    let under = cell.under();
    if let Place::Open(window) = regions.place(app.focus)
        && own.is_some()
    {
        // A second line has nothing of another row before it.
        for place in 1..used + u16::from(under.is_some()) {
            let before = Rect { x: window.x, width: area.x - window.x, ..row(area, place) };
            paint.text(before, &" ".repeat(usize::from(before.width)), paint.theme.ground);
        }
    }
    if let Some((sentence, is_problem)) = under {
        let sentence = visible(&sentence);
        let at = row(area, used);
        let mut at = if at.is_empty() { regions.message } else { at };
        let mut bottom = area.bottom();
        if let Place::Open(window) = regions.place(app.focus)
            && own.is_some()
        {
            // A narrow cell has a sentence that is as wide as the window.
            let needed = columns_of(&sentence).min(window.width.saturating_sub(2));
            at.x = at.x.min(window.right().saturating_sub(needed));
            at.width = at.width.max(window.right().saturating_sub(at.x).min(needed));
            bottom = window.bottom();
        }
        let lines = wrap(&sentence, usize::from(at.width.saturating_sub(1)).max(1));
        for (place, line) in (0..bottom.saturating_sub(at.y).max(1)).zip(lines) {
            let at = Rect { y: at.y + place, ..at };
            let style = if is_problem { paint.theme.attention } else { paint.theme.ground };
            paint.text(at, &" ".repeat(usize::from(at.width)), style);
            paint.text(at, &sentence[line], if is_problem { style } else { paint.theme.soft });
        }
    }
}

fn columns_of(problem: &str) -> u16 {
    u16::try_from(width(problem)).unwrap_or(u16::MAX).saturating_add(1)
}

/// Returns where the field stands in its list: from its column to the right edge, up to three lines.
fn in_place(app: &App, cell: &Cell, regions: &Regions) -> Option<Rect> {
    let Place::Open(window) = regions.place(app.focus) else { return None };
    if cell.ats.len() > 1 {
        // In the row of one of them it would seem to be for that one alone.
        return None;
    }
    let from = match (app.focus, cell.at.kind, cell.field) {
        (Pane::Actions, Kind::Action, "title") => RAIL,
        (Pane::Actions, Kind::Action, "number") => 2,
        (Pane::Actions, Kind::Action, "planning") => {
            // A planning needs more room than its column: it takes that of the owner, never that of the title.
            RAIL + regions.columns().title + 2
        }
        // What the cursor of Detail is not on, but a key of its own opened, has no place to open in.
        (Pane::Detail, ..) if !app.is_on_field(&cell.at, cell.field) => return None,
        (Pane::Detail, _, "title" | "name")
        | (Pane::Doelen, Kind::Doel | Kind::Actielijn, _)
        | (Pane::Kernpartners, Kind::Kernpartner, _) => 1,
        (Pane::Detail, ..) => {
            let page = page(app);
            let side = app.stop_under_cursor(&page).map_or(Side::Whole, |stop| stop.side);
            part(window, side).x - window.x + 1 + u16::try_from(LABEL).unwrap_or(0)
        }
        _ => return None,
    };
    let row = cursor_row(app);
    let right = match (app.focus, cell.field) {
        // A number needs no room for a sentence, and its title says whose it is.
        (Pane::Actions, "number") => window.x + RAIL - 1,
        (Pane::Actions, _) => regions.screen.right() - 1,
        _ => window.right(),
    };
    let height = MOST_LINES.saturating_add(1).min(window.bottom().saturating_sub(row.y));
    let x = window.x + from;
    (right > x + 10).then(|| Rect { x, y: row.y, width: right - x, height })
}

/// Draws a box for a field that has no place in the window in use; returns its inside.
fn boxed(app: &App, cell: &Cell, regions: &Regions, paint: &mut Paint<'_>) -> Rect {
    let size = (92, MOST_LINES + 3);
    let area = if cell.ats.len() > 1 {
        layout::beside_row(regions.screen, cursor_row(app), size)
    } else {
        layout::middle(regions.screen, size)
    };
    let title = match cell.at.kind {
        Kind::Note => match app.target() {
            Some(at) => format!("Opmerking bij {}", app.agenda.called(&at)),
            None => "Opmerking".into(),
        },
        kind => format!("{} van {}", kind.label(cell.field), called(app, &cell.ats)),
    };
    let key = |command| key_name(app, Mode::Cell, command);
    let keys = format!("{} bewaart · {} sluit", key(Command::Accept), key(Command::Cancel));
    let inside = paint.panel(area, &title, &keys);
    Rect { width: inside.width.saturating_sub(1), ..inside }
}
