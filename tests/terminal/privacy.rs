//! Who may read what the program writes, and where the text of an agenda does not belong.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::harm::harm;
use super::pty::Term;
use super::shelf::Shelf;
use super::stumbling::{self, CANARY};

const SECRET: &str = "Kanarievogel";

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn stop(mut term: Term) {
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

/// Has a word in every text of an agenda that somebody writes.
fn with_canaries(shelf: &Shelf) {
    fn sing(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(sing),
            Value::Object(fields) => {
                for (name, field) in fields {
                    match field {
                        Value::String(text)
                            if ["title", "name", "text", "description", "planning"].contains(&&**name) =>
                        {
                            text.insert_str(0, CANARY);
                        }
                        field => sing(field),
                    }
                }
            }
            _ => {}
        }
    }
    let path = shelf.folder().join("agenda.json");
    let mut agenda: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    sing(&mut agenda);
    fs::write(&path, serde_json::to_string_pretty(&agenda).unwrap()).unwrap();
}

/// A home with everything in it that the program makes: all kinds of files, after a whole use of it.
fn lived_in(shelf: &Shelf) {
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a E e e n enter w t f t z o r g enter v v N a a m enter");
    term.wait_for("Naam");
    term.press("f2 ctrl-a T w e e enter");
    term.wait_for("Twee");
    term.kill9();
    // Somebody else changed the same, and the journal has damage with whole lines behind it.
    let agenda = shelf.folder().join("agenda.json");
    let mut theirs: Value = serde_json::from_slice(&fs::read(&agenda).unwrap()).unwrap();
    theirs["actions"][0]["title"] = "Van hen".into();
    fs::write(&agenda, theirs.to_string()).unwrap();
    let term = shelf.launch().start();
    term.wait_for("Uw versie staat in");
    term.press("down f2 ctrl-a D r i e enter");
    term.wait_for("Drie");
    term.kill9();
    let is_journal = |path: &PathBuf| path.extension().is_some_and(|end| end == "jnl");
    for journal in shelf.files().into_keys().filter(is_journal) {
        let mut bytes = fs::read(&journal).unwrap();
        let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 12;
        bytes[second] ^= 1;
        fs::write(&journal, bytes).unwrap();
    }
    stop({
        let term = shelf.launch().start();
        term.wait_for("2 Acties");
        term
    });
}

#[test]
fn what_may_hold_deleted_text_is_for_the_user_alone() {
    let shelf = Shelf::stocked();
    let agenda = shelf.folder().join("agenda.json");
    fs::set_permissions(&agenda, fs::Permissions::from_mode(0o640)).unwrap();
    lived_in(&shelf);
    let term = stumbling::launch(&shelf).start();
    term.wait_for("2 Acties");
    stumbling::stumble_drawing(&shelf, &term);
    drop(term);
    let files = shelf.files();
    let mut kinds = [
        ("hist/", 0),
        ("apart/", 0),
        (".jnl", 0),
        ("lock", 0),
        ("owner.json", 0),
        ("laatst", 0),
        ("eerder", 0),
        ("instellingen.json", 0),
        ("weergave-", 0),
        ("verslag-", 0),
        ("agenda.json", 0),
        ("agenda.conflict-", 0),
    ];
    for path in files.keys() {
        let name = path.strip_prefix(shelf.home()).unwrap().to_string_lossy().into_owned();
        for (kind, count) in &mut kinds {
            *count += usize::from(name.contains(*kind));
        }
        let is_agenda = path.parent() == Some(&shelf.folder());
        let is_ours = !name.contains("struikel");
        // The agenda, and what may take its place, keeps what its owner gave it.
        let expected = if is_agenda { 0o640 } else { 0o600 };
        assert!(!is_ours || mode(path) == expected, "{name} has {:o}", mode(path));
    }
    assert!(kinds.iter().all(|(_, count)| *count > 0), "not made: {kinds:?}");
    for folder in [shelf.folder().join(".overleg"), shelf.home().join("state")] {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
    }
    for folder in ["hist", "apart"] {
        assert_eq!(mode(&shelf.folder().join(".overleg").join(folder)), 0o700, "{folder}");
    }
}

#[test]
fn the_text_of_an_agenda_stays_out_of_reports_settings_and_what_the_system_shows() {
    let shelf = Shelf::stocked();
    with_canaries(&shelf);
    let reports =
        || shelf.files().into_keys().filter(|path| path.to_string_lossy().contains("verslag-")).count();
    for stumbles_at_disk in [true, false] {
        let term = stumbling::launch(&shelf).size(200, 40).start();
        term.wait_for("2 Acties");
        let before = reports();
        if stumbles_at_disk {
            fs::write(shelf.home().join("val-om"), "").unwrap();
        }
        term.press(&format!("f2 ctrl-a {} enter w t", SECRET.split("").collect::<Vec<_>>().join(" ")));
        // On its last line stands the one or the other.
        let has_stumbled = || reports() > before || !stumbles_at_disk;
        assert!((0..500).any(|_| has_stumbled() || (term.linger(usize::MAX), false).1), "it never stumbled");
        let process = format!("/proc/{}", shelf.holder());
        for shown in ["cmdline", "environ", "comm"] {
            let bytes = fs::read(Path::new(&process).join(shown)).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{shown}");
        }
        stumbling::stumble_drawing(&shelf, &term);
        term.wait_for("Druk op Enter");
        let raw = String::from_utf8_lossy(&term.raw()).into_owned();
        let (_, said) = raw.rsplit_once("\x1b[?1049l").unwrap();
        assert!(!said.contains(SECRET), "{said:?}");
        fs::remove_file(shelf.folder().join(".overleg/struikel")).unwrap();
    }
    let mut reports = 0;
    for (path, bytes) in shelf.files() {
        let is_report = path.to_string_lossy().contains("verslag-");
        let text = String::from_utf8_lossy(&bytes);
        reports += usize::from(is_report && text.contains("not a char boundary"));
        assert!(
            !is_report || text.lines().all(|line| harm(line).is_empty()),
            "{}:\n{text:?}",
            path.display()
        );
        let is_of_agenda = path.starts_with(shelf.folder());
        assert!(is_of_agenda || !text.contains(SECRET), "{}:\n{text}", path.display());
    }
    assert!(reports >= 2, "{reports} reports of a mistake");
}

