//! The order of rows.

use super::{App, edit, travel};
use crate::agenda::{At, Change, Id, Kind};

/// Moves what is selected to before the row above it.
pub(super) fn move_up(app: &mut App) {
    let Some((at, Some(before), _)) = neighbours(app) else { return app.problem("Dit staat al bovenaan.") };
    let is = app.agenda.rows(at.kind).after(&before).flatten();
    shift(app, &at, is);
}

/// Moves what is selected to after the row below it.
pub(super) fn move_down(app: &mut App) {
    let Some((at, _, Some(next))) = neighbours(app) else { return app.problem("Dit staat al onderaan.") };
    shift(app, &at, Some(next));
}

fn shift(app: &mut App, at: &At, is: Option<Id>) {
    let Some(was) = app.agenda.rows(at.kind).after(&at.id) else { return };
    edit::change(app, at, vec![Change::Move { at: at.clone(), was, is }]);
    if at.kind != Kind::Action {
        travel::show(app, at);
    }
}

/// Returns what is selected with the rows of the same sort before and after it on the screen.
fn neighbours(app: &App) -> Option<(At, Option<Id>, Option<Id>)> {
    let at = app.target()?;
    let (before, next) = match at.kind {
        Kind::Action => around(app.shown.actions.iter(), &at.id)?,
        Kind::Doel => {
            let of = &app.agenda.doelen.record(&at.id)?.of;
            around(app.agenda.doelen.iter().filter(|doel| doel.of == *of).map(|doel| &doel.id), &at.id)?
        }
        kind => around(app.agenda.rows(kind).ids().iter(), &at.id)?,
    };
    Some((at, before, next))
}

fn around<'a>(mut rows: impl Iterator<Item = &'a Id>, id: &Id) -> Option<(Option<Id>, Option<Id>)> {
    let mut before: Option<&Id> = None;
    while let Some(row) = rows.next() {
        if row == id {
            return Some((before.cloned(), rows.next().cloned()));
        }
        before = Some(row);
    }
    None
}
