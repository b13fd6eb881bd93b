//! Owns the proof that a field of the table is in the form, in Detail and in the lookup without a word anywhere else.
//!
//! It walks every field of every kind that has a form; what is left out stands in the short lists below.

use overleg::agenda::{Agenda, At, Id, Kind, Value, view_shown};
use overleg::app::overlay::Overlay;
use overleg::lookup::Lookup;

use super::desk::Desk;

/// The keys from the first screen to the form of a record of each kind, and whether Detail can tell about it.
///
/// A remark and a stand have no row of their own: their forms open from that of the record that they are about.
pub(super) const FORMS: [(Kind, &str, bool); 9] = [
    (Kind::Head, "1 b", true),
    (Kind::Actielijn, "1 down b", true),
    (Kind::Doel, "1 down down down b", true),
    (Kind::Action, "b", true),
    (Kind::Kernpartner, "4 down b", true),
    (
        Kind::Stand,
        "b shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab f4 enter",
        false,
    ),
    (
        Kind::Note,
        "b shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab f4 enter",
        false,
    ),
    (Kind::Gemeente, "1 b shift-tab shift-tab shift-tab shift-tab f4 enter", false),
    (Kind::Person, "1 b shift-tab shift-tab shift-tab p r o b e enter", false),
];

/// What the program fills in itself.
const NOT_IN_A_FORM: [(Kind, &str); 6] = [
    (Kind::Head, "issued"),
    (Kind::Stand, "of"),
    (Kind::Stand, "gemeente"),
    (Kind::Note, "of"),
    (Kind::Action, "origin"),
    // It is in the form, to be read.
    (Kind::Note, "at"),
];
/// What is about the source and not about who does what: nobody seeks an action by it.
const NOT_SOUGHT: [&str; 3] = ["level_reason", "doubts", "translates"];
/// The agenda itself is not found: it is everywhere; nor what is about another record, which is.
const NOT_FOUND: [Kind; 3] = [Kind::Head, Kind::Stand, Kind::Note];

pub(super) const AGENDA: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Agenda"},
    "gemeenten": [{"id": "g", "name": "Ermelo"}],
    "actielijnen": [{"id": "l", "title": "Lijn"}, {"id": "l2", "title": "Tweede lijn"}],
    "doelen": [{"id": "t", "kind": "thema", "of": "l", "title": "Thema"},
        {"id": "t2", "kind": "thema", "of": "l2", "title": "Ander"},
        {"id": "d", "kind": "doel", "of": "t", "title": "Doel"}],
    "actions": [{"id": "a", "number": "1", "of": "d", "level": "lokaal", "title": "Een"},
        {"id": "b", "number": "2", "of": "d", "title": "Twee"}],
    "standen": [{"id": "s", "of": "a", "gemeente": "g"}],
    "notes": [{"id": "n", "of": "a", "at": "2026-03-12T10:24:00+01:00", "text": "Bellen"}],
    "kernpartners": [{"id": "k", "name": "Moviera"}],
    "people": [{"id": "p", "name": "Probeer"}]}"#;

#[test]
fn every_field_of_the_table_is_filled_in_told_and_found() {
    for (kind, keys, is_told) in FORMS {
        for field in kind.field_names() {
            if NOT_IN_A_FORM.contains(&(kind, field)) {
                let mut desk = Desk::with(AGENDA);
                let is_there = goes_to(desk.press(keys), field);
                assert!(!is_there || field == "at", "{kind:?} {field} staat in het formulier");
            } else {
                fills_in(kind, field, (keys, is_told));
            }
        }
    }
}

#[track_caller]
fn fills_in(kind: Kind, field: &'static str, (keys, is_told): (&str, bool)) {
    let mut desk = Desk::with(AGENDA);
    let id = record(kind);
    let before = desk.agenda().rows(kind).view(&id, field).unwrap().to_value();
    assert!(
        goes_to(desk.press(keys), field),
        "{kind:?} {field} staat niet in het formulier\n{}",
        desk.text()
    );
    let sought = fill(&mut desk, kind, field);
    desk.press("ctrl-s");
    let agenda = desk.agenda().clone();
    let after = agenda.rows(kind).view(&id, field).unwrap();
    assert!(!after.is_empty() && after.to_value() != before, "{kind:?} {field}: {after:?}");
    if is_told {
        let shown = match after.to_value() {
            Value::Flag(_) => "onzeker".into(),
            value => view_shown(value.view(), &agenda, kind, field).into_owned(),
        };
        desk.at(200, 60).press("5 z").sees(&shown);
    }
    if let Some(sought) = sought
        && !NOT_SOUGHT.contains(&field)
        && !NOT_FOUND.contains(&kind)
    {
        assert!(finds(&agenda, sought, &At::new(kind, &id)), "{kind:?} {field} is niet te vinden");
    }
}

fn record(kind: Kind) -> Id {
    let id = match kind {
        Kind::Head => "h",
        Kind::Actielijn => "l",
        Kind::Doel => "d",
        Kind::Action => "a",
        Kind::Kernpartner => "k",
        Kind::Gemeente => "g",
        Kind::Person => "p",
        Kind::Stand => "s",
        Kind::Note => "n",
        Kind::Question | Kind::Meting | Kind::Answer | Kind::Conclusie => {
            unreachable!("een zelfscan heeft een eigen scherm")
        }
    };
    Id::from(id)
}

/// Walks to a field of the form; returns whether it is there.
fn goes_to(desk: &mut Desk, field: &str) -> bool {
    (0..40).any(|_| {
        let here = matches!(desk.app().top(), Some(Overlay::Form(form))
            if form.field().is_some_and(|found| found.name == field));
        if !here {
            desk.press("tab");
        }
        here
    })
}

/// Fills in a field by its type; returns the word that somebody would seek it by, for a type that is sought at all.
#[track_caller]
fn fill(desk: &mut Desk, kind: Kind, field: &str) -> Option<&'static str> {
    match kind.empty_value(field) {
        // A number is short, and too little to look for.
        Value::Text(_) if (kind, field) == (Kind::Action, "number") => {
            desk.press("ctrl-a").write("12b");
            None
        }
        Value::Text(_) | Value::Lines(_) | Value::Phases(_) => {
            desk.press("ctrl-a").write("zebravink");
            Some("zebravink")
        }
        Value::Code(_) => {
            let last = kind.choice_options(field).last().expect("er is te kiezen");
            desk.write(&last.key.to_string());
            None
        }
        Value::Flag(_) => {
            desk.press("j");
            None
        }
        Value::Day(_) => {
            desk.write("12-3-2031");
            None
        }
        Value::Link(_) => {
            let name = match field {
                "gemeente" => "Ermelo",
                "of" => "Ander",
                _ => "Twee",
            };
            desk.write(name).press("enter");
            Some(name)
        }
        Value::Links(_) if field == "ambassadeurs" => {
            desk.write("Probeer").press("enter");
            Some("Probeer")
        }
        Value::Links(_) | Value::Roles(_) => {
            desk.write("Moviera").press("enter");
            Some("Moviera")
        }
        value @ (Value::Moment(_) | Value::Issued(_) | Value::Raw(_)) => panic!("{field}: {value:?}"),
    }
}

fn finds(agenda: &Agenda, sought: &str, at: &At) -> bool {
    Lookup::new(agenda).search(sought, &[], 50).hits.iter().any(|hit| hit.key == *at)
}
