//! Owns the journeys through time: the timeline large and small, its scales, and plannings that move.

use overleg::app::terminal::{Colours, Signs, Terminal};

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

const ASCII: Terminal = Terminal { colours: Colours::Sixteen, signs: Signs::Ascii };
const BEAMER: (u16, u16) = (200, 60);

/// Every shape that a planning can have, in two doelen.
const SHAPES: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "k", "title": "Vormen van tijd"},
    "actielijnen": [{"id": "l", "title": "Samen"}],
    "doelen": [
        {"id": "d", "of": "l", "kind": "doel", "title": "Systeemgericht werken"},
        {"id": "e", "of": "l", "kind": "doel", "title": "Veiligheid voorop"}],
    "actions": [
    {"id": "a1", "of": "d", "number": "1", "title": "Twee fasen", "level": "regionaal",
        "planning": [{"text": "2024 t/m 2025"}, {"text": "Structurele borging 2027 e.v."}]},
    {"id": "a2", "of": "d", "number": "2", "title": "Doorlopend", "level": "subregionaal", "planning": [{"text": "doorlopend"}]},
    {"id": "a3", "of": "d", "number": "3", "title": "Vanaf dan doorlopend", "level": "lokaal",
        "planning": [{"text": "vanaf 2025 continu"}]},
    {"id": "a4", "of": "d", "number": "4", "title": "Elk kwartaal", "level": "lokaal",
        "planning": [{"text": "per kwartaal, 2025-2027"}]},
    {"id": "a5", "of": "d", "number": "5", "title": "Elk jaar in juni", "level": "lokaal", "planning": [{"text": "jaarlijks (juni)"}]},
    {"id": "a6", "of": "e", "number": "6", "title": "Uiterlijk", "level": "lokaal", "planning": [{"text": "voor 1 juli 2026"}]},
    {"id": "a7", "of": "e", "number": "7", "title": "Te laat", "level": "lokaal", "planning": [{"text": "Q2 2025"}]},
    {"id": "a8", "of": "e", "number": "8", "title": "Gereed", "level": "lokaal", "status": "gereed", "planning": [{"text": "2024"}]},
    {"id": "a9", "of": "e", "number": "9", "title": "Niet te duiden", "level": "lokaal",
        "planning": [{"text": "afhankelijk van voorstel stuurgroep"}]},
    {"id": "b1", "of": "e", "number": "10", "title": "Half te duiden", "level": "lokaal",
        "planning": [{"text": "Onderzoek: maart 2026"}, {"text": "Uitvoering: n.t.b."}]},
    {"id": "b2", "of": "e", "number": "11", "title": "Nu en dan", "level": "lokaal", "planning": [{"text": "periodiek, 2025-2028"}]},
    {"id": "b3", "of": "e", "number": "12", "title": "Geen planning", "level": "lokaal"}
]}"#;

#[test]
fn the_timeline_at_every_size_and_two_scales() {
    let mut desk = Desk::with(SHAPES);
    at_each(&[LAPTOP, ROOM, BEAMER], "tijdlijn", desk.press("g p"));
    at_each(&[LAPTOP, ROOM, BEAMER], "tijdlijn_weken", desk.press("- + +"));
}

#[test]
fn the_timeline_in_every_look() {
    let mut desk = Desk::with(SHAPES);
    at_each(&[LAPTOP, ROOM], "tijdlijn_licht", desk.press("w t g p"));
    let mut desk = Desk::with(SHAPES);
    desk.in_terminal(ASCII);
    at_each(&[LAPTOP, ROOM], "ascii_tijdlijn", desk.press("g p"));
    let mut desk = Desk::with(SHAPES);
    at_each(&[ROOM], "tijdlijn_zonder_kleur", desk.without_colour().press("g p"));
}

#[test]
fn what_the_planning_under_the_cursor_means_stands_in_whole_words() {
    let mut desk = Desk::with(SHAPES);
    desk.press("g p home")
        .sees("Actie 1: van 1 januari 2024 tot en met 31 december 2025 / Structurele borging:");
    desk.press("down down").sees("Actie 3: doorlopend, vanaf 1 januari 2025");
    desk.press("down down down down")
        .sees("Actie 7: van 1 april 2025 tot en met 30 juni 2025 · 8 maanden te laat");
    desk.press("down down")
        .sees("Actie 9: nog te duiden")
        .press("end")
        .sees("Actie 12 heeft nog geen planning.");
}

