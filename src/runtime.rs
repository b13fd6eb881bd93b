//! The program while it runs: read what happened, update the app, do what it asks, draw.
//!
//! This is the only place with terminal input and output, files and the clock. Everything that happens comes through
//! one channel: keys from a thread that reads the terminal, news from the disk, signals.

mod burst;
mod events;
pub mod examples;
pub mod home;
pub mod os;
mod outlet;
pub mod outside;
pub mod report;
pub mod said;
mod session;
pub mod sheets;
pub mod shelf;
mod split;
pub mod surroundings;
mod terminal;
pub mod versions;
mod wake;
mod work;

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use crate::date::Moment;
use crate::store::fs::{Fs, RealFs};
use crate::store::{OpenError, Opened, Pace, Sitting, Store};
use home::Home;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user asked for it.
    Asked,
    /// The system asked for it with this signal.
    Signal(i32),
    /// The terminal went away.
    TerminalGone,
}

/// What the program says when it cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The agenda could not be opened.
    Open(OpenError),
    /// Something of the terminal or the system.
    System(color_eyre::Report),
}

/// Opens the agenda in a folder and works on it until the user stops.
///
/// # Errors
/// Says why the agenda could not be opened, or what the terminal refused.
pub fn run(home: &Home, folder: &Path, standing: Vec<String>) -> Result<Ended, StartError> {
    run_on(Arc::new(RealFs), home, folder, standing)
}

/// Does the same with an agenda that stands in for one that cannot be reached now: that one stays the last.
///
/// # Errors
/// Says why the agenda could not be opened, or what the terminal refused.
pub fn run_instead(home: &Home, folder: &Path, why: String) -> Result<Ended, StartError> {
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let opened = open(&fs, folder).map_err(StartError::Open)?;
    session::run(home, fs, opened, vec![why]).map_err(StartError::System)
}

/// Does the same with the agendas on another disk.
///
/// # Errors
/// Says why the agenda could not be opened, or what the terminal refused.
pub fn run_on(
    fs: Arc<dyn Fs>,
    home: &Home,
    folder: &Path,
    standing: Vec<String>,
) -> Result<Ended, StartError> {
    let opened = open(&fs, folder).map_err(StartError::Open)?;
    home.remember(folder);
    session::run(home, fs, opened, standing).map_err(StartError::System)
}

fn open(fs: &Arc<dyn Fs>, folder: &Path) -> Result<Opened, OpenError> {
    Store::open(fs, folder, &sitting(), Pace::Thread)
}

/// Returns who opens an agenda now.
#[must_use]
pub fn sitting() -> Sitting {
    let (user, host) = (os::user(), os::host());
    Sitting { writer: chance(), now: now(), user, host, pid: std::process::id() }
}

/// Returns the present moment.
#[must_use]
pub fn now() -> Moment {
    Moment::local(SystemTime::now())
}

/// Returns a number that no sitting had before: the clock to the nanosecond, stirred with the process number.
fn chance() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let nanoseconds = u64::from(since.subsec_nanos()) ^ since.as_secs().rotate_left(32);
    nanoseconds.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(std::process::id()).rotate_left(17)
}
