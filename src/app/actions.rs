//! What a row of the actions says, apart from how it is drawn.

use super::App;
use super::filters::{Filter, Sort};
use crate::agenda::{Action, Agenda, Choice, Koers};
use crate::command::Command;

/// Returns the status and koers in words: "loopt, vertraagd".
#[must_use]
pub fn state_words(action: &Action) -> String {
    match (&action.koers, action.status.is_open()) {
        (Koers::Unset, _) | (_, false) => action.status.label().to_owned(),
        (koers, true) => format!("{}, {}", action.status.label(), koers.label()),
    }
}

/// Returns who owns an action, on one line; the sign for nothing when nobody does.
#[must_use]
pub fn owner_line(agenda: &Agenda, action: &Action) -> String {
    let owners = agenda.owner_names(action);
    if owners.is_empty() { "–".into() } else { owners.join("; ") }
}

/// Returns the planning on one line; the sign for nothing when there is none.
#[must_use]
pub fn planning_line(action: &Action) -> String {
    let planning = action.planning_text();
    if planning.is_empty() { "–".into() } else { planning.into_owned() }
}

/// Returns what stands in the place of the rows when there are none, with what to do.
#[must_use]
pub fn nothing_words(app: &App) -> String {
    let key = |command| app.short_name(command);
    let only_branch = app.filters.all().iter().all(|filter: &Filter| filter.sort() == Sort::Doel);
    if only_branch {
        format!("Nog geen acties. Met {} voegt u er een toe.", key(Command::Add))
    } else {
        format!("Geen acties met deze filters. {} haalt een filter weg.", key(Command::Cancel))
    }
}

/// Returns the names of the partners that go with an action, and whose they are: its own, else those of its doel.
#[must_use]
pub fn partners_around(agenda: &Agenda, action: &Action) -> Option<(Vec<String>, &'static str)> {
    let doel = action.of.as_ref().and_then(|of| agenda.doelen.record(of));
    let own = Some((&action.kernpartners, "in deze actie"));
    let around = doel.map(|doel| (&doel.kernpartners, "bij het doel"));
    let (partners, whose) = [own, around].into_iter().flatten().find(|(partners, _)| !partners.is_empty())?;
    Some((partners.iter().map(|id| agenda.link_name(id).into_owned()).collect(), whose))
}
