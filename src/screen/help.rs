//! All commands with their keys.

use ratatui::layout::Rect;

use super::cell::query;
use super::widget::{Paint, columns, row};
use crate::app::frame;
use crate::app::help::{Entry, Help};
use crate::app::hints::border;
use crate::command::Command;
use crate::keymap::Mode;

pub(super) fn paint(help: &Help, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = frame::of_help(app);
    let keys = border(app, Mode::Help, &[Command::Accept, Command::Cancel]);
    let keys = format!("typ een woord of een toets · {keys}");
    let inside = paint.panel(frame.area, "Hulp: alle opdrachten", &keys);
    let count = format!("{} van {}", help.found.len(), Command::ALL.len());
    let rest = paint.right(row(inside, 0), &count, paint.theme.soft);
    query(&help.search.query, columns(rest, 1, rest.width.saturating_sub(3)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    let last = inside.height.saturating_sub(2);
    for (place, (entry, here)) in (0..frame.list.height).zip(help.visible()) {
        let area = row(frame.list, place);
        entry_row(entry, area, paint);
        if here {
            paint.mark_row(area, true);
        }
    }
    paint.rule(row(inside, last), "─", paint.theme.rule);
    let sentence = match help.chosen() {
        Some(Entry { not_now: Some(why), .. }) if !why.is_empty() => format!("Kan nu niet. {why}"),
        Some(entry) => entry.command.explanation().to_owned(),
        None => "Niets gevonden. Wis een letter, of druk op Esc.".into(),
    };
    paint.text(columns(row(inside, last + 1), 1, inside.width), &sentence, paint.theme.text);
}

fn entry_row(entry: &Entry, area: Rect, paint: &mut Paint<'_>) {
    let theme = paint.theme;
    let possible = entry.not_now.is_none() || entry.not_now.as_deref() == Some("");
    let style = if possible { theme.text } else { theme.soft };
    let title = (area.width / 2).min(34);
    paint.text(columns(area, 2, title), entry.command.title(), style);
    paint.text(columns(area, title + 3, 20), &entry.keys, theme.heading);
    paint.text(columns(area, title + 24, 12), entry.mode, theme.soft);
    paint.text(columns(area, title + 38, area.width), entry.command.group().title(), theme.soft);
}
