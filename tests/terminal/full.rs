//! A disk that is full, and a file that may not grow: told with number and why, kept on the screen, written when there is room.

use std::fs;
use std::path::{Path, PathBuf};

use overleg::agenda::{Agenda, diff};
use overleg::store::Store;
use overleg::store::fs::RealFs;

use super::pty::Term;
use super::script::Script;
use super::shelf::Shelf;
use super::system::{Room, counted, fill, skipped, works};

const FIRST: &str = "f2 ctrl-a n o g - r u i m t e enter";
const LATER: [&str; 2] = ["down s l", "down f2 ctrl-a o o k - n i e t - m e e r enter"];

const PRLIMIT: [&str; 3] = ["prlimit", "--fsize=4096:", "true"];
const NO_PRLIMIT: &str = "prlimit is er niet";

/// An agenda on a disk of 256 kB of its own.
struct Small {
    shelf: Shelf,
    room: Room,
}

impl Small {
    fn make() -> Option<Self> {
        let shelf = Shelf::stocked();
        let (folder, aside) = (shelf.folder(), shelf.home().join("opzij"));
        fs::rename(&folder, &aside).unwrap();
        fs::create_dir(&folder).unwrap();
        let (folder, aside) = (folder.display(), aside.display());
        let mounts = format!("mount -t tmpfs -o size=256k klein {folder}\ncp -a {aside}/. {folder}");
        Some(Self { room: Room::make(&mounts)?, shelf })
    }

    fn folder(&self) -> PathBuf {
        self.room.path(&self.shelf.folder())
    }

    fn start(&self) -> Term {
        let term = self.room.launch(self.shelf.launch().size(240, 40)).start();
        term.wait_for("2 Acties");
        term
    }
}

fn in_agenda(folder: &Path) -> Agenda {
    Agenda::from_bytes(&fs::read(folder.join("agenda.json")).unwrap()).unwrap().agenda
}

/// Fills in what is pressed while there is no room, and asserts that it is told and stays.
#[track_caller]
fn without_room(term: &Term, script: &mut Script, why: &str) {
    // A full disk has room for some bytes in the last block of a file, and not for these.
    let long = format!("geen-ruimte {}", "x".repeat(5_000));
    term.press("down f2 ctrl-a");
    script.press("down f2 ctrl-a");
    term.paste(&long);
    script.paste(&long);
    term.press("enter");
    script.press("enter");
    term.wait_for("NIET BEWAARD (1)");
    for (keys, number) in LATER.into_iter().zip(2..) {
        term.press(keys);
        script.press(keys);
        term.wait_for(&format!("NIET BEWAARD ({number})"));
    }
    term.wait_for(&format!(
        "NIET BEWAARD: 3 wijzigingen staan alleen op het scherm, want {why}. Het wordt vanzelf"
    ));
    for text in ["nog-ruimte", "geen-ruimte", "ook-niet-meer"] {
        assert!(term.screen().contains(text), "{}", term.screen());
    }
    term.press("ctrl-q");
    term.wait_for("3 wijzigingen staan alleen op het scherm en gaan verloren.");
    term.press("n");
    term.wait_until("the question went", |screen| !screen.contents().contains("Toch afsluiten"));
}

/// Asserts that everything is kept by itself, also for who opens the agenda after a crash.
#[track_caller]
fn with_room(term: Term, script: &Script, folder: &Path) {
    term.wait_for("✓ bewaard");
    term.kill9();
    let found = Store::peek(&RealFs, folder).unwrap().agenda;
    assert!(diff(script.agenda(), &found).is_empty());
}

