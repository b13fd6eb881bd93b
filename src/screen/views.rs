//! The list of saved views, each with the digit that shows it.

use super::cursor_row;
use super::widget::{Paint, beside_row, columns, row};
use crate::app::hints::key_name;
use crate::app::views::{ViewList, digit};
use crate::command::Command;
use crate::keymap::Mode;

const WIDTH: u16 = 62;
const MOST_ROWS: usize = 12;

pub(super) fn paint(list: &ViewList, paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let room = usize::from(regions.screen.height.saturating_sub(8)).clamp(1, MOST_ROWS);
    let shown = app.views().len().min(room);
    let top = (list.cursor + 1).saturating_sub(shown);
    let height = u16::try_from(shown).unwrap_or(u16::MAX).saturating_add(4);
    let area = beside_row(regions.screen, cursor_row(app, regions), (WIDTH, height));
    let key = |command| key_name(app, Mode::Choice, command);
    let (delete, cancel) = (key(Command::Delete), key(Command::Cancel));
    let keys = format!("een cijfer toont de weergave · {delete} haalt weg · {cancel} sluit");
    let inside = paint.panel(area, "Weergaven", &keys);
    for (place, (index, view)) in (1..).zip(app.views().iter().enumerate().skip(top).take(shown)) {
        let area = row(inside, place);
        let key = digit(index).map(String::from).unwrap_or_default();
        paint.text(columns(area, 2, 1), &key, paint.theme.heading);
        paint.text(columns(area, 6, area.width.saturating_sub(10)), &view.name, paint.theme.text);
        if app.shows(view) {
            paint.right(area, "nu ", paint.theme.soft);
        }
        if index == list.cursor {
            paint.mark_row(area, true);
        }
    }
}
