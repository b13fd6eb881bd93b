//! What is wrong or doubtful in an agenda, in whole sentences; it changes nothing.

use std::collections::HashSet;

use super::choice::{DoelKind, Koers, Level, Status};
use super::id::{At, Id, Kind};
use super::names::capital;
use super::part::{Party, Role};
use super::record::{Action, Doel};
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
            format!("Een {} had geen kenmerk in het bestand en heeft nu {}.", at.kind.one(), short(&at.id))
        } else {
            format!(
                "Twee {} hadden hetzelfde kenmerk {}; de tweede heeft nu {}.",
                at.kind.many(),
                short(was),
                short(&at.id)
            )
        };
        Self::new(at, sentence)
    }

    pub(super) fn misshapen(at: At, label: &str) -> Self {
        let sentence = format!(
            "Het veld {label} van {} {} heeft in het bestand een vorm die dit programma niet kent; de tekst is ongewijzigd bewaard.",
            at.kind.one(),
            short(&at.id)
        );
        Self::new(at, sentence)
    }

    pub(super) fn stray(kind: Kind) -> Self {
        let sentence = format!(
            "Tussen de {} staat iets wat geen {} is; het is ongewijzigd bewaard.",
            kind.many(),
            kind.one()
        );
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
    shortened(id.as_str(), 40)
}

/// Returns what people call a record, so long as fits in a sentence.
fn called(agenda: &Agenda, at: &At) -> String {
    shortened(&agenda.called(at), 120)
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.into(),
        Some(_) => format!("{}…", text.chars().take(most - 1).collect::<String>()),
    }
}

/// Returns what is wrong or doubtful, in the order of the file.
#[must_use]
pub fn review(agenda: &Agenda) -> Vec<Finding> {
    let mut findings = Vec::new();
    for doel in agenda.doelen.iter() {
        doel_findings(agenda, doel, &mut findings);
    }
    actions(agenda, &mut findings);
    for stand in agenda.standen.iter() {
        let links = stand.of.iter().chain(&stand.gemeente);
        dangling(agenda, &At::new(Kind::Stand, &stand.id), links, &mut findings);
    }
    for note in agenda.notes.iter() {
        dangling(agenda, &At::new(Kind::Note, &note.id), note.of.iter(), &mut findings);
    }
    for partner in agenda.kernpartners.iter() {
        doubts(agenda, &At::new(Kind::Kernpartner, &partner.id), &partner.doubts, &mut findings);
    }
    for person in agenda.people.iter() {
        dangling(agenda, &At::new(Kind::Person, &person.id), person.gemeente.iter(), &mut findings);
    }
    for meting in agenda.metingen.iter() {
        let links = meting.gemeenten.iter().chain(&meting.questions);
        dangling(agenda, &At::new(Kind::Meting, &meting.id), links, &mut findings);
    }
    for answer in agenda.answers.iter() {
        let links = answer.meting.iter().chain(&answer.question).chain(&answer.gemeente);
        dangling(agenda, &At::new(Kind::Answer, &answer.id), links, &mut findings);
    }
    for conclusie in agenda.conclusies.iter() {
        let links = conclusie.meting.iter().chain(&conclusie.question);
        dangling(agenda, &At::new(Kind::Conclusie, &conclusie.id), links, &mut findings);
    }
    shared_ids(agenda, &mut findings);
    findings
}

fn doel_findings(agenda: &Agenda, doel: &Doel, findings: &mut Vec<Finding>) {
    let at = At::new(Kind::Doel, &doel.id);
    let links = doel.of.iter().chain(&doel.kernpartners).chain(&doel.ambassadeurs);
    dangling(agenda, &at, links, findings);
    parties(agenda, &at, &doel.roles, findings);
    if doel.title.is_empty() {
        findings.push(Finding::new(
            at.clone(),
            format!("Het doel met kenmerk {} heeft geen titel.", short(&doel.id)),
        ));
    }
    if stands_under_itself(agenda, doel) {
        let sentence = format!(
            "{} staat onder zichzelf, misschien met een ander ertussen. Geef het een andere plaats.",
            capital(&called(agenda, &at))
        );
        findings.push(Finding::new(at.clone(), sentence));
    }
    if let DoelKind::Other(word) = &doel.kind {
        findings.push(Finding::new(at.clone(), unknown_word("De soort", &called(agenda, &at), word)));
    }
    doubts(agenda, &at, &doel.doubts, findings);
}

/// Returns whether the way up from a doel leads back to it. No tree of people is deeper than this many steps.
fn stands_under_itself(agenda: &Agenda, doel: &Doel) -> bool {
    let up = |id: &&Id| agenda.doelen.record(id).and_then(|doel| doel.of.as_ref());
    std::iter::successors(doel.of.as_ref(), up).take(100).any(|id| *id == doel.id)
}

