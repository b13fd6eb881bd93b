//! Changes of a zelfscan in Dutch. A score that the room has not seen is told without itself, wherever it is told.

use std::fmt::Write as _;

use super::super::Agenda;
use super::super::change::{Change, link_in};
use super::super::field::Name;
use super::super::id::{At, Id, Kind};
use super::super::value::Value;
use super::{Telling, shown, wording};

/// Returns a change of a zelfscan in words; nothing for what is told as everything else is.
pub(super) fn sentence(change: &Change, agenda: &Agenda, telling: Telling) -> Option<String> {
    match change {
        Change::Set { at, field, was, is } if at.kind == Kind::Meting && field == "revealed" => {
            Some(revealed((was, is), agenda, &agenda.called(at)))
        }
        Change::Set { at, field, is, .. } if at.kind == Kind::Answer => {
            Some(changed(at, (field, is), (agenda, telling)))
        }
        Change::Add { at, with, .. } | Change::Drop { at, with, .. } if at.kind == Kind::Answer => {
            Some(came_or_went(change, at, with, (agenda, telling)))
        }
        Change::Set { at, is, .. } if at.kind == Kind::Conclusie => {
            let seen = agenda.conclusies.record(&at.id);
            let is_seen =
                seen.is_some_and(|said| agenda.is_revealed(said.meting.as_ref(), said.question.as_ref()));
            let said =
                is_seen.then(|| format!("{} {}", telling.now(), shown(is, agenda, at.kind, "conclusie")));
            Some(format!("{} is {}", agenda.called(at), said.unwrap_or_else(|| another(telling).into())))
        }
        Change::Add { at, with, .. } | Change::Drop { at, with, .. } if at.kind == Kind::Conclusie => {
            let called =
                link_in(with, "question").map_or("een conclusie".into(), |id| agenda.conclusie_called(id));
            Some(format!("{called} {}", wording::became(change, telling)))
        }
        Change::Set { .. } | Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => None,
    }
}

/// Tells what the room has seen with its value where that is short; of what it has not seen only that it is another one.
fn changed(at: &At, (field, is): (&str, &Value), (agenda, telling): (&Agenda, Telling)) -> String {
    let seen = agenda.answers.record(&at.id);
    let seen = seen.filter(|answer| agenda.is_revealed(answer.meting.as_ref(), answer.question.as_ref()));
    if let Some((answer, what)) = seen.zip(short(field)) {
        let whose = agenda.answer_whose(answer.question.as_ref(), answer.gemeente.as_ref());
        return format!("{what} van {whose} is {} {}", telling.now(), shown(is, agenda, at.kind, field));
    }
    format!("{} is {}", agenda.called(at), another(telling))
}

/// Returns that something is another one, of what nobody has seen.
fn another(telling: Telling) -> &'static str {
    match telling {
        Telling::Made | Telling::Compared => "gewijzigd",
        Telling::Back => "weer als eerst",
        Telling::Beside => "daar anders",
    }
}

/// Returns what people call a field of an answer that holds a word or two; nothing for what holds sentences.
fn short(field: &str) -> Option<&'static str> {
    Some(match field {
        "score" => "de score",
        "ambition_level" => "de ambitie",
        "ambition_year" => "het jaar van de ambitie",
        "priority" => "de prioriteit",
        "ask" => "het navraagpunt",
        "ask_until" => "de datum van het navraagpunt",
        _ => return None,
    })
}

fn came_or_went(
    change: &Change,
    at: &At,
    with: &[(Name, Value)],
    (agenda, telling): (&Agenda, Telling),
) -> String {
    let (meting, question) = (link_in(with, "meting"), link_in(with, "question"));
    let called = agenda.answer_called(question, link_in(with, "gemeente"));
    let is_seen = agenda.is_revealed(meting, question);
    let score = with.iter().find(|(name, _)| name == "score").map(|(_, score)| score);
    let score = score.filter(|_| is_seen).map(|score| shown(score, agenda, at.kind, "score"));
    match (change, score) {
        (Change::Add { .. }, Some(score)) => format!("{called} is {} {score}", telling.now()),
        (Change::Add { .. }, None) if telling == Telling::Made => format!("{called} is ingevuld"),
        _ => format!("{called} {}", wording::became(change, telling)),
    }
}

/// Returns which questions were revealed or hidden again.
fn revealed((was, is): (&Value, &Value), agenda: &Agenda, meting: &str) -> String {
    let (Value::Links(was), Value::Links(is)) = (was, is) else { return format!("{meting} is gewijzigd") };
    let only_in = |these: &[Id], others: &[Id]| -> Vec<String> {
        let only = these.iter().filter(|id| !others.contains(id));
        only.map(|id| agenda.link_name(id).into_owned()).collect()
    };
    let mut text = String::new();
    for (numbers, what) in [(only_in(is, was), "onthuld"), (only_in(was, is), "weer verborgen")] {
        let joined = if text.is_empty() { "" } else { ", en " };
        // Writing to a text cannot fail.
        let _ = match &*numbers {
            [] => Ok(()),
            [one] => write!(text, "{joined}vraag {one} is {what}"),
            several => write!(text, "{joined}{} vragen zijn {what}", several.len()),
        };
    }
    if text.is_empty() { format!("{meting} is gewijzigd") } else { text }
}
