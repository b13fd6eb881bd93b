//! The organisations, each with the number of actions in which it has a part.

use std::collections::HashMap;

use crate::agenda::{Agenda, Id};

/// A row of the organisations.
#[derive(Debug, Clone, PartialEq)]
pub struct Partner {
    /// Which one; nothing for "Alle kernpartners".
    pub id: Option<Id>,
    /// In how many of the shown actions it has a part.
    pub actions: usize,
}

/// Returns the rows of the organisations: those with most actions first, whatever the filter, so that a filter does
/// not shuffle them.
pub(super) fn rows(agenda: &Agenda, with: &HashMap<&Id, (usize, usize)>, met: usize) -> Vec<Partner> {
    let count = |id: &Id| with.get(id).copied().unwrap_or_default();
    let mut ids: Vec<&Id> = agenda.kernpartners.iter().map(|partner| &partner.id).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(count(id).1));
    let rows = ids.into_iter().map(|id| Partner { id: Some(id.clone()), actions: count(id).0 });
    std::iter::once(Partner { id: None, actions: met }).chain(rows).collect()
}
