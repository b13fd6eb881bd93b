//! What is wrong or doubtful in an agenda, in whole sentences; it changes nothing.

use std::collections::HashSet;

use super::choice::{Koers, Level, Status};
use super::id::{At, Id, Kind};
use super::part::{Party, Role};
use super::{Agenda, Choice};

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which record it is about.
    pub at: Option<At>,
    /// What it is and, where something was done about it, what.
    pub sentence: String,
}

impl Finding {
    fn new(at: At, sentence: String) -> Self {
        Self { at: Some(at), sentence }
    }

    pub(super) fn renamed(at: At, was: &Id) -> Self {
        let sentence = if was.as_str().is_empty() {
            format!(
                "Een {} had geen kenmerk in het bestand; hij heet daar nu {}.",
                at.kind.one(),
                short(&at.id)
            )
        } else {
            format!(
                "Twee keer hetzelfde kenmerk {} bij {}; de tweede heet nu {}.",
                short(was),
                at.kind.many(),
                short(&at.id)
            )
        };
        Self::new(at, sentence)
    }

    pub(super) fn misshapen(at: At, label: &str) -> Self {
        let sentence = format!(
            "{label} van {} {} heeft in het bestand een vorm die dit programma niet kent; de tekst is ongewijzigd bewaard.",
            at.kind.one(),
            short(&at.id)
        );
        Self::new(at, sentence)
    }

    pub(super) fn stray(kind: Kind) -> Self {
        let sentence =
            format!("Tussen de {} staat iets wat er niet op lijkt; het is ongewijzigd bewaard.", kind.many());
        Self { at: None, sentence }
    }

    pub(super) fn head() -> Self {
        let sentence = "De gegevens van de agenda zelf hebben in het bestand een vorm die dit programma niet kent; die tekst is ongewijzigd bewaard.";
        Self { at: None, sentence: sentence.into() }
    }

    pub(super) fn collection(kind: Kind) -> Self {
        let sentence = format!(
            "De lijst van {} is in het bestand geen lijst; die tekst is ongewijzigd bewaard.",
            kind.many()
        );
        Self { at: None, sentence }
    }
}

fn short(id: &Id) -> String {
    let text = id.as_str();
    if text.chars().count() <= 40 {
        text.into()
    } else {
        format!("{}…", text.chars().take(39).collect::<String>())
    }
}

/// Returns what is wrong or doubtful, in the order of the file.
#[must_use]
pub fn review(agenda: &Agenda) -> Vec<Finding> {
    let mut findings = Vec::new();
    for doel in agenda.doelen.iter() {
        let at = At::new(Kind::Doel, &doel.id);
        let links = doel.of.iter().chain(&doel.kernpartners).chain(&doel.ambassadeurs);
        dangling(agenda, &at, links, &mut findings);
        parties(agenda, &at, &doel.roles, &mut findings);
        if doel.title.is_empty() {
            findings.push(Finding::new(at, "Een doel heeft geen titel.".into()));
        }
    }
    actions(agenda, &mut findings);
    for note in agenda.notes.iter() {
        dangling(agenda, &At::new(Kind::Note, &note.id), note.of.iter(), &mut findings);
    }
    for person in agenda.people.iter() {
        dangling(agenda, &At::new(Kind::Person, &person.id), person.gemeente.iter(), &mut findings);
    }
    shared_ids(agenda, &mut findings);
    findings
}

fn actions(agenda: &Agenda, findings: &mut Vec<Finding>) {
    let mut numbers = HashSet::new();
    for action in agenda.actions.iter() {
        let at = At::new(Kind::Action, &action.id);
        let called = agenda.called(&at);
        let links =
            action.of.iter().chain(&action.gemeente).chain(&action.kernpartners).chain(&action.translates);
        dangling(agenda, &at, links, findings);
        parties(agenda, &at, &action.roles, findings);
        let mut find = |sentence: String| findings.push(Finding::new(at.clone(), sentence));
        if action.title.is_empty() {
            find(format!("{called} heeft geen titel."));
        }
        if !action.number.is_empty() && !numbers.insert(action.number.clone()) {
            find(format!("Nummer {} is aan meer dan één actie gegeven.", action.number));
        }
        if let Status::Other(word) = &action.status {
            find(format!(
                "De status van {called} is {word:?}; dat woord kent dit programma niet, het is bewaard."
            ));
        }
        if let Koers::Other(word) = &action.koers {
            find(format!(
                "De koers van {called} is {word:?}; dat woord kent dit programma niet, het is bewaard."
            ));
        }
        if let Level::Other(word) = &action.level {
            find(format!(
                "Het niveau van {called} is {word:?}; dat woord kent dit programma niet, het is bewaard."
            ));
        } else if action.level_uncertain {
            find(format!(
                "Het niveau van {called} ({}) is onzeker: {}.",
                action.level.label(),
                action.level_reason
            ));
        }
        for doubt in &action.doubts {
            find(format!("Twijfel bij {called}: {doubt}"));
        }
    }
}

fn parties(agenda: &Agenda, at: &At, roles: &[Role], findings: &mut Vec<Finding>) {
    for role in roles {
        if let Party::Link(id) = &role.party {
            dangling(agenda, at, std::iter::once(id), findings);
        }
        dangling(agenda, at, role.gemeente.iter(), findings);
    }
}

fn dangling<'a>(agenda: &Agenda, at: &At, links: impl Iterator<Item = &'a Id>, findings: &mut Vec<Finding>) {
    for link in links.filter(|link| agenda.kind_of(link).is_none()) {
        let sentence =
            format!("{} verwijst naar {}, maar dat staat niet in de agenda.", agenda.called(at), short(link));
        findings.push(Finding::new(at.clone(), sentence));
    }
}

fn shared_ids(agenda: &Agenda, findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for kind in Kind::ALL {
        for id in agenda.rows(*kind).ids() {
            if !seen.insert(id.clone()) {
                let sentence = format!("Kenmerk {} komt bij meer dan één soort voor.", short(&id));
                findings.push(Finding::new(At::new(*kind, &id), sentence));
            }
        }
    }
}
