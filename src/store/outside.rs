//! What something else makes of `agenda.json` while it is open: finding out what it is, and counting it as ours again.
//!
//! What of it comes into the agenda is decided by whoever has the agenda. Until that is answered, and as long as it cannot be
//! read, the file is never replaced.

use std::fmt;
use std::io;

use crate::agenda::{Agenda, Change, Edit, compose, diff};
use crate::date::Moment;

use super::Store;
use super::beside;
use super::desk::{Desk, OnDisk, Seen};
use super::error::in_dutch;
use super::journal::{Origin, Point, edit_line, saved_line};
use super::label;
use super::news::{News, Why};
use super::place;
use super::snapshot::{self, hash_of};
use super::source;
use super::stale::Own;
use super::thread::Job;
use super::trail::{Stretch, Trail};

/// What something else made of `agenda.json`.
#[derive(Clone, Debug, PartialEq)]
pub enum Outside {
    /// It holds other work on this agenda, which can be taken in with [`Store::take_in`].
    Changed(Changed),
    /// It holds an earlier version of ours, kept at this moment by the clock on the wall, if that is known.
    Earlier(Option<Moment>),
    /// It is not there any more.
    Gone,
    /// It is nothing that can be taken in, and why.
    Unreadable(String),
    /// What clashes could not be written beside it, and why.
    NotKept(String),
}

/// Other work on this agenda.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changed {
    /// What it changed since the file was ours.
    pub changes: Vec<Change>,
    /// Whether that is all: what is no record of an agenda cannot be told as a change.
    pub is_whole: bool,
    /// The file beside the agenda that holds all of it, once [`Store::keep_beside`] made it.
    pub beside: Option<String>,
    /// The hash of the file.
    pub(super) hash: String,
    /// The last line of ours that was in the file.
    pub(super) saved: u64,
    /// Where the journal of whoever wrote it stands, when that lies here too.
    pub(super) took: Vec<Point>,
}

/// What was found in the place of our `agenda.json`.
#[derive(Debug)]
pub(super) struct Found {
    hash: Option<String>,
    what: Outside,
    /// The agenda in it, when it can be taken in.
    agenda: Option<Agenda>,
    is_told: bool,
}

impl Found {
    /// Returns whether it was offered to whoever has the agenda.
    pub(super) fn is_offered(&self) -> bool {
        matches!(self.what, Outside::Changed(_))
    }

    pub(super) fn is_gone(&self) -> bool {
        self.what == Outside::Gone
    }

    /// Returns whether it can be known only from a second look: a sync client may be half-way.
    fn may_pass(&self) -> bool {
        matches!(self.what, Outside::Gone | Outside::Unreadable(_))
    }
}

impl Desk {
    /// Looks whether somebody else changed `agenda.json`; the file is read only when its stat says something new.
    pub(super) fn look(&self) {
        self.settle();
        if self.ledger().is_homeless() {
            return;
        }
        self.look_beside();
        let mut disk = self.disk();
        let seen = Seen::of(&*self.fs, &self.place);
        if seen == disk.seen {
            return self.tell_found(&mut disk);
        }
        let Ok(content) = hash_of(&*self.fs, &self.place.target) else { return };
        disk.seen = seen;
        self.inspect(&mut disk, content);
        if disk.found.as_ref().is_some_and(|found| !found.may_pass()) {
            self.tell_found(&mut disk);
        }
    }

    /// Looks whether other versions came beside the agenda.
    fn look_beside(&self) {
        let others = beside::stats(&*self.fs, &self.place);
        let before = std::mem::replace(&mut self.disk().others, others.clone());
        if others.iter().any(|(name, stat)| before.get(name) != Some(stat)) {
            self.tell(News::Beside);
        }
    }

    /// Finds out what stands in the place of our file, if that is something else.
    pub(super) fn inspect(&self, disk: &mut OnDisk, content: Option<(String, Vec<u8>)>) {
        let hash = content.as_ref().map(|(hash, _)| hash.clone());
        if hash == disk.hash {
            if disk.found.take().is_some_and(|found| found.is_told) {
                self.tell(News::Ours);
            }
            return;
        }
        if disk.found.as_ref().is_some_and(|found| found.hash == hash) {
            return;
        }
        let (what, agenda) = match content {
            None => (Outside::Gone, None),
            Some((hash, bytes)) => self.judge(disk, hash, &bytes),
        };
        disk.found = Some(Found { hash, what, agenda, is_told: false });
    }

    /// Tells what stands in the place of our file, once.
    pub(super) fn tell_found(&self, disk: &mut OnDisk) {
        let Some(found) = disk.found.as_mut().filter(|found| !found.is_told) else { return };
        found.is_told = true;
        if found.is_gone() {
            self.keep_what_is_gone(disk);
        }
        let what = disk.found.as_ref().map(|found| found.what.clone());
        if let Some(what) = what {
            self.tell(News::Outside(what));
        }
    }

