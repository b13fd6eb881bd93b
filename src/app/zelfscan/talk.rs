//! Bespreken: the scores of one question are revealed at once, highest first, and may be adjusted with a reason.

use super::super::overlay::Press;
use super::super::{App, edit, form};
use super::asking::{WHY, why};
use super::choosing::MINUTES;
use super::entry::say_what_can;
use super::{Scan, Step, key};
use crate::agenda::{Agenda, At, Id, Kind, Meting, Value};
use crate::command::Command;
use crate::date::Moment;
use crate::zelfscan::{Scale, reveal, scored};

impl Scan {
    /// Returns the gemeenten in the order in which they speak: as they stand while the scores are hidden, then the highest
    /// first and whoever gave no number last.
    #[must_use]
    pub fn order(&self, agenda: &Agenda, meting: &Meting) -> Vec<usize> {
        let mut order: Vec<usize> = (0..meting.gemeenten.len()).collect();
        let Some(question) = self.question(agenda).filter(|question| meting.is_revealed(&question.id)) else {
            return order;
        };
        let scale = Scale::new(&meting.scale);
        let score = |cell: usize| agenda.score(&meting.id, &question.id, &meting.gemeenten[cell]);
        order.sort_by_cached_key(|cell| std::cmp::Reverse(scale.number(score(*cell)).unwrap_or(0)));
        order
    }

    pub(super) fn press_talk(&mut self, app: &mut App, press: &Press) {
        match press {
            Press::Letter(letter) => self.adjust(app, *letter),
            Press::Command(Command::Reveal) => self.reveal(app),
            Press::Command(Command::CursorUp) => self.step_row(app, -1),
            Press::Command(Command::CursorDown) => self.step_row(app, 1),
            Press::Command(Command::Accept) => self.go_on_talking(app),
            Press::Command(Command::CursorRight | Command::PageDown) => self.go_to(app, self.place + 1),
            Press::Command(Command::CursorLeft | Command::PageUp) => {
                self.go_to(app, self.place.saturating_sub(1));
            }
            Press::Command(Command::First) => self.go_to(app, 0),
            Press::Command(Command::Last) => self.go_to(app, usize::MAX),
            Press::Command(Command::AddNote) => self.say_more(app),
            Press::Command(Command::SetConclusion) => self.conclude(app),
            Press::Command(Command::SetAmbition) => self.aim(app),
            Press::Command(Command::AskLater) => self.ask_later(app),
            Press::Command(Command::MakeAction) => self.make_action(app),
            Press::Command(_) | Press::Paste(_) => say_what_can(app),
        }
    }

    /// Opens a question to talk about.
    pub(super) fn talk_about(&mut self, app: &App, place: usize) {
        self.step = Step::Talk;
        self.go_to(app, place);
    }

    /// Goes to a question, with the cursor on who speaks first.
    fn go_to(&mut self, app: &App, place: usize) {
        self.go(app, place);
        self.since = app.now;
        self.give_the_floor(app);
    }

    /// Puts the cursor on who speaks first.
    fn give_the_floor(&mut self, app: &App) {
        self.cell = self
            .meting(&app.agenda)
            .and_then(|meting| self.order(&app.agenda, meting).first().copied())
            .unwrap_or(0);
    }

    /// Goes to the next question of the list, or of all when nothing was chosen.
    fn go_on_talking(&mut self, app: &mut App) {
        let places = self.agreed_places(app);
        if places.is_empty() {
            return self.go_to(app, self.place + 1);
        }
        let here = places.iter().position(|place| *place == self.place);
        if let Some(place) = places.get(here.map_or(0, |here| here + 1)) {
            return self.go_to(app, *place);
        }
        let tab = key(app, Command::NextPane);
        app.done(format!("Dit was de laatste van de bespreeklijst. {tab} gaat naar het beeld."));
    }

    /// Takes the talk up where it was left: at the first question of the list that was not revealed yet.
    pub(super) fn take_up_talk(&mut self, app: &App) {
        let (places, Some(meting)) = (self.agreed_places(app), self.meting(&app.agenda)) else { return };
        let is_open = |place: &&usize| !meting.is_revealed(&meting.questions[**place]);
        let place = places.iter().find(is_open).copied();
        self.go_to(app, place.unwrap_or(self.place));
    }

    /// Returns how many minutes there are left for the question; below nothing, how many it took too long.
    #[must_use]
    pub fn minutes_left(&self, now: Moment) -> i64 {
        let passed = (now.seconds() - self.since.seconds()).max(0) / 60;
        i64::try_from(MINUTES).unwrap_or(i64::MAX) - passed
    }

    fn step_row(&mut self, app: &App, on: isize) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        let order = self.order(&app.agenda, meting);
        let row = order.iter().position(|cell| *cell == self.cell).unwrap_or(0);
        let row = row.saturating_add_signed(on).min(order.len().saturating_sub(1));
        self.cell = order.get(row).copied().unwrap_or(0);
    }

    /// Shows the room all scores of the question, or hides them again.
    fn reveal(&mut self, app: &mut App) {
        let (Some(meting), Some(question)) = (self.meting(&app.agenda), self.question(&app.agenda)) else {
            return;
        };
        let (at, show) = (At::new(Kind::Meting, &meting.id), !meting.is_revealed(&question.id));
        let is_open = |id: &&Id| app.agenda.score(&meting.id, &question.id, id).is_empty();
        let (open, all) = (meting.gemeenten.iter().filter(is_open).count(), meting.gemeenten.len());
        let change = reveal(&app.agenda, meting, std::slice::from_ref(&question.id), show);
        if !edit::change(app, &at, change.into_iter().collect()) {
            return;
        }
        self.give_the_floor(app);
        if show && open > 0 {
            // Whoever answers now has seen what the others said; the room has to know.
            app.done(format!(
                "Onthuld terwijl {open} van de {all} gemeenten nog geen score gaven. {} verbergt weer.",
                key(app, Command::Reveal)
            ));
        }
    }

    /// Changes a score that the room has seen, and asks in one line why; what it was stays with it.
    fn adjust(&mut self, app: &mut App, letter: char) {
        let Some(score) = self.score_of(app, letter) else { return };
        if !self.is_revealed(app) {
            let key = key(app, Command::Reveal);
            return app.problem(format!(
                "De scores zijn nog verborgen. {key} onthult ze; daarna kunt u er een aanpassen."
            ));
        }
        let Some((meting, question, gemeente)) = self.here(app) else { return };
        let Some(change) = scored(&app.agenda, (&meting, &question, &gemeente), &score) else {
            return app.done("Dat stond er al.");
        };
        let at = change.at().clone();
        let Some(answer) = app.agenda.answers.record(&at.id).filter(|answer| !answer.score.is_empty()) else {
            return edit::change_all(app, std::slice::from_ref(&at), &[change]);
        };
        let title = why(&app.agenda, answer, &score);
        let was = answer.score.clone();
        // Of two adjustments the first score is what everybody filled in.
        let kept = if answer.was.is_empty() { app.agenda.set(&at, "was", Value::Text(was)) } else { None };
        let with = [Some(change), kept].into_iter().flatten().collect();
        let spec = form::Spec {
            title,
            ats: vec![at],
            fields: WHY.to_vec(),
            start: Some(WHY[0]),
            preset: Vec::new(),
            with,
        };
        form::open(app, spec);
    }
}
