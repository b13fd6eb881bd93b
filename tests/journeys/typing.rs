//! Owns the journeys of somebody who types and pastes: what comes in, what one step back is, what goes to the clipboard.

use overleg::app::Input;
use overleg::app::overlay::Overlay;

use super::desk::Desk;

const LIST: &str = "• Eerste punt\r\n\r\n- Tweede punt\n  3. Derde\tpunt\u{1b}\n";

#[test]
fn pasted_lines_become_actions_in_one_step() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down");
    let before = desk.json();
    desk.paste(LIST).sees("3 regels geplakt. Als 3 acties toevoegen?").press("j");
    desk.sees("3 acties toegevoegd. Ctrl-Z maakt dit in één keer ongedaan.")
        .is_on("44 L")
        .is_on("Eerste punt");
    desk.press("down").is_on("45 L").is_on("Tweede punt").press("down").is_on("46 L").is_on("Derde punt");
    let after = desk.json();
    let (of, level) = {
        let actions = desk.agenda().actions.iter().collect::<Vec<_>>();
        assert!(
            actions[3..6]
                .iter()
                .all(|action| action.of == actions[2].of && action.gemeente == actions[2].gemeente)
        );
        (actions[3].of.clone(), actions[3].level.clone())
    };
    assert!(of.is_some() && level == desk.agenda().actions.iter().nth(2).unwrap().level);
    desk.press("ctrl-z").is_as(&before).is_on(" 3 L").press("ctrl-y").is_as(&after);
    desk.crash().is_as(&after).press("end a").write("Nog een").press("enter").is_on("47 ");
}

#[test]
fn pasted_lines_are_left_alone_after_no() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.paste(LIST).press("n").is_as(&before).sees_not("geplakt").paste(LIST).press("esc").is_as(&before);
    desk.paste(LIST).press("enter").is_as(&before);
}

#[test]
fn lines_pasted_in_a_title_are_a_question_too() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2").write(" x").paste("een\ntwee").sees("Bij nee komt alles als");
    desk.press("n").sees("lokale teams xeen twee").press("ctrl-z").sees("lokale teams x").press("enter");
    desk.press("a")
        .paste("een\ntwee")
        .press("left enter")
        .sees("2 acties toegevoegd.")
        .is_on("44 ")
        .is_on("een");
    assert_eq!(desk.agenda().actions.iter().count(), 45, "de lege regel is weg\n{}", desk.picture());
    desk.press("f2").write("!").paste("drie\nvier").press("j").sees("2 acties toegevoegd.").sees("een!");
    desk.press("u u u").press("u");
    assert_eq!(desk.agenda().actions.iter().count(), 43);
}

#[test]
fn one_line_and_too_many_lines_are_no_list() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.paste("een regel\n\n").sees("Plakken kan alleen in een veld dat openstaat,");
    desk.paste(&"regel\n".repeat(201)).sees("Dat zijn 201 regels.").is_as(&before);
    desk.press("1").paste("een\ntwee").sees("Plakken kan alleen").press("4").paste("een\ntwee");
    desk.sees("Plakken kan alleen").is_as(&before);
    desk.press("2").paste(&"regel\n".repeat(200)).press("j").sees("200 acties toegevoegd.").press("u");
    desk.is_as(&before);
}

#[test]
fn pasted_lines_get_what_the_filters_say() {
    let mut desk = Desk::open_empty();
    desk.paste("een\ntwee")
        .press("j")
        .is_on("1 ")
        .sees("een")
        .sees("twee")
        .press("u")
        .sees("Nog geen acties");
}

#[test]
fn a_pause_ends_what_is_undone_as_one() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f2 ctrl-a").write("zelf").take(Input::Pause).write("scan").press("ctrl-z");
    desk.press("enter");
    assert_eq!(&*desk.agenda().actions.iter().next().unwrap().title, "zelf");
    desk.press("/").write("zelf").take(Input::Pause).write("scan").press("ctrl-z");
    let Some(Overlay::Lookup(finder)) = desk.app().top() else { panic!("{}", desk.picture()) };
    assert_eq!(finder.search.query.text(), "zelf");
}

#[test]
fn what_is_too_long_for_the_clipboard_stays_where_it_is() {
    let mut desk = Desk::open("harderwijk");
    desk.press("p").paste(&"9".repeat(100_001)).press("ctrl-a ctrl-x").sees("te lang voor het klembord");
    desk.press("ctrl-c").sees("te lang voor het klembord");
    assert_eq!(desk.copied(), &[] as &[String]);
    desk.press("shift-right shift-right").press("esc").press("f2 ctrl-a ctrl-c");
    assert_eq!(desk.copied(), ["Maatwerktraining TOP 3 voor lokale teams"]);
}

#[test]
fn signs_that_are_one_letter_to_a_reader_are_one_letter_to_the_keys() {
    let mut desk = Desk::open("harderwijk");
    for letter in ["e\u{301}", "🇳🇱", "👨\u{200d}👩\u{200d}👧", "กำ", "क्षि"] {
        desk.press("f2 ctrl-a")
            .write("a")
            .write(letter)
            .write("b")
            .press("left left left delete")
            .press("enter");
        let title = desk.agenda().actions.iter().next().unwrap().title.clone();
        assert_eq!(title, format!("{letter}b"));
        desk.press("f2 left backspace enter");
        assert_eq!(&*desk.agenda().actions.iter().next().unwrap().title, "b", "na {letter}");
    }
}

#[test]
fn the_question_after_a_paste() {
    let mut desk = Desk::open("harderwijk");
    desk.paste(LIST);
    for (width, height) in [(120, 30), (80, 24)] {
        desk.at(width, height).screen("plakken_vraag");
    }
    desk.press("esc f2").paste(LIST);
    for (width, height) in [(120, 30), (80, 24)] {
        desk.at(width, height).screen("plakken_vraag_veld");
    }
}
