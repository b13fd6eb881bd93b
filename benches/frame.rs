//! Measures a frame and the keys that lead to one at several sizes, beside a frame of nothing in the same run.
//!
//! Nothing here waits for a terminal: the frame goes to a buffer, as the library that draws compares and sends it.

#![expect(clippy::expect_used, reason = "a measure that cannot begin says why")]

use divan::Bencher;
use overleg::app::settings::Settings;
use overleg::app::{App, Disk, Effect, Input, Opening};
use overleg::date::Moment;
use overleg::keymap::{Key, Keymaps, Stroke};
use overleg::sample::sample;
use overleg::screen;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const SIZES: [usize; 4] = [43, 1_000, 10_000, 100_000];
const SEED: u64 = 26;
const WIDTH: u16 = 200;
const HEIGHT: u16 = 60;

/// As far as the cursor walks before it turns round: past the end of the window, so that the rows move too.
const WALK: usize = 100;

fn main() {
    divan::main();
}

/// An app with keys that are pressed in turn.
struct Desk {
    app: App,
    keys: Vec<Stroke>,
    pressed: usize,
}

impl Desk {
    fn new(actions: usize, keys: &str) -> Self {
        let mut app = App::new(Opening {
            agenda: sample(actions, SEED),
            earlier: false,
            draft: None,
            standing: Vec::new(),
            disk: Disk::Saved,
            keymaps: Keymaps::standard(),
            settings: Settings::default(),
            look: None,
            now: Moment::parse("2026-03-12T10:24:00+01:00").expect("a moment"),
            seed: SEED,
            size: (WIDTH, HEIGHT),
        });
        app.update(Input::Idle);
        Self { app, keys: strokes(keys), pressed: 0 }
    }

    /// Presses some keys once, before the measuring.
    fn after(mut self, keys: &str) -> Self {
        for stroke in strokes(keys) {
            self.app.update(Input::Key(stroke));
        }
        self
    }

    fn press(&mut self) -> Vec<Effect> {
        let stroke = self.keys[self.pressed % self.keys.len()];
        self.pressed += 1;
        self.app.update(Input::Key(stroke))
    }
}

fn strokes(keys: &str) -> Vec<Stroke> {
    let stroke = |key| Stroke { key: Key::parse(key).expect("a key"), repeat: false };
    keys.split_whitespace().map(stroke).collect()
}

fn there_and_back() -> String {
    "down ".repeat(WALK) + &"up ".repeat(WALK)
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(WIDTH, HEIGHT)).expect("a buffer")
}

/// The floor: a frame of the same size with nothing in it.
#[divan::bench]
fn frame_of_nothing(bencher: Bencher) {
    let mut terminal = terminal();
    bencher.bench_local(|| {
        terminal.draw(|_| {}).expect("drawn");
    });
}

/// A key that moves the cursor, and the frame that shows it.
#[divan::bench(args = SIZES)]
fn move_and_frame(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, &there_and_back());
    let mut terminal = terminal();
    bencher.bench_local(|| {
        let effects = desk.press();
        terminal.draw(|frame| screen::draw(&desk.app, frame)).expect("drawn");
        effects
    });
}

/// The same with the keys in Detail, which is the longest text of all windows.
/// The timeline alone on the screen: its rows and the bars in them.
#[divan::bench(args = SIZES)]
fn walk_timeline_and_frame(bencher: Bencher, actions: usize) {
    let (mut desk, mut terminal) = (Desk::new(actions, &there_and_back()).after("g p"), terminal());
    bencher.bench_local(|| {
        desk.press();
        terminal.draw(|frame| screen::draw(&desk.app, frame)).is_ok()
    });
}

/// Going on in time at the scale of a month.
#[divan::bench(args = SIZES)]
fn scroll_in_time_and_frame(bencher: Bencher, actions: usize) {
    let (mut desk, mut terminal) = (Desk::new(actions, "left right").after("g p - plus"), terminal());
    bencher.bench_local(|| {
        desk.press();
        terminal.draw(|frame| screen::draw(&desk.app, frame)).is_ok()
    });
}

#[divan::bench(args = SIZES)]
fn scroll_detail_and_frame(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, "down down down up up up").after("5");
    let mut terminal = terminal();
    bencher.bench_local(|| {
        let effects = desk.press();
        terminal.draw(|frame| screen::draw(&desk.app, frame)).expect("drawn");
        effects
    });
}

/// What the app does for a key that moves the cursor.
#[divan::bench(args = SIZES)]
fn move_cursor(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, &there_and_back());
    bencher.bench_local(|| desk.press());
}

/// The same while a filter leaves a part of the actions.
#[divan::bench(args = SIZES)]
fn move_cursor_filtered(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, &there_and_back()).after("f n down enter");
    bencher.bench_local(|| desk.press());
}

/// The same within one branch of the tree.
#[divan::bench(args = SIZES)]
fn move_cursor_in_branch(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, &there_and_back()).after("1 down 2");
    bencher.bench_local(|| desk.press());
}

/// What the app does for a status: the change, the line for the journal, the rows derived anew.
#[divan::bench(args = SIZES)]
fn set_status(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, "s l s n");
    bencher.bench_local(|| [desk.press(), desk.press()]);
}

/// What the app does for a letter in an open field: the draft that survives a crash.
#[divan::bench(args = SIZES)]
fn type_letter(bencher: Bencher, actions: usize) {
    let mut desk = Desk::new(actions, "a b c backspace backspace backspace").after("f2");
    bencher.bench_local(|| desk.press());
}