    /// Tells it, and when it is of this sort also when it was told before.
    pub(super) fn tell_found_again(&self, is_meant: impl Fn(&Found) -> bool) {
        let mut disk = self.disk();
        if let Some(found) = disk.found.as_mut().filter(|found| is_meant(found)) {
            found.is_told = false;
        }
        self.tell_found(&mut disk);
    }

    fn judge(&self, disk: &OnDisk, hash: String, bytes: &[u8]) -> (Outside, Option<Agenda>) {
        let unreadable = |why: &str| (Outside::Unreadable(why.into()), None);
        let reading = match Agenda::from_bytes(bytes) {
            Ok(reading) if reading.newer => return unreadable("het is met een nieuwere overleg gemaakt"),
            Ok(reading) => reading,
            Err(error) => return unreadable(&error.to_string()),
        };
        let theirs = reading.agenda;
        if theirs.own_id() != disk.agenda.own_id() {
            return unreadable("er staat een andere agenda in");
        }
        let trail = self.trail(&theirs);
        let own = self.own_path(&trail);
        let files = self.fs.list(&self.place.history()).unwrap_or_default();
        let kept = files.iter().rev().find(|file| place::is_version_of(file, &hash));
        let written = trail.locate(&hash);
        // An earlier version of ours would look as if somebody took all our later work back.
        if trail.leads_through(&own, &hash) || (kept.is_some() && written.is_none()) {
            return (Outside::Earlier(kept.and_then(|file| label::moment(file))), None);
        }
        let changed = written
            .and_then(|place| written_by_another(&trail, &own, place))
            .unwrap_or_else(|| written_by_something(&trail, &own, (disk, &theirs)));
        (Outside::Changed(Changed { hash, ..changed }), Some(theirs))
    }

    /// Returns the way to here through the journals that can be read; others may have brought theirs.
    fn own_path(&self, trail: &Trail) -> Vec<Stretch> {
        let ledger = self.ledger();
        // Nothing may have been written in this sitting yet; then it follows the one before.
        let end = trail.end_of(ledger.writer()).or_else(|| trail.place_of(ledger.after()?));
        end.map(|end| trail.back_from(end)).unwrap_or_default()
    }

    /// Reads the journals that lie here now: whoever changed the file may have brought a journal along.
    fn trail(&self, agenda: &Agenda) -> Trail {
        let found = source::journals(&*self.fs, &self.place).unwrap_or_default();
        Trail::new(found.journals, agenda.own_id())
    }

    /// Sees to it that a file that was taken away can be opened again, also when nothing was changed in this sitting.
    fn keep_what_is_gone(&self, disk: &OnDisk) {
        let is_kept =
            disk.hash.as_ref().is_some_and(|hash| snapshot::version(&*self.fs, &self.place, hash).is_some());
        if let Some(text) = snapshot::checked_text(&disk.agenda).filter(|_| !is_kept) {
            let (hash, now) = (snapshot::hash(text.as_bytes()), self.ledger().since());
            let _ = snapshot::keep_version(&*self.fs, &self.place, (&hash, text.as_bytes()), now);
        }
    }

    /// Writes what was offered beside the agenda, and offers it again with the name of that file.
    pub(super) fn keep_beside(&self, hash: &str, now: Moment) {
        let kept = self.copy_beside(hash, now);
        let others = beside::stats(&*self.fs, &self.place);
        let mut disk = self.disk();
        let Some(Found { what: Outside::Changed(changed), .. }) = &mut disk.found else { return };
        match kept {
            Ok(Some(file)) => {
                changed.beside = Some(file);
                let changed = changed.clone();
                disk.others = others;
                self.tell(News::Outside(Outside::Changed(changed)));
            }
            // It is something else by now, or cannot be kept: the next look finds out.
            Ok(None) => disk.forget(),
            Err(error) => {
                disk.forget();
                self.tell(News::Outside(Outside::NotKept(in_dutch(&error))));
            }
        }
    }

    fn copy_beside(&self, hash: &str, now: Moment) -> io::Result<Option<String>> {
        let content = hash_of(&*self.fs, &self.place.target)?.filter(|(found, _)| found == hash);
        let Some((_, bytes)) = content else { return Ok(None) };
        let path = beside::keep(&*self.fs, &self.place, &bytes, (&self.host, now))?;
        Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()))
    }

    /// Counts the file that was taken in as ours; with the number of a line when the file holds everything up to that one.
    pub(super) fn adopt(&self, hash: &str, saved: Option<u64>, now: Moment) {
        let mut disk = self.disk();
        let is_it = |found: &mut Found| found.agenda.is_some() && found.hash.as_deref() == Some(hash);
        let found = disk.found.take_if(is_it);
        let Some(agenda) = found.and_then(|found| found.agenda) else { return };
        (disk.hash, disk.agenda, disk.is_kept) = (Some(hash.to_owned()), agenda, true);
        disk.saved = saved.unwrap_or(disk.saved);
        drop(disk);
        if let Ok(Some((found, bytes))) = hash_of(&*self.fs, &self.place.target)
            && found == hash
        {
            // It is a second safety; the journal holds the edits whatever comes of this.
            let _ = snapshot::keep_version(&*self.fs, &self.place, (&found, &bytes), now);
        }
    }

    /// Lets the next checkpoint put our file back where it was taken away or gave place to an earlier version of ours.
    pub(super) fn insist(&self) {
        let mut disk = self.disk();
        let passes = |found: &mut Found| matches!(found.what, Outside::Gone | Outside::Earlier(_));
        if let Some(found) = disk.found.take_if(passes) {
            (disk.hash, disk.is_due) = (found.hash, true);
            self.tell(News::Ours);
        }
    }
}

