//! Something else at the files while the program runs: a script, git, a sync client with the work of another machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use overleg::agenda::{Agenda, At, Kind, Value};

use super::shelf::Shelf;

fn file(folder: &Path) -> PathBuf {
    folder.join("agenda.json")
}

/// Gives an action of the agenda in a file another title, as a script does.
fn retitle(file: &Path, row: usize, title: &str) {
    let mut agenda = Agenda::from_bytes(&fs::read(file).unwrap()).unwrap().agenda;
    let at = At::new(Kind::Action, &agenda.actions.iter().nth(row).unwrap().id);
    let change = agenda.set(&at, "title", Value::Text(title.into())).unwrap();
    agenda.apply(&[change]).unwrap();
    fs::write(file, agenda.to_json()).unwrap();
}

fn titles(agenda: &Agenda) -> Vec<&str> {
    agenda.actions.iter().take(3).map(|action| &*action.title).collect()
}

#[test]
fn what_a_script_writes_comes_in_at_once_or_lies_beside_and_a_crash_loses_neither() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a V a n - m i j enter");
    term.wait_for("✓ bewaard");
    retitle(&file(&shelf.folder()), 1, "Van een script");
    term.wait_for("1 wijziging is erbij gezet");
    term.wait_for("Van een script");
    // An arrow right behind Esc would be taken for a key with Alt.
    term.press("esc");
    term.wait_until("de melding is gelezen", |screen| !screen.contents().contains("erbij gezet"));
    term.press("down down f2 ctrl-a O o k - v a n - m i j enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    retitle(&file(&shelf.folder()), 2, "Ook van een script");
    term.wait_for("op plekken die u ook wijzigde");
    term.wait_for("Ook-van-mij");
    let conflict = |name: &&PathBuf| name.display().to_string().contains("agenda.conflict-");
    let files = shelf.files();
    let beside = files.keys().find(conflict).expect("de andere versie ligt ernaast");
    assert_eq!(titles(&Agenda::from_bytes(&files[beside]).unwrap().agenda)[2], "Ook van een script");
    term.kill9();
    assert_eq!(titles(&shelf.agenda()), ["Van-mij", "Van een script", "Ook-van-mij"]);
    let mut term = shelf.launch().start();
    term.wait_for("(1 van 2) Esc sluit dit");
    term.press("esc");
    term.wait_for("Naast deze agenda ligt een andere versie: agenda.conflict-");
    term.press("esc");
    term.wait_until("alle meldingen zijn gelezen", |screen| !screen.contents().contains("Esc sluit dit"));
    term.press("g h");
    term.wait_for("ernaast: agenda.conflict-");
    term.press("enter");
    term.wait_for("daar Ook van een script.");
    // One by one: an Esc and the key after it in one piece are a key with Alt.
    term.press("esc");
    term.wait_until("het verschil is dicht", |screen| {
        !screen.contents().contains("daar Ook van een script.")
    });
    term.press("esc");
    term.wait_until("de versies zijn dicht", |screen| !screen.contents().contains("Historie en versies"));
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

/// Runs git in a folder; `None` when there is no git here.
fn git(folder: &Path, words: &[&str]) -> Option<()> {
    let own =
        [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null"), ("HOME", "/nonexistent")];
    let who = ["-c", "user.name=Trui", "-c", "user.email=trui@example.org", "-c", "init.defaultBranch=eerst"];
    let done = Command::new("git").args(who).args(words).current_dir(folder).envs(own).output().ok()?;
    assert!(done.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&done.stderr));
    Some(())
}

#[expect(clippy::print_stderr, reason = "what a system does not allow is said, not failed")]
fn skip(why: &str) {
    eprintln!("overgeslagen: {why}");
}

#[test]
fn a_git_checkout_underneath_brings_its_branch_in_and_takes_nothing_back() {
    let shelf = Shelf::stocked();
    let folder = shelf.folder();
    if git(&folder, &["init", "-q"]).is_none() {
        return skip("hier is geen git");
    }
    let commit = |what: &str| {
        git(&folder, &["add", "agenda.json"]);
        git(&folder, &["commit", "-q", "-m", what]);
    };
    commit("eerst");
    git(&folder, &["checkout", "-q", "-b", "collega"]);
    retitle(&file(&folder), 1, "Van een collega");
    commit("collega");
    git(&folder, &["checkout", "-q", "eerst"]);
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a V a n - m i j enter");
    term.wait_for("✓ bewaard");
    git(&folder, &["checkout", "-q", "collega"]);
    term.wait_for("1 wijziging is erbij gezet");
    term.wait_for("Van een collega");
    term.press("esc");
    git(&folder, &["checkout", "-q", "eerst"]);
    term.wait_for("teruggezet naar een eerdere versie");
    term.wait_for("Van een collega");
    fs::remove_file(file(&folder)).unwrap();
    term.wait_for("weggehaald uit de map");
    term.press("ctrl-s");
    term.wait_until("het bestand is er weer", |screen| !screen.contents().contains("weggehaald"));
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let agenda = Agenda::from_bytes(&fs::read(file(&folder)).unwrap()).unwrap().agenda;
    assert_eq!(titles(&agenda)[..2], ["Van-mij", "Van een collega"]);
}

fn copy(from: &Path, to: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    fs::create_dir_all(to).unwrap();
    for path in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            files.extend(copy(&path, &target));
        } else {
            fs::copy(&path, &target).unwrap();
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

/// Brings what was changed in a folder to another one, as a sync client does.
fn sync(from: &Path, to: &Path, before: &BTreeMap<PathBuf, Vec<u8>>) {
    for path in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            sync(&path, &target, before);
        } else if before.get(&target) != Some(&fs::read(&path).unwrap()) {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn work_on_another_machine_from_a_synced_copy_comes_in_while_this_one_goes_on() {
    let here = Shelf::stocked();
    let there = Shelf::empty();
    let mut term = here.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a S a m e n enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    let before = copy(&here.folder(), &there.folder());
    let mut other = there.launch().word("open").word(there.folder()).start();
    other.wait_for("2 Acties");
    other.press("down f2 ctrl-a D a a r enter");
    other.wait_for("✓ bewaard");
    other.press("ctrl-q");
    assert_eq!(other.wait_exit(), 0);
    term.press("down down f2 ctrl-a H i e r enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    sync(&there.folder(), &here.folder(), &before);
    term.wait_for("1 wijziging is erbij gezet");
    term.wait_for("Daar");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert_eq!(titles(&here.agenda()), ["Samen", "Daar", "Hier"]);
    let again = here.launch().start();
    again.wait_for("Daar");
    assert!(!again.screen().contains("twee plekken"), "{}", again.screen());
}
