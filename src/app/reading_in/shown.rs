//! What a sheet would change, on the screen: per gemeente in numbers, then every difference, and the keys that do it.
//!
//! Nothing is replaced of which the room did not see that it is different.

use super::super::overlay::Press;
use super::super::search::step_of;
use super::super::{App, Step, edit, frame, hints};
use crate::agenda::{Act, Agenda, At, Edit, Id, Kind};
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::Rect;
use crate::text::{visible, wrap};
use crate::zelfscan::{Counted, Intake, Preview, Table, filled};

/// The letter that also replaces what stands there.
pub const REPLACE: char = 'v';

/// So many rows stand around the gemeenten and the lines: what is new, the headings, and what is below.
const AROUND: u16 = 5;

/// So many rows are for the lines at least, where there is more than one gemeente.
const LEAST: u16 = 3;

/// A file that was read, with what it would change.
#[derive(Debug)]
pub struct Shown {
    /// What the file is called.
    pub name: String,
    /// What it would change.
    pub preview: Preview,
    /// What stands below the numbers.
    pub lines: Vec<Line>,
    /// The first of them on the screen.
    pub top: usize,
    /// How many were on the screen, from the first on.
    seen: usize,
    table: Table,
}

/// A line below the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the sentences below it are about.
    About(&'static str),
    /// A sentence; whether it is of something that would be replaced.
    Sentence(String, bool),
}

/// What comes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// It stays on the screen.
    Stays,
    /// Another file is chosen.
    Chooses,
    /// The file was taken in.
    Done,
}

impl Line {
    /// Returns the column that its text begins in.
    #[must_use]
    pub fn column(&self) -> u16 {
        match self {
            Self::About(_) => 1,
            Self::Sentence(..) => 3,
        }
    }

    /// Returns its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::About(text) => text,
            Self::Sentence(text, _) => text,
        }
    }

    /// Returns how many empty lines stand before it, where something stands above it.
    #[must_use]
    pub fn gap(&self, is_below_another: bool) -> u16 {
        u16::from(is_below_another && matches!(self, Self::About(_)))
    }

    /// Returns how many rows it takes in a list of this width.
    #[must_use]
    pub fn height(&self, width: u16) -> u16 {
        let width = usize::from(width.saturating_sub(self.column() + 1)).max(1);
        u16::try_from(wrap(&visible(self.text()), width).len()).unwrap_or(u16::MAX)
    }
}

impl Shown {
    /// Puts a file beside a meting; or says why nothing of it can be taken in.
    pub(super) fn new(app: &App, meting: &Id, (name, table): (String, Table)) -> Result<Self, String> {
        let preview =
            preview(&app.agenda, meting, (&name, &table)).map_err(|why| format!("{name}: {why}"))?;
        let lines = lines(&app.agenda, meting, &preview);
        let mut shown = Self { name, preview, lines, top: 0, seen: 0, table };
        shown.follow(app.size);
        Ok(shown)
    }

    /// Returns the gemeenten that stand above the lines, as far as there is room.
    #[must_use]
    pub fn counted(&self, height: u16) -> &[Counted] {
        // Half of the screen is for what has to be looked at, and on a small one at least a sentence that wraps.
        let most = usize::from((height / 2).min(height.saturating_sub(AROUND + LEAST))).max(1);
        let all = &self.preview.counted;
        &all[..all.len().min(most)]
    }

    pub(super) fn press(&mut self, app: &mut App, meting: &Id, press: &Press) -> Then {
        match press {
            Press::Command(Command::Cancel) => return Then::Chooses,
            Press::Command(Command::Accept) => return self.take_in(app, meting, false),
            Press::Letter(REPLACE) => return self.take_in(app, meting, true),
            Press::Letter(_) => {
                let key = |command| app.keymap.longest_name(Mode::Choice, command).unwrap_or_default();
                let (accept, cancel) = (key(Command::Accept), key(Command::Cancel));
                app.problem(format!(
                    "Deze letter doet hier niets. {accept} zet erbij wat nieuw is, {REPLACE} vervangt ook wat anders is, \
                     {cancel} wijzigt niets."
                ));
            }
            press => {
                if let Some(step) = step_of(press) {
                    self.scroll(step, app.size);
                }
            }
        }
        Then::Stays
    }

    fn scroll(&mut self, step: Step, size: (u16, u16)) {
        let area = frame::of_reading_in(size, self).list;
        self.top = match step {
            Step::Up => self.top.saturating_sub(1),
            Step::Down => self.top + 1,
            Step::PageUp => self.first_above(self.top, area).min(self.top.saturating_sub(1)),
            // What did not fit comes first: a sentence may take more rows than one.
            Step::PageDown => self.behind(self.top, area),
            Step::First => 0,
            Step::Last => self.lines.len(),
        };
        self.follow(size);
    }

