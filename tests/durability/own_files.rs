//! The user's own small files, whatever stands in them: keys, settings, how an agenda was looked at, which were open. The
//! program always starts, says what it could not use, and never writes over what it does not know.

use std::fs;
use std::path::Path;

use overleg::app::look::Look;
use overleg::app::settings::Settings;
use overleg::keymap::Keymaps;
use overleg::runtime::home::Home;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tempfile::TempDir;

use crate::support::tell;

const CASES: u32 = 128;
const KEYS: &str = include_str!("../../keymaps/vim.toml");
const SETTINGS: &str = r#"{"thema": "licht", "indeling": "vim", "muis": false, "breedte doelen": 30}"#;
const LOOK: &str = r#"{"beeld": {"filters": [], "volgorde": "Planning", "omgekeerd": true, "indeling": null, "ingeklapt": ["a"]},
    "in_planning": true, "actie": "a", "kolom": "Titel", "weergaven": [{"naam": "Lokaal", "beeld": {}}]}"#;

fn home() -> (TempDir, Home) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("state")).unwrap();
    let home = Home::at(folder.path());
    (folder, home)
}

fn settings_file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("state/instellingen.json")
}

fn look_file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("state/weergave-h.json")
}

/// Reads all of a home, as the program does when it starts.
fn start(home: &Home) -> (Settings, Keymaps, Option<Look>, Vec<String>) {
    let (settings, one) = home.settings();
    let (keymaps, two) = home.keymaps();
    let (look, three) = home.look("h");
    let _ = (home.recent(), home.last());
    (settings, keymaps, look, one.into_iter().chain(two).chain(three).collect())
}

/// Any bytes, and real files with a stretch of them replaced.
fn content(whole: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let cut = (0..whole.len(), 0..20_usize, proptest::collection::vec(any::<u8>(), 0..20));
    let harmed = cut.prop_map(move |(from, length, put)| {
        let mut bytes = whole.as_bytes().to_vec();
        bytes.splice(from..(from + length).min(bytes.len()), put);
        bytes
    });
    prop_oneof![harmed, proptest::collection::vec(any::<u8>(), 0..200)]
}

