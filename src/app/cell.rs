//! One text that is open in its list: typing, keeping, leaving, and the draft that survives a crash.

use super::overlay::{Fate, Overlay, Press, type_into};
use super::planning::told;
use super::{App, Effect, browse, column, counted, detail, edit, fields, marks, pasting, removing, travel};
use crate::agenda::{Act, Agenda, At, BETWEEN_PHASES, Change, Edit, Kind, Phase, Value, View, phases_line};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{Lines, TextBuf};

/// The texts that can have more than one line; in a cell Enter keeps all of them.
const TOLD_AT_LENGTH: [&str; 9] =
    ["description", "result", "note", "level_reason", "oorzaak", "gevolg", "bijsturing", "text", "remark"];

/// Why a cell is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To change what stands there.
    Change,
    /// To give a title to what was just added.
    New,
}

/// A field of a record that is open for typing.
#[derive(Debug)]
pub struct Cell {
    /// Whose field.
    pub at: At,
    /// Everything that gets what is typed: that one, and the other actions that are marked.
    pub ats: Vec<At>,
    /// Which field.
    pub field: &'static str,
    /// What was typed so far.
    pub text: TextBuf,
    /// What is wrong with it, as a sentence.
    pub problem: Option<String>,
    purpose: Purpose,
    /// What stood there when it was opened; as long as it still does, nothing is written.
    opened: String,
    /// Where the cursor was before a row was added, to go back to when it is not wanted after all.
    from: Option<At>,
}

impl Cell {
    /// Opens a field with what stands in it.
    pub(super) fn open(app: &mut App, at: At, field: &'static str, purpose: Purpose) {
        let text = app.agenda.rows(at.kind).view(&at.id, field).map(text_of).unwrap_or_default();
        if let Some(why) = fields::too_long(at.kind.label(field), &text) {
            return app.problem(why);
        }
        let text = TextBuf::new(&text, lines_of(app, &at, field));
        let opened = text.text().to_owned();
        app.overlays.push(Overlay::Cell(Self {
            ats: vec![at.clone()],
            at,
            field,
            text,
            problem: None,
            purpose,
            opened,
            from: None,
        }));
        app.follow();
    }

    /// Opens a field of several records at once: what is typed is set on all of them. It begins with what they all have.
    pub(super) fn open_all(app: &mut App, ats: &[At], field: &'static str) {
        let Some(at) = ats.first() else { return };
        Self::open(app, at.clone(), field, Purpose::Change);
        let text = |at: &At| app.agenda.rows(at.kind).view(&at.id, field).map(text_of);
        let differ = ats.iter().any(|other| text(other) != text(at));
        if let Some(Overlay::Cell(cell)) = app.overlays.last_mut() {
            cell.ats = ats.to_vec();
            if differ {
                cell.text = TextBuf::new("", Lines::Single);
                cell.opened.clear();
            }
        }
    }

