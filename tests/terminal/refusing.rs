//! A disk that says that it could not sync: what was not confirmed goes to another file, and only that counts.

use std::fs;

use super::line::wait_until;
use super::pty::Term;
use super::script::Script;
use super::shelf::Shelf;
use super::shim::{Dies, Shim};

const FIRST: &str = "f2 ctrl-a z e k e r enter";
const SECOND: &str = "down f2 ctrl-a o n z e k e r enter";

/// A program in which one thing was done and confirmed.
fn begun(shelf: &Shelf, shim: &Shim) -> (Term, Script) {
    let mut script = Script::new(shelf.agenda(), None);
    let launch = shelf.launch().size(240, 40);
    let term = shim.under(launch, &shelf.folder(), Dies::Never).start();
    term.wait_for("2 Acties");
    term.press(FIRST);
    script.press(FIRST);
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.wait_for("✓ bewaard");
    // The version that was there first is kept: a folder for it, and then a sync of the file and of both folders.
    let history = shelf.folder().join(".overleg/hist");
    wait_until("a version that is kept", &term, || history.exists());
    wait_for_syncs(&term, shim, ('m', 3));
    (term, script)
}

/// Waits until this was done, and then so many syncs.
#[track_caller]
fn wait_for_syncs(term: &Term, shim: &Shim, (first, count): (char, usize)) {
    wait_until(&format!("{first}, and then {count} syncs"), term, || {
        shim.done().rsplit_once(first).is_some_and(|(_, after)| after.matches('s').count() >= count)
    });
}

#[test]
fn after_a_sync_that_failed_only_a_sync_of_another_file_counts() {
    let Some(shim) = Shim::build() else { return };
    let shelf = Shelf::stocked();
    let (term, mut script) = begun(&shelf, &shim);
    let first = shelf.journals();
    assert_eq!(first.len(), 1);
    shim.sync("eens");
    term.press("s l");
    script.press("s l");
    wait_for_syncs(&term, &shim, ('x', 1));
    term.wait_for("✓ bewaard");
    // What comes now is held up: as long as it is not certain, it does not count.
    shim.sync("wacht");
    term.press(SECOND);
    script.press(SECOND);
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.wait_for("1 wijziging onderweg");
    assert!(!term.screen().contains("✓ bewaard"), "{}", term.screen());
    shim.sync("");
    term.wait_for("✓ bewaard");
    let journals = shelf.journals();
    assert_eq!((journals.len(), &journals[0]), (2, &first[0]), "{} {journals:?}", shim.done());
    let second = fs::read_to_string(&journals[1]).unwrap();
    assert!(second.contains("\"loopt\"") && second.contains("onzeker"), "{second}");
    let before = fs::read_to_string(&first[0]).unwrap();
    assert!(!before.contains("onzeker"), "a file that was given up is never written to again");
    term.kill9();
    assert_eq!(script.reached(&shelf.recovered(5)), Some(script.lines()));
}

#[test]
fn while_a_new_file_is_not_synced_either_nothing_is_called_kept() {
    let Some(shim) = Shim::build() else { return };
    let shelf = Shelf::stocked();
    let (term, _) = begun(&shelf, &shim);
    shim.sync("wacht");
    term.press("s l");
    term.wait_for("1 wijziging onderweg");
    // The sync that waits fails, and the one of the new file waits again.
    shim.sync("eens");
    wait_for_syncs(&term, &shim, ('x', 1));
    term.wait_for("✓ bewaard");
    let after = shim.done().split('x').next_back().unwrap().to_owned();
    let (made, synced) = (after.find('o'), after.find('s'));
    assert!(made.is_some() && made < synced, "{}", shim.done());
}

#[test]
fn a_disk_that_never_syncs_is_told_and_one_can_go_on() {
    let Some(shim) = Shim::build() else { return };
    let shelf = Shelf::stocked();
    let (mut term, mut script) = begun(&shelf, &shim);
    shim.sync("altijd");
    for (keys, number) in [("s l", 1), ("down s g", 2), ("down f2 ctrl-a t o c h - v e r d e r enter", 3)] {
        term.press(keys);
        script.press(keys);
        term.wait_for(&format!("NIET BEWAARD ({number})"));
    }
    term.wait_for("3 wijzigingen staan alleen op het scherm, want de schijf of het systeem weigert het.");
    term.press("ctrl-q");
    term.wait_for("3 wijzigingen staan alleen op het scherm en gaan verloren.");
    term.press("n");
    term.wait_until("the question went", |screen| !screen.contents().contains("Toch afsluiten"));
    // It is tried again and again, and the files that come of it do not pile up.
    let tried = shim.done().matches('x').count();
    let is_tried = (0..500).any(|_| {
        term.linger(usize::MAX);
        shim.done().matches('x').count() >= tried + 6
    });
    assert!(is_tried, "{}", shim.done());
    assert!(shelf.journals().len() <= 5, "{:?}", shelf.journals());
    shim.sync("");
    term.wait_for("✓ bewaard");
    assert_eq!(script.reached(&(shelf.agenda(), None)), Some(script.lines()));
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}
