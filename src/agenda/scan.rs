//! What belongs to what in a zelfscan, and whether the room has seen it: what nobody has seen yet is told by nothing.

use super::Agenda;
use super::id::{At, Id, Kind};
use super::record::{Action, Answer, Meting};

impl Agenda {
    /// Returns the id of what a gemeente says to a question in a meting.
    #[must_use]
    pub fn answer_id(meting: &Id, question: &Id, gemeente: &Id) -> Id {
        Id::from(&*answer_name(meting, question, gemeente))
    }

    /// Returns what a gemeente said to a question in a meting.
    #[must_use]
    pub fn answer(&self, meting: &Id, question: &Id, gemeente: &Id) -> Option<&Answer> {
        // A screen of a national scan asks this some ten thousand times.
        self.answers.named(&answer_name(meting, question, gemeente))
    }

    /// Returns the score that a gemeente gave; empty when it gave none.
    #[must_use]
    pub fn score(&self, meting: &Id, question: &Id, gemeente: &Id) -> &str {
        self.answer(meting, question, gemeente).map_or("", |answer| &answer.score)
    }

    /// Returns whether everybody has seen the scores of this question in this meting.
    #[must_use]
    pub fn is_revealed(&self, meting: Option<&Id>, question: Option<&Id>) -> bool {
        let meting = meting.and_then(|id| self.metingen.record(id));
        matches!((meting, question), (Some(meting), Some(question)) if meting.is_revealed(question))
    }

    /// Returns the id of what the room concludes of a question in a meting.
    #[must_use]
    pub fn conclusie_id(meting: &Id, question: &Id) -> Id {
        Id::from(&*format!("{meting}.{question}"))
    }

    /// Returns what the room concluded of a question in a meting; empty when it did not.
    #[must_use]
    pub fn conclusie(&self, meting: &Id, question: &Id) -> &str {
        self.conclusies.record(&Self::conclusie_id(meting, question)).map_or("", |record| &record.conclusie)
    }

    /// Returns the actions that came from a meting.
    pub fn actions_of<'a>(&'a self, meting: &'a Id) -> impl Iterator<Item = &'a Action> {
        self.actions.iter().filter(|action| action.origin.contains(meting))
    }

    /// Returns the actions that came from a question in a meting.
    pub fn actions_from<'a>(&'a self, meting: &'a Id, question: &'a Id) -> impl Iterator<Item = &'a Action> {
        self.actions_of(meting).filter(|action| action.origin.contains(question))
    }

    /// Returns what people call a conclusion: "de conclusie bij vraag 3.2".
    pub(super) fn conclusie_called(&self, question: &Id) -> String {
        format!("de conclusie bij {}", self.called(&At::new(Kind::Question, question)))
    }

    /// Returns what people call an answer: "de score van Elburg bij vraag 3.2".
    pub(super) fn answer_called(&self, question: Option<&Id>, gemeente: Option<&Id>) -> String {
        format!("de score van {}", self.answer_whose(question, gemeente))
    }

    /// Returns whose answer this is to what: "Elburg bij vraag 3.2".
    #[must_use]
    pub fn answer_whose(&self, question: Option<&Id>, gemeente: Option<&Id>) -> String {
        let whose = gemeente.map_or("een gemeente".into(), |id| self.link_name(id));
        let question = question.map(|id| self.called(&At::new(Kind::Question, id)));
        format!("{whose} bij {}", question.unwrap_or_else(|| "een vraag".into()))
    }
}

fn answer_name(meting: &Id, question: &Id, gemeente: &Id) -> String {
    [meting.as_str(), question.as_str(), gemeente.as_str()].join(".")
}

impl Meting {
    /// Returns whether everybody has seen the scores of this question.
    #[must_use]
    pub fn is_revealed(&self, question: &Id) -> bool {
        self.revealed.contains(question)
    }
}
