//! Invullen: a key per score, in the fixed order of the gemeenten; the next score begins the next question.

use super::super::overlay::Press;
use super::super::{App, edit};
use super::{Scan, key};
use crate::command::Command;
use crate::zelfscan::{cleared, is_complete, scored};

impl Scan {
    pub(super) fn press_entry(&mut self, app: &mut App, press: &Press) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        let last = meting.gemeenten.len();
        match press {
            Press::Letter(letter) => self.type_score(app, *letter),
            Press::Command(Command::ClearScore) => self.clear(app),
            Press::Command(Command::Accept | Command::CursorDown | Command::PageDown) => {
                self.go(app, self.place + 1);
            }
            Press::Command(Command::CursorUp | Command::PageUp) => self.go(app, self.place.saturating_sub(1)),
            Press::Command(Command::First) => self.cell = 0,
            Press::Command(Command::Last) => self.cell = last.saturating_sub(1),
            Press::Command(Command::CursorLeft) => self.cell = self.cell.saturating_sub(1),
            Press::Command(Command::CursorRight) => self.cell = (self.cell + 1).min(last),
            Press::Command(Command::AddNote) => self.say_more(app),
            Press::Command(Command::ReadAnswers) => self.read_in(app),
            Press::Command(Command::Reveal) => {
                let tab = key(app, Command::NextPane);
                app.problem(format!("Onthullen gaat bij Bespreken; {tab} gaat naar de volgende stap."));
            }
            Press::Command(_) | Press::Paste(_) => say_what_can(app),
        }
    }

    fn type_score(&mut self, app: &mut App, letter: char) {
        let Some(score) = self.score_of(app, letter) else { return };
        if self.is_full(app) && !self.go_on(app) {
            return;
        }
        if self.is_revealed(app) {
            return say_revealed(app);
        }
        let Some((meting, question, gemeente)) = self.here(app) else { return };
        if let Some(change) = scored(&app.agenda, (&meting, &question, &gemeente), &score) {
            let at = change.at().clone();
            if !edit::change(app, &at, vec![change]) {
                return;
            }
        }
        self.typed.push(self.cell);
        self.cell = self.next_cell(app);
        if self.is_full(app) && self.next_open(app, 0).is_none() {
            say_all_is_filled_in(app);
        }
    }

    /// Returns whether the cursor stands behind the row.
    fn is_full(&self, app: &App) -> bool {
        self.meting(&app.agenda).is_some_and(|meting| self.cell >= meting.gemeenten.len())
    }

    /// Goes to the next question that has an open cell: a score never lands on one that was given before.
    fn go_on(&mut self, app: &mut App) -> bool {
        if let Some(place) = self.next_open(app, self.place + 1) {
            self.go(app, place);
            return true;
        }
        say_all_is_filled_in(app);
        false
    }

    /// Returns where the cursor goes after a score: the next open cell of the row, or behind it.
    fn next_cell(&self, app: &App) -> usize {
        let (Some(meting), Some(question)) = (self.meting(&app.agenda), self.question(&app.agenda)) else {
            return self.cell;
        };
        let is_open =
            |cell: &usize| app.agenda.score(&meting.id, &question.id, &meting.gemeenten[*cell]).is_empty();
        let count = meting.gemeenten.len();
        (self.cell + 1..count).chain(0..self.cell.min(count)).find(is_open).unwrap_or(count)
    }

    /// Takes the score before the cursor back, over the border of the question too. Where the row before it was left
    /// half-way, by one Enter too many, it goes back to where that was, and takes nothing.
    fn clear(&mut self, app: &mut App) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        let row_before = self.place.checked_sub(1).and_then(|place| meting.questions.get(place));
        let was_left =
            self.cell == 0 && row_before.is_some_and(|question| !is_complete(&app.agenda, meting, question));
        if was_left {
            return self.go(app, self.place - 1);
        }
        if self.cell == 0 && self.place == 0 {
            return app.problem("Dit is het begin. Er is geen score om leeg te maken.");
        }
        let last = meting.gemeenten.len().saturating_sub(1);
        let before = (self.place, self.cell);
        (self.place, self.cell) =
            if self.cell == 0 { (self.place - 1, last) } else { (self.place, self.cell - 1) };
        if self.is_revealed(app) {
            (self.place, self.cell) = before;
            return say_revealed(app);
        }
        if self.place != before.0 {
            self.typed.clear();
        }
        let Some((meting, question, gemeente)) = self.here(app) else { return };
        if let Some(change) = cleared(&app.agenda, (&meting, &question, &gemeente)) {
            let at = change.at().clone();
            edit::change(app, &at, vec![change]);
        }
    }
}

fn say_all_is_filled_in(app: &mut App) {
    let tab = key(app, Command::NextPane);
    app.done(format!("Alles is ingevuld. {tab} gaat naar de bespreeklijst."));
}

fn say_revealed(app: &mut App) {
    let tab = key(app, Command::NextPane);
    app.problem(format!(
        "Deze vraag is al onthuld. Een score past u aan bij Bespreken; {tab} gaat naar de volgende stap."
    ));
}

/// Answers a key that means nothing in the session.
pub(super) fn say_what_can(app: &mut App) {
    let (leave, undo) = (key(app, Command::Cancel), key(app, Command::Undo));
    app.problem(format!(
        "Dat kan hier niet; er is niets gebeurd. {leave} gaat terug naar de agenda, {undo} neemt de laatste wijziging terug."
    ));
}
