//! What changes the agenda: each act makes one [`Edit`], which is applied, remembered and sent to the journal.

use super::cell::{Cell, Purpose};
use super::confirm::{Confirm, Yes};
use super::filters::{Filter, Sort};
use super::overlay::Overlay;
use super::{App, Disk, Effect, counted};
use crate::agenda::{
    Act, At, Change, DoelKind, Edit, Id, Issued, Kind, Level, Name, Telling, Value, inverse, summary,
};
use crate::command::Command;
use crate::layout::Pane;

/// Makes an edit: applies it, remembers it, sends it to the journal.
///
/// An edit that does not fit is a mistake in the program, not of the user; it is said and nothing changes.
pub(super) fn act(app: &mut App, edit: Edit) -> bool {
    if app.agenda.apply(&edit.changes).is_err() {
        app.problem("Dat lukte niet: dit onderdeel is intussen veranderd. Probeer het nog een keer.");
        return false;
    }
    if let Some(index) = &mut app.index {
        index.update(&app.agenda, &edit.changes);
    }
    app.history.push(edit.clone());
    app.effects.push(Effect::Record(edit));
    app.refresh();
    true
}

/// Makes an edit of these changes to one record, with the cursor there.
pub(super) fn change(app: &mut App, at: &At, changes: Vec<Change>) -> bool {
    act(app, Edit { place: Some(at.clone()), act: Act::Do, changes })
}

/// Says what the last act did, and how to take it back.
pub(super) fn tell(app: &mut App, changes: &[Change]) {
    let sentence = capital(&summary(changes, &app.agenda, Telling::Made));
    let key = app.keymap.longest_name(app.mode(), Command::Undo).unwrap_or_default();
    app.done(format!("{sentence}.   {key} maakt het ongedaan"));
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns whether a command can be done now, or a sentence that says why not and what to do.
pub(super) fn possible(app: &App, command: Command) -> Result<(), String> {
    let kind = app.target().map(|at| at.kind);
    if changes_agenda(command)
        && let Disk::ReadOnly(why) = &app.disk
    {
        return Err(why.clone());
    }
    match command {
        Command::SetStatus | Command::SetOwner | Command::SetPlanning if kind != Some(Kind::Action) => {
            Err(only_actions(app, kind))
        }
        Command::SetKernpartners if !matches!(kind, Some(Kind::Action | Kind::Doel)) => Err(only_actions(app, kind)),
        Command::EditTitle | Command::Accept | Command::AddNote if kind.is_none() => Err(nothing_chosen(app)),
        Command::Delete | Command::MoveUp | Command::MoveDown if kind.is_none() => Err(nothing_chosen(app)),
        Command::Fold if app.focus != Pane::Doelen => {
            Err(format!("Inklappen kan in het venster Doelen. {}", go_there(app, Command::FocusDoelen)))
        }
        Command::ClearFilters if app.filters.all().is_empty() => Err("Er staat geen filter aan.".into()),
        _ => Ok(()),
    }
}

fn changes_agenda(command: Command) -> bool {
    command.group() == crate::command::Group::Changing && command != Command::Mark && command != Command::ChangeRole
}

fn only_actions(app: &App, kind: Option<Kind>) -> String {
    let there = go_there(app, Command::FocusActions);
    match kind {
        Some(Kind::Doel) => format!("Een doel heeft dit niet, een actie wel. {there}"),
        Some(Kind::Kernpartner) => format!("Een kernpartner heeft dit niet, een actie wel. {there}"),
        Some(kind) => format!("Een {} heeft dit niet, een actie wel. {there}", kind.one()),
        None => format!("Kies eerst een actie. {there}"),
    }
}

fn go_there(app: &App, command: Command) -> String {
    let key = app.keymap.longest_name(app.mode(), command).unwrap_or_default();
    format!("Met {key} gaat u erheen.")
}

fn nothing_chosen(app: &App) -> String {
    match app.subject {
        Pane::Doelen => "Kies eerst een regel onder Alle acties.".into(),
        Pane::Kernpartners => "Kies eerst een regel onder Alle kernpartners.".into(),
        Pane::Actions | Pane::Planning | Pane::Detail => match app.keymap.longest_name(app.mode(), Command::Add) {
            Some(key) => format!("Hier staat nog niets. Met {key} voegt u iets toe."),
            None => "Hier staat nog niets.".into(),
        },
    }
}

/// Takes back the last act; asks first when it lies before this sitting.
pub(super) fn undo(app: &mut App) {
    match app.history.undo() {
        Some(edit) => travel(app, edit, "Ongedaan gemaakt", Command::Redo, "zet het terug"),
        None if app.history.reaches_back() => ask_back(app, Act::Undo, "ongedaan maken"),
        None => app.problem("Er is niets meer om ongedaan te maken."),
    }
}

/// Does again what was taken back last.
pub(super) fn redo(app: &mut App) {
    match app.history.redo() {
        Some(edit) => travel(app, edit, "Opnieuw gedaan", Command::Undo, "maakt het weer ongedaan"),
        None if app.history.reaches_back() && app.history.is_new() => ask_back(app, Act::Redo, "opnieuw doen"),
        None => app.problem("Er is niets om opnieuw te doen."),
    }
}

fn ask_back(app: &mut App, act: Act, what: &str) {
    let question = format!("Dit ligt vóór deze zitting. Toch {what}?");
    app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::GoBack(act))));
}

