//! Owns what can be saved of a file that is no agenda any more: what is whole, as it was, and never anything else.

use std::collections::BTreeMap;
use std::io::Write;

use overleg::agenda::{Agenda, Damage, Kind, Record, Salvage};
use proptest::prelude::*;
use proptest::test_runner::Config;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");

/// A file as people make them, with one record on a line.
const TERSE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "Kort"},
"doelen": [{"id": "d1", "title": "Een doel"}],
"actions": [{"id": "a1", "title": "één"}, {"id": "a2", "title": "twee"}], "later": [1.10]}"#;

/// Every record of an agenda as text, under its address.
fn records(agenda: &Agenda) -> BTreeMap<(Kind, String), String> {
    fn of<'a, R: Record>(
        records: impl Iterator<Item = &'a R>,
    ) -> impl Iterator<Item = ((Kind, String), String)> {
        records.map(|record| ((R::KIND, record.id().to_string()), format!("{:?}", record.contents())))
    }
    of(agenda.gemeenten.iter())
        .chain(of(agenda.actielijnen.iter()))
        .chain(of(agenda.doelen.iter()))
        .chain(of(agenda.actions.iter()))
        .chain(of(agenda.standen.iter()))
        .chain(of(agenda.notes.iter()))
        .chain(of(agenda.kernpartners.iter()))
        .chain(of(agenda.people.iter()))
        .chain(of(agenda.questions.iter()))
        .chain(of(agenda.metingen.iter()))
        .chain(of(agenda.answers.iter()))
        .chain(of(agenda.conclusies.iter()))
        .collect()
}

fn whole() -> BTreeMap<(Kind, String), String> {
    records(&Agenda::from_json(HARDERWIJK).unwrap().agenda)
}

#[track_caller]
fn saved(text: &str) -> Salvage {
    Agenda::salvage(text.as_bytes())
        .unwrap_or_else(|| panic!("{}", text.chars().take(300).collect::<String>()))
}

fn count(salvage: &Salvage) -> usize {
    salvage.saved.iter().map(|(_, count)| count).sum()
}

#[test]
fn of_a_file_that_breaks_off_all_that_is_whole_is_saved() {
    let all: Vec<_> = whole().into_iter().collect();
    let mut cuts = 0;
    for cut in (0..HARDERWIJK.len()).step_by(29).filter(|cut| HARDERWIJK.is_char_boundary(*cut)) {
        cuts += 1;
        // The last numbers stand in the head and end as a record does.
        let expected = HARDERWIJK[..cut].matches("\n    }").count().saturating_sub(1);
        let Some(salvage) = Agenda::salvage(&HARDERWIJK.as_bytes()[..cut]) else {
            assert_eq!(expected, 0, "bij {cut}");
            continue;
        };
        assert_eq!(count(&salvage), expected, "bij {cut}");
        for record in records(&salvage.reading.agenda) {
            assert!(all.contains(&record), "bij {cut}: {record:?}");
        }
        let line = HARDERWIJK[..cut].matches('\n').count() + 1;
        assert!(matches!(salvage.why, Damage::Broken { line: told } if told.abs_diff(line) <= 1));
        assert_eq!(salvage.reading.agenda.heading().unwrap().title, "Uitvoeringsagenda Harderwijk");
    }
    // The harness swallows what println! says in a test that passes.
    writeln!(std::io::stderr(), "{cuts} knippen in de agenda die meekomt").unwrap();
}

#[test]
fn of_a_file_in_another_layout_all_that_stands_before_the_mistake_is_saved() {
    let counts: Vec<_> = (0..TERSE.len())
        .filter(|cut| TERSE.is_char_boundary(*cut))
        .map(|cut| Agenda::salvage(&TERSE.as_bytes()[..cut]).map_or(0, |salvage| count(&salvage)))
        .collect();
    assert!(counts.is_sorted());
    assert_eq!((counts[0], counts.last()), (0, Some(&3)));
}

