//! What goes wrong under the fingers of somebody who leads a meeting: nothing is lost, and the screen says what became
//! of it.

use super::desk::Desk;

#[test]
fn a_day_that_cannot_be_read_is_named_when_the_form_closes_without_it() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("1 home b")
        .sees("Agenda bewerken")
        .click("Vastgesteld op")
        .press("ctrl-a")
        .write("31-02-2026");
    desk.press("esc esc").sees("“31-02-2026” bij vastgesteld op niet").is_as(&before);
}

#[test]
fn typing_on_the_buttons_goes_on_in_the_field() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down k a").write("Ziekte").press("esc").sees("Enter sluit zonder te bewaren");
    desk.write(" van de trekker").press("enter").sees("is nu aandacht");
    desk.sees("Ziekte van de trekker");
}

#[test]
fn ticks_that_were_not_taken_can_still_be_put_in() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("down e").write("elburg").press("tab esc").is_as(&before);
    desk.sees("Niet gewijzigd: eigenaar van actie 2.")
        .press("ctrl-y")
        .sees("eigenaar van actie 2")
        .sees("Elburg");
    desk.press("u").is_as(&before);
}

#[test]
fn two_actions_have_no_number_in_common() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("down left left left enter ctrl-a").write("7").press("enter").sees("Nummer 7 is al van “");
    desk.press("ctrl-a")
        .write("1234")
        .press("enter")
        .sees("ten hoogste drie tekens")
        .press("esc")
        .is_as(&before);
    desk.press("enter ctrl-a").write("2a").press("enter").sees("is nu 2a");
}

#[test]
fn a_filter_that_hides_marked_rows_says_so() {
    let mut desk = Desk::open("harderwijk");
    desk.press("ctrl-a").sees("43 gemarkeerd").press("f n l");
    desk.sees("25 acties zijn niet meer gemarkeerd: dit filter laat die niet zien.").sees("18 gemarkeerd");
}

#[test]
fn escape_takes_the_order_off_when_nothing_else_is_left() {
    let mut desk = Desk::open("harderwijk");
    desk.press("r f n l esc").sees("Alle 43 acties · gerangschikt op titel");
    desk.press("esc").sees("De acties staan weer in de volgorde van het bestand.").sees_not("gerangschikt");
}

#[test]
fn what_is_on_course_again_promises_no_reason() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down k v").write("Ziekte").press("ctrl-s k o").sees("was vertraagd, werd op schema");
    let action = desk.agenda().actions.iter().nth(1).unwrap();
    assert_eq!((&*action.oorzaak, &*action.gevolg, &*action.bijsturing), ("Ziekte", "", ""));
}

#[test]
fn a_planning_replaces_the_one_before_it_and_says_when_nobody_can_draw_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down p").write("2026").press("enter p").write("2027").press("enter");
    desk.sees("De planning van actie 2 is nu 2027.");
    desk.press("p").write("na de zomer").press("enter").sees("is nu na de zomer (nog te duiden).");
}

#[test]
fn a_question_comes_first() {
    let mut desk = Desk::open("harderwijk");
    desk.press("shift-down x ctrl-q").sees("Beantwoord eerst de vraag: j is ja, n is nee.");
    desk.press("q").sees("Beantwoord eerst de vraag").press("n");
    desk.paste("een\ntwee").press("n").sees("Er is niets toegevoegd.");
}

#[test]
fn what_was_not_kept_takes_no_marks_with_it_whatever_the_filter_says() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f z e ctrl-a").sees("43 gemarkeerd");
    desk.press("e tab esc").sees("Niet gewijzigd: eigenaar van 43 acties.").sees("43 gemarkeerd");
    desk.press("f t").write("zelf").press("esc").sees("43 gemarkeerd");
    desk.press("f t")
        .write("zelf")
        .press("enter")
        .sees("niet meer gemarkeerd: dit filter laat die niet zien.");
}

#[test]
fn a_koers_that_was_chosen_asks_on_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down shift-down k v").crash();
    desk.sees("2 acties: waarom vertraagd? U was dit aan het invullen toen het programma stopte.");
    desk.write("Ziekte").press("enter").sees("2 acties: koers is nu vertraagd.");
    // What was typed in the whole form opens the whole form again.
    desk.press("esc home b")
        .click("Oorzaak")
        .write("Storm")
        .press("tab")
        .write("Uitstel")
        .crash()
        .sees("Actie 1 bewerken")
        .sees("Nummer");
}

#[test]
fn a_number_that_is_refused_is_named_when_the_form_closes_without_it() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("down b")
        .click("Nummer")
        .press("ctrl-a")
        .write("1")
        .click("Omschrijving")
        .write("Iets anders");
    desk.press("esc esc").sees("zet er toch in wat u invulde, behalve “1” bij nummer").is_as(&before);
    desk.press("ctrl-y").sees("Iets anders");
}

#[test]
fn a_version_is_compared_without_what_has_no_name_any_more() {
    let mut desk = Desk::open("harderwijk");
    desk.press("v v").write("Eerst").press("enter 4").click("Raad voor de").press("x j");
    desk.press("g h")
        .is_on("Eerst")
        .press("enter")
        .sees("Vergelijken met nu")
        .sees_not("?;")
        .sees_not("bescherming?");
}

#[test]
fn without_filters_the_order_that_is_left_is_named() {
    let mut desk = Desk::open("harderwijk");
    desk.press("r f n l f a")
        .sees("Alle filters zijn weg. De acties staan nog gerangschikt op titel; Esc zet ze terug.");
    desk.press("f s v enter").sees("0 van 43 acties").press("s");
    desk.sees("Geen actie past bij wat u nu filtert. Met Esc gaat het laatste filter weg.");
}
