//! Where what stands on top of the windows goes, and where in it its list is: the same for drawing and for the mouse.

use super::App;
use super::choice::ChoiceList;
use super::confirm::Confirm;
use super::form::{self, Form};
use super::list::List;
use super::load::Load;
use super::lookup::{self, Finder};
use super::outlook::Outlook;
use super::overlay::Overlay;
use super::picker::{self, Picker};
use super::reading_in::Shown;
use super::views;
use crate::layout::{Place, Rect, beside_row, centred, inside, middle};
use crate::text::{visible, width, wrap};

/// A box on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The whole of it, with its border.
    pub area: Rect,
    /// The rows of its list.
    pub list: Rect,
}

const PICKER_WIDTH: u16 = 66;
const WIDE_PICKER: u16 = 108;
const CHOICE_WIDTH: u16 = 38;
const CONFIRM_WIDTH: u16 = 70;
const VIEWS_WIDTH: u16 = 62;
const WIDEST: u16 = 112;
/// The message and the keys stay in sight under every form.
const FORM_ROWS_BELOW: u16 = 2;

impl Frame {
    /// Returns the box with its list from this row of its inside on, with so many rows as far as there is room.
    fn new(area: Rect, first: u16, rows: u16) -> Self {
        let inside = inside(area);
        let first = first.min(inside.height);
        Self { area, list: Rect { y: inside.y + first, height: rows.min(inside.height - first), ..inside } }
    }
}

/// Returns the row of the screen that the cursor is on, for what opens beside it.
#[must_use]
pub fn cursor_row(app: &App) -> Rect {
    let form = app.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Form(form) => Some(form),
        _ => None,
    });
    if let Some(form) = form {
        return row_in_use(app, form);
    }
    let regions = app.regions();
    let Place::Open(area) = regions.place(app.focus) else { return regions.message };
    let place = rows_of(app.line_of(app.focus, app.list(app.focus).cursor()));
    let place = place.saturating_add(regions.lines_before(app.focus)).min(area.height.saturating_sub(1));
    Rect { y: area.y + place, height: area.height.min(1), ..area }
}

/// Returns the row of the field in use.
fn row_in_use(app: &App, form: &Form) -> Rect {
    let area = of_form(app, form).area;
    let line = form.caret(app.size).map_or(0, |(line, _)| line);
    let place = rows_of(line).saturating_add(1).min(area.height.saturating_sub(1));
    Rect { y: area.y + place, height: area.height.min(1), ..area }
}

/// Returns where a list that searches stands.
#[must_use]
pub fn of_picker(app: &App, picker: &Picker) -> Frame {
    let rows = rows_of(picker::rows(app.size).min(picker.count().max(6)));
    let width = if picker.is_wide() { WIDE_PICKER } else { PICKER_WIDTH };
    let area = beside_row(app.regions().screen, cursor_row(app), (width, rows + 6));
    Frame::new(area, 2, inside(area).height.saturating_sub(4).max(1))
}

/// Returns where a short list stands; the blank row before it is the first to go when there is no room.
#[must_use]
pub fn of_choice(app: &App, choice: &ChoiceList) -> Frame {
    let rows = rows_of(choice.options.len());
    let height = rows.saturating_add(4);
    let area = beside_row(app.regions().screen, cursor_row(app), (CHOICE_WIDTH, height));
    Frame::new(area, u16::from(area.height >= height), rows)
}

/// Returns where "wie doet wat" stands.
#[must_use]
pub fn of_lookup(app: &App, finder: &Finder) -> Frame {
    let screen = app.regions().screen;
    let y = if screen.height >= 20 { 2 } else { 1 };
    let height = screen.height.saturating_sub(y + 2).min(28);
    let area = centred(screen, y, (WIDEST.min(screen.width.saturating_sub(8)), height));
    Frame::new(area, 2 + u16::from(finder.answer.forgiving), rows_of(lookup::rows(app.size)))
}

/// Returns where the help stands.
#[must_use]
pub fn of_help(app: &App) -> Frame {
    let screen = app.regions().screen;
    let size = (WIDEST.min(screen.width.saturating_sub(4)), screen.height.saturating_sub(3));
    let area = centred(screen, 1, size);
    Frame::new(area, 2, rows_of(super::help::rows(app.size)))
}

/// Returns where a form stands: in the middle, as high as it has lines; its list is all but its buttons.
#[must_use]
pub fn of_form(app: &App, form: &Form) -> Frame {
    let screen = app.regions().screen;
    let lines = rows_of(form.lines(app.size).len().min(form::rows(app.size)));
    let height = lines.saturating_add(3);
    let free = screen.height.saturating_sub(FORM_ROWS_BELOW).saturating_sub(height);
    let area = centred(screen, free / 2, (form::WIDTH, height));
    Frame::new(area, 0, inside(area).height.saturating_sub(1))
}

/// Returns where the buttons of a form stand: that saves, and that leaves.
#[must_use]
pub fn buttons_of(app: &App, form: &Form) -> [Rect; 2] {
    let list = of_form(app, form).list;
    let wide = |words: &str| rows_of(width(words));
    let (save, leave) = (wide(form::SAVE), wide(form::LEAVE));
    let from = form.value_from().min(list.width.saturating_sub(50));
    let place = |from: u16, width: u16| {
        let from = from.min(list.width);
        Rect { x: list.x + from, y: list.bottom(), width: width.min(list.width - from), height: 1 }
    };
    [place(from, save), place(from + save + 3, leave)]
}

/// Returns where the saved views stand.
#[must_use]
pub fn of_views(app: &App) -> Frame {
    let screen = app.regions().screen;
    let rows = rows_of(views::rows(app));
    let area = beside_row(screen, cursor_row(app), (VIEWS_WIDTH, rows.saturating_add(4)));
    Frame::new(area, 1, rows)
}

