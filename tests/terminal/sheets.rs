//! Filled-in sheets of a zelfscan, from real files: on the command line, and read in while the program is open.

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;

use super::harm::{NASTY, harm};
use super::shelf::{Said, Shelf};

/// A meting of three questions, of which the first was revealed and the second has a hidden score of Elburg.
const SCAN: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Proef"},
    "gemeenten": [{"id": "e", "name": "Elburg"}, {"id": "p", "name": "Putten"}],
    "questions": [{"id": "q1", "part": "1 Organisatie", "number": "1.1", "text": "Staat het op papier?"},
        {"id": "q2", "part": "1 Organisatie", "number": "1.2", "text": "Gebeurt het?"},
        {"id": "q3", "part": "1 Organisatie", "number": "1.3", "text": "Werkt het?"}],
    "metingen": [{"id": "m", "name": "0-meting 2026", "gemeenten": ["e", "p"], "questions": ["q1", "q2", "q3"], "revealed": ["q1"],
        "scale": ["1 nee", "2 deels", "3 grotendeels", "4 ja, geborgd", "? weet niet", "- n.v.t."]}],
    "answers": [{"id": "m.q1.e", "meting": "m", "question": "q1", "gemeente": "e", "score": "4"},
        {"id": "m.q2.e", "meting": "m", "question": "q2", "gemeente": "e", "score": "4", "toelichting": "geheim"}]}"#;

const SHEET: &str =
    "Nummer;Vraag;Score;Toelichting\r\nvr 1.1;;3;\r\nvr 1.2;;2;anders\r\nvr 1.3;;1;omdat\r\nvr 9.1;;1;\r\n";

fn scan() -> Shelf {
    let shelf = Shelf::empty();
    fs::write(shelf.home().join("scan.json"), SCAN).unwrap();
    assert_eq!(shelf.run(&["nieuw", "scan", "--van", "scan.json"]).code, 0);
    fs::write(shelf.home().join("Elburg.csv"), SHEET).unwrap();
    shelf
}

fn lees(shelf: &Shelf, more: &[&str]) -> Said {
    shelf.run(
        &[&["zelfscan", "lees", "Elburg.csv", "--meting", "0-meting 2026", "--agenda", "scan"], more]
            .concat(),
    )
}

