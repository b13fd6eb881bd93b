//! Owns how one phase is read: when it is, how often it comes back, whether it goes on, and what is left as its name.

use std::ops::Range;

use super::point::{Items, Piece, Unread};
use super::span::{Span, When};
use super::words::{Item, Meaning, Rhythm, Unit, items};
use super::{Period, Reading, Recurrence, YEARS};

/// What parts the words of a name that stood apart.
const BETWEEN_NAMES: &str = " · ";
/// A year with all days and all weeks that any year can have.
const FULLEST_YEAR: i32 = 2020;

/// Reads one phase.
pub(super) fn phase(text: &str) -> Reading {
    let items = items(text);
    let mut read = Phase::default();
    match read.take(Items(&items)).and_then(|()| read.period(&items)) {
        Ok(period) => Reading { label: read.label(text, &items), period: Some(period) },
        Err(Unread) => Reading { label: name_before_colon(text, &items), period: None },
    }
}

#[derive(Default)]
struct Phase {
    span: Option<Span>,
    rhythm: Option<Rhythm>,
    /// The parts of every year in which it comes back.
    pieces: Vec<Piece>,
    is_continuous: bool,
    /// The items that are left over, in runs.
    runs: Vec<Range<usize>>,
}

impl Phase {
    fn take(&mut self, items: Items<'_>) -> Result<(), Unread> {
        if items.0.iter().any(|item| item.meaning == Meaning::Doubt) {
            return Err(Unread);
        }
        let mut at = 0;
        while at < items.0.len() {
            at = self.step(items, at)?;
        }
        Ok(())
    }

    /// Reads what stands at a place and returns where the next thing begins.
    fn step(&mut self, items: Items<'_>, at: usize) -> Result<usize, Unread> {
        if items.is(at, Meaning::Continuous) {
            self.go_on();
            return Ok(at + 1);
        }
        if let Some(((rhythm, pieces), next)) = items.recurrence(at)? {
            self.pieces.extend(pieces);
            return only(&mut self.rhythm, rhythm, next);
        }
        match items.when(at)? {
            Some((When::Span(span), next)) => only(&mut self.span, span, next),
            Some((When::EveryYear(pieces), next)) => {
                self.pieces.extend(pieces);
                Ok(next)
            }
            None => {
                refuse_measure(items, at)?;
                self.leave(at);
                Ok(at + 1)
            }
        }
    }

    fn go_on(&mut self) {
        self.is_continuous = true;
        // "2020 doorlopend" begins then; "doorlopend 2020" is only about that year.
        if let Some(span) = self.span.as_mut().filter(|span| span.is_single) {
            span.end = None;
        }
    }

    fn leave(&mut self, at: usize) {
        match self.runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => self.runs.push(at..at + 1),
        }
    }

    fn period(&self, items: &[Item]) -> Result<Period, Unread> {
        let is_read = self.span.is_some() || self.rhythm.is_some() || self.is_continuous;
        let is_of_no_year = !self.pieces.is_empty() && self.rhythm.is_none();
        let is_possible = self.pieces.iter().all(|piece| piece.days(FULLEST_YEAR).is_some());
        let is_only_number = |run: &Range<usize>| is_only_number(&items[run.clone()]);
        if !is_read || is_of_no_year || !is_possible || self.runs.iter().any(is_only_number) {
            return Err(Unread);
        }
        let recurrence = self.rhythm.map(|rhythm| Recurrence { rhythm, within: self.pieces.clone() });
        let (start, end) = self.span.map_or((None, None), |span| (span.start, span.end));
        // "voor 1900" is no planning.
        if [start, end].into_iter().flatten().any(|day| !YEARS.contains(&day.year())) {
            return Err(Unread);
        }
        Ok(Period { start, end, continuous: self.is_continuous, recurrence })
    }

    fn label(&self, text: &str, items: &[Item]) -> Option<String> {
        let names: Vec<String> = self.runs.iter().filter_map(|run| name(text, &items[run.clone()])).collect();
        (!names.is_empty()).then(|| names.join(BETWEEN_NAMES))
    }
}

