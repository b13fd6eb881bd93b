//! Owns the journeys to the page of one gemeente in the picture, and to an earlier meting than the last.

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

/// Three questions filled in and seen, with something said by Ermelo.
fn seen() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z").press("enter").write("222?13").write("334-33").write("444444");
    desk.press("up up left left left left left t").write("Staat in de opdracht van 2025").press("ctrl-s");
    desk.press("tab tab")
        .press("home o")
        .press("down a")
        .write("4")
        .press("tab")
        .write("2028")
        .press("ctrl-s");
    desk.press("m ctrl-s").press("right o").press("right o").press("tab").sees("[Beeld]");
    desk
}

#[test]
fn a_gemeente_has_a_page_of_its_own() {
    let mut desk = seen();
    desk.press("f g").sees("Beeld van één gemeente").sees("alle gemeenten samen");
    at_each(&[LAPTOP, ROOM], "zelfscan_welke_gemeente", &mut desk);
    desk.write("erm").press("enter home");
    desk.sees("Beeld van Ermelo").sees("deels 1 keer · grotendeels 1 keer · ja, geborgd 1 keer");
    // What another gemeente wants, and does, is not on this page.
    desk.sees("Staat in de opdracht van 2025").sees_not("ambitie naar").sees_not("Acties");
    at_each(&[LAPTOP, ROOM], "zelfscan_gemeente", &mut desk);
    desk.press("w t");
    at_each(&[LAPTOP, ROOM], "zelfscan_gemeente_licht", &mut desk);
    desk.press("left").sees("Beeld van Elburg").sees("ambitie naar 4 in 2028").sees("Acties   44");
    at_each(&[LAPTOP, ROOM], "zelfscan_gemeente_ambitie", &mut desk);
    desk.press("right right").sees("Beeld van Harderwijk").press("left");
    // Enter talks about the question, with the cursor on this gemeente.
    desk.press("enter").sees("[Bespreken]").is_on("Ermelo").press("tab").sees("Beeld van Ermelo");
    desk.press("esc").sees("[Beeld]").sees("El Er Ha Nu Ol Pu").press("esc").sees_not("[Beeld]");
}

#[test]
fn the_page_goes_back_to_all_of_them_and_goes_when_the_meting_is_taken_back() {
    let mut desk = seen();
    desk.press("f g").press("enter").sees("Beeld van Elburg");
    desk.press("f g").is_on("Elburg").press("pagedown enter").sees("El Er Ha Nu Ol Pu");
    desk.press("f g esc").sees("El Er Ha Nu Ol Pu");
    desk.press("f g enter").sees("Beeld van Elburg");
    // In another step Esc goes to the agenda, as the keys say.
    desk.press("tab").sees("Er is geen eerdere meting").sees_not("← eerdere meting").press("left");
    desk.sees("Er is geen eerdere meting om deze naast te leggen.").press("esc").sees_not("[Vergelijken]");
    desk.press("g z enter tab tab tab f g enter").sees("Beeld van Elburg");
    desk.crash().press("g z enter tab tab tab").sees("El Er Ha Nu Ol Pu");
}

#[test]
fn an_earlier_meting_than_the_last_is_put_beside_it() {
    let mut desk = Desk::open("harderwijk");
    for (scores, begins) in
        [("222222", "g z enter"), ("333333", "esc g z down enter"), ("444444", "esc g z down down enter")]
    {
        desk.press(begins).write(scores).press("tab tab home o");
    }
    desk.press("tab tab home").sees("meting 2026 → meting 2026 (2)").sees("3→4");
    desk.press("left").sees("0-meting 2026 → meting 2026 (2)").sees("2→4");
    at_each(&[LAPTOP, ROOM], "zelfscan_eerdere_meting", &mut desk);
    desk.at(LAPTOP.0, LAPTOP.1)
        .press("left")
        .sees("0-meting 2026 is de eerste van de metingen vóór meting 2026 (2).")
        .sees("2→4");
    desk.press("right")
        .sees("3→4")
        .press("right")
        .sees("meting 2026 is de laatste van de metingen vóór meting 2026 (2).");
}
