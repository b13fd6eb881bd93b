//! How an action of several gemeenten stands in each of them: a strip of signs, in which one letter sets one of them.

use super::overlay::{Fate, Overlay, Press};
use super::{App, edit, hints, marks, travel};
use crate::agenda::{Agenda, At, Change, Gemeente, Id, Kind, Level, Name, Stand, Status, Value, option_of};
use crate::command::Command;
use crate::keymap::Mode;

/// The letter that takes a stand away.
pub const NOTHING: char = '-';

/// The strip, with the gemeente that the cursor is on.
#[derive(Debug)]
pub struct Standen {
    /// Whose standen: the action under the cursor, or all that are marked.
    pub ats: Vec<At>,
    /// The gemeente under the cursor, as a place in their order.
    pub cursor: usize,
}

/// Returns whether these actions can have a stand per gemeente, or why not.
pub(super) fn possible(app: &App) -> Result<(), String> {
    if app.agenda.gemeenten.is_empty() {
        return Err("In deze agenda staan nog geen gemeenten.".into());
    }
    let ats = marks::targets(app);
    let actions = ats.iter().filter_map(|at| app.agenda.actions.record(&at.id));
    let shared = |level: &Level| matches!(level, Level::Regionaal | Level::Subregionaal | Level::Gemengd);
    let Some(alone) = actions.into_iter().find(|action| !shared(&action.level)) else { return Ok(()) };
    let called = edit::capital(&app.agenda.called(&At::new(Kind::Action, &alone.id)));
    let key = app.keymap.longest_name(app.mode(), Command::SetLevel).unwrap_or_default();
    Err(match alone.level {
        Level::Lokaal => format!("{called} is lokaal: daar zegt de status hoe het staat."),
        _ => format!("{called} heeft nog geen niveau. Met {key} kiest u er een."),
    })
}

/// Opens the strip for the action under the cursor, or for all that are marked.
pub(super) fn set_stand(app: &mut App) {
    app.overlays.push(Overlay::Standen(Standen { ats: marks::targets(app), cursor: 0 }));
}

impl Standen {
    /// Returns what the box is called.
    #[must_use]
    pub fn title(&self, app: &App) -> String {
        format!("Stand per gemeente van {}", marks::called(app, &self.ats))
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        let last = app.agenda.gemeenten.len().saturating_sub(1);
        match press {
            Press::Command(Command::CursorLeft | Command::CursorUp) => {
                self.cursor = self.cursor.saturating_sub(1);
            }
            Press::Command(Command::CursorRight | Command::CursorDown) => {
                self.cursor = (self.cursor + 1).min(last);
            }
            Press::Command(Command::Accept | Command::Cancel) => return Fate::Goes,
            // The strip stays open while its sentence says how to take the last letter back.
            Press::Command(Command::Undo) => travel::undo(app),
            Press::Command(Command::Redo) => travel::redo(app),
            Press::Letter(letter) => self.set(app, *letter),
            Press::Command(_) | Press::Paste(_) => {}
        }
        Fate::Stays
    }

    fn set(&self, app: &mut App, letter: char) {
        let Some(gemeente) = app.agenda.gemeenten.iter().nth(self.cursor).map(|known| known.id.clone())
        else {
            return;
        };
        let status = option_of(Status::OPTIONS, letter);
        if status.is_none() && letter != NOTHING {
            let or_leave = hints::or_leave(app, Mode::Choice);
            return app
                .problem(format!("Deze letter staat er niet bij. Kies er een van hieronder{or_leave}."));
        }
        let mut rest = app.agenda.clone();
        let mut changes = Vec::new();
        for at in &self.ats {
            let change = changed(&rest, &at.id, &gemeente, status.map(|status| status.word));
            if change.as_ref().is_some_and(|change| rest.apply(std::slice::from_ref(change)).is_ok()) {
                changes.extend(change);
            }
        }
        edit::change_all(app, &self.ats, &changes);
    }
}

/// Returns the change that gives a gemeente this status in an action, or takes its stand away.
fn changed(agenda: &Agenda, action: &Id, gemeente: &Id, word: Option<&'static str>) -> Option<Change> {
    let at = At { kind: Kind::Stand, id: id_of(action, gemeente) };
    let Some(word) = word else { return agenda.dropped(&at) };
    if agenda.standen.record(&at.id).is_some() {
        return agenda.set(&at, "status", Value::Code(word.into()));
    }
    let with = vec![
        (Name::Borrowed("of"), Value::Link(Some(action.clone()))),
        (Name::Borrowed("gemeente"), Value::Link(Some(gemeente.clone()))),
        (Name::Borrowed("status"), Value::Code(word.into())),
    ];
    let after = agenda.rows(Kind::Stand).last();
    Some(Change::Add { at, after, with })
}

fn id_of(action: &Id, gemeente: &Id) -> Id {
    Id::from(&*format!("{action}.{gemeente}"))
}

fn stand_of<'a>(agenda: &'a Agenda, action: &Id, gemeente: &Id) -> Option<&'a Stand> {
    agenda.standen.record(&id_of(action, gemeente))
}

/// Returns the status of a gemeente in all of these, when it is the same in all.
#[must_use]
pub fn status_in<'a>(app: &'a App, ats: &[At], gemeente: &Id) -> Option<&'a Status> {
    let mut all = ats.iter().map(|at| stand_of(&app.agenda, &at.id, gemeente).map(|stand| &stand.status));
    let first = all.next()??;
    all.all(|status| status == Some(first)).then_some(first)
}

/// Returns the letters of a gemeente in a narrow column.
#[must_use]
pub fn short(gemeente: &Gemeente) -> String {
    if gemeente.short.is_empty() { gemeente.name.chars().take(3).collect() } else { gemeente.short.clone() }
}

/// How wide one gemeente stands in the strip.
const CELL: usize = 10;

/// Returns the strip in lines of this width: `Elb [>]   Erm [x]`; no line when no gemeente has a stand.
#[must_use]
pub fn strip(app: &App, action: &Id, width: usize) -> Vec<String> {
    let agenda = &app.agenda;
    let stands = |gemeente: &Gemeente| stand_of(agenda, action, &gemeente.id);
    if agenda.standen.is_empty() || !agenda.gemeenten.iter().any(|gemeente| stands(gemeente).is_some()) {
        return Vec::new();
    }
    let cell = |gemeente: &Gemeente| {
        let sign = stands(gemeente).map_or("–", |stand| stand.status.sign());
        let text = format!("{} {sign}", short(gemeente));
        let blank = CELL.saturating_sub(crate::text::width(&text));
        format!("{text}{}", " ".repeat(blank))
    };
    let cells: Vec<String> = agenda.gemeenten.iter().map(cell).collect();
    cells.chunks((width / CELL).max(1)).map(|line| line.concat().trim_end().to_owned()).collect()
}
