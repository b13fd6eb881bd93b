//! Owns the proof that no text drives the terminal: every byte of every frame of uses by chance, on texts that try everything.

use std::collections::BTreeSet;
use std::io::{Write, stdout};

use overleg::app::App;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use serde_json::Value;

use super::desk::Desk;
use super::harm::{NASTY, harm};
use super::hostile::poison;
use super::overlays::OPENERS;
use super::random::{Chance, KEYS, step};
use super::residue::Sent;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");
const ROUNDS: u64 = 10;
const STEPS: usize = 50;

/// Returns the bytes of a first frame, with all that is on the screen in it.
fn frame(app: &App) -> String {
    let (sent, (width, height)) = (Sent::default(), app.size());
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(sent.clone()), options).unwrap();
    terminal.draw(|frame| overleg::screen::draw(app, frame)).unwrap();
    String::from_utf8(sent.0.take()).unwrap()
}

fn hostile_desk() -> Desk {
    let mut agenda: Value = serde_json::from_str(HARDERWIJK).unwrap();
    poison(&mut agenda, NASTY);
    Desk::with(&agenda.to_string())
}

#[test]
fn no_frame_of_any_use_holds_what_a_text_put_there() {
    let keys: Vec<&str> = KEYS.split_whitespace().collect();
    let (mut frames, mut bytes) = (0, 0);
    for seed in 1..=ROUNDS {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut desk = hostile_desk();
        for number in 0..STEPS {
            match number % 5 {
                0 => drop(desk.press("esc esc esc esc").press(OPENERS[chance.below(OPENERS.len())].0)),
                1 => drop(desk.paste(NASTY)),
                _ => step(&mut desk, &keys, &mut chance),
            }
            if desk.has_stopped() {
                break;
            }
            let sent = frame(desk.app());
            assert_eq!(harm(&sent), BTreeSet::new(), "seed {seed}, step {number}\n{}", desk.text());
            (frames, bytes) = (frames + 1, bytes + sent.len());
        }
    }
    writeln!(stdout(), "{frames} frames, {bytes} bytes, seeds 1 to {ROUNDS}").unwrap();
}
