//! Owns the journeys of rows that come, go and move.

use super::desk::Desk;

#[test]
fn a_new_action_comes_below_the_cursor_with_its_title_open() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down a").sees("Actie 44, titel").write("Eén tekst").press("enter").is_on("44 L");
    desk.is_on("Eén tekst")
        .sees("Actie 44 is toegevoegd")
        .press("up")
        .is_on(" 3 L")
        .press("down down")
        .is_on(" 4 L?");
}

#[test]
fn a_new_action_belongs_where_it_stands() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down a")
        .write("Nieuw")
        .press("enter")
        .sees("Visie lokaal bekend maken")
        .sees("Harderwijk");
    desk.press("f n l").sees("19 van 44 acties");
}

#[test]
fn leaving_a_new_action_leaves_nothing_behind() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("a esc").sees("Alle 43 acties");
    desk.is_as(&before);
    desk.press("a").write("Half").press("esc").sees("Niet toegevoegd.   Ctrl-Y voegt het toch toe");
    desk.is_as(&before);
    desk.press("ctrl-y").is_on("44 SR").is_on("Half");
}

#[test]
fn a_new_action_without_a_title_is_refused() {
    let mut desk = Desk::open("harderwijk");
    desk.press("a enter").sees("Een actie heeft een titel nodig.").write("Toch").press("enter").is_on("Toch");
}

#[test]
fn adding_is_one_step_back() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("a").write("Nieuw").press("enter u").sees("Ongedaan gemaakt: actie 44 is weer weg.");
    desk.is_as(&before);
    desk.press("ctrl-y").is_on("44 SR").is_on("Nieuw");
}

#[test]
fn numbers_run_on_and_are_not_given_out_twice() {
    let mut desk = Desk::open("harderwijk");
    desk.press("a").write("Een").press("enter x a").write("Twee").press("enter").is_on("45 SR");
}

#[test]
fn an_empty_agenda_says_how_to_begin() {
    let mut desk = Desk::open_empty();
    desk.sees("Nog geen acties. Met a voegt u er een toe.").press("x").sees("Hier staat nog niets.");
    desk.press("a")
        .write("De eerste")
        .press("enter")
        .is_on("De eerste")
        .sees("1 actie")
        .reopen()
        .is_on("De eerste");
}

#[test]
fn an_empty_agenda_gets_a_tree_and_a_partner() {
    let mut desk = Desk::open_empty();
    desk.press("1 a")
        .write("Hoofdstuk")
        .press("enter")
        .is_on("Hoofdstuk")
        .press("a")
        .write("Thema")
        .press("enter");
    desk.is_on("Thema").press("a").write("Doel").press("enter").is_on("Doel").press("esc 4 a").write("CJG");
    desk.press("enter").is_on("CJG");
}

#[test]
fn deleting_is_undone_with_all_it_held() {
    let mut desk = Desk::open("harderwijk");
    desk.press("o").write("Niet vergeten").press("enter");
    let before = desk.json();
    desk.press("x")
        .sees("Actie 1 met 1 opmerking verwijderen?")
        .press("j")
        .sees("Actie 1 is verwijderd")
        .sees("Alle 42 acties")
        .is_on(" 2 SR");
    desk.press("u").sees("Ongedaan gemaakt: actie 1 staat er weer").is_on(" 1 SR").sees("Alle 43 acties");
    desk.is_as(&before);
}

#[test]
fn deleting_the_last_row_leaves_the_cursor_on_the_list() {
    let mut desk = Desk::open("harderwijk");
    desk.press("end x").is_on("42 SR?").press("home x x x").is_on(" 4 L?");
}

#[test]
fn what_still_has_something_under_it_is_not_deleted() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down x")
        .sees("Hieronder staat nog 1 doel.")
        .press("down down x")
        .sees("Hieronder staan nog 3 acties.");
}