    /// Keeps the last lines at the foot on a terminal of this size, and notes what is on the screen.
    pub(super) fn follow(&mut self, size: (u16, u16)) {
        let area = frame::of_reading_in(size, self).list;
        self.top = self.top.min(self.first_above(self.lines.len(), area));
        // Who jumps over lines has not seen them.
        if area.height > 0 && self.top <= self.seen {
            self.seen = self.seen.max(self.behind(self.top, area));
        }
    }

    /// Returns the first line that does not fit below this one; the one itself is always there, if need be cut off.
    fn behind(&self, top: usize, area: Rect) -> usize {
        let mut used = 0_u16;
        let fits = self.lines.iter().enumerate().skip(top).take_while(|(place, line)| {
            used = used.saturating_add(line.height(area.width) + line.gap(*place > top));
            used <= area.height || *place == top
        });
        top + fits.count()
    }

    /// Returns the first of the lines that fit together above this one.
    fn first_above(&self, end: usize, area: Rect) -> usize {
        let (mut first, mut left) = (end, area.height);
        while let Some(line) = first.checked_sub(1).and_then(|before| self.lines.get(before)) {
            let high = line.height(area.width).saturating_add(line.gap(first > 1));
            if high > left && first < end {
                break;
            }
            (left, first) = (left.saturating_sub(high), first - 1);
        }
        first
    }

    /// Takes the file in as one step; nothing is replaced that was not on the screen as different.
    fn take_in(&mut self, app: &mut App, meting: &Id, replaces: bool) -> Then {
        if edit::is_refused(app) {
            return Then::Stays;
        }
        // Meanwhile something else may have changed the agenda.
        match preview(&app.agenda, meting, (&self.name, &self.table)) {
            Ok(preview) if preview == self.preview => {}
            Ok(preview) => {
                (self.lines, self.preview) = (lines(&app.agenda, meting, &preview), preview);
                (self.top, self.seen) = (0, 0);
                self.follow(app.size);
                app.problem("De agenda is intussen veranderd; dit is wat het bestand nu zou wijzigen. Kijk nog een keer.");
                return Then::Stays;
            }
            Err(why) => {
                app.problem(why);
                return Then::Stays;
            }
        }
        let last = self.lines.iter().rposition(|line| matches!(line, Line::Sentence(_, true)));
        if replaces && last.is_some_and(|last| last >= self.seen) {
            let key = hints::key_name(app, Mode::Choice, Command::PageDown);
            app.problem(format!(
                "Er staan nog verschillen onder wat u ziet. Blader eerst met {key} door de lijst."
            ));
            return Then::Stays;
        }
        let changes = filled(&app.agenda, meting, &self.preview, replaces);
        if changes.is_empty() {
            app.problem(self.nothing());
            return Then::Stays;
        }
        let edit = Edit { place: Some(At::new(Kind::Meting, meting)), act: Act::Do, changes };
        if edit::act(app, edit) { self.done(app, replaces) } else { Then::Stays }
    }

    fn nothing(&self) -> String {
        match self.preview.differing() {
            0 => "Er is niets om erbij te zetten: in dit bestand staat geen nieuw antwoord.".into(),
            _ => format!("Er is geen nieuw antwoord. {REPLACE} vervangt wat anders is."),
        }
    }

    fn done(&self, app: &mut App, replaces: bool) -> Then {
        let key = app.keymap.longest_name(Mode::Scan, Command::Undo).unwrap_or_default();
        let did = self.preview.done(replaces);
        app.done(format!("{}: {did}.   {key} maakt dit in één keer ongedaan", self.name));
        Then::Done
    }
}

fn preview(agenda: &Agenda, meting: &Id, (name, table): (&str, &Table)) -> Result<Preview, String> {
    let meting =
        agenda.metingen.record(meting).ok_or("Deze meting is er niet meer. Er is niets ingelezen.")?;
    Preview::new(agenda, meting, Intake { name, table, only: None }).map_err(|refusal| refusal.to_string())
}

fn lines(agenda: &Agenda, meting: &Id, preview: &Preview) -> Vec<Line> {
    let Some(meting) = agenda.metingen.record(meting) else { return Vec::new() };
    let mut lines = Vec::new();
    for told in preview.told(agenda, meting) {
        lines.push(Line::About(told.heading));
        lines.extend(told.sentences.into_iter().map(|sentence| Line::Sentence(sentence, told.replaces)));
    }
    if lines.is_empty() {
        lines.push(Line::Sentence(
            "Alles in dit bestand is te lezen, en niets staat er nu anders.".into(),
            false,
        ));
    }
    lines
}
