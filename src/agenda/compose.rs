//! The net effect of many edits: first was, last is; what came and went again is gone.

use super::change::{Change, Edit};
use super::id::At;

/// Returns changes that bring an agenda to the same state as these edits one after another.
///
/// Values are net per field. A record that was added and dropped disappears when no other record was placed after it
/// in between; then both are kept, which is longer but never wrong.
pub fn compose<'a>(edits: impl Iterator<Item = &'a Edit>) -> Vec<Change> {
    let mut net: Vec<Change> = Vec::new();
    for change in edits.flat_map(|edit| &edit.changes) {
        match change {
            Change::Set { .. } => compose_set(&mut net, change),
            Change::Drop { .. } => compose_drop(&mut net, change),
            Change::Add { .. } => compose_add(&mut net, change),
            Change::Move { .. } => compose_move(&mut net, change),
        }
    }
    net
}

fn compose_set(net: &mut Vec<Change>, change: &Change) {
    let Change::Set { at, field, is, .. } = change else { return };
    for place in (0..net.len()).rev().filter(|place| net[*place].at() == at).collect::<Vec<_>>() {
        match &mut net[place] {
            Change::Set { field: known, was, is: now, .. } if known == field => {
                now.clone_from(is);
                if was == is {
                    net.remove(place);
                }
                return;
            }
            Change::Add { with, .. } => {
                with.retain(|(name, _)| name != field);
                if !is.is_empty() {
                    with.push((field.clone(), is.clone()));
                }
                return;
            }
            Change::Drop { .. } => break,
            Change::Set { .. } | Change::Move { .. } => {}
        }
    }
    net.push(change.clone());
}

fn compose_drop(net: &mut Vec<Change>, change: &Change) {
    let at = change.at();
    let added = net.iter().rposition(|known| matches!(known, Change::Add { .. }) && known.at() == at);
    if let Some(added) = added
        && !net[added..].iter().any(|known| leans_on(known, at))
    {
        let mut place = 0;
        net.retain(|known| {
            place += 1;
            place <= added || known.at() != at
        });
        return;
    }
    net.push(change.clone());
}

fn compose_add(net: &mut Vec<Change>, change: &Change) {
    // A deletion that was taken back at once: the usual way in which the same record comes back.
    let undone = net.last().is_some_and(|last| *last == change.inverse());
    if undone {
        net.pop();
    } else {
        net.push(change.clone());
    }
}

fn compose_move(net: &mut Vec<Change>, change: &Change) {
    let Change::Move { at, is, .. } = change else { return };
    match net.last_mut() {
        Some(Change::Move { at: known, was, is: now }) if known == at => {
            now.clone_from(is);
            if was == is {
                net.pop();
            }
        }
        _ => net.push(change.clone()),
    }
}

/// Returns whether a change places another record after this one, or takes one away from behind it.
fn leans_on(change: &Change, at: &At) -> bool {
    if change.at() == at || change.at().kind != at.kind {
        return false;
    }
    match change {
        Change::Set { .. } => false,
        Change::Add { after, .. } | Change::Drop { after, .. } => after.as_ref() == Some(&at.id),
        Change::Move { was, is, .. } => was.as_ref() == Some(&at.id) || is.as_ref() == Some(&at.id),
    }
}
