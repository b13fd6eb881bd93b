//! The mouse: a click goes somewhere, a double click is Enter there, the wheel scrolls, an edge can be dragged.
//!
//! All of it has a key. Where things are on the screen is asked of the layout and of [`frame`].

use super::column::Column;
use super::order::Line;
use super::overlay::{Overlay, Press};
use super::{App, Effect, List, browse, doelen, frame};
use crate::command::Command;
use crate::layout::{Edge, Pane, Position, RAIL, Rect, Shape};

/// Something that the mouse did, at a place of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// In which column, from 0.
    pub column: u16,
    /// In which row, from 0.
    pub row: u16,
}

/// What a mouse can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The first button went down.
    Press,
    /// It went down for the second time, shortly after the first.
    DoublePress,
    /// The mouse moved with its button down.
    Drag,
    /// The button came up.
    Release,
    /// The wheel turned away from the user.
    WheelUp,
    /// The wheel turned towards the user.
    WheelDown,
}

/// What the button took hold of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Held {
    /// An edge between windows, and whether it went anywhere yet.
    edge: Option<(Edge, bool)>,
    /// Whether the last press chose something that a second one can open.
    chose: bool,
}

/// How many rows a notch of the wheel is.
const NOTCH: usize = 3;

/// Takes in what the mouse did.
pub(super) fn point(app: &mut App, mouse: Mouse) {
    // Nobody changes what nobody can see; and after a switch to the terminal's own selecting, a last event may come.
    if app.regions().shape == Shape::TooSmall || !app.settings.mouse {
        return;
    }
    let at = Position { x: mouse.column, y: mouse.row };
    match mouse.kind {
        MouseKind::Press => press(app, at),
        MouseKind::DoublePress => press_again(app, at),
        MouseKind::Drag => drag(app, at),
        MouseKind::Release => release(app, at),
        MouseKind::WheelUp => wheel(app, at, false),
        MouseKind::WheelDown => wheel(app, at, true),
    }
}

/// Gives the mouse to the program, or to the terminal, which selects text with it.
pub(super) fn toggle(app: &mut App) {
    app.settings.mouse = !app.settings.mouse;
    app.effects.push(Effect::Remember(app.settings.clone()));
    let key = app.short_name(Command::ToggleMouse);
    app.done(if app.settings.mouse {
        format!("Muis aan: klikken kiest, dubbelklikken wijzigt. Met {key} gaat de muis weer uit.")
    } else {
        format!("Muis uit: u kunt nu tekst selecteren in het venster. Met {key} gaat de muis weer aan.")
    });
}

fn press(app: &mut App, at: Position) {
    app.pending.clear();
    app.notice = None;
    app.held = Held::default();
    if app.overlays.is_empty() {
        app.held.edge = app.regions().edge_at(at).map(|edge| (edge, false));
        if app.held.edge.is_none() {
            app.held.chose = choose(app, at);
        }
    } else {
        app.held.chose = choose_on_top(app, at);
    }
}

/// A second press is Enter on what the first one chose, also when the list moved under the mouse in between.
fn press_again(app: &mut App, at: Position) {
    if !std::mem::take(&mut app.held.chose) {
        return press(app, at);
    }
    app.notice = None;
    app.run(Command::Accept);
}

/// Goes to what is at a place of the windows; returns whether that is a row.
fn choose(app: &mut App, at: Position) -> bool {
    let Some((pane, area, open)) = app.regions().pane_at(at) else { return false };
    // Before the keys go there: that may give the windows other places.
    let row = row_at(app, pane, area, at).filter(|_| open);
    if app.focus != pane {
        browse::focus(app, pane);
    }
    let Some(row) = row else { return false };
    if let Some(column) = column_at(app, pane, area, at) {
        app.column = column;
    }
    browse::select(app, row);
    let branch = app.shown.tree.get(row).filter(|_| pane == Pane::Doelen);
    if branch.is_some_and(|branch| on_sign(branch, area, at)) {
        browse::fold(app, None);
        return false;
    }
    true
}

/// Returns the row of a window at a place; the text of Detail has none to choose.
fn row_at(app: &App, pane: Pane, area: Rect, at: Position) -> Option<usize> {
    let place = usize::from((at.y - area.y).checked_sub(app.regions().lines_before(pane))?);
    if place >= app.rows_shown(pane) {
        return None;
    }
    match pane {
        Pane::Actions | Pane::Planning => match app.lines_in_sight(pane, place + 1).nth(place)? {
            Line::Row(row) => Some(row),
            Line::Heading(_) => None,
        },
        Pane::Doelen | Pane::Kernpartners => {
            Some(app.list(pane).top() + place).filter(|row| *row < app.count(pane))
        }
        Pane::Detail => None,
    }
}

fn on_sign(branch: &doelen::Branch, area: Rect, at: Position) -> bool {
    let sign = area.x + 1 + branch.indent();
    branch.folded.is_some() && (sign..sign + 2).contains(&at.x)
}

