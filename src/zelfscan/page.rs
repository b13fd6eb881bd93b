//! What one gemeente said: how often it gave which score, and never an average.

use crate::agenda::{Agenda, Id, Meting};

use super::scale::Scale;

/// Returns how often a gemeente gave which score to these questions, in the order of the scale and in a line: "nee 3 keer · deels 12 keer".
/// Only what the room has seen is counted.
#[must_use]
pub fn given_words<'a>(
    agenda: &Agenda,
    (meting, gemeente): (&Meting, &Id),
    questions: impl Iterator<Item = &'a Id>,
) -> String {
    let seen: Vec<&Id> = questions.filter(|question| meting.is_revealed(question)).collect();
    let scores: Vec<&str> =
        seen.iter().map(|question| agenda.score(&meting.id, question, gemeente)).collect();
    let count = |sign: &str| scores.iter().filter(|score| **score == sign).count();
    let given = Scale::new(&meting.scale).options().map(|(sign, words)| (words, count(sign)));
    let words: Vec<String> =
        given.filter(|(_, count)| *count > 0).map(|(words, count)| format!("{words} {count} keer")).collect();
    match (words.is_empty(), seen.is_empty()) {
        (true, true) => "nog niets onthuld".into(),
        (true, false) => "nog geen score bij wat is onthuld".into(),
        (false, _) => words.join(" · "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;
    use crate::zelfscan::{Set, begin, reveal, scored};

    #[test]
    fn what_was_revealed_is_counted_and_nothing_else() {
        let file = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
            "gemeenten": [{"id": "e", "name": "Elburg"}]}"#;
        let mut agenda = Agenda::from_json(file).unwrap().agenda;
        let (m, e) = (Id::from("m"), Id::from("e"));
        let day = Day::new(2026, 3, 12).unwrap();
        let changes = begin(&agenda, &Set::standard(), &m, ("0-meting", day, false));
        agenda.apply(&changes).unwrap();
        let asked = agenda.metingen.record(&m).unwrap().questions.clone();
        for (question, score) in asked.iter().zip(["2", "?", "2", "4"]) {
            let change = scored(&agenda, (&m, question, &e), score).unwrap();
            agenda.apply(&[change]).unwrap();
        }
        let meting = agenda.metingen.record(&m).unwrap().clone();
        assert_eq!(given_words(&agenda, (&meting, &e), asked.iter()), "nog niets onthuld");
        let change = reveal(&agenda, &meting, &asked[..3], true).unwrap();
        agenda.apply(&[change]).unwrap();
        let meting = agenda.metingen.record(&m).unwrap();
        assert_eq!(given_words(&agenda, (meting, &e), asked.iter()), "deels 2 keer · weet niet 1 keer");
    }
}
