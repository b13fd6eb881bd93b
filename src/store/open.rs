//! Opening an agenda for writing: the lock, and writing down what recovery found before anything else happens.
//!
//! With nothing to recover it writes nothing but the lock. What it writes comes in an order in which a crash anywhere leads to
//! the same agenda at the next opening.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;

use crate::agenda::{Act, Agenda, Edit};
use crate::date::Moment;

use super::beside;
use super::desk::{Desk, OnDisk, Seen};
use super::error::in_dutch;
use super::fs::Fs;
use super::journal::{Header, Origin, edit_line};
use super::ledger::Ledger;
use super::lock::Sitting;
use super::news::{Merged, News, Notice, Why};
use super::place;
use super::recover::{Branch, Recovery};
use super::snapshot::{self, hash};
use super::source::{From, Source};

/// A desk on which everything that was found is written down.
pub(super) struct Settled {
    pub(super) desk: Arc<Desk>,
    pub(super) notices: Vec<Notice>,
    /// The edits that brought branches in; they are the first of this sitting.
    pub(super) merged: Vec<Edit>,
    /// The last line that changed the agenda.
    pub(super) last_edit: u64,
}

/// Writes down what recovery found: what is damaged or clashes apart, the rest in a journal of our own, and a new snapshot.
pub(super) fn settle(
    fs: &Arc<dyn Fs>,
    source: &Source,
    (recovery, apart): (&Recovery, Option<PathBuf>),
    (sitting, sender): (&Sitting, mpsc::Sender<News>),
) -> Settled {
    let mut notices = notices_of(source, recovery, apart);
    make_certain(&**fs, source);
    set_journals_apart(&**fs, source, &mut notices);
    for (branch, notice) in recovery.branches.iter().zip(branch_notices(recovery)) {
        let kept = keep_clashing(&**fs, source, branch, sitting);
        notices.push(notice(Merged { edits: branch.edits, clashes: branch.clashes.clone(), kept }));
    }
    if source.nature.has_other_name {
        notices.push(Notice::OtherName);
    }
    let mut ledger = Ledger::new(Arc::clone(fs), &source.place, header(source, recovery, sitting));
    let merged = record_branches(&mut ledger, recovery, sitting);
    let last_edit = ledger.last();
    // The journal that it stands in may go, or lead nowhere, before the field is closed.
    if let Some(draft) = &recovery.draft {
        ledger.add_draft(Some(draft));
    }
    let ready = (ledger, on_disk(&**fs, source, recovery), sitting.host.clone());
    let desk = Arc::new(Desk::new(Arc::clone(fs), source.place.clone(), ready, sender));
    if write_down(&desk, source, recovery, (last_edit, sitting.now)) {
        remove_drafts(&**fs, source);
    }
    Settled { desk, notices, merged, last_edit }
}

/// Has the disk confirm what a sitting before this one wrote, as everything from here on builds on it.
///
/// When a program is killed its last lines are with the system only. Should the power fail a little later, a journal that goes on
/// from them would hang in the air.
fn make_certain(fs: &dyn Fs, source: &Source) {
    let hidden = source.place.hidden();
    for name in source.trail.last_journals() {
        // Where this fails, the agenda that is written next holds the same; when that fails too it is told.
        let _ = fs.sync_file(&hidden.join(name)).and_then(|()| fs.sync_folder(&hidden));
    }
}

fn on_disk(fs: &dyn Fs, source: &Source, recovery: &Recovery) -> OnDisk {
    OnDisk {
        hash: source.found.clone(),
        agenda: source.reading.agenda.clone(),
        seen: source.stat.map_or(Seen::Absent, Seen::There),
        found: None,
        others: beside::stats(fs, &source.place),
        is_kept: false,
        announced: None,
        is_due: false,
        journals: source.journals.clone(),
        saved: if recovery.is_needed() { 0 } else { start(source, recovery) },
    }
}

/// Brings what was recovered to the disk; tells whether nothing of an earlier sitting is needed any more.
fn write_down(desk: &Desk, source: &Source, recovery: &Recovery, (n, now): (u64, Moment)) -> bool {
    if !recovery.is_needed() {
        return true;
    }
    if source.stand_in.is_some() {
        // The unreadable file stays as it is until the user saves; the journals lead here from the version that stands in.
        desk.settle();
        return false;
    }
    desk.checkpoint(&recovery.agenda, n, now).is_ok()
}

