//! From a snapshot and journals to the agenda as it was on the screen: apply what follows, put branches on top.
//!
//! It is pure: what has to be written because of it is for [`super::open`]. Recovering twice gives the same.

use crate::agenda::{Agenda, Change, Clash, Edit, compose, rebase};

use super::journal::{Line, Point, What};
use super::trail::{Stretch, Trail, Void, tip};

/// The agenda as it was, and what it took to get there.
#[derive(Clone, Debug, Default)]
pub(super) struct Recovery {
    pub(super) agenda: Agenda,
    /// The agenda before branches were put on top.
    pub(super) main: Agenda,
    /// The lines that lead here, for undo.
    pub(super) path: Vec<Stretch>,
    /// The last line of the path; absent when history starts anew.
    pub(super) tip: Option<Point>,
    /// How many edits follow the snapshot.
    pub(super) recovered: usize,
    pub(super) branches: Vec<Branch>,
    /// What was being typed.
    pub(super) draft: Option<Edit>,
    /// Whether somebody else changed the snapshot.
    pub(super) is_outside: bool,
    /// Whether the snapshot was taken in and only waits to be replaced.
    pub(super) is_taken: bool,
    /// Whether a newer program wrote something here.
    pub(super) is_newer: bool,
}

/// Work that lay beside the agenda.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    /// Its last line.
    pub(super) tip: Point,
    pub(super) edits: usize,
    pub(super) fitting: Vec<Change>,
    pub(super) clashes: Vec<Clash>,
    /// The whole agenda as the branch had it, when that can still be made.
    pub(super) whole: Option<Agenda>,
}

impl Recovery {
    /// Returns whether the journals say more than the snapshot.
    pub(super) fn is_ahead(&self) -> bool {
        self.recovered > 0 || self.is_taken
    }

    /// Returns whether there is anything that a snapshot should hold and does not.
    pub(super) fn is_needed(&self) -> bool {
        self.is_ahead() || !self.branches.is_empty()
    }
}

/// What recovery starts from.
pub(super) struct Start<'a> {
    pub(super) agenda: Agenda,
    pub(super) hash: &'a str,
    pub(super) void: &'a Void,
    /// Finds an earlier version by its hash.
    pub(super) version: &'a dyn Fn(&str) -> Option<Agenda>,
}

/// Applies what the journals hold beyond the snapshot.
pub(super) fn recover(trail: &Trail, start: Start<'_>) -> Recovery {
    let mut recovery = Recovery { is_newer: trail.is_newer, ..Recovery::default() };
    if let Some(place) = trail.locate(start.hash) {
        recovery.agenda = start.agenda;
        recovery.path = trail.back_from(place);
        replay(trail, &trail.forward_from(place), &mut recovery);
    } else if let Some((version, path, ahead)) = before_taking_in(trail, &start) {
        recovery.is_taken = true;
        (recovery.agenda, recovery.path) = (version, path);
        replay(trail, &ahead, &mut recovery);
    } else {
        recovery.agenda = start.agenda;
        recovery.is_outside = !trail.sittings.is_empty();
    }
    recovery.tip = tip(trail, &recovery.path);
    recovery.main = recovery.agenda.clone();
    // When somebody else changed the file, what was being typed still stands at the end of the last sitting.
    let last = if recovery.is_outside { trail.newest_way() } else { recovery.path.clone() };
    recovery.draft = last_draft(trail, &last);
    if !recovery.is_newer {
        merge_branches(trail, &mut recovery, start.void, start.version);
    }
    recovery
}

/// Finds where to begin when the snapshot was taken in and not replaced yet: all that was wanted of it is in the lines
/// after the version before it, so that version, the way to it, and the way on from there.
fn before_taking_in(trail: &Trail, start: &Start<'_>) -> Option<(Agenda, Vec<Stretch>, Vec<Stretch>)> {
    let place = trail.taken_at(start.hash)?;
    let back = trail.back_from(place);
    let (from, agenda) = trail.marks_back(&back).find_map(|(n, hash)| Some((n, (start.version)(hash)?)))?;
    let before = back.iter().filter(|part| part.from <= from);
    let path = before.map(|part| Stretch { to: part.to.min(from), ..*part }).collect();
    let behind = back.iter().filter(|part| part.to > from);
    let taken = behind.map(|part| Stretch { from: part.from.max(from), ..*part });
    Some((agenda, path, taken.chain(trail.forward_from(place)).collect()))
}

fn replay(trail: &Trail, ahead: &[Stretch], recovery: &mut Recovery) {
    for stretch in ahead {
        let lines = trail.sittings[stretch.sitting].between(stretch.from, stretch.to);
        let applied = lines.iter().take_while(|line| apply(line, recovery)).count();
        let to = stretch.from + applied as u64;
        match recovery.path.last_mut().filter(|last| last.sitting == stretch.sitting) {
            Some(last) => last.to = to,
            None => recovery.path.push(Stretch { to, ..*stretch }),
        }
        if applied < lines.len() {
            return;
        }
    }
}

