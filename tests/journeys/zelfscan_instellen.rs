//! Owns the journeys before a zelfscan begins: which questions are asked, what the meting is called and who takes part.

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

fn at_the_rules() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z").sees("[Spelregels]");
    desk
}

fn last_meting(desk: &Desk) -> (String, Vec<String>, usize) {
    let agenda = desk.agenda();
    let meting = agenda.metingen.iter().last().unwrap();
    let names = meting.gemeenten.iter().map(|id| agenda.link_name(id).into_owned()).collect();
    (meting.name.clone(), names, meting.questions.len())
}

#[test]
fn a_short_session_asks_the_kernset() {
    let mut desk = at_the_rules();
    desk.sees("s kiest alleen de 16 kernvragen")
        .press("s")
        .sees("16 vragen in 4 delen")
        .sees("s kiest alle 45 vragen");
    at_each(&[LAPTOP, ROOM], "zelfscan_kernset", &mut desk);
    desk.press("enter").sees("vraag 1 van 16");
    assert_eq!(last_meting(&desk).2, 16);
    // What is asked stands fast from here on, also after the power failed.
    desk.crash()
        .press("g z")
        .sees("16 vragen in 4 delen")
        .press("s")
        .sees("staan vast zodra zij begonnen is");
    // The next one asks them all, and is put beside the short one where both ask the same.
    desk.press("down").sees("45 vragen in 4 delen").press("enter").sees("vraag 1 van 45");
    desk.press("tab tab tab tab").sees("nieuwe vraag").sees("niet onthuld");
}

#[test]
fn who_takes_part_and_what_it_is_called_is_chosen_at_the_rules() {
    let mut desk = at_the_rules();
    desk.press("b").sees("Meting 0-meting 2026");
    at_each(&[LAPTOP, ROOM], "zelfscan_instellen", &mut desk);
    desk.at(LAPTOP.0, LAPTOP.1).press("ctrl-a").write("0-meting Noord-Veluwe").press("tab tab").press("f4");
    // Putten is not there today.
    desk.write("putt").press("tab").press("enter").press("ctrl-s");
    let five = ["Elburg", "Ermelo", "Harderwijk", "Nunspeet", "Oldebroek"].map(str::to_owned).to_vec();
    assert_eq!(last_meting(&desk), ("0-meting Noord-Veluwe".into(), five, 45));
    desk.sees("Doen mee: Elburg · Ermelo · Harderwijk · Nunspeet · Oldebroek").sees_not("Oldebroek · Putten");
    desk.is_on("0-meting Noord-Veluwe").press("enter").write("33333").sees("5 van 225 ingevuld");
    // Putten comes in late; whoever gave a score stays.
    desk.press("shift-tab").press("b").press("tab tab f4").write("putt").press("tab enter ctrl-s");
    assert_eq!(last_meting(&desk).1.len(), 6);
    desk.press("enter").sees("5 van 270 ingevuld").write("2").sees("6 van 270 ingevuld");
    desk.press("shift-tab b tab tab f4").write("elb").press("tab enter ctrl-s");
    desk.sees("Elburg heeft in deze meting al iets ingevuld en blijft meedoen");
    desk.press("esc");
    assert_eq!(last_meting(&desk).1.len(), 6);
}

#[test]
fn a_meting_that_is_being_named_survives_a_power_failure() {
    let mut desk = at_the_rules();
    desk.press("b ctrl-a").write("Voorjaar").crash();
    desk.sees("Meting 0-meting 2026").sees("Voorjaar").press("ctrl-s");
    assert_eq!(last_meting(&desk).0, "Voorjaar");
    desk.press("u").sees("de naam van meting 0-meting 2026 is weer 0-meting 2026");
}

#[test]
fn a_meting_without_a_name_or_without_anybody_is_not_kept() {
    let mut desk = at_the_rules();
    desk.press("b ctrl-a delete ctrl-s").sees("naam nodig");
    desk.write("A").press("tab tab backspace backspace backspace backspace backspace backspace ctrl-s");
    desk.sees("Kies wie er meedoet");
    desk.press("esc");
    assert_eq!(last_meting(&desk).1.len(), 6);
}

#[test]
fn who_said_something_stays_also_when_the_score_was_taken_back() {
    let mut desk = at_the_rules();
    desk.press("enter")
        .write("3")
        .press("left t")
        .write("Sinds 2025")
        .press("ctrl-s")
        .press("right backspace");
    desk.sees("0 van 270 ingevuld").press("shift-tab b tab tab f4").write("elb").press("tab enter ctrl-s");
    desk.sees("Elburg heeft in deze meting al iets ingevuld en blijft meedoen");
}

#[test]
fn no_two_metingen_have_one_name() {
    let mut desk = at_the_rules();
    desk.press("enter esc g z down b ctrl-a").write(" 0-METING 2026").press("ctrl-s");
    desk.sees("Er is al een meting die 0-meting 2026 heet. Typ een andere naam.");
    desk.press("ctrl-a").write("Najaar").press("ctrl-s").sees("Najaar");
    assert_eq!(last_meting(&desk).0, "Najaar");
}

#[test]
fn a_meting_that_is_begun_to_set_it_up_is_taken_back_by_one_key() {
    let mut desk = at_the_rules();
    desk.press("b").sees("Er is een meting begonnen. Geef haar een naam en kies wie meedoet.");
    desk.press("esc ctrl-z").is_on("Nieuwe meting beginnen: 0-meting 2026");
    assert_eq!((desk.agenda().metingen.len(), desk.agenda().questions.len()), (0, 0));
}
