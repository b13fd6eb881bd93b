//! The timeline: the rows of the actions as bars in time, with today as a line.

use ratatui::layout::Rect;

use super::actions::rail;
use super::widget::{Paint, Title, columns, row};
use crate::agenda::Action;
use crate::app::App;
use crate::app::actions::planning_line;
use crate::app::planning::{Reading, is_late, reading};
use crate::date::Day;
use crate::layout::{Pane, Place, RAIL};

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
            paint.window(area, &title);
            // Beside the actions only the bars; on its own the rows need their names.
            let own_rows = !matches!(regions.place(Pane::Actions), Place::Open(_));
            let before = if own_rows { RAIL + 36.min(area.width / 3) + 2 } else { 1 };
            let time = Time::new(app, area.width.saturating_sub(before));
            if regions.names_columns() {
                years(&time, columns(row(area, 1), before, area.width), paint);
            }
            super::actions::rows(Pane::Planning, area, paint, |paint, action, area| {
                if own_rows {
                    rail(action, area, paint);
                    paint.text(columns(area, RAIL, before - RAIL - 2), &action.title, paint.theme.text);
                }
                bar(action, &time, columns(area, before, area.width), paint);
            });
        }
    }
}

/// Returns what the window would say: how much is planned and how much is over its end.
fn standing(app: &App) -> String {
    let late = if app.shown.late == 0 { String::new() } else { format!(", {} te laat", app.shown.late) };
    format!("{} van {} gepland{late}", app.shown.planned, app.shown.actions.len())
}

/// Which column is when.
struct Time {
    first: i32,
    years: u16,
    per_year: u16,
    today: u16,
    day: Day,
}

impl Time {
    fn new(app: &App, width: u16) -> Self {
        let (first, last) = app.shown.years;
        let years = u16::try_from(last - first + 1).unwrap_or(1);
        let fits = |per_year: &u16| u32::from(years) * u32::from(*per_year) <= u32::from(width);
        let per_year = [12, 6, 4, 3, 2].into_iter().find(fits).unwrap_or(1);
        let day = app.now.day();
        let part = u16::try_from(day.thousandths_of_year() * u32::from(per_year) / 1000).unwrap_or(0);
        let mut time = Self { first, years, per_year, today: 0, day };
        time.today = time.column(day.year()).saturating_add(part);
        time
    }

    fn column(&self, year: i32) -> u16 {
        u16::try_from(year - self.first).unwrap_or(0).saturating_mul(self.per_year)
    }

    fn width(&self) -> u16 {
        self.years.saturating_mul(self.per_year)
    }
}

fn years(time: &Time, area: Rect, paint: &mut Paint<'_>) {
    let every = match time.per_year {
        1 => 4,
        2 => 2,
        _ => 1,
    };
    for place in (0..time.years).step_by(every) {
        let year = time.first + i32::from(place);
        let text = if time.per_year >= 6 { year.to_string() } else { format!("{:02}", year % 100) };
        let room = time.per_year * u16::try_from(every).unwrap_or(1);
        paint.text(columns(area, place * time.per_year, room), &text, paint.theme.soft);
    }
}

fn bar(action: &Action, time: &Time, area: Rect, paint: &mut Paint<'_>) {
    let style = if action.status.is_open() { paint.theme.level(&action.level) } else { paint.theme.bar_done };
    match reading(action) {
        Reading::Years(from, to) => {
            paint_years((from, to), time, &mut |column, sign| {
                paint.text(columns(area, column, 1), sign, style);
            });
            if !(from..=to).contains(&time.day.year()) {
                today(time, area, paint);
            }
            if is_late(action, time.day) {
                let after = columns(
                    area,
                    time.column(to + 1) + 1,
                    time.width().saturating_sub(time.column(to + 1) + 1),
                );
                if after.width >= 7 {
                    paint.text(after, "te laat", paint.theme.attention);
                }
            }
        }
        Reading::Empty => {
            today(time, area, paint);
            paint.text(columns(area, 0, 1), "–", paint.theme.soft);
        }
        Reading::Unread => {
            let text = format!("? {}", planning_line(action));
            paint.text(columns(area, 0, time.width()), &text, paint.theme.text);
        }
    }
}

/// Gives every column of these years its sign: a half block, a whole one where today is.
fn paint_years((from, to): (i32, i32), time: &Time, put: &mut impl FnMut(u16, &str)) {
    for column in time.column(from)..time.column(to + 1).min(time.width()) {
        put(column, if column == time.today { "█" } else { "▄" });
    }
}

fn today(time: &Time, area: Rect, paint: &mut Paint<'_>) {
    paint.text(columns(area, time.today, 1), "│", paint.theme.soft);
}
