//! Owns how times are joined: "van … t/m …", "voor …", "Q1 en Q2 2026", "2021 e.v.".
//!
//! One time stands in [`super::point`].

use super::point::{Items, Piece, Point, Unread, What};
use super::words::{Edge, Meaning};
use crate::date::Day;

/// From when to when; without a day it is open on that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: Option<Day>,
    pub(super) end: Option<Day>,
    /// Whether it is one time and no more: what goes on from it has no end.
    pub(super) is_single: bool,
}

/// What a text says about when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    Span(Span),
    /// Parts of any year, which only mean something for what comes back.
    EveryYear(Vec<Piece>),
}

type Found<T> = Result<Option<(T, usize)>, Unread>;

/// Times that are joined.
struct Chain {
    start: Day,
    end: Day,
    first: Point,
    is_single: bool,
    next: usize,
}

enum Joined {
    Chain(Chain),
    EveryYear(Vec<Piece>, usize),
}

impl Items<'_> {
    /// Reads when something is.
    pub(super) fn when(self, at: usize) -> Found<When> {
        // A filler says nothing, and looking past all that follow it again for each would be more than one walk.
        let Some(meaning) = self.meaning(at).filter(|meaning| *meaning != Meaning::Filler) else {
            return Ok(None);
        };
        let inner = self.skip(at + 1);
        match meaning {
            Meaning::From => self.from(inner)?.ok_or(Unread).map(Some),
            Meaning::MaybeFrom | Meaning::Per => self.from(inner),
            Meaning::Between => self.between(inner).map(Some),
            Meaning::By if self.is_before(inner) => self.until(self.skip(inner + 1), true).and_then(hard),
            Meaning::By => self.until(self.skip_per(inner), false).and_then(hard),
            Meaning::Until => self.until(inner, false).and_then(hard),
            Meaning::Before | Meaning::To if self.is(inner, Meaning::By) => {
                self.until(self.skip(inner + 1), false).and_then(hard)
            }
            Meaning::Before | Meaning::To => self.until(inner, true),
            Meaning::After => self.after(inner),
            _ => self.plain_span(at),
        }
    }

    fn is_before(self, at: usize) -> bool {
        matches!(self.meaning(at), Some(Meaning::Before | Meaning::To))
    }

    fn skip_per(self, at: usize) -> usize {
        if self.is(at, Meaning::Per) { self.skip(at + 1) } else { at }
    }

    fn plain_span(self, at: usize) -> Found<When> {
        let chain = match self.chain(at)? {
            None => return Ok(None),
            Some(Joined::EveryYear(pieces, next)) => return Ok(Some((When::EveryYear(pieces), next))),
            Some(Joined::Chain(chain)) => chain,
        };
        let (start, end) = (Some(chain.start), Some(chain.end));
        let span = Span { start, end, is_single: chain.is_single };
        Ok(Some(match self.meaning(chain.next) {
            Some(Meaning::Onward) => span_to(Span { end: None, is_single: false, ..span }, chain.next + 1),
            Some(Meaning::OrEarlier) => {
                span_to(Span { start: None, is_single: false, ..span }, chain.next + 1)
            }
            _ => span_to(span, chain.next),
        }))
    }

    /// "vanaf 2024", "vanaf 2024 t/m 2026"
    fn from(self, at: usize) -> Found<When> {
        let Some(chain) = self.dated(at)? else { return Ok(None) };
        let end = (!chain.is_single).then_some(chain.end);
        let next = chain.next + usize::from(self.is(chain.next, Meaning::Onward));
        Ok(Some(span_to(Span { start: Some(chain.start), end, is_single: chain.is_single }, next)))
    }

    fn between(self, at: usize) -> Result<(When, usize), Unread> {
        let (mut first, next) = self.point(at)?.ok_or(Unread)?;
        if !matches!(self.meaning(next), Some(Meaning::And | Meaning::Until | Meaning::Dash)) {
            return Err(Unread);
        }
        let (mut second, next) = self.point(self.skip(next + 1))?.ok_or(Unread)?;
        first.borrow(&second, false);
        second.borrow(&first, true);
        let (start, end) =
            first.days().zip(second.days()).map(|(first, second)| (first.0, second.1)).ok_or(Unread)?;
        if start > end {
            return Err(Unread);
        }
        Ok((When::Span(Span { start: Some(start), end: Some(end), is_single: false }), next))
    }

    fn until(self, at: usize, is_without: bool) -> Found<When> {
        let Some(chain) = self.dated(at)? else { return Ok(None) };
        if !chain.is_single {
            return Err(Unread);
        }
        let end = if is_without { last_before(&chain) } else { Some(chain.end) };
        Ok(Some(span_to(Span { start: None, end: Some(end.ok_or(Unread)?), is_single: false }, chain.next)))
    }

    fn after(self, at: usize) -> Found<When> {
        let Some(chain) = self.dated(at)? else { return Ok(None) };
        if !chain.is_single {
            return Err(Unread);
        }
        let start = Some(chain.end.after().ok_or(Unread)?);
        Ok(Some(span_to(Span { start, end: None, is_single: false }, chain.next)))
    }

    /// Reads a chain of which the years are known.
    fn dated(self, at: usize) -> Result<Option<Chain>, Unread> {
        match self.chain(at)? {
            None => Ok(None),
            Some(Joined::EveryYear(..)) => Err(Unread),
            Some(Joined::Chain(chain)) => Ok(Some(chain)),
        }
    }

    fn chain(self, at: usize) -> Result<Option<Joined>, Unread> {
        let Some((first, mut next)) = self.point(at)? else { return Ok(None) };
        let (mut points, mut joints) = (vec![first], Vec::new());
        while let Some((joint, point, after)) = self.another(next)? {
            joints.push(joint);
            points.push(point);
            next = after;
        }
        if let ([], What::Bare(_) | What::Nothing) = (&joints[..], first.what) {
            return Ok(None);
        }
        borrow(&mut points);
        self.refuse_hanging(at, next)?;
        if points.iter().all(|point| point.year.is_none()) {
            let is_list = joints.iter().all(|joint| is_list(*joint));
            let pieces = every_year(&points).filter(|_| is_list).ok_or(Unread)?;
            return Ok(Some(Joined::EveryYear(pieces, next)));
        }
        let (start, end) = joined(&points, &joints).ok_or(Unread)?;
        Ok(Some(Joined::Chain(Chain { start, end, first: points[0], is_single: joints.is_empty(), next })))
    }

    /// Reads what joins another time to the ones before, and that time.
    fn another(self, at: usize) -> Result<Option<(Meaning, Point, usize)>, Unread> {
        let mut joint = match self.meaning(at) {
            Some(joint) if is_list(joint) || is_range(joint) => joint,
            _ => return Ok(None),
        };
        let mut inner = at + 1;
        if joint == Meaning::Comma && self.is(inner, Meaning::And) {
            inner += 1;
        }
        inner = self.skip(inner);
        // "2025 tot uiterlijk 2027", "2025 - t/m 2027"
        if is_range(joint) && matches!(self.meaning(inner), Some(Meaning::By | Meaning::Until)) {
            joint = Meaning::Until;
            inner = self.skip(inner + 1);
        }
        Ok(self.point(inner)?.map(|(point, next)| (joint, point, next)))
    }

    /// Returns whether something joins what stands here to a number.
    pub(super) fn is_pair(self, at: usize) -> bool {
        let Some(joint) = self.meaning(at + 1).filter(|joint| is_list(*joint) || is_range(*joint)) else {
            return false;
        };
        let is_double = joint == Meaning::Comma && self.is(at + 2, Meaning::And);
        let number = self.skip(at + 2 + usize::from(is_double));
        matches!(self.meaning(number), Some(Meaning::Number(..)))
    }

    /// Refuses a time that a number hangs on, or that says "tot" and not until when.
    fn refuse_hanging(self, at: usize, next: usize) -> Result<(), Unread> {
        let hyphen = |at: usize| {
            matches!(self.meaning(at), Some(Meaning::Dash | Meaning::Slash | Meaning::Dot))
                && self.is_glued(at)
        };
        let number = |at: usize| matches!(self.meaning(at), Some(Meaning::Number(..)));
        let before = at >= 2 && hyphen(at - 1) && self.is_glued(at) && number(at - 2);
        let is_last = self.meaning(next + 1).is_none();
        let dash = matches!(self.meaning(next), Some(Meaning::Dash | Meaning::Slash));
        let behind = hyphen(next) && self.is_glued(next + 1) || dash && is_last;
        let counted = number(next) && self.is_glued(next);
        let open = matches!(self.meaning(next), Some(Meaning::Until | Meaning::To));
        if before || behind || counted || open { Err(Unread) } else { Ok(()) }
    }
}

