//! Who does what: what was typed, what was found, and going there.

use super::filters::{Filter, Filters, Sieve};
use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn};
use super::{App, travel};
use crate::agenda::{At, Kind};
use crate::command::Command;
use crate::lookup::Answer;

/// More hits than this help nobody: another letter does.
const MOST: usize = 200;

/// The search while it is open.
#[derive(Debug)]
pub struct Finder {
    /// What was typed, and the cursor.
    pub search: Search,
    /// What was found, best first.
    pub answer: Answer<At>,
    /// In how many actions the hit under the cursor has a part, when it is no action itself.
    pub mentions: usize,
}

/// Returns how many hits a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(16)).clamp(2, 12)
}

/// Opens the search.
pub(super) fn open(app: &mut App) {
    app.build_index();
    let finder = Finder { search: Search::new(rows(app.size)), answer: Answer::default(), mentions: 0 };
    app.overlays.push(Overlay::Lookup(finder));
}

impl Finder {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => return self.accept(app),
            press => match self.search.press(app, press, self.answer.hits.len()) {
                Turn::Typed => self.find(app),
                Turn::Stepped => self.count_mentions(app),
                Turn::Nothing => {}
            },
        }
        Fate::Stays
    }

    /// Returns the hit under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&At> {
        self.answer.hits.get(self.search.list.cursor()).map(|hit| &hit.key)
    }

    /// Returns the hits that are on the screen, each with whether it is under the cursor.
    pub fn visible(&self) -> impl Iterator<Item = (&At, bool)> {
        self.search.window(&self.answer.hits).map(|(hit, here)| (&hit.key, here))
    }

    pub(super) fn follow(&mut self, rows: usize) {
        self.search.follow(rows, self.answer.hits.len());
    }

    /// Counts once per hit, not per frame: it walks all actions.
    fn count_mentions(&mut self, app: &App) {
        let mut filters = Filters::default();
        let Some(filter) = self.chosen().and_then(filter_of) else {
            self.mentions = 0;
            return;
        };
        filters.put(filter);
        let sieve = Sieve::new(&app.agenda, &filters);
        self.mentions = app.agenda.actions.iter().filter(|action| sieve.passes_but(action, None)).count();
    }

    fn find(&mut self, app: &App) {
        let index = app.index.as_ref();
        self.answer =
            index.map(|index| index.search(self.search.query.text(), None, MOST)).unwrap_or_default();
        self.search.go(0, self.answer.hits.len());
        self.count_mentions(app);
    }

    fn accept(&self, app: &mut App) -> Fate {
        let Some(at) = self.chosen() else {
            let nothing = self.search.query.text().trim().is_empty();
            app.problem(if nothing {
                "Typ eerst een paar letters van wat u zoekt."
            } else {
                "Hier is niets mee gevonden. Probeer het met minder letters, of met een ander woord."
            });
            return Fate::Stays;
        };
        // A gemeente or a person has no row in a window: what it has a part in is what can be shown.
        let has_no_row = matches!(at.kind, Kind::Gemeente | Kind::Person);
        if has_no_row && self.mentions == 0 {
            app.problem("Dit staat in geen enkele actie. Er is niets om te tonen.");
            return Fate::Stays;
        }
        // What was open below the search is left as if with Esc: that loses nothing that was typed.
        app.leave_overlays();
        match filter_of(at).filter(|_| has_no_row) {
            Some(filter) => app.put_filter(filter),
            None => travel::show(app, at),
        }
        Fate::Goes
    }
}

/// Returns the filter that shows the actions in which a record has a part, so that counting and showing agree.
fn filter_of(at: &At) -> Option<Filter> {
    match at.kind {
        Kind::Actielijn | Kind::Doel => Some(Filter::Doel(at.clone())),
        Kind::Kernpartner | Kind::Person => Some(Filter::Kernpartner(at.id.clone())),
        Kind::Gemeente => Some(Filter::Gemeente(at.id.clone())),
        Kind::Head | Kind::Action | Kind::Stand | Kind::Note => None,
    }
}
