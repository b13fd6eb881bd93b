//! Owns the journeys through the list of all commands: found by a word, a key or a slip, and done at once.

use overleg::app::help::{Listed, Row};
use overleg::app::overlay::Overlay;
use overleg::command::Command;

use super::desk::Desk;

/// Opens the palette and types something in it.
#[track_caller]
fn asked(words: &str) -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press(":").sees("─ Alle opdrachten ─").write(words);
    desk
}

#[test]
fn a_command_is_found_by_its_dutch_name_an_english_word_its_own_name_and_its_key() {
    for words in ["eigenaar", "owner", "trekker", "set_owner", "e", "eignaar", "kiezen eig"] {
        asked(words)
            .is_on("Eigenaar kiezen")
            .press("enter")
            .sees("Eigenaar van actie 1")
            .sees_not("opdrachten");
    }
    for words in ["ctrl-s", "Ctrl-S", "ctrl s", "save", "opslaan"] {
        asked(words).is_on("Nu bewaren").press("enter").sees("De agenda is opgeslagen.");
    }
    asked("f g").is_on("Filter op gemeente").press("enter").sees("Alleen deze gemeente");
    asked("shift-tab").is_on("Vorig venster");
    asked("U").is_on("Opnieuw doen");
}

#[test]
fn the_best_match_stands_first_and_the_count_is_right() {
    let all = Command::ALL.len();
    asked("").sees(&format!("{all} van {all}"));
    asked("venster d").is_on("Venster Doelen");
    asked("eigenaar").is_on("Eigenaar kiezen").sees(&format!(" 3 van {all}"));
    asked("g").is_on("Ga naar de agenda");
    asked("wissen").is_on("Verwijderen");
    asked("filtre").is_on("Filter op gemeente").sees("lijkt erop: ");
    asked("filters weg").is_on("Alle filters weg");
    asked("xyzzy").sees(&format!(" 0 van {all}")).sees("Niets gevonden.").press("enter backspace");
}

#[test]
fn what_can_be_done_now_stands_first_and_what_cannot_says_why() {
    let mut desk = asked("");
    desk.is_on("Venster Doelen").press("end pageup").sees_not("Kan nu niet");
    for _ in 0..Command::ALL.len() {
        desk.press("down");
    }
    desk.sees("Kan nu niet").sees("Dit werkt alleen op de plek");
    let mut desk = asked("filters weg");
    desk.sees("Kan nu niet. Er staat geen filter aan.").press("enter").sees("─ Alle opdrachten ─");
    desk.press("esc f n l :").write("filters weg").press("enter").sees("Alle 43 acties");
}

#[test]
fn every_command_stands_in_the_list_exactly_once() {
    for keys in [":", "?", "enter f1", "e ctrl-p", "s f1", "b f1"] {
        let mut desk = Desk::open("harderwijk");
        let Some(Overlay::Help(help)) = desk.press(keys).app().top() else { panic!("{keys}: geen lijst") };
        for command in Command::ALL {
            let is_it =
                |row: &&Row| matches!(row, Row::Listed(Listed { command: own, .. }) if own == command);
            assert_eq!(help.found.iter().filter(is_it).count(), 1, "{keys}: {}", command.name());
        }
    }
}

#[test]
fn the_cursor_walks_over_headings_in_both_directions() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f1").sees("Lopen").is_on("Venster Doelen").press("up").is_on("Venster Doelen");
    let moving = Command::ALL.iter().filter(|command| command.group() == Command::First.group()).count();
    for _ in 1..moving {
        desk.press("down");
    }
    desk.is_on("Terug naar waar u was").press("down").is_on("Toevoegen").sees("Wijzigen");
    desk.press("up")
        .is_on("Terug naar waar u was")
        .press("pageup pageup pageup")
        .is_on("Venster Doelen")
        .sees("Lopen");
}

#[test]
fn above_an_open_cell_it_offers_what_the_cell_can_do_and_goes_back_to_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter").write(" nu").press("ctrl-p").sees("─ Alle opdrachten ─").press("esc");
    desk.sees("lokale teams nu").press("ctrl-p").write("status").press("enter");
    desk.sees("Sluit eerst met Esc wat openstaat.").press("ctrl-a").write("woord ervoor").press("enter");
    desk.sees_not("Alle opdrachten").sees("lokale teams").sees_not("teams nu");
    desk.write("dan").press("ctrl-p").write("klaar").press("enter").is_on("lokale teams dan");
}

#[test]
fn above_a_list_it_does_what_the_list_can_do() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("nun").press("f1").sees("Hulp: alle opdrachten").write("andere rol").press("enter");
    desk.sees_not("Hulp: alle").sees("nun").press("ctrl-p").write("klaar").press("enter");
    desk.sees_not("Alle opdrachten").sees_not("Eigenaar van actie 1");
}

#[test]
fn above_a_form_the_key_of_the_form_comes_first_and_what_was_typed_stays() {
    let mut desk = Desk::open("harderwijk");
    desk.press("b").write(" nu").press("ctrl-p").write("ctrl-s").is_on("Formulier bewaren").press("enter");
    desk.sees_not("Actie 1 bewerken").is_on("lokale teams nu").press(":").write("ctrl-s").is_on("Nu bewaren");
}

#[test]
fn it_opens_the_help_and_the_lookup_too() {
    asked("hulp").is_on("Hulp").press("enter").sees("Hulp: alle opdrachten");
    asked("wie doet wat").press("enter").sees("Wie doet wat").sees_not("─ Alle opdrachten ─");
}

#[test]
fn a_newcomer_changes_a_planning_with_what_the_screen_says() {
    let mut desk = Desk::open("harderwijk");
    desk.sees("p planning").press("p").sees("bijvoorbeeld 2026").sees("Enter bewaart").write("2026-2027");
    desk.press("enter").is_on("1 SR").sees("2026-2027").press(":").write("herstel").is_on("Ongedaan maken");
    desk.press("enter").sees("Ongedaan gemaakt").sees_not("2026-2027");
}

#[test]
fn a_command_without_a_key_is_still_there_and_can_be_done() {
    let mut desk = Desk::open("harderwijk");
    desk.with_keys("[agenda]\nset_status = []\n").press("s").sees("Deze toets doet hier niets");
    desk.press(":").write("status k").is_on("Status kiezen").press("enter").sees("Status van actie 1");
}

#[test]
fn the_list_of_commands_on_every_screen() {
    for (width, height) in [(120, 30), (80, 24)] {
        asked("").at(width, height).screen("opdrachten");
        asked("filter").at(width, height).screen("opdrachten_gezocht");
        asked("alle filters").at(width, height).screen("opdrachten_kan_niet");
        asked("xyzzy").at(width, height).screen("opdrachten_niets");
        let mut desk = Desk::open("harderwijk");
        desk.press("enter ctrl-p").at(width, height).screen("opdrachten_boven_veld");
    }
}
