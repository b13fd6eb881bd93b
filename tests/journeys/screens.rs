//! Owns the golden screens: what stands where, and in which style, at the sizes that matter.
//!
//! A golden screen that no journey makes any more is a failure too.

use std::collections::BTreeSet;
use std::io::ErrorKind;

use overleg::app::Input;
use overleg::store::memory::Break;

use super::desk::Desk;

pub(super) const LAPTOP: (u16, u16) = (120, 30);
pub(super) const ROOM: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (60, 15);

/// The agenda halfway its life: owners, statuses and plannings filled in here and there.
pub(super) fn in_use() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("s g e").write("ermelo").press("enter down s l e").write("nun beleids").press("enter");
    desk.press("down s d end s v home down down down down down s l e")
        .write("putten")
        .press("enter p")
        .write("2025 / na de zomer");
    desk.press("enter o").write("Oldebroek wacht nog.").press("enter");
    desk
}

#[track_caller]
pub(super) fn at_each(sizes: &[(u16, u16)], name: &str, desk: &mut Desk) {
    for (width, height) in sizes {
        desk.at(*width, *height).screen(name);
    }
}

#[test]
fn the_agenda() {
    at_each(&[LAPTOP, ROOM, NARROW, (200, 60), (59, 14)], "agenda", &mut in_use());
}

#[test]
fn the_agenda_as_it_comes_along_and_an_empty_one() {
    at_each(&[LAPTOP], "agenda_vers", &mut Desk::open("harderwijk"));
    at_each(&[LAPTOP, ROOM, NARROW], "agenda_leeg", &mut Desk::open_empty());
}

#[test]
fn the_agenda_without_colour() {
    at_each(&[LAPTOP], "agenda_zonder_kleur", in_use().without_colour());
}

#[test]
fn the_agenda_filtered() {
    let mut desk = in_use();
    desk.press("f n l");
    at_each(&[LAPTOP, ROOM, NARROW], "gefilterd", &mut desk);
    desk.press("f n r");
    at_each(&[LAPTOP], "niets_over", &mut desk);
}

#[test]
fn every_window_in_use_and_large() {
    for (key, name) in [("1", "doelen"), ("3", "planning"), ("4", "kernpartners"), ("5", "detail")] {
        let mut desk = in_use();
        desk.press(key);
        at_each(&[LAPTOP, ROOM, NARROW], name, &mut desk);
        desk.press("z");
        at_each(&[LAPTOP, ROOM], &format!("{name}_groot"), &mut desk);
    }
}

#[test]
fn the_help() {
    let mut desk = Desk::open("harderwijk");
    desk.press("?");
    at_each(&[LAPTOP, ROOM, NARROW], "hulp", &mut desk);
    desk.write("eig");
    at_each(&[LAPTOP, ROOM], "hulp_gezocht", &mut desk);
}

#[test]
fn the_lookup() {
    let mut desk = in_use();
    desk.press("/");
    at_each(&[LAPTOP, ROOM, NARROW], "zoeken", &mut desk);
    for (typed, name) in [
        ("beleidsadviseur", "zoeken_eigenaar"),
        ("zelfscan", "zoeken_gevonden"),
        ("regionale afspraken vt", "zoeken_niemand"),
        ("zelfscna", "zoeken_vergeven"),
        ("qqqqqq", "zoeken_niets"),
        ("stimenz", "zoeken_kernpartner"),
    ] {
        desk.press("ctrl-a").write(typed);
        at_each(&[LAPTOP, ROOM], name, &mut desk);
    }
    desk.press("ctrl-a").write("zelfscan");
    at_each(&[NARROW], "zoeken_gevonden", &mut desk);
}

#[test]
fn filters_order_and_views() {
    for (keys, name) in [
        ("f e", "filter_eigenaar"),
        ("f m", "filter_kernpartner"),
        ("f s", "filter_status"),
        ("f k", "filter_koers"),
        ("f z", "filter_ontbreekt"),
        ("f p", "filter_periode"),
        ("f t a v e", "filter_tekst"),
        ("w i", "indelen"),
        ("f n l f z p f g h a r enter", "filters_samen"),
        ("r", "gerangschikt"),
        ("w i d down down", "ingedeeld"),
        ("w i s 3", "ingedeeld_planning"),
        ("f n l f b", "weergave_bewaren"),
        ("f n l f b enter f a r r f b enter f o", "weergaven"),
    ] {
        at_each(&[LAPTOP, ROOM], name, in_use().press(keys));
    }
}

