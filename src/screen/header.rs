//! The first two rows: which agenda, how it lies on disk, what time it is, and what is shown.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::Theme;
use super::widget::{Paint, columns};
use crate::app::{App, Disk, counted};
use crate::layout::{Regions, Shape};
use crate::text::width;

pub(super) fn paint(app: &App, regions: &Regions, paint: &mut Paint<'_>) {
    first_row(app, regions, paint);
    second_row(app, regions, paint);
}

fn first_row(app: &App, regions: &Regions, paint: &mut Paint<'_>) {
    let (disk, style) = disk(app, paint.theme);
    let read_only = matches!(app.disk, Disk::ReadOnly(_));
    if read_only {
        paint.wash(regions.header, paint.theme.readonly);
    }
    let plain = |own: Style| if read_only { paint.theme.readonly } else { own };
    let (title_style, soft) = (plain(paint.theme.heading), plain(paint.theme.soft));
    let clock = match regions.shape {
        Shape::Whole => format!("   {}  {} ", app.now.weekday_and_date(), app.now.clock()),
        Shape::TooSmall | Shape::Alone | Shape::WithDetail => format!("   {} ", app.now.clock()),
    };
    let inner = columns(regions.header, 1, regions.header.width);
    let rest = paint.right(inner, &clock, soft);
    let rest = paint.right(rest, &disk, style);
    paint.text(shorter(rest, 1), &title(app), title_style);
}

/// Returns title and period; the period only once.
fn title(app: &App) -> String {
    let Some(head) = app.agenda.heading() else { return String::new() };
    let title = if head.title.is_empty() { "Agenda zonder titel" } else { &head.title };
    if head.period.is_empty() || title.contains(&head.period) {
        title.into()
    } else {
        format!("{title} {}", head.period)
    }
}

fn disk(app: &App, theme: &Theme) -> (String, Style) {
    match &app.disk {
        Disk::Saved => ("✓ bewaard".into(), theme.soft),
        Disk::Pending(count) => (format!("• {} onderweg", counted(*count, "wijziging", "wijzigingen")), theme.soft),
        Disk::Failing { count, .. } => (format!(" NIET BEWAARD ({count}) "), theme.alarm),
        Disk::ReadOnly(_) => ("ALLEEN LEZEN".into(), theme.readonly),
    }
}

fn second_row(app: &App, regions: &Regions, paint: &mut Paint<'_>) {
    let inner = shorter(columns(regions.filters, 1, regions.filters.width), 1);
    let filters = app.filters.all();
    let total = app.shown.total;
    if filters.is_empty() {
        let all = match total {
            0 => "Nog geen acties".to_owned(),
            1 => "1 actie".to_owned(),
            total => format!("Alle {total} acties"),
        };
        paint.text(inner, &all, paint.theme.soft);
        return;
    }
    let words: Vec<String> = filters.iter().map(|filter| filter.words(&app.agenda)).collect();
    let shown = format!("{} van {} · {}", app.shown.actions.len(), counted(total, "actie", "acties"), words.join(" · "));
    let way_out = if filters.len() == 1 { "   Esc haalt dit filter weg" } else { "   Esc haalt het laatste weg" };
    let rest = if width(&shown) + width(way_out) <= usize::from(inner.width) {
        paint.right(inner, way_out, paint.theme.soft)
    } else {
        inner
    };
    paint.text(rest, &shown, paint.theme.heading);
}

fn shorter(area: Rect, by: u16) -> Rect {
    Rect { width: area.width.saturating_sub(by), ..area }
}
