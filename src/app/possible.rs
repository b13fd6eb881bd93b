//! What can be done now; and where it cannot, a sentence that says why and what to do.

use super::{App, Disk, koers, marks, placing, shifting, stand, zelfscan};
use crate::agenda::Kind;
use crate::command::{Command, Group};
use crate::layout::Pane;

/// Returns whether a command can be done now, or a sentence that says why not and what to do.
pub(super) fn possible(app: &App, command: Command) -> Result<(), String> {
    let kind = app.target().map(|at| at.kind);
    if (changes_agenda(command) || matches!(command, Command::Save | Command::SaveSnapshot))
        && let Disk::ReadOnly(why) = &app.disk
    {
        return Err(why.clone());
    }
    match command {
        command if is_for_actions(command) && kind != Some(Kind::Action) => Err(only_actions(app, kind)),
        Command::SetStand => stand::possible(app),
        Command::SetKoers => koers::possible(app),
        Command::ShowZelfscan => zelfscan::possible(app),
        Command::Mark | Command::MarkUp | Command::MarkDown | Command::MarkAll => can_mark(app),
        Command::MoveTo if !matches!(kind, Some(Kind::Action | Kind::Doel)) => {
            Err("Alleen een actie of een doel hoort ergens onder. Kies er eerst een.".into())
        }
        Command::MoveTo if placing::places(app, &marks::targets(app)).is_empty() => {
            Err("Er is nog geen doel om het onder te zetten. Voeg er eerst een toe in het venster Doelen."
                .into())
        }
        Command::MoveUp | Command::MoveDown if marks::targets(app).len() > 1 => Err(format!(
            "Schuiven gaat met één regel tegelijk. {} haalt de markering weg.",
            app.keymap.longest_name(app.mode(), Command::Cancel).unwrap_or_default()
        )),
        Command::SetKernpartners if !matches!(kind, Some(Kind::Action | Kind::Doel)) => {
            Err(only_actions(app, kind))
        }
        Command::EditField | Command::Accept if app.focus != Pane::Detail && kind.is_none() => {
            Err(nothing_chosen(app))
        }
        command if needs_record(command) && kind.is_none() => Err(nothing_chosen(app)),
        Command::MoveUp | Command::MoveDown if kind == Some(Kind::Kernpartner) => {
            Err("Kernpartners staan op volgorde van het bestand. Verplaatsen kan bij acties en doelen."
                .into())
        }
        Command::MoveUp | Command::MoveDown if kind == Some(Kind::Action) && app.order.is_on() => {
            Err(stands_otherwise(app))
        }
        command if is_of_timeline(command) && app.focus != Pane::Planning => {
            Err(format!("Dit kan in het venster Planning. {}", go_there(app, Command::FocusPlanning)))
        }
        command if moves_planning(command) => shifting::possible(app, &marks::targets(app)),
        Command::SortColumn | Command::GroupBy if !matches!(app.focus, Pane::Actions | Pane::Planning) => {
            Err(format!("Dit kan in het venster Acties. {}", go_there(app, Command::FocusActions)))
        }
        Command::Back if app.places.is_empty() => {
            Err("U bent nog nergens heen gesprongen. Er is geen plek om naar terug te gaan.".into())
        }
        Command::OpenView if app.views().is_empty() => {
            let key = app.keymap.longest_name(app.mode(), Command::SaveView).unwrap_or_default();
            Err(format!("Er is nog geen weergave bewaard. Met {key} bewaart u wat u nu ziet."))
        }
        Command::Fold | Command::FoldAll if app.focus != Pane::Doelen => {
            Err(format!("Inklappen kan in het venster Doelen. {}", go_there(app, Command::FocusDoelen)))
        }
        Command::Undo if !app.history.can_undo() => Err("Er is niets om ongedaan te maken.".into()),
        Command::ClearFilters if app.filters.all().is_empty() => Err("Er staat geen filter aan.".into()),
        _ => Ok(()),
    }
}

/// Says why a row cannot be moved: its place on the screen is not its place in the file.
fn stands_otherwise(app: &App) -> String {
    let command = if app.order.group.is_some() { Command::GroupBy } else { Command::SortColumn };
    let key = app.keymap.longest_name(app.mode(), command).unwrap_or_default();
    let words = app.order.words().join(" en ");
    format!("De acties staan nu {words}. Zet ze eerst met {key} terug in de volgorde van het bestand.")
}

fn needs_record(command: Command) -> bool {
    use Command::{AddNote, Delete, Duplicate, EditTitle, MoveDown, MoveUp};
    matches!(command, EditTitle | AddNote | Delete | Duplicate | MoveUp | MoveDown)
}

fn is_for_actions(command: Command) -> bool {
    use Command::{SetKoers, SetLevel, SetOwner, SetPlanning, SetStand, SetStatus};
    matches!(command, SetStatus | SetKoers | SetLevel | SetStand | SetOwner | SetPlanning)
}

fn is_of_timeline(command: Command) -> bool {
    use Command::{TimeAll, TimeCloser, TimeFurther, TimeToday};
    matches!(command, TimeAll | TimeCloser | TimeFurther | TimeToday) || moves_planning(command)
}

fn moves_planning(command: Command) -> bool {
    use Command::{ShiftEarlier, ShiftLater, StretchEarlier, StretchLater};
    matches!(command, ShiftEarlier | ShiftLater | StretchEarlier | StretchLater)
}

fn can_mark(app: &App) -> Result<(), String> {
    if !matches!(app.focus, Pane::Actions | Pane::Planning) {
        return Err(format!("Markeren kan bij de acties. {}", go_there(app, Command::FocusActions)));
    }
    if app.count(Pane::Actions) == 0 { Err(nothing_chosen(app)) } else { Ok(()) }
}

fn changes_agenda(command: Command) -> bool {
    command.group() == Group::Changing && command != Command::Mark && command != Command::ChangeRole
}

fn only_actions(app: &App, kind: Option<Kind>) -> String {
    let there = go_there(app, Command::FocusActions);
    match kind {
        Some(Kind::Doel) => format!("Een doel heeft dit niet, een actie wel. {there}"),
        Some(Kind::Kernpartner) => format!("Een kernpartner heeft dit niet, een actie wel. {there}"),
        Some(kind) => format!("Een {} heeft dit niet, een actie wel. {there}", kind.one()),
        None if matches!(app.subject, Pane::Actions | Pane::Planning | Pane::Detail) => nothing_chosen(app),
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
        Pane::Actions | Pane::Planning | Pane::Detail if !app.filters.all().is_empty() => {
            let key = app.short_name(Command::Cancel);
            format!("Geen actie past bij wat u nu filtert. Met {key} gaat het laatste filter weg.")
        }
        Pane::Actions | Pane::Planning | Pane::Detail => {
            match app.keymap.longest_name(app.mode(), Command::Add) {
                Some(key) => format!("Hier staat nog niets. Met {key} voegt u iets toe."),
                None => "Hier staat nog niets.".into(),
            }
        }
    }
}
