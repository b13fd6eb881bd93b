//! The short forms of the session: why a score changed, and what there is to say with one.

use super::super::App;
use crate::agenda::{Agenda, Answer, At, Change, Id, Kind, Meting, Value, link_in};
use crate::zelfscan::Scale;

/// What is asked when the conversation changes a score.
pub(super) const WHY: [&str; 1] = ["why"];

/// What can be said with a score.
pub(super) const SAID: [&str; 3] = ["toelichting", "evidence", "informant"];

/// What is asked of where a gemeente wants to be.
pub(super) const AMBITION: [&str; 3] = ["ambition_level", "ambition_year", "priority"];

/// What is asked where nobody in the room knows.
pub(super) const ASK: [&str; 2] = ["ask", "ask_until"];

/// What is asked of a meting: what it is called, when it is and who takes part.
pub(super) const SET_UP: [&str; 3] = ["name", "date", "gemeenten"];

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
    if at.kind == Kind::Meting {
        return Some(Asked { title: set_up(&app.agenda.link_name(&at.id)), fields: SET_UP.to_vec() });
    }
    let answer = app.agenda.answers.record(&at.id).filter(|_| at.kind == Kind::Answer)?;
    let score = changes.iter().find_map(|change| match change {
        Change::Set { field, is: Value::Text(score), .. } if field == "score" => Some(score),
        _ => None,
    });
    let sets_one_of = |fields: &[&str]| {
        let is_one =
            |change: &Change| matches!(change, Change::Set { field, .. } if fields.contains(&&**field));
        changes.iter().any(is_one)
    };
    let whose = whose(&app.agenda, answer);
    Some(match score {
        Some(score) => Asked { title: why(&app.agenda, answer, score), fields: WHY.to_vec() },
        None if sets_one_of(&AMBITION) => Asked { title: ambition(&whose), fields: AMBITION.to_vec() },
        None if sets_one_of(&ASK) => Asked { title: ask(&whose), fields: ASK.to_vec() },
        None => Asked { title: whose, fields: SAID.to_vec() },
    })
}

/// Returns why a record of a scan cannot hold this in a field: what was typed, or the records that were chosen.
pub(in crate::app) fn refused(
    app: &App,
    ats: &[At],
    (field, typed, chosen): (&str, &str, &[Id]),
) -> Option<String> {
    match (ats.first()?.kind, field) {
        (Kind::Answer, _) => no_ambition(app, ats, field, typed),
        (Kind::Meting, "gemeenten") => who_stays(app, ats, chosen),
        (Kind::Meting, "name") => name_taken(app, ats, typed),
        _ => None,
    }
}

/// Returns why an answer cannot hold this: an ambition is a number of the scale, in a year.
fn no_ambition(app: &App, ats: &[At], field: &str, typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let answer = app.agenda.answers.record(&ats.first()?.id)?;
    let meting = app.agenda.metingen.record(answer.meting.as_ref()?)?;
    let scale = Scale::new(&meting.scale);
    match field {
        "ambition_level" if scale.number(typed).is_none() => {
            let known = scale.options().filter(|(sign, _)| scale.number(sign).is_some());
            let known: Vec<String> = known.map(|(sign, words)| format!("{sign} {words}")).collect();
            Some(format!("Een ambitie is een van deze cijfers: {}.", known.join(" · ")))
        }
        "ambition_year" if typed.len() != 4 || !typed.bytes().all(|digit| digit.is_ascii_digit()) => {
            Some("Typ een jaar met vier cijfers, bijvoorbeeld 2028.".into())
        }
        _ => None,
    }
}

/// Returns why a meting cannot have just these gemeenten: somebody takes part, and who said something goes on doing so.
fn who_stays(app: &App, ats: &[At], gemeenten: &[Id]) -> Option<String> {
    let meting = app.agenda.metingen.record(&ats.first()?.id)?;
    if gemeenten.is_empty() {
        return Some("Kies wie er meedoet; zonder gemeente is er niets in te vullen.".into());
    }
    let said = |id: &&Id| {
        meting.questions.iter().any(|question| app.agenda.answer(&meting.id, question, id).is_some())
    };
    let left = meting.gemeenten.iter().filter(|id| !gemeenten.contains(id)).find(said)?;
    let name = app.agenda.link_name(left);
    Some(format!("{name} heeft in deze meting al iets ingevuld en blijft meedoen, zodat er niets wegraakt."))
}

/// Returns why a meting cannot have this name: people and the command line tell metingen apart by it.
fn name_taken(app: &App, ats: &[At], typed: &str) -> Option<String> {
    let name = typed.trim().to_lowercase();
    let is_other = |meting: &&Meting| !ats.iter().any(|at| at.id == meting.id);
    let mut others = app.agenda.metingen.iter().filter(is_other);
    let other = others.find(|meting| meting.name.trim().to_lowercase() == name)?;
    Some(format!("Er is al een meting die {} heet. Typ een andere naam.", other.name))
}

/// Returns what the form for a meting is called.
pub(super) fn set_up(name: &str) -> String {
    format!("Meting {name}")
}

/// Returns what the form for an ambition is called.
pub(super) fn ambition(whose: &str) -> String {
    format!("Ambitie van {whose}")
}

/// Returns what the form for a point to ask about is called.
pub(super) fn ask(whose: &str) -> String {
    format!("Navraagpunt van {whose}")
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
    agenda.answer_whose(answer.question.as_ref(), answer.gemeente.as_ref())
}

/// Returns what is asked of a score that becomes another one.
pub(super) fn why(agenda: &Agenda, answer: &Answer, score: &str) -> String {
    format!("{}: waarom van {} naar {score}?", whose(agenda, answer), answer.score)
}
