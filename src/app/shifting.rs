//! Moving plannings in time with a key: the whole of it, or only its end, by the unit in which it is said.

use super::cell::phases_of;
use super::timeline::Scale;
use super::{App, counted, edit, marks};
use crate::agenda::{Action, At, BETWEEN_PHASES, Phase, Value};
use crate::period::{Immovable, Step, Unit, moved, unit_of};

/// Moves the planning of the marked actions, or of the one under the cursor, so many of its own units.
pub(super) fn shift(app: &mut App, count: i32, is_stretch: bool) {
    let ats = marks::targets(app);
    let (mut changes, mut refused) = (Vec::new(), Vec::new());
    for at in &ats {
        let Some(action) = app.agenda.actions.record(&at.id) else { continue };
        match shifted(app, action, (count, is_stretch)) {
            Ok(phases) => changes.extend(app.agenda.set(at, "planning", Value::Phases(phases))),
            Err(why) => refused.push(why),
        }
    }
    match refused.first() {
        Some(why) if changes.is_empty() => app.problem(why.to_string()),
        why => {
            edit::change_all(app, &ats, &changes);
            if let Some(why) = why {
                let these = counted(refused.len(), "actie schoof", "acties schoven");
                app.problem(format!("{these} niet mee. {why}"));
            }
        }
    }
}

fn shifted(app: &App, action: &Action, (count, is_stretch): (i32, bool)) -> Result<Vec<Phase>, Immovable> {
    let text = action.planning_text();
    let own = unit_of(&text).ok_or(Immovable::Dateless)?;
    let moved = moved(&text, Step { count, unit: unit(app, own), is_stretch })?;
    let texts: Vec<&str> = moved.split(BETWEEN_PHASES).collect();
    if texts.len() != action.planning.len() {
        // A file may hold more phases in one text.
        return Ok(phases_of(&action.planning, &texts));
    }
    // Every phase keeps what else is known of it: one that says now what another said is not that other.
    let phase = |(phase, text): (&Phase, &str)| Phase { text: text.into(), ..phase.clone() };
    Ok(action.planning.iter().zip(texts).map(phase).collect())
}

/// Returns by what a planning moves: its own unit, or that of the columns when those are smaller. What is in whole
/// months stays so.
fn unit(app: &App, own: Unit) -> Unit {
    match app.scale_in_time() {
        Some(Scale::Week | Scale::Year(12)) => own.min(Unit::Month),
        Some(Scale::Year(4)) => own.min(Unit::Quarter),
        _ => own,
    }
}

/// Returns whether any of these actions has a planning: without one there is nothing to move.
pub(super) fn possible(app: &App, ats: &[At]) -> Result<(), String> {
    let has_planning =
        |at: &At| app.agenda.actions.record(&at.id).is_some_and(|action| !action.planning.is_empty());
    if ats.iter().any(has_planning) {
        return Ok(());
    }
    let key = app.keymap.longest_name(app.mode(), crate::command::Command::SetPlanning).unwrap_or_default();
    Err(format!("Hier staat nog geen planning om te schuiven. Met {key} vult u haar in."))
}
