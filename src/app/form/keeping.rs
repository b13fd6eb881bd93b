//! What becomes of what was typed in a form: saved, left, or kept in the draft that survives a crash.

use super::super::{App, Effect, cell, counted, edit, koers, travel, zelfscan};
use super::{Fate, Field, Form, Made, Overlay};
use crate::agenda::{Act, At, Change, Edit, Kind, Name, Value};
use crate::command::Command;

impl Form {
    /// Saves what was filled in, as one edit; or goes to the first field with something wrong.
    pub(super) fn save(&mut self, app: &mut App) -> Fate {
        if !self.keep(app) {
            return Fate::Stays;
        }
        close(app);
        Fate::Goes
    }

    /// Puts what was filled in into the agenda; returns whether nothing was wrong with it.
    pub(super) fn keep(&mut self, app: &mut App) -> bool {
        for field in &mut self.fields {
            field.problem = field.refused(app, &self.ats);
        }
        if let Some(wrong) = self.fields.iter().position(|field| field.problem.is_some()) {
            self.cursor = wrong;
            return false;
        }
        let changes = self.changes(app);
        if changes.is_empty() {
            app.done("Er is niets gewijzigd.");
            return true;
        }
        let place = self.ats.first().map(|at| edit::place_of(app, at));
        if !edit::act(app, Edit { place, act: Act::Do, changes: changes.clone() }) {
            return false;
        }
        edit::tell(app, &changes);
        true
    }

    /// Takes what stands in the form now for what stood there, once it is in the agenda.
    pub(super) fn settle(&mut self) {
        for field in &mut self.fields {
            if let Ok(Some(value)) = field.read() {
                field.settle(value);
            }
        }
        (self.with, self.made, self.touched) = (Vec::new(), Vec::new(), false);
    }

    /// Closes without saving; what was typed can still be put in by doing it again.
    pub(super) fn leave(&self, app: &mut App) -> Fate {
        let called = self.called(app);
        let is_new = self.is_new(app);
        // A new record without a name is nothing to bring back.
        let is_nameless = is_new && self.fields.iter().any(|field| field.refused(app, &self.ats).is_some());
        let changes = if self.is_worth_it(app) && !is_nameless { self.changes(app) } else { Vec::new() };
        let lost = self.unreadable(app);
        let place = self.ats.first().map(|at| edit::place_of(app, at));
        let doing = Edit { place, act: Act::Do, changes };
        if !doing.changes.is_empty() && edit::do_and_undo(app, |app| edit::act(app, doing)) {
            let key = app.long_name(Command::Redo);
            let but = lost.map_or_else(String::new, |lost| format!(", behalve {lost}"));
            app.done(format!("Niet bewaard: {called}.   {key} zet er toch in wat u invulde{but}"));
        } else if let Some(lost) = lost {
            app.done(format!("Niet bewaard: {called}, en ook {lost} niet."));
        }
        close(app);
        Fate::Goes
    }

    /// Returns what was typed that is no value of its field, so that no key brings it back: “31-02-2026” bij deadline.
    fn unreadable(&self, app: &App) -> Option<String> {
        let wrong =
            |field: &&Field| !field.text().trim().is_empty() && field.refused(app, &self.ats).is_some();
        let said = |field: &Field| format!("“{}” bij {}", field.text().trim(), field.label.to_lowercase());
        let all: Vec<String> = self.fields.iter().filter(wrong).map(said).collect();
        (!all.is_empty()).then(|| all.join(" en "))
    }

    /// Returns whether there is something to bring back: a form that opened along with a choice has that although nobody
    /// typed in it.
    fn is_worth_it(&self, app: &App) -> bool {
        self.touched || !self.is_new(app) && !self.with.is_empty()
    }

    fn is_new(&self, app: &App) -> bool {
        self.ats.first().is_some_and(|at| !app.agenda.rows(at.kind).has(&at.id))
    }

    /// Returns what people call what is filled in; what is not in the agenda yet has no name.
    pub(super) fn called(&self, app: &App) -> String {
        match self.ats.as_slice() {
            [at] if self.is_new(app) => format!("deze {}", at.kind.one()),
            [at] => edit::called(app, at),
            ats => ats.first().map_or_else(String::new, |at| several(ats.len(), at.kind)),
        }
    }

    /// Returns what a crash must not lose: what saving would record now.
    pub(super) fn draft(&self, app: &App) -> Option<Edit> {
        let changes = if self.is_worth_it(app) { self.changes(app) } else { Vec::new() };
        let place = self.ats.first().cloned();
        (!changes.is_empty()).then_some(Edit { place, act: Act::Do, changes })
    }

    /// Returns the changes that saving makes: of every field that is another one now and can be read.
    fn changes(&self, app: &App) -> Vec<Change> {
        let mut changes = self.with.clone();
        for field in self.fields.iter().filter(|field| field.refused(app, &self.ats).is_none()) {
            let Ok(Some(value)) = field.read() else { continue };
            for at in &self.ats {
                put(app, &mut changes, (at, field.name), &value);
            }
        }
        self.with_made(app, changes)
    }

