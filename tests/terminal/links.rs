//! Permissions, groups and links of an agenda, as they are after somebody worked in it.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;

use super::pty::Launch;
use super::shelf::Shelf;
use super::system::{Room, works};

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// Changes something, saves and stops; returns everything that was said.
#[track_caller]
fn work(launch: Launch) -> String {
    let mut term = launch.size(240, 40).start();
    // What comes last in a frame.
    term.wait_for("? hulp");
    let opening = term.screen();
    term.press("f2 ctrl-a g e w e r k t enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.wait_for("✓ bewaard");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    format!("{opening}{}", term.screen())
}

fn is_worked(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().contains("\"gewerkt\"")
}

#[test]
fn an_agenda_keeps_its_mode_and_group_and_what_is_hidden_is_private() {
    for (umask, agenda_mode) in [("077", 0o640), ("000", 0o640), ("022", 0o664), ("077", 0o600)] {
        let shelf = Shelf::stocked();
        let (folder, agenda) = (shelf.folder(), shelf.folder().join("agenda.json"));
        // Another group can be given by the administrator only.
        let group =
            if works(&["chgrp", "4321", agenda.to_str().unwrap()]) { 4_321 } else { mode_group(&agenda) };
        set_mode(&folder, 0o2755);
        set_mode(&agenda, agenda_mode);
        work(shelf.launch().in_shell(&format!("umask {umask}; \"$0\" \"$@\"")));
        assert!(is_worked(&agenda));
        assert_eq!((mode(&agenda), mode_group(&agenda)), (agenda_mode, group), "umask {umask}");
        assert_eq!(mode(&folder), 0o2755);
        for path in shelf.files().into_keys().filter(|path| path.starts_with(folder.join(".overleg"))) {
            assert_eq!(mode(&path), 0o600, "{} with umask {umask}", path.display());
        }
        for hidden in [".overleg", ".overleg/hist"] {
            // A folder below one with a group of its own inherits that.
            assert_eq!(mode(&folder.join(hidden)) & 0o777, 0o700, "{hidden} with umask {umask}");
        }
    }
}

fn mode_group(path: &Path) -> u32 {
    fs::metadata(path).unwrap().gid()
}

#[test]
fn an_agenda_of_somebody_else_stays_his_when_the_administrator_works_in_it() {
    let shelf = Shelf::stocked();
    let agenda = shelf.folder().join("agenda.json");
    if chown(&agenda, Some(65_534), Some(65_534)).is_err() {
        return super::system::skipped("een bestand weggeven mag hier niet");
    }
    work(shelf.launch());
    assert!(is_worked(&agenda));
    assert_eq!((fs::metadata(&agenda).unwrap().uid(), mode_group(&agenda)), (65_534, 65_534));
}

#[test]
fn a_second_name_of_the_file_is_told_and_keeps_what_it_had() {
    let shelf = Shelf::stocked();
    let (agenda, other) = (shelf.folder().join("agenda.json"), shelf.home().join("andere naam.json"));
    fs::hard_link(&agenda, &other).unwrap();
    let said = work(shelf.launch());
    let sentence = "agenda.json heeft op deze schijf nog een naam (een harde koppeling). Opslaan vernieuwt alleen \
                    agenda.json; onder de andere naam blijft staan wat er nu staat.";
    assert!(said.contains(sentence), "{said}");
    assert!(is_worked(&agenda) && !is_worked(&other));
    let again = shelf.launch().size(240, 40).start();
    again.wait_for("? hulp");
    assert!(!again.screen().contains("harde koppeling"), "{}", again.screen());
}

#[test]
fn a_link_stays_a_link_also_to_another_disk() {
    let shelf = Shelf::stocked();
    let (folder, agenda) = (shelf.folder(), shelf.folder().join("agenda.json"));
    let (far, hidden) = (shelf.home().join("ver"), shelf.home().join("verborgen"));
    for path in [&far, &hidden] {
        fs::create_dir(path).unwrap();
    }
    let aside = shelf.home().join("opzij.json");
    fs::rename(&agenda, &aside).unwrap();
    symlink(far.join("echt.json"), &agenda).unwrap();
    symlink(&hidden, folder.join(".overleg")).unwrap();
    let (far_place, hidden_place, aside_place) = (far.display(), hidden.display(), aside.display());
    let mounts = format!(
        "mount -t tmpfs -o size=1m ver {far_place}\nmount -t tmpfs -o size=1m verborgen {hidden_place}\n\
         cp -a {aside_place} {far_place}/echt.json"
    );
    let Some(room) = Room::make(&mounts) else { return };
    let said = work(room.launch(shelf.launch()));
    assert!(!said.contains("kon niet worden bijgewerkt"), "{said}");
    assert!(fs::symlink_metadata(&agenda).unwrap().is_symlink());
    assert!(fs::symlink_metadata(folder.join(".overleg")).unwrap().is_symlink());
    let real = room.path(&far);
    assert!(is_worked(&real.join("echt.json")));
    let names: Vec<_> = fs::read_dir(&real).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["echt.json"], "what was made beside it is gone");
    let journals = fs::read_dir(room.path(&hidden)).unwrap().map(|entry| entry.unwrap().path());
    assert_eq!(journals.filter(|path| path.extension().is_some_and(|ending| ending == "jnl")).count(), 1);
}

#[test]
fn a_link_to_nowhere_is_refused_in_plain_words_and_stays() {
    let shelf = Shelf::stocked();
    work(shelf.launch());
    let agenda = shelf.folder().join("agenda.json");
    fs::remove_file(&agenda).unwrap();
    symlink("/nergens/agenda.json", &agenda).unwrap();
    let files = || {
        let is_note = |path: &Path| path.ends_with("owner.json");
        shelf.files().into_iter().filter(|(path, _)| !is_note(path)).collect::<Vec<_>>()
    };
    let before = files();
    let mut term = shelf.launch().size(240, 30).start();
    term.wait_for("agenda.json is een verwijzing naar een bestand dat er niet is.");
    term.wait_for("Sluit de schijf aan waar dat bestand op staat, of haal de verwijzing weg.");
    term.press("enter");
    assert_eq!(term.wait_exit(), 1);
    let said = shelf.run(&["nieuw", shelf.folder().to_str().unwrap()]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.err.contains("staat al een agenda"), "{}", said.err);
    assert!(fs::symlink_metadata(&agenda).unwrap().is_symlink());
    assert_eq!(files(), before);
}
