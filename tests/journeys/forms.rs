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

#[test]
fn a_day_that_does_not_exist_is_told_at_its_field_and_stays() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("1 b tab tab tab tab").write("31-2-2027").press("enter");
    desk.sees("De dag 31-2-2027 bestaat niet.").sees("Agenda bewerken").is_as(&before);
    desk.press("ctrl-a").write("1-2-27").sees_not("bestaat niet").press("enter").sees_not("Agenda bewerken");
    assert_eq!(desk.agenda().heading().unwrap().vastgesteld_op.unwrap().to_string(), "2027-02-01");
}

#[test]
fn a_title_that_is_needed_gets_the_cursor() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("b ctrl-a delete tab tab tab tab tab tab").write("jaarlijks").press("enter");
    desk.sees("Een actie heeft een titel nodig.").is_on("Titel").is_as(&before);
    desk.write("Toch een titel").press("enter").is_on("Toch een titel").press("u").is_as(&before);
}

#[test]
fn escape_leaves_the_field_and_then_the_form_and_loses_nothing() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("b").write(" XX").press("tab").write("Omschreven").press("esc").sees("Nog een keer Esc sluit");
    desk.sees("Actie 1 bewerken").press("esc").sees_not("Actie 1 bewerken").is_as(&before);
    desk.sees("Niet bewaard: actie 1.   Ctrl-Y zet er toch in wat u invulde").press("ctrl-y").is_on(" XX");
    assert_eq!(desk.agenda().actions.iter().next().unwrap().description, "Omschreven");
    desk.press("u").is_as(&before).press("b esc").sees_not("bewerken").sees_not("Niet bewaard");
}

#[test]
fn the_buttons_do_what_they_say() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("b").write("1").press("esc left right enter").sees("Niet bewaard").is_as(&before);
    desk.press("b").write("2").press("esc left enter").sees("Ctrl-Z maakt het ongedaan").is_on("teams2");
    desk.press("u").is_as(&before).press("b enter").sees("Er is niets gewijzigd.").is_as(&before);
}

#[test]
fn a_form_is_open_again_after_a_crash() {
    let mut desk = Desk::open("harderwijk");
    desk.press("b").write(" XX").press("tab").write("Een").press("enter").write("twee").press("tab tab");
    desk.write("putten").press("enter tab").write("wijkraad").press("enter").crash();
    desk.sees("u was dit aan het invullen toen het programma stopte.").sees("wijkraad").crash();
    desk.press("ctrl-s").is_on(" XX");
    let action = desk.agenda().actions.iter().next().unwrap().clone();
    assert_eq!((&*action.description, action.roles.len()), ("Een\ntwee", 1));
    let partner = desk.agenda().kernpartners.iter().next_back().unwrap().clone();
    assert_eq!((&*partner.name, action.kernpartners), ("wijkraad", vec![partner.id]));
    desk.crash().sees_not("bewerken").sees_not("invullen");
}

#[test]
fn arrows_walk_the_lines_of_a_field_before_they_leave_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("b down").write("een").press("enter").write("twee").press("up").write("1").press("down");
    desk.write("2")
        .press("up up")
        .is_on("Titel")
        .press("shift-tab tab ctrl-s")
        .sees("Ctrl-Z maakt het ongedaan");
    assert_eq!(
        desk.agenda().actions.iter().next().unwrap().title,
        "Maatwerktraining TOP 3 voor lokale teams"
    );
}

#[test]
fn an_alias_finds_a_partner_and_what_is_not_there_is_added_with_the_form() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("b down down down down").write("vt").is_on("Veilig Thuis").press("enter").write("Wijkraad");
    desk.press("enter").sees("Veilig Thuis; Wijkraad").is_as(&before).press("backspace").sees_not("Wijkraad");
    desk.write("Buurtzorg").press("enter ctrl-s");
    let names: Vec<_> = desk.agenda().kernpartners.iter().map(|partner| partner.name.clone()).collect();
    assert!(names.contains(&"Buurtzorg".into()) && !names.contains(&"Wijkraad".into()));
    desk.press("u").is_as(&before);
}

