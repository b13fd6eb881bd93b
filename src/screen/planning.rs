//! The timeline: the rows of the actions beside their bars in time, and the words above them.
//!
//! One bar stands in [`super::timeline`].

use ratatui::layout::Rect;

use super::actions::rail;
use super::timeline::plan;
use super::widget::{Paint, Title, columns, row};
use crate::app::App;
use crate::app::timeline::{Time, names_width};
use crate::layout::{Pane, Place, RAIL};
use crate::text::width;

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let focused = app.focus == Pane::Planning;
    let title = Title { number: 3, name: "Planning", right: "", focused };
    match regions.place(Pane::Planning) {
        Place::Hidden => {}
        Place::Title(area) => {
            let right = standing(app);
            paint.window(area, &Title { right: &right, ..title });
        }
        Place::Open(area) => {
            let before = names_width(regions, area.width);
            let has_names = before > 1;
            let time = Time::new(app, area.width.saturating_sub(before));
            let right = match app.zoomed {
                true if area.width >= WIDE_TITLE => time.words(),
                true => time.years(),
                false => String::new(),
            };
            paint.window(area, &Title { right: &right, ..title });
            if regions.names_columns() {
                if has_names {
                    paint.text(columns(row(area, 1), 2, before), NAMES, paint.theme.soft);
                }
                headers(&time, columns(row(area, 1), before, area.width), paint);
            }
            super::actions::rows(Pane::Planning, area, paint, |paint, action, area| {
                if has_names {
                    rail(action, area, paint);
                    paint.text(columns(area, RAIL, before - RAIL - 2), &action.title, paint.theme.text);
                }
                plan(action, &time, columns(area, before, time.width), paint);
            });
            // Without a row for the names of the columns there is none for this either.
            if has_names && regions.names_columns() {
                legend(row(area, area.height.saturating_sub(1)), paint);
            }
        }
    }
}

/// As wide as the title has to be to say what a column is too.
const WIDE_TITLE: u16 = 72;

/// The columns before the bars, as those of Acties.
const NAMES: &str = "Nr Niv   Status Actie";

/// What the signs mean that nobody knows of himself, the first to go last.
const LEGEND: [&str; 6] =
    ["→ geen einde", "· doorlopend", "• komt terug", "◊ uiterlijk", "? nog te duiden", "│ vandaag"];

/// Keeps the count of the rows that follow free.
const COUNT: usize = 12;

/// Says in the last row of the window what its signs mean, as far as there is room.
fn legend(area: Rect, paint: &mut Paint<'_>) {
    let mut words = String::new();
    for sign in LEGEND {
        if width(&words) + width(sign) + 3 + COUNT <= usize::from(area.width) {
            words = format!("{words}   {sign}");
        }
    }
    paint.text(columns(area, 0, area.width), words.trim_end(), paint.theme.soft);
}

/// Returns what the window would say: how much is planned, how much nobody can draw yet, how much is over its end.
fn standing(app: &App) -> String {
    let more =
        |count: usize, what: &str| if count == 0 { String::new() } else { format!(", {count} {what}") };
    let (unread, late) = (more(app.shown.unread, "nog te duiden"), more(app.shown.late, "te laat"));
    format!("{} van {} gepland{unread}{late}", app.shown.planned, app.shown.actions.len())
}

fn headers(time: &Time, area: Rect, paint: &mut Paint<'_>) {
    for header in time.headers() {
        paint.text(columns(area, header.column, area.width), &header.text, paint.theme.soft);
    }
}
