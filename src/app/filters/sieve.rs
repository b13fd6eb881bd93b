//! The filters made ready: what has to be worked out once, and then whether each action meets them.

use std::collections::HashSet;

use super::{Filter, Filters, Missing, Sort};
use crate::agenda::{Action, Id, Koers, Level, Party, owners};
use crate::app::planning::InTime;
use crate::period::{Period, read_whole};

/// The filters made ready for a walk over all actions.
pub(in crate::app) struct Sieve<'a> {
    filters: &'a Filters,
    branch: HashSet<&'a Id>,
    /// When an action has to run, when there is a filter on that.
    period: Option<Period>,
    in_time: InTime<'a>,
}

impl<'a> Sieve<'a> {
    pub(in crate::app) fn new(in_time: InTime<'a>, filters: &'a Filters) -> Self {
        let branch = match filters.of_sort(Sort::Doel) {
            Some(Filter::Doel(at)) => in_time.agenda.branch(&at.id),
            _ => HashSet::new(),
        };
        let period = match filters.of_sort(Sort::Period) {
            Some(Filter::Period(text)) => read_whole(text),
            _ => None,
        };
        Self { filters, branch, period, in_time }
    }

    /// Returns whether an action meets every condition but the one of this sort.
    pub(in crate::app) fn passes_but(&self, action: &Action, but: Option<Sort>) -> bool {
        self.filters.0.iter().all(|filter| Some(filter.sort()) == but || self.meets(action, filter))
    }

    pub(super) fn meets(&self, action: &Action, filter: &Filter) -> bool {
        match filter {
            Filter::Doel(_) => action.of.as_ref().is_some_and(|of| self.branch.contains(of)),
            Filter::Kernpartner(id) => partners(action).any(|partner| partner == id),
            Filter::Gemeente(id) => concerns(action, id),
            Filter::Level(level) => action.level == *level,
            Filter::Owner(party, gemeente) => is_owned(action, party, gemeente.as_ref()),
            Filter::Status(status) => action.status == *status,
            // What is done has no koers on the screen, whatever the file says.
            Filter::Koers(koers) => action.status.is_open() && action.koers == *koers,
            Filter::Period(_) => {
                self.period.as_ref().is_some_and(|period| self.in_time.plan(action).runs_in(period))
            }
            Filter::Text(sought) => sought.found.contains(&action.id),
            Filter::Attention => asks_attention(action, self.in_time),
            Filter::Missing(missing) => misses(action, *missing),
        }
    }
}

/// Returns who has a part in an action: its kernpartners and whoever has a role.
pub(in crate::app) fn partners(action: &Action) -> impl Iterator<Item = &Id> {
    let roles = action.roles.iter().filter_map(|role| role.party.link());
    action.kernpartners.iter().chain(roles)
}

/// Returns whether an action is of this gemeente: its own, or one that all of them share.
pub(in crate::app) fn concerns(action: &Action, gemeente: &Id) -> bool {
    match &action.gemeente {
        Some(own) => own == gemeente,
        None => matches!(action.level, Level::Regionaal | Level::Subregionaal | Level::Unset),
    }
}

fn is_owned(action: &Action, party: &Party, gemeente: Option<&Id>) -> bool {
    owners(action).any(|role| role.party == *party && role.gemeente.as_ref() == gemeente)
}

fn asks_attention(action: &Action, in_time: InTime<'_>) -> bool {
    let exception = matches!(action.koers, Koers::Aandacht | Koers::Vertraagd);
    action.status.is_open() && exception || in_time.is_late(action)
}

fn misses(action: &Action, missing: Missing) -> bool {
    match missing {
        Missing::Owner => !action.has_owner(),
        Missing::Planning => !action.has_planning(),
        Missing::Either => !action.has_owner() || !action.has_planning(),
    }
}
