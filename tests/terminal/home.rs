//! Surroundings that miss something: a first run, no home, a working folder that is gone, a state that cannot be read.

use std::fs;

use super::pty::Launch;
use super::shelf::Shelf;

#[track_caller]
fn opens_the_example(launch: Launch) {
    let mut term = launch.start();
    term.wait_for("Uitvoeringsagenda Harderwijk");
    term.wait_for("Alle 43 acties");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn the_first_run_opens_the_example_and_asks_nothing() {
    let shelf = Shelf::empty();
    opens_the_example(shelf.launch());
    assert!(shelf.folder().join("agenda.json").is_file());
    opens_the_example(shelf.launch());
}

#[test]
fn without_a_home_there_is_still_a_place() {
    let shelf = Shelf::empty();
    let data = shelf.home().join("gegevens");
    opens_the_example(
        shelf.launch().without("OVERLEG_HOME").env("HOME", shelf.home()).env("XDG_DATA_HOME", &data),
    );
    assert!(data.join("overleg/agendas").is_dir());
    // The home of the user is then looked up elsewhere, so only that it starts is certain.
    let launch = shelf.launch().without("OVERLEG_HOME").env("XDG_DATA_HOME", &data);
    opens_the_example(launch);
}

#[test]
fn a_working_folder_that_is_gone_is_no_hindrance() {
    let shelf = Shelf::empty();
    opens_the_example(shelf.launch().in_shell("mkdir weg; cd weg; rmdir ../weg; \"$0\""));
}

#[test]
fn a_state_that_cannot_be_read_is_no_hindrance() {
    let shelf = Shelf::empty();
    let state = shelf.home().join("state");
    fs::create_dir_all(state.join("laatst")).unwrap();
    opens_the_example(shelf.launch());
    fs::remove_dir_all(&state).unwrap();
    fs::create_dir(&state).unwrap();
    fs::write(state.join("laatst"), b"/\xff\xfe\n").unwrap();
    opens_the_example(shelf.launch());
    fs::remove_dir_all(&state).unwrap();
    fs::write(&state, "geen map").unwrap();
    opens_the_example(shelf.launch());
}

#[test]
fn an_agenda_that_is_gone_is_named_and_the_example_opens() {
    let shelf = Shelf::stocked();
    fs::create_dir(shelf.home().join("state")).unwrap();
    fs::write(shelf.home().join("state/laatst"), "/nergens\n").unwrap();
    let term = shelf.launch().size(160, 40).start();
    term.wait_for("Alle 43 acties");
    term.wait_for("De agenda die het laatst open was (/nergens) is er niet meer.");
}

#[test]
fn how_the_agenda_was_looked_at_comes_back_also_after_a_kill() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("Alle 43 acties");
    term.press("f n l");
    term.wait_for("18 van 43 acties");
    term.kill9();
    let state = shelf.home().join("state/weergave-harderwijk-2024-2028.json");
    assert!(state.is_file(), "{:?}", fs::read_dir(shelf.home().join("state")).unwrap().collect::<Vec<_>>());
    let term = shelf.launch().start();
    term.wait_for("18 van 43 acties");
    drop(term);
    fs::write(&state, "geen json").unwrap();
    let term = shelf.launch().size(200, 40).start();
    term.wait_for("Hoe u deze agenda het laatst bekeek");
    term.wait_for("Alle 43 acties");
}
