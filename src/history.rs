//! What can be undone and done again: a fold over the edits of the journal.
//!
//! It holds what was done, not how the agenda was: an edit is turned round when it is needed.

use std::sync::Arc;

use crate::agenda::{Act, At, Change, Edit, compose};

/// The edits of this sitting, and of earlier ones once somebody goes back that far.
///
/// Limits: undo is strictly last in, first out. Going back past the start of the sitting needs the older journals;
/// whoever holds the history asks first and then calls [`History::recall`].
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Arc<Edit>>,
    undone: Vec<Arc<Edit>>,
    lived: Vec<Arc<Edit>>,
    earlier: bool,
}

impl History {
    /// Returns an empty history; `earlier` says whether the journals hold edits from before this sitting.
    #[must_use]
    pub fn new(earlier: bool) -> Self {
        Self { earlier, ..Self::default() }
    }

    /// Takes in what just happened.
    pub fn push(&mut self, edit: Edit) {
        let edit = Arc::new(edit);
        self.lived.push(Arc::clone(&edit));
        self.fold(edit);
    }

    /// Returns the edit that takes back the last thing done.
    #[must_use]
    pub fn undo(&self) -> Option<Edit> {
        self.done.last().map(|edit| edit.taken_back(Act::Undo))
    }

    /// Returns the edit that does the last thing taken back again.
    #[must_use]
    pub fn redo(&self) -> Option<Edit> {
        self.undone.last().map(|edit| Edit { act: Act::Redo, ..(**edit).clone() })
    }

    /// Returns whether the last thing done added this record, so that what follows can be one step with it.
    ///
    /// Limits: it sees only what was taken in; an addition from before this sitting is a step of its own.
    #[must_use]
    pub fn last_added(&self, at: &At) -> bool {
        let is_addition = |change: &Change| matches!(change, Change::Add { at: added, .. } if added == at);
        self.done.last().is_some_and(|edit| edit.changes.iter().any(is_addition))
    }

    /// Returns whether there is anything to take back, in this sitting or before it.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty() || self.earlier
    }

    /// Returns whether only one thing that was taken back is left to do again.
    #[must_use]
    pub fn redo_is_last(&self) -> bool {
        self.undone.len() == 1
    }

    /// Returns whether there is something older than this sitting that was not taken in yet.
    #[must_use]
    pub fn reaches_back(&self) -> bool {
        self.earlier
    }

    /// Returns whether nothing was done in this sitting yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.lived.is_empty()
    }

    /// Takes in the edits of earlier sittings, oldest first.
    pub fn recall(&mut self, edits: Vec<Edit>) {
        let lived = std::mem::take(&mut self.lived);
        *self = Self::default();
        self.lived.extend(edits.into_iter().map(Arc::new).chain(lived));
        for edit in self.lived.clone() {
            self.fold(edit);
        }
    }

    fn fold(&mut self, edit: Arc<Edit>) {
        match edit.act {
            Act::Do => {
                self.done.push(edit);
                self.undone.clear();
            }
            Act::Amend => {
                self.undone.clear();
                let last = self.done.pop();
                let changes = compose(last.iter().map(Arc::as_ref).chain([&*edit]));
                self.done.push(Arc::new(Edit { place: edit.place.clone(), act: Act::Do, changes }));
            }
            // What was done before the oldest journal that is kept can only be seen from its being taken back.
            Act::Undo => {
                self.undone.push(self.done.pop().unwrap_or_else(|| Arc::new(edit.taken_back(Act::Do))));
            }
            Act::Take => self.done.push(edit),
            Act::Redo => {
                self.undone.pop();
                self.done.push(edit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{At, Change, Id, Kind};

    fn edit(name: &str) -> Edit {
        let at = At::new(Kind::Action, &Id::from(name));
        Edit { changes: vec![Change::Move { at, was: None, is: None }], ..Edit::default() }
    }

    fn names(edits: &[Arc<Edit>]) -> Vec<&str> {
        edits.iter().map(|edit| edit.changes[0].at().id.as_str()).collect()
    }

    #[test]
    fn doing_something_else_ends_what_could_be_done_again() {
        let mut history = History::new(false);
        history.push(edit("a"));
        history.push(history.undo().unwrap());
        assert_eq!((names(&history.done), names(&history.undone)), (vec![], vec!["a"]));
        history.push(edit("b"));
        assert_eq!((names(&history.done), names(&history.undone)), (vec!["b"], vec![]));
    }

    #[test]
    fn earlier_sittings_come_before_this_one() {
        let mut history = History::new(true);
        history.push(edit("today"));
        history.recall(vec![edit("yesterday"), edit("slip"), edit("slip").taken_back(Act::Undo)]);
        assert_eq!(names(&history.done), ["yesterday", "today"]);
        assert!(!history.reaches_back());
    }

    #[test]
    fn a_step_stays_a_step_when_the_earlier_sittings_come_before_it() {
        let at = At::new(Kind::Action, &Id::from("new"));
        let add = Edit {
            changes: vec![Change::Add { at: at.clone(), after: None, with: Vec::new() }],
            ..Edit::default()
        };
        let mut history = History::new(true);
        assert!(!history.last_added(&at));
        history.push(edit("new"));
        history.push(history.undo().unwrap());
        let redo = history.redo();
        history.recall(vec![add]);
        assert_eq!(history.redo(), redo);
        assert!(history.last_added(&at));
    }

    #[test]
    fn what_was_undone_yesterday_can_be_done_again_today() {
        let mut history = History::new(true);
        history.recall(vec![edit("a"), edit("a").taken_back(Act::Undo)]);
        assert_eq!(history.redo().unwrap().act, Act::Redo);
    }

    #[test]
    fn what_something_else_did_ends_nothing_that_can_be_done_again() {
        let mut history = History::new(false);
        history.push(edit("a"));
        let undo = history.undo().unwrap();
        history.push(undo);
        history.push(Edit { act: Act::Take, ..edit("b") });
        assert!(history.redo().is_some());
        assert_eq!(history.undo().map(|edit| edit.changes), Some(edit("b").taken_back(Act::Undo).changes));
    }
}
