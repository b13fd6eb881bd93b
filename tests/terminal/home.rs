//! Surroundings that miss something: a first run, no home, a working folder that is gone, a state that cannot be read.

use std::fs;
use std::os::unix::fs::PermissionsExt;

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
fn a_temporary_folder_that_is_full_or_absent_is_no_hindrance() {
    let shelf = Shelf::empty();
    opens_the_example(shelf.launch().env("TMPDIR", "/dev/full").env("TMP", "/nergens"));
}

/// What a newer version of the program keeps of somebody does not stop an older one.
#[test]
fn settings_of_a_newer_version_are_read_as_far_as_they_are_known() {
    let shelf = Shelf::stocked();
    fs::create_dir(shelf.home().join("state")).unwrap();
    let settings = shelf.home().join("state/instellingen.json");
    fs::write(&settings, r#"{"thema": "licht", "letters": {"grootte": 3}, "versie": 9}"#).unwrap();
    let mut term = shelf.launch().start();
    term.wait_for("Alle 43 acties");
    assert!(String::from_utf8_lossy(&term.raw()).contains("48;2;252;252;250"), "the light theme");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    fs::write(&settings, r#"{"thema": ["iets", "nieuws"]}"#).unwrap();
    let term = shelf.launch().size(200, 40).start();
    term.wait_for("Alle 43 acties");
    term.wait_for("zijn niet te lezen en gelden nu niet");
}

/// A folder that somebody else made is data: no keys, no settings and no programs come from it.
#[test]
fn what_stands_beside_an_agenda_changes_no_key_and_runs_nothing() {
    let shelf = Shelf::stocked();
    let trap = shelf.home().join("gelopen");
    let script = format!("#!/bin/sh\ntouch {}\n", trap.display());
    for folder in [shelf.folder(), shelf.folder().join(".overleg")] {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("toetsen.toml"), "[agenda]\nset_status = [\"q\"]\n").unwrap();
        fs::write(folder.join("instellingen.json"), r#"{"thema": "licht"}"#).unwrap();
        for name in ["tput", "overleg", "hook", "post-open"] {
            fs::write(folder.join(name), &script).unwrap();
            fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    let mut term =
        shelf.launch().word("open").word(shelf.folder()).in_shell("cd agendas/*; \"$0\" \"$@\"").start();
    term.wait_for("Alle 43 acties");
    term.press("q");
    term.press("s");
    term.wait_for("Status van actie 1");
    term.press("l");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    assert!(!String::from_utf8_lossy(&term.raw()).contains("48;2;252;252;250"), "the light theme");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert!(!trap.exists(), "something beside the agenda was run");
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
    let last = shelf.home().join("state/laatst");
    fs::write(&last, "/nergens\n").unwrap();
    // The one that comes along is no agenda that was chosen: the real one stays the last, so it is named every time.
    for _ in 0..2 {
        let mut term = shelf.launch().size(200, 40).start();
        term.wait_for("Alle 43 acties");
        term.wait_for("/nergens is nu niet te bereiken. Sluit de schijf aan of zet de map terug en open hem dan met Ctrl-O.");
        term.press("ctrl-q");
        assert_eq!(term.wait_exit(), 0);
        assert_eq!(fs::read_to_string(&last).unwrap(), "/nergens\n");
    }
}

/// A drive that is away comes back, and then nothing may stand where its agenda belongs.
#[test]
fn nothing_is_made_where_the_agenda_that_is_gone_belongs() {
    let shelf = Shelf::empty();
    opens_the_example(shelf.launch());
    let away = shelf.home().join("weg");
    fs::rename(shelf.folder(), &away).unwrap();
    let mut term = shelf.launch().size(200, 40).start();
    term.wait_for("is nu niet te bereiken.");
    term.wait_for("Alle 43 acties");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert!(!shelf.folder().exists());
    assert!(shelf.home().join("agendas/harderwijk-2024-2028-2/agenda.json").is_file());
    fs::rename(&away, shelf.folder()).unwrap();
    let term = shelf.launch().size(200, 40).start();
    term.wait_for("Alle 43 acties");
    assert!(!term.screen().contains("niet te bereiken"));
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
