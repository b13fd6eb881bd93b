//! A slow line: what a key, a paste or a mouse sends arrives cut at any byte, and none of it becomes a command.

use super::pty::Term;
use super::shelf::Shelf;

const PASTE: &[u8] = b"\x1b[200~sx\rx1\x1b[201~";

/// Sends the parts with a pause between them, as long as a slow line takes and shorter than a hand.
fn send_in_parts<'a>(term: &Term, parts: impl IntoIterator<Item = &'a [u8]>) {
    for (number, part) in parts.into_iter().enumerate() {
        if number > 0 {
            term.linger(usize::MAX);
        }
        term.send(part);
    }
}

/// Sends bytes in two parts, cut everywhere in turn, and in the end byte by byte; each time something is to come of it.
fn cut_everywhere(term: &Term, bytes: &[u8], mut comes: impl FnMut(&Term)) {
    for cut in 1..bytes.len() {
        let (head, tail) = bytes.split_at(cut);
        send_in_parts(term, [head, tail]);
        comes(term);
    }
    send_in_parts(term, bytes.chunks(1));
    comes(term);
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
        cut_everywhere(&term, key, |term| {
            row += 1;
            term.wait_for(&format!("▌ {row:>2} "));
        });
    }
    for (key, shows) in [
        (&b"\x1bOP"[..], "Hulp: alle opdrachten"),
        (b"\x1b[11~", "Hulp: alle opdrachten"),
        (b"\x1bOQ", "Enter bewaart"),
        (b"\x1b[24~", "Bewaren als"),
    ] {
        cut_everywhere(&term, key, |term| {
            term.wait_for(shows);
            send_in_parts(term, [&b"\x1b"[..]]);
            term.wait_until("it closed", |screen| !screen.contents().contains(shows));
        });
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
        send_in_parts(&term, [head, tail]);
    }
    send_in_parts(&term, b"\x1b[<0;40;9M\x1b[<0;40;9m".chunks(1));
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
    cut_everywhere(&term, PASTE, answer_no);
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
        send_in_parts(&term, parts);
        answer_no(&term);
    }
    assert_untouched(&shelf, term, &before);
}

fn answer_no(term: &Term) {
    term.wait_for("2 regels geplakt. Als 2 acties toevoegen?");
    term.press("n");
    term.wait_until("the question went", |screen| !screen.contents().contains("2 regels geplakt"));
}
