//! Folders in which no agenda can be opened, and agendas in which something else than a file stands.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::shelf::Shelf;

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn device(path: &Path) {
    symlink("/dev/full", path).unwrap();
}

fn folder(path: &Path) {
    fs::create_dir(path).unwrap();
}

/// Puts something that is no file in the place of a file, and returns what the program says of it.
#[track_caller]
fn refused(name: &str, make: fn(&Path)) {
    let shelf = Shelf::stocked();
    let path = shelf.folder().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs::remove_file(&path);
    make(&path);
    let said = shelf.run(&["controleer", shelf.folder().to_str().unwrap()]);
    assert_eq!(said.code, 1, "{name}: {}", said.out);
    let why = "is geen gewoon bestand en wordt daarom niet geopend. Haal het weg of kies een andere map.";
    assert!(said.err.contains(why), "{name}: {}", said.err);
    let mut term = shelf.launch().word("open").word(shelf.folder()).size(200, 30).start();
    term.wait_for("is geen gewoon bestand en wordt daarom niet geopend.");
    term.press("enter");
    assert_eq!(term.wait_exit(), 1);
    assert!(!term.raw().contains(&b'\x1b'), "{}", term.screen());
}

#[test]
fn what_stands_in_the_place_of_a_file_is_refused_in_plain_words() {
    refused("agenda.json", pipe);
    refused("agenda.json", folder);
    refused("agenda.json", device);
}

#[test]
fn what_stands_in_the_place_of_a_journal_is_refused_in_plain_words() {
    let journal = ".overleg/20260312-080000-00aa.jnl";
    refused(journal, pipe);
    refused(journal, folder);
    refused(journal, device);
}

#[test]
fn a_damaged_agenda_is_left_alone() {
    let shelf = Shelf::stocked();
    let path = shelf.folder().join("agenda.json");
    let whole = fs::read(&path).unwrap();
    for bytes in [&whole[..200], b"", b"[]", b"\xff\xfe\x00"] {
        fs::write(&path, bytes).unwrap();
        let said = shelf.run(&["controleer", shelf.folder().to_str().unwrap()]);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(said.err.contains("agenda.json is niet te lezen: "), "{}", said.err);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn of_a_damaged_agenda_what_is_whole_is_shown_and_the_file_itself_stays() {
    let shelf = Shelf::stocked();
    let path = shelf.folder().join("agenda.json");
    let whole = fs::read(&path).unwrap();
    let half = &whole[..whole.len() / 2];
    fs::write(&path, half).unwrap();
    let said = shelf.run(&["controleer", shelf.folder().to_str().unwrap()]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("agenda.json is beschadigd vanaf regel "), "{}", said.out);
    let said = shelf.run(&["wie", "--agenda", shelf.folder().to_str().unwrap(), "zelfscan"]);
    assert!(said.err.contains("agenda.json is beschadigd vanaf regel "), "{}", said.err);
    assert!(said.out.contains("Zelfscan bij nieuwe"), "{}", said.out);
    let term = shelf.launch().word("open").word(shelf.folder()).size(160, 40).start();
    term.wait_for("agenda.json is beschadigd vanaf regel ");
    term.kill9();
    assert_eq!(fs::read(&path).unwrap(), half);
    let apart = fs::read_dir(shelf.folder().join(".overleg/apart")).unwrap().next().unwrap().unwrap();
    assert_eq!(fs::read(apart.path()).unwrap(), half);
}
