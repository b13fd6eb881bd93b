//! What a zelfscan keeps hidden, in a real terminal: on every screen there ever was, in every byte that was sent, and in all
//! that the command line says.

use std::fs;
use std::num::NonZeroU16;

use vt100::Parser;

use super::shelf::Shelf;

/// A meting of three questions; of the first two every score, remark and conclusion is a word that stands nowhere else.
const SCAN: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Proef"},
    "gemeenten": [{"id": "e", "name": "Elburg"}, {"id": "p", "name": "Putten"}],
    "questions": [{"id": "q1", "part": "1 Deel", "number": "1.1", "text": "Staat het op papier?"},
        {"id": "q2", "part": "1 Deel", "number": "1.2", "text": "Gebeurt het?"},
        {"id": "q3", "part": "1 Deel", "number": "1.3", "text": "Helpt het?"}],
    "metingen": [{"id": "m", "name": "0-meting 2026", "scale": ["1 nee", "2 deels", "3 grotendeels", "4 ja, geborgd"],
        "gemeenten": ["e", "p"], "questions": ["q1", "q2", "q3"]}],
    "answers": [
        {"id": "m.q1.e", "meting": "m", "question": "q1", "gemeente": "e", "score": "Ա", "toelichting": "geheim-een-e"},
        {"id": "m.q1.p", "meting": "m", "question": "q1", "gemeente": "p", "score": "Բ", "ask": "geheim-een-p"},
        {"id": "m.q2.e", "meting": "m", "question": "q2", "gemeente": "e", "score": "Գ", "was": "Դ", "why": "geheim-twee-e"},
        {"id": "m.q2.p", "meting": "m", "question": "q2", "gemeente": "p", "score": "Ե", "evidence": "geheim-twee-p"}],
    "conclusies": [{"id": "m.q2", "meting": "m", "question": "q2", "conclusie": "geheim-twee-slot"}]}"#;

const FIRST: [&str; 4] = ["Ա", "Բ", "geheim-een-e", "geheim-een-p"];
const SECOND: [&str; 6] = ["Գ", "Դ", "Ե", "geheim-twee-e", "geheim-twee-p", "geheim-twee-slot"];

/// Returns every screen that a terminal showed on the way, as it was when the program had drawn it.
fn screens(raw: &[u8]) -> Vec<String> {
    let whole = |number| NonZeroU16::new(number).unwrap();
    let mut parser = Parser::new(whole(30), whole(120), 0);
    let mut seen = Vec::new();
    let mut rest = raw;
    while let Some(end) = rest.windows(5).skip(1).position(|part| part == b"\x1b[?25") {
        let (frame, after) = rest.split_at(end + 1);
        parser.process(frame);
        seen.push(parser.screen().contents());
        rest = after;
    }
    parser.process(rest);
    seen.push(parser.screen().contents());
    seen
}

/// Asserts that these words were on no screen and in no byte: of a screen, the title of the window, or anything else.
#[track_caller]
fn told_nothing(raw: &[u8], secrets: &[&str]) {
    let (screens, bytes) = (screens(raw), String::from_utf8_lossy(raw));
    assert!(screens.len() >= 5, "{} screens", screens.len());
    for secret in secrets {
        assert!(!bytes.contains(secret), "{secret} was sent");
        for screen in &screens {
            assert!(!screen.contains(secret), "{secret} was on the screen\n{screen}");
        }
    }
}

/// Returns all that the command line says of the agenda.
fn said(shelf: &Shelf) -> String {
    let folder = shelf.folder();
    let agenda = ["--agenda", folder.to_str().unwrap()];
    let beeld = |more: &[&str]| shelf.run(&[&["zelfscan", "beeld"], &agenda[..], more].concat());
    let mut all = vec![
        shelf.run(&[&["wie", "geheim"], &agenda[..]].concat()),
        shelf.run(&[&["wie", "geheim", "--json"], &agenda[..]].concat()),
        shelf.run(&["controleer", agenda[1]]),
        shelf.run(&["controleer"]),
    ];
    for form in ["md", "csv", "html"] {
        all.push(beeld(&["--vorm", form]));
        all.extend(["Elburg", "Putten"].map(|name| beeld(&["--vorm", form, "--gemeente", name])));
    }
    assert!(all.iter().filter(|said| said.code == 0).count() >= 11);
    all.into_iter().map(|said| said.out + &said.err).collect()
}

