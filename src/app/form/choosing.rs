//! The lists behind a field: what they offer, and what they give back.

use super::super::picker::{self, Wanted};
use super::super::{App, adding, choice, counted, edit};
use super::{Fate, Field, Form, Input, Made, Overlay, Press, Spec};
use crate::agenda::{At, Change, Id, Kind, TREKKER, Value};

/// What a link may lead to when its field says nothing more.
const ANYTHING: [Kind; 6] =
    [Kind::Gemeente, Kind::Kernpartner, Kind::Person, Kind::Doel, Kind::Actielijn, Kind::Action];

/// Returns what the links of a field lead to.
fn targets(kind: Kind, field: &str) -> &'static [Kind] {
    match (kind, field) {
        (_, "gemeente" | "gemeenten") => &[Kind::Gemeente],
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
        let title = format!("{} van {}", field.label, self.called(app));
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
                picker::records(app, kind, &self.ats[0]);
            }
            Input::Typed(_) => app.done("Bij dit veld is geen lijst. Typ hier wat er moet staan."),
            Input::Chosen(_) => app.done(field.accepts()),
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

/// Returns the kinds of records that the form of this one leads to: what has no row of its own in a window.
pub(super) fn led_to(app: &App, at: &At) -> &'static [Kind] {
    let has_standen = || !app.agenda.standen.is_empty() && !belonging(app, Kind::Stand, at).is_empty();
    match at.kind {
        Kind::Head => &[Kind::Gemeente, Kind::Person],
        Kind::Action if has_standen() => &[Kind::Stand, Kind::Note],
        Kind::Action | Kind::Doel | Kind::Actielijn | Kind::Kernpartner => &[Kind::Note],
        Kind::Gemeente
        | Kind::Stand
        | Kind::Note
        | Kind::Person
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => &[],
    }
}

/// Returns the records of a kind that a form leads to: all from the agenda itself, else those about its record.
pub(in crate::app) fn belonging(app: &App, kind: Kind, from: &At) -> Vec<Id> {
    let ids = app.agenda.rows(kind).ids().into_iter();
    let about = |id: &Id| app.agenda.about(&At::new(kind, id)).as_ref() == Some(from);
    ids.filter(|id| from.kind == Kind::Head || about(id)).collect()
}

/// Returns what a form says of the records that it leads to. Remarks are counted only: a room may look on.
pub(super) fn records_shown(app: &App, from: &At, kind: Kind) -> String {
    let ids = belonging(app, kind, from);
    match (ids.len(), from.kind) {
        (0, _) => "–".into(),
        (_, Kind::Head) => ids.iter().map(|id| app.agenda.link_name(id)).collect::<Vec<_>>().join(", "),
        (count, _) => counted(count, kind.one(), kind.many()),
    }
}

/// Opens the form of a record that another form leads to: one that is there, or a new one with this name or text.
pub(in crate::app) fn open_record(app: &mut App, (kind, from): (Kind, &At), which: Result<Id, String>) {
    let spec = match which {
        Ok(id) => super::whole(app, At { kind, id }),
        Err(name) => {
            let at = At { kind, id: app.fresh_id() };
            let after = app.agenda.rows(kind).last();
            let with = match kind {
                Kind::Note => adding::with_note(app, &from.id),
                _ => Vec::new(),
            };
            let with = vec![Change::Add { at: at.clone(), after, with }];
            let preset = vec![(edit::title_field(kind), Value::Text(name))];
            Spec { preset, with, ..super::whole(app, at) }
        }
    };
    super::open(app, spec);
}
