//! The earlier versions of the agenda: the list, keeping one under a name, and putting one back.
//!
//! Reading and keeping them is asked of the runtime; how one differs from now is told by [`compare`].

use super::compare::Compare;
use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn, has_words};
use super::{App, Effect, compare};
use crate::agenda::Agenda;
use crate::command::Command;
use crate::date::Moment;
use crate::lookup::fold;

/// What the app asks about earlier versions.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Tell which there are.
    List,
    /// Read the one in this file.
    Read(String),
    /// Keep this agenda for ever under this name.
    Keep(String, Box<Agenda>),
}

/// What the app hears about earlier versions.
#[derive(Debug, Clone)]
pub enum News {
    /// These are there, newest first.
    List(Vec<Version>),
    /// The one in this file holds this, or why it cannot be read.
    Read(String, Result<Box<Agenda>, String>),
    /// It was kept under this name.
    Kept(String),
    /// It was not kept, and why.
    Refused(String),
}

/// An earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The name of its file; never shown.
    pub file: String,
    /// When it was kept.
    pub at: Moment,
    /// The name that somebody gave it.
    pub label: Option<String>,
}

impl Version {
    /// Returns when it was kept: `do 12-03-2026 10:24`.
    #[must_use]
    pub fn when(&self) -> String {
        format!("{} {}", self.at.weekday_and_date(), self.at.clock())
    }

    /// Returns what it is called in a sentence.
    #[must_use]
    pub fn called(&self) -> String {
        self.label.as_ref().map_or_else(|| self.when(), |label| format!("“{label}”"))
    }
}

/// The list while it is open.
#[derive(Debug)]
pub struct Versions {
    /// What was typed, and the cursor.
    pub search: Search,
    /// The versions that fit what was typed.
    pub found: Vec<Version>,
    /// How many changes lie between the version with this file and now; or that it cannot be read.
    pub known: Option<(String, Result<usize, String>)>,
    all: Vec<Version>,
    /// The file of the version to compare with, while it is read.
    opening: Option<String>,
}

/// Returns how many rows a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(12)).clamp(1, 16)
}

/// Opens the list; what is in it comes from the disk.
pub(super) fn open(app: &mut App) {
    let search = Search::new(rows(app.size));
    let (found, all) = (Vec::new(), Vec::new());
    app.overlays.push(Overlay::Versions(Versions { search, found, known: None, all, opening: None }));
    app.effects.push(Effect::Version(Wish::List));
}

/// Takes in what the runtime tells.
pub(super) fn hear(app: &mut App, news: News) {
    match news {
        News::List(all) => {
            if let Some(Overlay::Versions(versions)) = app.overlays.last_mut() {
                versions.all = all;
                let wish = versions.find();
                app.effects.extend(wish);
            }
        }
        News::Read(file, read) => take_in(app, &file, read),
        News::Kept(_) if compare::is_restoring(app) => compare::restore(app),
        News::Kept(label) => {
            app.overlays.pop();
            app.done(format!("Versie “{label}” is bewaard."));
        }
        News::Refused(why) => match app.overlays.last_mut() {
            Some(Overlay::Ask(ask)) => ask.problem = Some(why),
            _ => compare::refused(app, &why),
        },
    }
}

/// Counts what changed since a version that was read, and opens the comparison when that was asked for.
fn take_in(app: &mut App, file: &str, read: Result<Box<Agenda>, String>) {
    let Some(Overlay::Versions(versions)) = app.overlays.last_mut() else { return };
    let is_wanted = versions.opening.take().is_some_and(|wanted| wanted == file);
    let Some(version) = versions.found.iter().find(|version| version.file == file).cloned() else { return };
    let compared = read.map(|then| Compare::new(version, &then, &app.agenda));
    versions.known =
        Some((file.to_owned(), compared.as_ref().map(|compare| compare.count).map_err(Clone::clone)));
    match compared {
        Ok(compare) if is_wanted => app.overlays.push(Overlay::Compare(compare)),
        Err(why) if is_wanted => app.problem(why),
        Ok(_) | Err(_) => {}
    }
}

impl Versions {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => self.accept(app),
            press => match self.search.press(app, press, self.found.len()) {
                Turn::Typed => app.effects.extend(self.find()),
                Turn::Stepped => app.effects.extend(self.look()),
                Turn::Nothing => {}
            },
        }
        Fate::Stays
    }

    fn accept(&mut self, app: &mut App) {
        match self.chosen().map(|version| version.file.clone()) {
            Some(file) => {
                self.opening = Some(file.clone());
                app.effects.push(Effect::Version(Wish::Read(file)));
            }
            None => app.problem("Hier staat geen versie om te vergelijken."),
        }
    }

    fn find(&mut self) -> Option<Effect> {
        let wanted = fold(self.search.query.text());
        let fits = |version: &&Version| {
            let label = version.label.as_deref().unwrap_or(BY_ITSELF);
            has_words(&format!("{} {label}", version.when()), &wanted)
        };
        self.found = self.all.iter().filter(fits).cloned().collect();
        self.search.go(0, self.found.len());
        self.look()
    }

    /// Asks for the version under the cursor, to count what changed since: only for this one, because it is read for it.
    fn look(&self) -> Option<Effect> {
        let file = &self.chosen()?.file;
        let is_known = self.known.as_ref().is_some_and(|(known, _)| known == file);
        (!is_known).then(|| Effect::Version(Wish::Read(file.clone())))
    }

    /// Returns the version under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Version> {
        self.found.get(self.search.list.cursor())
    }

    /// Returns the rows that are on the screen, each with whether it is under the cursor.
    pub fn visible(&self) -> impl Iterator<Item = (&Version, bool)> {
        self.search.window(&self.found)
    }

    pub(super) fn follow(&mut self, rows: usize) {
        self.search.follow(rows, self.found.len());
    }
}

/// What stands in the place of a name.
pub const BY_ITSELF: &str = "vanzelf bewaard";
