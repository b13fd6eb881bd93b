//! Owns what is forgiven when nothing agrees as it is written: a slip, an abbreviation, a half-remembered word.
//!
//! The only user of fuzzy-matcher; it judges words, never lines. When to forgive is decided in [`super::index`].

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use strsim::osa_distance;

use super::rank::Quality;
use super::vocabulary::{INITIALS, Letters, Vocabulary, WHOLE_NAME};
use super::words::is_number;

/// The words in which a slip is forgiven at all, in letters: two letters are too few to recognise anything.
const SHORTEST: usize = 3;
/// From this length a slip may also stand in the part of a longer word that is typed so far.
const SHORTEST_START: usize = 5;
/// From this length two slips are forgiven.
const TWO_SLIPS_FROM: usize = 8;
/// Longer words are not judged letter by letter; they are addresses, not words.
const LONGEST: usize = 64;
/// A match of letters in order earns at least this for each letter, else the letters lie too far apart.
const LEAST_PER_LETTER: i64 = 12;

/// A word of a query, ready to be compared with half-remembered ones.
pub(super) struct Forgiver<'a> {
    sought: &'a str,
    length: usize,
    letters: Letters,
    skim: SkimMatcherV2,
}

impl<'a> Forgiver<'a> {
    /// Returns a judge of one folded word of the query; numbers and single letters are never guessed at.
    pub(super) fn new(sought: &'a str) -> Option<Self> {
        let length = sought.chars().count();
        (!is_number(sought) && (2..=LONGEST).contains(&length)).then(|| Self {
            sought,
            length,
            letters: Letters::of(sought),
            skim: SkimMatcherV2::default().ignore_case(),
        })
    }

    /// Returns the words that come near; `lives` tells which still count.
    pub(super) fn matching(&self, words: &Vocabulary, lives: impl Fn(u32) -> bool) -> Vec<(u32, Quality)> {
        let mut near = Vec::new();
        let mut loose = Vec::new();
        for (number, word, letters) in
            words.iter().filter(|(number, word, _)| word.len() <= LONGEST && lives(*number))
        {
            if let Some(quality) = self.judge(word, letters) {
                near.push((number, quality));
            } else if let Some(score) = self.letters_in_order(word, letters) {
                loose.push((number, score));
            }
        }
        near.extend(graded(&loose));
        near
    }

    /// Returns the parts of one word that come near.
    pub(super) fn places(&self, word: &str) -> Vec<Range<usize>> {
        let letters = Letters::of(word);
        if word.len() > LONGEST {
            Vec::new()
        } else if self.slips(word, letters).is_some() {
            std::iter::once(0..word.len()).collect()
        } else if self.letters_in_order(word, letters).is_some() {
            let found = self.skim.fuzzy_indices(word, self.sought).map_or_else(Vec::new, |(_, found)| found);
            word.char_indices()
                .enumerate()
                .filter(|(nth, _)| found.contains(nth))
                .map(|(_, (at, letter))| at..at + letter.len_utf8())
                .collect()
        } else {
            Vec::new()
        }
    }

    fn judge(&self, word: &str, letters: Letters) -> Option<Quality> {
        match (word.strip_prefix(INITIALS), word.strip_prefix(WHOLE_NAME)) {
            (Some(initials), _) => (initials == self.sought
                || self.sought.len() >= SHORTEST && self.abbreviates(initials))
            .then_some(Quality::Near),
            (_, Some(name)) => {
                self.slips(name, Letters::of(name)).or(name.starts_with(self.sought).then_some(Quality::Near))
            }
            _ => self.slips(word, letters),
        }
    }

    /// Tells whether initials are the sought letters and at most one little word more: "cjg" of "cjeg".
    fn abbreviates(&self, initials: &str) -> bool {
        initials.len() <= self.sought.len() + 2 && is_in_order(self.sought, initials)
    }

    fn slips(&self, word: &str, letters: Letters) -> Option<Quality> {
        let allowed = match self.length {
            ..SHORTEST => return None,
            SHORTEST..TWO_SLIPS_FROM => 1,
            _ => 2,
        };
        if letters.lacking(self.letters) > allowed {
            return None;
        }
        match self.distance(word, letters, allowed)? {
            0 | 1 => Some(Quality::Near),
            2 if allowed == 2 => Some(Quality::TwoSlips),
            _ => None,
        }
    }

