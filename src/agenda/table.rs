//! One collection of records: found by id, walked in the order of the file.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::change::Refused;
use super::field::{Name, Record};
use super::id::{At, Id, Kind};
use super::value::{Value, View};

/// Records in the order of the file, which is the order on the screen.
///
/// A record keeps its slot for as long as it lives and the order holds slot numbers, so putting a row in front of a
/// hundred thousand others moves four bytes for each of them; records are shared, so a clone of the agenda is cheap.
#[derive(Debug, Clone)]
pub struct Table<R> {
    slots: Vec<Option<Arc<R>>>,
    free: Vec<u32>,
    order: Vec<u32>,
    index: HashMap<Id, u32>,
    /// What stood in this collection and is no record at all; written back at its end.
    pub(super) strays: Vec<Box<RawValue>>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
            order: Vec::new(),
            index: HashMap::new(),
            strays: Vec::new(),
        }
    }
}

impl<R: Record> Table<R> {
    /// Returns how many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Returns the record with this id.
    #[must_use]
    pub fn record(&self, id: &Id) -> Option<&R> {
        self.shared(id).map(Arc::as_ref)
    }

    /// Returns the record with the id that this text is: it is found without making an id of it first.
    pub(super) fn named(&self, id: &str) -> Option<&R> {
        self.slots[*self.index.get(id)? as usize].as_deref()
    }

    /// Returns the records in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> {
        self.order.iter().filter_map(|slot| self.slots[*slot as usize].as_deref())
    }

    /// Returns the record with this id as it is shared with clones of the agenda.
    pub(super) fn shared(&self, id: &Id) -> Option<&Arc<R>> {
        self.slots[*self.index.get(id)? as usize].as_ref()
    }

    /// Returns the records in order, as they are shared with clones of the agenda.
    pub(super) fn iter_shared(&self) -> impl ExactSizeIterator<Item = Option<&Arc<R>>> + DoubleEndedIterator {
        self.order.iter().map(|slot| self.slots[*slot as usize].as_ref())
    }

    /// Puts a record at the end; the caller has seen to it that its id is new.
    pub(super) fn push(&mut self, record: Arc<R>) {
        let place = self.order.len();
        self.insert(record, place);
    }

    /// Makes room for this many more, so that the index is not built again and again while a file is read.
    pub(super) fn reserve(&mut self, more: usize) {
        self.slots.reserve(more);
        self.order.reserve(more);
        self.index.reserve(more);
    }

    fn insert(&mut self, record: Arc<R>, place: usize) {
        let id = record.id().clone();
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
        });
        self.slots[slot as usize] = Some(record);
        self.order.insert(place, slot);
        self.index.insert(id, slot);
    }

    fn place(&self, id: &Id) -> Option<usize> {
        let slot = self.index.get(id)?;
        self.order.iter().position(|other| other == slot)
    }

    fn id_at(&self, place: usize) -> Option<&Id> {
        self.slots[*self.order.get(place)? as usize].as_deref().map(Record::id)
    }

    /// Returns where a row comes that stands after this one; the first place when after nothing.
    fn place_after(&self, after: Option<&Id>) -> Result<usize, Refused> {
        match after {
            None => Ok(0),
            Some(id) => self.place(id).map(|place| place + 1).ok_or_else(|| Refused::missing(R::KIND, id)),
        }
    }
}

/// A table whatever its records are: what changes work on.
pub trait Rows {
    /// Returns the ids in order.
    fn ids(&self) -> Vec<Id>;
    /// Returns the id of the last one: what is added comes after it.
    fn last(&self) -> Option<Id>;
    /// Returns whether nothing stands in this collection, record or not.
    fn is_blank(&self) -> bool;
    /// Returns whether this record is there.
    fn has(&self, id: &Id) -> bool;
    /// Returns what stands under this name in this record.
    fn view(&self, id: &Id, field: &str) -> Option<View<'_>>;
    /// Returns everything that is filled in in this record.
    fn contents(&self, id: &Id) -> Option<Vec<(Name, Value)>>;
    /// Returns whom this record stands after.
    fn after(&self, id: &Id) -> Option<Option<Id>>;
    /// Returns whether this record is there and holds exactly this, in whatever order.
    fn holds(&self, id: &Id, with: &[(Name, Value)]) -> bool;

