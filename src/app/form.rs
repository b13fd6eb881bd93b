//! A form: the fields of a record below each other, made from the table of fields, saved as one edit.
//!
//! What one field holds stands in `field`, how it lies in lines in `lines`, the lists behind a field in
//! `choosing`, and what becomes of what was typed in `keeping`.

mod choosing;
mod field;
mod keeping;
mod lines;

use super::overlay::{Fate, Overlay, Press, type_into};
use super::{App, cell, edit};
use crate::agenda::{At, Change, Id, Kind, Value};
use crate::command::Command;
use crate::text::{TextAct, TextBuf};
pub(super) use choosing::{belonging, open_record, receive, receive_word};
pub use field::{Field, Input};
pub(super) use keeping::reopen;
pub use lines::{LABEL, LEAVE, Line, SAVE, Says, WIDTH, rows};

/// What a form is to be.
pub(super) struct Spec {
    /// What stands in its border.
    pub(super) title: String,
    /// The records that get what is filled in; all of one kind, and at least one.
    pub(super) ats: Vec<At>,
    /// Which fields.
    pub(super) fields: Vec<&'static str>,
    /// The field that the cursor begins in; the first when nothing.
    pub(super) start: Option<&'static str>,
    /// What stands ready as if it had been typed.
    pub(super) preset: Vec<(&'static str, Value)>,
    /// What is done along with it.
    pub(super) with: Vec<Change>,
}

/// A form while it is open.
#[derive(Debug)]
pub struct Form {
    /// What stands in its border.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field in use; behind the last come the two buttons.
    pub cursor: usize,
    ats: Vec<At>,
    with: Vec<Change>,
    made: Vec<Made>,
    /// The field that was in use last: from a button, typing goes on there.
    last: usize,
    /// The first line that is on the screen.
    top: usize,
    /// Whether somebody filled in anything.
    touched: bool,
}

/// A record that a list behind a field made: it comes into the agenda together with the form.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    pub(super) at: At,
    pub(super) name: String,
}

/// Opens a form.
pub(super) fn open(app: &mut App, spec: Spec) {
    let Some(kind) = spec.ats.first().map(|at| at.kind) else { return };
    let field = |name: &&'static str| match Kind::from_collection(name) {
        Some(other) if kind.known_field(name).is_none() => Field::records(other),
        _ => Field::new(app, &spec, kind, name),
    };
    let fields: Vec<Field> = spec.fields.iter().map(field).collect();
    if let Some(why) = fields.iter().find_map(Field::too_long) {
        return app.problem(why);
    }
    let start = spec.start.and_then(|start| fields.iter().position(|field| field.name == start));
    let mut form = Form {
        title: spec.title,
        fields,
        cursor: start.unwrap_or(0),
        ats: spec.ats,
        with: spec.with,
        made: Vec::new(),
        last: start.unwrap_or(0),
        top: 0,
        touched: false,
    };
    form.show_all(app);
    form.follow(app.size);
    if let Some(chosen) = form.draft(app) {
        // What opened the form is chosen already, and would be gone with it.
        app.effects.push(super::Effect::Draft(Some(chosen)));
    }
    app.overlays.push(Overlay::Form(form));
}

/// Opens all fields of what is selected; of the agenda itself where nothing is.
pub(super) fn edit(app: &mut App) {
    let head = || app.agenda.heading().map(|head| At::new(Kind::Head, &head.id));
    if let Some(at) = app.target().or_else(head) {
        let spec = whole(app, at);
        open(app, spec);
    }
}

/// Returns the form of all fields of a record that people fill in.
pub(super) fn whole(app: &App, at: At) -> Spec {
    let title = match at.kind {
        Kind::Head => "Agenda bewerken".into(),
        kind if !app.agenda.rows(kind).has(&at.id) => format!("Nieuwe {}", kind.one()),
        _ => format!("{} bewerken", edit::capital(&edit::called(app, &at))),
    };
    let own = at.kind.field_names().into_iter().filter(|name| field::is_filled_in(at.kind, name));
    let fields = own.chain(choosing::led_to(app, &at).iter().map(|kind| kind.collection())).collect();
    let start = at.kind.field_names().into_iter().find(|name| *name == edit::title_field(at.kind));
    Spec { title, fields, start, ats: vec![at], preset: Vec::new(), with: Vec::new() }
}

