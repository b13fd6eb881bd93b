//! Which actions are shown: the filters that are on, in the order in which they were put on.

mod kept;
mod sieve;

use std::collections::HashSet;

use super::planning::InTime;
use crate::agenda::{Action, Agenda, At, Choice, Id, Koers, Level, Party, Status};
use crate::agenda::{Role, TREKKER, party_name};
use crate::layout::Pane;
use crate::period::read_whole;
pub use kept::Kept;
pub(super) use sieve::{Sieve, concerns, partners};

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
    /// This party owns it; a function is that of one gemeente.
    Owner(Party, Option<Id>),
    /// It is this far.
    Status(Status),
    /// It is open and this much on course.
    Koers(Koers),
    /// It runs at some time in this period, as it was typed.
    Period(String),
    /// These words find it.
    Text(Sought),
    /// It needs attention: by its koers, or because it should have been done.
    Attention,
    /// Nobody filled this in yet.
    Missing(Missing),
}

/// Words that were sought, and the actions that the lookup finds with them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sought {
    /// What was typed.
    pub words: String,
    /// What is found with it, as the agenda is now.
    pub(super) found: HashSet<Id>,
}

/// What may not have been filled in yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Who pulls it.
    Owner,
    /// When.
    Planning,
    /// One of the two.
    Either,
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
    /// Who pulls it.
    Owner,
    /// How far it is.
    Status,
    /// How it goes.
    Koers,
    /// When.
    Period,
    /// What its words are.
    Text,
    /// Whether it asks for attention.
    Attention,
    /// What is still to be filled in.
    Missing,
}

impl Sort {
    /// Every sort, in the order of the enum.
    pub const ALL: [Self; 11] = [
        Self::Doel,
        Self::Kernpartner,
        Self::Gemeente,
        Self::Level,
        Self::Owner,
        Self::Status,
        Self::Koers,
        Self::Period,
        Self::Text,
        Self::Attention,
        Self::Missing,
    ];

    /// Returns the window whose cursor makes a filter of this sort, if one does.
    pub(super) fn pane(self) -> Option<Pane> {
        match self {
            Self::Doel => Some(Pane::Doelen),
            Self::Kernpartner => Some(Pane::Kernpartners),
            Self::Gemeente
            | Self::Level
            | Self::Owner
            | Self::Status
            | Self::Koers
            | Self::Period
            | Self::Text
            | Self::Attention
            | Self::Missing => None,
        }
    }
}

/// Says which period is meant: "in Q2 2026", "loopt vanaf 2027".
fn period_words(text: &str) -> String {
    let is_closed = read_whole(text).is_some_and(|period| period.start.and(period.end).is_some());
    if is_closed { format!("in {text}") } else { format!("loopt {text}") }
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
            Self::Owner(..) => Sort::Owner,
            Self::Status(_) => Sort::Status,
            Self::Koers(_) => Sort::Koers,
            Self::Period(_) => Sort::Period,
            Self::Text(_) => Sort::Text,
            Self::Attention => Sort::Attention,
            Self::Missing(_) => Sort::Missing,
        }
    }

    fn is_about_something(&self, agenda: &Agenda) -> bool {
        match self {
            Self::Doel(at) => agenda.rows(at.kind).has(&at.id),
            Self::Kernpartner(id) | Self::Owner(Party::Link(id), _) => agenda.kind_of(id).is_some(),
            Self::Gemeente(id) => agenda.gemeenten.record(id).is_some(),
            Self::Level(_)
            | Self::Owner(Party::Words(_), _)
            | Self::Status(_)
            | Self::Koers(_)
            | Self::Period(_)
            | Self::Text(_)
            | Self::Attention
            | Self::Missing(_) => true,
        }
    }

    /// Returns it in words, as the line above the windows says it.
    #[must_use]
    pub fn words(&self, agenda: &Agenda) -> String {
        match self {
            Self::Doel(at) => format!("{}: {}", agenda.one(at), agenda.link_name(&at.id)),
            Self::Kernpartner(id) => format!("met {}", agenda.link_name(id)),
            Self::Gemeente(id) => format!("gemeente {}", agenda.link_name(id)),
            Self::Level(level) => format!("alleen {}", level.label()),
            Self::Owner(party, gemeente) => {
                let role = Role::new(TREKKER, party.clone(), gemeente.clone());
                format!("van {}", party_name(agenda, &role))
            }
            Self::Status(status) => format!("status {}", status.label()),
            Self::Koers(koers) => format!("koers {}", koers.label()),
            Self::Period(text) => period_words(text),
            Self::Text(sought) => format!("gevonden met {}", sought.words),
            Self::Attention => "alleen uitzonderingen".into(),
            Self::Missing(Missing::Owner) => "zonder eigenaar".into(),
            Self::Missing(Missing::Planning) => "zonder planning".into(),
            Self::Missing(Missing::Either) => "zonder eigenaar of planning".into(),
        }
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

    /// Has the words that are sought looked up again, now that the agenda or the words are others.
    pub(super) fn look_up(&mut self, find: impl Fn(&str) -> HashSet<Id>) {
        for filter in &mut self.0 {
            if let Filter::Text(sought) = filter {
                sought.found = find(&sought.words);
            }
        }
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
    pub(super) fn hiding(&self, in_time: InTime<'_>, action: &Action) -> Vec<Sort> {
        let sieve = Sieve::new(in_time, self);
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
