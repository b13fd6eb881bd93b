//! What an action is sorted on: Dutch order, numbers as numbers, and what is empty last.

use std::collections::HashMap;

use crate::agenda::{Action, Agenda, Choice, ChoiceOption, Id};
use crate::app::column::Column;
use crate::app::order::Grouping;
use crate::app::planning::InTime;
use crate::date::Day;
use crate::lookup::fold;

/// What is compared, from left to right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Key {
    /// Filled in, not understood, empty: in this order whichever way is sorted.
    pub(super) class: u8,
    numbers: (i64, i64),
    text: Vec<Piece>,
}

/// A part of a text: digits are compared as a number, however many there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(usize, String),
    Letters(String),
}

const UNREAD: u8 = 1;
const EMPTY: u8 = 2;

impl Key {
    fn empty() -> Self {
        Self { class: EMPTY, ..Self::default() }
    }

    fn number(number: usize) -> Self {
        Self { numbers: (i64::try_from(number).unwrap_or(i64::MAX), 0), ..Self::default() }
    }

    fn text(text: &str) -> Self {
        let class = if text.trim().is_empty() { EMPTY } else { 0 };
        Self { class, text: pieces(&fold(text)), ..Self::default() }
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let digit = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != digit).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(if digit {
            let number = piece.trim_start_matches('0');
            Piece::Number(number.len(), number.to_owned())
        } else {
            Piece::Letters(piece.to_owned())
        });
        rest = after;
    }
    pieces
}

/// Returns the place of a word in its list; what the list does not know comes after it.
fn rank(options: &[ChoiceOption], word: &str) -> usize {
    options.iter().position(|option| option.word == word).unwrap_or(options.len())
}

/// Returns what an action is sorted on in this column.
pub(super) fn sort_key(in_time: InTime<'_>, action: &Action, column: Column) -> Key {
    let agenda = in_time.agenda;
    match column {
        Column::Number => Key::text(&action.number),
        Column::Title => Key::text(&action.title),
        Column::Owner => Key::text(&agenda.owner_names(action).join("; ")),
        Column::Level => match rank(action.level.options(), action.level.word()) {
            0 => Key::empty(),
            rank => {
                let gemeente = action.gemeente.as_ref().map(|id| agenda.link_name(id)).unwrap_or_default();
                Key { text: pieces(&fold(&gemeente)), ..Key::number(rank) }
            }
        },
        Column::Status => {
            let koers = rank(action.koers.options(), action.koers.word());
            let mut key = Key::number(rank(action.status.options(), action.status.word()));
            key.numbers.1 = i64::try_from(koers).unwrap_or_default();
            key
        }
        Column::Planning => match &in_time.plan(action).whole {
            Some(period) => Key { numbers: (from(period.start), until(period.end)), ..Key::default() },
            None if action.planning_text().trim().is_empty() => Key::empty(),
            None => Key { class: UNREAD, ..Key::text(&action.planning_text()) },
        },
    }
}

/// What began nobody knows when comes first, what has no end last.
fn from(start: Option<Day>) -> i64 {
    start.map_or(i64::MIN, in_order)
}

fn until(end: Option<Day>) -> i64 {
    end.map_or(i64::MAX, in_order)
}

fn in_order(day: Day) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month() * 100 + day.day_of_month())
}

/// Where what groups are named after stands in the file: looked up once, not for every action.
pub(super) struct Places<'a>(HashMap<&'a Id, usize>);

impl<'a> Places<'a> {
    /// Of branches the chapters come first, then the doelen.
    pub(super) fn of(agenda: &'a Agenda, group: Option<Grouping>) -> Self {
        Self(match group {
            Some(Grouping::Doel) => {
                let lines = agenda.actielijnen.iter().map(|actielijn| &actielijn.id);
                lines.chain(agenda.doelen.iter().map(|doel| &doel.id)).zip(0..).collect()
            }
            Some(Grouping::Gemeente) => {
                agenda.gemeenten.iter().map(|gemeente| &gemeente.id).zip(0..).collect()
            }
            Some(Grouping::Owner | Grouping::Status) | None => HashMap::new(),
        })
    }

    fn key(&self, id: &Id) -> Key {
        Key::number(self.0.get(id).copied().unwrap_or(usize::MAX))
    }
}

/// Returns where the group of an action stands among the others, and what it is called.
pub(super) fn group_key(
    (agenda, places): (&Agenda, &Places<'_>),
    action: &Action,
    group: Grouping,
) -> (Key, String) {
    let none = |words: &str| (Key::empty(), words.to_owned());
    let linked = |id: &Id| (places.key(id), agenda.link_name(id).into_owned());
    match group {
        Grouping::Doel => action.of.as_ref().map_or_else(|| none("Zonder doel"), linked),
        Grouping::Gemeente => action.gemeente.as_ref().map_or_else(|| none("Niet van één gemeente"), linked),
        Grouping::Owner => {
            let names = agenda.owner_names(action).join("; ");
            if names.is_empty() { none("Zonder eigenaar") } else { (Key::text(&names), names) }
        }
        Grouping::Status => {
            let status = &action.status;
            (Key::number(rank(status.options(), status.word())), crate::app::edit::capital(status.label()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(texts: &[&str]) -> Vec<String> {
        let mut texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
        texts.sort_by_key(|text| Key::text(text));
        texts
    }

    #[test]
    fn numbers_are_numbers_and_accents_and_capitals_do_not_matter() {
        assert_eq!(in_order(&["10", "9", "", "9a", "1"]), ["1", "9", "9a", "10", ""]);
        assert_eq!(
            in_order(&["zorg", "Één", "elf", "Actie 12", "actie 2"]),
            ["actie 2", "Actie 12", "Één", "elf", "zorg"]
        );
        assert_eq!(in_order(&["99999999999999999999999", "3"]), ["3", "99999999999999999999999"]);
    }
}
