//! Owns the journeys back and forth in time: within a sitting, after a restart, after a crash.

use super::desk::Desk;

/// Does five different things and returns the agenda before the first and after each.
fn five_things(desk: &mut Desk) -> Vec<String> {
    let mut states = vec![desk.json()];
    desk.press("s l");
    states.push(desk.json());
    desk.press("down e").write("putten").press("enter");
    states.push(desk.json());
    desk.press("down p").write("2026").press("enter");
    states.push(desk.json());
    desk.press("a").write("Nieuw").press("enter");
    states.push(desk.json());
    desk.press("end x");
    states.push(desk.json());
    states
}

#[test]
fn undo_and_redo_have_no_end() {
    let mut desk = Desk::open("harderwijk");
    let states = five_things(&mut desk);
    for _ in 0..2 {
        for state in states.iter().rev().skip(1) {
            desk.press("u");
            desk.is_as(state);
        }
        desk.press("u").sees("Er is niets om ongedaan te maken.");
        for state in &states[1..] {
            desk.press("U");
            desk.is_as(state);
        }
        desk.press("U").sees("Er is niets om opnieuw te doen.");
    }
}

#[test]
fn undo_goes_there_and_says_what() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l end u")
        .is_on(" 1 SR")
        .sees("Ongedaan gemaakt: de status van actie 1 is weer niet gestart.   Ctrl-Y zet het terug");
    desk.press("end U").is_on(" 1 SR").sees("Opnieuw gedaan: de status van actie 1 is nu loopt.");
}

#[test]
fn undo_takes_away_a_filter_that_hides_what_it_changes() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l f n l").sees_not("Maatwerktraining TOP 3 voor lokale").press("u").is_on(" 1 SR");
}

#[test]
fn something_new_ends_what_could_be_done_again() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l u s g U").sees("Er is niets om opnieuw te doen.").is_on("[x]");
}

#[test]
fn going_back_past_the_start_of_the_sitting_is_asked_first() {
    for how in [Desk::reopen as fn(&mut Desk) -> &mut Desk, Desk::crash] {
        let mut desk = Desk::open("harderwijk");
        let states = five_things(&mut desk);
        how(&mut desk);
        desk.is_as(&states[5]);
        desk.press("s d u").sees("Ongedaan gemaakt");
        desk.press("u")
            .sees("Dit ligt vóór deze zitting. Toch ongedaan maken?")
            .press("enter")
            .sees_not("Toch ongedaan");
        desk.press("u left right n").sees_not("Toch ongedaan");
        desk.is_as(&states[5]);
        desk.press("u j").sees("Ongedaan gemaakt");
        desk.is_as(&states[4]);
        for state in states[..4].iter().rev() {
            desk.press("u");
            desk.is_as(state);
        }
        desk.press("u").sees("Er is niets om ongedaan te maken.");
        for state in &states[1..] {
            desk.press("U");
            desk.is_as(state);
        }
    }
}

#[test]
fn what_was_undone_before_the_restart_can_be_done_again_after_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l u").reopen().press("U").sees("Dit ligt vóór deze zitting. Toch opnieuw doen?").press("j");
    desk.is_on("[>]").press("u").is_on("[ ]");
}

#[test]
fn a_first_sitting_has_nothing_before_it_to_ask_about() {
    let mut desk = Desk::open("harderwijk");
    desk.press("u")
        .sees("Er is niets om ongedaan te maken.")
        .press("U")
        .sees("Er is niets om opnieuw te doen.");
}

#[test]
fn undo_reaches_over_many_sittings() {
    let mut desk = Desk::open("harderwijk");
    let mut states = vec![desk.json()];
    for letter in ["l", "d", "a", "g", "v"] {
        desk.press("s").press(letter);
        states.push(desk.json());
        desk.reopen();
    }
    desk.press("u j");
    for state in states[..4].iter().rev() {
        desk.press("u");
        desk.is_as(state);
    }
    desk.crash();
    desk.is_as(&states[0]);
}

#[test]
fn undoing_a_remark_goes_to_what_it_is_about() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down o").write("Let op").press("enter home u").is_on(" 3 L");
}

#[test]
fn undo_takes_away_no_filter_that_the_row_meets() {
    let mut desk = Desk::open("harderwijk");
    desk.press("end s l home f n s f n l home 1 down 2 u").is_on("43 L?").sees("alleen lokaal");
}
