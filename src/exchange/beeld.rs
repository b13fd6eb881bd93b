//! The picture of a meting as a document: per part a table of questions, with the scores of all gemeenten or of one.

use crate::agenda::{Agenda, Answer, Choice as _, Id, Meting, Question};
use crate::zelfscan::{Part, Reading, Scale, Tally, aim_words, ask_words, given_words, in_words, parts};

/// What stands in the place of a score that the room has not seen.
const NOT_SEEN: &str = "niet onthuld";

/// What stands where nothing was filled in.
const NOTHING: &str = "–";

/// The picture of a meting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beeld {
    /// What it is a picture of.
    pub title: String,
    /// What a reader has to know: the scale, and how to read the words.
    pub notes: Vec<String>,
    /// What stands above the columns.
    pub heads: Vec<String>,
    /// The parts of the list.
    pub sections: Vec<Section>,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// Its questions.
    pub rows: Vec<Row>,
    /// What they say together.
    pub words: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: String,
    /// What stands in the columns after the number.
    pub cells: Vec<String>,
}

impl Beeld {
    /// Makes the picture of a meting, of all gemeenten or of one of them with what it said.
    #[must_use]
    pub fn new(agenda: &Agenda, meting: &Meting, gemeente: Option<&Id>) -> Self {
        let whose = gemeente.map(|id| format!(", {}", agenda.link_name(id))).unwrap_or_default();
        let scale: Vec<&str> = meting.scale.iter().map(String::as_str).collect();
        let mut notes = vec![
            format!("Schaal: {}.", scale.join(" · ").trim_end_matches('.')),
            "Verschil: twee punten of meer uiteen. Zwak: minstens de helft op 1 of 2. Sterk: alles op de twee hoogste. \
             Anders gemengd. Er is geen gemiddelde en geen ranglijst."
                .into(),
        ];
        if Scale::new(&meting.scale).is_converted() {
            notes.push(
                "De schaal van drie punten is voor deze woorden omgezet naar vier: nee 1, deels 2, ja 4."
                    .into(),
            );
        }
        if !meting.list.is_empty() {
            notes.insert(0, format!("Vragenlijst: {}.", meting.list));
        }
        if let Some(id) = gemeente {
            notes.push(format!(
                "{}: {}.",
                agenda.link_name(id),
                given_words(agenda, (meting, id), meting.questions.iter())
            ));
        }
        let names = meting.gemeenten.iter().map(|id| agenda.link_name(id).into_owned());
        let own =
            ["Score", "Was", "Toelichting", "Waaruit blijkt dat", "Ambitie", "Navraag"].map(str::to_owned);
        let columns: Vec<String> = if gemeente.is_some() {
            own.into_iter().collect()
        } else {
            names.chain(["Samen", "Conclusie", "Navraag", "Acties"].map(str::to_owned)).collect()
        };
        let heads = ["Nr".to_owned(), "Vraag".to_owned()].into_iter().chain(columns).collect();
        let sections = sections(agenda, meting, gemeente);
        Self { title: format!("Zelfscan {}{whose}", meting.name), notes, heads, sections }
    }
}

fn sections(agenda: &Agenda, meting: &Meting, gemeente: Option<&Id>) -> Vec<Section> {
    let told = |part: Part<'_>| {
        let questions = || part.questions.iter().map(|(_, question)| *question);
        let seen = questions().filter(|question| meting.is_revealed(&question.id));
        let tallies: Vec<Tally> =
            seen.map(|question| Tally::of_question(agenda, meting, &question.id)).collect();
        Section {
            name: part.name.into(),
            rows: questions().map(|question| row(agenda, meting, question, gemeente)).collect(),
            words: match gemeente {
                // What the others said is not for the document of one of them.
                Some(id) => given_words(agenda, (meting, id), questions().map(|question| &question.id)),
                None => in_words(&tallies).join(" · "),
            },
        }
    };
    parts(agenda, meting).into_iter().map(told).collect()
}

fn row(agenda: &Agenda, meting: &Meting, question: &Question, gemeente: Option<&Id>) -> Row {
    let is_seen = meting.is_revealed(&question.id);
    let answer = |id: &Id| agenda.answer(&meting.id, &question.id, id);
    let score = |id: &Id| score_words(Scale::new(&meting.scale), answer(id), is_seen);
    let mut cells = vec![on_one_line(&question.text)];
    if let Some(id) = gemeente {
        let seen = answer(id).filter(|_| is_seen);
        let text = |text: fn(&Answer) -> &str| on_one_line(seen.map(text).unwrap_or_default());
        let words = |words: fn(&Answer) -> String| on_one_line(&seen.map(words).unwrap_or_default());
        cells.push(score(id));
        cells.extend([
            words(was_words),
            text(|answer| &answer.toelichting),
            text(|answer| &answer.evidence),
            words(aim_words),
            words(ask_words),
        ]);
    } else {
        cells.extend(meting.gemeenten.iter().map(score));
        let tally = Tally::of_question(agenda, meting, &question.id);
        cells.push(tally.reading.filter(|_| is_seen).map_or("", Reading::word).into());
        cells.push(if is_seen { on_one_line(conclusion(agenda, meting, question)) } else { String::new() });
        cells.push(if is_seen { on_one_line(&asks(agenda, meting, question)) } else { String::new() });
        let actions = agenda.actions_from(&meting.id, &question.id);
        let words =
            actions.map(|action| format!("{} {} ({})", action.number, action.title, action.status.label()));
        cells.push(on_one_line(&words.collect::<Vec<_>>().join(" · ")));
    }
    Row { number: question.number.clone(), cells }
}

/// Returns what a score was before the conversation changed it, and why it did.
fn was_words(answer: &Answer) -> String {
    match (&*answer.was, &*answer.why) {
        ("", _) => String::new(),
        (was, "") => format!("{was}, bijgesteld in gesprek"),
        (was, why) => format!("{was}, bijgesteld in gesprek: {why}"),
    }
}

/// Returns whom the gemeenten ask about a question, and until when.
fn asks(agenda: &Agenda, meting: &Meting, question: &Question) -> String {
    let said = |id: &Id| {
        let words = agenda.answer(&meting.id, &question.id, id).map(ask_words).unwrap_or_default();
        (!words.is_empty()).then(|| format!("{} {words}", agenda.link_name(id)))
    };
    meting.gemeenten.iter().filter_map(said).collect::<Vec<_>>().join(" · ")
}

/// Returns what the room concluded; of what it chose not to talk about, that it agreed.
fn conclusion<'a>(agenda: &'a Agenda, meting: &Meting, question: &Question) -> &'a str {
    let said = agenda.conclusie(&meting.id, &question.id);
    let was_left = !meting.discuss.is_empty() && !meting.discuss.contains(&question.id);
    if said.is_empty() && was_left { "eens, niet besproken" } else { said }
}

/// Returns a score for a document: its number, or the words of what is no number.
fn score_words(scale: Scale<'_>, answer: Option<&Answer>, is_seen: bool) -> String {
    match answer.map(|answer| &*answer.score).filter(|score| !score.is_empty()) {
        None => NOTHING.into(),
        Some(_) if !is_seen => NOT_SEEN.into(),
        Some(score) if scale.number(score).is_some() => score.into(),
        Some(score) => scale.words(score).unwrap_or(score).into(),
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
