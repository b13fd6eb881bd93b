//! Owns which letters of a shown text are marked as what was sought.
//!
//! How they look is for the screen; which texts are shown is decided by the hits.

use std::ops::Range;

use super::fold::{Mapped, fold};
use super::forgive::Forgiver;
use super::rank::Quality;
use super::words::{Word, query_words, visit_words};

/// Returns the ranges of `text` that agree with a word of the query as it is written, ascending and apart.
///
/// The ranges are whole letters (graphemes) of the text itself, whatever accents or case it has.
#[must_use]
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold(query);
    let sought = query_words(&query);
    marked(text, |word| sought.iter().filter_map(|one| plain_place(word, one)).collect())
}

/// Returns the ranges of `text` that come near a word of the query, for an answer that forgave.
///
/// A word that agrees as it is written is marked so; only the others are forgiven.
#[must_use]
pub fn near_marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold(query);
    let sought = query_words(&query);
    let judges: Vec<_> = sought.iter().filter_map(|word| Forgiver::new(word)).collect();
    marked(text, |word| {
        let plain: Vec<_> = sought.iter().filter_map(|one| plain_place(word, one)).collect();
        if plain.is_empty() { judges.iter().flat_map(|judge| judge.places(word)).collect() } else { plain }
    })
}

fn plain_place(word: &str, sought: &str) -> Option<Range<usize>> {
    Quality::plain(word, sought)?;
    word.find(sought).map(|at| at..at + sought.len())
}

fn marked(text: &str, places: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mapped = Mapped::new(text);
    let mut all = Vec::new();
    visit_words(mapped.text(), |word: &Word<'_>| {
        all.extend(places(&word.text).iter().map(|part| mapped.origin(&word.place(part))));
    });
    melted(all)
}

/// Returns the ranges in order, those that touch or overlap as one.
fn melted(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, ranges: &[Range<usize>]) -> String {
        let mut shown = text.to_owned();
        for range in ranges.iter().rev() {
            shown.insert(range.end, ']');
            shown.insert(range.start, '[');
        }
        shown
    }

    fn marked(text: &str, query: &str) -> String {
        shown(text, &marks(text, query))
    }

    #[test]
    fn every_word_of_the_query_is_marked_in_any_order() {
        assert_eq!(
            marked("Zelfscan bij nieuwe Leidraad doen", "leid zelf"),
            "[Zelf]scan bij nieuwe [Leid]raad doen"
        );
        assert_eq!(marked("De zelfscan, en nog een scan", "scan"), "De zelf[scan], en nog een [scan]");
        assert_eq!(marked("Zelfscan", "zelfscan zelf"), "[Zelfscan]");
    }

    #[test]
    fn accents_are_marked_as_whole_letters() {
        assert_eq!(marked("de Coördinator", "coordin"), "de [Coördin]ator");
        assert_eq!(marked("coo\u{308}rdinator", "coo"), "[coo\u{308}]rdinator");
        assert_eq!(marked("Ĳsselmeer 🙂 één", "ij een"), "[Ĳ]sselmeer 🙂 [één]");
    }

    #[test]
    fn hyphen_and_plus_do_not_matter() {
        assert_eq!(marked("Afspraken over TOP-3", "top3"), "Afspraken over [TOP-3]");
        assert_eq!(marked("Afspraken over TOP 3", "top-3"), "Afspraken over [TOP] [3]");
        assert_eq!(marked("MDA++ inrichten", "mda"), "[MDA]++ inrichten");
        assert_eq!(marked("in 2014 of 14", "14"), "in 2014 of [14]");
    }

    #[test]
    fn what_was_forgiven_is_marked_too() {
        let text = "Zelfscan door aandachtsfunctionaris";
        assert_eq!(shown(text, &near_marks(text, "zelfscna")), "[Zelfscan] door aandachtsfunctionaris");
        assert_eq!(shown(text, &near_marks(text, "aandfunc")), "Zelfscan door [aand]achts[func]tionaris");
        assert!(marks(text, "zelfscna").is_empty());
    }

    #[test]
    fn nothing_sought_marks_nothing() {
        assert!(marks("Zelfscan", "").is_empty());
        assert!(marks("", "zelf").is_empty());
    }
}
