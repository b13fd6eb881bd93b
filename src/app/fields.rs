//! Walking the fields in Detail, and opening one by the kind of its value.
//!
//! Which fields there are, and on which lines they stand, is left to [`super::detail`].

use std::ops::Range;

use super::cell::{Cell, Purpose};
use super::detail::{self, Page};
use super::list::Step;
use super::{App, browse, choice, column, edit, picker};
use crate::agenda::{At, Kind, Name, Value, View};
use crate::command::Command;
use crate::layout::Pane;

/// What the cursor in Detail is on: a field, which stays the same when another record comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Whose field: of what is selected, or of one of its remarks.
    pub note: Option<crate::agenda::Id>,
    /// Which field.
    pub field: Name,
}

/// A field as it stands in Detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Which field.
    pub spot: Spot,
    /// On which lines.
    pub lines: Range<usize>,
    /// On which part of them.
    pub side: Side,
}

/// Which part of its lines a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// All of them.
    Whole,
    /// The first half.
    Left,
    /// The second half.
    Right,
}

impl App {
    /// Returns the record that Detail tells about: without a choice that is the agenda itself.
    pub(super) fn told(&self) -> Option<At> {
        self.target().or_else(|| self.agenda.heading().map(|head| At::new(Kind::Head, &head.id)))
    }

    /// Returns what the cursor of Detail is on, while Detail has the keys.
    #[must_use]
    pub fn stop_under_cursor<'a>(&self, page: &'a Page) -> Option<&'a Stop> {
        page.stops.get(self.stop(page)?)
    }

    /// Returns whether the cursor of Detail is on this field.
    #[must_use]
    pub fn is_on_field(&self, at: &At, field: &str) -> bool {
        let place = self.spot.as_ref().and_then(|spot| place_of(self, spot));
        self.focus == Pane::Detail && place.is_some_and(|(here, known)| here == *at && known == field)
    }

    fn stop(&self, page: &Page) -> Option<usize> {
        if self.focus != Pane::Detail {
            return None;
        }
        let spot = self.spot.as_ref();
        let place = page.stops.iter().position(|stop| Some(&stop.spot) == spot).unwrap_or(0);
        (place < page.stops.len()).then_some(place)
    }

    /// Brings the field under the cursor into sight: its end first, so that its beginning wins.
    pub(super) fn follow_field(&mut self) {
        let page = detail::page(self);
        let count = page.lines.len();
        let (first, last) =
            self.stop_under_cursor(&page).map_or((0, 0), |stop| (stop.lines.start, stop.lines.end - 1));
        self.go_in_detail(last, count);
        self.go_in_detail(first, count);
    }

    fn go_in_detail(&mut self, line: usize, count: usize) {
        let shown = self.rows_shown(Pane::Detail);
        self.lists[Pane::Detail as usize].go(line, count, shown);
    }
}

/// Goes to another field, or with the same field to another record.
pub(super) fn step(app: &mut App, step: Step) {
    let page = detail::page(app);
    let Some(here) = app.stop(&page) else { return };
    let next = match step {
        Step::Down if scrolls_on(app, &page, here) => return,
        Step::Up => here.saturating_sub(1),
        Step::Down => here + 1,
        Step::First => 0,
        Step::Last => page.stops.len(),
        Step::PageUp | Step::PageDown => {
            let spot = page.stops[here].spot.clone();
            // A remark belongs to one record only.
            app.spot = Some(spot).filter(|spot| spot.note.is_none()).or_else(|| app.spot.take());
            let on = if step == Step::PageDown { Step::Down } else { Step::Up };
            if !browse::step_in(app, app.subject, on) {
                app.done(if on == Step::Down { "Dit is de laatste." } else { "Dit is de eerste." });
            }
            return app.follow_field();
        }
    };
    app.spot = page.stops.get(next.min(page.stops.len() - 1)).map(|stop| stop.spot.clone());
    app.follow_field();
}

