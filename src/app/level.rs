//! On which scale actions are done: a level that somebody chose is certain, and a local one has a gemeente.

use super::{App, choice, edit, marks, picker};
use crate::agenda::{At, Change, ChoiceOption, Id, Kind, Level, Name, Value};

/// The word in the list for a level that nobody is sure of; it is no level, so no file holds it.
const UNCERTAIN: &str = "onzeker";

/// The levels in the order of people, then how sure the source is of it.
const CHOICES: &[ChoiceOption] = &[
    Level::OPTIONS[1],
    Level::OPTIONS[2],
    Level::OPTIONS[3],
    Level::OPTIONS[4],
    Level::OPTIONS[0],
    ChoiceOption { word: UNCERTAIN, key: 'o', sign: "?", label: "onzeker, ja of nee" },
];

/// Opens the levels for the action under the cursor, or for all that are marked.
pub(super) fn set_level(app: &mut App) {
    let ats = marks::targets(app);
    choice::level_of(app, ats, CHOICES, UNCERTAIN);
}

/// Sets what was chosen; a local level asks for the gemeente when nobody knows it yet.
pub(super) fn choose(app: &mut App, ats: &[At], word: &str) {
    if word == UNCERTAIN {
        return doubt(app, ats);
    }
    if word != Level::Lokaal.word() {
        let changes: Vec<Change> = ats.iter().flat_map(|at| levelled(app, at, word, None)).collect();
        return edit::change_all(app, ats, &changes);
    }
    let gemeenten: Vec<Id> = app.agenda.gemeenten.iter().map(|gemeente| gemeente.id.clone()).collect();
    let known: Vec<Change> =
        ats.iter().flat_map(|at| levelled(app, at, word, gemeente_of(app, at))).collect();
    let all_known = ats.iter().all(|at| gemeente_of(app, at).is_some());
    match &*gemeenten {
        [only] => set_local(app, ats, only),
        // Who chooses what stands there already wants another gemeente.
        _ if all_known && !known.is_empty() => edit::change_all(app, ats, &known),
        _ => picker::gemeente_of(app, ats.to_vec()),
    }
}

/// Makes these actions local to one gemeente.
pub(super) fn set_local(app: &mut App, ats: &[At], gemeente: &Id) {
    let changes = local(app, ats, gemeente);
    edit::change_all(app, ats, &changes);
}

/// Makes these actions local to a gemeente that is not in the agenda yet, and adds it in the same step.
pub(super) fn set_local_new(app: &mut App, ats: &[At], name: &str) {
    let at = At { kind: Kind::Gemeente, id: app.fresh_id() };
    let after = app.agenda.rows(Kind::Gemeente).last();
    let short: String = name.chars().filter(|letter| letter.is_alphanumeric()).take(3).collect();
    let with = vec![
        (Name::Borrowed("name"), Value::Text(name.into())),
        (Name::Borrowed("short"), Value::Text(short)),
    ];
    let with = with.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let sets = local(app, ats, &at.id);
    let changes: Vec<Change> = std::iter::once(Change::Add { at, after, with }).chain(sets).collect();
    edit::change_all(app, ats, &changes);
}

fn local(app: &App, ats: &[At], gemeente: &Id) -> Vec<Change> {
    let word = Level::Lokaal.word();
    ats.iter().flat_map(|at| levelled(app, at, word, Some(gemeente.clone()))).collect()
}

/// Returns the changes that put one action on a level: a person decided, so it is no guess any more.
fn levelled(app: &App, at: &At, word: &str, gemeente: Option<Id>) -> Vec<Change> {
    let set = |field, value| app.agenda.set(at, field, value);
    let changes = [
        set("level", Value::Code(word.into())),
        set("level_uncertain", Value::Flag(false)),
        set("gemeente", Value::Link(gemeente)),
    ];
    changes.into_iter().flatten().collect()
}

fn gemeente_of(app: &App, at: &At) -> Option<Id> {
    app.agenda.actions.record(&at.id)?.gemeente.clone()
}

/// Calls the levels uncertain, or certain when all of them were uncertain.
fn doubt(app: &mut App, ats: &[At]) {
    let known = ats.iter().filter_map(|at| app.agenda.actions.record(&at.id));
    let known: Vec<_> = known.filter(|action| action.level != Level::Unset).collect();
    if known.is_empty() {
        return app.problem("Kies eerst een niveau. Daarna kunt u zeggen dat het onzeker is.");
    }
    let uncertain = !known.iter().all(|action| action.level_uncertain);
    let known: Vec<At> = known.iter().map(|action| At::new(Kind::Action, &action.id)).collect();
    let changes = edit::set_all(app, &known, "level_uncertain", &Value::Flag(uncertain));
    edit::change_all(app, &known, &changes);
}
