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

/// Returns the rows of the organisations in the order of the file: an order by counts would shuffle the list under the
/// eyes of the room with every change.
pub(super) fn rows(agenda: &Agenda, with: &HashMap<&Id, usize>, met: usize) -> Vec<Partner> {
    let count = |id: &Id| with.get(id).copied().unwrap_or_default();
    let rows = agenda
        .kernpartners
        .iter()
        .map(|partner| Partner { id: Some(partner.id.clone()), actions: count(&partner.id) });
    std::iter::once(Partner { id: None, actions: met }).chain(rows).collect()
}