#[test]
fn deleting_a_partner_takes_it_out_of_everything_and_back() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("4 down x")
        .sees("Kernpartner Veilig Thuis verwijderen, ook uit")
        .press("j")
        .sees("verwijderd");
    desk.sees_not("Veilig Thuis   ");
    assert!(!desk.json().contains("\"veilig-thuis\""));
    desk.press("u");
    desk.is_as(&before);
}

#[test]
fn a_row_moves_up_and_down() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("ctrl-up")
        .sees("Dit staat al bovenaan.")
        .press("ctrl-down ctrl-down")
        .is_on(" 1 SR")
        .press("up");
    desk.is_on(" 3 L")
        .press("down ctrl-up")
        .is_on(" 1 SR")
        .press("u")
        .sees("staat weer op de oude plek")
        .press("u u");
    desk.is_as(&before);
    desk.press("end ctrl-down").sees("Dit staat al onderaan.");
}

#[test]
fn moving_passes_over_what_a_filter_hides() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l ctrl-down").press("up").is_on(" 4 L?").press("esc down").is_on(" 3 L");
}

#[test]
fn leaving_a_new_row_goes_back_to_where_it_was_asked() {
    let mut desk = Desk::open("harderwijk");
    desk.press("4 down").sees("3 van 43 acties").press("a esc").sees("3 van 43 acties · met Veilig Thuis");
    desk.press("esc a esc").sees("Alle 43 acties");
}

#[test]
fn a_filter_on_what_is_deleted_goes_to_the_row_that_came_there() {
    let mut desk = Desk::open("harderwijk");
    let json = desk.json();
    desk.press("4 down x j").sees_not("· met Veilig Thuis").sees_not("0 van 43 acties");
    desk.press("u").sees("3 van 43 acties · met Veilig Thuis").is_as(&json);
}

#[test]
fn a_new_action_gets_the_kernpartner_of_the_filter() {
    let mut desk = Desk::open("harderwijk");
    desk.press("4 down 2 a").write("Samen").press("enter").sees("4 van 44 acties · met Veilig Thuis");
}

#[test]
fn kernpartners_are_not_moved() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("4 down ctrl-down").sees("Kernpartners staan op volgorde").is_as(&before);
}

#[test]
fn a_title_that_was_cleared_is_no_text_to_put_back() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter ctrl-u delete").press("esc ctrl-y").is_on("Maatwerktraining TOP 3");
}

#[test]
fn deleting_takes_along_what_names_it_and_says_what_goes_first() {
    let json = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "actielijnen": [{"id": "l", "title": "Lijn"}],
        "doelen": [{"id": "d", "kind": "thema", "of": "l", "title": "Doel",
            "roles": [{"role": "wie", "party": "k"}]}],
        "actions": [{"id": "a", "number": "1", "of": "d", "title": "Een"},
            {"id": "b", "number": "2", "of": "d", "title": "Twee", "translates": "a"}],
        "kernpartners": [{"id": "k", "name": "CJG"}]}"#;
    let mut desk = Desk::with(json);
    desk.press("1 down x")
        .sees("Verwijder dat eerst.")
        .press("down x")
        .sees("Verwijder die eerst.")
        .press("esc 2");
    let before = desk.json();
    desk.press("home x")
        .sees("Actie 1 verwijderen, ook uit 1 actie?")
        .press("j")
        .sees("Actie 1 is verwijderd");
    desk.press("u").is_as(&before).press("x j");
    assert_eq!(desk.agenda().actions.iter().next().unwrap().translates, None);
    desk.press("4 down x j").sees("verwijderd");
    assert!(desk.agenda().doelen.iter().next().unwrap().roles.is_empty());
}

#[test]
fn a_question_is_answered_before_anything_else_opens() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l").reopen().press("u").sees("Toch ongedaan maken?").press("f1 ctrl-q");
    assert!(!desk.has_stopped());
    desk.press("n").sees_not("Toch ongedaan maken?").sees_not("Sneltoetsen").is_on("[>]");
}
