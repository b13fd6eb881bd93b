//! A slow line: what a key, a paste or a mouse sends arrives cut at any byte, and none of it becomes a command.

use std::time::{Duration, Instant};

use super::pty::{Term, tell};
use super::shelf::Shelf;

const PASTE: &[u8] = b"\x1b[200~sx\rx1\x1b[201~";

/// As long as a slow line takes.
const PAUSE: Duration = Duration::from_millis(15);

/// With a longer pause than this it could have been a hand.
const HAND: Duration = Duration::from_millis(60);

/// Sends the parts with a pause between them; tells whether this machine was quick enough to be a line and no hand.
fn send_in_parts<'a>(term: &Term, parts: impl IntoIterator<Item = &'a [u8]>) -> bool {
    let mut is_line = true;
    let mut sent = None::<Instant>;
    for part in parts {
        if let Some(before) = sent {
            term.pause(PAUSE);
            is_line &= before.elapsed() < HAND;
        }
        term.send(part);
        sent = Some(Instant::now());
    }
    is_line
}

/// Sends bytes in two parts, cut everywhere in turn, and in the end byte by byte; each time something is to come of it.
fn cut_everywhere(term: &Term, bytes: &[u8], mut comes: impl FnMut(&Term)) -> bool {
    let cuts = (1..bytes.len()).map(|cut| vec![&bytes[..cut], &bytes[cut..]]);
    for parts in cuts.chain([bytes.chunks(1).collect()]) {
        if !send_in_parts(term, parts) {
            tell("overgeslagen: deze machine heeft het te druk om een trage lijn te zijn");
            return false;
        }
        comes(term);
    }
    true
}

#[track_caller]
fn assert_untouched(shelf: &Shelf, mut term: Term, before: &str) {
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert_eq!(shelf.agenda().to_json(), before);
    let journals = shelf.files().into_keys().filter(|path| path.extension().is_some_and(|end| end == "jnl"));
    assert_eq!(journals.count(), 0, "nothing was changed, not even to be undone");
}

#[test]
fn a_key_that_arrives_in_parts_is_that_key() {
    let shelf = Shelf::stocked();
    let before = shelf.agenda().to_json();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    let mut row = 1;
    for key in [&b"\x1b[B"[..], b"\x1bOB", b"\x1b[1;1B"] {
        let came = cut_everywhere(&term, key, |term| {
            row += 1;
            term.wait_for(&format!("▌ {row:>2} "));
        });
        if !came {
            return;
        }
    }
    for (key, shows) in [
        (&b"\x1bOP"[..], "Hulp: alle opdrachten"),
        (b"\x1b[11~", "Hulp: alle opdrachten"),
        (b"\x1bOQ", "Enter bewaart"),
        (b"\x1b[24~", "Bewaren als"),
    ] {
        let came = cut_everywhere(&term, key, |term| {
            term.wait_for(shows);
            term.press("esc");
            term.wait_until("it closed", |screen| !screen.contents().contains(shows));
        });
        if !came {
            return;
        }
    }
    assert_untouched(&shelf, term, &before);
}

#[test]
fn a_click_that_arrives_in_parts_runs_no_command() {
    let shelf = Shelf::stocked();
    let before = shelf.agenda().to_json();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    for cut in 1..20 {
        // Twice in one place would be a double click.
        let click = format!("\x1b[<0;{0};9M\x1b[<0;{0};9m", 45 + cut);
        let (head, tail) = click.as_bytes().split_at(cut);
        if !send_in_parts(&term, [head, tail]) {
            return;
        }
    }
    if !send_in_parts(&term, b"\x1b[<0;40;9M\x1b[<0;40;9m".chunks(1)) {
        return;
    }
    term.linger(usize::MAX);
    term.press("home end home");
    term.wait_for("▌  1 ");
    assert_untouched(&shelf, term, &before);
}

#[test]
#[ignore = "a paste of which no end can be told takes a second, for each of its bytes"]
fn a_paste_that_arrives_in_parts_is_one_question() {
    let shelf = Shelf::stocked();
    let before = shelf.agenda().to_json();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    if !cut_everywhere(&term, PASTE, answer_no) {
        return;
    }
    assert_untouched(&shelf, term, &before);
}

#[test]
fn a_paste_that_arrives_cut_behind_its_esc_is_one_question() {
    let shelf = Shelf::stocked();
    let before = shelf.agenda().to_json();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    let end = PASTE.len() - 6;
    for cuts in [&[1][..], &[end + 1], &[1, end + 1], &[1, 6, end, end + 1, end + 2]] {
        let (mut parts, mut from) = (Vec::new(), 0);
        for cut in cuts.iter().chain([&PASTE.len()]) {
            parts.push(&PASTE[from..*cut]);
            from = *cut;
        }
        if !send_in_parts(&term, parts) {
            return;
        }
        answer_no(&term);
    }
    assert_untouched(&shelf, term, &before);
}

fn answer_no(term: &Term) {
    term.wait_for("2 regels geplakt. Als 2 acties toevoegen?");
    term.press("n");
    term.wait_until("the question went", |screen| !screen.contents().contains("2 regels geplakt"));
}
