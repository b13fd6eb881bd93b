//! What has to change to make one agenda into another.

use std::collections::{HashMap, HashSet};

use super::Agenda;
use super::change::Change;
use super::id::{At, Id, Kind};
use super::table::Rows;
use super::value::{Value, View};

/// Returns the changes that make `from` into `to`, by id; records that both share are passed over.
///
/// Of what was reordered, the longest run that kept its order stays where it is and the rest moves around it.
#[must_use]
pub fn diff(from: &Agenda, to: &Agenda) -> Vec<Change> {
    let mut changes = Vec::new();
    for kind in Kind::ALL {
        let (from, to) = (from.rows(*kind), to.rows(*kind));
        drops(*kind, from, to, &mut changes);
        places(*kind, from, to, &mut changes);
        values(*kind, from, to, &mut changes);
    }
    changes
}

fn drops(kind: Kind, from: &dyn Rows, to: &dyn Rows, changes: &mut Vec<Change>) {
    let mut dropped: Vec<Change> = Vec::new();
    let mut after = None;
    for id in from.ids() {
        if !to.has(&id) {
            let with = from.contents(&id).unwrap_or_default();
            dropped.push(Change::Drop { at: At::new(kind, &id), after: after.clone(), with });
        }
        after = Some(id);
    }
    // From the end: whoever stands before a row is then still there when it goes.
    changes.extend(dropped.into_iter().rev());
}

fn places(kind: Kind, from: &dyn Rows, to: &dyn Rows, changes: &mut Vec<Change>) {
    let common: Vec<Id> = from.ids().into_iter().filter(|id| to.has(id)).collect();
    let wanted = to.ids();
    let mut chain = Chain::of(&common);
    let settled = longest_run(&common, &wanted);
    let mut after: Option<Id> = None;
    for id in wanted {
        let at = At::new(kind, &id);
        if !from.has(&id) {
            changes.push(Change::Add {
                at,
                after: after.clone(),
                with: to.contents(&id).unwrap_or_default(),
            });
            chain.put(&id, after.as_ref());
        } else if !settled.contains(&id) {
            let was = chain.take(&id);
            if was != after {
                changes.push(Change::Move { at, was, is: after.clone() });
            }
            chain.put(&id, after.as_ref());
        }
        after = Some(id);
    }
}

fn values(kind: Kind, from: &dyn Rows, to: &dyn Rows, changes: &mut Vec<Change>) {
    let value = |view: Option<View<'_>>| view.map_or(Value::Raw(None), View::to_value);
    for id in to.ids().into_iter().filter(|id| from.has(id)) {
        for field in to.differences(&id, from) {
            let (was, is) = (value(from.view(&id, &field)), value(to.view(&id, &field)));
            changes.push(Change::Set { at: At::new(kind, &id), field, was, is });
        }
    }
}

/// Returns the ids that can stay where they are: the longest run of `common` that is in order in `wanted`.
fn longest_run(common: &[Id], wanted: &[Id]) -> HashSet<Id> {
    let place: HashMap<&Id, usize> = wanted.iter().enumerate().map(|(place, id)| (id, place)).collect();
    let places: Vec<usize> = common.iter().filter_map(|id| place.get(id).copied()).collect();
    // Patience: `tops[k]` is where the run of length k + 1 with the lowest end stops.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for i in 0..places.len() {
        let length = tops.partition_point(|top| places[*top] < places[i]);
        before[i] = length.checked_sub(1).map(|shorter| tops[shorter]);
        if length == tops.len() {
            tops.push(i);
        } else {
            tops[length] = i;
        }
    }
    let mut run = HashSet::new();
    let mut at = tops.last().copied();
    while let Some(i) = at {
        run.insert(common[i].clone());
        at = before[i];
    }
    run
}

/// The order while it is being changed: who stands before and after whom.
struct Chain {
    before: HashMap<Id, Option<Id>>,
    after: HashMap<Option<Id>, Id>,
}

impl Chain {
    fn of(ids: &[Id]) -> Self {
        let mut chain = Self { before: HashMap::new(), after: HashMap::new() };
        let mut last = None;
        for id in ids {
            chain.link(last, id.clone());
            last = Some(id.clone());
        }
        chain
    }

    fn link(&mut self, first: Option<Id>, second: Id) {
        self.before.insert(second.clone(), first.clone());
        self.after.insert(first, second);
    }

    /// Takes an id out; returns whom it stood after.
    fn take(&mut self, id: &Id) -> Option<Id> {
        let before = self.before.remove(id).flatten();
        match self.after.remove(&Some(id.clone())) {
            Some(next) => self.link(before.clone(), next),
            None => drop(self.after.remove(&before)),
        }
        before
    }

    /// Puts an id after another.
    fn put(&mut self, id: &Id, after: Option<&Id>) {
        let next = self.after.remove(&after.cloned());
        self.link(after.cloned(), id.clone());
        if let Some(next) = next {
            self.link(Some(id.clone()), next);
        }
    }
}
