//! Owns the laws of the agenda: what always holds for changes, whatever they are and whatever they are made on.
//!
//! Which files can be read and how stands in `laws/reading.rs`, what is saved of a damaged one in `laws/salvage.rs`, and how
//! scores are read in `laws/scan.rs`; the agendas and edits come from `laws/model.rs`.

#![expect(clippy::unwrap_used, reason = "a test that stops here names the law that broke")]

#[path = "laws/model.rs"]
mod model;
#[path = "laws/reading.rs"]
mod reading;
#[path = "laws/salvage.rs"]
mod salvage;
#[path = "laws/scan.rs"]
mod scan;

use overleg::agenda::{Act, Agenda, Change, Edit, Value, compose, diff, inverse, rebase};
use overleg::history::History;
use proptest::prelude::*;
use proptest::test_runner::Config;

use self::model::Dice;

const HARDERWIJK: &str = include_str!("../data/harderwijk-2024-2028.json");

fn config() -> Config {
    Config { cases: 64, failure_persistence: None, ..Config::default() }
}

/// An agenda and edits that were made on it one after another.
fn made(seed: u64, edits: usize) -> (Agenda, Vec<Edit>, Agenda) {
    let mut dice = Dice::new(seed);
    let start = dice.agenda();
    let mut end = start.clone();
    let edits = (0..edits).map(|_| dice.edit(&mut end)).collect();
    (start, edits, end)
}

fn after(start: &Agenda, changes: &[Change]) -> Agenda {
    let mut agenda = start.clone();
    agenda.apply(changes).unwrap();
    agenda
}

/// Two agendas are one when their files are the same and nothing in memory differs.
fn assert_same(one: &Agenda, other: &Agenda) {
    assert_eq!(one.to_json(), other.to_json());
    assert_eq!(diff(one, other), Vec::new());
}

fn read(text: &str) -> Agenda {
    Agenda::from_json(text).unwrap().agenda
}

/// Everything that can be undone and then everything that can be done again.
fn stacks(history: &History) -> (Vec<Edit>, Vec<Edit>) {
    let (mut undone, mut redone) = (history.clone(), history.clone());
    let undo = std::iter::from_fn(|| undone.undo().inspect(|edit| undone.push(edit.clone())));
    let undo = undo.collect();
    let redo = std::iter::from_fn(|| redone.redo().inspect(|edit| redone.push(edit.clone())));
    (undo, redo.collect())
}

