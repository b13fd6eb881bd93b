//! A question that is answered with yes or no.

use std::path::PathBuf;

use super::overlay::{Fate, Press};
use super::versions::{Version, Wish};
use super::{App, Effect, compare, counted, hints, pasting, removing, shelf, zelfscan};
use crate::agenda::{Act, At, Id};
use crate::command::Command;
use crate::keymap::Mode;

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
    /// Go on with the agenda in this folder, whatever is not on disk.
    Open(PathBuf),
    /// Put back the version that is compared with now.
    Restore,
    /// Take over that something which is only here goes.
    TakeOver,
    /// Put this version, which lies beside the agenda, where what was set apart lies.
    PutAway(Version),
    /// Add an action for every line of this text; no puts it in the field that is open, as one text.
    AddActions(String),
    /// Take these away.
    Delete(Vec<At>),
    /// Show the room all scores of this meting.
    RevealAll(Id),
    /// Open what was said with this answer, which the room has not seen.
    OpenSaid(Id),
}

impl Confirm {
    pub(super) fn new(question: &str, yes: Yes) -> Self {
        Self { question: question.into(), on_yes: false, yes }
    }

    /// Asks whether to do something by which so many changes that are on no disk are lost.
    pub(super) fn of_loss(count: usize, what: &str, yes: Yes) -> Self {
        let lost = counted(
            count,
            "wijziging staat alleen op het scherm en gaat",
            "wijzigingen staan alleen op het scherm en gaan",
        );
        Self::new(&format!("{lost} verloren. Toch {what}?"), yes)
    }

    fn answer_with(&mut self, yes: bool) -> Fate {
        self.on_yes = yes;
        Fate::Stays
    }

    fn no(&self, app: &mut App) -> Fate {
        if let Yes::AddActions(pasted) = &self.yes {
            pasting::put_in_field(app, pasted);
        }
        Fate::Goes
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::CursorLeft) => self.answer_with(true),
            Press::Command(Command::CursorRight) => self.answer_with(false),
            Press::Command(Command::Accept) if !self.on_yes => self.no(app),
            Press::Command(Command::ConfirmNo) => self.no(app),
            Press::Command(Command::ConfirmYes | Command::Accept) => {
                match &self.yes {
                    Yes::Quit => app.effects.push(Effect::Quit),
                    Yes::Delete(ats) => removing::remove(app, ats),
                    Yes::RevealAll(meting) => zelfscan::picture::reveal_all(app, meting),
                    Yes::OpenSaid(answer) => zelfscan::open_said(app, answer),
                    Yes::GoBack(act) => {
                        app.going_back = Some(*act);
                        app.effects.push(Effect::Recall);
                    }
                    Yes::Open(folder) => app.effects.push(Effect::Shelf(shelf::Wish::Open(folder.clone()))),
                    Yes::Restore => compare::begin_restoring(app),
                    Yes::TakeOver => compare::take_over(app),
                    Yes::PutAway(version) => {
                        app.effects.push(Effect::Version(Wish::PutAway(version.clone())));
                    }
                    Yes::AddActions(pasted) => pasting::add(app, pasted),
                }
                Fate::Goes
            }
            Press::Command(Command::Cancel) => Fate::Goes,
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => {
                say_how_to_answer(app);
                Fate::Stays
            }
        }
    }
}

/// Answers a key that is no answer: a question comes before everything else.
fn say_how_to_answer(app: &mut App) {
    let key = |command| hints::key_name(app, Mode::Confirm, command);
    let (yes, no) = (key(Command::ConfirmYes), key(Command::ConfirmNo));
    app.problem(format!("Beantwoord eerst de vraag: {yes} is ja, {no} is nee."));
}