/// Goes on with undoing or doing again, now that the earlier sittings are there.
pub(super) fn again(app: &mut App) {
    match app.going_back.take() {
        Some(Act::Redo) => redo(app),
        Some(Act::Undo | Act::Do) => undo(app),
        None => {}
    }
}

fn travel(app: &mut App, edit: Edit, what: &str, other_way: Command, does: &str) {
    let (place, changes, telling) = (edit.place.clone(), edit.changes.clone(), telling_of(edit.act));
    if !act(app, edit) {
        return;
    }
    if let Some(at) = place {
        show(app, &at);
    }
    let sentence = summary(&changes, &app.agenda, telling);
    let key = app.keymap.longest_name(app.mode(), other_way).unwrap_or_default();
    app.done(format!("{what}: {sentence}.   {key} {does}"));
}

fn telling_of(act: Act) -> Telling {
    if act == Act::Undo { Telling::Back } else { Telling::Made }
}

/// Puts the cursor on a record: the window that lists it gets the keys, and filters that hide it go.
pub(super) fn show(app: &mut App, at: &At) {
    match at.kind {
        Kind::Action => {
            if !matches!(app.subject, Pane::Actions | Pane::Planning) || app.focus == Pane::Kernpartners {
                super::browse::focus(app, Pane::Actions);
            }
            show_action(app, &at.id);
        }
        Kind::Doel | Kind::Actielijn => {
            super::browse::focus(app, Pane::Doelen);
            show_branch(app, at);
        }
        Kind::Kernpartner => {
            super::browse::focus(app, Pane::Kernpartners);
            let row = app.shown.partners.iter().position(|row| row.id.as_ref() == Some(&at.id));
            super::browse::select(app, row.unwrap_or(0));
        }
        Kind::Note => {
            if let Some(of) = app.agenda.notes.record(&at.id).and_then(|note| note.of.clone())
                && let Some(kind) = app.agenda.kind_of(&of)
            {
                show(app, &At { kind, id: of });
            }
        }
        Kind::Head | Kind::Gemeente | Kind::Person => {}
    }
}

fn show_action(app: &mut App, id: &Id) {
    if !app.agenda.actions.iter().any(|action| action.id == *id) {
        return;
    }
    while !app.shown.actions.contains(id) {
        let Some(sort) = app.filters.last().map(Filter::sort) else { return };
        app.filters.take(sort);
        app.refilter();
    }
    let row = app.shown.actions.iter().position(|shown| shown == id).unwrap_or(0);
    app.go(Pane::Actions, row);
    app.go(Pane::Detail, 0);
}

fn show_branch(app: &mut App, at: &At) {
    let mut above = app.agenda.doelen.record(&at.id).and_then(|doel| doel.of.clone());
    while let Some(id) = above {
        app.folded.remove(&id);
        above = app.agenda.doelen.record(&id).and_then(|doel| doel.of.clone()).filter(|of| *of != id);
    }
    app.refresh();
    let row = app.shown.tree.iter().position(|branch| branch.at.as_ref() == Some(at));
    super::browse::select(app, row.unwrap_or(0));
}

