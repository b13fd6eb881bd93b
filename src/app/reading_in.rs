//! Taking in the sheet that a gemeente filled in: choosing the file, and seeing what it would change before it does.
//!
//! The file is read by the runtime and comes in as a table; what it means, and what may be said of it, are rules of
//! [`crate::zelfscan`].

mod shown;

pub use shown::{Line, REPLACE, Shown};

use super::cell::tell_dropped;
use super::list::List;
use super::overlay::{Fate, Overlay, Press, type_into};
use super::search::step_of;
use super::{App, Effect, zelfscan};
use crate::agenda::Id;
use crate::command::Command;
use crate::keymap::Mode;
use crate::lookup::fold;
use crate::text::{Lines, TextBuf};
use crate::zelfscan::{Set, Table};

/// What the app asks about sheets.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Tell which there are where somebody would look first.
    Start,
    /// Tell which there are in this folder, as it was typed.
    List(String),
    /// Read this file, as it was typed.
    Read(String),
    /// Read this file as a list of questions.
    Questions(String),
}

/// What the app hears about sheets.
#[derive(Debug, Clone)]
pub enum News {
    /// In this folder, as one types it, are these.
    Start(String, Folder),
    /// These are there.
    List(Folder),
    /// This file holds this.
    Read(String, Table),
    /// This list of questions was read.
    Questions(Set),
    /// It was not read, and why.
    Refused(String),
}

/// What there is to choose from in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// Which folder, as it was typed.
    pub typed: String,
    /// What is in it.
    pub rows: Vec<Row>,
}

/// Something to choose in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A file that may be a sheet.
    File(String),
    /// A folder.
    Folder(String),
    /// The folder above this one, with its path.
    Above(String),
}

impl Row {
    /// Returns what it is called in the list.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::File(name) | Self::Folder(name) => name,
            Self::Above(_) => "..",
        }
    }
}

/// What a file is read for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum For {
    /// The scores of gemeenten in this meting.
    Meting(Id),
    /// What the next meting asks.
    Questions,
}

/// Where somebody chose a sheet the last time: the folder, and the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    folder: String,
    file: String,
}

/// The overlay while it is open.
#[derive(Debug)]
pub struct ReadingIn {
    /// What for.
    pub wanted: For,
    /// The path as it was typed so far.
    pub text: TextBuf,
    /// Why the last file was not read, as a sentence.
    pub problem: Option<String>,
    /// What there is to choose and fits what was typed.
    pub found: Vec<Row>,
    /// The cursor among those.
    pub list: List,
    /// What the file that was chosen would change.
    pub shown: Option<Shown>,
    folder: Folder,
    chosen: Chosen,
}

/// Returns how many rows a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(13)).clamp(1, 16)
}

/// Opens it, where a file was chosen the last time.
pub(super) fn open(app: &mut App, wanted: For, chosen: Chosen) {
    let wish = if chosen.folder.is_empty() { Wish::Start } else { Wish::List(chosen.folder.clone()) };
    let reading = ReadingIn {
        wanted,
        text: TextBuf::new(&chosen.folder, Lines::Single),
        problem: None,
        found: Vec::new(),
        list: List::default(),
        shown: None,
        folder: Folder::default(),
        chosen,
    };
    app.overlays.push(Overlay::ReadingIn(reading));
    app.effects.push(Effect::ReadIn(wish));
}

/// Takes in what the runtime tells.
pub(super) fn hear(app: &mut App, news: News) {
    let size = app.size;
    let Some(Overlay::ReadingIn(mut reading)) =
        app.overlays.pop_if(|top| matches!(top, Overlay::ReadingIn(_)))
    else {
        return;
    };
    match news {
        News::Start(typed, folder) => {
            reading.put(&typed);
            reading.fill(folder, size);
        }
        News::List(folder) => reading.fill(folder, size),
        News::Read(name, table) => reading.show(app, name, table),
        News::Questions(set) => return zelfscan::take_list(app, &set, reading.chosen),
        News::Refused(why) => reading.problem = Some(why),
    }
    app.overlays.push(Overlay::ReadingIn(reading));
}

