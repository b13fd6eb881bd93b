//! How the program ends: the terminal as it was, the journal complete, the code that a shell expects.

use overleg::agenda::{Agenda, diff};
use overleg::runtime::home::Home;
use overleg::runtime::{self, Ended, report};

use super::pty::{send_signal, tell};
use super::script::Script;
use super::shelf::Shelf;

/// Tells the settings of the terminal before and after, and the exit code, around a command.
pub(super) const WATCHED: &str =
    r#"echo "voor=$(stty -g)"; "$0" "$@"; code=$?; echo "na=$(stty -g)"; echo "code $code.""#;

/// What gives the screen back: no mouse, no bracketed paste, a cursor, the screen that was there before.
const GIVEN_BACK: [&str; 4] = ["\x1b[?1000l", "\x1b[?2004l", "\x1b[?25h", "\x1b[?1049l"];

/// Asserts that the settings of the terminal are as they were.
#[track_caller]
pub(super) fn assert_set_back(raw: &[u8], code: u32) {
    let raw = String::from_utf8_lossy(raw);
    let told =
        |name: &str| raw.split(name).nth(1).and_then(|rest| rest.split("\r\n").next()).map(str::to_owned);
    let (before, after) = (told("voor="), told("na="));
    assert!(before.is_some() && before == after, "{before:?} is not {after:?}");
    // The whole of it would be a line of thousands of letters, of which a report shows the wrong end.
    let end: String = raw.chars().skip(raw.chars().count().saturating_sub(300)).collect();
    assert!(raw.contains(&format!("code {code}.")), "not code {code}: ...{end:?}");
}

/// Asserts that the terminal is as it was, and returns what was said after that.
#[track_caller]
pub(super) fn assert_given_back(raw: &[u8], code: u32) -> String {
    assert_set_back(raw, code);
    let raw = String::from_utf8_lossy(raw);
    if !raw.contains("\x1b[?1049h") {
        assert!(!raw.contains('\x1b'), "{raw:?}");
        return raw.into_owned();
    }
    let (_, taken) = raw.split_once("\x1b[?1049h").unwrap();
    for sign in GIVEN_BACK {
        assert_eq!(taken.matches(sign).count().min(1), 1, "{sign:?} in {raw:?}");
    }
    let (_, said) = taken.rsplit_once("\x1b[?1049l").unwrap();
    // The cursor is shown once more by the library that drew, when it lets go.
    let said = said.trim_start_matches("\x1b[?25h");
    assert!(!said.contains('\x1b'), "{said:?}");
    said.to_owned()
}

#[test]
fn stopping_gives_the_terminal_back() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().in_shell(WATCHED).start();
    term.wait_for("2 Acties");
    term.press("s l");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.press("ctrl-q");
    term.wait_exit();
    assert_given_back(&term.raw(), 0);
    assert!(std::fs::read_to_string(shelf.folder().join("agenda.json")).unwrap().contains("\"loopt\""));
}

#[test]
fn a_start_that_fails_says_why_and_leaves_the_terminal_alone() {
    let shelf = Shelf::empty();
    let mut term = shelf.launch().word("open").word("/nergens").in_shell(WATCHED).start();
    term.wait_for("De map /nergens bestaat niet. Kijk of de naam klopt, of maak een nieuwe agenda.");
    term.wait_for("Druk op Enter om te sluiten.");
    term.press("enter");
    term.wait_exit();
    assert_given_back(&term.raw(), 1);
}

fn ended_by(name: &str, number: u32) {
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let mut term = shelf.launch().in_shell(WATCHED).start();
    term.wait_for("2 Acties");
    let keys = "s l down f2 ctrl-a L a a t s t enter f2 ctrl-a o p e n s t a a n d";
    term.press(keys);
    script.press(keys);
    term.wait_for("openstaand");
    send_signal(name, shelf.holder());
    term.wait_exit();
    assert_given_back(&term.raw(), 128 + number);
    let text = std::fs::read(shelf.folder().join("agenda.json")).unwrap();
    let saved = Agenda::from_bytes(&text).unwrap().agenda;
    assert!(diff(script.agenda(), &saved).is_empty(), "SIG{name}: agenda.json is behind");
    let reopened = shelf.recovered(7);
    assert_eq!(script.reached(&reopened), Some(script.lines()), "SIG{name}: {:?}", reopened.1);
}

#[test]
fn a_request_to_stop_is_heeded() {
    ended_by("TERM", 15);
}

