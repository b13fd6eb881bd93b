//! Owns the journeys of somebody who changes what stands there: status, owner, planning, partners, titles, remarks.

use super::desk::Desk;

#[test]
fn a_status_is_one_letter_and_says_what_it_did() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s").sees("Status van actie 1").press("l").is_on("[>]");
    desk.sees("De status van actie 1 is nu loopt.   Ctrl-Z maakt het ongedaan").press("s g").is_on("[x]");
    assert!(desk.row("Alle acties").contains("1/43"));
    assert_eq!(desk.journal().iter().filter(|line| line.contains("\"status\"")).count(), 2);
}

#[test]
fn a_letter_that_is_not_in_the_list_changes_nothing() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("s q").sees("Deze letter staat er niet bij.").sees("Status van actie 1").press("esc");
    desk.is_as(&before);
    desk.press("s enter").sees("Dat stond er al.");
    desk.is_as(&before);
}

#[test]
fn an_owner_is_found_while_typing() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e")
        .sees("Eigenaar van actie 1")
        .write("nun")
        .is_on("Nunspeet")
        .press("enter")
        .is_on("Nunspeet");
    desk.sees("van actie 1 is nu Nunspeet");
}

#[test]
fn an_owner_can_be_a_function_of_a_gemeente() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("nun beleids");
    desk.is_on("Nunspeet, beleidsadviseur HG/KM").sees("functie").press("down enter");
    desk.sees("Nunspeet, beleidsadviseur Veiligheid");
    assert!(desk.json().contains("\"beleidsadviseur Veiligheid\""));
}

#[test]
fn every_gemeente_offers_every_function() {
    let mut desk = Desk::open("harderwijk");
    for gemeente in ["elburg", "ermelo", "harderwijk", "nunspeet", "oldebroek", "putten"] {
        desk.press("e").write(gemeente);
        for function in
            ["beleidsadviseur HG/KM", "teamleider lokaal team", "aandachtsfunctionaris", "contractmanager"]
        {
            desk.sees(function);
        }
        desk.press("esc");
    }
}

#[test]
fn an_owner_that_is_not_in_the_list_is_new() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("Wijkraad Zuid").sees("nieuw: \u{201c}Wijkraad Zuid\u{201d}").press("enter");
    desk.is_on("Wijkraad").press("e down down").sees("rol  trekker").press("esc");
}

#[test]
fn several_owners_are_ticked_with_tab() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("putten").press("tab").sees("■").press("backspace backspace backspace backspace");
    desk.press("backspace backspace").write("elburg").press("tab enter").sees("Putten; Elburg");
}

#[test]
fn opening_the_list_of_owners_and_accepting_takes_nobody_away() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e")
        .write("putten")
        .press("tab ctrl-a")
        .write("elburg")
        .press("tab enter")
        .sees("Putten; Elburg");
    let before = desk.json();
    desk.press("e").is_on("■").press("enter").sees("Dat stond er al.").is_as(&before);
}

#[test]
fn an_owner_is_taken_away_again() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("putten").press("enter e end").press("esc e");
    for _ in 0..100 {
        desk.press("down");
    }
    desk.is_on("niemand: maak leeg").press("enter").sees("van actie 1 is nu leeg");
}

#[test]
fn another_role_beside_the_owner() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e")
        .write("putten")
        .press("enter e f4")
        .sees("Betrokken van actie 1")
        .write("ermelo")
        .press("enter");
    desk.sees("Putten").sees("Betrokken").sees("Ermelo");
}

#[test]
fn a_planning_may_have_two_phases() {
    let mut desk = Desk::open("harderwijk");
    desk.press("p")
        .sees("Actie 1, planning")
        .write("2025 / 2027-2028")
        .press("enter")
        .sees("2025 / 2027-2028");
    assert_eq!(desk.agenda().actions.iter().next().unwrap().planning.len(), 2);
    desk.press("p")
        .sees("2025 / 2027-2028")
        .press("ctrl-a backspace enter")
        .sees("De planning van actie 1 is nu leeg");
}

