//! Vooruitblik: what happens, when, to which action, and whose it is.

use super::widget::{Paint, columns, row};
use crate::app::frame::of_outlook;
use crate::app::header::filter_words;
use crate::app::hints::key_name;
use crate::app::outlook::{Outlook, Row, What};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::width;

pub(super) fn paint(outlook: &Outlook, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = of_outlook(app, outlook);
    let key = |command| key_name(app, Mode::Choice, command);
    let (left, right) = (key(Command::CursorLeft), key(Command::CursorRight));
    let (accept, cancel) = (key(Command::Accept), key(Command::Cancel));
    let keys = format!("{left} {right} minder of meer tijd · {accept} ga erheen · {cancel} sluit");
    let inside = paint.panel(frame.area, "Vooruitblik", &keys);
    let (reach, until) = (outlook.reach(), outlook.until.shown());
    let words = format!("{reach} vooruit, tot en met {until} · {}", filter_words(app));
    paint.text(columns(row(inside, 0), 2, inside.width.saturating_sub(3)), &words, paint.theme.soft);
    if outlook.rows.is_empty() {
        let words = "Niets is te laat, en in deze tijd begint of eindigt er niets.";
        paint.text(columns(row(inside, 2), 2, inside.width), words, paint.theme.text);
    }
    let top = outlook.list.top();
    let mut before = None;
    for (place, (index, item)) in (0..frame.list.height).zip(outlook.rows.iter().enumerate().skip(top)) {
        let area = row(frame.list, place);
        // What happens stands at the first of the rows that say the same.
        item_row(item, before != Some(item.what), area, paint);
        before = Some(item.what);
        if index == outlook.list.cursor() {
            paint.mark_row(area, true);
        }
    }
    paint.below(inside, outlook.rows.len().saturating_sub(top + usize::from(frame.list.height)));
}

fn item_row(item: &Row, says_what: bool, area: ratatui::layout::Rect, paint: &mut Paint<'_>) {
    let (text, soft) = (paint.theme.text, paint.theme.soft);
    if says_what {
        let style = if item.what == What::Late { paint.theme.attention } else { paint.theme.heading };
        paint.text(columns(area, 2, 10), item.what.word(), style);
    }
    let [number, title, owner] = &item.action;
    paint.text(columns(area, 13, 20), &item.when, text);
    let rest = columns(area, 34, area.width.saturating_sub(35));
    let owner_width = if rest.width >= 60 { 24.min(u16::try_from(width(owner)).unwrap_or(24)) } else { 0 };
    paint.text(columns(rest, 0, 3), &format!("{number:>3}"), soft);
    paint.text(columns(rest, 4, rest.width.saturating_sub(4 + owner_width + 2)), title, text);
    if owner_width > 0 {
        paint.text(columns(rest, rest.width - owner_width, owner_width), owner, soft);
    }
}