#[test]
fn the_lists_to_choose_from() {
    for (keys, typed, name) in [
        ("e", "", "eigenaar"),
        ("e", "nun", "eigenaar_gezocht"),
        ("e", "Wijkraad", "eigenaar_nieuw"),
        ("m", "", "kernpartners_kiezen"),
        ("s", "", "status"),
        ("f n", "", "niveau"),
        ("f g", "", "gemeente"),
        ("f", "", "voorvoegsel"),
    ] {
        let mut desk = in_use();
        desk.press(keys).write(typed);
        at_each(&[LAPTOP, ROOM], name, &mut desk);
    }
    at_each(&[NARROW], "eigenaar", in_use().press("e"));
    at_each(&[NARROW], "status", in_use().press("s"));
}

#[test]
fn an_open_field() {
    for (keys, typed, after, name) in [
        ("enter", " en daarna nog eens", "", "titel"),
        ("enter ctrl-a backspace", "", "enter", "titel_leeg"),
        ("enter", &" en nog een heel stuk tekst erachter".repeat(9), "", "titel_lang"),
        ("p", "", "", "planning_open"),
        ("o", "Bellen met Ermelo", "", "opmerking"),
        ("a", "Een nieuwe actie", "", "nieuw"),
        ("enter", "", "ctrl-a", "titel_gekozen"),
    ] {
        let mut desk = in_use();
        desk.press(keys).write(typed).press(after);
        at_each(&[LAPTOP, ROOM], name, &mut desk);
    }
    at_each(&[NARROW], "titel", in_use().press("enter"));
}

#[test]
fn what_was_done_is_said() {
    let mut desk = in_use();
    at_each(&[LAPTOP, ROOM], "ongedaan", desk.press("u"));
    at_each(&[LAPTOP, ROOM], "plakken_kan_niet", desk.paste("tekst"));
}

#[test]
fn a_question() {
    let mut desk = in_use();
    desk.reopen().press("u");
    at_each(&[LAPTOP, ROOM, NARROW], "vraag", &mut desk);
}

#[test]
fn an_agenda_that_can_only_be_read() {
    let first = in_use();
    let mut second = first.beside();
    second.press("esc");
    at_each(&[LAPTOP, ROOM, NARROW], "alleen_lezen", &mut second);
    at_each(&[LAPTOP], "alleen_lezen_gezocht", second.press("/").write("zelfscan"));
}

#[test]
fn a_disk_that_refuses() {
    let mut desk = in_use();
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("s a down");
    at_each(&[LAPTOP, ROOM, NARROW], "niet_bewaard", &mut desk);
    desk.press("ctrl-q");
    at_each(&[LAPTOP, ROOM], "niet_bewaard_stoppen", &mut desk);
    desk.press("esc").without_colour();
    at_each(&[LAPTOP], "niet_bewaard_zonder_kleur", &mut desk);
}

#[test]
fn what_the_disk_has_to_tell() {
    let mut desk = in_use();
    desk.crash();
    at_each(&[LAPTOP, ROOM], "hersteld", &mut desk);
    let mut desk = in_use();
    desk.press("enter").write(" half").crash();
    at_each(&[LAPTOP, ROOM], "hersteld_open_veld", &mut desk);
    let mut desk = in_use();
    let theirs = desk.json().replace("TOP 3 voor lokale teams", "van buiten");
    desk.memory().put("/map/agenda.json", theirs);
    desk.store().look();
    desk.take(Input::Idle).press("down");
    at_each(&[LAPTOP, ROOM], "van_buiten", &mut desk);
}

/// A name stands in a file beside this one as `"name"`, before the size that is put behind it.
#[test]
fn every_golden_screen_is_still_made() {
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let names = |folder: &str| {
        let files = std::fs::read_dir(format!("{tests}/{folder}")).unwrap();
        files.map(|file| file.unwrap().path()).filter(|path| path.is_file()).collect::<Vec<_>>()
    };
    let scripts: Vec<String> =
        names("journeys").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let made: BTreeSet<&str> = scripts.iter().flat_map(|text| text.split('"')).collect();
    for file in names("golden") {
        let file = file.file_name().unwrap().to_str().unwrap().to_owned();
        let name = file.rsplit_once('_').map_or("", |(name, _)| name);
        let name = name.strip_suffix("_groot").unwrap_or(name);
        assert!(made.contains(name), "{file} wordt nergens meer gemaakt: haal het weg");
    }
}
