//! What the lists hold: derived from the agenda and the filters, once per edit and never per frame.

use std::collections::{HashMap, HashSet};

use super::doelen::{Branch, Roll, Tree};
use super::filters::{Filters, Sieve, Sort, partners};
use super::kernpartners::{self, Partner};
use super::order::{Heading, Order, arrange};
use super::planning::{InTime, Plans};
use crate::agenda::{Action, Agenda, Id};
use crate::date::Day;

/// The rows of the lists.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The tree, from "Alle acties" down, without what is folded away.
    pub tree: Vec<Branch>,
    /// The actions that meet the filters, in the order that was asked for.
    pub actions: Vec<Id>,
    /// What stands between them when they are in groups.
    pub headings: Vec<Heading>,
    /// The organisations, from "Alle kernpartners" down.
    pub partners: Vec<Partner>,
    /// The order that they stand in.
    pub order: Order,
    /// How many actions there are in all.
    pub total: usize,
    /// The first and the last year of the timeline.
    pub years: (i32, i32),
    /// How many of the shown actions have a planning that says when.
    pub planned: usize,
    /// Of how many of the shown actions nobody has said yet what all of the planning means.
    pub unread: usize,
    /// How many of the shown actions should have been done by now.
    pub late: usize,
    /// Whether any action needs attention or is delayed: only then the tree has a column for it.
    pub has_exceptions: bool,
    notes: HashMap<Id, Vec<Id>>,
    /// How many scores there are in each meting.
    scores: HashMap<Id, usize>,
}

impl Shown {
    /// Returns how many scores were given in a meting.
    #[must_use]
    pub fn scores_in(&self, meting: &Id) -> usize {
        self.scores.get(meting).copied().unwrap_or_default()
    }

    /// Returns the remarks with a record, in the order of the file.
    #[must_use]
    pub fn notes_with(&self, id: &Id) -> &[Id] {
        self.notes.get(id).map_or(&[], Vec::as_slice)
    }
}

/// What the derivation starts from, besides the agenda.
pub(super) struct Basis<'a> {
    pub(super) plans: &'a Plans,
    pub(super) filters: &'a Filters,
    pub(super) folded: &'a HashSet<Id>,
    /// The row under the cursor, which stays although it no longer fits.
    pub(super) keep: Option<&'a Id>,
    pub(super) today: Day,
    pub(super) order: &'a Order,
    /// The rows as they stand, when they are to stay there whatever the order says.
    pub(super) before: Option<&'a Shown>,
}

/// Derives the rows: one walk over the actions.
pub(super) fn shown(agenda: &Agenda, basis: &Basis<'_>) -> Shown {
    let in_time = InTime::new(agenda, basis.plans, basis.today);
    let sieve = Sieve::new(in_time, basis.filters);
    let mut tally = Tally::default();
    for action in agenda.actions.iter() {
        tally.take(action, &sieve, (in_time, basis.keep));
    }
    let (actions, headings) = arrange(in_time, basis.order, tally.actions, basis.before);
    Shown {
        has_exceptions: !tally.all.worst().is_empty(),
        tree: Tree::new(agenda, basis.folded, tally.rolls).rows(tally.all),
        partners: kernpartners::rows(agenda, &tally.with, tally.met),
        total: agenda.actions.len(),
        years: in_time.years(),
        actions,
        headings,
        order: basis.order.clone(),
        planned: tally.planned,
        unread: tally.unread,
        late: tally.late,
        notes: notes(agenda),
        scores: scores(agenda),
    }
}

/// What one walk over the actions counts.
#[derive(Default)]
struct Tally<'a> {
    /// How the actions of each doel are doing, and all of them together.
    rolls: HashMap<&'a Id, Roll>,
    all: Roll,
    /// In how many of the actions that meet the other filters each organisation has a part.
    with: HashMap<&'a Id, usize>,
    met: usize,
    actions: Vec<Id>,
    planned: usize,
    unread: usize,
    late: usize,
    /// The organisations of one action, each once; kept for its room.
    seen: Vec<&'a Id>,
}

impl<'a> Tally<'a> {
    fn take(&mut self, action: &'a Action, sieve: &Sieve<'_>, (in_time, keep): (InTime<'_>, Option<&Id>)) {
        if sieve.passes_but(action, Some(Sort::Doel)) {
            let roll = Roll::of(action);
            self.all.add(roll);
            if let Some(of) = &action.of {
                self.rolls.entry(of).or_default().add(roll);
            }
        }
        if sieve.passes_but(action, Some(Sort::Kernpartner)) {
            self.take_partners(action);
        }
        if sieve.passes_but(action, None) || keep == Some(&action.id) {
            self.actions.push(action.id.clone());
            let plan = in_time.plan(action);
            self.planned += usize::from(plan.whole.is_some());
            self.unread += usize::from(plan.has_unread());
            self.late += usize::from(plan.missed(action, in_time.today).is_some());
        }
    }

    fn take_partners(&mut self, action: &'a Action) {
        self.met += 1;
        self.seen.clear();
        for partner in partners(action) {
            if !self.seen.contains(&partner) {
                self.seen.push(partner);
                *self.with.entry(partner).or_default() += 1;
            }
        }
    }
}

fn notes(agenda: &Agenda) -> HashMap<Id, Vec<Id>> {
    let mut notes: HashMap<Id, Vec<Id>> = HashMap::new();
    for note in agenda.notes.iter() {
        if let Some(of) = &note.of {
            notes.entry(of.clone()).or_default().push(note.id.clone());
        }
    }
    notes
}

fn scores(agenda: &Agenda) -> HashMap<Id, usize> {
    let mut scores: HashMap<Id, usize> = HashMap::new();
    for meting in
        agenda.answers.iter().filter(|answer| !answer.score.is_empty()).filter_map(|it| it.meting.as_ref())
    {
        // Of a whole country there are thousands: an id is made once per meting, and not per score.
        match scores.get_mut(meting) {
            Some(count) => *count += 1,
            None => drop(scores.insert(meting.clone(), 1)),
        }
    }
    scores
}
