//! The way back: where somebody was before the last jump, and before the one before it.

use super::filters::Filters;
use super::{App, browse, zelfscan};
use crate::agenda::At;
use crate::layout::Pane;

/// Nobody walks back further than this.
const MOST: usize = 20;

/// Where somebody was.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pane: Pane,
    subject: Pane,
    /// The record under the cursor; nothing for "alle".
    at: Option<At>,
    filters: Filters,
    /// The window whose cursor made the jump: walking on in it is the same jump.
    walked: Option<Pane>,
}

fn here(app: &App) -> Place {
    Place {
        pane: app.focus,
        subject: app.subject,
        at: app.target(),
        filters: app.filters.clone(),
        walked: None,
    }
}

/// Remembers where somebody is, before a jump.
pub(super) fn remember(app: &mut App) {
    let place = here(app);
    push(app, place);
}

/// Remembers where somebody is, before the cursor of this window changes the filters; a whole walk is one jump.
pub(super) fn remember_walk(app: &mut App, at: Option<At>) {
    let walked = Some(app.focus);
    if app.places.last().is_none_or(|last| last.walked != walked) {
        let place = Place { at, walked, ..here(app) };
        push(app, place);
    }
}

/// Ends a walk: the next one is a jump of its own.
pub(super) fn end_walk(app: &mut App) {
    if let Some(last) = app.places.last_mut() {
        last.walked = None;
    }
}

fn push(app: &mut App, place: Place) {
    app.left_scan = None;
    if app.places.last() != Some(&place) {
        if app.places.len() == MOST {
            app.places.remove(0);
        }
        app.places.push(place);
    }
}

/// Goes back to where somebody was before the last jump; a record that is gone since then leaves the cursor near it. From a
/// zelfscan that was left just now it goes back into that.
pub(super) fn back(app: &mut App) {
    if let Some(left) = app.left_scan.take() {
        return zelfscan::go_back(app, &left);
    }
    let Some(place) = app.places.pop() else { return };
    app.filters = place.filters;
    app.go(Pane::Doelen, 0);
    app.go(Pane::Kernpartners, 0);
    app.refilter();
    app.aim();
    browse::focus(app, place.subject);
    let row = place.at.as_ref().and_then(|at| row_of(app, place.subject, at));
    if let Some(row) = row {
        app.go(place.subject, row);
    }
    browse::focus(app, place.pane);
    app.look_is_due();
}

fn row_of(app: &App, pane: Pane, at: &At) -> Option<usize> {
    match pane {
        Pane::Doelen => app.shown.tree.iter().position(|branch| branch.at.as_ref() == Some(at)),
        Pane::Kernpartners => app.shown.partners.iter().position(|row| row.id.as_ref() == Some(&at.id)),
        Pane::Actions | Pane::Planning | Pane::Detail => app.shown.actions.iter().position(|id| *id == at.id),
    }
}
