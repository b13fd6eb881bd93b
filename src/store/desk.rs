//! The work at the disk that takes time: waiting for a sync, replacing `agenda.json`, looking whether somebody else did.
//!
//! It is shared by the thread that does this work and by the store itself, which does it when there is no thread.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::agenda::Agenda;
use crate::date::Moment;

use super::error::in_dutch;
use super::fs::{Fs, Lock, Stat};
use super::journal::{saved_line, void_line};
use super::ledger::Ledger;
use super::news::News;
use super::outside::Found;
use super::place::Place;
use super::prune::prune;
use super::snapshot::{self, hash, hash_of};

/// How `agenda.json` looked the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// That is to be found out.
    Unknown,
    Absent,
    There(Stat),
}

impl Seen {
    pub(super) fn of(fs: &dyn Fs, place: &Place) -> Self {
        fs.stat(&place.target).map_or(Self::Absent, Self::There)
    }
}

/// What stands on the disk as `agenda.json`, as far as we put or found it there.
#[derive(Debug)]
pub(super) struct OnDisk {
    /// Absent when there was no file.
    pub(super) hash: Option<String>,
    /// The agenda in it, to see by what something else makes of it.
    pub(super) agenda: Agenda,
    pub(super) seen: Seen,
    /// What stands in its place now, when that is not what we put or found there.
    pub(super) found: Option<Found>,
    /// What else in the folder may be an agenda.
    pub(super) others: BTreeMap<String, Stat>,
    /// Whether the version that this sitting started from is among the earlier versions.
    pub(super) is_kept: bool,
    /// The last line that is in it.
    pub(super) saved: u64,
    /// The line of the journal that tells of a version that is not in place.
    pub(super) announced: Option<u64>,
    /// Whether it has to be written also when it lags behind nothing.
    pub(super) is_due: bool,
    /// The journals that were there when the agenda was opened: what is in them is in the agenda.
    pub(super) journals: BTreeSet<String>,
}

impl OnDisk {
    /// Forgets what stands in its place, so that the next look finds out anew.
    pub(super) fn forget(&mut self) {
        (self.found, self.seen) = (None, Seen::Unknown);
    }
}

/// Why `agenda.json` was not replaced.
#[derive(Debug)]
pub(super) enum Setback {
    /// The journal does not get to the disk; that was told already.
    Journal,
    /// Somebody else changed the file.
    Foreign,
    /// The system refuses.
    Disk(io::Error),
    /// What would be written does not read back as it is.
    Unwritable,
}

impl fmt::Display for Setback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Journal => f.write_str("het journaal is niet bij te werken"),
            Self::Foreign => f.write_str("een ander programma heeft het bestand gewijzigd"),
            Self::Disk(error) => f.write_str(&in_dutch(error)),
            Self::Unwritable => f.write_str("wat er zou komen te staan leest niet hetzelfde terug"),
        }
    }
}

impl From<io::Error> for Setback {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// All that is needed to work at the disk of one agenda.
pub(super) struct Desk {
    pub(super) fs: Arc<dyn Fs>,
    pub(super) place: Place,
    /// The name of this machine, for files that stay.
    pub(super) host: String,
    ledger: Mutex<Ledger>,
    disk: Mutex<OnDisk>,
    /// The locks of folders that came in the place of the one that was opened.
    pub(super) locks: Mutex<Vec<Box<dyn Lock>>>,
    news: Sender<News>,
    /// Set when the program goes without closing: nothing more is begun.
    pub(super) is_left: AtomicBool,
}

impl Desk {
    pub(super) fn new(
        fs: Arc<dyn Fs>,
        place: Place,
        (ledger, disk, host): (Ledger, OnDisk, String),
        news: Sender<News>,
    ) -> Self {
        Self {
            fs,
            place,
            host,
            ledger: Mutex::new(ledger),
            disk: Mutex::new(disk),
            locks: Mutex::default(),
            news,
            is_left: AtomicBool::new(false),
        }
    }

