//! A list of questions: what is asked, in which parts, and what can be answered.
//!
//! Reading one from a file stands in `read`, and which lists there are to choose from in `lists`.

mod lists;
mod read;

use serde::Deserialize;

pub use lists::lists;
pub use read::NoList;

const STANDARD: &str = include_str!("../../data/zelfscan-werken-aan-veiligheid.json");

/// A list of questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Set {
    /// Its name in files, the same in every version.
    pub id: String,
    /// Which version of it this is.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// The scores that can be given: each a sign, a space and what it says.
    pub scale: Vec<String>,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// Whether this is the short list out of another.
    #[serde(skip)]
    pub is_kern: bool,
}

/// A part of a list of questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Section {
    /// Its number.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// What is asked, in order.
    pub questions: Vec<SetQuestion>,
}

/// A question of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct SetQuestion {
    /// Its number on paper, such as 3.2.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// Who knows, by function.
    #[serde(default)]
    pub informants: Vec<String>,
    /// Whether it belongs to the short list.
    #[serde(default)]
    pub kern: bool,
}

impl Set {
    /// Returns the list that comes with the program.
    ///
    /// Never fails: a test reads it.
    #[must_use]
    pub fn standard() -> Self {
        serde_json::from_str(STANDARD).unwrap_or_default()
    }

    /// Returns how many questions it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.questions.len()).sum()
    }

    /// Returns the short list in it, for a session that has no room for all of them; a part without one is left out.
    #[must_use]
    pub fn kern(&self) -> Self {
        let mut kern = Self { is_kern: true, ..self.clone() };
        for section in &mut kern.sections {
            section.questions.retain(|question| question.kern);
        }
        kern.sections.retain(|section| !section.questions.is_empty());
        kern
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_that_comes_along_has_four_parts_and_its_short_list() {
        let set = Set::standard();
        let counts: Vec<usize> = set.sections.iter().map(|section| section.questions.len()).collect();
        assert_eq!(counts, [12, 18, 8, 7]);
        let all = || set.sections.iter().flat_map(|section| &section.questions);
        assert_eq!(all().filter(|question| question.kern).count(), 16);
        assert!(all().all(|question| question.text.ends_with('?') && !question.informants.is_empty()));
        for section in &set.sections {
            let numbers = section.questions.iter().enumerate();
            assert!(
                numbers
                    .into_iter()
                    .all(|(place, question)| question.id == format!("{}.{}", section.number, place + 1))
            );
        }
        assert_eq!(set.scale.len(), 6);
        assert_eq!((set.count(), set.kern().count(), set.kern().sections.len()), (45, 16, 4));
    }
}
