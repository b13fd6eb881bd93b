//! The disk of an agenda: opening, recording every edit before it is drawn, and bringing back what a crash left.
//!
//! Callers see [`Store`] and what it returns; the clock and random numbers come in as data. What an edit means is for
//! [`crate::agenda`], when to checkpoint for the runtime.
//!
//! ```text
//! record ── ledger (line, written before returning) ── thread: sync ── News::Synced
//! checkpoint ── thread: next version beside ── saved line, synced ── rename ── News::Saved
//! look ── thread: something else changed the file ── News::Outside ── take_in (line) ── it counts as ours
//! open ── lock ── source (snapshot, journals) ── trail (what follows what) ── recover ── written down, then edited
//! ```

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use crate::agenda::{Agenda, Edit, Finding};
use crate::date::Moment;

mod beside;
mod create;
mod desk;
mod error;
pub mod fs;
mod glance;
mod journal;
mod label;
mod ledger;
mod lock;
pub mod memory;
mod name;
mod news;
mod open;
mod outside;
mod past;
mod place;
mod prune;
mod recover;
mod snapshot;
mod source;
mod stale;
mod thread;
mod trail;
mod vanish;
mod versions;
mod wipe;

pub use beside::{AwayError, Other};
pub use create::create;
pub use error::{CloseError, CreateError, OpenError};
pub use glance::{Glance, glance};
pub use lock::Sitting;
pub use name::folder_name;
pub use news::{Merged, Mode, News, Notice, Owner, Why};
pub use outside::{Changed, Outside};
pub use thread::Pace;
pub use versions::{KeepError, Version, VersionError};
pub use wipe::{Traces, WipeError, traces, wipe};

use desk::{Desk, Setback};
use fs::Fs;
use journal::{Origin, edit_line};
use lock::Claim;
use outside::Found;
use past::Past;
use place::Place;
use recover::Recovery;
use source::Source;
use thread::{Hands, Job};

/// An agenda that was opened, with the store that keeps it.
pub struct Opened {
    /// Where edits go.
    pub store: Store,
    /// The agenda as it was on the screen.
    pub agenda: Agenda,
    /// The field that was being typed in.
    pub draft: Option<Edit>,
    /// What was wrong in the file.
    pub findings: Vec<Finding>,
    /// What happened on opening.
    pub notices: Vec<Notice>,
    /// What the store reports from now on.
    pub news: Receiver<News>,
}

/// An agenda that was only looked at.
#[derive(Debug)]
pub struct Peeked {
    /// The agenda, up to the last line that can be read.
    pub agenda: Agenda,
    /// What was wrong in the file.
    pub findings: Vec<Finding>,
    /// What is not as it should be on the disk.
    pub notices: Vec<Notice>,
}

/// Keeps an agenda on disk.
///
/// Dropping it without [`Store::close`] leaves the disk as a crash would.
pub struct Store {
    mode: Mode,
    folder: PathBuf,
    pen: Option<Pen>,
    past: Past,
    /// Whether the last draft is still open.
    is_draft_open: bool,
    /// The last line that changed the agenda.
    last_edit: u64,
}

/// What it takes to write; the lock goes last.
struct Pen {
    hands: Hands,
    desk: Arc<Desk>,
    _lock: Claim,
}

/// How an agenda was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// `agenda.json` holds everything.
    Whole,
    /// Somebody else changed `agenda.json`; the journal holds our edits for the next opening.
    LeftForeign,
    /// Somebody else took `agenda.json` away; what stood in it is kept for the next opening.
    LeftGone,
    /// It could not be written to.
    WasReading,
}

