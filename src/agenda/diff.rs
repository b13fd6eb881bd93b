//! What has to change to make one agenda into another.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Agenda;
use super::change::Change;
use super::field::{Name, Record, marked};
use super::id::{At, Id};
use super::table::{Rows, Table};

/// Returns the changes that make `from` into `to`, by id; records that both share are passed over.
///
/// Of what was reordered, the longest run that kept its order stays where it is and the rest moves around it. What
/// stands between the records of a collection and is none itself is not compared: it is never changed.
#[must_use]
pub fn diff(from: &Agenda, to: &Agenda) -> Vec<Change> {
    let mut changes = Vec::new();
    from.diff_tables(to, &mut changes);
    changes
}

pub(super) fn diff_table<R: Record>(from: &Table<R>, to: &Table<R>, changes: &mut Vec<Change>) {
    let stretch = Stretch::of(from, to);
    drops(from, to, &stretch, changes);
    places(from, to, &stretch, changes);
    values(from, to, changes);
}

/// The stretch in which two orders differ: usually a few rows out of thousands.
struct Stretch {
    /// The last row before it.
    after: Option<Id>,
    from: Vec<Id>,
    to: Vec<Id>,
}

impl Stretch {
    fn of<R: Record>(from: &Table<R>, to: &Table<R>) -> Self {
        let before = from.iter().zip(to.iter()).take_while(|(a, b)| a.id() == b.id()).count();
        let most = from.len().min(to.len()) - before;
        let behind =
            from.iter().rev().zip(to.iter().rev()).take(most).take_while(|(a, b)| a.id() == b.id()).count();
        let middle = |table: &Table<R>| {
            let rows = table.iter().skip(before).take(table.len() - before - behind);
            rows.map(|record| record.id().clone()).collect()
        };
        let after = before.checked_sub(1).and_then(|last| from.iter().nth(last));
        Self { after: after.map(|record| record.id().clone()), from: middle(from), to: middle(to) }
    }
}

fn drops<R: Record>(from: &Table<R>, to: &Table<R>, stretch: &Stretch, changes: &mut Vec<Change>) {
    let mut dropped: Vec<Change> = Vec::new();
    let mut after = stretch.after.clone();
    for id in &stretch.from {
        if !to.has(id) {
            let with = from.contents(id).unwrap_or_default();
            dropped.push(Change::Drop { at: At::new(R::KIND, id), after: after.clone(), with });
        }
        after = Some(id.clone());
    }
    // From the end: whoever stands before a row is then still there when it goes.
    changes.extend(dropped.into_iter().rev());
}

fn places<R: Record>(from: &Table<R>, to: &Table<R>, stretch: &Stretch, changes: &mut Vec<Change>) {
    let common: Vec<Id> = stretch.from.iter().filter(|id| to.has(id)).cloned().collect();
    let mut chain = Chain::of(stretch.after.clone(), &common);
    let settled = longest_run(&common, &stretch.to);
    let mut after = stretch.after.clone();
    for id in &stretch.to {
        let at = At::new(R::KIND, id);
        if !from.has(id) {
            let with = to.contents(id).unwrap_or_default();
            changes.push(Change::Add { at, after: after.clone(), with });
            chain.put(id, after.as_ref());
        } else if !settled.contains(id) {
            let was = chain.take(id);
            if was != after {
                changes.push(Change::Move { at, was, is: after.clone() });
            }
            chain.put(id, after.as_ref());
        }
        after = Some(id.clone());
    }
}

fn values<R: Record>(from: &Table<R>, to: &Table<R>, changes: &mut Vec<Change>) {
    for new in to.iter_shared().flatten() {
        let Some(old) = from.shared(new.id()).filter(|old| !Arc::ptr_eq(old, new)) else { continue };
        let known = R::FIELDS.iter().filter(|field| (field.view)(old) != (field.view)(new));
        let names: BTreeSet<&str> =
            old.extra().iter().chain(new.extra().iter()).map(|(name, _)| name).collect();
        let unknown = names.into_iter().map(marked::<R>).filter(|name| old.view(name) != new.view(name));
        for field in known.map(|field| Name::Borrowed(field.name)).chain(unknown) {
            let (was, is) = (old.view(&field).to_value(), new.view(&field).to_value());
            changes.push(Change::Set { at: At::new(R::KIND, new.id()), field, was, is });
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
    fn of(after: Option<Id>, ids: &[Id]) -> Self {
        let mut chain = Self { before: HashMap::new(), after: HashMap::new() };
        let mut last = after;
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
