//! Undo, redo, and going to where something is.

use std::collections::HashSet;

use super::confirm::{Confirm, Yes};
use super::edit::{act, full, title_field};
use super::overlay::Overlay;
use super::{App, back, browse};
use crate::agenda::{Act, At, Change, Edit, Id, Kind, Telling, summary};
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::Pane;

/// Takes back the last act; asks first when it lies before this sitting.
pub(super) fn undo(app: &mut App) {
    match app.history.undo() {
        Some(edit) => travel(app, edit, "Ongedaan gemaakt", (Command::Redo, "zet het terug")),
        None if app.history.reaches_back() => ask_back(app, Act::Undo, "ongedaan maken"),
        None => app.problem("Er is niets meer om ongedaan te maken."),
    }
}

/// Does again what was taken back last.
pub(super) fn redo(app: &mut App) {
    match app.history.redo() {
        // A row that was left without a title is nothing to bring back.
        Some(edit) if app.history.redo_is_last() && adds_untitled(&edit) => {
            app.problem("Er is niets om opnieuw te doen.");
        }
        Some(edit) => travel(app, edit, "Opnieuw gedaan", (Command::Undo, "maakt het weer ongedaan")),
        None if app.history.reaches_back() && app.history.is_new() => {
            ask_back(app, Act::Redo, "opnieuw doen");
        }
        None => app.problem("Er is niets om opnieuw te doen."),
    }
}

fn adds_untitled(edit: &Edit) -> bool {
    edit.changes.iter().any(|change| match change {
        // A stand or a score has nothing that somebody has to type.
        Change::Add { at, .. } if matches!(at.kind, Kind::Stand | Kind::Answer) => false,
        Change::Add { at, with, .. } => !with.iter().any(|(name, _)| *name == title_field(at.kind)),
        Change::Set { .. } | Change::Drop { .. } | Change::Move { .. } => false,
    })
}

fn ask_back(app: &mut App, act: Act, what: &str) {
    let question = format!("Dit ligt vóór deze zitting. Toch {what}?");
    app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::GoBack(act))));
}

/// Goes on with undoing or doing again, now that the earlier sittings are there.
pub(super) fn again(app: &mut App) {
    match app.going_back.take() {
        Some(Act::Redo) => redo(app),
        Some(Act::Undo | Act::Do | Act::Amend | Act::Take) => undo(app),
        None => {}
    }
}

fn travel(app: &mut App, edit: Edit, what: &str, (other_way, does): (Command, &str)) {
    let (place, changes, telling) = (edit.place.clone(), edit.changes.clone(), telling_of(edit.act));
    if !act(app, edit) {
        return;
    }
    if let Some(at) = place {
        // Where the act was, is where the cursor goes: from elsewhere that is a jump.
        if app.target().as_ref() != Some(&at) {
            back::remember(app);
        }
        show(app, &at);
    }
    let sentence = summary(&changes, &app.agenda, telling);
    // Inside a comparison it is the list below it whose mode is asked: that has no such key, the windows have.
    let name = |mode| app.keymap.longest_name(mode, other_way);
    let key = name(app.mode()).or_else(|| name(Mode::Agenda)).unwrap_or_default();
    app.done(format!("{what}: {}   {key} {does}", full(sentence)));
}

fn telling_of(act: Act) -> Telling {
    if act == Act::Undo { Telling::Back } else { Telling::Made }
}

/// Puts the cursor on a record: the window that lists it gets the keys, and filters that hide it go.
pub(super) fn show(app: &mut App, at: &At) {
    match at.kind {
        Kind::Action => {
            if !matches!(app.subject, Pane::Actions | Pane::Planning) || app.focus == Pane::Kernpartners {
                browse::focus(app, Pane::Actions);
            }
            show_action(app, &at.id);
        }
        Kind::Doel | Kind::Actielijn => {
            browse::focus(app, Pane::Doelen);
            show_branch(app, at);
        }
        Kind::Kernpartner => {
            browse::focus(app, Pane::Kernpartners);
            let row = app.shown.partners.iter().position(|row| row.id.as_ref() == Some(&at.id));
            // What is gone leaves the cursor where it was.
            browse::select(app, row.unwrap_or_else(|| app.list(Pane::Kernpartners).cursor()));
        }
        Kind::Stand | Kind::Note => {
            if let Some(about) = app.agenda.about(at) {
                show(app, &about);
            }
        }
        Kind::Head
        | Kind::Gemeente
        | Kind::Person
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => {}
    }
}

fn show_action(app: &mut App, id: &Id) {
    let Some(action) = app.agenda.actions.record(id) else { return };
    if !app.shown.actions.contains(id) {
        for sort in app.filters.hiding(app.in_time(), action) {
            app.filters.take(sort);
            browse::home_of(app, sort);
        }
        app.refilter();
    }
    let row = app.shown.actions.iter().position(|shown| shown == id).unwrap_or(0);
    app.go(Pane::Actions, row);
    app.read_detail_from_the_top();
}

fn show_branch(app: &mut App, at: &At) {
    let mut above = app.agenda.doelen.record(&at.id).and_then(|doel| doel.of.clone());
    // In a file of somebody else a doel may stand under itself, along whatever way round.
    let mut seen = HashSet::new();
    while let Some(id) = above.filter(|id| seen.insert(id.clone())) {
        app.folded.remove(&id);
        above = app.agenda.doelen.record(&id).and_then(|doel| doel.of.clone());
    }
    app.refresh();
    let row = app.shown.tree.iter().position(|branch| branch.at.as_ref() == Some(at));
    browse::select(app, row.unwrap_or_else(|| app.list(Pane::Doelen).cursor()));
}
