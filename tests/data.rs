//! Owns the proof that the agenda that comes along is whole: its counts, its links, its verbatim texts and its form.
//!
//! How the program reads it into records is tested beside the code that does so.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

const TEXT: &str = include_str!("../data/harderwijk-2024-2028.json");
const COLLECTIONS: [&str; 5] = ["gemeenten", "actielijnen", "doelen", "actions", "kernpartners"];

/// The keys of each collection, in the order in which they are written.
const KEYS: [(&str, &str); 7] = [
    ("", "format head gemeenten actielijnen doelen actions kernpartners"),
    ("head", "id title region period parent note policy_frameworks issued"),
    ("gemeenten", "id name short"),
    ("actielijnen", "id title kind note"),
    (
        "doelen",
        "id kind of code title description result approach ambassadeurs kernpartners roles planning monitoring doubts",
    ),
    (
        "actions",
        "id number of level level_uncertain level_reason gemeente title description sub_items roles kernpartners \
         planning recurrence status doubts",
    ),
    (
        "kernpartners",
        "id name aliases kind description toelichting members locations opdrachtgever financing_text contact doubts",
    ),
];

fn agenda() -> Value {
    serde_json::from_str(TEXT).unwrap_or_default()
}

fn records<'a>(agenda: &'a Value, collection: &str) -> &'a [Value] {
    agenda[collection].as_array().map_or(&[], Vec::as_slice)
}

fn texts<'a>(record: &'a Value, key: &str) -> Vec<&'a str> {
    let lines = record[key].as_array().map_or(&[][..], Vec::as_slice);
    lines.iter().filter_map(Value::as_str).collect()
}

fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

fn tally<'a>(found: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    found.fold(BTreeMap::new(), |mut counts, one| {
        *counts.entry(one).or_default() += 1;
        counts
    })
}

/// The same JSON, written again as `serde_json`'s pretty printer does, with the keys where they were.
fn indent_again(json: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0_usize, false, false);
    for sign in json.chars() {
        if quoted {
            out.push(sign);
            quoted = escaped || sign != '"';
            escaped = !escaped && sign == '\\';
            continue;
        }
        if sign.is_whitespace() {
            continue;
        }
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let line = format!("\n{}", "  ".repeat(depth));
        match sign {
            '{' | '[' | ',' => out.extend([sign.to_string(), line]),
            '}' | ']' => out.extend([line, sign.to_string()]),
            ':' => out.push_str(": "),
            _ => out.push(sign),
        }
        quoted = sign == '"';
    }
    out + "\n"
}

#[test]
fn holds_everything_of_the_document() {
    let agenda = agenda();
    let sizes = COLLECTIONS.map(|collection| records(&agenda, collection).len());
    assert_eq!(sizes, [6, 4, 8 + 17, 43, 21]);
    let kinds = tally(records(&agenda, "doelen").iter().map(|doel| text(doel, "kind")));
    assert_eq!(kinds, BTreeMap::from([("doel", 17), ("thema", 8)]));
    assert_eq!(agenda["format"], "overleg-agenda/1");
    assert_eq!(agenda["head"]["issued"]["actie"], 43);
}

#[test]
fn levels_are_counted_and_explained() {
    let agenda = agenda();
    let actions = records(&agenda, "actions");
    let levels = tally(actions.iter().map(|action| text(action, "level")));
    let expected = [("gemengd", 2), ("lokaal", 18), ("subregionaal", 23)];
    assert_eq!(levels, BTreeMap::from(expected));
    let uncertain = |action: &&Value| action["level_uncertain"] == true;
    assert_eq!(actions.iter().filter(uncertain).count(), 20);
    for action in actions {
        assert_ne!(text(action, "level_reason"), "", "{action}");
        let own = text(action, "gemeente") == "harderwijk";
        // What is partly local is partly of this gemeente: in this agenda that can only be Harderwijk.
        assert_eq!(own, action["level"] != "subregionaal", "{action}");
    }
}

#[test]
fn planning_and_recurrence_are_verbatim() {
    let agenda = agenda();
    let actions = records(&agenda, "actions");
    let phases = actions.iter().flat_map(|action| records(action, "planning"));
    let expected = [("2024", 1), ("2024-2025", 2), ("2024-2028", 15), ("2025-2028", 2), ("2026-2028", 1)];
    assert_eq!(tally(phases.map(|phase| text(phase, "text"))), BTreeMap::from(expected));
    let unplanned: Vec<_> = actions.iter().filter(|action| action["planning"].is_null()).collect();
    assert_eq!(unplanned.len(), 22);
    let missing = "De planningskolom ontbreekt in de bron bij deze actie.";
    assert!(unplanned.iter().all(|action| texts(action, "doubts").contains(&missing)));
    let recurring = actions.iter().filter_map(|action| action["recurrence"].as_str());
    let expected = [
        ("(juni)", 1),
        ("Jaarlijks aanbieden", 1),
        ("Jaarlijks scholing", 1),
        ("Jaarlijkse aandacht", 1),
        ("Jaarlijkse monitoring", 1),
        ("Periodiek", 3),
        ("jaarlijkse netwerkdag", 1),
        ("lokale kwartaal overleggen", 1),
        ("wordt jaarlijks actief", 1),
    ];
    assert_eq!(tally(recurring), BTreeMap::from(expected));
}

