//! A preview in sentences: what differs first, then what stays, what cannot be read, and what is missing.
//!
//! A score of a question that the room has not seen is in none of them, and neither is what is said with it.

use super::preview::{Counted, Preview, Standing};
use super::problem::Problem;
use super::sheet::{Given, TEXTS};
use crate::agenda::{Agenda, Id, Meting};

/// Of what cannot be read so many lines are told; the rest is counted. What would be replaced is always told whole.
const MOST: usize = 100;

/// So many numbers of questions stand in one sentence.
const NUMBERS: usize = 12;

/// What stands above what would be replaced.
const REPLACED: &str = "Anders dan wat er nu staat";

/// What there is to say of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is about.
    pub heading: &'static str,
    /// Whether it is what would be replaced.
    pub replaces: bool,
    /// The sentences.
    pub sentences: Vec<String>,
}

impl Preview {
    /// Returns what is new and what stands there already, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let fresh = match self.fresh() {
            0 => "Er is geen nieuw antwoord".to_owned(),
            1 => "1 antwoord is nieuw".into(),
            count => format!("{count} antwoorden zijn nieuw"),
        };
        let same = match self.same() {
            0 => String::new(),
            1 => "; 1 staat er al precies zo".into(),
            count => format!("; {count} staan er al precies zo"),
        };
        let differs = match self.differing() {
            0 => String::new(),
            1 => "; 1 is anders dan wat er staat".into(),
            count => format!("; {count} zijn anders dan wat er staat"),
        };
        format!("{fresh}{same}{differs}.")
    }

    /// Returns what was done when the file was taken in, as a sentence without its full stop.
    #[must_use]
    pub fn done(&self, replaces: bool) -> String {
        let fresh = match self.fresh() {
            0 => None,
            1 => Some("1 antwoord is erbij gezet".to_owned()),
            count => Some(format!("{count} antwoorden zijn erbij gezet")),
        };
        let other = match (self.differing(), replaces) {
            (0, _) => None,
            (1, true) => Some("1 ander antwoord is vervangen".to_owned()),
            (1, false) => Some("1 ander antwoord bleef staan".into()),
            (count, true) => Some(format!("{count} andere antwoorden zijn vervangen")),
            (count, false) => Some(format!("{count} andere antwoorden bleven staan")),
        };
        fresh.into_iter().chain(other).collect::<Vec<_>>().join(", ")
    }

    /// Returns all there is to say, per kind; what would be replaced comes first.
    #[must_use]
    pub fn told(&self, agenda: &Agenda, meting: &Meting) -> Vec<Told> {
        let of = |is_it: fn(Standing) -> bool| {
            let answers = self.answers.iter().filter(move |(_, standing)| is_it(*standing));
            answers.map(|answer| stands(agenda, meting, answer)).collect()
        };
        let problems = |is_unknown: bool| {
            let those = self.problems.iter().filter(move |problem| problem.is_unknown() == is_unknown);
            at_most(those.map(|problem: &Problem| problem.sentence(agenda)).collect())
        };
        let all = [
            (REPLACED, of(Standing::is_other)),
            ("Blijft zoals het is", of(Standing::is_kept)),
            ("Niet te lezen", problems(false)),
            ("Onbekende vraag", problems(true)),
            ("Ontbreekt", self.missing_words(agenda, meting)),
            ("Let op", self.notes(agenda)),
        ];
        let told = all.into_iter().map(|(heading, sentences)| Told {
            heading,
            replaces: heading == REPLACED,
            sentences,
        });
        told.filter(|told| !told.sentences.is_empty()).collect()
    }

    fn missing_words(&self, agenda: &Agenda, meting: &Meting) -> Vec<String> {
        let words = |counted: &Counted| {
            let name = agenda.link_name(&counted.gemeente);
            match counted.open.len() {
                0 => None,
                count if count == meting.questions.len() => {
                    Some(format!("{name}: bij geen enkele vraag een score."))
                }
                _ => Some(format!("{name}: bij {} nog geen score.", numbers(agenda, &counted.open))),
            }
        };
        self.counted.iter().filter_map(words).collect()
    }

    fn notes(&self, agenda: &Agenda) -> Vec<String> {
        let converted = "Dit bestand is ingevuld op een lijst van drie punten. Het is omgezet: nee is de laagste score, \
                         deels de op een na laagste en ja de hoogste.";
        let reason = match self.without_reason {
            0 => None,
            1 => {
                Some("Bij 1 antwoord is de vraag niet van toepassing, zonder dat er staat waarom.".to_owned())
            }
            count => Some(format!(
                "Bij {count} antwoorden is de vraag niet van toepassing, zonder dat er staat waarom."
            )),
        };
        let skipped = match self.skipped {
            0 => None,
            1 => Some("1 regel is van een andere gemeente en is overgeslagen.".to_owned()),
            count => Some(format!("{count} regels zijn van andere gemeenten en zijn overgeslagen.")),
        };
        let left_out = match self.left_out {
            0 => None,
            1 => Some("De kolommen van 1 andere gemeente zijn overgeslagen.".to_owned()),
            count => Some(format!("De kolommen van {count} andere gemeenten zijn overgeslagen.")),
        };
        let retold = (!self.retold.is_empty()).then(|| {
            format!(
                "Bij {} staat in het bestand een andere tekst dan in deze meting. Kijk of de gemeente dezelfde vraag heeft \
                 beantwoord.",
                numbers(agenda, &self.retold)
            )
        });
        let strange = |heading: &String| {
            format!("De kolom {heading} is niet gelezen: zo heet geen gemeente van deze meting.")
        };
        let converted = self.is_converted.then(|| converted.to_owned());
        let notes = [converted, retold, reason, skipped, left_out].into_iter().flatten();
        at_most(notes.chain(self.strange.iter().map(strange)).collect())
    }
}

