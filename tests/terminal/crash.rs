//! The program killed at a chosen moment: an open field, work that was taken back, an agenda that was held.

use overleg::agenda::diff;

use super::script::Script;
use super::shelf::Shelf;

#[test]
fn what_was_typed_in_an_open_field_is_back_with_the_cursor_behind_it() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("down down f2 ctrl-a H a l v e - z i n");
    term.wait_for("Halve-zin");
    term.kill9();
    let term = shelf.launch().start();
    term.wait_for("Actie 3, titel: u was hier aan het typen");
    term.wait_for("Halve-zin");
    let screen = term.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("Halve-zin")).unwrap();
    let before = line.find("Halve-zin").map(|at| line[..at].chars().count()).unwrap();
    let behind = u16::try_from(before + "Halve-zin".len()).unwrap();
    // The cursor comes last in a frame, after the text that was waited for.
    let place = (u16::try_from(row).unwrap(), behind);
    term.wait_until("the cursor behind the text", |screen| {
        !screen.hide_cursor() && screen.cursor_position() == place
    });
    term.press("! enter");
    term.wait_for("bewaard");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    assert_eq!(&*shelf.agenda().actions.iter().nth(2).unwrap().title, "Halve-zin!");
}

#[test]
fn undo_and_redo_before_a_crash_are_kept_and_go_on_after_it() {
    let shelf = Shelf::stocked();
    let original = shelf.agenda();
    let mut script = Script::new(original.clone(), None);
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    let keys = "f2 ctrl-a e e r s t enter f2 ctrl-a t w e e d e enter down s l u u ctrl-y";
    term.press(keys);
    script.press(keys);
    term.wait_for("Opnieuw gedaan");
    term.kill9();
    assert!(diff(script.agenda(), &shelf.agenda()).is_empty());
    assert!(!diff(script.agenda(), &original).is_empty());
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    // Going back past the beginning of this sitting is asked first.
    term.press("u");
    term.wait_for("j ja");
    term.press("j");
    term.wait_for("Ongedaan gemaakt");
    assert_eq!(&*shelf.agenda().actions.iter().next().unwrap().title, "eerst");
}

#[test]
fn after_a_crash_the_agenda_is_free_at_once() {
    let shelf = Shelf::stocked();
    let first = shelf.launch().start();
    first.wait_for("2 Acties");
    first.press("s l");
    first.wait_for("Ctrl-Z maakt het ongedaan");
    first.kill9();
    let mut second = shelf.launch().start();
    second.wait_for("1 wijziging van de vorige keer is teruggehaald");
    assert!(!second.screen().contains("ALLEEN LEZEN"), "{}", second.screen());
    second.press("ctrl-q");
    assert_eq!(second.wait_exit(), 0);
}
