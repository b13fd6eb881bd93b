//! The actions: number, level, status and koers, title, owner, and the planning as text where there are no bars.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::widget::{Paint, Title, columns, row};
use crate::agenda::{Action, Level};
use crate::app::actions::{nothing_words, owner_line, planning_line};
use crate::app::column::Column;
use crate::app::detail::koers_sign;
use crate::app::order::{Line, Way};
use crate::layout::{Columns, Pane, Place, RAIL, Shape};

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let focused = app.focus == Pane::Actions;
    let count = app.shown.actions.len();
    let row_of = app.list(Pane::Actions).cursor() + 1;
    // Without a row of its own for what follows, the title says where the cursor is.
    let alone = regions.shape == Shape::Alone && count > 0;
    let count = if alone { format!("rij {row_of} van {count}") } else { count.to_string() };
    let title = Title { number: 2, name: "Acties", right: &count, focused };
    match regions.place(Pane::Actions) {
        Place::Hidden => {}
        Place::Title(area) => paint.window(area, &title),
        Place::Open(area) => {
            paint.window(area, &title);
            let widths = regions.columns();
            if regions.names_columns() {
                names(widths, row(area, 1), paint);
            }
            let here = app.action().filter(|_| focused).map(|action| &action.id);
            rows(Pane::Actions, area, paint, |paint, action, area| {
                rail(action, area, paint);
                cells(action, widths, area, paint);
                if here == Some(&action.id) {
                    mark_cell(widths, area, paint);
                }
            });
        }
    }
}

