//! Owns the journeys of somebody with a mouse: clicking, double clicking, scrolling, dragging, and switching it off.

use overleg::app::mouse::MouseKind;
use overleg::app::overlay::Overlay;
use overleg::layout::Pane;

use super::desk::Desk;

#[test]
fn a_click_gives_a_window_the_keys_and_chooses_the_row() {
    let mut desk = Desk::open("harderwijk");
    let fifth = desk.row("  5 ");
    let title: String = fifth.chars().skip(48).take(20).collect();
    desk.click(title.trim()).sees("2 Acties ━").sees("actie 5");
    desk.click("Veilig Thuis").sees("4 Kernpartners ━").is_on("Veilig Thuis").sees("Esc");
    desk.click("5 Detail").sees("5 Detail ━").click("1 Doelen").sees("1 Doelen ━");
    desk.click("Alle kernpartners").sees("Alle 43 acties");
}

#[test]
fn a_double_click_is_enter_there() {
    let mut desk = Desk::open("harderwijk");
    desk.double_click("Maatwerktraining TOP 3").sees("Actie 1, titel");
    desk.write("!").press("enter").sees("Ctrl-Z maakt het ongedaan");
    desk.at(80, 24).double_click("Maatwerktraining TOP 3").sees("Actie 1, titel").press("esc");
    desk.at(60, 15).double_click("Maatwerktraining TOP 3").sees("Actie 1, titel").press("esc");
}

#[test]
fn a_double_click_on_the_last_rows_opens_the_row_that_was_clicked() {
    let mut desk = Desk::open("harderwijk");
    let last = desk.app().list(Pane::Actions).top() + desk.app().regions().rows(Pane::Actions);
    let (_, row) = desk.place_of(&format!("{last:>3} "));
    let place = (desk.place_of("Actie  ").0, row);
    desk.click_at(place).mouse(MouseKind::DoublePress, place).sees(&format!("Actie {last}, titel"));
}

#[test]
fn a_click_on_a_title_line_opens_the_window_and_a_double_one_does_no_more() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.at(80, 24).click("1 Doelen").sees("1 Doelen ━").is_on("Alle acties");
    desk.click("2 Acties").sees("2 Acties ━").double_click("4 Kernpartners").sees("4 Kernpartners ━");
    assert!(desk.app().top().is_none());
    desk.double_click("1 Doelen").sees("1 Doelen ━").is_as(&before);
    assert!(desk.app().top().is_none());
}

#[test]
fn a_click_on_the_sign_of_a_branch_folds_it() {
    let mut desk = Desk::open("harderwijk");
    let open = desk.app().count(Pane::Doelen);
    desk.click("▼").sees("►");
    assert!(desk.app().count(Pane::Doelen) < open);
    desk.click("►").sees("▼");
    assert_eq!(desk.app().count(Pane::Doelen), open);
}

#[test]
fn the_wheel_scrolls_what_it_is_over_and_leaves_the_keys_where_they_are() {
    let mut desk = Desk::open("harderwijk");
    desk.wheel(1, "Maatwerktraining").sees("2 Acties ━").sees("↑ 3").sees("actie 6");
    desk.wheel(-2, "2 Acties").sees_not("↑ 3").sees("actie 6");
    desk.wheel(40, "2 Acties").sees("43 L?").wheel(-40, "2 Acties").sees(" 1 SR");
    // A cursor that moves in the tree is another filter: the wheel over a window without the keys moves none.
    desk.wheel(3, "Alle acties").sees("2 Acties ━").sees("Alle 43 acties").sees_not("Alle acties");
    desk.press("1").sees("Alle acties").is_on("Alle acties");
    desk.wheel(2, "1 Doelen").sees_not("Alle 43 acties").press("home").sees("Alle 43 acties");
    desk.press("5").wheel(1, "5 Detail").wheel(-3, "5 Detail").sees("5 Detail ━");
}

#[test]
fn what_stands_on_top_listens_to_the_mouse() {
    for size in [(120, 30), (80, 24), (60, 15)] {
        let mut desk = Desk::open("harderwijk");
        let before = desk.json();
        desk.at(size.0, size.1).press("s").click("[x]  gereed").is_on("[x]  gereed");
        desk.double_click("[>]  loopt").sees("loopt").press("u").is_as(&before);
        desk.press("/").write("zelfscan").wheel(1, "Wie doet wat").wheel(-9, "Wie doet wat");
        desk.press("esc ?")
            .wheel(2, "Hulp")
            .wheel(-2, "Hulp")
            .write("planning")
            .double_click("Venster Planning");
        desk.sees("3 Planning").press("2 e").wheel(1, "Eigenaar van").press("esc").is_as(&before);
    }
}

#[test]
fn every_row_of_a_list_on_top_is_clicked_where_it_is_drawn() {
    for size in [(120, 30), (80, 24), (60, 15)] {
        for keys in ["s", "e", "m", "?", "f n", "/ v t", "/ v e i l g"] {
            let mut desk = Desk::open("harderwijk");
            desk.at(size.0, size.1).press("down down").press(keys);
            let mut reached = 0;
            for row in 0..size.1 {
                let (before, top) = on_top(&desk);
                desk.click_at((size.0 / 2 - 10, row));
                let (after, still) = on_top(&desk);
                if after == before || still != top {
                    continue;
                }
                reached += 1;
                let drawn = desk.text().lines().nth(usize::from(row)).unwrap().contains('▌');
                assert!(drawn, "{keys} {size:?} {row}\n{}", desk.picture());
            }
            assert!(reached > 0, "{keys} {size:?}\n{}", desk.picture());
        }
    }
}

