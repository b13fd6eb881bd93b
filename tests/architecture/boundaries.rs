//! Where the outside may be touched: crates, the clock, chance, the disk, the operating system and the terminal.
//!
//! Our own rooms among each other stand in `layers`.

use super::lexer::{Token, closing, is_name};
use super::paths::{Path, paths};
use super::source::{Source, assert_none, program};

/// Each crate with the only places that may name it.
const CRATES: &[(&str, &[&str])] = &[
    ("ratatui", &["screen", "layout", "runtime"]),
    ("crossterm", &["keymap/key", "runtime"]),
    ("fuzzy_matcher", &["lookup"]),
    ("chrono", &["date"]),
    ("color_eyre", &["main", "cli", "runtime"]),
    ("directories", &["cli", "runtime"]),
    ("clap", &["cli"]),
    ("signal_hook", &["runtime"]),
    ("csv", &["exchange"]),
    ("encoding_rs", &["exchange"]),
];

const CLOCK_AND_CHANCE: &[&str] = &["runtime", "cli"];
const CLOCKS: &[[&str; 2]] = &[["SystemTime", "now"], ["Instant", "now"], ["Local", "now"], ["Utc", "now"]];
const CHANCES: &[&str] = &["rand", "getrandom", "fastrand", "uuid", "RandomState"];

const SYSTEM: &[&str] = &["runtime/os", "store/fs"];
const SYSTEM_WORDS: &[&str] = &["unix", "windows", "target_os", "target_family"];

const DISK: &[&str] = &["store/fs", "runtime", "cli"];

const PRINTERS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

#[test]
fn each_crate_stays_in_its_room() {
    check("A crate from outside is used where it does not belong (see CRATES):", |source| {
        found(source, |path| foreign_crate(source, path))
    });
}

#[test]
fn only_the_runtime_reads_the_clock_or_throws_dice() {
    check("Time and chance come in as data, from the runtime:", |source| {
        if source.is_in(CLOCK_AND_CHANCE) { Vec::new() } else { found(source, clock_or_chance) }
    });
}

#[test]
fn only_two_files_know_the_operating_system() {
    check("What differs by operating system stands in runtime/os.rs and store/fs.rs:", |source| {
        if source.is_in(SYSTEM) {
            return Vec::new();
        }
        let paths =
            found(source, |path| path.starts_with(&["std", "os"]).then(|| "names std::os".to_owned()));
        paths.into_iter().chain(system_conditions(source)).collect()
    });
}

#[test]
fn nothing_starts_another_program() {
    check("A folder of somebody else must not be able to run anything:", |source| {
        let starts = |path: &Path| {
            let names =
                path.starts_with(&["std", "process", "Command"]) || path.names(["process", "Command"]);
            (!path.test && names).then(|| "names process::Command".to_owned())
        };
        found(source, starts)
    });
}

#[test]
fn only_the_store_the_runtime_and_the_command_line_touch_the_disk() {
    check("Files are for store/fs.rs, runtime and cli:", |source| {
        if source.is_in(DISK) { Vec::new() } else { found(source, disk) }
    });
}

#[test]
fn nothing_prints_past_the_screen() {
    check("Nothing prints; what the command line says goes to a writer:", |source| {
        let printed = source
            .tokens
            .windows(2)
            .filter(|pair| PRINTERS.contains(&pair[0].text.as_str()) && pair[1].text == "!");
        printed.map(|pair| source.at(pair[0].first, &format!("{}!", pair[0].text))).collect()
    });
}

#[test]
fn drawing_changes_nothing() {
    check("The screen takes shared references only:", |source| {
        if source.is_in(&["screen"]) { mutable_apps(source) } else { Vec::new() }
    });
}

fn check(rule: &str, offences: impl Fn(&Source) -> Vec<String>) {
    assert_none(rule, &program().iter().flat_map(offences).collect::<Vec<_>>());
}

fn found(source: &Source, offence: impl Fn(&Path) -> Option<String>) -> Vec<String> {
    let paths = paths(&source.tokens);
    paths.iter().filter_map(|path| offence(path).map(|offence| source.at(path.line, &offence))).collect()
}

