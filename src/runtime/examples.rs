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

/// Gives an agenda another title. When that names years, the period of the old title is not its period any more.
pub(super) fn retitle(agenda: &mut Agenda, title: &str) {
    let Some(at) = agenda.heading().map(|head| At::new(Kind::Head, &head.id)) else { return };
    let names_years = title.split(|letter: char| !letter.is_ascii_digit()).any(|part| part.len() == 4);
    let set = |field, text: &str| agenda.set(&at, field, Value::Text(text.into()));
    let period = if names_years { set("period", "") } else { None };
    let changes: Vec<_> = set("title", title).into_iter().chain(period).collect();
    // They were made for what stands there, so they fit.
    let _ = agenda.apply(&changes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_years_of_its_own_leaves_no_other_period() {
        let period = |title: &str| {
            let mut agenda = EXAMPLES[0].agenda().unwrap();
            retitle(&mut agenda, title);
            let head = agenda.heading().unwrap();
            assert_eq!(head.title, title);
            head.period.clone()
        };
        assert_eq!(period("Agenda Elburg"), "2024-2028");
        assert_eq!(period("Agenda Elburg 2026-2030"), "");
    }
}