fn actions(agenda: &Agenda, findings: &mut Vec<Finding>) {
    let mut numbers = HashSet::new();
    for action in agenda.actions.iter() {
        let at = At::new(Kind::Action, &action.id);
        let links =
            action.of.iter().chain(&action.gemeente).chain(&action.kernpartners).chain(&action.translates);
        dangling(agenda, &at, links, findings);
        parties(agenda, &at, &action.roles, findings);
        let mut find = |sentence: String| findings.push(Finding::new(at.clone(), sentence));
        let called = called(agenda, &at);
        if action.title.is_empty() {
            find(format!("{} heeft geen titel.", capital(&called)));
        }
        if !action.number.is_empty() && !numbers.insert(&action.number) {
            find(format!("Nummer {} is aan meer dan één actie gegeven.", action.number));
        }
        if let Status::Other(word) = &action.status {
            find(unknown_word("De status", &called, word));
        }
        if let Koers::Other(word) = &action.koers {
            find(unknown_word("De koers", &called, word));
        }
        if let Level::Other(word) = &action.level {
            find(unknown_word("Het niveau", &called, word));
        } else if action.level_uncertain {
            find(uncertain_level(action, &called));
        }
        doubts(agenda, &at, &action.doubts, findings);
    }
}

fn unknown_word(what: &str, called: &str, word: &str) -> String {
    let word = shortened(word, 40);
    format!("{what} van {called} is “{word}”; dat woord kent dit programma niet, maar het is bewaard.")
}

fn uncertain_level(action: &Action, called: &str) -> String {
    let level = action.level.label();
    match action.level_reason.trim_end_matches('.') {
        "" => format!("Het niveau van {called} ({level}) is onzeker."),
        reason => format!("Het niveau van {called} ({level}) is onzeker: {reason}."),
    }
}

fn doubts(agenda: &Agenda, at: &At, doubts: &[String], findings: &mut Vec<Finding>) {
    for doubt in doubts {
        let stop = if doubt.ends_with(['.', '?', '!']) { "" } else { "." };
        findings.push(Finding::new(at.clone(), format!("Twijfel bij {}: {doubt}{stop}", called(agenda, at))));
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
        let sentence = format!(
            "{} verwijst naar {}, maar dat staat niet in de agenda.",
            capital(&called(agenda, at)),
            short(link)
        );
        findings.push(Finding::new(at.clone(), sentence));
    }
}

fn shared_ids(agenda: &Agenda, findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for kind in Kind::ALL {
        for id in agenda.rows(*kind).ids() {
            if !seen.insert(id.clone()) {
                let sentence = format!("Het kenmerk {} is aan meer dan één onderdeel gegeven.", short(&id));
                findings.push(Finding::new(At::new(*kind, &id), sentence));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(rest: &str) -> Vec<String> {
        let file = format!(r#"{{"format": "overleg-agenda/1", {rest}}}"#);
        let reading = Agenda::from_json(&file).unwrap();
        reading.findings.into_iter().chain(review(&reading.agenda)).map(|finding| finding.sentence).collect()
    }

    #[test]
    fn what_is_odd_in_an_action_is_told_in_whole_sentences() {
        let action = r#""actions": [{"id": "a", "number": "6", "of": "weg", "status": "bijna", "level": "lokaal",
            "level_uncertain": true, "level_reason": "een gok", "doubts": ["Planning ontbreekt"]}]"#;
        assert_eq!(
            sentences(action),
            [
                "Actie 6 verwijst naar weg, maar dat staat niet in de agenda.",
                "Actie 6 heeft geen titel.",
                "De status van actie 6 is “bijna”; dat woord kent dit programma niet, maar het is bewaard.",
                "Het niveau van actie 6 (lokaal) is onzeker: een gok.",
                "Twijfel bij actie 6: Planning ontbreekt.",
            ]
        );
    }

    #[test]
    fn what_was_done_about_an_odd_file_is_told_in_whole_sentences() {
        let rest = r#""head": 3, "notes": {}, "doelen": [{"id": "d", "title": 5, "doubts": ["Wat?"]}, 17],
            "kernpartners": [{"id": "m", "name": "M"}, {"id": "m", "name": "N"}, {"name": "O"}]"#;
        assert_eq!(
            sentences(rest),
            [
                "De gegevens van de agenda zelf hebben in het bestand een vorm die dit programma niet kent; die tekst is ongewijzigd bewaard.",
                "De lijst van opmerkingen is in het bestand geen lijst; die tekst is ongewijzigd bewaard.",
                "Het veld Titel van doel d heeft in het bestand een vorm die dit programma niet kent; de tekst is ongewijzigd bewaard.",
                "Tussen de doelen staat iets wat geen doel is; het is ongewijzigd bewaard.",
                "Twee kernpartners hadden hetzelfde kenmerk m; de tweede heeft nu m~2.",
                "Een kernpartner had geen kenmerk in het bestand en heeft nu kernpartner~3.",
                "Het doel met kenmerk d heeft geen titel.",
                "Twijfel bij dit doel: Wat?",
            ]
        );
    }

    #[test]
    fn a_circle_of_doelen_is_told_of_each_that_stands_in_it() {
        let doelen = r#""doelen": [{"id": "a", "title": "A", "of": "b"}, {"id": "b", "title": "B", "of": "a"},
            {"id": "c", "title": "C", "of": "a"}, {"id": "d", "title": "D", "of": "d"}]"#;
        let told = sentences(doelen);
        let of = |title: &str| {
            told.iter().any(|told| told.starts_with(&format!("Doel {title} staat onder zichzelf")))
        };
        assert_eq!(["A", "B", "C", "D"].map(of), [true, true, false, true], "{told:?}");
    }
}
