//! The real agenda and the journals that the program makes on it, with bytes and lines changed at random: what opens is
//! always the agenda up to some edit, and what could not be used is still there.

use std::path::{Path, PathBuf};

use overleg::agenda::{Act, Agenda};
use overleg::store::memory::MemoryFs;
use overleg::store::{Notice, OpenError};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::support::*;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");

/// How many inputs each test tries.
const CASES: u32 = 128;

/// A disk after two sittings that crashed, the first with a checkpoint in it, and the agenda after each edit.
struct Life {
    fs: MemoryFs,
    states: Vec<String>,
}

fn life() -> Life {
    let fs = MemoryFs::default();
    fs.put(target(), HARDERWIJK);
    let mut program = Program::open(&fs, 1);
    let mut states = vec![program.text()];
    for (id, title) in [("actie-1", "Eén"), ("actie-2", "Twee"), ("actie-1", "Eén en een half")] {
        program.write(id, title);
        states.push(program.text());
    }
    program.checkpoint();
    for (id, title) in [("actie-3", "Drie"), ("actie-2", "“Twee”\nen een regel")] {
        program.write(id, title);
        states.push(program.text());
    }
    let half = program.retitle("actie-4", "half ge");
    program.store.draft(Some(&half)).unwrap();
    let mut program = program.crash();
    program.write("actie-5", "Vijf");
    states.push(program.text());
    let undo = program.write("actie-6", "Zes").taken_back(Act::Undo);
    states.push(program.text());
    program.perform(&undo);
    states.push(program.text());
    Life { fs: program.fs.after_crash(), states }
}

/// What is done to the bytes of a file.
#[derive(Clone, Debug)]
enum Harm {
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Zero(usize, usize),
    CopyLine(usize, usize),
    SwapLines(usize, usize),
    DropLine(usize),
    CarriageReturns,
}

fn harm() -> impl Strategy<Value = Vec<Harm>> {
    let at = any::<usize>;
    let one = prop_oneof![
        (at(), 0_u8..8).prop_map(|(at, bit)| Harm::Flip(at, 1 << bit)),
        (at(), proptest::collection::vec(any::<u8>(), 1..30)).prop_map(|(at, put)| Harm::Insert(at, put)),
        (at(), 1_usize..300).prop_map(|(at, length)| Harm::Remove(at, length)),
        (at(), 1_usize..300).prop_map(|(at, length)| Harm::Zero(at, length)),
        (at(), at()).prop_map(|(line, to)| Harm::CopyLine(line, to)),
        (at(), at()).prop_map(|(one, other)| Harm::SwapLines(one, other)),
        at().prop_map(Harm::DropLine),
        Just(Harm::CarriageReturns),
    ];
    proptest::collection::vec(one, 1..4)
}

fn harmed(bytes: &[u8], harms: &[Harm]) -> Vec<u8> {
    harms.iter().fold(bytes.to_vec(), harmed_once)
}

fn harmed_once(mut bytes: Vec<u8>, harm: &Harm) -> Vec<u8> {
    let length = bytes.len();
    if length == 0 {
        return bytes;
    }
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let count = lines.len();
    match harm {
        Harm::Flip(at, bit) => bytes[at % length] ^= bit,
        Harm::Insert(at, put) => drop(bytes.splice(at % length..at % length, put.iter().copied())),
        Harm::Remove(at, most) => drop(bytes.drain(at % length..length.min(at % length + most))),
        Harm::Zero(at, most) => bytes[at % length..length.min(at % length + most)].fill(0),
        Harm::CopyLine(line, to) => {
            lines.insert(to % count, lines[line % count].clone());
            return lines.concat();
        }
        Harm::SwapLines(one, other) => {
            lines.swap(one % count, other % count);
            return lines.concat();
        }
        Harm::DropLine(line) => {
            lines.remove(line % count);
            return lines.concat();
        }
        Harm::CarriageReturns => {
            return bytes
                .iter()
                .flat_map(|byte| if *byte == b'\n' { vec![13, 10] } else { vec![*byte] })
                .collect();
        }
    }
    bytes
}

/// Looks whether the content of a file is still there, in its own place or set apart.
fn is_kept(fs: &MemoryFs, path: &Path, bytes: &[u8]) -> bool {
    fs.content(path).is_some_and(|found| found == bytes)
        || fs.files(hidden().join("apart")).iter().any(|path| fs.content(path).unwrap() == bytes)
}

fn set_apart(program: &Program) -> impl Iterator<Item = (usize, PathBuf)> {
    program.notices.iter().filter_map(|notice| match notice {
        Notice::SetApart { later, path } => Some((*later, path.clone())),
        _ => None,
    })
}

/// Goes on working and crashes: what is done after damage is as safe as anything.
fn goes_on(mut program: Program) -> Result<(), TestCaseError> {
    prop_assert!(program.is_editing());
    program.write("actie-7", "na de schade");
    let before = program.text();
    let again = program.crash();
    prop_assert_eq!(again.text(), before);
    Ok(())
}

