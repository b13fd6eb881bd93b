//! Owns the answer to "wie doet wat": the word index over the agenda, current after every edit.
//!
//! The sentences around a hit are made elsewhere; here stands only which records they are about, best first.

mod fold;
mod forgive;
mod index;
mod links;
mod marks;
mod rank;
mod records;
mod vocabulary;
mod words;

use crate::agenda::{Agenda, At, Change, Id, Kind};

pub use fold::fold;
pub use index::{Answer, Hit, WordIndex};
pub use marks::{marks, near_marks};
pub use rank::{Standing, Weight};

use links::{Link, Links};
use records::{Traits, found_kinds, stage, traits};

/// Finds the records of an agenda by a few letters of anything.
///
/// An action is found by its own words and by the names of its owners, partners, gemeente, doel and thema; each record
/// holds its own words only.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    index: WordIndex<Id>,
    links: Links,
    /// The kind of the record in each slot; nothing for an id that is named but not there.
    kinds: Vec<Option<Kind>>,
}

impl Lookup {
    /// Returns the lookup of an agenda.
    #[must_use]
    pub fn new(agenda: &Agenda) -> Self {
        let mut lookup = Self::default();
        for kind in found_kinds() {
            for (id, place) in agenda.rows(kind).ids().iter().zip(0..) {
                lookup.take_in(agenda, &At::new(kind, id), standing(kind, place));
            }
        }
        lookup
    }

    /// Follows changes that were applied to the agenda.
    ///
    /// Only the records that changed are read again; where one came, went or moved, its table is counted anew.
    pub fn update(&mut self, agenda: &Agenda, changes: &[Change]) {
        let mut moved: Vec<Kind> = Vec::new();
        let mut last: Option<&At> = None;
        for change in changes {
            let at = change.at();
            if !matches!(change, Change::Set { .. }) && !moved.contains(&at.kind) {
                moved.push(at.kind);
            }
            if !matches!(change, Change::Move { .. }) && last != Some(at) {
                self.take_in(agenda, at, self.index.standing(&at.id));
                last = Some(at);
            }
        }
        for kind in moved {
            for (id, place) in agenda.rows(kind).ids().iter().zip(0..) {
                self.index.stand(id, standing(kind, place));
            }
        }
    }

    /// Returns what a query finds, actions before the others, except for whoever is called exactly so.
    ///
    /// Only records of these kinds are found, or of any kind when there are none. Slips are forgiven only when nothing agrees as it is written.
    #[must_use]
    pub fn search(&self, query: &str, kinds: &[Kind], limit: usize) -> Answer<At> {
        let Answer { hits, found, forgiving } = self.index.search_and_spread(query, limit, |scores| {
            self.links.spread(scores);
            if !kinds.is_empty() {
                self.keep_only(kinds, scores);
            }
        });
        let at =
            |hit: Hit<Id>| Some(Hit { key: At::new(self.kind_of(&hit.key)?, &hit.key), score: hit.score });
        Answer { hits: hits.into_iter().filter_map(at).collect(), found, forgiving }
    }

    fn take_in(&mut self, agenda: &Agenda, at: &At, standing: Standing) {
        let traits = traits(agenda, at.kind, &at.id);
        let there = traits.is_some();
        let Traits { texts, names } = traits.unwrap_or_default();
        if !there && self.index.slot(&at.id).is_none() {
            return;
        }
        // One that went keeps an empty place: others may still name it, and undo brings it back.
        self.index.insert(&at.id, standing, texts);
        let named = names
            .into_iter()
            .filter_map(|(id, weight)| Some(Link { slot: self.slot(id)?, weight }))
            .collect();
        self.grow();
        if let Some(slot) = self.index.slot(&at.id) {
            self.links.name(slot, named);
            self.links.stage(slot, if there { stage(agenda, at.kind, &at.id) } else { None });
            self.kinds[slot as usize] = there.then_some(at.kind);
        }
    }

    /// Returns the slot of an id, and makes an empty one for a record that is not there (yet).
    fn slot(&mut self, id: &Id) -> Option<u32> {
        if self.index.slot(id).is_none() {
            self.index.insert(id, Standing::default(), []);
        }
        self.index.slot(id)
    }

    fn grow(&mut self) {
        self.links.grow(self.index.slots());
        self.kinds.resize(self.index.slots(), None);
    }

    fn kind_of(&self, id: &Id) -> Option<Kind> {
        self.kinds.get(self.index.slot(id)? as usize).copied().flatten()
    }

    fn keep_only(&self, wanted: &[Kind], scores: &mut [u8]) {
        let is_other = |kind: &Option<Kind>| !kind.is_some_and(|kind| wanted.contains(&kind));
        for (score, _) in scores.iter_mut().zip(&self.kinds).filter(|(_, kind)| is_other(kind)) {
            *score = 0;
        }
    }
}

/// Returns where a record stands among its equals: actions first, then by kind, each in the order of the file.
fn standing(kind: Kind, place: u32) -> Standing {
    Standing { group: u8::from(kind != Kind::Action), order: (kind as u32) << 26 | place }
}

#[cfg(test)]
mod tests;
