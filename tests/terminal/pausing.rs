//! A program that stands still: the terminal given back meanwhile, and the whole screen again when it goes on.

use super::pty::send_signal;
use super::shelf::Shelf;

/// Returns whether a process stands still.
fn stands_still(process: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('T'))
}

#[test]
fn a_program_that_pauses_gives_the_terminal_back_and_takes_it_again() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a H a l f");
    term.wait_for("Half");
    let process = shelf.holder();
    for (width, height) in [(100, 25), (120, 30)] {
        let before = term.bytes();
        send_signal("TSTP", process);
        assert!((0..250).any(|_| {
            term.linger(usize::MAX);
            stands_still(process)
        }));
        let given = String::from_utf8_lossy(&term.raw()[before..]).into_owned();
        for sign in ["\x1b[?1000l", "\x1b[?2004l", "\x1b[?25h", "\x1b[?1049l"] {
            assert!(given.contains(sign), "{sign:?} in {given:?}");
        }
        assert!(!term.screen().contains("2 Acties"));
        let before = term.bytes();
        term.resize(width, height);
        send_signal("CONT", process);
        term.wait_for("2 Acties");
        term.wait_for("Half");
        term.wait_until("the last row", |screen| {
            screen.rows(0, width).last().is_some_and(|row| !row.is_empty())
        });
        let taken = String::from_utf8_lossy(&term.raw()[before..]).into_owned();
        for sign in ["\x1b[?1049h", "\x1b[?1000h", "\x1b[?2004h"] {
            assert!(taken.contains(sign), "{sign:?} in {taken:?}");
        }
        assert!(!taken.contains("\x1b[6n"), "the cursor is asked for: {taken:?}");
    }
    term.press("enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_program_that_was_stopped_from_outside_draws_everything_when_it_goes_on() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    let process = shelf.holder();
    send_signal("STOP", process);
    // Whatever stands on the screen meanwhile, as what a shell writes there.
    term.resize(120, 30);
    send_signal("CONT", process);
    term.wait_for("2 Acties");
    term.wait_for("3 Planning");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}
