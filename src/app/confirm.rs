//! A question that is answered with yes or no.

use super::overlay::{Fate, Press};
use super::{App, Effect};
use crate::agenda::Act;
use crate::command::Command;

/// A question and what yes means.
#[derive(Debug)]
pub struct Confirm {
    /// The question, a whole sentence.
    pub question: String,
    yes: Yes,
}

/// What is done after yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yes {
    /// Stop although not everything is on disk.
    Quit,
    /// Undo, or do again, from before this sitting.
    GoBack(Act),
}

impl Confirm {
    pub(super) fn new(question: &str, yes: Yes) -> Self {
        Self { question: question.into(), yes }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::ConfirmYes) => {
                match self.yes {
                    Yes::Quit => app.effects.push(Effect::Quit),
                    Yes::GoBack(act) => {
                        app.going_back = Some(act);
                        app.effects.push(Effect::Recall);
                    }
                }
                Fate::Goes
            }
            Press::Command(Command::ConfirmNo | Command::Cancel) => Fate::Goes,
            // Enter is no answer: a question like this is not to be waved away.
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => Fate::Stays,
        }
    }
}
