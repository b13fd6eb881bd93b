//! Owns the journeys through what comes of the talk about a question: an ambition, a point to ask about, an action, and
//! what the meting before said.

use overleg::agenda::{Action, Answer};
use overleg::app::Input;
use overleg::date::Moment;
use overleg::exchange::{Beeld, markdown};

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

/// Opens the session with the first question filled in and revealed: Harderwijk is highest and has the cursor.
fn talking() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z").press("enter").press("3 2 4 ? 1 3").press("tab tab o").is_on("Harderwijk");
    desk
}

fn answer(desk: &Desk, gemeente: usize) -> Answer {
    let agenda = desk.agenda();
    let meting = agenda.metingen.iter().last().expect("er is een meting");
    agenda
        .answer(&meting.id, &meting.questions[0], &meting.gemeenten[gemeente])
        .cloned()
        .expect("er is een score")
}

fn last_action(desk: &Desk) -> Action {
    desk.agenda().actions.iter().last().cloned().expect("er is een actie")
}

#[test]
fn an_ambition_becomes_an_action_of_the_gemeente() {
    let mut desk = talking();
    desk.press("down down down down").is_on("Oldebroek");
    desk.press("a").sees("Ambitie van Oldebroek bij vraag 1.1").write("3").press("tab").write("2028");
    desk.press("tab h").press("ctrl-s").sees("ambitie naar 3 in 2028 (hoog)");
    let said = answer(&desk, 4);
    assert_eq!((&*said.ambition_level, &*said.ambition_year, said.priority.word()), ("3", "2028", "hoog"));
    desk.press("m").sees("Nieuwe actie uit vraag 1.1").sees("(naar 3 grotendeels)").press("ctrl-s");
    let action = last_action(&desk);
    assert_eq!((action.level.word(), action.planning_text()), ("lokaal", "2028".into()));
    let gemeente = action.gemeente.as_ref().map(|id| desk.agenda().link_name(id).into_owned());
    assert_eq!(gemeente.as_deref(), Some("Oldebroek"));
    assert_eq!(action.origin.len(), 2);
    desk.sees("nog zonder trekker, resultaat");
    at_each(&[LAPTOP, ROOM], "zelfscan_ambitie", &mut desk);
    // Both are steps of their own, and a crash loses neither.
    desk.crash().press("g z enter tab tab left").sees("nog zonder trekker");
    desk.press("u").sees("Dit ligt vóór deze zitting").press("j").sees_not("nog zonder");
    desk.press("u j").sees_not("ambitie naar").press("ctrl-y").sees("ambitie naar 3 in 2028");
}

#[test]
fn an_ambition_is_a_number_of_the_scale_in_a_year() {
    let mut desk = talking();
    desk.press("a").write("9").press("ctrl-s").sees("Een ambitie is een van deze cijfers: 1 nee · 2 deels");
    desk.press("backspace").write("?").press("ctrl-s").sees("Een ambitie is een van deze cijfers");
    desk.press("backspace")
        .write("4")
        .press("tab")
        .write("28")
        .press("ctrl-s")
        .sees("vier cijfers, bijvoorbeeld 2028");
    desk.press("ctrl-a").write("+202").press("ctrl-s").sees("vier cijfers, bijvoorbeeld 2028");
    desk.press("ctrl-a").write("2028").press("ctrl-s").sees("ambitie naar 4 in 2028");
}

#[test]
fn an_ambition_that_was_half_typed_is_there_after_a_crash() {
    let mut desk = talking();
    desk.press("a")
        .write("4")
        .crash()
        .sees("Ambitie van Harderwijk bij vraag 1.1")
        .press("tab")
        .write("2027");
    desk.press("ctrl-s");
    assert_eq!((&*answer(&desk, 2).ambition_level, &*answer(&desk, 2).ambition_year), ("4", "2027"));
}

#[test]
fn who_does_not_know_asks_somebody_before_a_day() {
    let mut desk = talking();
    desk.press("down down down down down").is_on("Nunspeet");
    desk.press("n").sees("Navraagpunt van Nunspeet bij vraag 1.1").sees("beleidsadviseur HG/KM, teamleider");
    desk.press("ctrl-a").write("Veilig Thuis").press("tab").write("10-4-2026").press("ctrl-s");
    desk.sees("navragen bij Veilig Thuis uiterlijk 10-04-2026");
    at_each(&[LAPTOP, ROOM], "zelfscan_navraag", &mut desk);
    assert_eq!((&*answer(&desk, 3).score, &*answer(&desk, 3).ask), ("?", "Veilig Thuis"));
    desk.press("n").press("tab").write("31-2-2026").press("ctrl-s").sees("31-2-2026").press("esc esc");
    let meting = desk.agenda().metingen.iter().last().cloned().expect("er is een meting");
    let page = markdown(&Beeld::new(desk.agenda(), &meting, Some(&meting.gemeenten[3])));
    assert!(page.contains("navragen bij Veilig Thuis uiterlijk 10-04-2026"), "{page}");
    // Hidden again, it is in no document.
    desk.press("o").sees_not("Veilig Thuis uiterlijk");
    let meting = desk.agenda().metingen.iter().last().cloned().expect("er is een meting");
    let page = markdown(&Beeld::new(desk.agenda(), &meting, Some(&meting.gemeenten[3])));
    assert!(!page.contains("navragen"), "{page}");
}

#[test]
fn nobody_aims_at_what_is_hidden() {
    let mut desk = talking();
    desk.press("o");
    for key in ["a", "n"] {
        desk.press(key).sees("De scores zijn nog verborgen");
    }
    desk.press("right o a").sees("Hier is nog geen score");
}

#[test]
fn what_does_not_apply_is_asked_why() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z")
        .press("enter")
        .press("3 - 4 ? 1 3")
        .press("tab tab o")
        .sees("waarom niet van toepassing? t vult het in");
    desk.press("down down down down").is_on("Ermelo").press("t").write("geen eigen team").press("ctrl-s");
    desk.sees("geen eigen team").sees_not("waarom niet van toepassing?");
}

#[test]
fn the_meting_before_stands_beside_the_scores() {
    let mut desk = talking();
    desk.sees("vorige: geen");
    desk.press("esc g z down enter").press("4 3 4 3 2 3").press("tab tab").sees_not("vorige ");
    desk.press("o").sees("vorige: verschil").sees("vorige 1");
    at_each(&[LAPTOP, ROOM], "zelfscan_vorige", &mut desk);
    // What was hidden again in the meting before is not beside it.
    desk.press("esc g z up enter").press("tab tab left o").sees("De scores zijn verborgen");
    desk.press("esc g z enter tab tab left").sees("vorige: niet onthuld").sees_not("vorige 1");
}

#[test]
fn a_question_has_its_minutes() {
    let mut desk = talking();
    desk.sees("deze vraag nog 3 min");
    let minutes =
        |passed: u32| Moment::parse(&format!("2026-03-12T10:{}:00+01:00", 24 + passed)).expect("een moment");
    desk.take(Input::Tick(minutes(1))).sees("deze vraag nog 2 min");
    desk.take(Input::Tick(minutes(3))).sees("de tijd voor deze vraag is om");
    desk.take(Input::Tick(minutes(5))).sees("deze vraag +2 min");
    desk.press("right").sees("deze vraag nog 3 min");
}
