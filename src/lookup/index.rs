//! Owns the word index: documents, the distinct words they hold, and which documents agree with a query.
//!
//! It knows nothing of an agenda; what is indexed, and what leads to what, stands in [`super`].

use std::collections::HashMap;
use std::hash::Hash;

use super::fold::fold;
use super::forgive::Forgiver;
use super::rank::{Found, Quality, Ranking, Standing, Weight};
use super::vocabulary::{INITIALS, Vocabulary, WHOLE_NAME};
use super::words::{initials, joined, query_words, telling_words, visit_words};

/// The most words of a query that count; more would only be a pasted text.
const MOST_WORDS: usize = 16;
/// The longest name that is also known as a whole and by its initials.
const LONGEST_NAME: usize = 48;

/// Documents by the words they hold.
///
/// A document keeps its slot as long as it is there: a changed text touches only the words that changed, so an index
/// that followed every edit is the same as one made anew.
#[derive(Clone, Debug)]
pub struct WordIndex<K> {
    words: Vocabulary,
    /// For each word, the slots that hold it, ascending.
    postings: Vec<Vec<Posting>>,
    documents: Vec<Option<Document<K>>>,
    standings: Vec<Standing>,
    slots: HashMap<K, u32>,
    free: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Document<K> {
    key: K,
    /// The words it holds, ascending.
    words: Box<[Posting]>,
}

/// What a search brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<K> {
    /// The best hits, best first.
    pub hits: Vec<Hit<K>>,
    /// How many there are in all.
    pub found: usize,
    /// Whether slips were forgiven because nothing agreed as it is written.
    pub forgiving: bool,
}

/// One hit of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<K> {
    /// The document.
    pub key: K,
    /// How well it agrees; only meaningful beside the other hits of the same answer.
    pub score: u16,
}

impl<K> Default for Answer<K> {
    fn default() -> Self {
        Self { hits: Vec::new(), found: 0, forgiving: false }
    }
}

impl<K> Default for WordIndex<K> {
    fn default() -> Self {
        Self {
            words: Vocabulary::default(),
            postings: Vec::new(),
            documents: Vec::new(),
            standings: Vec::new(),
            slots: HashMap::new(),
            free: Vec::new(),
        }
    }
}

impl<K: Clone + Eq + Hash> WordIndex<K> {
    /// Puts a document in the index, in place of the one with the same key.
    pub fn insert<'a>(
        &mut self,
        key: &K,
        standing: Standing,
        fields: impl IntoIterator<Item = (Weight, &'a str)>,
    ) {
        let words = self.collect(fields);
        let slot = self.slots.get(key).copied().unwrap_or_else(|| self.claim(key));
        let before = self.replace(slot, Some(Document { key: key.clone(), words: words.clone() }));
        self.repost(slot, &before, &words);
        self.place(slot, standing);
    }

    /// Takes a document out of the index; one that is not there is no fault.
    pub fn remove(&mut self, key: &K) {
        if let Some(slot) = self.slots.remove(key) {
            let before = self.replace(slot, None);
            self.repost(slot, &before, &[]);
            self.free.push(slot);
        }
    }

    /// Gives a document another place among its equals.
    pub fn stand(&mut self, key: &K, standing: Standing) {
        if let Some(slot) = self.slots.get(key) {
            self.place(*slot, standing);
        }
    }

    /// Returns the place of a document among its equals.
    pub(super) fn standing(&self, key: &K) -> Standing {
        let slot = self.slots.get(key).map_or(usize::MAX, |slot| *slot as usize);
        self.standings.get(slot).copied().unwrap_or_default()
    }

