//! The folder of an agenda that goes away, or is replaced, while it is open: told, kept on the screen, and written down again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use overleg::agenda::diff;
use overleg::store::Store;
use overleg::store::fs::RealFs;

use super::pty::Term;
use super::script::Script;
use super::shelf::Shelf;

const FIRST: &str = "f2 ctrl-a e e r s t - g e d a a n enter down s l";
const MEANWHILE: &str = "f2 ctrl-a z o n d e r - m a p enter";

/// A program in which something was done before its folder goes away.
struct Session {
    shelf: Shelf,
    script: Script,
    term: Term,
}

impl Session {
    fn begin() -> Self {
        let shelf = Shelf::stocked();
        let script = Script::new(shelf.agenda(), None);
        let term = shelf.launch().size(240, 40).start();
        term.wait_for("2 Acties");
        let mut session = Self { shelf, script, term };
        session.press(FIRST);
        session.term.wait_for("Ctrl-Z maakt het ongedaan");
        session.term.wait_for("✓ bewaard");
        session
    }

    fn press(&mut self, keys: &str) {
        self.term.press(keys);
        self.script.press(keys);
    }

    fn aside(&self) -> PathBuf {
        self.shelf.home().join("opzij")
    }

    fn move_aside(&self) {
        fs::rename(self.shelf.folder(), self.aside()).unwrap();
    }

    /// Asserts that what was done is told to be on the screen only, and that stopping asks.
    #[track_caller]
    fn is_not_kept(&self) {
        self.term.wait_for("NIET BEWAARD (");
        self.term.wait_for("alleen op het scherm, want de map van de agenda is weg of niet te bereiken.");
        self.term.wait_for("F12 bewaart de agenda op een andere plek.");
        self.term.press("ctrl-q");
        self.term.wait_for("alleen op het scherm en ga");
        self.term.press("n");
        self.term.wait_until("the question went", |screen| !screen.contents().contains("Toch afsluiten"));
    }

    /// Asserts that all is kept again by itself, also for who opens the agenda after a crash.
    #[track_caller]
    fn comes_back(self) {
        self.term.wait_for("✓ bewaard");
        assert!(!self.term.screen().contains("NIET BEWAARD"), "{}", self.term.screen());
        let screen = self.term.kill9();
        let found = self.shelf.recovered(11);
        assert_eq!(self.script.reached(&found), Some(self.script.lines()), "{screen}");
    }
}

#[test]
fn a_folder_that_was_moved_away_is_missed_and_all_is_kept_when_it_is_back() {
    let mut session = Session::begin();
    session.move_aside();
    session.is_not_kept();
    session.press(MEANWHILE);
    session.term.wait_for("NIET BEWAARD (3)");
    fs::rename(session.aside(), session.shelf.folder()).unwrap();
    session.comes_back();
}

#[test]
fn a_folder_that_is_gone_before_anything_was_done_is_missed_too() {
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let term = shelf.launch().size(240, 40).start();
    term.wait_for("2 Acties");
    let aside = shelf.home().join("opzij");
    fs::rename(shelf.folder(), &aside).unwrap();
    term.wait_for("De map van deze agenda is weg of niet te bereiken.");
    term.wait_for("blijft zolang op het scherm staan.");
    // Who asks for it to be saved is told that it is not.
    term.press("esc");
    term.wait_until("read", |screen| !screen.contents().contains("De map van deze agenda is weg"));
    term.press("ctrl-s");
    term.wait_for("De map van deze agenda is weg of niet te bereiken.");
    term.press(MEANWHILE);
    script.press(MEANWHILE);
    term.wait_for("NIET BEWAARD (1)");
    fs::rename(&aside, shelf.folder()).unwrap();
    Session { shelf, script, term }.comes_back();
}

#[test]
fn a_folder_that_comes_back_empty_gets_the_agenda_also_when_nothing_was_done() {
    let shelf = Shelf::stocked();
    let before = shelf.agenda();
    let term = shelf.launch().size(240, 40).start();
    term.wait_for("2 Acties");
    fs::rename(shelf.folder(), shelf.home().join("opzij")).unwrap();
    term.wait_for("De map van deze agenda is weg of niet te bereiken.");
    fs::create_dir(shelf.folder()).unwrap();
    let is_back = (0..250).any(|_| {
        term.linger(usize::MAX);
        shelf.folder().join("agenda.json").exists()
    });
    assert!(is_back, "{}", term.screen());
    term.kill9();
    assert!(diff(&before, &shelf.recovered(11).0).is_empty());
}

#[test]
fn a_folder_that_was_removed_costs_nothing_when_the_agenda_is_kept_elsewhere() {
    let mut session = Session::begin();
    // In one go: while its files go one by one, the program puts its journal back between them.
    session.move_aside();
    fs::remove_dir_all(session.aside()).unwrap();
    session.is_not_kept();
    session.press(MEANWHILE);
    session.term.wait_for("NIET BEWAARD (3)");
    // F12, which the other terminal of the script does not know.
    session.term.send(b"\x1b[24~");
    session.term.wait_for("Bewaren als");
    session.term.press("ctrl-a G e r e d enter");
    session.term.wait_for("werken in die kopie?");
    session.term.press("j");
    session.term.wait_for("✓ bewaard");
    let elsewhere = session.shelf.home().join("agendas/gered");
    let found = Store::peek(&RealFs, &elsewhere).unwrap().agenda;
    assert_eq!(session.script.reached(&(found, None)), Some(session.script.lines()));
    session.term.press("ctrl-q");
    assert_eq!(session.term.wait_exit(), 0);
    assert!(!session.shelf.folder().exists(), "nobody asked for a folder there");
}

/// Puts something else in the place of the folder, works on, and asserts that all stands there.
#[track_caller]
fn replaced(replace: fn(&Session)) {
    let mut session = Session::begin();
    replace(&session);
    session.press(MEANWHILE);
    session.term.wait_for_kept("zonder-map");
    let is_there = (0..250).any(|_| {
        session.term.linger(usize::MAX);
        !session.shelf.journals().is_empty() && session.shelf.folder().join("agenda.json").exists()
    });
    assert!(is_there, "no agenda with a journal in the folder that is there now\n{}", session.term.screen());
    session.comes_back();
}

fn copied(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap().success());
}

#[test]
fn a_folder_that_was_replaced_by_an_empty_one_gets_the_whole_agenda() {
    replaced(|session| {
        session.move_aside();
        fs::create_dir(session.shelf.folder()).unwrap();
    });
}

#[test]
fn a_folder_that_was_replaced_by_a_copy_of_it_gets_every_line() {
    replaced(|session| {
        session.move_aside();
        copied(&session.aside(), &session.shelf.folder());
    });
}

#[test]
fn a_folder_of_which_the_hidden_part_was_removed_gets_every_line() {
    replaced(|session| fs::remove_dir_all(session.shelf.folder().join(".overleg")).unwrap());
}

#[test]
fn a_folder_that_was_replaced_by_the_agenda_alone_gets_every_line() {
    replaced(|session| {
        session.move_aside();
        fs::create_dir(session.shelf.folder()).unwrap();
        copied(&session.aside().join("agenda.json"), &session.shelf.folder());
    });
}
