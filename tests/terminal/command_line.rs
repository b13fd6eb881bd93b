//! The command line without a screen: what each verb says, how it ends, and that reading writes nothing.

use insta::assert_snapshot;
use serde_json::Value;

use super::pty::Launch;
use super::shelf::{Said, Shelf};

fn failed(shelf: &Shelf, words: &[&str], code: i32) -> String {
    let said = shelf.run(words);
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{words:?}");
    said.err
}

fn done(shelf: &Shelf, words: &[&str]) -> String {
    let said = shelf.run(words);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{words:?}");
    said.out
}

#[test]
fn what_each_verb_says() {
    let shelf = Shelf::empty();
    assert_snapshot!(done(&shelf, &["voorbeelden"]), @"harderwijk   Uitvoeringsagenda Harderwijk 2024-2028, met de subregio Noord-Veluwe: 17 doelen, 43 acties");
    assert_snapshot!(done(&shelf, &["nieuw", "leeg"]), @"De agenda staat in leeg. Open hem met: overleg open leeg");
    assert_snapshot!(done(&shelf, &["controleer", "leeg"]), @r"
    leeg: 0 thema's en doelen, 0 acties, 0 kernpartners.
    Er is niets mis of onzeker gevonden.
    ");
    assert_snapshot!(done(&shelf, &["wie", "iets", "--agenda", "leeg"]), @"Niets gevonden met iets. Probeer het met minder letters of een ander woord.");
    assert_snapshot!(done(&shelf, &["wie", "opdracht", "stimenz"]), @r"
    actie  8  L     Opdracht CJG en Stimenz bijstellen na zelfscan
                   wie: nog geen trekker; kernpartners in deze actie: CJG, Stimenz
                   planning: –; niet gestart
    ");
    let keys = done(&shelf, &["toetsen"]);
    assert!(
        keys.lines().any(|line| line.starts_with("agenda        s ") && line.ends_with(" set_status")),
        "{keys}"
    );
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let shelf = Shelf::stocked();
    assert_snapshot!(failed(&shelf, &["toetsen", "--indeling", "vmi"], 1), @"De indeling vmi bestaat niet. Bedoelt u vim? U kunt kiezen uit standaard en vim.");
    assert_snapshot!(failed(&shelf, &["--indeling"], 2), @"Er ontbreekt iets: --indeling <NAAM>. Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&shelf, &["--indeling", "qwerty"], 1), @"De indeling qwerty bestaat niet. U kunt kiezen uit standaard en vim.");
    assert_snapshot!(failed(&shelf, &["open", "x", "--indeling", "standard"], 1), @"De indeling standard bestaat niet. Bedoelt u standaard? U kunt kiezen uit standaard en vim.");
    assert_snapshot!(failed(&shelf, &["controleer", "nergens"], 1), @"De map nergens bestaat niet. Kijk of de naam klopt, of maak een nieuwe agenda.");
    assert_snapshot!(failed(&shelf, &["controleer", "."], 1), @"In . staat geen agenda.json. Kies de map waarin agenda.json staat, of maak een nieuwe agenda.");
    assert_snapshot!(failed(&shelf, &["nieuw", "x", "--van", "y"], 1), @"y is niet te lezen. Noem een voorbeeld (overleg voorbeelden) of een bestand dat bestaat.");
    assert_snapshot!(failed(&shelf, &["nieuw", "agendas/harderwijk-2024-2028"], 1), @"In agendas/harderwijk-2024-2028 staat al een agenda; die blijft zoals hij is. Kies een andere map, of open deze agenda.");
    assert_snapshot!(failed(&shelf, &["wie"], 2), @"Er ontbreekt iets: <ZOEKTEKST>. Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&shelf, &["openen", "x"], 2), @"De opdracht openen bestaat niet. Bedoelde u open? Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&shelf, &["wie", "x", "--jsn"], 2), @"--jsn hoort hier niet bij. Bedoelde u --json? Met overleg --help ziet u wat er kan.");
}

#[test]
fn who_in_json_has_exactly_these_fields() {
    let shelf = Shelf::stocked();
    let rows: Vec<Value> = serde_json::from_str(&done(&shelf, &["wie", "zelfscan", "--json"])).unwrap();
    assert_eq!(rows.len(), 3);
    let order =
        ["doel", "gemeente", "kernpartners", "level", "number", "owners", "planning", "status", "title"];
    for row in &rows {
        let mut names: Vec<&String> = row.as_object().unwrap().keys().collect();
        names.sort();
        assert_eq!(names, order);
    }
    assert_eq!(
        (&rows[0]["number"], &rows[0]["title"]),
        (&"6".into(), &"Zelfscan bij nieuwe Leidraad doen".into())
    );
    assert_eq!(done(&shelf, &["wie", "qqqq", "--json"]), "[]\n");
}

#[test]
fn a_verb_that_reads_writes_nothing() {
    for shelf in [Shelf::empty(), Shelf::stocked()] {
        let before = shelf.files();
        for words in [
            &["wie", "zelfscan"][..],
            &["wie", "scan", "--json"],
            &["controleer"],
            &["voorbeelden"],
            &["toetsen"],
            &["--help"],
            &["--versie"],
        ] {
            done(&shelf, words);
            assert_eq!(shelf.files(), before, "{words:?}");
        }
    }
}

#[test]
fn without_a_screen_it_says_so_and_names_what_can_be_asked() {
    let shelf = Shelf::stocked();
    let before = shelf.files();
    let sentence = "Hier is geen scherm om de agenda op te tonen. Start overleg in een gewoon terminalvenster, of vraag \
                    iets zonder scherm: overleg wie zelfscan.\n";
    assert_eq!(failed(&shelf, &[], 1), sentence);
    assert_eq!(failed(&shelf, &["open", "agendas/harderwijk-2024-2028"], 1), sentence);
    let dumb = |launch: Launch| {
        let mut term = launch.start();
        assert_eq!(term.wait_exit(), 1);
        let raw = String::from_utf8(term.raw()).unwrap();
        assert_eq!(raw.replace('\r', ""), sentence);
    };
    dumb(shelf.launch().env("TERM", "dumb"));
    dumb(shelf.launch().without("TERM"));
    dumb(shelf.launch().in_shell("\"$0\" </dev/null"));
    assert_eq!(shelf.files(), before);
}

#[test]
fn a_new_agenda_never_replaces_one() {
    let shelf = Shelf::stocked();
    let before = shelf.files();
    let Said { code, .. } = shelf.run(&["nieuw", "agendas/harderwijk-2024-2028", "--van", "harderwijk"]);
    assert_eq!(code, 1);
    assert_eq!(shelf.files(), before);
}

#[test]
fn who_only_asks_hears_of_a_damaged_journal_and_nothing_is_written() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a E e r s t e enter");
    term.wait_for_kept("Eerste");
    term.press("f2 ctrl-a T w e e d e enter");
    term.wait_for_kept("Tweede");
    term.kill9();
    let path = shelf.journals().pop().unwrap();
    let whole = std::fs::read(&path).unwrap();
    let tell = |bytes: &[u8], sentence: &str| {
        std::fs::write(&path, bytes).unwrap();
        let before = shelf.files();
        assert!(done(&shelf, &["controleer"]).contains(sentence), "{sentence}");
        let asked = shelf.run(&["wie", "zelfscan"]);
        assert!(asked.code == 0 && asked.err.contains(sentence), "{}", asked.err);
        assert_eq!(shelf.files(), before);
    };
    assert!(!done(&shelf, &["controleer"]).contains("journaal"));
    let mut damaged = whole.clone();
    let second = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    damaged[second + 20] ^= 1;
    tell(&damaged, "Open de agenda met overleg; dan komt het hele bestand apart te liggen.");
    tell(&whole[..whole.len() - 3], "Het journaal houdt middenin een regel op, zoals na een stroomstoring");
    // Once it lies apart that was told.
    std::fs::write(&path, &damaged).unwrap();
    drop(shelf.recovered(9));
    assert!(!done(&shelf, &["controleer"]).contains("journaal is beschadigd"));
}
