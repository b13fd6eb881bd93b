//! One text that is asked for, with what it is for: a folder, a name, the title of a new agenda.
//!
//! What is wrong with it stands at the field, and what was typed stays; it closes only when it was done.

use std::path::PathBuf;

use super::cell::tell_dropped;
use super::list::{List, Step};
use super::overlay::{Fate, Overlay, Press, type_into};
use super::{App, Effect, hints, shelf, versions};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{Lines, TextBuf};

/// What the text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The folder of an agenda to open.
    Folder,
    /// Where the agenda is written to as well.
    Copy,
    /// The title of a new agenda.
    Begin,
    /// The name of the version that is kept.
    Version,
}

/// The question while it is open.
#[derive(Debug)]
pub struct Ask {
    /// What the text is for.
    pub what: What,
    /// What was typed so far.
    pub text: TextBuf,
    /// What is wrong with it, as a sentence.
    pub problem: Option<String>,
    /// What a new agenda can begin with; the first is nothing at all.
    pub offers: Vec<String>,
    /// The offer that is chosen.
    pub list: List,
    /// The example to begin with, once the offers are there.
    wanted: usize,
}

impl Ask {
    /// Asks for the folder of an agenda.
    pub(super) fn folder(app: &mut App, typed: &str) {
        Self::open(app, What::Folder, typed);
    }

    /// Asks where the agenda is to be written to as well.
    pub(super) fn copy(app: &mut App) {
        Self::open(app, What::Copy, "");
    }

    /// Asks under which name this version is kept.
    pub(super) fn version(app: &mut App) {
        Self::open(app, What::Version, "");
    }

    /// Asks for the title of a new agenda, and what to begin with.
    pub(super) fn begin(app: &mut App, example: Option<usize>) {
        Self::open(app, What::Begin, "");
        if let Some(Overlay::Ask(ask)) = app.overlays.last_mut() {
            ask.wanted = example.map_or(0, |place| place + 1);
        }
        app.effects.push(Effect::Shelf(shelf::Wish::List));
    }

    fn open(app: &mut App, what: What, typed: &str) {
        let text = TextBuf::new(typed, Lines::Single);
        let (offers, list) = (Vec::new(), List::default());
        app.overlays.push(Overlay::Ask(Self { what, text, problem: None, offers, list, wanted: 0 }));
    }

    pub(super) fn offer(&mut self, examples: Vec<shelf::Example>) {
        if self.what == What::Begin {
            self.offers = std::iter::once("leeg".into())
                .chain(examples.into_iter().map(|example| example.title))
                .collect();
            self.list.go(self.wanted, self.offers.len(), self.offers.len());
        }
    }

    pub(super) fn put(&mut self, text: &str) {
        self.text = TextBuf::new(text, Lines::Single);
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        let count = self.offers.len();
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => self.accept(app),
            Press::Command(Command::CursorUp) => self.list.step(Step::Up, count, count),
            Press::Command(Command::CursorDown) => self.list.step(Step::Down, count, count),
            Press::Command(Command::Mark) if matches!(self.what, What::Folder | What::Copy) => {
                app.effects.push(Effect::Shelf(shelf::Wish::Complete(self.text.text().into())));
            }
            press => self.type_in(app, press),
        }
        Fate::Stays
    }

    fn type_in(&mut self, app: &mut App, press: &Press) {
        let typed = type_into(app, &mut self.text, press);
        if typed.changed {
            self.problem = None;
        }
        tell_dropped(app, typed.dropped);
    }

    fn accept(&mut self, app: &mut App) {
        let typed = self.text.text().trim().to_owned();
        let example = self.list.cursor().checked_sub(1);
        if typed.is_empty() && example.is_none() {
            self.problem = Some(self.what.nothing(app));
            return;
        }
        match self.what {
            What::Folder => shelf::open_folder(app, PathBuf::from(typed)),
            What::Copy => {
                let agenda = Box::new(app.agenda.clone());
                app.effects.push(Effect::Shelf(shelf::Wish::Copy(typed, agenda)));
            }
            What::Begin => app.effects.push(Effect::Shelf(shelf::Wish::Begin(typed, example))),
            What::Version => {
                let agenda = Box::new(app.agenda.clone());
                app.effects.push(Effect::Version(versions::Wish::Keep(typed, agenda)));
            }
        }
    }
}

impl What {
    /// Returns what the question is about.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Folder => "Andere map openen",
            Self::Copy => "Bewaren als",
            Self::Begin => "Nieuwe agenda",
            Self::Version => "Versie met naam bewaren",
        }
    }

    /// Returns what stands before the field.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Folder => "Map",
            Self::Copy => "Naam of map",
            Self::Begin => "Titel",
            Self::Version => "Naam",
        }
    }

    /// Returns what somebody has to know to answer.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Folder => "De map waarin agenda.json staat. ~ is uw eigen map.",
            Self::Copy => {
                "Een naam komt bij uw andere agenda's; een map mag overal staan, zoals ~/Documenten/agenda. Er wordt nooit \
                 iets overschreven."
            }
            Self::Begin => "De agenda komt in een eigen map bij uw andere agenda's.",
            Self::Version => {
                "De agenda zoals hij nu is, blijft onder deze naam bewaard. Bijvoorbeeld: Vastgesteld door college."
            }
        }
    }

    fn nothing(self, app: &App) -> String {
        let wanted = match self {
            Self::Folder => "een map",
            Self::Copy => "een naam of een map",
            Self::Begin => "een titel voor de nieuwe agenda",
            Self::Version => "een naam voor deze versie",
        };
        format!("Typ {wanted}{}.", hints::or_leave(app, Mode::Picker))
    }
}
