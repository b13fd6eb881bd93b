//! What changes the agenda: each act makes one [`Edit`], which is applied, remembered and sent to the journal.
//!
//! What can be done when stands in [`super::possible`], going back and forth in [`super::travel`].

use super::cell::{Cell, Purpose};
use super::overlay::Overlay;
use super::{App, Disk, Effect, hints, marks, outside};
pub(crate) use crate::agenda::capital;
use crate::agenda::{Act, At, Change, Edit, Kind, Telling, Value, inverse, summary};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::TextAct;

/// How many signs the number of an action has room for.
const LONGEST_NUMBER: usize = 3;

/// Makes an edit: applies it, remembers it, sends it to the journal.
///
/// An edit that does not fit is a mistake in the program, not of the user; it is said and nothing changes.
pub(super) fn act(app: &mut App, edit: Edit) -> bool {
    make(app, edit, Effect::Record)
}

/// Makes the edit that takes in what something else changed; `is_all` says that nothing of that was left out.
pub(super) fn take_in(app: &mut App, edit: Edit, is_all: bool) -> bool {
    make(app, edit, |edit| Effect::Outside(outside::Wish::TakeIn(edit, is_all)))
}

/// Returns whether nothing can be changed here, and says why.
pub(super) fn is_refused(app: &mut App) -> bool {
    let Disk::ReadOnly(why) = &app.disk else { return false };
    let why = why.clone();
    app.problem(why);
    true
}

fn make(app: &mut App, edit: Edit, record: impl FnOnce(Edit) -> Effect) -> bool {
    if is_refused(app) {
        return false;
    }
    if app.agenda.apply(&edit.changes).is_err() {
        app.problem("Dat lukte niet: dit onderdeel is intussen veranderd. Probeer het nog een keer.");
        return false;
    }
    if let Some(index) = &mut app.index {
        index.update(&app.agenda, &edit.changes);
    }
    // Of a file that only said the same in another way there is nothing to take back.
    if !edit.changes.is_empty() {
        app.history.push(edit.clone());
    }
    app.effects.push(record(edit));
    // The rows stay where they stand until the cursor goes on: none jumps under the hands of whoever edits it.
    app.unsettled = app.order.is_on();
    app.refresh();
    true
}

/// Makes an edit of these changes to one record, with the cursor there.
pub(super) fn change(app: &mut App, at: &At, changes: Vec<Change>) -> bool {
    act(app, Edit { place: Some(at.clone()), act: Act::Do, changes })
}

/// Says what the last step of the user did, as undo would take it back: an addition with its title is one step.
pub(super) fn tell_last(app: &mut App) {
    if let Some(back) = app.history.undo() {
        tell(app, &inverse(&back.changes));
    }
}

/// Says what these changes did, and how to take them back.
pub(super) fn tell(app: &mut App, changes: &[Change]) {
    let unread = if has_unread(app, changes) { " (nog te duiden)" } else { "" };
    let sentence = format!("{}{unread}", capital(&summary(changes, &app.agenda, Telling::Made)));
    let it = if concerns_several(changes) { "dit in één keer" } else { "het" };
    let sentence = full(sentence);
    match app.keymap.longest_name(app.mode(), Command::Undo) {
        Some(key) => app.done(format!("{sentence}   {key} maakt {it} ongedaan")),
        // In a form that stands on another form, that key is about the text.
        None => app.done(sentence),
    }
}

/// Returns whether a planning came of which nobody has said yet what it means: there is no bar for it.
fn has_unread(app: &App, changes: &[Change]) -> bool {
    changes.iter().any(|change| match change {
        Change::Set { at, field, .. } if field == "planning" => {
            app.agenda.actions.record(&at.id).is_some_and(|action| app.in_time().plan(action).is_unread())
        }
        _ => false,
    })
}

/// Returns whether several actions change: then it has to be said that one key takes all of it back.
fn concerns_several(changes: &[Change]) -> bool {
    let mut actions = changes.iter().map(Change::at).filter(|at| at.kind == Kind::Action);
    let first = actions.next();
    actions.any(|at| Some(at) != first)
}

