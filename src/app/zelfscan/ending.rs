//! What comes of the talk about a question: what there is to say, a conclusion in one sentence, where a gemeente wants
//! to be, whom it asks, and an action in the agenda. Each is a short form of one key.

use super::super::confirm::{Confirm, Yes};
use super::super::overlay::Overlay;
use super::super::{App, adding, form};
use super::asking::{AMBITION, ASK, CONCLUSION, SAID, ambition, ask, concluded, whose};
use super::{Scan, key};
use crate::agenda::{Agenda, Answer, At, Change, Id, Kind, Level, Name, Phase, Status, Value};
use crate::command::Command;
use crate::zelfscan::Scale;

/// What is asked of an action that comes from a question; what is left open shows in the agenda and holds nobody up.
const OF_ACTION: [&str; 5] = ["title", "level", "gemeente", "roles", "planning"];

impl Scan {
    /// Opens what there is to say with the score under the cursor, or with the last one of a full row; asks first where
    /// something was said that the room has not seen.
    pub(super) fn say_more(&self, app: &mut App) {
        let Some(answer) = self.answer(app) else { return };
        let says_nothing =
            [&answer.toelichting, &answer.evidence, &answer.informant].iter().all(|text| text.is_empty());
        if says_nothing || self.is_revealed(app) {
            return open_said(app, &answer.id);
        }
        let question = "Wat hier al bij staat, is nog verborgen. Toch openen, in het zicht van de zaal?";
        app.overlays.push(Overlay::Confirm(Confirm::new(question, Yes::OpenSaid(answer.id))));
    }

    /// Opens where the gemeente under the cursor wants to be.
    pub(super) fn aim(&self, app: &mut App) {
        if let Some(answer) = self.revealed_answer(app) {
            form::open(app, about(&answer, ambition(&whose(&app.agenda, &answer)), &AMBITION));
        }
    }

    /// Opens whom the gemeente under the cursor asks, and until when; the question stays open until there is a score.
    pub(super) fn ask_later(&self, app: &mut App) {
        let Some(answer) = self.revealed_answer(app) else { return };
        let mut spec = about(&answer, ask(&whose(&app.agenda, &answer)), &ASK);
        if answer.ask.is_empty() {
            // Who knows stands with the question already; mostly that is who is asked.
            let knows = self.question(&app.agenda).map(|question| question.informants.join(", "));
            spec.preset.extend(knows.map(|knows| ("ask", Value::Text(knows))));
        }
        form::open(app, spec);
    }

    /// Opens the conclusion of the question once its scores are seen: nobody concludes from what is still hidden.
    pub(super) fn conclude(&self, app: &mut App) {
        if !self.is_revealed(app) {
            return say_hidden(app);
        }
        let (Some(meting), Some(question)) = (self.meting(&app.agenda), self.question(&app.agenda)) else {
            return;
        };
        let at = At::new(Kind::Conclusie, &Agenda::conclusie_id(&meting.id, &question.id));
        let link = |name, id: &Id| (Name::Borrowed(name), Value::Link(Some(id.clone())));
        let with = vec![link("meting", &meting.id), link("question", &question.id)];
        let after = app.agenda.rows(Kind::Conclusie).last();
        let is_there = app.agenda.conclusies.record(&at.id).is_some();
        let spec = form::Spec {
            title: concluded(&question.number),
            fields: CONCLUSION.to_vec(),
            start: Some(CONCLUSION[0]),
            preset: Vec::new(),
            with: if is_there { Vec::new() } else { vec![Change::Add { at: at.clone(), after, with }] },
            ats: vec![at],
        };
        form::open(app, spec);
    }