#[test]
fn time_comes_closer_and_goes_by() {
    let mut desk = Desk::with(SHAPES);
    desk.press("3 z").sees("2024 tot en met 2028 · een kolom is een maand");
    desk.press("-").sees("De planning toont nu 2018 tot en met 2033; een kolom is een kwartaal.");
    desk.press("-").sees("een kolom is een jaar").press("-").sees("Verder weg dan jaren gaat het niet.");
    desk.press("+ + +").sees("een kolom is een week").press("+").sees("Dichterbij dan weken gaat het niet.");
    desk.press("right").sees("2025 tot en met 2026 · een kolom is een week");
    desk.press("right right right right right right right right right right").sees("2026 tot en met 2027");
    desk.press("t").sees("2025 tot en met 2026").press("left").sees("2025 tot en met 2026");
    desk.press("0").sees("De planning toont nu 2024 tot en met 2028; een kolom is een maand.");
}

#[test]
fn a_planning_is_moved_half_a_year_and_back() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("g p end up up").press("shift-right").sees("is nu 2025-2029.   Ctrl-Z maakt het ongedaan");
    desk.press("u - shift-right shift-right").sees("is nu Q3 2024 t/m Q2 2029.");
    desk.press("ctrl-right").sees("is nu Q3 2024 t/m Q3 2029.");
    desk.press("ctrl-left shift-left shift-left").sees("is nu Q1 2024 t/m Q4 2028.");
    desk.press("u u u u u u").is_as(&before);
    desk.press("U").crash();
    assert!(desk.json().contains("Q2 2024 t/m Q1 2029"));
}

#[test]
fn what_has_no_date_says_why_it_does_not_move() {
    let mut desk = Desk::with(SHAPES);
    desk.press("3 home down").press("shift-right").sees("Deze planning heeft geen datum die kan schuiven.");
    desk.press("end shift-left").sees("Hier staat nog geen planning om te schuiven. Met p vult u haar in.");
    desk.press("home down down").press("ctrl-right").sees("Deze planning heeft geen datum die kan schuiven.");
    desk.press("down down down").press("shift-right").sees("is nu voor 1 augustus 2026.");
}

/// A file may hold several phases in one text, or more that this version does not know of a phase.
#[test]
fn every_phase_moves_and_keeps_what_else_is_known_of_it() {
    let mut desk = Desk::with(
        r#"{"format": "overleg-agenda/1", "head": {"id": "k", "title": "Fasen"}, "actions": [
        {"id": "a", "number": "1", "title": "In een tekst", "planning": [{"text": "2024 / 2025"}]},
        {"id": "b", "number": "2", "title": "Met meer", "planning": [{"text": "2024", "x": 1}, {"text": "2025", "x": 2}]}]}"#,
    );
    let before = desk.json();
    desk.press("3 home shift-right").sees("is nu 2025 / 2026.").press("u").is_as(&before);
    desk.press("down shift-right").sees("is nu 2025 / 2026.");
    let json: serde_json::Value = serde_json::from_str(&desk.json()).unwrap();
    let phases = &json["actions"][1]["planning"];
    assert_eq!((&phases[0]["text"], &phases[0]["x"]), (&"2025".into(), &1.into()));
    assert_eq!((&phases[1]["text"], &phases[1]["x"]), (&"2026".into(), &2.into()));
}

#[test]
fn marked_plannings_move_together_and_those_that_cannot_are_counted() {
    let mut desk = Desk::with(SHAPES);
    desk.press("3 home ctrl-a shift-right").sees("4 acties schoven niet mee.");
    desk.press("u").sees("Ongedaan gemaakt: 8 acties: planning is weer als eerst.");
}

#[test]
fn what_runs_this_quarter_is_one_question_over_the_timeline() {
    let mut desk = Desk::with(SHAPES);
    desk.press("g p f p enter")
        .sees("6 van 12 acties · in Q1 2026")
        .sees("Half te duiden")
        .sees_not("Te laat");
    desk.press("1").sees("6 van 12").press("f p").write("Q2 2026").press("enter").sees("in Q2 2026");
    desk.press("f p")
        .write("n.t.b.")
        .press("enter")
        .sees("Dit is geen periode.")
        .press("esc f a")
        .sees("Alle 12");
}

