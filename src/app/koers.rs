//! Whether actions are on course; what is not, says why: oorzaak, gevolg, bijsturing.

use super::form::{self, Spec};
use super::{App, choice, edit, marks};
use crate::agenda::{At, Change, Choice, ChoiceOption, Koers, Value, View};

/// The koersen in the order of people.
const CHOICES: &[ChoiceOption] =
    &[Koers::OPTIONS[1], Koers::OPTIONS[2], Koers::OPTIONS[3], Koers::OPTIONS[4], Koers::OPTIONS[0]];

/// What has to be said of an action that is not on course.
pub(super) const WHY: [&str; 3] = ["oorzaak", "gevolg", "bijsturing"];

/// What stands there as long as nobody knows: it obliges to come back to it, and holds nobody up now.
const FOLLOWS: &str = "volgt";

/// Returns the koers that these changes choose and say why of, when that is all they do: then they were typed in the
/// short form.
pub(super) fn asked(changes: &[Change]) -> Option<Koers> {
    let is_own = |change: &Change| match change {
        Change::Set { field, .. } => field == "koers" || WHY.contains(&&**field),
        Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => false,
    };
    let koers = changes.iter().find_map(|change| match change {
        Change::Set { field, is: Value::Code(word), .. } if field == "koers" => Some(Koers::from_word(word)),
        _ => None,
    });
    koers.filter(|koers| asks_why(koers) && changes.iter().all(is_own))
}

/// Returns whether these actions can have a koers, or why not.
pub(super) fn possible(app: &App) -> Result<(), String> {
    let ats = marks::targets(app);
    let closed = ats
        .iter()
        .find(|at| app.agenda.actions.record(&at.id).is_some_and(|action| !action.status.is_open()));
    let Some(at) = closed else { return Ok(()) };
    let called = edit::capital(&edit::called(app, at));
    let status = app.agenda.actions.record(&at.id).map(|action| action.status.label());
    Err(format!(
        "{called} is {}: alleen een actie die nog loopt heeft een koers.",
        status.unwrap_or_default()
    ))
}

/// Opens the koersen for the action under the cursor, or for all that are marked.
pub(super) fn set_koers(app: &mut App) {
    let ats = marks::targets(app);
    choice::koers_of(app, ats, CHOICES);
}

/// Sets what was chosen; what is not on course opens the short form that asks why.
pub(super) fn choose(app: &mut App, ats: &[At], word: &str) {
    let mut changes = edit::set_all(app, ats, "koers", &Value::Code(word.into()));
    let koers = Koers::from_word(word);
    if asks_why(&koers) {
        return ask_why(app, ats, &koers, changes);
    }
    let promises = WHY.iter().flat_map(|field| promised(app, ats, field));
    changes.extend(promises);
    edit::change_all(app, ats, &changes);
}

/// Returns the changes that take back the promise to say why: of what is on course again nobody has to. What somebody
/// wrote stays.
fn promised(app: &App, ats: &[At], field: &'static str) -> Vec<Change> {
    let is_promise = |at: &&At| matches!(app.agenda.rows(at.kind).view(&at.id, field), Some(View::Text(text)) if text == FOLLOWS);
    let set = |at: &At| app.agenda.set(at, field, Value::Text(String::new()));
    ats.iter().filter(is_promise).filter_map(set).collect()
}

/// Returns whether this koers has to say why.
fn asks_why(koers: &Koers) -> bool {
    matches!(koers, Koers::Aandacht | Koers::Vertraagd)
}

/// Returns the title of the short form that asks why.
pub(super) fn question(app: &App, ats: &[At], koers: &Koers) -> String {
    format!("{}: waarom {}?", edit::capital(&marks::called(app, ats)), koers.label())
}

fn ask_why(app: &mut App, ats: &[At], koers: &Koers, with: Vec<Change>) {
    let title = question(app, ats, koers);
    let is_open = |field: &&str| {
        ats.iter().all(|at| match app.agenda.rows(at.kind).view(&at.id, field) {
            Some(View::Text(text)) => text.is_empty() || text == FOLLOWS,
            _ => false,
        })
    };
    // What somebody wrote before stays; with several of them, also what only one of them has.
    let ready = WHY.into_iter().filter(is_open).map(|field| (field, Value::Text(FOLLOWS.into())));
    let preset = ready.collect();
    let spec = Spec { title, ats: ats.to_vec(), fields: WHY.to_vec(), start: Some(WHY[0]), preset, with };
    form::open(app, spec);
}
