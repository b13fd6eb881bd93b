//! Spelregels: how we talk, who takes part, and which meting this is; the last row begins one.

use super::super::overlay::Press;
use super::super::{App, edit, form};
use super::asking::{SET_UP, set_up};
use super::{Scan, Step, key};
use crate::agenda::{At, Kind, Value};
use crate::app::list;
use crate::app::search::step_of;
use crate::command::Command;
use crate::zelfscan::{Set, begin, free_name};

/// How many metingen are on the screen at once.
pub const ROWS: usize = 5;

impl Scan {
    pub(super) fn press_rules(&mut self, app: &mut App, press: &Press) {
        let step = match press {
            Press::Command(Command::First) => Some(list::Step::First),
            Press::Command(Command::Last) => Some(list::Step::Last),
            press => step_of(press),
        };
        if let Some(step) = step {
            return self.list.step(step, app.agenda.metingen.len() + 1, ROWS);
        }
        match press {
            Press::Command(Command::Accept) => self.accept(app),
            Press::Command(Command::Mark) => self.toggle_hidden(app),
            Press::Command(Command::Edit) => self.set_up(app),
            Press::Command(Command::ChooseQuestions) => self.choose_list(app),
            Press::Command(Command::ReadAnswers) => self.read_in(app),
            _ => {
                let (accept, leave) = (key(app, Command::Accept), key(app, Command::Cancel));
                app.problem(format!(
                    "Deze toets doet hier niets. {accept} begint, {leave} gaat terug naar de agenda."
                ));
            }
        }
    }

    pub(super) fn go_in_list(&mut self, app: &App, row: usize) {
        self.list.go(row, app.agenda.metingen.len() + 1, ROWS);
    }

    fn accept(&mut self, app: &mut App) {
        if !self.take_up(app) && !self.begin(app) {
            return;
        }
        self.step = Step::Entry;
        let first = self.next_open(app, 0);
        self.go(app, first.unwrap_or(0));
        match first {
            None => app.done("Alles is ingevuld. Kies nu op de bespreeklijst waar we over praten."),
            Some(_) if app.notice.is_none() => {
                app.done("Lees de vraag voor en typ de scores in deze volgorde.");
            }
            Some(_) => {}
        }
    }

    /// Takes up the meting under the cursor; returns whether there is one.
    pub(super) fn take_up(&mut self, app: &App) -> bool {
        let chosen = app.agenda.metingen.iter().nth(self.list.cursor());
        let Some(chosen) = chosen else { return false };
        if self.meting.as_ref() != Some(&chosen.id) {
            self.meting = Some(chosen.id.clone());
            self.rank(app);
            self.go(app, 0);
        }
        true
    }

    /// Returns the list that a meting asks that is begun now, and the one that it asks after the next choice.
    #[must_use]
    pub fn asks(&self) -> Option<(&Set, &Set)> {
        let next = (self.asks + 1).checked_rem(self.lists.len())?;
        Some((self.lists.get(self.asks)?, &self.lists[next]))
    }

    /// Opens what the meting under the cursor is called and who takes part; on the last row it is begun first.
    fn set_up(&mut self, app: &mut App) {
        if !self.take_up(app) {
            if !self.begin(app) {
                return;
            }
            app.done("Er is een meting begonnen. Geef haar een naam en kies wie meedoet.");
        }
        if let Some(meting) = self.meting(&app.agenda) {
            let spec = form::Spec {
                title: set_up(&meting.name),
                ats: vec![At::new(Kind::Meting, &meting.id)],
                fields: SET_UP.to_vec(),
                start: Some(SET_UP[0]),
                preset: Vec::new(),
                with: Vec::new(),
            };
            form::open(app, spec);
        }
    }

    /// Has a meting that is begun next ask the next of the lists: all questions, the short list, another one.
    fn choose_list(&mut self, app: &mut App) {
        if self.list.cursor() < app.agenda.metingen.len() {
            return app.problem(
                "De vragen van een meting staan vast zodra zij begonnen is. Kies de onderste regel; daar kan het.",
            );
        }
        self.asks = (self.asks + 1).checked_rem(self.lists.len()).unwrap_or(0);
    }

    fn begin(&mut self, app: &mut App) -> bool {
        let today = app.now.day();
        let (id, name) = (app.fresh_id(), free_name(&app.agenda, today));
        let Some((set, _)) = self.asks() else { return false };
        let changes = begin(&app.agenda, set, &id, (&name, today, self.hides));
        let at = At::new(Kind::Meting, &id);
        if !edit::change(app, &at, changes) {
            return false;
        }
        self.meting = Some(id);
        app.done(format!("De {name} is begonnen. Lees de vraag voor en typ de scores in deze volgorde."));
        true
    }

    /// Shows or hides what is typed: of the meting under the cursor, or of the one that is begun next.
    fn toggle_hidden(&mut self, app: &mut App) {
        let Some(meting) = app.agenda.metingen.iter().nth(self.list.cursor()) else {
            self.hides = !self.hides;
            return;
        };
        let (at, hidden) = (At::new(Kind::Meting, &meting.id), !meting.hidden);
        let changes: Vec<_> = app.agenda.set(&at, "hidden", Value::Flag(hidden)).into_iter().collect();
        edit::change(app, &at, changes);
    }
}