    /// Adds a record and opens its title. Keeping the title amends the addition, so that both are one step; leaving it
    /// takes the addition back.
    pub(super) fn open_new(app: &mut App, changes: Vec<Change>, at: &At) {
        let from = app.target();
        // A remark is undone where it was made: with the record that it is about.
        let place = if at.kind == Kind::Note { from.clone() } else { Some(at.clone()) };
        if !edit::act(app, Edit { place, act: Act::Do, changes }) {
            return;
        }
        travel::show(app, at);
        Self::open(app, at.clone(), edit::title_field(at.kind), Purpose::New);
        if let Some(Overlay::Cell(cell)) = app.overlays.last_mut() {
            cell.from = from.filter(|_| at.kind != Kind::Note);
            // Without this a row that nobody can see the sense of would stay behind after a crash.
            let draft = Edit { place: Some(at.clone()), act: Act::Amend, changes: Vec::new() };
            app.effects.push(Effect::Draft(Some(draft)));
        }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Accept) => self.keep(app),
            Press::Command(Command::Cancel) => self.leave(app),
            Press::Command(Command::NextCell) => self.go_on(app, true),
            Press::Command(Command::PreviousCell) => self.go_on(app, false),
            Press::Paste(pasted) if self.names_action() && pasting::ask(app, pasted, true) => Fate::Stays,
            press => {
                self.type_in(app, press);
                Fate::Stays
            }
        }
    }

    /// Types or pastes in the text, or walks through it.
    pub(super) fn type_in(&mut self, app: &mut App, press: &Press) {
        // Up and down go by the lines as they are shown; elsewhere a text seldom has more than one.
        self.text.fit(if app.is_on_field(&self.at, self.field) {
            detail::text_width(app)
        } else {
            usize::MAX
        });
        let typed = type_into(app, &mut self.text, press);
        self.problem = None;
        tell_dropped(app, typed.dropped);
        if typed.changed {
            app.effects.push(Effect::Draft(self.draft(app)));
        }
    }

    /// Returns what stands under it: what is wrong with it, or else what is understood of it so far.
    #[must_use]
    pub fn under(&self) -> Option<(String, bool)> {
        match &self.problem {
            Some(problem) => Some((problem.clone(), true)),
            None if self.field == "planning" => told(self.text.text()).map(|reading| (reading, false)),
            None => None,
        }
    }

    /// Returns whether this is the title of an action, where several lines may be several actions.
    fn names_action(&self) -> bool {
        self.at.kind == Kind::Action && self.field == edit::title_field(Kind::Action)
    }

    /// Returns whether this is a row that was just added and in which nothing was typed.
    pub(super) fn is_blank_row(&self) -> bool {
        self.purpose == Purpose::New && self.text.text().trim().is_empty()
    }

    /// Returns the edit that Enter would record now.
    fn edit(&self, app: &App) -> Edit {
        let act = if self.amends(app) { Act::Amend } else { Act::Do };
        Edit { place: Some(edit::place_of(app, &self.at)), act, changes: self.changes(app) }
    }

    /// Returns what a crash must not lose; that it is a row being added stays known however often it is opened again.
    fn draft(&self, app: &App) -> Option<Edit> {
        let act = if self.purpose == Purpose::New { Act::Amend } else { Act::Do };
        let mut changes = self.changes(app);
        if !changes.is_empty() {
            changes = self.ats.iter().filter_map(|at| self.set_or_same(app, at)).collect();
        }
        let says_something = act == Act::Amend || !changes.is_empty();
        says_something.then(|| Edit { place: Some(self.at.clone()), act, changes })
    }

    fn changes(&self, app: &App) -> Vec<Change> {
        if self.text.text() == self.opened {
            return Vec::new();
        }
        let set = |at: &At| app.agenda.set(at, self.field, self.value(app, at));
        self.ats.iter().filter_map(set).collect()
    }

    fn value(&self, app: &App, at: &At) -> Value {
        value_of(&app.agenda, at, self.field, self.text.text())
    }

    /// Returns what a draft holds of one record: also what stands there already, so that it is known whose field it is.
    fn set_or_same(&self, app: &App, at: &At) -> Option<Change> {
        let was = app.agenda.rows(at.kind).view(&at.id, self.field)?.to_value();
        let field = crate::agenda::Name::Borrowed(self.field);
        Some(Change::Set { at: at.clone(), field, was, is: self.value(app, at) })
    }

    /// Returns whether the title and the addition of its row are one step: not when a restart lies between them.
    fn amends(&self, app: &App) -> bool {
        self.purpose == Purpose::New && app.history.last_added(&self.at)
    }

    fn keep(&mut self, app: &mut App) -> Fate {
        self.problem = self.refused(app);
        if self.problem.is_some() {
            return Fate::Stays;
        }
        let edit = self.edit(app);
        if !edit.changes.is_empty() {
            if !edit::act(app, edit) {
                return Fate::Stays;
            }
            edit::tell_last(app);
        } else if self.purpose == Purpose::New {
            // A copy has a title already, and it was kept.
            edit::tell_last(app);
        }
        // Only now: between these two lines of the journal, what was typed stands in the draft still.
        app.effects.push(Effect::Draft(None));
        Fate::Goes
    }

    /// Keeps what was typed and opens the cell beside it; a remark stands on its own.
    fn go_on(&mut self, app: &mut App, on: bool) -> Fate {
        let fate = self.keep(app);
        let has_row = self.at.kind != Kind::Note || app.is_on_field(&self.at, self.field);
        if fate == Fate::Goes && has_row {
            column::open_beside(app, self.field, on);
            if !app.overlays.is_empty() {
                // What is open now is what the message line tells.
                app.notice = None;
            }
        }
        fate
    }

    /// Returns why Enter does not keep what was typed.
    fn refused(&self, app: &App) -> Option<String> {
        let typed = self.text.text();
        if self.field == edit::title_field(self.at.kind) && typed.trim().is_empty() {
            return Some(edit::needs(app, Mode::Cell, self.at.kind));
        }
        let is_new_number = self.at.kind == Kind::Action && self.field == "number" && typed != self.opened;
        is_new_number.then(|| edit::number_refused(app, &self.ats, typed))?
    }

    /// Leaves what stood there; what was typed can still be put in by doing it again.
    fn leave(&self, app: &mut App) -> Fate {
        match self.purpose {
            Purpose::Change => self.leave_changed(app),
            Purpose::New => self.leave_new(app),
        }
        app.effects.push(Effect::Draft(None));
        Fate::Goes
    }

    fn leave_changed(&self, app: &mut App) {
        let edit = self.edit(app);
        let called = marks::called(app, &self.ats);
        // A text that Enter refuses is no text to bring back either.
        if self.refused(app).is_some() || edit.changes.is_empty() {
            return;
        }
        if !edit::do_and_undo(app, |app| edit::act(app, edit)) {
            return;
        }
        let field = self.at.kind.label(self.field).to_lowercase();
        let key = app.long_name(Command::Redo);
        app.done(format!("Niet gewijzigd: {field} van {called}.   {key} zet uw tekst er toch in"));
    }

    /// Takes the row away again: undone when adding it was the last step, else as a step of its own.
    fn leave_new(&self, app: &mut App) {
        let amends = self.amends(app);
        let edit = self.edit(app);
        let kept = self.refused(app).is_none() && !edit.changes.is_empty() && edit::act(app, edit);
        if amends {
            edit::undo_quietly(app);
        } else {
            removing::remove_unwanted(app, &self.at);
        }
        self.go_back(app);
        if kept {
            let back = if amends { Command::Redo } else { Command::Undo };
            let key = app.long_name(back);
            app.done(format!("Niet toegevoegd.   {key} voegt het toch toe, met uw tekst"));
        }
    }

    fn go_back(&self, app: &mut App) {
        match &self.from {
            Some(from) => travel::show(app, from),
            None if matches!(self.at.kind, Kind::Actielijn | Kind::Doel | Kind::Kernpartner) => {
                browse::select(app, 0);
            }
            None => {}
        }
    }
}

