//! How another version differs from now, in sentences; putting an earlier one back, and taking over line by line, each as one
//! step that can be undone.
//!
//! What has to come along with a line is for `along`.

use std::collections::BTreeSet;

use super::along::{goes, with_all_along, with_all_that_comes};
use super::confirm::{Confirm, Yes};
use super::edit::capital;
use super::overlay::{Fate, Overlay, Press};
use super::versions::{self, Version, Wish};
use super::{App, Effect, counted, edit, frame, outside, travel};
use crate::agenda::{Act, Agenda, At, Change, Edit, Kind, Telling, diff, rebase, sentence};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{visible, wrap};

/// One row of the comparison; on the screen it takes as many lines as it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the sentences below it are about.
    About(String),
    /// One difference, and which of the changes that is.
    Differs(String, usize),
}

/// The comparison while it is open.
#[derive(Debug)]
pub struct Compare {
    /// What is compared with now.
    pub version: Version,
    /// What differs, per record.
    pub lines: Vec<Line>,
    /// The first line on the screen.
    pub top: usize,
    /// The line that the cursor is on.
    pub cursor: usize,
    /// The version itself.
    then: Box<Agenda>,
    /// What makes the version out of the agenda of now.
    back: Vec<Change>,
    /// Which of those are marked.
    marks: BTreeSet<usize>,
    /// Whether it is put back as soon as the agenda of now is kept.
    restoring: bool,
}

/// How far a page goes; each row may take a few lines.
const PAGE: usize = 8;

impl Compare {
    pub(super) fn new(version: Version, then: Box<Agenda>, now: &Agenda) -> Self {
        let (lines, back, marks) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut compare = Self { version, lines, top: 0, cursor: 0, then, back, marks, restoring: false };
        compare.renew(now);
        compare
    }

    /// Tells what differs now.
    fn renew(&mut self, now: &Agenda) {
        // Numbers that were given out stay given out: a new action never gets the number of another.
        self.back = diff(now, &self.then).into_iter().filter(is_told).collect();
        self.marks.clear();
        self.lines = if self.version.is_beside() {
            let all = with_all_that_comes(&self.back, now);
            // What taking over would take away comes last: nobody meets it on the way.
            let (goes, rest): (Vec<_>, Vec<_>) =
                self.back.iter().cloned().enumerate().partition(|(_, change)| goes(change));
            [rest, goes].into_iter().flat_map(|part| lines(part, (&all, Telling::Beside))).collect()
        } else {
            lines(self.back.iter().map(Change::inverse).enumerate(), (now, Telling::Compared))
        };
        self.cursor = self.cursor.min(self.lines.len().saturating_sub(1));
        self.top = self.top.min(self.cursor);
        self.step(true, 0);
    }