/// Keeps what can only be said once.
fn only<T>(kept: &mut Option<T>, said: T, next: usize) -> Result<usize, Unread> {
    if kept.replace(said).is_some() { Err(Unread) } else { Ok(next) }
}

/// Refuses what something waits for ("na vaststelling"), how long it takes ("6 maanden"), numbers that hang together
/// ("24/7") and a unit of a year that does not say which ("kwartaal 2025").
fn refuse_measure(items: Items<'_>, at: usize) -> Result<(), Unread> {
    if matches!(items.meaning(at), Some(Meaning::After | Meaning::To)) {
        return Err(Unread);
    }
    let is_number = matches!(items.meaning(at), Some(Meaning::Number(..) | Meaning::Count(_)));
    let is_long = is_number
        && match items.meaning(at + 1) {
            Some(Meaning::Units(_)) => true,
            // "Fase 2 week 12 2026" is not two weeks.
            Some(Meaning::Unit(_)) => items.point(at + 1)?.is_none(),
            _ => false,
        };
    let is_part = matches!(items.meaning(at), Some(Meaning::Unit(unit)) if unit != Unit::Year);
    let is_pair = matches!(items.meaning(at), Some(Meaning::Number(..))) && items.is_pair(at);
    if is_long || is_pair || (is_part && items.year(items.skip(at + 1)).is_some()) {
        Err(Unread)
    } else {
        Ok(())
    }
}

fn is_only_number(run: &[Item]) -> bool {
    let is_number = |item: &Item| matches!(item.meaning, Meaning::Number(..) | Meaning::Count(_));
    run.iter().any(is_number) && run.iter().all(|item| is_number(item) || is_loose(item.meaning))
}

/// Returns whether a word or sign says nothing at the end of a name.
fn is_loose(meaning: Meaning) -> bool {
    use Meaning::{And, Apostrophe, Bracket, Colon, Comma, Dash, Dot, Filler, Sign, Slash, Units};
    matches!(
        meaning,
        And | Apostrophe | Bracket | Colon | Comma | Dash | Dot | Filler | Sign | Slash | Units(_)
    )
}

/// Returns what the items say as a name, without what only joined them to the time beside them.
fn name(text: &str, mut run: &[Item]) -> Option<String> {
    let opens = |item: &Item| matches!(&text[item.source.clone()], "(" | "[");
    let closes = |item: &Item| matches!(&text[item.source.clone()], ")" | "]");
    while let Some((first, rest)) = run.split_first()
        && is_loose(first.meaning)
        && first.meaning != Meaning::Filler
    {
        let is_own = opens(first) && rest.split_last().is_some_and(|(_, inner)| inner.iter().any(closes));
        if is_own {
            break;
        }
        run = rest;
    }
    while let Some((last, rest)) = run.split_last()
        && is_loose(last.meaning)
    {
        // "MDA++" ends in its own signs, "Pilot (Ermelo)" in its own bracket.
        let is_sign = matches!(last.meaning, Meaning::And | Meaning::Sign);
        if is_sign && last.is_glued && !rest.is_empty() || closes(last) && rest.iter().any(opens) {
            break;
        }
        run = rest;
    }
    let (first, last) = (run.first()?, run.last()?);
    let words = text[first.source.start..last.source.end]
        .split(|letter: char| letter.is_whitespace() || letter.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Returns the name of a phase of which nobody knows when it is: "Uitvoering: afhankelijk van …".
fn name_before_colon(text: &str, items: &[Item]) -> Option<String> {
    let colon = items.iter().position(|item| item.meaning == Meaning::Colon)?;
    let before = &items[..colon];
    let is_named = before.iter().any(|item| item.meaning == Meaning::Word);
    let is_plain = !before.iter().any(|item| item.meaning == Meaning::Doubt) && colon + 1 < items.len();
    if is_named && is_plain { name(text, before) } else { None }
}
