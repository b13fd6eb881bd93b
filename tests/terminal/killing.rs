//! The program killed at every operation on the disk of a short life, of a checkpoint in it, and of what comes after a crash.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use overleg::agenda::Edit;

use super::script::Script;
use super::shelf::Shelf;
use super::shim::{Dies, Shim};
use super::system::counted;

/// A field, a change of three actions at once, a checkpoint, undo and redo, and the end with another checkpoint.
const LIFE: &str =
    "f2 ctrl-a l e v e n enter space down space down space s g ctrl-s u ctrl-y down s l ctrl-s";

/// More operations than any life here has.
const MOST: usize = 400;

fn half_made(folder: &Path) -> usize {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".tmp")).count()
}

/// Lives until an operation; returns whether the program died there.
fn lived(shim: &Shim, dies: Dies) -> bool {
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let mut term = shim.under(shelf.launch(), &shelf.folder(), dies).start();
    if term.sees("2 Acties") {
        term.press(LIFE);
        term.press("ctrl-q");
        script.press(LIFE);
    }
    let code = term.wait_exit();
    let shown = script.shown_on(&term.screen());
    assert!(half_made(&shelf.folder()) <= 1);
    let found = shelf.recovered(3);
    let reached = script.reached(&found);
    assert!(reached.is_some_and(|lines| lines >= shown), "{reached:?} of {}, {shown} shown", script.lines());
    assert_eq!(half_made(&shelf.folder()), 0, "what was half made is gone after the next start");
    if code == 0 {
        assert_eq!(reached, Some(script.lines()));
    }
    code != 0
}

/// Dies at each so many-th operation until a life is over before that; returns how many deaths there were.
fn deaths(from: usize, step: usize, dies: fn(usize) -> Dies) -> usize {
    let Some(shim) = Shim::build() else { return 0 };
    let places = (from..MOST).step_by(step);
    let survived = places.take_while(|place| lived(&shim, dies(*place))).count();
    assert!(shim.done().contains('r'), "a life replaces the agenda: {}", shim.done());
    survived
}

#[test]
fn a_life_that_is_killed_at_some_operations_loses_nothing_that_was_shown() {
    let survived = deaths(3, 14, Dies::Before);
    counted(&format!("{survived} keer gedood bij een bewerking op de schijf"));
}

#[test]
#[ignore = "some seventy lives"]
fn a_life_that_is_killed_before_any_operation_loses_nothing_that_was_shown() {
    let survived = deaths(1, 1, Dies::Before);
    counted(&format!("{survived} keer gedood vóór een bewerking op de schijf"));
}

#[test]
#[ignore = "some seventy lives"]
fn a_life_that_is_killed_half_way_any_write_loses_nothing_that_was_shown() {
    let survived = deaths(1, 1, Dies::Within);
    counted(&format!("{survived} keer gedood, schrijven half gedaan"));
}

/// What a line looks like that was cut off.
const TORN: &[u8] = b"00c0ffee {\"n\":99,\"edit\":[[\"set\",\"act";

/// A folder as a crash leaves it: work in the journal only, a field half typed, a tail, half a next version.
fn crashed(tail: &[u8]) -> (Shelf, Script) {
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    let keys = "f2 ctrl-a e e r d e r enter down s l down f2 ctrl-a h a l v e r w e g e";
    term.press(keys);
    script.press(keys);
    term.wait_for("halverwege");
    term.kill9();
    let torn = OpenOptions::new().append(true).open(&shelf.journals()[0]);
    torn.unwrap().write_all(tail).unwrap();
    fs::write(shelf.folder().join("agenda.json.00c0ffee.tmp"), "{\"half").unwrap();
    (shelf, script)
}

/// A home with a copy of what a crash left in another.
fn copied(from: &Shelf) -> Shelf {
    let shelf = Shelf::empty();
    fs::create_dir(shelf.home().join("agendas")).unwrap();
    let copy = Command::new("cp").arg("-a").arg(from.folder()).arg(shelf.folder()).status();
    assert!(copy.unwrap().success());
    shelf
}

/// Starts and dies at each of these operations in turn; returns how often that was before the first frame.
fn start(shim: &Shim, shelf: &Shelf, places: &[usize]) -> usize {
    let dies = |place: &&usize| {
        let term = shim.under(shelf.launch(), &shelf.folder(), Dies::Within(**place)).start();
        let is_up = term.sees("u was hier aan het typen");
        term.kill9();
        !is_up
    };
    places.iter().filter(dies).count()
}

/// Asserts that a start shows all, and that three edits after it survive one more crash.
#[track_caller]
fn goes_on(shelf: &Shelf, script: &Script, writer: u64) {
    let found = shelf.recovered(writer);
    assert_eq!(script.reached(&found), Some(script.lines()), "{:?}", found.1);
    assert_eq!(half_made(&shelf.folder()), 0);
    let (agenda, draft): (_, Option<Edit>) = found;
    let mut after = Script::new(agenda, draft);
    let term = shelf.launch().start();
    term.wait_for("u was hier aan het typen");
    let keys = "! enter down s g down f2 ctrl-a d a a r n a enter";
    term.press(keys);
    after.press(keys);
    term.wait_for_kept("daarna");
    term.kill9();
    assert_eq!(
        after.reached(&shelf.recovered(writer + 1)),
        Some(after.lines()),
        "three edits after a torn line"
    );
}

#[test]
fn a_torn_zeroed_or_garbled_tail_is_no_hindrance_for_what_is_done_after_it() {
    let garbage: Vec<u8> = (0..300).map(|place: u32| (place * 7 % 251) as u8).collect();
    for tail in [TORN, &[0; 200], &garbage, b"\n\n", b"00000000 {}"] {
        let (shelf, script) = crashed(tail);
        goes_on(&shelf, &script, 3);
    }
}

/// Recovers with a death at each so many-th operation, and at others in the starts after it.
fn recoveries(step: usize) -> usize {
    let Some(shim) = Shim::build() else { return 0 };
    let (crashed, script) = crashed(TORN);
    let mut survived = 0;
    for place in (1..MOST).step_by(step) {
        let shelf = copied(&crashed);
        let died = start(&shim, &shelf, &[place]);
        if died == 0 {
            assert!(survived > 10, "a recovery is more than {survived} operations: {}", shim.done());
            return survived;
        }
        survived += died + start(&shim, &shelf, &[1 + place % 7, 3 + place % 11, place]);
        goes_on(&shelf, &script, 20);
    }
    survived
}

#[test]
fn a_recovery_that_is_killed_at_some_operations_leads_to_the_same_agenda() {
    let survived = recoveries(9);
    counted(&format!("{survived} keer gedood tijdens het herstel"));
}

#[test]
#[ignore = "some hundred starts"]
fn a_recovery_that_is_killed_at_any_operation_leads_to_the_same_agenda() {
    let survived = recoveries(1);
    counted(&format!("{survived} keer gedood tijdens het herstel, tot vier keer achter elkaar"));
}