/// Makes one edit of these changes to several records, with the cursor on the first, and says what it did.
pub(super) fn change_all(app: &mut App, ats: &[At], changes: &[Change]) {
    let Some(at) = ats.first() else { return };
    if changes.is_empty() {
        return app.done("Dat stond er al.");
    }
    if change(app, at, changes.to_vec()) {
        tell(app, changes);
    }
}

/// Returns the changes that put this value in this field of all of these.
pub(super) fn set_all(app: &App, ats: &[At], field: &'static str, is: &Value) -> Vec<Change> {
    ats.iter().filter_map(|at| app.agenda.set(at, field, is.clone())).collect()
}

/// Returns a sentence with a full stop at its end, when no sign that ends one stands there already.
pub(super) fn full(sentence: String) -> String {
    if sentence.ends_with(['.', '…', '?', '!']) { sentence } else { sentence + "." }
}

/// Returns words that began a sentence as they stand within one.
pub(super) fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Opens the title or name of what is selected.
pub(super) fn edit_title(app: &mut App) {
    if let Some(at) = app.target() {
        open_text(app, title_field(at.kind));
    }
}

/// Opens a field of what is selected for typing.
pub(super) fn open_text(app: &mut App, field: &'static str) {
    if let Some(at) = app.target() {
        Cell::open(app, at, field, Purpose::Change);
    }
}

pub(super) fn title_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Gemeente | Kind::Kernpartner | Kind::Person | Kind::Meting => "name",
        Kind::Stand => "remark",
        Kind::Note | Kind::Question => "text",
        Kind::Conclusie => "conclusie",
        Kind::Answer => "toelichting",
        Kind::Head | Kind::Actielijn | Kind::Doel | Kind::Action => "title",
    }
}

/// Returns the sentence for a record whose title or name was left empty in a mode.
pub(super) fn needs(app: &App, mode: Mode, kind: Kind) -> String {
    let what = match kind {
        Kind::Action => "Een actie heeft een titel nodig",
        Kind::Doel => "Een doel heeft een titel nodig",
        Kind::Note => "Een opmerking heeft tekst nodig",
        Kind::Meting => "Een meting heeft een naam nodig",
        Kind::Head
        | Kind::Gemeente
        | Kind::Actielijn
        | Kind::Stand
        | Kind::Kernpartner
        | Kind::Person
        | Kind::Question
        | Kind::Answer
        | Kind::Conclusie => "Hier moet iets staan",
    };
    format!("{what}. Typ er een{}.", hints::or_leave(app, mode))
}

/// Returns why this cannot be the number of these actions: it is how the room calls one of them, and it has a column of
/// three signs.
pub(super) fn number_refused(app: &App, ats: &[At], typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.chars().count() > LONGEST_NUMBER {
        return Some("Een nummer heeft ten hoogste drie tekens, bijvoorbeeld 12 of 7a.".into());
    }
    let others = app.agenda.actions.iter().filter(|action| !ats.iter().any(|at| at.id == action.id));
    let same = others.into_iter().find(|action| !typed.is_empty() && action.number == typed)?;
    Some(format!("Nummer {typed} is al van “{}”. Typ een ander nummer.", same.title))
}

/// Returns where the cursor goes for a record: for a remark or a stand, which have no row of their own, to what they
/// are about.
pub(super) fn place_of(app: &App, at: &At) -> At {
    app.agenda.about(at).unwrap_or_else(|| at.clone())
}

/// Opens the planning text of the action under the cursor, or of all that are marked. What stands there makes room at
/// the first letter: this sets a planning, as the other verbs set theirs.
pub(super) fn edit_planning(app: &mut App) {
    Cell::open_all(app, &marks::targets(app), "planning");
    if let Some(Overlay::Cell(cell)) = app.overlays.last_mut() {
        cell.text.apply(TextAct::SelectAll);
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

/// Does something and takes it back at once, so that doing it again is possible; returns whether anything was done.
///
/// In between a filter may not show what is marked; it stays marked.
pub(super) fn do_and_undo<T>(app: &mut App, what: impl FnOnce(&mut App) -> T) -> bool {
    let (marks, before) = (app.marks.clone(), app.history.undo());
    what(app);
    let is_done = app.history.undo() != before;
    if is_done {
        undo_quietly(app);
        app.marks = marks;
    }
    is_done
}