#[test]
fn the_vooruitblik_opens_a_meeting() {
    let mut desk = Desk::with(SHAPES);
    desk.press("g v").sees("drie maanden vooruit, tot en met 12-06-2026 · Alle 12 acties");
    desk.sees("te laat    8 maanden te laat      7 Te laat")
        .sees("eindigt    31-03-2026            10 Half te duiden, Onderzoek");
    desk.sees("komt terug 31-03-2026             4 Elk kwartaal")
        .sees("01-06-2026             5 Elk jaar in juni");
    desk.sees_not("Uiterlijk").press("right").sees("een half jaar vooruit").sees("eindigt    31-03-2026");
    desk.sees("30-06-2026             6 Uiterlijk").press("left left left").sees("vier weken vooruit");
    desk.press("right right right right").sees("een jaar vooruit").sees("begint     01-01-2027");
    desk.press("down enter").is_on("Twee fasen").press("g v esc").is_on("Twee fasen");
    at_each(&[LAPTOP, ROOM], "vooruitblik", desk.press("g v"));
    let mut desk = Desk::open("harderwijk");
    desk.press("f t").write("Elk jaar").press("enter");
    at_each(&[LAPTOP, ROOM], "vooruitblik_leeg", desk.press("g v"));
}

#[test]
fn who_carries_what_shows_where_it_piles_up() {
    let mut desk = Desk::open("harderwijk");
    desk.press("2 home").press("down down down down down down down down");
    for _ in 0..4 {
        desk.press("e").write("putten").press("enter down");
    }
    desk.press("g w").sees("Wie draagt wat, per eigenaar").sees("Putten ").sees("zonder eigenaar");
    at_each(&[LAPTOP, ROOM], "wie_draagt_wat", &mut desk);
    desk.press("right right enter").sees("4 van 43 acties").sees("Putten · in Q3 2026");
    desk.press("f a g w m").sees("per kernpartner").press("g").sees("per gemeente").press("q");
    desk.sees("Deze letter staat er niet bij. Kies e, m of g, of druk op Esc.");
    desk.press("esc").sees("Alle 43 acties");
}

#[test]
fn somebody_with_two_parts_in_one_action_carries_it_once_and_a_filter_on_another_does_not_stay() {
    let mut desk = Desk::with(
        r#"{"format": "overleg-agenda/1", "head": {"id": "k", "title": "Dragers"},
        "gemeenten": [{"id": "p", "name": "Putten"}],
        "kernpartners": [{"id": "v", "name": "Veilig Thuis"}, {"id": "c", "name": "CJG"}],
        "actions": [
        {"id": "a", "number": "1", "title": "Een", "kernpartners": ["v", "c"], "planning": [{"text": "2026"}],
            "roles": [{"role": "betrokken", "party": "v"}, {"role": "trekker", "party": "p"}]},
        {"id": "b", "number": "2", "title": "Twee", "planning": [{"text": "2026"}]}]}"#,
    );
    desk.press("g w m")
        .sees("Veilig Thuis                           1        1 ")
        .sees_not("2        2 ")
        .sees_not("Putten                                 1 ")
        .press("esc");
    desk.press("f e").write("putten").press("enter").sees("1 van 2 acties");
    desk.press("g w")
        .sees("zonder eigenaar")
        .press("down enter")
        .sees("1 van 2 acties · zonder eigenaar · in Q1 2026")
        .sees("Twee");
}

#[test]
fn while_a_planning_is_typed_what_it_means_stands_under_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("p").write("Sept 2020 t/m dec 2021").sees("van 1 september 2020 tot en met 31 december 2021");
    desk.press("ctrl-a").write("31-02-2025").sees("nog te duiden: het blijft staan zoals u het typt");
    desk.press("ctrl-a").write("voor 2022").sees("uiterlijk 31 december 2021").press("esc");
    desk.press("b tab tab tab tab tab").sees("Bijvoorbeeld 2026 of 2026-2028");
    desk.write("eind 2026").sees("van 1 oktober 2026 tot en met 31 december 2026");
    at_each(&[LAPTOP, ROOM], "formulier_planning", &mut desk);
    let mut desk = Desk::open("harderwijk");
    desk.press("3 z p").write("jaarlijks in juni").sees("jaarlijks in juni");
    at_each(&[LAPTOP, ROOM], "planning_typen", &mut desk);
}
