//! Owns from which day to which a time is, and which time of the same kind begins on a day.

use super::point::{Piece, Point, What};
use super::words::{Edge, Season};
use crate::date::Day;

impl Point {
    /// Takes over from the time beside it what this one leaves out.
    pub(super) fn borrow(&mut self, other: &Self, is_other_before: bool) {
        match (self.what, other.what) {
            (What::Bare(number), What::Piece(piece)) => {
                self.what = piece.at(number).map_or(self.what, What::Piece);
            }
            // "2024-28"; the other way round, "24-2028", is nobody's way of writing.
            (What::Bare(number @ 13..), What::Year) if is_other_before && self.year.is_none() => {
                let century = other.year.map(|year| year - year % 100);
                self.year = century.zip(i32::try_from(number).ok()).map(|(century, year)| century + year);
                self.what = What::Year;
            }
            (What::Nothing, What::Year | What::Piece(_)) => self.what = other.what,
            _ => {}
        }
        if self.year.is_none() {
            self.year = other.year;
        }
    }

    /// Returns the first and the last day, when there is such a time.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        let year = self.year?;
        match (self.what, self.edge) {
            (What::Year, None) => months(year, 1, 12),
            // The councils whose agendas were read mean these months by it.
            (What::Year, Some(Edge::Begin)) => months(year, 1, 3),
            (What::Year, Some(Edge::Middle)) => months(year, 5, 4),
            (What::Year, Some(Edge::End)) => months(year, 10, 3),
            (What::SchoolYear, _) => months(year, 8, 12),
            (What::Piece(piece), _) => piece.days(year),
            (What::Bare(_) | What::Nothing, _) => None,
        }
    }
}

impl Piece {
    /// Returns the same kind of thing with another number.
    fn at(self, number: u32) -> Option<Self> {
        match self {
            Self::Half(_) => (1..=2).contains(&number).then_some(Self::Half(number)),
            Self::Quarter(_) => (1..=4).contains(&number).then_some(Self::Quarter(number)),
            Self::Week(_) => Some(Self::Week(number)),
            Self::Day(month, _) => Some(Self::Day(month, number)),
            Self::Season(_) | Self::Month(_) => None,
        }
    }

    /// Returns the first and the last day of it in a year, when that year has it.
    #[must_use]
    pub fn days(self, year: i32) -> Option<(Day, Day)> {
        match self {
            Self::Half(number) => months(year, number * 6 - 5, 6),
            Self::Quarter(number) => months(year, number * 3 - 2, 3),
            Self::Month(month) => months(year, month, 1),
            Self::Season(Season::Spring) => months(year, 3, 3),
            Self::Season(Season::Summer) => months(year, 6, 3),
            Self::Season(Season::Autumn) => months(year, 9, 3),
            Self::Season(Season::Winter) => months(year, 12, 3),
            Self::Week(week) => {
                let monday = Day::monday(year, week)?;
                Some((monday, monday.later(6)?))
            }
            Self::Day(month, day) => Day::new(year, month, day).map(|day| (day, day)),
        }
    }
}

/// Returns the first day of a month, and the last one of so many months from it.
fn months(year: i32, first: u32, count: u32) -> Option<(Day, Day)> {
    let last = first + count - 1;
    let end = if last > 12 { Day::last_of(year + 1, last - 12) } else { Day::last_of(year, last) };
    Some((Day::new(year, first, 1)?, end?))
}

impl What {
    /// Returns the same kind of time that begins on a day, and of which year it is.
    pub(super) fn at(self, first: Day) -> Option<(Self, i32)> {
        let (year, month) = (first.year(), first.month());
        let piece = match self {
            Self::Year => return Some((self, year)),
            Self::SchoolYear => return (month == 8).then_some((self, year)),
            Self::Piece(Piece::Day(..)) => Piece::Day(month, first.day_of_month()),
            Self::Piece(Piece::Month(_)) => Piece::Month(month),
            Self::Piece(Piece::Quarter(_)) if month % 3 == 1 => Piece::Quarter(month / 3 + 1),
            Self::Piece(Piece::Half(_)) if month % 6 == 1 => Piece::Half(month / 6 + 1),
            Self::Piece(Piece::Season(_)) => Piece::Season(match month {
                3 => Season::Spring,
                6 => Season::Summer,
                9 => Season::Autumn,
                12 => Season::Winter,
                _ => return None,
            }),
            Self::Piece(Piece::Week(_)) => {
                let (year, week) = first.week();
                return Some((Self::Piece(Piece::Week(week)), year));
            }
            Self::Piece(_) | Self::Bare(_) | Self::Nothing => return None,
        };
        Some((Self::Piece(piece), year))
    }
}
