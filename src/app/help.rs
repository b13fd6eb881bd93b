//! All commands with their keys: searchable, and Enter does the one under the cursor.
//!
//! It opens as help, in the order of the table, or as palette, with what can be done now first. How well a command
//! fits what was typed is left to `rank`.

pub mod map;
mod rank;
mod table;

use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn};
use super::{App, hints, possible};
use crate::command::Command;
use crate::keymap::{Keymap, Mode};
use crate::text::width;
use rank::Words;
pub use table::{KeyRow, home_mode, key_table, keys_shown, mode_name};

/// The help while it is open.
#[derive(Debug)]
pub struct Help {
    /// What was typed, and the cursor.
    pub search: Search,
    /// The rows of the list: the commands that fit what was typed.
    pub found: Vec<Row>,
    /// What it was opened for.
    pub purpose: Purpose,
    /// How wide the widest keys are.
    pub keys_width: usize,
    /// Whether nothing fits and these only look like it.
    forgiving: bool,
    all: Vec<Listed>,
}

/// What the list of commands was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To read what there is.
    Help,
    /// To do something.
    Palette,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// What the commands below it have in common.
    Heading(&'static str),
    /// A command.
    Listed(Listed),
}

/// A command in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which command.
    pub command: Command,
    /// Its keys as the screen writes them.
    pub keys: String,
    /// Where it works, in Dutch.
    pub mode: &'static str,
    /// Why it cannot be done now; nothing when it can.
    pub not_now: Option<String>,
    words: Words,
}

const NOT_NOW: &str = "Kan nu niet";

/// Returns whether a terminal of this size has room for the map under the list.
#[must_use]
pub fn shows_map((width, height): (u16, u16)) -> bool {
    width >= 110 && height >= 28
}

/// Returns how many rows a terminal of this size shows.
#[must_use]
pub fn rows(size: (u16, u16)) -> usize {
    let map = if shows_map(size) { map::ROWS } else { 0 };
    usize::from(size.1.saturating_sub(10)).saturating_sub(map).max(1)
}

/// Opens the list of commands above whatever is open.
pub(super) fn open(app: &mut App, purpose: Purpose) {
    // A command without a key in this keymap can still be done from here.
    let standard = Keymap::standard();
    let all: Vec<Listed> =
        Command::ALL.iter().filter_map(|command| listed(app, &standard, *command)).collect();
    let keys_width = all.iter().map(|listed| width(&listed.keys)).max().unwrap_or(0);
    let search = Search::new(rows(app.size));
    let mut help = Help { search, found: Vec::new(), purpose, keys_width, forgiving: false, all };
    help.find();
    app.overlays.push(Overlay::Help(help));
}

fn listed(app: &App, standard: &Keymap, command: Command) -> Option<Listed> {
    let mode = home_mode(&app.keymap, command).or_else(|| home_mode(standard, command))?;
    let here = [&app.keymap, standard].iter().any(|keymap| !keymap.keys_of(app.mode(), command).is_empty());
    Some(Listed {
        command,
        keys: keys_shown(&app.keymap, mode, command),
        mode: mode_name(mode),
        not_now: not_now(app, command, mode, here),
        words: Words::new(&app.keymap, command),
    })
}

/// Tells why a command cannot be done now, if so; `here` when it is one of the mode beneath the help.
fn not_now(app: &App, command: Command, home: Mode, here: bool) -> Option<String> {
    let browsing = matches!(home, Mode::Agenda | Mode::Planning);
    match (app.overlays.is_empty(), browsing) {
        (true, true) => possible::possible(app, command).err(),
        (false, _) if here => None,
        (false, true) => {
            let key = app.keymap.longest_name(app.mode(), Command::Cancel);
            let with = key.map_or_else(String::new, |key| format!(" met {key}"));
            Some(format!("Sluit eerst{with} wat openstaat."))
        }
        (_, false) => {
            Some(format!("Dit werkt alleen op de plek die achter de toets staat: {}.", mode_name(home)))
        }
    }
}

fn nothing(app: &App) -> String {
    format!("Niets gevonden. Wis een letter{}.", hints::or_leave(app, Mode::Help))
}

impl Listed {
    /// Returns what the command does, or why it cannot do that now.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.not_now {
            Some(why) => format!("{NOT_NOW}. {why}"),
            None => self.command.explanation().to_owned(),
        }
    }
}

