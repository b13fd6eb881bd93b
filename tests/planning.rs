//! Owns the proof of the language of planning: what real agendas write, what else officials write, and any text at all.
//!
//! `planning/source.tsv` holds every text of the agendas that were read, `planning/own.tsv` what others would write, with
//! days from another calendar than that of the program, and `planning/blind.tsv` the same by somebody who never saw it.

use overleg::period::{Period, Reading, Recurrence, Step, Unit, moved, read, unit_of, whole};
use proptest::prelude::*;
use proptest::test_runner::Config;

const SOURCE: &str = include_str!("planning/source.tsv");
const OWN: &str = include_str!("planning/own.tsv");
const BLIND: &str = include_str!("planning/blind.tsv");

/// A row of a table, with the text as it is typed.
struct Row {
    text: String,
    start: String,
    end: String,
    continuous: String,
    recurrence: String,
    note: String,
}

fn rows(table: &str) -> Vec<Row> {
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut cell = || cells.next().unwrap_or_default();
        Row {
            text: cell().replace("\\n", "\n").replace("\\t", "\t"),
            start: cell(),
            end: cell(),
            continuous: cell(),
            recurrence: cell(),
            note: cell(),
        }
    };
    table.lines().skip(1).map(row).collect()
}

/// Says what a text means as a row of the table does.
fn said(readings: &[Reading]) -> [String; 4] {
    let day = |day: Option<_>| day.map_or_else(String::new, |day: overleg::date::Day| day.to_string());
    match whole(readings) {
        _ if readings.is_empty() => [String::new(), String::new(), "leeg".to_owned(), String::new()],
        None => [String::new(), String::new(), "?".to_owned(), String::new()],
        Some(Period { start, end, continuous, recurrence }) => [
            day(start),
            day(end),
            if continuous { "ja" } else { "nee" }.to_owned(),
            recurrence.as_ref().map(Recurrence::to_string).unwrap_or_default(),
        ],
    }
}

fn differences(table: &str, label_of: impl Fn(&Row) -> Option<String>) -> Vec<String> {
    let mut differences = Vec::new();
    for row in rows(table) {
        let readings = read(&row.text);
        let (found, wanted) = (said(&readings), [&row.start, &row.end, &row.continuous, &row.recurrence]);
        if found.each_ref() != wanted {
            differences.push(format!("{:?} reads as {found:?}, and is {wanted:?}", row.text));
        }
        let label = readings.first().and_then(|reading| reading.label.clone());
        let wanted = label_of(&row);
        if found[2] != "?"
            && wanted.as_ref().is_some_and(|wanted| *wanted != label.clone().unwrap_or_default())
        {
            differences.push(format!("{:?} is called {label:?}, and not {wanted:?}", row.text));
        }
    }
    differences
}

