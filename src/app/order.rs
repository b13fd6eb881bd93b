//! In which order the actions stand: that of the file, of one column, or in groups under a heading.
//!
//! A heading is a line of the window and no row of the list: no cursor comes there and nothing counts it.

mod key;

use std::cmp::Ordering;
use std::collections::HashMap;

use super::App;
use super::column::Column;
use super::planning::InTime;
use super::shown::Shown;
use crate::agenda::{Action, Id};
use crate::layout::Pane;
use key::{Key, Places, group_key, sort_key};

/// The order of the actions; by default that of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The column that the actions are sorted on, and which way.
    pub by: Option<(Column, Way)>,
    /// What they stand together by.
    pub group: Option<Grouping>,
}

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The first in the alphabet, or the lowest, comes first.
    Up,
    /// The last comes first; what is empty still comes last.
    Down,
}

/// What actions can stand together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// The doel that they belong to.
    Doel,
    /// The gemeente that they are of.
    Gemeente,
    /// Who pulls them.
    Owner,
    /// How far they are.
    Status,
}

impl Grouping {
    /// Everything that actions can stand together by.
    pub const ALL: [Self; 4] = [Self::Doel, Self::Gemeente, Self::Owner, Self::Status];

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Doel => "doel",
            Self::Gemeente => "gemeente",
            Self::Owner => "eigenaar",
            Self::Status => "status",
        }
    }
}

/// The name of the rows from here on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The row that it stands above.
    pub row: usize,
    /// What it says.
    pub name: String,
}

/// A line of the window Acties or Planning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// The name of the rows that follow.
    Heading(&'a str),
    /// This row of the list.
    Row(usize),
}

impl Order {
    /// Returns whether it is another one than that of the file.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }

    /// Returns it in words, as the line above the windows says it.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let by = self.by.map(|(column, way)| match way {
            Way::Up => format!("gerangschikt op {}", column.title()),
            Way::Down => format!("omgekeerd gerangschikt op {}", column.title()),
        });
        let group = self.group.map(|group| format!("ingedeeld op {}", group.word()));
        group.into_iter().chain(by).collect()
    }

    /// Returns the way in which this column is sorted, if it is.
    #[must_use]
    pub fn way_of(&self, column: Column) -> Option<Way> {
        self.by.filter(|(by, _)| *by == column).map(|(_, way)| way)
    }
}

/// Sorts on the column that the cursor is in: up, then down, then the order of the file again.
pub(super) fn sort_column(app: &mut App) {
    let column = if app.focus == Pane::Planning { Column::Planning } else { app.column };
    app.order.by = match app.order.way_of(column) {
        None => Some((column, Way::Up)),
        Some(Way::Up) => Some((column, Way::Down)),
        Some(Way::Down) => None,
    };
    settle_and_tell(app);
}

/// Has the actions stand together by this; by nothing puts them back.
pub(super) fn group_by(app: &mut App, group: Option<Grouping>) {
    app.order.group = group;
    settle_and_tell(app);
}

/// Puts the actions back in the order of the file.
pub(super) fn reset(app: &mut App) {
    app.order = Order::default();
    settle_and_tell(app);
}

fn settle_and_tell(app: &mut App) {
    app.look_is_due();
    app.settle();
    let words = app.order.words();
    app.done(if words.is_empty() {
        "De acties staan weer in de volgorde van het bestand.".to_owned()
    } else {
        format!("De acties staan nu {}.", words.join(" en "))
    });
}

/// Puts actions in their order. Rows that stood somewhere `before` stay there: nothing jumps while somebody works.
pub(super) fn arrange(
    in_time: InTime<'_>,
    order: &Order,
    actions: Vec<Id>,
    before: Option<&Shown>,
) -> (Vec<Id>, Vec<Heading>) {
    if !order.is_on() {
        return (actions, Vec::new());
    }
    let file = (in_time, &Places::of(in_time.agenda, order.group));
    let named = match before {
        Some(before) => stay(file, order, actions, before),
        None => sorted(file, order, actions),
    };
    let mut headings: Vec<Heading> = Vec::new();
    for (row, (_, name)) in named.iter().enumerate().filter(|_| order.group.is_some()) {
        if headings.last().is_none_or(|last| last.name != *name) {
            headings.push(Heading { row, name: name.clone() });
        }
    }
    (named.into_iter().map(|(id, _)| id).collect(), headings)
}

