//! Owns the journeys with sheets that gemeenten filled in beforehand: read in after a look, hidden until they are revealed.

use overleg::agenda::Meting;
use overleg::exchange::sheet;

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

const SIX: [&str; 6] = ["Elburg", "Ermelo", "Harderwijk", "Nunspeet", "Oldebroek", "Putten"];

/// Opens the session at Invullen, in a meting of which nothing is filled in.
fn begun() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z enter").sees("[Invullen]");
    desk
}

fn meting(desk: &Desk) -> &Meting {
    desk.agenda().metingen.iter().last().expect("er is een meting")
}

/// Returns the numbers of the questions, as a sheet has them.
fn numbers(desk: &Desk) -> Vec<String> {
    let number = |id| format!("vr {}", desk.agenda().questions.record(id).expect("een vraag").number);
    meting(desk).questions.iter().map(number).collect()
}

/// Returns a sheet of one gemeente with these scores in turn.
fn filled_in(desk: &Desk, gemeente: &str, scores: &[&str]) -> String {
    let rows = numbers(desk).into_iter().zip(scores.iter().cycle());
    let rows = rows.map(|(number, score)| format!("{gemeente};{number};{score}"));
    format!("\u{feff}Gemeente;Nummer;Score\r\n{}\r\n", rows.collect::<Vec<_>>().join("\r\n"))
}

fn mailed(desk: &Desk, name: &str, text: impl Into<Vec<u8>>) {
    desk.memory().put(format!("/thuis/Downloads/{name}"), text);
}

fn scores(desk: &Desk, gemeente: usize) -> String {
    let meting = meting(desk);
    let score = |question| desk.agenda().score(&meting.id, question, &meting.gemeenten[gemeente]);
    meting.questions.iter().map(score).collect()
}

#[test]
fn six_sheets_are_read_in_and_nobody_sees_a_score() {
    let mut desk = begun();
    for gemeente in SIX {
        mailed(
            &desk,
            &format!("{gemeente}.csv"),
            filled_in(&desk, gemeente, &["3", "2", "grotendeels", "?", "1"]),
        );
    }
    // Each in a dress of its own: by the name of its file, in the old code page, with tabs, with gaps and a strange question.
    mailed(&desk, "Ermelo.csv", filled_in(&desk, "", &["4"]).replace("Gemeente;", ";"));
    let old = filled_in(&desk, "Harderwijk", &["2"])
        .replace(['\u{feff}', '\r'], "")
        .replace("vr 1.1;2", "vr 1.1;2;e\u{e9}n");
    let old = old.replace("Score", "Score;Toelichting").replace(';', ",");
    mailed(
        &desk,
        "Harderwijk.csv",
        old.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect::<Vec<_>>(),
    );
    mailed(&desk, "Oldebroek.csv", filled_in(&desk, "Oldebroek", &["1"]).replace(';', "\t"));
    let gaps =
        filled_in(&desk, "Putten", &["3"]).replace("vr 1.1;3", "vr 1.1;").replace("vr 1.2;3", "vr 9.2;3");
    mailed(&desk, "Putten.csv", gaps);
    desk.press("i").is_on("▌ Elburg.csv");
    at_each(&[LAPTOP, ROOM], "zelfscan_inlezen", &mut desk);
    desk.at(120, 30);
    for gemeente in &SIX[..5] {
        desk.is_on(&format!("{gemeente}.csv")).press("enter").sees("45 antwoorden zijn nieuw.");
        assert!(desk.row(&format!("│  {gemeente} ")).contains(" 45 "), "{}", desk.text());
        desk.press("enter")
            .sees(&format!("{gemeente}.csv: 45 antwoorden zijn erbij gezet.   Ctrl-Z maakt dit in één keer"));
        desk.press("i");
    }
    desk.is_on("Putten.csv").press("enter").sees("43 antwoorden zijn nieuw.");
    desk.sees("vraag 9.2 hoort niet bij deze meting.").sees("Putten: bij vraag 1.1 en 1.2 nog geen score.");
    let row = desk.row("│  Putten ");
    let counts: Vec<&str> = row.split_whitespace().skip_while(|word| *word != "Putten").take(7).collect();
    assert_eq!(counts, ["Putten", "43", "–", "2", "1", "–", "–"], "{row}");
    desk.press("enter").sees("vraag 1 van 45").sees("268 van 270 ingevuld").sees_not("grotendeels\n");
    assert_eq!(scores(&desk, 1), "4".repeat(45));
    assert_eq!(&scores(&desk, 0)[..6], "323?13");
    assert_eq!(
        desk.agenda().answers.iter().find(|answer| !answer.toelichting.is_empty()).unwrap().toelichting,
        "eén"
    );
    let after = desk.json();
    desk.crash().is_as(&after).press("g z enter").sees("268 van 270 ingevuld");
    desk.reopen().is_as(&after);
}

