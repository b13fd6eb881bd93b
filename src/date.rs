//! Days and moments, and how they read in Dutch; the only user of chrono.
//!
//! The clock itself is read by the runtime: everything here takes its moment as data.

use std::cmp::Ordering;
use std::fmt;
use std::time::SystemTime;

use chrono::{
    DateTime, Datelike, FixedOffset, Local, NaiveDate, SecondsFormat, TimeDelta, Timelike, Weekday,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const WEEKDAYS: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];

/// The Dutch names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The same as people cut them short.
pub const SHORT_MONTHS: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec"];

/// A day of the calendar, written `2026-03-12` in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// Returns the day of this year, month and day of the month, when there is one.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2026-03-12`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }

    /// Reads a day as people type it: `12-03-2026`, `12-3-26`, `12/3/2026`, `2026-03-12`.
    ///
    /// # Errors
    /// Says in Dutch what is wrong with it.
    pub fn typed(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.trim().split(['-', '/', '.', ' ']).collect();
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
        let (day, month, year) = match numbers.as_deref() {
            Some([year, month, day]) if parts[0].len() == 4 => (*day, *month, *year),
            Some([day, month, year]) if parts[2].len() == 4 => (*day, *month, *year),
            Some([day, month, year]) if parts[2].len() == 2 => (*day, *month, 2000 + year),
            _ => {
                let text = text.trim();
                return Err(format!("“{text}” is geen dag. Typ een dag zoals 12-03-2026."));
            }
        };
        let read = i32::try_from(year).ok().and_then(|year| Self::new(year, month, day));
        read.ok_or_else(|| format!("De dag {} bestaat niet. Kijk de datum na.", text.trim()))
    }

    /// Returns the last day of a month, when there is such a month.
    #[must_use]
    pub fn last_of(year: i32, month: u32) -> Option<Self> {
        let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        Self::new(year, month, 1)?.before()
    }

    /// Returns the Monday with which a week begins, numbered as ISO 8601 does, when the year has such a week.
    #[must_use]
    pub fn monday(year: i32, week: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(Self)
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Returns the month, 1 for January.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// Returns the quarter, 1 from January.
    #[must_use]
    pub fn quarter(self) -> u32 {
        self.0.quarter()
    }

    /// Returns the day this many days later, or earlier when it is less than none; none where the calendar of chrono
    /// ends.
    #[must_use]
    pub fn later(self, days: i32) -> Option<Self> {
        self.0.checked_add_signed(TimeDelta::days(days.into())).map(Self)
    }

    /// Returns how many days later another day is.
    #[must_use]
    pub fn days_to(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// Returns the day before.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.later(-1)
    }

    /// Returns the day after.
    #[must_use]
    pub fn after(self) -> Option<Self> {
        self.later(1)
    }

    /// Returns the week that ISO 8601 gives it: the year of that week, and its number.
    #[must_use]
    pub fn week(self) -> (i32, u32) {
        (self.0.iso_week().year(), self.0.iso_week().week())
    }

    /// Returns the first day of the month so many months later, of one that is the first of its month.
    #[must_use]
    pub fn months_later(self, months: i32) -> Option<Self> {
        let month = self
            .0
            .year()
            .checked_mul(12)?
            .checked_add(i32::try_from(self.0.month0()).ok()?)?
            .checked_add(months)?;
        Self::new(month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
    }

    /// Returns how many whole weeks, from Monday, lie between it and the first of the calendar.
    #[must_use]
    pub fn weeks(self) -> i32 {
        (self.0.num_days_from_ce() - 1).div_euclid(7)
    }

    /// Returns the Monday of a week that [`Self::weeks`] counts.
    #[must_use]
    pub fn of_weeks(weeks: i32) -> Option<Self> {
        NaiveDate::from_num_days_from_ce_opt(weeks.checked_mul(7)?.checked_add(1)?).map(Self)
    }

    /// Returns the day as it is spoken: `12 maart 2026`.
    #[must_use]
    pub fn in_words(self) -> String {
        let month = MONTHS[self.0.month0() as usize];
        format!("{} {month} {}", self.0.day(), self.0.year())
    }

    /// Returns the day as a Dutch table writes it: `12-03-2026`.
    #[must_use]
    pub fn shown(self) -> String {
        self.0.format("%d-%m-%Y").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A moment as the wall clock of the user showed it, with its distance to UTC, to the second.
///
/// Two moments are one when they are written alike: the same instant on two clocks is not.
#[derive(Debug, Clone, Copy)]
pub struct Moment(DateTime<FixedOffset>);

impl Moment {
    /// Returns the local moment of a reading of the system clock.
    #[must_use]
    pub fn local(read: SystemTime) -> Self {
        Self::whole(DateTime::<Local>::from(read).fixed_offset())
    }

    /// Reads `2026-03-12T10:24:00+01:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(Self::whole)
    }

    /// Leaves out the part of a second, which the file does not hold either.
    fn whole(moment: DateTime<FixedOffset>) -> Self {
        Self(moment.with_nanosecond(0).unwrap_or(moment))
    }

    fn in_order(self) -> (DateTime<FixedOffset>, i32) {
        (self.0, self.0.offset().local_minus_utc())
    }

    /// Returns the day of this moment.
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.0.date_naive())
    }

    /// Returns the time of day in hours and minutes: `10:24`.
    #[must_use]
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.0.hour(), self.0.minute())
    }

    /// Returns the day of the week and the date: `do 12-03-2026`.
    #[must_use]
    pub fn weekday_and_date(self) -> String {
        let weekday = WEEKDAYS[self.0.weekday().num_days_from_monday() as usize];
        format!("{weekday} {}", self.day().shown())
    }

    /// Returns date and time as part of a file name: `20260312-102400`.
    #[must_use]
    pub fn for_file_name(self) -> String {
        self.0.format("%Y%m%d-%H%M%S").to_string()
    }

    /// Returns whole seconds since 1970, in UTC; for telling how long ago something was.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.timestamp()
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.in_order() == other.in_order()
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.in_order().cmp(&other.in_order())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

