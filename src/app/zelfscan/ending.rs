//! How the talk about a question ends: a conclusion in one sentence, and an action in the agenda.

use super::super::{App, adding, form};
use super::Scan;
use super::asking::{CONCLUSION, concluded};
use crate::agenda::{Agenda, At, Change, Kind, Level, Name, Status, Value};

/// What is asked of an action that comes from a question; what is left open shows in the agenda and holds nobody up.
const OF_ACTION: [&str; 5] = ["title", "level", "gemeente", "roles", "planning"];

impl Scan {
    /// Opens the conclusion of the question.
    pub(super) fn conclude(&self, app: &mut App) {
        let (Some(meting), Some(question)) = (self.meting(&app.agenda), self.question(&app.agenda)) else {
            return;
        };
        let at = At::new(Kind::Conclusie, &Agenda::conclusie_id(&meting.id, &question.id));
        let link = |name, id: &crate::agenda::Id| (Name::Borrowed(name), Value::Link(Some(id.clone())));
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

    /// Opens a new action for the question: subregional, since all of them were asked, and with the question as its
    /// title until somebody says it better.
    pub(super) fn make_action(&self, app: &mut App) {
        let at = At { kind: Kind::Action, id: app.fresh_id() };
        let (Some(meting), Some(question)) = (self.meting(&app.agenda), self.question(&app.agenda)) else {
            return;
        };
        let (mut numbers, issued) = adding::next_numbers(app, 1);
        let title = format!("Vraag {}: {}", question.number, question.text.trim_end_matches('?'));
        let with = vec![
            (Name::Borrowed("number"), Value::Text(numbers.next().unwrap_or_default())),
            (Name::Borrowed("level"), Value::Code(Level::Subregionaal.word().into())),
            (Name::Borrowed("title"), Value::Text(title)),
            (Name::Borrowed("status"), Value::Code(Status::NietGestart.word().into())),
            (Name::Borrowed("origin"), Value::Links(vec![question.id.clone(), meting.id.clone()])),
        ];
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
}