    /// Opens a new action for the question: of the gemeente under the cursor when that named an ambition, else
    /// subregional, since all of them were asked. The question is its title until somebody says it better.
    pub(super) fn make_action(&self, app: &mut App) {
        let at = At { kind: Kind::Action, id: app.fresh_id() };
        let (Some(meting), Some(question)) = (self.meting(&app.agenda), self.question(&app.agenda)) else {
            return;
        };
        let (mut numbers, issued) = adding::next_numbers(app, 1);
        let aim = self.cell_answer(&app.agenda).filter(|answer| !answer.ambition_level.is_empty());
        let aim = aim.filter(|_| meting.is_revealed(&question.id));
        let asked = format!("Vraag {}: {}", question.number, question.text.trim_end_matches('?'));
        let mut with = vec![
            (Name::Borrowed("number"), Value::Text(numbers.next().unwrap_or_default())),
            (Name::Borrowed("status"), Value::Code(Status::NietGestart.word().into())),
            (Name::Borrowed("origin"), Value::Links(vec![question.id.clone(), meting.id.clone()])),
        ];
        match aim {
            Some(answer) => with.extend(of_ambition(answer, Scale::new(&meting.scale), &asked)),
            None => with.extend([
                (Name::Borrowed("level"), Value::Code(Level::Subregionaal.word().into())),
                (Name::Borrowed("title"), Value::Text(asked)),
            ]),
        }
        let add = Change::Add { at: at.clone(), after: app.agenda.rows(Kind::Action).last(), with };
        let spec = form::Spec {
            title: format!("Nieuwe actie uit vraag {}", question.number),
            ats: vec![at],
            fields: OF_ACTION.to_vec(),
            start: Some(OF_ACTION[0]),
            preset: Vec::new(),
            with: std::iter::once(add).chain(issued).collect(),
        };
        form::open(app, spec);
    }

    /// Returns the answer under the cursor, or the last one of a full row.
    fn cell_answer<'a>(&self, agenda: &'a Agenda) -> Option<&'a Answer> {
        let (meting, question) = (self.meting(agenda)?, self.question(agenda)?);
        let cell = self.cell.min(meting.gemeenten.len().saturating_sub(1));
        agenda.answer(&meting.id, &question.id, meting.gemeenten.get(cell)?)
    }

    /// Returns the answer under the cursor; says what to do first where there is none.
    fn answer(&self, app: &mut App) -> Option<Answer> {
        let answer = self.cell_answer(&app.agenda).cloned();
        if answer.is_none() {
            app.problem("Hier is nog geen score. Vul die eerst in; daarna kan er meer bij.");
        }
        answer
    }

    /// Returns the answer under the cursor once everybody has seen it: nobody aims at what is still hidden.
    fn revealed_answer(&self, app: &mut App) -> Option<Answer> {
        if self.is_revealed(app) {
            return self.answer(app);
        }
        say_hidden(app);
        None
    }
}

/// Opens what there is to say with a score.
pub(in crate::app) fn open_said(app: &mut App, answer: &Id) {
    if let Some(answer) = app.agenda.answers.record(answer) {
        let spec = about(answer, whose(&app.agenda, answer), &SAID);
        form::open(app, spec);
    }
}

fn say_hidden(app: &mut App) {
    let key = key(app, Command::Reveal);
    app.problem(format!("De scores zijn nog verborgen. {key} onthult ze; daarna kan dit."));
}

/// Returns a short form of an answer.
fn about(answer: &Answer, title: String, fields: &[&'static str]) -> form::Spec {
    form::Spec {
        title,
        ats: vec![At::new(Kind::Answer, &answer.id)],
        fields: fields.to_vec(),
        start: fields.first().copied(),
        preset: Vec::new(),
        with: Vec::new(),
    }
}

/// Returns what an ambition says of the action that comes of it: whose it is, where to and by when.
fn of_ambition(answer: &Answer, scale: Scale<'_>, asked: &str) -> Vec<(Name, Value)> {
    let level = &*answer.ambition_level;
    let to = format!("{asked} (naar {level} {})", scale.words(level).unwrap_or_default());
    let mut with = vec![
        (Name::Borrowed("level"), Value::Code(Level::Lokaal.word().into())),
        (Name::Borrowed("gemeente"), Value::Link(answer.gemeente.clone())),
        (Name::Borrowed("title"), Value::Text(to)),
    ];
    if !answer.ambition_year.is_empty() {
        let phase = Phase { text: answer.ambition_year.clone(), ..Phase::default() };
        with.push((Name::Borrowed("planning"), Value::Phases(vec![phase])));
    }
    with
}
