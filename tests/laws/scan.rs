//! Owns the law of the reading aid: one word for what several gemeenten say, as its rule is said aloud.

use overleg::zelfscan::{Scale, Tally};
use proptest::prelude::*;

use super::config;

/// A scale of three, four or five points, with the two signs that are no number.
fn lines(points: usize) -> Vec<String> {
    let words = ["1 nee", "2 deels", "3 grotendeels", "4 ja", "5 altijd"];
    words[..points].iter().chain(&["? weet niet", "- n.v.t."]).map(|line| (*line).to_owned()).collect()
}

/// Says the rule once more: nee, deels and ja of a list of three are 1, 2 and 4; the first of these that fits is the word.
fn restated(points: usize, scores: &[&str]) -> Option<&'static str> {
    let on_four = |number: u8| if points == 3 && number == 3 { 4 } else { number };
    let numbers: Vec<u8> = scores.iter().filter_map(|score| score.parse().ok()).map(on_four).collect();
    let (lowest, highest) = (*numbers.iter().min()?, *numbers.iter().max()?);
    let strong = if points == 5 { 4 } else { 3 };
    let (low, all) = (numbers.iter().filter(|number| **number < 3).count(), numbers.len());
    Some(match () {
        () if lowest + 2 <= highest => "verschil",
        () if low >= all - low => "zwak",
        () if numbers.iter().all(|number| *number >= strong) => "sterk",
        () => "gemengd",
    })
}

fn word(points: usize, scores: &[&str]) -> Option<&'static str> {
    let lines = lines(points);
    Tally::of(Scale::new(&lines), scores.iter().copied()).reading.map(overleg::zelfscan::Reading::word)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_the_gemeenten_say_reads_as_the_rule_says(
        points in 3_usize..=5,
        lowest in 1_usize..=5,
        wide in 0_usize..=4,
        row in proptest::collection::vec(0_usize..8, 0..40),
    ) {
        // Scores that lie close together are the ones that are something else than far apart.
        let lowest = lowest.min(points);
        let signs = ["1", "2", "3", "4", "5"];
        let sign = |roll: &usize| match roll {
            0 => "?",
            1 => "-",
            2 => "",
            roll => signs[(lowest - 1 + roll % (wide + 1)).min(points - 1)],
        };
        let scores: Vec<&str> = row.iter().map(sign).collect();
        prop_assert_eq!(word(points, &scores), restated(points, &scores), "{:?} van {}", scores, points);
        // What is no number counts nowhere, and nobody comes first.
        let numbers: Vec<&str> = scores.iter().rev().copied().filter(|score| score.parse::<u8>().is_ok()).collect();
        prop_assert_eq!(word(points, &scores), word(points, &numbers));
        let lines = lines(points);
        let tally = Tally::of(Scale::new(&lines), scores.iter().copied());
        prop_assert_eq!(tally.unknown, scores.iter().filter(|score| **score == "?").count());
    }
}
