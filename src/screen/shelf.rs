//! The start screen: the agendas that can be opened.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, query, row};
use crate::app::frame::of_start;
use crate::app::hints::border;
use crate::app::shelf::{Row, Shelved, Start};
use crate::command::Command;
use crate::keymap::Mode;

pub(super) fn paint(start: &Start, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = of_start(app);
    let shown = frame.list.height;
    let keys = border(app, Mode::Picker, &[Command::Accept, Command::Cancel]);
    let inside = paint.panel(frame.area, "Een agenda openen", &format!("typ een naam · ↑↓ · {keys}"));
    query(&start.search.query, columns(row(inside, 0), 1, inside.width.saturating_sub(2)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    for (place, (found, here)) in (2..2 + shown).zip(start.visible()) {
        let area = row(inside, place);
        found_row(found, area, paint);
        if here {
            paint.mark_row(area, true);
        }
    }
    paint.rule(row(inside, 2 + shown), "─", paint.theme.rule);
    let below = Rect { y: inside.y + 3 + shown, height: 2, ..inside };
    paint.lines(columns(below, 1, below.width.saturating_sub(2)), &about(start.chosen()), paint.theme.soft);
}

fn found_row(found: &Row, area: Rect, paint: &mut Paint<'_>) {
    let (text, soft) = (paint.theme.text, paint.theme.soft);
    match found {
        Row::Agenda(shelved) => {
            let rest = paint.right(area, &format!("{:>18} ", remark(shelved)), soft);
            let took = paint.text(columns(rest, 2, rest.width.saturating_sub(3)), &shelved.title, text);
            let folder = shelved.folder.display().to_string();
            let room = rest.width.saturating_sub(took + 6);
            // Whole or not at all: under the list it stands whole for the row under the cursor.
            if crate::text::width(&folder) <= usize::from(room) {
                paint.text(columns(rest, took + 5, room), &folder, soft);
            }
        }
        Row::Example(_, example) => {
            let rest = paint.right(area, "voorbeeld ", soft);
            paint.text(columns(rest, 2, rest.width.saturating_sub(3)), &example.title, text);
        }
        Row::Elsewhere => {
            paint.text(columns(area, 2, area.width), "andere map …", text);
        }
    }
}

fn remark(shelved: &Shelved) -> String {
    match shelved.changed {
        _ if shelved.is_open => "nu open".into(),
        Some(changed) => format!("{} {}", changed.day().shown(), changed.clock()),
        None => String::new(),
    }
}

/// Says where Enter leads to.
fn about(chosen: Option<&Row>) -> String {
    match chosen {
        Some(Row::Agenda(shelved)) => shelved.folder.display().to_string(),
        Some(Row::Example(_, example)) => format!("Begint een nieuwe agenda met {}.", example.about),
        Some(Row::Elsewhere) => "Vraagt in welke map de agenda staat.".into(),
        None => String::new(),
    }
}
