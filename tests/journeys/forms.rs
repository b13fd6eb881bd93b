//! Owns the journeys of forms: every field of a record at once, saved as one step.

use super::desk::Desk;

const LAPTOP: (u16, u16) = (120, 30);
const ROOM: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (60, 15);

#[track_caller]
fn at_each(sizes: &[(u16, u16)], name: &str, desk: &mut Desk) {
    for (width, height) in sizes {
        desk.at(*width, *height).screen(name);
    }
}

#[test]
fn a_whole_action_is_filled_in_as_one_step() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("b").sees("Actie 1 bewerken").write(" nu").press("tab").write("Eerste regel").press("enter");
    desk.write("tweede").press("tab tab").write("putten").press("enter").sees("Putten").press("tab");
    desk.write("vt").press("enter").sees("Veilig Thuis").press("tab").write("2026 / 2027").press("tab tab");
    desk.write("l")
        .sees("[>] loopt")
        .press("tab")
        .press("f4")
        .sees("op schema")
        .write("v")
        .sees("!! vertraagd");
    desk.press("enter").sees_not("Actie 1 bewerken");
    let action = desk.agenda().actions.iter().next().unwrap().clone();
    assert!(action.title.ends_with(" nu"));
    assert_eq!(action.description, "Eerste regel\ntweede");
    assert_eq!(action.planning.len(), 2);
    assert_eq!(action.roles.len(), 1);
    assert_eq!(action.kernpartners.len(), 1);
    assert_eq!((action.status.word(), action.koers.word()), ("loopt", "vertraagd"));
    desk.press("u").is_as(&before);
}

#[test]
fn a_form_stands_where_everybody_can_read_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down down down b");
    at_each(&[LAPTOP, ROOM, NARROW], "formulier_actie", &mut desk);
    desk.press("tab").write("Elke gemeente vult de zelfscan in.").press("enter").write("Daarna bespreken.");
    desk.press("up");
    at_each(&[ROOM, NARROW], "formulier_meer_regels", &mut desk);
    let mut desk = Desk::open("harderwijk");
    desk.press("1 down down b");
    at_each(&[LAPTOP, ROOM], "formulier_doel", &mut desk);
    let mut desk = Desk::open("harderwijk");
    desk.press("4 down b");
    at_each(&[LAPTOP, ROOM], "formulier_kernpartner", &mut desk);
    let mut desk = Desk::open("harderwijk");
    desk.press("1 b");
    at_each(&[LAPTOP, ROOM], "formulier_agenda", &mut desk);
    desk.press("tab tab tab tab").write("31-2-2027").press("enter");
    at_each(&[LAPTOP, ROOM], "formulier_fout", &mut desk);
}

#[test]
fn a_list_opens_beside_its_field() {
    let mut desk = Desk::open("harderwijk");
    desk.press("b tab tab tab f4");
    at_each(&[LAPTOP, ROOM], "formulier_eigenaar", &mut desk);
    desk.press("esc shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab f4");
    at_each(&[LAPTOP, ROOM], "formulier_niveau", &mut desk);
}
