//! What a file would change, before anything is changed: what is new, what differs, and what has to be looked at.

use std::collections::{HashMap, HashSet};

use super::problem::{Problem, Refusal};
use super::sheet::{Given, Intake, Sheet, TEXTS};
use crate::agenda::{Agenda, Answer, Id, Meting};
use crate::zelfscan::Scale;

/// How the answers of one gemeente in a file stand to what the agenda holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Whose they are.
    pub gemeente: Id,
    /// Can be taken in, or stand there already.
    pub ok: usize,
    /// Stand there already with something else.
    pub differs: usize,
    /// Were asked and have no score, in the file nor in the agenda.
    pub missing: usize,
    /// Belong to no question of the meting.
    pub unknown: usize,
    /// Are of a question that the room has seen or talked about, and stay.
    pub kept: usize,
    /// Cannot be read.
    pub wrong: usize,
    /// Which questions are missing.
    pub(super) open: Vec<Id>,
}

/// How one answer of a file stands to what the agenda holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It fills in what is open.
    New,
    /// It stands there.
    Same,
    /// Another score stands there.
    OtherScore,
    /// The score stands there with another text, in this one of the fields.
    OtherText(usize),
    /// The room has seen another score.
    Revealed,
    /// The room has seen this score, with another text in this one of the fields.
    RevealedText(usize),
    /// The room changed it while it talked.
    Adjusted,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Per gemeente, in the order in which scores are read aloud.
    pub counted: Vec<Counted>,
    pub(super) answers: Vec<(Given, Standing)>,
    pub(super) problems: Vec<Problem>,
    /// How often something does not apply and no reason is given.
    pub(super) without_reason: usize,
    /// Whether the file was filled in on a list of three points, and put on the scale of the meting.
    pub(super) is_converted: bool,
    pub(super) strange: Vec<String>,
    pub(super) retold: Vec<Id>,
    pub(super) skipped: usize,
    pub(super) left_out: usize,
}

impl Preview {
    /// Puts a file beside a meting.
    ///
    /// # Errors
    /// Says why nothing of the file can be taken in.
    pub fn new(agenda: &Agenda, meting: &Meting, intake: Intake<'_>) -> Result<Self, Refusal> {
        let sheet = Sheet::read(agenda, meting, intake)?;
        let scale = Scale::new(&meting.scale);
        let is_without_reason = |given: &&Given| scale.is_outside(&given.score) && given.texts[0].is_empty();
        let without_reason = sheet.given.iter().filter(is_without_reason).count();
        let standing = |given: Given| {
            let standing = standing(agenda, meting, &given);
            (given, standing)
        };
        let answers: Vec<_> = sheet.given.into_iter().map(standing).collect();
        let of_sheet = meting.gemeenten.iter().filter(|id| sheet.gemeenten.contains(*id));
        let (own, none) = (apart(&answers, &sheet.problems), Own::default());
        let counted = of_sheet.map(|id| counted(agenda, meting, id, own.get(id).unwrap_or(&none))).collect();
        Ok(Self {
            counted,
            answers,
            problems: sheet.problems,
            without_reason,
            is_converted: sheet.is_of_three,
            strange: sheet.strange,
            retold: sheet.retold,
            skipped: sheet.skipped,
            left_out: sheet.left_out.len(),
        })
    }

    /// Returns how many answers are new.
    #[must_use]
    pub fn fresh(&self) -> usize {
        self.count(|standing| standing == Standing::New)
    }

    /// Returns how many stand there exactly so.
    #[must_use]
    pub fn same(&self) -> usize {
        self.count(|standing| standing == Standing::Same)
    }

    /// Returns how many stand there with something else, and could be put in its place.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.count(Standing::is_other)
    }

    fn count(&self, is_it: impl Fn(Standing) -> bool) -> usize {
        self.answers.iter().filter(|(_, standing)| is_it(*standing)).count()
    }
}

