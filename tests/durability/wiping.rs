//! Emptying what lies beside an agenda: all that was deleted goes, nothing that is in it does, also when it is broken off.

use std::io::{Write, stdout};
use std::path::Path;
use std::sync::Arc;

use overleg::agenda::Agenda;
use overleg::store::fs::Fs;
use overleg::store::memory::{Break, MemoryFs};
use overleg::store::{Traces, Why, WipeError, traces, wipe};

use crate::support::*;

const SECRET: &str = "Geheim";

/// A disk with several sittings, a version with a name, work of another machine with its clock ahead, and a file set apart.
fn lived_in() -> (MemoryFs, String) {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", SECRET);
    program.checkpoint();
    program.store.keep_version(("Vastgesteld", &program.agenda), moment(1)).unwrap();
    program.close().map(drop).unwrap();
    let mut program = Program::open(&disk_of_another(), 50);
    program.write("a2", "van elders");
    let elsewhere = journals(&program.fs).pop().unwrap();
    let (name, bytes) = (elsewhere.file_name().unwrap().to_owned(), program.fs.content(&elsewhere).unwrap());
    let mut program = first_of(2);
    program.write("a1", "Openbaar");
    let fs = program.fs.after_crash();
    fs.put(hidden().join(name), bytes);
    fs.put(hidden().join(APART), "wat nergens anders staat");
    let mut program = Program::open(&fs, 3);
    assert_eq!((program.title("a1"), program.title("a2")), ("Openbaar".into(), "van elders".into()));
    program.write("a1", "Openbaar gemaakt");
    let text = program.text();
    (program.fs.after_crash(), text)
}

/// What is set apart may stand nowhere else, so it stays.
const APART: &str = "apart/oud-agenda.json";
const LEFT: Traces = Traces { versions: 0, named: 0, journals: 0, apart: 1, conflicts: 0 };

fn disk_of_another() -> MemoryFs {
    first_of(1).fs.after_crash()
}

/// The disk after the first sitting, open again.
fn first_of(number: u64) -> Program {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", SECRET);
    program.checkpoint();
    program.store.keep_version(("Vastgesteld", &program.agenda), moment(1)).unwrap();
    let fs = program.fs.clone();
    program.close().unwrap();
    Program::open(&fs.after_crash(), number)
}

fn wiped(fs: &MemoryFs, number: u64) -> Result<(), WipeError> {
    let shared: Arc<dyn Fs> = Arc::new(fs.clone());
    wipe(&shared, Path::new(FOLDER), &sitting(number))
}

#[track_caller]
fn assert_holds(fs: &MemoryFs, text: &str, what: &str) {
    Agenda::from_bytes(&fs.content(target()).unwrap())
        .unwrap_or_else(|_| panic!("{what}: agenda.json is not whole"));
    let program = Program::open(&fs.after_crash(), 90);
    assert_eq!(program.text(), text, "{what}");
    assert!(program.is_editing(), "{what}");
    let files = fs.files(FOLDER);
    assert!(!files.iter().any(|path| path.to_string_lossy().contains("conflict")), "{what}: {files:?}");
}

#[test]
fn what_was_deleted_is_nowhere_afterwards_and_what_is_in_the_agenda_is() {
    let (fs, text) = lived_in();
    let before = traces(&fs, Path::new(FOLDER));
    assert!(
        before.versions > 2 && before.named == 1 && before.journals >= 3 && before.apart == 1,
        "{before:?}"
    );
    wiped(&fs, 10).unwrap();
    assert_eq!(traces(&fs, Path::new(FOLDER)), LEFT);
    assert_eq!(on_disk(&fs), text);
    let left: Vec<_> = fs.files(FOLDER);
    let hidden = [APART, "lock", "owner.json"].map(|name| hidden().join(name));
    assert_eq!(left, [&hidden[..], &[target()]].concat());
    assert!(!left.iter().any(|path| String::from_utf8(fs.content(path).unwrap()).unwrap().contains(SECRET)));
    let mut program = Program::open(&fs.after_crash(), 11);
    assert!(program.notices.is_empty() && program.recall().is_empty() && program.is_editing());
    program.write("a2", "verder");
    assert_eq!(program.crash().title("a2"), "verder");
}

