//! Owns the journeys through keys of two: the band that shows what can follow, and every way out of it.

use super::desk::Desk;

#[test]
fn a_prefix_shows_at_once_what_can_follow_and_a_letter_goes_there() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down g").sees(" Ga naar ───").sees("a  agenda").sees("p  planning").is_on(" 3 L");
    desk.sees("een letter gaat erheen   Esc toch niet")
        .press("p")
        .sees("3 Planning ━")
        .sees_not("2 Acties ─");
    desk.press("g k").sees("4 Kernpartners ━").sees_not("3 Planning");
    desk.press("g a").sees("2 Acties ━").sees("4 Kernpartners ─").is_on(" 3 L");
    desk.press("f").sees(" Filter ───").press("n l").sees("18 van 43 acties");
    desk.press("g p g a").sees("18 van 43 acties").sees("1 Doelen ─").press("w").sees(" Weergave ───");
}

#[test]
fn escape_and_backspace_take_a_prefix_back_and_do_no_more() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l");
    let before = desk.text();
    for keys in ["f esc", "f backspace", "g esc", "w backspace"] {
        desk.press(keys);
        assert_eq!(desk.text(), before, "{keys}");
    }
}

#[test]
fn another_key_does_what_it_does_or_the_message_says_that_nothing_happened() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g s").sees("Status van actie 1").sees_not("Ga naar ─").press("esc g down").is_on(" 2 SR");
    desk.press("g y")
        .sees("g y is geen opdracht; er is niets gebeurd. Met ? ziet u wat kan")
        .sees_not("Ga naar");
    desk.press("f g").sees("Alleen deze gemeente").press("esc");
    // A second prefix takes the place of the first.
    desk.press("g f")
        .sees(" Filter ─")
        .sees_not("Ga naar")
        .press("g")
        .sees("Alleen deze gemeente")
        .press("esc");
    desk.press("f f n").sees("Alleen dit niveau");
}

#[test]
fn the_list_stays_in_sight_while_a_prefix_waits() {
    for (width, height) in [(120, 30), (80, 24)] {
        for focus in ["2", "1", "4"] {
            let mut desk = Desk::open("harderwijk");
            desk.at(width, height).press(focus).press("down");
            let before = desk.text();
            desk.press("f");
            let list =
                before.lines().position(|row| row.contains("3 Planning ──") && width < 110).unwrap_or(16);
            let now = desk.text();
            for (row, was) in now.lines().zip(before.lines()).take(list) {
                assert_eq!(row, was, "{width}×{height}, {focus}");
            }
        }
    }
}

#[test]
fn a_prefix_of_the_user_has_its_own_key_as_title() {
    let mut desk = Desk::open("harderwijk");
    desk.with_keys("[agenda]\nset_status = [\", s\", \"s\"]\nset_owner = [\", e\"]\n");
    desk.press(",")
        .sees(" , ───")
        .sees("s  status")
        .sees("e  eigenaar")
        .press("e")
        .sees("Eigenaar van actie 1");
}

#[test]
fn a_band_with_more_keys_than_fit_says_how_many_there_are_more() {
    let letters = ('a'..='z').map(|letter| format!("\", {letter}\"")).collect::<Vec<_>>().join(", ");
    let mut desk = Desk::open("harderwijk");
    desk.with_keys(&format!("[agenda]\nset_status = [{letters}]\n")).press(",");
    desk.sees("z  status").sees_not("in de hulp").at(80, 24).sees("nog 8 in de hulp").is_on(" 1 SR");
    desk.at(60, 15).sees("nog 12 in de hulp").sees("n  status").sees_not("o  status").press("esc");
    desk.press(", z").sees("Status van actie 1");
}

#[test]
fn the_band_of_every_prefix() {
    for (width, height) in [(120, 30), (80, 24), (60, 15)] {
        for (key, name) in [("g", "band_ga_naar"), ("f", "band_filter"), ("w", "band_weergave")] {
            let mut desk = Desk::open("harderwijk");
            desk.at(width, height).press(key).screen(name);
        }
    }
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l g k g").screen("band_boven_kernpartners");
}
