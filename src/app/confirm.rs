//! A question that is answered with yes or no.

use super::overlay::{Fate, Press};
use super::{App, Effect, removing};
use crate::agenda::{Act, At};
use crate::command::Command;

/// A question and what yes means.
#[derive(Debug)]
pub struct Confirm {
    /// The question, a whole sentence.
    pub question: String,
    /// Whether the cursor is on yes; it begins on no, so that Enter waves nothing away.
    pub on_yes: bool,
    yes: Yes,
}

/// What is done after yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yes {
    /// Stop although not everything is on disk.
    Quit,
    /// Undo, or do again, from before this sitting.
    GoBack(Act),
    /// Take these away.
    Delete(Vec<At>),
}

impl Confirm {
    pub(super) fn new(question: &str, yes: Yes) -> Self {
        Self { question: question.into(), on_yes: false, yes }
    }

    fn answer_with(&mut self, yes: bool) -> Fate {
        self.on_yes = yes;
        Fate::Stays
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::CursorLeft) => self.answer_with(true),
            Press::Command(Command::CursorRight) => self.answer_with(false),
            Press::Command(Command::Accept) if !self.on_yes => Fate::Goes,
            Press::Command(Command::ConfirmYes | Command::Accept) => {
                match &self.yes {
                    Yes::Quit => app.effects.push(Effect::Quit),
                    Yes::Delete(ats) => removing::remove(app, ats),
                    Yes::GoBack(act) => {
                        app.going_back = Some(*act);
                        app.effects.push(Effect::Recall);
                    }
                }
                Fate::Goes
            }
            Press::Command(Command::ConfirmNo | Command::Cancel) => Fate::Goes,
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => Fate::Stays,
        }
    }
}
