//! Everything about what is selected.

use ratatui::layout::Rect;

use super::widget::{Paint, Title, columns, row};
use crate::app::App;
use crate::app::actions::state_words;
use crate::app::detail::{LABEL, Line, koers_sign, level_words, page};
use crate::app::fields::Side;
use crate::layout::{Pane, Place};

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let area = match regions.place(Pane::Detail) {
        Place::Hidden => return,
        Place::Title(area) | Place::Open(area) => area,
    };
    let right = app.target().map(|at| called(app, &at)).unwrap_or_default();
    let page = page(app);
    let (lines, here) = (&page.lines, app.stop_under_cursor(&page));
    let rows = regions.rows(Pane::Detail);
    let top = app.list(Pane::Detail).top().min(lines.len().saturating_sub(rows));
    let after = lines.len().saturating_sub(top + rows);
    let right = if after > 0 { format!("↓ {after}  {right}") } else { right };
    let focused = app.focus == Pane::Detail;
    paint.window(area, &Title { number: 5, name: "Detail", right: &right, focused });
    for (place, (index, line)) in (1..).zip(lines.iter().enumerate().skip(top).take(rows)) {
        let whole = row(area, place);
        line_row(app, line, columns(whole, 1, area.width.saturating_sub(2)), paint);
        if let Some(stop) = here.filter(|stop| stop.lines.contains(&index)) {
            paint.mark_row(part(whole, stop.side), true);
        }
    }
}

/// Returns the part of a line that a field takes, with the column of the cursor before it.
pub(super) fn part(line: Rect, side: Side) -> Rect {
    let half = line.width.saturating_sub(2) / 2;
    match side {
        Side::Whole => line,
        Side::Left => columns(line, 0, half),
        Side::Right => columns(line, half, line.width),
    }
}

fn called(app: &App, at: &crate::agenda::At) -> String {
    match at.kind {
        crate::agenda::Kind::Action => app.agenda.called(at),
        _ => app.agenda.one(at).into(),
    }
}

fn line_row(app: &App, line: &Line, area: Rect, paint: &mut Paint<'_>) {
    let label_width = u16::try_from(LABEL).unwrap_or(0);
    let theme = paint.theme;
    let field = |paint: &mut Paint<'_>, area: Rect, label: &str, text: &str| {
        paint.text(columns(area, 0, label_width - 1), label, theme.soft);
        paint.text(columns(area, label_width, area.width), text, theme.text);
    };
    match line {
        Line::Title(text) => {
            paint.text(area, text, theme.heading);
        }
        Line::State => state(app, area, paint),
        Line::Field { label, text } => field(paint, area, label, text),
        Line::Pair([left, right]) => {
            let half = area.width / 2;
            field(paint, columns(area, 0, half.saturating_sub(1)), &left.0, &left.1);
            field(paint, columns(area, half, half), &right.0, &right.1);
        }
        Line::Doubt { label, text } => {
            paint.text(columns(area, 0, label_width - 1), label, theme.soft);
            let mark = if label.is_empty() { "  " } else { "? " };
            paint.text(columns(area, label_width - 2, 2), mark, theme.heading);
            paint.text(columns(area, label_width, area.width), text, theme.text);
        }
    }
}

/// Paints level and status in sign and word.
fn state(app: &App, area: Rect, paint: &mut Paint<'_>) {
    let Some(action) = app.action() else { return };
    super::actions::level(action, columns(area, 0, 5), paint);
    let words = level_words(action);
    let from = u16::try_from(action.level_sign().len()).unwrap_or(0) + 1;
    let used = paint.text(columns(area, from, area.width), &words, paint.theme.text);
    let koers = koers_sign(action);
    let rest = columns(area, (from + used + 3).max(area.width / 2), area.width);
    let status = action.status.sign();
    let words = state_words(action);
    let koers_style = paint.theme.koers(koers);
    let shown = if matches!(koers, "." | "–") { "" } else { koers };
    let gap = if shown.is_empty() { "" } else { " " };
    let text = paint.theme.text;
    paint.spans(rest, &[(status, text), (" ", text), (shown, koers_style), (gap, text), (&words, text)]);
}