    /// Returns how many differences there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.back.len()
    }

    /// Returns how many of them are marked.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.marks.len()
    }

    /// Returns whether a difference is marked.
    #[must_use]
    pub fn is_marked(&self, change: usize) -> bool {
        self.marks.contains(&change)
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel) => {
                versions::recount(app);
                return Fate::Goes;
            }
            Press::Command(Command::Accept) => self.accept(app),
            Press::Command(Command::CursorUp) => self.step(false, 1),
            Press::Command(Command::CursorDown) => self.step(true, 1),
            Press::Command(Command::PageUp) => self.step(false, PAGE),
            Press::Command(Command::PageDown) => self.step(true, PAGE),
            Press::Command(Command::Mark) => self.mark(),
            Press::Command(Command::MarkAll) => self.mark_all(),
            Press::Command(Command::PutAway) => self.ask_to_put_away(app),
            Press::Command(Command::Undo) => self.travel(app, travel::undo),
            Press::Command(Command::Redo) => self.travel(app, travel::redo),
            Press::Command(_) | Press::Letter(_) | Press::Paste(_) => {}
        }
        self.follow(app.size);
        Fate::Stays
    }

    /// Goes so many differences on or back; from a heading to the one below it.
    fn step(&mut self, down: bool, steps: usize) {
        let differs = |(row, line): (usize, &Line)| matches!(line, Line::Differs(..)).then_some(row);
        let rows: Vec<usize> = self.lines.iter().enumerate().filter_map(differs).collect();
        let place = rows.partition_point(|row| *row < self.cursor);
        let place = if down { place + steps } else { place.saturating_sub(steps) };
        self.cursor = rows.get(place.min(rows.len().saturating_sub(1))).copied().unwrap_or(0);
    }

    /// Keeps the cursor in sight on a terminal of this size, with the heading above it where there is room.
    pub(super) fn follow(&mut self, size: (u16, u16)) {
        let area = frame::of_compare(size).list;
        let heading = self.lines[..self.cursor.min(self.lines.len())]
            .iter()
            .rposition(|line| matches!(line, Line::About(_)));
        let first = heading.filter(|heading| heading + 1 == self.cursor).unwrap_or(self.cursor);
        self.top = self.top.min(first);
        while self.top < self.cursor && self.height(area.width) > area.height {
            self.top += 1;
        }
    }

    /// Returns how many lines of the screen it takes from the first row on it to the cursor.
    fn height(&self, width: u16) -> u16 {
        let rows = self.lines.iter().enumerate().skip(self.top).take(self.cursor + 1 - self.top);
        let height = |(row, line): (usize, &Line)| line.height(width) + line.gap(row > self.top);
        rows.map(height).fold(0, u16::saturating_add)
    }

    fn mark(&mut self) {
        if let Some(change) = self.here()
            && !self.marks.remove(&change)
        {
            self.marks.insert(change);
        }
    }

    fn mark_all(&mut self) {
        let all = (0..self.back.len()).collect();
        self.marks = if self.marks == all { BTreeSet::new() } else { all };
    }

    fn accept(&mut self, app: &mut App) {
        match (self.marks.is_empty(), self.version.is_beside()) {
            (true, false) => self.ask(app),
            (true, true) => match self.here().and_then(|change| self.back.get(change)) {
                Some(change) if goes(change) => ask_to_take_away(app, change),
                _ => self.take_over(app),
            },
            (false, _) => self.take_over(app),
        }
    }

    /// Returns which of the changes the cursor is on.
    fn here(&self) -> Option<usize> {
        match self.lines.get(self.cursor) {
            Some(Line::Differs(_, change)) => Some(*change),
            _ => None,
        }
    }

    fn ask(&self, app: &mut App) {
        if edit::is_refused(app) {
            return;
        }
        if self.back.is_empty() {
            return app.done("Er is geen verschil met nu; er valt niets terug te zetten.");
        }
        let question = format!(
            "De agenda terugzetten naar {}? De huidige wordt eerst als versie bewaard.",
            self.version.called()
        );
        app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::Restore)));
    }

    /// Takes over what is marked, or else what the cursor is on, with all that has to come along: one step.
    fn take_over(&mut self, app: &mut App) {
        let mut chosen = self.marks.clone();
        if chosen.is_empty() {
            chosen.extend(self.here());
        }
        if chosen.is_empty() {
            return self.tell_same(app);
        }
        let taken = with_all_along(&chosen, &self.back);
        let changes: Vec<Change> = taken.iter().map(|place| self.back[*place].clone()).collect();
        let (fitting, clashes) = rebase(&changes, &app.agenda);
        let (count, gone) = (fitting.len(), fitting.iter().filter(|change| goes(change)).count());
        if count == 0 {
            return app.problem("Dit past hier niet meer. Er is niets overgenomen.");
        }
        if !edit::act(app, Edit { place: None, act: Act::Do, changes: fitting }) {
            return;
        }
        self.renew(&app.agenda);
        let over = counted(count, "wijziging is", "wijzigingen zijn");
        let along = if taken.len() > chosen.len() { ", met wat erbij hoort" } else { "" };
        let left = match clashes.len() {
            0 => String::new(),
            left => format!(" {} hier niet meer.", counted(left, "andere past", "andere passen")),
        };
        let key = app.keymap.longest_name(Mode::Compare, Command::Undo).unwrap_or_default();
        let back = match gone {
            0 => format!("   {key} maakt dit in één keer ongedaan"),
            1 => format!(" Daarbij is 1 onderdeel weggehaald; {key} zet het terug."),
            gone => format!(" Daarbij zijn {gone} onderdelen weggehaald; {key} zet ze terug."),
        };
        app.done(format!("{over} overgenomen{along}.{left}{back}"));
    }

    fn tell_same(&self, app: &mut App) {
        let key = app.keymap.longest_name(Mode::Compare, Command::PutAway).unwrap_or_default();
        app.done(format!("Er is geen verschil meer. {key} legt {} opzij.", self.version.called()));
    }

    fn ask_to_put_away(&self, app: &mut App) {
        if edit::is_refused(app) {
            return;
        }
        if !self.version.is_beside() {
            return app.problem("Deze versie ligt tussen de eerdere versies en ligt niemand in de weg.");
        }
        let question = format!(
            "{} opzij leggen? Het bestand gaat naar de map .overleg/apart en wordt niet gewist.",
            self.version.called()
        );
        app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::PutAway(self.version.clone()))));
    }

    fn travel(&mut self, app: &mut App, go: fn(&mut App)) {
        go(app);
        self.renew(&app.agenda);
    }
}

impl Line {
    /// Returns the column that its text begins in.
    #[must_use]
    pub fn column(&self) -> u16 {
        match self {
            Self::About(_) => 1,
            Self::Differs(..) => 3,
        }
    }

