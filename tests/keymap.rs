//! Keymap files as users write them: each good one is read, each bad one gets its whole report.
//!
//! The name of a bad file says the mistake; the `.txt` beside it holds the sentences a user sees. What the keys of the
//! standard layout do is left to the unit tests of `keymap`.

#![expect(clippy::unwrap_used, reason = "a test may stop at a file that it cannot read")]

use std::fs;
use std::path::{Path, PathBuf};

use overleg::command::Command;
use overleg::keymap::key::{parse_chord, shown};
use overleg::keymap::{Keymap, Mode, Resolution};
use proptest::prelude::*;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keymaps").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    assert!(files.len() > 3, "the folder is nearly empty");
    files
}

/// Reads a file over the standard layout; the other half is the report as a user sees it.
fn read(path: &Path) -> Result<Keymap, String> {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    Keymap::read(&Keymap::standard(), name, &text)
        .map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n") + "\n")
}

fn good(name: &str) -> Keymap {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keymaps/good").join(name)).unwrap()
}

fn names(keymap: &Keymap, mode: Mode, command: Command) -> Vec<String> {
    keymap.keys_of(mode, command).into_iter().map(shown).collect()
}

fn pressed(keymap: &Keymap, keys: &str) -> Resolution {
    let mut chord = parse_chord(keys).unwrap();
    let key = chord.pop().unwrap();
    keymap.resolve(Mode::Agenda, &chord, key)
}

/// A slow line may deliver an arrow as Esc and, later, `[` and a letter: what those do alone must do no harm.
#[test]
fn the_rest_of_a_key_that_arrived_in_parts_means_nothing() {
    let keymap = Keymap::standard();
    for mode in [Mode::Agenda, Mode::Planning] {
        for rest in ["[", "A", "B", "C", "D", "F", "H", "O", "P", "Q", "R", "S", "~"] {
            let key = parse_chord(rest).unwrap()[0];
            assert_eq!(keymap.resolve(mode, &[], key), Resolution::Unknown, "{rest} in {mode:?}");
        }
    }
}

#[test]
fn every_good_file_is_read() {
    for path in files("good") {
        assert!(read(&path).is_ok(), "{}: {:?}", path.display(), read(&path));
    }
}

#[test]
fn every_bad_file_gets_its_whole_report() {
    for path in files("bad") {
        let expected =
            fs::read_to_string(path.with_extension("txt")).unwrap_or_default().replace("\r\n", "\n");
        let report = read(&path).expect_err("a bad file was read");
        assert_eq!(report, expected, "{}, which now gives:\n{report}", path.display());
    }
}

#[test]
fn an_empty_file_is_the_standard_layout() {
    assert_eq!(good("leeg.toml"), Keymap::standard());
}

#[test]
fn a_difference_replaces_the_keys_of_one_command_in_one_mode_only() {
    let keymap = good("verschillen.toml");
    assert_eq!(names(&keymap, Mode::Agenda, Command::Add), ["n", "Ins"]);
    assert_eq!(pressed(&keymap, "n"), Resolution::Command(Command::Add));
    assert_eq!(pressed(&keymap, "a"), Resolution::Unknown);
    assert_eq!(names(&keymap, Mode::Planning, Command::First), ["0", "Home"]);
    assert_eq!(names(&keymap, Mode::Agenda, Command::First), ["Home"]);
}

#[test]
fn an_empty_list_sets_a_key_free_for_another_command() {
    let keymap = good("losgemaakt.toml");
    assert!(names(&keymap, Mode::Agenda, Command::Delete).is_empty());
    assert_eq!(pressed(&keymap, "x"), Resolution::Command(Command::SetStatus));
    assert_eq!(pressed(&keymap, "ctrl-e"), Resolution::Command(Command::SetStatus));
}

#[test]
fn a_layout_can_add_chords() {
    let keymap = good("vim.toml");
    assert_eq!(pressed(&keymap, "g"), Resolution::Pending);
    assert_eq!(pressed(&keymap, "g g"), Resolution::Command(Command::First));
    assert_eq!(pressed(&keymap, "G"), Resolution::Command(Command::Last));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_breaks_the_reader(junk in "(\\[[a-z]{0,6}\\]?\n|add = |\\[|\\]|\"|[a-z ]{1,4}|\"[a-z]\"|,|\n|é|=|#|'|\\\\){0,40}") {
        let lines = junk.lines().count() + 1;
        for mistake in Keymap::read(&Keymap::standard(), "x.toml", &junk).err().unwrap_or_default() {
            prop_assert!((1..=lines).contains(&mistake.line));
            prop_assert!(mistake.to_string().ends_with(['.', '?']));
        }
    }
}
