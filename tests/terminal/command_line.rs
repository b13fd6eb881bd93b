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
    assert_snapshot!(done(&shelf, &["periode", "Sept 2020 t/m dec 2021"]), @"van 1 september 2020 tot en met 31 december 2021");
    assert_snapshot!(done(&shelf, &["periode", "2019", "t/m", "2021", "/", "Borging 2021 e.v.", "/", "n.t.b."]), @r"
    2019 t/m 2021
        van 1 januari 2019 tot en met 31 december 2021
    Borging 2021 e.v.
        Borging: vanaf 1 januari 2021
    n.t.b.
        nog te duiden
    Alles samen
        vanaf 1 januari 2019
    ");
    assert_snapshot!(done(&shelf, &["periode", "31-02-2025"]), @"Dit is nog te duiden: het blijft staan zoals u het schreef, en er wordt niets geraden.");
    assert_snapshot!(done(&shelf, &["periode", " "]), @"Er staat niets. Zet de planning tussen aanhalingstekens achter overleg periode.");
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
    assert_snapshot!(failed(&shelf, &["periode"], 2), @"Er ontbreekt iets: <TEKST>. Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&shelf, &["openen", "x"], 2), @"De opdracht openen bestaat niet. Bedoelde u open? Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&shelf, &["wie", "x", "--jsn"], 2), @"--jsn hoort hier niet bij. Bedoelde u --json? Met overleg --help ziet u wat er kan.");
}

#[test]
fn a_planning_in_json_has_exactly_these_fields() {
    let shelf = Shelf::empty();
    let told = done(
        &shelf,
        &["periode", "--json", "Onderzoek: maart 2021 / Uitvoering: afhankelijk van het voorstel"],
    );
    let told: Value = serde_json::from_str(&told).unwrap();
    let when = |label: Option<&str>, understood: bool, days: [Option<&str>; 2]| {
        serde_json::json!({"label": label, "understood": understood, "start": days[0], "end": days[1],
            "continuous": false, "recurrence": null})
    };
    let whole = serde_json::json!({"understood": true, "start": "2021-03-01", "end": null, "continuous": false,
        "recurrence": null, "phases": [
            when(Some("Onderzoek"), true, [Some("2021-03-01"), Some("2021-03-31")]),
            when(Some("Uitvoering"), false, [None, None])]});
    assert_eq!(told, whole);
    let told: Value =
        serde_json::from_str(&done(&shelf, &["periode", "jaarlijks (juni)", "--json"])).unwrap();
    assert_eq!(told["recurrence"], "jaarlijks in juni");
    let told: Value = serde_json::from_str(&done(&shelf, &["periode", "", "--json"])).unwrap();
    assert_eq!((&told["understood"], &told["phases"]), (&Value::Bool(false), &serde_json::json!([])));
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

/// A meting of two questions, of which the first was revealed.
const SCAN: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Proef"},
    "gemeenten": [{"id": "e", "name": "Elburg"}, {"id": "p", "name": "Putten"}],
    "questions": [{"id": "q1", "part": "1 Organisatie", "number": "1.1", "text": "Staat het op papier?"},
        {"id": "q2", "part": "1 Organisatie", "number": "1.2", "text": "Gebeurt het?"}],
    "metingen": [{"id": "m", "name": "0-meting 2026", "scale": ["1 nee", "2 deels", "3 grotendeels", "4 ja, geborgd", "? weet niet"],
        "gemeenten": ["e", "p"], "questions": ["q1", "q2"], "revealed": ["q1"]}],
    "answers": [{"id": "m.q1.e", "meting": "m", "question": "q1", "gemeente": "e", "score": "4", "toelichting": "sinds 2025"},
        {"id": "m.q1.p", "meting": "m", "question": "q1", "gemeente": "p", "score": "2"},
        {"id": "m.q2.e", "meting": "m", "question": "q2", "gemeente": "e", "score": "4", "toelichting": "geheim"}]}"#;

#[test]
fn the_picture_of_a_zelfscan_is_what_was_revealed() {
    let shelf = Shelf::empty();
    std::fs::write(shelf.home().join("scan.json"), SCAN).unwrap();
    done(&shelf, &["nieuw", "scan", "--van", "scan.json"]);
    let beeld = ["zelfscan", "beeld", "--agenda", "scan"];
    let told = |more: &[&str]| done(&shelf, &[&beeld[..], more].concat());
    assert_snapshot!(told(&[]), @r"
    # Zelfscan 0-meting 2026

    Schaal: 1 nee · 2 deels · 3 grotendeels · 4 ja, geborgd · ? weet niet.

    Verschil: twee punten of meer uiteen. Zwak: minstens de helft op 1 of 2. Sterk: alles op de twee hoogste. Anders gemengd. Er is geen gemiddelde en geen ranglijst.

    ## 1 Organisatie

    | Nr | Vraag | Elburg | Putten | Samen | Conclusie | Navraag | Acties |
    |---|---|---|---|---|---|---|---|
    | 1.1 | Staat het op papier? | 4 | 2 | verschil |  |  |  |
    | 1.2 | Gebeurt het? | niet onthuld | – |  |  |  |  |

    sterk 0 · gemengd 0 · verschil 1 · zwak 0 · weet niet 0
    ");
    assert_snapshot!(told(&["--gemeente", "elburg", "--vorm", "csv"]).replace(['\r', '\u{feff}'], ""), @r"
    Deel;Nr;Vraag;Score;Was;Toelichting;Waaruit blijkt dat;Ambitie;Navraag
    1 Organisatie;vr 1.1;Staat het op papier?;4;;sinds 2025;;;
    1 Organisatie;vr 1.2;Gebeurt het?;niet onthuld;;;;;
    ");
    assert!(told(&["--vorm", "html", "--meting", "0-METING 2026"]).contains("<th scope=\"col\">Putten</th>"));
    for form in ["md", "csv", "html"] {
        assert!(!told(&["--gemeente", "Elburg", "--vorm", form]).contains("geheim"));
    }
    assert_snapshot!(failed(&shelf, &[&beeld[..], &["--meting", "2019"]].concat(), 1), @"Er is geen meting die 2019 heet. Kies er een van deze: 0-meting 2026.");
    assert_snapshot!(failed(&shelf, &[&beeld[..], &["--gemeente", "Nunspeet"]].concat(), 1), @"Nunspeet doet niet mee aan 0-meting 2026. Kies er een van deze: Elburg, Putten.");
    assert_snapshot!(failed(&shelf, &["zelfscan", "beeld"], 1), @"In deze agenda is nog geen zelfscan ingevuld. Open de agenda en begin er een met g z.");
    assert_snapshot!(failed(&shelf, &["zelfscan"], 2), @"Deze opdracht is niet te begrijpen. Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&shelf, &["zelfscan", "beeld", "--vorm", "pdf"], 2), @"pdf kan niet bij --vorm <VORM>. Met overleg --help ziet u wat er kan.");
}
