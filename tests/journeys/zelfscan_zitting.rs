//! Owns the journey of one whole session of two hours: six gemeenten score forty-five questions, talk about fifteen and
//! leave with six actions. It reads as the script of who leads it; the power fails twice on the way.

use overleg::agenda::{Action, Answer, Meting};
use overleg::exchange::{Beeld, csv, html, markdown};
use serde_json::Value;

use super::desk::Desk;

const SIX: [&str; 6] = ["Elburg", "Ermelo", "Harderwijk", "Nunspeet", "Oldebroek", "Putten"];
const QUESTIONS: usize = 45;
const TALKED: usize = 15;

/// Returns what the six say to a question, as it stands on the sheet that is read aloud.
fn sheet(question: usize) -> String {
    let score = |gemeente: usize| {
        let signs = ['3', '2', '3', '4', '2', '3', '1', '3', '?', '2', '4', '3', '2', '-', '3'];
        signs[(question * 11 + gemeente * 4 + question / 7) % signs.len()]
    };
    (0..SIX.len()).map(score).collect()
}

/// The agenda of the region before anything stands in it: six gemeenten, as they stand in the real one.
fn empty_agenda() -> String {
    let mut agenda: Value =
        serde_json::from_str(include_str!("../../data/harderwijk-2024-2028.json")).unwrap();
    let file = agenda.as_object_mut().unwrap();
    file.retain(|name, _| ["format", "head", "gemeenten"].contains(&&**name));
    file.insert("head".into(), serde_json::json!({"id": "noord-veluwe", "title": "Noord-Veluwe"}));
    agenda.to_string()
}

fn meting(desk: &Desk) -> Meting {
    desk.agenda().metingen.iter().last().cloned().expect("er is een meting")
}

fn answers(desk: &Desk, question: usize) -> Vec<Answer> {
    let meting = meting(desk);
    let answer = |gemeente| desk.agenda().answer(&meting.id, &meting.questions[question], gemeente).cloned();
    meting.gemeenten.iter().filter_map(answer).collect()
}

fn scores(desk: &Desk, question: usize) -> String {
    answers(desk, question).into_iter().map(|answer| answer.score).collect()
}

fn actions(desk: &Desk) -> Vec<Action> {
    desk.agenda().actions.iter().cloned().collect()
}

/// Walks to the row of a gemeente: who may speak now.
#[track_caller]
fn give_the_floor(desk: &mut Desk, name: &str) {
    desk.press("up up up up up");
    let is_here = |desk: &Desk| desk.text().lines().any(|row| row.contains('▌') && row.contains(name));
    for _ in 0..SIX.len() {
        if is_here(desk) {
            return;
        }
        desk.press("down");
    }
    desk.is_on(name);
}

/// Returns everything that can be printed of the scan: of all gemeenten and of each.
fn printed(desk: &Desk) -> String {
    let (agenda, meting) = (desk.agenda(), meting(desk));
    let whose = std::iter::once(None).chain(meting.gemeenten.iter().map(Some));
    let beelden = whose.map(|gemeente| Beeld::new(agenda, &meting, gemeente));
    beelden.map(|beeld| [markdown(&beeld), csv(&beeld), html(&beeld)].concat()).collect()
}

/// Types all scores as they are read aloud. At question 18 the power fails in the middle of the row.
fn fill_in(desk: &mut Desk) {
    desk.keys();
    for question in 0..QUESTIONS {
        let row = sheet(question);
        if question == 17 {
            desk.write(&row[..3]).sees("vraag 18 van 45").crash();
            assert_eq!(scores(desk, question), row[..3], "de halve rij is er nog");
            desk.press("g z enter").sees("vraag 18 van 45").sees("105 van 270 ingevuld").write(&row[3..]);
        } else {
            desk.write(&row);
        }
    }
    let keys = desk.keys();
    assert!(keys * 100 <= QUESTIONS * SIX.len() * 105, "{keys} toetsen voor 270 scores");
    desk.sees("270 van 270 ingevuld");
    for question in 0..QUESTIONS {
        assert_eq!(scores(desk, question), sheet(question), "vraag {question}");
    }
}

