//! Owns moving a planning in time: what its dates become, and the text that says so as its writer would.
//!
//! Every text that is made is read again: one that does not say exactly what was meant is not taken, and another way of
//! saying it is tried, down to the plain sentence. How a time is written anew stands in [`super::rewrite`].

use std::fmt;
use std::ops::Range;

use super::phase::phase;
use super::point::{Items, Piece, Point, What};
use super::rewrite::{Style, compact};
use super::words::{Unit, items};
use super::{Period, Reading, phase_ranges};
use crate::date::Day;

/// How far something is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How many of the unit; less than none is earlier.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
    /// Whether only the end moves.
    pub is_stretch: bool,
}

/// Why a planning cannot be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Immovable {
    /// It says no day that would move.
    Dateless,
    /// It begins or ends within a month, and months were asked.
    InsideMonth,
    /// It would end before it begins, or go further than a planning can.
    TooFar,
}

impl fmt::Display for Immovable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dateless => "Deze planning heeft geen datum die kan schuiven. Wijzig de tekst zelf.",
            Self::InsideMonth => "Deze planning begint of eindigt midden in een maand. Wijzig de tekst zelf.",
            Self::TooFar => "Zo ver kan deze planning niet schuiven. Wijzig de tekst zelf.",
        })
    }
}

/// Returns the unit that a planning moves by of itself: the smallest in which it is written. What is written in days
/// moves by months when it is whole months.
#[must_use]
pub fn unit_of(text: &str) -> Option<Unit> {
    phase_ranges(text).into_iter().filter_map(|range| unit_of_phase(&text[range])).min()
}

fn unit_of_phase(text: &str) -> Option<Unit> {
    let whole = precision(&phase(text).period?)?;
    let items = items(text);
    let written = points(Items(&items)).into_iter().filter_map(|(_, point)| unit_of_point(point.what)).min();
    Some(match written {
        Some(Unit::Day) if whole >= Unit::Month => Unit::Month,
        written => written.map_or(whole, |written| written.min(whole)),
    })
}

fn unit_of_point(what: What) -> Option<Unit> {
    Some(match what {
        What::Year => Unit::Year,
        What::SchoolYear => Unit::SchoolYear,
        What::Piece(Piece::Half(_)) => Unit::Half,
        What::Piece(Piece::Season(_)) => Unit::Season,
        What::Piece(Piece::Quarter(_)) => Unit::Quarter,
        What::Piece(Piece::Month(_)) => Unit::Month,
        What::Piece(Piece::Week(_)) => Unit::Week,
        What::Piece(Piece::Day(..)) => Unit::Day,
        What::Bare(_) | What::Nothing => return None,
    })
}

/// Returns the largest unit of which a period is a whole number; none when it has no day.
#[must_use]
pub fn precision(period: &Period) -> Option<Unit> {
    let begins = period.start.map(|start| (start.month(), start.day_of_month()));
    let ends = period.end.and_then(Day::after).map(|after| (after.month(), after.day_of_month()));
    if begins.is_none() && ends.is_none() {
        return None;
    }
    let both = |is_edge: &dyn Fn((u32, u32)) -> bool| begins.is_none_or(is_edge) && ends.is_none_or(is_edge);
    let of_months = |months: u32| both(&|(month, day)| day == 1 && (month - 1) % months == 0);
    let is_monday = |day: Day| day.weeks() != day.before().map_or(0, Day::weeks);
    let mondays = [period.start, period.end.and_then(Day::after)].into_iter().flatten().all(is_monday);
    Some(match () {
        () if of_months(12) => Unit::Year,
        () if both(&|edge| edge == (8, 1)) => Unit::SchoolYear,
        () if of_months(6) => Unit::Half,
        () if of_months(3) => Unit::Quarter,
        () if both(&|(month, day)| day == 1 && month % 3 == 0) => Unit::Season,
        () if of_months(1) => Unit::Month,
        () if mondays => Unit::Week,
        () => Unit::Day,
    })
}

/// Returns the text of a planning that is moved: all of it, or the end of its last phase that has one.
///
/// # Errors
/// Says why it cannot be moved.
pub fn moved(text: &str, step: Step) -> Result<String, Immovable> {
    let ranges = phase_ranges(text);
    let is_dated = |range: &Range<usize>| {
        let period = phase(&text[range.clone()]).period;
        period.is_some_and(|period| period.end.is_some() || (period.start.is_some() && !step.is_stretch))
    };
    let mut dated: Vec<Range<usize>> = ranges.into_iter().filter(is_dated).collect();
    if step.is_stretch {
        dated.drain(..dated.len().saturating_sub(1));
    }
    if dated.is_empty() {
        return Err(Immovable::Dateless);
    }
    let mut moved = text.to_owned();
    for range in dated.into_iter().rev() {
        let phase = moved_phase(&text[range.clone()], step)?;
        moved.replace_range(range, &phase);
    }
    Ok(moved)
}

