//! Owns the journeys between agendas: opening another one, beginning a new one, keeping one elsewhere.

use std::io::ErrorKind;
use std::path::Path;

use overleg::store::memory::Break;

use super::desk::Desk;

#[test]
fn another_agenda_is_two_keys_away_and_the_first_one_keeps_what_was_done() {
    let mut desk = Desk::open("harderwijk");
    desk.has_agenda("zeewolde", "Uitvoeringsagenda Zeewolde").press("s l");
    let first = desk.json();
    desk.press("ctrl-o").sees("Een agenda openen").is_on("Uitvoeringsagenda Zeewolde").press("enter");
    desk.sees("Uitvoeringsagenda Zeewolde").sees("Alle 43 acties").sees_not("Een agenda openen");
    assert_eq!(desk.folder(), Path::new("/thuis/agendas/zeewolde"));
    desk.press("s g").press("ctrl-o").is_on("Uitvoeringsagenda Harderwijk").press("enter");
    desk.is_as(&first).sees_not("teruggehaald");
    assert_eq!(desk.folder(), Path::new("/map"));
}

#[test]
fn the_start_screen_tells_what_there_is() {
    let mut desk = Desk::open("harderwijk");
    desk.has_agenda("zeewolde", "Uitvoeringsagenda Zeewolde").has_agenda("mijn map", "Proef met een spatie");
    desk.press("ctrl-o").screen("openen").at(80, 24).screen("openen").at(120, 30);
    desk.write("spatie").is_on("Proef met een spatie").sees_not("Zeewolde").press("enter");
    desk.sees("Proef met een spatie");
}

#[test]
fn the_agenda_that_is_open_is_not_opened_again() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l ctrl-o")
        .write("harderwijk")
        .sees("nu open")
        .press("up up enter")
        .sees("Deze agenda is al open.");
    desk.press("esc ctrl-o").write("/map").press("end enter enter").sees("Deze agenda is al open.");
}

#[test]
fn a_wrong_path_says_so_at_the_field_and_keeps_what_was_typed() {
    let mut desk = Desk::open("harderwijk");
    desk.has_agenda("zeewolde", "Uitvoeringsagenda Zeewolde").press("ctrl-o").write("andere").press("enter");
    desk.sees("Andere map openen").press("enter").sees("Typ een map, of druk op Esc.");
    desk.write("~/agenda's/weg").press("enter");
    desk.sees("De map /thuis/agenda's/weg bestaat niet.").sees("~/agenda's/weg");
    desk.screen("verkeerde_map").at(80, 24).screen("verkeerde_map").at(120, 30);
    desk.press("ctrl-a").write("~/ag").press("tab").sees("~/agendas/").write("z").press("tab");
    desk.sees("~/agendas/zeewolde/")
        .sees_not("bestaat niet")
        .press("enter")
        .sees("Uitvoeringsagenda Zeewolde");
}

#[test]
fn an_agenda_that_is_damaged_leaves_the_present_one_open() {
    let mut desk = Desk::open("harderwijk");
    desk.memory().put("/thuis/agendas/stuk/agenda.json", "{\"head\": ");
    desk.press("s l ctrl-o").is_on("stuk").press("enter").sees("is niet te lezen").sees("Een agenda openen");
    desk.press("esc s g").sees("Ctrl-Z maakt het ongedaan").check_disk();
}

#[test]
fn an_agenda_that_somebody_else_has_open_is_read_along() {
    let mut first = Desk::open("harderwijk");
    first.has_agenda("zeewolde", "Uitvoeringsagenda Zeewolde");
    first.press("ctrl-o enter").sees("Uitvoeringsagenda Zeewolde");
    let mut second = Desk::open("harderwijk");
    second.on_the_disk_of(&first).press("ctrl-o").is_on("Zeewolde").press("enter");
    second.sees("ALLEEN LEZEN").sees("heeft deze agenda al open").press("s").sees("alleen bekijken");
    second.press("f12").write("Eigen kopie").press("enter").sees("werken in die kopie?").press("j");
    second.sees_not("ALLEEN LEZEN").press("s l").sees("Ctrl-Z maakt het ongedaan");
}

#[test]
fn a_new_agenda_begins_with_nothing_but_a_title() {
    let mut desk = Desk::open("harderwijk");
    desk.press("ctrl-n")
        .sees("Nieuwe agenda")
        .press("enter")
        .sees("Typ een titel")
        .write("Plan 2027: Elburg/Nunspeet");
    desk.screen("nieuwe_agenda").at(80, 24).screen("nieuwe_agenda").at(120, 30).press("enter");
    desk.sees("Plan 2027: Elburg/Nunspeet").sees("Nog geen acties").check_disk();
    assert_eq!(desk.folder(), Path::new("/thuis/agendas/plan-2027-elburg-nunspeet"));
    desk.press("a").write("Eerste actie").press("enter").is_on("Eerste actie").crash().is_on("Eerste actie");
}

#[test]
fn a_new_agenda_from_an_example_never_replaces_another() {
    let mut desk = Desk::open("harderwijk");
    desk.has_agenda("proef", "Proef");
    desk.press("ctrl-n").write("Proef").press("down enter").sees("Alle 43 acties");
    assert_eq!(desk.folder(), Path::new("/thuis/agendas/proef-2"));
    desk.press("ctrl-o").write("noord-veluwe").is_on("voorbeeld").press("enter");
    desk.is_on("Uitvoeringsagenda Harderwijk 2024-2028").press("enter").sees("Alle 43 acties");
    assert_eq!(desk.folder(), Path::new("/thuis/agendas/uitvoeringsagenda-harderwijk-2024-2028"));
}

#[test]
fn a_copy_is_written_elsewhere_and_one_may_stay_or_go_on_there() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l f12").sees("Bewaren als").write("Kopie voor het college");
    desk.screen("bewaren_als").at(80, 24).screen("bewaren_als").at(120, 30).press("enter");
    desk.sees("/thuis/agendas/kopie-voor-het-college").sees("werken in die kopie?");
    desk.screen("kopie_gemaakt").press("n").press("s g");
    assert_eq!(desk.folder(), Path::new("/map"));
    desk.press("f12").write("Kopie voor het college").press("enter");
    desk.sees("staat al een agenda; die blijft zoals hij").sees("Kopie voor het college");
    desk.press("ctrl-a").write("~/elders/nog een").press("enter j");
    assert_eq!(desk.folder(), Path::new("/thuis/elders/nog een"));
    desk.sees("[x]").press("u").sees("Er is niets om ongedaan te maken.");
}

#[test]
fn when_the_disk_is_full_the_work_goes_elsewhere() {
    let mut desk = Desk::open("harderwijk");
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("s l down").sees("NIET BEWAARD").sees("F12 bewaart de agenda op een andere");
    let work = desk.json();
    desk.press("ctrl-o")
        .press("down enter")
        .write("/nergens")
        .press("enter")
        .sees("gaat verloren")
        .press("n esc esc");
    desk.memory().mend();
    desk.press("f12").write("/usb/gered").press("enter j").is_as(&work).check_disk();
    desk.sees_not("NIET BEWAARD").reopen().is_as(&work);
}

#[test]
fn an_agenda_that_cannot_be_saved_is_not_left_unasked() {
    let mut desk = Desk::open("harderwijk");
    desk.has_agenda("zeewolde", "Uitvoeringsagenda Zeewolde");
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("s l");
    let work = desk.json();
    desk.press("ctrl-o enter")
        .sees("1 wijziging staat alleen op het scherm en gaat verloren.")
        .press("n esc");
    desk.is_as(&work);
    assert_eq!(desk.folder(), Path::new("/map"));
}
