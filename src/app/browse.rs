//! Walking: windows, cursors, folding, filters; and handing what changes something to the rooms of each verb.

use super::ask::Ask;
use super::filters::{Filter, Sieve, Sort};
use super::list::Step;
use super::{
    App, Effect, adding, back, choice, column, copying, doubling, edit, entry, fields, form, koers, layouts,
    level, load, look, marks, message, mouse, moving, order, outlook, picker, possible, removing, shelf,
    shifting, stand, terminal, timeline, travel, versions, views, zelfscan,
};
use crate::agenda::{At, Id};
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
        Command::FoldAll => fold_all(app),
        Command::ZoomPane => zoom(app),
        Command::ShowAgenda => show(app, Pane::Actions, false),
        Command::ShowKernpartners => show(app, Pane::Kernpartners, true),
        Command::ShowPlanning => show(app, Pane::Planning, true),
        Command::ShowOutlook => outlook::open(app),
        Command::ShowLoad => load::open(app),
        Command::ShowZelfscan => zelfscan::open(app),
        Command::TimeCloser => timeline::closer(app),
        Command::TimeFurther => timeline::further(app),
        Command::TimeAll => timeline::all(app),
        Command::TimeToday => timeline::today(app),
        Command::Cancel => cancel(app),
        Command::ClearFilters => clear_filters(app),
        Command::FilterGemeente => picker::filter_gemeente(app),
        Command::FilterLevel => choice::filter_level(app),
        Command::FilterOwner => picker::filter_owner(app),
        Command::FilterKoers => choice::filter_koers(app),
        Command::FilterKernpartner => picker::filter_kernpartner(app),
        Command::FilterPeriod => entry::filter_period(app),
        Command::FilterStatus => choice::filter_status(app),
        Command::FilterText => entry::filter_text(app),
        Command::FilterAttention => app.toggle_filter(Filter::Attention),
        Command::FilterMissing => choice::filter_missing(app),
        Command::SaveView => entry::save_view(app),
        Command::OpenView => views::open(app),
        Command::SortColumn => order::sort_column(app),
        Command::GroupBy => choice::group_by(app),
        Command::Back => back::back(app),
        Command::Copy => copying::copy(app),
        Command::Add => adding::add(app),
        Command::Delete => removing::delete(app),
        Command::Duplicate => doubling::duplicate(app),
        Command::Edit => form::edit(app),
        Command::EditTitle => edit::edit_title(app),
        Command::EditField | Command::Accept => column::edit_field(app),
        Command::SetStatus => choice::set_status(app),
        Command::SetKoers => koers::set_koers(app),
        Command::SetLevel => level::set_level(app),
        Command::SetStand => stand::set_stand(app),
        Command::SetOwner => picker::set_owner(app),
        Command::SetPlanning => edit::edit_planning(app),
        Command::ShiftLater => shifting::shift(app, 1, false),
        Command::ShiftEarlier => shifting::shift(app, -1, false),
        Command::StretchLater => shifting::shift(app, 1, true),
        Command::StretchEarlier => shifting::shift(app, -1, true),
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
        Command::ToggleTheme => terminal::toggle_theme(app),
        Command::SwitchKeymap => layouts::switch(app),
        Command::ToggleMouse => mouse::toggle(app),
        Command::SaveAs => Ask::copy(app),
        Command::OpenAgenda => shelf::open(app),
        Command::NewAgenda => Ask::begin(app, None),
        Command::SaveSnapshot => Ask::version(app),
        Command::ShowSnapshots => versions::open(app),
        // These come from modes that have something on top, or are done before it comes to this.
        Command::Help
        | Command::Palette
        | Command::Lookup
        | Command::Quit
        | Command::NextField
        | Command::PreviousField
        | Command::OpenChoices
        | Command::SaveForm
        | Command::NextKind
        | Command::PreviousKind
        | Command::FilterToHits
        | Command::NextCell
        | Command::PreviousCell
        | Command::ChangeRole
        | Command::PutAway
        | Command::Reveal
        | Command::ClearScore
        | Command::ChooseQuestions
        | Command::SetConclusion
        | Command::SetAmbition
        | Command::AskLater
        | Command::MakeAction
        | Command::ReadAnswers
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
    back::end_walk(app);
    app.focus = pane;
    if pane != Pane::Detail {
        app.subject = pane;
    }
    app.follow();
}

/// Goes to a screen: one window, large or among the others.
fn show(app: &mut App, pane: Pane, large: bool) {
    back::remember(app);
    app.zoomed = large;
    focus(app, pane);
}

fn zoom(app: &mut App) {
    app.zoomed = !app.zoomed;
    app.follow();
}

pub(super) fn step(app: &mut App, step: Step) {
    if app.focus == Pane::Detail {
        return fields::step(app, step);
    }
    step_in(app, app.focus, step);
}

