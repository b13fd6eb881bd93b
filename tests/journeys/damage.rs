//! Owns the journeys through agendas with something wrong in them: what is left is worked on, and what is wrong is said.

use super::desk::Desk;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");

/// The agenda that comes along, broken off behind action 20.
fn half() -> &'static str {
    &HARDERWIJK[..HARDERWIJK.find("      \"id\": \"actie-21\"").unwrap()]
}

/// An agenda with everything in it that people and programs get wrong, and that is a file all the same.
const ODD: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Vol fouten", "title": "Vol vergissingen"},
  "gemeenten": [{"id": "g", "name": "Ermelo"}, {"id": "g", "name": "Putten"}, {"name": "Elburg"}],
  "doelen": [
    {"id": "t", "kind": "thema", "title": "Rond", "of": "d"},
    {"id": "d", "title": "Draaiend", "of": "t"},
    {"id": "z", "title": "Onder zichzelf", "of": "z"},
    {"id": "w", "title": "Wees", "of": "nergens", "kind": "droom"}
  ],
  "actions": [
    {"id": "a", "number": "1", "title": "Hangt los", "of": "weg", "gemeente": "kwijt", "kernpartners": ["niemand"],
      "roles": [{"role": "trekker", "party": "onbekend"}], "translates": "a"},
    {"id": "a", "number": "1", "title": "Zelfde kenmerk", "of": "d", "status": "bijna", "koers": "scheef", "level": "lokaal"},
    {"id": "", "number": "2", "title": "Zonder kenmerk", "of": "z", "planning": "2026"},
    {"number": 3, "title": 1.10, "of": ["z"], "eigen": {"diep": [[[[1e400]]]]}},
    17
  ],
  "notes": {"geen": "lijst"}, "overleggen": [{"id": "o"}]}"#;

#[test]
fn of_half_an_agenda_the_half_that_is_whole_is_opened_and_worked_on() {
    let mut desk = Desk::with(half());
    desk.sees("agenda.json is beschadigd vanaf regel ")
        .sees("Daaruit gered: 6 gemeenten, ")
        .sees("en 20 acties.")
        .sees(".overleg/apart/")
        .screen("beschadigd")
        .at(80, 24)
        .screen("beschadigd")
        .at(60, 15)
        .sees("-agenda.json.")
        .at(120, 30);
    desk.press("esc").sees_not("beschadigd").press("2 end").is_on("20 ").press("s l");
    let before = desk.json();
    desk.crash()
        .is_as(&before)
        .sees("agenda.json is beschadigd")
        .press("esc")
        .sees("teruggehaald")
        .press("esc ctrl-s");
    desk.reopen().is_as(&before).sees_not("beschadigd").sees_not("teruggehaald");
    let apart = desk.memory().files("/map/.overleg/apart");
    assert_eq!(desk.memory().content(&apart[0]).unwrap(), half().as_bytes());
}

#[test]
fn what_is_left_can_be_looked_at_in_a_second_window() {
    let first = Desk::with(half());
    first.beside().sees("bestand zelf is niet gewijzigd.").press("esc").sees("ALLEEN LEZEN");
}

#[test]
fn in_an_agenda_full_of_mistakes_everything_is_shown_and_nothing_is_lost() {
    let mut desk = Desk::with(ODD);
    desk.sees("Twee gemeenten hadden hetzelfde kenmerk g; de tweede heeft nu g~2.")
        .sees("zulke meldingen")
        .screen("vol_vergissingen")
        .at(80, 24)
        .screen("vol_vergissingen")
        .at(120, 30);
    desk.press("esc 2").sees("Hangt los").sees("Zelfde kenmerk").sees("Zonder kenmerk").sees("onbekend?");
    for keys in
        ["1 down down down down end home", "2 down down down end", "3 down end", "4 end", "5 down end"]
    {
        desk.press(keys);
    }
    desk.press("2 home down s g down p").write("2027").press("enter end b esc esc");
    let before = desk.json();
    for kept in [
        "\"nergens\"",
        "\"weg\"",
        "\"kwijt\"",
        "\"niemand\"",
        "\"onbekend\"",
        "\"droom\"",
        "\"scheef\"",
        "1e400",
    ] {
        assert!(before.contains(kept), "{kept} is weg uit {before}");
    }
    for kept in ["1.10", "17", "\"geen\": \"lijst\"", "\"overleggen\"", "\"?planning\": \"2026\""] {
        assert!(before.contains(kept), "{kept} is weg uit {before}");
    }
    desk.crash().is_as(&before).press("esc ctrl-s").reopen().is_as(&before);
    desk.press("esc 2").sees("Hangt los");
}

