//! Owns how a text is made comparable: lower case, no accents, and the way back to the original letters.
//!
//! What a word is stands in [`super::words`].

use std::ops::Range;

use deunicode::deunicode_char;
use unicode_segmentation::UnicodeSegmentation;

/// Returns the text in lower case without accents.
///
/// Only Latin letters and punctuation lose their marks; any other script is just lower-cased, because spelling it out
/// in Latin letters would make words that nobody wrote.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push_folded(letter, &mut folded);
    }
    folded
}

fn push_folded(letter: char, folded: &mut String) {
    match letter {
        _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
        // Combining accents, the soft hyphen and zero-width joiners stand within a word and are no part of it.
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
        '\u{80}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}' => {
            folded.extend(
                deunicode_char(letter).unwrap_or(" ").chars().map(|plain| plain.to_ascii_lowercase()),
            );
        }
        _ => folded.extend(letter.to_lowercase()),
    }
}

/// A folded text that knows where each of its bytes came from.
///
/// Made for the few texts on the screen only; the index itself folds without it.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    text: String,
    origins: Vec<Range<usize>>,
}

impl Mapped {
    /// Returns the folded text with, for each byte, the whole letter (grapheme) it came from.
    pub(super) fn new(original: &str) -> Self {
        let mut mapped = Self::default();
        for (start, grapheme) in original.grapheme_indices(true) {
            for letter in grapheme.chars() {
                push_folded(letter, &mut mapped.text);
            }
            mapped.origins.resize(mapped.text.len(), start..start + grapheme.len());
        }
        mapped
    }

    /// Returns the folded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the range of the original that a range of the folded text came from, in whole letters.
    pub(super) fn origin(&self, folded: &Range<usize>) -> Range<usize> {
        match (self.origins.get(folded.start), self.origins.get(folded.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if first.start < last.end => first.start..last.end,
            _ => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(fold("Coördinator"), "coordinator");
        assert_eq!(fold("COO\u{308}RDINATOR"), "coordinator");
        assert_eq!(fold("Ĳssel, Straße, Łódź"), "ijssel, strasse, lodz");
        assert_eq!(fold("GI’s – TOP‑3"), "gi's - top-3");
        assert_eq!(fold("zelf\u{AD}scan"), "zelfscan");
    }

    #[test]
    fn other_scripts_and_signs_stay_what_they_are() {
        assert_eq!(fold("€ 10 中 Ω 🙂"), "€ 10 中 ω 🙂");
    }

    #[test]
    fn every_folded_byte_leads_back_to_whole_letters() {
        let original = "Coo\u{308}rd. Ĳ";
        let mapped = Mapped::new(original);
        assert_eq!(mapped.text(), "coord. ij");
        assert_eq!(&original[mapped.origin(&(2..3))], "o\u{308}");
        assert_eq!(&original[mapped.origin(&(8..9))], "Ĳ");
        assert_eq!(mapped.origin(&(40..41)), 0..0);
    }
}
