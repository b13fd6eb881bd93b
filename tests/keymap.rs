//! Keymap files as users write them: each good one is read, each bad one gets its whole report.
//!
//! The name of a bad file says the mistake; the `.txt` beside it holds the sentences a user sees. What the keys of the
//! standard layout do is left to the unit tests of `keymap`.

#![expect(clippy::unwrap_used, reason = "a test may stop at a file that it cannot read")]

use std::fs;
use std::path::{Path, PathBuf};

use overleg::command::Command;
use overleg::keymap::key::{parse_chord, shown};
use overleg::keymap::{Keymap, Keymaps, Mode, Resolution};
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
    pressed_in(keymap, Mode::Agenda, keys)
}

fn pressed_in(keymap: &Keymap, mode: Mode, keys: &str) -> Resolution {
    let mut chord = parse_chord(keys).unwrap();
    let key = chord.pop().unwrap();
    keymap.resolve(mode, &chord, key)
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
    assert_eq!(names(&keymap, Mode::Planning, Command::First), ["9", "Home"]);
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

/// Returns the layouts with the file of a user over them, and the report of one of them.
fn with(file: &[u8], layout: &str) -> (Keymaps, Vec<String>) {
    let keymaps = Keymaps::standard().with("toetsen.toml", file);
    let report = keymaps.named(layout).mistakes.iter().map(ToString::to_string).collect();
    (keymaps, report)
}

#[test]
fn every_key_that_vim_names_leads_to_its_command() {
    let text = include_str!("../keymaps/vim.toml");
    let (vim, standard) = (Keymaps::standard().named("vim").keymap.clone(), Keymap::standard());
    let (mut named, mut mode) = (0, Mode::Global);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(table) = line.strip_prefix('[') {
            mode = Mode::from_name(table.trim_end_matches(']')).unwrap();
        }
        let Some((name, keys)) = line.split_once(" = ") else { continue };
        let command = Command::from_name(name).unwrap();
        for key in keys.split('"').skip(1).step_by(2) {
            assert_eq!(pressed_in(&vim, mode, key), Resolution::Command(command), "{key}");
            named += 1;
        }
        assert_ne!(names(&vim, mode, command), names(&standard, mode, command), "{name}");
    }
    assert!(named > 12, "vim.toml names {named} keys only");
}

#[test]
fn what_vim_does_not_name_is_as_in_the_standard_layout() {
    let (vim, standard) = (Keymaps::standard().named("vim").keymap.clone(), Keymap::standard());
    let text = include_str!("../keymaps/vim.toml");
    for &command in Command::ALL {
        if !text.contains(&format!("\n{} = ", command.name())) {
            for &mode in Mode::ALL {
                assert_eq!(vim.keys_of(mode, command), standard.keys_of(mode, command), "{}", command.name());
            }
        }
    }
}

#[test]
fn a_file_of_the_user_lies_over_every_layout() {
    let (keymaps, report) = with(b"[browse]\ncursor_down = [\"down\", \"ctrl-j\"]\n", "vim");
    assert_eq!(report, [""; 0]);
    for name in ["standaard", "vim"] {
        let keymap = &keymaps.named(name).keymap;
        assert_eq!(pressed(keymap, "ctrl-j"), Resolution::Command(Command::CursorDown));
        assert_ne!(pressed(keymap, "j"), Resolution::Command(Command::CursorDown));
    }
    assert_eq!(pressed(&keymaps.named("vim").keymap, "k"), Resolution::Command(Command::CursorUp));
}

#[test]
fn a_mistake_over_vim_only_leaves_vim_as_it_came_and_the_other_with_the_keys_of_the_user() {
    let (keymaps, report) = with(b"[agenda]\nset_status = [\"h\"]\nset_owner = [\"g g\"]\n", "vim");
    assert_eq!(
        report,
        [
            "toetsen.toml, regel 2: in [agenda] heeft set_status de toets \"h\", maar die hoort al bij cursor_left in \
             [browse]. Geef een van beide een andere toets.",
            "toetsen.toml, regel 3: in [agenda] heeft set_owner de toets \"g g\", maar die hoort al bij first in \
             [browse]. Geef een van beide een andere toets.",
        ]
    );
    assert_eq!(keymaps.named("vim").keymap, Keymaps::standard().named("vim").keymap);
    assert_eq!(pressed(&keymaps.named("standaard").keymap, "h"), Resolution::Command(Command::SetStatus));
    assert!(keymaps.named("standaard").mistakes.is_empty());
}

#[test]
fn a_file_that_is_no_text_says_from_where() {
    let (keymaps, report) = with(b"[agenda]\nadd = [\"\xff\"]\n", "standaard");
    let expected = "toetsen.toml, regel 2: hier staat iets dat geen gewone tekst is. Bewaar het bestand als tekst in UTF-8.";
    assert_eq!(report, [expected]);
    assert_eq!(keymaps.named("standaard").keymap, Keymap::standard());
    let (_, report) = with(b"\xff\xfe[\0a\0", "vim");
    assert_eq!(report, [expected.replace("regel 2", "regel 1")]);
    let (marked, report) = with(b"\xef\xbb\xbf[agenda]\nadd = [\"n\"]\n", "standaard");
    assert_eq!(report, [""; 0]);
    assert_eq!(pressed(&marked.named("standaard").keymap, "n"), Resolution::Command(Command::Add));
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
