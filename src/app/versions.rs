//! Other versions of the agenda, earlier ones and those beside it: the list, keeping one under a name, and putting one back.
//!
//! Reading and keeping them is asked of the runtime; how one differs from now is told by [`compare`].

use super::compare::Compare;
use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn, has_words};
use super::{App, Effect, compare, outside};
use crate::agenda::Agenda;
use crate::command::Command;
use crate::date::Moment;
use crate::lookup::fold;

/// What the app asks about earlier versions.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Tell which there are.
    List,
    /// Tell which lie beside the agenda only.
    Others,
    /// Read this one.
    Read(Version),
    /// Put this one, which lies beside the agenda, where what was set apart lies.
    PutAway(Version),
    /// Keep this agenda for ever under this name.
    Keep(String, Box<Agenda>),
}

/// What the app hears about earlier versions.
#[derive(Debug, Clone)]
pub enum News {
    /// These are there: those beside the agenda, then those that were kept, newest first.
    List(Vec<Version>),
    /// These lie beside the agenda.
    Others(Vec<Version>),
    /// This one holds this, or why it cannot be read.
    Read(Version, Result<Box<Agenda>, String>),
    /// This one was put away, or why not.
    PutAway(Version, Result<(), String>),
    /// It was kept under this name.
    Kept(String),
    /// It was not kept, and why.
    Refused(String),
}

/// Where a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Among the earlier versions, where it was kept.
    Kept,
    /// In the folder of the agenda, under a name of its own: somebody or something else made it.
    Beside,
    /// In memory only: the agenda before something else changed it.
    Before,
}

/// Another version of the agenda, mostly an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The name of its file; only shown when it lies beside the agenda.
    pub file: String,
    /// When it was kept or last changed.
    pub at: Moment,
    /// The name that somebody gave it.
    pub label: Option<String>,
    /// Where it is.
    pub place: Place,
}

impl Version {
    /// Returns the agenda before something else changed it at this moment.
    pub(super) fn before(at: Moment) -> Self {
        Self { file: String::new(), at, label: Some(BEFORE.into()), place: Place::Before }
    }

    /// Returns whether somebody or something else made it.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        self.place == Place::Beside
    }

    /// Returns when it was kept: `do 12-03-2026 10:24`.
    #[must_use]
    pub fn when(&self) -> String {
        format!("{} {}", self.at.weekday_and_date(), self.at.clock())
    }

    /// Returns what stands behind the moment in the list.
    #[must_use]
    pub fn about(&self) -> String {
        match &self.label {
            Some(label) => label.clone(),
            None if self.is_beside() => format!("{BESIDE}: {}", self.file),
            None => BY_ITSELF.into(),
        }
    }

    /// Returns what it is called in a sentence.
    #[must_use]
    pub fn called(&self) -> String {
        match &self.label {
            Some(label) => format!("“{label}”"),
            None if self.is_beside() => self.file.clone(),
            None => self.when(),
        }
    }
}

/// The list while it is open.
#[derive(Debug)]
pub struct Versions {
    /// What was typed, and the cursor.
    pub search: Search,
    /// The versions that fit what was typed.
    pub found: Vec<Version>,
    /// How many changes lie between this version and now; or that it cannot be read.
    pub known: Option<(Version, Result<usize, String>)>,
    all: Vec<Version>,
    /// The version to compare with, while it is read.
    opening: Option<Version>,
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
        News::List(all) => list(app, all),
        News::Others(others) => outside::hear_others(app, others),
        News::Read(version, read) => take_in(app, version, read),
        News::PutAway(version, done) => compare::hear_put_away(app, &version, done),
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

/// Fills the list, with the agenda before something else changed it behind what lies beside it.
fn list(app: &mut App, mut all: Vec<Version>) {
    if let Some((before, _)) = outside::before(app) {
        let place = all.iter().take_while(|version| version.is_beside()).count();
        all.insert(place, before);
    }
    let spoken_of = all.iter().find(|version| outside::is_spoken_of(app, version)).cloned();
    if let Some(Overlay::Versions(versions)) = app.overlays.last_mut() {
        versions.all = all;
        let first = versions.find();
        let place = spoken_of.and_then(|spoken| versions.found.iter().position(|found| *found == spoken));
        let wish = place.map_or(first, |place| {
            versions.search.go(place, versions.found.len());
            versions.look()
        });
        app.effects.extend(wish);
    }
}

/// Counts anew what differs from the version under the cursor: some of it may have been taken over.
pub(super) fn recount(app: &mut App) {
    if let Some(Overlay::Versions(versions)) = app.overlays.last_mut() {
        versions.known = None;
        app.effects.extend(versions.look());
    }
}

/// Counts what differs from a version that was read, and opens the comparison when that was asked for.
fn take_in(app: &mut App, version: Version, read: Result<Box<Agenda>, String>) {
    // What was only in memory until now is read from there.
    let here = outside::before(app).filter(|(before, _)| *before == version);
    let read = here.map_or(read, |(_, agenda)| Ok(Box::new(agenda.clone())));
    let Some(Overlay::Versions(versions)) = app.overlays.last_mut() else { return };
    let is_wanted = versions.opening.take().is_some_and(|wanted| wanted == version);
    if !versions.found.contains(&version) {
        return;
    }
    let compared = read.map(|then| Compare::new(version.clone(), then, &app.agenda));
    versions.known = Some((version, compared.as_ref().map(Compare::count).map_err(Clone::clone)));
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
        match self.chosen().cloned() {
            Some(version) => {
                self.opening = Some(version.clone());
                app.effects.push(Effect::Version(Wish::Read(version)));
            }
            None => app.problem("Hier staat geen versie om te vergelijken."),
        }
    }

    fn find(&mut self) -> Option<Effect> {
        let wanted = fold(self.search.query.text());
        let fits =
            |version: &&Version| has_words(&format!("{} {}", version.when(), version.about()), &wanted);
        self.found = self.all.iter().filter(fits).cloned().collect();
        self.search.go(0, self.found.len());
        self.look()
    }

    /// Asks for the version under the cursor, to count what changed since: only for this one, because it is read for it.
    fn look(&self) -> Option<Effect> {
        let chosen = self.chosen()?;
        let is_known = self.known.as_ref().is_some_and(|(known, _)| known == chosen);
        (!is_known).then(|| Effect::Version(Wish::Read(chosen.clone())))
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
const BY_ITSELF: &str = "vanzelf bewaard";

/// What stands before the name of a file that lies beside the agenda.
const BESIDE: &str = "ernaast";

const BEFORE: &str = "vóór de wijziging van buiten overleg";
