//! The agendas that come along with the program.

use crate::agenda::{Agenda, At, Head, Id, Kind, ReadError, Value};

/// An agenda that comes along.
#[derive(Debug)]
pub struct Example {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    text: &'static str,
}

/// Every example; the first is the one that a new user sees.
pub const EXAMPLES: [Example; 1] = [Example {
    name: "harderwijk",
    title: "Uitvoeringsagenda Harderwijk 2024-2028",
    about: "Uitvoeringsagenda Harderwijk 2024-2028, met de subregio Noord-Veluwe: 17 doelen, 43 acties",
    text: include_str!("../../data/harderwijk-2024-2028.json"),
}];

impl Example {
    /// Reads it.
    ///
    /// # Errors
    /// When the text is no agenda, which is a mistake in the program.
    pub fn agenda(&self) -> Result<Agenda, ReadError> {
        Agenda::from_json(self.text).map(|reading| reading.agenda)
    }
}

/// Returns an agenda with nothing in it but a title.
#[must_use]
pub fn empty(id: &str, title: &str) -> Agenda {
    Agenda::with_head(Head { id: Id::from(id), title: title.into(), ..Head::default() })
}

/// Gives an agenda another title.
pub(super) fn retitle(agenda: &mut Agenda, title: &str) {
    let Some(id) = agenda.heading().map(|head| head.id.clone()) else { return };
    if let Some(change) = agenda.set(&At::new(Kind::Head, &id), "title", Value::Text(title.into())) {
        // It was made for what stands there, so it fits.
        let _ = agenda.apply(&[change]);
    }
}
