//! Vergelijken: a meting beside the one before it, question by question.

use super::super::App;
use super::super::overlay::Press;
use super::Scan;
use super::entry::say_what_can;
use crate::command::Command;

/// The lines of the screen that are not questions.
const AROUND: u16 = 11;

/// Returns how many questions a terminal of this size shows.
#[must_use]
pub fn rows_shown((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

impl Scan {
    pub(super) fn press_compared(&mut self, app: &mut App, press: &Press) {
        let page = rows_shown(app.size);
        match press {
            Press::Command(Command::CursorUp) => self.go(app, self.place.saturating_sub(1)),
            Press::Command(Command::CursorDown) => self.go(app, self.place + 1),
            Press::Command(Command::PageUp) => self.go(app, self.place.saturating_sub(page)),
            Press::Command(Command::PageDown) => self.go(app, self.place + page),
            Press::Command(Command::First) => self.go(app, 0),
            Press::Command(Command::Last) => self.go(app, usize::MAX),
            Press::Command(Command::Accept) => self.talk_about(app, self.place),
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => say_what_can(app),
        }
    }
}
