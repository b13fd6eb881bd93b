//! Owns what goes first: how well a word agrees, how much its field weighs, and the best few of all that was found.
//!
//! Which words and documents there are stands in [`super::index`].

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::words::is_number;

/// The shortest word that is also sought in the middle of other words; two letters stand in nearly all of them.
const INNER: usize = 3;
/// How many documents are weighed at once.
const BLOCK: usize = 64;

/// How much the field weighs in which a word stands, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Any text that goes with it.
    #[default]
    Rest,
    /// What it stands under.
    Around,
    /// Its title.
    Title,
    /// The gemeente it is for.
    Place,
    /// Its number.
    Number,
    /// A partner that takes part.
    Partner,
    /// Its own name or alias, or that of its owner.
    Name,
}

impl Weight {
    const ALL: [Self; 7] =
        [Self::Rest, Self::Around, Self::Title, Self::Place, Self::Number, Self::Partner, Self::Name];

    pub(super) fn from_bits(bits: u8) -> Self {
        Self::ALL.get(usize::from(bits & 7)).copied().unwrap_or_default()
    }
}

/// How well a word agrees with a word of the query, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    Faint = 1,
    Loose,
    TwoSlips,
    Near,
    Inner,
    Prefix,
    Exact,
}

impl Quality {
    /// Returns how a word agrees as it is written, or nothing.
    pub(super) fn plain(word: &str, sought: &str) -> Option<Self> {
        if word.starts_with(sought) {
            Some(if word.len() == sought.len() { Self::Exact } else { Self::Prefix })
        } else {
            (Self::reaches_inside(sought) && word.contains(sought)).then_some(Self::Inner)
        }
    }

    /// Tells whether a word of the query is also sought inside words: not a number, and not too short.
    pub(super) fn reaches_inside(sought: &str) -> bool {
        sought.len() >= INNER && !is_number(sought)
    }

    /// Returns the score without the weight of a field, which takes the last three bits.
    pub(super) fn base(self) -> u8 {
        (self as u8) << 3
    }

    /// Returns the score of a word that agrees so well in a field of that weight; never zero.
    #[cfg(test)]
    pub(super) fn score(self, weight: Weight) -> u8 {
        self.base() | weight as u8
    }
}

/// Returns the score with its field weighed down to at most `weight`.
pub(super) fn weigh_down(score: u8, weight: Weight) -> u8 {
    score & !7 | (score & 7).min(weight as u8)
}

/// Returns the weight of the field that a score came from.
pub(super) fn weight_of(score: u8) -> Weight {
    Weight::from_bits(score)
}

/// Where a document stands among its equals: its group first, then, after the score, its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// The group; every hit of a lower group comes before those of a higher one.
    pub group: u8,
    /// The order among hits that match as well.
    pub order: u32,
}

/// One found document: its slot and the sum of its scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) slot: u32,
    pub(super) score: u16,
}

/// The documents that agree with every word so far.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    totals: Vec<u16>,
}

impl Ranking {
    /// Keeps the documents that have a score here too; the first call keeps all that have one.
    pub(super) fn narrow(&mut self, scores: &[u8]) {
        if self.totals.is_empty() {
            self.totals = scores.iter().map(|score| u16::from(*score)).collect();
            return;
        }
        for (total, score) in self.totals.iter_mut().zip(scores) {
            let both = *total > 0 && *score > 0;
            *total = if both { *total + u16::from(*score) } else { 0 };
        }
    }

    /// Returns how many documents agree.
    pub(super) fn count(&self) -> usize {
        self.totals.iter().filter(|total| **total > 0).count()
    }

    /// Returns the best `limit` documents, best first, those in `named` before all others.
    pub(super) fn best(&self, limit: usize, standings: &[Standing], named: &[u32]) -> Vec<Found> {
        let mut best = Best::new(limit);
        for (block, first) in self.totals.chunks(BLOCK).zip((0_u32..).step_by(BLOCK)) {
            // Most blocks hold nothing that could still come in, which the highest score of the block tells.
            let highest = block.iter().copied().max().unwrap_or(0);
            if highest == 0 || named.is_empty() && best.has_no_room_for(highest) {
                continue;
            }
            for (slot, score) in (first..).zip(block).filter(|(_, score)| **score > 0) {
                let Standing { group, order } = standings.get(slot as usize).copied().unwrap_or_default();
                let named = !named.is_empty() && named.contains(&slot);
                let (group, order, slot) = (Reverse(group), Reverse(order), Reverse(slot));
                best.offer(Merit { named, group, score: *score, order, slot });
            }
        }
        best.into_found()
    }
}

/// The best so far, the least of them on top.
struct Best {
    limit: usize,
    heap: BinaryHeap<Reverse<Merit>>,
    floor: Option<Merit>,
}

impl Best {
    fn new(limit: usize) -> Self {
        Self { limit, heap: BinaryHeap::with_capacity(limit.min(BLOCK)), floor: None }
    }

    fn has_no_room_for(&self, score: u16) -> bool {
        self.limit == 0 || self.floor.is_some_and(|floor| floor.group.0 == 0 && score < floor.score)
    }

    fn offer(&mut self, merit: Merit) {
        if self.heap.len() < self.limit {
            self.heap.push(Reverse(merit));
        } else if self.floor.is_some_and(|floor| floor < merit) {
            if let Some(mut least) = self.heap.peek_mut() {
                *least = Reverse(merit);
            }
        } else {
            return;
        }
        if self.heap.len() == self.limit {
            self.floor = self.heap.peek().map(|least| least.0);
        }
    }

    fn into_found(self) -> Vec<Found> {
        let sorted = self.heap.into_sorted_vec();
        sorted.iter().map(|Reverse(merit)| Found { slot: merit.slot.0, score: merit.score }).collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Merit {
    named: bool,
    group: Reverse<u8>,
    score: u16,
    order: Reverse<u32>,
    slot: Reverse<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_word_outweighs_a_weightier_field() {
        assert!(Quality::Exact.score(Weight::Rest) > Quality::Prefix.score(Weight::Name));
        assert_eq!(weight_of(Quality::Exact.score(Weight::Partner)), Weight::Partner);
        let down = weigh_down(Quality::Exact.score(Weight::Name), Weight::Around);
        assert_eq!(down, Quality::Exact.score(Weight::Around));
        assert_eq!(weigh_down(down, Weight::Name), down);
    }

    #[test]
    fn short_words_and_numbers_are_not_sought_inside_words() {
        assert_eq!(Quality::plain("zelfscan", "scan"), Some(Quality::Inner));
        assert_eq!(Quality::plain("zelfscan", "sc"), None);
        assert_eq!(Quality::plain("2014", "14"), None);
        assert_eq!(Quality::plain("2014", "20"), Some(Quality::Prefix));
    }

    #[test]
    fn the_best_come_first_and_equals_in_their_order() {
        let mut ranking = Ranking::default();
        ranking.narrow(&[5, 9, 0, 5, 7]);
        ranking.narrow(&[1, 1, 1, 1, 0]);
        let standing = |order| Standing { group: 0, order };
        let standings = [standing(3), standing(9), standing(0), standing(1), standing(2)];
        let slots = |limit, named: &[u32]| -> Vec<u32> {
            ranking.best(limit, &standings, named).iter().map(|found| found.slot).collect()
        };
        assert_eq!(ranking.count(), 3);
        assert_eq!(slots(10, &[]), [1, 3, 0]);
        assert_eq!(slots(2, &[]), [1, 3]);
        assert_eq!(slots(2, &[0]), [0, 1]);
        assert_eq!(slots(0, &[]), [0_u32; 0]);
    }
}