    /// Puts the second value where the first stands.
    ///
    /// # Errors
    /// Refuses when the record is not there, when something else stands there, or when the shape is wrong.
    fn set(&mut self, id: &Id, field: &str, was_and_is: (&Value, &Value)) -> Result<(), Refused>;
    /// Adds a record after another one.
    ///
    /// # Errors
    /// Refuses when the id is taken, when the other is not there, or when a shape is wrong.
    fn add(&mut self, id: &Id, after: Option<&Id>, with: &[(Name, Value)]) -> Result<(), Refused>;
    /// Takes a record away.
    ///
    /// # Errors
    /// Refuses when it is not there, stands elsewhere, or holds something else.
    fn remove(&mut self, id: &Id, after: Option<&Id>, with: &[(Name, Value)]) -> Result<(), Refused>;
    /// Moves a record from after one to after another.
    ///
    /// # Errors
    /// Refuses when it stands elsewhere or when the other is not there.
    fn shift(&mut self, id: &Id, was: Option<&Id>, is: Option<&Id>) -> Result<(), Refused>;
}

impl<R: Record> Rows for Table<R> {
    fn ids(&self) -> Vec<Id> {
        self.iter().map(|record| record.id().clone()).collect()
    }

    fn last(&self) -> Option<Id> {
        self.iter().next_back().map(|record| record.id().clone())
    }

    fn is_blank(&self) -> bool {
        self.is_empty() && self.strays.is_empty()
    }

    fn has(&self, id: &Id) -> bool {
        self.index.contains_key(id)
    }

    fn view(&self, id: &Id, field: &str) -> Option<View<'_>> {
        self.record(id).map(|record| record.view(field))
    }

    fn contents(&self, id: &Id) -> Option<Vec<(Name, Value)>> {
        self.record(id).map(Record::contents)
    }

    fn after(&self, id: &Id) -> Option<Option<Id>> {
        let place = self.place(id)?;
        Some(place.checked_sub(1).and_then(|before| self.id_at(before)).cloned())
    }

    fn holds(&self, id: &Id, with: &[(Name, Value)]) -> bool {
        // As records: what a change leaves out has its usual value, and its order means nothing.
        self.record(id)
            .is_some_and(|record| made::<R>(id, with).is_ok_and(|made| made.contents() == record.contents()))
    }

    fn set(&mut self, id: &Id, field: &str, (was, is): (&Value, &Value)) -> Result<(), Refused> {
        let at = || At::new(R::KIND, id);
        let slot = self.index.get(id).ok_or_else(|| Refused::missing(R::KIND, id))?;
        let Some(shared) = &mut self.slots[*slot as usize] else { return Err(Refused::missing(R::KIND, id)) };
        if shared.view(field) != was.view() {
            return Err(Refused::Changed(at(), field.into()));
        }
        if Arc::make_mut(shared).put(field, is) { Ok(()) } else { Err(Refused::Shape(at(), field.into())) }
    }

    fn add(&mut self, id: &Id, after: Option<&Id>, with: &[(Name, Value)]) -> Result<(), Refused> {
        // There is one agenda in an agenda.
        if self.has(id) || (R::KIND == Kind::Head && !self.is_empty()) {
            return Err(Refused::Taken(At::new(R::KIND, id)));
        }
        let place = self.place_after(after)?;
        self.insert(Arc::new(made(id, with)?), place);
        Ok(())
    }

    fn remove(&mut self, id: &Id, after: Option<&Id>, with: &[(Name, Value)]) -> Result<(), Refused> {
        let place = self.place(id).ok_or_else(|| Refused::missing(R::KIND, id))?;
        if self.after(id).flatten().as_ref() != after {
            return Err(Refused::Moved(At::new(R::KIND, id)));
        }
        if !self.holds(id, with) {
            return Err(Refused::Changed(At::new(R::KIND, id), String::new()));
        }
        let slot = self.order.remove(place);
        self.index.remove(id);
        self.slots[slot as usize] = None;
        self.free.push(slot);
        Ok(())
    }

    fn shift(&mut self, id: &Id, was: Option<&Id>, is: Option<&Id>) -> Result<(), Refused> {
        let from = self.place(id).ok_or_else(|| Refused::missing(R::KIND, id))?;
        if self.after(id).flatten().as_ref() != was {
            return Err(Refused::Moved(At::new(R::KIND, id)));
        }
        if is == Some(id) {
            return Err(Refused::Moved(At::new(R::KIND, id)));
        }
        let to = self.place_after(is)?;
        let slot = self.order.remove(from);
        self.order.insert(if to > from { to - 1 } else { to }, slot);
        Ok(())
    }
}

/// Makes a record of what a change holds.
fn made<R: Record>(id: &Id, with: &[(Name, Value)]) -> Result<R, Refused> {
    let mut record = R::default();
    *record.id_mut() = id.clone();
    match with.iter().find(|(name, value)| !record.put(name, value)) {
        Some((name, _)) => Err(Refused::Shape(At::new(R::KIND, id), name.to_string())),
        None => Ok(record),
    }
}

impl Refused {
    fn missing(kind: Kind, id: &Id) -> Self {
        Self::Missing(At::new(kind, id))
    }
}
