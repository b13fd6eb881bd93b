//! The reading aid: one word for what several gemeenten say to one question, and never an average or a ranking.

use super::scale::{Scale, UNKNOWN};
use crate::agenda::{Agenda, Id, Meting};

/// What the scores of one question say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Everybody is strong.
    Sterk,
    /// Neither of the others.
    Gemengd,
    /// They lie two points apart or more.
    Verschil,
    /// At least half of them are at 1 or 2.
    Zwak,
}

impl Reading {
    /// Every reading, as a picture counts them.
    pub const ALL: [Self; 4] = [Self::Sterk, Self::Gemengd, Self::Verschil, Self::Zwak];

    /// Returns its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sterk => "sterk",
            Self::Gemengd => "gemengd",
            Self::Verschil => "verschil",
            Self::Zwak => "zwak",
        }
    }

    /// Returns its sign in a narrow column.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Sterk => "+",
            Self::Gemengd => "",
            Self::Verschil => "<>",
            Self::Zwak => "-",
        }
    }
}

/// What can be counted in the scores of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// What they say together; nothing when there is no number among them.
    pub reading: Option<Reading>,
    /// The lowest and the highest number, on a scale of four where the scale has three.
    pub range: Option<(u8, u8)>,
    /// How many are "weet niet".
    pub unknown: usize,
    /// How many are at 1 or 2.
    pub low: usize,
}

impl Tally {
    /// Counts scores; the first of these that fits is the reading: verschil, zwak, sterk, else gemengd.
    ///
    /// The rule is a proposal of ours after the practice of municipal self-assessments; "?" and "-" are no number in it.
    pub fn of<'a>(scale: Scale<'_>, scores: impl Iterator<Item = &'a str> + Clone) -> Self {
        let unknown = scores.clone().filter(|score| *score == UNKNOWN).count();
        let numbers: Vec<u8> = scores.filter_map(|score| scale.number(score)).collect();
        let range = numbers.iter().min().copied().zip(numbers.iter().max().copied());
        let low = numbers.iter().filter(|number| **number <= 2).count();
        let reading = range.map(|(lowest, highest)| {
            if highest - lowest >= 2 {
                Reading::Verschil
            } else if low * 2 >= numbers.len() {
                Reading::Zwak
            } else if lowest >= scale.strong() {
                Reading::Sterk
            } else {
                Reading::Gemengd
            }
        });
        Self { reading, range, unknown, low }
    }

    /// Counts what the gemeenten of a meting say to one of its questions.
    #[must_use]
    pub fn of_question(agenda: &Agenda, meting: &Meting, question: &Id) -> Self {
        let scores = meting.gemeenten.iter().map(|gemeente| agenda.score(&meting.id, question, gemeente));
        Self::of(Scale::new(&meting.scale), scores)
    }

    /// Returns how far the numbers lie apart.
    #[must_use]
    pub fn spread(&self) -> u8 {
        self.range.map_or(0, |(lowest, highest)| highest - lowest)
    }
}

/// Returns the places of the questions of a meting, what is most worth talking about first: how far the scores lie
/// apart, then how often nobody knows, then how many are low. Practice: fill in before, discuss what differs.
#[must_use]
pub fn worth_discussing(agenda: &Agenda, meting: &Meting) -> Vec<usize> {
    let mut places: Vec<usize> = (0..meting.questions.len()).collect();
    places.sort_by_cached_key(|place| {
        let tally = Tally::of_question(agenda, meting, &meting.questions[*place]);
        std::cmp::Reverse((tally.spread(), tally.unknown, tally.low))
    });
    places
}

/// Returns what several questions say in words: "sterk 2 · gemengd 1 · verschil 5 · zwak 4 · weet niet 1".
#[must_use]
pub fn in_words(tallies: &[Tally]) -> Vec<String> {
    let count = |reading: Reading| tallies.iter().filter(|tally| tally.reading == Some(reading)).count();
    let unknown: usize = tallies.iter().map(|tally| tally.unknown).sum();
    let counts = Reading::ALL.into_iter().map(|reading| format!("{} {}", reading.word(), count(reading)));
    counts.chain([format!("weet niet {unknown}")]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zelfscan::Set;

    fn word(scores: &str) -> (Option<&'static str>, usize) {
        let scale = Set::standard().scale;
        let tally = Tally::of(Scale::new(&scale), scores.split_whitespace());
        (tally.reading.map(Reading::word), tally.unknown)
    }

    #[test]
    fn the_first_rule_that_fits_gives_the_word() {
        assert_eq!(word("3 2 4 ? 1 3"), (Some("verschil"), 1));
        assert_eq!(word("1 1 1 3 3 3"), (Some("verschil"), 0));
        assert_eq!(word("2 2 2 3 3 3"), (Some("zwak"), 0));
        assert_eq!(word("4 3 4 - 3 ?"), (Some("sterk"), 1));
        assert_eq!(word("2 3 3 3 3 3"), (Some("gemengd"), 0));
        assert_eq!(word("? ? - -"), (None, 2));
        assert_eq!(word(""), (None, 0));
    }

    /// Says the rule once more, as somebody would say it aloud.
    fn restated(numbers: &[u8]) -> Option<&'static str> {
        let apart = numbers.iter().any(|a| numbers.iter().any(|b| a.abs_diff(*b) >= 2));
        let low = numbers.iter().filter(|number| matches!(number, 1 | 2)).count();
        let high = numbers.len() - low;
        match numbers {
            [] => None,
            _ if apart => Some("verschil"),
            _ if low >= high => Some("zwak"),
            _ if low == 0 => Some("sterk"),
            _ => Some("gemengd"),
        }
    }

    #[test]
    fn every_row_of_up_to_five_scores_reads_as_the_rule_says() {
        const SIGNS: [&str; 7] = ["", "1", "2", "3", "4", "?", "-"];
        for row in 0..7_usize.pow(5) {
            let scores: Vec<&str> = (0..5).map(|place| SIGNS[row / 7_usize.pow(place) % 7]).collect();
            let numbers: Vec<u8> = scores.iter().filter_map(|score| score.parse().ok()).collect();
            assert_eq!(word(&scores.join(" ")).0, restated(&numbers), "{scores:?}");
        }
    }
}
