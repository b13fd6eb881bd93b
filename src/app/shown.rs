//! What the lists hold: derived from the agenda and the filters, once per edit and never per frame.

use std::collections::{HashMap, HashSet};

use super::doelen::{Branch, Roll, Tree};
use super::filters::{Filters, Sieve, Sort, partners};
use super::kernpartners::{self, Partner};
use crate::agenda::{Agenda, Id};
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
        partners: kernpartners::rows(agenda, &with, met),
        total: agenda.actions.len(),
        years: years(agenda, wanted.today),
        actions,
    }
}

/// The first and last year that a planning names, and this year.
fn years(agenda: &Agenda, today: Day) -> (i32, i32) {
    let named = agenda
        .actions
        .iter()
        .flat_map(|action| &action.planning)
        .filter_map(|phase| super::planning::span(&phase.text));
    named.fold((today.year(), today.year()), |(first, last), (from, to)| (first.min(from), last.max(to)))
}