#[test]
fn every_planning_of_the_agendas_that_were_read_is_understood() {
    let named = |row: &Row| {
        let (_, name) = row.note.split_once("label \"")?;
        name.split_once('"').map(|(name, _)| name.to_owned())
    };
    let differences = differences(SOURCE, named);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn what_other_officials_write_is_understood() {
    let label = |row: &Row| Some(row.note.clone());
    let differences = [differences(OWN, label), differences(BLIND, label)].concat();
    assert!(differences.is_empty(), "{} of them:\n{}", differences.len(), differences.join("\n"));
    assert!(rows(OWN).len() >= 200, "the table holds at least two hundred texts");
}

#[test]
fn what_is_said_of_the_tables_reads_back() {
    for row in rows(SOURCE).iter().chain(&rows(OWN)).chain(&rows(BLIND)) {
        reads_back(&row.text);
    }
}

#[test]
fn the_guide_says_how_the_program_reads() {
    let guide = include_str!("../docs/handleiding.md");
    let (_, table) = guide.split_once("| U typt | Het programma leest |\n|---|---|\n").unwrap();
    let rows = table.lines().map_while(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    let rows: Vec<_> = rows.collect();
    assert!(rows.len() > 20, "the guide has its table of examples");
    for (typed, told) in rows {
        let said: Vec<String> = read(typed).iter().map(Reading::to_string).collect();
        assert_eq!(said.join(" / "), told, "{typed}");
    }
}

#[test]
fn every_planning_with_a_date_moves_by_its_own_unit_and_back() {
    for row in rows(SOURCE).iter().chain(&rows(OWN)).chain(&rows(BLIND)) {
        let Some(unit) = unit_of(&row.text) else { continue };
        let step = |count| Step { count, unit, is_stretch: false };
        let there = moved(&row.text, step(1)).unwrap();
        assert_ne!(read(&there), read(&row.text), "{}", row.text);
        assert_eq!(moved(&there, step(-1)).map(|back| read(&back)), Ok(read(&row.text)), "{there}");
    }
}

/// Checks that what is said of a text means the same again.
fn reads_back(text: &str) {
    let readings = read(text);
    let said: Vec<String> = readings.iter().map(Reading::to_string).collect();
    assert_eq!(read(&said.join(" / ")), readings, "{text:?} is said as {said:?}");
}

const UNITS: [Unit; 8] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Season,
    Unit::Half,
    Unit::Year,
    Unit::SchoolYear,
];

/// Words of planning and what stands between them.
#[rustfmt::skip]
const WORDS: &[&str] = &[
        "2024",
        "2025",
        "2026",
        "'27",
        "28",
        "1",
        "15",
        "31",
        "3",
        "12",
        "03",
        "1e",
        "2e",
        "mei",
        "juni",
        "Sept.",
        "feb",
        "Q1",
        "Q3",
        "q 4",
        "kwartaal",
        "week",
        "wk 12",
        "H2",
        "eerste",
        "tweede",
        "laatste",
        "helft",
        "halfjaar",
        "schooljaar",
        "2025-2026",
        "voorjaar",
        "winter",
        "begin",
        "medio",
        "eind",
        "van",
        "vanaf",
        "m.i.v.",
        "per",
        "t/m",
        "tot",
        "tot en met",
        "voor",
        "vóór",
        "uiterlijk",
        "na",
        "tussen",
        "en",
        "&",
        ",",
        "-",
        "–",
        "/",
        " / ",
        "\n",
        "(",
        ")",
        ":",
        ".",
        "e.v.",
        "en verder",
        "of later",
        "of eerder",
        "doorlopend",
        "continu",
        "structureel",
        "jaarlijks",
        "per kwartaal",
        "2x per jaar",
        "1-2x",
        "elke",
        "om het jaar",
        "maandelijks",
        "periodiek",
        "keer",
        "twee",
        "jaar",
        "maanden",
        "Pilot",
        "Fase 2",
        "borging",
        "MDA++",
        "start",
        "in",
        "de",
        "op",
        "n.t.b.",
        "01-02-2025",
        "31-02-2025",
        "2025-3",
        "5 mei",
        "•",
        "?",
        "24/7",
        "a",
        "dagen",
        "elke 2 weken",
        "in juni",
        "(juni)",
    ];

/// Words of planning in any order.
fn soup() -> impl Strategy<Value = String> {
    let joints = prop::sample::select(&[" ", " ", " ", ""][..]);
    let words = prop::collection::vec((prop::sample::select(WORDS), joints), 0..9);
    words.prop_map(|words| words.into_iter().flat_map(|(word, joint)| [word, joint]).collect())
}

proptest! {
    #![proptest_config(Config { cases: 4096, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_is_read_and_what_is_said_of_it_reads_back(text in any::<String>()) {
        reads_back(&text);
    }

    #[test]
    fn any_words_of_planning_are_read_and_what_is_said_of_them_reads_back(text in soup()) {
        reads_back(&text);
    }

    #[test]
    fn what_is_read_does_not_end_before_it_begins(text in soup()) {
        for reading in read(&text) {
            let days = reading.period.and_then(|period| period.start.zip(period.end));
            prop_assert!(days.is_none_or(|(start, end)| start <= end));
        }
    }

    #[test]
    fn a_planning_that_moves_and_moves_back_says_the_same(text in soup(), count in -40..40, unit in 0..UNITS.len()) {
        let step = |count| Step { count, unit: UNITS[unit], is_stretch: false };
        if let Ok(there) = moved(&text, step(count)) {
            let back = moved(&there, step(-count));
            prop_assert_eq!(back.map(|back| read(&back)), Ok(read(&text)), "{}", there);
        }
    }

    #[test]
    fn an_end_that_moves_and_moves_back_says_the_same(text in soup(), count in 0..40, unit in 0..UNITS.len()) {
        let step = |count| Step { count, unit: UNITS[unit], is_stretch: true };
        if let Ok(there) = moved(&text, step(count)) {
            let back = moved(&there, step(-count));
            prop_assert_eq!(back.map(|back| read(&back)), Ok(read(&text)), "{}", there);
        }
    }

    #[test]
    fn space_around_a_text_says_nothing(text in soup(), space in "[ \t\u{a0}]{0,3}") {
        prop_assert_eq!(read(&format!("{space}{text}{space}")), read(&text));
    }
}
