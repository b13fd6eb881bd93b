//! What the agenda and the open field must be after every key: the same keys, in an app without a disk.

use overleg::agenda::{Agenda, Change, Edit, Value, diff};
use overleg::app::settings::Settings;
use overleg::app::{App, Disk, Effect, Input, Opening};
use overleg::date::Moment;
use overleg::keymap::{Key, Keymaps, Stroke};

/// How things stand after one line of the journal.
struct State {
    agenda: Agenda,
    draft: Option<Vec<Change>>,
    /// A text that is on the screen from here on only, if there is one.
    shows: Option<String>,
}

/// Keys that were pressed, and all states that they led through.
pub(super) struct Script {
    app: App,
    states: Vec<State>,
}

/// A text shorter than this may stand on the screen for another reason.
const TELLING: usize = 6;

impl Script {
    pub(super) fn new(agenda: Agenda, draft: Option<Edit>) -> Self {
        let first =
            State { agenda: agenda.clone(), draft: draft.clone().map(|draft| draft.changes), shows: None };
        let app = App::new(Opening {
            agenda,
            earlier: false,
            draft,
            standing: Vec::new(),
            disk: Disk::Saved,
            keymaps: Keymaps::standard(),
            settings: Settings::default(),
            look: None,
            now: Moment::parse("2026-03-12T10:24:00+01:00").unwrap(),
            seed: 1,
            size: (120, 30),
        });
        Self { app, states: vec![first] }
    }

    pub(super) fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let stroke = Stroke { key: Key::parse(key).unwrap(), repeat: false };
            self.take(Input::Key(stroke));
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.take(Input::Paste(text.into()));
    }

    fn take(&mut self, input: Input) {
        for effect in self.app.update(input) {
            self.follow(effect);
        }
    }

    fn follow(&mut self, effect: Effect) {
        let last = self.states.last().unwrap();
        let (mut agenda, mut draft) = (last.agenda.clone(), last.draft.clone());
        let changes = match effect {
            Effect::Record(edit) => {
                agenda.apply(&edit.changes).unwrap();
                // The line that accepts what was typed closes the field too.
                draft = draft.filter(|draft| *draft != edit.changes);
                edit.changes
            }
            Effect::Draft(edit) => {
                draft = edit.map(|edit| edit.changes);
                draft.clone().unwrap_or_default()
            }
            _ => return,
        };
        let shows = changes.last().and_then(typed).filter(|text| text.len() >= TELLING);
        let is_new = |text: &String| self.states.iter().all(|state| state.shows.as_ref() != Some(text));
        let shows = shows.filter(is_new);
        self.states.push(State { agenda, draft, shows });
    }

    /// Returns the agenda after all keys.
    pub(super) fn agenda(&self) -> &Agenda {
        self.app.agenda()
    }

    /// Returns how many lines must at least have been written for what a screen shows.
    pub(super) fn shown_on(&self, screen: &str) -> usize {
        let is_shown = |state: &State| state.shows.as_ref().is_some_and(|text| screen.contains(text));
        self.states.iter().rposition(is_shown).unwrap_or(0)
    }

    pub(super) fn lines(&self) -> usize {
        self.states.len() - 1
    }

    /// Returns the last state that is exactly this, as the number of lines that led there.
    pub(super) fn reached(&self, (agenda, draft): &(Agenda, Option<Edit>)) -> Option<usize> {
        let draft = draft.as_ref().map(|draft| &draft.changes);
        let is_it = |state: &State| state.draft.as_ref() == draft && diff(&state.agenda, agenda).is_empty();
        self.states.iter().rposition(is_it)
    }
}

fn typed(change: &Change) -> Option<String> {
    match change {
        Change::Set { is: Value::Text(text), .. } => Some(text.clone()),
        _ => None,
    }
}
