//! Owns the journeys of somebody who works as in a spreadsheet: from cell to cell, and from field to field in Detail.

use super::desk::Desk;

const LAPTOP: (u16, u16) = (120, 30);
const ROOM: (u16, u16) = (80, 24);

#[track_caller]
fn at_each(name: &str, desk: &mut Desk) {
    for (width, height) in [LAPTOP, ROOM] {
        desk.at(width, height).screen(name);
    }
}

#[test]
fn the_arrows_walk_the_cells_and_go_on_to_the_windows_beside_them() {
    let mut desk = Desk::open("harderwijk");
    desk.press("left enter").sees("Status van actie 1").press("esc left enter").sees("Niveau van actie 1");
    desk.press("esc left enter").sees("Actie 1, nummer").press("esc left").sees("1 Doelen ━");
    desk.press("right").sees("2 Acties ━").press("right right right right enter");
    desk.sees("Eigenaar van actie 1").press("esc right").sees("▌–").press("left enter");
    desk.sees("Eigenaar van actie 1");
}

#[test]
fn a_column_that_is_not_on_the_screen_is_not_walked_to() {
    let mut desk = Desk::open("harderwijk");
    desk.at(80, 24).press("right right enter").sees("Actie 1, planning").press("esc");
    desk.at(60, 15).press("enter").sees("Actie 1, titel").press("esc right").sees("3 Planning");
    desk.at(80, 24).press("2 enter").sees("Actie 1, planning");
}

#[test]
fn enter_changes_what_the_cursor_is_on_and_f2_always_the_title() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down left enter d").is_on("[o]").sees("Ctrl-Z");
    desk.press("left left enter ctrl-a").write("2a").press("enter").is_on("2a").press("f2");
    desk.sees("Actie 2a, titel").press("esc right enter r").is_on("2a R ").press("u u u").is_on(" 2 ");
}

#[test]
fn tab_keeps_and_opens_the_next_cell() {
    let mut desk = Desk::open("harderwijk");
    desk.at(80, 24).press("f2 ctrl-a").write("Eerste").press("tab").sees("Actie 1, planning");
    desk.write("2027").press("tab").sees("Actie 2, titel").press("ctrl-a").write("Tweede").press("tab");
    desk.press("shift-tab").sees("Actie 2, titel").press("shift-tab").sees("Actie 1, planning");
    desk.press("shift-tab").sees("Actie 1, titel").press("esc").sees("Eerste").sees("Tweede").sees("2027");
    let after = desk.json();
    desk.crash().is_as(&after);
}

#[test]
fn tab_at_the_last_row_keeps_and_closes() {
    let mut desk = Desk::open("harderwijk");
    desk.press("end p").write("2026").press("tab").sees("planning").is_on("43 ");
    assert!(desk.app().top().is_none(), "{}", desk.picture());
    desk.press("1 end enter ctrl-a").write("Laatste").press("tab").is_on("Laatste");
    desk.press("4 end enter ctrl-a").write("Zwaluw").press("shift-tab").sees("Zwaluw");
}

#[test]
fn a_new_row_gets_its_planning_with_tab() {
    let mut desk = Desk::open("harderwijk");
    desk.press("a").write("Uitkomst bespreken").press("tab").sees("Actie 44, planning").write("2027");
    desk.press("enter").is_on("44 ").is_on("Uitkomst bespreken").press("u").press("u");
    desk.sees_not("Uitkomst bespreken");
}

#[test]
fn a_refused_title_stays_open_with_tab_too() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2 ctrl-a delete tab").sees("Een actie heeft een titel nodig").sees("Actie 1, titel");
}

#[test]
fn the_tree_folds_and_opens_as_a_whole() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.text();
    desk.press("1 down down I")
        .sees("► Onze visie")
        .sees_not("▼")
        .sees_not("Visie lokaal")
        .is_on("Onze visie");
    desk.press("I").sees("Visie lokaal").sees_not("►").press("home 2");
    assert_eq!(desk.text().lines().nth(3), before.lines().nth(3));
    desk.press("I").sees("Inklappen kan in het venster Doelen.");
}

#[test]
fn the_keys_in_detail_walk_its_fields_and_enter_opens_them() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down 5")
        .is_on("Zelfscan bij nieuwe")
        .press("enter")
        .sees("Actie 6, titel");
    desk.press("esc down").is_on("niet gestart").press("enter l").is_on("loopt");
    desk.press("down").is_on("Eigenaar").press("enter").write("nun").press("enter").is_on("Nunspeet");
    desk.press("down").is_on("Planning").press("enter ctrl-a").write("2027").press("enter").is_on("2027");
    desk.press("down")
        .is_on("Doel")
        .press("enter")
        .sees("Waaronder hoort actie 6?")
        .write("op- en afschalen");
    desk.press("enter").is_on("Op- en afschalen inrichten volgens AVE");
}

