//! A journal and files of hundreds of megabytes, in a real folder: what opening costs, beside what reading alone costs.
//!
//! Ignored, as they take seconds: `.ci/run` runs them, one after another.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use overleg::agenda::Agenda;
use overleg::store::fs::{Fs, RealFs};
use overleg::store::{Mode, Notice, Opened, Pace, Store};
use serde_json::value::RawValue;
use tempfile::TempDir;

use crate::support::*;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");
const LINES: usize = 1_000_000;

/// Returns the most memory that this process had since it was asked last, in megabytes; nothing where the system does not tell.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let most = kilobytes.trim().strip_suffix(" kB")?.parse::<u64>().ok()? / 1024;
    fs::write("/proc/self/clear_refs", "5").ok()?;
    Some(most)
}

fn sealed(out: &mut impl Write, json: &str) {
    writeln!(out, "{:08x} {json}", crc32fast::hash(json.as_bytes())).unwrap();
}

/// Writes a journal of so many edits in the form of the program, and returns the title that each action ends with.
fn write_journal(folder: &Path, lines: usize) -> Vec<String> {
    let hidden = folder.join(".overleg");
    fs::create_dir_all(&hidden).unwrap();
    let mut out = BufWriter::new(File::create(hidden.join("20260312-080000-00000000000000aa.jnl")).unwrap());
    let agenda = Agenda::from_json(HARDERWIJK).unwrap().agenda;
    let mut titles: Vec<String> = agenda.actions.iter().map(|action| action.title.clone()).collect();
    let ids: Vec<String> = agenda.actions.iter().map(|action| action.id.to_string()).collect();
    let base = sha(HARDERWIJK.as_bytes());
    sealed(
        &mut out,
        &format!(
            r#"{{"overleg":1,"agenda":"harderwijk-2024-2028","writer":"00000000000000aa","base":"{base}","n":0,"at":"2026-03-12T08:00:00+01:00"}}"#
        ),
    );
    for n in 1..=lines {
        let which = n % ids.len();
        let next = format!("Een titel die bij wijziging {n} is getypt en zo lang is als titels meestal zijn");
        let json = format!(
            r#"{{"n":{n},"at":"2026-03-12T08:00:00+01:00","place":["action","{id}"],"edit":[["set","action","{id}","title",{was},{is}]]}}"#,
            id = ids[which],
            was = serde_json::to_string(&titles[which]).unwrap(),
            is = serde_json::to_string(&next).unwrap()
        );
        sealed(&mut out, &json);
        titles[which] = next;
    }
    out.flush().unwrap();
    titles
}

fn sha(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().fold("sha256:".into(), |text, byte| format!("{text}{byte:02x}"))
}

/// Reads a journal and looks whether every line is whole: less than this nobody can do who trusts it.
fn floor(folder: &Path) -> Duration {
    let start = Instant::now();
    let bytes = fs::read(folder.join(".overleg/20260312-080000-00000000000000aa.jnl")).unwrap();
    let is_whole = |line: &&[u8]| {
        let (sum, json) = line.split_at_checked(9).unwrap_or_default();
        let told = std::str::from_utf8(sum).ok().and_then(|sum| u32::from_str_radix(sum.trim_end(), 16).ok());
        told == Some(crc32fast::hash(json)) && serde_json::from_slice::<&RawValue>(json).is_ok()
    };
    let lines = bytes.split(|byte| *byte == b'\n').filter(is_whole).count();
    assert!(lines > 0);
    start.elapsed()
}

fn open(folder: &Path, number: u64) -> (Opened, Duration) {
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let start = Instant::now();
    let opened = Store::open(&fs, folder, &sitting(number), Pace::AtOnce).unwrap();
    (opened, start.elapsed())
}

#[test]
#[ignore = "writes a journal of two hundred megabytes"]
fn a_journal_of_a_million_edits_opens_in_a_few_times_what_reading_it_takes() {
    let half = {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("agenda.json"), HARDERWIJK).unwrap();
        write_journal(home.path(), LINES / 2);
        open(home.path(), 1).1
    };
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("agenda.json"), HARDERWIJK).unwrap();
    let titles = write_journal(home.path(), LINES);
    let bytes =
        fs::metadata(home.path().join(".overleg/20260312-080000-00000000000000aa.jnl")).unwrap().len();
    let floor = floor(home.path());
    most_memory();
    let (opened, took) = open(home.path(), 1);
    let memory = most_memory();
    assert_eq!(opened.notices, [Notice::Recovered { edits: LINES }]);
    assert_eq!(*opened.store.mode(), Mode::Editing);
    let found: Vec<String> = opened.agenda.actions.iter().map(|action| action.title.clone()).collect();
    assert_eq!(found, titles);
    let saved = Agenda::from_bytes(&fs::read(home.path().join("agenda.json")).unwrap()).unwrap().agenda;
    assert_eq!(saved.to_json(), opened.agenda.to_json(), "wat is teruggehaald staat meteen in agenda.json");
    drop(opened);
    let (again, second) = open(home.path(), 2);
    assert_eq!(again.notices, []);
    tell(&format!(
        "{LINES} wijzigingen, {} MB: geopend in {took:.1?} (de helft in {half:.1?}) en daarna in {second:.1?}; alleen lezen {floor:.1?}; meeste geheugen {} MB",
        bytes / 1_000_000,
        memory.map_or("onbekend".into(), |memory| memory.to_string())
    ));
    assert!(took < floor * 20, "{took:?} tegen {floor:?}");
    assert!(took < half * 4, "{took:?} tegen {half:?} voor de helft");
    if let Some(memory) = memory {
        assert!(memory * 1_000_000 < bytes * 4, "{memory} MB voor {bytes} bytes");
    }
}

