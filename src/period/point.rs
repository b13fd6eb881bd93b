//! Owns one time as people name it: a day, "Q3 2025", "eind 2021".
//!
//! Which days it is stands in [`super::days`], how times are joined in [`super::span`].

use super::YEARS;
use super::words::{Edge, Item, Meaning, Season, Unit};

/// Says that a text has something in it that nobody can be sure of, so that all of it stays text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unread;

/// Something that every year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The first or second half.
    Half(u32),
    /// A season.
    Season(Season),
    /// A quarter, from 1.
    Quarter(u32),
    /// A month, from 1.
    Month(u32),
    /// A week as ISO 8601 counts.
    Week(u32),
    /// A day: its month and its number in it.
    Day(u32, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Year,
    SchoolYear,
    Piece(Piece),
    /// A number of which only the time beside it says what it counts.
    Bare(u32),
    /// "begin", of what the time beside it says.
    Nothing,
}

/// A time, of which the year may still have to come from the one beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) what: What,
    pub(super) year: Option<i32>,
    pub(super) edge: Option<Edge>,
}

type Found<T> = Result<Option<(T, usize)>, Unread>;

/// The items of a phase, to look at by place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Items<'a>(pub(super) &'a [Item]);

impl Items<'_> {
    pub(super) fn meaning(self, at: usize) -> Option<Meaning> {
        self.0.get(at).map(|item| item.meaning)
    }

    pub(super) fn is(self, at: usize, meaning: Meaning) -> bool {
        self.meaning(at) == Some(meaning)
    }

    pub(super) fn is_glued(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|item| item.is_glued)
    }

    /// Returns the place of the first item from here that says something.
    pub(super) fn skip(self, mut at: usize) -> usize {
        while self.is(at, Meaning::Filler) {
            at += 1;
        }
        at
    }

    /// Returns a number of one or two digits.
    pub(super) fn small(self, at: usize) -> Option<u32> {
        match self.meaning(at) {
            Some(Meaning::Number(value, 1 | 2)) => value,
            _ => None,
        }
    }

    /// Returns a year in four digits.
    pub(super) fn year(self, at: usize) -> Option<i32> {
        match self.meaning(at) {
            Some(Meaning::Number(Some(value), 4)) => {
                i32::try_from(value).ok().filter(|year| YEARS.contains(year))
            }
            _ => None,
        }
    }

    /// Returns a year in two digits, with an apostrophe before it or without.
    fn short_year(self, at: usize) -> Option<(i32, usize)> {
        let at = if self.is(at, Meaning::Apostrophe) { at + 1 } else { at };
        match self.meaning(at) {
            Some(Meaning::Number(Some(value), 2)) => {
                let century = if value >= 70 { 1900 } else { 2000 };
                i32::try_from(value).ok().map(|year| (century + year, at + 1))
            }
            _ => None,
        }
    }

    /// Returns the year of "jaar 2026" or "sj 25"; two digits further on are of something else: "per jaar op 28 mei".
    fn year_of(self, at: usize) -> Option<(i32, usize)> {
        let full = self.skip(at);
        self.year(full).map(|year| (year, full + 1)).or_else(|| self.short_year(at))
    }

    fn any_year(self, at: usize) -> Option<(i32, usize)> {
        self.year(at).map(|year| (year, at + 1)).or_else(|| self.short_year(at))
    }

    /// Returns whether a hyphen or slash stands here without space around it.
    fn is_hyphen(self, at: usize) -> bool {
        matches!(self.meaning(at), Some(Meaning::Dash | Meaning::Slash))
            && self.is_glued(at)
            && self.is_glued(at + 1)
    }

    /// Reads one time.
    pub(super) fn point(self, at: usize) -> Found<Point> {
        if let Some(Meaning::Edge(edge)) = self.meaning(at) {
            let inner = self.plain(self.skip(at + 1))?;
            let inner = inner.filter(|(point, _)| !matches!(point.what, What::Bare(_)));
            let nothing = (Point { what: What::Nothing, year: None, edge: None }, at + 1);
            let (point, next) = inner.unwrap_or(nothing);
            return Ok(Some((Point { edge: Some(edge), ..point }, next)));
        }
        self.plain(at)
    }

    fn plain(self, at: usize) -> Found<Point> {
        if let Some(found) = self.numbers(at) {
            return Ok(Some(found));
        }
        if let Some(found) = self.year_first(at)? {
            return Ok(Some(found));
        }
        if let Some(found) = self.named_year(at)? {
            return Ok(Some(found));
        }
        if let Some((what, next)) = self.stem(at)? {
            return Ok(Some(self.with_year(what, next)));
        }
        let year = self.year(at).map(|year| (year, at + 1));
        let year = year.or_else(|| self.short_year(at).filter(|_| self.is(at, Meaning::Apostrophe)));
        Ok(year.map(|(year, next)| (of(What::Year, year), next)))
    }

    /// Reads a part of a year without its year.
    pub(super) fn stem(self, at: usize) -> Found<What> {
        match self.meaning(at) {
            Some(Meaning::Month(month)) => Ok(Some((What::Piece(Piece::Month(month)), at + 1))),
            Some(Meaning::Season(season)) => Ok(Some((What::Piece(Piece::Season(season)), at + 1))),
            Some(Meaning::Unit(Unit::Month)) => match self.meaning(at + 1) {
                Some(Meaning::Month(_)) => self.stem(at + 1),
                _ => Ok(None),
            },
            Some(Meaning::Unit(unit) | Meaning::Units(unit)) => match self.small(at + 1) {
                Some(number) => numbered(unit, Some(number)).map(|what| what.map(|what| (what, at + 2))),
                None => Ok(None),
            },
            Some(Meaning::Nth(number)) => self.nth(number, at + 1),
            Some(Meaning::Number(Some(number), 1 | 2)) => self.counted(number, at + 1),
            _ => Ok(None),
        }
    }

    /// Reads what is behind a small number: a month, the unit of an ordinal, or nothing that says what it counts.
    fn counted(self, number: u32, next: usize) -> Found<What> {
        let is_ordinal =
            self.is_glued(next) && matches!(self.meaning(next), Some(Meaning::Ordinal | Meaning::Filler));
        let after = next + usize::from(is_ordinal || self.is(next, Meaning::Ordinal));
        let month = after + usize::from(self.is_hyphen(after) || self.is(after, Meaning::Dot));
        match self.meaning(month) {
            Some(Meaning::Month(month_number)) => {
                let what = What::Piece(Piece::Day(month_number, number));
                return Ok(Some((what, month + 1)));
            }
            _ if after > next => return self.nth(Some(number), after),
            Some(Meaning::Times | Meaning::Unit(_) | Meaning::Units(_)) if month == next => return Ok(None),
            _ => {}
        }
        Ok(Some((What::Bare(number), next)))
    }

    fn nth(self, number: Option<u32>, at: usize) -> Found<What> {
        match (self.meaning(at), number) {
            (Some(Meaning::Unit(unit @ (Unit::Quarter | Unit::Half | Unit::Week))), _) => {
                numbered(unit, number).map(|what| what.map(|what| (what, at + 1)))
            }
            (_, Some(number)) => Ok(Some((What::Bare(number), at))),
            _ => Ok(None),
        }
    }

    /// Reads what is all numbers: "31-12-2026", "2026-05-01", "05-aug-2016", "2015-3", "3-2015".
    fn numbers(self, at: usize) -> Option<(Point, usize)> {
        let joint = |at: usize| self.is_hyphen(at) || (self.is(at, Meaning::Dot) && self.is_glued(at + 1));
        if !joint(at + 1) {
            return None;
        }
        let month = match self.meaning(at + 2) {
            Some(Meaning::Month(month)) => Some(month),
            _ => self.small(at + 2),
        };
        if let (true, Some(month)) = (joint(at + 3), month) {
            let day_last = self.year(at).zip(self.small(at + 4)).map(|(year, day)| (year, day, at + 5));
            let year_last = || {
                let (year, next) = self.any_year(at + 4)?;
                self.small(at).map(|day| (year, day, next))
            };
            if let Some((year, day, next)) = day_last.or_else(year_last) {
                return Some((of(What::Piece(Piece::Day(month, day)), year), next));
            }
        }
        self.month_and_year(at).map(|(month, year)| (of(What::Piece(Piece::Month(month)), year), at + 3))
    }

    fn month_and_year(self, at: usize) -> Option<(u32, i32)> {
        let goes_on = self.is_hyphen(at + 3) || matches!(self.meaning(at + 3), Some(Meaning::Month(_)));
        let forward = || self.small(at).zip(self.year(at + 2));
        let backward =
            || self.small(at + 2).zip(self.year(at)).filter(|_| self.is(at + 1, Meaning::Dash) && !goes_on);
        forward().or_else(backward).filter(|(month, _)| (1..=12).contains(month))
    }

    /// Reads a year with a part of it behind: "2025 Q3", "2026-W12".
    fn year_first(self, at: usize) -> Found<Point> {
        let Some(year) = self.year(at) else { return Ok(None) };
        let part = at + 1 + usize::from(self.is_hyphen(at + 1));
        if !matches!(
            self.meaning(part),
            Some(Meaning::Unit(_) | Meaning::Nth(_) | Meaning::Month(_) | Meaning::Season(_))
        ) && !self.is(part + 1, Meaning::Ordinal)
        {
            return Ok(None);
        }
        let Some((what @ What::Piece(_), next)) = self.stem(part)? else { return Ok(None) };
        let has_own_year = self.with_year(what, next).0.year.is_some();
        Ok((!has_own_year).then(|| (of(what, year), next)))
    }

    /// Reads a year that is called one: "jaar 2026", "schooljaar 2025-2026".
    fn named_year(self, at: usize) -> Found<Point> {
        match self.meaning(at) {
            Some(Meaning::Unit(Unit::Year)) => {
                Ok(self.year_of(at + 1).map(|(year, next)| (of(What::Year, year), next)))
            }
            Some(Meaning::Unit(Unit::SchoolYear)) => {
                let Some((first, next)) = self.year_of(at + 1) else { return Ok(None) };
                // One year of the two could be either of them.
                let next = self.year_after(first, next).ok_or(Unread)?;
                Ok(Some((of(What::SchoolYear, first), next)))
            }
            _ => Ok(None),
        }
    }

    /// Returns where "/2026" behind a 2025 ends.
    fn year_after(self, first: i32, at: usize) -> Option<usize> {
        let joined = matches!(self.meaning(at), Some(Meaning::Dash | Meaning::Slash));
        let (second, next) = self.any_year(at + 1).filter(|_| joined)?;
        (second == first + 1).then_some(next)
    }

    /// Reads the year behind a part of it, if there is one.
    fn with_year(self, what: What, at: usize) -> (Point, usize) {
        let none = (Point { what, year: None, edge: None }, at);
        let Some((year, next)) = self.year_behind(what, at) else { return none };
        let is_winter = what == What::Piece(Piece::Season(Season::Winter));
        let next = self.year_after(year, next).filter(|_| is_winter).unwrap_or(next);
        (of(what, year), next)
    }

    fn year_behind(self, what: What, at: usize) -> Option<(i32, usize)> {
        let mut full = self.skip(at);
        if self.is(full, Meaning::Unit(Unit::Year)) {
            full += 1;
        }
        if full == at && self.is_hyphen(at) {
            full += 1;
        }
        if let Some(year) = self.year(full) {
            return Some((year, full + 1));
        }
        if self.is(full, Meaning::Apostrophe) {
            return self.short_year(full);
        }
        let is_month = matches!(what, What::Piece(Piece::Month(_)));
        let short = if is_month && self.is_hyphen(at) { at + 1 } else { at };
        let counts_on = |next: usize| {
            self.is_hyphen(next)
                || matches!(
                    self.meaning(next),
                    Some(
                        Meaning::Month(_)
                            | Meaning::Ordinal
                            | Meaning::Dot
                            | Meaning::Times
                            | Meaning::Unit(_)
                    )
                )
                || (short > at && matches!(self.meaning(next), Some(Meaning::Number(..))))
        };
        let takes_short = !matches!(what, What::Bare(_) | What::Piece(Piece::Week(_)));
        self.short_year(short).filter(|(_, next)| takes_short && !counts_on(*next))
    }
}

fn of(what: What, year: i32) -> Point {
    Point { what, year: Some(year), edge: None }
}

/// Returns the part of a year that is number so many of a unit; the last one when there is no number.
fn numbered(unit: Unit, number: Option<u32>) -> Result<Option<What>, Unread> {
    let (most, piece): (u32, fn(u32) -> Piece) = match unit {
        Unit::Quarter => (4, Piece::Quarter),
        Unit::Half => (2, Piece::Half),
        Unit::Week => (53, Piece::Week),
        _ => return Ok(None),
    };
    let number = match number {
        // Which week is the last one depends on the year.
        None if unit == Unit::Week => return Err(Unread),
        None => most,
        Some(number) => number,
    };
    if (1..=most).contains(&number) { Ok(Some(What::Piece(piece(number)))) } else { Err(Unread) }
}