#[track_caller]
fn said_nothing(shelf: &Shelf, secrets: &[&str]) {
    let said = said(shelf);
    for secret in secrets {
        assert!(!said.contains(secret), "{secret}\n{said}");
    }
}

fn with_scan() -> Shelf {
    let shelf = Shelf::empty();
    let from = shelf.home().join("scan.json");
    fs::write(&from, SCAN).unwrap();
    let said = shelf.run(&["nieuw", shelf.folder().to_str().unwrap(), "--van", from.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{}", said.err);
    shelf
}

#[test]
fn what_nobody_has_seen_is_on_no_screen_and_in_no_answer_of_the_command_line() {
    let shelf = with_scan();
    said_nothing(&shelf, &[FIRST.as_slice(), &SECOND].concat());
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    // Through all steps, with a score that is given and taken back.
    for (key, shows) in [
        ("g z", "[Spelregels]"),
        ("enter", "vraag 3 van 3"),
        ("3", "3  grotendeels"),
        ("u", "is weer weg"),
        ("ctrl-y", "is ingevuld"),
        ("up up", "vraag 1 van 3"),
        ("tab", "[Bespreeklijst]"),
        ("space", "1 gekozen"),
        ("tab", "[Bespreken]"),
        ("tab", "[Beeld]"),
        ("tab", "[Vergelijken]"),
        ("esc", "2 Acties"),
        ("/", "Typ een paar letters"),
        ("g e h e i m", "Hier staat niets van in de agenda."),
        ("esc", "2 Acties"),
        ("v v N a a m enter", "Naam"),
        ("g h", "Historie en versies"),
        ("enter", "Vergelijken met nu"),
    ] {
        term.press(key);
        term.wait_for(shows);
    }
    let before = term.raw();
    term.kill9();
    told_nothing(&before, &[FIRST.as_slice(), &SECOND].concat());
    said_nothing(&shelf, &[FIRST.as_slice(), &SECOND].concat());
    // After the crash one question is revealed: its words are there, and still nothing of the other.
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    for (key, shows) in [
        ("g z", "[Spelregels]"),
        ("enter", "[Invullen]"),
        ("tab tab", "[Bespreken]"),
        ("home", "Staat het op papier?"),
    ] {
        term.press(key);
        term.wait_for(shows);
    }
    told_nothing(&term.raw(), &[FIRST.as_slice(), &SECOND].concat());
    term.press("o");
    term.wait_for("geheim-een-e");
    term.wait_for("geheim-een-p");
    term.press("right");
    term.wait_for("Gebeurt het?");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    told_nothing(&term.raw(), &SECOND);
    said_nothing(&shelf, &SECOND);
    let said = said(&shelf);
    assert!(FIRST[2..].iter().all(|word| said.contains(word)), "{said}");
}

#[test]
fn what_is_told_of_a_damaged_journal_holds_no_score() {
    let shelf = with_scan();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    for (key, shows) in [
        ("g z", "[Spelregels]"),
        ("enter", "vraag 3 van 3"),
        ("3 4", "4  ja, geborgd"),
        ("t", "Toelichting"),
        ("g e h e i m - d r i e ctrl-s", "is gewijzigd"),
        ("u", "is weer als eerst"),
        ("ctrl-y", "is gewijzigd"),
    ] {
        term.press(key);
        term.wait_for(shows);
    }
    term.wait_for("✓ bewaard");
    term.kill9();
    let journal = shelf.journals().pop().unwrap();
    let whole = fs::read(&journal).unwrap();
    let mut damaged = whole.clone();
    let third = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0;
    damaged[third - 20] ^= 1;
    fs::write(&journal, damaged).unwrap();
    let secrets = [FIRST.as_slice(), &SECOND, &["geheim-drie", "4  ja, geborgd", "is nu"]].concat();
    assert!(shelf.run(&["controleer"]).out.contains("journaal"));
    said_nothing(&shelf, &secrets[..secrets.len() - 2]);
    let mut term = shelf.launch().start();
    term.wait_for("journaal");
    for (key, shows) in [("g z", "[Spelregels]"), ("enter", "[Invullen]"), ("tab tab", "[Bespreken]")] {
        term.press(key);
        term.wait_for(shows);
    }
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    told_nothing(&term.raw(), &secrets);
    let is_ours = |path: &std::path::PathBuf| path.starts_with(shelf.folder()) || path.ends_with("scan.json");
    for (path, bytes) in shelf.files().into_iter().filter(|(path, _)| !is_ours(path)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("geheim"), "{}:\n{text}", path.display());
    }
}
