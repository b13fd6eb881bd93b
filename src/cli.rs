//! The command line: one small function per verb, in Dutch.
//!
//! Exit codes: 0 done, 1 could not (one sentence and what to do), 2 wrong usage.

mod arguments;
mod intake;
mod json;
mod periode;
mod verbs;
mod who;
mod wipe;
mod zelfscan;

use std::fmt;
use std::process::ExitCode;

use crate::runtime::home::Home;
use crate::runtime::{Ended, StartError, os, report};

/// Why a verb could not do what was asked: a sentence and what to do.
#[derive(Debug)]
struct Failure(String);

impl Failure {
    fn new(sentence: impl fmt::Display, hint: impl fmt::Display) -> Self {
        Self(format!("{sentence} {hint}"))
    }
}

/// Runs the program with the arguments that it was started with.
#[must_use]
pub fn main() -> ExitCode {
    os::outlive_limits();
    let home = Home::find();
    let reports = match report::install(&home) {
        Ok(reports) => reports,
        Err(error) => {
            report::say(&format!("Het programma kon niet starten: {error}. Start het opnieuw."));
            return ExitCode::FAILURE;
        }
    };
    let matches = match arguments::read() {
        Ok(matches) => matches,
        Err(code) => return code,
    };
    let done = reports.guard(|| verbs::perform(&home, &matches, &reports));
    match done {
        None => ExitCode::FAILURE,
        Some(Ok(code)) => code,
        Some(Err(failure)) => told(failure),
    }
}

/// Tells why something could not be done; returns the exit code for that.
fn told(Failure(sentence): Failure) -> ExitCode {
    report::say(&sentence);
    ExitCode::FAILURE
}

/// Returns the exit code for how a run ended.
fn code_of(ended: Ended) -> ExitCode {
    match ended {
        Ended::Asked | Ended::TerminalGone => ExitCode::SUCCESS,
        Ended::Signal(signal) => ExitCode::from(os::exit_code(signal)),
    }
}

/// Tells why the program could not start on an agenda, and waits: a window that opened for it would just vanish.
fn could_not_start(error: StartError, reports: &report::Reports) -> ExitCode {
    match error {
        StartError::Open(error) => {
            report::say(&format!("{error} {}", error.hint()));
            report::wait_for_enter();
        }
        StartError::System(error) => {
            let path = reports.write(&format!("{error:?}"));
            reports.apologise(
                "Het scherm is niet te gebruiken. Wat u deed is bewaard; probeer het in een ander venster.",
                path,
            );
        }
    }
    ExitCode::FAILURE
}