#[test]
fn a_journal_in_which_anything_is_changed_costs_at_most_what_follows() {
    let life = life();
    let paths = journals(&life.fs);
    assert_eq!(paths.len(), 2, "{paths:?}");
    let strategy = (proptest::sample::select(paths), harm());
    run("een echt journaal beschadigd", CASES, &strategy, |(path, harms)| {
        let fs = life.fs.after_crash();
        let whole = fs.content(&path).unwrap();
        let bytes = harmed(&whole, &harms);
        fs.put(&path, bytes.clone());
        let program = Program::open(&fs, 9);
        let at = life.states.iter().rposition(|state| *state == program.text());
        prop_assert!(at.is_some(), "geen begin van de wijzigingen");
        // What a whole line says is either used or lies apart, and that is told.
        let has_lines_behind = bytes.ends_with(b"\n") && !whole.starts_with(&bytes);
        let is_last = at == Some(life.states.len() - 1);
        prop_assert!(is_last || !has_lines_behind || set_apart(&program).next().is_some());
        for (_, apart) in set_apart(&program) {
            prop_assert_eq!(&fs.content(apart).unwrap(), &bytes);
        }
        prop_assert!(is_kept(&fs, &path, &bytes), "het journaal is weg");
        prop_assert!(at >= Some(5), "wat in agenda.json stond, is er altijd");
        goes_on(program)
    });
}

#[test]
fn an_agenda_in_which_anything_is_changed_opens_as_it_was_while_there_is_a_version() {
    let life = life();
    let last = life.states.last().unwrap();
    run("agenda.json met versies beschadigd", CASES, &harm(), |harms| {
        let fs = life.fs.after_crash();
        let bytes = harmed(&fs.content(target()).unwrap(), &harms);
        let is_readable = Agenda::from_bytes(&bytes).is_ok();
        fs.put(target(), bytes.clone());
        let program = Program::open(&fs, 9);
        if !is_readable {
            prop_assert_eq!(&program.text(), last);
            let is_told = matches!(&program.notices[0], Notice::OldVersion { apart: Some(_), .. });
            prop_assert!(is_told, "{:?}", program.notices);
        }
        prop_assert!(program.agenda.actions.len() + program.agenda.kernpartners.len() > 0);
        prop_assert!(is_kept(&fs, &target(), &bytes) || is_readable);
        goes_on(program)
    });
}

