//! The first two rows: which agenda, how it lies on disk, what time it is, and what is shown.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::Theme;
use super::widget::{Paint, columns};
use crate::app::Disk;
use crate::app::header::{disk_words, shown_words, title};
use crate::command::Command;
use crate::layout::Shape;
use crate::text::width;

pub(super) fn paint(paint: &mut Paint<'_>) {
    first_row(paint);
    second_row(paint);
}

fn first_row(paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let (disk, style) = (disk_words(&app.disk), disk_style(&app.disk, paint.theme));
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

fn disk_style(disk: &Disk, theme: &Theme) -> Style {
    match disk {
        Disk::Saved | Disk::Pending(_) => theme.soft,
        Disk::Failing { .. } => theme.alarm,
        Disk::ReadOnly(_) => theme.readonly,
    }
}

fn second_row(paint: &mut Paint<'_>) {
    let (app, filters) = (paint.app, paint.regions.filters);
    let inner = shorter(columns(filters, 1, filters.width), 1);
    let shown = shown_words(app);
    let key = app.short_name(Command::Cancel);
    let way_out = match app.filters.all().len() {
        _ if app.marked() > 0 => format!("   {key} haalt de markering weg"),
        0 => {
            paint.text(inner, &shown, paint.theme.soft);
            return;
        }
        1 => format!("   {key} haalt dit filter weg"),
        _ => format!("   {key} haalt het laatste weg"),
    };
    let fits = width(&shown) + width(&way_out) <= usize::from(inner.width);
    let rest = if fits { paint.right(inner, &way_out, paint.theme.soft) } else { inner };
    paint.text(rest, &shown, paint.theme.heading);
}

fn shorter(area: Rect, by: u16) -> Rect {
    Rect { width: area.width.saturating_sub(by), ..area }
}
