//! The saved views: what is shown, under a name, with a digit that shows it again.

use super::list::List;
use super::look::{SavedView, Sight};
use super::overlay::{Fate, Overlay, Press};
use super::{App, back, counted, hints};
use crate::command::Command;
use crate::keymap::Mode;

/// The list of saved views.
#[derive(Debug)]
pub struct ViewList {
    /// The view under the cursor.
    pub cursor: usize,
}

impl App {
    /// Returns the saved views, in the order of their digits.
    #[must_use]
    pub fn views(&self) -> &[SavedView] {
        &self.keeping.views
    }

    /// Returns the places of the saved views that are what is shown now.
    #[must_use]
    pub fn views_shown(&self) -> Vec<usize> {
        let sight = Sight::of(self);
        (0..self.keeping.views.len()).filter(|place| self.keeping.views[*place].sight == sight).collect()
    }
}

/// Returns the digit of a view; only the first nine have one.
#[must_use]
pub fn digit(place: usize) -> Option<char> {
    u32::try_from(place + 1).ok().filter(|digit| *digit <= 9).and_then(|digit| char::from_digit(digit, 10))
}

/// A list longer than this covers too much of what it is about.
const MOST_ROWS: usize = 12;

/// Returns how many of the saved views are on the screen.
#[must_use]
pub fn rows(app: &App) -> usize {
    let room = usize::from(app.size.1.saturating_sub(8)).clamp(1, MOST_ROWS);
    app.views().len().min(room)
}

/// Opens the list.
pub(super) fn open(app: &mut App) {
    let cursor = app.views_shown().first().copied().unwrap_or(0);
    app.overlays.push(Overlay::Views(ViewList { cursor }));
}

/// Returns the name to propose for what is shown now: the one that it has, or else what it says of itself.
pub(super) fn proposed(app: &App) -> String {
    if let Some(place) = app.views_shown().first() {
        return app.keeping.views[*place].name.clone();
    }
    let filters = app.filters.all().iter().map(|filter| filter.words(&app.agenda));
    filters.chain(app.order.words()).collect::<Vec<_>>().join(", ")
}

/// Saves what is shown now under a name, in place of what had that name.
pub(super) fn save(app: &mut App, name: &str) {
    let view = SavedView { name: name.to_owned(), sight: Sight::of(app) };
    let views = &mut app.keeping.views;
    let known = views.iter().position(|view| view.name == name);
    let place = known.unwrap_or(views.len());
    if known.is_some() {
        views[place] = view;
    } else {
        views.push(view);
    }
    app.look_is_due();
    let key = app.keymap.longest_name(app.mode(), Command::OpenView).unwrap_or_default();
    let keys = digit(place).map_or(key.clone(), |digit| format!("{key} {digit}"));
    let done = if known.is_some() { "opnieuw bewaard" } else { "bewaard" };
    app.done(format!("De weergave \u{201c}{name}\u{201d} is {done}. Met {keys} ziet u haar weer."));
}

impl ViewList {
    /// Returns the cursor and the part of the list that is on the screen.
    #[must_use]
    pub fn list(&self, app: &App) -> List {
        let mut list = List::default();
        list.go(self.cursor, app.views().len(), rows(app));
        list
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        let count = app.views().len();
        match press {
            Press::Command(Command::CursorUp) => self.cursor = self.cursor.saturating_sub(1),
            Press::Command(Command::CursorDown) => {
                self.cursor = (self.cursor + 1).min(count.saturating_sub(1));
            }
            Press::Command(Command::Accept) => return show(app, self.cursor),
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Delete) => return self.delete(app),
            Press::Letter(letter) => {
                if let Some(place) = (0..count).find(|place| digit(*place) == Some(*letter)) {
                    return show(app, place);
                }
                let or_leave = hints::or_leave(app, Mode::Choice);
                app.problem(format!("Dit cijfer staat er niet bij. Kies er een uit de lijst{or_leave}."));
            }
            Press::Command(_) | Press::Paste(_) => {}
        }
        Fate::Stays
    }

    fn delete(&mut self, app: &mut App) -> Fate {
        if self.cursor >= app.views().len() {
            return Fate::Goes;
        }
        let gone = app.keeping.views.remove(self.cursor);
        app.look_is_due();
        let left = app.views().len();
        self.cursor = self.cursor.min(left.saturating_sub(1));
        let rest = match left {
            0 => "Er zijn geen andere.".into(),
            left => format!("Over: {}.", counted(left, "weergave", "weergaven")),
        };
        app.done(format!("De weergave \u{201c}{}\u{201d} is weg. {rest}", gone.name));
        if app.views().is_empty() { Fate::Goes } else { Fate::Stays }
    }
}

fn show(app: &mut App, place: usize) -> Fate {
    let Some(view) = app.views().get(place).cloned() else { return Fate::Goes };
    back::remember(app);
    view.sight.show(app);
    app.look_is_due();
    app.done(format!("U ziet nu de weergave \u{201c}{}\u{201d}.", view.name));
    Fate::Goes
}
