//! The past of one text: what was replaced by what, grouped so that a step back is a step somebody remembers.
//!
//! Applying a step is left to [`buffer`](super::buffer).

use std::ops::Range;

/// Where the cursor and the other end of the selection stand.
#[derive(Copy, Clone, Eq, PartialEq, Default, Debug)]
pub(super) struct Caret {
    pub(super) cursor: usize,
    pub(super) anchor: Option<usize>,
}

/// One replacement of a part of the text, with the carets around it.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) before: Caret,
    pub(super) after: Caret,
}

/// How a step may grow together with the one before it.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(super) enum Kind {
    Typing,
    Erasing,
    Alone,
}

/// The steps back and forth.
#[derive(Clone, Default, Debug)]
pub(super) struct Past {
    done: Vec<Step>,
    undone: Vec<Step>,
    open: Option<Kind>,
}

impl Step {
    /// Returns the part of the changed text that this step brought in.
    pub(super) fn inserted_range(&self) -> Range<usize> {
        self.at..self.at + self.inserted.len()
    }

    /// Returns the part of the original text that this step took away.
    pub(super) fn removed_range(&self) -> Range<usize> {
        self.at..self.at + self.removed.len()
    }
}

impl Past {
    /// Remembers a step, as one with the former when they belong together.
    pub(super) fn remember(&mut self, step: Step, kind: Kind) {
        self.undone.clear();
        let grown = self
            .done
            .last_mut()
            .filter(|_| self.open == Some(kind))
            .is_some_and(|last| grow(last, &step, kind));
        if !grown {
            self.done.push(step);
        }
        self.open = (kind != Kind::Alone).then_some(kind);
    }

    /// Makes the next step stand on its own, because the user went elsewhere in between.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Takes the step that is to be undone.
    pub(super) fn step_back(&mut self) -> Option<Step> {
        self.close();
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Takes the step that is to be done again.
    pub(super) fn step_forth(&mut self) -> Option<Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

fn grow(last: &mut Step, step: &Step, kind: Kind) -> bool {
    match kind {
        Kind::Typing if step.removed.is_empty() && step.at == last.at + last.inserted.len() => {
            let starts_word = last.inserted.ends_with(char::is_whitespace)
                && !step.inserted.starts_with(char::is_whitespace);
            if starts_word {
                return false;
            }
            last.inserted.push_str(&step.inserted);
        }
        Kind::Erasing if step.at + step.removed.len() == last.at => {
            last.at = step.at;
            last.removed.insert_str(0, &step.removed);
        }
        Kind::Erasing if step.at == last.at => last.removed.push_str(&step.removed),
        _ => return false,
    }
    last.after = step.after;
    true
}