fn moved_phase(text: &str, step: Step) -> Result<String, Immovable> {
    let Reading { label, period: Some(period) } = phase(text) else { return Err(Immovable::Dateless) };
    let meant = Reading { label, period: Some(moved_period(period, step)?) };
    let says_it = |text: &String| phase(text) == meant && phase_ranges(text).len() == 1;
    let written = [(false, false), (true, false), (false, true)];
    let written = written.into_iter().filter_map(|how| rewritten(text, step, how));
    let mut said = written.chain(compact(&meant)).chain([meant.to_string()]);
    // What nothing can say is further than a planning can be.
    said.find(says_it).ok_or(Immovable::TooFar)
}

fn moved_period(period: Period, step: Step) -> Result<Period, Immovable> {
    let start = match period.start {
        Some(start) if !step.is_stretch => Some(later(start, step)?),
        start => start,
    };
    // A period ends before the day on which the next one would begin.
    let after = period.end.and_then(Day::after).map(|after| later(after, step)).transpose()?;
    let end = after.and_then(Day::before);
    if start.zip(end).is_some_and(|(start, end)| start > end) {
        return Err(Immovable::TooFar);
    }
    Ok(Period { start, end, ..period })
}

fn later(day: Day, step: Step) -> Result<Day, Immovable> {
    let moved = match months(step.unit) {
        None => day.later(step.count.saturating_mul(if step.unit == Unit::Week { 7 } else { 1 })),
        Some(_) if day.day_of_month() != 1 => return Err(Immovable::InsideMonth),
        Some(months) => day.months_later(step.count.saturating_mul(months)),
    };
    moved.ok_or(Immovable::TooFar)
}

/// Returns of how many months a unit is.
fn months(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Day | Unit::Week => None,
        Unit::Month => Some(1),
        Unit::Quarter | Unit::Season => Some(3),
        Unit::Half => Some(6),
        Unit::Year | Unit::SchoolYear => Some(12),
    }
}

/// Returns the text with every time in it written anew; a time without a year gets one, or a bare number stays.
fn rewritten(text: &str, step: Step, (leaves_bare, adds_year): (bool, bool)) -> Option<String> {
    let items = items(text);
    let style = Style::of(text, &items);
    let mut points = points(Items(&items));
    if leaves_bare {
        points.retain(|(_, point)| !matches!(point.what, What::Bare(_)));
    }
    let known: Vec<Point> = with_years(&points);
    let mut moved = text.to_owned();
    let from = if step.is_stretch { points.len().saturating_sub(1) } else { 0 };
    for at in (0..points.len()).rev() {
        let (range, said) = &points[at];
        let own = &items[range.clone()];
        let place = own.first()?.source.start..own.last()?.source.end;
        let next = if at < from { known[at] } else { known[at].later(step)? };
        let mut written = style.write(own, &known[at], &next)?;
        if adds_year && said.year.is_none() {
            written = format!("{written} {}", next.year?);
        }
        moved.replace_range(place, &written);
    }
    Some(moved)
}

/// Returns the times in a text with the items that they are written in.
fn points(items: Items<'_>) -> Vec<(Range<usize>, Point)> {
    let mut points = Vec::new();
    let mut at = 0;
    while at < items.0.len() {
        if let Ok(Some((_, next))) = items.recurrence(at) {
            at = next;
        } else if let Ok(Some((point, next))) = items.point(at) {
            points.push((at..next, point));
            at = next;
        } else {
            at += 1;
        }
    }
    points
}

fn with_years(points: &[(Range<usize>, Point)]) -> Vec<Point> {
    let mut known: Vec<Point> = points.iter().map(|(_, point)| *point).collect();
    super::span::borrow(&mut known);
    known
}

