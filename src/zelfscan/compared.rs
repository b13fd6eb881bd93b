//! Meting against meting: what was asked before, how scores moved, and what stands in the way of saying so.

use std::cmp::Ordering;

use super::reading::Tally;
use super::scale::Scale;
use crate::agenda::{Agenda, Id, Meting, Question};

/// Whether a question stands in both metingen, and whether both may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// It does, and everybody has seen what was answered.
    Same,
    /// It does, but nobody has seen what was answered in one of them.
    Hidden,
    /// With another text: the answers are not put beside each other.
    Changed,
    /// It is new.
    New,
}

/// How many gemeenten went up, went down, stayed, and cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Went up.
    pub up: usize,
    /// Went down.
    pub down: usize,
    /// Stayed.
    pub same: usize,
    /// Gave no number in one of the two.
    pub other: usize,
}

/// A question of a meting beside the same one in an earlier meting.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// How it was asked before.
    pub before: Before,
    agenda: &'a Agenda,
    earlier: &'a Meting,
    later: &'a Meting,
    question: &'a Id,
}

/// Returns the metingen before this one, oldest first.
pub fn earlier<'a>(agenda: &'a Agenda, meting: &Meting) -> impl Iterator<Item = &'a Meting> {
    agenda.metingen.iter().take_while(|other| other.id != meting.id)
}

/// Returns the meting before this one.
#[must_use]
pub fn previous<'a>(agenda: &'a Agenda, meting: &Meting) -> Option<&'a Meting> {
    earlier(agenda, meting).last()
}

impl<'a> Beside<'a> {
    /// Puts a question of the later meting beside the earlier one.
    #[must_use]
    pub fn new(
        agenda: &'a Agenda,
        (earlier, later): (&'a Meting, &'a Meting),
        question: &'a Question,
    ) -> Self {
        let has_its_number = |id: &Id| {
            let other = agenda.questions.record(id);
            other.is_some_and(|other| other.set == question.set && other.number == question.number)
        };
        let is_seen = [earlier, later].into_iter().all(|meting| meting.is_revealed(&question.id));
        let before = if earlier.questions.contains(&question.id) {
            if is_seen { Before::Same } else { Before::Hidden }
        } else if earlier.questions.iter().any(has_its_number) {
            Before::Changed
        } else {
            Before::New
        };
        Self { before, agenda, earlier, later, question: &question.id }
    }

    /// Returns why nothing stands beside it; nothing where both can be seen.
    #[must_use]
    pub fn why_not(self) -> Option<&'static str> {
        match self.before {
            Before::Same => None,
            Before::Hidden => Some("niet onthuld"),
            Before::Changed => Some("vraag gewijzigd"),
            Before::New => Some("nieuwe vraag"),
        }
    }

    /// Returns the score that a gemeente gave before, where it gave one and both may be seen.
    #[must_use]
    pub fn was(self, gemeente: &Id) -> Option<&'a str> {
        let score = || self.agenda.score(&self.earlier.id, self.question, gemeente);
        (self.before == Before::Same).then(score).filter(|score| !score.is_empty())
    }

    /// Returns what the question said before and what it says now, where both may be seen.
    #[must_use]
    pub fn tallies(self) -> Option<(Tally, Tally)> {
        let of = |meting: &Meting| Tally::of_question(self.agenda, meting, self.question);
        (self.before == Before::Same).then(|| (of(self.earlier), of(self.later)))
    }

    /// Returns how the numbers moved; nothing where both may not be seen or the scales are too unlike.
    #[must_use]
    pub fn moves(self) -> Option<Moves> {
        let [was, is] = [self.earlier, self.later].map(|meting| Scale::new(&meting.scale));
        if self.before != Before::Same || !was.is_like(is) {
            return None;
        }
        let mut moves = Moves::default();
        for gemeente in &self.later.gemeenten {
            let before = self.was(gemeente).and_then(|score| was.number(score));
            let now = is.number(self.agenda.score(&self.later.id, self.question, gemeente));
            match before.zip(now).map(|(before, now)| now.cmp(&before)) {
                Some(Ordering::Greater) => moves.up += 1,
                Some(Ordering::Less) => moves.down += 1,
                Some(Ordering::Equal) => moves.same += 1,
                None => moves.other += 1,
            }
        }
        Some(moves)
    }
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

    fn beside(agenda: &Agenda, place: usize) -> Beside<'_> {
        let later = agenda.metingen.iter().last().unwrap();
        let question = agenda.questions.record(&later.questions[place]).unwrap();
        Beside::new(agenda, (previous(agenda, later).unwrap(), later), question)
    }

    #[test]
    fn what_nobody_saw_is_put_beside_nothing() {
        let mut agenda = twice(["2", "?"], ["3", "4"]);
        let of = beside(&agenda, 0);
        assert_eq!(of.before, Before::Hidden);
        assert_eq!(of.moves(), None);
        assert_eq!(of.was(&Id::from("e")), None);
        seen(&mut agenda);
        let of = beside(&agenda, 0);
        assert_eq!(of.before, Before::Same);
        assert_eq!(of.was(&Id::from("e")), Some("2"));
        assert_eq!(of.moves(), Some(Moves { up: 1, down: 0, same: 0, other: 1 }));
        let other = beside(&agenda, 1);
        assert_eq!(other.before, Before::Changed);
        assert_eq!((other.moves(), previous(&agenda, other.earlier)), (None, None));
    }

    #[test]
    fn a_scale_of_five_is_not_put_beside_one_of_four() {
        let mut agenda = twice(["2", "2"], ["3", "3"]);
        seen(&mut agenda);
        let at = At::new(Kind::Meting, &Id::from("m2"));
        let five = ["1 a", "2 b", "3 c", "4 d", "5 e"].map(str::to_owned).to_vec();
        let change = agenda.set(&at, "scale", Value::Lines(five)).unwrap();
        agenda.apply(&[change]).unwrap();
        let of = beside(&agenda, 0);
        assert_eq!(of.moves(), None);
    }
}
