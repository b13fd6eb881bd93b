//! The net effect of many edits: first was, last is; what came and went again is gone.

use std::collections::HashMap;

use super::change::{Change, Edit};
use super::field::Name;
use super::id::{At, Id};
use super::value::Value;

/// Returns changes that bring an agenda to the same state as these edits one after another.
///
/// Values are net per field. A record that was added and dropped disappears when no other record was placed after it
/// in between; then both are kept, which is longer but never wrong.
pub fn compose<'a>(edits: impl Iterator<Item = &'a Edit>) -> Vec<Change> {
    let mut net = Net::default();
    for change in edits.flat_map(|edit| &edit.changes) {
        net.take(change.clone());
    }
    net.changes.into_iter().flatten().collect()
}

/// The changes so far; applied in order they always bring about what was taken in so far.
#[derive(Default)]
struct Net {
    changes: Vec<Option<Change>>,
    /// Where changes still stand, up to the last one.
    standing: Vec<usize>,
    /// Where the changes of a record stand.
    of: HashMap<At, Vec<usize>>,
    /// Where changes stand that place another record after this one, or take one away from behind it.
    leaning: HashMap<At, Vec<usize>>,
}

impl Net {
    fn take(&mut self, change: Change) {
        match change {
            Change::Set { at, field, was, is } => self.set(at, field, (was, is)),
            Change::Add { at, after, with } => self.add(at, after, with),
            Change::Drop { at, after, with } => self.drop(at, after, with),
            Change::Move { at, was, is } => self.shift(at, was, is),
        }
    }

    fn push(&mut self, change: Change) {
        let place = self.changes.len();
        let at = change.at().clone();
        let neighbours = match &change {
            Change::Set { .. } => [None, None],
            Change::Add { after, .. } | Change::Drop { after, .. } => [after.as_ref(), None],
            Change::Move { was, is, .. } => [was.as_ref(), is.as_ref()],
        };
        for neighbour in neighbours.into_iter().flatten() {
            self.leaning.entry(At::new(at.kind, neighbour)).or_default().push(place);
        }
        self.of.entry(at).or_default().push(place);
        self.standing.push(place);
        self.changes.push(Some(change));
    }

    /// Returns where the changes of a record stand, the last one first, back to where it came or went.
    fn lately(&self, at: &At) -> Vec<usize> {
        let places = self.of.get(at).into_iter().flatten().rev().copied();
        let mut lately = Vec::new();
        for place in places {
            let Some(change) = &self.changes[place] else { continue };
            lately.push(place);
            if matches!(change, Change::Add { .. } | Change::Drop { .. }) {
                break;
            }
        }
        lately
    }

    /// Takes the last change out when it is one of this record.
    fn pop_of(&mut self, at: &At, fits: fn(&Change) -> bool) -> Option<Change> {
        while self.standing.pop_if(|place| self.changes[*place].is_none()).is_some() {}
        let last = *self.standing.last()?;
        self.changes[last].take_if(|change| change.at() == at && fits(change))
    }

    fn set(&mut self, at: At, field: Name, (was, is): (Value, Value)) {
        for place in self.lately(&at) {
            match &mut self.changes[place] {
                Some(Change::Set { field: known, was, is: now, .. }) if *known == field => {
                    if *was == is {
                        self.changes[place] = None;
                    } else {
                        *now = is;
                    }
                    return;
                }
                Some(Change::Add { with, .. }) => return put(with, field, is),
                _ => {}
            }
        }
        if was != is {
            self.push(Change::Set { at, field, was, is });
        }
    }

    fn add(&mut self, at: At, after: Option<Id>, with: Vec<(Name, Value)>) {
        // A deletion that was taken back at once: the usual way in which the same record comes back.
        match self.pop_of(&at, |change| matches!(change, Change::Drop { .. })) {
            Some(Change::Drop { after: place, with: before, .. }) if place == after => {
                self.come_back(&at, before, with);
            }
            dropped => {
                if let Some(dropped) = dropped {
                    self.push(dropped);
                }
                self.push(Change::Add { at, after, with });
            }
        }
    }

    /// Takes in that a record came back where it was, perhaps with something else in it.
    fn come_back(&mut self, at: &At, before: Vec<(Name, Value)>, with: Vec<(Name, Value)>) {
        let usual = |name: &Name| at.kind.empty_value(name);
        let mut fields: Vec<(Name, Value, Value)> =
            before.into_iter().map(|(name, was)| (name.clone(), was, usual(&name))).collect();
        for (name, is) in with {
            match fields.iter_mut().find(|(known, ..)| *known == name) {
                Some(field) => field.2 = is,
                None => fields.push((name.clone(), usual(&name), is)),
            }
        }
        for (field, was, is) in fields {
            self.set(at.clone(), field, (was, is));
        }
    }

