//! What the terminal can show: the program follows its surroundings, and what the user chose is there the next time.

use super::shelf::Shelf;

#[test]
fn a_terminal_without_utf8_only_ever_gets_ascii() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().env("LANG", "C").env("TERM", "linux").start();
    term.wait_for("2 Acties ===");
    term.press("enter");
    term.send("één".as_bytes());
    term.wait_for("een");
    term.press("enter ?");
    term.wait_for("Hulp: alle opdrachten");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let raw = term.raw();
    assert!(raw.is_ascii(), "{}", String::from_utf8_lossy(&raw));
    let (colour, sixteen) = (b"\x1b[38;2;", b"\x1b[38;5;");
    let sends = |code: &[u8]| raw.windows(code.len()).any(|window| window == code);
    assert!(!sends(colour) && sends(sixteen));
}

#[test]
fn the_theme_is_there_again_the_next_time() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("w t");
    term.wait_for("Het thema is nu licht.");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let again = shelf.launch().start();
    again.wait_for("2 Acties");
    let ground = again.raw();
    assert!(String::from_utf8_lossy(&ground).contains("48;2;252;252;250"));
}
