//! Which actions are shown: the filters that are on, in the order in which they were put on.

use std::collections::HashSet;

use crate::agenda::{Action, Agenda, At, Id, Kind, Level, Party};

/// One condition that an action must meet.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// It belongs to this actielijn, theme or doel.
    Doel(At),
    /// This organisation has a part in it.
    Kernpartner(Id),
    /// It is of this gemeente, or of all of them together.
    Gemeente(Id),
    /// It is on this level.
    Level(Level),
}

/// What a filter looks at; of each sort at most one is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Where it belongs.
    Doel,
    /// With whom.
    Kernpartner,
    /// Whose it is.
    Gemeente,
    /// On which scale.
    Level,
}

impl Filter {
    /// Returns what it looks at.
    #[must_use]
    pub fn sort(&self) -> Sort {
        match self {
            Self::Doel(_) => Sort::Doel,
            Self::Kernpartner(_) => Sort::Kernpartner,
            Self::Gemeente(_) => Sort::Gemeente,
            Self::Level(_) => Sort::Level,
        }
    }

    fn is_about_something(&self, agenda: &Agenda) -> bool {
        match self {
            Self::Doel(at) => agenda.rows(at.kind).has(&at.id),
            Self::Kernpartner(id) => agenda.kind_of(id).is_some(),
            Self::Gemeente(id) => agenda.gemeenten.record(id).is_some(),
            Self::Level(_) => true,
        }
    }

    /// Returns it in words, as the line above the windows says it.
    #[must_use]
    pub fn words(&self, agenda: &Agenda) -> String {
        match self {
            Self::Doel(at) => format!("{}: {}", kind_of_branch(agenda, at), agenda.link_name(&at.id)),
            Self::Kernpartner(id) => format!("met {}", agenda.link_name(id)),
            Self::Gemeente(id) => format!("gemeente {}", agenda.link_name(id)),
            Self::Level(level) => format!("alleen {}", crate::agenda::Choice::label(level)),
        }
    }
}

fn kind_of_branch(agenda: &Agenda, at: &At) -> &'static str {
    match at.kind {
        Kind::Doel
            if agenda
                .doelen
                .record(&at.id)
                .is_some_and(|doel| doel.kind == crate::agenda::DoelKind::Thema) =>
        {
            "thema"
        }
        kind => kind.one(),
    }
}

/// The filters that are on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filters(Vec<Filter>);

impl Filters {
    /// Puts a filter on, in place of one of the same sort.
    pub fn put(&mut self, filter: Filter) {
        self.take(filter.sort());
        self.0.push(filter);
    }

    /// Takes the filter of this sort off; returns whether there was one.
    pub fn take(&mut self, sort: Sort) -> bool {
        let count = self.0.len();
        self.0.retain(|filter| filter.sort() != sort);
        self.0.len() < count
    }

    /// Takes off the filters on records that are gone; returns what they looked at.
    pub(super) fn take_gone(&mut self, agenda: &Agenda) -> Vec<Sort> {
        let gone = self.0.iter().filter(|filter| !filter.is_about_something(agenda));
        let gone: Vec<Sort> = gone.map(Filter::sort).collect();
        self.0.retain(|filter| !gone.contains(&filter.sort()));
        gone
    }

    /// Returns what the filters look at that this action does not meet.
    pub(super) fn hiding(&self, agenda: &Agenda, action: &Action) -> Vec<Sort> {
        let sieve = Sieve::new(agenda, self);
        self.0.iter().filter(|filter| !sieve.meets(action, filter)).map(Filter::sort).collect()
    }

    /// Returns the filter that was put on last.
    #[must_use]
    pub fn last(&self) -> Option<&Filter> {
        self.0.last()
    }

    /// Returns the filters in the order in which they were put on.
    #[must_use]
    pub fn all(&self) -> &[Filter] {
        &self.0
    }

    /// Returns the filter of this sort.
    #[must_use]
    pub fn of_sort(&self, sort: Sort) -> Option<&Filter> {
        self.0.iter().find(|filter| filter.sort() == sort)
    }
}

/// The filters made ready for a walk over all actions.
pub(super) struct Sieve<'a> {
    filters: &'a Filters,
    branch: HashSet<Id>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(agenda: &Agenda, filters: &'a Filters) -> Self {
        let mut branch = HashSet::new();
        if let Some(Filter::Doel(at)) = filters.of_sort(Sort::Doel) {
            branch.insert(at.id.clone());
            // Themes stand before their doelen or after them: round and round until nothing comes along.
            let mut before = 0;
            while branch.len() > before {
                before = branch.len();
                let under = agenda
                    .doelen
                    .iter()
                    .filter(|doel| doel.of.as_ref().is_some_and(|of| branch.contains(of)));
                let under: Vec<Id> = under.map(|doel| doel.id.clone()).collect();
                branch.extend(under);
            }
        }
        Self { filters, branch }
    }

    /// Returns whether an action meets every condition but the one of this sort.
    pub(super) fn passes_but(&self, action: &Action, but: Option<Sort>) -> bool {
        self.filters.0.iter().all(|filter| Some(filter.sort()) == but || self.meets(action, filter))
    }

    fn meets(&self, action: &Action, filter: &Filter) -> bool {
        match filter {
            Filter::Doel(_) => action.of.as_ref().is_some_and(|of| self.branch.contains(of)),
            Filter::Kernpartner(id) => partners(action).any(|partner| partner == id),
            Filter::Gemeente(id) => concerns(action, id),
            Filter::Level(level) => action.level == *level,
        }
    }
}

/// Returns who has a part in an action: its kernpartners and whoever has a role.
pub(super) fn partners(action: &Action) -> impl Iterator<Item = &Id> {
    let roles = action.roles.iter().filter_map(|role| match &role.party {
        Party::Link(id) => Some(id),
        Party::Words(_) => None,
    });
    action.kernpartners.iter().chain(roles)
}

/// Returns whether an action is of this gemeente: its own, or one that all of them share.
fn concerns(action: &Action, gemeente: &Id) -> bool {
    match &action.gemeente {
        Some(own) => own == gemeente,
        None => matches!(action.level, Level::Regionaal | Level::Subregionaal | Level::Unset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reaches_every_layer_and_ends_on_a_ring() {
        let doel =
            |id: &str, of: &str| format!(r#"{{"id": "{id}", "of": "{of}", "kind": "doel", "title": "T"}}"#);
        let doelen = [doel("d", "c"), doel("c", "b"), doel("b", "a"), doel("a", "b")].join(", ");
        let json = format!(
            r#"{{"format": "overleg-agenda/1", "head": {{"id": "h", "title": "T"}}, "doelen": [{doelen}]}}"#
        );
        let agenda = Agenda::from_json(&json).unwrap().agenda;
        let mut filters = Filters::default();
        filters.put(Filter::Doel(At::new(Kind::Doel, &Id::from("a"))));
        assert_eq!(Sieve::new(&agenda, &filters).branch.len(), 4);
    }
}
