//! The timeline: which years a planning names.
//!
//! For now it reads `JJJJ` and `JJJJ-JJJJ` only; everything else is "nog te duiden" and stays text.

use crate::agenda::Action;
use crate::date::Day;

/// What a planning says about time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is filled in.
    Empty,
    /// From the first of these years up to and including the last.
    Years(i32, i32),
    /// There is a text, and nobody has said what it means.
    Unread,
}

/// Returns what the planning of an action says: the years of all its phases together.
#[must_use]
pub fn reading(action: &Action) -> Reading {
    let spans: Option<Vec<_>> = action.planning.iter().map(|phase| span(&phase.text)).collect();
    match spans {
        None => Reading::Unread,
        Some(spans) => spans
            .into_iter()
            .reduce(|(from, to), (other_from, other_to)| (from.min(other_from), to.max(other_to)))
            .map_or(Reading::Empty, |(from, to)| Reading::Years(from, to)),
    }
}

/// Returns whether the years of an open action are over.
#[must_use]
pub fn is_late(action: &Action, today: Day) -> bool {
    action.status.is_open() && matches!(reading(action), Reading::Years(_, to) if to < today.year())
}

/// Returns the first and the last year of `JJJJ` or `JJJJ-JJJJ`.
pub(super) fn span(text: &str) -> Option<(i32, i32)> {
    let text = text.trim();
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (year(from.trim())?, year(to.trim())?);
    (from <= to).then_some((from, to))
}

fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    // A number such as 0100 or 9999 is no year of an agenda, and a timeline of ten thousand years is no timeline.
    text.parse().ok().filter(|year| digits && (1990..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_and_everything_else_stays_text() {
        assert_eq!(span("2024"), Some((2024, 2024)));
        assert_eq!(span("2024-2028"), Some((2024, 2028)));
        assert_eq!(span("2020 - 2022"), Some((2020, 2022)));
        for text in ["", "0-100 jaar", "2028-2024", "mei 2026", "24/7", "2021 e.v.", "9999"] {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