/// Says how much of a paste was left out.
pub(super) fn tell_dropped(app: &mut App, dropped: usize) {
    if dropped > 0 {
        let signs = counted(dropped, "onzichtbaar teken is", "onzichtbare tekens zijn");
        app.done(format!("{signs} weggelaten uit wat u plakte."));
    }
}

/// Opens the field that was open when the program ended, with what had been typed.
pub(super) fn reopen(app: &mut App, draft: &Edit) {
    let is_new = draft.act == Act::Amend;
    let (at, field, typed) = match (draft.changes.first(), &draft.place) {
        (Some(Change::Set { at, field, is, .. }), _) => (at, &**field, Some(text_of(is.view()))),
        (None, Some(at)) if is_new => (at, edit::title_field(at.kind), None),
        _ => return,
    };
    let Some(field) = at.kind.known_field(field) else { return };
    if app.agenda.rows(at.kind).view(&at.id, field).is_none() {
        return;
    }
    travel::show(app, at);
    let purpose = if is_new { Purpose::New } else { Purpose::Change };
    let ats: Vec<At> = draft.changes.iter().map(|change| change.at().clone()).collect();
    let called = edit::capital(&if ats.len() > 1 { marks::called(app, &ats) } else { edit::called(app, at) });
    if ats.len() > 1 {
        app.marks.put(ats.iter().map(|at| at.id.clone()));
        Cell::open_all(app, &ats, field);
    } else {
        Cell::open(app, at.clone(), field, purpose);
    }
    let lines = lines_of(app, at, field);
    if let Some(Overlay::Cell(cell)) = app.overlays.last_mut() {
        if let Some(typed) = typed {
            cell.text = TextBuf::new(&typed, lines);
        }
        // No standing sentence: this is true only as long as the field is open.
        let what = if is_new { "u was dit aan het toevoegen" } else { "u was hier aan het typen" };
        let label = at.kind.label(field).to_lowercase();
        app.done(format!("{called}, {label}: {what} toen het programma stopte."));
    }
}

