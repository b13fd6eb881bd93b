//! One text that is asked for, with what is wrong with it below.

use ratatui::layout::Rect;

use super::widget::{MOST_LINES, Paint, columns, row, typed};
use crate::app::ask::{Ask, What};
use crate::app::hints::key_name;
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::middle;

const WIDTH: u16 = 88;

/// The column of the field, behind its label.
const FIELD: u16 = 14;

pub(super) fn paint(ask: &Ask, paint: &mut Paint<'_>) {
    let offers = u16::try_from(ask.offers.len()).unwrap_or(0);
    let asked = if offers == 0 { 0 } else { offers + 1 };
    let area = middle(paint.regions.screen, (WIDTH, asked + 10));
    let inside = paint.panel(area, ask.what.title(), &keys(ask, paint));
    paint.text(columns(row(inside, 1), 1, FIELD - 2), ask.what.label(), paint.theme.soft);
    let place = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1).min(MOST_LINES), ..inside };
    let took = typed(&ask.text, columns(place, FIELD, inside.width.saturating_sub(FIELD + 1)), paint);
    let mut next = 2 + took;
    for (index, offer) in ask.offers.iter().enumerate() {
        let area = row(inside, next);
        if index == 0 {
            paint.text(columns(area, 1, FIELD - 2), "Begin met", paint.theme.soft);
        }
        let choice = columns(area, FIELD - 2, inside.width);
        paint.text(columns(choice, 2, choice.width), offer, paint.theme.text);
        if index == ask.list.cursor() {
            paint.mark_row(choice, true);
        }
        next += 1;
    }
    if offers > 0 {
        next += 1;
    }
    let (words, style) = match &ask.problem {
        Some(problem) => (problem.as_str(), paint.theme.attention),
        None => (ask.what.explanation(), paint.theme.soft),
    };
    let below = Rect { y: inside.y + next, height: inside.height.saturating_sub(next), ..inside };
    paint.lines(columns(below, 1, below.width.saturating_sub(2)), words, style);
}

fn keys(ask: &Ask, paint: &Paint<'_>) -> String {
    let key = |command| key_name(paint.app, Mode::Picker, command);
    let more = match ask.what {
        What::Folder | What::Copy => format!(" · {} vult de map aan", key(Command::Mark)),
        What::Begin => " · ↑↓ begin met".into(),
        What::Version => String::new(),
    };
    let does = match ask.what {
        What::Folder => "opent",
        What::Copy | What::Version => "bewaart",
        What::Begin => "maakt de agenda",
    };
    format!("{} {does}{more} · {} sluit", key(Command::Accept), key(Command::Cancel))
}
