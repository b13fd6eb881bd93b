//! The parts of a list, as the questions of a meting name them.

use crate::agenda::{Agenda, Meting, Question};

/// A part of the list with its questions, each with its place among all.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<'a> {
    /// Its name: "1 De gemeentelijke organisatie".
    pub name: &'a str,
    /// What is asked in it.
    pub questions: Vec<(usize, &'a Question)>,
}

/// Returns the parts of a meting, in order.
#[must_use]
pub fn parts<'a>(agenda: &'a Agenda, meting: &Meting) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    for (place, id) in meting.questions.iter().enumerate() {
        let Some(question) = agenda.questions.record(id) else { continue };
        match parts.last_mut().filter(|part| part.name == question.part) {
            Some(part) => part.questions.push((place, question)),
            None => parts.push(Part { name: &question.part, questions: vec![(place, question)] }),
        }
    }
    parts
}
