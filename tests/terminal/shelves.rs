//! Another agenda opened in a running program: what is done there stands there, and the next start opens it.

use std::fs;
use std::path::Path;

use overleg::store::Store;
use overleg::store::fs::RealFs;

use super::shelf::Shelf;

fn first_title(folder: &Path) -> String {
    let agenda = Store::peek(&RealFs, folder).unwrap().agenda;
    agenda.actions.iter().next().unwrap().title.clone()
}

#[test]
fn work_in_an_agenda_that_was_opened_from_another_is_there_after_a_crash() {
    let shelf = Shelf::stocked();
    let second = shelf.home().join("agendas").join("andere agenda");
    let made = shelf.run(&["nieuw", second.to_str().unwrap(), "--van", "harderwijk"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let path = second.join("agenda.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Uitvoeringsagenda Harderwijk", "Agenda van Zeewolde")).unwrap();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a e e r s t e enter");
    term.wait_for("✓ bewaard");
    term.press("ctrl-o");
    term.wait_for("Een agenda openen");
    term.wait_for("Agenda van Zeewolde");
    term.press("enter");
    term.wait_until("the other agenda", |screen| screen.contents().starts_with(" Agenda van Zeewolde"));
    assert_eq!(
        fs::read_to_string(shelf.home().join("state/laatst")).unwrap(),
        format!("{}\n", second.display())
    );
    term.press("f2 ctrl-a t w e e d e enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.kill9();
    assert_eq!((first_title(&shelf.folder()), first_title(&second)), ("eerste".into(), "tweede".into()));
    let mut term = shelf.launch().start();
    term.wait_for("Agenda van Zeewolde");
    term.wait_for("1 wijziging van de vorige keer is teruggehaald");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    // The first was closed well, and is free.
    let mut term = shelf.launch().word("open").word(shelf.folder()).start();
    term.wait_for("eerste");
    assert!(
        !term.screen().contains("teruggehaald") && !term.screen().contains("ALLEEN LEZEN"),
        "{}",
        term.screen()
    );
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_new_agenda_is_made_and_opened_and_a_wrong_folder_leaves_it_open() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("ctrl-n");
    term.wait_for("Nieuwe agenda");
    term.press("P l a n enter");
    term.wait_until("the new agenda", |screen| screen.contents().starts_with(" Plan"));
    assert!(shelf.home().join("agendas/plan/agenda.json").is_file());
    term.press("ctrl-o");
    term.wait_for("andere map …");
    term.press("/ n e r g e n s enter");
    term.wait_for("Andere map openen");
    term.press("enter");
    term.wait_for("De map /nergens bestaat niet.");
    term.press("esc");
    // A lone escape is told from the start of a key by what comes after it, and by time.
    term.wait_until("the field closed", |screen| !screen.contents().contains("Andere map openen"));
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let recent = fs::read_to_string(shelf.home().join("state/eerder")).unwrap();
    assert_eq!(recent.lines().count(), 2);
}
