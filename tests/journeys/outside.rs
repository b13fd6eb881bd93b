//! Owns the journeys with something else that changes the files of the agenda: a sync client, a colleague, a script.

use overleg::agenda::{Agenda, At, Change, Id, Kind, Value};
use overleg::app::Input;
use overleg::app::outside::News;
use overleg::store::fs::Fs;

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

const FILE: &str = "/map/agenda.json";
const COPY: &str = "/map/agenda-LAPTOP.json";

/// Returns the file of the desk as something else would have changed it: these titles of actions, by their numbers.
fn changed(desk: &Desk, titles: &[(&str, &str)]) -> String {
    let mut agenda = Agenda::from_bytes(&desk.memory().content(FILE).unwrap()).unwrap().agenda;
    for (number, title) in titles {
        let id = agenda.actions.iter().find(|action| action.number == *number).unwrap().id.clone();
        set(&mut agenda, &id, "title", Value::Text((*title).into()));
    }
    agenda.to_json()
}

fn set(agenda: &mut Agenda, id: &Id, field: &'static str, value: Value) {
    let change = agenda.set(&At::new(Kind::Action, id), field, value).unwrap();
    agenda.apply(&[change]).unwrap();
}

/// Lets two seconds go by: the program looks at its files.
fn look(desk: &mut Desk) -> &mut Desk {
    desk.store().look();
    desk.take(Input::Idle)
}

fn put_outside<'a>(desk: &'a mut Desk, titles: &[(&str, &str)]) -> &'a mut Desk {
    let theirs = changed(desk, titles);
    desk.memory().put(FILE, theirs);
    look(desk)
}

#[test]
fn what_a_colleague_changed_elsewhere_comes_in_while_she_works_and_can_be_taken_back() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    let before = desk.json();
    put_outside(&mut desk, &[("2", "Van een collega"), ("3", "Ook van een collega")]);
    desk.sees(
        "agenda.json is buiten overleg gewijzigd; 2 wijzigingen zijn erbij gezet. g h laat zien welke.",
    );
    desk.sees("Van een collega").is_on(" 1 ");
    at_each(&[LAPTOP, ROOM], "van_buiten_erbij", &mut desk);
    desk.at(120, 30).press("esc").sees_not("buiten overleg");
    desk.press("g h")
        .is_on("vóór de wijziging van buiten overleg")
        .sees("Sindsdien 2 wijzigingen.")
        .press("enter");
    desk.sees("Vergelijken met nu: “vóór de wijziging van buiten overleg”").sees("is nu Van een collega.");
    desk.press("esc esc u").sees("Ongedaan gemaakt").is_as(&before).press("U").sees("Van een collega");
    let after = desk.json();
    desk.crash().is_as(&after).press("u j").is_as(&before);
}

#[test]
fn several_changes_that_nobody_read_about_are_told_together() {
    let mut desk = Desk::open("harderwijk");
    put_outside(&mut desk, &[("2", "Eerst")]).sees("1 wijziging is erbij gezet");
    put_outside(&mut desk, &[("3", "Daarna"), ("4", "En dit")]).sees("3 wijzigingen zijn erbij gezet");
    desk.press("g h").sees("Sindsdien 3 wijzigingen.").press("esc esc").sees_not("buiten overleg");
    put_outside(&mut desk, &[("5", "Later")]).sees("1 wijziging is erbij gezet");
    desk.press("g h").sees("Sindsdien 1 wijziging.");
}

#[test]
fn where_both_changed_the_same_hers_stays_and_the_other_lies_beside_to_take_over() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2 ctrl-a").write("Van haar").press("enter");
    put_outside(&mut desk, &[("1", "Van een ander"), ("2", "Elders van een ander")]);
    desk.sees("buiten overleg gewijzigd op plekken die u ook wijzigde. Hier staat wat van u is;");
    desk.sees("Erbij gezet: 1 wijziging.").is_on("Van haar").sees("Elders van een ander");
    at_each(&[LAPTOP, ROOM], "van_buiten_botsing", &mut desk);
    let before = desk.at(120, 30).json();
    desk.press("g h").is_on("ernaast: agenda.conflict-laptop-20260312-102400.json").sees("1 verschil met nu");
    at_each(&[LAPTOP, ROOM], "versies_ernaast", &mut desk);
    desk.at(120, 30)
        .press("enter")
        .sees("Daar 1 ding anders dan hier:")
        .is_on("is hier Van haar, daar Van een ander");
    desk.press("enter").sees("1 wijziging is overgenomen.").sees("Geen verschil.").press("enter");
    desk.sees("Er is geen verschil meer. Del legt agenda.conflict-laptop-20260312-102400.json opzij.");
    desk.press("x").sees("bestand gaat naar de map .overleg/apart en wordt niet gewist.");
    at_each(&[LAPTOP, ROOM], "opzij_leggen", &mut desk);
    desk.at(120, 30)
        .press("j")
        .sees("is opzij gelegd")
        .sees_not("op plekken die u ook wijzigde")
        .sees_not("ernaast")
        .press("esc");
    let apart = desk.memory().files("/map/.overleg/apart");
    assert!(
        apart.len() == 1
            && apart[0].display().to_string().ends_with("agenda.conflict-laptop-20260312-102400.json")
    );
    desk.sees("Van een ander").press("u").is_as(&before);
}

