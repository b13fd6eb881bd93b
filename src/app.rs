//! The state of the program and how it changes: `update` takes what happened and says what the runtime has to do.
//!
//! It does no I/O and reads no clock, so that a script of keys always gives the same screen. Drawing is the work of
//! the screen, which sees all of this and changes none of it.

pub mod actions;
pub mod browse;
pub mod cell;
pub mod choice;
pub mod confirm;
pub mod detail;
mod edit;
pub mod filters;
pub mod help;
mod input;
mod list;
pub mod lookup;
pub mod overlay;
pub mod picker;
pub mod planning;
pub mod shown;

use std::collections::HashSet;

use crate::agenda::{Act, Action, Agenda, At, Edit, Finding, Id, Kind};
use crate::command::Command;
use crate::date::Moment;
use crate::history::History;
use crate::keymap::{Key, Keymap, Mode, Resolution, Stroke};
use crate::layout::{Pane, Regions, regions};
use crate::lookup::Lookup;
use filters::{Filter, Filters};
pub use input::{Disk, Effect, Input};
pub use list::{List, Step};
use overlay::{Overlay, Press};
use shown::{Shown, Wanted};

/// What a sitting starts with.
#[derive(Debug)]
pub struct Opening {
    /// The agenda as the disk has it, with what was recovered.
    pub agenda: Agenda,
    /// Whether the journals hold edits from before this sitting.
    pub earlier: bool,
    /// The edit of a field that was open when the program ended.
    pub draft: Option<Edit>,
    /// What the user has to know: what was recovered, what was wrong in the file.
    pub standing: Vec<String>,
    /// How the work lies on disk.
    pub disk: Disk,
    /// The keys.
    pub keymap: Keymap,
    /// What time it is.
    pub now: Moment,
    /// Where new ids come from.
    pub seed: u64,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

/// A sentence on the message line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// What was done.
    Done(String),
    /// Why something was not done, and what to do.
    Problem(String),
}

/// The whole state of the program.
#[derive(Debug)]
pub struct App {
    pub(crate) agenda: Agenda,
    history: History,
    index: Option<Lookup>,
    pub(crate) keymap: Keymap,
    pub(crate) shown: Shown,
    pub(crate) filters: Filters,
    folded: HashSet<Id>,
    pub(crate) focus: Pane,
    /// The list that Detail tells about: the one that had the keys last.
    pub(crate) subject: Pane,
    pub(crate) zoomed: bool,
    lists: [List; Pane::ALL.len()],
    /// The action under the cursor, which stays the same when rows come and go.
    selected: Option<Id>,
    pub(crate) overlays: Vec<Overlay>,
    pub(crate) pending: Vec<Key>,
    pub(crate) notice: Option<Notice>,
    pub(crate) standing: Vec<String>,
    pub(crate) disk: Disk,
    pub(crate) now: Moment,
    pub(crate) size: (u16, u16),
    seed: u64,
    /// What the user is going back to before this sitting for, while the journals are read.
    going_back: Option<Act>,
    effects: Vec<Effect>,
}

