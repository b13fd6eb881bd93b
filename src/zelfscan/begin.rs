//! Beginning a meting: its questions come along as records, so that an agenda says by itself what was asked.

use super::set::{Section, Set, SetQuestion};
use crate::agenda::{Agenda, At, Change, Id, Kind, Name, Question, Value};
use crate::date::Day;

/// Returns a name for the next meting that no other has: the first is a "0-meting".
#[must_use]
pub fn free_name(agenda: &Agenda, today: Day) -> String {
    let what = if agenda.metingen.is_empty() { "0-meting" } else { "meting" };
    let is_free = |name: &String| !agenda.metingen.iter().any(|meting| meting.name == *name);
    let plain = format!("{what} {}", today.year());
    let numbered = (2..).map(|number| format!("{plain} ({number})"));
    std::iter::once(plain.clone()).chain(numbered).find(is_free).unwrap_or(plain)
}

/// Returns the changes that begin a meting of this list for all gemeenten of the agenda, on this day.
///
/// A question that stands there with the same text is asked again; another text is another version of it.
#[must_use]
pub fn begin(agenda: &Agenda, set: &Set, id: &Id, (name, date, hidden): (&str, Day, bool)) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut last = agenda.rows(Kind::Question).last();
    let mut asked = Vec::new();
    for (section, question) in set
        .sections
        .iter()
        .flat_map(|section| section.questions.iter().map(move |question| (section, question)))
    {
        let (id, is_there) = place_of(agenda, set, question);
        if !is_there {
            let at = At::new(Kind::Question, &id);
            changes.push(Change::Add {
                at,
                after: last.replace(id.clone()),
                with: told(set, section, question),
            });
        }
        asked.push(id);
    }
    let text = |name, value: &str| (Name::Borrowed(name), Value::Text(value.into()));
    let mut with = vec![
        text("name", name),
        (Name::Borrowed("date"), Value::Day(Some(date))),
        text("list", &set.title),
        (Name::Borrowed("scale"), Value::Lines(set.scale.clone())),
        (Name::Borrowed("gemeenten"), Value::Links(agenda.rows(Kind::Gemeente).ids())),
        (Name::Borrowed("questions"), Value::Links(asked)),
        (Name::Borrowed("hidden"), Value::Flag(hidden)),
    ];
    with.retain(|(_, value)| !value.is_empty());
    changes.push(Change::Add {
        at: At::new(Kind::Meting, id),
        after: agenda.rows(Kind::Meting).last(),
        with,
    });
    changes
}

/// Returns the id of a question of a list, and whether it stands in the agenda already, with this text.
fn place_of(agenda: &Agenda, set: &Set, question: &SetQuestion) -> (Id, bool) {
    let is_same =
        |known: &&Question| known.set == set.id && known.number == question.id && known.text == question.text;
    if let Some(known) = agenda.questions.iter().find(is_same) {
        return (known.id.clone(), true);
    }
    let plain = format!("{}-{}", set.id, question.id);
    let others = (2..).map(|version| format!("{plain}-v{version}"));
    let is_free = |id: &Id| agenda.kind_of(id).is_none();
    let free = std::iter::once(plain.clone()).chain(others).map(|id| Id::from(&*id)).find(is_free);
    (free.unwrap_or_else(|| Id::from(&*plain)), false)
}

fn told(set: &Set, section: &Section, question: &SetQuestion) -> Vec<(Name, Value)> {
    let text = |name, value: &str| (Name::Borrowed(name), Value::Text(value.into()));
    let mut with = vec![
        text("set", &set.id),
        text("version", &set.version),
        text("part", &format!("{} {}", section.number, section.title)),
        text("number", &question.id),
        text("text", &question.text),
        (Name::Borrowed("informants"), Value::Lines(question.informants.clone())),
        (Name::Borrowed("kern"), Value::Flag(question.kern)),
    ];
    with.retain(|(_, value)| !value.is_empty());
    with
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "gemeenten": [{"id": "elburg", "name": "Elburg"}, {"id": "ermelo", "name": "Ermelo"}]}"#;

    fn day() -> Day {
        Day::new(2026, 3, 12).unwrap()
    }

    fn begun(agenda: &mut Agenda, set: &Set, id: &str) -> usize {
        let changes = begin(agenda, set, &Id::from(id), ("meting", day(), false));
        agenda.apply(&changes).unwrap();
        changes.len()
    }

    #[test]
    fn a_question_is_asked_again_and_another_text_is_another_version() {
        let mut agenda = Agenda::from_json(FILE).unwrap().agenda;
        let mut set = Set::standard();
        assert_eq!(begun(&mut agenda, &set, "m1"), 46);
        assert_eq!(begun(&mut agenda, &set, "m2"), 1);
        set.sections[0].questions[0].text = "Staat het in de opdracht?".into();
        assert_eq!(begun(&mut agenda, &set, "m3"), 2);
        let asked = |id: &str| agenda.metingen.record(&Id::from(id)).unwrap().questions.clone();
        assert_eq!(asked("m1"), asked("m2"));
        assert_ne!(asked("m1")[0], asked("m3")[0]);
        assert_eq!(asked("m1")[1..], asked("m3")[1..]);
        assert_eq!(agenda.questions.len(), 46);
    }

    #[test]
    fn the_first_is_a_0_meting_and_no_two_have_one_name() {
        let mut agenda = Agenda::from_json(FILE).unwrap().agenda;
        for expected in ["0-meting 2026", "meting 2026", "meting 2026 (2)"] {
            let name = free_name(&agenda, day());
            assert_eq!(name, expected);
            let changes = begin(&agenda, &Set::standard(), &Id::from(expected), (&name, day(), true));
            agenda.apply(&changes).unwrap();
        }
    }
}