#[test]
fn ids_are_unique_and_numbers_run_on() {
    let agenda = agenda();
    let mut ids = BTreeSet::from([text(&agenda["head"], "id")]);
    for record in COLLECTIONS.iter().flat_map(|collection| records(&agenda, collection)) {
        let id = text(record, "id");
        assert!(!id.is_empty() && ids.insert(id), "{id} stands twice");
    }
    let numbers = records(&agenda, "actions").iter().map(|action| text(action, "number"));
    assert!(numbers.eq((1..=43).map(|number| number.to_string())));
}

#[test]
fn every_link_leads_somewhere() {
    let agenda = agenda();
    let ids = |collection| -> BTreeSet<&str> {
        records(&agenda, collection).iter().map(|record| text(record, "id")).collect()
    };
    let (actielijnen, partners, doelen) = (ids("actielijnen"), ids("kernpartners"), ids("doelen"));
    let mut thema = "";
    for doel in records(&agenda, "doelen") {
        if doel["kind"] == "thema" {
            thema = text(doel, "id");
            assert!(actielijnen.contains(text(doel, "of")), "{doel}");
        } else {
            assert_eq!(text(doel, "of"), thema, "a doel stands behind its thema");
        }
    }
    for action in records(&agenda, "actions") {
        assert!(doelen.contains(text(action, "of")), "{action}");
    }
    for record in ["doelen", "actions"].iter().flat_map(|collection| records(&agenda, collection)) {
        assert!(texts(record, "kernpartners").iter().all(|id| partners.contains(id)), "{record}");
    }
}

#[test]
fn a_name_means_one_partner() {
    let agenda = agenda();
    let mut owners = BTreeMap::new();
    for partner in records(&agenda, "kernpartners") {
        let (id, name) = (text(partner, "id"), text(partner, "name"));
        for name in texts(partner, "aliases").into_iter().chain([name]) {
            let other = owners.insert(name.to_lowercase(), id).filter(|&other| other != id);
            assert_eq!(other, None, "{name} is also {id}");
        }
    }
    for (name, id) in [
        ("vt", "veilig-thuis"),
        ("gi", "gecertificeerde-instellingen"),
        ("rvdk", "raad-voor-de-kinderbescherming"),
    ] {
        assert_eq!(owners.get(name), Some(&id));
    }
}

#[test]
fn actions_name_the_partners_of_the_document() {
    let agenda = agenda();
    let actions = records(&agenda, "actions");
    let named = actions.iter().flat_map(|action| texts(action, "kernpartners"));
    let expected = [
        ("cjg", 2),
        ("csg", 1),
        ("expertisepoule-toekomsttuin", 1),
        ("gecertificeerde-instellingen", 2),
        ("ggd", 1),
        ("ggz", 1),
        ("jeugdhulp", 1),
        ("leerplicht", 1),
        ("lokale-teams", 2),
        ("meldpunt-mensenhandel-jeugdprostitutie", 1),
        ("onderwijs", 1),
        ("raad-voor-de-kinderbescherming", 2),
        ("stimenz", 2),
        ("veilig-thuis", 3),
        ("verslavingszorg", 1),
        ("wmo", 1),
    ];
    assert_eq!(tally(named), BTreeMap::from(expected));
}

#[test]
fn nothing_is_said_that_the_source_does_not_know() {
    let agenda = agenda();
    for record in ["doelen", "actions"].iter().flat_map(|collection| records(&agenda, collection)) {
        assert!(record["roles"].is_null(), "an owner at {record}");
        assert!(record["koers"].is_null(), "a koers at {record}");
    }
    assert!(records(&agenda, "actions").iter().all(|action| action["status"] == "niet_gestart"));
    assert!(agenda["people"].is_null() && agenda["notes"].is_null());
}

#[test]
fn doubts_are_whole_sentences() {
    let agenda = agenda();
    for record in COLLECTIONS.iter().flat_map(|collection| records(&agenda, collection)) {
        for doubt in texts(record, "doubts") {
            assert!(doubt.ends_with('.') && doubt.starts_with(char::is_uppercase), "{doubt}");
        }
    }
    assert!(["CIG", "Gl's", "0.a.", "financién"].iter().all(|slip| !TEXT.contains(slip)));
}

#[test]
fn is_written_as_the_program_writes_it() {
    assert!(indent_again(TEXT) == TEXT, "not pretty printed with two spaces");
    let empty = ["\": \"\"", "\": []", "\": {}", "\": false", "\": null"];
    assert!(empty.iter().all(|value| !TEXT.contains(value)));
}

#[test]
fn keys_stand_in_their_order() {
    let (mut collection, mut last) = ("", BTreeMap::new());
    for line in TEXT.lines() {
        let depth = line.len() - line.trim_start().len();
        let Some(key) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\": ")) else {
            if line == "    {" {
                last.remove(&6);
            }
            continue;
        };
        let place = match (depth, collection) {
            (2, _) => "",
            (4, "head") => "head",
            (6, name) if name != "head" => name,
            _ => continue,
        };
        let order = KEYS.iter().find(|(name, _)| *name == place).map_or("", |(_, order)| order);
        let rank = order.split(' ').position(|known| known == key.0);
        assert!(rank > last.insert(depth, rank).flatten(), "{line} is unknown or too late");
        if depth == 2 {
            collection = key.0;
        }
    }
}
