//! Owns the journeys of somebody who does not know the keys yet.

use overleg::command::Command;

use super::desk::Desk;

#[test]
fn help_lists_every_command_and_closes_without_a_trace() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.text();
    desk.press("?").sees("Hulp: alle opdrachten").sees("Venster Doelen").press("esc");
    assert_eq!(desk.text(), before);
    desk.press("f1 f1");
    assert_eq!(desk.text(), before);
}

#[test]
fn a_word_finds_a_command_and_enter_does_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("?").write("trekker").is_on("Eigenaar kiezen").press("enter").sees("Eigenaar van actie 1");
    desk.sees_not("Hulp: alle")
        .press("esc f1")
        .write("municipality")
        .is_on("Filter op gemeente")
        .press("enter");
    desk.sees("Alleen deze gemeente").press("esc ?").write("ongedaan").press("enter");
    desk.sees("Er is niets om ongedaan te maken.");
}

#[test]
fn a_key_finds_what_it_does() {
    let mut desk = Desk::open("harderwijk");
    desk.press("?")
        .write("ctrl-s")
        .is_on("Nu bewaren")
        .press("ctrl-a")
        .write("f g")
        .is_on("Filter op gemeente");
}

#[test]
fn what_is_impossible_now_says_why() {
    let mut desk = Desk::open("harderwijk");
    desk.press("?").write("filters weg").sees("Kan nu niet. Er staat geen filter aan.").press("enter");
    desk.sees("Er staat geen filter aan.")
        .sees("Hulp: alle")
        .press("ctrl-a")
        .write("woord ervoor")
        .press("enter");
    desk.sees("Dit werkt alleen op de plek die achter de toets staat: tekstveld.")
        .press("ctrl-a")
        .write("xyzzy");
    desk.sees("Niets gevonden. Wis een letter, of druk op Esc.").press("enter").press("esc");
}

#[test]
fn caps_lock_is_named_when_it_stands_in_the_way() {
    let mut desk = Desk::open("harderwijk");
    desk.press("S")
        .sees("Deze hoofdletter doet hier niets, de kleine letter wel: misschien staat Caps Lock aan.");
    desk.press("Q").sees("Deze toets doet hier niets.");
}

#[test]
fn help_stands_above_an_open_field_and_goes_back_to_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter")
        .write("!")
        .press("f1")
        .sees("Hulp: alle")
        .press("esc")
        .sees("lokale teams!")
        .press("enter");
    desk.is_on("lokale teams!");
}

#[test]
fn every_command_of_the_help_can_be_tried_without_harm() {
    for command in Command::ALL {
        let mut desk = Desk::open("harderwijk");
        desk.press("?").paste(command.title()).press("enter");
        if desk.has_stopped() {
            continue;
        }
        desk.press("esc esc esc esc").check_disk();
        desk.sees("2 Acties");
    }
}