fn foreign_crate(source: &Source, path: &Path) -> Option<String> {
    let first = path.segments.first()?;
    // ratatui hands out crossterm too; that is the same crate by another door.
    let name = if path.starts_with(&["ratatui", "crossterm"]) { "crossterm" } else { first };
    let (_, places) = CRATES.iter().find(|(known, _)| *known == name)?;
    (!source.is_in(places)).then(|| format!("{name} is for {}", places.join(", ")))
}

fn clock_or_chance(path: &Path) -> Option<String> {
    let clock =
        CLOCKS.iter().find(|pair| path.names(**pair)).map(|pair| format!("reads {}", pair.join("::")));
    let chance = || path.segments.iter().find(|name| CHANCES.contains(&name.as_str()));
    clock.or_else(|| chance().map(|name| format!("throws dice with {name}")))
}

fn disk(path: &Path) -> Option<String> {
    // A test may lay out a folder of its own.
    (!path.test && path.starts_with(&["std", "fs"])).then(|| format!("names {}", path.segments.join("::")))
}

fn system_conditions(source: &Source) -> Vec<String> {
    let tokens = &source.tokens;
    let conditions = (0..tokens.len()).filter(|at| ["cfg", "cfg_attr"].contains(&tokens[*at].text.as_str()));
    let by_system = conditions.filter(|at| names_a_system(tokens, *at));
    by_system.map(|at| source.at(tokens[at].first, "asks for the operating system")).collect()
}

fn names_a_system(tokens: &[Token], at: usize) -> bool {
    let open = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.text == "!"));
    let is_call = tokens.get(open).is_some_and(|token| token.text == "(");
    is_call
        && tokens[open..closing(tokens, open)].iter().any(|token| SYSTEM_WORDS.contains(&token.text.as_str()))
}

fn mutable_apps(source: &Source) -> Vec<String> {
    let tokens = &source.tokens;
    let borrowed = (1..tokens.len()).filter(|at| {
        let before = tokens[at - 1].text.as_str();
        tokens[*at].text == "mut"
            && (before == "&" || before.starts_with('\''))
            && last_name(&tokens[at + 1..]) == "App"
    });
    borrowed.map(|at| source.at(tokens[at].first, "takes &mut App")).collect()
}

fn last_name(tokens: &[Token]) -> &str {
    let path =
        tokens.iter().map(|token| token.text.as_str()).take_while(|text| is_name(text) || *text == "::");
    path.last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, code: &str) -> Source {
        Source::new(path, code.to_owned())
    }

    fn crates(path: &str, code: &str) -> usize {
        let source = source(path, code);
        found(&source, |path| foreign_crate(&source, path)).len()
    }

    #[test]
    fn a_crate_out_of_its_room_is_found_by_every_door() {
        assert_eq!(crates("src/app.rs", "use ratatui::text::Line; fn a(b: chrono::NaiveDate) {}"), 2);
        assert_eq!(crates("src/screen.rs", "use ratatui::{Frame, crossterm::event::Event};"), 1);
        assert_eq!(crates("src/keymap/key.rs", "use crossterm::event::KeyCode;"), 0);
        assert_eq!(crates("src/keymap.rs", "// crossterm::event\nfn crossterm() { let clap = 1; }"), 0);
    }

    #[test]
    fn the_clock_and_the_disk_are_found() {
        let code = "use std::{fs, io}; fn a() { std::time::Instant::now(); } #[cfg(test)] mod tests { use std::fs; }";
        let source = source("src/app.rs", code);
        assert_eq!(found(&source, clock_or_chance), ["src/app.rs:1: reads Instant::now"]);
        assert_eq!(found(&source, disk), ["src/app.rs:1: names std::fs"]);
    }

    #[test]
    fn a_question_about_the_system_is_found() {
        let code = "#[cfg(unix)]\nfn a() {}\n#[cfg(test)]\nfn b() { cfg!(not(windows)); }\nfn unix() {}";
        assert_eq!(system_conditions(&source("src/app.rs", code)).len(), 2);
    }

    #[test]
    fn a_screen_that_could_change_the_app_is_found() {
        let code =
            "fn a(x: &mut App, y: &'a mut crate::app::App, z: &App, f: &mut Frame, g: &mut App::Part) {}";
        assert_eq!(mutable_apps(&source("src/screen.rs", code)).len(), 2);
    }
}
