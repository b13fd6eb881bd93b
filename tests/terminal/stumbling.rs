//! A disk that makes the program itself stumble, on the thread that draws or on the one that waits for the disk.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use overleg::runtime::home::Home;
use overleg::runtime::{self, Ended, report};
use overleg::store::fs::{Access, Appender, Fs, Lock, RealFs, Stat};

use super::ending::{WATCHED, assert_given_back, assert_set_back};
use super::pty::{Launch, Term};
use super::shelf::Shelf;

/// A text of the agenda that no letter can be cut from, as its first takes two bytes.
pub(super) const CANARY: &str = "éKanarievogel";

/// As a mistake in the program would: the library that cuts texts quotes the one that it could not cut.
fn stumble() {
    let cut = std::hint::black_box(1);
    assert!(CANARY[..cut].is_empty());
}

/// The real disk, which stumbles over the earlier versions, and at a sync when a file says so.
struct Stumbling {
    told: PathBuf,
}

struct Out(Arc<dyn Appender>, PathBuf);

impl Appender for Out {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        self.0.append(bytes)
    }

    fn sync(&self) -> io::Result<()> {
        if std::fs::remove_file(&self.1).is_ok() {
            stumble();
        }
        self.0.sync()
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
}

impl Fs for Stumbling {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealFs.read(path)
    }

    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        Ok(Arc::new(Out(RealFs.create_new(path, access)?, self.told.clone())))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFs.rename(from, to)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        RealFs.sync_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        RealFs.sync_folder(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealFs.remove(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let is_drawing = std::thread::current().name() != Some("store");
        if is_drawing && path.ends_with("hist") && path.with_file_name("struikel").exists() {
            stumble();
        }
        RealFs.list(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        RealFs.stat(path)
    }

    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        RealFs.create_folder(path, access)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        RealFs.try_lock(path)
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFs.copy_mode(from, to)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        RealFs.canonicalize(path)
    }
}

/// The program as a child of a test, on such a disk.
#[test]
#[ignore = "only a part of the tests below"]
fn child_on_a_disk_that_stumbles() {
    let home = Home::find();
    let Some(told) = std::env::var_os("OVERLEG_STRUIKELT").map(PathBuf::from) else { return };
    let fs = Arc::new(Stumbling { told });
    let folder = home.agenda("harderwijk-2024-2028");
    // The panic has to fall on the thread that installed the reports, as in the program.
    let ended = report::install(&home).unwrap().guard(|| runtime::run_on(fs, &home, &folder, Vec::new()));
    assert!(matches!(ended, None | Some(Ok(Ended::Asked))));
}

/// Starts the program on a disk that stumbles at a sync when this file appears, and over versions when there is one `struikel`.
pub(super) fn launch(shelf: &Shelf) -> Launch {
    let child = ["--exact", "terminal::stumbling::child_on_a_disk_that_stumbles", "--ignored", "--nocapture"];
    let launch = shelf.launch().program(&std::env::current_exe().unwrap());
    child.into_iter().fold(launch.env("OVERLEG_STRUIKELT", shelf.home().join("val-om")), Launch::word)
}

/// Makes the thread that draws stumble, with an edit that is on its way and a text that is half typed.
pub(super) fn stumble_drawing(shelf: &Shelf, term: &Term) {
    std::fs::write(shelf.folder().join(".overleg/struikel"), "").unwrap();
    term.press("f2 ctrl-a L a a t s t e enter g h");
    term.wait_for("Het programma is gestopt door een fout. Wat u deed is bewaard: open het opnieuw.");
}

#[test]
fn a_mistake_while_drawing_gives_the_terminal_back_and_loses_nothing() {
    let shelf = Shelf::stocked();
    let mut term = launch(&shelf).in_shell(WATCHED).size(160, 30).start();
    term.wait_for("2 Acties");
    stumble_drawing(&shelf, &term);
    term.wait_for("Het verslag voor wie het herstelt staat in");
    term.wait_for("Druk op Enter om te sluiten.");
    assert!(!term.screen().contains("panicked") && !term.screen().contains("Kanarie"), "{}", term.screen());
    term.press("enter");
    term.wait_exit();
    let said = assert_given_back(&term.raw(), 0);
    assert!(said.contains("verslag-"), "{said}");
    assert_eq!(&*shelf.agenda().actions.iter().next().unwrap().title, "Laatste");
    let mut term = shelf.launch().start();
    term.wait_for("1 wijziging van de vorige keer is teruggehaald");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_mistake_at_the_disk_is_told_and_everything_is_still_saved() {
    let shelf = Shelf::stocked();
    let mut term = launch(&shelf).in_shell(WATCHED).size(160, 30).start();
    term.wait_for("2 Acties");
    let before = term.bytes();
    term.press("f2 ctrl-a E e r s t e");
    term.wait_for("Eerste");
    term.wait_for("✓ bewaard");
    // What still waits for a sync gets one when the files are looked at, every two seconds.
    term.pause(std::time::Duration::from_millis(2_500));
    std::fs::write(shelf.home().join("val-om"), "").unwrap();
    // The last key before it is told: the next would be that somebody has read it.
    term.press("enter");
    term.wait_for("Het bewaren op de achtergrond is gestopt; bewaren gaat nu tussen het werk door.");
    term.press("down f2 ctrl-a T w e e d e enter");
    term.wait_for("Tweede");
    term.wait_for("✓ bewaard");
    let since = String::from_utf8_lossy(&term.raw()[before..]).into_owned();
    assert!(!since.contains("\x1b[?1049l") && !since.contains("panicked"), "the screen was torn down");
    let titles: Vec<_> = shelf.agenda().actions.iter().take(2).map(|action| action.title.clone()).collect();
    assert_eq!(titles, ["Eerste", "Tweede"]);
    term.press("ctrl-q");
    term.wait_exit();
    assert_set_back(&term.raw(), 0);
    let saved = std::fs::read_to_string(shelf.folder().join("agenda.json")).unwrap();
    assert!(saved.contains("\"Eerste\"") && saved.contains("\"Tweede\""));
}
