//! Owns the journeys through a zelfscan: scores read aloud and typed, hidden until they are revealed, talked about, and
//! seen together.

use overleg::agenda::Answer;
use overleg::exchange::{Beeld, csv, html, markdown};

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

const SIX: [&str; 6] = ["Elburg", "Ermelo", "Harderwijk", "Nunspeet", "Oldebroek", "Putten"];
const QUESTIONS: usize = 45;

/// Returns what the six say to a question, as it stands on the sheet that is read aloud.
fn sheet(question: usize) -> [char; 6] {
    let score = |gemeente: usize| {
        ['1', '2', '3', '4', '3', '2', '?', '3', '2', '-'][(question * 7 + gemeente * 3) % 10]
    };
    [0, 1, 2, 3, 4, 5].map(score)
}

fn begun() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z").press("enter");
    desk
}

fn score(desk: &Desk, question: usize, gemeente: usize) -> Option<Answer> {
    let agenda = desk.agenda();
    let meting = agenda.metingen.iter().last()?;
    agenda.answer(&meting.id, meting.questions.get(question)?, meting.gemeenten.get(gemeente)?).cloned()
}

fn scores(desk: &Desk, question: usize) -> String {
    (0..6).map(|gemeente| score(desk, question, gemeente).map_or("_".into(), |answer| answer.score)).collect()
}

#[test]
fn the_room_agrees_on_rules_before_it_begins() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z")
        .sees("geen ranglijst")
        .sees("Doen mee: Elburg")
        .sees("0-meting 2026")
        .sees("45 vragen in 4 delen");
    at_each(&[LAPTOP, ROOM], "zelfscan_spelregels", &mut desk);
    desk.press("enter")
        .sees("[Invullen]")
        .sees("Staat in de opdracht")
        .sees("Weten: beleidsadviseur HG/KM, teamleider");
    desk.press("esc g z").is_on("0-meting 2026").press("down").is_on("Nieuwe meting beginnen: meting 2026");
    at_each(&[LAPTOP, ROOM], "zelfscan_metingen", &mut desk);
}

#[test]
fn what_others_filled_in_before_stays_hidden_while_the_last_one_is_typed() {
    let mut desk = begun();
    desk.write("324").press("down up").sees_not("4  ja, geborgd").write("1").sees("1  nee");
    desk.sees_not("4  ja, geborgd").sees_not("3  grotendeels").sees_not("2  deels");
    // Nor does a score that is typed again, in one of those cells, show the others.
    desk.press("left left").write("2").sees("2  deels").sees_not("3  grotendeels");
    assert_eq!(scores(&desk, 0), "3221__");
}

#[test]
fn a_key_per_score_and_the_full_row_stays_to_be_read_aloud() {
    let mut desk = begun();
    desk.press("3 2 4 ? 1");
    at_each(&[LAPTOP, ROOM], "zelfscan_invullen", &mut desk);
    desk.press("3").sees("vraag 1 van 45").sees("3  grotendeels");
    assert_eq!(scores(&desk, 0), "324?13");
    desk.press("4").sees("vraag 2 van 45").sees("vorige vraag 1.1: 6 van 6 ingevuld, verborgen");
    desk.sees("4  ja, geborgd").sees_not("3  grotendeels");
    desk.press("up").sees("vraag 1 van 45").sees("·").sees_not("3  grotendeels");
}

#[test]
fn a_slip_is_mended_in_two_keys() {
    let mut desk = begun();
    // The last one was wrong.
    desk.press("3 2 1").press("backspace 4");
    assert_eq!(scores(&desk, 0), "324___");
    // Undone, it is open again and the cursor stands there.
    desk.press("u 4 ? 1 3");
    assert_eq!(scores(&desk, 0), "324?13");
    // Over the border of a question too.
    desk.press("2 backspace backspace").sees("vraag 1 van 45");
    assert_eq!(scores(&desk, 0), "324?1_");
    desk.press("3");
    // One in the middle of a full row, and then on with the next question.
    desk.press("left left left left").press("2").press("1").sees("vraag 2 van 45");
    assert_eq!((scores(&desk, 0), scores(&desk, 1)), ("322?13".into(), "1_____".into()));
}

