//! Wie draagt wat: a row for everyone, a column for each quarter, and where it piles up.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, row};
use crate::app::frame::of_load;
use crate::app::header::filter_words;
use crate::app::hints::key_name;
use crate::app::load::{self, Bearer, Load};
use crate::command::Command;
use crate::keymap::Mode;

/// How wide a quarter is.
const WIDE: u16 = 7;
const NARROW: u16 = 5;

pub(super) fn paint(load: &Load, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = of_load(app, load);
    let key = |command| key_name(app, Mode::Choice, command);
    let (accept, cancel) = (key(Command::Accept), key(Command::Cancel));
    let keys = format!("e m g andere rijen · {accept} toont welke · {cancel} sluit");
    let title = Bearer::ALL.iter().find(|(of, ..)| *of == load.of).map_or("", |(.., word)| word);
    let inside = paint.panel(frame.area, &format!("Wie draagt wat, per {title}"), &keys);
    let words = format!("open acties per kwartaal · {}", filter_words(app));
    paint.text(columns(row(inside, 0), 2, inside.width.saturating_sub(3)), &words, paint.theme.soft);
    let places = Places::new(load::columns(app.size()), inside.width);
    for (place, quarter) in load.names().take(places.count).enumerate() {
        let text = if places.each == WIDE { quarter } else { quarter.replace(" 20", "'") };
        let style = if place == load.column { paint.theme.heading } else { paint.theme.soft };
        paint.right(places.at(place, row(inside, 1)), &text, style);
    }
    if load.rows.is_empty() {
        let words = "In deze kwartalen loopt er niets.";
        paint.text(columns(row(inside, 3), 2, inside.width), words, paint.theme.text);
    }
    let top = load.list.top();
    for (place, (index, item)) in (0..frame.list.height).zip(load.rows.iter().enumerate().skip(top)) {
        let area = row(frame.list, place);
        paint.text(columns(area, 2, places.from.saturating_sub(3)), &item.name, paint.theme.text);
        for (column, count) in item.counts.iter().take(places.count).enumerate() {
            number(*count, item.is_somebody() && load.peak() == Some(*count), places.at(column, area), paint);
        }
        if index == load.list.cursor() {
            paint.mark_row(area, true);
            paint.wash(places.at(load.column, area), paint.theme.field);
        }
    }
    paint.below(inside, load.rows.len().saturating_sub(top + usize::from(frame.list.height)));
}

/// Where the columns stand.
struct Places {
    each: u16,
    from: u16,
    count: usize,
}

impl Places {
    fn new(count: usize, width: u16) -> Self {
        let quarters = u16::try_from(count).unwrap_or(0);
        let each = if width >= 30 + quarters * (WIDE + 2) { WIDE } else { NARROW };
        let needed = quarters * (each + 2);
        Self { each, from: width.saturating_sub(needed + 1), count }
    }

    fn at(&self, place: usize, area: Rect) -> Rect {
        let place = u16::try_from(place).unwrap_or(0);
        columns(area, self.from + place * (self.each + 2), self.each + 1)
    }
}

/// The most of all is told without colour too.
fn number(count: usize, is_peak: bool, area: Rect, paint: &mut Paint<'_>) {
    let (text, style) = match count {
        0 => ("– ".to_owned(), paint.theme.soft),
        count if is_peak => (format!("{count}!"), paint.theme.attention),
        count => (format!("{count} "), paint.theme.text),
    };
    paint.right(area, &text, style);
}
