//! Owns the journeys of somebody who wants the actions in another order, or together under headings.

use super::desk::Desk;

/// The titles or numbers on the screen, from top to bottom.
fn numbers(desk: &Desk) -> Vec<String> {
    let ids = &desk.app().agenda().actions;
    let shown = desk.app().actions_shown();
    shown.iter().filter_map(|id| ids.record(id)).map(|action| action.number.clone()).collect()
}

#[test]
fn the_third_press_brings_the_order_of_the_file_back() {
    let mut desk = Desk::open("harderwijk");
    let file = numbers(&desk);
    desk.press("r").sees("Alle 43 acties · gerangschikt op titel").sees("Actie↑");
    let up = numbers(&desk);
    assert_ne!(up, file);
    desk.press("r").sees("omgekeerd gerangschikt op titel").sees("Actie↓");
    assert_eq!(numbers(&desk), up.into_iter().rev().collect::<Vec<_>>());
    desk.press("r").sees("De acties staan weer in de volgorde van het bestand.").sees_not("op titel");
    assert_eq!(numbers(&desk), file);
}

#[test]
fn the_cursor_stays_on_its_row() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down")
        .is_on(" 6 SR?")
        .press("r")
        .is_on(" 6 SR?")
        .press("r")
        .is_on(" 6 SR?");
}

#[test]
fn what_is_not_planned_comes_last_whichever_way() {
    let mut desk = Desk::open("harderwijk");
    for keys in ["3 r", "r"] {
        desk.press(keys).press("end");
        let last = numbers(&desk).last().cloned().unwrap();
        let actions = &desk.agenda().actions;
        let last = actions.iter().find(|action| *action.number == *last).unwrap();
        assert!(last.planning.is_empty(), "{keys}");
    }
    desk.sees("omgekeerd gerangschikt op planning");
}

#[test]
fn a_row_does_not_jump_while_it_is_edited() {
    let mut desk = Desk::open("harderwijk");
    desk.press("r home");
    let before = numbers(&desk);
    desk.press("enter ctrl-a").write("zzz allerlaatst").press("enter");
    assert_eq!(numbers(&desk), before, "de regel blijft staan");
    desk.is_on("zzz allerlaatst").press("down");
    assert_eq!(numbers(&desk).last(), before.first(), "nu staat zij achteraan");
    desk.is_on(&format!(" {} ", before[1]));
}

#[test]
fn a_new_row_comes_below_the_cursor_whatever_the_order() {
    let mut desk = Desk::open("harderwijk");
    desk.press("r home a").write("Nieuw hier").press("enter").is_on("Nieuw hier");
    assert_eq!(numbers(&desk).len(), 44);
    desk.press("u").sees_not("Nieuw hier");
}

#[test]
fn moving_a_row_says_why_it_cannot() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down r ctrl-down").sees("De acties staan nu gerangschikt op titel. Zet ze eerst met r terug");
    desk.press("r r w i d ctrl-up").sees("De acties staan nu ingedeeld op doel. Zet ze eerst met w i terug");
    desk.press("w i n ctrl-up").sees_not("Zet ze eerst");
}

#[test]
fn sorting_is_for_the_actions() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 r").sees("Dit kan in het venster Acties. Met 2 gaat u erheen.");
}

#[test]
fn groups_stand_under_their_names_and_the_cursor_walks_past_them() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s g w i s").sees("Alle 43 acties · ingedeeld op status").sees("  Gereed").is_on("  1 SR");
    desk.press("home")
        .sees("  Niet gestart")
        .is_on("  2 SR")
        .press("end")
        .is_on("  1 SR")
        .press("up")
        .is_on(" 43 ");
    desk.press("w i n").sees("De acties staan weer in de volgorde van het bestand.").sees_not("  Gereed");
}

#[test]
fn every_row_of_a_group_can_be_reached_and_seen() {
    for (width, height) in [(120, 30), (80, 24), (60, 15)] {
        let mut desk = Desk::open("harderwijk");
        desk.at(width, height).press("w i d home");
        let all = numbers(&desk);
        for number in &all {
            desk.is_on(&format!("{number:>3} ")).press("down");
        }
        for number in all.iter().rev() {
            desk.is_on(&format!("{number:>3} ")).press("up");
        }
        let mut seen = 0;
        desk.press("home");
        for number in &all {
            if desk.text().contains(&format!("▌{number:>3} ")) {
                seen += 1;
                desk.press("pagedown");
            }
        }
        assert!(seen > 1, "bladeren komt verder");
    }
}

#[test]
fn a_row_keeps_its_group_until_the_cursor_goes_on() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w i s home").is_on("  1 SR").press("s g").is_on("  1 SR").press("down").is_on("  2 SR");
    desk.press("end").is_on("  1 SR").sees("  Gereed");
}

#[test]
fn gemeenten_and_owners_are_groups_too() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("nun").press("enter w i e").sees("Alle 43 acties · ingedeeld op eigenaar");
    desk.sees("  Nunspeet").is_on("  1 SR").press("w i g").sees("Alle 43 acties · ingedeeld op gemeente");
    desk.press("home").sees("  Harderwijk").press("w i n").sees_not("ingedeeld");
}