impl App {
    /// Returns the app at the start of a sitting, with the keys in Acties.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let mut app = Self {
            agenda: opening.agenda,
            history: History::new(opening.earlier),
            index: None,
            keymap: opening.keymap,
            shown: Shown::default(),
            filters: Filters::default(),
            folded: HashSet::new(),
            focus: Pane::Actions,
            subject: Pane::Actions,
            zoomed: false,
            lists: [List::default(); Pane::ALL.len()],
            selected: None,
            overlays: Vec::new(),
            pending: Vec::new(),
            notice: None,
            standing: opening.standing,
            disk: opening.disk,
            now: opening.now,
            size: opening.size,
            seed: opening.seed,
            going_back: None,
            effects: Vec::new(),
        };
        app.refresh();
        if let Some(draft) = opening.draft {
            cell::reopen(&mut app, &draft);
        }
        app
    }

    /// Takes in what happened; returns what the runtime has to do, in order, before the next frame.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(stroke) => self.press(stroke),
            Input::Paste(text) => self.paste(&text),
            Input::Resize(width, height) => {
                self.size = (width, height);
                self.follow();
            }
            Input::Tick(now) => self.now = now,
            Input::Idle => self.build_index(),
            Input::Disk(disk) => self.disk = disk,
            Input::Standing(sentence) => self.standing.push(sentence),
            Input::Quit => self.quit(),
            Input::Recalled(edits) => {
                self.history.recall(edits);
                edit::again(self);
            }
        }
        std::mem::take(&mut self.effects)
    }

    /// Returns the agenda as it is on the screen.
    #[must_use]
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// Returns what time it is on the screen.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Returns how the work lies on disk, as the screen says it.
    #[must_use]
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Returns where everything stands on the screen.
    #[must_use]
    pub fn regions(&self) -> Regions {
        regions(self.size, self.focus, self.zoomed)
    }

    /// Returns the mode in which the next key is looked up.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.overlays.last() {
            Some(overlay) => overlay.mode(),
            None if self.focus == Pane::Planning => Mode::Planning,
            None => Mode::Agenda,
        }
    }

    /// Returns whether a command can be done now.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        edit::possible(self, command).is_ok()
    }

    /// Returns the cursor of a window.
    #[must_use]
    pub fn list(&self, pane: Pane) -> List {
        self.lists[Self::list_of(pane) as usize]
    }

    /// The timeline shows the rows of the actions: one list, one cursor, two windows.
    fn list_of(pane: Pane) -> Pane {
        if pane == Pane::Planning { Pane::Actions } else { pane }
    }

    /// Returns the action under the cursor of Acties.
    #[must_use]
    pub fn action(&self) -> Option<&Action> {
        self.agenda.actions.record(self.shown.actions.get(self.list(Pane::Actions).cursor())?)
    }

    /// Returns the record that the verbs are about: the row under the cursor of the list that had the keys last.
    #[must_use]
    pub fn target(&self) -> Option<At> {
        match self.subject {
            Pane::Doelen => self.shown.tree.get(self.list(Pane::Doelen).cursor())?.at.clone(),
            Pane::Kernpartners => {
                let row = self.shown.partners.get(self.list(Pane::Kernpartners).cursor())?;
                row.id.as_ref().map(|id| At::new(Kind::Kernpartner, id))
            }
            Pane::Actions | Pane::Planning | Pane::Detail => {
                self.action().map(|action| At::new(Kind::Action, &action.id))
            }
        }
    }

    fn press(&mut self, stroke: Stroke) {
        let mode = self.mode();
        let resolution = self.keymap.resolve(mode, &self.pending, stroke.key);
        if stroke.repeat && !repeats(resolution) {
            return;
        }
        if resolution == Resolution::Pending {
            self.pending.push(stroke.key);
            return;
        }
        self.pending.clear();
        self.notice = None;
        match (resolution, stroke.key.text()) {
            (Resolution::Command(command), _) => self.run(command),
            (Resolution::Text(letter), _) => self.to_overlay(&Press::Letter(letter)),
            (Resolution::Unknown, Some(letter)) if mode == Mode::Choice => self.to_overlay(&Press::Letter(letter)),
            (Resolution::Pending | Resolution::Dropped | Resolution::Unknown, _) => {}
        }
    }

    fn paste(&mut self, text: &str) {
        self.pending.clear();
        self.notice = None;
        if self.mode().takes_text() {
            self.to_overlay(&Press::Paste(text.into()));
        } else {
            self.problem("Plakken kan alleen in een veld dat openstaat. Open eerst een veld, bijvoorbeeld met F2.");
        }
    }

    fn run(&mut self, command: Command) {
        match command {
            Command::Help if !matches!(self.overlays.last(), Some(Overlay::Help(_))) => help::open(self),
            Command::Lookup if !matches!(self.overlays.last(), Some(Overlay::Lookup(_))) => lookup::open(self),
            Command::Quit => self.quit(),
            _ if self.overlays.is_empty() => browse::run(self, command),
            _ => self.to_overlay(&Press::Command(command)),
        }
    }

    /// Gives a press to what is on top; what that opens comes above it, and what is done with goes.
    fn to_overlay(&mut self, press: &Press) {
        let Some(mut top) = self.overlays.pop() else { return };
        let place = self.overlays.len();
        if top.press(self, press) == overlay::Fate::Stays {
            self.overlays.insert(place.min(self.overlays.len()), top);
        }
    }

    fn quit(&mut self) {
        match &self.disk {
            Disk::Failing { count, .. } => {
                let question = format!(
                    "{} alleen op het scherm en gaan verloren. Toch afsluiten?",
                    counted(*count, "wijziging staat", "wijzigingen staan")
                );
                self.overlays.push(Overlay::Confirm(confirm::Confirm::new(&question, confirm::Yes::Quit)));
            }
            Disk::Saved | Disk::Pending(_) | Disk::ReadOnly(_) => self.effects.push(Effect::Quit),
        }
    }

    fn build_index(&mut self) {
        if self.index.is_none() {
            self.index = Some(Lookup::new(&self.agenda));
        }
    }

    fn done(&mut self, sentence: impl Into<String>) {
        self.notice = Some(Notice::Done(sentence.into()));
    }

    fn problem(&mut self, sentence: impl Into<String>) {
        self.notice = Some(Notice::Problem(sentence.into()));
    }

    /// Derives the rows anew and keeps every cursor on the record that it was on.
    fn refresh(&mut self) {
        let at_branch = self.shown.tree.get(self.list(Pane::Doelen).cursor()).and_then(|branch| branch.at.clone());
        let at_partner = self.shown.partners.get(self.list(Pane::Kernpartners).cursor()).and_then(|row| row.id.clone());
        let wanted = Wanted {
            filters: &self.filters,
            folded: &self.folded,
            keep: self.selected.as_ref(),
            today: self.now.day(),
        };
        self.shown = shown::shown(&self.agenda, &wanted);
        let branch = self.shown.tree.iter().position(|branch| branch.at == at_branch).unwrap_or(0);
        let partner = self.shown.partners.iter().position(|row| row.id == at_partner).unwrap_or(0);
        let selected = self.selected.as_ref();
        let action = self.shown.actions.iter().position(|id| Some(id) == selected);
        let action = action.unwrap_or_else(|| self.list(Pane::Actions).cursor());
        self.go(Pane::Doelen, branch);
        self.go(Pane::Kernpartners, partner);
        self.go(Pane::Actions, action);
    }

    /// Returns how many rows a window has.
    #[must_use]
    pub fn count(&self, pane: Pane) -> usize {
        match pane {
            Pane::Doelen => self.shown.tree.len(),
            Pane::Actions | Pane::Planning => self.shown.actions.len(),
            Pane::Kernpartners => self.shown.partners.len(),
            Pane::Detail => detail::lines(self, self.regions().content_width(Pane::Detail)).len(),
        }
    }

    fn go(&mut self, pane: Pane, row: usize) {
        let (count, shown) = (self.count(pane), self.rows_shown(pane));
        self.lists[Self::list_of(pane) as usize].go(row, count, shown);
        if Self::list_of(pane) == Pane::Actions {
            self.selected = self.action().map(|action| action.id.clone());
        }
    }

    fn rows_shown(&self, pane: Pane) -> usize {
        let regions = self.regions();
        match Self::list_of(pane) {
            // Whichever of the two windows is on the screen.
            Pane::Actions => regions.rows(Pane::Actions).max(regions.rows(Pane::Planning)),
            pane => regions.rows(pane),
        }
    }

    fn follow(&mut self) {
        for pane in Pane::ALL {
            self.go(pane, self.list(pane).cursor());
        }
        for i in 0..self.overlays.len() {
            let rows = self.overlays[i].rows(self.size);
            self.overlays[i].follow(rows);
        }
    }

    fn put_filter(&mut self, filter: Filter) {
        self.filters.put(filter);
        self.refilter();
    }

    /// Derives the rows after a filter came or went: a row that does not fit goes, also under the cursor.
    fn refilter(&mut self) {
        let selected = self.selected.take();
        self.refresh();
        if let Some(row) = selected.and_then(|id| self.shown.actions.iter().position(|shown| *shown == id)) {
            self.go(Pane::Actions, row);
        }
    }

    /// Returns an id that nothing has yet.
    fn fresh_id(&mut self) -> Id {
        loop {
            // A linear congruence over all 64-bit numbers: every seed gives another row of ids.
            self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let id = Id::from(&*short_code(self.seed >> 29));
            if self.agenda.kind_of(&id).is_none() {
                return id;
            }
        }
    }
}