#[test]
fn what_is_typed_stays_until_it_is_kept_and_is_a_clash_only_then() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2 ctrl-a").write("Half ge");
    put_outside(&mut desk, &[("1", "Van een ander"), ("2", "Elders")]).sees("Half ge").sees_not("Elders");
    desk.write("typt")
        .press("enter")
        .sees("Half getypt")
        .sees("Elders")
        .sees("op plekken die u ook wijzigde");
    desk.reopen().sees("Half getypt").sees("Elders");
    let mut desk = Desk::open("harderwijk");
    desk.press("b").sees("Actie 1 bewerken");
    put_outside(&mut desk, &[("1", "Van een ander")]).sees("Actie 1 bewerken").sees_not("Van een ander");
    desk.press("esc").sees("Van een ander").sees("1 wijziging is erbij gezet");
    desk.press("f");
    put_outside(&mut desk, &[("1", "Nog eens")]).sees_not("Nog eens").press("esc").sees("Nog eens");
}

#[test]
fn a_crash_with_a_field_open_and_another_version_on_the_disk_loses_neither() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2 ctrl-a").write("Half getypt");
    put_outside(&mut desk, &[("2", "Van een ander")]);
    desk.crash().sees("Half getypt").sees("Van een ander").press("enter esc").sees("Half getypt");
}

#[test]
fn what_is_gone_there_stays_here_when_something_hangs_on_it() {
    let mut desk = Desk::open("harderwijk");
    let mut other = Desk::open("harderwijk");
    other.press("down down x j ctrl-s").sees_not("TOP 3-kennis vasthouden");
    let theirs = other.memory().content(FILE).unwrap();
    desk.press("down down o").write("Hier hangt iets aan").press("enter");
    desk.memory().put(FILE, theirs);
    look(&mut desk).sees("op plekken die u ook wijzigde").sees("TOP 3-kennis vasthouden");
    desk.press("esc g h enter")
        .sees("Actie 3 staat alleen hier; overnemen haalt hem hier weg.")
        .sees("Een opmerking bij actie 3 staat alleen hier; overnemen haalt hem hier weg.");
}

#[test]
fn an_action_that_both_added_has_its_own_number_and_clashes_with_nothing() {
    let mut desk = Desk::open("harderwijk");
    let mut other = Desk::open("harderwijk");
    other.press("end a").write("Weer weg").press("enter x j a").write("Van een ander").press("enter ctrl-s");
    desk.press("a").write("Van haar").press("enter");
    let theirs = other.memory().content(FILE).unwrap();
    desk.memory().put(FILE, theirs);
    look(&mut desk).sees("1 wijziging is erbij gezet").sees_not("op plekken die u ook wijzigde");
    desk.press("end").sees("Van een ander").press("home a").write("Nog een").press("enter").sees(" 46 ");
}

#[test]
fn a_file_that_was_taken_away_is_told_and_comes_back_with_a_key() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    desk.memory().take(FILE);
    look(&mut desk).sees_not("weggehaald");
    look(&mut desk).sees("agenda.json is weggehaald uit de map. Hier op het scherm is alles er nog. Ctrl-S zet het bestand terug.");
    at_each(&[LAPTOP, ROOM], "van_buiten_weg", &mut desk);
    desk.at(120, 30).press("down s d").press("ctrl-s").sees_not("weggehaald");
    assert_eq!(desk.memory().content(FILE).unwrap(), desk.json().into_bytes());
}

#[test]
fn a_checkout_underneath_that_takes_the_file_away_and_brings_it_back_says_nothing() {
    let mut desk = Desk::open("harderwijk");
    let file = desk.memory().content(FILE).unwrap();
    desk.memory().take(FILE);
    look(&mut desk);
    desk.memory().put(FILE, file.clone());
    look(&mut desk).sees_not("buiten overleg").sees_not("weggehaald");
    desk.memory().take(FILE);
    look(&mut desk);
    look(&mut desk).sees("weggehaald");
    desk.memory().put(FILE, file);
    look(&mut desk).sees_not("weggehaald");
}

