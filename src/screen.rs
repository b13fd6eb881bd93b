//! The screen: from the state of the app to the cells of a buffer, and nothing else.
//!
//! ```text
//! header.rs    title and period                         disk, date, clock
//! header.rs    what is shown                            how to take a filter off
//! doelen.rs    │ actions.rs                           │ planning.rs
//! kernpartners │ detail.rs
//! message.rs   what was done, what a field accepts
//! hints.rs     the keys that matter now
//! cell.rs form.rs choice.rs picker.rs lookup.rs help.rs confirm.rs: what stands on top
//! ```
//!
//! Only rows that can be seen are made, so a frame costs the same however long the agenda is.

mod actions;
mod cell;
mod choice;
mod confirm;
mod detail;
mod doelen;
mod form;
mod header;
mod help;
mod hints;
mod kernpartners;
mod lookup;
mod message;
mod picker;
pub mod picture;
mod planning;
mod reading;
mod stand;
pub mod theme;
mod widget;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::overlay::Overlay;
use crate::layout::{Pane, Place, Regions, SMALLEST, Shape};
use theme::Theme;
use widget::{Paint, row};

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    if let Some(caret) = paint(app, theme, frame.buffer_mut(), area) {
        frame.set_cursor_position(caret);
    }
}

/// Paints the whole screen into a buffer; returns where the text cursor stands when a field is open.
pub fn paint(app: &App, theme: &Theme, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let area = area.intersection(buf.area);
    let regions = app.regions();
    let mut paint = Paint { app, regions: &regions, buf, theme, caret: None };
    paint.wash(area, theme.ground);
    // The terminal may have another size than the app was told: what lies outside is simply not painted.
    if regions.shape == Shape::TooSmall {
        too_small(&mut paint, area);
        return None;
    }
    header::paint(&mut paint);
    doelen::paint(&mut paint);
    actions::paint(&mut paint);
    planning::paint(&mut paint);
    kernpartners::paint(&mut paint);
    detail::paint(&mut paint);
    reading::paint(&mut paint);
    message::paint(&mut paint);
    hints::paint(&mut paint);
    for overlay in &app.overlays {
        match overlay {
            Overlay::Cell(cell) => cell::paint(cell, &mut paint),
            Overlay::Form(form) => form::paint(form, &mut paint),
            Overlay::Choice(choice) => choice::paint(choice, &mut paint),
            Overlay::Standen(standen) => stand::paint(standen, &mut paint),
            Overlay::Picker(picker) => picker::paint(picker, &mut paint),
            Overlay::Lookup(finder) => lookup::paint(finder, &mut paint),
            Overlay::Help(help) => help::paint(help, &mut paint),
            Overlay::Confirm(confirm) => confirm::paint(confirm, &mut paint),
        }
    }
    paint.caret.filter(|caret| area.contains(*caret))
}

fn too_small(paint: &mut Paint<'_>, area: Rect) {
    let (width, height) = SMALLEST;
    let sentence = format!(
        "Dit venster is te klein voor de agenda ({} × {}). Maak het {width} breed en {height} hoog, of de letter \
         kleiner met Ctrl en min.",
        area.width, area.height
    );
    let lines = crate::text::wrap(&sentence, usize::from(area.width));
    for (place, line) in (0..area.height).zip(lines) {
        paint.text(row(area, place), sentence[line].trim_end(), paint.theme.text);
    }
}

/// Returns the place of a box in the middle of the screen.
fn centred_box(regions: &Regions, size: (u16, u16)) -> Rect {
    let y = regions.screen.height.saturating_sub(size.1) / 2;
    widget::centred(regions.screen, y, size)
}

/// Returns the row of the screen that the cursor is on, for what opens beside it.
fn cursor_row(app: &App, regions: &Regions) -> Rect {
    let form = app.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Form(form) => Some(form),
        _ => None,
    });
    if let Some(form) = form {
        return form::cursor_row(form, app, regions);
    }
    let Place::Open(area) = regions.place(app.focus) else { return regions.message };
    let list = app.list(app.focus);
    let first = match app.focus {
        Pane::Actions | Pane::Planning if regions.names_columns() => 2,
        Pane::Doelen | Pane::Actions | Pane::Planning | Pane::Kernpartners | Pane::Detail => 1,
    };
    let place = u16::try_from(list.cursor().saturating_sub(list.top())).unwrap_or(u16::MAX);
    row(area, place.saturating_add(first).min(area.height.saturating_sub(1)))
}
