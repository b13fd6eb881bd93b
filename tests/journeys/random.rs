//! Owns the journey of nobody in particular: keys, pastes, clicks and sizes by chance, the same ones every time.
//!
//! All that can stand on top comes by. After every step the desk looks whether what is always true still is; at the end everything is undone and done again.

use std::collections::BTreeSet;

use overleg::agenda::Id;
use overleg::app::Input;
use overleg::app::mouse::MouseKind;

use super::desk::Desk;
use super::overlays::{OPENERS, golden_of};

const SEQUENCES: u64 = 50;
const STEPS: usize = 60;
/// More undo steps than a sequence can make.
const MANY: usize = 400;

pub(super) const KEYS: &str = "up down left right home end pageup pagedown tab shift-tab enter enter enter esc esc space insert \
    delete backspace plus minus f1 f2 f4 f5 ctrl-s ctrl-f ctrl-z ctrl-y ctrl-up ctrl-down ctrl-left ctrl-right ctrl-a \
    ctrl-w ctrl-x ctrl-c shift-left shift-right shift-up shift-down shift-home shift-end 1 2 3 4 5 a b c d e f g h i j \
    k l m n o p q r s t u U I v V w x z J K L G - ctrl-t / ? : ctrl-p f12 ctrl-o ctrl-n é ß Ĳ";

const TEXTS: [&str; 6] = [
    "Eén tekst",
    "twee\nregels\r\nen\teen tab",
    "\u{1b}[2J\u{9b}31m\u{7}\u{0}\u{7f}",
    "\u{202e}achterstevoren\u{2066}\u{200b}\u{feff}\u{ad}",
    "👩‍👩‍👧‍👦 🇳🇱 한국어 e\u{301}\u{301}\u{301} \u{301}los",
    "/ 2025 / / 2026",
];

/// A row of numbers that is the same for the same start.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(count).unwrap()).unwrap()
    }
}

#[test]
fn whatever_somebody_presses_nothing_breaks_and_everything_can_be_undone() {
    let keys: Vec<&str> = KEYS.split_whitespace().collect();
    let mut opened = BTreeSet::new();
    for sequence in 1..=SEQUENCES {
        let mut chance = Chance(sequence.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut desk = if sequence % 10 == 0 { Desk::open_empty() } else { Desk::open("harderwijk") };
        if sequence % 5 == 0 {
            desk.press("w k");
        }
        for _ in 0..STEPS {
            step(&mut desk, &keys, &mut chance);
            opened.extend(desk.app().top().map(golden_of));
            if desk.has_stopped() {
                break;
            }
        }
        if !desk.has_stopped() {
            back_and_forth(&mut desk);
        }
    }
    assert_eq!(opened.len(), OPENERS.len(), "dit kwam alleen langs: {opened:?}");
}

/// Returns the row that is chosen and which rows are marked.
fn selection(desk: &Desk) -> (Option<Id>, Vec<Id>) {
    let (app, shown) = (desk.app(), desk.app().actions_shown());
    let marked = shown.iter().filter(|id| app.is_marked(id)).cloned().collect();
    (app.action().map(|action| action.id.clone()), marked)
}

pub(super) fn step(desk: &mut Desk, keys: &[&str], chance: &mut Chance) {
    match chance.below(20) {
        0 => drop(desk.paste(TEXTS[chance.below(TEXTS.len())])),
        1 => {
            let (width, height) = (chance.below(251), chance.below(81));
            let before = selection(desk);
            desk.at(u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
            assert!(selection(desk) == before, "een andere maat kiest iets anders\n{}", desk.text());
        }
        2 => drop(desk.take(Input::Idle).at(80, 24)),
        3 | 4 => point(desk, chance),
        5 => drop(desk.press("esc esc esc").press(OPENERS[chance.below(OPENERS.len())].0)),
        _ => drop(desk.press(keys[chance.below(keys.len())])),
    }
}

fn point(desk: &mut Desk, chance: &mut Chance) {
    use MouseKind::{DoublePress, Drag, Press, Release, WheelDown, WheelUp};
    let place = |chance: &mut Chance| (chance.below(125), chance.below(35));
    let (from, to) = (place(chance), place(chance));
    let whole = |(column, row)| (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    let kinds: &[MouseKind] = match chance.below(4) {
        0 => &[Press, Release],
        1 => &[Press, Release, DoublePress, Release],
        2 => &[WheelDown, WheelDown, WheelUp],
        _ => &[Press, Drag, Release],
    };
    for kind in kinds {
        desk.mouse(*kind, whole(if *kind == Drag { to } else { from }));
    }
}

#[track_caller]
fn back_and_forth(desk: &mut Desk) {
    desk.at(80, 24).press("esc esc esc esc esc esc esc esc 2");
    let after = desk.json();
    let mut undone = 0;
    let is_at_the_start = |text: &str| {
        text.contains("Er is niets om ongedaan te maken.") || text.contains("Dit ligt vóór deze zitting.")
    };
    while undone < MANY && !is_at_the_start(&desk.press("u").text()) {
        undone += 1;
    }
    desk.press("esc");
    let before = desk.began().to_owned();
    desk.is_as(&before);
    for _ in 0..undone {
        desk.press("U");
    }
    desk.is_as(&after).check_disk();
    desk.crash().is_as(&after);
}