/// Says what follows from reading, and where the unreadable file was copied to.
pub(super) fn notices_of(source: &Source, recovery: &Recovery, apart: Option<PathBuf>) -> Vec<Notice> {
    let mut notices = Vec::new();
    match source.stand_in.as_ref().map(|stand_in| &stand_in.from) {
        Some(From::Version(why, version)) => {
            notices.push(Notice::OldVersion { why: why.clone(), version: version.clone(), apart });
        }
        Some(From::Remains(why, saved)) => {
            notices.push(Notice::Remains { why: *why, saved: saved.clone(), apart });
        }
        None => {}
    }
    if let Some(path) = &source.unseen {
        notices.push(Notice::Unseen { path: path.clone() });
    }
    if recovery.recovered > 0 {
        notices.push(Notice::Recovered { edits: recovery.recovered });
    }
    if recovery.is_outside && recovery.branches.is_empty() {
        notices.push(Notice::Outside { merged: Merged::default() });
    }
    notices
}

/// Says of each branch why it lay beside the agenda.
pub(super) fn branch_notices(recovery: &Recovery) -> impl Iterator<Item = fn(Merged) -> Notice> {
    let is_outside = recovery.is_outside;
    std::iter::repeat_with(move || -> fn(Merged) -> Notice {
        if is_outside { |merged| Notice::Outside { merged } } else { |merged| Notice::Branch { merged } }
    })
}

/// Copies an unreadable `agenda.json` to where damaged files lie: saving replaces it.
///
/// # Errors
/// Says why there is no copy; nothing may be written then.
pub(super) fn set_agenda_apart(fs: &dyn Fs, source: &Source) -> Result<Option<PathBuf>, Why> {
    let Some(bad) = source.stand_in.as_ref().and_then(|stand_in| stand_in.bad.as_ref()) else {
        return Ok(None);
    };
    match snapshot::set_apart(fs, &source.place, place::AGENDA, bad) {
        Ok((path, _)) => Ok(Some(path)),
        Err(error) => Err(Why::NoCopy(in_dutch(&error))),
    }
}

fn set_journals_apart(fs: &dyn Fs, source: &Source, notices: &mut Vec<Notice>) {
    for (name, bytes, later) in &source.damaged {
        // When the copy cannot be made the damaged file still lies where it is; when it was made before, that was told.
        if let Ok((path, true)) = snapshot::set_apart(fs, &source.place, name, bytes) {
            notices.push(Notice::SetApart { later: *later, path });
        }
    }
}

/// Writes the version of a branch that clashes beside the agenda, once.
fn keep_clashing(fs: &dyn Fs, source: &Source, branch: &Branch, sitting: &Sitting) -> Option<PathBuf> {
    let text = branch.whole.as_ref().map(Agenda::to_json)?;
    beside::keep(fs, &source.place, text.as_bytes(), (&sitting.host, sitting.now)).ok()
}

/// The header of our own journal: it follows the path, and its base is the agenda at the end of it.
fn header(source: &Source, recovery: &Recovery, sitting: &Sitting) -> Header {
    let base =
        if recovery.is_ahead() { hash(recovery.main.to_json().as_bytes()) } else { source.hash.clone() };
    Header {
        base: Some(base),
        after: recovery.tip.clone(),
        n: start(source, recovery),
        ..Header::new(source.reading.agenda.own_id().to_owned(), sitting.writer, sitting.now)
    }
}

/// The number that our lines go on from: that of the path, or when history starts anew the highest that was given, so that a higher
/// number always means later. The clock cannot tell, as it may have been put back.
fn start(source: &Source, recovery: &Recovery) -> u64 {
    recovery.tip.as_ref().map_or_else(|| source.trail.highest(), |(_, n)| *n)
}

/// Records each branch as one edit that also says which lines are in it, so that it is taken in once.
fn record_branches(ledger: &mut Ledger, recovery: &Recovery, sitting: &Sitting) -> Vec<Edit> {
    let mut merged = Vec::new();
    for branch in &recovery.branches {
        let edit = Edit { place: None, act: Act::Do, changes: branch.fitting.clone() };
        let from = Origin { took: std::slice::from_ref(&branch.tip), found: None };
        ledger.add(true, |n| edit_line(n, sitting.now, from, &edit));
        merged.push(edit);
    }
    merged.retain(|edit| !edit.changes.is_empty());
    merged
}

/// Removes what earlier sittings were making when they broke off.
fn remove_drafts(fs: &dyn Fs, source: &Source) {
    for path in &source.drafts {
        let _ = fs.remove(path);
    }
}
