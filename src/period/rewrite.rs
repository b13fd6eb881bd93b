//! Owns how a time is written anew as somebody wrote it: names or numbers, short or in full, with or without capitals.

use super::point::{Piece, Point, What};
use super::show::nth;
use super::words::{Item, Meaning, Season, Unit};
use super::{Reading, shift::precision};
use crate::date::{Day, MONTHS, SHORT_MONTHS};

/// How somebody writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style<'a> {
    text: &'a str,
    cuts_months: bool,
}

impl<'a> Style<'a> {
    pub(super) fn of(text: &'a str, items: &[Item]) -> Self {
        let is_cut = |item: &Item| match item.meaning {
            Meaning::Month(month) => text[item.source.clone()].to_lowercase() != name_of(&MONTHS, month),
            _ => false,
        };
        Self { text, cuts_months: items.iter().any(is_cut) }
    }

    /// Writes the time `next` as `before` is written in these items.
    pub(super) fn write(self, items: &[Item], before: &Point, next: &Point) -> Option<String> {
        let from = items.first()?.source.start;
        let mut written = String::new();
        let mut end = from;
        let mut numbers = Numbers::new(items, before, next)?;
        for item in items {
            written.push_str(&self.text[end..item.source.start]);
            let own = &self.text[item.source.clone()];
            match (item.meaning, next.what) {
                (Meaning::Month(_), What::Piece(Piece::Month(month) | Piece::Day(month, _))) => {
                    written.push_str(&self.month(own, month));
                }
                (Meaning::Season(_), What::Piece(Piece::Season(season))) => {
                    written.push_str(&cased(own, season_as(own, season)));
                }
                (Meaning::Nth(_), What::Piece(Piece::Quarter(number) | Piece::Half(number))) => {
                    written.push_str(&cased(own, nth(number)));
                }
                (Meaning::Number(..), _) => written.push_str(&numbers.next(own)?),
                _ => written.push_str(own),
            }
            end = item.source.end;
        }
        Some(written)
    }

    fn month(self, own: &str, month: u32) -> String {
        let names = if self.cuts_months { &SHORT_MONTHS } else { &MONTHS };
        let name = cased(own, name_of(names, month));
        let is_cut = name.to_lowercase() != name_of(&MONTHS, month);
        if own.ends_with('.') && is_cut { format!("{name}.") } else { name }
    }
}

/// The numbers of a time, in the order in which they are written.
struct Numbers(Vec<i64>, usize);

impl Numbers {
    fn new(items: &[Item], before: &Point, next: &Point) -> Option<Self> {
        let digits = |item: &Item| match item.meaning {
            Meaning::Number(_, digits) => Some(digits),
            _ => None,
        };
        let digits: Vec<usize> = items.iter().filter_map(digits).collect();
        let has_month = items.iter().any(|item| matches!(item.meaning, Meaning::Month(_)));
        let is_year_first = digits.first() == Some(&4);
        let year = i64::from(next.year?);
        let own: Vec<i64> = match (before.what, next.what) {
            (_, What::Piece(Piece::Day(_, day))) if has_month => vec![day.into()],
            (_, What::Piece(Piece::Day(month, day))) if digits.len() > 1 && is_year_first => {
                vec![month.into(), day.into()]
            }
            (_, What::Piece(Piece::Day(month, day))) if digits.len() > 1 => vec![day.into(), month.into()],
            (_, What::Piece(Piece::Day(_, day))) => vec![day.into()],
            (_, What::Piece(Piece::Month(month))) if !has_month => vec![month.into()],
            (_, What::Piece(Piece::Quarter(number) | Piece::Half(number) | Piece::Week(number))) => {
                if digits.first().is_some_and(|digits| *digits < 3) || digits.len() > 1 {
                    vec![number.into()]
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        };
        let years = digits.len().checked_sub(own.len())?;
        let years = (0..years).filter_map(|on| i64::try_from(on).ok()).map(|on| year + on);
        let all =
            if is_year_first { years.chain(own).collect() } else { own.into_iter().chain(years).collect() };
        Some(Self(all, 0))
    }

    /// Returns the next number, as wide as the one that stood there when that was a part of a date in numbers.
    fn next(&mut self, own: &str) -> Option<String> {
        let number = *self.0.get(self.1)?;
        self.1 += 1;
        let is_padded = own.len() == 2 && (own.starts_with('0') || self.0.len() > 2);
        Some(match own.len() {
            2 if number > 99 => format!("{:02}", number % 100),
            2 if is_padded => format!("{number:02}"),
            _ => number.to_string(),
        })
    }
}

fn name_of(names: &[&'static str; 12], month: u32) -> &'static str {
    names[(month as usize + 11) % 12]
}

fn season_as(own: &str, season: Season) -> &'static str {
    let is_of_plants = matches!(&*own.to_lowercase(), "lente" | "herfst");
    match season {
        Season::Spring if is_of_plants => "lente",
        Season::Spring => "voorjaar",
        Season::Summer => "zomer",
        Season::Autumn if is_of_plants => "herfst",
        Season::Autumn => "najaar",
        Season::Winter => "winter",
    }
}

/// Writes a word with the capitals of another.
fn cased(own: &str, word: &str) -> String {
    let capitals = own.chars().filter(|letter| letter.is_uppercase()).count();
    let letters = own.chars().filter(|letter| letter.is_alphabetic()).count();
    match (capitals, letters) {
        (2.., letters) if capitals == letters => word.to_uppercase(),
        (0, _) => word.to_owned(),
        _ => word[..1].to_uppercase() + &word[1..],
    }
}

/// Says a reading as shortly as people do: "Pilot: Q2 2024 t/m Q1 2025".
pub(super) fn compact(reading: &Reading) -> Option<String> {
    let period = reading.period.as_ref()?;
    let unit = precision(period)?;
    let span = match (period.start, period.end) {
        (Some(start), Some(end)) => between(unit, start, end)?,
        (Some(start), None) => format!("vanaf {}", at(unit, start)),
        (None, Some(end)) => format!("uiterlijk {}", at(unit, first_of(unit, end)?)),
        (None, None) => return None,
    };
    let label = reading.label.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
    let continuous = if period.continuous { "doorlopend, " } else { "" };
    let recurrence = period.recurrence.as_ref().map(|often| format!("{often}, ")).unwrap_or_default();
    Some(format!("{label}{continuous}{recurrence}{span}"))
}

fn between(unit: Unit, start: Day, end: Day) -> Option<String> {
    let (first, last) = (at(unit, start), at(unit, first_of(unit, end)?));
    Some(match unit {
        _ if first == last => first,
        Unit::Year => format!("{first}-{last}"),
        _ => format!("{first} t/m {last}"),
    })
}

/// Returns the first day of the last unit of a period that ends on a day.
fn first_of(unit: Unit, end: Day) -> Option<Day> {
    let after = end.after()?;
    match unit {
        Unit::Year => after.months_later(-12),
        Unit::Quarter => after.months_later(-3),
        Unit::Month | Unit::Season | Unit::Half | Unit::SchoolYear => after.months_later(-1),
        Unit::Week | Unit::Day => Some(end),
    }
}

fn at(unit: Unit, first: Day) -> String {
    let (year, month) = (first.year(), first.month());
    match unit {
        Unit::Year => year.to_string(),
        Unit::Quarter => format!("Q{} {year}", first.quarter()),
        Unit::Month | Unit::Season | Unit::Half | Unit::SchoolYear => {
            format!("{} {year}", name_of(&MONTHS, month))
        }
        Unit::Week | Unit::Day => first.in_words(),
    }
}
