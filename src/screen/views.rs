//! The list of saved views, each with the digit that shows it.

use super::widget::{Paint, columns, row};
use crate::app::frame::of_views;
use crate::app::hints::key_name;
use crate::app::views::{ViewList, digit};
use crate::command::Command;
use crate::keymap::Mode;

pub(super) fn paint(list: &ViewList, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = of_views(app);
    let key = |command| key_name(app, Mode::Choice, command);
    let (delete, cancel) = (key(Command::Delete), key(Command::Cancel));
    let keys = format!("een cijfer toont de weergave · {delete} haalt weg · {cancel} sluit");
    paint.panel(frame.area, "Weergaven", &keys);
    let (top, shown) = (list.list(app).top(), app.views_shown());
    for (place, (index, view)) in (0..frame.list.height).zip(app.views().iter().enumerate().skip(top)) {
        let area = row(frame.list, place);
        let key = digit(index).map(String::from).unwrap_or_default();
        paint.text(columns(area, 2, 1), &key, paint.theme.heading);
        paint.text(columns(area, 6, area.width.saturating_sub(10)), &view.name, paint.theme.text);
        if shown.contains(&index) {
            paint.right(area, "nu ", paint.theme.soft);
        }
        if index == list.cursor {
            paint.mark_row(area, true);
        }
    }
}
