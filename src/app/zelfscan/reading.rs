//! Reading in what a gemeente filled in beforehand: into the meting that is open, or under the cursor.

use super::super::overlay::Overlay;
use super::super::reading_in::{self, Chosen};
use super::super::{App, edit};
use super::{Scan, Step, key};
use crate::command::Command;

impl Scan {
    /// Asks for the sheet to read in.
    pub(super) fn read_in(&mut self, app: &mut App) {
        if self.step == Step::Rules && !self.take_up(app) {
            let key = key(app, Command::Accept);
            return app.problem(format!(
                "Begin eerst een meting met {key}; daarna leest u in wat de gemeenten hebben ingevuld."
            ));
        }
        if edit::is_refused(app) {
            return;
        }
        let Some(meting) = self.meting(&app.agenda) else { return };
        let meting = meting.id.clone();
        // What comes from a sheet is hidden, also in the row that was being typed.
        self.typed = None;
        reading_in::open(app, meting, self.sheet.clone());
    }
}

/// Goes on after a sheet was taken in: with the next question that somebody has to answer yet.
pub(in crate::app) fn take_up_after_reading(app: &mut App, chosen: Chosen) {
    let Some(Overlay::Scan(mut scan)) = app.overlays.pop_if(|top| matches!(top, Overlay::Scan(_))) else {
        return;
    };
    scan.sheet = chosen;
    if scan.step == Step::Entry {
        let next = scan.next_open(app, scan.place);
        let place = next.unwrap_or(scan.place);
        scan.go(app, place);
    }
    app.overlays.push(Overlay::Scan(scan));
}
