//! Owns what is left behind on a terminal: nothing, also of letters about whose width terminals disagree.
//!
//! The model terminal counts every character by itself: a family of four takes eight columns there and two here. What
//! it shows after a frame over another frame must be what it shows after that frame alone.

use std::cell::RefCell;
use std::io::Write;
use std::num::NonZeroU16;
use std::rc::Rc;

use overleg::app::App;
use overleg::app::terminal::{Colours, Terminal as Shown};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use serde_json::{Value, json};
use vt100::Parser;

use super::desk::Desk;

const CLUSTERS: [&str; 16] = [
    "👩‍👩‍👧‍👦",
    "🇳🇱",
    "🇳",
    "👍🏽",
    "a🏽",
    "⌨️",
    "⌨",
    "❤️‍🔥",
    "漢字",
    "ｶﾞ\u{ff9e}",
    "กำ",
    "क्षि",
    "한국",
    "e\u{301}",
    "\u{301}\u{302}",
    "1️⃣",
];

/// What the program sends goes here, as to a terminal.
#[derive(Clone, Default)]
pub(super) struct Sent(pub(super) Rc<RefCell<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A terminal with our frames in it.
struct Model {
    sent: Sent,
    terminal: Terminal<CrosstermBackend<Sent>>,
    parser: Parser,
}

impl Model {
    fn new((width, height): (u16, u16)) -> Self {
        let sent = Sent::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(sent.clone()), options).unwrap();
        Self { sent, terminal, parser: Parser::new(room(height), room(width), 0) }
    }

    fn draw(&mut self, app: &App) {
        self.terminal.draw(|frame| overleg::screen::draw(app, frame)).unwrap();
        self.parser.process(&self.sent.0.take());
    }

    /// Returns every row, cell by cell with what it looks like; a cell that was never written is a blank one.
    fn rows(&self) -> Vec<String> {
        let screen = self.parser.screen();
        let (height, width) = screen.size();
        let show = |row, column| {
            let cell = screen.cell(row, column).unwrap();
            let text = if cell.has_contents() || cell.is_wide_continuation() { cell.contents() } else { " " };
            let marks = [cell.bold(), cell.underline(), cell.inverse()].map(u8::from);
            format!("{text}{:?}{:?}{marks:?}", cell.fgcolor(), cell.bgcolor())
        };
        (0..height.get()).map(|row| (0..width.get()).map(|column| show(row, column)).collect()).collect()
    }
}

fn room(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap()
}

/// An agenda with these letters in its titles, names and planning, and some that have none.
fn agenda() -> String {
    let action = |(number, cluster): (usize, &&str)| {
        let title = if number % 3 == 2 {
            "Een gewone titel zonder iets".into()
        } else {
            format!("x{cluster}y {cluster} einde")
        };
        json!({"id": format!("a{number}"), "number": number.to_string(), "title": title, "planning": cluster})
    };
    let actions: Vec<Value> = CLUSTERS.iter().chain(&CLUSTERS).enumerate().map(action).collect();
    json!({"format": "overleg-agenda/1", "head": {"id": "r", "title": "Resten 👩‍👩‍👧‍👦"}, "actions": actions})
        .to_string()
}

#[test]
fn a_frame_over_another_leaves_nothing_behind() {
    const STEPS: [&str; 24] = [
        "down",
        "down",
        "end",
        "home",
        "pagedown",
        "up",
        "enter",
        "left",
        "backspace",
        "home delete",
        "esc",
        "5",
        "down",
        "z",
        "esc",
        "2 /",
        "esc",
        "e",
        "down",
        "esc",
        "p",
        "esc",
        "x",
        "u",
    ];
    for (colours, size) in [(Colours::True, (120, 30)), (Colours::None, (120, 30)), (Colours::True, (80, 24))]
    {
        let mut desk = Desk::with(&agenda());
        desk.in_terminal(Shown { colours, ..Shown::default() }).at(size.0, size.1);
        let mut over = Model::new(size);
        over.draw(desk.app());
        for keys in STEPS {
            desk.press(keys);
            over.draw(desk.app());
            let mut fresh = Model::new(size);
            fresh.draw(desk.app());
            let (over, fresh) = (over.rows(), fresh.rows());
            for (row, (over, fresh)) in over.iter().zip(&fresh).enumerate() {
                assert_eq!(over, fresh, "na {keys}, rij {row}\n{}", desk.picture());
            }
        }
    }
}
