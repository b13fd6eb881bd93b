//! Vergelijken: a meting beside the one before it, question by question.

use super::super::App;
use super::super::overlay::Press;
use super::Scan;
use super::entry::say_what_can;
use crate::agenda::{Agenda, Meting};
use crate::command::Command;
use crate::zelfscan::{earlier, previous};

/// The lines of the screen that are not questions.
const AROUND: u16 = 11;

/// Returns how many questions a terminal of this size shows.
#[must_use]
pub fn rows_shown((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

impl Scan {
    /// Returns the meting that this one is put beside: the one before it, until the room chooses an earlier one.
    #[must_use]
    pub fn earlier<'a>(&self, agenda: &'a Agenda) -> Option<&'a Meting> {
        let meting = self.meting(agenda)?;
        let chosen = earlier(agenda, meting).find(|other| Some(&other.id) == self.against.as_ref());
        chosen.or_else(|| previous(agenda, meting))
    }

    /// Puts an older or a newer one of the metingen before this one beside it.
    fn step_earlier(&mut self, app: &mut App, on: isize) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        let Some(now) = self.earlier(&app.agenda) else {
            return app.problem("Er is geen eerdere meting om deze naast te leggen.");
        };
        let all: Vec<&Meting> = earlier(&app.agenda, meting).collect();
        let here = all.iter().position(|other| other.id == now.id).unwrap_or(0);
        if let Some(other) = all.get(here.wrapping_add_signed(on)) {
            self.against = Some(other.id.clone());
            return;
        }
        let which = if on < 0 { "eerste" } else { "laatste" };
        app.problem(format!("{} is de {which} van de metingen vóór {}.", now.name, meting.name));
    }

    pub(super) fn press_compared(&mut self, app: &mut App, press: &Press) {
        let page = rows_shown(app.size);
        match press {
            Press::Command(Command::CursorUp) => self.go(app, self.place.saturating_sub(1)),
            Press::Command(Command::CursorDown) => self.go(app, self.place + 1),
            Press::Command(Command::CursorLeft) => self.step_earlier(app, -1),
            Press::Command(Command::CursorRight) => self.step_earlier(app, 1),
            Press::Command(Command::PageUp) => self.go(app, self.place.saturating_sub(page)),
            Press::Command(Command::PageDown) => self.go(app, self.place + page),
            Press::Command(Command::First) => self.go(app, 0),
            Press::Command(Command::Last) => self.go(app, usize::MAX),
            Press::Command(Command::Accept) => self.talk_about(app, self.place),
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => say_what_can(app),
        }
    }
}