#[test]
fn the_agenda_that_comes_along_is_written_as_it_was_read() {
    let reading = Agenda::from_json(HARDERWIJK).unwrap();
    assert_eq!(reading.findings, Vec::new());
    assert_eq!(reading.agenda.to_json(), HARDERWIJK);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn taking_back_is_as_if_nothing_was_done(seed: u64, edits in 0_usize..8) {
        let (start, edits, mut end) = made(seed, edits);
        for edit in edits.iter().rev() {
            end.apply(&inverse(&edit.changes)).unwrap();
        }
        assert_same(&start, &end);
    }

    #[test]
    fn a_difference_leads_from_one_to_the_other(seed: u64, edits in 0_usize..8) {
        let (start, _, end) = made(seed, edits);
        assert_same(&after(&start, &diff(&start, &end)), &end);
        let other = Dice::new(!seed).agenda();
        assert_same(&after(&start, &diff(&start, &other)), &other);
        let apart = read(&end.to_json());
        assert_same(&after(&start, &diff(&start, &apart)), &end);
    }

    #[test]
    fn the_net_effect_is_the_effect(seed: u64, edits in 0_usize..12) {
        let (start, mut edits, end) = made(seed, edits);
        assert_same(&after(&start, &compose(edits.iter())), &end);
        let back: Vec<Edit> = edits.iter().rev().map(|edit| edit.taken_back(Act::Undo)).collect();
        edits.extend(back);
        assert_same(&after(&start, &compose(edits.iter())), &start);
    }

    #[test]
    fn what_was_written_is_read_and_written_the_same(seed: u64) {
        let agenda = Dice::new(seed).agenda();
        let text = agenda.to_json();
        assert_same(&read(&text), &agenda);
        prop_assert_eq!(read(&text.replace('\n', "\r\n")).to_json(), text);
    }

    #[test]
    fn changes_fit_on_what_they_were_made_on(seed: u64, edits in 0_usize..8) {
        let (start, edits, end) = made(seed, edits);
        let ours: Vec<Change> = edits.into_iter().flat_map(|edit| edit.changes).collect();
        let (fitting, clashes) = rebase(&ours, &start);
        prop_assert_eq!(clashes, Vec::new());
        assert_same(&after(&start, &fitting), &end);
    }

    #[test]
    fn what_fits_on_theirs_can_be_applied_and_the_rest_is_named(seed: u64, edits in 0_usize..8) {
        let (mut theirs, edits, _) = made(seed, edits);
        Dice::new(seed ^ 1).edit(&mut theirs);
        let ours: Vec<Change> = edits.into_iter().flat_map(|edit| edit.changes).collect();
        let (fitting, clashes) = rebase(&ours, &theirs);
        after(&theirs, &fitting);
        prop_assert!(fitting.len() + clashes.len() <= ours.len());
    }

    #[test]
    fn undo_and_redo_are_as_if_nothing_was_done(seed: u64, steps in 0_usize..30, split in 0_usize..30) {
        let mut dice = Dice::new(seed);
        let mut agenda = dice.agenda();
        let (mut history, mut lived) = (History::new(false), Vec::new());
        for _ in 0..steps {
            let edit = match dice.below(4) {
                0 => history.undo(),
                1 => history.redo(),
                _ => Some(dice.edit(&mut agenda.clone())),
            };
            let Some(edit) = edit else { continue };
            let before = agenda.clone();
            agenda.apply(&edit.changes).unwrap();
            history.push(edit.clone());
            lived.push(edit);
            let mut again = history.clone();
            let back = again.undo();
            if let Some(back) = back.filter(|_| history.redo().is_none()) {
                let taken_back = after(&agenda, &back.changes);
                assert_same(&taken_back, &before);
                again.push(back);
                assert_same(&after(&taken_back, &again.redo().unwrap().changes), &agenda);
            }
        }
        let split = split.min(lived.len());
        let mut recalled = History::new(true);
        lived[split..].iter().for_each(|edit| recalled.push(edit.clone()));
        recalled.recall(lived[..split].to_vec());
        prop_assert_eq!(stacks(&recalled), stacks(&history));
        let (undo, _) = stacks(&history);
        for edit in &undo {
            agenda.apply(&edit.changes).unwrap();
        }
        assert_same(&agenda, &Dice::new(seed).agenda());
    }

    #[test]
    fn an_edit_is_one_line_of_the_journal_and_comes_back_from_it(seed: u64) {
        let (_, edits, end) = made(seed, 4);
        let all = Edit { changes: diff(&Agenda::default(), &end), ..Edit::default() };
        for edit in edits.into_iter().chain([all]) {
            let line = serde_json::to_string(&edit).unwrap();
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(serde_json::from_str::<Edit>(&line).unwrap(), edit);
        }
    }

    #[test]
    fn what_does_not_fit_changes_nothing(seed: u64) {
        let mut dice = Dice::new(seed);
        let start = dice.agenda();
        let mut edit = dice.edit(&mut start.clone());
        let last = edit.changes.last().map(Change::inverse);
        if let Some(Change::Set { at, field, was, .. }) = edit.changes.last().cloned() {
            let now = start.rows(at.kind).view(&at.id, &field).map(overleg::agenda::View::to_value);
            let is = Value::Text("iets anders".into());
            if now.is_some_and(|now| now != was && now != is) {
                edit.changes.push(Change::Set { at, field, was, is });
            }
        }
        // The last change is taken back twice: the second time, what it expects is not there.
        edit.changes.extend(last.clone().into_iter().chain(last));
        let mut agenda = start.clone();
        if agenda.apply(&edit.changes).is_err() {
            assert_same(&agenda, &start);
        }
    }
}