#[test]
fn what_somebody_gets_wrong_by_hand_costs_what_he_touched_and_no_more() {
    let total = whole().len();
    for (wrong, lost) in [
        (HARDERWIJK.replacen("\"number\": \"7\",", "\"number\": \"7,", 1), 1),
        (HARDERWIJK.replacen("\"number\": \"7\",", "\"number\": \"7\"", 1), 1),
        (HARDERWIJK.replacen("\"number\": \"7\",", "number: 7,", 1), 1),
        (HARDERWIJK.replacen("    },\n    {", "    }\n    {", 1), 0),
        (HARDERWIJK.replacen("    },\n    {", "    {", 1), 1),
        (HARDERWIJK.replacen("  ],\n  \"actions\"", "  \"actions\"", 1), 0),
        (HARDERWIJK.replacen("  ],\n  \"actions\"", "  ]\n  \"actions\"", 1), 0),
        (HARDERWIJK.replacen("    }\n  ],\n", "    },\n  ],\n", 1), 0),
        (HARDERWIJK.replacen("\n  },\n", "\n  }},\n", 1), 0),
        (format!("{HARDERWIJK}x"), 0),
        (format!("{HARDERWIJK}{HARDERWIJK}"), 0),
        (HARDERWIJK.replacen("\"period\": \"2024-2028\"", "\"period\": \"2024-2028", 1), 0),
    ] {
        assert_ne!(wrong, HARDERWIJK);
        let salvage = saved(&wrong);
        assert_eq!(total - count(&salvage), lost, "{}", salvage.why);
        let all = whole();
        for (at, record) in records(&salvage.reading.agenda) {
            assert_eq!(all.get(&at), Some(&record));
        }
        let head = salvage.reading.agenda.heading().unwrap();
        assert_eq!(
            (head.id.as_str(), &*head.title),
            ("harderwijk-2024-2028", "Uitvoeringsagenda Harderwijk")
        );
    }
}

#[test]
fn when_the_beginning_of_a_list_is_gone_its_records_do_not_land_in_another() {
    let from = HARDERWIJK.find("  \"actions\": [").unwrap();
    let (before, after) = (HARDERWIJK[..from].rfind("    {").unwrap(), from + 30);
    let wrong = format!("{}\0\0\0{}", &HARDERWIJK[..before], &HARDERWIJK[after..]);
    let salvage = saved(&wrong);
    let all = whole();
    for (at, record) in records(&salvage.reading.agenda) {
        assert_eq!(all.get(&at), Some(&record));
    }
    assert!(salvage.saved.iter().any(|(kind, _)| *kind == Kind::Kernpartner), "wat daarna begint, telt weer");
}

/// A planning that goes on as the next action by chance is a list without an end: everything behind it fits inside.
#[test]
fn where_a_piece_is_gone_no_record_swallows_the_rest() {
    let from = HARDERWIJK.find("\"actie-37\"").unwrap();
    let from = from + HARDERWIJK[from..].find("\"text\"").unwrap() + "\"t".len();
    let to = from + HARDERWIJK[from..].find("level\": ").unwrap();
    let salvage = saved(&format!("{}{}", &HARDERWIJK[..from], &HARDERWIJK[to..]));
    assert_eq!(whole().len() - count(&salvage), 2, "alleen de twee waar het stuk weg is");
    let piled = HARDERWIJK.replacen("\"number\": \"20\",", "\"number\": \"20\"}}{", 1);
    assert_eq!(whole().len() - count(&saved(&piled)), 0);
    let closed = HARDERWIJK.replacen("\"number\": \"20\",", "\"number\": \"20\"}],", 1);
    assert!(whole().len() - count(&saved(&closed)) <= 1);
}

