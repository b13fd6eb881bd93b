//! How an action stands per gemeente: the strip, who is under the cursor, and which letter means what.

use super::widget::{Paint, columns, row};
use crate::agenda::{Choice, Status};
use crate::app::frame::cursor_row;
use crate::app::hints::{border, key_name};
use crate::app::stand::{NOTHING, Standen, short, status_in};
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::beside_row;

/// How many gemeenten stand beside each other, and how wide each is.
const BESIDE: usize = 6;
const CELL: u16 = 10;

pub(super) fn paint(standen: &Standen, paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let lines = u16::try_from(app.agenda.gemeenten.len().div_ceil(BESIDE)).unwrap_or(1);
    let size = (CELL * u16::try_from(BESIDE).unwrap_or(1) + 6, lines + 8);
    let area = beside_row(regions.screen, cursor_row(app), size);
    let key = |command| key_name(app, Mode::Choice, command);
    let (left, right) = (key(Command::CursorLeft), key(Command::CursorRight));
    let closes = border(app, Mode::Choice, &[Command::Cancel]);
    let keys = format!("één letter kiest · {left} {right} gemeente · {closes}");
    let inside = paint.panel(area, &standen.title(app), &keys);
    for (place, gemeente) in app.agenda.gemeenten.iter().enumerate() {
        let line = u16::try_from(place / BESIDE).unwrap_or(u16::MAX);
        let from = u16::try_from(place % BESIDE).unwrap_or(0) * CELL;
        let area = columns(row(inside, line + 1), from, CELL);
        let status = status_in(app, &standen.ats, &gemeente.id);
        let sign = status.map_or("–", Status::sign);
        if place == standen.cursor {
            paint.mark_row(area, true);
            let words = status.map_or("nog niets ingevuld", |status| status.label());
            let under = columns(row(inside, lines + 2), 1, inside.width);
            paint.spans(
                under,
                &[(&gemeente.name, paint.theme.heading), (": ", paint.theme.text), (words, paint.theme.text)],
            );
        }
        let style = if place == standen.cursor { paint.theme.cursor } else { paint.theme.text };
        paint.text(columns(area, 1, 4), &short(gemeente), style);
        paint.text(columns(area, 5, 4), sign, style);
    }
    legend(row_below(inside, lines + 4), paint);
}

fn row_below(inside: ratatui::layout::Rect, from: u16) -> ratatui::layout::Rect {
    let from = from.min(inside.height);
    ratatui::layout::Rect { y: inside.y + from, height: inside.height - from, ..inside }
}

fn legend(area: ratatui::layout::Rect, paint: &mut Paint<'_>) {
    let (heading, soft) = (paint.theme.heading, paint.theme.soft);
    let mut put = |place: usize, key: char, label: &str| {
        let line = row(area, u16::try_from(place / 4).unwrap_or(0));
        let at = columns(line, 1 + u16::try_from(place % 4).unwrap_or(0) * 15, 15);
        paint.spans(at, &[(&key.to_string(), heading), (" ", soft), (label, soft)]);
    };
    for (place, option) in Status::OPTIONS.iter().enumerate() {
        put(place, option.key, option.label);
    }
    put(Status::OPTIONS.len(), NOTHING, "maak leeg");
}
