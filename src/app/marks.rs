//! Which actions are marked: what a verb then changes, all of them as one step.

use std::collections::HashSet;

use super::list::Step;
use super::{App, browse, counted};
use crate::agenda::{At, Id, Kind};
use crate::layout::Pane;

/// The marked actions; only rows that are shown can be, so that nothing changes that nobody sees.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    ids: HashSet<Id>,
    /// Where marking along the rows began and where it came to, so that going back takes marks off again.
    run: Option<(Id, Id)>,
}

impl Marks {
    /// Takes every mark off; returns whether there were any.
    pub(super) fn clear(&mut self) -> bool {
        self.run = None;
        let had = !self.ids.is_empty();
        self.ids.clear();
        had
    }

    /// Returns how many there are.
    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    /// Marks these and nothing else.
    pub(super) fn put(&mut self, ids: impl IntoIterator<Item = Id>) {
        self.clear();
        self.ids.extend(ids);
    }

    /// Takes off the marks of what is not shown any more.
    pub(super) fn keep_shown(&mut self, shown: &[Id]) {
        if !self.ids.is_empty() {
            let here: HashSet<&Id> = shown.iter().collect();
            self.ids.retain(|id| here.contains(id));
        }
    }
}

impl App {
    /// Returns how many actions are marked.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.marks.count()
    }

    /// Returns whether this action is marked.
    #[must_use]
    pub fn is_marked(&self, id: &Id) -> bool {
        self.marks.ids.contains(id)
    }
}

/// Marks the row under the cursor, or takes its mark off; the cursor stays, so that the same key takes it back.
pub(super) fn mark(app: &mut App) {
    let Some(id) = app.action().map(|action| action.id.clone()) else { return };
    app.marks.run = None;
    if !app.marks.ids.remove(&id) {
        app.marks.ids.insert(id);
    }
}

/// Marks every row that is shown.
pub(super) fn mark_all(app: &mut App) {
    let shown = app.shown.actions.clone();
    app.marks.put(shown);
}

/// Marks the row under the cursor and the next one, as a spreadsheet does; going back towards where it began takes
/// the mark off the row that is left.
pub(super) fn mark_along(app: &mut App, step: Step) {
    let Some(here) = app.action().map(|action| action.id.clone()) else { return };
    let from = app.list(Pane::Actions).cursor();
    let run = app.marks.run.take().filter(|(_, reach)| *reach == here);
    let began = run.map_or_else(|| here.clone(), |(began, _)| began);
    let origin = app.shown.actions.iter().position(|id| *id == began).unwrap_or(from);
    app.marks.ids.insert(here.clone());
    browse::step(app, step);
    let Some(next) = app.action().map(|action| action.id.clone()) else { return };
    let to = app.list(Pane::Actions).cursor();
    if to.abs_diff(origin) < from.abs_diff(origin) {
        app.marks.ids.remove(&here);
    }
    app.marks.ids.insert(next.clone());
    app.marks.run = Some((began, next));
}

/// Returns what a verb is about: the marked actions in the order of the list, else what is under the cursor.
pub(super) fn targets(app: &App) -> Vec<At> {
    let is_about_actions = matches!(app.subject, Pane::Actions | Pane::Planning | Pane::Detail);
    if !is_about_actions || app.marked() == 0 {
        return app.target().into_iter().collect();
    }
    let marked = app.shown.actions.iter().filter(|id| app.is_marked(id));
    marked.map(|id| At::new(Kind::Action, id)).collect()
}

/// Returns what people call these together: "actie 6", "3 acties".
pub(crate) fn called(app: &App, ats: &[At]) -> String {
    match ats {
        [at] => app.agenda.called(at),
        [at, ..] => counted(ats.len(), at.kind.one(), at.kind.many()),
        [] => String::new(),
    }
}
