//! The agendas to open: those of the user, the examples, and any other folder.
//!
//! What is on the disk comes in as data, and opening is asked of the runtime: this app is of one agenda only.

use std::path::PathBuf;

use super::ask::Ask;
use super::confirm::{Confirm, Yes};
use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn, has_words};
use super::{App, Disk, Effect, header};
use crate::agenda::Agenda;
use crate::command::Command;
use crate::date::Moment;
use crate::lookup::fold;

/// What the app asks about the agendas of the user.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Tell which there are.
    List,
    /// Close this agenda and go on with the one in this folder.
    Open(PathBuf),
    /// Make a new one with this title, empty or from the example with this place in the list.
    Begin(String, Option<usize>),
    /// Write this agenda as a new one to a folder, or under a name among the others.
    Copy(String, Box<Agenda>),
    /// Finish the name of a folder that was half typed.
    Complete(String),
}

/// What the app hears about the agendas of the user.
#[derive(Debug, Clone)]
pub enum News {
    /// These are there.
    List(Shelf),
    /// Opening this folder is what the user wants, now that more is known of the disk or of the folder.
    Open(PathBuf),
    /// This agenda is open now, instead of another one.
    Opened,
    /// The name of a folder, as far as it is certain.
    Completed(String),
    /// The agenda was written to this folder too.
    Copied(PathBuf),
    /// It was not done, and why.
    Refused(String),
}

/// The agendas that can be opened.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Those of the user, the one that was open last first.
    pub agendas: Vec<Shelved>,
    /// Those that come along.
    pub examples: Vec<Example>,
}

/// An agenda of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Where it is.
    pub folder: PathBuf,
    /// What it is called.
    pub title: String,
    /// When it was last changed, as far as the system tells.
    pub changed: Option<Moment>,
    /// Whether it is the one that is open now.
    pub is_open: bool,
}

/// An agenda that comes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What it is called.
    pub title: String,
    /// What it is, in a few words.
    pub about: String,
}

/// One row of the start screen.
#[derive(Debug, Clone)]
pub enum Row {
    /// An agenda of the user.
    Agenda(Shelved),
    /// An example, with its place in the list.
    Example(usize, Example),
    /// Another folder.
    Elsewhere,
}

/// The start screen while it is open.
#[derive(Debug)]
pub struct Start {
    /// What was typed, and the cursor.
    pub search: Search,
    /// The rows that fit what was typed.
    pub found: Vec<Row>,
    all: Vec<Row>,
}

/// Returns how many rows a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(12)).clamp(1, 16)
}

/// Opens the start screen; what is on it comes from the disk.
pub(super) fn open(app: &mut App) {
    let start = Start { search: Search::new(rows(app.size)), found: Vec::new(), all: Vec::new() };
    app.overlays.push(Overlay::Start(start));
    app.effects.push(Effect::Shelf(Wish::List));
}

/// Goes on with another agenda; asks first when this one cannot be saved.
pub(super) fn open_folder(app: &mut App, folder: PathBuf) {
    let Disk::Failing { count, .. } = &app.disk else {
        return app.effects.push(Effect::Shelf(Wish::Open(folder)));
    };
    let question = Confirm::of_loss(*count, "een andere agenda openen", Yes::Open(folder));
    app.overlays.push(Overlay::Confirm(question));
}

/// Takes in what the runtime tells.
pub(super) fn hear(app: &mut App, news: News) {
    match (news, app.overlays.last_mut()) {
        (News::List(shelf), Some(Overlay::Start(start))) => start.fill(shelf),
        (News::List(shelf), Some(Overlay::Ask(ask))) => ask.offer(shelf.examples),
        (News::Completed(text), Some(Overlay::Ask(ask))) => ask.put(&text),
        (News::Refused(why), Some(Overlay::Ask(ask))) => ask.problem = Some(why),
        (News::Refused(why), _) => app.problem(why),
        (News::Open(folder), _) => open_folder(app, folder),
        // What has to be said of this agenda says which one it is too.
        (News::Opened, None)
            if app.standing.is_empty() && matches!(app.disk, Disk::Saved | Disk::Pending(_)) =>
        {
            let title = header::title(app);
            app.done(format!("U werkt nu in “{title}”."));
        }
        (News::Copied(folder), _) => {
            app.overlays.pop();
            let question =
                format!("De agenda staat nu ook in {}. Verder werken in die kopie?", folder.display());
            app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::Open(folder))));
        }
        (News::List(_) | News::Completed(_) | News::Opened, _) => {}
    }
}

impl Start {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => self.accept(app),
            press => {
                if self.search.press(app, press, self.found.len()) == Turn::Typed {
                    self.find();
                }
            }
        }
        Fate::Stays
    }

    fn fill(&mut self, there: Shelf) {
        let examples =
            there.examples.into_iter().enumerate().map(|(place, example)| Row::Example(place, example));
        self.all = there.agendas.into_iter().map(Row::Agenda).chain(examples).collect();
        self.all.push(Row::Elsewhere);
        self.find();
        // Enter at once goes somewhere: the agenda that is open is where she is already.
        let other = self.found.iter().position(|row| !matches!(row, Row::Agenda(shelved) if shelved.is_open));
        self.search.go(other.unwrap_or(0), self.found.len());
    }

    /// Finds what fits; the way to another folder stays, whatever was typed.
    fn find(&mut self) {
        let wanted = fold(self.search.query.text());
        let fits = |text: &str| has_words(text, &wanted);
        let shows = |row: &&Row| match row {
            Row::Agenda(shelved) => fits(&format!("{} {}", shelved.title, shelved.folder.display())),
            Row::Example(_, example) => fits(&format!("voorbeeld {}", example.about)),
            Row::Elsewhere => true,
        };
        self.found = self.all.iter().filter(shows).cloned().collect();
        self.search.go(0, self.found.len());
    }

    /// Returns the rows that are on the screen, each with whether it is under the cursor.
    pub fn visible(&self) -> impl Iterator<Item = (&Row, bool)> {
        self.search.window(&self.found)
    }

    /// Returns the row under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Row> {
        self.found.get(self.search.list.cursor())
    }

    pub(super) fn follow(&mut self, rows: usize) {
        self.search.follow(rows, self.found.len());
    }

    fn accept(&self, app: &mut App) {
        match self.chosen() {
            Some(Row::Agenda(shelved)) if shelved.is_open => app.problem("Deze agenda is al open."),
            Some(Row::Agenda(shelved)) => open_folder(app, shelved.folder.clone()),
            Some(Row::Example(place, _)) => Ask::begin(app, Some(*place)),
            Some(Row::Elsewhere) => {
                let typed = self.search.query.text();
                // Who typed a path already need not do so again.
                let is_path = typed.contains(['/', '\\', '~']);
                Ask::folder(app, if is_path { typed } else { "" });
            }
            None => {}
        }
    }
}
