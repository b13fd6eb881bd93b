//! The journal that this sitting writes: numbers, the file of the moment, and what is not on the disk for certain yet.
//!
//! It never loses a line: what could not be written stays in memory and is written first at the next try, and all of them when
//! the file went away. Waiting for the disk is for [`super::desk`], so that nobody waits while holding this.

use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use crate::agenda::Edit;
use crate::date::Moment;

use super::error::in_dutch;
use super::fs::{Access, Appender, Fs};
use super::journal::{Header, Point, draft_line};
use super::place::{Place, journal_name};

/// What is told when the folder of the agenda is gone.
const GONE: &str = "de map van de agenda is weg of niet te bereiken";

/// As long as nothing is synced, the last few files stay: whichever the disk did write may be read.
const MOST_SUPERSEDED: usize = 2;

/// The file that lines go to now.
struct Current {
    name: String,
    out: Arc<dyn Appender>,
    len: u64,
    /// Whether the name of the file is on the disk.
    is_listed: bool,
    /// Whether this disk can tell which file a path leads to; some drives on a network give a file another identity each time.
    is_known: bool,
}

/// A line of this sitting. It is kept for when the file goes away.
struct Kept {
    sort: Sort,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Edit,
    /// What was being typed.
    Draft,
    /// What says something of the disk.
    Mark,
}

/// What has to be synced, and how many lines that brings to the disk.
pub(super) struct Due {
    pub(super) out: Arc<dyn Appender>,
    written: usize,
    pub(super) is_listed: bool,
}

/// The lines of this sitting.
pub(super) struct Ledger {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    header: Header,
    current: Option<Current>,
    /// The file with certain lines that was abandoned last.
    abandoned: Option<String>,
    /// Files that never were synced and of which all lines went to a later one, oldest first.
    superseded: Vec<String>,
    copies: u32,
    lines: Vec<Kept>,
    /// The last draft among them; older ones say nothing any more.
    draft: Option<usize>,
    /// How many of them are on the disk for certain.
    synced: usize,
    /// How many of them are there or in the current file.
    written: usize,
    /// How many of them went away with their file or their folder and are not on the disk again, if any did.
    lost: Option<usize>,
    /// Whether the folder of the agenda is gone.
    is_homeless: bool,
    failure: Option<String>,
    /// Whether the disk failed to sync twice in a row; then only [`Ledger::unstick`] makes it try again.
    is_stuck: bool,
}

impl Ledger {
    /// Starts after the last line before this sitting; nothing is written yet.
    pub(super) fn new(fs: Arc<dyn Fs>, place: &Place, header: Header) -> Self {
        Self {
            fs,
            folder: place.hidden(),
            header,
            current: None,
            abandoned: None,
            superseded: Vec::new(),
            copies: 0,
            lines: Vec::new(),
            draft: None,
            synced: 0,
            written: 0,
            lost: None,
            is_homeless: false,
            failure: None,
            is_stuck: false,
        }
    }

    pub(super) fn last(&self) -> u64 {
        self.number_after(self.lines.len())
    }

    /// Returns the number of the last line before this sitting.
    pub(super) fn first(&self) -> u64 {
        self.header.n
    }

    pub(super) fn synced(&self) -> u64 {
        self.number_after(self.synced)
    }

    /// Returns the number of the last of so many lines.
    fn number_after(&self, count: usize) -> u64 {
        self.header.n + count as u64
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
        self.lines[self.synced..].iter().filter(|line| line.sort == Sort::Edit).count()
    }

    /// Takes a line in under the next number and tries to write it.
    pub(super) fn add(&mut self, is_edit: bool, line: impl FnOnce(u64) -> Vec<u8>) -> u64 {
        self.take(if is_edit { Sort::Edit } else { Sort::Mark }, line)
    }

    /// Takes in what is being typed, or that nothing is; it takes the place of the draft before.
    pub(super) fn add_draft(&mut self, draft: Option<&Edit>) -> u64 {
        let before = self.draft.replace(self.lines.len());
        // Should the old one be written again, the new one follows it at once.
        if let Some(before) = before {
            self.shorten(before..before + 1);
        }
        self.take(Sort::Draft, |n| draft_line(n, draft))
    }

    fn take(&mut self, sort: Sort, line: impl FnOnce(u64) -> Vec<u8>) -> u64 {
        let n = self.last() + 1;
        self.lines.push(Kept { sort, bytes: line(n) });
        self.write();
        n
    }