/// Names some questions by their numbers, or counts them where that would be a long list.
fn numbers(agenda: &Agenda, questions: &[Id]) -> String {
    let numbers: Vec<_> =
        questions.iter().take(NUMBERS).map(|id| agenda.link_name(id).into_owned()).collect();
    match numbers.split_last() {
        _ if questions.len() > NUMBERS => format!("{} vragen", questions.len()),
        None => "geen vraag".to_owned(),
        Some((only, [])) => format!("vraag {only}"),
        Some((last, first)) => format!("vraag {} en {last}", first.join(", ")),
    }
}

/// Says how an answer stands to what is there; with the scores only where the room has seen them.
fn stands(agenda: &Agenda, meting: &Meting, (given, standing): &(Given, Standing)) -> String {
    let whose = agenda.answer_whose(Some(&given.question), Some(&given.gemeente));
    match standing {
        Standing::New => format!("{whose}: nieuw."),
        Standing::Same => format!("{whose}: staat er al precies zo."),
        Standing::OtherScore => format!("{whose}: er staat al een andere score."),
        Standing::OtherText(field) => format!("{whose}: er staat al {}.", other_text(*field)),
        Standing::Adjusted => format!("{whose}: de score is in het gesprek aangepast."),
        Standing::RevealedText(field) => {
            format!("{whose}: al onthuld; in het bestand staat {}.", other_text(*field))
        }
        Standing::Revealed => match agenda.score(&meting.id, &given.question, &given.gemeente) {
            "" => format!(
                "{whose}: al onthuld zonder score; in het bestand staat {}. Typ die score bij Bespreken.",
                given.score
            ),
            stored => format!("{whose}: al onthuld met {stored}; in het bestand staat {}.", given.score),
        },
    }
}

/// Says what differs, without what stands there: it may be hidden.
fn other_text(field: usize) -> &'static str {
    match TEXTS.get(field) {
        Some(&"evidence") => "iets anders waaruit het blijkt",
        Some(&"informant") => "iemand anders die het weet",
        _ => "een andere toelichting",
    }
}

fn at_most(mut sentences: Vec<String>) -> Vec<String> {
    let more = sentences.len().saturating_sub(MOST);
    if more > 0 {
        sentences.truncate(MOST);
        sentences.push(format!("En nog {more} van deze soort."));
    }
    sentences
}
