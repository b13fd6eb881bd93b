//! The layout of the keys: which one is in use, and going to the next.

use super::{App, Effect, counted};
use crate::command::Command;
use crate::keymap::Layout;

/// Goes to the next layout, and remembers it.
pub(super) fn switch(app: &mut App) {
    let layout = app.keymaps.after(&app.settings.layout).clone();
    app.settings.layout = layout.name.into();
    let wrong = wrong(&layout);
    app.keymap = layout.keymap;
    app.effects.push(Effect::Remember(app.settings.clone()));
    let said = format!("De toetsen staan nu in de indeling {}.", layout.name);
    match (wrong, app.keymap.longest_name(app.mode(), Command::SwitchKeymap)) {
        (Some(wrong), _) => app.problem(format!("{said} {wrong}")),
        (None, Some(key)) => app.done(format!("{said}   {key} wisselt weer")),
        (None, None) => app.done(said),
    }
}

/// Returns what the user has to know when his own keys could not be used in a layout.
#[must_use]
pub(super) fn wrong(layout: &Layout) -> Option<String> {
    let first = layout.mistakes.first()?;
    let count = counted(layout.mistakes.len(), "fout", "fouten");
    let stand = if layout.mistakes.len() == 1 { "staat" } else { "staan" };
    Some(format!(
        "In {} {stand} {count}; u werkt nu met de gewone toetsen. De opdracht overleg toetsen noemt ze.",
        first.file
    ))
}