    /// Returns its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::About(text) | Self::Differs(text, _) => text,
        }
    }

    /// Returns how many empty lines stand before it, where something stands above it.
    #[must_use]
    pub fn gap(&self, is_below_another: bool) -> u16 {
        u16::from(is_below_another && matches!(self, Self::About(_)))
    }

    fn height(&self, width: u16) -> u16 {
        let width = usize::from(width.saturating_sub(self.column() + 1)).max(1);
        u16::try_from(wrap(&visible(self.text()), width).len()).unwrap_or(u16::MAX)
    }
}

/// Bookkeeping is nothing that somebody compares or puts back.
pub(super) fn is_told(change: &Change) -> bool {
    !matches!(change, Change::Set { at, field, .. } if at.kind == Kind::Head && field == "issued")
}

/// Puts what is about the same record together, in the order in which records come first.
fn lines(
    changes: impl IntoIterator<Item = (usize, Change)>,
    (names, telling): (&Agenda, Telling),
) -> Vec<Line> {
    let mut groups: Vec<(At, Vec<Line>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (change, told) in changes {
        let about = names.about(told.at()).unwrap_or_else(|| told.at().clone());
        let place = *places.entry(about.clone()).or_insert_with(|| {
            groups.push((about, Vec::new()));
            groups.len() - 1
        });
        let text = format!("{}.", capital(&sentence(&told, names, telling)));
        groups[place].1.push(Line::Differs(text, change));
    }
    let rows = |(at, lines): (At, Vec<Line>)| std::iter::once(Line::About(heading(&at, names))).chain(lines);
    groups.into_iter().flat_map(rows).collect()
}

/// Returns what a record is called, with the title of an action behind its number.
fn heading(at: &At, now: &Agenda) -> String {
    match now.actions.record(&at.id) {
        Some(action) if at.kind == Kind::Action => format!("{} · {}", capital(&now.called(at)), action.title),
        _ if now.rows(at.kind).has(&at.id) => capital(&now.called(at)),
        _ => format!("{} die er niet meer is", capital(at.kind.one())),
    }
}

fn ask_to_take_away(app: &mut App, change: &Change) {
    if edit::is_refused(app) {
        return;
    }
    let what = sentence(change, &app.agenda, Telling::Beside);
    let question = format!("{}. Toch overnemen?", capital(&what));
    app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::TakeOver)));
}

fn opened(app: &mut App) -> Option<&mut Compare> {
    match app.overlays.last_mut() {
        Some(Overlay::Compare(compare)) => Some(compare),
        _ => None,
    }
}

/// Takes over what the cursor is on, now that somebody said that it may go here.
pub(super) fn take_over(app: &mut App) {
    let Some(Overlay::Compare(mut compare)) = app.overlays.pop() else { return };
    compare.take_over(app);
    app.overlays.push(Overlay::Compare(compare));
}

/// Begins putting back: the agenda of now is kept first.
pub(super) fn begin_restoring(app: &mut App) {
    let Some(compare) = opened(app) else { return };
    compare.restoring = true;
    let label = format!("vóór terugzetten naar {}", compare.version.called());
    let agenda = Box::new(app.agenda.clone());
    app.effects.push(Effect::Version(Wish::Keep(label, agenda)));
}

/// Returns whether a version is being put back.
pub(super) fn is_restoring(app: &mut App) -> bool {
    opened(app).is_some_and(|compare| compare.restoring)
}

/// Puts the version back, now that the agenda of now is kept: one step, which can be undone.
pub(super) fn restore(app: &mut App) {
    let Some(compare) = opened(app) else { return };
    compare.restoring = false;
    let (changes, called) = (std::mem::take(&mut compare.back), compare.version.called());
    let count = changes.len();
    app.overlays.clear();
    if edit::act(app, Edit { place: None, act: Act::Do, changes }) {
        let key = app.keymap.longest_name(app.mode(), Command::Undo).unwrap_or_default();
        let changes = counted(count, "wijziging", "wijzigingen");
        app.done(format!(
            "De agenda is teruggezet naar {called}: {changes}.   {key} maakt het in één keer ongedaan"
        ));
    }
}

/// Tells that the agenda of now could not be kept; then nothing is put back.
pub(super) fn refused(app: &mut App, why: &str) {
    if let Some(compare) = opened(app) {
        compare.restoring = false;
    }
    app.problem(format!("Er is niets teruggezet. {why}"));
}

/// Takes in that a version was put away, or why not.
pub(super) fn hear_put_away(app: &mut App, version: &Version, done: Result<(), String>) {
    if let Err(why) = done {
        return app.problem(why);
    }
    if opened(app).is_some_and(|compare| compare.version == *version) {
        app.overlays.pop();
    }
    outside::forget(app, version);
    app.effects.push(Effect::Version(Wish::List));
    app.done(format!("{} is opzij gelegd, in de map .overleg/apart.", version.called()));
}
