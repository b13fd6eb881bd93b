//! Meting against meting: what was asked before, how scores moved, and which actions lay in between.

use super::reading::Tally;
use super::scale::Scale;
use crate::agenda::{Action, Agenda, Id, Meting, Question};

/// Whether a question was asked before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The same, and everybody has seen what was answered.
    Same,
    /// The same, but nobody has seen what was answered.
    Hidden,
    /// With another text: the answers are not put beside each other.
    Changed,
    /// It is new.
    New,
}

impl Before {
    /// Returns what there is to say about it; nothing where both can be seen.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::Hidden => Some("niet onthuld"),
            Self::Changed => Some("vraag gewijzigd"),
            Self::New => Some("nieuwe vraag"),
        }
    }
}

/// How many gemeenten went up, went down, and stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Went up.
    pub up: usize,
    /// Went down.
    pub down: usize,
    /// Stayed.
    pub same: usize,
}

/// Returns the meting before this one.
#[must_use]
pub fn previous<'a>(agenda: &'a Agenda, meting: &Meting) -> Option<&'a Meting> {
    agenda.metingen.iter().take_while(|other| other.id != meting.id).last()
}

/// Returns whether a question was asked in an earlier meting.
#[must_use]
pub fn asked_before(agenda: &Agenda, earlier: &Meting, question: &Question) -> Before {
    if earlier.questions.contains(&question.id) {
        return if earlier.is_revealed(&question.id) { Before::Same } else { Before::Hidden };
    }
    let has_its_number = |id: &Id| {
        let other = agenda.questions.record(id);
        other.is_some_and(|other| other.set == question.set && other.number == question.number)
    };
    if earlier.questions.iter().any(has_its_number) { Before::Changed } else { Before::New }
}

/// Returns the score that a gemeente gave in an earlier meting, where it may be seen beside the one of now.
#[must_use]
pub fn score_before<'a>(
    agenda: &'a Agenda,
    earlier: &Meting,
    question: &Question,
    gemeente: &Id,
) -> Option<&'a str> {
    let is_seen = asked_before(agenda, earlier, question) == Before::Same;
    Some(agenda.score(&earlier.id, &question.id, gemeente)).filter(|score| is_seen && !score.is_empty())
}

/// Returns how the numbers of a question moved; nothing where one of both was not seen or the scales are too unlike.
#[must_use]
pub fn moves(agenda: &Agenda, (earlier, later): (&Meting, &Meting), question: &Question) -> Option<Moves> {
    if !later.is_revealed(&question.id) || !is_like(earlier, later) {
        return None;
    }
    let mut moves = Moves::default();
    for gemeente in &later.gemeenten {
        let was = score_before(agenda, earlier, question, gemeente)
            .and_then(|score| Scale::new(&earlier.scale).number(score));
        let is = Scale::new(&later.scale).number(agenda.score(&later.id, &question.id, gemeente));
        match was.zip(is).map(|(was, is)| is.cmp(&was)) {
            Some(std::cmp::Ordering::Greater) => moves.up += 1,
            Some(std::cmp::Ordering::Less) => moves.down += 1,
            Some(std::cmp::Ordering::Equal) => moves.same += 1,
            None => {}
        }
    }
    (asked_before(agenda, earlier, question) == Before::Same).then_some(moves)
}

/// Returns whether a number means the same in both: three points are read on four, five are not.
fn is_like(earlier: &Meting, later: &Meting) -> bool {
    let points = |meting: &Meting| Scale::new(&meting.scale).points().max(4);
    points(earlier) == points(later)
}

/// Returns what a question says in both, where both were seen.
#[must_use]
pub fn tallies(
    agenda: &Agenda,
    (earlier, later): (&Meting, &Meting),
    question: &Question,
) -> Option<(Tally, Tally)> {
    let is_seen = asked_before(agenda, earlier, question) == Before::Same && later.is_revealed(&question.id);
    let of = |meting: &Meting| Tally::of_question(agenda, meting, &question.id);
    is_seen.then(|| (of(earlier), of(later)))
}