impl Store {
    /// Opens the agenda in a folder and brings back what a crash left.
    ///
    /// When another instance has it, or nothing can be written, it opens for reading; [`Store::mode`] tells.
    ///
    /// # Errors
    /// Says why there is nothing to open; nothing was changed then.
    pub fn open(fs: &Arc<dyn Fs>, folder: &Path, sitting: &Sitting, pace: Pace) -> Result<Opened, OpenError> {
        let lock = claim(&**fs, folder, sitting)?;
        let source = Source::read(&**fs, folder)?;
        let recovery = source.recover(&**fs);
        let lock = if source.reading.newer || recovery.is_newer { Err(Why::Newer) } else { lock };
        let lock = lock.and_then(|lock| source.reason_to_read().map_or(Ok(lock), Err));
        let lock = lock.and_then(|lock| Ok((lock, open::set_agenda_apart(&**fs, &source)?)));
        let (sender, news) = mpsc::channel();
        let (store, notices) = match lock {
            Err(why) => {
                let is_held = matches!(why, Why::Held(_));
                let mut notices = read_notices(&**fs, &source, &recovery, || is_held);
                // What is not in the file yet is the work of whoever has it open, and no remains of an earlier time.
                notices.retain(|notice| !(is_held && matches!(notice, Notice::Recovered { .. })));
                (Self::reading(folder, &source, &recovery, why), notices)
            }
            Ok((lock, apart)) => {
                let unlocked = (!lock.is_certain()).then_some(Notice::NoLocks);
                let settled = open::settle(fs, &source, (&recovery, apart), (sitting, sender));
                let hands = Hands::new(Arc::clone(&settled.desk), pace);
                let store = Self {
                    mode: Mode::Editing,
                    folder: folder.to_owned(),
                    pen: Some(Pen { hands, desk: settled.desk, _lock: lock }),
                    past: Past::new(&source, &recovery, settled.merged),
                    is_draft_open: recovery.draft.is_some(),
                    last_edit: settled.last_edit,
                };
                let notices = settled.notices.into_iter().chain(unlocked).collect();
                (store, notices)
            }
        };
        let (draft, agenda, findings) = (recovery.draft, recovery.agenda, source.reading.findings);
        Ok(Opened { store, agenda, draft, findings, notices, news })
    }

    fn reading(folder: &Path, source: &Source, recovery: &Recovery, why: Why) -> Self {
        let past = Past::new(source, recovery, Vec::new());
        Self {
            mode: Mode::Reading(why),
            folder: folder.to_owned(),
            pen: None,
            past,
            is_draft_open: false,
            last_edit: 0,
        }
    }

    /// Reads the agenda in a folder as it is now, without keeping a lock and without writing anything.
    ///
    /// # Errors
    /// Says why there is nothing to read.
    pub fn peek(fs: &dyn Fs, folder: &Path) -> Result<Peeked, OpenError> {
        let source = Source::read(fs, folder)?;
        let recovery = source.recover(fs);
        let notices = read_notices(fs, &source, &recovery, || lock::is_held(fs, &source.place));
        Ok(Peeked { agenda: recovery.agenda, findings: source.reading.findings, notices })
    }

