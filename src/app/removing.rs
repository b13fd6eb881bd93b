//! Taking rows away, with what goes along and what has to go first.

use std::collections::HashSet;

use super::confirm::{Confirm, Yes};
use super::overlay::Overlay;
use super::{App, counted, edit, marks};
use crate::agenda::{At, Change, Id, Kind, Party, Role, Value};

/// Takes away what is selected or marked; asks first when it is more than one bare row, or says what has to go first.
pub(super) fn delete(app: &mut App) {
    let ats = marks::targets(app);
    if let Some(why) = ats.iter().find_map(|at| holds_back(app, at)) {
        return app.problem(why);
    }
    let question = question(app, &ats);
    match question {
        Some(question) => {
            app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::Delete(ats))));
        }
        None => remove(app, &ats),
    }
}

/// Takes these away with everything that is about them.
pub(super) fn remove(app: &mut App, ats: &[At]) {
    match dropping(app, ats) {
        Some(changes) => edit::change_all(app, ats, &changes),
        None => {
            app.problem("Dit kon niet worden verwijderd. Sluit het programma af en open de agenda opnieuw.");
        }
    }
}

/// Returns what is asked before these go: "Actie 6 met 2 opmerkingen en 3 standen verwijderen?"; nothing for one row
/// that takes nothing along.
fn question(app: &App, ats: &[At]) -> Option<String> {
    let along = about(app, ats);
    let named = unlinked(app, ats);
    if ats.len() < 2 && along.is_empty() && named.is_empty() {
        return None;
    }
    let with = how_many(" met ", [Kind::Note, Kind::Stand], &along.iter().collect());
    let from = how_many(", ook uit ", [Kind::Doel, Kind::Action], &named.iter().map(Change::at).collect());
    Some(format!("{}{with} verwijderen{from}?", edit::capital(&marks::called(app, ats))))
}

/// Returns how many records of these kinds there are, with a word before it: " met 2 opmerkingen en 3 standen".
fn how_many(word: &str, kinds: [Kind; 2], ats: &HashSet<&At>) -> String {
    let of = |kind: Kind| {
        let count = ats.iter().filter(|at| at.kind == kind).count();
        (count > 0).then(|| counted(count, kind.one(), kind.many()))
    };
    let counts: Vec<String> = kinds.into_iter().filter_map(of).collect();
    if counts.is_empty() { String::new() } else { format!("{word}{}", counts.join(" en ")) }
}

/// Returns the changes that take records away: first what names them, then what is about them, then themselves.
fn dropping(app: &App, ats: &[At]) -> Option<Vec<Change>> {
    let mut rest = app.agenda.clone();
    let mut changes = unlinked(app, ats);
    rest.apply(&changes).ok()?;
    for gone in about(app, ats).iter().chain(ats) {
        let drop = rest.dropped(gone)?;
        rest.apply(std::slice::from_ref(&drop)).ok()?;
        changes.push(drop);
    }
    Some(changes)
}

/// Returns the remarks and standen that are about these records, the last first.
fn about(app: &App, ats: &[At]) -> Vec<At> {
    let ids: HashSet<&Id> = ats.iter().map(|at| &at.id).collect();
    let is_about = |of: &Option<Id>| of.as_ref().is_some_and(|of| ids.contains(of));
    let notes = app.agenda.notes.iter().rev().filter(|note| is_about(&note.of));
    let notes = notes.map(|note| At::new(Kind::Note, &note.id));
    let standen = app.agenda.standen.iter().rev();
    let standen = standen.filter(|stand| is_about(&stand.of) || is_about(&stand.gemeente));
    notes.chain(standen.map(|stand| At::new(Kind::Stand, &stand.id))).collect()
}

fn holds_back(app: &App, at: &At) -> Option<String> {
    if !matches!(at.kind, Kind::Doel | Kind::Actielijn) {
        return None;
    }
    let actions = app.agenda.actions.iter().filter(|action| action.of.as_ref() == Some(&at.id)).count();
    let doelen = app.agenda.doelen.iter().filter(|doel| doel.of.as_ref() == Some(&at.id)).count();
    let what = match (actions, doelen) {
        (0, 0) => return None,
        (0, doelen) => counted(doelen, "doel", "doelen"),
        (actions, 0) => counted(actions, "actie", "acties"),
        (actions, doelen) => {
            format!("{} en {}", counted(doelen, "doel", "doelen"), counted(actions, "actie", "acties"))
        }
    };
    let stand = if actions + doelen == 1 { "staat" } else { "staan" };
    let that = if actions == 0 && doelen == 1 { "dat" } else { "die" };
    Some(format!("Hieronder {stand} nog {what}. Verwijder {that} eerst."))
}

/// Returns the changes that take records out of everything else that names them.
fn unlinked(app: &App, ats: &[At]) -> Vec<Change> {
    let of = |at: &At| match at.kind {
        Kind::Kernpartner => without_partner(app, &at.id),
        Kind::Head
        | Kind::Gemeente
        | Kind::Actielijn
        | Kind::Doel
        | Kind::Action
        | Kind::Stand
        | Kind::Note
        | Kind::Person
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => Vec::new(),
    };
    ats.iter().flat_map(of).chain(without_translated(app, ats)).collect()
}

fn without_partner(app: &App, gone: &Id) -> Vec<Change> {
    let links = |links: &[Id]| Value::Links(links.iter().filter(|id| *id != gone).cloned().collect());
    let roles = |roles: &[Role]| {
        Value::Roles(roles.iter().filter(|role| role.party != Party::Link(gone.clone())).cloned().collect())
    };
    let set = |kind, id: &Id, partners: &[Id], taken: &[Role]| {
        let at = At::new(kind, id);
        [app.agenda.set(&at, "kernpartners", links(partners)), app.agenda.set(&at, "roles", roles(taken))]
    };
    let doelen = app.agenda.doelen.iter();
    let doelen = doelen.flat_map(|doel| set(Kind::Doel, &doel.id, &doel.kernpartners, &doel.roles));
    let actions = app.agenda.actions.iter();
    let actions =
        actions.flat_map(|action| set(Kind::Action, &action.id, &action.kernpartners, &action.roles));
    doelen.chain(actions).flatten().collect()
}

fn without_translated(app: &App, ats: &[At]) -> Vec<Change> {
    let gone: HashSet<&Id> = ats.iter().map(|at| &at.id).collect();
    let of = app.agenda.actions.iter();
    let of = of.filter(|action| action.translates.as_ref().is_some_and(|id| gone.contains(id)));
    let of = of.filter(|action| !gone.contains(&action.id));
    of.filter_map(|action| {
        app.agenda.set(&At::new(Kind::Action, &action.id), "translates", Value::Link(None))
    })
    .collect()
}

/// Takes away a row that was being added when the program ended, and that nobody wants now.
pub(super) fn remove_unwanted(app: &mut App, at: &At) {
    if let Some(drop) = app.agenda.dropped(at) {
        edit::change(app, at, vec![drop]);
    }
}
