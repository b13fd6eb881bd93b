//! What the lookup promises over an agenda: who is found through whom, and that it is current after every edit.
//!
//! What holds for words alone stands in the tests of the index.

use proptest::prelude::*;

use super::*;
use crate::agenda::{Party, Role, TREKKER, Value, diff};

const AGENDA: &str = r#"{
  "format": "overleg-agenda/1",
  "head": {"id": "agenda", "title": "Agenda"},
  "gemeenten": [{"id": "harderwijk", "name": "Harderwijk", "short": "Har"}, {"id": "putten", "name": "Putten"}],
  "actielijnen": [{"id": "visie", "title": "Onze visie"}],
  "doelen": [
    {"id": "sterk", "kind": "thema", "of": "visie", "title": "Sterk lokaal team"},
    {"id": "leidraad", "kind": "doel", "of": "sterk", "title": "Leidraad bekend maken", "kernpartners": ["moviera"]}
  ],
  "actions": [
    {"id": "a1", "number": "1", "of": "leidraad", "title": "Zelfscan doen", "planning": [{"text": "2025-2028"}],
     "roles": [{"role": "trekker", "party": "jansen"}], "doubts": ["De bron laat dit open."]},
    {"id": "a2", "number": "2", "of": "sterk", "title": "Opdracht bijstellen", "gemeente": "harderwijk",
     "kernpartners": ["vt"], "roles": [{"role": "trekker", "party": {"text": "teamleider CJG"}}]},
    {"id": "a3", "number": "3", "of": "leidraad", "title": "Afspraken met Veilig Thuis over TOP 3",
     "roles": [{"role": "trekker", "party": "vt", "gemeente": "putten"}]},
    {"id": "a4", "number": "14", "title": "MDA++ inrichten", "description": "Met de coördinator, na de zelfscan."}
  ],
  "kernpartners": [
    {"id": "vt", "name": "Veilig Thuis", "aliases": ["VT", "VTNOG"], "description": "Advies en meldpunt."},
    {"id": "moviera", "name": "Moviera"},
    {"id": "rvdk", "name": "Raad voor de Kinderbescherming"}
  ],
  "people": [{"id": "jansen", "name": "P. Jansen", "function": "beleidsadviseur", "gemeente": "putten"}]
}"#;

fn agenda() -> Agenda {
    let mut agenda = Agenda::from_json(AGENDA).unwrap().agenda;
    // Words for a party, whatever the file makes of them.
    let words = Role::new(TREKKER, Party::Words("teamleider CJG".into()), None);
    change(&mut agenda, Kind::Action, "a2", ("roles", Value::Roles(vec![words])));
    agenda
}

fn change(agenda: &mut Agenda, kind: Kind, id: &str, (field, is): (&'static str, Value)) -> Vec<Change> {
    let changes: Vec<_> = agenda.set(&At::new(kind, &id.into()), field, is).into_iter().collect();
    agenda.apply(&changes).unwrap();
    changes
}

fn ids(answer: &Answer<At>) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.key.id.to_string()).collect()
}

#[track_caller]
fn found(query: &str) -> Vec<String> {
    let answer = Lookup::new(&agenda()).search(query, &[], 20);
    assert!(!answer.forgiving, "{query} should not need forgiving");
    ids(&answer)
}

#[test]
fn an_action_is_found_by_its_own_words() {
    assert_eq!(found("zelfscan"), ["a1", "a4"]);
    assert_eq!(found("coordinator"), ["a4"]);
    assert_eq!(found("top3"), ["a3"]);
    assert_eq!(found("mda++"), ["a4"]);
    assert_eq!(found("14"), ["a4"]);
    assert_eq!(found("actie 3"), ["a3"]);
    assert_eq!(found("2028"), ["a1"]);
    assert_eq!(found("cjg"), ["a2"]);
    assert_eq!(found("bron"), [""; 0], "a doubt about the source is no answer");
}

#[test]
fn an_action_is_found_by_whom_and_what_it_names() {
    assert_eq!(found("jans"), ["a1", "jansen"]);
    assert_eq!(found("beleidsadviseur"), ["a1", "jansen"]);
    assert_eq!(found("sterk lok"), ["a1", "a2", "a3", "sterk", "leidraad"]);
    assert_eq!(found("movi"), ["a1", "a3", "moviera", "leidraad"], "the doel names it");
    assert_eq!(found("meldpunt"), ["vt"], "what a partner does says nothing about the action");
}

#[test]
fn whoever_is_called_exactly_so_goes_first_and_owners_before_partners() {
    assert_eq!(found("vt"), ["vt", "a3", "a2"]);
    assert_eq!(found("veilig thuis"), ["vt", "a3", "a2"]);
    assert_eq!(found("harderwijk"), ["harderwijk", "a2"]);
    assert_eq!(found("kinderbescherming"), ["rvdk"]);
    assert_eq!(found("moviera"), ["moviera", "a1", "a3", "leidraad"]);
}

#[test]
fn every_word_may_agree_with_something_else_that_the_action_names() {
    assert_eq!(found("vt harderwijk"), ["a2"]);
    assert_eq!(found("putten zelfscan"), ["a1"]);
    assert_eq!(found("leidraad vt top"), ["a3"]);
}

