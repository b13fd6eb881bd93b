//! What a crash of the program leaves comes back, and coming back is safe itself.

use std::io::ErrorKind;

use overleg::agenda::Act;
use overleg::store::memory::{Break, MemoryFs, Operation};
use overleg::store::{Mode, Notice, Store, Why};

use crate::support::*;

#[test]
fn every_edit_before_a_crash_is_there_afterwards() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "nieuw");
    program.write("a2", "ook nieuw");
    let before = program.text();
    let program = program.crash();
    assert_eq!(program.text(), before);
    assert_eq!(program.notices, [Notice::Recovered { edits: 2 }]);
    assert_eq!(on_disk(&program.fs), before, "wat is teruggehaald staat meteen in agenda.json");
}

#[test]
fn opening_with_nothing_to_recover_writes_nothing_but_the_lock() {
    let fs = disk();
    drop(Program::open(&fs, 1));
    let names: Vec<_> = fs.files(FOLDER).iter().map(|path| path.display().to_string()).collect();
    assert_eq!(names, ["/map/.overleg/lock", "/map/.overleg/owner.json", "/map/agenda.json"]);
    let mut program = Program::open(&fs.after_crash(), 2);
    program.write("a1", "nieuw");
    let fs = program.fs.clone();
    program.close().unwrap();
    let fs = fs.after_crash();
    drop(Program::open(&fs, 3));
    // What lies there is synced: whoever wrote it may have been killed before that.
    let is_sync = |operation: &&Operation| matches!(operation, Operation::Sync(_) | Operation::SyncFolder(_));
    let touched = fs.log();
    let touched: Vec<String> = touched
        .iter()
        .filter(|operation| !is_sync(operation))
        .map(|operation| format!("{operation:?}"))
        .collect();
    assert!(touched.iter().all(|operation| operation.contains("owner.json")), "{touched:#?}");
}

#[test]
fn recovering_twice_gives_the_same_and_the_second_time_writes_nothing() {
    let (fs, states) = after_three_edits();
    let once = Program::open(&fs, 2);
    let twice = once.crash();
    assert_eq!(twice.text(), states[3]);
    assert_eq!(twice.notices, []);
    assert_eq!(journals(&twice.fs).len(), 2, "de tweede keer is er niets om op te schrijven");
}

#[test]
fn a_recovery_that_is_broken_off_anywhere_leads_to_the_same_agenda() {
    let (fs, states) = after_three_edits();
    let whole = fs.after_crash();
    drop(Program::open(&whole, 2));
    let operations = whole.log().len();
    assert!(operations > 15, "er valt iets te breken");
    for first in 0..operations {
        for second in 0..operations {
            let fs = fs.after_crash();
            fs.break_at(first, Break::Crash);
            drop(Program::try_open(&fs, 2));
            let fs = fs.after_crash();
            fs.break_at(second, Break::Torn(second));
            drop(Program::try_open(&fs, 3));
            let program = Program::open(&fs.after_crash(), 4);
            assert_eq!(program.text(), states[3], "gebroken bij {first} en {second}");
        }
    }
}

#[test]
fn a_checkpoint_that_is_broken_off_anywhere_loses_no_edit() {
    let life = |fs: &MemoryFs| {
        let mut program = Program::open(fs, 1);
        program.write("a1", "één");
        let from = fs.log().len();
        program.checkpoint();
        (program, from)
    };
    let fs = disk();
    let from = life(&fs).1;
    for broken in 0..fs.log().len() - from {
        for how in [Break::Crash, Break::Torn(20), Break::Fail(ErrorKind::Other), Break::Short(3)] {
            let fs = disk();
            let mut program = Program::open(&fs, 1);
            program.write("a1", "één");
            fs.break_at(broken, how);
            program.checkpoint();
            if !fs.is_dead() {
                program.write("a2", "twee");
                program.checkpoint();
                assert_eq!(on_disk(&fs), program.text(), "daarna lukt het weer");
            }
            let before = program.text();
            let stands = on_disk(&fs);
            assert!(stands == AGENDA || overleg::agenda::Agenda::from_json(&stands).is_ok());
            assert_eq!(program.crash().text(), before, "gebroken bij {broken}: {how:?}");
        }
    }
}

#[test]
fn edits_made_while_the_checkpoint_was_on_its_way_are_not_lost() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "één");
    let (then, n) = (program.agenda.clone(), program.store.last());
    program.write("a1", "twee");
    program.store.checkpoint(then, n, moment(1)).unwrap();
    let program = program.crash();
    assert_eq!(program.title("a1"), "twee");
    assert_eq!(program.notices, [Notice::Recovered { edits: 1 }]);
}

#[test]
fn what_was_being_typed_comes_back_and_goes_when_the_field_is_closed() {
    let mut program = Program::open(&disk(), 1);
    program.write("a2", "klaar");
    let half = program.retitle("a1", "half ge");
    program.store.draft(Some(&half)).unwrap();
    program.checkpoint();
    let program = program.crash();
    assert_eq!(program.draft, Some(half.clone()), "ook na een checkpoint");
    let mut program = program.crash();
    assert_eq!(program.draft, Some(half), "zolang niemand het veld sluit");
    program.store.draft(None).unwrap();
    assert_eq!(program.crash().draft, None);
}