/// Returns the contents of everything in a folder.
fn contents(folder: &Path) -> Vec<Vec<u8>> {
    fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn whatever_stands_in_the_files_of_a_user_the_program_starts_and_loses_none_of_it() {
    let (folder, home) = home();
    let state = folder.path().join("state");
    let strategy = (content(KEYS), content(SETTINGS), content(LOOK), content("/map/een\n/map/twee\n"));
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let done = runner.run(&strategy, |(keys, settings, look, paths)| {
        fs::remove_dir_all(&state).unwrap();
        fs::create_dir(&state).unwrap();
        fs::write(folder.path().join("toetsen.toml"), &keys).unwrap();
        fs::write(settings_file(&folder), &settings).unwrap();
        fs::write(look_file(&folder), &look).unwrap();
        fs::write(state.join("laatst"), &paths).unwrap();
        fs::write(state.join("eerder"), &paths).unwrap();
        let (found, keymaps, seen, told) = start(&home);
        prop_assert!(told.iter().all(|sentence| sentence.starts_with(char::is_uppercase)));
        prop_assert!(keymaps.named("vim").mistakes.is_empty() || keymaps.named("vim").name == "vim");
        let unreadable: serde_json::Result<Settings> = serde_json::from_slice(&settings);
        prop_assert!(unreadable.is_ok() || told.iter().any(|told| told.starts_with("Uw instellingen in ")));
        home.keep_settings(&Settings { mouse: !found.mouse, ..found.clone() });
        home.keep_look("h", &seen.clone().unwrap_or_default());
        let left = contents(&state);
        // What was told to be unusable lies beside what is written now.
        if told.iter().any(|told| told.starts_with("Uw instellingen in ")) {
            prop_assert!(left.contains(&settings));
        }
        if told.iter().any(|told| told.starts_with("Hoe u deze agenda")) {
            prop_assert!(left.contains(&look));
        }
        let (again, _, looked, silent) = start(&home);
        prop_assert_eq!((again.mouse, looked), (!found.mouse, Some(seen.unwrap_or_default())));
        prop_assert!(silent.iter().all(|told| told.starts_with("Uw toetsen in ")));
        Ok(())
    });
    done.unwrap_or_else(|error| panic!("{error}"));
    tell(&format!("{CASES} keer vijf beschadigde bestanden van een gebruiker"));
}

#[test]
fn what_a_newer_program_keeps_of_its_user_is_told_and_stays_beside_it() {
    let (folder, home) = home();
    let newer = SETTINGS.replace('}', r#", "stem": {"aan": true}}"#);
    let newest = SETTINGS.replace("licht", "maanlicht");
    let state = folder.path().join("state");
    for (text, told) in [
        (
            &newer,
            "zijn van een nieuwere versie van overleg en gelden hier niet allemaal. Kiest u iets anders, dan blijft dit bestand ernaast staan als instellingen.vorige.json.",
        ),
        (
            &newest,
            "zijn niet te lezen en gelden nu niet. Kiest u iets anders, dan blijft dit bestand ernaast staan als instellingen.vorige-2.json.",
        ),
    ] {
        fs::write(settings_file(&folder), text).unwrap();
        let (settings, sentence) = home.settings();
        assert!(sentence.as_ref().is_some_and(|sentence| sentence.ends_with(told)), "{sentence:?}");
        assert_eq!(fs::read_to_string(settings_file(&folder)).unwrap(), *text, "kijken wijzigt niets");
        home.keep_settings(&settings);
        assert_eq!(home.settings(), (settings, None));
    }
    assert_eq!(fs::read_to_string(state.join("instellingen.vorige.json")).unwrap(), newer);
    assert_eq!(fs::read_to_string(state.join("instellingen.vorige-2.json")).unwrap(), newest);
    fs::write(look_file(&folder), LOOK.replace("\"naam\"", "\"kleur\": \"rood\", \"naam\"")).unwrap();
    let (look, told) = home.look("h");
    assert!(told.unwrap().starts_with("Hoe u deze agenda het laatst bekeek: de keuzes in "));
    home.keep_look("h", &look.unwrap());
    assert!(fs::read_to_string(state.join("weergave-h.vorige.json")).unwrap().contains("rood"));
    assert_eq!(home.look("h").1, None);
}

#[test]
fn files_of_our_own_say_nothing_and_leave_nothing_beside_them() {
    let (folder, home) = home();
    for (text, path) in
        [(SETTINGS, settings_file(&folder)), (LOOK, look_file(&folder)), ("{}", look_file(&folder))]
    {
        fs::write(path, text).unwrap();
    }
    for _ in 0..2 {
        let (settings, _, look, told) = start(&home);
        assert_eq!(told, Vec::<String>::new());
        home.keep_settings(&settings);
        home.keep_look("h", &look.unwrap());
    }
    assert_eq!(contents(&folder.path().join("state")).len(), 2);
}

#[test]
fn endless_and_deep_files_of_a_user_are_not_read_to_their_end() {
    let (folder, home) = home();
    let keys = folder.path().join("toetsen.toml");
    let many: Vec<String> = (0..4_000).map(|n| format!("a{n} = [\"x\"]\n")).collect();
    for (text, sign) in [
        ("x".repeat(50_000_000), "lang"),
        (format!("[agenda]\nx = {}", "[".repeat(60_000)), "diep"),
        (format!("x = {}", "{a=".repeat(20_000)), "diep"),
        (format!("[{}]", "a.".repeat(30_000)), "diep"),
        ("[agenda]\n".repeat(7_000), "dubbel"),
        (format!("[agenda]\n{}", "nergens = [\"x\"]\n".repeat(4_000)), "dubbel"),
        (format!("[agenda]\n{}", many.concat()), "veel"),
        (format!("[agenda]\nquit = [{}]", "\"x\", ".repeat(12_000)), "veel"),
    ] {
        fs::write(&keys, &text).unwrap();
        let (keymaps, told) = home.keymaps();
        assert!(told.is_some() || !keymaps.named("standaard").mistakes.is_empty(), "{sign}");
        assert!(
            keymaps
                .named("standaard")
                .keymap
                .longest_name(overleg::keymap::Mode::Agenda, overleg::command::Command::Quit)
                .is_some()
        );
        if text.len() > 65_536 {
            let told = told.unwrap();
            assert!(
                told.ends_with(
                    "u werkt nu met de gewone toetsen. Het bestand is te lang om toetsen in te zoeken."
                ),
                "{told}"
            );
        }
    }
    for text in [
        " ".repeat(50_000_000),
        "[".repeat(500_000),
        format!("{{\"x\": {}1}}", "{\"a\":".repeat(100_000)),
        "1e400".into(),
    ] {
        fs::write(settings_file(&folder), &text).unwrap();
        fs::write(look_file(&folder), &text).unwrap();
        assert_eq!(start(&home).0, Settings::default());
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_waited_for() {
    let (folder, home) = home();
    for name in
        ["toetsen.toml", "state/instellingen.json", "state/weergave-h.json", "state/laatst", "state/eerder"]
    {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(name)).status();
        if !made.is_ok_and(|made| made.success()) {
            return tell("overgeslagen: dit systeem kan geen pijp maken (mkfifo)");
        }
    }
    let (done, heard) = std::sync::mpsc::channel();
    let same = home.clone();
    std::thread::spawn(move || done.send(start(&same).3.len()));
    let told = heard.recv_timeout(std::time::Duration::from_mins(1));
    assert_eq!(told, Ok(3), "op een pijp wordt niet gewacht");
    let looped = folder.path().join("state/instellingen.json");
    fs::remove_file(&looped).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &looped).unwrap();
    assert_eq!(home.settings().0, Settings::default());
}