#[test]
fn what_is_no_score_says_what_is() {
    let mut desk = begun();
    desk.press("9").sees("Deze toets is geen score. Een score is 1 nee, 2 deels");
    desk.press("x").sees("Deze toets is geen score").sees_not("Verwijder");
    assert_eq!(scores(&desk, 0), "______");
    desk.press("backspace").sees("Dit is het begin");
    desk.press("o").sees("Onthullen gaat bij Bespreken");
    desk.press("t").sees("Hier is nog geen score");
}

#[test]
fn a_whole_session_costs_a_key_per_score_and_loses_nothing() {
    let mut desk = begun();
    desk.keys();
    for question in 0..QUESTIONS {
        desk.write(&sheet(question).iter().collect::<String>());
        if question % 9 == 4 {
            // The power fails in the middle of the scan, and the laptop starts again: two keys and one goes on.
            desk.crash().press("g z").press("enter");
        }
    }
    let (keys, given) = (desk.keys(), QUESTIONS * SIX.len());
    assert!(keys * 100 <= given * 105 + 5 * 300, "{keys} toetsen voor {given} scores");
    for question in 0..QUESTIONS {
        assert_eq!(scores(&desk, question), sheet(question).iter().collect::<String>(), "vraag {question}");
    }
    desk.sees("270 van 270 ingevuld").press("1").sees("Alles is ingevuld");
    desk.press("tab tab tab").sees("[Beeld]").sees("·");
    desk.press("o").sees("Alle scores tegelijk aan de zaal tonen?").press("j").sees("45 vragen zijn onthuld");
    at_each(&[LAPTOP, ROOM], "zelfscan_beeld", &mut desk);
    desk.press("w t");
    at_each(&[LAPTOP, ROOM], "zelfscan_beeld_licht", &mut desk);
    desk.without_colour();
    at_each(&[LAPTOP], "zelfscan_beeld_zonder_kleur", &mut desk);
    desk.press("u")
        .sees("45 vragen zijn weer verborgen")
        .press("ctrl-y")
        .crash()
        .press("g z enter tab tab tab")
        .sees("▓1");
}

#[test]
fn the_scores_of_a_question_are_revealed_at_once_and_adjusted_with_a_reason() {
    let mut desk = begun();
    desk.press("3 2 4 ? 1 3").press("tab tab").sees("De scores zijn verborgen");
    at_each(&[LAPTOP, ROOM], "zelfscan_verborgen", &mut desk);
    desk.press("4").sees("De scores zijn nog verborgen");
    desk.sees("o onthul")
        .press("o")
        .sees("o verberg")
        .sees("verschil   uiteen 3   laagste 1   weet niet 1")
        .is_on("Harderwijk");
    assert_eq!(
        desk.row("hoogst").trim_start_matches([' ', '▌']).split_whitespace().next(),
        Some("Harderwijk")
    );
    assert_eq!(desk.row("1  nee  ").split_whitespace().next(), Some("Oldebroek"));
    desk.press("down down down down")
        .is_on("Oldebroek")
        .press("2")
        .sees("Oldebroek bij vraag 1.1: waarom van 1 naar 2?");
    desk.write("het staat in de werkafspraak")
        .press("enter")
        .sees("De score van Oldebroek bij vraag 1.1 is nu 2.");
    desk.sees("was 1 · het staat in de werkafspraak");
    at_each(&[LAPTOP, ROOM], "zelfscan_bespreken", &mut desk);
    let answer = score(&desk, 0, 4).unwrap();
    assert_eq!((&*answer.score, &*answer.was, &*answer.why), ("2", "1", "het staat in de werkafspraak"));
    desk.press("u").sees("is weer 1");
    assert_eq!(score(&desk, 0, 4).unwrap().was, "");
    desk.press("ctrl-y").crash();
    assert_eq!(score(&desk, 0, 4).unwrap().was, "1");
}

#[test]
fn a_reason_that_was_half_typed_is_there_after_a_crash() {
    let mut desk = begun();
    desk.press("3 2 4 ? 1 3 tab tab o").press("1").sees("Harderwijk bij vraag 1.1");
    desk.write("half gety").crash().sees("half gety").press("enter");
    let answer = score(&desk, 0, 2).unwrap();
    assert_eq!((&*answer.score, &*answer.was, &*answer.why), ("1", "4", "half gety"));
}

#[test]
fn what_there_is_to_say_comes_with_the_score() {
    let mut desk = begun();
    desk.press("3")
        .press("left t")
        .sees("Elburg bij vraag 1.1")
        .write("in de opdracht van 2025")
        .press("ctrl-s");
    desk.press("tab tab o").sees("in de opdracht van 2025");
    assert_eq!(score(&desk, 0, 0).unwrap().toelichting, "in de opdracht van 2025");
}