    pub(super) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn disk(&self) -> MutexGuard<'_, OnDisk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tell(&self, news: News) {
        // Nobody listens any more when the program stops.
        let _ = self.news.send(news);
    }

    /// Brings all that was recorded to the disk, and once keeps the version that this sitting started from.
    pub(super) fn settle(&self) {
        self.find_folder();
        let is_synced = self.sync();
        self.come_back();
        if is_synced {
            self.keep_start();
        }
    }

    /// Waits until all that was recorded is on the disk, in another file when this one fails; tells whether something got there.
    fn sync(&self) -> bool {
        let done = self.sync_current(false) || self.sync_current(true);
        if done {
            let n = self.ledger().synced();
            self.tell(News::Synced { n });
        }
        self.tell_failure();
        done
    }

    fn sync_current(&self, is_last_try: bool) -> bool {
        let due = self.ledger().due();
        let Some(due) = due else { return false };
        let done = due.out.sync().and_then(|()| if due.is_listed { Ok(()) } else { self.sync_names() });
        let mut ledger = self.ledger();
        let is_in_place = ledger.is_in_place();
        match &done {
            _ if !is_in_place => ledger.start_over(),
            Ok(()) => ledger.acknowledge(&due),
            Err(error) if is_last_try => ledger.stick(in_dutch(error)),
            Err(_) => ledger.replace(&due),
        }
        done.is_ok() && is_in_place
    }

    fn sync_names(&self) -> io::Result<()> {
        self.fs.sync_folder(&self.place.hidden())?;
        self.fs.sync_folder(&self.place.folder)
    }

    pub(super) fn tell_failure(&self) {
        let ledger = self.ledger();
        let failing =
            ledger.failure().map(|why| News::Failing { why: why.to_owned(), count: ledger.edits_at_risk() });
        drop(ledger);
        if let Some(news) = failing {
            self.tell(news);
        }
    }

    /// Returns how many edits are not on the disk for certain, and why.
    pub(super) fn at_risk(&self) -> Option<(usize, String)> {
        let ledger = self.ledger();
        let why = ledger.failure().map(str::to_owned).unwrap_or_default();
        Some(ledger.edits_at_risk()).filter(|count| *count > 0).map(|count| (count, why))
    }

    /// Tries again what failed.
    pub(super) fn retry(&self) {
        self.ledger().unstick();
        self.settle();
        // The answer may have been lost with the thread that was to take it.
        self.tell_found_again(Found::is_offered);
    }

    /// Returns whether `agenda.json` has to be written to hold everything up to this line.
    pub(super) fn is_behind(&self, n: u64) -> bool {
        let disk = self.disk();
        disk.is_due || disk.saved < n
    }

    /// Keeps the version that this sitting started from, so that it can be compared with what others make of it.
    fn keep_start(&self) {
        let mut disk = self.disk();
        if disk.is_kept {
            return;
        }
        disk.is_kept = true;
        let now = self.ledger().since();
        let on_disk = hash_of(&*self.fs, &self.place.target).ok().flatten();
        let (found, bytes) =
            on_disk.filter(|(found, _)| disk.hash.as_ref() == Some(found)).unwrap_or_else(|| {
                // Something else replaced it already. What stood in it is known, but perhaps not to the letter.
                let bytes = disk.agenda.to_json().into_bytes();
                (hash(&bytes), bytes)
            });
        // It is a second safety; the journal holds the edits whatever comes of this.
        let kept = snapshot::keep_version(&*self.fs, &self.place, (&found, &bytes), now);
        let mut ledger = self.ledger();
        if kept.is_ok() && disk.hash.as_ref() != Some(&found) && disk.saved >= ledger.first() {
            let upto = disk.saved;
            ledger.add(false, |n| saved_line(n, &found, upto));
        }
    }

