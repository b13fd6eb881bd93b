//! Copies of rows: what was agreed stays, what happened to it since then does not.

use super::cell::Cell;
use super::{App, adding, edit, marks};
use crate::agenda::{At, Change, Kind, Name, Status, Value};

/// What a copy does not take along: what happened to the original, and its code on paper.
const LEFT: [&str; 6] = ["number", "code", "koers", "oorzaak", "gevolg", "bijsturing"];

/// Adds a copy below what is selected and opens its title; of several that are marked, copies without asking.
pub(super) fn duplicate(app: &mut App) {
    let ats = marks::targets(app);
    let (copies, changes) = copied(app, &ats);
    match &*copies {
        [] => {}
        [copy] => Cell::open_new(app, changes, copy),
        copies => edit::change_all(app, copies, &changes),
    }
}

fn copied(app: &mut App, ats: &[At]) -> (Vec<At>, Vec<Change>) {
    let actions = ats.iter().filter(|at| at.kind == Kind::Action).count();
    let (mut numbers, issued) = adding::next_numbers(app, actions);
    let mut copies = Vec::new();
    let mut changes = Vec::new();
    for original in ats {
        let Some(mut with) = app.agenda.rows(original.kind).contents(&original.id) else { continue };
        with.retain(|(name, _)| !LEFT.contains(&&**name));
        if original.kind == Kind::Action {
            with.retain(|(name, _)| name != "status");
            with.push((Name::Borrowed("number"), Value::Text(numbers.next().unwrap_or_default())));
            with.push((Name::Borrowed("status"), Value::Code(Status::NietGestart.word().into())));
        }
        let with = with.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let at = At { kind: original.kind, id: app.fresh_id() };
        changes.push(Change::Add { at: at.clone(), after: Some(original.id.clone()), with });
        copies.push(at);
    }
    changes.extend(issued);
    (copies, changes)
}
