//! Owns the journeys of somebody who looks round: windows, cursors, folding, zooming, filters, another size.

use super::desk::Desk;

#[test]
fn the_agenda_opens_whole_with_the_keys_in_the_actions() {
    let mut desk = Desk::open("harderwijk");
    desk.sees("Uitvoeringsagenda Harderwijk 2024-2028")
        .sees("Alle 43 acties")
        .sees("10:24")
        .sees("✓ bewaard");
    desk.is_on("Maatwerktraining TOP 3 voor lokale teams");
    for pane in ["1 Doelen", "2 Acties ━", "3 Planning", "4 Kernpartners", "5 Detail"] {
        desk.sees(pane);
    }
}

#[test]
fn every_window_has_a_number_and_tab_goes_round() {
    let mut desk = Desk::open("harderwijk");
    for (key, pane) in [("1", "1 Doelen ━"), ("3", "▌–"), ("4", "4 Kernpartners ━"), ("5", "5 Detail ━")]
    {
        desk.press(key).sees(pane);
    }
    desk.press("2").sees("2 Acties ━").press("tab").sees("▌–").press("tab tab tab").sees("1 Doelen ━");
    desk.press("tab")
        .sees("2 Acties ━")
        .press("shift-tab")
        .sees("1 Doelen ━")
        .press("right")
        .sees("2 Acties ━");
    desk.press("right right").sees("▌–").press("left").sees("2 Acties ━");
    desk.press("left left left left left").sees("1 Doelen ━");
}

#[test]
fn the_cursor_walks_and_never_leaves_the_list() {
    let mut desk = Desk::open("harderwijk");
    desk.press("up").is_on(" 1 SR").press("down down").is_on(" 3 L").press("end").is_on("43 L?");
    desk.press("down")
        .is_on("43 L?")
        .press("home")
        .is_on(" 1 SR")
        .press("pagedown")
        .sees("Actie")
        .press("pageup");
    desk.is_on(" 1 SR");
}

#[test]
fn one_cursor_walks_the_actions_and_the_planning() {
    let mut desk = Desk::open("harderwijk");
    desk.press("3 down down").press("2").is_on(" 3 L").sees("actie 3");
}

#[test]
fn detail_follows_what_is_selected() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down").sees("subregionaal, onzeker").sees("nog geen trekker");
    desk.press("1 down").sees("Onze visie").press("4 down").sees("Veilig Thuis");
}

#[test]
fn folding_hides_what_is_under_a_branch_and_shows_it_again() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down").sees("Visie lokaal").press("i").sees_not("Visie lokaal").sees("► Onze visie");
    desk.press("i")
        .sees("Visie lokaal")
        .press("left")
        .sees("► Onze visie")
        .press("right")
        .sees("▼ Onze visie");
    desk.press("down left left").is_on("Onze visie");
}

#[test]
fn folding_elsewhere_says_where_it_can() {
    Desk::open("harderwijk").press("i").sees("Inklappen kan in het venster Doelen.");
}

#[test]
fn any_window_takes_the_whole_screen_and_gives_it_back() {
    let mut desk = Desk::open("harderwijk");
    for pane in ["1", "2", "3", "4", "5"] {
        desk.press(pane).press("z");
        let own = format!("{pane} ");
        let others = ["1 Doelen ", "2 Acties ", "3 Planning ", "4 Kernpartners ", "5 Detail "];
        for other in others.iter().filter(|other| !other.starts_with(&own)) {
            desk.sees_not(&format!("{other}─")).sees_not(&format!("{other}━"));
        }
        desk.press("esc").sees("2 Acties").sees("4 Kernpartners");
    }
}

#[test]
fn a_branch_of_the_tree_narrows_the_other_windows() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down").sees("4 van 43 acties").sees("Onze visie").sees("Esc haalt dit filter weg");
    desk.sees_not("Zelfscan bij nieuwe").press("esc").sees("Alle 43 acties").sees("Zelfscan bij nieuwe");
}

#[test]
fn a_kernpartner_narrows_the_other_windows() {
    let mut desk = Desk::open("harderwijk");
    desk.press("4 down").sees("met Veilig Thuis").sees("3 van 43 acties").press("esc").sees("Alle 43 acties");
}

#[test]
fn a_gemeente_keeps_what_it_shares_with_the_others() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down f g")
        .write("put")
        .press("enter")
        .sees("23 van 43 acties · gemeente Putten");
    desk.is_on(" 6 SR?").press("esc").sees("Alle 43 acties").is_on(" 6 SR?");
}

#[test]
fn a_level_is_one_letter() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l").sees("18 van 43 acties · alleen lokaal").press("f n s").sees("23 van 43 acties");
    desk.press("f a").sees("Alle 43 acties").press("f a").sees("Er staat geen filter aan.");
}

#[test]
fn filters_come_off_one_by_one() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l f g")
        .write("har")
        .press("enter 1 down")
        .sees("2 van 43 acties")
        .sees("Esc haalt het laatste weg");
    desk.press("esc").sees("18 van 43 acties · alleen lokaal · gemeente Harderwijk").press("esc");
    desk.sees("18 van 43 acties · alleen lokaal")
        .sees_not("gemeente Harderwijk ")
        .press("esc")
        .sees("Alle 43 acties");
}

#[test]
fn when_nothing_is_left_that_is_said() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n r")
        .sees("0 van 43 acties")
        .sees("Geen acties met deze filters. Esc haalt een filter weg.");
    desk.press("s")
        .sees("Geen actie past bij wat u nu filtert.")
        .press("x")
        .sees_not("verwijderd")
        .press("esc")
        .sees("Alle 43 acties");
}

#[test]
fn the_tree_counts_what_the_filters_leave() {
    let mut desk = Desk::open("harderwijk");
    assert!(desk.row("Alle acties").contains("0/43"));
    desk.press("f n l");
    assert!(desk.row("Alle acties").contains("0/18"), "{}", desk.row("Alle acties"));
}

#[test]
fn a_prefix_says_what_may_follow_and_escape_forgets_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l f").sees("gemeente").sees("Esc toch niet").press("esc").sees("alleen lokaal");
}

#[test]
fn another_size_in_the_middle_of_something_keeps_the_cursor_and_the_field() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down").at(80, 24).is_on("Zelfscan").at(60, 15).is_on("Zelfscan");
    desk.press("enter")
        .write(" nu")
        .at(59, 14)
        .sees("Dit venster is te klein")
        .at(0, 0)
        .at(200, 60)
        .sees("doen nu");
    desk.press("enter").at(120, 30).is_on("Zelfscan bij nieuwe Leidraad doen nu");
}

#[test]
fn the_row_under_the_cursor_can_be_read_whole_without_leaving_the_list() {
    let long = "Preventie en vroeg signaleren aanmoedigen via netwerk";
    let mut desk = Desk::open("harderwijk");
    for (width, height) in [(120, 30), (80, 24), (60, 15)] {
        desk.at(width, height).press("home");
        for _ in 1..25 {
            desk.press("down");
        }
        let seen = desk.text().replace('\n', " ");
        let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(seen.contains(long), "{width}×{height}\n{}", desk.picture());
    }
}
