//! The short forms of the session: why a score changed, and what there is to say with one.

use super::super::App;
use crate::agenda::{Agenda, Answer, At, Change, Id, Kind, Value, link_in};

/// What is asked when the conversation changes a score.
pub(super) const WHY: [&str; 1] = ["why"];

/// What can be said with a score.
pub(super) const SAID: [&str; 3] = ["toelichting", "evidence", "informant"];

/// What is asked when the talk about a question ends.
pub(super) const CONCLUSION: [&str; 1] = ["conclusie"];

/// A short form: what it is called and what it asks.
#[derive(Debug)]
pub(in crate::app) struct Asked {
    pub(in crate::app) title: String,
    pub(in crate::app) fields: Vec<&'static str>,
}

/// Returns the short form in which these changes were typed, to open it again as it was.
pub(in crate::app) fn asked(app: &App, at: &At, changes: &[Change]) -> Option<Asked> {
    if at.kind == Kind::Conclusie {
        return Some(Asked { title: concluded(&number(app, at, changes)), fields: CONCLUSION.to_vec() });
    }
    let answer = app.agenda.answers.record(&at.id).filter(|_| at.kind == Kind::Answer)?;
    let score = changes.iter().find_map(|change| match change {
        Change::Set { field, is: Value::Text(score), .. } if field == "score" => Some(score),
        _ => None,
    });
    Some(match score {
        Some(score) => Asked { title: why(&app.agenda, answer, score), fields: WHY.to_vec() },
        None => Asked { title: whose(&app.agenda, answer), fields: SAID.to_vec() },
    })
}

/// Returns the number of the question that a conclusion is about, whether or not it is in the agenda yet.
fn number(app: &App, at: &At, changes: &[Change]) -> String {
    let there = app.agenda.conclusies.record(&at.id).and_then(|conclusie| conclusie.question.clone());
    let comes = || {
        changes.iter().find_map(|change| match change {
            Change::Add { at: added, with, .. } if added == at => link_in(with, "question").cloned(),
            _ => None,
        })
    };
    there.or_else(comes).map(|id| app.agenda.link_name(&id).into_owned()).unwrap_or_default()
}

/// Returns what the form for a conclusion is called.
pub(super) fn concluded(number: &str) -> String {
    format!("Conclusie bij vraag {number}")
}

/// Returns whose answer this is to what: "Elburg bij vraag 3.2".
pub(super) fn whose(agenda: &Agenda, answer: &Answer) -> String {
    let name = |id: &Option<Id>| id.as_ref().map_or("?".into(), |id| agenda.link_name(id).into_owned());
    format!("{} bij vraag {}", name(&answer.gemeente), name(&answer.question))
}

/// Returns what is asked of a score that becomes another one.
pub(super) fn why(agenda: &Agenda, answer: &Answer, score: &str) -> String {
    format!("{}: waarom van {} naar {score}?", whose(agenda, answer), answer.score)
}
