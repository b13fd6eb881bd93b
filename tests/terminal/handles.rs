//! What the program does when the system gives it no more files, devices that are always full, and a terminal that is gone.

use std::fs;
use std::fs::OpenOptions;
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::line::{is_gone, ticks_of, wait_until};
use super::pty::PROGRAM;
use super::script::Script;
use super::shelf::Shelf;
use super::system::{skipped, works};

#[test]
fn without_another_file_to_open_what_is_open_goes_on() {
    if !works(&["prlimit", "--nofile=64:", "true"]) {
        return skipped("prlimit is er niet");
    }
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let mut term = shelf.launch().size(240, 40).start();
    term.wait_for("2 Acties");
    let write = |script: &mut Script, text: &str| {
        let keys: String = text.chars().flat_map(|letter| [letter, ' ']).collect();
        let keys = format!("down f2 ctrl-a {keys} enter");
        term.press(&keys);
        script.press(&keys);
        term.wait_for_kept(text);
        term.wait_for("✓ bewaard");
    };
    write(&mut script, "eerst");
    let process = shelf.holder().to_string();
    let limit = |files: &str| assert!(works(&["prlimit", "--pid", &process, &format!("--nofile={files}:")]));
    limit("3");
    write(&mut script, "zonder-bestanden");
    term.press("ctrl-s");
    term.wait_for("agenda.json kon niet worden bijgewerkt: er zijn te veel bestanden open.");
    term.wait_for("Uw wijzigingen zijn wel bewaard, in het journaal.");
    write(&mut script, "en-verder");
    assert_eq!(script.reached(&(shelf.agenda(), None)), Some(script.lines()));
    limit("1024");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert!(fs::read_to_string(shelf.folder().join("agenda.json")).unwrap().contains("zonder-bestanden"));
}

#[test]
fn a_start_with_too_few_files_says_so_and_changes_nothing() {
    if !works(&["prlimit", "--nofile=64:", "true"]) {
        return skipped("prlimit is er niet");
    }
    let shelf = Shelf::stocked();
    let agenda = fs::read(shelf.folder().join("agenda.json")).unwrap();
    // With fewer than four no program starts at all.
    for files in 4..14 {
        let mut term = shelf.launch().behind(&["prlimit", &format!("--nofile={files}:")]).start();
        let told = ["2 Acties", "Druk op Enter om te sluiten.", "kan dit venster niet meer lezen"];
        term.wait_until("the agenda, or why not", |screen| {
            told.iter().any(|text| screen.contents().contains(text))
        });
        // Also a program that drew something may come to a file that it cannot open; then Enter closes.
        if !term.screen().contains(told[1]) {
            term.press("ctrl-q");
        }
        // Also a program that drew something may come to a file that it cannot open; then Enter closes.
        wait_until("the end, or why", &term, || is_gone(term.process()) || term.screen().contains(told[1]));
        term.press("enter");
        term.wait_exit();
        assert_eq!(fs::read(shelf.folder().join("agenda.json")).unwrap(), agenda);
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_told_and_no_success() {
    let shelf = Shelf::stocked();
    let folder = shelf.folder();
    let place = folder.to_str().unwrap();
    for words in [
        &["wie", "zelfscan", "--agenda", place][..],
        &["wie", "zelfscan", "--json", "--agenda", place],
        &["controleer", place],
        &["voorbeelden"],
        &["toetsen"],
        &["--help"],
        &["--versie"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(words).env_clear().env("OVERLEG_HOME", shelf.home()).stdin(Stdio::null()).stdout(full);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
        let sentence = "Het antwoord kon niet worden weggeschreven. Maak ruimte op de schijf, of schrijf het ergens anders heen.";
        assert_eq!(said.trim_end(), sentence, "{words:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let shelf = Shelf::stocked();
    let mut command = Command::new(PROGRAM);
    command.args(["toetsen"]).env_clear().env("OVERLEG_HOME", shelf.home()).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_socket_in_the_place_of_a_file_is_refused_in_plain_words() {
    for name in ["agenda.json", ".overleg/20260312-080000-00aa.jnl"] {
        let shelf = Shelf::stocked();
        let path = shelf.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        let _socket = UnixListener::bind(&path).unwrap();
        let said = shelf.run(&["controleer", shelf.folder().to_str().unwrap()]);
        assert_eq!(said.code, 1, "{name}: {}", said.out);
        assert!(
            said.err.contains("is geen gewoon bestand en wordt daarom niet geopend."),
            "{name}: {}",
            said.err
        );
    }
}

/// The terminal goes, and the program is not the one that the system tells it: a shell that wants to hear nothing is.
#[test]
fn a_terminal_that_is_gone_ends_the_program_soon_with_everything_kept() {
    if !works(&["script", "-qec", "true", "/dev/null"]) {
        return skipped("script is er niet");
    }
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let line = format!("trap '' HUP; {PROGRAM}");
    let launch = shelf
        .launch()
        .env("SHELL", "/bin/sh")
        .program("script".as_ref())
        .word("-qfc")
        .word(line)
        .word("/dev/null");
    let term = launch.start();
    term.wait_for("2 Acties");
    let keys = "f2 ctrl-a v o o r - h e t - e i n d e enter";
    term.press(keys);
    script.press(keys);
    term.wait_for("Ctrl-Z maakt het ongedaan");
    let (process, start) = (shelf.holder(), Instant::now());
    // Who holds the other end of the terminal dies.
    term.kill9();
    let mut busy = 0;
    while let Some(ticks) = ticks_of(process).filter(|_| start.elapsed() < Duration::from_secs(30)) {
        busy = ticks;
        thread::yield_now();
    }
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    // It looks twice a second whether the terminal is there, and the library spins until then.
    assert!(busy < 75, "{busy} hundredths of a second");
    assert_eq!(script.reached(&shelf.recovered(9)), Some(script.lines()));
}
