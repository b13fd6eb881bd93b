//! A program that is halted and goes on in the middle of writing, and one that is asked to stop: every line once, all synced.

use std::collections::BTreeMap;
use std::fs;

use super::pty::send_signal;
use super::script::Script;
use super::shelf::Shelf;
use super::shim::{Dies, Shim};
use super::system::counted;

/// Returns how often each number of a line stands in the journals; a header has none.
fn numbers(shelf: &Shelf) -> BTreeMap<u64, usize> {
    let mut numbers = BTreeMap::new();
    for journal in shelf.journals() {
        let text = fs::read_to_string(journal).unwrap();
        assert!(text.ends_with('\n'), "{text:?}");
        for line in text.lines().skip(1) {
            let (_, json) = line.split_once(' ').unwrap();
            let line: serde_json::Value = serde_json::from_str(json).unwrap();
            *numbers.entry(line["n"].as_u64().unwrap()).or_default() += 1;
        }
    }
    numbers
}

/// Works while somebody halts the program and has it go on, so many times.
fn halted(times: usize) {
    let shelf = Shelf::stocked();
    let mut script = Script::new(shelf.agenda(), None);
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    let process = shelf.holder();
    for number in 0..times {
        let keys = format!("f2 ctrl-a n r - {number:03} enter s l down");
        let keys: Vec<String> = keys.split(' ').flat_map(spelled).collect();
        for (place, key) in keys.iter().enumerate() {
            let is_halted = place % 5 == number % 5;
            if is_halted {
                send_signal("STOP", process);
            }
            term.press(key);
            script.press(key);
            if is_halted {
                let before = term.bytes();
                send_signal("CONT", process);
                // It takes the terminal again first, and what a hand types in those few milliseconds is no key of its own.
                term.wait_for_bytes(before, b"\x1b[?1049h");
            }
        }
    }
    term.press("f2 ctrl-a a f - g e d a a n enter");
    script.press("f2 ctrl-a a f - g e d a a n enter");
    term.wait_for_kept("af-gedaan");
    term.wait_for("✓ bewaard");
    let screen = term.kill9();
    let found = shelf.agenda();
    let reached = script.reached(&(found, None));
    assert_eq!(reached, Some(script.lines()), "{:?}\n{screen}", shelf.journals());
    let numbers = numbers(&shelf);
    assert!(numbers.values().all(|times| *times == 1), "{numbers:?}");
    assert_eq!(numbers.keys().copied().collect::<Vec<_>>(), (1..=numbers.len() as u64).collect::<Vec<_>>());
    counted(&format!(
        "{} regels, elk één keer, bij {times} rondes van stilzetten en doorgaan",
        numbers.len()
    ));
}

/// A number is typed figure by figure.
fn spelled(key: &str) -> Vec<String> {
    if key.starts_with('0') { key.chars().map(String::from).collect() } else { vec![key.into()] }
}

#[test]
fn a_program_that_is_halted_while_it_writes_writes_every_line_once() {
    halted(3);
}

#[test]
#[ignore = "thirty rounds"]
fn a_program_that_is_halted_a_hundred_times_writes_every_line_once() {
    halted(30);
}

#[test]
fn after_every_request_to_stop_nothing_waits_to_be_synced() {
    let Some(shim) = Shim::build() else { return };
    for name in ["TERM", "HUP", "INT", "QUIT"] {
        let shelf = Shelf::stocked();
        let mut script = Script::new(shelf.agenda(), None);
        let mut term = shim.under(shelf.launch(), &shelf.folder(), Dies::Never).start();
        term.wait_for("2 Acties");
        // What is on its way when the request comes.
        shim.sync("wacht");
        let keys = "s l down f2 ctrl-a o p e n s t a a n d";
        term.press(keys);
        script.press(keys);
        term.wait_for("openstaand");
        send_signal(name, shelf.holder());
        // It has all the time to go without waiting for the disk, and it must not.
        (0..5).for_each(|_| term.linger(usize::MAX));
        shim.sync("");
        term.wait_exit();
        let done = shim.done();
        let last = |letters: &[char]| done.rfind(letters);
        assert!(last(&['s']) > last(&['w', 'r']), "SIG{name}: {done}");
        assert_eq!(script.reached(&shelf.recovered(7)), Some(script.lines()), "SIG{name}");
    }
}
