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
use overleg::app::versions::{News, Place, Version, Wish};
use overleg::app::{App, Disk, Effect, Input, Opening};
use overleg::command::{Command, Group};
use overleg::date::Moment;
use overleg::keymap::{Keymap, Keymaps, Mode, Stroke, key};
use overleg::screen::{paint, picture, theme_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (120, 30);

/// A picture of the screen: its file in docs, what is pressed for it, and its title.
struct Picture(&'static str, &'static [Do], &'static str);

/// What somebody does for a picture.
enum Do {
    /// Presses keys, in the notation of a keymap file.
    Press(&'static str),
    /// Types text.
    Type(&'static str),
}

use Do::{Press, Type};

/// A few minutes of use: four statuses and an owner.
const USE: Do = Press("s g down s l down s d down down down s l e n u n s enter");

const PICTURES: [Picture; 15] = [
    Picture("scherm", &[USE], "Het scherm van overleg met de agenda van Harderwijk"),
    Picture("beeld/cel", &[Press("f2 end"), Type(" en CJG")], "De titel van actie 1 staat open"),
    Picture("beeld/eigenaar", &[Press("e"), Type("putten")], "De lijst met eigenaren, gezocht op putten"),
    Picture(
        "beeld/markeren",
        &[Press("space down space down space p"), Type("2026-2027")],
        "Drie gemarkeerde acties, en het vakje voor hun planning",
    ),
    Picture("beeld/koers", &[Press("k v"), Type("Wachten op het college")], "Waarom actie 1 vertraagd is"),
    Picture("beeld/stand", &[Press("j l right g right l")], "De stand per gemeente van actie 1"),
    Picture("beeld/formulier", &[Press("b")], "Het formulier van actie 1"),
    Picture(
        "beeld/zoeken",
        &[USE, Press("/"), Type("leidraad"), Press("down")],
        "Wie doet wat, gezocht op leidraad",
    ),
    Picture(
        "beeld/filters",
        &[Press("f g"), Type("harderwijk"), Press("enter f n l f")],
        "Twee filters, en de letters die na f kunnen komen",
    ),
    Picture("beeld/opdrachten", &[Press("f1"), Type("planning")], "De hulp, gezocht op planning"),
    Picture("beeld/vergelijken", &[USE, Press("g h enter")], "Wat er anders is dan in een eerdere versie"),
    Picture(
        "beeld/tijdlijn",
        &[
            Press("2 down p"),
            Type("Pilot Q1 2025 / Borging 2026 e.v."),
            Press("enter down p"),
            Type("uiterlijk 1 juli 2026"),
            Press("enter down p"),
            Type("jaarlijks (juni)"),
            Press("enter down p"),
            Type("afhankelijk van het budget"),
            Press("enter g p esc"),
        ],
        "De planning groot",
    ),
    Picture(
        "beeld/vooruitblik",
        &[
            Press("2 down down down down p"),
            Type("Q2 2026"),
            Press("enter down p"),
            Type("uiterlijk 1 mei 2026"),
            Press("enter down p"),
            Type("jaarlijks (april)"),
            Press("enter g v"),
        ],
        "De vooruitblik",
    ),
    Picture("beeld/projector", &[USE, Press("w t w t esc")], "Het thema projector"),
    Picture(
        "beeld/zelfscan",
        &[Press("g z enter 3 2 4 ? 1 3 tab tab o")],
        "De scores van zes gemeenten op een vraag, onthuld, de hoogste bovenaan",
    ),
];

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

/// The program after this was done, without a disk and at a fixed moment.
fn app_after(acts: &[Do]) -> App {
    let mut app = App::new(Opening {
        agenda: harderwijk(),
        earlier: false,
        draft: None,
        standing: Vec::new(),
        disk: Disk::Saved,
        keymaps: Keymaps::standard(),
        settings: Settings::default(),
        look: None,
        now: now(),
        seed: 1,
        size: SIZE,
    });
    for act in acts {
        match act {
            Press(keys) => keys.split(' ').for_each(|name| press(&mut app, name)),
            Type(text) => give(&mut app, Input::Paste((*text).to_owned())),
        }
    }
    app
}

fn harderwijk() -> Agenda {
    Agenda::from_json(&read("data/harderwijk-2024-2028.json")).unwrap().agenda
}

fn now() -> Moment {
    Moment::parse("2026-03-12T10:24:00+01:00").unwrap()
}

fn press(app: &mut App, name: &str) {
    for key in key::parse_chord(name).unwrap() {
        give(app, Input::Key(Stroke { key, repeat: false }));
    }
}

/// Gives this to the app, and the answer where it asks for earlier versions: there is one.
fn give(app: &mut App, input: Input) {
    for effect in app.update(input) {
        let news = match effect {
            Effect::Version(Wish::List) => {
                let label = Some("Vastgesteld door college".to_owned());
                News::List(vec![Version { file: "college".into(), at: now(), label, place: Place::Kept }])
            }
            Effect::Version(Wish::Read(version)) => News::Read(version, Ok(Box::new(harderwijk()))),
            _ => continue,
        };
        give(app, Input::Version(news));
    }
}

#[test]
fn the_pictures_are_the_screen() {
    for Picture(name, acts, title) in PICTURES {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let (area, app) = (buffer.area, app_after(acts));
        paint(&app, &mut buffer, area);
        hold(&format!("docs/{name}.svg"), &picture::svg(&buffer, theme_of(&app), title));
    }
}

#[test]
fn the_guide_shows_every_picture_of_the_screen() {
    let guides = read("docs/handleiding.md") + &read("README.md");
    let missing: Vec<&str> = PICTURES
        .iter()
        .map(|picture| picture.0)
        .filter(|name| !guides.contains(&format!("{name}.svg)")))
        .collect();
    assert!(missing.is_empty(), "no guide shows these pictures: {missing:?}");
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
    const NO_KEYS: [&str; 5] = ["overleg", "overleg open", "overleg toetsen", "toetsen.toml", " / "];
    let keymap = Keymap::standard();
    let all = Mode::ALL.iter().flat_map(|mode| Command::ALL.iter().map(move |command| (*mode, *command)));
    let keys: HashSet<String> =
        all.flat_map(|(mode, command)| keymap.keys_of(mode, command)).map(key::shown).collect();
    let guide = read("docs/handleiding.md");
    let wrong: Vec<&str> =
        quoted(&guide).filter(|name| !NO_KEYS.contains(name) && !keys.contains(*name)).collect();
    assert!(wrong.is_empty(), "docs/handleiding.md names keys that do nothing: {wrong:?}");
}

#[test]
fn the_guide_names_every_command_that_changes_finds_or_concerns_the_program() {
    let guide = read("docs/handleiding.md");
    let named: HashSet<&str> = quoted(&guide).collect();
    let rows = key_table(&Keymap::standard()).into_iter().filter(|row| {
        matches!(row.command.group(), Group::Changing | Group::Finding | Group::Program)
            && !row.keys.iter().any(|key| named.contains(key.as_str()))
    });
    let missing: Vec<&str> = rows.map(|row| row.command.title()).collect();
    assert!(missing.is_empty(), "docs/handleiding.md names no key for: {missing:?}");
}

/// Returns what stands between grave accents.
fn quoted(guide: &str) -> impl Iterator<Item = &str> {
    guide.split('`').skip(1).step_by(2)
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
    let listed = PROOFS.map(|folder| fs::read_dir(top().join(folder)).unwrap());
    let files = listed.into_iter().flatten().map(|entry| entry.unwrap().path());
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let tests: String = sources.map(|path| fs::read_to_string(path).unwrap()).collect();
    let promise = read("docs/durability.md");
    let named = quoted(&promise).filter(|name| is_test_name(name));
    let missing: Vec<&str> = named.filter(|name| !tests.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "docs/durability.md names tests that are not there: {missing:?}");
}

/// Where the tests stand that may be named as a proof of what is promised.
const PROOFS: [&str; 5] =
    ["tests/durability", "tests/terminal", "tests/laws", "tests/journeys", "tests/architecture"];

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
    let here: HashSet<String> = text.lines().filter_map(anchor).collect();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let missing = targets.filter(|target| !target.contains("://")).filter(|target| {
        let (file, heading) = target.split_once('#').unwrap_or((target, ""));
        if file.is_empty() { !here.contains(heading) } else { !folder.join(file).exists() }
    });
    missing.map(|target| format!("{}: {target}", guide.display())).collect()
}

/// Returns what stands behind # in a link to a heading.
fn anchor(line: &str) -> Option<String> {
    let heading = line.strip_prefix('#')?.trim_start_matches('#').trim();
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
}