/// Returns the column of Acties at a place.
fn column_at(app: &App, pane: Pane, area: Rect, at: Position) -> Option<Column> {
    if pane != Pane::Actions {
        return None;
    }
    let widths = app.regions().columns();
    let (title, owner) = (RAIL + widths.title, RAIL + widths.title + 2 + widths.owner);
    Some(match at.x - area.x {
        0..4 => Column::Number,
        4..11 => Column::Level,
        11..RAIL => Column::Status,
        x if x <= title || widths.owner == 0 => Column::Title,
        x if x <= owner || widths.planning == 0 => Column::Owner,
        _ => Column::Planning,
    })
}

/// Walks to what is at a place of what stands on top, as its keys would; returns whether there is something.
fn choose_on_top(app: &mut App, at: Position) -> bool {
    let Some(top) = app.overlays.last() else { return false };
    if let Overlay::Confirm(confirm) = top {
        let [yes, no] = frame::answers(&frame::of_confirm(app, confirm));
        let command = if yes.contains(at) { Command::CursorLeft } else { Command::CursorRight };
        app.give(&Press::Command(command));
        return yes.contains(at) || no.contains(at);
    }
    if matches!(top, Overlay::Form(_)) {
        return choose_in_form(app, at);
    }
    let Some((frame, list, count)) = frame::list_of(app, top) else {
        say_how_to_close(app);
        return false;
    };
    let row = list.top() + usize::from(at.y.saturating_sub(frame.list.y));
    if !frame.list.contains(at) || row >= count {
        if !frame.area.contains(at) {
            say_how_to_close(app);
        }
        return false;
    }
    walk(app, list, row);
    true
}

/// Goes to the field or the button of a form at a place; returns whether there is one.
fn choose_in_form(app: &mut App, at: Position) -> bool {
    let Some(Overlay::Form(form)) = app.overlays.last() else { return false };
    let frame = frame::of_form(app, form);
    let button = frame::buttons_of(app, form).iter().position(|button| button.contains(at));
    let line = usize::from(at.y.saturating_sub(frame.list.y));
    let field = || form.field_on(line, app.size).filter(|_| frame.list.contains(at));
    let Some(stop) = button.map(|button| form.fields.len() + button).or_else(field) else {
        if !frame.area.contains(at) {
            say_how_to_close(app);
        }
        return false;
    };
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        form.go(stop);
        form.follow(app.size);
    }
    true
}

fn walk(app: &mut App, list: List, row: usize) {
    let (command, steps) = if row > list.cursor() {
        (Command::CursorDown, row - list.cursor())
    } else {
        (Command::CursorUp, list.cursor() - row)
    };
    for _ in 0..steps {
        app.give(&Press::Command(command));
    }
}

/// A click beside what is open leaves it as it is: what was typed is never lost to a slip of the hand.
fn say_how_to_close(app: &mut App) {
    let key = |command| app.keymap.longest_name(app.mode(), command).unwrap_or_default();
    let (accept, cancel) = (key(Command::Accept), key(Command::Cancel));
    app.problem(format!("Er staat nog iets open. {accept} neemt het over, {cancel} sluit het."));
}

fn drag(app: &mut App, at: Position) {
    let Some((edge, _)) = app.held.edge else { return };
    let before = app.settings.splits();
    let splits = app.regions().dragged(edge, at, before);
    if splits != before {
        app.held.edge = Some((edge, true));
        app.settings.keep_splits(splits);
        app.follow();
    }
}

/// An edge that went nowhere was the title line of a window all along.
fn release(app: &mut App, at: Position) {
    match app.held.edge.take() {
        Some((_, true)) => app.effects.push(Effect::Remember(app.settings.clone())),
        Some((_, false)) if app.overlays.is_empty() => {
            choose(app, at);
        }
        Some(_) | None => {}
    }
}

fn wheel(app: &mut App, at: Position, down: bool) {
    app.held = Held::default();
    if app.overlays.is_empty() {
        if let Some((pane, _, true)) = app.regions().pane_at(at) {
            scroll(app, pane, down);
        }
        return;
    }
    let list = app.overlays.last().and_then(|top| frame::list_of(app, top));
    if let Some((_, list, count)) = list {
        let row = if down { list.cursor() + NOTCH } else { list.cursor().saturating_sub(NOTCH) };
        walk(app, list, row.min(count.saturating_sub(1)));
    } else if matches!(
        app.overlays.last(),
        Some(Overlay::Form(_) | Overlay::Compare(_) | Overlay::ReadingIn(_))
    ) {
        for _ in 0..NOTCH {
            app.give(&Press::Command(if down { Command::CursorDown } else { Command::CursorUp }));
        }
    }
}

/// Scrolls a window. Where the keys are the cursor stays in sight; elsewhere it stays where it is, because in the tree
/// and among the organisations a cursor that moves is another filter.
fn scroll(app: &mut App, pane: Pane, down: bool) {
    let (count, shown) = (app.count(pane), app.rows_shown(pane));
    if pane == Pane::Detail {
        let top = app.list(pane).cursor();
        let top = if down { top + NOTCH } else { top.saturating_sub(NOTCH) };
        return app.go(pane, top.min(count.saturating_sub(shown)));
    }
    let list = &mut app.lists[App::list_of(pane) as usize];
    list.scroll(NOTCH, down, count.saturating_sub(shown));
    let (list, has_keys) = (*list, App::list_of(pane) == App::list_of(app.focus));
    let row = list.in_sight(count, shown);
    if has_keys && row != list.cursor() {
        browse::select(app, row);
    }
}