/// A word that stands in a score only: no screen, sentence or list may hold it before it is revealed.
const SECRET: &str = "geheimwoord";

#[test]
fn a_hidden_score_is_told_by_nothing() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z space").sees("verschijnt als ■").press("enter");
    desk.press("4 4 4 4 4 4").sees("■").sees_not("4  ja, geborgd");
    let told = |desk: &mut Desk, keys: &str| {
        desk.press(keys).sees_not("nu 4").sees_not("4  ja").sees_not("weer 4").sees_not(SECRET);
    };
    told(&mut desk, "u");
    told(&mut desk, "ctrl-y");
    told(&mut desk, "backspace");
    told(&mut desk, "u");
    // A note with it is in no list either.
    desk.press("t").write(SECRET).press("ctrl-s").sees_not(SECRET);
    desk.press("tab").sees("·").sees_not(SECRET).press("tab").sees_not(SECRET);
    told(&mut desk, "tab");
    desk.press("esc /").write(SECRET).sees("Hier staat niets van in de agenda.").press("esc");
    told(&mut desk, "u");
    told(&mut desk, "g h enter");
    desk.crash().sees_not(SECRET).sees_not("4  ja");
    desk.press("g z enter").sees_not("4  ja");
}

#[test]
fn without_gemeenten_there_is_nobody_to_ask() {
    let mut desk = Desk::with(r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Leeg"}}"#);
    desk.press("g z").sees("Deze agenda heeft nog geen gemeenten");
    assert!(desk.app().top().is_none());
}

#[test]
fn the_meting_itself_can_be_taken_back() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("g z enter").press("u").sees("[Spelregels]").is_as(&before);
    desk.press("ctrl-y").is_on("0-meting 2026").press("enter").sees("vraag 1 van 45");
    assert_eq!(desk.agenda().questions.len(), QUESTIONS);
}

#[test]
fn another_meting_stands_beside_the_first() {
    let mut desk = begun();
    desk.press("1 1 1 1 1 1").press("esc g z down enter").sees("Zelfscan · meting 2026").press("2");
    let agenda = desk.agenda();
    assert_eq!((agenda.metingen.len(), agenda.questions.len()), (2, QUESTIONS));
    assert_eq!(scores(&desk, 0), "2_____");
}

fn filled_in() -> Desk {
    let mut desk = begun();
    for question in 0..QUESTIONS {
        desk.write(&sheet(question).iter().collect::<String>());
    }
    desk
}

#[test]
fn what_the_room_talks_about_is_chosen_by_what_differs() {
    let mut desk = filled_in();
    desk.press("tab")
        .sees("[Bespreeklijst]")
        .sees("0 gekozen van 45")
        .sees("eens, niet besproken")
        .sees_not("  4  ");
    desk.keys();
    desk.press(&"space ".repeat(15)).sees("15 gekozen van 45 · 3 minuten per vraag is 45 minuten");
    assert_eq!(desk.keys(), 15);
    at_each(&[LAPTOP, ROOM], "zelfscan_bespreeklijst", &mut desk);
    desk.press("home enter").sees("1 van 15, nog 45 min").press("o enter").sees("2 van 15, nog 42 min");
    // After a crash the talk goes on where it was.
    desk.crash().press("g z enter tab tab").sees("2 van 15, nog 42 min");
    desk.press("shift-tab")
        .sees("15 gekozen")
        .press("end space")
        .sees("16 gekozen")
        .press("u")
        .sees("15 gekozen");
    desk.press("end enter")
        .sees("1 van 15")
        .press("left")
        .press(&"enter ".repeat(16))
        .sees("Dit was de laatste");
}

#[test]
fn the_order_of_the_list_is_spread_then_unknown_then_low() {
    let mut desk = begun();
    desk.write("333333").write("144444").write("3333?3").write("222222").press("tab");
    let place = |desk: &Desk, number: &str| {
        desk.text()
            .lines()
            .position(|line| line.contains(&format!(" {number}  ")))
            .expect("de vraag staat er")
    };
    let order = ["1.2", "1.3", "1.4", "1.1"].map(|number| place(&desk, number));
    assert!(order.is_sorted(), "{order:?}\n{}", desk.text());
}

