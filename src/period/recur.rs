//! Owns how often something comes back: "jaarlijks (juni)", "2x per jaar", "elke twee weken".

use super::point::{Items, Piece, Unread, What};
use super::words::{Meaning, Rhythm, Unit};

type Found<T> = Result<Option<(T, usize)>, Unread>;

/// How often, with the parts of the year that are said along with it.
pub(super) type Comes = (Rhythm, Vec<Piece>);

impl Items<'_> {
    /// Reads how often.
    pub(super) fn recurrence(self, at: usize) -> Found<Comes> {
        let Some((rhythm, next)) = self.rhythm(at)? else {
            return match (self.meaning(at), self.meaning(at + 1)) {
                // "elke juni", "ieder voorjaar"
                (Some(Meaning::Every), Some(Meaning::Month(_) | Meaning::Season(_))) => {
                    let (pieces, next) = self.pieces(at + 1)?;
                    Ok(Some(((Rhythm::Every(1, Unit::Year), pieces), next)))
                }
                _ => Ok(None),
            };
        };
        let within = self.skip(next + usize::from(self.is(next, Meaning::Bracket)));
        // What follows without "in" or a bracket may have a year of its own.
        let (pieces, next) = if within > next { self.pieces_or(within, next)? } else { (Vec::new(), next) };
        Ok(Some(((rhythm, pieces), next)))
    }

    fn pieces_or(self, at: usize, otherwise: usize) -> Result<(Vec<Piece>, usize), Unread> {
        let (pieces, next) = self.pieces(at)?;
        let next = if pieces.is_empty() { otherwise } else { next };
        Ok((pieces, next))
    }

    fn pieces(self, mut at: usize) -> Result<(Vec<Piece>, usize), Unread> {
        let (mut pieces, mut next) = (Vec::new(), at);
        while let Some((What::Piece(piece), after)) = self.stem(at)? {
            pieces.push(piece);
            next = after;
            at = match self.meaning(next) {
                Some(Meaning::And) => self.skip(next + 1),
                // Behind a comma a preposition begins something else: "jaarlijks in juni, van 1 mei …".
                Some(Meaning::Comma | Meaning::Slash) => next + 1,
                _ => break,
            };
        }
        Ok((pieces, next))
    }

    fn rhythm(self, at: usize) -> Found<Rhythm> {
        match self.meaning(at) {
            Some(Meaning::Recurs(Rhythm::Every(1, unit))) => match self.times(at + 1) {
                Some(((least, most), next)) if self.in_unit(next).is_none() => {
                    Ok(Some((times(least, most, 1, unit)?, next)))
                }
                _ => Ok(Some((Rhythm::Every(1, unit), at + 1))),
            },
            Some(Meaning::Recurs(rhythm)) => Ok(Some((rhythm, at + 1))),
            Some(Meaning::Unit(Unit::Quarter)) if self.0.len() == 1 => {
                Ok(Some((Rhythm::Every(1, Unit::Quarter), at + 1)))
            }
            Some(Meaning::Per | Meaning::Every | Meaning::EveryOther) => self.every(at),
            _ => self.so_many_times(at),
        }
    }

    /// "per kwartaal", "elke 2 jaar"
    fn every(self, at: usize) -> Found<Rhythm> {
        let Some((count, unit, next)) = self.in_unit(at) else { return Ok(None) };
        // "per week 12" and "per jaar 2026" say from when.
        let is_start = count == 1 && self.is(at, Meaning::Per) && self.point(next - 1)?.is_some();
        Ok((!is_start).then_some((Rhythm::Every(count, unit), next)))
    }

    /// Reads "per jaar", "elke 2 weken", "in de maand": of how many of which unit.
    fn in_unit(self, at: usize) -> Option<(u32, Unit, usize)> {
        let otherwise = match self.meaning(at)? {
            Meaning::EveryOther => 2,
            Meaning::Per | Meaning::Every | Meaning::Filler => 1,
            _ => return None,
        };
        let at = self.skip(at + 1);
        let (count, at) = self.count(at).unwrap_or((otherwise, at));
        match self.meaning(at)? {
            Meaning::Unit(unit) | Meaning::Units(unit) if count > 0 => Some((count, unit, at + 1)),
            _ => None,
        }
    }

    fn count(self, at: usize) -> Option<(u32, usize)> {
        match self.meaning(at) {
            Some(Meaning::Count(count)) => Some((count, at + 1)),
            _ => self.small(at).map(|count| (count, at + 1)),
        }
    }

    /// Reads "2x", "1-2x", "twee à drie keer".
    fn times(self, at: usize) -> Option<((u32, u32), usize)> {
        if let Some(Meaning::TimesOf(count)) = self.meaning(at) {
            return Some(((count, count), at + 1));
        }
        let (least, next) = self.count(at)?;
        if self.is(next, Meaning::Times) {
            return Some(((least, least), next + 1));
        }
        if !matches!(self.meaning(next), Some(Meaning::Dash | Meaning::OrSo | Meaning::To | Meaning::Slash)) {
            return None;
        }
        let (most, next) = self.count(next + 1)?;
        self.is(next, Meaning::Times).then_some(((least, most), next + 1))
    }

    fn so_many_times(self, at: usize) -> Found<Rhythm> {
        let Some(((least, most), next)) = self.times(at) else { return Ok(None) };
        if let Some((count, unit, next)) = self.in_unit(next) {
            return Ok(Some((times(least, most, count, unit)?, next)));
        }
        match self.meaning(next) {
            Some(Meaning::Recurs(Rhythm::Every(count, unit))) => {
                Ok(Some((times(least, most, count, unit)?, next + 1)))
            }
            _ if matches!(self.meaning(at), Some(Meaning::TimesOf(_))) => Ok(None),
            // So many times, and nobody says in what.
            _ => Err(Unread),
        }
    }
}

fn times(least: u32, most: u32, count: u32, unit: Unit) -> Result<Rhythm, Unread> {
    match (least, most, count) {
        (1, 1, _) => Ok(Rhythm::Every(count, unit)),
        (1.., _, 1) if least <= most => Ok(Rhythm::Times(least, most, unit)),
        _ => Err(Unread),
    }
}
