//! Which lists a meting can ask: the one that comes along, and those that an agenda knows because they were asked before.

use super::{Section, Set, SetQuestion};
use crate::agenda::{Agenda, Meting, Question};

/// Returns the lists that a meting can ask, that of the last meting first, each with the short list in it behind it.
#[must_use]
pub fn lists(agenda: &Agenda) -> Vec<Set> {
    let mut lists: Vec<Set> = Vec::new();
    let metingen: Vec<&Meting> = agenda.metingen.iter().collect();
    for id in metingen.iter().rev().filter_map(|meting| Some(&first(agenda, meting)?.set)) {
        if !lists.iter().any(|list| list.id == *id) {
            lists.push(asked(agenda, &metingen, id));
        }
    }
    // What comes along is whole, also when only its short list was ever asked.
    let standard = Set::standard();
    match lists.iter_mut().find(|list| list.id == standard.id && list.version == standard.version) {
        Some(list) => *list = standard,
        None => lists.push(standard),
    }
    lists.iter().flat_map(Set::with_kern).collect()
}

/// Returns the questions of a list as they were asked last; where some meting asked only a few of them, as one asked them all.
fn asked(agenda: &Agenda, metingen: &[&Meting], id: &str) -> Set {
    let of_it = metingen.iter().filter(|meting| first(agenda, meting).is_some_and(|first| first.set == id));
    let longest = of_it.max_by_key(|meting| meting.questions.len());
    longest.map(|meting| of_meting(agenda, meting)).unwrap_or_default()
}

fn first<'a>(agenda: &'a Agenda, meting: &Meting) -> Option<&'a Question> {
    agenda.questions.record(meting.questions.first()?)
}

fn of_meting(agenda: &Agenda, meting: &Meting) -> Set {
    let mut set = Set { title: meting.list.clone(), scale: meting.scale.clone(), ..Set::default() };
    for question in meting.questions.iter().filter_map(|id| agenda.questions.record(id)) {
        (set.id, set.version) = (question.set.clone(), question.version.clone());
        let (number, title) = question.part.split_once(' ').unwrap_or(("", &question.part));
        if set.sections.last().is_none_or(|last| last.number != number || last.title != title) {
            let (number, title) = (number.into(), title.into());
            set.sections.push(Section { number, title, questions: Vec::new() });
        }
        if let Some(section) = set.sections.last_mut() {
            section.questions.push(SetQuestion {
                id: question.number.clone(),
                text: question.text.clone(),
                informants: question.informants.clone(),
                kern: question.kern,
            });
        }
    }
    set
}

impl Set {
    /// Returns it, and behind it the short list in it where there is one.
    pub fn with_kern(&self) -> impl Iterator<Item = Self> + use<> {
        let kern = Some(self.kern()).filter(|kern| (1..self.count()).contains(&kern.count()));
        std::iter::once(self.clone()).chain(kern)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Id;
    use crate::date::Day;
    use crate::zelfscan::begin;

    const FILE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "gemeenten": [{"id": "e", "name": "Elburg"}]}"#;

    fn begun(agenda: &mut Agenda, set: &Set, id: &str) {
        let day = Day::new(2026, 3, 12).unwrap();
        let changes = begin(agenda, set, &Id::from(id), (id, day, false));
        agenda.apply(&changes).unwrap();
    }

    fn names(agenda: &Agenda) -> Vec<(String, usize, bool)> {
        lists(agenda).iter().map(|list| (list.title.clone(), list.count(), list.is_kern)).collect()
    }

    #[test]
    fn the_list_of_the_last_meting_comes_first_and_none_is_lost_by_a_short_one() {
        let mut agenda = Agenda::from_json(FILE).unwrap().agenda;
        let standard = Set::standard();
        let both = [(standard.title.clone(), 45, false), (standard.title.clone(), 16, true)];
        assert_eq!(names(&agenda), both);
        begun(&mut agenda, &standard.kern(), "m1");
        assert_eq!(names(&agenda), both);
        let mut other = Set { id: "vng".into(), title: "De lijst van de VNG".into(), ..standard.clone() };
        other.sections.truncate(2);
        begun(&mut agenda, &other, "m2");
        begun(&mut agenda, &other.kern(), "m3");
        let vng = [(other.title.clone(), 30, false), (other.title.clone(), other.kern().count(), true)];
        assert_eq!(names(&agenda), [vng, both].concat());
        assert_eq!(lists(&agenda)[0], other);
    }
}
