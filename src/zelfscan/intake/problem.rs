//! What is wrong with a file or with one of its lines, in sentences that a facilitator can pass on.
//!
//! What stands in a cell is never repeated, unless it is the number of a question: the room may not have seen it.

use std::fmt;

use crate::agenda::{Agenda, Id};

/// Why nothing of a file can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It holds nothing.
    Empty,
    /// It is larger than any sheet of scores.
    TooLarge,
    /// It has more lines or columns than any sheet of scores.
    TooMany,
    /// It is a workbook of Excel itself.
    Workbook,
    /// It is no text.
    NoText,
    /// No line has the headings that tell which column is what.
    NoHeadings,
    /// Nothing says whose scores these are.
    NoGemeente,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Dit bestand is leeg. Vraag de gemeente het nog eens te sturen.",
            Self::TooLarge => {
                "Dit bestand is groter dan 5 MB; een blad met scores is veel kleiner. Kijk of dit het goede bestand is."
            }
            Self::TooMany => {
                "Dit bestand heeft meer dan 20.000 regels of 2.000 kolommen; een blad met scores is veel kleiner. Kijk of \
                 dit het goede bestand is."
            }
            Self::Workbook => {
                "Dit is een werkmap van Excel. Open haar in Excel, kies Opslaan als, en dan CSV UTF-8."
            }
            Self::NoText => "Dit is geen CSV-bestand. Kies in Excel Opslaan als, en dan CSV UTF-8.",
            Self::NoHeadings => {
                "In dit bestand staat niet welke kolom wat is. Zet boven de kolommen Nummer en Score, of Nummer en de \
                 namen van de gemeenten."
            }
            Self::NoGemeente => {
                "In dit bestand staat niet van welke gemeente de scores zijn. Zet de naam in een kolom Gemeente, of in \
                 de naam van het bestand."
            }
        })
    }
}

impl std::error::Error for Refusal {}

/// A line of which something is wrong, as far as it is known what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) line: usize,
    /// Whose line it is; in a wide file it is of all who filled it in.
    pub(super) whose: Vec<Id>,
    pub(super) question: Option<Id>,
    pub(super) what: Wrong,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It has no number, and no text that is asked.
    NoQuestion,
    /// No question of this meting has this number; it is known where it looks like one.
    UnknownQuestion(Option<String>),
    /// Excel made a day of the number.
    Date,
    /// The text belongs to another question than the number.
    OtherText,
    /// It does not say which gemeente.
    NoGemeente,
    /// No gemeente that takes part is called so; it is known which where the agenda has one that is.
    UnknownGemeente(Option<Id>),
    /// What stands there is no score.
    NoScore,
    /// Something is said, and no score given.
    OnlyText,
    /// A text is longer than anybody reads aloud.
    TooLong,
    /// The same question was answered on another line as well.
    Twice(usize),
}

impl Problem {
    /// Returns whether the question is not one of this meting.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self.what, Wrong::UnknownQuestion(_))
    }

    /// Returns what is wrong, as a sentence.
    pub(super) fn sentence(&self, agenda: &Agenda) -> String {
        let whose = match &*self.whose {
            [id] => format!(", {}", agenda.link_name(id)),
            _ => String::new(),
        };
        let which =
            self.question.as_ref().map(|id| format!(", vraag {}", agenda.link_name(id))).unwrap_or_default();
        let what = match &self.what {
            Wrong::NoQuestion => "er staat geen vraagnummer.".into(),
            Wrong::UnknownQuestion(Some(number)) => format!("vraag {number} hoort niet bij deze meting."),
            Wrong::UnknownQuestion(None) => "deze vraag hoort niet bij deze meting.".into(),
            Wrong::Date => "Excel heeft van het vraagnummer een datum gemaakt. Typ het als: vr 3.2.".into(),
            Wrong::OtherText => "het nummer en de tekst zijn van twee verschillende vragen.".into(),
            Wrong::NoGemeente => "er staat niet van welke gemeente dit is.".into(),
            Wrong::UnknownGemeente(Some(id)) => {
                format!("{} doet niet mee aan deze meting.", agenda.link_name(id))
            }
            Wrong::UnknownGemeente(None) => "deze gemeente doet niet mee aan deze meting.".into(),
            Wrong::NoScore => "wat bij de score staat, hoort niet bij de schaal.".into(),
            Wrong::OnlyText => "er staat wel tekst bij, maar geen score.".into(),
            Wrong::TooLong => "een tekst is langer dan 2.000 tekens. Kort hem in.".into(),
            Wrong::Twice(other) => {
                format!("deze vraag staat ook op regel {other}. Laat er één staan; nu telt geen van beide.")
            }
        };
        format!("Regel {}{whose}{which}: {what}", self.line)
    }
}