#[test]
fn an_agenda_in_which_anything_is_changed_opens_to_what_is_left_and_is_never_empty() {
    let record_count = |agenda: &Agenda| {
        agenda.actions.len() + agenda.doelen.len() + agenda.kernpartners.len() + agenda.gemeenten.len()
    };
    run("agenda.json zonder versies beschadigd", CASES, &harm(), |harms| {
        let fs = MemoryFs::default();
        let bytes = harmed(HARDERWIJK.as_bytes(), &harms);
        fs.put(target(), bytes.clone());
        match Program::try_open(&fs, 1) {
            Ok(program) => {
                prop_assert!(record_count(&program.agenda) > 0);
                prop_assert!(is_kept(&fs, &target(), &bytes));
                let is_told = program.notices.iter().any(|notice| matches!(notice, Notice::Remains { .. }));
                prop_assert_eq!(is_told, Agenda::from_bytes(&bytes).is_err());
                if program.agenda.actions.record(&"actie-7".into()).is_some() {
                    goes_on(program)?;
                }
            }
            Err(OpenError::Unreadable(..)) => {
                prop_assert_eq!(fs.content(target()), Some(bytes));
                prop_assert!(fs.log().is_empty());
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
        Ok(())
    });
}

#[test]
fn any_bytes_as_agenda_or_journal_are_refused_or_read_around() {
    let lines =
        proptest::collection::vec("[ -~]{0,60}", 0..8).prop_map(|lines| lines.join("\n").into_bytes());
    let bytes = prop_oneof![proptest::collection::vec(any::<u8>(), 0..400), lines];
    run("zomaar wat bytes", CASES, &bytes, |bytes| {
        let fs = disk();
        fs.put(target(), bytes.clone());
        prop_assert!(matches!(Program::try_open(&fs, 1), Err(OpenError::Unreadable(..))));
        prop_assert_eq!(fs.content(target()), Some(bytes.clone()));
        let fs = disk();
        let path = hidden().join("20260312-080000-00aa.jnl");
        fs.put(&path, bytes.clone());
        let mut program = Program::open(&fs, 1);
        prop_assert_eq!(program.title("a1"), "eerste");
        let lines = bytes.split(|byte| *byte == b'\n').count() - 1;
        prop_assert_eq!(set_apart(&program).map(|(later, _)| later).sum::<usize>(), lines);
        program.write("a1", "gewoon");
        let program = program.crash();
        prop_assert_eq!(program.title("a1"), "gewoon");
        prop_assert_eq!(program.fs.content(path), Some(bytes));
        Ok(())
    });
}

#[test]
fn a_journal_under_two_names_counts_once() {
    let life = life();
    for path in journals(&life.fs) {
        for name in ["20260312-085900-kopie.jnl", "20260312-235900-kopie.jnl"] {
            let fs = life.fs.after_crash();
            fs.put(hidden().join(name), life.fs.content(&path).unwrap());
            let program = Program::open(&fs, 9);
            assert_eq!(program.text(), *life.states.last().unwrap(), "{}", path.display());
        }
    }
}

#[test]
fn a_copy_of_a_journal_that_is_behind_takes_nothing_away() {
    let life = life();
    for path in journals(&life.fs) {
        let whole = life.fs.content(&path).unwrap();
        for cut in (0..whole.len()).step_by(7) {
            for name in ["20260312-085900-kopie.jnl", "20260312-235900-kopie.jnl"] {
                let fs = life.fs.after_crash();
                fs.put(hidden().join(name), &whole[..cut]);
                let program = Program::open(&fs, 9);
                assert_eq!(program.text(), *life.states.last().unwrap(), "{} {cut}", path.display());
            }
        }
    }
}

#[test]
fn a_journal_of_another_agenda_is_left_alone_and_without_journals_the_file_counts() {
    let life = life();
    let fs = disk();
    for path in journals(&life.fs) {
        fs.put(&path, life.fs.content(&path).unwrap());
    }
    let mut program = Program::open(&fs, 9);
    assert_eq!((program.title("a1").as_str(), program.notices.len()), ("eerste", 0));
    program.write("a1", "gewoon");
    let program = program.crash();
    assert_eq!(program.title("a1"), "gewoon");
    for path in journals(&life.fs) {
        assert_eq!(program.fs.content(&path), life.fs.content(&path));
    }
    let fs = life.fs.after_crash();
    for path in journals(&fs) {
        fs.take(path);
    }
    let program = Program::open(&fs, 9);
    assert_eq!(program.text(), on_disk(&life.fs));
}

#[test]
fn without_the_version_that_a_journal_follows_its_edits_are_put_on_top() {
    let life = life();
    let fs = life.fs.after_crash();
    for version in fs.files(hidden().join("hist")) {
        fs.take(version);
    }
    let theirs = on_disk(&fs).replace("Uitvoeringsagenda", "Agenda");
    fs.put(target(), theirs.clone());
    let program = Program::open(&fs, 9);
    let expected = life.states.last().unwrap().replace("Uitvoeringsagenda", "Agenda");
    assert_eq!(program.text(), expected);
    assert!(matches!(&program.notices[0], Notice::Outside { .. }), "{:?}", program.notices);
    goes_on(program).unwrap();
}

fn sealed(json: &str) -> Vec<u8> {
    format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes()
}

#[test]
fn lines_of_a_hundred_thousand_levels_or_five_megabytes_are_read_or_left_to_a_newer_program() {
    let (fs, states) = after_three_edits();
    let path = journals(&fs).remove(0);
    let whole = fs.content(&path).unwrap();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let long = "x".repeat(5_000_000);
    for (json, is_known) in [
        (format!("{{\"n\":4,\"edit\":[],\"later\":{deep}}}"), true),
        (format!("{{\"n\":4,\"edit\":[[\"set\",\"action\",\"a1\",\"eigen2\",null,{deep}]]}}"), true),
        (format!("{{\"n\":4,\"edit\":[[\"set\",\"action\",\"a1\",\"title\",\"drie\",\"{long}\"]]}}"), true),
        (format!("{{\"n\":4,\"edit\":{deep}}}"), false),
        (format!("{{\"n\":4,\"edit\":[[\"set\",\"action\",\"a1\",\"title\",{deep},{deep}]]}}"), false),
        (format!("{{\"n\":4,\"draft\":{deep}}}"), true),
        (format!("{{\"n\":4,\"wens\":{deep}}}"), false),
    ] {
        let fs = fs.after_crash();
        let bytes = [&whole[..], &sealed(&json)].concat();
        fs.put(&path, bytes.clone());
        let program = Program::open(&fs, 2);
        let begin = &json[..60];
        assert_eq!(is_newer(&program), !is_known, "{begin}");
        assert!(program.agenda.actions.len() == 2 && (is_known || program.text() == states[3]), "{begin}");
        let before = program.text();
        assert_eq!(program.crash().text(), before, "{begin}");
        assert_eq!(fs.content(&path).unwrap(), bytes);
    }
    for header in [format!("{{\"overleg\":1,\"x\":{deep}}}"), format!("{{\"overleg\":{deep}}}")] {
        let fs = fs.after_crash();
        fs.put(&path, [&sealed(&header)[..], &whole].concat());
        let program = Program::open(&fs, 2);
        assert_eq!(program.text(), states[0]);
        assert_eq!(set_apart(&program).map(|(later, _)| later).sum::<usize>(), 5);
    }
}

#[test]
fn without_an_agenda_and_without_a_version_a_journal_alone_is_refused_and_kept() {
    let (fs, _) = after_three_edits();
    fs.take(target());
    for version in fs.files(hidden().join("hist")) {
        fs.take(version);
    }
    let path = journals(&fs).remove(0);
    let bytes = fs.content(&path);
    assert!(matches!(Program::try_open(&fs, 2), Err(OpenError::NoAgenda(_))));
    assert_eq!(fs.content(&path), bytes);
    assert_eq!(fs.content(target()), None, "er komt geen lege agenda");
}