#[test]
fn on_a_full_disk_all_stays_on_the_screen_and_is_kept_when_there_is_room() {
    let Some(small) = Small::make() else { return };
    let (folder, filler) = (small.folder(), small.folder().join("vol"));
    let before = in_agenda(&folder);
    let mut script = Script::new(before.clone(), None);
    let term = small.start();
    // Once before there is a journal at all, and once when there is.
    fill(&filler, 0);
    term.press(FIRST);
    script.press(FIRST);
    term.wait_for("NIET BEWAARD (1)");
    fs::remove_file(&filler).unwrap();
    term.wait_for("✓ bewaard");
    fill(&filler, 0);
    without_room(&term, &mut script, "de schijf is vol");
    assert!(diff(&before, &in_agenda(&folder)).is_empty(), "agenda.json is whole");
    fs::remove_file(&filler).unwrap();
    with_room(term, &script, &folder);
}

#[test]
fn a_disk_that_is_full_when_the_agenda_is_replaced_leaves_the_old_one_and_no_remains() {
    let Some(small) = Small::make() else { return };
    let (folder, filler) = (small.folder(), small.folder().join("vol"));
    let before = in_agenda(&folder);
    let mut script = Script::new(before.clone(), None);
    let mut term = small.start();
    term.press(FIRST);
    script.press(FIRST);
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.wait_for("✓ bewaard");
    // Room for a line of the journal and for a part of the next version.
    for free in [8_192, 16_384, 40_960] {
        fill(&filler, free);
        term.press("ctrl-s");
        term.wait_for("agenda.json kon niet worden bijgewerkt: de schijf is vol.");
        assert!(diff(&before, &in_agenda(&folder)).is_empty());
        let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
        let remains: Vec<_> = names.filter(|name| name.to_string_lossy().ends_with(".tmp")).collect();
        assert!(remains.is_empty(), "{remains:?}");
        term.press("esc");
        term.wait_until("read", |screen| !screen.contents().contains("kon niet worden bijgewerkt"));
        fs::remove_file(&filler).unwrap();
    }
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert!(diff(script.agenda(), &in_agenda(&folder)).is_empty());
}

/// Has the journal grow so many bytes beyond what is in it, and no further.
fn within(bytes: u64) {
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let term = shelf.launch().size(240, 40).start();
    term.wait_for("2 Acties");
    term.press(FIRST);
    script.press(FIRST);
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.wait_for("✓ bewaard");
    let length = fs::metadata(&shelf.journals()[0]).unwrap().len();
    let process = shelf.holder().to_string();
    let limit = |size: &str| assert!(works(&["prlimit", "--pid", &process, &format!("--fsize={size}:")]));
    limit(&(length + bytes).to_string());
    without_room(&term, &mut script, "het bestand mag niet groter worden");
    limit("unlimited");
    with_room(term, &script, &shelf.folder());
}

#[test]
fn a_file_that_may_not_grow_is_no_death_and_all_is_kept_when_it_may() {
    if works(&PRLIMIT) { within(30) } else { skipped(NO_PRLIMIT) }
}

#[test]
#[ignore = "twelve times more what a file that may not grow does"]
fn a_file_that_may_not_grow_is_no_death_wherever_it_ends() {
    if !works(&PRLIMIT) {
        return skipped(NO_PRLIMIT);
    }
    let places = [0, 1, 8, 9, 10, 100, 500, 1_000, 5_100, 5_190, 5_200, 5_300];
    places.into_iter().for_each(within);
    counted(&format!("{} plekken waarop een bestand niet verder mocht groeien", places.len()));
}

#[test]
fn opening_what_a_crash_left_where_nothing_may_grow_loses_nothing() {
    if !works(&PRLIMIT) {
        return skipped(NO_PRLIMIT);
    }
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press(FIRST);
    script.press(FIRST);
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.kill9();
    for limit in ["0", "100", "600", "5000"] {
        let words = ["prlimit", &format!("--fsize={limit}:")];
        let mut term = shelf.launch().behind(&words).start();
        term.wait_for("nog-ruimte");
        term.press("ctrl-q");
        assert_ne!(term.wait_exit(), 153, "it died by the limit");
        assert!(diff(script.agenda(), &shelf.agenda()).is_empty(), "with room for {limit} bytes");
    }
}
