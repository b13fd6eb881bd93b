//! Owns the journeys through how the screen looks: themes, terminals with few colours or few signs.

use overleg::app::look::{Colours, Signs, Terminal};
use overleg::app::settings::ThemeName;

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each, in_use};

const SIXTEEN: Terminal = Terminal { colours: Colours::Sixteen, signs: Signs::Plain };
const ASCII: Terminal = Terminal { colours: Colours::Sixteen, signs: Signs::Ascii };
const OLD: Terminal = Terminal { colours: Colours::True, signs: Signs::Old };

/// Every level, status and koers, a row each.
pub(super) const EVERY_CHOICE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "k", "title": "Keuzes"}, "actions": [
    {"id": "a1", "number": "1", "title": "Een", "level": "regionaal", "koers": "op_schema", "planning": "2024-2028"},
    {"id": "a2", "number": "2", "title": "Twee", "level": "subregionaal", "status": "loopt", "koers": "aandacht",
        "planning": "2024-2025"},
    {"id": "a3", "number": "3", "title": "Drie", "level": "lokaal", "status": "doorlopend", "koers": "vertraagd",
        "planning": "2025-2027"},
    {"id": "a4", "number": "4", "title": "Vier", "level": "gemengd", "status": "aangehouden", "koers": "nvt"},
    {"id": "a5", "number": "5", "title": "Vijf", "level": "lokaal", "level_uncertain": true, "status": "gereed",
        "planning": "2024"},
    {"id": "a6", "number": "6", "title": "Zes", "status": "vervallen", "planning": "2024-2026"}
]}"#;

#[test]
fn one_key_goes_round_the_themes_and_the_next_sitting_begins_with_the_last() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w").sees("thema").press("t").sees("Het thema is nu licht.");
    desk.press("w t").sees("Het thema is nu projector.");
    desk.reopen();
    assert_eq!(desk.app().settings().theme, ThemeName::Projector);
    desk.press("w t").sees("Het thema is nu donker.").press("w t").crash();
    assert_eq!(desk.app().settings().theme, ThemeName::Light);
}

#[test]
fn a_terminal_that_shows_no_difference_says_so() {
    let mut desk = Desk::open("harderwijk");
    desk.in_terminal(SIXTEEN).press("w t").sees("Het thema is nu licht.").sees_not("te weinig kleuren");
    desk.press("w t").sees("Het thema is nu projector. Dit scherm heeft daar te weinig kleuren voor");
    desk.without_colour().press("w t").sees("Het thema is nu donker. Hier staan de kleuren uit");
}

#[test]
fn the_colours_are_the_same_question_for_who_may_only_read() {
    let first = in_use();
    first.beside().press("w t").sees("Het thema is nu licht.");
}

#[test]
fn a_sign_that_the_user_chose_goes_before_what_the_terminal_seems_to_show() {
    let mut desk = Desk::open("harderwijk");
    desk.in_terminal(ASCII).sees(">").sees_not("▌");
    desk.settings().signs = Some(Signs::Plain);
    desk.reopen().sees("▌");
    desk.settings().signs = Some(Signs::Old);
    desk.reopen().sees("═").sees_not("━");
}

/// Letters with accents are spelled without them on such a screen, and nothing else happens to them.
#[test]
fn a_terminal_of_typewriter_signs_changes_nothing_in_the_agenda() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.in_terminal(ASCII).press("enter end").paste(" – één café").sees("- een cafe").press("enter");
    assert!(desk.text().is_ascii(), "{}", desk.picture());
    assert!(desk.json().contains(" – één café"));
    desk.press("u").is_as(&before);
}

#[test]
fn every_screen_of_typewriter_signs_is_ascii_throughout() {
    for keys in
        ["", "1", "3 z", "4", "5 z", "?", "/ v t", "e", "m", "s", "f n", "f g", "f", "enter", "o", "x"]
    {
        let mut desk = in_use();
        desk.in_terminal(ASCII).press(keys);
        for (width, height) in [LAPTOP, ROOM, (60, 15), (59, 14)] {
            desk.at(width, height);
            assert!(desk.text().is_ascii(), "{keys}\n{}", desk.picture());
        }
    }
}

/// What colour tells is told by a sign or a word too: a screen without any style still says everything.
#[test]
fn the_letters_alone_tell_how_everything_stands() {
    for terminal in [Terminal::default(), OLD, ASCII] {
        let mut desk = Desk::with(EVERY_CHOICE);
        desk.in_terminal(terminal);
        for row in [
            "1 R     [ ] +  Een",
            "2 SR    [>] !  Twee",
            "3 L     [o] !! Drie",
            "4 SR+L  [=] .  Vier",
            "5 L?    [x]    Vijf",
            "[-]    Zes",
        ] {
            desk.sees(row);
        }
    }
}

#[test]
fn the_letters_alone_tell_what_has_the_keys_and_what_is_ticked() {
    let mut desk = in_use();
    desk.without_colour().sees("2 Acties ━━━").sees("1 Doelen ───").is_on(" 6 SR?");
    desk.press("1").sees("1 Doelen ━━━").sees("2 Acties ───").is_on("Alle acties").sees("›  6 SR?");
    desk.press("2 m tab").sees("■");
    let mut desk = in_use();
    desk.in_terminal(ASCII).sees("2 Acties ===").sees("1 Doelen ---").sees(">  6 SR?");
    desk.press("1").sees("1 Doelen ===").sees("2 Acties ---").sees(">Alle acties").sees("-  6 SR?");
    desk.press("2 m tab").sees("*");
}

/// Makes the screen in use, the one of a list and the one of the lookup in what somebody may look at them in.
fn shown(names: [&str; 3], terminal: Terminal, theme: &str) {
    for (name, (keys, typed)) in names.into_iter().zip([("", ""), ("e", "nun"), ("/", "zelfscan")]) {
        let mut desk = in_use();
        desk.in_terminal(terminal).press(theme).press("up down").press(keys).write(typed);
        at_each(&[LAPTOP, ROOM], name, &mut desk);
    }
}

#[test]
fn the_light_theme() {
    shown(["licht", "licht_eigenaar", "licht_zoeken"], Terminal::default(), "w t");
}

#[test]
fn the_theme_for_a_projector() {
    let names = ["projector", "projector_eigenaar", "projector_zoeken"];
    shown(names, Terminal::default(), "w t w t");
}

#[test]
fn sixteen_colours() {
    shown(["zestien", "zestien_eigenaar", "zestien_zoeken"], SIXTEEN, "");
    shown(["zestien_licht", "zestien_licht_eigenaar", "zestien_licht_zoeken"], SIXTEEN, "w t");
}

#[test]
fn the_signs_of_a_typewriter() {
    shown(["ascii", "ascii_eigenaar", "ascii_zoeken"], ASCII, "");
}

#[test]
fn the_signs_of_the_old_windows_console() {
    shown(["oud", "oud_eigenaar", "oud_zoeken"], OLD, "");
}

#[test]
fn the_answer_to_the_key_of_the_themes() {
    at_each(&[LAPTOP, ROOM], "thema", in_use().press("w t"));
}