fn scores(shelf: &Shelf) -> String {
    let agenda: serde_json::Value =
        serde_json::from_slice(&fs::read(shelf.home().join("scan/agenda.json")).unwrap()).unwrap();
    let answers = agenda["answers"].as_array().unwrap().iter();
    let score = |answer: &serde_json::Value| {
        format!("{}={}", answer["id"].as_str().unwrap(), answer["score"].as_str().unwrap())
    };
    answers.map(score).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_sheet_would_change_is_told_and_nothing_is_written() {
    let shelf = scan();
    let before = shelf.files();
    let said = lees(&shelf, &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_snapshot!(said.out, @r"
    Elburg.csv, voor 0-meting 2026 in Proef.
    1 antwoord is nieuw; 1 is anders dan wat er staat.

    Gemeente    ok  anders  ontbreekt  onbekende vraag  blijft  fout
    Elburg       1       1          0                1       1     0

    Anders dan wat er nu staat
    - Elburg bij vraag 1.2: er staat al een andere score.

    Blijft zoals het is
    - Elburg bij vraag 1.1: al onthuld met 4; in het bestand staat 3.

    Onbekende vraag
    - Regel 5, Elburg: vraag 9.1 hoort niet bij deze meting.

    Er is nog niets gewijzigd. Geef dezelfde opdracht met --ja erachter om erbij te zetten wat nieuw is. Met --ja --vervang komt ook wat anders is in de plaats van wat er staat.
    ");
    assert_eq!(lees(&shelf, &["--vervang"]).out, said.out);
    assert_eq!(shelf.files(), before);
}

#[test]
fn a_sheet_is_taken_in_and_replaces_only_when_told() {
    let shelf = scan();
    let said = lees(&shelf, &["--ja"]);
    assert!(said.out.ends_with("1 antwoord is erbij gezet, 1 ander antwoord bleef staan. In het programma maakt u dit in één keer ongedaan.\n"), "{}{}", said.out, said.err);
    assert_eq!(scores(&shelf), "m.q1.e=4 m.q2.e=4 m.q3.e=1");
    let again = lees(&shelf, &["--ja"]);
    assert!(
        again.out.contains("Er is geen nieuw antwoord; 1 staat er al precies zo; 1 is anders"),
        "{}",
        again.out
    );
    assert!(again.out.ends_with(
        "Er is niets gewijzigd. Met --ja --vervang komt ook wat anders is in de plaats van wat er staat.\n"
    ));
    let replaced = lees(&shelf, &["--ja", "--vervang"]);
    assert!(replaced.out.contains("\n1 ander antwoord is vervangen."), "{}", replaced.out);
    assert_eq!(scores(&shelf), "m.q1.e=4 m.q2.e=2 m.q3.e=1");
    assert!(lees(&shelf, &["--ja"]).out.contains("er valt niets in te lezen"));
    for said in [said, again, replaced] {
        assert!(!said.out.contains("geheim") && !said.out.contains("omdat"), "{}", said.out);
    }
}

#[test]
fn an_agenda_that_is_open_is_left_alone() {
    let shelf = scan();
    let mut term = shelf.launch().word("open").word("scan").start();
    term.wait_for("2 Acties");
    let said = lees(&shelf, &["--ja"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.contains("heeft deze agenda open op") && said.err.contains("lees het bestand daar in"),
        "{}",
        said.err
    );
    // Looking is allowed.
    assert_eq!(lees(&shelf, &[]).code, 0);
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_do() {
    let shelf = scan();
    let failed = |words: &[&str]| {
        let said = shelf.run(&[&["zelfscan", "lees"], words, &["--agenda", "scan"]].concat());
        assert_ne!(said.code, 0, "{words:?}");
        said.err
    };
    let of = ["--meting", "0-meting 2026"];
    fs::write(shelf.home().join("x.csv"), "PK\u{3}\u{4}").unwrap();
    assert_snapshot!(failed(&["x.csv", of[0], of[1]]), @"x.csv: Dit is een werkmap van Excel. Open haar in Excel, kies Opslaan als, en dan CSV UTF-8.");
    fs::write(shelf.home().join("x.csv"), "Nr;Score\n1.1;3\n").unwrap();
    assert_snapshot!(failed(&["x.csv", of[0], of[1]]), @"x.csv: In dit bestand staat niet van welke gemeente de scores zijn. Zet de naam in een kolom Gemeente, of in de naam van het bestand.");
    assert_snapshot!(failed(&["weg.csv", of[0], of[1]]), @"Het bestand weg.csv is er niet. Kijk of de naam klopt.");
    assert_snapshot!(failed(&["scan", of[0], of[1]]), @"scan is een map. Kies een bestand dat erin staat.");
    assert_snapshot!(failed(&["x.csv"]), @"Er ontbreekt iets: --meting <NAAM>. Met overleg --help ziet u wat er kan.");
    assert_snapshot!(failed(&["x.csv", "--meting", "2019"]), @"Er is geen meting die 2019 heet. Kies er een van deze: 0-meting 2026.");
    assert_snapshot!(failed(&["x.csv", of[0], of[1], "--gemeente", "Zwolle"]), @"Zwolle doet niet mee aan 0-meting 2026. Kies er een van deze: Elburg, Putten.");
    let named =
        shelf.run(&["zelfscan", "lees", "x.csv", of[0], of[1], "--gemeente", "putten", "--agenda", "scan"]);
    assert!(
        named.out.contains("1 antwoord") || named.out.contains("geen nieuw antwoord"),
        "{}{}",
        named.out,
        named.err
    );
}

#[test]
fn no_file_drives_the_terminal() {
    let shelf = scan();
    let nasty = NASTY.replace(['\0', '"', ';'], "");
    let text = format!(
        "Gemeente;Nr;Score;Toelichting;x\nElburg;1.3;{nasty};{nasty};\n{nasty};1.3;3;;\nElburg;{nasty};3;;\nPutten;1.3;3;{nasty};"
    );
    fs::write(shelf.home().join("Elburg.csv"), &text).unwrap();
    let said = lees(&shelf, &["--ja"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert_eq!(harm(&said.out.replace('\n', "")), BTreeSet::new());
    let wide = format!("Nr;Elburg;{nasty}\n1.3;4;3\n");
    fs::write(shelf.home().join("Elburg.csv"), wide).unwrap();
    assert_eq!(harm(&lees(&shelf, &[]).out.replace('\n', "")), BTreeSet::new());
}

#[test]
fn an_empty_sheet_holds_what_is_asked_and_no_score() {
    let shelf = scan();
    let said = shelf.run(&["zelfscan", "blad", "--gemeente", "elburg", "--agenda", "scan"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with('\u{feff}') && said.out.ends_with("\r\n"));
    assert_snapshot!(said.out.replace(['\r', '\u{feff}'], ""), @r"
    Zelfscan 0-meting 2026. Vul bij Score in: 1 is nee · 2 is deels · 3 is grotendeels · 4 is ja, geborgd · ? is weet niet · - is n.v.t., met de reden bij Toelichting.
    Gemeente;Nummer;Vraag;Weten meestal;Score;Toelichting;Waaruit blijkt dat;Wie weet dit
    Elburg;vr 1.1;Staat het op papier?;;;;;
    Elburg;vr 1.2;Gebeurt het?;;;;;
    Elburg;vr 1.3;Werkt het?;;;;;
    ");
}

/// A shell may write other letters to a file than the program gave it; the file that the program makes is read by Excel.
#[test]
fn a_sheet_is_written_to_a_file_of_its_own_and_never_over_another() {
    let shelf = scan();
    let made = |file: &str| {
        shelf.run(&["zelfscan", "blad", "--gemeente", "putten", "--naar", file, "--agenda", "scan"])
    };
    let said = made("Putten.csv");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, "Het lege blad staat in Putten.csv. Er staat geen score in.\n");
    let printed = shelf.run(&["zelfscan", "blad", "--gemeente", "putten", "--agenda", "scan"]).out;
    assert_eq!(fs::read_to_string(shelf.home().join("Putten.csv")).unwrap(), printed);
    fs::write(shelf.home().join("Putten.csv"), "ingevuld").unwrap();
    let said = made("Putten.csv");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_snapshot!(said.err, @"Putten.csv bestaat al en blijft zoals het is. Kies een andere naam, of zet dat bestand eerst ergens anders.");
    assert_eq!(fs::read_to_string(shelf.home().join("Putten.csv")).unwrap(), "ingevuld");
    assert_snapshot!(made("weg/Putten.csv").err, @"Het blad kan niet in weg/Putten.csv staan. Kijk of die map er is en of u erin mag schrijven.");
}

#[test]
fn what_an_agenda_lacks_is_said_once_when_a_sheet_is_taken_in() {
    let shelf = scan();
    assert_eq!(lees(&shelf, &["--ja"]).code, 0);
    fs::write(shelf.home().join("scan/agenda.json"), "{ stuk").unwrap();
    let said = lees(&shelf, &["--ja"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(said.err.matches("agenda.json is niet te lezen").count(), 1, "{}", said.err);
    assert!(said.err.contains("Er is niets ingelezen."), "{}", said.err);
}

#[test]
fn a_real_file_is_read_in_on_the_screen() {
    let shelf = scan();
    let term = shelf.launch().word("open").word("scan").start();
    term.wait_for("2 Acties");
    term.press("g z");
    term.wait_for("[Spelregels]");
    term.press("i");
    term.wait_for("Bestand inlezen in 0-meting 2026");
    term.press("ctrl-a");
    term.send(format!("{}/Elb", shelf.home().display()).as_bytes());
    term.wait_for("▌ Elburg.csv");
    term.press("enter");
    term.wait_for("1 antwoord is nieuw; 1 is anders");
    term.wait_for("Elburg bij vraag 1.2: er staat al een andere score.");
    term.press("v");
    term.wait_for("1 antwoord is erbij gezet, 1 ander antwoord is vervangen.");
    term.wait_for("✓ bewaard");
    term.kill9();
    let peeked = shelf.run(&["controleer", "scan"]);
    assert_eq!(peeked.code, 0, "{}", peeked.err);
    let beeld = shelf.run(&["zelfscan", "beeld", "--agenda", "scan"]);
    assert!(beeld.out.contains("| 1.3 | Werkt het? | niet onthuld |"), "{}", beeld.out);
}
