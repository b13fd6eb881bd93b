//! Owns the journeys that put a meting beside the one before it: what it was, what it became, and what was done between.

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

/// Two metingen of the first three questions: all revealed, with an action that came from the first question.
fn twice() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z").press("enter").write("222?13").write("333333").write("444444");
    desk.press("tab tab").press("home o").press("m ctrl-s").press("right o").press("right o");
    desk.press("esc g z down enter").write("333322").write("233333").write("444444");
    desk
}

#[test]
fn the_first_meting_has_nothing_to_be_put_beside() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z")
        .press("enter")
        .press("tab tab tab tab")
        .sees("[Vergelijken]")
        .sees("Er is geen eerdere meting");
    at_each(&[LAPTOP, ROOM], "zelfscan_vergelijken_leeg", &mut desk);
    desk.press("down enter").sees("[Bespreken]").sees("vraag 2 van 45");
}

#[test]
fn what_it_was_and_what_it_became_stand_beside_the_action_between() {
    let mut desk = twice();
    desk.press("tab tab tab tab home").sees("[Vergelijken]").sees("0-meting 2026 → meting 2026");
    // Nothing of the new one was revealed yet.
    desk.sees("niet onthuld").sees_not("2→3").sees_not("hoger");
    desk.press("enter o").sees("[Bespreken]").press("right o");
    desk.press("tab tab home").sees("verschil → gemengd").sees("2→3").sees("?→3").sees("44 [ ]");
    desk.sees("Van de gemeenten zijn 4 hoger, 1 lager, 0 gelijk.").sees("Acties daarna   44 (niet gestart");
    at_each(&[LAPTOP, ROOM], "zelfscan_vergelijken", &mut desk);
    desk.press("down").sees("Van de gemeenten zijn 0 hoger, 1 lager, 5 gelijk.");
    desk.press("down").sees_not("Van de gemeenten");
    desk.press("w t").press("home");
    at_each(&[LAPTOP, ROOM], "zelfscan_vergelijken_licht", &mut desk);
    // What is hidden again in the meting before is not told here either.
    desk.press("esc g z up enter tab tab home")
        .press("left left left")
        .press("o")
        .sees("De scores zijn verborgen");
    desk.press("esc g z enter tab tab tab tab home").sees_not("2→3").sees("niet onthuld");
}