#[test]
fn a_question_ends_in_a_sentence_and_an_action() {
    let mut desk = begun();
    desk.press("3 2 4 ? 1 3 tab tab o c")
        .sees("Conclusie bij vraag 1.1")
        .write("De opdracht verschilt per gemeen");
    desk.crash().sees("Conclusie bij vraag 1.1").write("te.").press("enter");
    desk.press("g z enter tab tab left").sees("Conclusie   De opdracht verschilt per gemeente.");
    desk.press("u").sees_not("Conclusie   De").press("ctrl-y").sees("Conclusie   De opdracht");
    desk.press("c end")
        .write(" Harderwijk gaat voor.")
        .press("enter")
        .sees("gemeente. Harderwijk gaat voor.");
    desk.press("m")
        .sees("Nieuwe actie uit vraag 1.1")
        .press("ctrl-a")
        .write("Opdracht gelijk trekken")
        .press("ctrl-s");
    desk.sees("Actie 44 is toegevoegd")
        .sees("44 (niet gestart, nog zonder trekker, planning, resultaat) Opdracht gelijk trekken");
    at_each(&[LAPTOP, ROOM], "zelfscan_conclusie", &mut desk);
    let agenda = desk.agenda();
    let (action, meting) = (agenda.actions.iter().last().unwrap(), agenda.metingen.iter().last().unwrap());
    assert_eq!((&*action.number, action.level.word()), ("44", "subregionaal"));
    assert_eq!(action.origin, [meting.questions[0].clone(), meting.id.clone()]);
    desk.press("esc end 5 z").sees("Komt uit").sees("1.1; 0-meting 2026").press("esc");
    desk.crash()
        .press("g z enter tab tab left")
        .sees("44 (niet gestart, nog zonder trekker, planning, resultaat)");
    let conclusies = desk.agenda().conclusies.len();
    assert_eq!(conclusies, 1);
}

/// Returns everything that can be printed of the last meting.
fn printed(desk: &Desk) -> [String; 6] {
    let agenda = desk.agenda();
    let meting = agenda.metingen.iter().last().unwrap();
    let [all, one] = [None, meting.gemeenten.first()].map(|gemeente| Beeld::new(agenda, meting, gemeente));
    [markdown(&all), csv(&all), html(&all), markdown(&one), csv(&one), html(&one)]
}

#[test]
fn what_is_printed_is_what_was_revealed() {
    let mut desk = begun();
    desk.press("3 2 4 ? 1 3 left left left left left left t").sees("Elburg bij vraag 1.1");
    desk.write(SECRET).press("ctrl-s");
    for text in printed(&desk) {
        assert!(!text.contains(SECRET) && !text.contains("weet niet |"), "{text}");
        assert!(text.contains("niet onthuld"), "{text}");
    }
    desk.press("tab tab o");
    let [all, table, page, one, ..] = printed(&desk);
    assert!(all.contains("| 3 | 2 | 4 | weet niet | 1 | 3 | verschil |"), "{all}");
    assert!(all.contains("sterk 0 · gemengd 0 · verschil 1 · zwak 0 · weet niet 1"), "{all}");
    assert!(table.contains(";vr 1.1;") && table.starts_with('\u{feff}') && table.contains("\r\n"), "{table}");
    assert!(page.contains("<html lang=\"nl\">") && page.contains("<th scope=\"row\">1.1</th>"), "{page}");
    assert!(one.contains("# Zelfscan 0-meting 2026, Elburg") && one.contains(SECRET), "{one}");
    assert!(printed(&desk).iter().all(|text| !text.contains("gemiddelde van")));
}

#[test]
fn every_step_reads_on_a_light_ground() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w t g z");
    at_each(&[LAPTOP, ROOM], "zelfscan_spelregels_licht", &mut desk);
    desk.press("enter 3 2 4 ? 1");
    at_each(&[LAPTOP, ROOM], "zelfscan_invullen_licht", &mut desk);
    desk.press("3");
    for question in 1..QUESTIONS {
        desk.write(&sheet(question).iter().collect::<String>());
    }
    desk.press("tab").press(&"space ".repeat(3));
    at_each(&[LAPTOP, ROOM], "zelfscan_bespreeklijst_licht", &mut desk);
    desk.press("tab home");
    at_each(&[LAPTOP, ROOM], "zelfscan_verborgen_licht", &mut desk);
    desk.press("o down down down down 2").write("het staat in de werkafspraak").press("enter");
    at_each(&[LAPTOP, ROOM], "zelfscan_bespreken_licht", &mut desk);
}
