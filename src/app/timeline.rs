//! Which columns of the timeline are when: the scale, the part of time that is shown, and its headers.
//!
//! What a planning says stands in [`super::planning`]; drawing it is left to the screen.

use super::App;
use crate::date::{Day, SHORT_MONTHS};
use crate::layout::{Pane, Place, RAIL, Regions};
use crate::period::YEARS;

/// How much time one column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// A week, from Monday.
    Week,
    /// A year has so many columns: 12, 6, 4, 3, 2 or 1.
    Year(u16),
}

/// The scales that a key chooses, from near to far.
const SCALES: [Scale; 4] = [Scale::Week, Scale::Year(12), Scale::Year(4), Scale::Year(1)];

/// The numbers of columns in a year, of which the largest that fits shows everything.
const FITTING: [u16; 6] = [12, 6, 4, 3, 2, 1];

/// Which part of time the user looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// Everything, as large as it fits.
    #[default]
    All,
    /// At one scale, from the column of this day on.
    From(Scale, Day),
}

/// The timeline at a width of so many columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// How much a column is.
    pub scale: Scale,
    first: i64,
    /// How many columns there are.
    pub width: u16,
    /// How many there is room for.
    room: u16,
    /// Which day it is.
    pub today: Day,
}

/// A word above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The column, from the left.
    pub column: u16,
    /// The year, or a month.
    pub text: String,
}

/// Shows less time, larger.
pub(super) fn closer(app: &mut App) {
    let now = time(app).scale.step();
    let next = SCALES.iter().rev().find(|scale| scale.step() < now);
    rescale(app, next.copied(), "Dichterbij dan weken gaat het niet.");
}

/// Shows more time, smaller.
pub(super) fn further(app: &mut App) {
    let now = time(app).scale.step();
    let next = SCALES.iter().find(|scale| scale.step() > now);
    rescale(app, next.copied(), "Verder weg dan jaren gaat het niet.");
}

/// Shows all years that the plannings name.
pub(super) fn all(app: &mut App) {
    app.sight_in_time = Sight::All;
    tell(app);
}

/// Puts today in the middle.
pub(super) fn today(app: &mut App) {
    // Where everything is in sight today is too.
    if let Sight::From(scale, _) = app.sight_in_time {
        look_at(app, scale, app.now.day());
    }
    tell(app);
}

/// Returns whether there is time beyond what is shown; when all of it is in sight an arrow goes to another window.
pub(super) fn can_scroll(app: &App) -> bool {
    app.sight_in_time != Sight::All
}

/// Goes a good step on in time.
pub(super) fn scroll(app: &mut App, is_later: bool) {
    let Sight::From(scale, first) = app.sight_in_time else { return };
    let columns = match scale {
        Scale::Week => 4,
        Scale::Year(12) => 3,
        Scale::Year(parts) => i64::from(parts),
    };
    let index = scale.index(first) + if is_later { columns } else { -columns };
    if let Some(day) = scale.day(index).filter(|day| YEARS.contains(&day.year())) {
        app.sight_in_time = Sight::From(scale, day);
    }
    tell(app);
}

/// Returns the timeline as it stands on the screen now.
fn time(app: &App) -> Time {
    let regions = app.regions();
    let width = match regions.place(Pane::Planning) {
        Place::Open(area) => area.width.saturating_sub(names_width(&regions, area.width)),
        Place::Title(_) | Place::Hidden => 0,
    };
    Time::new(app, width)
}

impl App {
    /// Returns how much a column of the timeline is, when somebody chose that.
    pub(super) fn scale_in_time(&self) -> Option<Scale> {
        match self.sight_in_time {
            Sight::From(scale, _) => Some(scale),
            Sight::All => None,
        }
    }
}

fn rescale(app: &mut App, scale: Option<Scale>, otherwise: &str) {
    let Some(scale) = scale else { return app.problem(otherwise) };
    let before = time(app);
    // What was in the middle stays there; from everything it goes to today.
    let middle = match app.sight_in_time {
        Sight::From(..) => before.day(before.width / 2),
        Sight::All => None,
    };
    look_at(app, scale, middle.unwrap_or(app.now.day()));
    tell(app);
}

fn look_at(app: &mut App, scale: Scale, middle: Day) {
    let half = i64::from(time(app).room / 2);
    if let Some(first) = scale.day(scale.index(middle) - half) {
        app.sight_in_time = Sight::From(scale, first);
    }
}

fn tell(app: &mut App) {
    let time = time(app);
    app.done(format!("De planning toont nu {}; {}.", time.years(), time.scale.words()));
}

impl Scale {
    /// Returns the number of the column of a day, counted from some day long ago.
    fn index(self, day: Day) -> i64 {
        match self {
            Self::Week => i64::from(day.weeks()),
            Self::Year(parts) => {
                let parts = i64::from(parts);
                i64::from(day.year()) * parts + i64::from(day.month() - 1) * parts / 12
            }
        }
    }

    /// Returns the first day of a column.
    fn day(self, index: i64) -> Option<Day> {
        match self {
            Self::Week => Day::of_weeks(i32::try_from(index).ok()?),
            Self::Year(parts) => {
                let parts = i64::from(parts);
                let month = u32::try_from(index.rem_euclid(parts) * 12 / parts + 1).ok()?;
                Day::new(i32::try_from(index.div_euclid(parts)).ok()?, month, 1)
            }
        }
    }

