//! Giving, taking back and revealing scores.

use crate::agenda::{Agenda, Answer, At, Change, Choice as _, Id, Kind, Meting, Name, Value};

/// The fields without which there is no score; all others say something about it.
const OF_A_SCORE: [&str; 4] = ["meting", "question", "gemeente", "score"];

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
    let table = agenda.rows(Kind::Answer);
    let says_more = Kind::Answer
        .field_names()
        .into_iter()
        .filter(|field| !OF_A_SCORE.contains(field))
        .any(|field| table.view(&answer.id, field).is_some_and(|said| !said.to_value().is_empty()));
    if !says_more && answer.extra.iter().next().is_none() {
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

/// Returns where a gemeente wants to be: "ambitie 3 in 2028 (hoog)"; nothing when it did not say.
#[must_use]
pub fn aim_words(answer: &Answer) -> String {
    let (level, year) = (&answer.ambition_level, &answer.ambition_year);
    let parts = [
        if level.is_empty() { String::new() } else { format!("naar {level}") },
        if year.is_empty() { String::new() } else { format!("in {year}") },
        if answer.priority.word().is_empty() {
            String::new()
        } else {
            format!("({})", answer.priority.label())
        },
    ];
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if said.is_empty() { String::new() } else { format!("ambitie {}", said.join(" ")) }
}

/// Returns whom a gemeente asks and until when; nothing when there is nothing to ask.
#[must_use]
pub fn ask_words(answer: &Answer) -> String {
    let until = answer.ask_until.map(|day| format!("uiterlijk {}", day.shown())).unwrap_or_default();
    match (&*answer.ask, &*until) {
        ("", "") => String::new(),
        ("", until) => format!("navragen {until}"),
        (ask, "") => format!("navragen bij {ask}"),
        (ask, until) => format!("navragen bij {ask} {until}"),
    }
}