/// Somebody read the wrong line: the score of the last gemeente is taken back, typed again, and once more undone.
fn mend_a_slip(desk: &mut Desk) {
    let right = sheet(QUESTIONS - 1);
    let wrong = if right.ends_with('1') { "2" } else { "1" };
    desk.press("left").press(wrong);
    assert_ne!(scores(desk, QUESTIONS - 1), right);
    desk.press("u");
    assert_eq!(scores(desk, QUESTIONS - 1), right, "ongedaan in één toets");
}

/// Chooses what to talk about: the fifteen at the top, where the scores lie furthest apart.
fn choose(desk: &mut Desk) {
    desk.press("tab").sees("[Bespreeklijst]").sees("0 gekozen van 45");
    desk.press(&"space ".repeat(TALKED)).sees("15 gekozen van 45 · 3 minuten per vraag is 45 minuten");
}

/// Says in a sentence what the room concluded; the third time it is the wrong one, and taken back.
fn conclude(desk: &mut Desk, turn: usize) {
    if turn == 3 {
        desk.press("c").write("Dit hoort bij een andere vraag.").press("enter").sees("andere vraag.");
        desk.press("u").sees_not("andere vraag.");
    }
    let sentence = conclusion(turn);
    desk.press("c").sees("Conclusie bij vraag");
    if turn == 4 {
        // The power fails in the middle of the sentence: what was typed stands there, and the talk goes on after it.
        let (half, rest) = sentence.split_at(20);
        desk.write(half).crash().sees("Conclusie bij vraag").sees(half).write(rest).press("enter");
        desk.press("g z enter tab tab").sees("5 van 15").press("shift-tab tab");
        return;
    }
    desk.write(&sentence).press("enter").sees(&format!("Conclusie   {sentence}"));
}

fn conclusion(turn: usize) -> String {
    format!("Punt {turn}: we trekken dit samen op.")
}

/// Whoever speaks last explains itself, and the score becomes another one; what it was stays in sight.
fn adjust(desk: &mut Desk, turn: usize) {
    desk.press("down down down");
    let row = desk.row("▌");
    let is_three = row.contains(" 3  grotendeels");
    let why = format!("blijkt uit werkafspraak {turn}");
    desk.press(if is_three { "4" } else { "3" }).sees("waarom van").write(&why).press("enter");
    desk.sees("is nu").sees(&why);
}

/// A gemeente says where it wants to be, and when.
fn aim(desk: &mut Desk, name: &str) {
    give_the_floor(desk, name);
    desk.press("a").sees(&format!("Ambitie van {name} bij vraag")).write("4").press("tab").write("2028");
    desk.press("tab h ctrl-s").sees("ambitie naar 4 in 2028 (hoog)");
}

/// Makes an action of what was said: its title is the question until somebody says it better.
fn make_action(desk: &mut Desk, title: &str) {
    desk.press("m").sees("Nieuwe actie uit vraag").press("ctrl-a").write(title).press("ctrl-s");
    desk.sees("is toegevoegd").sees(title);
}

/// Talks about the fifteen: the scores appear at once, whoever differs speaks first, and each ends in a sentence.
fn talk(desk: &mut Desk) {
    desk.press("home enter").sees("[Bespreken]").sees("1 van 15, nog 45 min");
    for turn in 1..=TALKED {
        desk.sees(&format!("{turn} van 15")).sees("De scores zijn verborgen").press("o").sees("hoogst");
        if [6, 9, 12].contains(&turn) {
            adjust(desk, turn);
        }
        match turn {
            2 => make_action(desk, "Eén overdrachtsformulier"),
            9 => make_action(desk, "Samen scholen"),
            14 => make_action(desk, "Een kaart van het hulpaanbod"),
            5 | 7 | 8 | 10 | 11 | 13 => {
                let place = [5, 7, 8, 10, 11, 13].iter().position(|aimed| *aimed == turn).unwrap();
                aim(desk, SIX[place]);
                if place % 2 == 0 {
                    make_action(desk, &format!("Plan van {}", SIX[place]));
                }
            }
            _ => {}
        }
        conclude(desk, turn);
        if turn != 4 {
            desk.press("enter");
        }
    }
    desk.sees("Dit was de laatste van de bespreeklijst.");
}

