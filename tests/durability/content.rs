//! What may stand in an agenda that can be read: opened through the store, changed, saved and opened again, all of it is still
//! there as it was.

use std::collections::BTreeMap;

use overleg::agenda::{At, Edit, Id, Kind, Value};
use overleg::store::OpenError;
use overleg::store::memory::MemoryFs;
use proptest::prelude::*;
use serde_json::value::RawValue;

use crate::support::*;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");
const CASES: u32 = 64;

/// Two JSON texts mean the same: names in whatever order, numbers to the letter, texts as they read.
fn same(one: &str, other: &str) -> bool {
    type Map<'a> = BTreeMap<String, &'a RawValue>;
    fn read<'a, T: serde::Deserialize<'a>>(text: &'a str) -> Option<T> {
        serde_json::from_str(text).ok()
    }
    if let (Some(one), Some(other)) = (read::<Map<'_>>(one), read::<Map<'_>>(other)) {
        return one.len() == other.len()
            && one
                .iter()
                .all(|(key, value)| other.get(key).is_some_and(|other| same(value.get(), other.get())));
    }
    if let (Some(one), Some(other)) = (read::<Vec<&RawValue>>(one), read::<Vec<&RawValue>>(other)) {
        return one.len() == other.len()
            && one.iter().zip(&other).all(|(one, other)| same(one.get(), other.get()));
    }
    if let (Some(one), Some(other)) = (read::<String>(one), read::<String>(other)) {
        return one == other;
    }
    one.trim() == other.trim()
}

/// Any JSON, with the numbers that no float keeps.
fn json() -> impl Strategy<Value = String> {
    let number = proptest::sample::select(vec![
        "0",
        "-0",
        "1.10",
        "1e400",
        "-1E-400",
        "9007199254740993",
        "18446744073709551616",
        "1.0",
        "1e0",
    ]);
    let leaf = prop_oneof![
        number.prop_map(String::from),
        proptest::sample::select(vec![
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "\"\"",
            "\"\\u00e9\\ud83d\\ude00\""
        ])
        .prop_map(String::from),
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(6, 24, 4, |inner| {
        let pair = (name(), inner.clone());
        let map = proptest::collection::vec(pair, 0..4).prop_map(|pairs| {
            let unique: BTreeMap<_, _> = pairs.into_iter().collect();
            let pairs: Vec<String> = unique
                .into_iter()
                .map(|(key, value)| format!("{} : {value}", serde_json::to_string(&key).unwrap()))
                .collect();
            format!("{{{}}}", pairs.join(",\n"))
        });
        prop_oneof![
            map,
            proptest::collection::vec(inner, 0..4).prop_map(|items| format!("[ {} ]", items.join(" , ")))
        ]
    })
}

/// The name of a field that no version knows.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["x[a-z]{1,6}", "[ -~é]{1,8}".prop_map(|name| format!("eigen {name}")), Just("~".to_owned())]
}

/// Before what something unknown can stand: at the top, in the head, in a record, in a phase and in a role.
const PLACES: [&str; 5] = ["\"format\":", "\"region\":", "\"number\": \"7\"", "\"text\":", "\"role\":"];

fn with_unknown(place: &str, name: &str, value: &str) -> Option<String> {
    let number = "\"number\": \"7\",";
    let role = format!("{number} \"roles\": [{{\"role\": \"trekker\", \"words\": \"CJG\"}}],");
    let text = HARDERWIJK.replacen(number, &role, 1);
    let at = text.find(place)?;
    let field = format!("{}: {value}, ", serde_json::to_string(name).unwrap());
    Some(format!("{}{field}{}", &text[..at], &text[at..]))
}

#[test]
fn the_example_has_every_place_in_which_something_unknown_can_stand() {
    for place in PLACES {
        let text = with_unknown(place, "xyz", "1.10").unwrap_or_else(|| panic!("{place}"));
        assert!(text.parse::<serde_json::Value>().is_ok(), "{place}");
    }
}

#[test]
fn what_no_version_knows_is_there_after_a_change_a_crash_and_a_save_at_every_level() {
    let strategy = (proptest::sample::select(PLACES.to_vec()), name(), json());
    run("iets onbekends ergens in de agenda", CASES, &strategy, |(place, name, value)| {
        let text = with_unknown(place, &name, &value).unwrap();
        let fs = MemoryFs::default();
        fs.put(target(), text.clone());
        let mut program = Program::open(&fs, 1);
        prop_assert_eq!(&program.notices, &[]);
        let title = serde_json::to_string(&program.title("actie-6")).unwrap();
        program.write("actie-6", "Anders");
        let mut program = program.crash();
        program.write("actie-6", "Weer anders");
        program.checkpoint();
        let back = on_disk(&program.fs).replacen("\"Weer anders\"", &title, 1);
        prop_assert!(same(&back, &text), "{back}");
        Ok(())
    });
}

