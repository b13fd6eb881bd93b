//! Reading in what a gemeente filled in beforehand: into the meting that is open, or under the cursor.

use super::super::reading_in::{self, Chosen, For};
use super::super::{App, edit};
use super::{Scan, Step, key, with_session};
use crate::command::Command;
use crate::zelfscan::Set;

impl Scan {
    /// Asks for the sheet to read in; before a meting is begun, for the questions that it asks.
    pub(super) fn read_in(&mut self, app: &mut App) {
        if self.step == Step::Rules && !self.take_up(app) {
            return reading_in::open(app, For::Questions, self.sheet.clone());
        }
        if edit::is_refused(app) {
            return;
        }
        let Some(meting) = self.meting(&app.agenda) else { return };
        let meting = meting.id.clone();
        // What comes from a sheet is hidden, also in the row that was being typed.
        self.typed.clear();
        reading_in::open(app, For::Meting(meting), self.sheet.clone());
    }
}

/// Goes on after a sheet was taken in: with the next question that somebody has to answer yet.
pub(in crate::app) fn take_up_after_reading(app: &mut App, chosen: Chosen) {
    with_session(app, |scan, app| {
        scan.sheet = chosen;
        if scan.step == Step::Entry {
            let next = scan.next_open(app, scan.place);
            scan.go(app, next.unwrap_or(scan.place));
        }
    });
}

/// Has the meting that is begun next ask a list that was read.
pub(in crate::app) fn take_list(app: &mut App, set: &Set, chosen: Chosen) {
    with_session(app, |scan, app| {
        scan.sheet = chosen;
        scan.lists.retain(|known| known.id != set.id);
        scan.lists.splice(0..0, set.with_kern());
        scan.asks = 0;
        let (accept, other) = (key(app, Command::Accept), key(app, Command::ChooseQuestions));
        let (count, title) = (set.count(), &set.title);
        app.done(format!(
            "De vragenlijst {title} is gelezen: {count} vragen. {accept} begint er een meting mee, {other} kiest een andere."
        ));
    });
}
