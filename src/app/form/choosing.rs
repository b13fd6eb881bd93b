//! The lists behind a field: what they offer, and what they give back.

use super::super::picker::{self, Wanted};
use super::super::{App, choice, edit};
use super::{Fate, Field, Form, Input, Made, Overlay, Press, Spec};
use crate::agenda::{At, Change, Id, Kind, TREKKER, Value};

/// What a link may lead to when its field says nothing more.
const ANYTHING: [Kind; 6] =
    [Kind::Gemeente, Kind::Kernpartner, Kind::Person, Kind::Doel, Kind::Actielijn, Kind::Action];

/// Returns what the links of a field lead to.
fn targets(kind: Kind, field: &str) -> &'static [Kind] {
    match (kind, field) {
        (_, "gemeente") => &[Kind::Gemeente],
        (_, "kernpartners") => &[Kind::Kernpartner],
        (_, "ambassadeurs") => &[Kind::Person],
        (_, "translates") => &[Kind::Action],
        (Kind::Action, "of") => &[Kind::Doel],
        (Kind::Doel, "of") => &[Kind::Doel, Kind::Actielijn],
        _ => &ANYTHING,
    }
}

impl Form {
    /// Opens the list of the field in use, with what was typed of it.
    pub(super) fn open_list(&mut self, app: &mut App, typed: Option<&Press>) -> Fate {
        let (Some(field), Some(at)) = (self.fields.get(self.cursor), self.ats.first()) else {
            return Fate::Stays;
        };
        let title = format!("{} van {}", field.label, edit::called(app, at));
        match &field.input {
            Input::Chosen(Value::Code(word)) => {
                choice::for_field(app, title, at.kind.choice_options(field.name), word);
            }
            Input::Chosen(Value::Flag(_)) => return self.fill_in(app, &Press::Letter(' ')),
            Input::Chosen(value @ (Value::Link(_) | Value::Links(_) | Value::Roles(_))) => {
                picker::for_field(app, self.wanted(title, field, value));
            }
            Input::Records(kind) => {
                let kind = *kind;
                // The form of such a record has a draft of its own.
                if self.touched && !self.keep(app) {
                    return Fate::Stays;
                }
                self.settle();
                picker::records(app, kind);
            }
            Input::Typed(_) | Input::Chosen(_) => app.done(field.accepts()),
        }
        if let Some(press) = typed {
            app.give(press);
        }
        Fate::Stays
    }

    fn wanted(&self, title: String, field: &Field, value: &Value) -> Wanted {
        Wanted {
            title,
            kinds: targets(self.ats[0].kind, field.name),
            not: self.ats.clone(),
            value: value.clone(),
            role: TREKKER,
            made: self.made.clone(),
        }
    }

    fn take(&mut self, app: &mut App, value: Value, made: Vec<Made>) {
        if let Some(Field { input: Input::Chosen(chosen), .. }) = self.fields.get_mut(self.cursor) {
            *chosen = value;
            self.made = made;
            self.changed(app);
        }
    }
}

/// Puts what a list gave into the field that asked for it.
pub(in crate::app) fn receive(app: &mut App, value: Value, made: Vec<Made>) {
    match app.overlays.pop() {
        Some(Overlay::Form(mut form)) => {
            form.take(app, value, made);
            app.overlays.push(Overlay::Form(form));
        }
        other => app.overlays.extend(other),
    }
}

/// Puts the word that a list gave into the field that asked for it.
pub(in crate::app) fn receive_word(app: &mut App, word: &str) {
    let made = match app.overlays.last() {
        Some(Overlay::Form(form)) => form.made.clone(),
        _ => Vec::new(),
    };
    receive(app, Value::Code(word.into()), made);
}

/// Opens the form of a gemeente or a person: one that is there, or a new one with this name.
pub(in crate::app) fn open_record(app: &mut App, kind: Kind, which: Result<Id, String>) {
    let spec = match which {
        Ok(id) => super::whole(app, At { kind, id }),
        Err(name) => {
            let at = At { kind, id: app.fresh_id() };
            let after = app.agenda.rows(kind).ids().pop();
            let with = vec![Change::Add { at: at.clone(), after, with: Vec::new() }];
            let title = format!("Nieuwe {}", kind.one());
            Spec { title, with, preset: vec![("name", Value::Text(name))], ..super::whole(app, at) }
        }
    };
    super::open(app, spec);
}
