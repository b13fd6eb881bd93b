//! The actions: number, level, status and koers, title, owner, and the planning as text where there are no bars.

use ratatui::layout::Rect;

use super::widget::{Paint, Title, columns, row};
use crate::agenda::{Action, Level};
use crate::app::actions::{nothing_words, owner_line, planning_line};
use crate::app::detail::koers_sign;
use crate::app::planning::{Reading, reading};
use crate::layout::{self, Columns, Pane, Place, RAIL, Shape};

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
            let bars = matches!(regions.place(Pane::Planning), Place::Open(_));
            let widths = layout::columns(area.width, bars);
            if regions.names_columns() {
                names(widths, row(area, 1), paint);
            }
            rows(Pane::Actions, area, paint, |paint, action, area| {
                rail(action, area, paint);
                cells(action, widths, area, paint);
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
    let shown = app.shown.actions.iter().enumerate().skip(list.top()).take(regions.rows(pane));
    for (place, (index, id)) in (first..).zip(shown) {
        let Some(action) = app.agenda.actions.record(id) else { continue };
        let area = row(area, place);
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
    let after = count.saturating_sub(top + rows);
    let beside = pane == Pane::Planning && matches!(paint.regions.place(Pane::Actions), Place::Open(_));
    if beside || count <= rows || (paint.regions.shape == Shape::Alone && !paint.regions.names_columns()) {
        return;
    }
    let above = if top > 0 { format!("↑ {top}  ") } else { String::new() };
    let below = if after > 0 { format!("↓ {after}") } else { String::new() };
    paint.right(area, &format!("{above}{below}"), paint.theme.soft);
}

fn names(widths: Columns, area: Rect, paint: &mut Paint<'_>) {
    let soft = paint.theme.soft;
    paint.text(columns(area, 2, 16), "Nr Niv   Status", soft);
    paint.text(columns(area, RAIL, widths.title), "Actie", soft);
    let owner = RAIL + widths.title + 2;
    if widths.owner > 0 {
        paint.text(columns(area, owner, widths.owner), "Eigenaar", soft);
    }
    if widths.planning > 0 {
        paint.text(columns(area, owner + widths.owner + 2, widths.planning), "Planning", soft);
    }
}

/// Paints what stands before the title, the same in every list of actions.
pub(super) fn rail(action: &Action, area: Rect, paint: &mut Paint<'_>) {
    let text = paint.theme.text;
    let number = format!("{:>3}", action.number);
    paint.text(columns(area, 1, 3), &number, text);
    if paint.app.marks.has(&action.id) {
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
    let title = if action.title.is_empty() { "(nog geen titel)" } else { &action.title };
    paint.text(columns(area, RAIL, widths.title), title, paint.theme.text);
    let owner = RAIL + widths.title + 2;
    if widths.owner > 0 {
        paint.text(
            columns(area, owner, widths.owner),
            &owner_line(&paint.app.agenda, action),
            paint.theme.text,
        );
    }
    if widths.planning > 0 {
        let text = match reading(action) {
            Reading::Unread => format!("? {}", planning_line(action)),
            Reading::Empty | Reading::Years(..) => planning_line(action),
        };
        paint.text(columns(area, owner + widths.owner + 2, widths.planning), &text, paint.theme.text);
    }
}