/// Asserts that what stands in the agenda and in what is printed is what was said, and nothing of what nobody saw.
fn look_back(desk: &Desk) {
    let meting = meting(desk);
    assert_eq!((meting.revealed.len(), meting.discuss.len()), (TALKED, TALKED));
    let mut adjusted = 0;
    for question in 0..QUESTIONS {
        for (answer, sign) in answers(desk, question).iter().zip(sheet(question).chars()) {
            let first = if answer.was.is_empty() { &answer.score } else { &answer.was };
            assert_eq!(*first, sign.to_string(), "{:?}", answer.id);
            assert_eq!(answer.was.is_empty(), answer.why.is_empty());
            adjusted += usize::from(!answer.was.is_empty());
        }
    }
    assert_eq!(adjusted, 3);
    let concluded: Vec<&str> = desk.agenda().conclusies.iter().map(|said| &*said.conclusie).collect();
    assert_eq!(concluded, (1..=TALKED).map(conclusion).collect::<Vec<_>>());
    let page = markdown(&Beeld::new(desk.agenda(), &meting, None));
    assert_eq!(page.matches("niet onthuld").count(), (QUESTIONS - TALKED) * SIX.len());
    assert_eq!(page.matches("eens, niet besproken").count(), 0, "wat niemand zag, is ook niet eens");
    for turn in 1..=TALKED {
        assert!(page.contains(&conclusion(turn)), "{page}");
    }
}

/// Asserts that six actions stand in the agenda, three of all and three of one gemeente, each with where it comes from.
fn look_at_actions(desk: &Desk) {
    let (meting, actions) = (meting(desk), actions(desk));
    let told: Vec<(&str, &str, &str)> =
        actions.iter().map(|action| (&*action.number, action.level.word(), &*action.title)).collect();
    assert_eq!(
        told,
        [
            ("1", "subregionaal", "Eén overdrachtsformulier"),
            ("2", "lokaal", "Plan van Elburg"),
            ("3", "lokaal", "Plan van Harderwijk"),
            ("4", "subregionaal", "Samen scholen"),
            ("5", "lokaal", "Plan van Oldebroek"),
            ("6", "subregionaal", "Een kaart van het hulpaanbod"),
        ]
    );
    for action in &actions {
        let [question, of] = &*action.origin else { panic!("{:?}", action.origin) };
        assert!(*of == meting.id && meting.revealed.contains(question));
        let planned = if action.level.word() == "lokaal" { "2028" } else { "" };
        assert_eq!(action.planning_text(), planned);
    }
}

#[test]
fn six_gemeenten_score_talk_and_leave_with_actions_in_one_session() {
    let mut desk = Desk::with(&empty_agenda());
    desk.press("g z").sees("geen ranglijst").sees(&format!("Doen mee: {}", SIX.join(" · ")));
    desk.press("enter").sees("De 0-meting 2026 is begonnen.").sees("vraag 1 van 45");
    fill_in(&mut desk);
    mend_a_slip(&mut desk);
    assert!(!printed(&desk).contains("| verschil |"), "nog niets is onthuld");
    choose(&mut desk);
    talk(&mut desk);
    look_back(&desk);
    desk.press("tab").sees("[Beeld]").sees("·");
    desk.press("o").sees("Alle scores tegelijk aan de zaal tonen?").press("j").sees("30 vragen zijn onthuld");
    desk.sees_not(" ·  ·  ·").sees("zwak");
    assert_eq!(printed(&desk).matches("niet onthuld").count(), 0);
    let page = markdown(&Beeld::new(desk.agenda(), &meting(&desk), None));
    assert_eq!(page.matches("eens, niet besproken").count(), QUESTIONS - TALKED);
    desk.press("tab").sees("[Vergelijken]").sees("Er is geen eerdere meting");
    desk.press("esc").sees("Plan van Harderwijk").sees("Een kaart van het hulpaanbod");
    look_at_actions(&desk);
    desk.press("end 5 z").sees("Een kaart van het hulpaanbod").sees("Komt uit").sees("0-meting 2026");
    // The laptop is closed and opened at the next meeting: it is all there.
    let before = desk.json();
    desk.press("esc")
        .reopen()
        .is_as(&before)
        .press("g z")
        .sees("270 van 270 scores, 45 van 45 vragen onthuld");
}
