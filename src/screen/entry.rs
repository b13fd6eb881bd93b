//! A small field that asks for one text; it stands low, so that the list that follows it can be seen.

use super::widget::{Paint, columns, query, row};
use crate::app::entry::Entry;
use crate::app::hints::key_name;
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::centred;

const WIDTH: u16 = 66;
const HEIGHT: u16 = 3;

pub(super) fn paint(entry: &Entry, paint: &mut Paint<'_>) {
    let screen = paint.regions.screen;
    let area = centred(screen, paint.regions.message.y.saturating_sub(HEIGHT), (WIDTH, HEIGHT));
    let key = |command| key_name(paint.app, Mode::Cell, command);
    let keys = format!("{} {} · {} sluit", key(Command::Accept), entry.accepts(), key(Command::Cancel));
    let inside = paint.panel(area, entry.title(), &keys);
    let field = columns(row(inside, 0), 1, inside.width.saturating_sub(2));
    query(&entry.text, field, paint);
}
