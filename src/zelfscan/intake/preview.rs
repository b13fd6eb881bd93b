//! What a file would change, before anything is changed: what is new, what differs, and what has to be looked at.

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
    pub(super) skipped: usize,
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
        let of_sheet = meting.gemeenten.iter().filter(|id| sheet.gemeenten.contains(id));
        let counted = of_sheet.map(|id| counted(agenda, meting, id, (&answers, &sheet.problems))).collect();
        Ok(Self {
            counted,
            answers,
            problems: sheet.problems,
            without_reason,
            is_converted: sheet.is_of_three,
            strange: sheet.strange,
            skipped: sheet.skipped,
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

    fn is_kept(self) -> bool {
        matches!(self, Self::Revealed | Self::Adjusted)
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
        return Standing::Revealed;
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

fn counted(
    agenda: &Agenda,
    meting: &Meting,
    gemeente: &Id,
    (answers, problems): (&[(Given, Standing)], &[Problem]),
) -> Counted {
    let own = || answers.iter().filter(|(given, _)| given.gemeente == *gemeente);
    let count = |is_it: fn(Standing) -> bool| own().filter(|(_, standing)| is_it(*standing)).count();
    let own_problems = || problems.iter().filter(|problem| problem.gemeente.as_ref() == Some(gemeente));
    let unknown = own_problems().filter(|problem| problem.is_unknown()).count();
    Counted {
        gemeente: gemeente.clone(),
        ok: count(|standing| matches!(standing, Standing::New | Standing::Same)),
        differs: count(Standing::is_other),
        missing: missing(agenda, meting, gemeente, (answers, problems)).len(),
        unknown,
        kept: count(Standing::is_kept),
        wrong: own_problems().count() - unknown,
    }
}

/// Returns the questions to which a gemeente gives no score, in the file nor in the agenda.
pub(super) fn missing<'a>(
    agenda: &Agenda,
    meting: &'a Meting,
    gemeente: &Id,
    (answers, problems): (&[(Given, Standing)], &[Problem]),
) -> Vec<&'a Id> {
    let own =
        answers.iter().filter(|(given, _)| given.gemeente == *gemeente).map(|(given, _)| &given.question);
    // What cannot be read is told as that.
    let wrong = problems.iter().filter(|problem| problem.gemeente.as_ref() == Some(gemeente));
    let known: std::collections::HashSet<&Id> =
        own.chain(wrong.filter_map(|problem| problem.question.as_ref())).collect();
    let is_open =
        |question: &&Id| !known.contains(question) && agenda.score(&meting.id, question, gemeente).is_empty();
    meting.questions.iter().filter(is_open).collect()
}
