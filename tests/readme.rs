//! Holds the README and the guides to the program: the picture, the table of keys, the commands, the links.
//!
//! `OVERLEG_UPDATE_PICTURES=1 cargo test --test readme` writes anew what the program makes.

#![expect(clippy::unwrap_used, reason = "a test may stop at a file that it cannot read")]

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use overleg::agenda::Agenda;
use overleg::app::help::key_table;
use overleg::app::settings::Settings;
use overleg::app::{App, Disk, Input, Opening};
use overleg::command::Command;
use overleg::date::Moment;
use overleg::keymap::{Keymap, Keymaps, Mode, Stroke, key};
use overleg::screen::{paint, picture, theme::Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (120, 30);

/// A few minutes of use, in the notation of a keymap file: four statuses and an owner.
const USE: &str = "s g down s l down s d down down down s l e n u n s enter";

const UPDATING: &str = "this differs from what the program makes; look at it, and if it is right run: \
                        OVERLEG_UPDATE_PICTURES=1 cargo test --test readme";

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(top().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares a file with what it should hold, or writes it when that was asked for.
fn hold(name: &str, wanted: &str) {
    if std::env::var_os("OVERLEG_UPDATE_PICTURES").is_some() {
        fs::write(top().join(name), wanted).unwrap();
    }
    let found = fs::read_to_string(top().join(name)).unwrap_or_default();
    let other = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    assert!(found == wanted, "{name}, line {}: {UPDATING}", other.map_or(0, |line| line + 1));
}

/// The program in use, without a disk and at a fixed moment.
fn app_in_use() -> App {
    let agenda = Agenda::from_json(&read("data/harderwijk-2024-2028.json")).unwrap().agenda;
    let mut app = App::new(Opening {
        agenda,
        earlier: false,
        draft: None,
        standing: Vec::new(),
        disk: Disk::Saved,
        keymaps: Keymaps::standard(),
        settings: Settings::default(),
        now: Moment::parse("2026-03-12T10:24:00+01:00").unwrap(),
        seed: 1,
        size: SIZE,
    });
    for key in USE.split(' ').flat_map(|name| key::parse_chord(name).unwrap()) {
        app.update(Input::Key(Stroke { key, repeat: false }));
    }
    app
}

#[test]
fn the_picture_is_the_screen() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let area = buffer.area;
    paint(&app_in_use(), &mut buffer, area);
    hold(
        "docs/scherm.svg",
        &picture::svg(&buffer, &Theme::DARK, "Het scherm van overleg met de agenda van Harderwijk"),
    );
}

#[test]
fn the_table_of_keys_is_that_of_the_program() {
    let (begin, end) = ("<!-- toetsen -->", "<!-- /toetsen -->");
    let readme = read("README.md");
    let (before, rest) = readme.split_once(begin).expect("README.md has a place for the keys");
    let (_, after) = rest.split_once(end).expect("the place for the keys ends");
    hold("README.md", &format!("{before}{begin}\n{}{end}{after}", table_of_keys()));
}

fn table_of_keys() -> String {
    let mut table = String::from("| Toets | Opdracht | Waar | Wat het doet |\n|---|---|---|---|\n");
    let mut last = None;
    for row in key_table(&Keymap::standard()) {
        let group = row.command.group();
        if last.replace(group) != Some(group) {
            writeln!(table, "| | **{}** | | |", group.title()).unwrap();
        }
        let keys: Vec<_> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        let (title, does) = (row.command.title(), row.command.explanation());
        writeln!(table, "| {} | {title} | {} | {does} |", keys.join(" "), row.place).unwrap();
    }
    table
}

#[test]
fn the_guide_names_keys_that_exist() {
    const NO_KEYS: [&str; 3] = ["overleg", "overleg open", " / "];
    let keymap = Keymap::standard();
    let all = Mode::ALL.iter().flat_map(|mode| Command::ALL.iter().map(move |command| (*mode, *command)));
    let keys: HashSet<String> =
        all.flat_map(|(mode, command)| keymap.keys_of(mode, command)).map(key::shown).collect();
    let guide = read("docs/handleiding.md");
    let named = guide.split('`').skip(1).step_by(2).filter(|name| !NO_KEYS.contains(name));
    let wrong: Vec<&str> = named.filter(|name| !keys.contains(*name)).collect();
    assert!(wrong.is_empty(), "docs/handleiding.md names keys that do nothing: {wrong:?}");
}

#[test]
fn a_new_engineer_needs_two_commands() {
    let readme = read("README.md");
    for command in ["cargo run --release", "cargo test"] {
        assert!(readme.lines().any(|line| line.trim() == command), "README.md does not say: {command}");
    }
}

#[test]
fn the_proofs_that_are_named_are_there() {
    let listed =
        ["tests/durability", "tests/terminal"].map(|folder| fs::read_dir(top().join(folder)).unwrap());
    let files = listed.into_iter().flatten().map(|entry| entry.unwrap().path());
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let tests: String = sources.map(|path| fs::read_to_string(path).unwrap()).collect();
    let promise = read("docs/durability.md");
    let named = promise.split('`').skip(1).step_by(2).filter(|name| is_test_name(name));
    let missing: Vec<&str> = named.filter(|name| !tests.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "docs/durability.md names tests that are not there: {missing:?}");
}

fn is_test_name(name: &str) -> bool {
    name.contains('_') && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

#[test]
fn every_link_leads_to_a_file() {
    let broken: Vec<String> = guides().iter().flat_map(|guide| broken_links(guide)).collect();
    assert!(broken.is_empty(), "these links lead nowhere:\n{}", broken.join("\n"));
}

fn guides() -> Vec<PathBuf> {
    let listed = fs::read_dir(top().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let guides = listed.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let mut guides: Vec<PathBuf> = guides.collect();
    guides.extend(["README.md", "data/README.md"].map(|name| top().join(name)));
    guides.sort();
    guides
}

fn broken_links(guide: &Path) -> Vec<String> {
    let text = fs::read_to_string(guide).unwrap();
    let folder = guide.parent().unwrap();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    let missing = files.filter(|target| !folder.join(target.split('#').next().unwrap()).exists());
    missing.map(|target| format!("{}: {target}", guide.display())).collect()
}
