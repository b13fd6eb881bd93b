//! Owns the journeys of an operator alone who types the wrong thing: what it takes to mend, counted in keys.

use overleg::exchange::{Beeld, markdown};

use super::desk::Desk;

fn begun() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z enter").sees("[Invullen]");
    desk
}

/// Returns what the six said to a question.
fn scores(desk: &Desk, question: usize) -> String {
    let agenda = desk.agenda();
    let meting = agenda.metingen.iter().last().expect("er is een meting");
    let score = |gemeente| match agenda.score(&meting.id, &meting.questions[question], gemeente) {
        "" => "_",
        score => score,
    };
    meting.gemeenten.iter().map(score).collect()
}

#[test]
fn a_slip_in_the_row_is_mended_in_two_keys() {
    // The last one, the one before the cursor, the first of a full row; one that was skipped comes by itself.
    for (typed, keys, mended) in [
        ("32", "backspace 4", "34____"),
        ("32", "left 4", "34____"),
        ("324?13", "home 1", "124?13"),
        ("324?13", "backspace 4", "324?14"),
        ("3", "right 2 4 ? 1 3", "3324?1"),
    ] {
        let mut desk = begun();
        desk.write(typed).press(keys);
        assert_eq!(scores(&desk, 0), mended, "{typed} {keys}");
    }
}

#[test]
fn one_enter_too_many_is_taken_back_by_one_key_and_loses_nothing() {
    let mut desk = begun();
    desk.write("32")
        .press("enter")
        .sees("vraag 2 van 45")
        .press("backspace")
        .sees("vraag 1 van 45")
        .is_on("Harderwijk");
    desk.write("4").sees("4  ja, geborgd");
    assert_eq!((scores(&desk, 0), scores(&desk, 1)), ("324___".into(), "______".into()));
    // A whole question that was passed over is come back to in the same way.
    desk.write("?13").press("enter enter backspace").sees("vraag 2 van 45").is_on("Elburg");
    assert_eq!(scores(&desk, 0), "324?13");
}

#[test]
fn a_key_that_is_no_score_gives_none_and_the_last_score_says_what_comes_next() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z s enter")
        .write("7")
        .sees("Deze toets is geen score.")
        .sees("- n.v.t.")
        .sees_not("n.v.t..");
    for _ in 0..16 {
        desk.write("332233");
    }
    desk.sees("96 van 96 ingevuld").sees("Alles is ingevuld. Tab gaat naar de bespreeklijst.");
    desk.press("tab").sees("[Bespreeklijst]");
}

#[test]
fn a_row_that_is_half_full_is_not_counted_before_it_is_revealed() {
    let mut desk = begun();
    desk.write("22").press("tab tab tab shift-tab shift-tab").sees("[Bespreeklijst]").press("home");
    let row = desk.row("1.1 ");
    assert!(row.contains("nog niet vol") && !row.contains('2'), "{row}");
    desk.press("tab o").sees("Onthuld terwijl 4 van de 6 gemeenten nog geen score gaven. o verbergt weer.");
    desk.press("shift-tab home");
    let row = desk.row("1.1 ");
    assert!(!row.contains("nog niet vol") && row.contains('2'), "{row}");
}

#[test]
fn the_document_of_one_gemeente_counts_what_it_said_itself() {
    let mut desk = begun();
    desk.write("3?????").press("tab tab home o").press("esc");
    let agenda = desk.agenda();
    let meting = agenda.metingen.iter().last().expect("er is een meting");
    let told = |place: usize| markdown(&Beeld::new(agenda, meting, Some(&meting.gemeenten[place])));
    assert!(told(0).contains("grotendeels 1 keer") && !told(0).contains("weet niet 5"), "{}", told(0));
    assert!(told(1).contains("weet niet 1 keer"), "{}", told(1));
    assert!(markdown(&Beeld::new(agenda, meting, None)).contains("weet niet 5"));
}

#[test]
fn one_esc_too_many_is_taken_back_by_one_key() {
    let mut desk = begun();
    desk.write("332233").press("tab tab").press("right right o").sees("[Bespreken]").sees("vraag 3 van 45");
    desk.press("esc")
        .sees("U bent terug in de agenda. Backspace gaat weer naar de zelfscan.")
        .sees_not("[Bespreken]");
    desk.press("down backspace").sees("[Bespreken]").sees("vraag 3 van 45").sees("o verberg");
    // Another jump in between is what one goes back from.
    desk.press("esc g k backspace").sees_not("[Bespreken]");
    // Nor does it lead to a meting that is not there any more.
    desk.press("g z enter esc u u u u u u u u u u backspace").sees_not("[Invullen]");
}