/// Every link of the example that a record has, as text in the file.
fn links() -> Vec<String> {
    let of =
        |line: &str| Some(line.trim().strip_prefix("\"of\": \"")?.trim_end_matches(['"', ',']).to_owned());
    HARDERWIJK.lines().filter_map(of).collect()
}

#[test]
fn links_that_go_nowhere_or_round_are_kept_and_never_followed_for_ever() {
    let links = links();
    assert!(links.len() > 30);
    let to = prop_oneof![
        proptest::sample::select(links.clone()),
        Just(String::new()),
        Just("x".repeat(10_000)),
        Just("actie-6".to_owned()),
        "[a-z]{1,8}",
    ];
    run("een verwijzing naar ergens anders", CASES, &(proptest::sample::select(links), to), |(from, to)| {
        let text = HARDERWIJK.replace(&format!("\"of\": \"{from}\""), &format!("\"of\": \"{to}\""));
        let fs = MemoryFs::default();
        fs.put(target(), text.clone());
        let mut program = Program::open(&fs, 1);
        let found = overleg::agenda::review(&program.agenda);
        let is_known = program.agenda.kind_of(&Id::from(&*to)).is_some();
        prop_assert!(is_known || found.iter().any(|finding| finding.sentence.contains("verwijst naar")));
        prop_assert!(found.iter().all(|finding| finding.sentence.chars().count() < 2000));
        for doel in program.agenda.doelen.iter() {
            prop_assert!(program.agenda.branch(&doel.id).contains(&doel.id));
        }
        program.write("actie-7", "Anders");
        let program = program.crash();
        let of = format!("\"of\": \"{to}\"");
        prop_assert_eq!(on_disk(&program.fs).matches(&of).count(), text.matches(&of).count());
        Ok(())
    });
}

fn opened(rest: &str) -> Program {
    let fs = MemoryFs::default();
    fs.put(
        target(),
        format!(
            "{{\"format\": \"overleg-agenda/1\", \"head\": {{\"id\": \"h\", \"title\": \"Proef\"}}, {rest}}}"
        ),
    );
    Program::open(&fs, 1)
}

/// Changes the title of the agenda, crashes, saves and opens again; returns what stands on the disk.
fn lived(mut program: Program) -> String {
    let head = At::new(Kind::Head, &Id::from("h"));
    let change = program.agenda.set(&head, "title", Value::Text("Anders".into())).unwrap();
    program.perform(&Edit { changes: vec![change], ..Edit::default() });
    let before = program.text();
    let mut program = program.crash();
    assert_eq!(program.text(), before);
    program.checkpoint();
    let fs = program.fs.clone();
    program.close().unwrap();
    let text = on_disk(&fs);
    assert_eq!(Program::open(&fs.after_crash(), 5).text(), text);
    text
}

#[test]
fn ids_that_are_double_empty_or_endless_are_told_and_no_record_is_lost() {
    let long = "x".repeat(10_000);
    let program = opened(&format!(
        r#""actions": [{{"id": "a", "title": "één"}}, {{"id": "a", "title": "twee"}}, {{"id": "", "title": "drie"}},
        {{"id": "{long}", "title": "vier"}}, {{"id": "{long}", "title": "vijf"}}], "doelen": [{{"id": "a", "title": "zes"}}]"#
    ));
    let told: Vec<usize> = program.findings.iter().map(|finding| finding.sentence.chars().count()).collect();
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|letters| *letters < 200));
    let text = lived(program);
    for title in ["één", "twee", "drie", "vier", "vijf", "zes"] {
        assert_eq!(text.matches(&format!("\"title\": \"{title}\"")).count(), 1, "{title}");
    }
}