#[test]
fn a_planning_that_nobody_can_read_stays_a_text() {
    let mut desk = Desk::open("harderwijk");
    desk.press("p").write("na de zomer").press("enter").sees("na de zomer").at(200, 60).sees("? na de zomer");
}

#[test]
fn kernpartners_are_ticked_and_what_is_not_there_is_added() {
    let mut desk = Desk::open("harderwijk");
    desk.press("m")
        .sees("Kernpartners van actie 1")
        .write("vt")
        .is_on("Veilig Thuis")
        .press("tab ctrl-a")
        .write("ggd");
    desk.press("tab ctrl-a").write("Wijkraad Zuid").press("enter").sees("Veilig Thuis; GGD; Wijkraad Zuid");
    assert_eq!(desk.agenda().kernpartners.len(), 22);
    desk.press("u 4 end").sees_not("Wijkraad");
    assert_eq!(desk.agenda().kernpartners.len(), 21);
}

#[test]
fn a_doel_has_kernpartners_too_but_no_status() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down down down")
        .sees("Visie lokaal")
        .press("s")
        .sees("Een doel heeft dit niet, een actie wel.");
    desk.press("m").write("cjg").press("enter").sees("CJG");
}

#[test]
fn a_title_is_changed_in_its_place() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter").sees("Actie 1, titel · 40 tekens").write("!").press("enter").is_on("lokale teams!");
    desk.press("f2 ctrl-a")
        .write("Kort")
        .press("enter")
        .is_on("Kort")
        .sees("De titel van actie 1 is nu Kort");
}

#[test]
fn escape_leaves_the_title_and_what_was_typed_can_still_be_put_in() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter").write(" erbij").press("esc").sees("Niet gewijzigd: titel van actie 1.   Ctrl-Y");
    desk.sees_not("erbij").press("ctrl-y").sees("lokale teams erbij");
}

#[test]
fn an_empty_title_is_refused_at_the_field_and_what_was_typed_stays() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("enter ctrl-a backspace").write("  ").press("enter");
    desk.sees("Een actie heeft een titel nodig. Typ er een, of druk op Esc.")
        .write("Toch iets")
        .press("enter");
    desk.is_on("Toch iets").press("u");
    desk.is_as(&before);
}

#[test]
fn a_text_field_has_its_own_undo() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter ctrl-a")
        .write("Weg")
        .press("ctrl-z ctrl-z")
        .sees("Maatwerktraining TOP 3")
        .press("esc");
    desk.press("ctrl-z").sees("Er is niets om ongedaan te maken.");
}

#[test]
fn cutting_copies_and_pasting_is_tidied() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter ctrl-a ctrl-x")
        .paste("Van het\nbord\u{1b}[2J")
        .press("n")
        .sees("1 onzichtbaar teken is weggelaten");
    desk.press("enter").is_on("Van het bord[2J");
    assert_eq!(desk.copied(), ["Maatwerktraining TOP 3 voor lokale teams"]);
}

#[test]
fn pasting_where_nothing_is_open_explains_itself() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.paste("s l x q").sees("Plakken kan alleen in een veld dat openstaat,");
    desk.is_as(&before);
}

#[test]
fn a_remark_is_closed_in_a_room_and_opens_in_detail() {
    let mut desk = Desk::open("harderwijk");
    desk.press("o").sees("Opmerking bij actie 1").write("Bellen met Ermelo").press("enter").sees("opmerking");
    desk.sees("1 opmerking, gesloten")
        .press("5 end")
        .is_on("Bellen met Ermelo")
        .press("u")
        .sees_not("Bellen met Ermelo");
    desk.press("ctrl-y 5 end").sees("Bellen met Ermelo");
}

#[test]
fn a_name_in_the_tree_and_among_the_partners_is_changed_in_its_place() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down enter ctrl-a").write("Ons beeld").press("enter").is_on("Ons beeld").press("esc");
    desk.press("4 down enter ctrl-a").write("VT Noord").press("enter").is_on("VT Noord");
}
