//! From a key to what it does: a command, a letter for what is on top, or nothing.

use super::confirm::{Confirm, Yes};
use super::help::Purpose;
use super::overlay::{self, Overlay, Press};
use super::{App, Disk, Effect, browse, help, look, lookup, message, pasting};
use crate::command::{Command, Group};
use crate::keymap::{Key, Mode, Resolution, Stroke, key};
use crate::layout::{Pane, Shape};

impl App {
    pub(super) fn press(&mut self, stroke: Stroke) {
        let mode = self.mode();
        if self.regions().shape == Shape::TooSmall && !self.asks_to_stop(stroke) {
            // Nobody changes what nobody can see.
            return;
        }
        let resolution = self.keymap.resolve(mode, &self.pending, stroke.key);
        if stroke.repeat && !repeats(resolution) {
            return;
        }
        if resolution == Resolution::Pending {
            self.pending = vec![stroke.key];
            self.notice = None;
            return;
        }
        if resolution == Resolution::Command(Command::Cancel) && message::shows_standing(self) {
            self.standing.pop();
            return;
        }
        let begun = std::mem::take(&mut self.pending);
        self.notice = None;
        match (resolution, stroke.key.text()) {
            (Resolution::Command(command), _) => self.run(command),
            (Resolution::Text(letter), _) => self.give(&Press::Letter(letter)),
            (Resolution::Unknown, Some(letter))
                if matches!(mode, Mode::Choice | Mode::Confirm | Mode::Scan) =>
            {
                self.give(&Press::Letter(letter));
            }
            (Resolution::Unknown, _) if self.overlays.is_empty() => self.say_what_can(begun, stroke.key),
            (Resolution::Pending | Resolution::Dropped | Resolution::Unknown, _) => {}
        }
    }

    fn asks_to_stop(&self, stroke: Stroke) -> bool {
        self.keymap.resolve(Mode::Global, &[], stroke.key) == Resolution::Command(Command::Quit)
    }

    /// Answers a key that means nothing here: silence would make somebody press harder.
    fn say_what_can(&mut self, mut begun: Vec<Key>, last: Key) {
        let (help, quit) = (self.short_name(Command::Help), self.short_name(Command::Quit));
        let what = if begun.is_empty() && self.means_small(last) {
            "Deze hoofdletter doet hier niets, de kleine letter wel: misschien staat Caps Lock aan".to_owned()
        } else if begun.is_empty() {
            "Deze toets doet hier niets".to_owned()
        } else {
            begun.push(last);
            format!("{} is geen opdracht; er is niets gebeurd", key::shown(&begun))
        };
        self.problem(format!("{what}. Met {help} ziet u wat kan, met {quit} stopt u."));
    }

    /// Returns whether a capital was pressed of which the small letter would do something.
    fn means_small(&self, capital: Key) -> bool {
        let letter = capital.text().filter(|letter| letter.is_uppercase());
        let small = letter.and_then(|letter| Key::parse(&letter.to_lowercase().to_string()).ok());
        small.is_some_and(|small| self.keymap.resolve(self.mode(), &[], small) != Resolution::Unknown)
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.pending.clear();
        self.notice = None;
        if self.mode().takes_text() || self.mode() == Mode::Confirm {
            self.give(&Press::Paste(text.into()));
        } else if !self.overlays.is_empty() || self.focus != Pane::Actions || !pasting::ask(self, text, false)
        {
            pasting::refuse(self);
        }
    }

    pub(super) fn run(&mut self, command: Command) {
        match command {
            // A question is answered first.
            _ if self.mode() == Mode::Confirm => self.give(&Press::Command(command)),
            Command::Help if !matches!(self.overlays.last(), Some(Overlay::Help(_))) => {
                help::open(self, Purpose::Help);
            }
            Command::Palette if !matches!(self.overlays.last(), Some(Overlay::Help(_))) => {
                help::open(self, Purpose::Palette);
            }
            Command::Lookup if !matches!(self.overlays.last(), Some(Overlay::Lookup(_))) => {
                lookup::open(self);
            }
            Command::Quit => self.quit(),
            _ if self.overlays.is_empty() => browse::run(self, command),
            _ => self.give(&Press::Command(command)),
        }
    }

    /// Gives a press to what is on top; what that opens comes above it, and what is done with goes.
    pub(super) fn give(&mut self, press: &Press) {
        let Some(mut top) = self.overlays.pop() else { return };
        let place = self.overlays.len();
        if top.press(self, press) == overlay::Fate::Stays {
            self.overlays.insert(place.min(self.overlays.len()), top);
        }
    }

    /// Closes everything that stands on top, as Esc would.
    pub(super) fn leave_overlays(&mut self) {
        while !self.overlays.is_empty() {
            self.give(&Press::Command(Command::Cancel));
        }
    }

    pub(super) fn quit(&mut self) {
        look::keep(self);
        // What was typed opens again the next time; a row with nothing in it is no work to find back.
        if self.overlays.iter().any(|open| matches!(open, Overlay::Cell(cell) if cell.is_blank_row())) {
            self.leave_overlays();
        }
        match &self.disk {
            Disk::Failing { count, .. } => {
                let question = Confirm::of_loss(*count, "afsluiten", Yes::Quit);
                self.overlays.push(Overlay::Confirm(question));
            }
            Disk::Saved | Disk::Pending(_) | Disk::ReadOnly(_) => self.effects.push(Effect::Quit),
        }
    }
}

/// Returns whether a key that is held down goes on doing this: only what moves or types.
fn repeats(resolution: Resolution) -> bool {
    match resolution {
        Resolution::Text(_) => true,
        Resolution::Command(command) => matches!(command.group(), Group::Moving | Group::Text),
        Resolution::Pending | Resolution::Dropped | Resolution::Unknown => false,
    }
}
