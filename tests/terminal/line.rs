//! A line that hangs or breaks: a terminal that takes nothing for a while, and one that is gone.

use std::time::Instant;

use overleg::agenda::Choice;

use super::ending::{WATCHED, assert_set_back};
use super::pty::{Term, send_signal, tell};
use super::shelf::Shelf;

/// Far more frames than the system holds for a terminal.
const MANY: usize = 400;

/// Waits until something is so, on this disk or in this system.
#[track_caller]
pub(super) fn wait_until(what: &str, term: &Term, is_so: impl Fn() -> bool) {
    assert!((0..500).any(|_| is_so() || (term.linger(usize::MAX), false).1), "never: {what}");
}

/// Returns whether a process ended; its parent may not have noticed.
pub(super) fn is_gone(process: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_none_or(|(_, rest)| rest.trim_start().starts_with(['Z', 'X']))
}

/// Returns how long a process was busy, in hundredths of a second; nothing when it is gone.
pub(super) fn ticks_of(process: u32) -> Option<u64> {
    if is_gone(process) {
        return None;
    }
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let numbers: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(numbers.get(11)?.parse::<u64>().ok()? + numbers.get(12)?.parse::<u64>().ok()?)
}

fn first_action(shelf: &Shelf) -> (String, String) {
    let action = shelf.agenda().actions.iter().next().unwrap().clone();
    (action.title.clone(), action.status.label().to_owned())
}

/// Has the terminal take nothing, and makes more frames than there is room for.
fn hang(term: &Term) -> usize {
    let before = term.bytes();
    term.hold(true);
    (0..MANY).for_each(|_| term.press("z"));
    before
}

#[test]
fn a_terminal_that_takes_nothing_keeps_no_edit_from_the_journal_and_gets_no_backlog() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().size(200, 60).start();
    term.wait_for("2 Acties");
    let before = hang(&term);
    term.press("f2 ctrl-a O n g e z i e n enter s l");
    wait_until("the edits are in the journal", &term, || {
        first_action(&shelf) == ("Ongezien".into(), "loopt".into())
    });
    term.hold(false);
    term.wait_for("Ongezien");
    term.wait_for("✓ bewaard");
    let frames = String::from_utf8_lossy(&term.raw()[before..]).matches("\x1b[?25").count();
    assert!(frames < MANY / 4, "{frames} frames for {MANY} keys that nobody saw the effect of");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_request_to_stop_is_heeded_by_a_program_of_which_nobody_takes_the_screen() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().size(200, 60).in_shell(WATCHED).start();
    term.wait_for("2 Acties");
    let process = shelf.holder();
    hang(&term);
    term.press("s l");
    wait_until("the edit is in the journal", &term, || first_action(&shelf).1 == "loopt");
    send_signal("TERM", process);
    wait_until("it ended", &term, || is_gone(process));
    let saved = std::fs::read_to_string(shelf.folder().join("agenda.json")).unwrap();
    assert_eq!(saved, shelf.agenda().to_json());
    term.hold(false);
    term.wait_exit();
    // What it is sent it did not take, but how it is set is as it was.
    assert_set_back(&term.raw(), 128 + 15);
}

/// Closes the terminal of a program that hears nothing of that, and looks how it ends.
fn dies_with_its_terminal(script: &str) {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().in_shell(script).start();
    term.wait_for("2 Acties");
    let process = shelf.holder();
    term.press("f2 ctrl-a L a a t s t e enter s l f2 ctrl-a H a l f");
    term.wait_for("Half");
    let busy = ticks_of(process).unwrap();
    term.close();
    let start = Instant::now();
    let mut ticks = busy;
    while !is_gone(process) {
        assert!(start.elapsed().as_secs() < 20, "it still runs, and was busy for {} ticks", ticks - busy);
        term.linger(usize::MAX);
        ticks = ticks_of(process).unwrap_or(ticks);
    }
    tell(&format!("gone after {:?}, busy for {} hundredths of a second", start.elapsed(), ticks - busy));
    assert!(ticks - busy < 100, "{} ticks", ticks - busy);
    assert_eq!(first_action(&shelf), ("Laatste".into(), "loopt".into()));
    let saved = std::fs::read_to_string(shelf.folder().join("agenda.json")).unwrap();
    assert_eq!(saved, shelf.agenda().to_json(), "agenda.json is behind");
    let (_, draft) = shelf.recovered(3);
    assert!(format!("{draft:?}").contains("Half"), "{draft:?}");
    let is_report = |path: &std::path::PathBuf| path.to_string_lossy().contains("verslag-");
    assert!(!shelf.files().keys().any(is_report), "a terminal that goes is no mistake of the program");
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_and_costs_nothing() {
    dies_with_its_terminal(r#""$0""#);
}

#[test]
fn a_terminal_that_is_closed_without_a_signal_ends_the_program_too() {
    // The leader of the session ignores that the terminal went, and nobody tells the program.
    dies_with_its_terminal(r#"trap "" HUP; "$0"; exit 0"#);
}

#[test]
fn a_terminal_that_was_never_its_own_ends_the_program_too() {
    if !std::path::Path::new("/usr/bin/setsid").exists() {
        tell("overgeslagen: hier is geen setsid");
        return;
    }
    dies_with_its_terminal(r#"setsid -w "$0""#);
}