#[test]
fn one_kind_can_be_asked_for() {
    let lookup = Lookup::new(&agenda());
    assert_eq!(ids(&lookup.search("movi", &[Kind::Kernpartner], 20)), ["moviera"]);
    assert_eq!(ids(&lookup.search("movi", &[Kind::Action], 20)), ["a1", "a3"]);
}

#[test]
fn slips_are_forgiven_only_when_nothing_agrees() {
    let lookup = Lookup::new(&agenda());
    let answer = lookup.search("zelfscna", &[], 20);
    assert!(answer.forgiving);
    assert_eq!(ids(&answer), ["a1", "a4"]);
    assert_eq!(ids(&lookup.search("rvdk", &[], 20)), ["rvdk"], "by its initials");
    assert_eq!(ids(&lookup.search("movirea", &[], 20))[..2], ["a1", "a3"]);
    let nothing = lookup.search("qqqq", &[], 20);
    assert!(nothing.hits.is_empty() && !nothing.forgiving);
}

#[test]
fn a_rename_is_found_at_once_through_the_one_record_it_touches() {
    let mut agenda = agenda();
    let mut lookup = Lookup::new(&agenda);
    let changes = change(&mut agenda, Kind::Kernpartner, "vt", ("name", Value::Text("Steunpunt".into())));
    lookup.update(&agenda, &changes);
    assert_eq!(ids(&lookup.search("steunpunt", &[], 20)), ["vt", "a3", "a2"]);
}

#[test]
fn a_partner_that_went_and_came_back_is_found_with_its_actions() {
    let mut agenda = agenda();
    let mut lookup = Lookup::new(&agenda);
    let dropped = agenda.dropped(&At::new(Kind::Kernpartner, &"vt".into())).unwrap();
    agenda.apply(std::slice::from_ref(&dropped)).unwrap();
    lookup.update(&agenda, std::slice::from_ref(&dropped));
    assert_eq!(ids(&lookup.search("vtnog", &[], 20)), [""; 0]);
    let back = [dropped.inverse()];
    agenda.apply(&back).unwrap();
    lookup.update(&agenda, &back);
    assert_eq!(ids(&lookup.search("vtnog", &[], 20)), ["vt", "a3", "a2"]);
}

/// One of the things that can happen to an agenda, chosen by two numbers.
fn happen(agenda: &Agenda, (what, which): (u8, u8)) -> Option<Vec<Change>> {
    let pick = |kind: Kind| {
        let ids = agenda.rows(kind).ids();
        (!ids.is_empty()).then(|| At::new(kind, &ids[usize::from(which) % ids.len()]))
    };
    let text = |text: &str| Value::Text(text.into());
    let link = |at: Option<At>| Value::Link(at.map(|at| at.id));
    let change = match what {
        0 => agenda.set(
            &pick(Kind::Action)?,
            "title",
            text(["Zelfscan vt", "Leidraad", "Putten TOP 3"][usize::from(which) % 3]),
        ),
        1 => agenda.set(
            &pick(Kind::Kernpartner)?,
            "name",
            text(["Moviera", "Veilig Thuis", "Sterk"][usize::from(which) % 3]),
        ),
        2 => agenda.set(&pick(Kind::Action)?, "of", link(pick(Kind::Doel))),
        3 => agenda.set(
            &pick(Kind::Action)?,
            "kernpartners",
            Value::Links(pick(Kind::Kernpartner).into_iter().map(|at| at.id).collect()),
        ),
        4 => agenda.set(&pick(Kind::Person)?, "gemeente", link(pick(Kind::Gemeente))),
        5 => agenda.set(
            &pick(Kind::Doel)?,
            "kind",
            Value::Code(["thema", "doel"][usize::from(which) % 2].into()),
        ),
        6 => agenda.dropped(
            &pick(Kind::ALL[usize::from(which) % Kind::ALL.len()]).filter(|at| at.kind != Kind::Head)?,
        ),
        7 => Some(Change::Add {
            at: At::new(Kind::Action, &format!("n{which}").as_str().into()),
            after: None,
            with: vec![("title".into(), text("Zelfscan nieuw"))],
        }),
        _ => {
            let (at, to) = (pick(Kind::Action)?, agenda.actions.iter().next_back()?.id.clone());
            let was = agenda.rows(Kind::Action).after(&at.id)?;
            (at.id != to).then_some(Change::Move { at, was, is: Some(to) })
        }
    };
    change.map(|change| vec![change])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_lookup_that_followed_every_edit_equals_a_fresh_one(steps in prop::collection::vec((0..9_u8, 0..40_u8), 1..30)) {
        let begin = agenda();
        let mut agenda = begin.clone();
        let mut followed = Lookup::new(&agenda);
        for step in steps {
            let changes = happen(&agenda, step).unwrap_or_default();
            if agenda.apply(&changes).is_ok() {
                followed.update(&agenda, &changes);
            }
        }
        let mut leapt = Lookup::new(&begin);
        leapt.update(&agenda, &diff(&begin, &agenda));
        let fresh = Lookup::new(&agenda);
        for query in ["zelfscan", "vt", "veilig thuis", "sterk", "putten", "har", "top3 put", "movirea", "actie"] {
            let right = fresh.search(query, &[], 20);
            prop_assert_eq!(&followed.search(query, &[], 20), &right, "{}", query);
            prop_assert_eq!(&leapt.search(query, &[], 20), &right, "{}", query);
        }
    }
}