#[test]
fn an_earlier_version_in_its_place_is_told_and_takes_nothing_back() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l ctrl-s");
    let earlier = desk.memory().content(FILE).unwrap();
    desk.press("s d ctrl-s");
    let before = desk.json();
    desk.memory().put(FILE, earlier.clone());
    look(&mut desk).is_as(&before).sees(
        "agenda.json is buiten overleg teruggezet naar een eerdere versie, van do 12-03-2026 10:24. Hier op het scherm is",
    );
    at_each(&[LAPTOP, ROOM], "van_buiten_eerder", &mut desk);
    desk.at(120, 30).press("down s l");
    assert_eq!(desk.memory().content(FILE).unwrap(), earlier);
    desk.press("ctrl-s").sees_not("teruggezet");
    assert_eq!(desk.memory().content(FILE).unwrap(), desk.json().into_bytes());
}

/// A desk with another version beside its agenda: a changed title and status, an action with a remark that is only there,
/// and one that is only here.
fn with_a_copy() -> Desk {
    let mut other = Desk::open("harderwijk");
    other.press("f2 ctrl-a").write("Van de laptop").press("enter s l down down x j");
    other
        .press("a")
        .write("Alleen op de laptop")
        .press("enter o")
        .write("Met een opmerking")
        .press("enter ctrl-s");
    let mut desk = Desk::open("harderwijk");
    let copy = other.memory().content(FILE).unwrap();
    desk.memory().put(COPY, copy);
    look(&mut desk);
    desk
}

#[test]
fn a_copy_that_appears_beside_the_agenda_is_told_and_never_merged() {
    let mut desk = with_a_copy();
    let before = desk.json();
    desk.sees("Naast deze agenda ligt een andere versie: agenda-LAPTOP.json van do 12-03-2026 10:24. g h laat het verschil zien.");
    at_each(&[LAPTOP, ROOM], "andere_versie", &mut desk);
    desk.at(120, 30).press("esc").sees_not("Naast deze agenda");
    look(&mut desk).sees_not("Naast deze agenda");
    for name in [
        "agenda (1).json",
        "agenda (Jan's conflicted copy 2026-03-12).json",
        "agenda.sync-conflict-20260312-102400-ABC.json",
    ] {
        let theirs = changed(&desk, &[("2", name)]);
        desk.memory().put(format!("/map/{name}"), theirs);
        look(&mut desk).sees("Naast deze agenda ligt een andere versie").press("esc");
    }
    let strangers = [("brief.json", "{}"), ("half.json", "{\"form"), ("agenda.txt", &before)];
    for (name, text) in strangers {
        desk.memory().put(format!("/map/{name}"), text);
    }
    let other =
        before.replace(&format!("\"id\": \"{}\"", desk.agenda().heading().unwrap().id), "\"id\": \"anders\"");
    desk.memory().put("/map/andere-agenda.json", other);
    desk.memory().put("/map/zelfde.json", desk.memory().content(FILE).unwrap());
    look(&mut desk).sees_not("Naast deze agenda").is_as(&before);
    desk.press("g h")
        .sees("agenda (1).json")
        .sees("sync-conflict")
        .sees("conflicted copy")
        .sees_not("brief")
        .sees_not("andere-agenda");
    desk.sees_not("zelfde").press("esc").reopen();
    desk.sees("Naast deze agenda liggen 4 andere versies, waarvan de laatste").is_as(&before);
}

#[test]
fn a_copy_is_taken_over_line_by_line_each_time_as_one_step() {
    let mut desk = with_a_copy();
    let before = desk.json();
    desk.press("esc g h").is_on("agenda-LAPTOP.json").press("enter").sees("Daar 5 dingen anders dan hier:");
    desk.sees("staat alleen hier;").sees("staat alleen daar.").sees("is hier niet gestart, daar loopt.");
    at_each(&[LAPTOP, ROOM], "vergelijken_ernaast", &mut desk);
    desk.at(120, 30).press("home").write("z").is_on("Actie 44 staat alleen daar.");
    // A remark cannot come without its action.
    desk.press("pagedown up up up up").press("space").sees("neemt 1 over").press("space").sees("neemt over");
    while !desk.row("▌").contains("opmerking") {
        desk.press("down");
    }
    desk.press("space enter")
        .sees("2 wijzigingen zijn overgenomen, met wat erbij hoort.")
        .sees("Daar 3 dingen anders dan hier:");
    desk.press("u")
        .sees("Ongedaan gemaakt")
        .sees("Ctrl-Y zet het terug")
        .sees("Daar 5 dingen")
        .is_as(&before);
    desk.sees("Ctrl-A alles")
        .press("ctrl-a")
        .sees("neemt 5 over")
        .press("enter")
        .sees("5 wijzigingen zijn overgenomen.")
        .sees("Geen verschil.")
        .sees_not("Enter neemt");
    desk.press("esc").is_on("agenda-LAPTOP.json").sees("Geen verschil met nu.").sees_not("5 verschillen");
    desk.press("esc").sees("Van de laptop").sees("Alleen op de laptop");
    desk.press("u").is_as(&before).press("U").crash().sees("Van de laptop");
}

