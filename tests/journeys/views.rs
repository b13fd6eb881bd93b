//! Owns the journeys of somebody who comes back and wants to see what was seen before.

use super::desk::Desk;

#[track_caller]
fn with_two_views() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l f b").write("Alleen lokaal").press("enter");
    desk.sees("De weergave “Alleen lokaal” is bewaard. Met f o 1 ziet u haar weer.");
    desk.press("f a r w i d f b").write("Op doel").press("enter").sees("Met f o 2");
    desk
}

#[test]
fn a_view_is_saved_under_a_name_and_shown_with_a_digit() {
    let mut desk = with_two_views();
    desk.press("f o 1").sees("18 van 43 acties · alleen lokaal").sees_not("ingedeeld op doel");
    desk.press("f o 2").sees("Alle 43 acties · ingedeeld op doel · gerangschikt op titel");
    desk.press("f o").sees("Weergaven").is_on("Op doel").sees("nu").press("up enter").sees("alleen lokaal");
    desk.press("f o 7").sees("Dit cijfer staat er niet bij.").press("esc");
    desk.press("backspace").sees("Alle 43 acties");
}

#[test]
fn without_a_view_the_list_says_how_to_make_one() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f o").sees("Er is nog geen weergave bewaard. Met f b bewaart u wat u nu ziet.");
    desk.press("f b enter").sees("Geef de weergave eerst een naam");
}

#[test]
fn what_is_shown_is_proposed_as_the_name_and_the_same_name_replaces() {
    let mut desk = with_two_views();
    desk.press("f a f s g f b")
        .sees("status gereed, ingedeeld op doel")
        .press("esc f o 1 f b")
        .sees("Alleen lokaal");
    desk.press("esc f s g f b")
        .write("Alleen lokaal")
        .press("enter")
        .sees("is opnieuw bewaard")
        .press("f a f o 1");
    desk.sees("alleen lokaal · status gereed");
}

#[test]
fn a_view_can_be_taken_away() {
    let mut desk = with_two_views();
    desk.press("f o home up delete").sees("De weergave “Alleen lokaal” is weg. Over: 1 weergave.");
    desk.is_on("Op doel").press("delete").sees("Er zijn geen andere.").press("f o").sees("nog geen weergave");
}

#[test]
fn views_and_the_look_come_back_after_closing_and_after_a_crash() {
    for crash in [false, true] {
        let mut desk = with_two_views();
        desk.press("f a f s n f p").write("2024-2030").press("enter");
        let words = "status niet gestart · in 2024-2030 · ingedeeld op doel · gerangschikt op titel";
        desk.sees(words);
        if crash { desk.crash() } else { desk.reopen() }.sees(words);
        desk.press("f o 1").sees("18 van 43 acties · alleen lokaal");
    }
}

#[test]
fn the_cursor_is_where_it_was_after_closing_and_after_a_rest() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down").is_on(" 6 SR?").reopen().is_on(" 6 SR?").sees("2 Acties ━");
    desk.press("end").take(overleg::app::Input::Idle).crash().is_on(" 43 ");
    desk.press("1 down down").reopen().sees("2 Acties ━").sees("van 43 acties");
}

#[test]
fn a_filter_on_what_is_gone_is_left_out() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f m").write("stim").press("enter f n l").sees("met Stimenz · alleen lokaal").press("4 x");
    desk.sees("Kernpartner Stimenz verwijderen, ook uit 2 acties?").press("j");
    desk.sees_not("met Stimenz").press("u f o").reopen().sees("van 43 acties").sees("alleen lokaal");
}

#[test]
fn what_was_folded_stays_folded() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down i").sees("► ").reopen().sees("► ");
}

#[test]
fn walking_keeps_nothing_until_it_rests() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down down 2 down").is_on("[").crash().sees("Alle 43 acties").is_on("  1 SR");
}
