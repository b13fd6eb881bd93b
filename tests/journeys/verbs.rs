//! Owns the journeys of the verbs of one key: level, standen, another doel, a copy, and what a deletion takes along.

use super::desk::Desk;
use overleg::agenda::{Action, Id, Level};

fn action<'a>(desk: &'a Desk, number: &str) -> &'a Action {
    desk.agenda().actions.iter().find(|action| action.number == number).expect("deze actie is er")
}

#[test]
fn a_level_is_one_letter_and_certain() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("down down down down down").is_on(" 6 SR?").press("l").sees("Niveau van actie 6").press("r");
    desk.is_on(" 6 R ").sees("Het niveau van actie 6 is nu regionaal.").press("u").is_as(&before);
    desk.press("l o")
        .sees("Het niveau van actie 6 is nu zeker.")
        .is_on(" 6 SR ")
        .press("l o")
        .is_on(" 6 SR?");
}

#[test]
fn a_local_level_asks_which_gemeente() {
    let mut desk = Desk::open("harderwijk");
    desk.press("l l").sees("Gemeente van actie 1").write("put").press("enter");
    desk.is_on(" 1 L ").sees("Het niveau van actie 1 is nu lokaal, Putten.");
    desk.press("l l").write("elb").press("enter").sees("De gemeente van actie 1 is nu Elburg.");
    desk.press("l minus").is_on(" 1 – ");
    assert_eq!(action(&desk, "1").gemeente, None);
}

#[test]
fn a_guess_that_turns_out_right_asks_nothing() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down").is_on(" 4 L?").press("l l").is_on(" 4 L ");
    desk.sees("Het niveau van actie 4 is nu zeker.");
}

#[test]
fn the_first_gemeente_comes_with_the_first_local_action() {
    let mut desk = Desk::open_empty();
    desk.press("a").write("Begin").press("enter");
    let before = desk.json();
    desk.press("l l").sees("Typ een naam.").write("Putten").press("enter").is_on("L ");
    assert_eq!(desk.agenda().gemeenten.iter().next().unwrap().short, "Put");
    desk.press("u").is_as(&before).press("U l s l l").sees("is nu lokaal, Putten");
}

#[test]
fn standen_are_set_beside_each_other() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("j")
        .sees("Stand per gemeente van actie 1")
        .sees("Elburg: nog niets ingevuld")
        .press("l right g");
    desk.sees("De stand van Ermelo bij actie 1 is nu gereed.").press("d");
    desk.sees("De stand van Ermelo bij actie 1 is nu doorlopend.").press("enter");
    desk.sees("Elb [>]   Erm [o]   Har –");
    assert!(desk.json().contains("1.ermelo\""), "{}", desk.json());
    desk.press("j minus esc").sees("De stand van Elburg bij actie 1 is verwijderd");
    desk.press("u").sees("de stand van Elburg bij actie 1 staat er weer").press("u u u").is_as(&before);
}

#[test]
fn a_local_action_has_no_standen() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down j").sees("Actie 3 is lokaal: daar zegt de status hoe het staat.");
}

#[test]
fn standen_of_marked_actions_are_set_together() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down j")
        .sees("Stand per gemeente van 2 acties")
        .press("g")
        .press("esc u")
        .is_as(&before);
}

#[test]
fn an_action_goes_to_another_doel() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("V").sees("Waaronder hoort actie 1?").write("leidraad bek").press("enter");
    desk.sees("Het doel van actie 1 is nu Leidraad bekend maken.").is_on(" 1 SR");
    let order: Vec<&str> = desk.agenda().actions.iter().map(|action| &*action.number).collect();
    assert_eq!(order[..11], ["2", "3", "4", "5", "6", "7", "8", "9", "10", "1", "11"]);
    desk.press("u").is_as(&before);
}

#[test]
fn marked_actions_go_to_another_doel_together() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down V").write("leidraad bek").press("enter");
    desk.sees("2 acties: doel is nu Leidraad bekend maken.");
    let order: Vec<&str> = desk.agenda().actions.iter().map(|action| &*action.number).collect();
    assert_eq!(order[..11], ["3", "4", "5", "6", "7", "8", "9", "10", "1", "2", "11"]);
    desk.press("u").is_as(&before);
}

#[test]
fn a_doel_goes_under_another_theme_but_not_under_itself() {
    let json = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "doelen": [{"id": "t", "kind": "thema", "title": "Thema een"},
            {"id": "u", "kind": "thema", "title": "Thema twee"},
            {"id": "d", "kind": "doel", "of": "t", "title": "Doel"}]}"#;
    let mut desk = Desk::with(json);
    let before = desk.json();
    desk.press("1 down down").is_on("Doel").press("V").write("twee").press("enter").is_on("Doel");
    assert_eq!(desk.agenda().doelen.record(&Id::from("d")).unwrap().of, Some(Id::from("u")));
    desk.sees("Doel Doel hoort nu bij Thema twee").press("u").is_as(&before);
    desk.press("home down V")
        .sees("Waaronder hoort thema Thema een?")
        .sees_not("Thema een                   thema");
}

#[test]
fn a_copy_gets_a_number_of_its_own_and_its_title_is_open() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("s g d").is_on("44 SR").write(" bis").press("enter").sees("Actie 44 is toegevoegd");
    let copy = action(&desk, "44");
    assert!(copy.title.ends_with(" bis") && copy.status.word() == "niet_gestart");
    desk.press("u d")
        .is_on("44 SR")
        .press("enter")
        .sees("Actie 44 is toegevoegd")
        .press("u d esc")
        .is_on(" 1 SR");
    desk.press("u").is_as(&before);
}

#[test]
fn copies_of_marked_actions_are_one_step() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down d").sees("2 acties zijn toegevoegd").sees("Alle 45 acties");
    assert_eq!(action(&desk, "45").level, Level::Subregionaal);
    desk.press("u").is_as(&before);
}

#[test]
fn deleting_says_what_goes_along() {
    let mut desk = Desk::open("harderwijk");
    desk.press("o").write("Eerst bellen").press("enter j g right g right l esc");
    let before = desk.json();
    desk.press("x").sees("Actie 1 met 1 opmerking en 3 standen verwijderen?").press("n").is_as(&before);
    desk.press("x j").sees("Actie 1 is verwijderd, en 4 andere onderdelen");
    assert!(desk.agenda().standen.is_empty() && desk.agenda().notes.is_empty());
    desk.press("u").is_as(&before).press("U u").is_as(&before);
}

#[test]
fn the_verbs_look_like_this() {
    for size in [(120, 30), (80, 24)] {
        let mut desk = Desk::open("harderwijk");
        desk.at(size.0, size.1).press("down down down down down l").screen("niveau");
        desk.press("l").screen("gemeente van een lokale actie").press("esc j l right g").screen("stand");
        desk.press("esc 5").screen("detail met standen").press("2 V").write("bek").screen("ander doel");
        desk.press("esc o").write("Eerst bellen").press("enter x").screen("actie met standen verwijderen");
    }
}
