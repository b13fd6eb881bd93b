//! The tree: actielijn › thema › doel, and how the actions under each are doing together.

use std::collections::{HashMap, HashSet};

use crate::agenda::{Action, Agenda, At, Doel, Id, Kind, Koers, Record, Status};

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

impl Branch {
    /// Returns how many columns stand before its sign.
    #[must_use]
    pub fn indent(&self) -> u16 {
        2 * u16::try_from(self.depth.min(3)).unwrap_or(0)
    }
}

/// How the actions under a branch are doing together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roll {
    /// How many there are.
    pub total: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many open ones are delayed, as their koers says; what the planning says is another thing.
    pub delayed: usize,
    /// How many open ones need attention.
    pub attention: usize,
}

impl Roll {
    pub(super) fn add(&mut self, other: Self) {
        self.total += other.total;
        self.done += other.done;
        self.delayed += other.delayed;
        self.attention += other.attention;
    }

    pub(super) fn of(action: &Action) -> Self {
        let open = action.status.is_open();
        Self {
            total: 1,
            done: usize::from(action.status == Status::Gereed),
            delayed: usize::from(open && action.koers == Koers::Vertraagd),
            attention: usize::from(open && action.koers == Koers::Aandacht),
        }
    }

    /// Returns the sign of the worst koers among the open actions.
    #[must_use]
    pub fn worst(self) -> &'static str {
        match self {
            Self { delayed: 1.., .. } => "!!",
            Self { attention: 1.., .. } => "!",
            _ => "",
        }
    }
}

/// The tree while it is being laid out.
pub(super) struct Tree<'a> {
    agenda: &'a Agenda,
    folded: &'a HashSet<Id>,
    under: HashMap<&'a Id, Vec<&'a Doel>>,
    rolls: HashMap<&'a Id, Roll>,
    placed: HashSet<&'a Id>,
    rows: Vec<Branch>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(agenda: &'a Agenda, folded: &'a HashSet<Id>, rolls: HashMap<&'a Id, Roll>) -> Self {
        let mut under: HashMap<&Id, Vec<&Doel>> = HashMap::new();
        for doel in agenda.doelen.iter() {
            if let Some(of) = &doel.of {
                under.entry(of).or_default().push(doel);
            }
        }
        Self { agenda, folded, under, rolls, placed: HashSet::new(), rows: Vec::new() }
    }

    /// Returns the rows that are not folded away, from "Alle acties" down.
    pub(super) fn rows(mut self, all: Roll) -> Vec<Branch> {
        self.rows.push(Branch { at: None, depth: 0, folded: None, roll: all });
        for actielijn in self.agenda.actielijnen.iter() {
            self.place((Kind::Actielijn, &actielijn.id));
        }
        // What belongs to nothing that exists, or to itself, stands at the end and is not lost.
        for doel in self.agenda.doelen.iter() {
            if !self.placed.contains(doel.id()) {
                self.place((Kind::Doel, &doel.id));
            }
        }
        self.rows
    }

    /// Places a branch with what is under it. It does not call itself: in a file, doelen may hang under each other without end.
    fn place(&mut self, top: (Kind, &'a Id)) {
        let mut open = vec![self.begin(top, 0, true)];
        while let Some(branch) = open.last_mut() {
            if let Some(doel) = branch.under.next() {
                let (depth, visible) = (branch.depth + 1, branch.shows);
                open.push(self.begin((Kind::Doel, &doel.id), depth, visible));
            } else if let Some(done) = open.pop() {
                if let Some(row) = done.row {
                    self.rows[row].roll = done.roll;
                }
                if let Some(above) = open.last_mut() {
                    above.roll.add(done.roll);
                }
            }
        }
    }

    fn begin(&mut self, (kind, id): (Kind, &'a Id), depth: usize, visible: bool) -> Open<'a> {
        self.placed.insert(id);
        let mut under = self.under.remove(id).unwrap_or_default();
        let folded = (!under.is_empty()).then(|| self.folded.contains(id));
        under.retain(|doel| doel.id() != id);
        let row = visible.then_some(self.rows.len());
        if visible {
            self.rows.push(Branch { at: Some(At::new(kind, id)), depth, folded, roll: Roll::default() });
        }
        let roll = self.rolls.get(id).copied().unwrap_or_default();
        Open { row, under: under.into_iter(), depth, shows: visible && folded == Some(false), roll }
    }
}

/// A branch of which not everything under it is placed yet.
struct Open<'a> {
    row: Option<usize>,
    under: std::vec::IntoIter<&'a Doel>,
    depth: usize,
    /// Whether what is under it is to be seen.
    shows: bool,
    roll: Roll,
}