/// Reads on in a field that goes on below the window; returns whether it did.
fn scrolls_on(app: &mut App, page: &Page, here: usize) -> bool {
    let below = app.list(Pane::Detail).top() + app.rows_shown(Pane::Detail);
    let goes_on = page.stops[here].lines.end > below;
    if goes_on {
        app.go_in_detail(below, page.lines.len());
    }
    goes_on
}

/// Opens the field under the cursor of Detail.
pub(super) fn edit_field(app: &mut App) {
    let page = detail::page(app);
    let Some(stop) = app.stop(&page) else { return };
    let spot = page.stops[stop].spot.clone();
    app.spot = Some(spot.clone());
    let Some((at, field)) = place_of(app, &spot) else {
        return app
            .problem("Dit veld kent deze versie van het programma niet. U kunt het lezen, niet wijzigen.");
    };
    open(app, at, field);
}

/// Returns the record and the known field of a spot.
fn place_of(app: &App, spot: &Spot) -> Option<(At, &'static str)> {
    let at = match &spot.note {
        Some(note) => At::new(Kind::Note, note),
        None => app.told()?,
    };
    let field = at.kind.known_field(&spot.field)?;
    Some((at, field))
}

/// Opens a field of a record by the kind of its value.
fn open(app: &mut App, at: At, field: &'static str) {
    match (app.agenda.rows(at.kind).view(&at.id, field), at.kind) {
        (Some(View::Text(_) | View::Lines(_) | View::Phases(_)), _) => {
            Cell::open(app, at, field, Purpose::Change);
        }
        (Some(View::Code(_)), Kind::Action) if field == "koers" => browse::run(app, Command::SetKoers),
        (Some(View::Code(_)), Kind::Action) if field == "level" => browse::run(app, Command::SetLevel),
        (Some(View::Code(_)), _) => choice::set_code(app, at, field),
        // There is nothing to type or to choose from.
        (Some(View::Flag(is)), _) => {
            let changes = edit::set_all(app, std::slice::from_ref(&at), field, &Value::Flag(!is));
            edit::change_all(app, &[at], &changes);
        }
        (Some(View::Roles(_)), Kind::Action) => picker::set_owner(app),
        (Some(View::Link(_)), Kind::Action | Kind::Doel) if field == "of" => {
            browse::run(app, Command::MoveTo);
        }
        (Some(View::Link(_)), Kind::Action) if field == "gemeente" => browse::run(app, Command::SetLevel),
        (Some(View::Links(_)), _) if field == "kernpartners" => picker::set_kernpartners(app),
        _ => {
            let label = at.kind.label(field);
            app.problem(format!("{label} kunt u hier lezen, maar niet wijzigen."));
        }
    }
}

/// Returns why a text cannot be changed here: every key would have to be measured and kept along with all of it.
pub(super) fn too_long(label: &str, text: &str) -> Option<String> {
    let told = || {
        format!(
            "{label} is met {} tekens te lang om hier te wijzigen en blijft zoals het is.",
            text.chars().count()
        )
    };
    (text.len() > 1_000_000).then(told)
}

/// Returns whether a field is typed in a cell.
fn is_text(app: &App, spot: &Spot) -> bool {
    let view = place_of(app, spot).and_then(|(at, field)| app.agenda.rows(at.kind).view(&at.id, field));
    matches!(view, Some(View::Text(_) | View::Lines(_) | View::Phases(_)))
}

/// Opens the next field of Detail that is typed, or the one before.
pub(super) fn open_text_beside(app: &mut App, on: bool) {
    let page = detail::page(app);
    let Some(here) = app.stop(&page) else { return };
    let stops = &page.stops;
    let next = if on {
        stops[here + 1..].iter().find(|stop| is_text(app, &stop.spot))
    } else {
        stops[..here].iter().rfind(|stop| is_text(app, &stop.spot))
    };
    if let Some(stop) = next {
        app.spot = Some(stop.spot.clone());
        app.follow_field();
        column::edit_field(app);
    }
}