    /// Returns how many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Tells whether there are no documents.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Returns the documents that hold every word of the query, best first.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Answer<K> {
        self.search_and_spread(query, limit, |_| ())
    }

    /// Searches, and lets `spread` pass the scores of each word on from a slot to those that lead to it.
    pub(super) fn search_and_spread(
        &self,
        query: &str,
        limit: usize,
        spread: impl Fn(&mut [u8]),
    ) -> Answer<K> {
        let folded = fold(query);
        let mut sought = query_words(&folded);
        sought.truncate(MOST_WORDS);
        let mut matching = self.matching(&sought);
        let mut ranking = self.rank(&matching, &spread);
        // A question as people ask it: what is sought are the words that are not its grammar.
        let telling = telling_words(&sought);
        if ranking.count() == 0 && !telling.is_empty() && telling.len() < sought.len() {
            sought = telling;
            matching = self.matching(&sought);
            ranking = self.rank(&matching, &spread);
        }
        let forgiving = ranking.count() == 0 && !sought.is_empty();
        // First only the words that nothing begins with or contains; if that is not it, the others too.
        for only_unknown in [true, false] {
            if ranking.count() == 0 {
                self.forgive(&sought, &mut matching, only_unknown);
                ranking = self.rank(&matching, &spread);
            }
        }
        let named = self.slots_named(&folded);
        let found = ranking.best(limit, &self.standings, &named);
        let hits: Vec<_> = found.into_iter().filter_map(|found| self.hit(found)).collect();
        Answer { forgiving: forgiving && !hits.is_empty(), found: ranking.count(), hits }
    }

    /// Returns the slot of a document.
    pub(super) fn slot(&self, key: &K) -> Option<u32> {
        self.slots.get(key).copied()
    }

    /// Returns one more than the highest slot.
    pub(super) fn slots(&self) -> usize {
        self.documents.len()
    }

    fn matching(&self, sought: &[&str]) -> Vec<Matching> {
        sought.iter().map(|word| self.words.matching(word, |number| self.lives(number))).collect()
    }

    fn rank(&self, matching: &[Matching], spread: &impl Fn(&mut [u8])) -> Ranking {
        let mut ranking = Ranking::default();
        let mut scores = vec![0_u8; self.documents.len()];
        for words in matching {
            scores.fill(0);
            for (word, quality) in words {
                self.score(*word, *quality, &mut scores);
            }
            spread(&mut scores);
            ranking.narrow(&scores);
        }
        ranking
    }

    fn score(&self, word: u32, quality: Quality, scores: &mut [u8]) {
        let base = quality.base();
        for posting in self.postings.get(word as usize).into_iter().flatten() {
            if let Some(score) = scores.get_mut(posting.number() as usize) {
                *score = (*score).max(base | posting.weight_bits());
            }
        }
    }

    fn forgive(&self, sought: &[&str], matching: &mut [Matching], only_unknown: bool) {
        for (word, known) in sought.iter().zip(matching) {
            if let Some(judge) = Forgiver::new(word).filter(|_| !only_unknown || known.is_empty()) {
                known.extend(judge.matching(&self.words, |number| self.lives(number)));
            }
        }
    }

    fn slots_named(&self, folded: &str) -> Vec<u32> {
        let name = joined(folded);
        let word = self.words.find(&format!("{WHOLE_NAME}{name}"));
        let postings = word.and_then(|word| self.postings.get(word as usize)).into_iter().flatten();
        postings.map(|posting| posting.number()).collect()
    }

    fn hit(&self, found: Found) -> Option<Hit<K>> {
        let document = self.documents.get(found.slot as usize)?.as_ref()?;
        Some(Hit { key: document.key.clone(), score: found.score })
    }

    fn lives(&self, word: u32) -> bool {
        self.postings.get(word as usize).is_some_and(|postings| !postings.is_empty())
    }

    /// Returns the words of the fields, ascending, each with the weightiest field it stands in.
    fn collect<'a>(&mut self, fields: impl IntoIterator<Item = (Weight, &'a str)>) -> Box<[Posting]> {
        let mut words = Vec::new();
        for (weight, text) in fields {
            let folded = fold(text);
            visit_words(&folded, |word| words.push(Posting::new(self.words.number(&word.text), weight)));
            if weight == Weight::Name && folded.len() <= LONGEST_NAME {
                let known = initials(&folded).map(|initials| format!("{INITIALS}{initials}"));
                let whole = format!("{WHOLE_NAME}{}", joined(&folded));
                words.extend(
                    known.iter().chain([&whole]).map(|word| Posting::new(self.words.number(word), weight)),
                );
            }
        }
        self.postings.resize_with(self.words.len(), Vec::new);
        words.sort_unstable_by(|a, b| b.cmp(a));
        words.dedup_by_key(|posting| posting.number());
        words.reverse();
        words.into_boxed_slice()
    }

    fn claim(&mut self, key: &K) -> u32 {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.documents.push(None);
            self.standings.push(Standing::default());
            u32::try_from(self.documents.len() - 1).unwrap_or(u32::MAX)
        });
        self.slots.insert(key.clone(), slot);
        slot
    }

    fn replace(&mut self, slot: u32, document: Option<Document<K>>) -> Box<[Posting]> {
        let place = self.documents.get_mut(slot as usize);
        let before = place.and_then(|place| std::mem::replace(place, document));
        before.map_or_else(Box::default, |document| document.words)
    }

    fn place(&mut self, slot: u32, standing: Standing) {
        if let Some(place) = self.standings.get_mut(slot as usize) {
            *place = standing;
        }
    }

    /// Brings the postings of a slot from the words it held to those it holds now.
    fn repost(&mut self, slot: u32, before: &[Posting], now: &[Posting]) {
        for gone in before.iter().filter(|word| now.binary_search(word).is_err()) {
            if let Some(postings) = self.postings.get_mut(gone.number() as usize) {
                let at = postings.partition_point(|posting| posting.number() < slot);
                postings.drain(at..(at + 1).min(postings.len()));
            }
        }
        for new in now.iter().filter(|word| before.binary_search(word).is_err()) {
            if let Some(postings) = self.postings.get_mut(new.number() as usize) {
                let last = postings.last().is_none_or(|posting| posting.number() < slot);
                let at =
                    if last { postings.len() } else { postings.partition_point(|one| one.number() < slot) };
                postings.insert(at, Posting::new(slot, new.weight()));
            }
        }
    }
}

type Matching = Vec<(u32, Quality)>;

/// A number (of a document in the list of a word, or of a word in that of a document) with the weight of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting(u32);

impl Posting {
    fn new(number: u32, weight: Weight) -> Self {
        Self(number << 3 | weight as u32)
    }

    fn number(self) -> u32 {
        self.0 >> 3
    }

    fn weight(self) -> Weight {
        Weight::from_bits(self.weight_bits())
    }

    fn weight_bits(self) -> u8 {
        self.0.to_le_bytes()[0] & 7
    }
}

#[cfg(test)]
mod tests;
