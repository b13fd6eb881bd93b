//! An agenda that tries to drive the terminal: nothing of it reaches the terminal as anything but visible text.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::dice::Dice;
use super::harm::{NASTY, harm, without_copies};
use super::pty::{Term, tell};
use super::shelf::Shelf;

/// Names that other fields refer to; all other texts are spoiled.
const KEPT: [&str; 9] =
    ["format", "id", "of", "kernpartners", "gemeente", "party", "kind", "number", "issued"];

fn spoil(value: &mut Value, name: &str) {
    match value {
        Value::String(text) if !KEPT.contains(&name) => text.push_str(NASTY),
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, name)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| spoil(value, name)),
        _ => {}
    }
}

fn spoiled() -> Shelf {
    let shelf = Shelf::stocked();
    let path = shelf.folder().join("agenda.json");
    let mut agenda: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for (name, value) in agenda.as_object_mut().unwrap() {
        spoil(value, if value.is_array() { "" } else { name });
    }
    fs::write(&path, serde_json::to_string_pretty(&agenda).unwrap()).unwrap();
    shelf
}

#[test]
fn no_text_of_an_agenda_drives_the_terminal() {
    let shelf = spoiled();
    let mut term = shelf.launch().size(160, 50).start();
    term.wait_for("2 Acties");
    let walk = "1 down down 2 down 3 down 4 down 5 down 5 z z 2 f2 end ctrl-a ctrl-c x enter u ctrl-y s esc p x enter \
                m esc e esc o a enter x u f g esc f n esc / a a n esc f1 a esc ctrl-f v t down down enter";
    for key in walk.split_whitespace() {
        let before = term.bytes();
        // A lone Esc with another key right behind it would be one key to a terminal.
        term.press(key);
        term.linger(before);
        if key == "esc" {
            // On a busy machine the answer may have been that to the key before.
            (0..6).for_each(|_| term.linger(usize::MAX));
        }
    }
    term.send(format!("\x1b[200~{NASTY}\x1b[201~").as_bytes());
    // Its lines are a question first.
    term.wait_for("acties toevoegen?");
    term.press("n ctrl-f z");
    term.wait_for("z");
    send_and_stop(&mut term);
    let raw = String::from_utf8(term.raw()).unwrap();
    let (rest, copies) = without_copies(&raw);
    assert_eq!((harm(&rest), copies), (BTreeSet::new(), 1));
}

/// Leaves whatever is open, one step at a time, and stops.
fn send_and_stop(term: &mut Term) {
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn the_clipboard_is_written_on_command_and_never_asked_for() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a ?");
    term.wait_for("1 teken");
    assert!(!String::from_utf8_lossy(&term.raw()).contains("\x1b]52;"));
    let before = term.bytes();
    term.press("ctrl-a ctrl-c");
    term.linger(before);
    send_and_stop(&mut term);
    let raw = String::from_utf8(term.raw()).unwrap();
    assert_eq!(raw.matches("\x1b]52;").count(), 1);
    assert!(raw.contains("\x1b]52;c;Pw=="), "een vraagteken in letters");
}

#[test]
fn no_text_of_an_agenda_drives_the_terminal_of_a_reading_verb() {
    let shelf = spoiled();
    for words in [&["wie", "zelfscan"][..], &["wie", "zelfscan", "--json"], &["controleer"], &["toetsen"]] {
        let folder = shelf.folder();
        let folder = folder.to_str().unwrap();
        let mut words = words.to_vec();
        match words[0] {
            "wie" => words.extend(["--agenda", folder]),
            "controleer" => words.push(folder),
            _ => {}
        }
        let said = shelf.run(&words);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(harm(&said.out.replace('\n', "")), BTreeSet::new(), "{words:?}");
    }
}

/// H4: what stands on the command line is said back as text, also a name that looks like an option.
#[test]
fn no_word_on_the_command_line_drives_the_terminal() {
    let shelf = Shelf::empty();
    let line = format!("een\ntwee{}", NASTY.replace('\0', ""));
    for words in [
        &["open", &line][..],
        &["open", "--", "-\u{1b}[31m"],
        &["open", "-\u{1b}[31m"],
        &["\u{1b}]0;x\u{7}"],
        &["toetsen", "--indeling", "\u{9b}31m"],
        &["--indeling", &line],
        &["nieuw", "x", "--van", &line],
        &["wie"],
        &["wie", &line, "--agenda", &line],
        &["controleer", &line],
        &["wis-historie", &line, "--ja"],
        &["voorbeelden", &line],
    ] {
        let said = shelf.run(words);
        assert_ne!(said.code, 0, "{words:?}");
        assert_eq!(said.out, "", "{words:?}");
        let sentence = said.err.strip_suffix('\n').unwrap();
        assert_eq!(harm(sentence), BTreeSet::new(), "{words:?}: {sentence:?}");
    }
    assert_eq!(shelf.files().len(), 0, "nothing was made of any of them");
}