    fn drop(&mut self, at: At, after: Option<Id>, mut with: Vec<(Name, Value)>) {
        let lately = self.lately(&at);
        if let Some(added) = self.came_for_nothing(&at, &lately) {
            for place in lately.into_iter().filter(|place| *place >= added) {
                self.changes[place] = None;
            }
            return;
        }
        // What goes is what stood there at first.
        for place in lately {
            if let Some(Change::Set { field, was, .. }) =
                self.changes[place].take_if(|change| matches!(change, Change::Set { .. }))
            {
                put(&mut with, field, was);
            }
        }
        let after = match self.pop_of(&at, |change| matches!(change, Change::Move { .. })) {
            Some(Change::Move { was, .. }) => was,
            _ => after,
        };
        self.push(Change::Drop { at, after, with });
    }

    /// Returns where a record was added that nothing else leans on since.
    fn came_for_nothing(&self, at: &At, lately: &[usize]) -> Option<usize> {
        let added = *lately.last()?;
        matches!(self.changes[added], Some(Change::Add { .. })).then_some(())?;
        let mut leaning = self.leaning.get(at).into_iter().flatten();
        (!leaning.any(|place| *place > added && self.changes[*place].is_some())).then_some(added)
    }

    fn shift(&mut self, at: At, was: Option<Id>, is: Option<Id>) {
        let fits = |change: &Change| matches!(change, Change::Move { .. } | Change::Add { .. });
        match self.pop_of(&at, fits) {
            Some(Change::Add { with, .. }) => self.push(Change::Add { at, after: is, with }),
            Some(Change::Move { was, .. }) if was == is => {}
            Some(Change::Move { was, .. }) => self.push(Change::Move { at, was, is }),
            _ => self.push(Change::Move { at, was, is }),
        }
    }
}

/// Puts a value among those of a change, where it stood; one that is not filled in is left out.
fn put(with: &mut Vec<(Name, Value)>, field: Name, is: Value) {
    match with.iter().position(|(name, _)| *name == field) {
        Some(place) if is.is_empty() => drop(with.remove(place)),
        Some(place) => with[place].1 = is,
        None if is.is_empty() => {}
        None => with.push((field, is)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Kind;

    fn at(id: &str) -> At {
        At::new(Kind::Note, &Id::from(id))
    }

    fn text(text: &str) -> Vec<(Name, Value)> {
        vec![(Name::Borrowed("text"), Value::Text(text.into()))]
    }

    fn set(was: &str, is: &str) -> Change {
        let value = |text: &str| Value::Text(text.into());
        Change::Set { at: at("n"), field: Name::Borrowed("text"), was: value(was), is: value(is) }
    }

    fn add(id: &str, after: Option<&str>, holds: &str) -> Change {
        Change::Add { at: at(id), after: after.map(Id::from), with: text(holds) }
    }

    fn net(changes: &[Change]) -> Vec<Change> {
        let edits: Vec<Edit> =
            changes.iter().map(|change| Edit { changes: vec![change.clone()], ..Edit::default() }).collect();
        compose(edits.iter())
    }

    #[test]
    fn first_was_and_last_is_remain() {
        assert_eq!(net(&[set("a", "b"), set("b", "c")]), [set("a", "c")]);
        assert_eq!(net(&[set("a", "b"), set("b", "a")]), []);
        assert_eq!(net(&[add("n", None, "a"), set("a", "b")]), [add("n", None, "b")]);
    }

    #[test]
    fn what_came_and_went_is_gone_unless_another_leans_on_it() {
        let (came, went) = (add("n", None, "a"), add("n", None, "b").inverse());
        assert_eq!(net(&[came.clone(), set("a", "b"), went.clone()]), []);
        let leaning = add("m", Some("n"), "x");
        let kept = net(&[came, set("a", "b"), leaning.clone(), went.clone()]);
        assert_eq!(kept, [add("n", None, "b"), leaning, went]);
    }

    #[test]
    fn what_goes_is_what_stood_there_at_first() {
        let gone = add("n", None, "b").inverse();
        assert_eq!(net(&[set("a", "b"), gone.clone()]), [add("n", None, "a").inverse()]);
        assert_eq!(net(&[set("a", "b"), gone, add("n", None, "b")]), [set("a", "b")]);
    }
}
