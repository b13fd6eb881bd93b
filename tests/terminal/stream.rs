//! Keys as terminals send them: thousands at once, split in two, as a paste; and a terminal that answers nothing.

use std::time::{Duration, Instant};

use super::shelf::Shelf;

#[test]
fn ten_thousand_keys_at_once_are_all_heeded_in_few_frames_and_stopping_still_works() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    let before = term.bytes();
    // One key that is lost leaves the cursor in another place, whichever it is.
    let mut keys = b"\x1b[B\x1b[A".repeat(4_000);
    keys.extend(b"\x1b[B".repeat(10));
    keys.extend(b"\x1bOQ\x01");
    keys.extend(b"x".repeat(1_000));
    keys.extend(b"\r");
    keys.extend(b"\x1b[B\x1b[A".repeat(500));
    keys.extend(b"\x11");
    // More than the system holds for a terminal at once would wait in the terminal, not in the program. A part ends
    // between two keys: Esc on its own is a key too.
    for part in keys.chunks(999) {
        term.send(part);
        term.linger(usize::MAX);
    }
    assert_eq!(term.wait_exit(), 0);
    let frames = String::from_utf8_lossy(&term.raw()[before..]).matches("\x1b[?25").count();
    assert!(frames < 2_500, "{frames} frames");
    assert_eq!(*shelf.agenda().actions.iter().nth(10).unwrap().title, *"x".repeat(1_000));
}

#[test]
fn what_arrives_in_one_piece_is_heeded_to_the_last_key() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2");
    term.wait_for("Enter bewaart");
    term.send(&b"x".repeat(3_000));
    // No key after it may be needed to have the rest read.
    term.wait_for("titel · 3040 tekens");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_paste_that_arrives_as_keys_runs_no_commands() {
    let shelf = Shelf::stocked();
    let before = shelf.agenda().to_json();
    let mut term = shelf.launch().env("OVERLEG_PLAKKEN", "toetsen").start();
    term.wait_for("2 Acties");
    assert!(!String::from_utf8_lossy(&term.raw()).contains("\x1b[?2004h"));
    term.send(b"sxsx\rnaam");
    term.wait_for("2 regels geplakt. Als 2 acties toevoegen?");
    term.press("n");
    term.wait_until("the question went", |screen| !screen.contents().contains("2 regels geplakt"));
    assert_eq!(shelf.agenda().to_json(), before);
    // Into a field it is one text, one step, and Enter in it keeps nothing.
    term.press("f2");
    term.wait_for("Actie 1, titel");
    term.send(b"\x01");
    term.linger(usize::MAX);
    term.send(b"sxsx\rnaam");
    term.wait_for("Bij nee komt alles als");
    term.press("n");
    term.wait_for("sxsx naam");
    term.wait_for("Actie 1, titel");
    term.press("ctrl-z");
    term.wait_for("Maatwerktraining TOP 3");
    term.linger(usize::MAX);
    // Two keys of a hand, each on its own.
    term.press("enter");
    term.wait_until("the field closed", |screen| !screen.contents().contains("Actie 1, titel"));
    term.press("s");
    term.wait_for("één letter kiest");
    term.linger(usize::MAX);
    term.press("l");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_terminal_that_answers_nothing_is_no_reason_to_wait() {
    let shelf = Shelf::stocked();
    let start = Instant::now();
    let mut term = shelf.launch().silent().start();
    term.wait_for("2 Acties");
    term.resize(100, 30);
    term.wait_for("2 Acties");
    // crossterm gives up on an answer after two seconds, for each time that it asks.
    let patience = Duration::from_secs(2);
    assert!(start.elapsed() < patience * 5, "{:?}", start.elapsed());
    let sent = String::from_utf8_lossy(&term.raw()).into_owned();
    for question in ["\x1b[6n", "\x1b[?6n", "\x1b[c", "\x1b[?u", "\x1b]10;?", "\x1b]11;?"] {
        assert!(!sent.contains(question), "{question:?} is asked");
    }
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn the_mouse_of_the_terminal_chooses_and_a_key_gives_it_back() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    // The button down and up again in column 50, row 9 of the screen.
    term.send(b"\x1b[<0;50;9M\x1b[<0;50;9m");
    term.wait_for("actie 5");
    let before = term.bytes();
    term.press("w m");
    term.wait_for("Muis uit: u kunt nu tekst selecteren in het venster.");
    assert!(String::from_utf8_lossy(&term.raw()[before..]).contains("\x1b[?1000l"));
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    assert!(!String::from_utf8_lossy(&term.raw()).contains("\x1b[?1000h"));
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}