/// Returns what another sitting changed that wrote the file and left its journal here: exactly that, whatever it began with.
fn written_by_another(trail: &Trail, own: &[Stretch], place: (usize, u64)) -> Option<Changed> {
    let beyond = trail.beyond(own, place)?;
    let edits = trail.edits(&beyond, own)?;
    let took = trail.name_of(place.0).map(|name| (name, place.1)).into_iter().collect();
    Some(Changed { changes: compose(edits.iter()), is_whole: true, took, ..Changed::default() })
}

/// Returns what a file has otherwise that was written by something that keeps no journal here. Where it has what stood there
/// before an edit of ours, it was made from an old copy as likely as not: that is left out, and the file then kept beside.
fn written_by_something(trail: &Trail, own: &[Stretch], (disk, theirs): (&OnDisk, &Agenda)) -> Changed {
    let mut changes = diff(&disk.agenda, theirs);
    let mut same = disk.agenda.clone();
    let is_whole = same.apply(&changes).is_ok() && same.to_json() == theirs.to_json();
    let edits = trail.own_edits(own);
    let ours = Own::new(&edits);
    let all = changes.len();
    changes.retain(|change| !ours.is_taken_back_by(change));
    let is_whole = is_whole && changes.len() == all;
    Changed { changes, is_whole, saved: disk.saved, ..Changed::default() }
}

impl Store {
    /// Records the edit that takes in what something else made of `agenda.json`, and counts that file as ours again.
    ///
    /// `is_all` says that nothing of theirs was left out. Then, and when the file lacked nothing of ours, it holds what the
    /// agenda is now and need not be replaced; else it is behind the line of which the number is returned.
    ///
    /// # Errors
    /// Says why this agenda can only be read.
    pub fn take_in(
        &mut self,
        (changed, is_all): (&Changed, bool),
        edit: &Edit,
        at: Moment,
    ) -> Result<Option<u64>, Why> {
        let is_up_to_date = is_all && changed.is_whole && changed.saved >= self.last_edit;
        let pen = self.pen()?;
        let mut ledger = pen.desk.ledger();
        let from = Origin { took: &changed.took, found: Some(&changed.hash) };
        let n = ledger.add(!edit.changes.is_empty(), |n| edit_line(n, at, from, edit));
        if is_up_to_date {
            ledger.add(false, |last| saved_line(last, &changed.hash, n));
        }
        drop(ledger);
        pen.hands.ask(Job::Sync);
        pen.hands.ask(Job::Adopt(changed.hash.clone(), is_up_to_date.then_some(n), at));
        self.last_edit = n;
        Ok((!is_up_to_date).then_some(n))
    }

    /// Has what something else made of `agenda.json` written beside it too; it is then offered again.
    pub fn keep_beside(&mut self, changed: &Changed, now: Moment) {
        self.ask(Job::KeepBeside(changed.hash.clone(), now));
    }

    /// Lets the next checkpoint write `agenda.json` again where something else took it away, or put an earlier version of ours
    /// in its place: the user asked for it.
    pub fn insist(&mut self) {
        self.ask(Job::Insist);
    }
}

impl fmt::Display for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(_) => f.write_str("agenda.json is buiten overleg gewijzigd."),
            Self::Earlier(at) => {
                f.write_str("agenda.json is buiten overleg teruggezet naar een eerdere versie")?;
                at.map_or(Ok(()), |at| write!(f, ", van {} {}", at.weekday_and_date(), at.clock()))?;
                f.write_str(". Hier op het scherm is niets veranderd.")
            }
            Self::Gone => {
                f.write_str("agenda.json is weggehaald uit de map. Hier op het scherm is alles er nog.")
            }
            Self::Unreadable(why) => write!(
                f,
                "agenda.json is buiten overleg gewijzigd en niet te lezen: {why}. Het blijft zoals het is; uw werk staat veilig in \
                 het journaal."
            ),
            Self::NotKept(why) => write!(
                f,
                "agenda.json is buiten overleg gewijzigd, en de andere versie kon niet apart worden gezet ({why}). Tot dat lukt \
                 blijft het bestand zoals het is."
            ),
        }
    }
}