    /// Replaces `agenda.json` by the agenda as it is after line `n`, and tells how that went.
    pub(super) fn checkpoint(&self, agenda: &Agenda, n: u64, now: Moment) -> Result<(), Setback> {
        let done = self.replace(agenda, n, now);
        match &done {
            Ok(hash) => self.tell(News::Saved { n, hash: hash.clone() }),
            Err(setback @ (Setback::Disk(_) | Setback::Unwritable)) => {
                self.tell(News::NotReplaced { why: setback.to_string() });
            }
            Err(Setback::Foreign) => self.tell_found_again(|found| !found.is_offered()),
            Err(Setback::Journal) => {}
        }
        done.map(|_| ())
    }

    fn replace(&self, agenda: &Agenda, n: u64, now: Moment) -> Result<String, Setback> {
        self.settle();
        if self.ledger().synced() < n || self.misses_folder() {
            return Err(Setback::Journal);
        }
        let text = snapshot::checked_text(agenda).ok_or(Setback::Unwritable)?;
        let next = hash(text.as_bytes());
        let mut disk = self.disk();
        if disk.hash.as_ref() == Some(&next) {
            // A sitting that was killed, or somebody else, may have put it there a moment ago.
            self.fs.sync_file(&self.place.target)?;
            if disk.saved != n {
                self.announce(&mut disk, &next, n)?;
            }
        } else {
            self.exchange(&mut disk, (&next, text.as_bytes()), (n, now))?;
        }
        // It stands there now, whatever becomes of syncing that.
        (disk.announced, disk.agenda) = (None, agenda.clone());
        self.fs.sync_folder(self.place.beside())?;
        (disk.saved, disk.is_kept, disk.is_due) = (n, true, false);
        prune(&*self.fs, &self.place, now, &disk.journals);
        Ok(next)
    }

    /// Writes the next version, and only when everything about it is on the disk puts it in place.
    fn exchange(
        &self,
        disk: &mut OnDisk,
        next: (&str, &[u8]),
        (n, now): (u64, Moment),
    ) -> Result<(), Setback> {
        let fs = &*self.fs;
        let writer = self.ledger().writer().to_owned();
        // The draft that goes now is what told that this version never came.
        if let Some(line) = disk.announced {
            self.write_certainly(|n| void_line(n, line)).1?;
            disk.announced = None;
        }
        let draft = snapshot::write_draft(fs, &self.place, &writer, next.1)?;
        let kept = self.keep_both(disk, next, now);
        if kept.is_err() {
            let _ = fs.remove(&draft);
            return kept;
        }
        // From here on the draft stays when something fails: it tells that the announced version is not in place.
        self.announce(disk, next.0, n)?;
        fs.rename(&draft, &self.place.target)?;
        (disk.hash, disk.found) = (Some(next.0.to_owned()), None);
        disk.seen = Seen::of(fs, &self.place);
        Ok(())
    }

    fn keep_both(&self, disk: &mut OnDisk, next: (&str, &[u8]), now: Moment) -> Result<(), Setback> {
        let found = hash_of(&*self.fs, &self.place.target)?;
        if found.as_ref().map(|(hash, _)| hash) != disk.hash.as_ref() {
            self.inspect(disk, found);
            return Err(Setback::Foreign);
        }
        if let Some((hash, bytes)) = &found {
            snapshot::keep_version(&*self.fs, &self.place, (hash, bytes), now)?;
        }
        snapshot::keep_version(&*self.fs, &self.place, next, now)?;
        Ok(())
    }

    /// Says in the journal which version comes, and waits until that is on the disk.
    fn announce(&self, disk: &mut OnDisk, hash: &str, upto: u64) -> Result<(), Setback> {
        let (line, done) = self.write_certainly(|n| saved_line(n, hash, upto));
        // Also when it is in memory only: it will be written.
        disk.announced = Some(line);
        done
    }

    /// Writes a line and waits until it is on the disk; returns its number, and whether it is.
    fn write_certainly(&self, line: impl FnOnce(u64) -> Vec<u8>) -> (u64, Result<(), Setback>) {
        let n = self.ledger().add(false, line);
        self.sync();
        (n, if self.ledger().synced() < n { Err(Setback::Journal) } else { Ok(()) })
    }
}