#[test]
fn some_lines_of_an_earlier_version_are_put_back_alone() {
    let mut desk = Desk::open("harderwijk");
    desk.press("v v").write("Eerst").press("enter").press("s l down s d");
    desk.press("g h enter")
        .sees("Sindsdien 2 wijzigingen:")
        .is_on("De status van actie")
        .sees("Enter zet alles terug");
    desk.press("space enter").sees("1 wijziging is overgenomen.").sees("Sindsdien 1 wijziging:");
    desk.press("x").sees("Deze versie ligt tussen de eerdere versies");
}

#[test]
fn who_only_reads_looks_at_the_difference_and_changes_nothing() {
    let first = with_a_copy();
    let mut second = first.beside();
    let before = second.json();
    second
        .take(Input::Idle)
        .press("g h")
        .is_on("agenda-LAPTOP.json")
        .press("enter")
        .sees("Daar 5 dingen")
        .sees_not("Enter neemt")
        .press("enter")
        .sees("ALLEEN LEZEN");
    second.press("x").sees("ALLEEN LEZEN").is_as(&before);
}

#[test]
fn a_copy_that_cannot_be_put_away_says_so_and_stays() {
    let mut desk = with_a_copy();
    desk.press("esc g h enter x");
    desk.memory().break_at(0, overleg::store::memory::Break::Stuck(std::io::ErrorKind::StorageFull));
    desk.press("j").sees("De andere versie ligt er nog: de schijf is vol.");
    desk.memory().mend();
    assert!(desk.memory().content(COPY).is_some());
}

#[test]
fn a_copy_that_is_gone_already_needs_no_putting_away() {
    let mut desk = with_a_copy();
    desk.press("esc g h enter x");
    desk.memory().remove(std::path::Path::new(COPY)).unwrap();
    desk.press("j").sees("Dat bestand is al weg.");
}

#[test]
fn a_change_is_never_taken_in_twice() {
    let mut desk = Desk::open("harderwijk");
    put_outside(&mut desk, &[("2", "Van een ander")]);
    let edits = |desk: &Desk| desk.journal().iter().filter(|line| line.contains("\"edit\"")).count();
    let before = edits(&desk);
    look(&mut desk);
    look(&mut desk).press("down ctrl-s");
    look(&mut desk);
    assert_eq!(edits(&desk), before);
    let is_drop = |change: &Change| matches!(change, Change::Drop { .. });
    assert!(!overleg::agenda::diff(desk.agenda(), desk.agenda()).iter().any(is_drop));
}

#[test]
fn what_is_only_here_comes_last_and_goes_only_after_yes_and_with_word_of_it() {
    let mut desk = with_a_copy();
    let before = desk.json();
    desk.press("esc g h enter pagedown pagedown")
        .is_on("Actie 3 staat alleen hier; overnemen haalt hem hier weg.");
    desk.press("enter")
        .sees("Actie 3 staat alleen hier; overnemen haalt hem hier weg. Toch")
        .press("enter")
        .is_as(&before);
    at_each(&[LAPTOP, ROOM], "overnemen_haalt_weg", desk.press("enter"));
    desk.at(120, 30)
        .press("j")
        .sees("1 wijziging is overgenomen. Daarbij is 1 onderdeel weggehaald; Ctrl-Z zet het terug.")
        .sees("Daar 4 dingen anders dan hier:")
        .press("u")
        .is_as(&before);
}

#[test]
fn what_is_ours_again_before_she_closes_her_field_does_not_come_in() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2");
    put_outside(&mut desk, &[("2", "Van een ander")]).take(Input::Outside(News::Ours));
    desk.press("esc").sees_not("erbij gezet").sees_not("Van een ander");
}

#[test]
fn the_list_opens_on_what_the_sentence_that_is_read_speaks_of() {
    let mut desk = with_a_copy();
    put_outside(&mut desk, &[("2", "Van een ander")]).sees("g h laat zien welke.").press("g h");
    desk.is_on("vóór de wijziging van buiten overleg").sees("Sindsdien 1 wijziging.").press("esc esc");
    desk.sees("Naast deze agenda").press("g h").is_on("agenda-LAPTOP.json");
}
