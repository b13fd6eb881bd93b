//! Owns the journeys with another list of questions than the one that comes along.

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

const VNG: &str = "Deel;Nr;Vraag;Weten;Kern\r\nSchaal;1;nee\r\nSchaal;2;deels\r\nSchaal;3;ja\r\nSchaal;?;weet niet\r\n\
    1 Beleid;1.1;Is er beleid voor lokale teams?;beleidsadviseur;x\r\n;1.2;Kent iedereen dat?;teamleider\r\n\
    2 Uitvoering;2.1;Lukt het in de praktijk?;teamleider;x\r\n";

fn desk_with(files: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::open("harderwijk");
    for (name, text) in files {
        desk.memory().put(format!("/thuis/Downloads/{name}"), *text);
    }
    desk.press("g z").sees("[Spelregels]");
    desk
}

fn meting(desk: &Desk) -> (String, usize) {
    let meting = desk.agenda().metingen.iter().last().expect("er is een meting");
    (meting.list.clone(), meting.questions.len())
}

#[test]
fn the_official_list_takes_the_place_of_ours_and_stays_with_the_agenda() {
    let mut desk = desk_with(&[("VNG-lijst 2026.csv", VNG), ("onze.json", "{}")]);
    desk.press("i").sees("Vragenlijst inlezen").is_on("onze.json").press("down").is_on("VNG-lijst 2026.csv");
    at_each(&[LAPTOP, ROOM], "zelfscan_vragenlijst", &mut desk);
    desk.press("enter")
        .sees("De vragenlijst VNG-lijst 2026 is gelezen: 3 vragen.")
        .sees("3 vragen in 2 delen");
    desk.at(LAPTOP.0, LAPTOP.1).sees("We stellen alle 3 vragen; s kiest alleen de 2 kernvragen.");
    desk.press("enter").sees("Is er beleid voor lokale teams?").sees("1 nee   2 deels   3 ja   ? weet niet");
    assert_eq!(meting(&desk), ("VNG-lijst 2026".into(), 3));
    // Four is no score of this list.
    desk.press("4").sees("Deze toets is geen score. Een score is 1 nee, 2 deels, 3 ja, ? weet niet.");
    desk.write("1233?2")
        .press("tab tab o")
        .sees("omgezet van drie naar vier punten")
        .sees("verschil   uiteen 3");
    // It comes from the agenda from here on: the file may be gone, and the power too.
    desk.memory().put("/thuis/Downloads/VNG-lijst 2026.csv", "");
    desk.crash()
        .press("g z")
        .sees("VNG-lijst 2026   3 vragen in 2 delen")
        .press("down")
        .sees("3 vragen in 2 delen");
    desk.press("s")
        .sees("2 vragen in 2 delen")
        .sees("s kiest alle 45 vragen van Zelfscan Werken aan Veiligheid");
    desk.press("s").sees("Zelfscan Werken aan Veiligheid   45 vragen in 4 delen");
    desk.press("s s").sees("VNG-lijst 2026   3 vragen in 2 delen").press("enter");
    assert_eq!((meting(&desk), desk.agenda().questions.len()), (("VNG-lijst 2026".into(), 3), 3));
}

#[test]
fn a_list_in_our_own_form_with_another_text_is_another_version_of_that_question() {
    let ours = include_str!("../../data/zelfscan-werken-aan-veiligheid.json");
    let other = ours
        .replace("\"version\": \"1\"", "\"version\": \"2\"")
        .replace("Geldt die opdracht voor alle", "Geldt dit voor alle");
    let mut desk = desk_with(&[("lijst.json", &other)]);
    desk.press("enter esc g z down").press("i enter").sees("is gelezen: 45 vragen").press("enter");
    assert_eq!(desk.agenda().questions.len(), 46);
    desk.press("tab tab tab tab").sees("vraag gewijzigd");
}

#[test]
fn a_file_that_is_no_list_of_questions_says_why_and_nothing_changes() {
    let json = "{\"format\": \"overleg-zelfscan/9\"}";
    let mut desk = desk_with(&[("a.csv", "Gemeente;Score\r\nElburg;3"), ("b.json", json), ("c.csv", "")]);
    desk.press("i enter").sees("a.csv: Dit bestand is geen vragenlijst.");
    at_each(&[LAPTOP, ROOM], "zelfscan_vragenlijst_niet", &mut desk);
    desk.at(LAPTOP.0, LAPTOP.1).press("down enter").sees("met een nieuwere overleg gemaakt");
    desk.press("down enter").sees("In dit bestand staan geen vragen.");
    desk.press("esc").sees("We stellen alle 45 vragen");
    // Scores are never read from a file of ours, so none is offered.
    desk.press("enter i").sees("a.csv").sees_not("b.json");
}