/// An agenda, with where in it stands what groups are named after.
type File<'a> = (InTime<'a>, &'a Places<'a>);

fn sorted(file: File<'_>, order: &Order, actions: Vec<Id>) -> Vec<(Id, String)> {
    let mut keyed: Vec<_> = actions.into_iter().filter_map(|id| keys(file, order, id)).collect();
    let way = order.by.map_or(Way::Up, |(_, way)| way);
    keyed.sort_by(|(_, (group, _), by), (_, (other_group, _), other_by)| {
        group.cmp(other_group).then_with(|| compare(by, other_by, way))
    });
    keyed.into_iter().map(|(id, (_, name), _)| (id, name)).collect()
}

fn keys(file: File<'_>, order: &Order, id: Id) -> Option<(Id, (Key, String), Key)> {
    let action = file.0.agenda.actions.record(&id)?;
    let by = order.by.map(|(column, _)| sort_key(file.0, action, column)).unwrap_or_default();
    Some((id, group_of(file, action, order), by))
}

fn group_of(file: File<'_>, action: &Action, order: &Order) -> (Key, String) {
    order.group.map(|group| group_key((file.0.agenda, file.1), action, group)).unwrap_or_default()
}

fn compare(one: &Key, other: &Key, way: Way) -> Ordering {
    match way {
        Way::Up => one.cmp(other),
        Way::Down => one.class.cmp(&other.class).then_with(|| other.cmp(one)),
    }
}

/// Keeps every row where it stood, under the heading that it had; what is new comes after what it follows in the file.
fn stay(file: File<'_>, order: &Order, actions: Vec<Id>, before: &Shown) -> Vec<(Id, String)> {
    let stood: HashMap<&Id, usize> = before.actions.iter().enumerate().map(|(row, id)| (id, row)).collect();
    let mut last = 0;
    let mut placed: Vec<(usize, Id)> = Vec::with_capacity(actions.len());
    for id in actions {
        last = stood.get(&id).copied().unwrap_or(last);
        placed.push((last, id));
    }
    placed.sort_by_key(|(row, _)| *row);
    let name = |row: usize, id: &Id| {
        let fresh = || file.0.agenda.actions.record(id).map(|action| group_of(file, action, order).1);
        before.heading_of(row).map(str::to_owned).or_else(fresh).unwrap_or_default()
    };
    placed.into_iter().map(|(row, id)| (id.clone(), name(row, &id))).collect()
}

impl Shown {
    fn heading_of(&self, row: usize) -> Option<&str> {
        let after = self.headings.partition_point(|heading| heading.row <= row);
        self.headings[..after].last().map(|heading| &*heading.name)
    }

    /// Returns how many lines the rows from the first up to and including the last take, with their headings.
    pub(super) fn lines(&self, first: usize, last: usize) -> usize {
        let from = self.headings.partition_point(|heading| heading.row < first);
        let to = self.headings.partition_point(|heading| heading.row <= last);
        (last + 1).saturating_sub(first) + to.saturating_sub(from)
    }
}

impl App {
    /// Returns the lines of Acties or Planning that are on the screen, at most so many.
    pub fn lines_in_sight(&self, pane: Pane, most: usize) -> impl Iterator<Item = Line<'_>> {
        let shown = &self.shown;
        let top = self.list(pane).top();
        let of = move |row: usize| {
            let place = shown.headings.binary_search_by_key(&row, |heading| heading.row).ok();
            let heading = place.map(|place| Line::Heading(&shown.headings[place].name));
            heading.into_iter().chain([Line::Row(row)])
        };
        (top..shown.actions.len()).flat_map(of).take(most)
    }

    /// Returns on which line of its window a row stands, from the first one on the screen.
    #[must_use]
    pub fn line_of(&self, pane: Pane, row: usize) -> usize {
        let top = self.list(pane).top();
        match pane {
            Pane::Actions | Pane::Planning => self.shown.lines(top, row).saturating_sub(1),
            Pane::Doelen | Pane::Kernpartners | Pane::Detail => row.saturating_sub(top),
        }
    }

    /// Puts the rows where the order wants them now, with the cursor on the same one.
    pub(super) fn settle(&mut self) {
        self.unsettled = false;
        self.refresh();
    }
}