#[test]
fn wiping_that_is_broken_off_anywhere_leaves_the_whole_agenda() {
    let (fs, text) = lived_in();
    let mut states = 0;
    for how in [
        Break::Crash,
        Break::Torn(3),
        Break::Torn(40),
        Break::Fail(std::io::ErrorKind::Other),
        Break::Stuck(std::io::ErrorKind::StorageFull),
    ] {
        for at in 0.. {
            let disk = fs.after_crash();
            disk.break_at(at, how);
            let done = wiped(&disk, 10);
            disk.mend();
            let what = format!("{how:?} at operation {at}");
            assert_holds(&disk, &text, &what);
            states += 1;
            // What was broken off is simply asked again, and then it is all gone.
            let again = disk.after_crash();
            wiped(&again, 11).unwrap_or_else(|error| panic!("{what}, again: {error}"));
            assert_eq!(on_disk(&again), text, "{what}, again");
            assert_eq!(traces(&again, Path::new(FOLDER)), LEFT, "{what}, again");
            if done.is_ok() && disk.log().len() <= at {
                break;
            }
        }
    }
    writeln!(stdout(), "{states} states of a wiping that was broken off").unwrap();
    assert!(states > 150, "{states}");
}

#[test]
fn what_is_not_in_the_agenda_is_never_wiped() {
    // Somebody has it open.
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "open");
    let fs = program.fs.clone();
    assert!(matches!(wiped(&fs, 2), Err(WipeError::Reading(Why::Held(Some(_))))));
    // A text is half typed.
    let half = program.retitle("a2", "hal");
    program.store.draft(Some(&half)).unwrap();
    assert!(matches!(wiped(&fs.after_crash(), 2), Err(WipeError::Draft)));
    // Lines lie behind damage: also the second time, when they were set apart already.
    let (fs, _) = after_three_edits();
    let journal = journals(&fs).remove(0);
    let mut bytes = fs.content(&journal).unwrap();
    let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 20;
    bytes[middle] ^= 1;
    fs.put(&journal, bytes.clone());
    assert!(matches!(wiped(&fs, 2), Err(WipeError::Unsure(_))));
    let again = wiped(&fs.after_crash(), 3);
    assert!(matches!(&again, Err(WipeError::Damaged(path)) if *path == journal), "{again:?}");
    assert_eq!(fs.content(&journal), Some(bytes));
    // The agenda itself cannot be read.
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "goed");
    program.checkpoint();
    let fs = program.fs.after_crash();
    fs.put(target(), "{ kapot");
    let before = fs.files(hidden());
    assert!(matches!(wiped(&fs, 2), Err(WipeError::Unsure(_))));
    assert!(before.iter().all(|path| fs.content(path).is_some()));
}

#[test]
fn a_version_that_clashes_stays_beside_the_agenda_and_a_journal_of_another_agenda_stays() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "van ons");
    let fs = program.fs.after_crash();
    fs.put(target(), AGENDA.replace("eerste", "van hen"));
    let foreign = hidden().join("20260311-080000-00000000000000aa.jnl");
    let other = MemoryFs::default();
    other.put(target(), AGENDA.replace("k3f9", "m2n1"));
    let mut elsewhere = Program::open(&other, 4);
    elsewhere.write("a1", "van een andere agenda");
    fs.put(&foreign, other.content(journals(&other).remove(0)).unwrap());
    assert!(matches!(wiped(&fs, 2), Err(WipeError::Unsure(_))));
    let fs = fs.after_crash();
    wiped(&fs, 3).unwrap();
    let left = traces(&fs, Path::new(FOLDER));
    assert_eq!((left.conflicts, left.journals, left.versions), (1, 0, 0));
    assert!(fs.content(&foreign).is_some());
}