    fn distance(&self, word: &str, letters: Letters, allowed: u32) -> Option<usize> {
        let length = word.chars().count();
        let differs = length.abs_diff(self.length) > allowed as usize;
        let whole =
            (!differs && self.letters.lacking(letters) <= allowed).then(|| osa_distance(self.sought, word));
        let start = (length > self.length && self.length >= SHORTEST_START).then(|| {
            let end = word.char_indices().nth(self.length).map_or(word.len(), |(at, _)| at);
            osa_distance(self.sought, &word[..end])
        });
        whole.into_iter().chain(start).min()
    }

    /// Returns how well the letters stand in the word in their order, from its first letter on.
    fn letters_in_order(&self, word: &str, letters: Letters) -> Option<i64> {
        let whole_name = word.strip_prefix(WHOLE_NAME);
        let word = whole_name.unwrap_or(word);
        let may = self.length >= SHORTEST && (whole_name.is_some() || letters.hold(self.letters));
        if !may || word.chars().next() != self.sought.chars().next() {
            return None;
        }
        let score = self.skim.fuzzy_match(word, self.sought)?;
        let least = i64::try_from(self.length).unwrap_or(i64::MAX).saturating_mul(LEAST_PER_LETTER);
        (score >= least).then_some(score)
    }
}

fn is_in_order(sought: &str, word: &str) -> bool {
    let mut letters = word.chars();
    word.chars().next() == sought.chars().next()
        && sought.chars().all(|letter| letters.any(|other| other == letter))
}

/// Keeps the better half of the loose matches: near the best they are likely, far below it they are noise.
fn graded(loose: &[(u32, i64)]) -> impl Iterator<Item = (u32, Quality)> {
    let best = loose.iter().map(|(_, score)| *score).max().unwrap_or(0);
    loose.iter().filter_map(move |(number, score)| match score * 8 / best.max(1) {
        7.. => Some((*number, Quality::Loose)),
        5..7 => Some((*number, Quality::Faint)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(sought: &str, words: &[&str]) -> Vec<(String, Quality)> {
        let mut vocabulary = Vocabulary::default();
        for word in words {
            vocabulary.number(word);
        }
        let found =
            Forgiver::new(sought).map_or_else(Vec::new, |judge| judge.matching(&vocabulary, |_| true));
        found
            .into_iter()
            .map(|(number, quality)| (words[number as usize].replace(['\u{1}', '\u{2}'], ""), quality))
            .collect()
    }

    fn one(word: &str, quality: Quality) -> Vec<(String, Quality)> {
        vec![(word.to_owned(), quality)]
    }

    #[test]
    fn one_slip_is_forgiven_and_two_from_eight_letters() {
        let words = ["zelfscan", "moviera", "nunspeet", "ermelo"];
        assert_eq!(best("zelfscna", &words), one("zelfscan", Quality::Near));
        assert_eq!(best("movirea", &words), one("moviera", Quality::Near));
        assert_eq!(best("nunspeeet", &words), one("nunspeet", Quality::Near));
        assert_eq!(best("nomspeet", &words), one("nunspeet", Quality::TwoSlips));
        assert_eq!(best("armolo", &words), [], "two slips in six letters");
    }

    #[test]
    fn a_slip_in_what_is_typed_so_far_is_forgiven() {
        assert_eq!(best("aandahct", &["aandachtsfunctionaris"]), one("aandachtsfunctionaris", Quality::Near));
    }

    #[test]
    fn letters_in_order_are_a_half_remembered_word() {
        let words = ["aandachtsfunctionaris", "afspraken", "kinderbescherming"];
        assert_eq!(best("aandfunc", &words), one("aandachtsfunctionaris", Quality::Loose));
        assert_eq!(best("kindbesch", &words), one("kinderbescherming", Quality::Loose));
    }

    #[test]
    fn initials_are_an_abbreviation() {
        let words = ["\u{2}rvdk", "\u{2}cjeg", "\u{1}veiligthuis"];
        assert_eq!(best("rvdk", &words), one("rvdk", Quality::Near));
        assert_eq!(best("cjg", &words), one("cjeg", Quality::Near));
        assert_eq!(best("veiligthuis", &words), one("veiligthuis", Quality::Near));
        assert_eq!(best("vthuis", &words), one("veiligthuis", Quality::Loose));
    }

    #[test]
    fn numbers_are_never_guessed_at() {
        assert_eq!(best("2029", &["2028", "2019"]), []);
        assert_eq!(best("x", &["xylofoon"]), []);
    }
}
