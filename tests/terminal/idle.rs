//! A program that nobody touches does nothing, whatever state it is in: measured in hundredths of a second of the processor.

use std::fs;
use std::time::{Duration, Instant};

use super::line::ticks_of;
use super::pty::{Term, tell};
use super::shelf::Shelf;

/// How long is measured. A tick is a hundredth of a second, and 0.2 per cent of this are two.
const WHILE: Duration = Duration::from_secs(10);
const MOST: u64 = 2;

/// Measures a program that has settled; `changes` is how many frames may come by themselves.
fn is_idle(what: &str, term: &Term, process: u32) {
    let settled = Instant::now() + Duration::from_secs(3);
    while Instant::now() < settled {
        term.linger(usize::MAX);
    }
    // What else this machine does only adds to it: the quietest of three tries counts.
    let mut tries = (0..3).map(|_| measured(what, term, process));
    assert!(tries.any(|ticks| ticks <= MOST), "{what}: more than {MOST} ticks");
}

/// Returns for how many ticks the program was busy.
fn measured(what: &str, term: &Term, process: u32) -> u64 {
    let (bytes, ticks, start) = (term.bytes(), ticks_of(process).unwrap(), Instant::now());
    while start.elapsed() < WHILE {
        term.linger(usize::MAX);
    }
    let ticks = ticks_of(process).unwrap() - ticks;
    tell(&format!("{what}: {ticks} hundredths of a second in {WHILE:?}, {} bytes", term.bytes() - bytes));
    // One frame at most, when the minute changed.
    assert!(term.bytes() - bytes < 500, "{what}: {} bytes", term.bytes() - bytes);
    ticks
}

fn opened(shelf: &Shelf) -> Term {
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term
}

#[test]
#[ignore = "takes seconds: it measures that nothing happens"]
fn an_agenda_that_is_open_costs_nothing() {
    let shelf = Shelf::stocked();
    let mut term = opened(&shelf);
    is_idle("open", &term, shelf.holder());
    term.press("s l f2");
    term.wait_for("Enter bewaart");
    is_idle("with an edit and an open field", &term, shelf.holder());
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
#[ignore = "takes seconds: it measures that nothing happens"]
fn an_agenda_that_somebody_else_has_open_costs_nothing() {
    let shelf = Shelf::stocked();
    let first = opened(&shelf);
    let second = shelf.launch().start();
    second.wait_for("ALLEEN LEZEN");
    let process = second.process();
    is_idle("reading along", &second, process);
    drop((first, second));
}

#[test]
#[ignore = "takes seconds: it measures that nothing happens"]
fn a_file_that_somebody_else_changed_costs_nothing() {
    let shelf = Shelf::stocked();
    let term = opened(&shelf);
    term.press("s l");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    let path = shelf.folder().join("agenda.json");
    let theirs = fs::read_to_string(&path).unwrap().replacen("Maatwerktraining", "Van hen", 1);
    fs::write(&path, theirs).unwrap();
    term.wait_for("agenda.json is buiten overleg gewijzigd");
    is_idle("with a foreign file", &term, shelf.holder());
}

/// Every two seconds it is tried again, and that is all.
#[test]
#[ignore = "takes seconds: it measures that nothing happens"]
fn a_disk_that_refuses_costs_nothing() {
    let shelf = Shelf::stocked();
    // A limit on how large a file may get refuses every line, also to who may do everything.
    let term = shelf.launch().in_shell(r#"ulimit -f 0; exec "$0""#).start();
    term.wait_for("2 Acties");
    let process = term.process();
    term.press("s l");
    term.wait_for("NIET BEWAARD");
    is_idle("not saved", &term, process);
}
