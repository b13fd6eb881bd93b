//! What goes wrong while something went wrong already: recovery broken off twice, operations that fail, files that cannot be read.

use std::io::ErrorKind;

use overleg::store::Notice;
use overleg::store::memory::{Break, MemoryFs, Tail};

use crate::life::*;
use crate::support::*;

/// Opens and breaks off at the operation with this number; returns what a process leaves, or `None` when it got to the end.
fn broken_off(fs: &MemoryFs, number: u64, at: usize) -> Option<MemoryFs> {
    let fs = fs.after_crash();
    fs.break_at(at, Break::Crash);
    drop(Program::try_open(&fs, number));
    fs.is_dead().then_some(fs)
}

#[test]
fn a_recovery_broken_off_twice_by_the_death_of_the_program_or_a_power_failure_makes_no_difference() {
    let steps = [Step::One, Step::Checkpoint, Step::Both];
    let operations = live(&steps, None, &straight).fs.log().len();
    let mut ways = 0;
    for at in 0..=operations {
        let witness = live(&steps, Some((at, Break::Crash)), &straight);
        for left in [worst(&witness.fs), witness.fs.after_outage(|_, count| Tail::Cut(count / 2), |_| true)] {
            let end = witness.comes_back(&left.after_crash(), witness.ticked, (2, &straight)).unwrap();
            for first in (0..).map_while(|first| broken_off(&left, 2, first)) {
                for once in [worst(&first), first.after_crash()] {
                    for second in (0..).map_while(|second| broken_off(&once, 3, second)) {
                        let found = witness.comes_back(&worst(&second), witness.ticked, (4, &straight));
                        assert_eq!(found.as_ref(), Ok(&end), "gebroken bij {at}");
                        ways += 1;
                    }
                }
            }
        }
    }
    println!("{ways} recoveries broken off twice");
    assert!(ways > 10_000, "{ways}");
}

const REASONS: [ErrorKind; 10] = [
    ErrorKind::StorageFull,
    ErrorKind::QuotaExceeded,
    ErrorKind::FileTooLarge,
    ErrorKind::PermissionDenied,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::NotFound,
    ErrorKind::ResourceBusy,
    ErrorKind::TimedOut,
    ErrorKind::Interrupted,
    ErrorKind::Other,
];

#[test]
fn any_operation_may_fail_once_or_from_then_on_for_any_reason() {
    let steps = [Step::One, Step::Checkpoint, Step::Typed, Step::Both, Step::Checkpoint];
    let operations = live(&steps, None, &straight).fs.log().len();
    let mut failures = 0;
    for why in REASONS {
        for (at, how) in (0..operations + 10).flat_map(|at| [(at, Break::Fail(why)), (at, Break::Stuck(why))])
        {
            failures += 1;
            let Some(mut life) = Life::begin(&disk(), Some((at, how)), &straight) else { continue };
            life.go_on(&steps);
            keeps_everything(life).unwrap_or_else(|broken| panic!("{broken:?}: {how:?} bij {at}"));
        }
    }
    println!("{failures} failures");
}

/// Looks what is left when the power fails now, when the program dies now, and when the disk works again first.
fn keeps_everything(mut life: Life) -> Result<(), Broken> {
    let witness = life.witness();
    witness.judge(&worst(&witness.fs), witness.ticked, &straight)?;
    witness.judge(&witness.fs.after_crash(), witness.ticked, &straight)?;
    witness.fs.mend();
    life.program.store.retry();
    let witness = life.witness();
    assert_eq!(witness.ticked, witness.shown, "alles is bewaard als de schijf het weer doet");
    witness.judge(&worst(&witness.fs), witness.shown, &straight)?;
    life.program.checkpoint();
    assert_eq!(on_disk(&witness.fs), life.program.text());
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_once_costs_nothing() {
    let steps = [Step::One, Step::Checkpoint, Step::Both];
    let operations = live(&steps, None, &straight).fs.log().len();
    let mut ways = 0;
    for at in 0..=operations {
        let witness = live(&steps, Some((at, Break::Crash)), &straight);
        let left = witness.fs.after_crash();
        let end = witness.comes_back(&left.after_crash(), witness.shown, (2, &straight)).unwrap();
        for read in 0.. {
            let fs = left.after_crash();
            fs.unreadable_at(read, ErrorKind::Other);
            let opened = Program::try_open(&fs, 2);
            if fs.reads() <= read {
                break;
            }
            if let Ok(mut program) = opened {
                if program.is_editing() {
                    program.write("a2", "daarna");
                    program.checkpoint();
                }
                let before = program.text();
                assert_eq!(program.crash().text(), before, "gebroken bij {at}, niet gelezen: {read}");
            }
            let again = Program::open(&fs.after_crash(), 9);
            let is_after = again.title("a2") == "daarna";
            if !is_after {
                assert_eq!(again.text(), end, "gebroken bij {at}, niet gelezen: {read}");
            }
            let calm = again.notices.iter().all(|notice| matches!(notice, Notice::Recovered { .. }));
            assert!(calm, "gebroken bij {at}, niet gelezen: {read}: {:?}", again.notices);
            ways += 1;
        }
    }
    println!("{ways} files that could not be read");
}

#[test]
fn the_version_that_was_saved_last_outlives_a_power_failure() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "opgeslagen");
    program.checkpoint();
    let before = program.text();
    let fs = worst(&program.fs);
    fs.put(target(), "{ kapot");
    assert_eq!(Program::open(&fs, 2).text(), before);
}
