//! The state of the program and how it changes: `update` takes what happened and says what the runtime has to do.
//!
//! It does no I/O and reads no clock, so that a script of keys always gives the same screen. Drawing is the work of
//! the screen, which sees all of this and changes none of it.

pub mod actions;
mod adding;
mod along;
pub mod ask;
mod back;
pub mod browse;
pub mod cell;
pub mod choice;
pub mod column;
pub mod compare;
pub mod confirm;
mod copying;
pub mod detail;
pub mod doelen;
mod doubling;
pub(crate) mod edit;
pub mod entry;
pub mod fields;
pub mod filters;
pub mod form;
pub mod frame;
pub mod header;
pub mod help;
pub mod hints;
mod ids;
mod input;
pub mod kernpartners;
mod keys;
mod koers;
mod layouts;
mod level;
mod list;
pub mod load;
pub mod look;
pub mod lookup;
pub(crate) mod marks;
pub mod message;
pub mod mouse;
mod moving;
mod opening;
pub mod order;
pub mod outlook;
pub mod outside;
pub mod overlay;
mod pasting;
pub mod picker;
mod placing;
pub mod planning;
mod possible;
pub mod prefix;
pub mod reading;
pub mod reading_in;
mod removing;
mod rows;
pub mod search;
pub mod settings;
pub mod shelf;
mod shifting;
pub mod shown;
pub mod stand;
pub mod terminal;
pub mod timeline;
mod travel;
pub mod versions;
pub mod views;
pub mod zelfscan;

use std::collections::HashSet;

use crate::agenda::{Act, Action, Agenda, At, Id, Kind};
use crate::command::Command;
use crate::date::Moment;
use crate::history::History;
use crate::keymap::{Key, Keymap, Keymaps, Mode};
use crate::layout::{Pane, Regions, regions};
use crate::lookup::Lookup;
use crate::text::TextBuf;
use column::Column;
use fields::Spot;
use filters::Filters;
pub use input::{Disk, Effect, Input};
pub use list::{List, Step};
use look::Keeping;
use marks::Marks;
pub use message::Notice;
pub use opening::{Opening, findings_sentence};
use order::Order;
use overlay::Overlay;
use planning::Plans;
use settings::Settings;
use shown::Shown;
use terminal::Terminal;

/// The whole state of the program.
#[derive(Debug)]
pub struct App {
    pub(crate) agenda: Agenda,
    history: History,
    index: Option<Lookup>,
    keymaps: Keymaps,
    /// The layout of the keys that is in use.
    pub(crate) keymap: Keymap,
    plans: Plans,
    pub(crate) shown: Shown,
    pub(crate) filters: Filters,
    pub(crate) order: Order,
    /// Whether rows stand where they stood although an edit may have given them another place.
    unsettled: bool,
    /// Which part of time the timeline shows.
    pub(crate) sight_in_time: timeline::Sight,
    folded: HashSet<Id>,
    /// What there is to keep of how the user looks at this agenda.
    keeping: Keeping,
    /// Where the user was before each jump.
    places: Vec<back::Place>,
    /// Where the zelfscan was left, until the next jump.
    left_scan: Option<zelfscan::Left>,
    pub(crate) focus: Pane,
    /// The list that Detail tells about: the one that had the keys last.
    pub(crate) subject: Pane,
    pub(crate) zoomed: bool,
    lists: [List; Pane::ALL.len()],
    /// The column of Acties that the cursor is in.
    column: Column,
    /// The field of Detail that the cursor is on.
    spot: Option<Spot>,
    /// The action under the cursor, which stays the same when rows come and go.
    selected: Option<Id>,
    marks: Marks,
    pub(crate) overlays: Vec<Overlay>,
    pub(crate) pending: Vec<Key>,
    /// What the button of the mouse took hold of.
    held: mouse::Held,
    pub(crate) settings: Settings,
    terminal: Terminal,
    pub(crate) notice: Option<Notice>,
    pub(crate) standing: Vec<String>,
    pub(crate) disk: Disk,
    pub(crate) now: Moment,
    pub(crate) size: (u16, u16),
    seed: u64,
    /// What is known of the files of the agenda.
    watch: outside::Watch,
    /// What the user is going back to before this sitting for, while the journals are read.
    going_back: Option<Act>,
    effects: Vec<Effect>,
}

