//! Owns the journeys of work that must not get lost: restarts, crashes, a disk that refuses, a second reader.

use std::io::ErrorKind;

use overleg::app::{Disk, Input};
use overleg::store::memory::Break;

use super::desk::Desk;

#[test]
fn everything_is_there_after_a_restart() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l e").write("putten").press("enter");
    let before = desk.json();
    desk.reopen().sees("[>]").sees("Putten").sees_not("teruggehaald");
    desk.is_as(&before);
}

#[test]
fn everything_is_there_after_a_crash_and_that_is_said_once() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l e").write("putten").press("enter");
    let before = desk.json();
    desk.crash()
        .sees("2 wijzigingen van de vorige keer zijn teruggehaald.")
        .press("esc")
        .sees_not("teruggehaald");
    desk.is_as(&before);
    desk.reopen().sees_not("teruggehaald");
}

#[test]
fn it_is_the_same_on_a_real_disk() {
    let mut desk = Desk::open_on_disk();
    desk.press("s l down a").write("Op schijf").press("enter");
    let before = desk.json();
    desk.crash()
        .sees("Op schijf")
        .press("p")
        .write("2027")
        .press("enter ctrl-s")
        .sees("2027")
        .reopen()
        .sees("2027");
    desk.press("u j").reopen();
    desk.is_as(&before);
}

#[test]
fn what_was_being_typed_is_open_again_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down enter").write(" en nog").crash();
    desk.sees("casusoverleg en nog")
        .sees("u was hier aan het typen toen het programma stopte.")
        .write(" wat")
        .sees("Actie 3, titel")
        .press("enter")
        .is_on("TOP 3-kennis vasthouden");
    desk.crash().sees_not("Actie 3, titel").is_on("Maatwerktraining");
}

#[test]
fn a_planning_that_was_being_typed_is_open_again_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    desk.press("p")
        .write("2025 / 2026")
        .crash()
        .sees("2025 / 2026")
        .press("left")
        .sees("Actie 1, planning")
        .press("enter");
    assert_eq!(desk.agenda().actions.iter().next().unwrap().planning.len(), 2);
}

#[test]
fn what_was_left_with_escape_stays_closed_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("enter").write("!!!").press("esc").crash().sees_not("!!!").press("s l");
    desk.press("u");
    desk.is_as(&before);
}

#[test]
fn a_new_action_with_half_a_title_is_open_again_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    desk.press("a")
        .write("Half")
        .crash()
        .sees("u was dit aan het toevoegen")
        .is_on("Half")
        .write("weg")
        .press("enter");
    desk.is_on("Halfweg").crash().sees("Halfweg");
}

#[test]
fn stopping_with_a_field_open_keeps_what_was_typed() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down enter")
        .write(" half")
        .reopen()
        .sees("u was hier aan het typen")
        .sees("expertisepoule half")
        .press("esc");
    desk.sees_not("expertisepoule half");
}

#[test]
fn stopping_with_a_new_row_without_a_title_leaves_nothing_behind() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("a").reopen().is_as(&before).press("o").reopen().is_as(&before);
    desk.press("a")
        .write("Half")
        .reopen()
        .sees("u was dit aan het toevoegen")
        .is_on("Half")
        .press("esc")
        .sees("Alle 43 acties")
        .sees("Niet toegevoegd.   Ctrl-Z voegt het toch toe, met uw tekst")
        .press("u")
        .is_on("Half");
}

#[test]
fn a_new_row_without_a_title_is_open_again_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("a")
        .crash()
        .sees("u was dit aan het toevoegen")
        .write("Toch")
        .sees("Actie 44, titel")
        .press("enter");
    desk.is_on("Toch").press("u u j").sees("Alle 43 acties").is_as(&before);
    desk.press("U").sees("Alle 44 acties").press("U").is_on("Toch");
    desk.press("a").crash().press("esc").sees("Alle 44 acties").sees_not("(nog geen titel)");
    desk.press("4 a").crash().sees("u was dit aan het toevoegen").press("esc 2").sees("Alle 44 acties");
}

#[test]
fn another_field_of_a_row_without_a_title_leaves_the_row() {
    let json = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "actions": [{"id": "a", "number": "1", "title": ""}]}"#;
    let mut desk = Desk::with(json);
    desk.press("p")
        .write("2026")
        .crash()
        .press("esc")
        .sees("1 actie")
        .sees("(nog geen titel)")
        .sees("Niet gewijzigd: planning");
}

#[test]
fn a_standing_sentence_comes_back_after_a_field_and_goes_with_escape() {
    let mut desk = Desk::open("harderwijk");
    desk.take(Input::Standing("Let op.".into())).take(Input::Standing("Let op.".into()));
    desk.press("f n l").sees("Let op.   Esc sluit dit").press("enter").sees_not("Let op.").press("esc");
    desk.sees("Let op.   Esc sluit dit").press("esc").sees_not("Let op.").sees("alleen lokaal");
}

#[test]
fn a_field_that_was_only_walked_through_leaves_nothing() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter left right").crash().sees_not("aan het typen").sees("Alle 43 acties");
}