/// Opens the title or name of what is selected.
pub(super) fn edit_title(app: &mut App) {
    let Some(at) = app.target() else { return };
    let field = title_field(at.kind);
    Cell::open(app, at, field, Purpose::Change);
}

pub(super) fn title_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Gemeente | Kind::Kernpartner | Kind::Person => "name",
        Kind::Note => "text",
        Kind::Head | Kind::Actielijn | Kind::Doel | Kind::Action => "title",
    }
}

/// Opens the planning text of the action under the cursor.
pub(super) fn edit_planning(app: &mut App) {
    if let Some(at) = app.target() {
        Cell::open(app, at, "planning", Purpose::Change);
    }
}

/// Opens a new remark with what is selected.
pub(super) fn add_note(app: &mut App) {
    let Some(of) = app.target() else { return };
    let id = app.fresh_id();
    let after = app.agenda.notes.iter().next_back().map(|note| note.id.clone());
    let with = vec![
        (Name::Borrowed("of"), Value::Link(Some(of.id))),
        (Name::Borrowed("at"), Value::Moment(Some(app.now))),
    ];
    let at = At { kind: Kind::Note, id };
    Cell::open_new(app, vec![Change::Add { at: at.clone(), after, with }], &at);
}

/// Adds a row below the one under the cursor and opens its title.
pub(super) fn add(app: &mut App) {
    let changes = match app.subject {
        Pane::Doelen => new_doel(app),
        Pane::Kernpartners => new_kernpartner(app),
        Pane::Actions | Pane::Planning | Pane::Detail => new_action(app),
    };
    let Some(at) = changes.first().map(|change| change.at().clone()) else { return };
    Cell::open_new(app, changes, &at);
}

fn new_doel(app: &mut App) -> Vec<Change> {
    let id = app.fresh_id();
    let at = At { kind: Kind::Doel, id };
    let mut with = Vec::new();
    let mut after = app.agenda.doelen.iter().next_back().map(|doel| doel.id.clone());
    match app.target() {
        Some(At { kind: Kind::Doel, id }) => {
            if let Some(doel) = app.agenda.doelen.record(&id) {
                let parent = if doel.kind == DoelKind::Thema { Some(id.clone()) } else { doel.of.clone() };
                after = Some(id);
                with.push((Name::Borrowed("kind"), Value::Code(DoelKind::Doel.word().into())));
                with.push((Name::Borrowed("of"), Value::Link(parent)));
            }
        }
        Some(At { kind: Kind::Actielijn, id }) => {
            with.push((Name::Borrowed("kind"), Value::Code(DoelKind::Thema.word().into())));
            with.push((Name::Borrowed("of"), Value::Link(Some(id))));
        }
        _ => {
            let at = At { kind: Kind::Actielijn, id: at.id };
            let after = app.agenda.actielijnen.iter().next_back().map(|actielijn| actielijn.id.clone());
            return vec![Change::Add { at, after, with }];
        }
    }
    vec![Change::Add { at, after, with }]
}

fn new_kernpartner(app: &mut App) -> Vec<Change> {
    let at = At { kind: Kind::Kernpartner, id: app.fresh_id() };
    let after = app.agenda.kernpartners.iter().next_back().map(|partner| partner.id.clone());
    vec![Change::Add { at, after, with: Vec::new() }]
}

