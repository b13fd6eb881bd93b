//! The journal that this sitting writes: numbers, the file of the moment, and what is not on the disk for certain yet.
//!
//! It never loses a line: what could not be written stays in memory and is written first at the next try. Waiting for the disk
//! is for [`super::desk`], so that nobody waits while holding this.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::date::Moment;

use super::error::in_dutch;
use super::fs::{Access, Appender, Fs};
use super::journal::{Header, Point};
use super::place::{Place, journal_name};

/// The file that lines go to now.
struct Current {
    name: String,
    out: Arc<dyn Appender>,
    len: u64,
    /// Whether the name of the file is on the disk.
    is_listed: bool,
}

/// A line that is not synced yet.
struct Waiting {
    n: u64,
    is_edit: bool,
    bytes: Vec<u8>,
}

/// What has to be synced, and up to which line that reaches.
pub(super) struct Due {
    pub(super) out: Arc<dyn Appender>,
    pub(super) n: u64,
    pub(super) is_listed: bool,
}

/// The lines of this sitting.
pub(super) struct Ledger {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    header: Header,
    current: Option<Current>,
    /// The file that was abandoned last.
    abandoned: Option<String>,
    copies: u32,
    last: u64,
    synced: u64,
    waiting: Vec<Waiting>,
    /// How many of the waiting lines are in the current file.
    written: usize,
    failure: Option<String>,
    /// Whether the disk failed to sync twice in a row; then only [`Ledger::unstick`] makes it try again.
    is_stuck: bool,
}

impl Ledger {
    /// Starts after the last line before this sitting; nothing is written yet.
    pub(super) fn new(fs: Arc<dyn Fs>, place: &Place, header: Header) -> Self {
        let n = header.n;
        Self {
            fs,
            folder: place.hidden(),
            header,
            current: None,
            abandoned: None,
            copies: 0,
            last: n,
            synced: n,
            waiting: Vec::new(),
            written: 0,
            failure: None,
            is_stuck: false,
        }
    }

    pub(super) fn last(&self) -> u64 {
        self.last
    }

    /// Returns the number of the last line before this sitting.
    pub(super) fn first(&self) -> u64 {
        self.header.n
    }

    pub(super) fn synced(&self) -> u64 {
        self.synced
    }

    pub(super) fn writer(&self) -> &str {
        &self.header.writer
    }

    /// Returns the last place before this sitting.
    pub(super) fn after(&self) -> Option<&Point> {
        self.header.after.as_ref()
    }

    /// Returns when this sitting began.
    pub(super) fn since(&self) -> Moment {
        self.header.at
    }

    /// Returns why lines are in memory only, if they are.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Returns how many edits are not on the disk for certain.
    pub(super) fn edits_at_risk(&self) -> usize {
        self.waiting.iter().filter(|line| line.is_edit).count()
    }

    /// Takes a line in under the next number and tries to write it.
    pub(super) fn add(&mut self, is_edit: bool, line: impl FnOnce(u64) -> Vec<u8>) -> u64 {
        self.last += 1;
        let n = self.last;
        self.waiting.push(Waiting { n, is_edit, bytes: line(n) });
        self.write();
        n
    }

    /// Writes what is in memory only; when the file cannot be trusted any more, into a new one.
    pub(super) fn write(&mut self) {
        let done = match &mut self.current {
            Some(_) => self.append(),
            None => self.start(),
        };
        if !self.is_stuck {
            self.failure = done.err().map(|error| in_dutch(&error));
        }
    }

    fn append(&mut self) -> io::Result<()> {
        let Some(current) = &mut self.current else { return Ok(()) };
        let bytes: Vec<u8> =
            self.waiting[self.written..].iter().flat_map(|line| line.bytes.clone()).collect();
        if let Err(error) = current.out.append(&bytes) {
            // Half a line may stand there. Only a file that ends where we left it may be added to.
            if current.out.set_len(current.len).is_ok() {
                return Err(error);
            }
            self.abandon();
            return self.start();
        }
        current.len += bytes.len() as u64;
        self.written = self.waiting.len();
        Ok(())
    }

    fn start(&mut self) -> io::Result<()> {
        self.fs.create_folder(&self.folder, Access::Private)?;
        let (name, out) = self.create()?;
        let mut bytes = self.next_header().frame();
        bytes.extend(self.waiting.iter().flat_map(|line| &line.bytes));
        if let Err(error) = out.append(&bytes) {
            // Nothing in it counts, as the next try writes all of it again.
            let _ = self.fs.remove(&self.folder.join(name));
            return Err(error);
        }
        self.current = Some(Current { name, out, len: bytes.len() as u64, is_listed: false });
        self.written = self.waiting.len();
        Ok(())
    }

    fn create(&mut self) -> io::Result<(String, Arc<dyn Appender>)> {
        loop {
            let name = journal_name(self.header.at, &self.header.writer, self.copies);
            self.copies += 1;
            match self.fs.create_new(&self.folder.join(&name), Access::Private) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    self.copies -= 1;
                    return Err(error);
                }
                Ok(out) => return Ok((name, out)),
            }
        }
    }

    /// The header of the next file: that of the sitting, or one that says which file it goes on with.
    fn next_header(&self) -> Header {
        match &self.abandoned {
            Some(name) if self.synced > self.header.n => Header {
                base: None,
                after: Some((name.clone(), self.synced)),
                n: self.synced,
                ..self.header.clone()
            },
            _ => self.header.clone(),
        }
    }

    /// Returns what has to be synced, if anything.
    pub(super) fn due(&self) -> Option<Due> {
        let current = self.current.as_ref().filter(|_| !self.is_stuck)?;
        let n = self.written.checked_sub(1).map(|last| self.waiting[last].n)?;
        Some(Due { out: Arc::clone(&current.out), n, is_listed: current.is_listed })
    }

    /// Lets go of the lines that a sync brought to the disk.
    ///
    /// A sync of a file that was abandoned meanwhile counts for nothing.
    pub(super) fn acknowledge(&mut self, due: &Due) {
        let Some(current) = self.current.as_mut().filter(|current| Arc::ptr_eq(&current.out, &due.out))
        else {
            return;
        };
        current.is_listed = true;
        let before = self.waiting.len();
        self.waiting.retain(|line| line.n > due.n);
        self.written -= before - self.waiting.len();
        self.synced = self.synced.max(due.n);
    }

    /// Never writes to this file again, and puts all that is not certain into a new one.
    pub(super) fn replace(&mut self, due: &Due) {
        if self.current.as_ref().is_some_and(|current| Arc::ptr_eq(&current.out, &due.out)) {
            self.abandon();
            self.write();
        }
    }

    /// Gives up on syncing for now; lines still go to the file, so that only a power failure can take them.
    pub(super) fn stick(&mut self, why: String) {
        self.is_stuck = true;
        self.failure = Some(why);
    }

    /// Tries again, in a new file when syncing failed.
    pub(super) fn unstick(&mut self) {
        if self.is_stuck {
            self.is_stuck = false;
            self.abandon();
        }
        if self.written < self.waiting.len() {
            self.write();
        }
    }

    fn abandon(&mut self) {
        self.abandoned = self.current.take().map(|current| current.name).or_else(|| self.abandoned.take());
        self.written = 0;
    }
}
