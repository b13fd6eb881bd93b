//! One writer at a time: the lock of a folder and the note that says who holds it.
//!
//! The system releases the lock when a program dies, so that nobody ever has to remove one by hand.

use std::io;

use crate::date::Moment;

use super::error::in_dutch;
use super::fs::{Access, Fs, Lock};
use super::news::{Owner, Why};
use super::place::Place;

/// The right to write here as long as it is kept.
///
/// On a disk without locks another may write too: each writes a journal of its own, and takes in what the other saves.
pub(super) struct Claim(Option<Box<dyn Lock>>);

impl Claim {
    /// Returns whether nobody else writes here.
    pub(super) fn is_certain(&self) -> bool {
        self.0.is_some()
    }
}

/// Takes the lock, or says why this sitting can only read.
pub(super) fn claim(fs: &dyn Fs, place: &Place, owner: &Owner) -> Result<Claim, Why> {
    let refused = |error: io::Error| Why::Locked(in_dutch(&error));
    fs.create_folder(&place.hidden(), Access::Private).map_err(refused)?;
    let claim = match fs.try_lock(&place.lock()) {
        Ok(Some(lock)) => Claim(Some(lock)),
        Ok(None) => return Err(Why::Held(holder(fs, place))),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Claim(None),
        Err(error) => return Err(refused(error)),
    };
    note(fs, place, owner);
    Ok(claim)
}

/// Returns whether somebody writes here now. What is asked takes the lock for a moment, so ask it only where much depends on it.
pub(super) fn is_held(fs: &dyn Fs, place: &Place) -> bool {
    // The lock is made by who writes; who looks makes nothing.
    fs.stat(&place.lock()).is_ok() && matches!(fs.try_lock(&place.lock()), Ok(None))
}

/// Writes who holds the lock. It is for a message only, so a failure is no reason to stop, and nothing waits for the disk:
/// after a power failure nobody holds it.
fn note(fs: &dyn Fs, place: &Place, owner: &Owner) {
    let _ = fs.remove(&place.owner());
    if let Ok(text) = serde_json::to_vec(owner) {
        let _ = fs.create_new(&place.owner(), Access::Private).and_then(|out| out.append(&text));
    }
}

fn holder(fs: &dyn Fs, place: &Place) -> Option<Owner> {
    serde_json::from_slice(&fs.read(&place.owner()).ok()?).ok()
}

/// Who opens an agenda, and when: all that the store may know of the world outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// A random number, other than that of any sitting before.
    pub writer: u64,
    /// The present moment.
    pub now: Moment,
    /// The name of the user.
    pub user: String,
    /// The name of the machine.
    pub host: String,
    /// The number of the process.
    pub pid: u32,
}

impl Sitting {
    pub(super) fn owner(&self) -> Owner {
        Owner { user: self.user.clone(), host: self.host.clone(), pid: self.pid, since: self.now }
    }
}