    /// Returns how many weeks a column is, or nearly so.
    fn step(self) -> u16 {
        match self {
            Self::Week => 1,
            Self::Year(parts) => 52 / parts.max(1),
        }
    }

    /// Returns what a column is, as the title says it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Week => "een kolom is een week",
            Self::Year(12) => "een kolom is een maand",
            Self::Year(6) => "een kolom is twee maanden",
            Self::Year(4) => "een kolom is een kwartaal",
            Self::Year(3) => "een kolom is vier maanden",
            Self::Year(2) => "een kolom is een half jaar",
            Self::Year(_) => "een kolom is een jaar",
        }
    }
}

/// Returns how many columns of the window stand before its timeline: beside the actions only one.
#[must_use]
pub fn names_width(regions: &Regions, width: u16) -> u16 {
    match regions.place(Pane::Actions) {
        Place::Open(_) => 1,
        // On a wide screen titles get the room that five years in months leave.
        Place::Title(_) | Place::Hidden if width >= 160 => RAIL + width / 3 + 2,
        Place::Title(_) | Place::Hidden => RAIL + 36.min(width / 3) + 2,
    }
}

impl Time {
    /// Returns the timeline of an app at a width.
    #[must_use]
    pub fn new(app: &App, width: u16) -> Self {
        let today = app.now.day();
        match app.sight_in_time {
            Sight::From(scale, day) => Self { scale, first: scale.index(day), width, room: width, today },
            Sight::All => {
                let (first, last) = app.shown.years;
                let years = u16::try_from(last - first + 1).unwrap_or(1);
                let fits = |parts: &u16| years.saturating_mul(*parts) <= width;
                let parts = FITTING.into_iter().find(fits).unwrap_or(1);
                let used = years.saturating_mul(parts).min(width);
                let first = i64::from(first) * i64::from(parts);
                Self { scale: Scale::Year(parts), first, width: used, room: width, today }
            }
        }
    }

    /// Returns the column of a day from the left; before it all less than none.
    #[must_use]
    pub fn column(&self, day: Day) -> i64 {
        self.scale.index(day) - self.first
    }

    /// Returns the column of a day when it can be seen.
    #[must_use]
    pub fn visible(&self, day: Day) -> Option<u16> {
        u16::try_from(self.column(day)).ok().filter(|column| *column < self.width)
    }

    /// Returns the first day of a column.
    #[must_use]
    pub fn day(&self, column: u16) -> Option<Day> {
        self.scale.day(self.first + i64::from(column))
    }

    /// Returns the last day of a column.
    #[must_use]
    pub fn last_day(&self, column: u16) -> Option<Day> {
        self.scale.day(self.first + i64::from(column) + 1)?.before()
    }

    /// Says which part of time it is, and what a column is.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} · {}", self.years(), self.scale.words())
    }

    /// Says which years it is.
    #[must_use]
    pub fn years(&self) -> String {
        let ends = self.day(0).zip(self.last_day(self.width.saturating_sub(1)));
        let span = ends.map(|(first, last)| match (first.year(), last.year()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first} tot en met {last}"),
        });
        span.unwrap_or_default()
    }

    /// Returns the words above the columns, none closer to the next than it is long.
    #[must_use]
    pub fn headers(&self) -> Vec<Header> {
        let step = match self.scale {
            Scale::Week => Step::Months(1),
            Scale::Year(12) => Step::Months(6),
            Scale::Year(4..) => Step::Years(1),
            Scale::Year(2 | 3) => Step::Years(2),
            Scale::Year(_) => Step::Years(5),
        };
        let mut headers: Vec<Header> = Vec::new();
        for column in 0..self.width {
            let Some(text) = self.header(column, step) else { continue };
            let end = headers.last().map_or(0, |last| usize::from(last.column) + last.text.len() + 1);
            let fits = usize::from(column) + text.len() <= usize::from(self.width);
            if fits && (usize::from(column) >= end || headers.is_empty()) {
                headers.push(Header { column, text });
            }
        }
        headers
    }

    fn header(&self, column: u16, step: Step) -> Option<String> {
        let (day, last) = (self.day(column)?, self.last_day(column)?);
        // The first column says where it all begins, whatever it is.
        let begins = |day: Day| day.day_of_month() == 1 && step.begins(day);
        let month = (0..7).filter_map(|on| day.later(on)).find(|day| begins(*day)).filter(|day| *day <= last);
        let day = month.or_else(|| (column == 0).then_some(day))?;
        let is_year = day.month() == 1 || matches!(step, Step::Years(_)) || column == 0 && month.is_none();
        Some(match self.scale {
            Scale::Year(1..=5) => format!("{:02}", day.year().rem_euclid(100)),
            _ if is_year => day.year().to_string(),
            // A month of four columns has room for three letters.
            _ => SHORT_MONTHS[day.month() as usize - 1][..3].to_owned(),
        })
    }
}

/// How far apart headers stand.
#[derive(Debug, Clone, Copy)]
enum Step {
    Months(u32),
    Years(i32),
}

impl Step {
    fn begins(self, day: Day) -> bool {
        match self {
            Self::Months(months) => (day.month() - 1).is_multiple_of(months),
            Self::Years(years) => day.month() == 1 && day.year() % years == 0,
        }
    }
}