#[test]
fn another_role_is_chosen_in_the_list_of_its_field() {
    let mut desk = Desk::open("harderwijk");
    desk.press("b down down down").write("ermelo").press("enter").write("f").press("backspace f4");
    desk.write("putten").press("enter").sees("Putten (betrokken); Ermelo").press("backspace enter");
    assert_eq!(desk.agenda().actions.iter().next().unwrap().roles.len(), 1);
}

#[test]
fn an_empty_agenda_is_filled_in() {
    let mut desk = Desk::open_empty();
    desk.press("b").sees("Agenda bewerken").press("ctrl-a").write("Agenda Noord-Veluwe").press("tab");
    desk.write("Noord-Veluwe")
        .press("shift-tab shift-tab shift-tab shift-tab shift-tab")
        .write("Ermelo")
        .press("enter");
    desk.sees("Nieuwe gemeente").press("enter").sees("Agenda bewerken").is_on("Ermelo").write("Putten");
    desk.press("enter tab").write("PUT").press("enter").is_on("Ermelo, Putten").press("down");
    desk.write("P. de Wit")
        .press("enter tab tab")
        .write("x")
        .press("ctrl-s")
        .sees("P. de Wit")
        .press("enter");
    desk.sees("Agenda Noord-Veluwe");
    let agenda = desk.agenda();
    assert_eq!(agenda.gemeenten.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["Ermelo", "Putten"]);
    assert_eq!((agenda.people.len(), &*agenda.heading().unwrap().region), (1, "Noord-Veluwe"));
    let json = desk.json();
    desk.reopen().is_as(&json);
}

#[test]
fn a_new_gemeente_that_was_not_saved_is_still_there_after_a_crash() {
    let mut desk = Desk::open_empty();
    desk.press("b shift-tab shift-tab shift-tab shift-tab").write("Ermelo").press("enter").write("Elburg");
    desk.crash().sees("Nieuwe gemeente").press("enter");
    assert_eq!(desk.agenda().gemeenten.iter().next().unwrap().name, "Elburg");
}

#[test]
fn what_is_not_in_the_agenda_yet_is_not_called_by_its_id() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("1 b shift-tab shift-tab shift-tab").write("P. de Wit").press("enter tab tab tab tab f4");
    desk.sees("Gemeente van deze persoon")
        .write("put")
        .press("enter esc esc")
        .sees("Niet bewaard: deze persoon.");
    desk.press("esc").is_as(&before).press("ctrl-y").sees("persoon P. de Wit is toegevoegd").press("u");
    desk.press("b shift-tab shift-tab shift-tab").write("X").press("enter ctrl-a delete esc esc");
    desk.sees("Agenda bewerken").sees_not("Niet bewaard").is_as(&before);
}

#[test]
fn a_remark_is_read_changed_and_added_from_the_form_of_what_it_is_about() {
    let mut desk = Desk::open("harderwijk");
    desk.press("o")
        .write("Bellen")
        .press("enter b")
        .press("shift-tab shift-tab shift-tab shift-tab shift-tab");
    desk.press("shift-tab shift-tab shift-tab shift-tab").is_on("1 opmerking");
    desk.press("f4").is_on("Bellen").press("enter").write(" met Ermelo").press("ctrl-s").write("Tweede");
    desk.press("enter").sees("Nieuwe opmerking").press("ctrl-s").is_on("2 opmerkingen").press("esc");
    let texts: Vec<_> = desk.agenda().notes.iter().map(|note| (note.text.clone(), note.of.clone())).collect();
    let of = desk.agenda().actions.iter().next().map(|action| action.id.clone());
    assert_eq!(texts, [("Bellen met Ermelo".into(), of.clone()), ("Tweede".into(), of)]);
    desk.press("u u").sees("Ongedaan gemaakt");
    assert_eq!(desk.agenda().notes.iter().next().unwrap().text, "Bellen");
}

#[test]
fn a_form_shows_its_field_also_where_there_is_little_room() {
    let mut desk = Desk::open("harderwijk");
    for size in [(80, 24), (60, 15)] {
        desk.at(size.0, size.1).press("b");
        for _ in 0..30 {
            desk.press("tab");
            if let Some(overleg::app::overlay::Overlay::Form(form)) = desk.app().top()
                && let Some(label) = form.field().map(|field| field.label)
            {
                desk.is_on(label);
            }
        }
        desk.press("esc");
    }
}