/// On the stack of a test, a walk that calls itself for every doel ends the program.
#[test]
fn doelen_that_hang_under_each_other_without_end_are_walked_like_others() {
    const COUNT: usize = 20_000;
    let doel =
        |n: usize| format!(r#"{{"id": "d{n}", "title": "Doel {n}", "of": "d{}"}}"#, n.saturating_sub(1));
    let down: Vec<String> = (0..COUNT).map(doel).collect();
    let up: Vec<String> = (0..COUNT).rev().map(doel).collect();
    for doelen in [down, up] {
        let mut desk = Desk::with(&format!(
            r#"{{"format": "overleg-agenda/1", "head": {{"id": "h", "title": "Diep"}}, "doelen": [{}], "actions": [
                {{"id": "a", "number": "1", "title": "Diep eronder", "of": "d{}"}}]}}"#,
            doelen.join(","),
            COUNT - 1
        ));
        desk.sees("Diep eronder").press("1 home down").sees("Diep eronder").is_on("Doel ");
        desk.press("end home down left right z end").at(80, 24).press("2 s l").crash().sees("Diep eronder");
    }
}

#[test]
fn a_text_of_millions_of_letters_is_shown_from_its_beginning_and_kept_whole() {
    for letter in ["x", "é ", "e\u{301}\u{302}\u{303}", "漢字 "] {
        let title = letter.repeat(5_000_000 / letter.len());
        let mut desk = Desk::with(&format!(
            r#"{{"format": "overleg-agenda/1", "head": {{"id": "h", "title": "Lang"}}, "actions": [
                {{"id": "a", "number": "1", "title": "{title}"}}, {{"id": "b", "number": "2", "title": "Twee"}}]}}"#
        ));
        desk.press("5 z end").sees("die hier niet te zien zijn)").press("z");
        for keys in ["2 home enter", "b"] {
            desk.press(keys).sees("tekens te lang om hier te wijzigen en blijft zoals het is.");
            assert!(desk.app().top().is_none(), "{}", desk.picture());
        }
        desk.press("s l down enter").write("x").press("enter / t w esc").at(60, 15).at(80, 24);
        assert_eq!(desk.agenda().actions.iter().next().unwrap().title, title);
        let before = desk.json();
        desk.crash().is_as(&before);
    }
}

#[test]
fn a_letter_and_its_accent_are_found_as_one_and_stay_two() {
    let mut desk = Desk::with(
        "{\"format\": \"overleg-agenda/1\", \"head\": {\"id\": \"h\", \"title\": \"T\"}, \"actions\": [
            {\"id\": \"a\", \"number\": \"1\", \"title\": \"Cafe\u{301} heel\"},
            {\"id\": \"b\", \"number\": \"2\", \"title\": \"Caf\u{e9} half\"}]}",
    );
    for typed in ["café", "cafe\u{301}", "cafe"] {
        desk.press("/").paste(typed).sees("heel").sees("half").press("esc esc");
    }
    desk.press("s l").crash();
    assert!(desk.json().contains("Cafe\u{301} heel") && desk.json().contains("Caf\u{e9} half"));
}

/// Returns the journal that the desk wrote last.
fn journal(desk: &Desk) -> std::path::PathBuf {
    let mut files = desk.memory().files("/map/.overleg");
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jnl"));
    files.pop().expect("er is een journaal")
}

#[test]
fn of_a_damaged_journal_the_beginning_is_used_and_the_rest_lies_apart() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    let before = desk.json();
    desk.press("down s g down s l");
    let path = journal(&desk);
    let mut bytes = desk.memory().content(&path).unwrap();
    let third = bytes.split(|byte| *byte == b'\n').take(2).map(|line| line.len() + 1).sum::<usize>();
    bytes[third + 40] ^= 1;
    desk.memory().put(&path, bytes.clone());
    desk.crash().is_as(&before);
    desk.sees("Een journaal is beschadigd: 2 van uw laatste wijzigingen konden niet worden gelezen.");
    desk.press("esc").sees("1 wijziging van de vorige keer is teruggehaald.");
    let apart = desk.memory().files("/map/.overleg/apart");
    assert_eq!(desk.memory().content(&apart[0]).unwrap(), bytes);
    desk.press("esc down s g");
    let before = desk.json();
    desk.crash().is_as(&before).sees_not("beschadigd");
}

#[test]
fn what_only_a_newer_program_knows_makes_an_agenda_one_to_read() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    let (before, path) = (desk.json(), journal(&desk));
    let mut bytes = desk.memory().content(&path).unwrap();
    let json = r#"{"n":2,"edit":[["tovert","action","actie-1"]]}"#;
    bytes.extend(format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes());
    desk.memory().put(&path, bytes.clone());
    desk.crash()
        .is_as(&before)
        .press("esc")
        .sees("ALLEEN LEZEN: ")
        .sees("nieuwere versie van overleg bewerkt");
    desk.press("s").sees("u kunt hem alleen lezen").press("ctrl-s ctrl-q");
    assert!(desk.has_stopped());
    assert_eq!(desk.memory().content(&path).unwrap(), bytes);
}