/// Puts the cursor of a list a step on; returns whether it is on another row now.
pub(super) fn step_in(app: &mut App, pane: Pane, step: Step) -> bool {
    let before = app.list(pane).cursor();
    let mut list = app.list(pane);
    list.step(step, app.count(pane), app.rows_shown(pane));
    select_in(app, pane, list.cursor());
    app.list(pane).cursor() != before
}

/// Puts the cursor of the window in use on a row; in the tree and among the organisations that is a filter too.
pub(super) fn select(app: &mut App, row: usize) {
    select_in(app, app.focus, row);
}

fn select_in(app: &mut App, pane: Pane, row: usize) {
    let (before, stood) = (app.selected.clone(), app.target());
    app.go(pane, row);
    app.read_detail_from_the_top();
    match pane {
        Pane::Doelen => narrow(app, Sort::Doel, stood),
        Pane::Kernpartners => narrow(app, Sort::Kernpartner, stood),
        // A row that no longer met the filters, or stood elsewhere by now, stayed until now; walking past others derives nothing anew.
        Pane::Actions | Pane::Planning if before != app.selected && overstays(app, before.as_ref()) => {
            app.settle();
        }
        Pane::Actions | Pane::Planning | Pane::Detail => {}
    }
}

/// Returns whether an action is shown only because the cursor was on it.
fn overstays(app: &App, id: Option<&Id>) -> bool {
    let action = id.and_then(|id| app.agenda.actions.record(id));
    let sieve = || Sieve::new(app.in_time(), &app.filters);
    app.unsettled || action.is_some_and(|action| !sieve().passes_but(action, None))
}

/// Puts on the filter of a cursor that stood elsewhere before; what a cursor does, is kept when it comes to rest.
fn narrow(app: &mut App, sort: Sort, stood: Option<At>) {
    let filter = app.filter_of_cursor(sort);
    if app.filters.of_sort(sort) == filter.as_ref() {
        return;
    }
    back::remember_walk(app, stood);
    match filter {
        Some(filter) => app.filters.put(filter),
        None => drop(app.filters.take(sort)),
    }
    app.refilter();
}

fn left(app: &mut App) {
    match app.focus {
        Pane::Doelen => fold(app, Some(true)),
        Pane::Actions => column::walk(app, false),
        Pane::Planning if timeline::can_scroll(app) => timeline::scroll(app, false),
        pane => focus(app, beside(pane, -1)),
    }
}

fn right(app: &mut App) {
    match app.focus {
        Pane::Doelen if branch_folded(app) == Some(true) => fold(app, Some(false)),
        Pane::Actions => column::walk(app, true),
        Pane::Planning if timeline::can_scroll(app) => timeline::scroll(app, true),
        pane => focus(app, beside(pane, 1)),
    }
}

/// Returns the window to the left or right of this one, in its own row of windows.
pub(super) fn beside(pane: Pane, on: isize) -> Pane {
    const UPPER: &[Pane] = &[Pane::Doelen, Pane::Actions, Pane::Planning];
    let row = if UPPER.contains(&pane) { UPPER } else { &[Pane::Kernpartners, Pane::Detail] };
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

/// Folds the whole tree away, or opens all of it when it is folded away.
fn fold_all(app: &mut App) {
    let (tree, here) = (&app.shown.tree, app.list(Pane::Doelen).cursor());
    if !tree.iter().any(|branch| branch.folded == Some(false)) {
        app.folded.clear();
        return app.refresh();
    }
    // What the cursor is on goes out of sight: it goes along to the top of its branch.
    let top = tree[..=here].iter().rfind(|branch| branch.depth == 0).and_then(|branch| branch.at.clone());
    app.folded.extend(app.agenda.doelen.iter().filter_map(|doel| doel.of.clone()));
    app.refresh();
    let row = app.shown.tree.iter().position(|branch| branch.at == top);
    select(app, row.unwrap_or(0));
}

fn set_folded(app: &mut App, id: Id, folded: bool) {
    if folded {
        app.folded.insert(id);
    } else {
        app.folded.remove(&id);
    }
    app.look_is_due();
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
        return app.take_filter(sort);
    }
    if app.order.is_on() {
        order::reset(app);
    }
}

fn clear_filters(app: &mut App) {
    for sort in Sort::ALL {
        app.filters.take(sort);
        home_of(app, sort);
    }
    app.look_is_due();
    app.refilter();
    if app.order.is_on() {
        let (order, back) = (app.order.words().join(" en "), app.short_name(Command::Cancel));
        app.done(format!("Alle filters zijn weg. De acties staan nog {order}; {back} zet ze terug."));
    }
}

/// A filter that a cursor makes takes that cursor along to "alle".
pub(super) fn home_of(app: &mut App, sort: Sort) {
    if let Some(pane) = sort.pane() {
        app.go(pane, 0);
    }
}

fn save(app: &mut App) {
    look::keep(app);
    app.effects.push(Effect::Checkpoint);
    message::say_writing(app);
}