#[test]
fn a_folder_that_looks_like_an_option_can_be_opened() {
    let shelf = Shelf::empty();
    let made = shelf.run(&["nieuw", "--", "-rf"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{}", made.out);
    assert!(shelf.home().join("-rf/agenda.json").is_file());
    let said = shelf.run(&["controleer", "--", "-rf"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

/// What is pressed at random; no `/`, for what is typed as a path may make a folder anywhere.
const KEYS: &str = "up down left right home end pagedown tab enter enter enter esc esc esc space ctrl-f ctrl-z ctrl-y ctrl-a \
    ctrl-c ctrl-x ctrl-w ctrl-s ctrl-t ctrl-o ctrl-n ctrl-p f1 f2 1 2 3 4 5 a b c d e f g h i j k l m n o p r s t u v w x y z ? : \
    I U V é 漢";

/// Opens all that can stand on top, in turn.
const OPENERS: [&str; 24] = [
    "2 f2",
    "2 b",
    "2 s",
    "2 j",
    "2 e",
    "ctrl-f",
    "f1",
    "ctrl-o",
    "v v",
    "g h",
    "2 x",
    "f t",
    "f e",
    "f o",
    "2 m",
    "2 p",
    "2 o",
    "1 b",
    "v v E enter g h enter",
    "f n l f b enter f o",
    "g v",
    "g z",
    "g z enter i",
    "g w",
];

const SIZES: [(u16, u16); 6] = [(160, 50), (120, 30), (80, 24), (60, 15), (40, 10), (200, 60)];

/// Uses the program at random, on texts that try everything; returns how many bytes it sent.
fn random_use(seed: u64, steps: usize) -> usize {
    let (shelf, mut dice) = (spoiled(), Dice(seed));
    let mut term = shelf.launch().size(160, 50).start();
    term.wait_for("2 Acties");
    let keys: Vec<&str> = KEYS.split_whitespace().collect();
    for _ in 0..steps {
        let before = term.bytes();
        match dice.throw(20) {
            0 => term.send(format!("\x1b[200~{NASTY}\x1b[201~").as_bytes()),
            1 => {
                let (width, height) = SIZES[dice.throw(SIZES.len())];
                term.resize_unseen(width, height);
            }
            2 => {
                let (column, row) = (1 + dice.throw(120), 1 + dice.throw(40));
                term.send(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m").as_bytes());
            }
            3..=6 => {
                (0..3).for_each(|_| pressed(&term, "esc"));
                OPENERS[dice.throw(OPENERS.len())].split(' ').for_each(|key| pressed(&term, key));
            }
            _ => pressed(&term, keys[dice.throw(keys.len())]),
        }
        term.linger(before);
    }
    term.signal("TERM");
    assert_eq!(term.wait_exit(), 128 + 15, "seed {seed}");
    let raw = String::from_utf8(term.raw()).unwrap();
    assert_eq!(harm(&without_copies(&raw).0), BTreeSet::new(), "seed {seed}");
    for (path, _) in shelf.files() {
        let name = path.strip_prefix(shelf.home()).unwrap().to_string_lossy();
        assert_eq!(harm(&name), BTreeSet::new(), "seed {seed}: a file is called {name:?}");
    }
    raw.len()
}

fn pressed(term: &Term, key: &str) {
    let before = term.bytes();
    term.press(key);
    if key == "esc" {
        // With another key right behind it, it would be one key to a terminal.
        (0..3).for_each(|_| term.linger(usize::MAX));
    } else if before.is_multiple_of(3) {
        term.linger(before);
    }
}

#[test]
fn a_random_use_sends_nothing_that_a_text_put_there() {
    let seed = 20_261_126;
    tell(&format!("seed {seed}: {} bytes", random_use(seed, 60)));
}

#[test]
#[ignore = "takes a minute: four long random uses"]
fn many_random_uses_send_nothing_that_a_text_put_there() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    for seed in now.as_secs()..now.as_secs() + 4 {
        tell(&format!("seed {seed}: {} bytes", random_use(seed, 200)));
    }
}