#[test]
fn the_owner_of_ten_actions_is_filled_in_without_leaving_detail() {
    let mut desk = Desk::open("harderwijk");
    desk.press("5 down down").is_on("Eigenaar");
    for action in 1..=10 {
        desk.press("enter").sees(&format!("Eigenaar van actie {action}")).write("put").press("enter");
        desk.is_on("Putten").press("pagedown").is_on("Eigenaar");
    }
    desk.sees("actie 11").press("pageup").is_on("Putten").sees("actie 10");
    assert_eq!(desk.agenda().actions.iter().filter(|action| !action.roles.is_empty()).count(), 10);
}

#[test]
fn an_empty_field_keeps_the_cursor_when_another_action_comes() {
    let mut desk = Desk::open("harderwijk");
    desk.press("5 z").sees("Oorzaak");
    while !desk.row("▌").contains("Oorzaak") {
        desk.press("down");
    }
    desk.press("enter").write("Wacht op de Leidraad.").press("enter").is_on("Wacht op de Leidraad.");
    desk.press("pagedown").is_on("Oorzaak").press("z").is_on("Oorzaak").sees_not("Gevolg");
    desk.press("pageup").is_on("Wacht op de Leidraad.");
}

#[test]
fn tab_in_detail_goes_on_to_the_next_field_that_is_typed() {
    let mut desk = Desk::open("harderwijk");
    desk.press("5 z enter tab")
        .sees("Actie 1, planning")
        .write("2027")
        .press("tab")
        .sees_not("Actie 1, planning");
    desk.press("shift-tab").sees("Actie 1, planning").press("enter").is_on("2027");
}

#[test]
fn what_the_cursor_of_detail_is_not_on_opens_beside_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("5 down down f2").sees("Titel van actie 1").press("esc p").sees("Planning van actie 1");
    desk.press("esc o").sees("Opmerking bij actie 1").write("Bellen.").press("enter").is_on("Eigenaar");
    desk.press("p")
        .write("2027")
        .press("enter")
        .is_on("Eigenaar")
        .sees("2027")
        .press("u u")
        .is_on("Eigenaar");
}

#[test]
fn a_remark_is_changed_where_it_stands() {
    let mut desk = Desk::open("harderwijk");
    desk.press("o").write("Oldebroek wacht.").press("enter 5 end").is_on("Oldebroek wacht.").press("enter");
    desk.press("ctrl-a").write("Putten wacht ook.").press("enter").is_on("Putten wacht ook.");
    let after = desk.json();
    desk.reopen().is_as(&after);
}

#[test]
fn lines_stay_lines_and_what_is_not_known_is_read_only() {
    let mut desk = Desk::with(
        r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
            "actions": [{"id": "a", "number": "1", "title": "Een", "sub_items": ["een", "twee"], "maan": {"x": 1}}]}"#,
    );
    desk.press("5 end").is_on("maan").press("enter").sees("U kunt het lezen, niet wijzigen.");
    desk.press("up").is_on("een").press("enter").sees("Actie 1, onderdelen").write("!").paste("\ndrie");
    desk.press("up").write("?").press("enter");
    let items = desk.agenda().actions.iter().next().unwrap().sub_items.clone();
    assert_eq!(items, ["een", "twee?!", "drie"].map(str::to_owned), "{}", desk.picture());
}

#[test]
fn a_long_text_is_walked_by_the_lines_that_are_seen() {
    let mut desk = Desk::open("harderwijk");
    desk.at(80, 24).press("5 z");
    while !desk.row("▌").contains("Omschrijving") {
        desk.press("down");
    }
    desk.press("enter")
        .write("Elke gemeente vult de zelfscan in en bespreekt de uitkomst met alle andere gemeenten.");
    desk.press("up").write("!").press("down").write("?").press("enter");
    let description = desk.agenda().actions.iter().next().unwrap().description.clone();
    assert_eq!(description.matches(['!', '?']).count(), 2);
    assert!(description.find('!').unwrap() < 40 && description.find('?').unwrap() > 60, "{description}");
}

#[test]
fn what_is_said_of_the_whole_agenda_can_be_changed_too() {
    let mut desk = Desk::open("harderwijk");
    desk.press("1 5 enter ctrl-a").write("Agenda van ons").press("enter").is_on("Agenda van ons");
}

#[test]
fn the_cells_and_fields_as_they_look() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down right");
    at_each("cel_eigenaar", &mut desk);
    desk.press("left left left left");
    desk.at(120, 30).without_colour().screen("cel_nummer_zonder_kleur");
    let mut desk = Desk::open("harderwijk");
    desk.press("down down left left left enter");
    at_each("cel_nummer_open", &mut desk);
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down 5 down down");
    at_each("detail_veld", &mut desk);
    desk.press("down enter").write("mei 26 t/m dec 2026");
    at_each("detail_veld_open", &mut desk);
    desk.press("enter z end");
    at_each("detail_groot_veld", &mut desk);
}
