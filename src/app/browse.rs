//! Walking: windows, cursors, folding, filters; and handing what changes something to the rooms of each verb.

use super::filters::{Filter, Sieve, Sort};
use super::list::Step;
use super::{
    App, Effect, adding, choice, doubling, edit, form, koers, layouts, level, look, marks, mouse, moving,
    picker, possible, removing, stand, travel,
};
use crate::agenda::Id;
use crate::command::Command;
use crate::layout::Pane;

/// Does a command while nothing stands on top of the windows.
#[expect(clippy::too_many_lines, reason = "one match over the commands, a row each")]
pub(super) fn run(app: &mut App, command: Command) {
    if let Err(why) = possible::possible(app, command) {
        return app.problem(why);
    }
    match command {
        Command::FocusDoelen => focus(app, Pane::Doelen),
        Command::FocusActions => focus(app, Pane::Actions),
        Command::FocusPlanning => focus(app, Pane::Planning),
        Command::FocusKernpartners => focus(app, Pane::Kernpartners),
        Command::FocusDetail => focus(app, Pane::Detail),
        Command::NextPane => focus(app, neighbour(app.focus, 1)),
        Command::PreviousPane => focus(app, neighbour(app.focus, Pane::ALL.len() - 1)),
        Command::CursorUp => step(app, Step::Up),
        Command::CursorDown => step(app, Step::Down),
        Command::PageUp => step(app, Step::PageUp),
        Command::PageDown => step(app, Step::PageDown),
        Command::First => step(app, Step::First),
        Command::Last => step(app, Step::Last),
        Command::CursorLeft => left(app),
        Command::CursorRight => right(app),
        Command::Fold => fold(app, None),
        Command::ZoomPane => zoom(app),
        Command::ShowAgenda => show(app, Pane::Actions, false),
        Command::ShowKernpartners => show(app, Pane::Kernpartners, true),
        Command::ShowPlanning => show(app, Pane::Planning, true),
        Command::Cancel => cancel(app),
        Command::ClearFilters => clear_filters(app),
        Command::FilterGemeente => picker::filter_gemeente(app),
        Command::FilterLevel => choice::filter_level(app),
        Command::Add => adding::add(app),
        Command::Delete => removing::delete(app),
        Command::EditTitle | Command::Accept => edit::edit_title(app),
        Command::Duplicate => doubling::duplicate(app),
        Command::Edit => form::edit(app),
        Command::SetStatus => choice::set_status(app),
        Command::SetKoers => koers::set_koers(app),
        Command::SetLevel => level::set_level(app),
        Command::SetStand => stand::set_stand(app),
        Command::SetOwner => picker::set_owner(app),
        Command::SetPlanning => edit::edit_planning(app),
        Command::SetKernpartners => picker::set_kernpartners(app),
        Command::AddNote => adding::add_note(app),
        Command::MoveUp => moving::move_up(app),
        Command::MoveDown => moving::move_down(app),
        Command::MoveTo => picker::move_to(app),
        Command::Mark => marks::mark(app),
        Command::MarkUp => marks::mark_along(app, Step::Up),
        Command::MarkDown => marks::mark_along(app, Step::Down),
        Command::MarkAll => marks::mark_all(app),
        Command::Undo => travel::undo(app),
        Command::Redo => travel::redo(app),
        Command::Save => save(app),
        Command::ToggleTheme => look::toggle_theme(app),
        Command::SwitchKeymap => layouts::switch(app),
        Command::ToggleMouse => mouse::toggle(app),
        // These come from modes that have something on top, or are done before it comes to this.
        Command::Help
        | Command::Palette
        | Command::Lookup
        | Command::Quit
        | Command::NextField
        | Command::PreviousField
        | Command::OpenChoices
        | Command::SaveForm
        | Command::ChangeRole
        | Command::ConfirmYes
        | Command::ConfirmNo
        | Command::TextLeft
        | Command::TextRight
        | Command::WordLeft
        | Command::WordRight
        | Command::LineStart
        | Command::LineEnd
        | Command::SelectLeft
        | Command::SelectRight
        | Command::SelectToStart
        | Command::SelectToEnd
        | Command::SelectAll
        | Command::DeleteBack
        | Command::DeleteForward
        | Command::DeleteWord
        | Command::TextCut
        | Command::TextCopy
        | Command::TextUndo
        | Command::TextRedo => {}
    }
}

/// The way round of Tab: Detail comes before the organisations, because it tells about the window before it.
const ROUND: [Pane; 5] = [Pane::Doelen, Pane::Actions, Pane::Planning, Pane::Detail, Pane::Kernpartners];

fn neighbour(pane: Pane, on: usize) -> Pane {
    let place = ROUND.iter().position(|other| *other == pane).unwrap_or(0);
    ROUND[(place + on) % ROUND.len()]
}

pub(super) fn focus(app: &mut App, pane: Pane) {
    app.focus = pane;
    if pane != Pane::Detail {
        app.subject = pane;
        app.read_detail_from_the_top();
    }
    app.follow();
}

/// Goes to a screen: one window, large or among the others.
fn show(app: &mut App, pane: Pane, large: bool) {
    app.zoomed = large;
    focus(app, pane);
}

fn zoom(app: &mut App) {
    app.zoomed = !app.zoomed;
    app.follow();
}

pub(super) fn step(app: &mut App, step: Step) {
    let (count, shown) = (app.count(app.focus), app.rows_shown(app.focus));
    if app.focus == Pane::Detail {
        return scroll(app, step, count, shown);
    }
    let mut list = app.list(app.focus);
    list.step(step, count, shown);
    let row = list.cursor();
    select(app, row);
}

