//! Owns which records name which, so that a hit on a partner is a hit on the actions that name it.
//!
//! A record holds its own words only and a hit travels when somebody seeks: a rename touches one record.

use std::collections::BTreeSet;

use super::rank::{Weight, weigh_down, weight_of};

/// Who names whom, by slot of the index.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// Whom each slot names.
    named: Vec<Vec<Link>>,
    /// By whom each slot is named.
    naming: Vec<Vec<Link>>,
    stages: Vec<Option<u8>>,
    /// The slots from which hits travel, in that order: a thema before its doelen.
    sources: BTreeSet<(u8, u32)>,
}

/// The other end of a link, and the most that a hit weighs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) slot: u32,
    pub(super) weight: Weight,
}

impl Links {
    /// Makes room for this many slots.
    pub(super) fn grow(&mut self, slots: usize) {
        self.named.resize_with(slots, Vec::new);
        self.naming.resize_with(slots, Vec::new);
        self.stages.resize(slots, None);
    }

    /// Puts the records that a slot names in place of those it named before.
    pub(super) fn name(&mut self, slot: u32, named: Vec<Link>) {
        let Some(place) = self.named.get_mut(slot as usize) else { return };
        let before = std::mem::replace(place, named);
        for link in before.iter().filter(|link| !self.named[slot as usize].contains(link)) {
            let gone = Link { slot, weight: link.weight };
            self.naming[link.slot as usize].retain(|other| *other != gone);
        }
        for link in self.named[slot as usize].iter().filter(|link| !before.contains(link)) {
            self.naming[link.slot as usize].push(Link { slot, weight: link.weight });
        }
    }

    /// Says in which order hits travel from this slot, if they do.
    pub(super) fn stage(&mut self, slot: u32, stage: Option<u8>) {
        let Some(place) = self.stages.get_mut(slot as usize) else { return };
        if let Some(before) = std::mem::replace(place, stage) {
            self.sources.remove(&(before, slot));
        }
        self.sources.extend(stage.map(|stage| (stage, slot)));
    }

    /// Lets every hit on a name, a title or a number travel to those that name it.
    ///
    /// A hit somewhere in a description stays where it is: it says nothing about who does what.
    pub(super) fn spread(&self, scores: &mut [u8]) {
        for (_, source) in &self.sources {
            let score = scores.get(*source as usize).copied().unwrap_or(0);
            if score == 0 || weight_of(score) == Weight::Rest {
                continue;
            }
            for link in self.naming.get(*source as usize).into_iter().flatten() {
                if let Some(other) = scores.get_mut(link.slot as usize) {
                    *other = (*other).max(weigh_down(score, link.weight));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rank::Quality;
    use super::*;

    fn links() -> Links {
        let mut links = Links::default();
        links.grow(4);
        links.name(
            0,
            vec![Link { slot: 1, weight: Weight::Around }, Link { slot: 3, weight: Weight::Partner }],
        );
        links.name(1, vec![Link { slot: 2, weight: Weight::Around }]);
        links.stage(1, Some(4));
        links.stage(2, Some(3));
        links.stage(3, Some(1));
        links
    }

    fn spread(links: &Links, from: usize, weight: Weight) -> Option<Weight> {
        let mut scores = [0; 4];
        scores[from] = Quality::Exact.score(weight);
        links.spread(&mut scores);
        (scores[0] > 0).then(|| weight_of(scores[0]))
    }

    #[test]
    fn a_hit_travels_over_doel_and_thema_to_the_action() {
        assert_eq!(spread(&links(), 2, Weight::Title), Some(Weight::Around));
        assert_eq!(spread(&links(), 3, Weight::Name), Some(Weight::Partner));
        assert_eq!(spread(&links(), 3, Weight::Rest), None, "a description does not travel");
    }

    #[test]
    fn a_link_that_went_carries_nothing() {
        let mut links = links();
        links.name(0, vec![Link { slot: 3, weight: Weight::Name }]);
        assert_eq!(spread(&links, 2, Weight::Title), None);
        assert_eq!(spread(&links, 3, Weight::Name), Some(Weight::Name));
        links.stage(3, None);
        assert_eq!(spread(&links, 3, Weight::Name), None);
    }
}
