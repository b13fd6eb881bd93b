//! What the system does not let us write or read: opened for reading, told before the first change, and left as it was.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::pty::{Launch, PROGRAM};
use super::shelf::Shelf;
use super::system::{Room, skipped, works};

/// A user who may nothing: not the administrator that tests often are.
const NOBODY: u32 = 65_534;
const AS_NOBODY: [&str; 4] = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

/// A home and a program that anybody may reach.
struct Guest {
    shelf: Shelf,
    program: PathBuf,
}

impl Guest {
    fn arrive() -> Option<Self> {
        if !works(&[&AS_NOBODY[..], &["true"]].concat()) {
            skipped("hier kan geen andere gebruiker worden genomen (setpriv)");
            return None;
        }
        let shelf = Shelf::stocked();
        let (own, program) = (shelf.home().join("eigen"), shelf.home().join("overleg"));
        fs::set_permissions(shelf.home(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir(&own).unwrap();
        chown(&own, Some(NOBODY), Some(NOBODY)).unwrap();
        fs::copy(PROGRAM, &program).unwrap();
        Some(Self { shelf, program })
    }

    fn launch(&self) -> Launch {
        let launch = Launch::new(&self.shelf.home().join("eigen")).program(&self.program).behind(&AS_NOBODY);
        launch.word("open").word(self.shelf.folder()).size(240, 40)
    }

    fn hidden(&self) -> PathBuf {
        self.shelf.folder().join(".overleg")
    }

    /// Asserts what is told of an agenda that opens for reading, and that nothing of it is changed by looking at it.
    #[track_caller]
    fn only_reads(&self, sentences: &[&str]) {
        let (files, before) = (self.shelf.files(), modes(&self.shelf.folder()));
        let mut term = self.launch().start();
        term.wait_for("ALLEEN LEZEN");
        for sentence in sentences {
            term.wait_for(sentence);
            term.press("esc");
            // A key right behind it would be taken for one with Alt.
            term.linger(usize::MAX);
        }
        for keys in ["s", "f2", "x", "ctrl-s"] {
            let bytes = term.bytes();
            term.press(keys);
            term.linger(bytes);
            term.wait_for("ALLEEN LEZEN: ");
        }
        term.press("ctrl-q");
        assert_eq!(term.wait_exit(), 0);
        let after = modes(&self.shelf.folder());
        assert!(before.iter().all(|line| after.contains(line)), "{before:?}\n{after:?}");
        let now = self.shelf.files();
        assert!(files.iter().all(|(path, bytes)| now.get(path) == Some(bytes)));
    }
}

/// Returns modes, owners and names of all that stands in a folder.
fn modes(folder: &Path) -> Vec<String> {
    let told = Command::new("find").arg(folder).args(["-printf", "%m %U %G %y %p\n"]).output().unwrap();
    String::from_utf8(told.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Leaves work in the journal only.
fn leave_work(shelf: &Shelf) {
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a n a g e l a t e n enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.kill9();
}

fn give(path: &Path) {
    chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
}

#[test]
fn a_folder_in_which_one_may_not_write_opens_for_reading() {
    let Some(guest) = Guest::arrive() else { return };
    guest.only_reads(&[
        "In deze map kan niet worden geschreven (u hebt daar geen toestemming voor); u kunt de agenda alleen lezen.",
    ]);
    assert!(!guest.hidden().exists());
}

#[test]
fn a_hidden_folder_of_somebody_else_is_told_and_never_taken() {
    let Some(guest) = Guest::arrive() else { return };
    leave_work(&guest.shelf);
    give(&guest.shelf.folder());
    give(&guest.shelf.folder().join("agenda.json"));
    guest.only_reads(&[
        ".overleg is van iemand anders en voor u niet te lezen. Wat nog niet in agenda.json staat, ziet u hier niet.",
    ]);
}

#[test]
fn a_journal_of_somebody_else_is_told_and_the_agenda_opens_for_reading() {
    let Some(guest) = Guest::arrive() else { return };
    leave_work(&guest.shelf);
    for path in [guest.shelf.folder(), guest.hidden(), guest.hidden().join("lock")] {
        give(&path);
    }
    let journal = guest.shelf.journals().remove(0);
    fs::remove_file(guest.hidden().join("owner.json")).unwrap();
    guest.only_reads(&[
        &format!("{} is van iemand anders en voor u niet te lezen.", journal.file_name().unwrap().to_str().unwrap()),
        "In deze map kan niet worden geschreven (een deel ervan is van iemand anders); u kunt de agenda alleen lezen.",
    ]);
}

#[test]
fn an_agenda_that_is_protected_against_writing_opens_for_reading() {
    let Some(guest) = Guest::arrive() else { return };
    let agenda = guest.shelf.folder().join("agenda.json");
    give(&guest.shelf.folder());
    give(&agenda);
    fs::set_permissions(&agenda, fs::Permissions::from_mode(0o444)).unwrap();
    guest.only_reads(&[
        "In deze map kan niet worden geschreven (agenda.json is beveiligd tegen schrijven); u kunt de agenda alleen lezen.",
    ]);
}

#[test]
fn an_agenda_that_one_may_not_read_is_refused_in_plain_words() {
    let Some(guest) = Guest::arrive() else { return };
    fs::set_permissions(guest.shelf.folder().join("agenda.json"), fs::Permissions::from_mode(0o600)).unwrap();
    let before = modes(&guest.shelf.folder());
    let mut term = guest.launch().start();
    term.wait_for("agenda.json kan niet worden gelezen: u hebt daar geen toestemming voor.");
    term.wait_for("Vraag wie de map beheert om toegang.");
    term.press("enter");
    assert_eq!(term.wait_exit(), 1);
    assert_eq!(modes(&guest.shelf.folder()), before);
}

#[test]
fn a_disk_that_is_for_reading_only_shows_all_and_says_so() {
    let shelf = Shelf::stocked();
    leave_work(&shelf);
    let folder = shelf.folder();
    let place = folder.display();
    let Some(room) = Room::make(&format!("mount --bind {place} {place}\nmount -o remount,bind,ro {place}"))
    else {
        return;
    };
    let before = shelf.files();
    let mut term = room.launch(shelf.launch().size(240, 40)).start();
    term.wait_for("ALLEEN LEZEN");
    term.wait_for("nagelaten");
    term.press("esc");
    term.wait_for("In deze map kan niet worden geschreven (de schijf is alleen te lezen); u kunt de agenda alleen lezen.");
    term.press("s");
    term.wait_for("ALLEEN LEZEN: ");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let of_agenda = |files: std::collections::BTreeMap<PathBuf, Vec<u8>>| {
        files.into_iter().filter(|(path, _)| path.starts_with(&folder)).collect::<Vec<_>>()
    };
    assert_eq!(of_agenda(shelf.files()), of_agenda(before));
}