#[test]
fn one_key_takes_back_a_whole_sheet() {
    let mut desk = begun();
    mailed(&desk, "Elburg.csv", filled_in(&desk, "Elburg", &["3"]));
    let before = desk.json();
    desk.press("i enter enter").sees("45 antwoorden zijn erbij gezet");
    let after = desk.json();
    desk.press("u").sees("Ongedaan gemaakt: 45 antwoorden zijn weer weg.").is_as(&before);
    desk.press("ctrl-y").sees("Opnieuw gedaan: 45 antwoorden zijn toegevoegd.").is_as(&after);
    desk.press("tab tab o").sees("3  grotendeels");
}

#[test]
fn nothing_is_replaced_of_which_the_difference_was_not_on_the_screen() {
    let mut desk = begun();
    mailed(&desk, "Elburg.csv", filled_in(&desk, "Elburg", &["3"]));
    mailed(&desk, "daarna Elburg.csv", filled_in(&desk, "Elburg", &["2"]));
    desk.press("1").press("i").write("Elburg").press("enter").sees("44 antwoorden zijn nieuw; 1 is anders");
    desk.sees("Elburg bij vraag 1.1: er staat al een andere score.").press("enter");
    desk.sees("44 antwoorden zijn erbij gezet, 1 ander antwoord bleef staan.");
    assert_eq!(&scores(&desk, 0)[..3], "133");
    desk.press("i")
        .press("up up up down")
        .is_on("▌ Elburg.csv")
        .press("enter")
        .sees("Er is geen nieuw antwoord; 44 staan er al");
    desk.press("enter").sees("Er is geen nieuw antwoord. v vervangt wat anders is.");
    desk.press("v").sees("Elburg.csv: 1 ander antwoord is vervangen.");
    assert_eq!(scores(&desk, 0), "3".repeat(45));
    desk.press("u").sees("Ongedaan gemaakt: de score van Elburg bij vraag 1.1 is weer als eerst.");
    // All of them differ now, and not all are on the screen.
    desk.at(80, 24).press("i").write("daarna").press("enter").sees("45 zijn anders");
    desk.press("v").sees("Er staan nog verschillen onder wat u ziet");
    desk.press("pagedown pagedown").press("v").sees("nog verschillen").press("pagedown pagedown pagedown v");
    desk.sees("daarna Elburg.csv: 45 andere antwoorden zijn vervangen.");
    assert_eq!(scores(&desk, 0), "2".repeat(45));
    desk.press("u");
    assert_eq!(&scores(&desk, 0)[..3], "133");
}

/// Whatever the size, and however a sentence wraps: who pages down to the letter that replaces has read all of them.
#[test]
fn every_difference_was_on_the_screen_before_one_is_replaced() {
    for size in [(60, 15), (60, 24), ROOM, LAPTOP] {
        let mut desk = begun();
        let with = |scores: &str, evidence: &str| {
            let sheet =
                filled_in(&desk, "Harderwijk", &[scores]).replace("Score", "Score;Waaruit blijkt dat");
            sheet.replace(&format!(";{scores}\r\n"), &format!(";{scores};{evidence}\r\n"))
        };
        mailed(&desk, "1 Harderwijk.csv", with("3", "beleidsnota"));
        mailed(&desk, "2 Harderwijk.csv", with("3", "gespreksverslag"));
        let numbers = numbers(&desk);
        desk.at(size.0, size.1).press("i enter enter i enter");
        let (mut read, mut pages) = (String::new(), 0);
        loop {
            read.push_str(&desk.text());
            if desk.press("v").text().contains("zijn vervangen") {
                break;
            }
            pages += 1;
            assert!(pages < 60, "{size:?}: {}", desk.text());
            desk.press("pagedown");
        }
        for number in numbers {
            let about = format!("bij vraag {}:", number.trim_start_matches("vr "));
            assert!(read.contains(&about), "{size:?}: {about} stond niet op het scherm");
        }
    }
}

