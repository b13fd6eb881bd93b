//! Measures a zelfscan of the whole country beside one of six gemeenten in the same run: a key and the frame that shows it
//! in every step of the session, and opening the agenda.
//!
//! Nothing here waits for a terminal: the frame goes to a buffer, as the library that draws compares and sends it.

#![expect(clippy::expect_used, reason = "a measure that cannot begin says why")]

use std::hint::black_box;

use divan::Bencher;
use overleg::agenda::{Agenda, Id};
use overleg::app::settings::Settings;
use overleg::app::{App, Disk, Input, Opening};
use overleg::date::{Day, Moment};
use overleg::exchange::table;
use overleg::keymap::{Key, Keymaps, Stroke};
use overleg::screen;
use overleg::zelfscan::{Intake, Preview, Set, begin, reveal, scored};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A subregion, and all gemeenten there are.
const GEMEENTEN: [usize; 2] = [6, 342];
const WIDTH: u16 = 120;
const HEIGHT: u16 = 30;
const SIGNS: [&str; 6] = ["3", "2", "4", "?", "1", "3"];

fn main() {
    divan::main();
}

/// Returns an agenda with two metingen of all questions, filled in by all; the first one was revealed, and half of the other.
fn scanned(gemeenten: usize) -> Agenda {
    let named: Vec<String> = (0..gemeenten)
        .map(|place| format!(r#"{{"id": "g{place}", "name": "Gemeente {place}", "short": "G{place}"}}"#))
        .collect();
    let text = format!(
        r#"{{"format": "overleg-agenda/1", "head": {{"id": "land", "title": "Land"}}, "gemeenten": [{}]}}"#,
        named.join(",")
    );
    let mut agenda = Agenda::from_json(&text).expect("an agenda").agenda;
    let day = Day::new(2026, 3, 12).expect("a day");
    for (turn, name) in ["m1", "m2"].into_iter().enumerate() {
        let id = Id::from(name);
        let begun = begin(&agenda, &Set::standard(), &id, (name, day, false));
        agenda.apply(&begun).expect("it begins");
        let meting = agenda.metingen.record(&id).expect("it is there").clone();
        for (place, question) in meting.questions.iter().enumerate() {
            for (row, gemeente) in meting.gemeenten.iter().enumerate() {
                let sign = SIGNS[(place + row * 5 + turn) % SIGNS.len()];
                let change = scored(&agenda, (&id, question, gemeente), sign);
                agenda.apply(&Vec::from_iter(change)).expect("it is filled in");
            }
        }
        let seen = &meting.questions[..meting.questions.len() / (turn + 1)];
        agenda.apply(&Vec::from_iter(reveal(&agenda, &meting, seen, true))).expect("it is revealed");
    }
    agenda
}

/// An app with keys that are pressed in turn.
struct Desk {
    app: App,
    keys: Vec<Stroke>,
    pressed: usize,
    terminal: Terminal<TestBackend>,
}

impl Desk {
    /// Opens a scan, goes where these keys lead, and presses the others while it is measured.
    fn new(gemeenten: usize, to: &str, keys: &str) -> Self {
        let mut app = App::new(Opening {
            agenda: scanned(gemeenten),
            earlier: false,
            draft: None,
            standing: Vec::new(),
            disk: Disk::Saved,
            keymaps: Keymaps::standard(),
            settings: Settings::default(),
            look: None,
            now: Moment::parse("2026-03-12T10:24:00+01:00").expect("a moment"),
            seed: 26,
            size: (WIDTH, HEIGHT),
        });
        app.update(Input::Idle);
        for stroke in strokes(to) {
            app.update(Input::Key(stroke));
        }
        let terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).expect("a buffer");
        Self { app, keys: strokes(keys), pressed: 0, terminal }
    }

    fn press_and_draw(&mut self) {
        let stroke = self.keys[self.pressed % self.keys.len()];
        self.pressed += 1;
        black_box(self.app.update(Input::Key(stroke)));
        self.terminal.draw(|frame| screen::draw(&self.app, frame)).expect("drawn");
    }
}

fn strokes(keys: &str) -> Vec<Stroke> {
    let stroke = |key| Stroke { key: Key::parse(key).expect("a key"), repeat: false };
    keys.split_whitespace().map(stroke).collect()
}

fn measure(bencher: Bencher, gemeenten: usize, (to, keys): (&str, &str)) {
    let mut desk = Desk::new(gemeenten, to, keys);
    bencher.bench_local(|| desk.press_and_draw());
}

/// The floor: a frame of the same size with nothing in it.
#[divan::bench]
fn frame_of_nothing(bencher: Bencher) {
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).expect("a buffer");
    bencher.bench_local(|| {
        terminal.draw(|_| {}).expect("drawn");
    });
}