impl ReadingIn {
    /// Returns the mode in which keys are looked up.
    pub(super) fn mode(&self) -> Mode {
        if self.shown.is_some() { Mode::Choice } else { Mode::Picker }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        if let (Some(mut shown), For::Meting(meting)) = (self.shown.take(), &self.wanted) {
            return match shown.press(app, meting, press) {
                shown::Then::Stays => {
                    self.shown = Some(shown);
                    Fate::Stays
                }
                shown::Then::Chooses => Fate::Stays,
                shown::Then::Done => {
                    zelfscan::take_up_after_reading(app, self.chosen.clone());
                    Fate::Goes
                }
            };
        }
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => self.accept(app),
            Press::Command(Command::Mark) => self.complete(app),
            press => match step_of(press) {
                Some(step) => self.list.step(step, self.found.len(), rows(app.size)),
                None => self.type_in(app, press),
            },
        }
        Fate::Stays
    }

    fn type_in(&mut self, app: &mut App, press: &Press) {
        let typed = type_into(app, &mut self.text, press);
        tell_dropped(app, typed.dropped);
        if typed.changed {
            self.problem = None;
            self.look(app);
        }
    }

    /// Shows what is in the folder that is typed; another folder is asked of the disk.
    fn look(&mut self, app: &mut App) {
        let (folder, _) = self.parts();
        if folder == self.folder.typed {
            self.find(app.size);
        } else {
            app.effects.push(Effect::ReadIn(Wish::List(folder.into())));
        }
    }

    /// Returns the folder that is typed, and the letters behind it.
    fn parts(&self) -> (&str, &str) {
        let typed = self.text.text();
        typed.split_at(typed.rfind(['/', '\\']).map_or(0, |place| place + 1))
    }

    fn put(&mut self, text: &str) {
        self.text = TextBuf::new(text, Lines::Single);
        self.problem = None;
    }

    fn fill(&mut self, mut folder: Folder, size: (u16, u16)) {
        if self.wanted != For::Questions {
            folder.rows.retain(|row| !matches!(row, Row::File(name) if is_json(name)));
        }
        self.folder = folder;
        self.find(size);
        // The sheet behind the last one is probably the next.
        let is_last = |row: &Row| *row == Row::File(self.chosen.file.clone());
        if let Some(last) = self.found.iter().position(is_last)
            && self.chosen.folder == self.folder.typed
            && matches!(self.found.get(last + 1), Some(Row::File(_)))
        {
            self.list.go(last + 1, self.found.len(), rows(size));
        }
    }

    /// Finds what fits the letters; what begins with them comes first.
    fn find(&mut self, size: (u16, u16)) {
        let wanted = fold(self.parts().1.trim_end_matches('"'));
        let fits = |row: &&Row| fold(row.name()).contains(&wanted) || matches!(row, Row::Above(_));
        let mut found: Vec<Row> = self.folder.rows.iter().filter(fits).cloned().collect();
        found.sort_by_key(|row| !matches!(row, Row::File(_)) || !fold(row.name()).starts_with(&wanted));
        self.found = found;
        self.list.go(0, self.found.len(), rows(size));
    }

    /// Returns the row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.found.get(self.list.cursor())
    }

    /// Returns the path of a row, as one types it.
    fn path(&self, row: &Row) -> String {
        let ends = |path: &str| path.ends_with(['/', '\\']);
        match row {
            Row::File(name) => format!("{}{name}", self.folder.typed),
            Row::Folder(name) => format!("{}{name}/", self.folder.typed),
            Row::Above(path) if ends(path) => path.clone(),
            Row::Above(path) => format!("{path}/"),
        }
    }

    /// Reads the file under the cursor, or goes into the folder; what fits nothing is tried as it was typed.
    fn accept(&mut self, app: &mut App) {
        self.problem = None;
        let typed = self.text.text().trim().to_owned();
        let is_elsewhere = !self.parts().1.is_empty() && matches!(self.row(), None | Some(Row::Above(_)));
        match self.row().cloned() {
            Some(row) if !is_elsewhere => {
                let path = self.path(&row);
                if let Row::File(file) = row {
                    self.chosen = Chosen { folder: self.folder.typed.clone(), file };
                    self.ask(app, path);
                } else {
                    self.put(&path);
                    self.look(app);
                }
            }
            _ if typed.is_empty() => {
                self.problem = Some("Typ waar het bestand staat, of kies het in de lijst.".into());
            }
            _ => self.ask(app, typed),
        }
    }

    fn ask(&self, app: &mut App, path: String) {
        app.effects.push(Effect::ReadIn(match self.wanted {
            For::Meting(_) => Wish::Read(path),
            For::Questions => Wish::Questions(path),
        }));
    }

    /// Types the name under the cursor.
    fn complete(&mut self, app: &mut App) {
        if let Some(row) = self.row().cloned() {
            let path = self.path(&row);
            self.put(&path);
            self.look(app);
        }
    }

    fn show(&mut self, app: &App, name: String, table: Table) {
        let For::Meting(meting) = &self.wanted else { return };
        self.problem = None;
        match Shown::new(app, meting, (name, table)) {
            Ok(shown) => self.shown = Some(shown),
            Err(why) => self.problem = Some(why),
        }
    }

    /// Keeps what is under the cursor in sight on a terminal of this size.
    pub(super) fn follow(&mut self, size: (u16, u16)) {
        self.list.go(self.list.cursor(), self.found.len(), rows(size));
        if let Some(shown) = &mut self.shown {
            shown.follow(size);
        }
    }
}

/// A list of questions may be in the form of the one that comes along; scores never are.
fn is_json(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
