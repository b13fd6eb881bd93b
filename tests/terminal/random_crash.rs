//! The program killed at a random moment while somebody works: nothing that was shown is lost, nothing is half done.

use std::io::{Write, stdout};
use std::time::SystemTime;

use super::dice::Dice;
use super::script::Script;
use super::shelf::Shelf;

/// Returns what is pressed in a round: titles that occur once, statuses of one and of many, undo and redo, checkpoints.
fn keys(round: usize, dice: &mut Dice) -> Vec<String> {
    let mut keys = Vec::new();
    let mut press = |text: &str| keys.extend(text.split_whitespace().map(str::to_owned));
    for step in 0..12 {
        press("f2 ctrl-a");
        format!("x{round:02}y{step:02}zz").chars().for_each(|letter| press(&letter.to_string()));
        press("enter");
        match dice.throw(9) {
            0 => press("s l"),
            1 => press("s n"),
            2 => press("u"),
            3 => press("u ctrl-y"),
            4 => press("ctrl-s"),
            5 => press("space down space down space s g space up space up space"),
            6 => press("ctrl-s ctrl-s u ctrl-s"),
            _ => {}
        }
        press("down");
    }
    keys
}

/// Presses keys up to a random one, kills the program at once, and looks at what is left.
fn round(shelf: &Shelf, number: usize, dice: &mut Dice) {
    let before = shelf.recovered(dice.0);
    let opening = if before.1.is_some() { "enter" } else { "home" };
    let mut script = Script::new(before.0, before.1);
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    let keys = keys(number, dice);
    let end = dice.throw(keys.len());
    for key in std::iter::once(opening).chain(keys[..end].iter().map(String::as_str)) {
        let bytes = term.bytes();
        term.press(key);
        script.press(key);
        if dice.throw(10) < 6 {
            term.linger(bytes);
        }
    }
    let screen = term.kill9();
    let shown = script.shown_on(&screen);
    let found = shelf.recovered(dice.0.rotate_left(7));
    let reached = script.reached(&found);
    assert!(
        reached.is_some_and(|lines| lines >= shown),
        "round {number}: {reached:?} of {} lines came back and {shown} were on the screen\n{screen}\n{:?}",
        script.lines(),
        found.1,
    );
}

fn rounds(count: usize) {
    let seed = std::env::var("OVERLEG_SEED").ok().and_then(|seed| seed.parse().ok());
    let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let seed = seed.unwrap_or_else(now);
    // The harness swallows what println! says in a test that passes.
    writeln!(stdout(), "OVERLEG_SEED={seed}").unwrap();
    let (shelf, mut dice) = (Shelf::stocked(), Dice(seed));
    (0..count).for_each(|number| round(&shelf, number, &mut dice));
}

#[test]
fn a_crash_at_a_random_moment_loses_nothing_that_was_shown() {
    rounds(1);
}

#[test]
#[ignore = "twenty rounds take some ten seconds"]
fn twenty_crashes_at_random_moments_lose_nothing_that_was_shown() {
    rounds(20);
}