/// Spelregels: how far each meting is.
#[divan::bench(args = GEMEENTEN)]
fn rules(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z", "up down"));
}

/// Invullen: from question to question.
#[divan::bench(args = GEMEENTEN)]
fn entry(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter", "down down down up up up"));
}

/// Invullen: a score, and the same one taken back.
#[divan::bench(args = GEMEENTEN)]
fn entry_score(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter end left", "1 left 2 left"));
}

/// Bespreeklijst.
#[divan::bench(args = GEMEENTEN)]
fn choosing(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter tab", "down down down up up up"));
}

/// Bespreken: questions that were revealed.
#[divan::bench(args = GEMEENTEN)]
fn talk(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter tab tab home", "right right left left"));
}

/// Bespreken: from gemeente to gemeente.
#[divan::bench(args = GEMEENTEN)]
fn talk_row(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter tab tab home", "down down up up"));
}

/// Beeld.
#[divan::bench(args = GEMEENTEN)]
fn picture(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter tab tab tab home", "down down down up up up"));
}

/// Vergelijken: questions that both metingen show.
#[divan::bench(args = GEMEENTEN)]
fn compared(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("g z enter tab tab tab tab home", "down down down up up up"));
}

/// The session opened from the agenda, and closed.
#[divan::bench(args = GEMEENTEN)]
fn open_session(bencher: Bencher, gemeenten: usize) {
    measure(bencher, gemeenten, ("esc", "g z esc"));
}

/// The peer of reading an agenda: the same bytes as values of the library that reads them.
#[divan::bench(args = GEMEENTEN)]
fn read_as_values(bencher: Bencher, gemeenten: usize) {
    let text = scanned(gemeenten).to_json();
    bencher.bench_local(|| serde_json::from_str::<serde_json::Value>(&text).is_ok());
}

/// Reading an agenda with its scans.
#[divan::bench(args = GEMEENTEN)]
fn read(bencher: Bencher, gemeenten: usize) {
    let text = scanned(gemeenten).to_json();
    bencher.bench_local(|| Agenda::from_json(&text).is_ok());
}

/// Returns a filled-in sheet of all gemeenten: a line per question of each.
fn filled(gemeenten: usize) -> Vec<u8> {
    let numbers: Vec<String> = Set::standard()
        .sections
        .iter()
        .flat_map(|section| section.questions.iter().map(|question| question.id.clone()))
        .collect();
    let lines = (0..gemeenten).flat_map(|gemeente| {
        numbers.iter().map(move |number| format!("Gemeente {gemeente};vr {number};3;omdat het zo is"))
    });
    format!("Gemeente;Nummer;Score;Toelichting\r\n{}", lines.collect::<Vec<_>>().join("\r\n")).into_bytes()
}

/// The floor of reading in: the same file as a table only.
#[divan::bench(args = GEMEENTEN)]
fn intake_table(bencher: Bencher, gemeenten: usize) {
    let file = filled(gemeenten);
    bencher.bench_local(|| table(black_box(&file)));
}

/// What a sheet would change in the last meting, and all that is told of it.
#[divan::bench(args = GEMEENTEN)]
fn intake_preview(bencher: Bencher, gemeenten: usize) {
    let (agenda, table) = (scanned(gemeenten), table(&filled(gemeenten)).expect("a table"));
    let meting = agenda.metingen.iter().last().expect("a meting");
    let intake = Intake { name: "land.csv", table: &table, only: None };
    bencher.bench_local(|| {
        let preview = Preview::new(&agenda, meting, intake).expect("a sheet");
        black_box(preview.told(&agenda, meting))
    });
}
