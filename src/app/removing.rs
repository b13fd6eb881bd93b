//! Taking rows away, with what goes along and what has to go first.

use super::{App, counted, edit};
use crate::agenda::{At, Change, Id, Kind, Party, Value};

/// Takes away what is selected with its remarks, or says what has to go first.
pub(super) fn delete(app: &mut App) {
    let Some(at) = app.target() else { return };
    if let Some(why) = holds_back(app, &at) {
        return app.problem(why);
    }
    let mut rest = app.agenda.clone();
    let mut changes = Vec::new();
    let links = unlinked(app, &at);
    let notes = app.agenda.notes.iter().rev().filter(|note| note.of.as_ref() == Some(&at.id));
    let notes: Vec<At> = notes.map(|note| At::new(Kind::Note, &note.id)).collect();
    let steps = links.into_iter().map(Some).chain(std::iter::once(None));
    for link in steps.flatten() {
        changes.push(link);
    }
    if rest.apply(&changes).is_err() {
        return;
    }
    for gone in notes.iter().chain([&at]) {
        let Some(drop) = rest.dropped(gone) else { return };
        if rest.apply(std::slice::from_ref(&drop)).is_err() {
            return;
        }
        changes.push(drop);
    }
    let told: Vec<Change> = changes.iter().rev().cloned().collect();
    if edit::change(app, &at, changes) {
        edit::tell(app, &told);
    }
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
    Some(format!("Hieronder {stand} nog {what}. Verwijder of verplaats dat eerst."))
}

/// Returns the changes that take an organisation out of everything that names it.
fn unlinked(app: &App, at: &At) -> Vec<Change> {
    if at.kind != Kind::Kernpartner {
        return Vec::new();
    }
    let without = |links: &[Id]| Value::Links(links.iter().filter(|id| **id != at.id).cloned().collect());
    let doelen = app.agenda.doelen.iter().filter_map(|doel| {
        app.agenda.set(&At::new(Kind::Doel, &doel.id), "kernpartners", without(&doel.kernpartners))
    });
    let actions = app.agenda.actions.iter().flat_map(|action| {
        let place = At::new(Kind::Action, &action.id);
        let roles = action.roles.iter().filter(|role| role.party != Party::Link(at.id.clone()));
        [
            app.agenda.set(&place, "kernpartners", without(&action.kernpartners)),
            app.agenda.set(&place, "roles", Value::Roles(roles.cloned().collect())),
        ]
    });
    doelen.chain(actions.flatten()).collect()
}

/// Takes away a row that never got a title: it was being added when the program ended, and now nobody wants it.
pub(super) fn remove_untitled(app: &mut App, at: &At) {
    if edit::is_untitled(app, at)
        && let Some(drop) = app.agenda.dropped(at)
    {
        edit::change(app, at, vec![drop]);
    }
}
