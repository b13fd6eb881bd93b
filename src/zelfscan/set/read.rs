//! Reading a list of questions from a file, so that the official one can take the place of the one that comes along.

use std::collections::BTreeSet;
use std::fmt;

use super::super::scale::Scale;
use super::Set;

/// The form of the file, before the number of its version.
const FORMAT: &str = "overleg-zelfscan/";

/// The version of the form that this program reads.
const READS: &str = "1";

/// More questions than any list has.
const MOST: usize = 500;

/// Why a file is no list of questions; nothing was taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoList {
    /// It is no list of questions at all.
    Other,
    /// It is a sheet that a gemeente filled in.
    Sheet,
    /// A newer program made it.
    Newer,
    /// It asks nothing.
    Empty,
    /// It asks more than can be meant.
    TooMany,
    /// Something in it is missing or wrong, and what.
    Wrong(String),
}

impl fmt::Display for NoList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other => f.write_str("Dit bestand is geen vragenlijst. Kijk of dit het goede bestand is."),
            Self::Sheet => f.write_str(
                "Dit is een blad met scores en geen vragenlijst. Kies eerst de meting; lees het daar in.",
            ),
            Self::Newer => f.write_str(
                "Deze vragenlijst is met een nieuwere overleg gemaakt en is hier niet te lezen. Vraag om de nieuwe versie.",
            ),
            Self::Empty => f.write_str("In dit bestand staan geen vragen. Kijk of dit het goede bestand is."),
            Self::TooMany => write!(f, "In dit bestand staan meer dan {MOST} vragen. Kijk of dit het goede bestand is."),
            Self::Wrong(what) => write!(f, "De vragenlijst is niet te gebruiken: {what}. Pas het bestand aan."),
        }
    }
}

impl std::error::Error for NoList {}

/// What a file says of itself.
#[derive(serde::Deserialize)]
struct Form {
    #[serde(default)]
    format: String,
}

impl Set {
    /// Reads a list in the form of the one that comes along.
    ///
    /// # Errors
    /// Says why it is no list that can be asked.
    pub fn from_json(text: &str) -> Result<Self, NoList> {
        let form: Form = serde_json::from_str(text).map_err(|_| NoList::Other)?;
        match form.format.strip_prefix(FORMAT) {
            None => return Err(NoList::Other),
            Some(READS) => {}
            Some(_) => return Err(NoList::Newer),
        }
        let set: Self = serde_json::from_str(text)
            .map_err(|error| NoList::Wrong(format!("regel {} is anders dan verwacht", error.line())))?;
        set.checked()
    }

    /// Returns the list when it can be asked.
    ///
    /// # Errors
    /// Says what is missing or wrong.
    pub(in crate::zelfscan) fn checked(self) -> Result<Self, NoList> {
        let questions = || self.sections.iter().flat_map(|section| &section.questions);
        match questions().count() {
            0 => return Err(NoList::Empty),
            count if count > MOST => return Err(NoList::TooMany),
            _ => {}
        }
        let wrong = |what: String| Err(NoList::Wrong(what));
        if self.id.trim().is_empty() || self.title.trim().is_empty() {
            return wrong("zij heeft geen naam".into());
        }
        let mut numbers = BTreeSet::new();
        for question in questions() {
            if question.id.trim().is_empty() || question.text.trim().is_empty() {
                return wrong("een van de vragen heeft geen nummer of geen tekst".into());
            }
            if !numbers.insert(&question.id) {
                return wrong(format!("nummer {} staat er twee keer in", question.id));
            }
        }
        if let Some(what) = unusable(&self.scale) {
            return wrong(what);
        }
        Ok(self)
    }
}

/// Returns what is wrong with a scale: each score is one key with words, and there are numbers to be apart.
fn unusable(lines: &[String]) -> Option<String> {
    let scale = Scale::new(lines);
    let is_a_key = |sign: &str| {
        let mut letters = sign.chars();
        let sign = letters.next().filter(|_| letters.next().is_none());
        sign.is_some_and(|sign| sign.is_ascii_digit() && sign != '0' || matches!(sign, '?' | '-'))
    };
    let mut signs = BTreeSet::new();
    for line in lines {
        let (sign, words) = line.split_once(' ').unwrap_or((line, ""));
        if !is_a_key(sign) || words.trim().is_empty() || !signs.insert(sign) {
            return Some(format!(
                "in de schaal is “{line}” geen score; een score is een cijfer, ? of -, met een spatie en wat het betekent"
            ));
        }
    }
    let points = scale.points();
    let are_in_a_row = (1..=points).all(|number| scale.words(&number.to_string()).is_some());
    (!(3..=5).contains(&points) || !are_in_a_row)
        .then(|| "de schaal heeft drie, vier of vijf cijfers nodig, vanaf 1".into())
}

#[cfg(test)]
mod tests {
    use super::super::STANDARD;
    use super::*;

    fn refused(from: &str, to: &str) -> String {
        assert!(STANDARD.contains(from), "{from}");
        Set::from_json(&STANDARD.replacen(from, to, 1)).unwrap_err().to_string()
    }

    #[test]
    fn the_list_that_comes_along_is_in_its_own_form() {
        assert_eq!(Set::from_json(STANDARD), Ok(Set::standard()));
    }

    #[test]
    fn what_cannot_be_asked_is_refused_with_what_to_do() {
        for other in ["", "niets", "[]", "{}", "{\"format\": \"overleg-agenda/1\"}"] {
            assert_eq!(Set::from_json(other), Err(NoList::Other), "{other}");
        }
        assert_eq!(Set::from_json(&STANDARD.replace("zelfscan/1", "zelfscan/2")), Err(NoList::Newer));
        let empty = r#"{"format": "overleg-zelfscan/1", "id": "a", "version": "1", "title": "A", "scale": [], "sections": []}"#;
        assert_eq!(Set::from_json(empty), Err(NoList::Empty));
        assert!(refused("\"1.2\"", "\"1.1\"").contains("nummer 1.1 staat er twee keer in"));
        assert!(refused("\"1.2\"", "\"\"").contains("geen nummer of geen tekst"));
        assert!(refused("\"4 ja, geborgd\",", "\"4 ja\", \"4 nee\",").contains("“4 nee” geen score"));
        assert!(refused("\"4 ja, geborgd\",", "\"a ja\",").contains("“a ja” geen score"));
        assert!(refused("\"2 deels\",", "").contains("drie, vier of vijf cijfers"));
        assert!(refused("\"version\": \"1\"", "\"version\": 1").contains("regel"));
    }

    #[test]
    fn scales_of_three_four_and_five_points_can_be_asked() {
        let of = |scale: &[&str]| {
            let scale = scale.iter().map(|line| (*line).to_owned()).collect();
            Set { scale, ..Set::standard() }.checked().is_ok()
        };
        assert!(of(&["1 nee", "2 deels", "3 ja"]));
        assert!(of(&["1 a", "2 b", "3 c", "4 d", "5 e", "? weet niet"]));
        assert!(!of(&["1 nee", "2 ja"]));
        assert!(!of(&["1 nee", "2 deels", "4 ja"]));
    }
}
