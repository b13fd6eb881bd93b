//! Owns what happens to files that are not as this version writes them.

use overleg::agenda::{Agenda, At, Change, Id, Kind, ReadError, Reading, Value};

const FORMAT: &str = r#""format": "overleg-agenda/1""#;
const HEAD: &str = r#""head": {"id": "proef"}"#;

fn file(rest: &str) -> String {
    format!("{{{FORMAT}, {HEAD}, {rest}}}")
}

fn read(text: &str) -> Reading {
    Agenda::from_json(text)
        .unwrap_or_else(|error| panic!("{error}: {}", text.chars().take(300).collect::<String>()))
}

fn refusal(text: &str) -> ReadError {
    Agenda::from_json(text).map(|_| ()).unwrap_err()
}

fn written(text: &str) -> String {
    read(text).agenda.to_json()
}

fn ids(agenda: &Agenda) -> Vec<String> {
    agenda.actions.iter().map(|action| action.id.to_string()).collect()
}

fn assert_kept(text: &str, parts: &[&str]) {
    let once = written(text);
    for part in parts {
        assert!(once.contains(part), "{part} is not in {once}");
    }
    assert_eq!(written(&once), once, "the second time");
}

#[test]
fn a_text_that_breaks_off_is_refused_with_a_place() {
    let whole = file(r#""actions": [{"id": "a", "title": "één", "x": [1]}]"#);
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(matches!(refusal(&whole[..end]), ReadError::Syntax { .. }), "{}", &whole[..end]);
    }
    assert_eq!(refusal("{\n \"a\" 1}"), ReadError::Syntax { line: 2, column: 6 });
}

