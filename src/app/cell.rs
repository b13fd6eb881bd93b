//! One text that is open in its list: typing, keeping, leaving, and the draft that survives a crash.

use super::overlay::{Fate, Overlay, Press, Typed, type_into};
use super::{App, Effect, edit, removing, travel};
use crate::agenda::{Act, At, Change, Edit, Kind, Phase, Value, View};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{Lines, TextBuf};

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
    /// Which field.
    pub field: &'static str,
    /// What was typed so far.
    pub text: TextBuf,
    /// What is wrong with it, as a sentence.
    pub problem: Option<String>,
    purpose: Purpose,
}

impl Cell {
    /// Opens a field with what stands in it.
    pub(super) fn open(app: &mut App, at: At, field: &'static str, purpose: Purpose) {
        let text = app.agenda.rows(at.kind).view(&at.id, field).map(text_of).unwrap_or_default();
        let text = TextBuf::new(&text, Lines::Single);
        app.overlays.push(Overlay::Cell(Self { at, field, text, problem: None, purpose }));
        app.follow();
    }

    /// Adds a record and opens its title. Keeping the title amends the addition, so that both are one step; leaving it
    /// takes the addition back.
    pub(super) fn open_new(app: &mut App, changes: Vec<Change>, at: &At) {
        if edit::change(app, at, changes) {
            travel::show(app, at);
            Self::open(app, at.clone(), edit::title_field(at.kind), Purpose::New);
        }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Accept) => self.keep(app),
            Press::Command(Command::Cancel) => self.leave(app),
            press => {
                match type_into(&mut self.text, press) {
                    Typed::Text(dropped) => self.typed(app, dropped),
                    Typed::Copied(text) => {
                        app.effects.push(Effect::Copy(text));
                        self.typed(app, 0);
                    }
                    Typed::Nothing => {}
                }
                Fate::Stays
            }
        }
    }

    fn typed(&mut self, app: &mut App, dropped: usize) {
        self.problem = None;
        if dropped > 0 {
            let signs = super::counted(dropped, "onzichtbaar teken is", "onzichtbare tekens zijn");
            app.done(format!("{signs} weggelaten uit wat u plakte."));
        }
        app.effects.push(Effect::Draft(Some(self.edit(app))));
    }

    /// Returns whether this is a row that was just added and in which nothing was typed.
    pub(super) fn is_blank_row(&self) -> bool {
        self.purpose == Purpose::New && self.text.text().trim().is_empty()
    }

    /// Returns the edit that Enter would record now.
    fn edit(&self, app: &App) -> Edit {
        let is = value_of(&app.agenda, &self.at, self.field, self.text.text());
        let changes = app.agenda.set(&self.at, self.field, is).into_iter().collect();
        let act = if self.purpose == Purpose::New { Act::Amend } else { Act::Do };
        Edit { place: Some(self.at.clone()), act, changes }
    }

    fn keep(&mut self, app: &mut App) -> Fate {
        if let Some(problem) = self.refused() {
            self.problem = Some(problem);
            return Fate::Stays;
        }
        let edit = self.edit(app);
        if !edit.changes.is_empty() && edit::act(app, edit) {
            edit::tell_last(app);
        }
        // Only now: between these two lines of the journal, what was typed stands in the draft still.
        app.effects.push(Effect::Draft(None));
        Fate::Goes
    }

    fn refused(&self) -> Option<String> {
        let empty = self.text.text().trim().is_empty();
        let needs = self.field == edit::title_field(self.at.kind);
        (empty && needs).then(|| {
            let what = match self.at.kind {
                Kind::Action => "Een actie heeft een titel nodig",
                Kind::Doel => "Een doel heeft een titel nodig",
                Kind::Note => "Een opmerking heeft tekst nodig",
                Kind::Head | Kind::Gemeente | Kind::Actielijn | Kind::Kernpartner | Kind::Person => {
                    "Hier moet iets staan"
                }
            };
            format!("{what}. Typ er een, of druk op Esc.")
        })
    }

    /// Leaves what stood there; what was typed can still be put in by doing it again.
    fn leave(&self, app: &mut App) -> Fate {
        let edit = self.edit(app);
        let typed = !edit.changes.is_empty();
        let called = edit::called(app, &self.at);
        let kept = typed && edit::act(app, edit);
        if kept || self.purpose == Purpose::New {
            edit::undo_quietly(app);
        }
        if self.purpose == Purpose::New {
            removing::remove_untitled(app, &self.at);
        }
        app.effects.push(Effect::Draft(None));
        if typed {
            let field = self.at.kind.label(self.field).to_lowercase();
            let key = app.keymap.longest_name(Mode::Agenda, Command::Redo).unwrap_or_default();
            app.done(match self.purpose {
                Purpose::Change => {
                    format!("Niet gewijzigd: {field} van {called}.   {key} zet uw tekst er toch in")
                }
                Purpose::New => format!("Niet toegevoegd.   {key} voegt het toch toe, met uw tekst"),
            });
        }
        Fate::Goes
    }
}

/// Opens the field that was open when the program ended, with what had been typed.
pub(super) fn reopen(app: &mut App, draft: &Edit) {
    let Some(Change::Set { at, field, is, .. }) = draft.changes.last() else { return };
    let Some(field) = at.kind.known_field(field) else { return };
    if app.agenda.rows(at.kind).view(&at.id, field).is_none() {
        return;
    }
    travel::show(app, at);
    let text = text_of(is.view());
    // A row without a title was being added: leaving it takes it away again.
    let purpose = if edit::is_untitled(app, at) { Purpose::New } else { Purpose::Change };
    Cell::open(app, at.clone(), field, purpose);
    if let Some(Overlay::Cell(cell)) = app.overlays.last_mut() {
        cell.text = TextBuf::new(&text, Lines::Single);
        // Over an open field nothing that stands is shown; this has to be.
        let label = at.kind.label(field).to_lowercase();
        let called = edit::capital(&edit::called(app, at));
        app.done(format!("{called}, {label}: u was hier aan het typen toen het programma stopte."));
    }
}

/// Between two phases on one line.
const BETWEEN_PHASES: &str = " / ";

fn text_of(view: View<'_>) -> String {
    match view {
        View::Text(text) => text.into(),
        View::Phases(phases) => {
            phases.iter().map(|phase| &*phase.text).collect::<Vec<_>>().join(BETWEEN_PHASES)
        }
        _ => String::new(),
    }
}

/// Returns the value that a typed text means in this field; phases that did not change keep all they hold.
fn value_of(agenda: &crate::agenda::Agenda, at: &At, field: &str, typed: &str) -> Value {
    let typed = typed.trim();
    match agenda.rows(at.kind).view(&at.id, field) {
        Some(View::Phases(known)) => {
            let texts = typed.split(BETWEEN_PHASES).map(str::trim).filter(|text| !text.is_empty());
            let phase = |text: &str| known.iter().find(|phase| phase.text == text).cloned();
            Value::Phases(
                texts
                    .map(|text| {
                        phase(text).unwrap_or_else(|| Phase { text: text.into(), ..Phase::default() })
                    })
                    .collect(),
            )
        }
        _ => Value::Text(typed.into()),
    }
}