/// Returns what an action lacks to be held against later; it is shown and holds nobody up.
///
/// After the SMART questions that councils ask (practice: result, trekker, end).
#[must_use]
pub fn lacking(action: &Action) -> Vec<&'static str> {
    let lacks = [
        (crate::agenda::owners(action).next().is_none(), "trekker"),
        (action.planning.is_empty(), "planning"),
        (action.description.is_empty(), "resultaat"),
    ];
    lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{At, Kind, Value};
    use crate::date::Day;
    use crate::zelfscan::{Set, begin, reveal, scored};

    const FILE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "gemeenten": [{"id": "e", "name": "Elburg"}, {"id": "p", "name": "Putten"}]}"#;

    fn set() -> Set {
        let mut set = Set::standard();
        set.sections.truncate(1);
        set.sections[0].questions.truncate(2);
        set
    }

    /// Returns an agenda with two metingen of two questions; the second one is of another text in the later one.
    fn twice(was: [&str; 2], is: [&str; 2]) -> Agenda {
        let mut agenda = Agenda::from_json(FILE).unwrap().agenda;
        let mut set = set();
        for (name, scores) in [("m1", was), ("m2", is)] {
            let day = Day::new(2026, 3, 12).unwrap();
            let changes = begin(&agenda, &set, &Id::from(name), (name, day, false));
            agenda.apply(&changes).unwrap();
            let question = agenda.metingen.record(&Id::from(name)).unwrap().questions[0].clone();
            for (gemeente, score) in ["e", "p"].into_iter().zip(scores) {
                let of = (&Id::from(name), &question, &Id::from(gemeente));
                let change = scored(&agenda, of, score).unwrap();
                agenda.apply(&[change]).unwrap();
            }
            set.sections[0].questions[1].text = "Anders?".into();
        }
        agenda
    }

    fn seen(agenda: &mut Agenda) {
        for meting in agenda.metingen.iter().cloned().collect::<Vec<_>>() {
            let change = reveal(agenda, &meting, &meting.questions, true).unwrap();
            agenda.apply(&[change]).unwrap();
        }
    }

    fn both(agenda: &Agenda) -> (&Meting, &Meting) {
        let later = agenda.metingen.iter().last().unwrap();
        (previous(agenda, later).unwrap(), later)
    }

    #[test]
    fn what_nobody_saw_is_put_beside_nothing() {
        let mut agenda = twice(["2", "?"], ["3", "4"]);
        let (earlier, later) = both(&agenda);
        let question = agenda.questions.record(&later.questions[0]).unwrap();
        assert_eq!(asked_before(&agenda, earlier, question), Before::Hidden);
        assert_eq!(moves(&agenda, (earlier, later), question), None);
        assert_eq!(score_before(&agenda, earlier, question, &Id::from("e")), None);
        seen(&mut agenda);
        let (earlier, later) = both(&agenda);
        let question = agenda.questions.record(&later.questions[0]).unwrap();
        assert_eq!(asked_before(&agenda, earlier, question), Before::Same);
        assert_eq!(score_before(&agenda, earlier, question, &Id::from("e")), Some("2"));
        assert_eq!(moves(&agenda, (earlier, later), question), Some(Moves { up: 1, down: 0, same: 0 }));
        let other = agenda.questions.record(&later.questions[1]).unwrap();
        assert_eq!(asked_before(&agenda, earlier, other), Before::Changed);
        assert_eq!((moves(&agenda, (earlier, later), other), previous(&agenda, earlier)), (None, None));
    }

    #[test]
    fn a_scale_of_five_is_not_put_beside_one_of_four() {
        let mut agenda = twice(["2", "2"], ["3", "3"]);
        seen(&mut agenda);
        let at = At::new(Kind::Meting, &Id::from("m2"));
        let five = ["1 a", "2 b", "3 c", "4 d", "5 e"].map(str::to_owned).to_vec();
        let change = agenda.set(&at, "scale", Value::Lines(five)).unwrap();
        agenda.apply(&[change]).unwrap();
        let (earlier, later) = both(&agenda);
        let question = agenda.questions.record(&later.questions[0]).unwrap();
        assert_eq!(moves(&agenda, (earlier, later), question), None);
    }
}
