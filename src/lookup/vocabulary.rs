//! Owns the distinct words of the index: a few thousand, however many documents there are.
//!
//! Which documents they stand in is for [`super::index`]; what is forgiven stands in [`super::forgive`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::rank::Quality;

/// Begins a word that stands for a whole name, its spaces left out.
pub(super) const WHOLE_NAME: char = '\u{1}';
/// Begins a word that stands for the first letters of a name.
pub(super) const INITIALS: char = '\u{2}';
/// How many words are looked over at once.
const BLOCK: usize = 64;

/// Every distinct word, in one text, with the letters it is made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    letters: Vec<Letters>,
    /// The letters that a block of words has together: a block without a sought letter is passed by at once, as are
    /// the many numbers of a big agenda for a word.
    blocks: Vec<Letters>,
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
}

impl Vocabulary {
    /// Returns the number of a word, which is new if it was not there yet.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        // A name as a whole and its initials have no letters: only a search that forgives looks at them.
        self.push_letters(if is_marked(word) { Letters(0) } else { Letters::of(word) });
        self.numbers.insert(word.into(), number);
        number
    }

    /// Returns the number of a word that is there.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// Returns how many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns every word with its number and letters, in the order in which they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str, Letters)> {
        (0_u32..).zip(&self.letters).map(|(number, letters)| (number, self.word(number), *letters))
    }

    /// Returns the words that agree with a word of the query as it is written; `lives` tells which still count.
    ///
    /// A short word or a number is sought inside other words only when none begins with it.
    pub(super) fn matching(&self, sought: &str, lives: impl Fn(u32) -> bool) -> Vec<(u32, Quality)> {
        let mut matching = self.containing(sought, &lives, |word| Quality::plain(word, sought));
        if matching.is_empty() && !Quality::reaches_inside(sought) {
            matching =
                self.containing(sought, &lives, |word| word.contains(sought).then_some(Quality::Inner));
        }
        matching
    }

    fn containing(
        &self,
        sought: &str,
        lives: &impl Fn(u32) -> bool,
        judge: impl Fn(&str) -> Option<Quality>,
    ) -> Vec<(u32, Quality)> {
        let wanted = Letters::of(sought);
        (0_u32..)
            .step_by(BLOCK)
            .zip(self.letters.chunks(BLOCK))
            .zip(&self.blocks)
            .filter(|(_, together)| together.hold(wanted))
            .flat_map(|((first, block), _)| (first..).zip(block))
            .filter(|(number, letters)| letters.hold(wanted) && lives(*number))
            .filter_map(|(number, _)| judge(self.word(number)).map(|quality| (number, quality)))
            .collect()
    }

    fn push_letters(&mut self, letters: Letters) {
        match self.blocks.last_mut().filter(|_| !self.letters.len().is_multiple_of(BLOCK)) {
            Some(together) => together.0 |= letters.0,
            None => self.blocks.push(letters),
        }
        self.letters.push(letters);
    }

    fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

fn is_marked(word: &str) -> bool {
    word.starts_with([WHOLE_NAME, INITIALS])
}

/// Which letters a word has, a bit each: most words are told apart by it without reading them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters(u64);

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        Self(word.chars().fold(0, |bits, letter| bits | 1 << Self::bit(letter)))
    }

    fn bit(letter: char) -> u32 {
        match letter {
            'a'..='z' => letter as u32 - 'a' as u32,
            '0'..='9' => 26 + letter as u32 - '0' as u32,
            _ => 36 + letter as u32 % 28,
        }
    }

    /// Tells whether all the wanted letters are here.
    pub(super) fn hold(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0 && self.0 != 0
    }

    /// Returns how many letters of `other` are missing here.
    pub(super) fn lacking(self, other: Self) -> u32 {
        (other.0 & !self.0).count_ones()
    }
}

/// A plain and quick hash: every word of every record passes it when the index is made.
#[derive(Clone, Copy, Debug, Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            let mixed = u128::from(self.0 ^ u64::from_le_bytes(eight)) * 0x9E37_79B9_7F4A_7C15;
            let [low, high] =
                [mixed, mixed >> 64].map(|half| u64::try_from(half & u128::from(u64::MAX)).unwrap_or(0));
            self.0 = low ^ high;
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut all = Vocabulary::default();
        for word in ["zelfscan", "scan", "2014", "14", "veilig", "\u{1}veiligthuis", "onveilig", "scan"] {
            all.number(word);
        }
        all
    }

    fn matching(sought: &str) -> Vec<(u32, Quality)> {
        vocabulary().matching(sought, |_| true)
    }

    #[test]
    fn a_word_is_kept_once() {
        assert_eq!(vocabulary().len(), 7);
        assert_eq!(vocabulary().find("scan"), Some(1));
        assert_eq!(vocabulary().iter().nth(6).map(|(number, word, _)| (number, word)), Some((6, "onveilig")));
    }

    #[test]
    fn words_agree_whole_from_the_start_or_inside() {
        assert_eq!(matching("scan"), [(0, Quality::Inner), (1, Quality::Exact)]);
        assert_eq!(matching("veil"), [(4, Quality::Prefix), (6, Quality::Inner)]);
        assert_eq!(matching("14"), [(3, Quality::Exact)]);
        assert_eq!(matching("an"), [(0, Quality::Inner), (1, Quality::Inner)], "nothing begins with it");
        assert!(matching("veiligthuis").is_empty(), "a name as a whole is for another search");
    }

    #[test]
    fn a_word_that_no_longer_counts_is_not_found() {
        assert_eq!(vocabulary().matching("scan", |number| number != 1), [(0, Quality::Inner)]);
    }
}
