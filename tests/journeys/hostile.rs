//! Owns the journeys through what should not be there: texts that drive a terminal, endless lines, tiny screens.

use std::fmt::Write;

use serde_json::Value;

use super::desk::Desk;
use super::ink::Picture;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");

/// What opens each thing that can stand on top.
const OVERLAYS: [&str; 15] =
    ["", "?", "? e", ":", "f", "e ctrl-p", "/", "/ v t", "e", "m", "s", "f n", "f g", "enter", "o x x"];

const HOSTILE: [&str; 7] = [
    "\u{1b}]52;c;Zm9v\u{7}\u{1b}[2J\u{9b}31m\u{0}\u{8}\u{7f}\u{90}q\u{9c}",
    "a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{ad}f\u{2028}g\u{e0041}h\u{61c}i\u{2060}j",
    "\u{301}\u{302}\u{303}alleen tekens zonder letter",
    "👩‍👩‍👧‍👦🇳🇱👍🏽⌨️한국어กำ क्षि\u{ff9e}",
    "twee\r\nregels\tmet een tab en een \u{85} erin",
    "العربية עברית tekst",
    "",
];

#[test]
fn no_window_is_too_small_to_say_something() {
    for keys in OVERLAYS {
        let mut desk = Desk::open("harderwijk");
        desk.press(keys);
        for (width, height) in [(0, 0), (1, 1), (40, 20), (0, 20), (40, 0), (59, 15), (60, 14), (2, 80)] {
            desk.at(width, height);
        }
        for width in (60..=72).chain([109, 110, 159, 160]) {
            for height in [15, 16, 19, 20, 27, 28] {
                desk.at(width, height);
            }
        }
    }
}

/// A terminal shrinks before it says so: then less is painted than the app thinks there is.
#[test]
fn a_screen_that_is_smaller_than_was_told_is_simply_cut() {
    for keys in OVERLAYS {
        let mut desk = Desk::open("harderwijk");
        desk.press(keys);
        for width in (0..=40).step_by(5) {
            for height in (0..=20).step_by(4) {
                Picture::new(desk.app(), (width, height));
            }
        }
    }
}

#[test]
fn a_hostile_text_is_only_ever_shown() {
    for hostile in HOSTILE {
        let mut agenda: Value = serde_json::from_str(HARDERWIJK).unwrap();
        poison(&mut agenda, hostile);
        let mut desk = Desk::with(&agenda.to_string());
        for (width, height) in [(120, 30), (80, 24), (60, 15)] {
            desk.at(width, height);
            for keys in ["1 down down right", "2 down", "3 down", "4 down", "5 down pagedown", "2 end"] {
                desk.press(keys);
            }
            desk.press("f a");
            for keys in ["e", "m", "s", "p", "f2", "o", "x", "u", "/ x", "/ tab"] {
                desk.press(keys).press("down left right home end esc");
            }
        }
    }
}

/// Puts a text in every field that people write.
pub(super) fn poison(value: &mut Value, text: &str) {
    const WRITTEN: [&str; 12] = [
        "title",
        "name",
        "short",
        "description",
        "note",
        "number",
        "text",
        "level_reason",
        "region",
        "period",
        "parent",
        "recurrence",
    ];
    const LISTS: [&str; 4] = ["aliases", "doubts", "sub_items", "toelichting"];
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::String(written) if WRITTEN.contains(&&**name) => {
                        *written = format!("{text}{written}{text}");
                    }
                    Value::Array(lines) if LISTS.contains(&&**name) => lines.push(Value::String(text.into())),
                    other => poison(other, text),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| poison(value, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_hostile_text_can_be_pasted_in_every_field() {
    for hostile in HOSTILE {
        let mut desk = Desk::open("harderwijk");
        let before = desk.json();
        for (open, close) in [
            ("enter", "enter"),
            ("p", "enter"),
            ("o", "enter"),
            ("a", "enter"),
            ("e", "enter"),
            ("m", "enter"),
        ] {
            desk.press("2").press(open).paste(hostile).paste("x").press(close).press("esc");
        }
        for open in ["/", "?", "1 down enter", "4 down a"] {
            desk.press(open).paste(hostile).press("left backspace right ctrl-w esc esc esc");
        }
        for _ in 0..20 {
            desk.press("u");
        }
        desk.is_as(&before).crash().is_as(&before);
    }
}

#[test]
fn a_line_without_end_is_cut_on_the_screen_and_kept_whole() {
    let endless = "lang ".repeat(14_000);
    let mut desk = Desk::open("harderwijk");
    desk.press("enter ctrl-a")
        .paste(&endless)
        .press("enter")
        .sees("lang lang")
        .press("enter left home right end esc");
    desk.press("p").paste(&"9".repeat(70_000)).press("enter 5 end z pagedown esc").at(60, 15).at(200, 60);
    let title = &desk.agenda().actions.iter().next().unwrap().title;
    assert_eq!(title.len(), endless.trim().len());
}

#[test]
fn a_letter_under_ten_thousand_accents_is_drawn_with_a_few() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter ctrl-a").paste(&format!("e{}n", "\u{301}".repeat(10_000))).press("enter");
    let most = desk.picture().longest();
    assert!(most <= 32, "een vakje van {most} tekens");
    assert!(desk.agenda().actions.iter().next().unwrap().title.chars().count() > 10_000);
}

#[test]
fn seventy_thousand_actions_are_walked_as_easily_as_forty() {
    let mut agenda =
        String::from(r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Groot"}, "actions": ["#);
    for number in 1..=70_000 {
        let comma = if number == 1 { "" } else { "," };
        write!(agenda, r#"{comma}{{"id": "a{number}", "number": "{number}", "title": "Actie {number}"}}"#)
            .unwrap();
    }
    agenda.push_str("]}");
    let mut desk = Desk::with(&agenda);
    desk.sees("Alle 70000 acties")
        .press("end")
        .is_on("Actie 70000")
        .press("up pageup home down")
        .is_on("Actie 2");
    desk.press("3 end").at(80, 24).is_on("Actie 70000");
}
