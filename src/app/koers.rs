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

/// Returns whether these changes are all of a koers and of why: then the short form is what they were typed in.
pub(super) fn is_all(changes: &[Change]) -> bool {
    let is_own = |field: &str| field == "koers" || WHY.contains(&field);
    let asks = |change: &Change| match change {
        Change::Set { field, is: Value::Code(word), .. } => field == "koers" && asks_why(word),
        _ => false,
    };
    changes.iter().any(asks)
        && changes.iter().all(|change| matches!(change, Change::Set { field, .. } if is_own(field)))
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
    if asks_why(word) {
        let label = Koers::from_word(word).label().to_owned();
        return ask_why(app, ats, &label, changes);
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
fn asks_why(word: &str) -> bool {
    matches!(Koers::from_word(word), Koers::Aandacht | Koers::Vertraagd)
}

fn question(app: &App, ats: &[At], label: &str) -> String {
    format!("{}: waarom {label}?", edit::capital(&marks::called(app, ats)))
}

/// Returns the title of the short form in which these changes were typed; nothing when no koers was chosen with it.
pub(super) fn title_of(app: &App, ats: &[At], changes: &[Change]) -> Option<String> {
    let koers = changes.iter().find_map(|change| match change {
        Change::Set { field, is: Value::Code(word), .. } if field == "koers" => Some(Koers::from_word(word)),
        _ => None,
    });
    koers.map(|koers| question(app, ats, koers.label()))
}

fn ask_why(app: &mut App, ats: &[At], label: &str, with: Vec<Change>) {
    let title = question(app, ats, label);
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
