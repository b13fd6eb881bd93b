//! Giving, taking back and revealing scores.

use crate::agenda::{Agenda, At, Change, Id, Kind, Meting, Name, Value};

/// Returns whether every gemeente answered a question.
#[must_use]
pub fn is_complete(agenda: &Agenda, meting: &Meting, question: &Id) -> bool {
    meting.gemeenten.iter().all(|gemeente| !agenda.score(&meting.id, question, gemeente).is_empty())
}

/// Returns the change that gives a gemeente a score; nothing when it has that score.
#[must_use]
pub fn scored(agenda: &Agenda, (meting, question, gemeente): (&Id, &Id, &Id), score: &str) -> Option<Change> {
    let at = At::new(Kind::Answer, &Agenda::answer_id(meting, question, gemeente));
    if agenda.answers.record(&at.id).is_some() {
        return agenda.set(&at, "score", Value::Text(score.into()));
    }
    let link = |name, id: &Id| (Name::Borrowed(name), Value::Link(Some(id.clone())));
    let with = vec![
        link("meting", meting),
        link("question", question),
        link("gemeente", gemeente),
        (Name::Borrowed("score"), Value::Text(score.into())),
    ];
    Some(Change::Add { at, after: agenda.rows(Kind::Answer).last(), with })
}

/// Returns the change that takes a score back; what else was said of it stays.
#[must_use]
pub fn cleared(agenda: &Agenda, (meting, question, gemeente): (&Id, &Id, &Id)) -> Option<Change> {
    let answer = agenda.answer(meting, question, gemeente)?;
    let at = At::new(Kind::Answer, &answer.id);
    let texts = [&answer.was, &answer.why, &answer.toelichting, &answer.evidence, &answer.informant];
    if texts.iter().all(|text| text.is_empty()) && answer.extra.iter().next().is_none() {
        return agenda.dropped(&at);
    }
    agenda.set(&at, "score", Value::Text(String::new()))
}

/// Returns the change that shows the room the scores of these questions, or hides them again.
#[must_use]
pub fn reveal(agenda: &Agenda, meting: &Meting, questions: &[Id], show: bool) -> Option<Change> {
    let mut revealed = meting.revealed.clone();
    if show {
        let new = questions.iter().filter(|question| !meting.is_revealed(question));
        revealed.extend(new.cloned());
    } else {
        revealed.retain(|id| !questions.contains(id));
    }
    agenda.set(&At::new(Kind::Meting, &meting.id), "revealed", Value::Links(revealed))
}

/// Returns the change that puts a question on the list of what the room talks about, or takes it off.
#[must_use]
pub fn toggle_discussed(agenda: &Agenda, meting: &Meting, question: &Id) -> Option<Change> {
    let mut discuss = meting.discuss.clone();
    if discuss.contains(question) {
        discuss.retain(|id| id != question);
    } else {
        discuss.push(question.clone());
    }
    agenda.set(&At::new(Kind::Meting, &meting.id), "discuss", Value::Links(discuss))
}