/// Writes a number in seven letters and digits that cannot be taken for one another.
fn short_code(mut number: u64) -> String {
    const SIGNS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz0";
    (0..7)
        .map(|_| {
            let sign = SIGNS[usize::try_from(number % 32).unwrap_or_default()];
            number /= 32;
            char::from(sign)
        })
        .collect()
}

/// Returns whether a key that is held down goes on doing this: only what moves or types.
fn repeats(resolution: Resolution) -> bool {
    use crate::command::Group;
    match resolution {
        Resolution::Text(_) => true,
        Resolution::Command(command) => matches!(command.group(), Group::Moving | Group::Text),
        Resolution::Pending | Resolution::Dropped | Resolution::Unknown => false,
    }
}

/// Returns whether an action names this record: as its doel, its gemeente, its partner or somebody with a role.
#[must_use]
pub fn names(action: &Action, id: &Id) -> bool {
    let links = action.of.iter().chain(&action.gemeente);
    filters::partners(action).chain(links).any(|link| link == id)
}

/// Returns a number with the word for one or for several: "1 wijziging", "3 wijzigingen".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns what the user has to know of findings in a file: one sentence, the rest through `controleer`.
#[must_use]
pub fn findings_sentence(findings: &[Finding]) -> Option<String> {
    let first = findings.first()?;
    Some(match findings.len() {
        1 => first.sentence.clone(),
        n => format!("{} Er zijn nog {} zulke meldingen; het programma noemt ze met: overleg controleer.", first.sentence, n - 1),
    })
}