#[test]
fn of_two_fields_with_one_name_the_last_counts_as_everywhere() {
    let text =
        lived(opened(r#""actions": [{"id": "a", "title": "eerst", "title": "laatst", "x": 1, "x": 2}]"#));
    assert!(text.contains("laatst") && text.contains("\"x\": 2") && !text.contains("eerst"));
}

#[test]
fn two_lists_with_one_name_are_one_list() {
    let text =
        lived(opened(r#""actions": [{"id": "a"}], "doelen": [], "actions": [{"id": "b"}, {"id": "a"}]"#));
    assert_eq!(text.matches("\"id\": \"a\"").count(), 1);
    assert!(text.contains("\"id\": \"b\"") && text.contains("\"id\": \"a~"));
}

#[test]
fn words_and_numbers_that_this_version_does_not_know_are_kept_to_the_letter() {
    let text = lived(opened(
        r#""actions": [{"id": "a", "status": "bijna", "koers": "scheef", "level": "dorp", "x": [1e400, -0, 1.10,
        9007199254740993, 18446744073709551616], "title": 1e400, "level_uncertain": "ja"}], "doelen": [{"id": "d", "kind": "droom"}]"#,
    ));
    let parts = [
        "bijna",
        "scheef",
        "dorp",
        "droom",
        "1e400,",
        "-0,",
        "1.10",
        "9007199254740993",
        "18446744073709551616",
    ];
    for part in parts.into_iter().chain(["\"title\": 1e400", "\"level_uncertain\": \"ja\""]) {
        assert!(text.contains(part), "{part} is weg uit {text}");
    }
}

#[test]
fn a_hundred_thousand_levels_deep_and_a_hundred_thousand_records_wide_is_no_trouble() {
    for depth in [127, 129, 100_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for rest in [
            format!("\"x\": {deep}"),
            format!("\"actions\": [{{\"id\": \"a\", \"title\": {deep}, \"y\": {deep}}}]"),
            format!(
                "\"actions\": [{{\"id\": \"a\", \"planning\": [{{\"text\": \"x\", \"y\": {deep}}}]}}, {deep}]"
            ),
        ] {
            let text: String = lived(opened(&rest)).split_whitespace().collect();
            assert_eq!(text.matches(&deep).count(), rest.matches(&deep).count());
        }
    }
    let many: Vec<String> = (0..100_000).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    let program = opened(&format!("\"actions\": [{}]", many.join(",")));
    assert_eq!(program.agenda.actions.len(), 100_000);
    lived(program);
    lived(opened("\"actions\": []"));
}

#[test]
fn a_text_of_fifty_megabytes_is_kept_whole() {
    let long = "é".repeat(25_000_000);
    let text = lived(opened(&format!("\"actions\": [{{\"id\": \"a\", \"title\": \"{long}\"}}]")));
    assert!(text.contains(&long));
}

#[test]
fn what_does_not_read_back_is_never_put_in_place_and_stays_in_the_journal() {
    let mut program = Program::open(&disk(), 1);
    // An id that no file can hold: reading it gives another one.
    let at = At::new(Kind::Action, &Id::from(""));
    let with = vec![("title".into(), Value::Text("zonder kenmerk".into()))];
    let add = overleg::agenda::Change::Add { at, after: None, with };
    program.perform(&Edit { changes: vec![add], ..Edit::default() });
    program.checkpoint();
    assert_eq!(on_disk(&program.fs), AGENDA);
    let told: Vec<String> = program.heard().iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|told| told.contains("wat er zou komen te staan leest niet hetzelfde terug")),
        "{told:?}"
    );
    let (before, fs) = (program.text(), program.fs.clone());
    assert!(matches!(program.close(), Err(overleg::store::CloseError::Behind { .. })));
    assert_eq!(Program::open(&fs.after_crash(), 2).text(), before);
}

#[test]
fn letters_with_loose_accents_keep_their_bytes() {
    let text = lived(opened(
        "\"actions\": [{\"id\": \"a\", \"title\": \"Cafe\u{301}\"}, {\"id\": \"b\", \"title\": \"Caf\u{e9}\"}]",
    ));
    assert!(text.contains("Cafe\u{301}") && text.contains("Caf\u{e9}"));
}

#[test]
fn a_format_that_does_not_exist_is_refused_and_a_newer_one_only_read() {
    let with =
        |format: &str| format!("{{{format}\"head\": {{\"id\": \"h\"}}, \"actions\": [{{\"id\": \"a\"}}]}}");
    for format in [
        "",
        "\"format\": 3,",
        "\"format\": \"x\",",
        "\"format\": \"overleg-agenda/0\",",
        "\"format\": \"overleg-agenda/-1\",",
    ] {
        let fs = disk();
        fs.put(target(), with(format));
        let error = Program::try_open(&fs, 1).err().unwrap();
        assert!(matches!(error, OpenError::Unreadable(..)));
        assert_eq!((on_disk(&fs), fs.log().len()), (with(format), 0));
    }
    let fs = disk();
    fs.put(target(), with("\"format\": \"overleg-agenda/999\","));
    assert!(is_newer(&Program::open(&fs, 1)));
    // With an earlier version that one opens, and the strange file is set apart.
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "opgeslagen");
    program.checkpoint();
    let fs = program.fs.after_crash();
    fs.put(target(), with("\"format\": 3,"));
    let program = Program::open(&fs, 2);
    assert_eq!(program.title("a1"), "opgeslagen");
    assert!(
        program.notices[0].to_string().contains("het bestand zegt dat zijn soort 3 is, en die bestaat niet")
    );
}