#[test]
fn a_field_that_was_accepted_does_not_open_again() {
    let mut program = Program::open(&disk(), 1);
    let edit = program.retitle("a1", "af");
    program.store.draft(Some(&edit)).unwrap();
    program.perform(&edit);
    let program = program.crash();
    assert_eq!((program.draft.clone(), program.title("a1").as_str()), (None, "af"));
}

#[test]
fn undo_and_redo_come_back_in_order_over_sittings() {
    let mut program = Program::open(&disk(), 1);
    let first = program.write("a1", "één");
    let undo = first.taken_back(Act::Undo);
    program.perform(&undo);
    let mut program = program.crash();
    let redo = undo.taken_back(Act::Redo);
    program.perform(&redo);
    let fs = program.fs.clone();
    program.close().unwrap();
    let program = Program::open(&fs.after_crash(), 3);
    assert_eq!(program.recall(), [first, undo, redo]);
    assert_eq!(program.title("a1"), "één");
}

#[test]
fn unknown_fields_survive_crash_and_checkpoint() {
    let mut program = Program::open(&disk(), 1);
    let at = overleg::agenda::At::new(overleg::agenda::Kind::Action, &"a1".into());
    let drop = program.agenda.dropped(&at).unwrap();
    let edit = overleg::agenda::Edit { changes: vec![drop], ..Default::default() };
    program.perform(&edit);
    let mut program = program.crash();
    assert_eq!(program.title("a1"), "");
    program.perform(&program.recall()[0].taken_back(Act::Undo));
    let program = program.crash();
    let text = on_disk(&program.fs);
    for kept in ["1.10", "toekomst"] {
        assert!(text.contains(kept), "{kept} ontbreekt in {text}");
    }
}

#[test]
fn a_second_program_reads_along_and_writes_nothing() {
    let fs = disk();
    let mut first = Program::open(&fs, 1);
    first.write("a1", "van de eerste");
    let log = fs.log().len();
    let mut second = Program::open(&fs, 2);
    assert_eq!(second.title("a1"), "van de eerste");
    assert!(matches!(second.store.mode(), Mode::Reading(Why::Held(Some(owner))) if owner.user == "Jan"));
    let edit = second.retitle("a1", "van de tweede");
    assert!(matches!(second.store.record(&edit, moment(2)), Err(Why::Held(_))));
    assert_eq!(fs.log().len(), log);
    drop(first);
    assert!(Program::open(&fs, 3).is_editing(), "het slot is meteen vrij");
}

#[test]
fn peeking_reads_the_journal_too_and_writes_nothing() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "nog niet opgeslagen");
    let log = fs.log().len();
    let peeked = Store::peek(&fs, FOLDER.as_ref()).unwrap();
    assert_eq!(title(&peeked.agenda, "a1"), "nog niet opgeslagen");
    assert_eq!(fs.log().len(), log);
}

#[test]
fn peeking_while_a_line_is_being_written_sees_the_agenda_before_it_and_no_damage() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "staat er");
    let path = journals(&fs).remove(0);
    let before = fs.content(&path).unwrap().len();
    program.write("a1", "wordt geschreven");
    let bytes = fs.content(&path).unwrap();
    for cut in before + 1..bytes.len() {
        fs.put(&path, &bytes[..cut]);
        let peeked = Store::peek(&fs, FOLDER.as_ref()).unwrap();
        assert_eq!(title(&peeked.agenda, "a1"), "staat er", "{cut}");
        let is_usual = |notice: &Notice| matches!(notice, Notice::Recovered { edits: 1 });
        assert!(peeked.notices.iter().all(is_usual), "{cut}: {:?}", peeked.notices);
        // When nobody writes here any more, nobody finishes the line.
        let left = Store::peek(&fs.after_crash(), FOLDER.as_ref()).unwrap();
        assert!(left.notices.contains(&Notice::Damaged { later: 0 }), "{cut}");
    }
}

#[test]
fn an_edit_of_many_changes_is_there_whole_or_not_at_all() {
    let whole = disk();
    let operations = {
        let mut program = Program::open(&whole, 1);
        let from = whole.log().len();
        let edit = both(&program);
        program.perform(&edit);
        whole.log().len() - from
    };
    for broken in 0..operations {
        for kept in [0, 30, 150, 200, 250, 300, 350] {
            let fs = disk();
            let mut program = Program::open(&fs, 1);
            fs.break_at(broken, Break::Torn(kept));
            let edit = both(&program);
            program.perform(&edit);
            let program = program.crash();
            let titles = [program.title("a1"), program.title("a2")];
            assert!(titles == ["A", "B"] || titles == ["eerste", "tweede"], "{titles:?}");
        }
    }
}

fn both(program: &Program) -> overleg::agenda::Edit {
    let mut edit = program.retitle("a1", "A");
    edit.changes.extend(program.retitle("a2", "B").changes);
    edit
}