/// Applies a line; `false` when it cannot be, and then nothing after it is.
fn apply(line: &Line, recovery: &mut Recovery) -> bool {
    match line.what {
        What::Draft { .. } | What::Saved { .. } | What::GivenUp { .. } => true,
        What::Unknown => {
            recovery.is_newer = true;
            false
        }
        What::Edit { .. } => {
            let Ok(edit) = line.edit() else {
                recovery.is_newer = true;
                return false;
            };
            // A line that does not fit although its checksum is right is taken up as a branch, which asks less.
            let fits = recovery.agenda.apply(&edit.changes).is_ok();
            recovery.recovered += usize::from(fits && !edit.changes.is_empty());
            fits
        }
    }
}

/// Returns what was being typed when the path ended.
///
/// An edit with the same changes is the field that was accepted, also when its closing was never written.
fn last_draft(trail: &Trail, path: &[Stretch]) -> Option<Edit> {
    let is_draft = |line: &Line| matches!(line.what, What::Draft { .. });
    let after = trail.lines(path).rev().take_while(|(_, line)| !is_draft(line)).map(|(_, line)| line);
    let draft = trail.lines(path).rev().map(|(_, line)| line).find(|line| is_draft(line))?.draft()?;
    let is_accepted = |line: &Line| line.edit().is_ok_and(|edit| edit.changes == draft.changes);
    let accepted = after.filter(|line| matches!(line.what, What::Edit { .. })).any(is_accepted);
    (!accepted).then_some(draft)
}

fn merge_branches(
    trail: &Trail,
    recovery: &mut Recovery,
    void: &Void,
    version: &dyn Fn(&str) -> Option<Agenda>,
) {
    for stretches in trail.branches(&recovery.path, void) {
        let edits: Result<Vec<Edit>, _> =
            edit_lines(trail, &stretches).map(|(_, line)| line.edit()).collect();
        let has_unknown = trail.lines(&stretches).any(|(_, line)| line.what == What::Unknown);
        let (Ok(edits), Some(tip), false) = (edits, tip(trail, &stretches), has_unknown) else {
            recovery.is_newer = true;
            return;
        };
        let net = compose(edits.iter());
        let (fitting, clashes) = rebase(&net, &recovery.agenda);
        let theirs = recovery.agenda.clone();
        // What rebase returns was tried on this very agenda.
        if recovery.agenda.apply(&fitting).is_err() {
            continue;
        }
        let own = || whole(trail, &stretches, version).unwrap_or_else(|| ours_over(theirs, &net));
        let whole = (!clashes.is_empty()).then(own);
        recovery.branches.push(Branch { tip, edits: edits.len(), fitting, clashes, whole });
    }
}

fn edit_lines<'a>(trail: &'a Trail, path: &'a [Stretch]) -> impl Iterator<Item = (usize, &'a Line)> {
    trail.lines(path).filter(|(_, line)| matches!(line.what, What::Edit { .. }))
}

/// Returns an agenda with these changes over it whatever stands there: what a branch had as far as that can still be told,
/// when the version that it began with is nowhere.
fn ours_over(mut agenda: Agenda, changes: &[Change]) -> Agenda {
    for change in changes {
        let (fitting, _) = rebase(&[forced(change, &agenda)], &agenda);
        // What rebase returns was tried on this very agenda.
        let _ = agenda.apply(&fitting);
    }
    agenda
}

/// Returns a change that sets its field whatever stands in it, of a record that may be gone.
fn forced(change: &Change, agenda: &Agenda) -> Change {
    let Change::Set { at, field, is, .. } = change else { return change.clone() };
    let rows = agenda.rows(at.kind);
    if let Some(was) = rows.view(&at.id, field) {
        let was = was.to_value();
        return Change::Set { at: at.clone(), field: field.clone(), was, is: is.clone() };
    }
    Change::Add { at: at.clone(), after: rows.last(), with: vec![(field.clone(), is.clone())] }
}

/// Returns the agenda as it was at the end of a branch: the newest version on its way that still exists, and what follows.
fn whole(trail: &Trail, branch: &[Stretch], version: &dyn Fn(&str) -> Option<Agenda>) -> Option<Agenda> {
    let last = branch.last()?;
    let back = trail.back_from((last.sitting, last.to));
    let (from, mut agenda) = trail.marks_back(&back).find_map(|(n, hash)| Some((n, version(hash)?)))?;
    for (_, line) in edit_lines(trail, &back).filter(|(_, line)| line.n > from) {
        agenda.apply(&line.edit().ok()?.changes).ok()?;
    }
    Some(agenda)
}
