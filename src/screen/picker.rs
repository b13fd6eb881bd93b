//! A list that searches while one types.

use super::widget::{Paint, columns, query, row};
use crate::app::frame;
use crate::app::hints::border;
use crate::app::picker::Picker;
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{cut, width};

pub(super) fn paint(picker: &Picker, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = frame::of_picker(app, picker);
    let mut commands = vec![Command::Accept];
    if picker.goal.role().is_some() {
        commands.push(Command::ChangeRole);
    }
    if picker.goal.takes_many() {
        commands.push(Command::Mark);
    }
    commands.push(Command::Cancel);
    let inside = paint.panel(frame.area, &picker.title, &border(app, Mode::Picker, &commands));
    query(&picker.search.query, columns(row(inside, 0), 1, inside.width.saturating_sub(2)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    for (place, (offer, here, ticked)) in (0..frame.list.height).zip(picker.visible()) {
        let area = row(frame.list, place);
        let (text, soft) = (paint.theme.text, paint.theme.soft);
        // As wide for every row, so that the column before it is straight.
        let remark = match &*offer.remark {
            remark if picker.is_wide() => format!("{} ", padded(remark, usize::from(inside.width / 4))),
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
