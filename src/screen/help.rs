//! All commands with their keys, what the one under the cursor does, and the little map of the most needed keys.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, query, row};
use crate::app::frame;
use crate::app::help::{Help, Listed, Row, map, shows_map};
use crate::app::hints::border;
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{visible, wrap};

/// The title of a command never takes more columns than this.
const TITLE: u16 = 30;
/// Where a command works takes so many columns, and less is not shown.
const MODE: u16 = 12;
/// The explanation of a command takes at least so many columns; in less nothing can be read.
const EXPLANATION: u16 = 24;
/// The row of what was typed and the rule under it.
const ABOVE: u16 = 2;
/// How many rows what is told of one command has.
const TOLD: u16 = 2;
/// How many columns of keys the map has.
const MAP_COLUMNS: u16 = 4;

pub(super) fn paint(help: &Help, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = frame::of_help(app);
    let keys = border(app, Mode::Help, &[Command::Accept, Command::Cancel]);
    let inside = paint.panel(frame.area, help.title(), &format!("typ een woord of een toets · {keys}"));
    let rest = paint.right(row(inside, 0), &help.count(), paint.theme.soft);
    query(&help.search.query, columns(rest, 1, rest.width.saturating_sub(3)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    let last = ABOVE + frame.list.height;
    for (place, (line, here)) in (0..frame.list.height).zip(help.visible()) {
        let area = row(frame.list, place);
        match line {
            Row::Heading(heading) => {
                paint.text(area, heading, paint.theme.heading);
            }
            Row::Listed(listed) => listed_row(listed, help.keys_width, area, paint),
        }
        if here {
            paint.mark_row(area, true);
        }
    }
    paint.rule(row(inside, last), "─", paint.theme.rule);
    told(help, inside, last + 1, paint);
    if shows_map(app.size) {
        map_rows(inside, last + 1 + TOLD, paint);
    }
}

fn listed_row(listed: &Listed, keys: usize, area: Rect, paint: &mut Paint<'_>) {
    let theme = paint.theme;
    let (style, bold) =
        if listed.not_now.is_none() { (theme.text, theme.heading) } else { (theme.soft, theme.soft) };
    let title = (area.width / 2).min(TITLE);
    let keys = u16::try_from(keys).unwrap_or(u16::MAX).min(area.width / 3);
    paint.text(columns(area, 2, title), listed.command.title(), style);
    paint.text(columns(area, 2 + title + 1, keys), &listed.keys, bold);
    let rest = columns(area, 2 + title + 1 + keys + 2, area.width);
    if rest.width >= MODE {
        paint.text(columns(rest, 0, MODE), listed.mode, theme.soft);
    }
    let told = listed.not_now.as_deref().unwrap_or(listed.command.explanation());
    if rest.width >= MODE + 2 + EXPLANATION {
        paint.text(columns(rest, MODE + 2, rest.width), told, theme.soft);
    }
}

/// Tells what the command under the cursor does, or why not now.
fn told(help: &Help, inside: Rect, first: u16, paint: &mut Paint<'_>) {
    let sentence = help.sentence(paint.app);
    let sentence = visible(&sentence);
    let lines = wrap(&sentence, usize::from(inside.width.saturating_sub(2)).max(1));
    for (place, line) in (first..first + TOLD).zip(lines) {
        let area = columns(row(inside, place), 1, inside.width);
        paint.text(area, sentence[line].trim_end(), paint.theme.text);
    }
}

fn map_rows(inside: Rect, first: u16, paint: &mut Paint<'_>) {
    let map = map::map(paint.app);
    let wide = inside.width / MAP_COLUMNS;
    for (column, keys) in (0..MAP_COLUMNS).zip(map.chunks(map::ROWS)) {
        for (place, (key, words)) in (first..).zip(keys) {
            let area = columns(row(inside, place), column * wide + 2, wide.saturating_sub(1));
            paint.text(columns(area, 0, 8), key, paint.theme.heading);
            paint.text(columns(area, 9, area.width), words, paint.theme.soft);
        }
    }
}
