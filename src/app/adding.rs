//! New rows: an action, a doel, an organisation, a remark.

use super::App;
use super::cell::Cell;
use super::filters::{Filter, Sort};
use crate::agenda::{At, Change, DoelKind, Id, Issued, Kind, Level, Name, Status, Value};
use crate::layout::Pane;

/// Opens a new remark with what is selected.
pub(super) fn add_note(app: &mut App) {
    let Some(of) = app.target() else { return };
    let at = At { kind: Kind::Note, id: app.fresh_id() };
    let (after, with) = (app.agenda.rows(Kind::Note).last(), with_note(app, &of.id));
    Cell::open_new(app, vec![Change::Add { at: at.clone(), after, with }], &at);
}

/// Returns what a new remark holds before its text: what it is about, and when it was made.
pub(super) fn with_note(app: &App, of: &Id) -> Vec<(Name, Value)> {
    vec![
        (Name::Borrowed("of"), Value::Link(Some(of.clone()))),
        (Name::Borrowed("at"), Value::Moment(Some(app.now))),
    ]
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
    let mut after = app.agenda.rows(Kind::Doel).last();
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
            let after = app.agenda.rows(Kind::Actielijn).last();
            return vec![Change::Add { at, after, with }];
        }
    }
    vec![Change::Add { at, after, with }]
}

fn new_kernpartner(app: &mut App) -> Vec<Change> {
    let at = At { kind: Kind::Kernpartner, id: app.fresh_id() };
    let after = app.agenda.rows(Kind::Kernpartner).last();
    vec![Change::Add { at, after, with: Vec::new() }]
}

/// A new action comes below the one under the cursor and gets what is around it: its doel, and what the filters say.
fn new_action(app: &mut App) -> Vec<Change> {
    let at = At { kind: Kind::Action, id: app.fresh_id() };
    let neighbour = app.action();
    let after = neighbour.map(|action| action.id.clone()).or_else(|| app.agenda.rows(Kind::Action).last());
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
    let partners = match app.filters.of_sort(Sort::Kernpartner) {
        Some(Filter::Kernpartner(id)) if app.agenda.kernpartners.record(id).is_some() => vec![id.clone()],
        _ => Vec::new(),
    };
    let (mut numbers, issued) = next_numbers(app, 1);
    let with = [
        (Name::Borrowed("number"), Value::Text(numbers.next().unwrap_or_default())),
        (Name::Borrowed("of"), Value::Link(doel)),
        (Name::Borrowed("level"), Value::Code(level.word().into())),
        (Name::Borrowed("gemeente"), Value::Link(gemeente)),
        (Name::Borrowed("kernpartners"), Value::Links(partners)),
        (Name::Borrowed("status"), Value::Code(Status::NietGestart.word().into())),
    ];
    let with = with.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let mut changes = vec![Change::Add { at, after, with }];
    changes.extend(issued);
    changes
}

const ACTION_SERIES: &str = "actie";

/// Returns the changes that add an action with each of these titles below the one under the cursor, each as a new one.
pub(super) fn actions(app: &mut App, titles: &[String], ids: &[Id]) -> Vec<Change> {
    let mut changes = Vec::new();
    let Some(Change::Add { mut after, with, .. }) = new_action(app).into_iter().next() else {
        return changes;
    };
    let (numbers, issued) = next_numbers(app, titles.len());
    for (number, (title, id)) in numbers.zip(titles.iter().zip(ids)) {
        let same = with.iter().filter(|(name, _)| *name != "number").cloned();
        let own = [("number", number), ("title", title.clone())];
        let own = own.map(|(name, text)| (Name::Borrowed(name), Value::Text(text)));
        let with = same.chain(own.into_iter().filter(|(_, value)| !value.is_empty())).collect();
        changes.push(Change::Add { at: At::new(Kind::Action, id), after, with });
        after = Some(id.clone());
    }
    changes.extend(issued);
    changes
}

/// Returns the next numbers for so many actions and the change that says they were given out.
///
/// Numbers run on: taking back an addition gives its number back, deleting an action does not.
pub(super) fn next_numbers(
    app: &App,
    count: usize,
) -> (impl Iterator<Item = String> + use<>, Option<Change>) {
    let used = app.agenda.actions.iter().filter_map(|action| action.number.parse().ok()).max().unwrap_or(0);
    let head = app.agenda.heading();
    let mut issued: Issued = head.map(|head| head.issued.clone()).unwrap_or_default();
    let place = issued.iter().position(|(series, _)| series == ACTION_SERIES).unwrap_or_else(|| {
        issued.push((ACTION_SERIES.into(), 0));
        issued.len() - 1
    });
    let last = issued[place].1.max(used);
    issued[place].1 = last.saturating_add(u32::try_from(count).unwrap_or(0));
    let at = head.map(|head| At::new(Kind::Head, &head.id)).filter(|_| count > 0);
    let change = at.and_then(|at| app.agenda.set(&at, "issued", Value::Issued(issued)));
    ((1..=count).map(move |on| last.saturating_add(u32::try_from(on).unwrap_or(0)).to_string()), change)
}