    /// Puts before the changes the records that the lists made, as far as something links to them.
    fn with_made(&self, app: &App, changes: Vec<Change>) -> Vec<Change> {
        let mut all = Vec::new();
        for made in self.made.iter().filter(|made| changes.iter().any(|change| links_to(change, &made.at))) {
            let before = all.iter().rev().map(Change::at).find(|at| at.kind == made.at.kind);
            let last = || app.agenda.rows(made.at.kind).last();
            let after = before.map(|at| at.id.clone()).or_else(last);
            let with = vec![(Name::Borrowed("name"), Value::Text(made.name.clone()))];
            all.push(Change::Add { at: made.at.clone(), after, with });
        }
        all.extend(changes);
        all
    }
}

/// Puts a value into the changes: into the addition of its record when that is among them.
fn put(app: &App, changes: &mut Vec<Change>, (at, field): (&At, &'static str), value: &Value) {
    for change in changes.iter_mut() {
        if let Change::Add { at: added, with, .. } = change
            && added == at
        {
            with.retain(|(name, _)| name != field);
            with.push((Name::Borrowed(field), value.clone()));
            return;
        }
    }
    changes.extend(app.agenda.set(at, field, value.clone()));
}

fn several(count: usize, kind: Kind) -> String {
    counted(count, kind.one(), kind.many())
}

fn links_to(change: &Change, to: &At) -> bool {
    let links = |value: &Value| match value {
        Value::Link(link) => link.as_ref() == Some(&to.id),
        Value::Links(links) => links.contains(&to.id),
        _ => false,
    };
    match change {
        Change::Set { is, .. } => links(is),
        Change::Add { with, .. } => with.iter().any(|(_, value)| links(value)),
        Change::Drop { .. } | Change::Move { .. } => false,
    }
}

/// Says that nothing is half-typed any more; a form below may name what this one changed.
fn close(app: &mut App) {
    app.effects.push(Effect::Draft(None));
    show_top(app);
}

/// Writes anew what the chosen values of the form on top are called.
fn show_top(app: &mut App) {
    if let Some(mut below) = app.overlays.pop() {
        if let Overlay::Form(form) = &mut below {
            form.fields.iter_mut().for_each(|field| field.shown.clear());
            form.show_all(app);
        }
        app.overlays.push(below);
    }
}

/// Opens what was open when the program ended, with what had been typed: a cell or a form.
pub(in crate::app) fn reopen(app: &mut App, draft: &Edit) {
    if draft.act == Act::Amend || is_of_cell(&draft.changes) {
        return cell::reopen(app, draft);
    }
    let Some(at) = draft.place.clone() else { return };
    let (own, others): (Vec<&Change>, Vec<&Change>) =
        draft.changes.iter().partition(|change| change.at().kind == at.kind);
    let mut spec = super::whole(app, at.clone());
    let koers = koers::asked(&draft.changes);
    if koers.is_some() {
        spec.fields = koers::WHY.to_vec();
        spec.start = spec.fields.first().copied();
    }
    let asked = zelfscan::asked(app, &at, &draft.changes);
    if let Some(asked) = &asked {
        spec.fields.clone_from(&asked.fields);
        spec.start = asked.fields.first().copied();
    }
    for change in own {
        match change {
            Change::Set { at: other, field, is, .. } => {
                match spec.fields.iter().find(|known| **known == &**field) {
                    Some(known) => spec.preset.push((*known, is.clone())),
                    None => spec.with.push(change.clone()),
                }
                if !spec.ats.contains(other) {
                    spec.ats.push(other.clone());
                }
            }
            change => spec.with.push(change.clone()),
        }
    }
    let (made, others): (Vec<&Change>, Vec<&Change>) =
        others.into_iter().partition(|change| matches!(change, Change::Add { .. }));
    let is_added = spec.with.iter().any(|change| change.at() == &at);
    if !is_added && !app.agenda.rows(at.kind).has(&at.id) {
        return;
    }
    if spec.ats.len() > 1 {
        spec.title = format!("{} bewerken", several(spec.ats.len(), at.kind));
    }
    if let Some(koers) = koers {
        spec.title = koers::question(app, &spec.ats, &koers);
    }
    if let Some(asked) = asked {
        spec.title = asked.title;
    }
    spec.with.extend(others.into_iter().cloned());
    travel::show(app, &at);
    super::open(app, spec);
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        form.touched = true;
        form.made = made.into_iter().filter_map(made_by).collect();
        // No standing sentence: this is true only as long as the form is open.
        let title = form.title.clone();
        show_top(app);
        let (stop, you) = if title.ends_with('?') { ("", "U") } else { (":", "u") };
        app.done(format!("{title}{stop} {you} was dit aan het invullen toen het programma stopte."));
    }
}

/// Returns what a list of the form made, out of the change that would add it.
fn made_by(change: &Change) -> Option<Made> {
    let Change::Add { at, with, .. } = change else { return None };
    let name = with.iter().find_map(|(_, value)| match value {
        Value::Text(name) => Some(name.clone()),
        _ => None,
    });
    Some(Made { at: at.clone(), name: name? })
}

/// Returns whether these changes are those of a field that is open in its list: one text of one line.
fn is_of_cell(changes: &[Change]) -> bool {
    let in_a_list =
        |kind| matches!(kind, Kind::Action | Kind::Doel | Kind::Actielijn | Kind::Kernpartner | Kind::Note);
    match changes {
        [Change::Set { at, is: Value::Text(text), .. }] => in_a_list(at.kind) && !text.contains('\n'),
        // A planning of several that were marked is one field too.
        changes => changes.iter().all(
            |change| matches!(change, Change::Set { at, is: Value::Phases(_), .. } if in_a_list(at.kind)),
        ),
    }
}
