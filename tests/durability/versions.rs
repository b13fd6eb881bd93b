//! Versions with a name: there whole or not at all, kept for ever, and in nobody's way when something is recovered.

use std::io::ErrorKind;

use overleg::agenda::{Act, Agenda, Edit, diff};
use overleg::store::memory::{Break, MemoryFs};
use overleg::store::{KeepError, VersionError, Why};

use crate::support::*;

const NAME: &str = "Vastgesteld: 1/2";

fn keep(program: &mut Program, name: &str, minute: u64) -> Result<(), KeepError> {
    program.store.keep_version((name, &program.agenda), moment(minute))
}

/// Returns the versions with this name, each read.
#[track_caller]
fn named(program: &Program, name: &str) -> Vec<Agenda> {
    let versions = program.store.versions(&program.fs).into_iter();
    let versions = versions.filter(|version| version.label.as_deref() == Some(name));
    versions.map(|version| program.store.version(&program.fs, &version.file).unwrap()).collect()
}

fn edited(fs: &MemoryFs) -> Program {
    let mut program = Program::open(fs, 1);
    program.write("a1", "één");
    program
}

#[test]
fn keeping_a_version_that_is_broken_off_anywhere_leaves_all_of_it_or_nothing() {
    let fs = disk();
    let mut program = edited(&fs);
    let from = fs.log().len();
    keep(&mut program, NAME, 2).unwrap();
    let operations = fs.log().len() - from;
    assert!(operations > 4, "er valt iets te breken");
    for broken in 0..operations {
        for how in [
            Break::Crash,
            Break::Torn(20),
            Break::Fail(ErrorKind::Other),
            Break::Short(3),
            Break::Stuck(ErrorKind::StorageFull),
        ] {
            let fs = disk();
            let mut program = edited(&fs);
            let before = program.text();
            fs.break_at(broken, how);
            let kept = keep(&mut program, NAME, 2);
            fs.mend();
            if !fs.is_dead() {
                keep(&mut program, NAME, 3).unwrap();
                assert!(!named(&program, NAME).is_empty(), "daarna lukt het: {broken} {how:?}");
            }
            let mut program = program.crash();
            assert_eq!(program.text(), before, "{broken} {how:?}");
            let found = named(&program, NAME);
            assert!(kept.is_err() || !found.is_empty(), "wat bewaard heet, is er: {broken} {how:?}");
            assert!(found.iter().all(|agenda| agenda.to_json() == before), "{broken} {how:?}");
            keep(&mut program, NAME, 4).unwrap();
            assert!(!named(&program, NAME).is_empty());
        }
    }
}

/// Keeps the present and puts a version back, as the program does.
fn restore(program: &mut Program, then: &Agenda) {
    if keep(program, "vóór terugzetten", 5).is_ok() {
        let changes = diff(&program.agenda, then);
        program.perform(&Edit { place: None, act: Act::Do, changes });
    }
}

#[test]
fn putting_a_version_back_that_is_broken_off_anywhere_gives_then_or_now() {
    let life = |fs: &MemoryFs| {
        let mut program = edited(fs);
        keep(&mut program, NAME, 2).unwrap();
        program.write("a1", "nu");
        program.write("a2", "ook");
        program
    };
    let fs = disk();
    let mut program = life(&fs);
    let (now, then) = (program.text(), named(&program, NAME).remove(0));
    let from = fs.log().len();
    restore(&mut program, &then);
    for broken in 0..=fs.log().len() - from {
        for how in [Break::Crash, Break::Torn(20)] {
            let fs = disk();
            let mut program = life(&fs);
            fs.break_at(broken, how);
            restore(&mut program, &then);
            let program = program.crash();
            let text = program.text();
            assert!(text == now || text == then.to_json(), "{broken} {how:?}: {text}");
            let is_back = text != now;
            let present = named(&program, "vóór terugzetten");
            assert!(!is_back || present.iter().any(|agenda| agenda.to_json() == now), "{broken} {how:?}");
            assert_eq!(named(&program, NAME).len(), 1);
        }
    }
}

#[test]
fn a_version_with_a_name_outlives_all_others() {
    let fs = disk();
    let mut program = edited(&fs);
    keep(&mut program, NAME, 1).unwrap();
    for minute in 2..60 {
        program.write("a1", &format!("titel {minute}"));
        let n = program.store.last();
        program.store.checkpoint(program.agenda.clone(), n, moment(minute)).unwrap();
    }
    let versions = program.store.versions(&fs);
    assert!(versions.len() < 20, "de andere zijn uitgedund: {}", versions.len());
    assert!(versions.is_sorted_by_key(|version| std::cmp::Reverse(version.at)));
    assert_eq!(title(&named(&program, NAME)[0], "a1"), "één");
}

#[test]
fn a_version_with_a_name_is_in_nobodys_way_when_the_agenda_is_damaged() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "opgeslagen");
    program.checkpoint();
    program.write("a2", "daarna");
    keep(&mut program, NAME, 2).unwrap();
    program.write("a1", "nog later");
    let (fs, before) = (program.fs.after_crash(), program.text());
    fs.put(target(), "{\"half");
    assert_eq!(Program::open(&fs, 2).text(), before);
    // And where nothing else is left, it is what is opened.
    let only = MemoryFs::default();
    for path in fs.files(hidden().join("hist")) {
        if path.display().to_string().contains("Vastgesteld") {
            only.put(&path, fs.content(&path).unwrap());
        }
    }
    assert_eq!(Program::open(&only, 3).title("a2"), "daarna");
}

#[test]
fn a_checkpoint_keeps_its_own_version_beside_one_with_a_name() {
    let mut program = edited(&disk());
    keep(&mut program, NAME, 2).unwrap();
    program.checkpoint();
    let files = program.fs.files(hidden().join("hist"));
    let same = files.iter().filter(|path| program.fs.content(path).unwrap() == program.text().as_bytes());
    assert_eq!(same.count(), 2);
    let versions = program.store.versions(&program.fs);
    assert_eq!(versions.len(), 2, "in de lijst staat die inhoud één keer, met haar naam: {versions:?}");
}

#[test]
fn a_damaged_version_is_told_and_who_only_reads_keeps_none() {
    let mut program = edited(&disk());
    keep(&mut program, NAME, 2).unwrap();
    let version = program.store.versions(&program.fs).remove(0);
    let mut second = Program::open(&program.fs, 2);
    assert_eq!(named(&second, NAME).len(), 1);
    assert!(matches!(keep(&mut second, "nee", 3), Err(KeepError::Reading(Why::Held(_)))));
    program.fs.put(hidden().join("hist").join(&version.file), "{}");
    assert_eq!(program.store.version(&program.fs, &version.file).err(), Some(VersionError::Damaged));
    program.fs.take(hidden().join("hist").join(&version.file));
    assert!(matches!(program.store.version(&program.fs, &version.file), Err(VersionError::NoAccess(_))));
    assert!(matches!(keep(&mut program, &"x".repeat(300), 4), Err(KeepError::Name)));
}
