//! A short life of an agenda, broken off at every operation and in every way.

use std::path::Path;

use overleg::store::memory::{Break, MemoryFs, Tail};

use crate::life::*;

/// How much of what was not synced may have got to the disk, for the journal byte by byte.
fn tails(fs: &MemoryFs) -> Vec<Tail> {
    let longest = |is_journal: bool| {
        let is_meant = |path: &Path| path.extension().is_some_and(|end| end == "jnl") == is_journal;
        let counts =
            fs.bytes_underway().into_iter().filter(|(path, _)| is_meant(path)).map(|(_, count)| count);
        counts.max().unwrap_or(0)
    };
    let (journal, other) = (longest(true), longest(false));
    let cuts = (1..journal).map(Tail::Cut).chain((1..journal).step_by(2).map(Tail::Flipped));
    cuts.chain([1, other / 2, other.saturating_sub(1)].map(Tail::Cut).into_iter().filter(|_| other > 0))
        .collect()
}

/// Every set of names that may have got to the disk; when there are many: none, all, each alone and each alone missing.
fn arrivals(count: usize) -> Vec<Vec<bool>> {
    if count <= 3 {
        return (0..1_usize << count)
            .map(|set| (0..count).map(|name| set >> name & 1 == 1).collect())
            .collect();
    }
    let but = |one: usize, is: bool| (0..count).map(|name| (name == one) == is).collect();
    let mut all = vec![vec![true; count], vec![false; count]];
    all.extend((0..count).flat_map(|one| [but(one, true), but(one, false)]));
    all
}

/// Every state in which a power failure may leave a disk.
pub(crate) fn outages(fs: &MemoryFs) -> Vec<MemoryFs> {
    let mut left = Vec::new();
    for arrives in arrivals(fs.names_underway()) {
        for tail in [Tail::Lost, Tail::Whole, Tail::Zeros, Tail::Garbage] {
            left.push(fs.after_outage(|_, _| tail, |name| arrives[name]));
        }
    }
    let tails = tails(fs);
    left.extend(tails.iter().map(|tail| fs.after_outage(|_, _| *tail, |_| true)));
    left.extend(tails.iter().map(|tail| fs.after_outage(|_, _| *tail, |name| name % 2 == 0)));
    left
}

/// All lives of up to three edits, each with `agenda.json` replaced nowhere or in one place.
pub(crate) fn lives() -> Vec<Vec<Step>> {
    let mut edits: Vec<Vec<Step>> = vec![Vec::new()];
    for length in 0..3 {
        let shorter: Vec<_> = edits.iter().filter(|life| life.len() == length).cloned().collect();
        let kinds = [Step::One, Step::Both, Step::Typed];
        edits.extend(shorter.iter().flat_map(|life| kinds.map(|step| [life.as_slice(), &[step]].concat())));
    }
    let replaced = edits.iter().flat_map(|life| {
        (0..=life.len()).map(|place| [&life[..place], &[Step::Checkpoint], &life[place..]].concat())
    });
    edits.iter().skip(1).cloned().chain(replaced).collect()
}

/// Breaks the last step of a life off at every operation, by the death of the program and by every power failure; returns how many
/// ways there were. What came before the last step is a life of its own.
pub(crate) fn every_crash(steps: &[Step], through: Through<'_>) -> Result<usize, Broken> {
    let operations = |steps: &[Step]| live(steps, None, through).fs.log().len();
    let before = steps.split_last().filter(|(_, before)| !before.is_empty());
    let from = before.map_or(0, |(_, before)| operations(before));
    let (mut ways, mut later) = (0, Ok(()));
    for at in from..=operations(steps) {
        let witness = live(steps, Some((at, Break::Crash)), through);
        let outages = outages(&witness.fs);
        ways += 1 + outages.len();
        let died = (witness.fs.after_crash(), witness.shown);
        for (left, from) in outages.into_iter().map(|left| (left, witness.ticked)).chain([died]) {
            match witness.judge(&left, from, through) {
                // What goes wrong afterwards says less than what went wrong at once.
                Err(Broken::LaterLost) => later = Err(Broken::LaterLost),
                done => done?,
            }
        }
    }
    later.map(|()| ways)
}

/// Breaks off all these lives; prints in how many ways.
fn break_off(lives: &[Vec<Step>]) {
    let ways = lives
        .iter()
        .map(|steps| every_crash(steps, &straight).unwrap_or_else(|broken| panic!("{broken:?}: {steps:?}")));
    let ways: usize = ways.sum();
    println!("{} lives broke off in {ways} ways", lives.len());
    assert!(ways > 30_000, "{ways}");
}

// Two tests, as there are two cores.
#[test]
fn every_crash_of_every_short_life_leaves_what_was_promised() {
    let (edits, _): (Vec<_>, Vec<_>) =
        lives().into_iter().partition(|steps| !steps.contains(&Step::Checkpoint));
    break_off(&edits);
}

#[test]
fn every_crash_of_every_short_life_with_a_checkpoint_leaves_what_was_promised() {
    let (_, saved): (Vec<_>, Vec<_>) =
        lives().into_iter().partition(|steps| !steps.contains(&Step::Checkpoint));
    break_off(&saved);
}