/// A word that has to be followed by a time.
fn hard(found: Option<(When, usize)>) -> Found<When> {
    found.ok_or(Unread).map(Some)
}

fn span_to(span: Span, next: usize) -> (When, usize) {
    (When::Span(span), next)
}

fn is_list(joint: Meaning) -> bool {
    matches!(joint, Meaning::And | Meaning::Comma | Meaning::Slash)
}

fn is_range(joint: Meaning) -> bool {
    matches!(joint, Meaning::Dash | Meaning::Until | Meaning::To)
}

/// Returns the last day before a time: "tot eind 2026" goes on until that end.
fn last_before(chain: &Chain) -> Option<Day> {
    if chain.first.edge == Some(Edge::End) { Some(chain.end) } else { chain.start.before() }
}

/// Gives every time what it leaves out: from the one after it, or else from the one before it.
pub(super) fn borrow(points: &mut [Point]) {
    for at in (1..points.len()).rev() {
        let other = points[at];
        points[at - 1].borrow(&other, false);
    }
    for at in 1..points.len() {
        let other = points[at - 1];
        points[at].borrow(&other, true);
    }
}

fn every_year(points: &[Point]) -> Option<Vec<Piece>> {
    let piece = |point: &Point| match point.what {
        What::Piece(piece) => Some(piece),
        _ => None,
    };
    points.iter().map(piece).collect()
}

/// Returns the first and the last day of times that follow on each other, or that are the ends of a range.
fn joined(points: &[Point], joints: &[Meaning]) -> Option<(Day, Day)> {
    let (start, mut end) = points[0].days()?;
    let mut from = start;
    for (at, joint) in joints.iter().enumerate() {
        let (before, point) = (points[at], points[at + 1]);
        let days = point.days()?;
        let is_same_kind = std::mem::discriminant(&before.what) == std::mem::discriminant(&point.what);
        // A list with a hole in it is more than one period.
        let follows = end.after() == Some(days.0);
        let is_list = is_list(*joint) && (*joint != Meaning::Slash || is_same_kind);
        if days.0 < from || days.1 < end || (is_list && !follows) {
            return None;
        }
        from = days.0;
        end = match joint {
            Meaning::To if point.edge != Some(Edge::End) => days.0.before().filter(|end| *end >= start)?,
            _ => days.1,
        };
    }
    Some((start, end))
}
