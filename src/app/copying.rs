//! The window in use as a table for the clipboard: a spreadsheet takes it as rows and columns.

use super::actions::{owner_line, state_words};
use super::detail::{self, Line};
use super::{App, Effect, counted};
use crate::agenda::{Action, Choice};
use crate::layout::Pane;
use crate::text::visible;

/// More than this is no use on a clipboard: terminals refuse it, or pass on half of it.
const LARGEST: usize = 100_000;

/// Wide enough for every line of Detail.
const UNWRAPPED: usize = 100_000;

/// Sends the rows that are shown in the window in use to the clipboard.
pub(super) fn copy(app: &mut App) {
    let rows = table(app);
    let count = rows.len() - 1;
    let lines = rows.iter().map(|row| row.iter().map(|cell| clean(cell)).collect::<Vec<_>>().join("\t"));
    let text = lines.map(|line| line + "\n").collect::<String>();
    if text.len() > LARGEST {
        return app.problem(format!(
            "Dit zijn {count} regels, en dat is te veel voor het klembord. Zet eerst een filter aan, dan past het."
        ));
    }
    app.effects.push(Effect::Copy(text));
    let what = match app.focus {
        Pane::Doelen => counted(count, "regel staat", "regels staan"),
        Pane::Actions | Pane::Planning => counted(count, "actie staat", "acties staan"),
        Pane::Kernpartners => counted(count, "kernpartner staat", "kernpartners staan"),
        Pane::Detail => counted(count, "regel van Detail staat", "regels van Detail staan"),
    };
    app.done(format!("{what} als tabel op het klembord."));
}

/// A tab or a line end within a cell would make two of it; what is empty is empty in a table too.
fn clean(cell: &str) -> String {
    if cell == "–" { String::new() } else { visible(cell).replace(['\t', '\n'], " ") }
}

fn table(app: &App) -> Vec<Vec<String>> {
    let head = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    match app.focus {
        Pane::Doelen => {
            let rows = app.shown.tree.iter().map(|branch| {
                let name = branch.at.as_ref().map_or("Alle acties".into(), |at| app.agenda.link_name(&at.id));
                let (done, total) = (branch.roll.done.to_string(), branch.roll.total.to_string());
                vec![name.into_owned(), branch.roll.worst().into(), done, total]
            });
            std::iter::once(head(&["Doel", "Koers", "Gereed", "Acties"])).chain(rows).collect()
        }
        Pane::Actions | Pane::Planning => {
            let rows = app.shown.actions.iter().filter_map(|id| app.agenda.actions.record(id));
            let names =
                ["Nr", "Niveau", "Gemeente", "Status", "Koers", "Actie", "Eigenaar", "Planning", "Doel"];
            std::iter::once(head(&names)).chain(rows.map(|action| cells(app, action))).collect()
        }
        Pane::Kernpartners => {
            let rows = app.shown.partners.iter().filter_map(|row| {
                Some(vec![app.agenda.link_name(row.id.as_ref()?).into_owned(), row.actions.to_string()])
            });
            std::iter::once(head(&["Kernpartner", "Acties"])).chain(rows).collect()
        }
        Pane::Detail => {
            let lines = detail::page_of(app, UNWRAPPED).lines;
            std::iter::once(head(&["Wat", "Inhoud"]))
                .chain(lines.iter().flat_map(|line| told(app, line)))
                .collect()
        }
    }
}

/// Returns the rows that a line of Detail makes.
fn told(app: &App, line: &Line) -> Vec<Vec<String>> {
    let row = |label: &str, text: &str| vec![label.to_owned(), text.to_owned()];
    match line {
        Line::Title(title) => vec![row("", title)],
        Line::State => {
            let action = app.action().into_iter();
            action
                .map(|action| {
                    row("Niveau en status", &format!("{}, {}", action.level.label(), state_words(action)))
                })
                .collect()
        }
        Line::Field { label, text } | Line::Doubt { label, text } => vec![row(label, text)],
        Line::Pair(pair) => pair.iter().map(|(label, text)| row(label, text)).collect(),
    }
}

fn cells(app: &App, action: &Action) -> Vec<String> {
    let agenda = &app.agenda;
    let link =
        |id: Option<&crate::agenda::Id>| id.map(|id| agenda.link_name(id).into_owned()).unwrap_or_default();
    let koers = if action.status.is_open() { action.koers.label() } else { "" };
    vec![
        action.number.clone(),
        action.level_sign(),
        link(action.gemeente.as_ref()),
        action.status.label().into(),
        koers.into(),
        action.title.clone(),
        owner_line(agenda, action),
        action.planning_text().into_owned(),
        link(action.of.as_ref()),
    ]
}
