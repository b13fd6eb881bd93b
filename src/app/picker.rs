//! A list that searches while one types: owners, partners, gemeenten; what is not there can be added.

mod field;
mod goal;
mod offer;

use super::list::Step;
use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn};
use super::{App, edit, hints, marks};
use crate::agenda::{At, Id, Kind};
use crate::command::Command;
use crate::keymap::Mode;
use crate::lookup::fold;
pub use field::Wanted;
pub use goal::Goal;
pub use offer::{Offer, Pick};

/// The list, what was typed, and what choosing does.
#[derive(Debug)]
pub struct Picker {
    /// What is chosen: "Eigenaar van actie 6".
    pub title: String,
    /// What was typed, and the cursor.
    pub search: Search,
    /// What choosing does.
    pub goal: Goal,
    offers: Vec<Offer>,
    /// What fits what was typed, as places in the offers.
    found: Vec<usize>,
    ticked: Vec<Pick>,
    /// Whether something was ticked or unticked by hand: then Enter takes the ticks and nothing else.
    ticking: bool,
    /// Whether something was typed since the last tick.
    sought: bool,
}

/// Returns how many rows of the list a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(10)).clamp(1, 12)
}

/// Opens the list of who can own the action under the cursor, or all that are marked.
pub(super) fn set_owner(app: &mut App) {
    let goal = Goal::Role { ats: marks::targets(app), role: crate::agenda::TREKKER };
    open(app, goal);
}

/// Opens the list of organisations for the action or doel under the cursor, or for all actions that are marked.
pub(super) fn set_kernpartners(app: &mut App) {
    let ats = marks::targets(app);
    open(app, Goal::Kernpartners { ats });
}

/// Opens the list of where these can belong.
pub(super) fn move_to(app: &mut App) {
    let ats = marks::targets(app);
    open(app, Goal::Place { ats });
}

/// Opens the gemeenten for actions that are local to one of them.
pub(super) fn gemeente_of(app: &mut App, ats: Vec<At>) {
    open(app, Goal::Gemeente { ats });
}

/// Opens the gemeenten to filter on.
pub(super) fn filter_gemeente(app: &mut App) {
    if app.agenda.gemeenten.is_empty() {
        return app.problem("In deze agenda staan geen gemeenten.");
    }
    open(app, Goal::FilterGemeente);
}

/// Opens the gemeenten of a meting, to see the page of one of them.
pub(super) fn page_of(app: &mut App, among: Vec<Id>, whose: Option<Id>) {
    open(app, Goal::Page(among, whose));
}

/// Opens what a field of a form can hold.
pub(super) fn for_field(app: &mut App, wanted: Wanted) {
    open(app, Goal::Field(wanted));
}

/// Opens the records of a kind that the form of this one leads to.
pub(super) fn records(app: &mut App, kind: Kind, from: &At) {
    open(app, Goal::Record(kind, from.clone()));
}

/// Opens everyone who owns something, to filter on.
pub(super) fn filter_owner(app: &mut App) {
    if owned(app).is_empty() {
        return app.problem("Er is nog geen actie met een eigenaar.");
    }
    open(app, Goal::FilterOwner);
}

/// Opens the organisations to filter on.
pub(super) fn filter_kernpartner(app: &mut App) {
    if app.agenda.kernpartners.is_empty() {
        return app.problem("In deze agenda staan geen kernpartners.");
    }
    open(app, Goal::FilterKernpartner);
}

fn open(app: &mut App, goal: Goal) {
    let mut picker = Picker {
        title: goal.title(app),
        search: Search::new(rows(app.size)),
        offers: offer::offers(app, &goal),
        found: Vec::new(),
        ticked: goal.present(app),
        ticking: false,
        sought: false,
        goal,
    };
    picker.find();
    picker.go_to_present(app);
    app.overlays.push(Overlay::Picker(picker));
}