    /// Returns whether edits are taken.
    #[must_use]
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// Returns the folder of the agenda.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn pen(&mut self) -> Result<&mut Pen, Why> {
        match &self.mode {
            Mode::Reading(why) => Err(why.clone()),
            Mode::Editing => self.pen.as_mut().ok_or(Why::Closed),
        }
    }

    /// Records an edit and returns its number: when this returns, the death of the program cannot take the edit away.
    ///
    /// What the disk refuses stays in memory and is tried again; [`News::Failing`] tells.
    ///
    /// # Errors
    /// Says why this agenda can only be read.
    pub fn record(&mut self, edit: &Edit, at: Moment) -> Result<u64, Why> {
        let pen = self.pen()?;
        let n = pen.desk.ledger().add(true, |n| edit_line(n, at, Origin::default(), edit));
        pen.hands.ask(Job::Sync);
        self.last_edit = n;
        Ok(n)
    }

    /// Records what Enter would do now in the open field, or with nothing that the field is closed.
    ///
    /// # Errors
    /// Says why this agenda can only be read.
    pub fn draft(&mut self, draft: Option<&Edit>) -> Result<(), Why> {
        let was_open = std::mem::replace(&mut self.is_draft_open, draft.is_some());
        let pen = self.pen()?;
        if was_open || draft.is_some() {
            pen.desk.ledger().add_draft(draft);
            pen.hands.ask(Job::Sync);
        }
        Ok(())
    }

    /// Has `agenda.json` replaced by the agenda as it is after line `n`.
    ///
    /// # Errors
    /// Says why this agenda can only be read.
    pub fn checkpoint(&mut self, agenda: Agenda, n: u64, now: Moment) -> Result<(), Why> {
        self.pen()?.hands.ask(Job::Checkpoint(Box::new(agenda), n, now));
        Ok(())
    }

    /// Has what failed tried again.
    pub fn retry(&mut self) {
        self.ask(Job::Retry);
    }

    /// Has `agenda.json` looked at: somebody else may have changed it.
    pub fn look(&mut self) {
        self.ask(Job::Look);
    }

    fn ask(&mut self, job: Job) {
        if let Some(pen) = &mut self.pen {
            pen.hands.ask(job);
        }
    }

    /// Returns the number of the last line.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.pen.as_ref().map_or(0, |pen| pen.desk.ledger().last())
    }

    /// Returns the number of the last line that is on the disk for certain.
    #[must_use]
    pub fn synced(&self) -> u64 {
        self.pen.as_ref().map_or(0, |pen| pen.desk.ledger().synced())
    }

    /// Returns whether there are edits of earlier sittings to go back to.
    #[must_use]
    pub fn reaches_back(&self) -> bool {
        self.past.reaches_back()
    }

    /// Returns the edits of earlier sittings that lead here, oldest first, for undoing past the beginning of this one.
    ///
    /// It reads the journals again, so ask it only then. Where history was broken off, it begins after that.
    #[must_use]
    pub fn recall(&self, fs: &dyn Fs) -> Vec<Edit> {
        self.past.edits(fs)
    }

    /// Returns the earlier versions, newest first.
    #[must_use]
    pub fn versions(&self, fs: &dyn Fs) -> Vec<Version> {
        versions::list(fs, &self.folder)
    }

    /// Reads one of the earlier versions.
    ///
    /// # Errors
    /// Says why it cannot be read; the others can.
    pub fn version(&self, fs: &dyn Fs, file: &str) -> Result<Agenda, VersionError> {
        versions::read(fs, &self.folder, file)
    }

    /// Keeps the agenda as it is now for ever under a name; when this returns it is on the disk.
    ///
    /// # Errors
    /// Says why nothing was kept.
    pub fn keep_version(&mut self, named: (&str, &Agenda), now: Moment) -> Result<(), KeepError> {
        let desk = &self.pen().map_err(KeepError::Reading)?.desk;
        versions::keep(&*desk.fs, &desk.place, named, now)
    }

    /// Brings everything to the disk, replaces `agenda.json` when it is behind, and lets go of the lock.
    ///
    /// # Errors
    /// Says what is not safe; the store can still be used then.
    pub fn close(&mut self, agenda: &Agenda, now: Moment) -> Result<Closed, CloseError> {
        let last_edit = self.last_edit;
        let Ok(pen) = self.pen() else { return Ok(Closed::WasReading) };
        pen.hands.finish();
        pen.desk.retry();
        pen.desk.look();
        let is_behind = pen.desk.is_behind(last_edit);
        let done = if is_behind { pen.desk.checkpoint(agenda, last_edit, now) } else { Ok(()) };
        if let Some((count, why)) = pen.desk.at_risk() {
            return Err(CloseError::Unsaved { count, why });
        }
        pen.desk.tell_found_again(Found::is_gone);
        let is_gone = pen.desk.disk().found.as_ref().map(Found::is_gone);
        let closed = match (done, is_gone) {
            (Ok(()) | Err(Setback::Foreign), Some(true)) => Closed::LeftGone,
            (Ok(()), Some(false)) | (Err(Setback::Foreign), _) => Closed::LeftForeign,
            (Ok(()), None) => Closed::Whole,
            (Err(setback), _) => return Err(CloseError::Behind { why: setback.to_string() }),
        };
        self.pen = None;
        Ok(closed)
    }
}

/// Takes the lock, once it is certain that a folder without a hidden one holds an agenda: the lock makes it.
fn claim(fs: &dyn Fs, folder: &Path, sitting: &Sitting) -> Result<Result<Claim, Why>, OpenError> {
    let place = Place::new(folder);
    if fs.stat(&place.hidden()).is_err() {
        Source::read(fs, folder)?;
    }
    Ok(lock::claim(fs, &place, &sitting.owner()))
}

/// Says what reading alone finds; nothing was set apart or written for it.
///
/// While somebody holds the lock, half a line at the end of a journal is one that is being written, and no damage.
fn read_notices(
    fs: &dyn Fs,
    source: &Source,
    recovery: &Recovery,
    is_held: impl Fn() -> bool,
) -> Vec<Notice> {
    let mut notices = open::notices_of(source, recovery, None);
    let is_apart = |name: &str, bytes: &[u8]| snapshot::apart(fs, &source.place, name, bytes).1;
    // What lies apart already was told when it was put there.
    let damaged = source.damaged.iter().filter(|(name, bytes, _)| !is_apart(name, bytes));
    let damaged = damaged.filter(|(.., later)| *later > 0 || !is_held());
    notices.extend(damaged.map(|(.., later)| Notice::Damaged { later: *later }));
    for (branch, notice) in recovery.branches.iter().zip(open::branch_notices(recovery)) {
        notices.push(notice(Merged { edits: branch.edits, clashes: branch.clashes.clone(), kept: None }));
    }
    notices
}
