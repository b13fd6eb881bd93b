//! Owns what a word is: of a text that is indexed, and of a query that is typed.
//!
//! How letters are folded stands in [`mod@super::fold`]; how well two words agree in [`super::rank`].

use std::borrow::Cow;
use std::ops::Range;

/// The longest number that is also joined to the word before it, so that "TOP 3" is found as "top3" while years do
/// not double the vocabulary.
const JOINED_DIGITS: usize = 3;
const JOINED_LETTERS: usize = 8;

/// A word of a folded text, with its place: one piece, or two that are also read as one ("top-3").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: Cow<'a, str>,
    head: Range<usize>,
    tail: Range<usize>,
}

impl<'a> Word<'a> {
    fn plain(folded: &'a str, place: Range<usize>) -> Self {
        Self { text: Cow::Borrowed(&folded[place.clone()]), tail: place.end..place.end, head: place }
    }

    fn joined(folded: &'a str, head: Range<usize>, tail: Range<usize>) -> Self {
        let text = [&folded[head.clone()], &folded[tail.clone()]].concat();
        Self { text: Cow::Owned(text), head, tail }
    }

    /// Returns where a part of the word stands in the folded text.
    pub(super) fn place(&self, part: &Range<usize>) -> Range<usize> {
        self.offset(part.start)..self.offset(part.end.saturating_sub(1)) + 1
    }

    fn offset(&self, at: usize) -> usize {
        let length = self.head.len();
        if at < length { self.head.start + at } else { self.tail.start + at - length }
    }
}

/// Calls `visit` for every word of a folded text, and for the parts and joined neighbours it may also be sought by.
///
/// "TOP-3" gives top, 3 and top3, and so does "top3"; two numbers are never joined.
pub(super) fn visit_words<'a>(folded: &'a str, mut visit: impl FnMut(&Word<'a>)) {
    let mut before: Option<Range<usize>> = None;
    for run in runs(folded) {
        visit(&Word::plain(folded, run.clone()));
        visit_parts(folded, &run, &mut visit);
        if let Some(head) = before.filter(|head| are_joined(folded, head, &run)) {
            visit(&Word::joined(folded, head, run.clone()));
        }
        before = Some(run);
    }
}

/// Returns the words of a query, folded, each once.
pub(super) fn query_words(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for run in runs(folded) {
        let word = &folded[run];
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The words of a question that say nothing of what is sought; folded.
const FILLERS: [&str; 46] = [
    "aan",
    "al",
    "alle",
    "als",
    "bij",
    "dat",
    "de",
    "den",
    "die",
    "dit",
    "doen",
    "doet",
    "een",
    "en",
    "er",
    "gaat",
    "gedaan",
    "heeft",
    "het",
    "hoe",
    "in",
    "is",
    "met",
    "moet",
    "naar",
    "of",
    "om",
    "ook",
    "op",
    "over",
    "te",
    "tot",
    "trekt",
    "uit",
    "van",
    "verantwoordelijk",
    "voor",
    "waar",
    "wanneer",
    "wat",
    "welke",
    "wie",
    "wij",
    "worden",
    "wordt",
    "zijn",
];

/// Returns the words of a query that are left when the fillers of a question are taken out.
pub(super) fn telling_words<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().filter(|word| !FILLERS.contains(word)).collect()
}

/// Returns all letters and digits of a folded text as one word: the way two names are called the same.
pub(super) fn joined(folded: &str) -> String {
    folded.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Returns the first letters of the words of a folded text, when there are at least two.
pub(super) fn initials(folded: &str) -> Option<String> {
    let first: String = runs(folded).filter_map(|run| folded[run].chars().next()).collect();
    (first.chars().nth(1).is_some()).then_some(first)
}

/// Tells whether a word is a number, which is never guessed at.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn runs(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + length_while(&folded[at..], |letter| !letter.is_alphanumeric());
        at = start + length_while(&folded[start..], char::is_alphanumeric);
        (start < at).then_some(start..at)
    })
}

fn length_while(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !holds(letter)).unwrap_or(text.len())
}

fn visit_parts<'a>(folded: &'a str, run: &Range<usize>, visit: &mut impl FnMut(&Word<'a>)) {
    let bytes = folded.as_bytes();
    let mut start = run.start;
    for at in run.start + 1..run.end {
        if bytes[at - 1].is_ascii_digit() != bytes[at].is_ascii_digit() {
            visit(&Word::plain(folded, start..at));
            start = at;
        }
    }
    if start != run.start {
        visit(&Word::plain(folded, start..run.end));
    }
}

fn are_joined(folded: &str, head: &Range<usize>, tail: &Range<usize>) -> bool {
    let (left, right) = (&folded[head.clone()], &folded[tail.clone()]);
    match &folded[head.end..tail.start] {
        "-" | "+" | "'" => !(is_number(left) && is_number(right)),
        " " => {
            is_number(right)
                && right.len() <= JOINED_DIGITS
                && left.len() <= JOINED_LETTERS
                && !left.bytes().any(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(folded: &str) -> Vec<String> {
        let mut all = Vec::new();
        visit_words(folded, |word| all.push(word.text.to_string()));
        all
    }

    #[test]
    fn a_word_with_a_number_is_found_in_every_spelling() {
        for spelling in ["top 3", "top-3", "top3"] {
            let all = words(spelling);
            assert!(["top", "3", "top3"].iter().all(|word| all.iter().any(|found| found == word)), "{all:?}");
        }
    }

    #[test]
    fn years_are_not_joined() {
        assert_eq!(words("2025-2028"), ["2025", "2028"]);
        assert_eq!(words("eind 2025"), ["eind", "2025"]);
    }

    #[test]
    fn plus_and_hyphen_do_not_matter() {
        assert_eq!(words("mda++"), ["mda"]);
        assert_eq!(words("co-ordinator"), ["co", "ordinator", "coordinator"]);
        assert_eq!(query_words("mda++ - mda top-3"), ["mda", "top", "3"]);
    }

    #[test]
    fn a_part_of_a_joined_word_leads_back_over_the_hyphen() {
        let mut places = Vec::new();
        visit_words("de top-3", |word| {
            if word.text == "top3" {
                places.push((word.place(&(0..2)), word.place(&(0..4)), word.place(&(3..4))));
            }
        });
        assert_eq!(places, [(3..5, 3..8, 7..8)]);
    }

    #[test]
    fn names_have_initials() {
        assert_eq!(initials("raad voor de kinderbescherming").as_deref(), Some("rvdk"));
        assert_eq!(initials("moviera"), None);
        assert_eq!(joined("veilig thuis"), "veiligthuis");
    }
}