/// Paints the rows of Acties or Planning that are on the screen: one list, one cursor, two windows.
pub(super) fn rows(
    pane: Pane,
    area: Rect,
    paint: &mut Paint<'_>,
    draw: impl Fn(&mut Paint<'_>, &Action, Rect),
) {
    let (app, regions) = (paint.app, paint.regions);
    let list = app.list(pane);
    let first = if regions.names_columns() { 2 } else { 1 };
    for (place, line) in (first..).zip(app.lines_in_sight(pane, regions.rows(pane))) {
        let area = row(area, place);
        let index = match line {
            Line::Heading(name) => {
                let beside = pane == Pane::Planning && matches!(regions.place(Pane::Actions), Place::Open(_));
                let name = if beside { "" } else { name };
                paint.text(columns(area, 2, area.width), name, paint.theme.soft);
                continue;
            }
            Line::Row(index) => index,
        };
        let Some(action) = app.shown.actions.get(index).and_then(|id| app.agenda.actions.record(id)) else {
            continue;
        };
        if index == list.cursor() {
            // The ground first, so that what is drawn over it can keep a ground of its own elsewhere.
            paint.mark_row(area, app.focus == pane);
        }
        draw(paint, action, area);
        if index == list.cursor() {
            paint.mark_row(area, app.focus == pane);
        }
    }
    let is_beside = pane == Pane::Planning && matches!(paint.regions.place(Pane::Actions), Place::Open(_));
    if app.shown.actions.is_empty() && !is_beside {
        paint.text(columns(row(area, first), 2, area.width), &nothing_words(app), paint.theme.soft);
    }
    more(pane, row(area, area.height.saturating_sub(1)), paint);
}

/// Says at the bottom of a window how many rows precede and follow.
pub(super) fn more(pane: Pane, area: Rect, paint: &mut Paint<'_>) {
    let app = paint.app;
    let rows = paint.regions.rows(pane);
    let (top, count) = (app.list(pane).top(), app.count(pane));
    // With headings between them, fewer rows fit.
    let in_sight = match pane {
        Pane::Actions | Pane::Planning => {
            app.lines_in_sight(pane, rows).filter(|line| matches!(line, Line::Row(_))).count()
        }
        Pane::Doelen | Pane::Kernpartners | Pane::Detail => rows,
    };
    let after = count.saturating_sub(top + in_sight);
    let beside = pane == Pane::Planning && matches!(paint.regions.place(Pane::Actions), Place::Open(_));
    if beside
        || (top == 0 && after == 0)
        || (paint.regions.shape == Shape::Alone && !paint.regions.names_columns())
    {
        return;
    }
    let above = if top > 0 { format!("↑ {top}  ") } else { String::new() };
    let below = if after > 0 { format!("↓ {after}") } else { String::new() };
    paint.right(area, &format!("{above}{below}"), paint.theme.soft);
}

/// Names the columns that are there; that of the cursor stands out.
fn names(widths: Columns, area: Rect, paint: &mut Paint<'_>) {
    let has_keys = paint.app.focus == Pane::Actions;
    for column in Column::ALL {
        let here = has_keys && column == paint.app.column();
        let (sign, soft) = match paint.app.order.way_of(column) {
            None => ("", paint.theme.soft),
            Some(Way::Up) => ("↑", paint.theme.text),
            Some(Way::Down) => ("↓", paint.theme.text),
        };
        let style = if here { paint.theme.accent } else { soft };
        let name = match column {
            Column::Number => "Nr",
            Column::Level => "Niv",
            Column::Status => "Status",
            Column::Title => "Actie",
            Column::Owner => "Eigenaar",
            Column::Planning => "Planning",
        };
        // One column more than its cells have: the sign of the order fits behind the longest name.
        let place = place_of(column, widths, area);
        paint.text(
            Rect { width: place.width + u16::from(place.width > 0), ..place },
            &format!("{name}{sign}"),
            style,
        );
    }
}

/// Returns where a column stands in a row; empty when there is no room for it.
fn place_of(column: Column, widths: Columns, area: Rect) -> Rect {
    let owner = RAIL + widths.title + 2;
    match column {
        Column::Number => columns(area, 2, 2),
        Column::Level => columns(area, 5, 5),
        Column::Status => columns(area, 11, 6),
        Column::Title => columns(area, RAIL, widths.title),
        Column::Owner => columns(area, owner, widths.owner),
        Column::Planning => columns(area, owner + widths.owner + 2, widths.planning),
    }
}

/// Underlines what stands in the cell under the cursor: calm within the row, and there without colour too.
fn mark_cell(widths: Columns, area: Rect, paint: &mut Paint<'_>) {
    let place = place_of(paint.app.column(), widths, area).intersection(paint.buf.area);
    if place.is_empty() {
        return;
    }
    let filled = (place.left()..place.right()).rev().find(|x| paint.buf[(*x, place.y)].symbol() != " ");
    let width = filled.map_or(1, |x| x + 1 - place.x);
    paint.wash(columns(place, 0, width), Style::new().add_modifier(Modifier::UNDERLINED));
}

/// Paints what stands before the title, the same in every list of actions.
pub(super) fn rail(action: &Action, area: Rect, paint: &mut Paint<'_>) {
    let text = paint.theme.text;
    let number = format!("{:>3}", action.number);
    paint.text(columns(area, 1, 3), &number, text);
    if paint.app.is_marked(&action.id) {
        // A number of three digits takes the gutter; the blank after it is the next best.
        let place = if number.starts_with(' ') { 1 } else { 4 };
        paint.text(columns(area, place, 1), "■", paint.theme.heading);
    }
    level(action, columns(area, 5, 5), paint);
    paint.text(columns(area, 11, 3), action.status.sign(), text);
    let koers = koers_sign(action);
    paint.text(columns(area, 15, 2), koers, paint.theme.koers(koers));
}

/// Paints the letters of the level; a mixed one in the two colours of its letters.
pub(super) fn level(action: &Action, area: Rect, paint: &mut Paint<'_>) {
    let doubt = if action.level_uncertain { "?" } else { "" };
    match &action.level {
        Level::Gemengd => {
            let (sr, l) = (paint.theme.level(&Level::Subregionaal), paint.theme.level(&Level::Lokaal));
            paint.spans(area, &[("SR", sr), ("+", paint.theme.soft), ("L", l), (doubt, paint.theme.soft)]);
        }
        level => {
            let style = paint.theme.level(level);
            paint.text(area, &action.level_sign(), style);
        }
    }
}

fn cells(action: &Action, widths: Columns, area: Rect, paint: &mut Paint<'_>) {
    let (text, place) = (paint.theme.text, |column| place_of(column, widths, area));
    let title = if action.title.is_empty() { "(nog geen titel)" } else { &action.title };
    paint.text(place(Column::Title), title, text);
    if widths.owner > 0 {
        paint.text(place(Column::Owner), &owner_line(&paint.app.agenda, action), text);
    }
    if widths.planning > 0 {
        let is_unread = paint.app.in_time().plan(action).is_unread();
        let planning = format!("{}{}", if is_unread { "? " } else { "" }, planning_line(action));
        paint.text(place(Column::Planning), &planning, text);
    }
}
