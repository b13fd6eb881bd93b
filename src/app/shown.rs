//! What the lists hold: derived from the agenda and the filters, once per edit and never per frame.

use std::collections::{HashMap, HashSet};

use super::filters::{Filters, Sieve, Sort, partners};
use crate::agenda::{Action, Agenda, At, Doel, Id, Kind, Koers, Record, Status};
use crate::date::Day;

/// The rows of the lists.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The tree, from "Alle acties" down, without what is folded away.
    pub tree: Vec<Branch>,
    /// The actions that meet the filters, in the order of the file.
    pub actions: Vec<Id>,
    /// The organisations, from "Alle kernpartners" down.
    pub partners: Vec<Partner>,
    /// How many actions there are in all.
    pub total: usize,
    /// The first and the last year of the timeline.
    pub years: (i32, i32),
}

/// A row of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Which record; nothing for "Alle acties".
    pub at: Option<At>,
    /// How deep it stands: 0 for a chapter, 2 for a doel.
    pub depth: usize,
    /// Whether what is under it is folded away; nothing when there is nothing under it.
    pub folded: Option<bool>,
    /// How its actions are doing.
    pub roll: Roll,
}

/// How the actions under a branch are doing together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roll {
    /// How many there are.
    pub total: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many open ones are late.
    pub late: usize,
    /// How many open ones need attention.
    pub attention: usize,
}

impl Roll {
    fn add(&mut self, other: Self) {
        self.total += other.total;
        self.done += other.done;
        self.late += other.late;
        self.attention += other.attention;
    }

    fn of(action: &Action) -> Self {
        let open = action.status.is_open();
        Self {
            total: 1,
            done: usize::from(action.status == Status::Gereed),
            late: usize::from(open && action.koers == Koers::Vertraagd),
            attention: usize::from(open && action.koers == Koers::Aandacht),
        }
    }

    /// Returns the sign of the worst koers among the open actions.
    #[must_use]
    pub fn worst(self) -> &'static str {
        match self {
            Self { late: 1.., .. } => "!!",
            Self { attention: 1.., .. } => "!",
            _ => "",
        }
    }
}

/// A row of the organisations.
#[derive(Debug, Clone, PartialEq)]
pub struct Partner {
    /// Which one; nothing for "Alle kernpartners".
    pub id: Option<Id>,
    /// In how many of the shown actions it has a part.
    pub actions: usize,
}

/// What the derivation starts from, besides the agenda.
pub(super) struct Wanted<'a> {
    pub(super) filters: &'a Filters,
    pub(super) folded: &'a HashSet<Id>,
    /// The row under the cursor, which stays although it no longer fits.
    pub(super) keep: Option<&'a Id>,
    pub(super) today: Day,
}

/// Derives the rows.
pub(super) fn shown(agenda: &Agenda, wanted: &Wanted<'_>) -> Shown {
    let sieve = Sieve::new(agenda, wanted.filters);
    let mut rolls: HashMap<&Id, Roll> = HashMap::new();
    let mut all = Roll::default();
    let mut with: HashMap<&Id, (usize, usize)> = HashMap::new();
    let (mut actions, mut met) = (Vec::new(), 0);
    for action in agenda.actions.iter() {
        if sieve.passes_but(action, Some(Sort::Doel)) {
            let roll = Roll::of(action);
            all.add(roll);
            if let Some(of) = &action.of {
                rolls.entry(of).or_default().add(roll);
            }
        }
        let counted = sieve.passes_but(action, Some(Sort::Kernpartner));
        met += usize::from(counted);
        let mut seen = HashSet::new();
        for partner in partners(action).filter(|partner| seen.insert(*partner)) {
            let (among, ever) = with.entry(partner).or_default();
            *among += usize::from(counted);
            *ever += 1;
        }
        if sieve.passes_but(action, None) || wanted.keep == Some(&action.id) {
            actions.push(action.id.clone());
        }
    }
    Shown {
        tree: Tree::new(agenda, wanted.folded, rolls).rows(all),
        partners: partner_rows(agenda, &with, met),
        total: agenda.actions.len(),
        years: years(agenda, wanted.today),
        actions,
    }
}

/// Returns the rows of the organisations: those with most actions first, whatever the filter, so that a filter does
/// not shuffle them.
fn partner_rows(agenda: &Agenda, with: &HashMap<&Id, (usize, usize)>, met: usize) -> Vec<Partner> {
    let count = |id: &Id| with.get(id).copied().unwrap_or_default();
    let mut ids: Vec<&Id> = agenda.kernpartners.iter().map(|partner| &partner.id).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(count(id).1));
    let rows = ids.into_iter().map(|id| Partner { id: Some(id.clone()), actions: count(id).0 });
    std::iter::once(Partner { id: None, actions: met }).chain(rows).collect()
}

/// The first and last year that a planning names, and this year.
fn years(agenda: &Agenda, today: Day) -> (i32, i32) {
    let named = agenda.actions.iter().flat_map(|action| &action.planning).filter_map(|phase| super::planning::span(&phase.text));
    named.fold((today.year(), today.year()), |(first, last), (from, to)| (first.min(from), last.max(to)))
}

/// The tree while it is being laid out.
struct Tree<'a> {
    agenda: &'a Agenda,
    folded: &'a HashSet<Id>,
    under: HashMap<&'a Id, Vec<&'a Doel>>,
    rolls: HashMap<&'a Id, Roll>,
    placed: HashSet<&'a Id>,
    rows: Vec<Branch>,
}

impl<'a> Tree<'a> {
    fn new(agenda: &'a Agenda, folded: &'a HashSet<Id>, rolls: HashMap<&'a Id, Roll>) -> Self {
        let mut under: HashMap<&Id, Vec<&Doel>> = HashMap::new();
        for doel in agenda.doelen.iter() {
            if let Some(of) = &doel.of {
                under.entry(of).or_default().push(doel);
            }
        }
        Self { agenda, folded, under, rolls, placed: HashSet::new(), rows: Vec::new() }
    }

    fn rows(mut self, all: Roll) -> Vec<Branch> {
        self.rows.push(Branch { at: None, depth: 0, folded: None, roll: all });
        for actielijn in self.agenda.actielijnen.iter() {
            self.place(At::new(Kind::Actielijn, &actielijn.id), &actielijn.id, 0, true);
        }
        // What belongs to nothing that exists, or to itself, stands at the end and is not lost.
        for doel in self.agenda.doelen.iter() {
            if !self.placed.contains(doel.id()) {
                self.place(At::new(Kind::Doel, &doel.id), &doel.id, 0, true);
            }
        }
        self.rows
    }

    /// Places a branch with what is under it; returns how it is doing with all of that.
    fn place(&mut self, at: At, id: &'a Id, depth: usize, visible: bool) -> Roll {
        self.placed.insert(id);
        let row = self.rows.len();
        let under = self.under.remove(id).unwrap_or_default();
        let folded = (!under.is_empty()).then(|| self.folded.contains(id));
        if visible {
            self.rows.push(Branch { at: Some(at), depth, folded, roll: Roll::default() });
        }
        let mut roll = self.rolls.get(id).copied().unwrap_or_default();
        for doel in under.into_iter().filter(|doel| doel.id() != id) {
            let open = visible && folded == Some(false);
            roll.add(self.place(At::new(Kind::Doel, &doel.id), &doel.id, depth + 1, open));
        }
        if visible {
            self.rows[row].roll = roll;
        }
        roll
    }
}
