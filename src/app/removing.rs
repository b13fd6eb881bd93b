//! Taking rows away, with what goes along and what has to go first.

use super::{App, counted, edit};
use crate::agenda::{At, Change, Id, Kind, Party, Role, Value};

/// Takes away what is selected with its remarks, or says what has to go first.
pub(super) fn delete(app: &mut App) {
    let Some(at) = app.target() else { return };
    if let Some(why) = holds_back(app, &at) {
        return app.problem(why);
    }
    let Some(changes) = dropping(app, &at) else {
        return app
            .problem("Dit kon niet worden verwijderd. Sluit het programma af en open de agenda opnieuw.");
    };
    let told: Vec<Change> = changes.iter().rev().cloned().collect();
    if edit::change(app, &at, changes) {
        edit::tell(app, &told);
    }
}

/// Returns the changes that take a record away: first what names it, then its remarks, then itself.
fn dropping(app: &App, at: &At) -> Option<Vec<Change>> {
    let mut rest = app.agenda.clone();
    let mut changes = unlinked(app, at);
    rest.apply(&changes).ok()?;
    let notes = app.agenda.notes.iter().rev().filter(|note| note.of.as_ref() == Some(&at.id));
    let notes: Vec<At> = notes.map(|note| At::new(Kind::Note, &note.id)).collect();
    for gone in notes.iter().chain([at]) {
        let drop = rest.dropped(gone)?;
        rest.apply(std::slice::from_ref(&drop)).ok()?;
        changes.push(drop);
    }
    Some(changes)
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

/// Returns the changes that take a record out of everything that names it.
fn unlinked(app: &App, at: &At) -> Vec<Change> {
    match at.kind {
        Kind::Kernpartner => without_partner(app, &at.id),
        Kind::Action => without_translated(app, &at.id),
        Kind::Head
        | Kind::Gemeente
        | Kind::Actielijn
        | Kind::Doel
        | Kind::Stand
        | Kind::Note
        | Kind::Person => Vec::new(),
    }
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

fn without_translated(app: &App, gone: &Id) -> Vec<Change> {
    let of = app.agenda.actions.iter();
    let of = of.filter(|action| action.translates.as_ref() == Some(gone) && action.id != *gone);
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