impl Point {
    /// Returns the time of the same kind so much later, when there is one.
    fn later(&self, step: Step) -> Option<Self> {
        let (first, last) = self.days()?;
        // Of "t/m 31 december" the day after moves, as the month does.
        let is_end = matches!(self.what, What::Piece(Piece::Day(..))) && first.day_of_month() != 1;
        let first = if is_end && months(step.unit).is_some() {
            later(last.after()?, step).ok()?.before()?
        } else if self.edge.is_some() && months(step.unit).is_none_or(|months| months % 12 != 0) {
            return None;
        } else {
            later(first, step).ok()?
        };
        self.what.at(first).map(|(what, year)| Self { what, year: Some(year), edge: self.edge })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shifted(text: &str, count: i32, unit: Unit) -> String {
        moved(text, Step { count, unit, is_stretch: false }).unwrap_or_else(|why| why.to_string())
    }

    fn stretched(text: &str, count: i32, unit: Unit) -> String {
        moved(text, Step { count, unit, is_stretch: true }).unwrap_or_else(|why| why.to_string())
    }

    #[test]
    fn a_planning_moves_in_the_manner_of_its_writer() {
        for (text, count, unit, moved) in [
            ("2024-2028", 1, Unit::Year, "2025-2029"),
            ("Sept 2020 t/m dec 2021", 1, Unit::Month, "Okt 2020 t/m jan 2022"),
            ("Q4 2025", 1, Unit::Quarter, "Q1 2026"),
            ("1e kwartaal 2026", 2, Unit::Quarter, "3e kwartaal 2026"),
            ("eerste helft 2026", 1, Unit::Half, "tweede helft 2026"),
            ("01-01-2020 t/m 31-12-2023", 1, Unit::Month, "01-02-2020 t/m 31-01-2024"),
            ("voor 2022", 1, Unit::Year, "voor 2023"),
            ("Structurele borging 2021 e.v.", -1, Unit::Year, "Structurele borging 2020 e.v."),
            ("2019 t/m 2021 / Borging 2021 e.v.", 1, Unit::Year, "2020 t/m 2022 / Borging 2022 e.v."),
            ("schooljaar 2025-2026", 1, Unit::SchoolYear, "schooljaar 2026-2027"),
            ("voorjaar 2026", 2, Unit::Season, "najaar 2026"),
            ("eind 2020", 1, Unit::Year, "eind 2021"),
            ("apr 21", 9, Unit::Month, "jan 22"),
            ("14 april 2021", 17, Unit::Day, "1 mei 2021"),
            ("week 52 2026", 2, Unit::Week, "week 1 2027"),
            ("jaarlijks in juni, 2024-2026", 1, Unit::Year, "jaarlijks in juni, 2025-2027"),
            ("Jan t/m dec 2021", 1, Unit::Year, "Jan t/m dec 2022"),
            ("Jan t/m dec 2021", 1, Unit::Month, "Feb 2021 t/m jan 2022"),
            ("MEI 2026", 1, Unit::Month, "JUNI 2026"),
        ] {
            assert_eq!(shifted(text, count, unit), moved, "{text}");
        }
    }

    #[test]
    fn a_planning_moves_by_the_unit_in_which_it_is_written() {
        for (text, unit) in [
            ("2024-2028", Some(Unit::Year)),
            ("eind 2020", Some(Unit::Quarter)),
            ("jan t/m dec 2021", Some(Unit::Month)),
            ("voor 1 juli 2026", Some(Unit::Month)),
            ("14 april 2021", Some(Unit::Day)),
            ("Q1 2026 / mei 2026", Some(Unit::Month)),
            ("schooljaar 2025-2026", Some(Unit::SchoolYear)),
            ("doorlopend", None),
            ("n.t.b.", None),
        ] {
            assert_eq!(unit_of(text), unit, "{text}");
        }
    }

    #[test]
    fn where_the_manner_does_not_fit_it_is_said_in_another_way() {
        assert_eq!(shifted("2024-2028", 6, Unit::Month), "juli 2024 t/m juni 2029");
        assert_eq!(shifted("Pilot: 2024", 1, Unit::Quarter), "Pilot: Q2 2024 t/m Q1 2025");
        assert_eq!(stretched("2024", 1, Unit::Year), "2024-2025");
        assert_eq!(stretched("2024-2028", -2, Unit::Year), "2024-2026");
        assert_eq!(stretched("mei 2026", 2, Unit::Month), "mei 2026 t/m juli 2026");
    }

    #[test]
    fn what_cannot_move_says_why() {
        assert_eq!(
            moved("n.t.b.", Step { count: 1, unit: Unit::Year, is_stretch: false }),
            Err(Immovable::Dateless)
        );
        assert_eq!(shifted("14 april 2021", 1, Unit::Month), Immovable::InsideMonth.to_string());
        assert_eq!(stretched("2024", -1, Unit::Year), Immovable::TooFar.to_string());
        assert_eq!(stretched("2024 e.v.", 1, Unit::Year), Immovable::Dateless.to_string());
        assert_eq!(shifted("2100", 1, Unit::Year), Immovable::TooFar.to_string());
    }
}
