//! Bespreeklijst: what the room talks about, most worth it first; nothing here names a gemeente.

use super::super::App;
use super::super::edit;
use super::super::overlay::Press;
use super::entry::say_what_can;
use super::{Scan, key};
use crate::agenda::{At, Id, Kind, Meting};
use crate::app::list;
use crate::app::search::step_of;
use crate::command::Command;
use crate::zelfscan::{toggle_discussed, worth_discussing};

/// How long the room talks about one question, in minutes: what a session of two hours has room for.
pub const MINUTES: usize = 3;

/// The lines of the screen that are not rows of the list.
const AROUND: u16 = 9;

/// Returns how many rows of the list a terminal of this size shows.
#[must_use]
pub fn rows_shown((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

impl Scan {
    pub(super) fn press_choosing(&mut self, app: &mut App, press: &Press) {
        let step = match press {
            Press::Command(Command::First) => Some(list::Step::First),
            Press::Command(Command::Last) => Some(list::Step::Last),
            press => step_of(press),
        };
        if let Some(step) = step {
            return self.row.step(step, self.rows.len(), rows_shown(app.size));
        }
        match press {
            Press::Command(Command::Mark) => self.toggle(app),
            Press::Command(Command::Accept) => self.begin_talk(app),
            Press::Command(Command::Reveal) => {
                let tab = key(app, Command::NextPane);
                app.problem(format!("Onthullen gaat bij Bespreken; {tab} gaat erheen."));
            }
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => say_what_can(app),
        }
    }

    /// Puts the questions in order, with the cursor on the first.
    pub(super) fn rank(&mut self, app: &App) {
        self.rows =
            self.meting(&app.agenda).map(|meting| worth_discussing(&app.agenda, meting)).unwrap_or_default();
        self.row.go(0, self.rows.len(), rows_shown(app.size));
    }

    fn chosen(&self, app: &App) -> Option<(usize, Id)> {
        let place = *self.rows.get(self.row.cursor())?;
        Some((place, self.meting(&app.agenda)?.questions.get(place)?.clone()))
    }

    /// Marks the question, or no more, and goes on to the next: fifteen of them are fifteen keys.
    fn toggle(&mut self, app: &mut App) {
        let (Some((_, question)), Some(meting)) = (self.chosen(app), self.meting(&app.agenda)) else {
            return;
        };
        let at = At::new(Kind::Meting, &meting.id);
        let change = toggle_discussed(&app.agenda, meting, &question);
        if edit::change(app, &at, change.into_iter().collect()) {
            self.row.step(list::Step::Down, self.rows.len(), rows_shown(app.size));
        }
    }

    /// Goes to the question under the cursor when that is to be talked about, else to the first that is.
    fn begin_talk(&mut self, app: &mut App) {
        let Some((place, question)) = self.chosen(app) else { return };
        let is_chosen = self.meting(&app.agenda).is_some_and(|meting| meting.discuss.contains(&question));
        let first = if is_chosen { None } else { self.agreed_places(app).first().copied() };
        self.talk_about(app, first.unwrap_or(place));
    }

    /// Returns the places of what the room talks about, most worth it first.
    pub(super) fn agreed_places(&self, app: &App) -> Vec<usize> {
        self.meting(&app.agenda).map(|meting| self.discussed(meting)).unwrap_or_default()
    }

    /// Returns the places of what the room talks about, in the order of the list.
    #[must_use]
    pub fn discussed(&self, meting: &Meting) -> Vec<usize> {
        let is_chosen =
            |place: &usize| meting.questions.get(*place).is_some_and(|id| meting.discuss.contains(id));
        let all: Vec<usize> = (0..meting.questions.len()).collect();
        let rows = if self.rows.len() == all.len() { &self.rows } else { &all };
        rows.iter().copied().filter(is_chosen).collect()
    }
}
