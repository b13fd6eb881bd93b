//! Who does what: what was typed, what was found, and going there.

use super::filters::{Filter, Filters, Sieve, Sort};
use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn};
use super::{App, back, browse, travel};
use crate::agenda::{At, Kind};
use crate::command::Command;
use crate::layout::Pane;
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
    /// Which records are sought.
    pub scope: Scope,
    /// In how many actions the hit under the cursor has a part, when it is no action itself.
    pub mentions: usize,
}

/// Which records are sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Whatever there is.
    All,
    /// Actions.
    Actions,
    /// Doelen, themes and chapters.
    Doelen,
    /// Organisations.
    Kernpartners,
    /// People and gemeenten.
    People,
}

impl Scope {
    const ROUND: [Self; 5] = [Self::All, Self::Actions, Self::Doelen, Self::Kernpartners, Self::People];

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "alles",
            Self::Actions => "acties",
            Self::Doelen => "doelen",
            Self::Kernpartners => "kernpartners",
            Self::People => "mensen en gemeenten",
        }
    }

    fn kinds(self) -> &'static [Kind] {
        match self {
            Self::All => &[],
            Self::Actions => &[Kind::Action],
            Self::Doelen => &[Kind::Actielijn, Kind::Doel],
            Self::Kernpartners => &[Kind::Kernpartner],
            Self::People => &[Kind::Person, Kind::Gemeente],
        }
    }

    fn on(self, by: usize) -> Self {
        let place = Self::ROUND.iter().position(|other| *other == self).unwrap_or(0);
        Self::ROUND[(place + by) % Self::ROUND.len()]
    }
}

/// Returns how many hits a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(16)).clamp(2, 12)
}

/// Opens the search.
pub(super) fn open(app: &mut App) {
    app.build_index();
    let (search, answer) = (Search::new(rows(app.size)), Answer::default());
    let finder = Finder { search, answer, scope: Scope::All, mentions: 0 };
    app.overlays.push(Overlay::Lookup(finder));
}

impl Finder {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Command(Command::Accept) => return self.accept(app),
            Press::Command(Command::FilterToHits) => return self.filter_to_hits(app),
            Press::Command(Command::NextKind) => self.seek(app, 1),
            Press::Command(Command::PreviousKind) => self.seek(app, Scope::ROUND.len() - 1),
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
        let sieve = Sieve::new(app.in_time(), &filters);
        self.mentions = app.agenda.actions.iter().filter(|action| sieve.passes_but(action, None)).count();
    }

    fn find(&mut self, app: &App) {
        let index = app.index.as_ref();
        self.answer = index
            .map(|index| index.search(self.search.query.text(), self.scope.kinds(), MOST))
            .unwrap_or_default();
        self.search.go(0, self.answer.hits.len());
        self.count_mentions(app);
    }

    fn seek(&mut self, app: &App, by: usize) {
        self.scope = self.scope.on(by);
        self.find(app);
    }

    /// Closes the search and shows just the actions that it found.
    fn filter_to_hits(&self, app: &mut App) -> Fate {
        let words = self.search.query.text().trim();
        let index = app.index.as_ref();
        let found = index.map_or(0, |index| index.search(words, &[Kind::Action], 1).found);
        let Some(filter) = Filter::of_word(Sort::Text, words).filter(|_| found > 0) else {
            app.problem("Hiermee is geen actie gevonden om te tonen. Probeer het met een ander woord.");
            return Fate::Stays;
        };
        app.leave_overlays();
        back::remember(app);
        app.put_filter(filter);
        if !matches!(app.focus, Pane::Actions | Pane::Planning) {
            browse::focus(app, Pane::Actions);
        }
        Fate::Goes
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
        back::remember(app);
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
        Kind::Head
        | Kind::Action
        | Kind::Stand
        | Kind::Note
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => None,
    }
}
