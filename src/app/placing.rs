//! Under which doel, theme or actielijn something stands, and putting it under another one.

use super::{App, edit, travel};
use crate::agenda::{At, Change, Doel, Id, Kind, Value};

/// Returns what a record stands under now.
pub(super) fn stands_under(app: &App, at: &At) -> Option<At> {
    let of = match at.kind {
        Kind::Action => app.agenda.actions.record(&at.id)?.of.clone()?,
        _ => app.agenda.doelen.record(&at.id)?.of.clone()?,
    };
    app.agenda.kind_of(&of).map(|kind| At { kind, id: of })
}

/// Returns where these can stand: actions under any doel or theme, a doel under whatever does not stand under itself.
pub(super) fn places(app: &App, ats: &[At]) -> Vec<At> {
    let doelen = app.agenda.doelen.iter();
    let Some(doel) = ats.iter().find(|at| at.kind == Kind::Doel) else {
        return doelen.map(|doel| At::new(Kind::Doel, &doel.id)).collect();
    };
    let under = app.agenda.branch(&doel.id);
    let lines = app.agenda.actielijnen.iter().map(|line| At::new(Kind::Actielijn, &line.id));
    let themes = doelen.filter(|other| is_thema(other) && !under.contains(&other.id));
    lines.chain(themes.map(|theme| At::new(Kind::Doel, &theme.id))).collect()
}

fn is_thema(doel: &Doel) -> bool {
    doel.one() == "thema"
}

/// Puts these under another doel, after the last that stands there, as one step.
pub(super) fn put(app: &mut App, ats: &[At], to: &At) {
    let mut rest = app.agenda.clone();
    let mut changes = Vec::new();
    let mut last = last_under(app, ats, to);
    for at in ats.iter().filter(|at| stands_under(app, at).as_ref() != Some(to)) {
        let mut own: Vec<Change> = rest.set(at, "of", Value::Link(Some(to.id.clone()))).into_iter().collect();
        let was = rest.rows(at.kind).after(&at.id).flatten();
        if last.is_some() && last != was {
            own.push(Change::Move { at: at.clone(), was, is: last.clone() });
        }
        // What stands under nothing yet leaves the place of the first as it is; the others come after that one.
        last = Some(at.id.clone());
        if rest.apply(&own).is_err() {
            return;
        }
        changes.extend(own);
    }
    edit::change_all(app, ats, &changes);
    if let Some(at) = ats.first().filter(|at| at.kind != Kind::Action) {
        let told = app.notice.take();
        travel::show(app, at);
        app.notice = told;
    }
}

/// Returns the last record of this sort under a doel, other than these.
fn last_under(app: &App, ats: &[At], to: &At) -> Option<Id> {
    let is_last =
        |of: &Option<Id>, id: &Id| of.as_ref() == Some(&to.id) && !ats.iter().any(|at| at.id == *id);
    if ats.first()?.kind == Kind::Action {
        let mut actions = app.agenda.actions.iter();
        return actions.rfind(|action| is_last(&action.of, &action.id)).map(|action| action.id.clone());
    }
    let mut doelen = app.agenda.doelen.iter();
    doelen.rfind(|doel| is_last(&doel.of, &doel.id)).map(|doel| doel.id.clone())
}