#[test]
fn a_second_window_reads_along_and_changes_nothing() {
    let mut first = Desk::open("harderwijk");
    first.press("s l");
    let mut second = first.beside();
    second.sees("ALLEEN LEZEN").press("esc").sees("Jan heeft deze agenda al open op laptop").sees("[>]");
    let before = second.json();
    for keys in ["s", "e", "p", "m", "enter", "a", "x", "o", "ctrl-up", "u", "U"] {
        second.press(keys).sees("alleen bekijken");
        assert!(second.app().top().is_none(), "{keys} opent iets\n{}", second.picture());
    }
    second.is_as(&before);
    second.press("/").write("zelfscan").sees("Zelfscan bij nieuwe").press("enter").is_on(" 6 SR?");
    second.press("f n l").sees("18 van 43 acties").press("ctrl-q");
    assert!(second.has_stopped());
    first.press("s g").sees("[x]");
}

#[test]
fn saving_in_a_window_that_only_reads_explains_itself() {
    let first = Desk::open("harderwijk");
    let mut second = first.beside();
    second.press("ctrl-s").sees("alleen bekijken");
}

#[test]
fn a_full_disk_is_told_and_everything_goes_on_in_memory() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("s d").sees("NIET BEWAARD (1)").press("down s g").sees("NIET BEWAARD (2)").is_on("[x]");
    desk.press("down").sees("2 wijzigingen staan alleen nog in het geheugen");
    desk.press("ctrl-q").sees("2 wijzigingen staan alleen op het scherm en gaan verloren.").press("n");
    assert!(!desk.has_stopped());
    desk.memory().mend();
    desk.store().retry();
    desk.take(Input::Idle).sees("✓ bewaard").sees_not("NIET BEWAARD");
    let before = desk.json();
    desk.crash();
    desk.is_as(&before);
}

#[test]
fn who_stops_all_the_same_is_let_go() {
    let mut desk = Desk::open("harderwijk");
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("s l ctrl-q").sees("1 wijziging staat alleen op het scherm en gaat verloren.").press("enter");
    assert!(!desk.has_stopped());
    desk.press("ctrl-q j");
    assert!(desk.has_stopped());
}

#[test]
fn work_on_its_way_is_counted() {
    let mut desk = Desk::open("harderwijk");
    desk.take(Input::Disk(Disk::Pending(1))).sees("• 1 wijziging onderweg");
    desk.take(Input::Disk(Disk::Pending(3))).sees("• 3 wijzigingen onderweg");
}

#[test]
fn another_program_that_spoils_the_file_is_told_and_its_file_left_alone() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    desk.memory().put("/map/agenda.json", "{\"half");
    desk.store().look();
    desk.take(Input::Idle).sees_not("buiten overleg").store().look();
    desk.take(Input::Idle)
        .press("down up")
        .sees("agenda.json is buiten overleg gewijzigd en niet te lezen")
        .press("down s d")
        .press("ctrl-q");
    assert_eq!(desk.memory().content("/map/agenda.json").unwrap(), b"{\"half");
    // The damage is read before what is only good to know.
    desk.reopen().sees("agenda.json is niet te lezen").sees("(1 van 2) Esc sluit dit").press("esc");
    desk.sees("teruggehaald").sees_not("(1 van").sees("[o]");
}

#[test]
fn saving_says_so_and_the_file_holds_everything() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l ctrl-s").sees("De agenda is opgeslagen.").sees_not("wordt nu");
    assert_eq!(desk.memory().content("/map/agenda.json").unwrap(), desk.json().into_bytes());
}

#[test]
fn what_is_wrong_in_the_file_is_said_on_opening() {
    let json = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "actions": [{"id": "a", "number": "1", "of": "nergens", "title": "Wees"}]}"#;
    let mut desk = Desk::with(json);
    desk.is_on("Wees").sees("nergens");
}

#[test]
fn a_key_that_is_held_down_moves_but_does_nothing_else() {
    use overleg::keymap::{Key, Stroke};
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    for key in ["down", "x", "u", "down"] {
        desk.take(Input::Key(Stroke { key: Key::parse(key).unwrap(), repeat: true }));
    }
    desk.is_on(" 3 L");
    desk.is_as(&before);
}

#[test]
fn the_clock_goes_on() {
    let mut desk = Desk::open("harderwijk");
    desk.take(Input::Tick(overleg::date::Moment::parse("2026-03-12T10:25:00+01:00").unwrap())).sees("10:25");
}

#[test]
fn what_the_disk_has_to_tell_is_read_before_what_was_done_last() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l").sees("De status van actie 1 is nu loopt.");
    desk.memory().put("/map/agenda.json", "{\"half");
    desk.store().look();
    desk.store().look();
    desk.take(Input::Idle).sees("agenda.json is buiten overleg gewijzigd").press("esc ctrl-s");
    desk.sees("agenda.json is buiten overleg gewijzigd").sees_not("wordt nu naar het bestand geschreven");
}

#[test]
fn who_reads_along_is_not_told_that_the_work_of_the_other_was_recovered() {
    let mut first = Desk::open("harderwijk");
    first.press("s l");
    first.beside().sees("ALLEEN LEZEN: ").sees_not("teruggehaald");
}