/// Returns where the agendas that can be opened stand.
#[must_use]
pub fn of_start(app: &App) -> Frame {
    long_list(app, 100, rows_of(super::shelf::rows(app.size)))
}

/// Returns where the earlier versions stand.
#[must_use]
pub fn of_versions(app: &App) -> Frame {
    long_list(app, 92, rows_of(super::versions::rows(app.size)))
}

/// Returns where a comparison stands on a terminal of this size; its list comes below the line that counts.
#[must_use]
pub fn of_compare((width, height): (u16, u16)) -> Frame {
    let size = (WIDEST.min(width.saturating_sub(4)), height.saturating_sub(4));
    let area = centred(Rect { x: 0, y: 0, width, height }, 1, size);
    Frame::new(area, 1, inside(area).height.saturating_sub(1))
}

/// Returns where the sheets that can be read in stand.
#[must_use]
pub fn of_sheets(app: &App) -> Frame {
    // Below the list a sentence that takes three rows on the smallest screen.
    let rows = rows_of(super::reading_in::rows(app.size));
    let frame = long_list(app, 92, rows + 1);
    Frame::new(frame.area, 2, rows)
}

/// Returns where it stands what a sheet would change, on a terminal of this size; its list comes below the numbers.
#[must_use]
pub fn of_reading_in((width, height): (u16, u16), shown: &Shown) -> Frame {
    let size = (WIDEST.min(width.saturating_sub(4)), height.saturating_sub(4));
    let area = centred(Rect { x: 0, y: 0, width, height }, 1, size);
    let first = rows_of(shown.counted(inside(area).height).len()).saturating_add(4);
    // The last row says how much there is below it.
    Frame::new(area, first, inside(area).height.saturating_sub(first + 1))
}

/// Returns where the vooruitblik stands; its list comes below the line that says what it is of.
#[must_use]
pub fn of_outlook(app: &App, outlook: &Outlook) -> Frame {
    table(app, 2, outlook.rows.len())
}

/// Returns where "wie draagt wat" stands; its list comes below the quarters.
#[must_use]
pub fn of_load(app: &App, load: &Load) -> Frame {
    table(app, 3, load.rows.len())
}

/// Returns how many rows of a table a terminal of this size shows.
#[must_use]
pub fn table_rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(8)).clamp(1, 30)
}

/// Returns where a table stands that is as long as it has rows, as far as there is room.
fn table(app: &App, first: u16, count: usize) -> Frame {
    const LEAST: usize = 6;
    let most = table_rows(app.size);
    let screen = app.regions().screen;
    let rows = rows_of(count.clamp(LEAST.min(most), most)) + first - 2;
    let area = centred(screen, 1, (WIDEST.min(screen.width.saturating_sub(4)), rows + 5));
    Frame::new(area, first, inside(area).height.saturating_sub(first + 1))
}

/// Returns where a list stands that has two lines under it about the row that the cursor is on.
fn long_list(app: &App, width: u16, rows: u16) -> Frame {
    let screen = app.regions().screen;
    let area = centred(screen, 2, (width.min(screen.width.saturating_sub(4)), rows + 7));
    Frame::new(area, 2, rows)
}

/// Returns where a question stands; its list is the row of its answers.
#[must_use]
pub fn of_confirm(app: &App, confirm: &Confirm) -> Frame {
    let screen = app.regions().screen;
    let width = CONFIRM_WIDTH.min(screen.width);
    let lines = wrap(&visible(&confirm.question), usize::from(width.saturating_sub(4)).max(1)).len();
    let area = middle(screen, (width, rows_of(lines.max(2)).saturating_add(4)));
    Frame::new(area, inside(area).height.saturating_sub(1), 1)
}

/// Returns where yes and no stand.
#[must_use]
pub fn answers(frame: &Frame) -> [Rect; 2] {
    let answer = |from: u16| {
        let from = from.min(frame.list.width);
        Rect { x: frame.list.x + from, width: (frame.list.width - from).min(8), ..frame.list }
    };
    [answer(0), answer(10)]
}

/// Returns the list of what stands on top: where it is, its cursor, and how many rows it has.
pub(super) fn list_of(app: &App, overlay: &Overlay) -> Option<(Frame, List, usize)> {
    Some(match overlay {
        Overlay::Picker(picker) => (of_picker(app, picker), picker.search.list, picker.count()),
        Overlay::Lookup(finder) => (of_lookup(app, finder), finder.search.list, finder.answer.hits.len()),
        Overlay::Help(open) => (of_help(app), open.search.list, open.found.len()),
        Overlay::Choice(choice) => (of_choice(app, choice), choice.list(), choice.options.len()),
        Overlay::Start(start) => (of_start(app), start.search.list, start.found.len()),
        Overlay::Versions(open) => (of_versions(app), open.search.list, open.found.len()),
        Overlay::Views(list) => (of_views(app), list.list(app), app.views().len()),
        Overlay::Outlook(outlook) => (of_outlook(app, outlook), outlook.list, outlook.rows.len()),
        Overlay::Load(load) => (of_load(app, load), load.list, load.rows.len()),
        Overlay::ReadingIn(reading) if reading.shown.is_none() => {
            (of_sheets(app), reading.list, reading.found.len())
        }
        Overlay::ReadingIn(_)
        | Overlay::Cell(_)
        | Overlay::Form(_)
        | Overlay::Ask(_)
        | Overlay::Compare(_)
        | Overlay::Confirm(_)
        | Overlay::Standen(_)
        | Overlay::Entry(_)
        | Overlay::Scan(_) => return None,
    })
}

fn rows_of(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