#[test]
fn json_of_another_shape_is_no_agenda() {
    for text in ["[]", "null", "\"x\"", "1", "true", "{}", "{\"a\": 1}", &"[".repeat(100_000)] {
        assert_eq!(refusal(text), ReadError::NotAnAgenda, "{}", text.chars().take(9).collect::<String>());
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let file = file(r#""actions": []"#);
    let wide: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [&[0xff, 0xfe][..], &wide].concat();
    for bytes in [&wide[..], &marked, &[0xc3, 0x28], b"{\"format\": \"\xff\"}"] {
        assert_eq!(Agenda::from_bytes(bytes).map(|_| ()), Err(ReadError::NotText));
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_accepted() {
    let plain = read(&file(r#""actions": [{"id": "a"}]"#)).agenda.to_json();
    let marked = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    assert_eq!(Agenda::from_bytes(marked.as_bytes()).unwrap().agenda.to_json(), plain);
}

#[test]
fn what_comes_after_the_end_is_refused() {
    let whole = file(r#""actions": []"#);
    for tail in ["x", &whole, "\u{0}", "}"] {
        let refusal = Agenda::from_json(&format!("{whole}{tail}")).map(|_| ());
        assert!(matches!(refusal, Err(ReadError::Syntax { line: 1, .. })), "{tail:?} {refusal:?}");
    }
}

#[test]
fn only_formats_that_exist_are_read() {
    let with = |format: &str| format!("{{\"format\": {format}, {HEAD}}}");
    for format in
        ["3", "\"x\"", "null", "[]", "\"overleg-agenda/0\"", "\"overleg-agenda/-1\"", "\"overleg-agenda/\""]
    {
        assert_eq!(refusal(&with(format)), ReadError::Format(format.into()));
    }
    assert_eq!(refusal(&format!("{{{HEAD}}}")), ReadError::NotAnAgenda);
    assert!(!read(&with("\"overleg-agenda/1\"")).newer);
    assert!(read(&with("\"overleg-agenda/999\"")).newer);
}

#[test]
fn a_field_of_the_wrong_shape_is_kept_and_found() {
    let cases = [
        ("title", "5"),
        ("title", "1e400"),
        ("title", "\"\\ud800\""),
        ("roles", "{\"wie\": [1]}"),
        ("roles", "[{\"party\": \"a\"}]"),
        ("roles", "[{\"role\": \"wie\", \"party\": \"a\", \"words\": \"b\"}]"),
        ("planning", "\"2026\""),
        ("level_uncertain", "\"ja\""),
        ("status", "2"),
        ("of", "[\"x\"]"),
    ];
    for (name, value) in cases {
        let reading = read(&file(&format!("\"actions\": [{{\"id\": \"a\", \"{name}\": {value}}}]")));
        assert_eq!(reading.findings.len(), 1, "{name} {value}");
        assert_eq!(reading.findings[0].at.as_ref().unwrap().id, Id::from("a"));
        let text: String = reading.agenda.to_json().split_whitespace().collect();
        // A status is never empty, so its text stands beside it.
        let key = if name == "status" { "?status" } else { name };
        assert!(text.contains(&format!("\"{key}\":{}", value.replace(' ', ""))), "{text}");
    }
}

#[test]
fn text_of_the_wrong_shape_stays_beside_what_somebody_fills_in() {
    let text = file(r#""actions": [{"id": "a", "title": 5}]"#);
    let mut agenda = read(&text).agenda;
    let at = At::new(Kind::Action, &Id::from("a"));
    let named = agenda.set(&at, "title", Value::Text("Nieuw".into())).unwrap();
    agenda.apply(std::slice::from_ref(&named)).unwrap();
    assert_kept(&agenda.to_json(), &["\"title\": \"Nieuw\"", "\"?title\": 5"]);
    agenda.apply(&[named.inverse()]).unwrap();
    assert_kept(&agenda.to_json(), &["\"title\": 5"]);
}

#[test]
fn records_and_collections_of_the_wrong_shape_are_kept_and_found() {
    for (text, part) in [
        (file(r#""actions": {"a": 1}"#), "\"a\": 1"),
        (file(r#""actions": [{"id": "a"}, 17]"#), "17"),
        (file(r#""actions": [{"id": 14, "title": "x"}]"#), "\"id\": 14"),
        (file(r#""actions": "geen""#), "\"actions\": \"geen\""),
        (format!("{{{FORMAT}, \"head\": [1.10]}}"), "1.10"),
        (format!("{{{FORMAT}, {HEAD}, \"head\": {{\"id\": \"tweede\"}}}}"), "tweede"),
    ] {
        assert_eq!(read(&text).findings.len(), 1, "{text}");
        assert_kept(&text, &[part]);
    }
}

#[test]
fn a_collection_of_the_wrong_shape_stays_beside_new_records() {
    let mut agenda = read(&file(r#""actions": {"a": 1}"#)).agenda;
    let at = At::new(Kind::Action, &Id::from("a"));
    agenda.apply(&[Change::Add { at, after: None, with: Vec::new() }]).unwrap();
    assert_kept(&agenda.to_json(), &["\"?actions\": {", "\"id\": \"a\""]);
}

#[test]
fn records_without_an_id_of_their_own_get_one() {
    let reading =
        read(&file(r#""actions": [{"id": "a"}, {"id": "a"}, {"id": ""}, {"title": "x"}, {"id": null}]"#));
    assert_eq!(ids(&reading.agenda), ["a", "a~2", "action~3", "action~4", "action~5"]);
    assert_eq!(reading.findings.len(), 4);
    let long = "x".repeat(10_000);
    let reading = read(&file(&format!("\"actions\": [{{\"id\": \"{long}\"}}, {{\"id\": \"{long}\"}}]")));
    assert_eq!(reading.agenda.actions.len(), 2);
    assert!(reading.findings[0].sentence.chars().count() < 200);
    let many = vec!["{}"; 20_000].join(",");
    assert_eq!(read(&file(&format!("\"notes\": [{many}]"))).agenda.notes.len(), 20_000);
}

#[test]
fn unknown_fields_numbers_and_words_are_kept_at_every_level() {
    let text = file(
        r#""later": {"a": 1.10, "b": [null, -0, 1e400]}, "doelen": [{"id": "d", "kind": "droom"}],
        "actions": [{"id": "a", "status": "bijna", "koers": "scheef", "x": 9007199254740993, "y": null,
        "planning": [{"text": "2026", "jaar": 18446744073709551616}],
        "roles": [{"role": "wie", "words": "CJG", "uren": 1.50}]}], "zeven": {}, "acht": [ ]"#,
    );
    assert_eq!(read(&text).findings, Vec::new());
    let parts = [
        "\"a\": 1.10",
        "-0,",
        "1e400",
        "\"droom\"",
        "\"bijna\"",
        "\"scheef\"",
        "9007199254740993",
        "\"y\": null",
        "18446744073709551616",
        "\"uren\": 1.50",
        "\"zeven\": {}",
        "\"acht\": []",
    ];
    assert_kept(&text, &parts);
}

#[test]
fn null_is_as_if_nothing_was_filled_in() {
    let names = action_fields().map(|name| format!("\"{name}\": null")).collect::<Vec<_>>().join(", ");
    let text =
        format!("{{{FORMAT}, \"head\": null, \"actions\": [{{\"id\": \"a\", {names}}}], \"notes\": null}}");
    assert_eq!(read(&text).findings, Vec::new());
    assert_eq!(written(&text), written(&format!("{{{FORMAT}, \"actions\": [{{\"id\": \"a\"}}]}}")));
    let issued = format!("{{{FORMAT}, \"head\": {{\"id\": \"x\", \"issued\": null}}}}");
    assert_eq!(read(&issued).findings, Vec::new());
}

fn action_fields() -> impl Iterator<Item = &'static str> {
    super::model::fields(Kind::Action).into_iter()
}

#[test]
fn words_that_are_no_numbers_are_refused() {
    for word in ["NaN", "Infinity", "-Infinity", "01", ".5", "+1"] {
        assert!(matches!(refusal(&file(&format!("\"x\": {word}"))), ReadError::Syntax { .. }), "{word}");
    }
}

#[test]
fn deep_nesting_is_kept_or_refused_and_never_ends_the_program() {
    for depth in [127, 129, 100_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for rest in [
            format!("\"x\": {deep}"),
            format!("\"actions\": {deep}"),
            format!("\"actions\": [{deep}]"),
            format!("\"actions\": [{{\"id\": {deep}}}]"),
            format!("\"actions\": [{{\"id\": \"a\", \"x\": {deep}}}]"),
            format!("\"actions\": [{{\"id\": \"a\", \"title\": {deep}}}]"),
            format!("\"actions\": [{{\"id\": \"a\", \"roles\": {deep}}}]"),
            format!("\"actions\": [{{\"id\": \"a\", \"planning\": [{{\"text\": \"x\", \"y\": {deep}}}]}}]"),
        ] {
            let agenda = read(&file(&rest)).agenda;
            let text = agenda.to_json();
            assert!(text.matches('[').count() >= depth, "{}", &rest[..40]);
            assert!(text.len() < 3 * depth * 200, "{} {}", text.len(), &rest[..40]);
            assert_eq!(written(&text), text);
        }
        assert!(matches!(refusal(&file(&format!("\"x\": {}", "[".repeat(depth)))), ReadError::Syntax { .. }));
        refusal(&format!("{{\"format\": {deep}}}"));
        read(&format!("{{{FORMAT}, \"head\": {deep}}}"));
    }
}

#[test]
fn a_long_text_and_many_records_are_read() {
    let long = "é".repeat(25_000_000);
    let reading = read(&file(&format!("\"actions\": [{{\"id\": \"a\", \"title\": \"{long}\"}}]")));
    assert_eq!(reading.agenda.actions.iter().next().unwrap().title.len(), 50_000_000);
    let many: Vec<String> = (0..100_000).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    assert_eq!(read(&file(&format!("\"actions\": [{}]", many.join(",")))).agenda.actions.len(), 100_000);
    assert_eq!(read(&file("\"actions\": []")).agenda.actions.len(), 0);
}
