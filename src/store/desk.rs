//! The work at the disk that takes time: waiting for a sync, replacing `agenda.json`, looking whether somebody else did.
//!
//! It is shared by the thread that does this work and by the store itself, which does it when there is no thread.

use std::fmt;
use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::agenda::Agenda;
use crate::date::Moment;

use super::error::in_dutch;
use super::fs::{Fs, Stat};
use super::journal::saved_line;
use super::ledger::Ledger;
use super::news::News;
use super::place::Place;
use super::snapshot::{self, hash, hash_of};

/// What stands on the disk as `agenda.json`, as far as we put or found it there.
#[derive(Debug)]
pub(super) struct OnDisk {
    /// Absent when there was no file.
    pub(super) hash: Option<String>,
    pub(super) stat: Option<Stat>,
    pub(super) is_foreign: bool,
    /// Whether the version that this sitting started from is among the earlier versions.
    pub(super) is_kept: bool,
    /// The last line that is in it.
    pub(super) saved: u64,
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
    ledger: Mutex<Ledger>,
    disk: Mutex<OnDisk>,
    news: Sender<News>,
    /// Set when the program goes without closing: nothing more is begun.
    pub(super) is_left: AtomicBool,
}

impl Desk {
    pub(super) fn new(
        fs: Arc<dyn Fs>,
        place: Place,
        (ledger, disk): (Ledger, OnDisk),
        news: Sender<News>,
    ) -> Self {
        Self {
            fs,
            place,
            ledger: Mutex::new(ledger),
            disk: Mutex::new(disk),
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
    }

    /// Keeps the version that this sitting started from, so that it can be compared with what others make of it.
    fn keep_start(&self) {
        let mut disk = self.disk();
        if disk.is_kept {
            return;
        }
        disk.is_kept = true;
        let now = self.ledger().since();
        if let Ok(Some((found, bytes))) = hash_of(&*self.fs, &self.place.target)
            && disk.hash.as_ref() == Some(&found)
        {
            // It is a second safety; the journal holds the edits whatever comes of this.
            let _ = snapshot::keep_version(&*self.fs, &self.place, (&found, &bytes), now);
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
            Err(Setback::Foreign) => self.tell(News::Foreign),
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
        if disk.hash.as_ref() != Some(&next) {
            self.exchange(&mut disk, (&next, text.as_bytes()), (n, now))?;
        } else if disk.saved != n {
            self.announce(&next, n)?;
        }
        disk.saved = n;
        disk.is_kept = true;
        drop(disk);
        let own = self.ledger().writer().to_owned();
        snapshot::prune(&*self.fs, &self.place, now, |name| name.contains(&own));
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
        let draft = snapshot::write_draft(fs, &self.place, &writer, next.1)?;
        let kept = self.keep_both(disk, next, now);
        if kept.is_err() {
            let _ = fs.remove(&draft);
            return kept;
        }
        // From here on the draft stays when something fails: it tells that the announced version is not in place.
        self.announce(next.0, n)?;
        fs.rename(&draft, &self.place.target)?;
        disk.hash = Some(next.0.to_owned());
        disk.stat = fs.stat(&self.place.target).ok();
        fs.sync_folder(self.place.beside())?;
        Ok(())
    }

    fn keep_both(&self, disk: &mut OnDisk, next: (&str, &[u8]), now: Moment) -> Result<(), Setback> {
        let found = hash_of(&*self.fs, &self.place.target)?;
        disk.is_foreign = found.as_ref().map(|(hash, _)| hash) != disk.hash.as_ref();
        if disk.is_foreign {
            return Err(Setback::Foreign);
        }
        if let Some((hash, bytes)) = &found {
            snapshot::keep_version(&*self.fs, &self.place, (hash, bytes), now)?;
        }
        snapshot::keep_version(&*self.fs, &self.place, next, now)?;
        Ok(())
    }

    /// Says in the journal which version comes, and waits until that is on the disk.
    fn announce(&self, hash: &str, upto: u64) -> Result<(), Setback> {
        let n = self.ledger().add(false, |n| saved_line(n, hash, upto));
        self.sync();
        if self.ledger().synced() < n { Err(Setback::Journal) } else { Ok(()) }
    }

    /// Looks whether somebody else changed `agenda.json`; the file is read only when its stat says something new.
    pub(super) fn look(&self) {
        self.settle();
        if self.ledger().is_homeless() {
            return;
        }
        let mut disk = self.disk();
        let stat = self.fs.stat(&self.place.target).ok();
        if stat == disk.stat {
            return;
        }
        let Ok(found) = hash_of(&*self.fs, &self.place.target) else { return };
        let is_foreign = found.map(|(hash, _)| hash) != disk.hash;
        let was_foreign = std::mem::replace(&mut disk.is_foreign, is_foreign);
        disk.stat = stat;
        drop(disk);
        match (was_foreign, is_foreign) {
            (false, true) => self.tell(News::Foreign),
            (true, false) => self.tell(News::Ours),
            (true, true) | (false, false) => {}
        }
    }
}
