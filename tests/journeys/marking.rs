//! Owns the journeys of somebody who marks rows and changes all of them at once.

use super::desk::Desk;

/// Returns the numbers of the actions that are marked on the screen.
fn marked(desk: &Desk) -> Vec<String> {
    let text = desk.text();
    let rows = text.lines().filter(|row| row.contains('■'));
    rows.filter_map(|row| row.split('■').nth(1)?.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn a_row_is_marked_and_unmarked_with_one_key_and_stays_under_the_cursor() {
    let mut desk = Desk::open("harderwijk");
    desk.press("space").sees("1 gemarkeerd").is_on(" 1 SR");
    assert_eq!(marked(&desk), ["1"]);
    desk.press("space").sees_not("gemarkeerd").is_on(" 1 SR");
    assert!(marked(&desk).is_empty());
}

#[test]
fn going_back_takes_marks_off_as_in_a_spreadsheet() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down shift-down shift-down");
    assert_eq!(marked(&desk), ["4", "5", "6"]);
    desk.press("shift-up");
    assert_eq!(marked(&desk), ["4", "5"]);
    desk.press("shift-up shift-up");
    assert_eq!(marked(&desk), ["3", "4"]);
    desk.press("end shift-down shift-down").sees("3 gemarkeerd").is_on("43 ");
}

#[test]
fn escape_takes_the_marks_off_before_a_filter() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l shift-down").sees("2 gemarkeerd · 18 van 43 acties").sees("Esc haalt de markering weg");
    desk.press("esc").sees("18 van 43 acties").sees_not("gemarkeerd").press("esc").sees("Alle 43 acties");
}

#[test]
fn what_a_filter_hides_is_marked_no_longer() {
    let mut desk = Desk::open("harderwijk");
    desk.press("ctrl-a").sees("43 gemarkeerd").press("f n l").sees("18 gemarkeerd · 18 van 43 acties");
    desk.press("f a").sees("18 gemarkeerd · Alle 43 acties");
}

#[test]
fn filter_mark_all_and_set_the_status_is_one_step() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("f n l ctrl-a s").sees("Status van 18 acties").press("g");
    desk.sees("18 acties: status is nu gereed.   Ctrl-Z maakt dit in één keer ongedaan");
    let after = desk.json();
    desk.press("u").is_as(&before).press("U").is_as(&after).crash().is_as(&after);
}

#[test]
fn an_owner_is_set_on_all_that_are_marked() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("e").write("putten").press("enter down shift-down e").sees("Eigenaar van 2 acties");
    desk.write("ermelo").press("enter").sees("2 acties: eigenaar is nu Ermelo");
    desk.press("esc up up shift-down e").sees_not("■ Putten").write("nun").press("enter");
    desk.sees("2 acties: eigenaar is nu Nunspeet").press("u u u").is_as(&before);
}

#[test]
fn partners_of_one_alone_stay_when_all_get_another() {
    let mut desk = Desk::open("harderwijk");
    desk.press("m").write("stimenz").press("enter shift-down m").sees("Kernpartners van 2 acties");
    desk.write("cjg").press("enter");
    let partners = |place| desk.agenda().actions.iter().nth(place).unwrap().kernpartners.clone();
    let (first, second) = (partners(0), partners(1));
    let names = |ids: &[overleg::agenda::Id]| -> Vec<String> {
        ids.iter().map(|id| desk.agenda().link_name(id).into_owned()).collect()
    };
    assert!(names(&first).iter().any(|name| name == "Stimenz"), "{:?}", names(&first));
    for ids in [&first, &second] {
        assert!(names(ids).iter().any(|name| name == "CJG"), "{:?}", names(ids));
    }
}

#[test]
fn a_planning_for_several_survives_a_crash_in_the_middle() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("down p").write("2026").press("enter up shift-down shift-down p").write("2026");
    desk.crash()
        .sees("Planning van 3 acties")
        .sees("3 gemarkeerd")
        .sees("toen het programma stopte")
        .write("-2027");
    desk.press("enter").sees("3 acties: planning is nu 2026-2027").press("u");
    desk.press("u j").is_as(&before);
}

#[test]
fn leaving_a_planning_for_several_changes_nothing_and_redo_puts_it_in() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down p").write("2027").press("esc");
    desk.sees("Niet gewijzigd: planning van 2 acties").is_as(&before).press("ctrl-y");
    desk.sees("2 acties: planning is nu 2027");
}

#[test]
fn marks_follow_undo_and_deletion() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down shift-down x").sees("3 acties verwijderen?").press("j");
    desk.sees("3 acties zijn verwijderd.   Ctrl-Z maakt dit in één keer ongedaan").sees_not("gemarkeerd");
    desk.press("u").sees("Ongedaan gemaakt: 3 acties staan er weer").is_as(&before);
    desk.press("ctrl-a").sees("43 gemarkeerd").reopen().sees_not("gemarkeerd");
}

#[test]
fn marking_is_for_actions_and_moving_is_for_one_row() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 space").sees("Markeren kan bij de acties.").press("3 shift-down").sees("2 gemarkeerd");
    desk.press("2 ctrl-down").sees("Schuiven gaat met één regel tegelijk.");
}

#[test]
fn marked_rows_look_like_this() {
    for size in [(120, 30), (80, 24)] {
        let mut desk = Desk::open("harderwijk");
        desk.at(size.0, size.1).press("down shift-down shift-down").screen("gemarkeerd");
        desk.press("s").screen("status_van_drie_acties");
        desk.press("esc p").write("2026-2027").screen("planning_van_drie_acties");
        desk.press("esc x").screen("verwijderen_van_drie_acties");
    }
}

#[test]
fn a_mark_beside_a_long_number_keeps_the_numbers_straight() {
    let json = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "actions": [{"id": "a", "number": "9", "title": "Een"}, {"id": "b", "number": "100", "title": "Twee"}]}"#;
    let mut desk = Desk::with(json);
    desk.press("ctrl-a").sees("■ 9").sees("100■");
}

#[test]
fn the_smallest_screen_says_how_many_are_marked_too() {
    let mut desk = Desk::open("harderwijk");
    desk.at(60, 15).press("shift-down").sees("2 gemarkeerd").press("p").sees("Planning van 2 acties");
}
