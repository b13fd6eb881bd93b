//! A disk that refuses: edits stay, are told about and get there in the end; and the work on a thread of its own.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use overleg::agenda::{At, Edit, Kind, Value};
use overleg::store::fs::Fs;
use overleg::store::memory::{Break, MemoryFs, Operation};
use overleg::store::{CloseError, Closed, News, Opened, Pace, Store};

use crate::support::*;

#[test]
fn any_operation_may_fail_once_and_no_edit_is_lost() {
    for how in [Break::Fail(ErrorKind::Other), Break::Short(0), Break::Short(1), Break::Short(60)] {
        for broken in 0..25 {
            let fs = disk();
            let mut program = Program::open(&fs, 1);
            fs.break_at(broken, how);
            for title in ["één", "twee", "drie"] {
                program.write("a1", title);
            }
            program.store.retry();
            assert_eq!(program.store.synced(), program.store.last(), "{how:?} bij {broken}");
            program.checkpoint();
            program.write("a2", "vier");
            let before = program.text();
            let program = program.crash();
            assert_eq!(program.text(), before, "{how:?} bij {broken}");
            let titles = program.recall().len();
            assert_eq!(titles, 4, "{how:?} bij {broken}: elke wijziging staat er één keer");
        }
    }
}

#[test]
fn a_full_disk_keeps_every_edit_in_memory_and_writes_them_when_there_is_room() {
    for full_from in 0..12 {
        let fs = disk();
        let mut program = Program::open(&fs, 1);
        program.write("a1", "paste nog");
        fs.break_at(full_from, Break::Stuck(ErrorKind::StorageFull));
        for title in ["één", "twee", "drie", "vier", "vijf"] {
            program.write("a2", title);
        }
        let at_risk = program.heard().into_iter().rev().find_map(|news| match news {
            News::Failing { count, .. } => Some(count),
            _ => None,
        });
        let before = program.text();
        if at_risk.is_some() {
            assert!(matches!(
                program.store.close(&program.agenda, moment(1)),
                Err(CloseError::Unsaved { .. })
            ));
        }
        fs.mend();
        program.store.retry();
        assert_eq!(program.store.synced(), program.store.last());
        assert_eq!(program.crash().text(), before);
    }
}

#[test]
fn after_a_failed_sync_nothing_counts_until_another_file_is_synced() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "zeker");
    program.heard();
    // Append, then sync.
    fs.break_at(1, Break::Fail(ErrorKind::Other));
    program.write("a1", "onzeker");
    assert_eq!(program.heard(), [News::Synced { n: 2 }]);
    let files = journals(&fs);
    assert_eq!(files.len(), 2);
    let second = fs.content(&files[1]).unwrap();
    assert!(
        String::from_utf8(second).unwrap().contains("onzeker"),
        "alles na het laatste vinkje staat er opnieuw"
    );
    let synced_last = fs.log().into_iter().rev().find(|operation| matches!(operation, Operation::Sync(_)));
    assert_eq!(synced_last, Some(Operation::Sync(files[1].clone())));
}

#[test]
fn a_disk_that_never_syncs_is_told_and_does_not_fill_up_with_journals() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    fs.break_at(2, Break::Stuck(ErrorKind::StorageFull));
    for title in ["één", "twee", "drie", "vier"] {
        program.write("a1", title);
    }
    assert!(program.heard().iter().any(|news| matches!(news, News::Failing { count: 4, .. })));
    assert!(journals(&fs).len() <= 2);
}

#[test]
fn a_half_written_line_is_taken_back() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "één");
    let whole = fs.content(&journals(&fs)[0]).unwrap();
    fs.break_at(0, Break::Short(25));
    program.write("a1", "twee");
    assert_eq!(fs.content(&journals(&fs)[0]).unwrap(), whole);
    program.write("a1", "drie");
    assert_eq!(journals(&fs).len(), 1);
    assert_eq!(program.crash().recall().len(), 3);
}

#[test]
fn closing_brings_everything_into_the_agenda_and_lets_go_of_the_lock() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "af");
    let before = program.text();
    assert_eq!(program.store.close(&program.agenda, moment(1)), Ok(Closed::Whole));
    assert_eq!(on_disk(&fs), before);
    assert!(program.store.record(&program.retitle("a1", "te laat"), moment(1)).is_err());
    let second = Program::open(&fs, 2);
    assert!(second.is_editing());
    assert_eq!(second.notices, []);
    let log = fs.log().len();
    assert_eq!(second.close(), Ok(Closed::Whole));
    assert_eq!(fs.log().len(), log, "wie niets wijzigde, schrijft niets");
}

#[test]
fn dropping_without_closing_leaves_the_agenda_as_it_was() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "niet opgeslagen");
    drop(program);
    assert_eq!(on_disk(&fs), AGENDA);
}

#[test]
fn earlier_versions_are_kept_once_each_and_not_for_ever() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    for minute in 0..200 {
        let edit = program.write("a1", &format!("titel {minute}"));
        assert_eq!(edit.changes.len(), 1);
        let n = program.store.last();
        program.store.checkpoint(program.agenda.clone(), n, moment(minute)).unwrap();
    }
    let versions = fs.files(hidden().join("hist"));
    assert_eq!(versions.len(), 13, "tien nieuwste en de laatste van drie uren: {versions:#?}");
    assert!(versions.iter().all(|path| fs.is_private(path)));
    assert!(!fs.is_private(target()));
}

fn threaded(fs: &MemoryFs) -> Opened {
    let shared: Arc<dyn Fs> = Arc::new(fs.clone());
    Store::open(&shared, Path::new(FOLDER), &sitting(1), Pace::Thread).unwrap()
}

fn retitle(opened: &mut Opened, title: String) {
    let at = At::new(Kind::Action, &"a1".into());
    let changes: Vec<_> = opened.agenda.set(&at, "title", Value::Text(title)).into_iter().collect();
    opened.agenda.apply(&changes).unwrap();
    opened.store.record(&Edit { changes, ..Edit::default() }, moment(1)).unwrap();
}

#[test]
fn a_thread_syncs_and_saves_and_tells_so() {
    let fs = disk();
    let mut opened = threaded(&fs);
    for number in 0..50 {
        retitle(&mut opened, format!("titel {number}"));
    }
    assert_eq!(opened.store.last(), 50);
    assert_eq!(opened.store.close(&opened.agenda, moment(1)), Ok(Closed::Whole));
    let heard: Vec<News> = opened.news.try_iter().collect();
    assert!(heard.contains(&News::Synced { n: 50 }));
    assert!(matches!(heard.last(), Some(News::Saved { n: 50, .. })));
    assert_eq!(on_disk(&fs), opened.agenda.to_json());
}

#[test]
fn when_the_thread_dies_the_store_tells_it_and_goes_on() {
    let fs = disk();
    let mut opened = threaded(&fs);
    // Making the hidden folder and the file, and the first line, are done by whoever records; then comes the thread.
    fs.break_at(2, Break::Panic);
    retitle(&mut opened, "eerst".into());
    assert_eq!(opened.news.recv(), Ok(News::ThreadDied));
    retitle(&mut opened, "daarna".into());
    opened.store.retry();
    assert_eq!(opened.store.synced(), 2);
    assert_eq!(opened.store.close(&opened.agenda, moment(1)), Ok(Closed::Whole));
    assert_eq!(on_disk(&fs), opened.agenda.to_json());
}
