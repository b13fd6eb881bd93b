//! Who may import whom, among our own rooms.
//!
//! Crates from outside and the world (clock, disk, system) stand in `boundaries`.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Path, paths};
use super::source::{Source, assert_none, program};

enum May {
    Import(&'static [&'static str]),
    ImportEverything,
}
use May::{Import, ImportEverything};

/// The rooms from low to high, each with the rooms it may import.
const LAYERS: &[(&str, May)] = &[
    ("date", Import(&[])),
    ("command", Import(&[])),
    ("layout", Import(&[])),
    ("text", Import(&[])),
    ("agenda", Import(&["date"])),
    ("period", Import(&["date"])),
    ("zelfscan", Import(&["agenda", "period", "date"])),
    ("overleg", Import(&["agenda", "period", "date"])),
    ("history", Import(&["agenda", "date"])),
    ("sample", Import(&["agenda"])),
    ("store", Import(&["agenda", "date"])),
    ("lookup", Import(&["agenda", "date", "period"])),
    ("exchange", Import(&["agenda", "period", "zelfscan", "overleg", "date"])),
    ("keymap", Import(&["command"])),
    (
        "app",
        Import(&[
            "agenda", "date", "history", "lookup", "command", "keymap", "layout", "text", "period",
            "zelfscan", "overleg",
        ]),
    ),
    (
        "screen",
        Import(&[
            "app", "agenda", "period", "date", "zelfscan", "overleg", "lookup", "layout", "command",
            "keymap", "text",
        ]),
    ),
    ("runtime", ImportEverything),
    ("cli", ImportEverything),
    ("main", Import(&["cli", "runtime"])),
    ("lib", Import(&[])),
];

type Edges = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_room_imports_only_what_its_layer_allows() {
    let offences: Vec<String> = program().iter().flat_map(forbidden_imports).collect();
    assert_none("A room imports another that its layer may not know (see LAYERS):", &offences);
}

#[test]
fn every_room_has_its_layer() {
    let offences: Vec<String> = program()
        .iter()
        .filter(|source| layer(source.room()).is_none())
        .map(|source| source.at(1, source.room()))
        .collect();
    assert_none("A room is missing from LAYERS:", &offences);
}

#[test]
fn rooms_do_not_import_each_other_in_a_circle() {
    let mut edges = Edges::new();
    for source in program() {
        let rooms = imports(&source).into_iter().map(|(room, _)| room).filter(|room| room != source.room());
        edges.entry(source.room().to_owned()).or_default().extend(rooms);
    }
    assert_none("These rooms import each other in a circle:", &circle(&edges));
}

#[test]
fn the_table_of_layers_has_no_circle_itself() {
    let mut edges = Edges::new();
    for (room, may) in LAYERS {
        if let Import(rooms) = may {
            edges.insert((*room).to_owned(), rooms.iter().map(|room| (*room).to_owned()).collect());
        }
    }
    assert_none("LAYERS allows a circle:", &circle(&edges));
}

fn layer(room: &str) -> Option<&'static May> {
    LAYERS.iter().find(|(name, _)| *name == room).map(|(_, may)| may)
}

fn forbidden_imports(source: &Source) -> Vec<String> {
    let Some(Import(allowed)) = layer(source.room()) else { return Vec::new() };
    let imports = imports(source).into_iter();
    let forbidden = imports.filter(|(room, _)| room != source.room() && !allowed.contains(&room.as_str()));
    forbidden.map(|(room, line)| source.at(line, &format!("{} imports {room}", source.room()))).collect()
}

fn imports(source: &Source) -> Vec<(String, usize)> {
    let found = paths(&source.tokens);
    found.iter().filter_map(|path| imported_room(source, path).map(|room| (room, path.line))).collect()
}

fn imported_room(source: &Source, path: &Path) -> Option<String> {
    let from_root = match path.segments.first()?.as_str() {
        "crate" => &path.segments[1..],
        // In the library `overleg` is the room of the meeting, in the program it is the library.
        "overleg" if source.module == "main" => &path.segments[1..],
        "self" | "super" => above_the_room(source, path)?,
        _ => return None,
    };
    from_root.first().cloned()
}

fn above_the_room<'a>(source: &Source, path: &'a Path) -> Option<&'a [String]> {
    let depth = match source.module.as_str() {
        "lib" | "main" => 0,
        module => module.split('/').count(),
    };
    let steps = path.segments.iter().skip_while(|name| *name == "self");
    let climbed = steps.take_while(|name| *name == "super").count();
    let rest = path.segments.iter().position(|name| name != "self" && name != "super")?;
    (climbed > 0 && climbed >= depth + path.inline).then(|| &path.segments[rest..])
}

/// Returns the rooms in a circle and those that lead into one: a room whose imports all come to an end falls away.
fn circle(edges: &Edges) -> Vec<String> {
    let mut left = edges.clone();
    loop {
        let known: BTreeSet<String> = left.keys().cloned().collect();
        let before = left.len();
        for rooms in left.values_mut() {
            rooms.retain(|room| known.contains(room));
        }
        left.retain(|_, rooms| !rooms.is_empty());
        if left.len() == before {
            break;
        }
    }
    left.iter()
        .map(|(room, rooms)| format!("{room} → {}", rooms.iter().cloned().collect::<Vec<_>>().join(", ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offences(path: &str, code: &str) -> Vec<String> {
        forbidden_imports(&Source::new(path, code.to_owned()))
    }

    #[test]
    fn a_forbidden_import_is_named_with_its_line() {
        let code = "use crate::date::Day;\nuse crate::{agenda::Id,\n  store::{self}};";
        assert_eq!(offences("src/agenda.rs", code), ["src/agenda.rs:3: agenda imports store"]);
        assert_eq!(
            offences("src/agenda/value.rs", "fn a() { crate::app::b() }"),
            ["src/agenda/value.rs:1: agenda imports app"]
        );
    }

    #[test]
    fn climbing_out_of_the_room_is_an_import_too() {
        assert_eq!(offences("src/date.rs", "use super::app::App;").len(), 1);
        assert_eq!(offences("src/date/week.rs", "use super::super::app::App;").len(), 1);
        assert!(offences("src/date/week.rs", "use super::app; use self::super::b;").is_empty());
        assert!(offences("src/date.rs", "mod tests { use super::*; }").is_empty());
    }

    #[test]
    fn taking_the_whole_crate_is_refused() {
        assert_eq!(offences("src/date.rs", "use crate::*;").len(), 1);
    }

    #[test]
    fn main_sees_the_library_by_its_name() {
        assert_eq!(offences("src/main.rs", "use overleg::{cli, store};").len(), 1);
        assert!(offences("src/app.rs", "use crate::overleg; fn a() { overleg::b() }").is_empty());
    }

    #[test]
    fn a_circle_is_found_and_a_chain_is_not() {
        let edges = |pairs: &[(&str, &str)]| {
            let mut edges = Edges::new();
            for (from, to) in pairs {
                edges.entry((*from).to_owned()).or_default().insert((*to).to_owned());
            }
            edges
        };
        assert!(circle(&edges(&[("a", "b"), ("b", "c")])).is_empty());
        assert_eq!(circle(&edges(&[("a", "b"), ("b", "c"), ("c", "b")])), ["a → b", "b → c", "c → b"]);
    }
}
