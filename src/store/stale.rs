//! Telling a change that somebody made from one that only comes of working on an old copy.
//!
//! Who changed a copy from before our last checkpoint and puts it in the place of `agenda.json` takes our work back without
//! knowing it.

use std::collections::HashMap;

use crate::agenda::{At, Change, Edit, Name, Value};

/// What our own edits led away from, per field and per record.
#[derive(Default)]
pub(super) struct Own<'a> {
    /// The values that a field had before each of our edits, and what it has since the last of them.
    fields: HashMap<(&'a At, &'a Name), (Vec<&'a Value>, &'a Value)>,
    /// Whether we added it or took it away, the last time.
    records: HashMap<&'a At, bool>,
}

impl<'a> Own<'a> {
    /// Takes in our edits, oldest first.
    pub(super) fn new(edits: &'a [Edit]) -> Self {
        let mut own = Self::default();
        for change in edits.iter().flat_map(|edit| &edit.changes) {
            match change {
                Change::Set { at, field, was, is } => {
                    let known = own.fields.entry((at, field)).or_insert((Vec::new(), is));
                    known.0.push(was);
                    known.1 = is;
                }
                Change::Add { at, .. } => drop(own.records.insert(at, true)),
                Change::Drop { at, .. } => drop(own.records.insert(at, false)),
                Change::Move { .. } => {}
            }
        }
        own
    }

    /// Returns whether a change puts back what stood there before an edit of ours.
    pub(super) fn is_taken_back_by(&self, change: &Change) -> bool {
        match change {
            Change::Set { at, field, was, is } => {
                let known = self.fields.get(&(at, field));
                known.is_some_and(|(before, now)| *now == was && before.contains(&is))
            }
            Change::Add { at, .. } => self.records.get(at) == Some(&false),
            Change::Drop { at, .. } => self.records.get(at) == Some(&true),
            Change::Move { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Id, Kind};

    fn at(id: &str) -> At {
        At::new(Kind::Action, &Id::from(id))
    }

    fn set(was: &str, is: &str) -> Change {
        let value = |text: &str| Value::Text(text.into());
        Change::Set { at: at("a"), field: Name::Borrowed("title"), was: value(was), is: value(is) }
    }

    fn add(id: &str) -> Change {
        Change::Add { at: at(id), after: None, with: Vec::new() }
    }

    #[test]
    fn only_what_stood_there_before_an_edit_of_ours_is_taken_back() {
        let edit = |change: Change| Edit { changes: vec![change], ..Edit::default() };
        let edits = [edit(set("a", "b")), edit(set("b", "c")), edit(add("n")), edit(add("o").inverse())];
        let own = Own::new(&edits);
        let taken_back = [set("c", "a"), set("c", "b"), add("n").inverse(), add("o")];
        assert!(taken_back.iter().all(|change| own.is_taken_back_by(change)));
        let theirs = [set("c", "d"), set("x", "a"), add("p"), add("p").inverse(), add("n")];
        assert!(!theirs.iter().any(|change| own.is_taken_back_by(change)));
    }
}
