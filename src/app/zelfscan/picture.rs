//! Beeld: the whole scan on one screen, as far as it was revealed.

use super::super::confirm::{Confirm, Yes};
use super::super::overlay::{Overlay, Press};
use super::super::{App, edit};
use super::Scan;
use super::entry::say_what_can;
use crate::agenda::{At, Id, Kind};
use crate::command::Command;
use crate::zelfscan::{Part, parts, reveal};

/// The lines of the screen that are not rows of the picture: one more where what the signs mean takes two.
const AROUND: u16 = 12;

/// As wide as what the signs mean has to be to stand on one line.
pub const ONE_LINE: u16 = 110;

/// Returns how many rows of the picture a terminal of this size shows.
#[must_use]
pub fn rows((width, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(AROUND + u16::from(width < ONE_LINE))).max(1)
}

/// Shows the room everything that is hidden still.
pub(in crate::app) fn reveal_all(app: &mut App, id: &Id) {
    let Some(meting) = app.agenda.metingen.record(id) else { return };
    let at = At::new(Kind::Meting, id);
    let change = reveal(&app.agenda, meting, &meting.questions, true);
    edit::change_all(app, std::slice::from_ref(&at), &change.into_iter().collect::<Vec<_>>());
}

impl Scan {
    pub(super) fn press_picture(&mut self, app: &mut App, press: &Press) {
        match press {
            Press::Command(Command::CursorUp) => self.go(app, self.place.saturating_sub(1)),
            Press::Command(Command::CursorDown) => self.go(app, self.place + 1),
            Press::Command(Command::CursorRight | Command::PageDown) => self.go_part(app, true),
            Press::Command(Command::CursorLeft | Command::PageUp) => self.go_part(app, false),
            Press::Command(Command::First) => self.go(app, 0),
            Press::Command(Command::Last) => self.go(app, usize::MAX),
            Press::Command(Command::Accept) => self.talk_about(app, self.place),
            Press::Command(Command::FilterGemeente) => self.choose_page(app),
            Press::Command(Command::Reveal) => self.ask_to_reveal_all(app),
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => say_what_can(app),
        }
    }

    /// Asks once, for all of them, whether the room may see what is hidden still.
    pub(super) fn ask_to_reveal_all(&self, app: &mut App) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        if meting.questions.iter().all(|id| meting.is_revealed(id)) {
            return app.done("Alle scores zijn al onthuld.");
        }
        let question = "Alle scores tegelijk aan de zaal tonen?";
        let yes = Yes::RevealAll(meting.id.clone());
        app.overlays.push(Overlay::Confirm(Confirm::new(question, yes)));
    }

    /// Goes to the part beside this one, on the same row of it where there is one.
    fn go_part(&mut self, app: &App, on: bool) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        let parts = parts(&app.agenda, meting);
        let holds = |part: &Part<'_>| part.questions.iter().position(|(place, _)| *place == self.place);
        let here = parts.iter().enumerate().find_map(|(part, it)| holds(it).map(|row| (part, row)));
        let Some((part, row)) = here else { return };
        let to = if on { part + 1 } else { part.wrapping_sub(1) };
        let Some(part) = parts.get(to) else { return };
        let place = part.questions.get(row).or(part.questions.last()).map(|(place, _)| *place);
        self.go(app, place.unwrap_or(self.place));
    }

    /// Returns the first row of the picture that is on the screen, so that the question is among those.
    #[must_use]
    pub fn top(&self, parts: &[Part<'_>], size: (u16, u16)) -> usize {
        let row_in = |part: &Part<'_>| part.questions.iter().position(|(place, _)| *place == self.place);
        let row = parts.iter().find_map(row_in).unwrap_or(0);
        (row + 1).saturating_sub(rows(size))
    }
}
