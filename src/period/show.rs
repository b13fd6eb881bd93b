//! Owns how a reading is said in Dutch, in words that read back to the same reading.

use std::fmt;

use super::point::Piece;
use super::words::{Rhythm, Season, Unit};
use super::{Period, Reading, Recurrence};
use crate::date::{Day, MONTHS};

/// What is said of a text that nobody can be sure of.
pub const UNREAD: &str = "nog te duiden";

impl fmt::Display for Reading {
    /// Says the whole phase: `Borging: vanaf 1 januari 2021`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(label) = &self.label {
            write!(f, "{label}: ")?;
        }
        match &self.period {
            Some(period) => period.fmt(f),
            None => f.write_str(UNREAD),
        }
    }
}

impl fmt::Display for Period {
    /// Says when: `jaarlijks in juni, van 1 januari 2024 tot en met 31 december 2028`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if self.continuous {
            parts.push("doorlopend".to_owned());
        }
        parts.extend(self.recurrence.as_ref().map(Recurrence::to_string));
        parts.extend(span(self.start, self.end));
        f.write_str(&parts.join(", "))
    }
}

fn span(start: Option<Day>, end: Option<Day>) -> Option<String> {
    match (start.map(Day::in_words), end.map(Day::in_words)) {
        (Some(start), Some(end)) if start == end => Some(format!("op {start}")),
        (Some(start), Some(end)) => Some(format!("van {start} tot en met {end}")),
        (Some(start), None) => Some(format!("vanaf {start}")),
        (None, Some(end)) => Some(format!("uiterlijk {end}")),
        (None, None) => None,
    }
}

impl fmt::Display for Recurrence {
    /// Says how often: `jaarlijks in juni`, `2x per jaar`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rhythm.fmt(f)?;
        for (at, piece) in self.within.iter().enumerate() {
            f.write_str(if at == 0 { " " } else { " en " })?;
            let is_same_kind = at > 0 && is_month(*piece) && is_month(self.within[at - 1]);
            f.write_str(if is_same_kind { "" } else { preposition(*piece) })?;
            piece.fmt(f)?;
        }
        Ok(())
    }
}

fn is_month(piece: Piece) -> bool {
    matches!(piece, Piece::Month(_))
}

fn preposition(piece: Piece) -> &'static str {
    match piece {
        Piece::Day(..) => "op ",
        Piece::Month(_) | Piece::Week(_) => "in ",
        Piece::Half(_) | Piece::Season(Season::Winter | Season::Summer) => "in de ",
        Piece::Season(_) | Piece::Quarter(_) => "in het ",
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = |month: u32| MONTHS[(month as usize - 1) % MONTHS.len()];
        match *self {
            Self::Half(number) => write!(f, "{} helft", nth(number)),
            Self::Quarter(number) => write!(f, "{} kwartaal", nth(number)),
            Self::Season(season) => f.write_str(match season {
                Season::Spring => "voorjaar",
                Season::Summer => "zomer",
                Season::Autumn => "najaar",
                Season::Winter => "winter",
            }),
            Self::Month(number) => f.write_str(month(number)),
            Self::Week(number) => write!(f, "week {number}"),
            Self::Day(number, day) => write!(f, "{day} {}", month(number)),
        }
    }
}

pub(super) fn nth(number: u32) -> &'static str {
    match number {
        1 => "eerste",
        2 => "tweede",
        3 => "derde",
        _ => "vierde",
    }
}

impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match *self {
            Self::Sometimes => "periodiek",
            Self::Every(1, Unit::Year) => "jaarlijks",
            Self::Every(2, Unit::Year) => "tweejaarlijks",
            Self::Every(3, Unit::Year) => "driejaarlijks",
            Self::Every(4, Unit::Year) => "vierjaarlijks",
            Self::Every(1, Unit::Half) => "halfjaarlijks",
            Self::Every(1, Unit::Quarter) => "per kwartaal",
            Self::Every(1, Unit::Month) => "maandelijks",
            Self::Every(2, Unit::Month) => "tweemaandelijks",
            Self::Every(1, Unit::Week) => "wekelijks",
            Self::Every(2, Unit::Week) => "tweewekelijks",
            Self::Every(1, Unit::Day) => "dagelijks",
            Self::Every(1, unit) => return write!(f, "per {}", name(unit).0),
            Self::Every(count, unit) => return write!(f, "elke {count} {}", name(unit).1),
            Self::Times(least, most, unit) if least == most => {
                return write!(f, "{least}x per {}", name(unit).0);
            }
            Self::Times(least, most, unit) => return write!(f, "{least}-{most}x per {}", name(unit).0),
        };
        f.write_str(word)
    }
}

/// Returns what one and what more of a unit are called.
fn name(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Day => ("dag", "dagen"),
        Unit::Week => ("week", "weken"),
        Unit::Month => ("maand", "maanden"),
        Unit::Quarter => ("kwartaal", "kwartalen"),
        Unit::Season => ("seizoen", "seizoenen"),
        Unit::Half => ("halfjaar", "halfjaren"),
        Unit::Year => ("jaar", "jaren"),
        Unit::SchoolYear => ("schooljaar", "schooljaren"),
    }
}
