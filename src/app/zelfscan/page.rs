//! Beeld of one gemeente: what it said itself, and nobody beside it.

use super::super::overlay::Press;
use super::super::{App, picker};
use super::entry::say_what_can;
use super::{Scan, with_session};
use crate::agenda::{Agenda, Id};
use crate::command::Command;

/// The lines of the screen that are not questions.
const AROUND: u16 = 13;

/// Returns how many questions a terminal of this size shows.
#[must_use]
pub fn rows_shown((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

/// Turns the picture of the session to the page of a gemeente, or back to all of them.
pub(in crate::app) fn turn_to(app: &mut App, whose: Option<Id>) {
    with_session(app, |scan, _| scan.whose = whose);
}

impl Scan {
    /// Returns the gemeente whose page it is, and its place among those that take part.
    #[must_use]
    pub fn page(&self, agenda: &Agenda) -> Option<(&Id, usize)> {
        let whose = self.whose.as_ref()?;
        let place = self.meting(agenda)?.gemeenten.iter().position(|id| id == whose)?;
        Some((whose, place))
    }

    pub(super) fn press_page(&mut self, app: &mut App, press: &Press) {
        let shown = rows_shown(app.size);
        match press {
            Press::Command(Command::CursorUp) => self.go(app, self.place.saturating_sub(1)),
            Press::Command(Command::CursorDown) => self.go(app, self.place + 1),
            Press::Command(Command::PageUp) => self.go(app, self.place.saturating_sub(shown)),
            Press::Command(Command::PageDown) => self.go(app, self.place + shown),
            Press::Command(Command::First) => self.go(app, 0),
            Press::Command(Command::Last) => self.go(app, usize::MAX),
            Press::Command(Command::CursorLeft) => self.turn(app, false),
            Press::Command(Command::CursorRight) => self.turn(app, true),
            Press::Command(Command::FilterGemeente) => self.choose_page(app),
            Press::Command(Command::Reveal) => self.ask_to_reveal_all(app),
            Press::Command(Command::Accept) => {
                let cell = self.page(&app.agenda).map(|(_, cell)| cell);
                self.talk_about(app, self.place);
                self.cell = cell.unwrap_or(self.cell);
            }
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => say_what_can(app),
        }
    }

    /// Opens the gemeenten, to choose whose page it is.
    pub(super) fn choose_page(&self, app: &mut App) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        let (among, whose) = (meting.gemeenten.clone(), self.page(&app.agenda).map(|(id, _)| id.clone()));
        picker::page_of(app, among, whose);
    }

    /// Turns to the page of the gemeente beside this one, in the order in which they score.
    fn turn(&mut self, app: &App, on: bool) {
        let (Some(meting), Some((_, place))) = (self.meting(&app.agenda), self.page(&app.agenda)) else {
            return;
        };
        let to = if on { place + 1 } else { place.wrapping_sub(1) };
        if let Some(id) = meting.gemeenten.get(to) {
            self.whose = Some(id.clone());
        }
    }
}