/// Returns the cursor of the list on top, and the first of its rows on the screen.
fn on_top(desk: &Desk) -> (usize, usize) {
    match desk.app().top() {
        Some(Overlay::Picker(picker)) => (picker.search.list.cursor(), picker.search.list.top()),
        Some(Overlay::Lookup(finder)) => (finder.search.list.cursor(), finder.search.list.top()),
        Some(Overlay::Help(help)) => (help.search.list.cursor(), help.search.list.top()),
        Some(Overlay::Choice(choice)) => (choice.cursor, 0),
        other => panic!("geen lijst: {other:?}"),
    }
}

#[test]
fn a_click_beside_what_is_open_loses_nothing_that_was_typed() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2 ctrl-a").write("Half een zin").click("4 Kernpartners");
    desk.sees("Half een zin").sees("Enter neemt het over, Esc sluit het.");
    desk.press("enter").sees("Half een zin").sees("Ctrl-Z maakt het ongedaan");
    desk.press("e").write("veil").click("4 Kernpartners").sees("veil").sees("Er staat nog iets open.");
}

#[test]
fn a_click_in_a_form_goes_to_the_field_or_the_button() {
    for (width, height) in [(120, 30), (80, 24)] {
        let mut desk = Desk::open("harderwijk");
        desk.at(width, height).press("b").click("Omschrijving").is_on("Omschrijving").write("Twee dagdelen.");
        desk.click("Onderdelen").is_on("Onderdelen").click("[ Bewaren ]").sees("Twee dagdelen.");
        desk.double_click("[ Bewaren ]").sees_not("[ Bewaren ]").sees("Twee dagdelen.");
        desk.press("b").click("Omschrijving").write(" Of drie.").double_click("[ Niet bewaren ]");
        desk.sees_not("[ Bewaren ]").press("b").sees_not("Of drie.");
    }
}

#[test]
fn a_question_is_answered_with_the_mouse_only_by_clicking_its_answer_twice() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    desk.reopen().press("u").click("  ja").double_click("  nee").sees_not("Toch ongedaan maken?");
    desk.press("u").double_click("  ja").sees("Ongedaan gemaakt");
}

#[test]
fn an_edge_can_be_dragged_and_stays_there_the_next_time() {
    let mut desk = Desk::open("harderwijk");
    let detail = desk.place_of("5 Detail");
    desk.drag((detail.0 + 30, detail.1), (60, detail.1 - 4));
    assert_eq!(desk.place_of("5 Detail"), (detail.0, detail.1 - 4));
    desk.drag((28, 8), (20, 8));
    assert_eq!(desk.place_of("2 Acties").0, 23);
    let planning = desk.place_of("3 Planning");
    desk.drag((planning.0 - 2, 8), (planning.0 - 10, 8));
    assert_eq!(desk.place_of("3 Planning").0, planning.0 - 8);
    desk.sees("Eigenaar").screen("gesleept").reopen();
    assert_eq!(desk.place_of("2 Acties").0, 23);
    assert_eq!(desk.place_of("3 Planning").0, planning.0 - 8);
    // Where windows do not stand side by side there is nothing to drag.
    for (width, height) in [(80, 24), (60, 15)] {
        desk.at(width, height);
        let before = desk.app().settings().clone();
        desk.drag((28, 8), (20, 8)).drag((5, 9), (5, 3));
        assert_eq!(*desk.app().settings(), before);
    }
}

#[test]
fn the_column_of_the_owner_can_be_dragged_at_its_name_and_stays_there_the_next_time() {
    for (width, height) in [(120, 30), (80, 24)] {
        let mut desk = Desk::open("harderwijk");
        desk.at(width, height).press("2");
        let name = desk.place_of("Eigenaar");
        desk.drag((name.0 - 2, name.1), (name.0 - 6, name.1));
        assert_eq!(desk.place_of("Eigenaar"), (name.0 - 4, name.1), "{}", desk.picture());
        desk.reopen().at(width, height);
        assert_eq!(desk.place_of("Eigenaar"), (name.0 - 4, name.1));
        // In the rows below a click is about an action.
        desk.click_at((name.0 - 5, name.1 + 3)).sees("actie 3");
    }
}

#[test]
fn a_key_switches_the_mouse_off_and_that_is_remembered() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w m")
        .sees("Muis uit: u kunt nu tekst selecteren in het venster. Met w m gaat de muis weer aan.");
    desk.click("Veilig Thuis").sees("2 Acties ━").reopen().click("Veilig Thuis").sees("2 Acties ━");
    desk.press("w m").sees("Muis aan: klikken kiest, dubbelklikken wijzigt.");
    desk.click("Veilig Thuis").sees("4 Kernpartners ━");
}