/// Returns whether a field holds lines: a list does, and a text in which somebody tells something.
fn lines_of(app: &App, at: &At, field: &str) -> Lines {
    let is_list = matches!(app.agenda.rows(at.kind).view(&at.id, field), Some(View::Lines(_)));
    if is_list || TOLD_AT_LENGTH.contains(&field) { Lines::Many } else { Lines::Single }
}

pub(super) fn text_of(view: View<'_>) -> String {
    match view {
        View::Text(text) => text.into(),
        View::Phases(phases) => phases_line(phases).into_owned(),
        View::Lines(lines) => lines.join("\n"),
        _ => String::new(),
    }
}

/// Returns the value that a typed text means in this field; phases keep all else they hold.
fn value_of(agenda: &Agenda, at: &At, field: &str, typed: &str) -> Value {
    let typed = typed.trim();
    match agenda.rows(at.kind).view(&at.id, field) {
        Some(View::Phases(known)) => {
            let texts = typed.split(BETWEEN_PHASES).map(str::trim).filter(|text| !text.is_empty());
            Value::Phases(phases_of(known, &texts.collect::<Vec<_>>()))
        }
        Some(View::Lines(_)) => {
            let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
            Value::Lines(lines.map(Into::into).collect())
        }
        _ => Value::Text(typed.into()),
    }
}

/// Returns the phases with these texts: first each one that is there word for word, then what stands in the same place
/// with another text.
pub(super) fn phases_of(known: &[Phase], texts: &[&str]) -> Vec<Phase> {
    let mut left: Vec<Option<&Phase>> = known.iter().map(Some).collect();
    let same: Vec<Option<&Phase>> = texts
        .iter()
        .map(|text| {
            let place = left.iter().position(|phase| phase.is_some_and(|phase| phase.text == *text))?;
            left[place].take()
        })
        .collect();
    let phase = |(place, (text, same)): (usize, (&&str, Option<&Phase>))| {
        let basis = same.or_else(|| left.get_mut(place).and_then(Option::take));
        Phase { text: (*text).into(), ..basis.cloned().unwrap_or_default() }
    };
    texts.iter().zip(same).enumerate().map(phase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Extra;

    #[test]
    fn phases_keep_what_this_version_does_not_know() {
        let phase = |text: &str, extra: &str| {
            let json = format!(r#"{{"text": "{text}", "x": "{extra}"}}"#);
            serde_json::from_str::<Phase>(&json).unwrap()
        };
        let known = [phase("2024", "a"), phase("2025", "b")];
        assert_eq!(phases_of(&known, &["2024", "2026"]), [phase("2024", "a"), phase("2026", "b")]);
        assert_eq!(phases_of(&known, &["2025", "2024"]), [phase("2025", "b"), phase("2024", "a")]);
        let added = phases_of(&known, &["2024", "2025", "2026"]);
        assert_eq!((&added[..2], &added[2].extra), (&known[..], &Extra::default()));
        assert_eq!(phases_of(&known, &["2025"]), [phase("2025", "b")]);
    }
}
