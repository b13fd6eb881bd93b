//! The language of planning: what a text such as "Sept 2020 t/m dec 2021 / Borging 2021 e.v." says about when.
//!
//! An agenda keeps the text as typed; this only understands it. A text falls apart into phases; of each is known from
//! when to when it is, whether it goes on, how often it comes back and what it is called, or nothing: what nobody can
//! be sure of stays text, is "nog te duiden", and is never guessed. Reading takes any text, in time that grows with
//! its length, and what is said of a reading ([`std::fmt::Display`]) reads back to it.
//!
//! `period/lex` takes a text apart, `period/words` knows what words mean, `period/point` one time and `period/days` when
//! that is, `period/span` times that are joined, `period/recur` what comes back; `period/phase` puts them together and
//! `period/show` says them; `period/shift` moves them in time and `period/rewrite` writes them as they were written.

mod days;
mod lex;
mod phase;
mod point;
mod recur;
mod rewrite;
mod shift;
mod show;
mod span;
mod words;

use std::ops::{Range, RangeInclusive};

pub use self::point::Piece;
pub use self::shift::{Immovable, Step, moved, precision, unit_of};
pub use self::show::UNREAD;
pub use self::words::{Rhythm, Season, Unit};
use crate::date::Day;

/// The years that a planning can be about.
pub const YEARS: RangeInclusive<i32> = 1900..=2100;

/// What one phase of a planning says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the phase is called.
    pub label: Option<String>,
    /// When it is; none when nobody can be sure.
    pub period: Option<Period>,
}

/// When something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first day; without one nobody said from when.
    pub start: Option<Day>,
    /// The last day, itself included; without one there is no end.
    pub end: Option<Day>,
    /// Whether it goes on all the time: "doorlopend", "structureel".
    pub continuous: bool,
    /// How often it comes back, when it does.
    pub recurrence: Option<Recurrence>,
}

/// How often something comes back, and when in the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// How often.
    pub rhythm: Rhythm,
    /// In which parts of the year, when that is said.
    pub within: Vec<Piece>,
}

impl Recurrence {
    /// Returns whether it can come back within these days: only what says in which part of the year it does, may not.
    #[must_use]
    pub fn may_come_in(&self, first: Day, last: Day) -> bool {
        let meets = |(from, to): (Day, Day)| from <= last && to >= first;
        let mut pieces = (first.year() - 1..=last.year() + 1)
            .flat_map(|year| self.within.iter().filter_map(move |piece| piece.days(year)));
        self.within.is_empty() || pieces.any(meets)
    }

    /// Returns on which days from the first to the last it comes back, as far as anybody knows, in their order.
    #[must_use]
    pub fn days(&self, first: Day, last: Day, start: Option<Day>) -> Vec<Day> {
        let is_turn = |year: &i32| match (self.rhythm, start) {
            (Rhythm::Every(2.., Unit::Year), None) => false,
            (Rhythm::Every(every @ 2.., Unit::Year), Some(start)) => {
                i64::from(*year - start.year()) % i64::from(every) == 0
            }
            _ => true,
        };
        // The first week of a year may begin in the year before.
        let years = (first.year()..=last.year() + 1).filter(is_turn);
        let all = years.flat_map(|year| self.days_in(year));
        let mut days: Vec<Day> = all.filter(|day| (first..=last).contains(day)).collect();
        days.sort();
        days
    }

    /// Returns on which days of a year it comes back: at the start of the parts that are named, or else at the end of
    /// every quarter or half year.
    fn days_in(&self, year: i32) -> Vec<Day> {
        let months = match self.rhythm {
            _ if !self.within.is_empty() => {
                return self.within.iter().filter_map(|piece| Some(piece.days(year)?.0)).collect();
            }
            Rhythm::Every(1, Unit::Quarter) => 3,
            Rhythm::Every(1, Unit::Half) => 6,
            _ => return Vec::new(),
        };
        (1..=12 / months).filter_map(|part| Day::last_of(year, part * months)).collect()
    }

    /// Returns how many days at most lie between two times that it comes back, of what [`Self::days`] knows.
    #[must_use]
    pub fn days_between(&self) -> i64 {
        match self.rhythm {
            Rhythm::Every(1, Unit::Quarter) => 92,
            Rhythm::Every(1, Unit::Half) => 184,
            _ => 368,
        }
    }
}

/// Reads the phases of a planning: what ` / ` with space on both sides or a new line parts.
#[must_use]
pub fn read(text: &str) -> Vec<Reading> {
    phases(text).map(phase::phase).collect()
}

/// Reads a planning as one period; none when nobody can be sure of any of it.
#[must_use]
pub fn read_whole(text: &str) -> Option<Period> {
    whole(&read(text))
}

/// Returns the texts of the phases.
pub fn phases(text: &str) -> impl Iterator<Item = &str> {
    phase_ranges(text).into_iter().map(|range| &text[range])
}

/// Returns where in a text its phases stand, without the space around them.
fn phase_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        let begin = from + line.len() - line.trim_start().len();
        let (mut start, mut before) = (0, None);
        let mut letters = trimmed.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let is_apart = [before, next].iter().all(|side| side.is_some_and(char::is_whitespace));
            if letter == '/' && is_apart {
                ranges.push(begin + start..begin + at);
                start = at + 1;
            }
            before = Some(letter);
        }
        ranges.push(begin + start..begin + trimmed.len());
        from += line.len() + 1;
    }
    let trim = |range: Range<usize>| {
        let phase = &text[range.clone()];
        let start = range.start + phase.len() - phase.trim_start().len();
        start..start + phase.trim().len()
    };
    ranges.into_iter().map(trim).filter(|range| !range.is_empty()).collect()
}

/// Returns what phases say together: the outermost of their days, open where one of them is open or nobody knows.
///
/// None when nothing could be read.
#[must_use]
pub fn whole(readings: &[Reading]) -> Option<Period> {
    let mut periods = readings.iter().filter_map(|reading| reading.period.as_ref());
    let first = periods.next()?.clone();
    let mut whole = periods.fold(first, |whole, period| Period {
        start: whole.start.zip(period.start).map(|(one, other)| one.min(other)),
        end: whole.end.zip(period.end).map(|(one, other)| one.max(other)),
        continuous: whole.continuous || period.continuous,
        recurrence: whole.recurrence.or_else(|| period.recurrence.clone()),
    });
    if readings.iter().any(|reading| reading.period.is_none()) {
        whole.end = None;
    }
    Some(whole)
}