/// A new action comes below the one under the cursor and gets what is around it: its doel, and what the filters say.
fn new_action(app: &mut App) -> Vec<Change> {
    let at = At { kind: Kind::Action, id: app.fresh_id() };
    let neighbour = app.action();
    let after = neighbour.map(|action| action.id.clone()).or_else(|| last_action(app));
    let doel = match app.filters.of_sort(Sort::Doel) {
        Some(Filter::Doel(branch)) if branch.kind == Kind::Doel => {
            neighbour.and_then(|action| action.of.clone()).or_else(|| Some(branch.id.clone()))
        }
        _ => neighbour.and_then(|action| action.of.clone()),
    };
    let level = match app.filters.of_sort(Sort::Level) {
        Some(Filter::Level(level)) => level.clone(),
        _ => neighbour.map_or(Level::Unset, |action| action.level.clone()),
    };
    let gemeente = match (app.filters.of_sort(Sort::Gemeente), &level) {
        (Some(Filter::Gemeente(id)), Level::Lokaal) => Some(id.clone()),
        _ => neighbour.filter(|_| level == Level::Lokaal).and_then(|action| action.gemeente.clone()),
    };
    let (number, issued) = next_number(app);
    let with = [
        (Name::Borrowed("number"), Value::Text(number)),
        (Name::Borrowed("of"), Value::Link(doel)),
        (Name::Borrowed("level"), Value::Code(level.word().into())),
        (Name::Borrowed("gemeente"), Value::Link(gemeente)),
        (Name::Borrowed("status"), Value::Code(crate::agenda::Status::NietGestart.word().into())),
    ];
    let with = with.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let mut changes = vec![Change::Add { at, after, with }];
    changes.extend(issued);
    changes
}

fn last_action(app: &App) -> Option<Id> {
    app.agenda.actions.iter().next_back().map(|action| action.id.clone())
}

const ACTION_SERIES: &str = "actie";

/// Returns the next number for an action and the change that says it was given out.
///
/// Numbers run on: taking back an addition gives its number back, deleting an action does not.
fn next_number(app: &App) -> (String, Option<Change>) {
    let Some(head) = app.agenda.heading() else { return (String::new(), None) };
    let used = app.agenda.actions.iter().filter_map(|action| action.number.parse().ok()).max().unwrap_or(0);
    let mut issued: Issued = head.issued.clone();
    let place = issued.iter().position(|(series, _)| series == ACTION_SERIES).unwrap_or_else(|| {
        issued.push((ACTION_SERIES.into(), 0));
        issued.len() - 1
    });
    let number = issued[place].1.max(used).saturating_add(1);
    issued[place].1 = number;
    let at = At::new(Kind::Head, &head.id);
    (number.to_string(), app.agenda.set(&at, "issued", Value::Issued(issued)))
}

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
    if change(app, &at, changes) {
        tell(app, &told);
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
    Some(format!("Hieronder staan nog {what}. Verwijder of verplaats die eerst."))
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
        let roles = action.roles.iter().filter(|role| role.party != crate::agenda::Party::Link(at.id.clone()));
        [
            app.agenda.set(&place, "kernpartners", without(&action.kernpartners)),
            app.agenda.set(&place, "roles", Value::Roles(roles.cloned().collect())),
        ]
    });
    doelen.chain(actions.flatten()).collect()
}

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
    change(app, at, vec![Change::Move { at: at.clone(), was, is }]);
    if at.kind != Kind::Action {
        show(app, at);
    }
}

/// Returns what is selected with the rows of the same sort before and after it on the screen.
fn neighbours(app: &App) -> Option<(At, Option<Id>, Option<Id>)> {
    let at = app.target()?;
    let rows: Vec<Id> = match at.kind {
        Kind::Action => app.shown.actions.clone(),
        Kind::Doel => {
            let of = &app.agenda.doelen.record(&at.id)?.of;
            app.agenda.doelen.iter().filter(|doel| doel.of == *of).map(|doel| doel.id.clone()).collect()
        }
        kind => app.agenda.rows(kind).ids(),
    };
    let place = rows.iter().position(|id| *id == at.id)?;
    let before = place.checked_sub(1).and_then(|before| rows.get(before).cloned());
    Some((at, before, rows.get(place + 1).cloned()))
}

/// Makes an edit and takes it back at once: what was typed can then be done again, and nothing changed.
pub(super) fn keep_and_undo(app: &mut App, edit: Edit) {
    let back = Edit { act: Act::Undo, place: edit.place.clone(), changes: inverse(&edit.changes) };
    if act(app, edit) {
        act(app, back);
    }
}

/// Returns what people call a record in a sentence: "actie 6".
pub(super) fn called(app: &App, at: &At) -> String {
    app.agenda.called(at)
}

/// Takes the last act back without a word: what comes instead says enough.
pub(super) fn undo_quietly(app: &mut App) {
    if let Some(edit) = app.history.undo() {
        act(app, edit);
    }
}