impl Picker {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel) => return self.leave(app),
            Press::Command(Command::Accept) => return self.accept(app),
            Press::Command(Command::Mark) => self.tick(app),
            Press::Command(Command::ChangeRole) => self.change_role(app),
            press => {
                if self.search.press(app, press, self.found.len()) == Turn::Typed {
                    self.find();
                }
            }
        }
        Fate::Stays
    }

    /// Returns whether its rows have long names: doelen, each with the title of its theme.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        matches!(self.goal, Goal::Place { .. })
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Returns the rows that are on the screen, each with whether it is under the cursor and whether it is ticked.
    pub fn visible(&self) -> impl Iterator<Item = (&Offer, bool, bool)> {
        self.search.window(&self.found).map(|(place, here)| {
            let offer = &self.offers[*place];
            (offer, here, self.ticked.contains(&offer.pick))
        })
    }

    pub(super) fn follow(&mut self, rows: usize) {
        self.search.follow(rows, self.found.len());
    }

    /// Finds what fits: every word typed must begin a word of the row; the row for something new comes last.
    fn find(&mut self) {
        self.sought = true;
        self.offers.retain(|offer| !matches!(offer.pick, Pick::New(_)));
        let typed = self.search.query.text().trim().to_owned();
        let wanted = fold(&typed);
        if !typed.is_empty()
            && self.goal.offers_new()
            && !self.offers.iter().any(|offer| fold(&offer.name) == wanted)
        {
            self.offers.push(Offer::new(
                Pick::New(typed.clone()),
                format!("nieuw: \u{201c}{typed}\u{201d} …"),
                "",
            ));
        }
        let fits = |offer: &Offer| match offer.pick {
            Pick::New(_) => true,
            Pick::Nobody => typed.is_empty(),
            Pick::Party(_) | Pick::Place(_) => offer.fits(&wanted),
        };
        self.found = (0..self.offers.len()).filter(|place| fits(&self.offers[*place])).collect();
        self.search.go(0, self.found.len());
    }

    /// Begins on what stands there now, so that Enter at once changes nothing; else on what is the likeliest.
    fn go_to_present(&mut self, app: &App) {
        let likely: Vec<Pick> = self.goal.likeliest(app).into_iter().collect();
        let place_of =
            |picks: &[Pick]| self.found.iter().position(|place| picks.contains(&self.offers[*place].pick));
        let present = place_of(&self.ticked).or_else(|| place_of(&likely));
        self.search.go(present.unwrap_or(0), self.found.len());
    }

    fn under_cursor(&self) -> Option<&Offer> {
        self.found.get(self.search.list.cursor()).map(|place| &self.offers[*place])
    }

    fn tick(&mut self, app: &mut App) {
        let Some(pick) = self.under_cursor().map(|offer| offer.pick.clone()) else { return };
        if !self.goal.takes_many() || !matches!(pick, Pick::Party(_)) {
            let key = hints::key_name(app, Mode::Picker, Command::Accept);
            return app.problem(format!("Hier is één keuze tegelijk mogelijk. {key} kiest."));
        }
        self.ticking = true;
        self.sought = false;
        match self.ticked.iter().position(|ticked| *ticked == pick) {
            Some(place) => drop(self.ticked.remove(place)),
            None => self.ticked.push(pick),
        }
        self.search.step(Step::Down, self.found.len());
    }

    fn change_role(&mut self, app: &mut App) {
        let Some(goal) = self.goal.next_role() else { return };
        if self.ticking {
            return app.problem("Neem eerst over wat u aankruiste. Daarna kunt u een andere rol kiezen.");
        }
        let here = self.under_cursor().map(|offer| offer.pick.clone());
        self.goal = goal;
        self.title = self.goal.title(app);
        self.ticked = self.goal.present(app);
        self.offers = offer::offers(app, &self.goal);
        self.find();
        let same = self.found.iter().position(|place| Some(&self.offers[*place].pick) == here.as_ref());
        self.search.go(same.unwrap_or(0), self.found.len());
    }

    fn ticked_with(&self, pick: Pick) -> Vec<Pick> {
        let more = (!self.ticked.contains(&pick)).then_some(pick);
        self.ticked.iter().cloned().chain(more).collect()
    }

    /// Closes without choosing; what was ticked can still be put in by doing it again.
    fn leave(&self, app: &mut App) -> Fate {
        if !self.ticking || !self.goal.changes_actions() {
            return Fate::Goes;
        }
        if edit::do_and_undo(app, |app| self.goal.reach(app, &self.ticked)) {
            let key = app.long_name(Command::Redo);
            let what = edit::uncapital(&self.title);
            app.done(format!("Niet gewijzigd: {what}.   {key} zet uw keuze er toch in"));
        } else {
            // What was ticked is what stood there already.
            app.notice = None;
        }
        Fate::Goes
    }

    fn accept(&mut self, app: &mut App) -> Fate {
        let picked = self.under_cursor().map(|offer| offer.pick.clone());
        let picks = match (self.ticking, picked) {
            // Ticking moves the cursor on: only what was sought after that is meant as well.
            (true, Some(pick)) if self.sought && pick != Pick::Nobody => self.ticked_with(pick),
            (true, _) => self.ticked.clone(),
            (false, Some(Pick::Nobody)) => Vec::new(),
            // Who accepts what stands there keeps whoever stands beside it.
            (false, Some(pick)) if self.goal.replaces() && !self.ticked.contains(&pick) => vec![pick],
            (false, Some(pick)) => self.ticked_with(pick),
            (false, None) => {
                let or_leave = hints::or_leave(app, Mode::Picker);
                app.problem(format!("Niets gevonden met deze letters. Wis een letter{or_leave}."));
                return Fate::Stays;
            }
        };
        self.goal.reach(app, &picks);
        Fate::Goes
    }
}

/// Returns how many actions each party owns, for the list of who can own one.
pub(super) fn owned(app: &App) -> std::collections::HashMap<String, usize> {
    let mut owned = std::collections::HashMap::new();
    for action in app.agenda.actions.iter() {
        for name in app.agenda.owner_names(action) {
            *owned.entry(name).or_default() += 1;
        }
    }
    owned
}
