//! The changes that take a file in: one list, so that it is one step that can be undone.

use super::preview::{Preview, Standing, texts};
use super::sheet::{Given, TEXTS};
use crate::agenda::{Agenda, At, Change, Id, Kind, Name, Value};

/// Returns the changes that take in what is new of a file, and with `replaces` also what stands there otherwise.
///
/// What the file leaves empty stays as it is.
#[must_use]
pub fn filled(agenda: &Agenda, meting: &Id, preview: &Preview, replaces: bool) -> Vec<Change> {
    let is_taken = |standing: Standing| standing == Standing::New || (replaces && standing.is_other());
    let mut last = agenda.rows(Kind::Answer).last();
    let mut changes = Vec::new();
    for (given, _) in preview.answers.iter().filter(|(_, standing)| is_taken(*standing)) {
        let id = Agenda::answer_id(meting, &given.question, &given.gemeente);
        let at = At::new(Kind::Answer, &id);
        if let Some(answer) = agenda.answers.record(&id) {
            changes.extend(set(agenda, &at, given, texts(answer)));
        } else {
            changes.push(Change::Add { at, after: last.replace(id), with: told(meting, given) });
        }
    }
    changes
}

fn set(agenda: &Agenda, at: &At, given: &Given, is: [&str; TEXTS.len()]) -> Vec<Change> {
    let score = agenda.set(at, "score", Value::Text(given.score.clone()));
    let fields = TEXTS.into_iter().zip(&given.texts).zip(is);
    let comes = fields.filter(|((_, comes), is)| !comes.is_empty() && super::on_one_line(is) != **comes);
    let texts = comes.filter_map(|((field, comes), _)| agenda.set(at, field, Value::Text(comes.clone())));
    score.into_iter().chain(texts).collect()
}

fn told(meting: &Id, given: &Given) -> Vec<(Name, Value)> {
    let link = |name, id: &Id| (Name::Borrowed(name), Value::Link(Some(id.clone())));
    let text = |name, text: &str| (Name::Borrowed(name), Value::Text(text.into()));
    let mut with = vec![
        link("meting", meting),
        link("question", &given.question),
        link("gemeente", &given.gemeente),
        text("score", &given.score),
    ];
    let texts = TEXTS.into_iter().zip(&given.texts).filter(|(_, comes)| !comes.is_empty());
    with.extend(texts.map(|(field, comes)| text(field, comes)));
    with
}
