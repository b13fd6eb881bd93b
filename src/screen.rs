//! The screen: from the state of the app to the cells of a buffer, and nothing else.
//!
//! ```text
//! header.rs    title and period                         disk, date, clock
//! header.rs    what is shown                            how to take a filter off
//! doelen.rs    │ actions.rs                           │ planning.rs
//! kernpartners │ detail.rs
//! reading.rs   the row under the cursor, whole, where there is no room for detail.rs
//! message.rs   what was done, what a field accepts
//! hints.rs     the keys that matter now
//! prefix.rs    over the lower windows: what can follow the first key of two
//! cell.rs form.rs choice.rs stand.rs picker.rs lookup.rs help.rs confirm.rs shelf.rs ask.rs versions.rs compare.rs
//! entry.rs views.rs outlook.rs load.rs reading_in.rs: what stands on top; zelfscan.rs: the session, over all windows
//! ```
//!
//! theme.rs gives the colours, signs.rs what stands for a sign that the terminal cannot show;
//! steady.rs has what terminals disagree about drawn so that nothing of it is left behind. What all of them are made of
//! stands in widget.rs.
//!
//! Only rows that can be seen are made, so a frame costs the same however long the agenda is.

mod actions;
mod ask;
mod cell;
mod choice;
mod compare;
mod confirm;
mod detail;
mod doelen;
mod entry;
mod form;
mod header;
mod help;
mod hints;
mod kernpartners;
mod load;
mod lookup;
mod message;
mod outlook;
mod picker;
pub mod picture;
mod planning;
mod prefix;
mod reading;
mod reading_in;
mod shelf;
mod signs;
mod stand;
mod steady;
pub mod theme;
mod timeline;
mod versions;
mod views;
mod widget;
mod zelfscan;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::overlay::Overlay;
use crate::layout::{SMALLEST, Shape};
use theme::Theme;
use widget::{Paint, row};

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    if let Some(caret) = paint(app, frame.buffer_mut(), area) {
        frame.set_cursor_position(caret);
    }
}

/// Paints the whole screen into a buffer; returns where the text cursor stands when a field is open.
pub fn paint(app: &App, buf: &mut Buffer, area: Rect) -> Option<Position> {
    // The terminal may have another size than the app was told: what lies outside is simply not painted.
    let area = area.intersection(buf.area);
    let (regions, theme) = (app.regions(), theme_of(app));
    let mut paint = Paint { app, regions: &regions, buf, theme, caret: None };
    paint.wash(area, theme.ground);
    if regions.shape == Shape::TooSmall {
        too_small(&mut paint, area);
    } else {
        windows(&mut paint);
        overlays(&mut paint);
        prefix::paint(&mut paint);
    }
    signs::put(app.signs(), paint.buf);
    steady::hold(paint.buf);
    paint.caret.filter(|caret| area.contains(*caret))
}

/// Returns the colours that the user chose, as far as the terminal can show them.
#[must_use]
pub fn theme_of(app: &App) -> &'static Theme {
    Theme::of(app.settings().theme, app.colours())
}

fn windows(paint: &mut Paint<'_>) {
    header::paint(paint);
    doelen::paint(paint);
    actions::paint(paint);
    planning::paint(paint);
    kernpartners::paint(paint);
    detail::paint(paint);
    reading::paint(paint);
    message::paint(paint);
    hints::paint(paint);
}

fn overlays(paint: &mut Paint<'_>) {
    let app = paint.app;
    for overlay in &app.overlays {
        match overlay {
            Overlay::Cell(cell) => cell::paint(cell, paint),
            Overlay::Form(form) => form::paint(form, paint),
            Overlay::Choice(choice) => choice::paint(choice, paint),
            Overlay::Standen(standen) => stand::paint(standen, paint),
            Overlay::Picker(picker) => picker::paint(picker, paint),
            Overlay::Lookup(finder) => lookup::paint(finder, paint),
            Overlay::Help(help) => help::paint(help, paint),
            Overlay::Start(start) => shelf::paint(start, paint),
            Overlay::Ask(ask) => ask::paint(ask, paint),
            Overlay::Versions(versions) => versions::paint(versions, paint),
            Overlay::Compare(compare) => compare::paint(compare, paint),
            Overlay::Confirm(confirm) => confirm::paint(confirm, paint),
            Overlay::Entry(entry) => entry::paint(entry, paint),
            Overlay::Views(list) => views::paint(list, paint),
            Overlay::Outlook(outlook) => outlook::paint(outlook, paint),
            Overlay::Load(load) => load::paint(load, paint),
            Overlay::Scan(scan) => zelfscan::paint(scan, paint),
            Overlay::ReadingIn(reading) => reading_in::paint(reading, paint),
        }
    }
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
