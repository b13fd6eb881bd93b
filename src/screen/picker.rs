//! A list that searches while one types.

use super::cell::query;
use super::cursor_row;
use super::widget::{Paint, beside_row, columns, row};
use crate::app::hints::border;
use crate::app::picker::{Goal, Picker, rows};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{cut, width};

const WIDTH: u16 = 66;
/// Doelen have long titles, and stand beside that of their theme.
const WIDE: u16 = 108;

pub(super) fn paint(picker: &Picker, paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let list = u16::try_from(rows(app.size).min(picker.count().max(6))).unwrap_or(1);
    let height = list + 6;
    let area = beside_row(
        regions.screen,
        cursor_row(app, regions),
        (if is_wide(picker) { WIDE } else { WIDTH }, height),
    );
    let mut commands = vec![Command::Accept];
    if picker.goal.role().is_some() {
        commands.push(Command::ChangeRole);
    }
    if picker.goal.takes_many() {
        commands.push(Command::Mark);
    }
    commands.push(Command::Cancel);
    let inside = paint.panel(area, &picker.title, &border(app, Mode::Picker, &commands));
    query(&picker.search.query, columns(row(inside, 0), 1, inside.width.saturating_sub(2)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    let shown = inside.height.saturating_sub(4).max(1);
    for (place, (offer, here, ticked)) in (2..2 + shown).zip(picker.visible()) {
        let area = row(inside, place);
        let (text, soft) = (paint.theme.text, paint.theme.soft);
        // As wide for every row, so that the column before it is straight.
        let remark = match &*offer.remark {
            remark if is_wide(picker) => format!("{} ", padded(remark, usize::from(inside.width / 4))),
            "" => " ".into(),
            remark => format!("{remark:>9} "),
        };
        let rest = paint.right(area, &remark, soft);
        let rest = paint.right(rest, &format!("{:<12}", offer.sort), soft);
        paint.text(columns(rest, 1, 1), if ticked { "■" } else { "" }, text);
        paint.text(columns(rest, 3, rest.width.saturating_sub(4)), &offer.name, text);
        if here {
            paint.mark_row(area, true);
        }
    }
    if picker.count() == 0 {
        let nothing = match picker.search.query.text() {
            "" => "Hier staat nog niets. Typ een naam.",
            _ => "Niets gevonden met deze letters.",
        };
        paint.text(columns(row(inside, 2), 3, inside.width), nothing, paint.theme.soft);
    }
    footer(picker, row(inside, inside.height.saturating_sub(1)), paint);
}

fn is_wide(picker: &Picker) -> bool {
    matches!(picker.goal, Goal::Place { .. })
}

/// Makes a remark as wide as every other one, cut where it is wider.
fn padded(remark: &str, room: usize) -> String {
    let text = cut(remark, room);
    let blank = room.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(blank))
}

/// Says which role is being chosen and how many are ticked.
fn footer(picker: &Picker, area: ratatui::layout::Rect, paint: &mut Paint<'_>) {
    let more = if picker.count() > 1 { format!("{} regels", picker.count()) } else { String::new() };
    let rest = paint.right(area, &more, paint.theme.soft);
    if let Some(role) = picker.goal.role() {
        paint.spans(columns(rest, 3, rest.width), &[("rol  ", paint.theme.soft), (role, paint.theme.text)]);
    }
}