/// Detail has no cursor: the keys move the text itself.
fn scroll(app: &mut App, step: Step, count: usize, shown: usize) {
    let last = count.saturating_sub(shown);
    let top = app.list(Pane::Detail).cursor();
    let top = match step {
        Step::Up => top.saturating_sub(1),
        Step::Down => top + 1,
        Step::PageUp => top.saturating_sub(shown),
        Step::PageDown => top + shown,
        Step::First => 0,
        Step::Last => last,
    };
    app.go(Pane::Detail, top.min(last));
}

/// Puts the cursor of the window in use on a row; in the tree and among the organisations that is a filter too.
pub(super) fn select(app: &mut App, row: usize) {
    let before = app.selected.clone();
    app.go(app.focus, row);
    app.read_detail_from_the_top();
    match app.focus {
        Pane::Doelen => {
            let at = app.shown.tree.get(app.list(Pane::Doelen).cursor()).and_then(|branch| branch.at.clone());
            narrow(app, Sort::Doel, at.map(Filter::Doel));
        }
        Pane::Kernpartners => {
            let row = app.shown.partners.get(app.list(Pane::Kernpartners).cursor());
            let id = row.and_then(|row| row.id.clone());
            narrow(app, Sort::Kernpartner, id.map(Filter::Kernpartner));
        }
        // A row that no longer met the filters stayed until now; walking past others derives nothing anew.
        Pane::Actions | Pane::Planning if before != app.selected && overstays(app, before.as_ref()) => {
            app.refresh();
        }
        Pane::Actions | Pane::Planning | Pane::Detail => {}
    }
}

/// Returns whether an action is shown only because the cursor was on it.
fn overstays(app: &App, id: Option<&Id>) -> bool {
    let action = id.and_then(|id| app.agenda.actions.record(id));
    action.is_some_and(|action| !Sieve::new(&app.agenda, &app.filters).passes_but(action, None))
}

fn narrow(app: &mut App, sort: Sort, filter: Option<Filter>) {
    if app.filters.of_sort(sort) == filter.as_ref() {
        return;
    }
    if let Some(filter) = filter {
        app.put_filter(filter);
    } else {
        app.filters.take(sort);
        app.refilter();
    }
}

fn left(app: &mut App) {
    match app.focus {
        Pane::Doelen => fold(app, Some(true)),
        pane => focus(app, beside(pane, &[Pane::Doelen, Pane::Actions, Pane::Planning], -1)),
    }
}

fn right(app: &mut App) {
    match app.focus {
        Pane::Doelen if branch_folded(app) == Some(true) => fold(app, Some(false)),
        pane => focus(app, beside(pane, &[Pane::Doelen, Pane::Actions, Pane::Planning], 1)),
    }
}

/// Returns the window to the left or right of this one, in its own row of windows.
fn beside(pane: Pane, upper: &[Pane], on: isize) -> Pane {
    let row = if upper.contains(&pane) { upper } else { &[Pane::Kernpartners, Pane::Detail] };
    let place = row.iter().position(|other| *other == pane).unwrap_or(0);
    row[place.saturating_add_signed(on).min(row.len() - 1)]
}

fn branch_folded(app: &App) -> Option<bool> {
    app.shown.tree.get(app.list(Pane::Doelen).cursor())?.folded
}

pub(super) fn fold(app: &mut App, to: Option<bool>) {
    let row = app.list(Pane::Doelen).cursor();
    let Some(branch) = app.shown.tree.get(row) else { return };
    match (&branch.at, branch.folded) {
        (Some(at), Some(folded)) if to != Some(folded) => {
            let id = at.id.clone();
            set_folded(app, id, !folded);
        }
        // Folding what is folded or has nothing under it goes to what it belongs to.
        (Some(_), _) if to == Some(true) => {
            let depth = branch.depth;
            let parent =
                app.shown.tree[..row].iter().rposition(|above| above.depth < depth && above.at.is_some());
            if let Some(parent) = parent {
                select(app, parent);
            }
        }
        _ => {}
    }
}

fn set_folded(app: &mut App, id: Id, folded: bool) {
    if folded {
        app.folded.insert(id);
    } else {
        app.folded.remove(&id);
    }
    app.refresh();
}

/// Takes one step back: the marks, out of a large window, then the filters one by one.
fn cancel(app: &mut App) {
    if app.marks.clear() {
        return;
    }
    if app.zoomed {
        return zoom(app);
    }
    if let Some(sort) = app.filters.last().map(Filter::sort) {
        app.filters.take(sort);
        home_of(app, sort);
        app.refilter();
    }
}

fn clear_filters(app: &mut App) {
    for sort in [Sort::Doel, Sort::Kernpartner, Sort::Gemeente, Sort::Level] {
        app.filters.take(sort);
        home_of(app, sort);
    }
    app.refilter();
}

/// A filter that a cursor makes takes that cursor along to "alle".
pub(super) fn home_of(app: &mut App, sort: Sort) {
    match sort {
        Sort::Doel => app.go(Pane::Doelen, 0),
        Sort::Kernpartner => app.go(Pane::Kernpartners, 0),
        Sort::Gemeente | Sort::Level => {}
    }
}

fn save(app: &mut App) {
    app.effects.push(Effect::Checkpoint);
    app.done("De agenda wordt nu naar het bestand geschreven.");
}