#[test]
fn what_somebody_filters_on_stands_in_his_own_state_and_nowhere_else() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f t K a n a r i e enter");
    term.wait_for("anarie");
    stop(term);
    let holds = |(path, bytes): (PathBuf, Vec<u8>)| {
        String::from_utf8_lossy(&bytes).contains("anarie").then_some(path)
    };
    let held: Vec<PathBuf> = shelf.files().into_iter().filter_map(holds).collect();
    assert_eq!(held.len(), 1, "{held:?}");
    assert!(held[0].to_string_lossy().contains("state/weergave-") && mode(&held[0]) == 0o600, "{held:?}");
}

#[test]
fn wiping_the_history_asks_first_and_then_leaves_only_the_agenda() {
    let shelf = Shelf::stocked();
    let folder = shelf.folder();
    let words = |ja: bool| {
        let mut words = vec!["wis-historie", folder.to_str().unwrap()];
        words.extend(ja.then_some("--ja"));
        shelf.run(&words)
    };
    let nothing = words(true);
    assert_eq!(
        nothing.out,
        "Er is niets te wissen: naast de agenda in ~/agendas/harderwijk-2024-2028 ligt geen historie.\n"
    );
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a G e h e i m enter v v N a a m enter f2 ctrl-a O p e n b a a r enter");
    term.wait_for("Openbaar");
    term.wait_for("✓ bewaard");
    let open = words(true);
    assert_eq!((open.code, open.out.as_str()), (1, ""));
    assert!(open.err.starts_with("Trui heeft deze agenda open op "), "{}", open.err);
    assert!(
        open.err.ends_with("dus er is niets gewist. Sluit hem daar en geef deze opdracht opnieuw.\n"),
        "{}",
        open.err
    );
    term.kill9();
    let before = shelf.files();
    let asked = words(false);
    insta::assert_snapshot!(asked.out, @r"
    In ~/agendas/harderwijk-2024-2028 kan worden gewist: 2 eerdere versies (waarvan 1 met een naam) en 1 journaal.
    Daarin staat ook wat u hebt verwijderd; ongedaan maken gaat daarna niet verder terug.
    Er is nog niets gewist. Wilt u dat, typ dan: overleg wis-historie ~/agendas/harderwijk-2024-2028 --ja
    ");
    assert_eq!((asked.code, &shelf.files()), (0, &before), "asking changes nothing");
    let done = words(true);
    insta::assert_snapshot!(done.out, @r"
    In ~/agendas/harderwijk-2024-2028 gewist: 2 eerdere versies (waarvan 1 met een naam) en 1 journaal.
    De agenda zelf is bijgewerkt en verder zoals hij was; ongedaan maken begint nu opnieuw.
    Een back-up, OneDrive of een andere kopie van deze map kan de historie nog wel hebben.
    ");
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let holds = |word: &str| {
        let texts = shelf.files().into_values();
        texts.filter(|bytes| String::from_utf8_lossy(bytes).contains(word)).count()
    };
    assert_eq!((holds("Geheim"), holds("Openbaar")), (0, 1));
    let term = shelf.launch().start();
    term.wait_for("Openbaar");
    term.press("u");
    term.wait_for("Er is niets om ongedaan te maken.");
    stop(term);
}

/// What is wiped comes back from nowhere, so no other agenda is ever taken in the place of the one that was meant.
#[test]
fn wiping_without_a_folder_never_wipes_another_agenda() {
    let shelf = Shelf::empty();
    let nothing = shelf.run(&["wis-historie", "--ja"]);
    assert_eq!(nothing.code, 1);
    assert_eq!(nothing.err, "Er was hier nog geen agenda open. Er is niets gewist. Noem de map.\n");
    let shelf = Shelf::stocked();
    let apart = shelf.folder().join(".overleg/apart");
    fs::create_dir_all(&apart).unwrap();
    fs::write(apart.join("oud.json"), "{}").unwrap();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a G e h e i m enter ctrl-s");
    term.wait_for("Geheim");
    stop(term);
    assert!(!shelf.journals().is_empty());
    fs::write(shelf.home().join("state/laatst"), "/nergens\n").unwrap();
    let before = shelf.files();
    for words in [&["wis-historie"][..], &["wis-historie", "--ja"]] {
        let gone = shelf.run(words);
        assert_eq!((gone.code, gone.out.as_str()), (1, ""));
        let sentence =
            "De agenda die het laatst open was (/nergens) is er nu niet. Er is niets gewist. Noem de map.\n";
        assert_eq!(gone.err, sentence);
        assert_eq!(shelf.files(), before);
    }
    fs::remove_file(shelf.home().join("state/laatst")).unwrap();
    let asked = shelf.run(&["wis-historie"]).out;
    assert!(asked.starts_with("In ~/agendas/harderwijk-2024-2028 kan worden gewist: "), "{asked}");
    let stays = "1 apart gezet bestand blijft liggen in ~/agendas/harderwijk-2024-2028/.overleg/apart: wat daarin staat, \
                 kan nergens anders staan. Haal weg wat u niet meer nodig hebt.\n";
    assert!(asked.ends_with(stays), "{asked}");
}
