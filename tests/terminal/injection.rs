//! An agenda that tries to drive the terminal: nothing of it reaches the terminal as anything but visible text.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::shelf::Shelf;

/// Everything with which a text can do harm, with parameters that the program itself never sends.
const NASTY: &str = "\u{1b}[5;37;41mA\u{1b}]52;c;aGVs\u{7}B\u{1b}]0;titel\u{1b}\\C\u{9b}31mD\u{90}q\u{9c}E\0\u{8}\r\n\tF\u{7f}\
                     \u{202e}G\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}\u{2028}H\u{1b}[?1001h\u{1b}cI\u{1b}P1$r\u{1b}\\";

/// What the program itself sends: colours, places, clearing, its own modes.
const MODES: [&str; 6] = ["?1049h", "?1049l", "?25h", "?25l", "?2004h", "?2004l"];

/// What the program sends to have the mouse and to give it back.
const MOUSE: [&str; 5] = ["?1000", "?1002", "?1003", "?1006", "?1015"];

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

fn is_own(sequence: &str) -> bool {
    let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ';');
    let (parameters, last) = sequence.split_at(sequence.len() - 1);
    let is_mouse = MOUSE.contains(&parameters) && matches!(last, "h" | "l");
    MODES.contains(&sequence)
        || is_mouse
        || sequence == "2J"
        || (matches!(last, "m" | "H") && numbers(parameters))
}

/// Returns the code points that no text on the screen may hold, after taking out what the program sends itself.
fn harm(text: &str) -> BTreeSet<String> {
    let mut pieces = text.split("\x1b[");
    let mut found: BTreeSet<String> = pieces.next().map(foul).unwrap_or_default();
    for piece in pieces {
        let end = piece.find(|c: char| c.is_ascii_alphabetic()).map_or(piece.len(), |at| at + 1);
        if !is_own(&piece[..end]) || piece.starts_with("5;37;41") {
            found.insert(format!("CSI {}", &piece[..end]));
        }
        found.extend(foul(&piece[end..]));
    }
    found
}

fn foul(text: &str) -> BTreeSet<String> {
    let hidden =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let other = |c: char| matches!(c, '\u{ad}' | '\u{61c}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    let found = text.chars().filter(|c| c.is_control() || hidden(*c) || other(*c));
    found.map(|c| format!("U+{:04X}", u32::from(c))).collect()
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
    term.wait_for("Als 3 acties toevoegen?");
    term.press("n ctrl-f z");
    term.wait_for("z");
    send_and_stop(&mut term);
    let raw = String::from_utf8(term.raw()).unwrap();
    let copied = raw.replace(&clipboard(&raw), "");
    assert_eq!(harm(&copied), BTreeSet::new());
}

/// Leaves whatever is open, one step at a time, and stops.
fn send_and_stop(term: &mut super::pty::Term) {
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

/// Returns the one sequence of a text that somebody copied: letters of base 64, so it cannot break out.
fn clipboard(raw: &str) -> String {
    let Some(start) = raw.find("\x1b]52;c;") else { return String::from("\u{10ffff}") };
    let end = raw[start + 7..].find('\x1b').map_or(raw.len(), |at| start + 7 + at + 2);
    let sequence = &raw[start..end];
    let letters = &sequence[7..sequence.len() - 2];
    assert!(letters.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)), "{sequence:?}");
    sequence.to_owned()
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

#[test]
fn no_word_on_the_command_line_drives_the_terminal() {
    let shelf = Shelf::empty();
    for words in
        [&["open", "\u{1b}[31m\u{202e}x"][..], &["\u{1b}]0;x\u{7}"], &["toetsen", "--indeling", "\u{9b}31m"]]
    {
        let said = shelf.run(words);
        assert_ne!(said.code, 0);
        assert_eq!(harm(&said.err.replace('\n', "")), BTreeSet::new(), "{words:?}: {:?}", said.err);
    }
}