#[test]
fn what_differs_and_what_cannot_be_read_stands_in_sentences() {
    let mut desk = begun();
    let mixed = filled_in(&desk, "Elburg", &["3"])
        .replace("Elburg;vr 1.2;3", "Zwolle;vr 1.2;3")
        .replace("vr 2.2;3", "vr 2.2;5")
        .replace("vr 1.4;3", "3-feb;3")
        .replace("vr 1.5;3", "vr 12.1;3")
        .replace("vr 1.6;3", "vr 1.7;3")
        .replace("vr 1.8;3", "vr 1.8;nvt");
    mailed(&desk, "Elburg.csv", mixed);
    desk.press("1 tab tab").press("right right o").press("tab tab tab tab").sees("[Invullen]");
    desk.press("i enter");
    at_each(&[LAPTOP, ROOM], "zelfscan_inlezen_verschil", &mut desk);
    for words in [
        "Elburg bij vraag 1.1: er staat al een andere score.",
        "Regel 3, vraag 1.2: deze gemeente doet niet mee aan deze meting.",
        "Elburg bij vraag 1.3: al onthuld zonder score; in het bestand staat 3. Typ die score bij Bespreken.",
        "Regel 15, Elburg, vraag 2.2: wat bij de score staat, hoort niet bij de schaal.",
        "Regel 5, Elburg: Excel heeft van het vraagnummer een datum gemaakt.",
    ] {
        desk.at(120, 30).sees(words);
    }
    desk.press("x").sees("Deze letter doet hier niets. Enter zet erbij wat nieuw is, v vervangt");
    desk.press("pagedown").sees("zonder dat er staat waarom");
    let before = desk.json();
    desk.press("esc").sees("Bestand inlezen in").press("esc").sees("[Invullen]").is_as(&before);
}

/// Two files that differ in hidden scores only look the same on the screen, at every key.
#[test]
fn no_screen_tells_a_score_that_was_not_revealed() {
    let seen = |scores: [&str; 2]| {
        let mut desk = begun();
        mailed(&desk, "1 Elburg.csv", filled_in(&desk, "Elburg", &[scores[0]]));
        mailed(&desk, "2 Elburg.csv", filled_in(&desk, "Elburg", &[scores[1]]));
        let keys = "i enter enter i enter v u ctrl-y u tab tab tab tab shift-tab";
        keys.split(' ').map(|key| desk.press(key).text()).collect::<Vec<_>>()
    };
    assert_eq!(seen(["1", "2"]), seen(["2", "3"]));
    assert_eq!(seen(["1", "2"]), seen(["4", "weet niet"]));
}

#[test]
fn a_row_that_was_being_typed_is_hidden_before_a_sheet_fills_it() {
    let mut desk = begun();
    mailed(&desk, "Putten.csv", filled_in(&desk, "Putten", &["4"]));
    desk.press("1").sees("1  nee").press("i enter enter").sees("vraag 1 van 45").sees_not("1  nee");
    // The next key is a score of who has none yet.
    desk.press("2");
    assert_eq!((&scores(&desk, 1)[..], &scores(&desk, 5)[..1]), ("2", "4"));
}