/// Runs a command with so many megabytes of memory; nothing where the system cannot limit it.
fn within(megabytes: u64, program: &Path, words: &[&str], folder: &Path) -> Option<std::process::Output> {
    let mut command = std::process::Command::new("prlimit");
    command.arg(format!("--as={}", megabytes << 20)).arg(program).args(words);
    command
        .env("OVERLEG_HOME", folder.join("home"))
        .env("OVERLEG_SCHAARS", folder)
        .env("RUST_BACKTRACE", "0");
    command.output().ok()
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_overleg"))
}

/// Returns every file below a folder with its content.
fn contents(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
#[ignore = "fills hundreds of megabytes of memory"]
fn making_an_agenda_of_a_huge_file_with_too_little_memory_makes_all_of_it_or_nothing() {
    let home = TempDir::new().unwrap();
    let big = home.path().join("groot.json");
    fs::write(&big, overleg::sample::sample(60_000, 7).to_json()).unwrap();
    let whole = fs::read(&big).unwrap();
    let (mut made, mut refused) = (0, 0);
    for megabytes in [20, 40, 60, 80, 100, 120, 140, 160, 200, 240, 300, 1000] {
        let folder = home.path().join(format!("agenda-{megabytes}"));
        let words = ["nieuw", folder.to_str().unwrap(), "--van", big.to_str().unwrap()];
        let Some(ended) = within(megabytes, program(), &words, home.path()) else {
            return tell("overgeslagen: dit systeem kan het geheugen niet begrenzen (prlimit)");
        };
        if ended.status.success() {
            made += 1;
            assert_eq!(fs::read(folder.join("agenda.json")).unwrap(), whole);
        } else {
            refused += 1;
            assert!(!folder.join("agenda.json").exists(), "bij {megabytes} MB");
        }
        assert_eq!(fs::read(&big).unwrap(), whole);
    }
    tell(&format!(
        "{} MB in {} MB tot 1000 MB geheugen: {made} keer gemaakt, {refused} keer niet",
        whole.len() / 1_000_000,
        20
    ));
    assert!(made > 0 && refused > 0);
}

/// What the child of the test below does: open, change, save, close.
#[test]
#[ignore = "is started by the test below, with little memory"]
fn work_with_little_memory() {
    let Ok(folder) = std::env::var("OVERLEG_SCHAARS") else { return };
    let (Opened { mut store, mut agenda, .. }, _) = open(Path::new(&folder), 5);
    let at = overleg::agenda::At::new(overleg::agenda::Kind::Action, &"actie-1".into());
    let change = agenda.set(&at, "title", overleg::agenda::Value::Text("Met weinig geheugen".into()));
    let edit = overleg::agenda::Edit { changes: change.into_iter().collect(), ..Default::default() };
    agenda.apply(&edit.changes).unwrap();
    store.record(&edit, moment(5)).unwrap();
    tell("OPGENOMEN");
    store.close(&agenda, moment(6)).unwrap();
}

#[test]
#[ignore = "fills hundreds of megabytes of memory"]
fn working_with_too_little_memory_loses_no_edit_that_was_made() {
    let home = TempDir::new().unwrap();
    let (mut ended_well, mut broken) = (0, 0);
    for megabytes in [30, 50, 70, 90, 110, 130, 150, 170, 200, 250, 300, 400, 1000] {
        let folder = home.path().join(format!("agenda-{megabytes}"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("agenda.json"), HARDERWIJK).unwrap();
        let titles = write_journal(&folder, 150_000);
        let journal = contents(&folder.join(".overleg"));
        let own = std::env::current_exe().unwrap();
        let words = ["large::work_with_little_memory", "--exact", "--ignored", "--nocapture"];
        let Some(ended) = within(megabytes, &own, &words, &folder) else {
            return tell("overgeslagen: dit systeem kan het geheugen niet begrenzen (prlimit)");
        };
        if ended.status.success() {
            ended_well += 1;
        } else {
            broken += 1;
        }
        let is_recorded = String::from_utf8_lossy(&ended.stderr).contains("OPGENOMEN");
        assert!(is_recorded || !ended.status.success());
        let (opened, _) = open(&folder, 9);
        let found: Vec<&str> = opened.agenda.actions.iter().map(|action| &*action.title).collect();
        assert_eq!(found[1..], titles[1..], "bij {megabytes} MB");
        assert!(!is_recorded || found[0] == "Met weinig geheugen", "bij {megabytes} MB");
        assert!(contents(&folder.join(".overleg")).contains(&journal[0]), "het journaal staat er nog");
    }
    tell(&format!(
        "150000 wijzigingen in 30 MB tot 1000 MB geheugen: {ended_well} keer gelukt, {broken} keer afgebroken"
    ));
    assert!(ended_well > 0 && broken > 0);
}