#[test]
fn both_sides_of_a_merge_that_was_left_half_done_are_there_and_marked() {
    let ours =
        "    {\n      \"id\": \"putten\",\n      \"name\": \"Putten\",\n      \"short\": \"Put\"\n    }\n";
    assert!(HARDERWIJK.contains(ours));
    let theirs = ours.replace("\"Putten\"", "\"Putten aan de Veluwe\"");
    let wrong =
        HARDERWIJK.replacen(ours, &format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> ander\n"), 1);
    let salvage = saved(&wrong);
    let names: Vec<_> = salvage.reading.agenda.gemeenten.iter().map(|gemeente| &*gemeente.name).collect();
    assert_eq!(names[5..], ["Putten", "Putten aan de Veluwe"]);
    assert_eq!(
        salvage.reading.findings[0].sentence,
        "Twee gemeenten hadden hetzelfde kenmerk putten; de tweede heeft nu putten~2."
    );
}

#[test]
fn text_of_another_sort_is_read_and_named() {
    let wide = |mark: u16, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(mark).chain(HARDERWIJK.encode_utf16()).flat_map(order).collect()
    };
    for bytes in [wide(0xfeff, u16::to_le_bytes), wide(0xfeff, u16::to_be_bytes)] {
        let salvage = Agenda::salvage(&bytes).unwrap();
        assert_eq!((salvage.why, salvage.reading.agenda.to_json().as_str()), (Damage::Wide, HARDERWIJK));
        let half = Agenda::salvage(&bytes[..=bytes.len() / 2]).unwrap();
        assert!(matches!(half.why, Damage::Broken { .. }));
    }
    let old: Vec<u8> = TERSE.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let salvage = Agenda::salvage(&old).unwrap();
    assert_eq!(salvage.why, Damage::Letters { line: 3 });
    let titles: Vec<_> = salvage.reading.agenda.actions.iter().map(|action| &*action.title).collect();
    assert_eq!(titles, ["\u{fffd}\u{fffd}n", "twee"]);
}

#[test]
fn of_what_never_was_an_agenda_nothing_is_saved() {
    let nested = format!("{{\"format\": \"overleg-agenda/1\", \"actions\": {}", "[".repeat(100_000));
    let far = format!("{{\"format\": \"overleg-agenda/1\", \"x\": {}", "{\"a\":".repeat(100_000));
    let wide: Vec<u8> = HARDERWIJK.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        b"".as_slice(),
        b"\0\0\0\0",
        b"[]",
        b"null",
        b"{",
        b"{}",
        b"{\"format\": \"overleg-agenda/1\"}",
        b"{\"format\": \"overleg-agenda/1\", \"actions\": [",
        b"{\"format\": \"overleg-agenda/0\", \"actions\": [{\"id\": \"a\"}, ",
        b"{\"format\": 3, \"actions\": [{\"id\": \"a\"}, ",
        b"{\"actions\": [{\"id\": \"a\"}, ",
        b"{\"name\": \"pakket\", \"notes\": [{\"id\": \"a\"}]",
        b"\x89PNG\r\n\x1a\n{\"format\"",
        b"\xff\xfe",
        b"\xff\xfe\0",
        nested.as_bytes(),
        far.as_bytes(),
        &wide,
    ] {
        assert!(
            Agenda::salvage(bytes).is_none(),
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
        );
    }
}

#[test]
fn what_a_newer_program_wrote_stays_newer_when_it_is_damaged() {
    let newer = HARDERWIJK.replace("overleg-agenda/1", "overleg-agenda/2");
    assert!(saved(&newer[..newer.len() / 2]).reading.newer);
}

/// Each of these makes a walk that reads on to the end for every line take hours.
#[test]
fn a_hostile_file_costs_time_in_proportion() {
    let start = "{\n  \"format\": \"overleg-agenda/1\",\n  \"actions\": [\n    {\"id\": \"a\"},\n";
    for line in [
        "    {\"a\": [\n",
        "    {\"a\": \"\n",
        "  \"actions\": [\n",
        "  \"actions\": [{\"id\": \"x\"},\n    {\n",
        "  \"actions\": [{\"id\": \"x\"}],\n  \"doelen\": [{\"id\": \"x\"}],\n",
        "  \"x\": {\"a\":\n",
        "  ]\n",
        "    \"\n",
    ] {
        let salvage = saved(&format!("{start}{}", line.repeat(200_000)));
        assert!(count(&salvage) > 0);
    }
}

