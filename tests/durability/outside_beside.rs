//! Other versions beside the agenda: which are told, and putting one away, which never loses it.

use overleg::store::memory::{Break, MemoryFs};

use crate::support::*;

const NAMES: [&str; 5] = [
    "agenda-LAPTOP.json",
    "agenda (1).json",
    "agenda (Jan's conflicted copy 2026-03-12).json",
    "agenda.sync-conflict-20260312-102400-ABCDEFG.json",
    "Kopie van agenda.JSON",
];

fn put(fs: &MemoryFs, name: &str, text: &str) {
    fs.put(format!("{FOLDER}/{name}"), text);
}

fn with_copies() -> (MemoryFs, String) {
    let (fs, other) = (disk(), AGENDA.replace("tweede", "van een ander"));
    for name in NAMES {
        put(&fs, name, &other);
    }
    (fs, other)
}

#[test]
fn every_other_version_of_this_agenda_is_told_and_nothing_else() {
    let (fs, other) = with_copies();
    put(&fs, "andere.json", &other.replace("k3f9", "anders"));
    for (name, text) in
        [("brief.json", "{}"), ("half.json", &other[..80]), ("kopie.txt", &other), ("zelfde.json", AGENDA)]
    {
        put(&fs, name, text);
    }
    let program = Program::open(&fs, 1);
    let mut told: Vec<String> = program.store.others(&fs).into_iter().map(|other| other.file).collect();
    told.sort();
    let mut expected = NAMES.map(String::from);
    expected.sort();
    assert_eq!(told, expected);
    for name in &told {
        assert_eq!(title(&program.store.other(&fs, name).unwrap(), "a2"), "van een ander");
    }
    for name in ["../map/agenda.json", "agenda.json", ".overleg/owner.json", "/map/agenda-LAPTOP.json", ""] {
        assert!(program.store.other(&fs, name).is_err(), "{name}");
    }
    assert_eq!(program.text(), Program::open(&disk(), 1).text(), "er is niets samengevoegd");
}

#[test]
fn putting_a_version_away_that_is_broken_off_anywhere_loses_it_nowhere() {
    let run = |fs: &MemoryFs| {
        let mut program = Program::open(fs, 1);
        let from = fs.log().len();
        (program.store.put_away(NAMES[0]).is_ok(), fs.log().len() - from, from)
    };
    let (whole, other) = with_copies();
    let (done, operations, opening) = run(&whole);
    let lies = |fs: &MemoryFs| {
        let beside = fs.content(format!("{FOLDER}/{}", NAMES[0])).map(|bytes| (true, bytes));
        let apart =
            fs.files(hidden().join("apart")).into_iter().map(|path| (false, fs.content(path).unwrap()));
        beside
            .into_iter()
            .chain(apart)
            .filter(|(_, bytes)| bytes == other.as_bytes())
            .map(|(beside, _)| beside)
            .collect::<Vec<_>>()
    };
    assert!(done && lies(&whole) == [false]);
    for broken in 0..operations {
        for how in [Break::Crash, Break::Torn(40), Break::Fail(std::io::ErrorKind::Other), Break::Short(40)] {
            let (fs, _) = with_copies();
            fs.break_at(opening + broken, how);
            let (done, ..) = run(&fs);
            let fs = fs.after_crash();
            assert!(!lies(&fs).is_empty(), "{broken}: {how:?}");
            assert!(done || lies(&fs).contains(&true), "wat niet lukte, ligt er nog: {broken}: {how:?}");
            let (done, ..) = run(&fs);
            assert!(
                !lies(&fs).is_empty() && (done || lies(&fs) == [false]),
                "de tweede keer: {broken}: {how:?}"
            );
        }
    }
}
