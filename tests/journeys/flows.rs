//! Owns the flows whose number of keys was promised.

use super::desk::Desk;

#[test]
fn the_first_try_takes_twenty_keys_and_two_texts() {
    let mut desk = Desk::open("harderwijk");
    desk.press("/").write("zelfs").press("enter").is_on(" 6 SR?");
    desk.press("e").write("nun").press("enter").is_on("Nunspeet").press("p");
    let before_text = desk.keys();
    desk.write("mei 26 t/m dec 2026").keys();
    desk.press("enter").sees("mei 26 t/m dec 2026").press("s l").is_on("[>]");
    desk.press("u")
        .sees("Ongedaan gemaakt: de status van actie 6 is weer niet gestart.")
        .press("ctrl-y")
        .is_on("[>]");
    desk.press("a");
    let between = desk.keys();
    desk.write("Uitkomst bespreken").keys();
    desk.press("enter").is_on("44 SR").is_on("Uitkomst bespreken");
    let keys = before_text + between + desk.keys();
    assert!(keys <= 20, "het kost {keys} toetsen");
    let before = desk.json();
    desk.crash().sees("teruggehaald");
    desk.is_as(&before);
}

#[test]
fn only_putten_and_back_takes_six_keys() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down").keys();
    desk.press("f g").write("pu").press("enter").sees("23 van 43 acties · gemeente Putten").is_on(" 6 SR?");
    desk.press("esc").sees("Alle 43 acties").is_on(" 6 SR?");
    let keys = desk.keys();
    assert!(keys <= 6, "het kost {keys} toetsen");
}

#[test]
fn an_action_and_its_six_standen_take_seven_keys_and_two_more_large() {
    let strip = "Elb [>]   Erm [x]   Har –     Nun –     Old –     Put –";
    let mut desk = Desk::open("harderwijk");
    desk.press("/").write("ave b").press("enter j l right g enter home").is_on(" 1 SR").keys();
    desk.press("/").write("ave").press("space").write("b").is_on("16 SR").sees(strip);
    desk.press("enter").is_on("16 SR").sees("AVE-basisafspraken maken").sees(strip);
    let keys = desk.keys();
    assert!(keys <= 7, "het kost {keys} toetsen");
    desk.press("5 z").sees_not("2 Acties").sees("AVE-basisafspraken maken").sees(strip);
    let large = keys + desk.keys();
    assert!(large <= 9, "het kost {large} toetsen");
}

#[test]
fn one_planning_for_three_actions_takes_four_keys_and_the_text() {
    let mut desk = Desk::open("harderwijk");
    desk.press("shift-down shift-down").sees("3 gemarkeerd").press("p").sees("Planning van 3 acties");
    let before_text = desk.keys();
    desk.write("2026-2027").keys();
    desk.press("enter");
    desk.sees("3 acties: planning is nu 2026-2027.   Ctrl-Z maakt dit in één keer ongedaan");
    let keys = before_text + desk.keys();
    assert!(keys <= 4, "het kost {keys} toetsen");
    let planned = desk.agenda().actions.iter().take(3).filter(|action| action.planning_text() == "2026-2027");
    assert_eq!(planned.count(), 3);
}

/// The first screen says every key that is pressed.
#[test]
fn a_newcomer_plans_three_actions_with_what_the_screen_says() {
    let mut desk = Desk::open("harderwijk");
    desk.sees("Spatie markeer").press("space down space down space").sees("3 gemarkeerd");
    desk.sees("Esc haalt de markering weg").sees("p planning").press("p");
    desk.sees("Planning van 3 acties").sees("bijvoorbeeld 2026").sees("Enter bewaart");
    let before_text = desk.keys();
    desk.write("2026-2027").keys();
    desk.press("enter").sees("3 acties: planning is nu 2026-2027.   Ctrl-Z maakt dit in één keer ongedaan");
    let keys = before_text + desk.keys();
    assert!(keys <= 7, "het kost {keys} toetsen");
    assert_eq!(planned(&desk), ["1", "2", "3"]);
    let before = desk.began().to_owned();
    desk.press("ctrl-z").is_as(&before);
}

#[test]
fn an_expert_plans_three_actions_with_vim_keys() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w k").reopen().keys();
    desk.press("space j space j space p").sees("Planning van 3 acties");
    let before_text = desk.keys();
    desk.write("2026-2027").keys();
    desk.press("enter").sees("3 acties: planning is nu 2026-2027.");
    let keys = before_text + desk.keys();
    assert!(keys <= 7, "het kost {keys} toetsen");
    assert_eq!(planned(&desk), ["1", "2", "3"]);
    let before = desk.began().to_owned();
    desk.press("u").is_as(&before);
    desk.press("g g shift-down shift-down p")
        .write("2026-2027")
        .press("enter")
        .sees("3 acties: planning is nu");
}

/// Returns the numbers of the actions that have the planning of the journeys above.
fn planned(desk: &Desk) -> Vec<String> {
    let actions = desk.agenda().actions.iter();
    actions
        .filter(|action| action.planning_text() == "2026-2027")
        .map(|action| action.number.clone())
        .collect()
}

#[test]
fn koers_to_vertraagd_takes_three_keys_and_a_sentence() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down k a enter").is_on("[ ] !").keys();
    desk.press("k v").sees("Actie 6: waarom vertraagd?");
    let before_text = desk.keys();
    desk.write("Putten wacht op de Leidraad").keys();
    desk.press("enter").is_on("[ ] !!").sees("De koers van actie 6 was aandacht, werd vertraagd.");
    let keys = before_text + desk.keys();
    assert!(keys <= 3, "het kost {keys} toetsen");
    let action = desk.agenda().actions.iter().nth(5).unwrap();
    assert_eq!(action.oorzaak, "Putten wacht op de Leidraad");
    assert_eq!((&*action.gevolg, &*action.bijsturing), ("volgt", "volgt"));
}