/// Writes and reads a type of this file as the text that it prints and parses.
macro_rules! as_text {
    ($type:ty, $meant:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom($meant))
            }
        }
    };
}

as_text!(Day, "a day such as 2026-03-12");
as_text!(Moment, "a moment such as 2026-03-12T10:24:00+01:00");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_in_dutch_and_comes_back_from_its_text() {
        let moment = Moment::parse("2026-03-12T10:24:00+01:00").unwrap();
        assert_eq!(moment.weekday_and_date(), "do 12-03-2026");
        assert_eq!(moment.clock(), "10:24");
        assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
    }

    #[test]
    fn a_moment_is_what_is_written_of_it() {
        let parts = Moment::parse("2026-03-12T10:24:00.123+01:00").unwrap();
        assert_eq!(Moment::parse(&parts.to_string()), Some(parts));
        let elsewhere = Moment::parse("2026-03-12T09:24:00Z").unwrap();
        assert_eq!(elsewhere.seconds(), parts.seconds());
        assert_ne!(elsewhere, parts);
    }

    #[test]
    fn a_day_is_read_as_people_type_it() {
        for typed in ["12-03-2026", "12-3-26", " 12/3/2026 ", "12.3.26", "12 3 2026", "2026-03-12"] {
            assert_eq!(Day::typed(typed), Ok(Day::new(2026, 3, 12).unwrap()), "{typed}");
        }
        assert_eq!(Day::typed("31-2-2027").unwrap_err(), "De dag 31-2-2027 bestaat niet. Kijk de datum na.");
        for typed in ["morgen", "12-3", "12-3-6", "1-2-3-2026", "-1-3-2026"] {
            assert!(Day::typed(typed).unwrap_err().ends_with("Typ een dag zoals 12-03-2026."), "{typed}");
        }
    }

    #[test]
    fn a_day_knows_its_month_and_its_week() {
        let day = Day::last_of(2024, 2).unwrap();
        assert_eq!(day.in_words(), "29 februari 2024");
        assert_eq!((day.month(), day.day_of_month()), (2, 29));
        assert_eq!(day.after(), Day::new(2024, 3, 1));
        assert_eq!(Day::last_of(2025, 12), Day::new(2025, 12, 31));
        assert_eq!(Day::monday(2026, 1), Day::new(2025, 12, 29));
        assert_eq!(Day::monday(2025, 53), None);
        assert_eq!(Day::last_of(2025, 13), None);
        assert_eq!(Day::of_weeks(day.weeks()), Day::new(2024, 2, 26), "29 February 2024 was a Thursday");
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert_eq!(Day::new(2027, 2, 31), None);
        assert_eq!(Day::parse("2027-02-31"), None);
    }
}
