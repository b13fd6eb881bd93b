//! How an earlier version differs from now, in sentences; and putting it back as one step that can be undone.

use super::confirm::{Confirm, Yes};
use super::edit::capital;
use super::overlay::{Fate, Overlay, Press};
use super::versions::{Version, Wish};
use super::{App, Disk, Effect, counted, edit};
use crate::agenda::{Act, Agenda, At, Change, Edit, Kind, Telling, diff, sentence};
use crate::command::Command;

/// One row of the comparison; on the screen it takes as many lines as it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the sentences below it are about.
    About(String),
    /// What changed since.
    Changed(String),
}

/// The comparison while it is open.
#[derive(Debug)]
pub struct Compare {
    /// What is compared with now.
    pub version: Version,
    /// What changed since, per record.
    pub lines: Vec<Line>,
    /// How many changes those are.
    pub count: usize,
    /// The first line on the screen.
    pub top: usize,
    /// What makes the version out of the agenda of now.
    back: Vec<Change>,
    /// Whether it is put back as soon as the agenda of now is kept.
    restoring: bool,
}

/// How far a page goes; each row may take a few lines.
const PAGE: usize = 8;

impl Compare {
    pub(super) fn new(version: Version, then: &Agenda, now: &Agenda) -> Self {
        let since: Vec<Change> = diff(then, now).into_iter().filter(is_told).collect();
        // Numbers that were given out stay given out: a new action never gets the number of another.
        let back = diff(now, then).into_iter().filter(is_told).collect();
        Self { version, count: since.len(), lines: lines(&since, now), top: 0, back, restoring: false }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        let last = self.lines.len().saturating_sub(1);
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => self.ask(app),
            Press::Command(Command::CursorUp) => self.top = self.top.saturating_sub(1),
            Press::Command(Command::CursorDown) => self.top = (self.top + 1).min(last),
            Press::Command(Command::PageUp) => self.top = self.top.saturating_sub(PAGE),
            Press::Command(Command::PageDown) => self.top = (self.top + PAGE).min(last),
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => {}
        }
        Fate::Stays
    }

    fn ask(&self, app: &mut App) {
        if let Disk::ReadOnly(why) = &app.disk {
            let why = why.clone();
            return app.problem(why);
        }
        if self.back.is_empty() {
            return app.done("Er is geen verschil met nu; er valt niets terug te zetten.");
        }
        let question = format!(
            "De agenda terugzetten naar {}? De huidige wordt eerst als versie bewaard.",
            self.version.called()
        );
        app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::Restore)));
    }
}

/// Bookkeeping is nothing that somebody compares or puts back.
fn is_told(change: &Change) -> bool {
    !matches!(change, Change::Set { at, field, .. } if at.kind == Kind::Head && field == "issued")
}

/// Puts what is about the same record together, in the order in which records come first.
fn lines(changes: &[Change], now: &Agenda) -> Vec<Line> {
    let mut groups: Vec<(At, Vec<String>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for change in changes {
        let about = now.about(change.at()).unwrap_or_else(|| change.at().clone());
        let place = *places.entry(about.clone()).or_insert_with(|| {
            groups.push((about, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(format!("{}.", capital(&sentence(change, now, Telling::Compared))));
    }
    let rows = |(at, sentences): (At, Vec<String>)| {
        std::iter::once(Line::About(heading(&at, now))).chain(sentences.into_iter().map(Line::Changed))
    };
    groups.into_iter().flat_map(rows).collect()
}

/// Returns what a record is called, with the title of an action behind its number.
fn heading(at: &At, now: &Agenda) -> String {
    match now.actions.record(&at.id) {
        Some(action) if at.kind == Kind::Action => format!("{} · {}", capital(&now.called(at)), action.title),
        _ if now.rows(at.kind).has(&at.id) => capital(&now.called(at)),
        _ => format!("{} die er niet meer is", capital(at.kind.one())),
    }
}

fn opened(app: &mut App) -> Option<&mut Compare> {
    match app.overlays.last_mut() {
        Some(Overlay::Compare(compare)) => Some(compare),
        _ => None,
    }
}

/// Begins putting back: the agenda of now is kept first.
pub(super) fn begin_restoring(app: &mut App) {
    let Some(compare) = opened(app) else { return };
    compare.restoring = true;
    let label = format!("vóór terugzetten naar {}", compare.version.called());
    let agenda = Box::new(app.agenda.clone());
    app.effects.push(Effect::Version(Wish::Keep(label, agenda)));
}

/// Returns whether a version is being put back.
pub(super) fn is_restoring(app: &mut App) -> bool {
    opened(app).is_some_and(|compare| compare.restoring)
}

/// Puts the version back, now that the agenda of now is kept: one step, which can be undone.
pub(super) fn restore(app: &mut App) {
    let Some(compare) = opened(app) else { return };
    compare.restoring = false;
    let (changes, called) = (std::mem::take(&mut compare.back), compare.version.called());
    let count = changes.len();
    app.overlays.clear();
    if edit::act(app, Edit { place: None, act: Act::Do, changes }) {
        let key = app.keymap.longest_name(app.mode(), Command::Undo).unwrap_or_default();
        let changes = counted(count, "wijziging", "wijzigingen");
        app.done(format!(
            "De agenda is teruggezet naar {called}: {changes}.   {key} maakt het in één keer ongedaan"
        ));
    }
}

/// Tells that the agenda of now could not be kept; then nothing is put back.
pub(super) fn refused(app: &mut App, why: &str) {
    if let Some(compare) = opened(app) {
        compare.restoring = false;
    }
    app.problem(format!("Er is niets teruggezet. {why}"));
}