impl Standing {
    /// Returns whether the answer could be put in the place of what stands there.
    pub(super) fn is_other(self) -> bool {
        matches!(self, Self::OtherScore | Self::OtherText(_))
    }

    /// Returns whether what stands there stays, whatever the file says.
    pub(super) fn is_kept(self) -> bool {
        matches!(self, Self::Revealed | Self::RevealedText(_) | Self::Adjusted)
    }
}

/// Returns what an answer says in the fields that are filled along with its score.
pub(super) fn texts(answer: &Answer) -> [&str; TEXTS.len()] {
    [&answer.toelichting, &answer.evidence, &answer.informant]
}

fn standing(agenda: &Agenda, meting: &Meting, given: &Given) -> Standing {
    let stored = agenda.answer(&meting.id, &given.question, &given.gemeente);
    let score = stored.map_or("", |answer| &*answer.score);
    let told = stored.map(texts).unwrap_or_default();
    let pairs = || told.iter().zip(&given.texts).map(|(is, comes)| (super::on_one_line(is), comes));
    let adds_nothing = pairs().all(|(is, comes)| comes.is_empty() || is == *comes);
    if score == given.score && adds_nothing {
        return Standing::Same;
    }
    if meting.is_revealed(&given.question) {
        let other = pairs().position(|(is, comes)| !comes.is_empty() && is != *comes);
        return other.filter(|_| score == given.score).map_or(Standing::Revealed, Standing::RevealedText);
    }
    if stored.is_some_and(|answer| !answer.was.is_empty() || !answer.why.is_empty()) {
        return Standing::Adjusted;
    }
    if !score.is_empty() && score != given.score {
        return Standing::OtherScore;
    }
    let other = pairs().position(|(is, comes)| !is.is_empty() && !comes.is_empty() && is != *comes);
    other.map_or(Standing::New, Standing::OtherText)
}

/// What a file says of one gemeente.
#[derive(Default)]
struct Own<'a> {
    answers: Vec<&'a (Given, Standing)>,
    problems: Vec<&'a Problem>,
}

/// Puts what a file says with the gemeente it is of, once for all of them: there may be hundreds.
fn apart<'a>(answers: &'a [(Given, Standing)], problems: &'a [Problem]) -> HashMap<&'a Id, Own<'a>> {
    let mut apart: HashMap<&Id, Own<'_>> = HashMap::new();
    for answer in answers {
        apart.entry(&answer.0.gemeente).or_default().answers.push(answer);
    }
    for problem in problems {
        for id in &problem.whose {
            apart.entry(id).or_default().problems.push(problem);
        }
    }
    apart
}

fn counted(agenda: &Agenda, meting: &Meting, gemeente: &Id, own: &Own<'_>) -> Counted {
    let count =
        |is_it: fn(Standing) -> bool| own.answers.iter().filter(|(_, standing)| is_it(*standing)).count();
    let unknown = own.problems.iter().filter(|problem| problem.is_unknown()).count();
    let open = missing(agenda, meting, gemeente, own);
    Counted {
        gemeente: gemeente.clone(),
        ok: count(|standing| matches!(standing, Standing::New | Standing::Same)),
        differs: count(Standing::is_other),
        missing: open.len(),
        unknown,
        kept: count(Standing::is_kept),
        wrong: own.problems.len() - unknown,
        open,
    }
}

/// Returns the questions to which a gemeente gives no score, in the file nor in the agenda.
fn missing(agenda: &Agenda, meting: &Meting, gemeente: &Id, own: &Own<'_>) -> Vec<Id> {
    // What cannot be read is told as that.
    let wrong = own.problems.iter().filter_map(|problem| problem.question.as_ref());
    let known: HashSet<&Id> = own.answers.iter().map(|(given, _)| &given.question).chain(wrong).collect();
    let is_open =
        |question: &&Id| !known.contains(question) && agenda.score(&meting.id, question, gemeente).is_empty();
    meting.questions.iter().filter(is_open).cloned().collect()
}