#[test]
fn what_cannot_be_read_says_why_and_the_path_stays() {
    let mut desk = begun();
    mailed(&desk, "werkmap.csv", &b"PK\x03\x04\x14\0"[..]);
    mailed(&desk, "lijst.csv", "een;twee\n1;2\n");
    mailed(&desk, "scores.csv", "Nr;Score\nvr 1.1;3\n");
    desk.memory().put("/thuis/mail/Nunspeet.CSV", filled_in(&desk, "Nunspeet", &["3"]));
    desk.press("i")
        .write("werk")
        .press("enter")
        .sees("Dit is een werkmap van Excel.")
        .sees("Bestand inlezen");
    desk.press("ctrl-a")
        .write("~/Downloads/weg.csv")
        .press("enter")
        .sees("Het bestand weg.csv is er niet. Kijk of de naam klopt.");
    desk.press("ctrl-a").write("~/Downloads/lijst").press("enter").sees("staat niet welke kolom wat is");
    desk.press("ctrl-a")
        .write("~/Downloads/scores")
        .press("enter")
        .sees("niet van welke gemeente de scores zijn");
    desk.press("ctrl-a").write("~/Downloads/").press("down down down").is_on("..").press("enter");
    desk.is_on("Downloads").press("down").is_on("mail").press("tab").sees("mail/").is_on("Nunspeet.CSV");
    desk.press("enter").sees("45 antwoorden zijn nieuw.").press("esc esc").sees("[Invullen]");
    desk.press("ctrl-a").press("i").press("ctrl-a delete").press("enter");
    // Nothing was typed and nothing can be chosen: it says what to do.
    desk.sees("Bestand inlezen");
}

#[test]
fn a_problem_is_told_with_its_advice_and_goes_when_it_is_over() {
    let mut desk = begun();
    let folder = "~/Downloads/ingevulde bladen van de gemeenten in de regio/";
    let put = |name: &str, text: String| {
        desk.memory().put(format!("{}{name}", folder.replace('~', "/thuis")), text);
    };
    put("a scores.csv", "Nr;Score\nvr 1.1;3\n".into());
    put("b Putten.csv", filled_in(&desk, "Putten", &["3"]));
    desk.at(60, 15).press("i ctrl-a").write(folder).press("enter");
    desk.sees("a scores.csv: In dit bestand").sees("van het bestand.");
    desk.press("down enter").sees("45 antwoorden zijn nieuw.").press("esc");
    desk.sees("Bestand inlezen in").sees_not("In dit bestand");
}

#[test]
fn all_of_a_sheet_can_be_seen_on_the_smallest_screen() {
    let mut desk = begun();
    let of_all = |score: &str| {
        let sheets = SIX.map(|gemeente| filled_in(&desk, gemeente, &[score]));
        let rows = sheets.iter().flat_map(|sheet| sheet.lines().skip(1));
        format!("Gemeente;Nummer;Score\r\n{}", rows.collect::<Vec<_>>().join("\r\n"))
    };
    mailed(&desk, "allen.csv", of_all("3"));
    mailed(&desk, "daarna.csv", of_all("2"));
    desk.press("i enter enter i").is_on("daarna.csv").press("enter");
    at_each(&[(60, 15)], "zelfscan_inlezen_allen", &mut desk);
    desk.sees("Elburg").sees("en nog 5 gemeenten").sees("vraag 1.1:");
}

#[test]
fn a_meting_comes_first_and_another_step_has_no_such_key() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g z i").sees("Vragenlijst inlezen").press("esc enter tab i").sees("Dat kan hier niet");
    desk.press("tab i").sees("Dat kan hier niet").press("tab tab tab").sees("[Spelregels]");
    desk.press("i").sees("Bestand inlezen in 0-meting 2026");
}

#[test]
fn our_own_empty_sheet_holds_no_score_and_is_read_back() {
    let mut desk = begun();
    desk.press("3 2 4 ? 1 3");
    let empty = sheet(desk.agenda(), meting(&desk), None);
    assert_eq!(empty.lines().count(), 2 + 6 * 45);
    assert!(empty.lines().skip(2).all(|line| line.ends_with(";;;;")), "{empty}");
    mailed(&desk, "blad.csv", empty.clone());
    desk.press("i enter").sees("Er is geen nieuw antwoord.").sees("44").press("esc esc");
    let fill = |line: &str| {
        let is_of_part = line.starts_with("Putten;vr 2.");
        if is_of_part { line.replacen(";;;;", ";2;omdat;rapport;teamleider", 1) } else { line.to_owned() }
    };
    let putten = empty.lines().map(fill).collect::<Vec<_>>().join("\r\n");
    mailed(&desk, "blad.csv", putten);
    desk.press("i enter").sees("18 antwoorden zijn nieuw.").press("enter");
    let said = desk.agenda().answers.iter().last().cloned().expect("een antwoord");
    assert_eq!([said.toelichting, said.evidence, said.informant], ["omdat", "rapport", "teamleider"]);
}