impl Form {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        if self.cursor < self.fields.len() {
            self.last = self.cursor;
        }
        let fate = match press {
            Press::Command(Command::Cancel) => self.step_out(app),
            Press::Command(Command::SaveForm) => self.save(app),
            Press::Command(Command::Accept) => self.accept(app),
            Press::Command(Command::NextField) => self.walk(1),
            Press::Command(Command::PreviousField) => self.walk(self.stops() - 1),
            Press::Command(Command::CursorDown) => self.step_line(app, true),
            Press::Command(Command::CursorUp) => self.step_line(app, false),
            Press::Command(Command::OpenChoices) => self.open_list(app, None),
            press => self.fill_in(app, press),
        };
        self.follow(app.size);
        fate
    }

    /// Returns whether the cursor is on the button that saves.
    #[must_use]
    pub fn on_save(&self) -> bool {
        self.cursor == self.fields.len()
    }

    /// Returns whether the cursor is on the button that does not save.
    #[must_use]
    pub fn on_leave(&self) -> bool {
        self.cursor > self.fields.len()
    }

    /// Returns the field in use; nothing on the buttons.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.cursor)
    }

    fn stops(&self) -> usize {
        self.fields.len() + 2
    }

    /// Goes to a field; past the last come the two buttons.
    pub(super) fn go(&mut self, stop: usize) {
        self.cursor = stop.min(self.stops() - 1);
    }

    fn walk(&mut self, on: usize) -> Fate {
        self.cursor = (self.cursor + on) % self.stops();
        Fate::Stays
    }

    /// Returns the text of the field in use, when it is typed.
    pub(super) fn text(&mut self) -> Option<&mut TextBuf> {
        match self.fields.get_mut(self.cursor).map(|field| &mut field.input) {
            Some(Input::Typed(text)) => Some(text),
            _ => None,
        }
    }

    /// Walks the lines of a field before it goes on to another one.
    fn step_line(&mut self, app: &App, down: bool) -> Fate {
        let width = self.value_width(app.size);
        if let Some(text) = self.text() {
            let before = text.cursor();
            text.fit(width);
            text.apply(if down { TextAct::Down } else { TextAct::Up });
            if text.cursor() != before {
                return Fate::Stays;
            }
        }
        self.walk(if down { 1 } else { self.stops() - 1 })
    }

    fn accept(&mut self, app: &mut App) -> Fate {
        if self.on_leave() {
            return self.leave(app);
        }
        match self.fields.get(self.cursor) {
            Some(field) if field.takes_lines() => self.fill_in(app, &Press::Letter('\n')),
            _ => self.save(app),
        }
    }

    /// Leaves the field for the buttons, and then the form: a slip of the finger on Esc costs nothing.
    fn step_out(&mut self, app: &mut App) -> Fate {
        if !self.touched || self.cursor >= self.fields.len() {
            return self.leave(app);
        }
        self.cursor = self.fields.len() + 1;
        let key = super::hints::key_name(app, super::Mode::Form, Command::Cancel);
        app.done(format!("Nog een keer {key} sluit het formulier zonder te bewaren."));
        Fate::Stays
    }

    fn fill_in(&mut self, app: &mut App, press: &Press) -> Fate {
        if self.cursor >= self.fields.len() && matches!(press, Press::Letter(_) | Press::Paste(_)) {
            self.cursor = self.last;
        }
        let Some(field) = self.fields.get_mut(self.cursor) else {
            return self.press_buttons(press);
        };
        let changed = match &mut field.input {
            Input::Typed(text) => {
                let typed = type_into(app, text, press);
                cell::tell_dropped(app, typed.dropped);
                typed.changed
            }
            Input::Chosen(_) => match field.choose(press) {
                field::Chose::Changed => true,
                field::Chose::Nothing => false,
                field::Chose::Wrong => {
                    app.problem(field.accepts());
                    false
                }
                field::Chose::Asks => return self.open_list(app, Some(press)),
            },
            Input::Records(_) => return self.open_list(app, Some(press)),
        };
        if changed {
            self.changed(app);
        }
        Fate::Stays
    }

    fn press_buttons(&mut self, press: &Press) -> Fate {
        match press {
            Press::Command(Command::TextLeft) => self.cursor = self.fields.len(),
            Press::Command(Command::TextRight) => self.cursor = self.fields.len() + 1,
            _ => {}
        }
        Fate::Stays
    }

    /// Takes note that the field in use holds something else.
    fn changed(&mut self, app: &mut App) {
        self.touched = true;
        if let Some(field) = self.fields.get_mut(self.cursor) {
            field.problem = None;
            field.understand();
        }
        self.show_all(app);
        let draft = self.draft(app);
        app.effects.push(super::Effect::Draft(draft));
    }

    /// Writes anew what each chosen value is called.
    fn show_all(&mut self, app: &App) {
        let made = &self.made;
        let name = |id: &Id| match made.iter().find(|made| made.at.id == *id) {
            Some(made) => made.name.clone(),
            None => app.agenda.link_name(id).into_owned(),
        };
        for field in &mut self.fields {
            match field.input {
                Input::Records(kind) if field.shown.is_empty() => {
                    field.shown = choosing::records_shown(app, &self.ats[0], kind);
                }
                Input::Records(_) => {}
                Input::Typed(_) | Input::Chosen(_) => field.show(&app.agenda, &name),
            }
        }
    }
}

#[cfg(test)]
mod tests;
