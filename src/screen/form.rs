//! A form: labels and values below each other, the field in use on its own ground, two buttons.

use ratatui::layout::{Position, Rect};

use super::widget::{Paint, columns, row};
use crate::app::form::{Field, Form, Input, LABEL, LEAVE, Line, SAVE, Says};
use crate::app::frame::{buttons_of, of_form};
use crate::app::hints::{border, key_name};
use crate::app::overlay::Overlay;
use crate::app::{App, counted};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::width;

/// What the border itself takes of the row with the keys.
const BORDER: u16 = 6;

pub(super) fn paint(form: &Form, paint: &mut Paint<'_>) {
    let app = paint.app;
    let area = of_form(app, form).area;
    let inside = paint.panel(area, &form.title, &keys(form, app, area.width.saturating_sub(BORDER)));
    let shown = inside.height.saturating_sub(1);
    for (place, line) in (0..shown).zip(form.visible(app.size())) {
        paint_line(form, &line, row(inside, place), paint);
    }
    if is_on_top(form, app)
        && let Some((line, column)) = form.caret(app.size())
    {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let x = inside.x.saturating_add(form.value_from()).saturating_add(column);
        let y = inside.y.saturating_add(u16::try_from(line).unwrap_or(u16::MAX));
        paint.caret = Some(Position { x: x.min(inside.right().saturating_sub(1)), y });
    }
    buttons(form, row(inside, shown), paint);
}

/// Returns the keys for the border; where it is narrow the first ones go, which are the easiest to guess.
fn keys(form: &Form, app: &App, room: u16) -> String {
    let key = |command| key_name(app, Mode::Form, command);
    let one = |command| border(app, Mode::Form, &[command]);
    let save = match form.field() {
        None if form.on_leave() => format!("{} sluit zonder te bewaren", key(Command::Accept)),
        Some(field) if field.takes_lines() => {
            format!("{} nieuwe regel · {} bewaart", key(Command::Accept), key(Command::SaveForm))
        }
        _ => format!("{} of {} bewaart", key(Command::Accept), key(Command::SaveForm)),
    };
    let lists = form.fields.iter().any(Field::has_list).then(|| one(Command::OpenChoices));
    let keys: Vec<String> = [Some(one(Command::NextField)), lists, Some(save), Some(one(Command::Cancel))]
        .into_iter()
        .flatten()
        .collect();
    let from = (0..keys.len()).find(|from| width(&keys[*from..].join(" · ")) <= usize::from(room));
    keys[from.unwrap_or(keys.len() - 1)..].join(" · ")
}

fn is_on_top(form: &Form, app: &App) -> bool {
    matches!(app.top(), Some(Overlay::Form(top)) if std::ptr::eq(top, form))
}

fn paint_line(form: &Form, line: &Line<'_>, area: Rect, paint: &mut Paint<'_>) {
    let field = &form.fields[line.field];
    let here = line.field == form.cursor;
    let from = form.value_from();
    let room = area.width.saturating_sub(from);
    if line.says == Says::Reading {
        paint.text(columns(area, from, room), line.text, paint.theme.soft);
        return;
    }
    if line.says == Says::Problem {
        let area = columns(area, from.saturating_sub(2), room + 2);
        paint.text(area, &" ".repeat(usize::from(area.width)), paint.theme.attention);
        paint.text(columns(area, 2, area.width), line.text, paint.theme.attention);
        if line.start == 0 {
            paint.text(area, "!", paint.theme.attention);
        }
        return;
    }
    let style = if here { paint.theme.heading } else { paint.theme.soft };
    paint.text(columns(area, LABEL, from.saturating_sub(LABEL + 1)), line.label, style);
    let value = columns(area, from, room.saturating_sub(2));
    if here && let Input::Typed(text) = &field.input {
        paint.field(value, (line.start, line.text), text);
    } else {
        paint.text(value, line.text, paint.theme.text);
    }
    if field.has_list() && !line.label.is_empty() {
        paint.right(area, "▼", paint.theme.soft);
    }
    if here {
        if !matches!(field.input, Input::Typed(_)) {
            paint.mark_row(area, true);
        }
        paint.text(columns(area, 0, 1), "▌", paint.theme.heading);
    }
}

fn buttons(form: &Form, area: Rect, paint: &mut Paint<'_>) {
    let style = |on| if on { paint.theme.cursor } else { paint.theme.text };
    let (save, leave) = (style(form.on_save()), style(form.on_leave()));
    let soft = paint.theme.soft;
    let [save_at, leave_at] = buttons_of(paint.app, form);
    let below = form.below(paint.app.size());
    if below > 0 {
        let more = counted(below, "regel", "regels");
        paint.right(area, &format!("nog {more} ↓"), soft);
    }
    for (area, words, style) in [(save_at, SAVE, save), (leave_at, LEAVE, leave)] {
        paint.text(area, words, style);
    }
}