    /// Keeps no more of old drafts than their place in the numbering: each key makes one, and holds the whole text.
    fn shorten(&mut self, lines: Range<usize>) {
        for place in lines.filter(|place| Some(*place) != self.draft) {
            let n = self.number_after(place + 1);
            if let Some(line) = self.lines.get_mut(place).filter(|line| line.sort == Sort::Draft) {
                line.bytes = draft_line(n, None);
            }
        }
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
        let bytes: Vec<u8> = self.lines[self.written..].iter().flat_map(|line| line.bytes.clone()).collect();
        if let Err(error) = current.out.append(&bytes) {
            // Half a line may stand there. Only a file that ends where we left it may be added to.
            if current.out.set_len(current.len).is_ok() {
                return Err(error);
            }
            self.abandon();
            return self.start();
        }
        current.len += bytes.len() as u64;
        self.written = self.lines.len();
        Ok(())
    }

    fn start(&mut self) -> io::Result<()> {
        self.fs.create_folder(&self.folder, Access::Private).map_err(named)?;
        let (name, out) = self.create()?;
        let mut bytes = self.next_header().frame();
        bytes.extend(self.lines[self.synced..].iter().flat_map(|line| &line.bytes));
        if let Err(error) = out.append(&bytes) {
            // Nothing in it counts, as the next try writes all of it again.
            let _ = self.fs.remove(&self.folder.join(name));
            return Err(error);
        }
        self.remove_superseded();
        let is_known = out.is_at(&self.folder.join(&name));
        self.current = Some(Current { name, out, len: bytes.len() as u64, is_listed: false, is_known });
        self.written = self.lines.len();
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
            Some(name) if self.synced > 0 => Header {
                base: None,
                after: Some((name.clone(), self.synced())),
                n: self.synced(),
                ..self.header.clone()
            },
            _ => self.header.clone(),
        }
    }

    /// Returns what has to be synced, if anything.
    pub(super) fn due(&self) -> Option<Due> {
        let current = self.current.as_ref().filter(|_| !self.is_stuck)?;
        let is_due = self.written > self.synced;
        is_due.then(|| Due {
            out: Arc::clone(&current.out),
            written: self.written,
            is_listed: current.is_listed,
        })
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
        let before = self.synced;
        self.synced = before.max(due.written);
        self.shorten(before..self.synced);
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
        if self.written < self.lines.len() {
            self.write();
        }
    }

    /// Returns whether the current file still stands where the next opening looks for it.
    pub(super) fn is_in_place(&self) -> bool {
        let is_at = |current: &Current| current.out.is_at(&self.folder.join(&current.name));
        self.current.as_ref().is_none_or(|current| !current.is_known || is_at(current))
    }

    /// Writes all lines of this sitting again: the file that they were in went away, whatever was synced in it.
    pub(super) fn start_over(&mut self) {
        (self.current, self.abandoned) = (None, None);
        self.superseded.clear();
        (self.synced, self.written) = (0, 0);
        self.is_stuck = false;
        self.lost = Some(self.lines.len());
        if !self.lines.is_empty() {
            self.write();
        }
    }

    /// Takes in whether the folder of the agenda is gone; returns whether it went just now.
    pub(super) fn miss(&mut self, is_gone: bool) -> bool {
        let was_gone = std::mem::replace(&mut self.is_homeless, is_gone);
        is_gone && !was_gone
    }

    pub(super) fn is_homeless(&self) -> bool {
        self.is_homeless
    }

    /// Returns, once, how many lines went away, when all of them are on the disk again.
    pub(super) fn come_back(&mut self) -> Option<usize> {
        let lost = self.lost.filter(|lost| !self.is_homeless && *lost <= self.synced)?;
        self.lost = None;
        Some(lost)
    }

    fn abandon(&mut self) {
        if let Some(current) = self.current.take() {
            if current.is_listed {
                self.abandoned = Some(current.name);
            } else {
                self.superseded.push(current.name);
            }
        }
        self.written = self.synced;
    }

    /// Removes files that no line needs: a disk that never syncs would fill up with them, one every two seconds.
    fn remove_superseded(&mut self) {
        while self.superseded.len() > MOST_SUPERSEDED {
            let _ = self.fs.remove(&self.folder.join(self.superseded.remove(0)));
        }
    }
}

/// Says of a folder that cannot be made in another one that the other one is gone.
fn named(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(io::ErrorKind::InvalidInput, GONE),
        _ => error,
    }
}