impl App {
    /// Returns the app at the start of a sitting, with the keys in Acties.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let layout = opening.keymaps.named(&opening.settings.layout);
        let (keymap, wrong_keys) = (layout.keymap.clone(), layouts::wrong(layout));
        let mut app = Self {
            agenda: opening.agenda,
            history: History::new(opening.earlier),
            index: None,
            keymaps: opening.keymaps,
            keymap,
            plans: Plans::default(),
            shown: Shown::default(),
            filters: Filters::default(),
            order: Order::default(),
            unsettled: false,
            sight_in_time: timeline::Sight::default(),
            folded: HashSet::new(),
            keeping: Keeping::default(),
            places: Vec::new(),
            left_scan: None,
            focus: Pane::Actions,
            subject: Pane::Actions,
            zoomed: false,
            lists: [List::default(); Pane::ALL.len()],
            column: Column::default(),
            spot: None,
            selected: None,
            marks: Marks::default(),
            overlays: Vec::new(),
            pending: Vec::new(),
            held: mouse::Held::default(),
            settings: opening.settings,
            terminal: Terminal::default(),
            notice: None,
            standing: opening.standing,
            disk: opening.disk,
            now: opening.now,
            size: opening.size,
            seed: opening.seed,
            watch: outside::Watch::default(),
            going_back: None,
            effects: Vec::new(),
        };
        app.standing.splice(0..0, wrong_keys);
        look::restore(&mut app, opening.look);
        if let Some(draft) = opening.draft {
            form::reopen(&mut app, &draft);
        }
        app.effects.push(Effect::Version(versions::Wish::Others));
        app
    }

    /// Takes in what happened; returns what the runtime has to do, in order, before the next frame.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(stroke) => self.press(stroke),
            Input::Paste(text) => self.paste(&text),
            Input::Mouse(mouse) => mouse::point(self, mouse),
            Input::Pause => self.overlays.iter_mut().filter_map(Overlay::text).for_each(TextBuf::pause),
            Input::Resize(width, height) => {
                self.size = (width, height);
                self.follow();
            }
            Input::Terminal(terminal) => self.terminal = terminal,
            Input::Tick(now) => self.now = now,
            Input::Idle => {
                self.build_index();
                look::keep(self);
            }
            Input::Disk(disk) => message::hear_disk(self, disk),
            Input::Standing(sentence) => message::stand(self, sentence),
            Input::Over(sentence, instead) => message::let_go(self, &sentence, instead),
            Input::Saved => message::hear_saved(self),
            Input::Quit => self.quit(),
            Input::Shelf(news) => shelf::hear(self, news),
            Input::Version(news) => versions::hear(self, news),
            Input::ReadIn(news) => reading_in::hear(self, news),
            Input::Outside(news) => outside::hear(self, news),
            Input::Recalled(edits) => {
                self.history.recall(edits);
                travel::again(self);
            }
        }
        outside::take_in_when_free(self);
        look::keep_when_due(self);
        std::mem::take(&mut self.effects)
    }

    /// Returns the agenda as it is on the screen.
    #[must_use]
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// Returns what stands on top of the windows and has the keys.
    #[must_use]
    pub fn top(&self) -> Option<&Overlay> {
        self.overlays.last()
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

    /// Returns columns and rows of the screen.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Returns how the user likes the program.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns the layouts of the keys that can be chosen from.
    #[must_use]
    pub fn keymaps(&self) -> &Keymaps {
        &self.keymaps
    }

    /// Returns where everything stands on the screen.
    #[must_use]
    pub fn regions(&self) -> Regions {
        regions(self.size, self.focus, self.zoomed, self.settings.splits())
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

    /// Returns the first key of a command in the windows, as the screen writes it: the one that is pressed most.
    #[must_use]
    pub fn short_name(&self, command: Command) -> String {
        hints::key_name(self, Mode::Agenda, command)
    }

    /// Returns the key of a command that a sentence about the windows names: that of its keys which nobody mistakes.
    fn long_name(&self, command: Command) -> String {
        self.keymap.longest_name(Mode::Agenda, command).unwrap_or_default()
    }

    /// Returns whether a command can be done now.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        possible::possible(self, command).is_ok()
    }

    /// Returns the actions that are shown, in their order.
    #[must_use]
    pub fn actions_shown(&self) -> &[Id] {
        &self.shown.actions
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
}

/// Returns a number with the word for one or for several: "1 wijziging", "3 wijzigingen".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