impl Help {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel | Command::Help | Command::Palette) => return Fate::Goes,
            Press::Command(Command::Accept) => return self.accept(app),
            press => {
                let before = self.search.list.cursor();
                match self.search.press(app, press, self.found.len()) {
                    Turn::Typed => self.find(),
                    Turn::Stepped => self.leave_heading(before),
                    Turn::Nothing => {}
                }
            }
        }
        Fate::Stays
    }

    /// Returns the rows that are on the screen, each with whether it is under the cursor.
    pub fn visible(&self) -> impl Iterator<Item = (&Row, bool)> {
        self.search.window(&self.found)
    }

    /// Returns the command under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Listed> {
        match self.found.get(self.search.list.cursor())? {
            Row::Listed(listed) => Some(listed),
            Row::Heading(_) => None,
        }
    }

    /// Returns what is told about the command under the cursor.
    #[must_use]
    pub fn sentence(&self, app: &App) -> String {
        self.chosen().map_or_else(|| nothing(app), Listed::sentence)
    }

    /// Returns the title of the list.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.purpose {
            Purpose::Help => "Hulp: alle opdrachten",
            Purpose::Palette => "Alle opdrachten",
        }
    }

    /// Returns how many commands are found: "3 van 158".
    #[must_use]
    pub fn count(&self) -> String {
        let found = self.found.iter().filter(|row| matches!(row, Row::Listed(_))).count();
        let looks_like = if self.forgiving { "lijkt erop: " } else { "" };
        format!("{looks_like}{found} van {}", self.all.len())
    }

    pub(super) fn follow(&mut self, rows: usize) {
        self.search.follow(rows, self.found.len());
    }

    fn find(&mut self) {
        let typed = self.search.query.text().trim().to_owned();
        self.forgiving = false;
        self.found = if typed.is_empty() { self.grouped() } else { self.fitting(&typed) };
        self.search.go(0, self.found.len());
        self.leave_heading(0);
    }

    /// Returns all commands under the headings of their groups; in the palette what cannot be done now stands last.
    fn grouped(&self) -> Vec<Row> {
        let last = |listed: &Listed| self.purpose == Purpose::Palette && listed.not_now.is_some();
        let mut all: Vec<&Listed> = self.all.iter().collect();
        all.sort_by_key(|listed| last(listed));
        let mut rows = Vec::new();
        let mut heading = "";
        for listed in all {
            let own = if last(listed) { NOT_NOW } else { listed.command.group().title() };
            if own != heading {
                rows.push(Row::Heading(own));
                heading = own;
            }
            rows.push(Row::Listed(listed.clone()));
        }
        rows
    }

    /// Returns the commands that fit, the best first; where nothing does, those that look like it.
    fn fitting(&mut self, typed: &str) -> Vec<Row> {
        let fits = self.all.iter().filter_map(|listed| Some((listed.words.fit(typed)?, listed)));
        let mut fits: Vec<_> = fits.collect();
        // Of equals, what can be done now.
        fits.sort_by_key(|(fit, listed)| (*fit, listed.not_now.is_some()));
        let mut found: Vec<&Listed> = fits.into_iter().map(|(_, listed)| listed).collect();
        if found.is_empty() {
            self.forgiving = true;
            found = self.all.iter().filter(|listed| listed.words.resembles(typed)).collect();
            found.sort_by_key(|listed| listed.not_now.is_some());
        }
        self.forgiving &= !found.is_empty();
        found.into_iter().cloned().map(Row::Listed).collect()
    }

    /// Goes on to a command when the cursor came on a heading, in the direction in which it went.
    fn leave_heading(&mut self, before: usize) {
        let row = self.search.list.cursor();
        if matches!(self.found.get(row), Some(Row::Heading(_))) {
            let row = if row < before && row > 0 { row - 1 } else { row + 1 };
            self.search.go(row, self.found.len());
        }
    }

    fn accept(&self, app: &mut App) -> Fate {
        match self.chosen() {
            Some(Listed { command, not_now: None, .. }) => {
                app.run(*command);
                Fate::Goes
            }
            Some(Listed { not_now: Some(why), .. }) => {
                app.problem(why.clone());
                Fate::Stays
            }
            None => {
                app.problem(nothing(app));
                Fate::Stays
            }
        }
    }
}