#[test]
#[ignore = "three times more what a request to stop does"]
fn every_request_to_stop_is_heeded() {
    for (name, number) in [("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        ended_by(name, number);
    }
}

/// The program as a child of this test, with a thread of its own that fails when it is told to.
#[test]
#[ignore = "only a part of the test below"]
fn child_in_which_a_worker_fails() {
    let home = Home::find();
    let Some(told) = std::env::var_os("OVERLEG_TOLD") else { return };
    let reports = report::install(&home).unwrap();
    let worker = std::thread::spawn(move || {
        let word = std::fs::read_to_string(told).unwrap();
        assert_eq!(word, "ga door", "a worker that fails");
    });
    let ended = reports.guard(|| runtime::run(&home, &home.agenda("harderwijk-2024-2028"), Vec::new()));
    assert!(matches!(ended, Some(Ok(Ended::Asked))));
    assert!(worker.join().is_err());
}

#[test]
fn a_worker_that_fails_leaves_the_screen_alone() {
    let shelf = Shelf::stocked();
    let pipe = shelf.home().join("pijp");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let child = ["--exact", "terminal::ending::child_in_which_a_worker_fails", "--ignored", "--nocapture"];
    let launch = shelf.launch().program(&std::env::current_exe().unwrap()).env("OVERLEG_TOLD", &pipe);
    let mut term = child.into_iter().fold(launch, super::pty::Launch::word).in_shell(WATCHED).start();
    term.wait_for("2 Acties");
    let before = term.raw();
    std::fs::write(&pipe, "val om").unwrap();
    let is_report = |path: &std::path::PathBuf| path.to_string_lossy().contains("state/verslag-");
    let reported = (0..250).any(|_| {
        term.linger(usize::MAX);
        shelf.files().keys().any(is_report)
    });
    assert!(reported, "no report of the failure");
    term.press("f2 ctrl-a D o o r enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    let since = String::from_utf8_lossy(&term.raw()[before.len()..]).into_owned();
    assert!(!since.contains("\x1b[?1049l") && !since.contains("a worker that fails"), "{since:?}");
    term.press("ctrl-q");
    term.wait_exit();
    assert!(String::from_utf8_lossy(&term.raw()).contains("code 0."), "{}", term.screen());
}

/// The program as a child of this test, which fails when it is asked to stop.
#[test]
#[ignore = "only a part of the test below"]
fn child_that_fails_at_the_end() {
    let home = Home::find();
    if std::env::var_os("OVERLEG_FAILS").is_none() {
        return;
    }
    let ended = report::install(&home).unwrap().guard(|| {
        let ended = runtime::run(&home, &home.agenda("harderwijk-2024-2028"), Vec::new());
        assert!(ended.is_err(), "a failure of our own");
    });
    assert!(ended.is_none());
}

/// The thread that waits for keys is still there when the program says that it failed.
#[test]
fn after_a_failure_the_first_enter_closes() {
    let shelf = Shelf::stocked();
    let child = ["--exact", "terminal::ending::child_that_fails_at_the_end", "--ignored", "--nocapture"];
    let launch = shelf.launch().program(&std::env::current_exe().unwrap()).env("OVERLEG_FAILS", "ja");
    let mut term = child.into_iter().fold(launch, super::pty::Launch::word).start();
    term.wait_for("2 Acties");
    term.press("ctrl-q");
    term.wait_for("Druk op Enter om te sluiten.");
    term.press("enter");
    assert_eq!(term.wait_exit(), 0);
}

/// Has each question to the terminal fail once, in turn: what was done to it before that is undone.
#[test]
#[ignore = "takes seconds, and needs strace"]
fn taking_the_terminal_over_may_fail_anywhere() {
    let can_trace = std::process::Command::new("strace").args(["-o", "/dev/null", "true"]).status();
    if !can_trace.is_ok_and(|status| status.success()) {
        return tell("overgeslagen: hier is geen strace, of zij mag niets");
    }
    let mut failed = 0;
    for number in 1..=24 {
        let shelf = Shelf::stocked();
        let script = WATCHED.replace(
            r#""$0" "$@""#,
            &format!(
                r#"strace -f -o /dev/null -e trace=ioctl -e inject=ioctl:error=EIO:when={number} "$0" "$@""#
            ),
        );
        let mut term = shelf.launch().in_shell(&script).size(200, 30).start();
        let shows = |told: &'static [&str]| {
            move |screen: &vt100::Screen| told.iter().any(|text| screen.contents().contains(text))
        };
        term.wait_until("an agenda or an excuse", shows(&["2 Acties", "Druk op Enter", "code "]));
        term.press("ctrl-q");
        term.wait_until("an end or an excuse", shows(&["Druk op Enter", "code "]));
        failed += usize::from(term.screen().contains("Druk op Enter"));
        term.press("enter");
        term.wait_exit();
        let raw = String::from_utf8_lossy(&term.raw()).into_owned();
        let code = raw.rsplit("code ").next().and_then(|code| code.split('.').next()?.parse().ok());
        assert_given_back(raw.as_bytes(), code.unwrap());
    }
    tell(&format!("{failed} of 24 failures stopped the program"));
    assert!(failed > 2);
}
