//! Owns the journeys that put a meting beside the one before it: what it was, what it became, and what was done between.

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

/// Two metingen a year apart: of the second question the text was changed, the third one is new, and the action that came of
/// the first was done.
const CHANGED: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Proef", "issued": {"actie": 1}},
    "gemeenten": [{"id": "e", "name": "Elburg", "short": "Elb"}, {"id": "p", "name": "Putten", "short": "Put"}],
    "questions": [{"id": "q1", "set": "s", "part": "1 Deel", "number": "1.1", "text": "Staat het op papier?"},
        {"id": "q2", "set": "s", "part": "1 Deel", "number": "1.2", "text": "Gebeurt het?"},
        {"id": "q2-v2", "set": "s", "part": "1 Deel", "number": "1.2", "text": "Gebeurt het altijd?"},
        {"id": "q3", "set": "s", "part": "1 Deel", "number": "1.3", "text": "Helpt het?"}],
    "metingen": [{"id": "m1", "name": "0-meting 2025", "scale": ["1 nee", "2 deels", "3 grotendeels", "4 ja"],
            "gemeenten": ["e", "p"], "questions": ["q1", "q2"], "revealed": ["q1", "q2"]},
        {"id": "m2", "name": "meting 2027", "scale": ["1 nee", "2 deels", "3 grotendeels", "4 ja"],
            "gemeenten": ["e", "p"], "questions": ["q1", "q2-v2", "q3"], "revealed": ["q1", "q2-v2", "q3"]}],
    "answers": [{"id": "m1.q1.e", "meting": "m1", "question": "q1", "gemeente": "e", "score": "1"},
        {"id": "m1.q1.p", "meting": "m1", "question": "q1", "gemeente": "p", "score": "2"},
        {"id": "m1.q2.e", "meting": "m1", "question": "q2", "gemeente": "e", "score": "2"},
        {"id": "m2.q1.e", "meting": "m2", "question": "q1", "gemeente": "e", "score": "3"},
        {"id": "m2.q1.p", "meting": "m2", "question": "q1", "gemeente": "p", "score": "3"},
        {"id": "m2.q2-v2.e", "meting": "m2", "question": "q2-v2", "gemeente": "e", "score": "4"}],
    "actions": [{"id": "a", "number": "1", "title": "Op papier zetten", "status": "gereed", "origin": ["q1", "m1"]}]}"#;

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
    desk.sees("Van de gemeenten zijn 4 hoger, 1 lager, 0 gelijk; 1 gaf niet twee keer een cijfer.")
        .sees("Acties daarna   44 (niet gestart");
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

#[test]
fn a_question_with_another_text_is_not_put_beside_and_an_action_that_was_done_is() {
    let mut desk = Desk::with(CHANGED);
    desk.press("g z enter tab tab tab tab home").sees("0-meting 2025 → meting 2027");
    // Was the action done, and did the scores rise after it?
    desk.is_on("zwak → sterk").is_on("1→3").is_on("2→3").is_on("1 [x]");
    desk.sees("Van de gemeenten zijn 2 hoger, 0 lager, 0 gelijk.")
        .sees("Acties daarna   1 (gereed) Op papier zetten");
    desk.press("down")
        .is_on("vraag gewijzigd")
        .sees("De vraag heeft een andere tekst dan toen")
        .sees_not("2→4");
    desk.press("down").is_on("nieuwe vraag");
}