/// What happens to a stretch of a file.
#[derive(Debug, Clone)]
struct Wound {
    from: usize,
    length: usize,
    put: Vec<u8>,
}

fn wound(most: usize) -> impl Strategy<Value = Wound> {
    let put = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40),
        proptest::collection::vec(Just(0), 0..600),
        proptest::collection::vec(proptest::sample::select(b"{}[]\",: \n\\x".to_vec()), 0..12),
    ];
    (0..HARDERWIJK.len(), 0..most, put).prop_map(|(from, length, put)| Wound { from, length, put })
}

fn wounded(wound: &Wound) -> (Vec<u8>, std::ops::Range<usize>) {
    let end = (wound.from + wound.length).min(HARDERWIJK.len());
    let mut bytes = HARDERWIJK.as_bytes().to_vec();
    bytes.splice(wound.from..end, wound.put.iter().copied());
    (bytes, wound.from..end)
}

/// Returns the ids of the records that a wound leaves alone, with a line to spare on both sides.
fn untouched(range: &std::ops::Range<usize>) -> Vec<String> {
    let mut ids = Vec::new();
    let lists = HARDERWIJK.find("  \"gemeenten\"").unwrap();
    for (at, _) in HARDERWIJK[lists..].match_indices("\n    {\n").map(|(at, text)| (at + lists, text)) {
        let end = at + HARDERWIJK[at..].find("\n    }").unwrap() + "\n    },\n  ],\n".len();
        if end < range.start || range.end + 1 < at {
            let id = HARDERWIJK[at..].split("\"id\": \"").nth(1).unwrap();
            ids.push(id.split('"').next().unwrap().to_owned());
        }
    }
    ids
}

/// Returns the lines on which a list or the head begins or ends.
fn borders() -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    let lines = HARDERWIJK.split_inclusive('\n').map(move |line| {
        at += line.len();
        (line, at - line.len()..at)
    });
    lines.filter(|(line, _)| line.starts_with("  ]") || line.starts_with("  \"")).map(|(_, range)| range)
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    #[test]
    fn one_wound_costs_only_the_records_that_it_touches(wound in wound(400)) {
        let (bytes, range) = wounded(&wound);
        let salvage = match Agenda::from_bytes(&bytes) {
            Ok(_) => return Ok(()),
            Err(_) => Agenda::salvage(&bytes),
        };
        // The first lines say what the file is; without them nothing is certain.
        let is_named = range.start > 40;
        prop_assert!(salvage.is_some() || !is_named, "niets gered");
        let Some(salvage) = salvage else { return Ok(()) };
        let (all, found) = (whole(), records(&salvage.reading.agenda));
        let untouched = untouched(&range);
        // Where a list begins or ends, what follows cannot be told for certain.
        let is_inside = !borders().any(|line| line.start <= range.end && range.start <= line.end);
        for ((kind, id), record) in &found {
            if is_inside && untouched.contains(id) {
                prop_assert_eq!(all.get(&(*kind, id.clone())), Some(record));
            }
        }
        // Nor where what is left of a line looks like such a line.
        let begin = bytes[..range.start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let looks_so = bytes[begin..].starts_with(b"  ") && bytes.get(begin + 2).is_some_and(|byte| *byte != b' ');
        let is_inside = is_inside && !looks_so;
        let ids: Vec<&String> = found.keys().map(|(_, id)| id).collect();
        if is_inside && is_named && !wound.put.contains(&b'\n') {
            let missing: Vec<_> = untouched.iter().filter(|id| !ids.contains(id)).collect();
            prop_assert!(missing.is_empty(), "{:?}", missing);
        }
    }
}
