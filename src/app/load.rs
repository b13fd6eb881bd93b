//! Wie draagt wat: how many open actions each owner, kernpartner or gemeente has running in each quarter.

use std::cmp::Reverse;

use super::filters::{Filter, Missing, Sort, concerns, partners};
use super::frame::table_rows;
use super::list::List;
use super::overlay::{Fate, Overlay, Press};
use super::search::step_of;
use super::{App, browse, hints};
use crate::agenda::{Action, Id, Role, TREKKER, owners, party_name};
use crate::command::Command;
use crate::date::Day;
use crate::keymap::Mode;
use crate::layout::Pane;
use crate::lookup::fold;
use crate::period::{Period, Piece};

/// How many quarters stand beside each other, from this one on.
pub const QUARTERS: usize = 8;

/// Fewer actions at a time are no pile.
const PILE: usize = 3;

/// The table while it is open.
#[derive(Debug)]
pub struct Load {
    /// Of what the rows are.
    pub of: Bearer,
    /// Who carries what, most first.
    pub rows: Vec<Row>,
    /// The row of the cursor.
    pub list: List,
    /// The quarter of the cursor.
    pub column: usize,
    quarters: Vec<Period>,
}

/// Who carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// Who pulls an action.
    Owner,
    /// An organisation that has a part in it.
    Kernpartner,
    /// A gemeente that it concerns.
    Gemeente,
}

impl Bearer {
    /// Each with the letter that chooses it.
    pub const ALL: [(Self, char, &'static str); 3] = [
        (Self::Owner, 'e', "eigenaar"),
        (Self::Kernpartner, 'm', "kernpartner"),
        (Self::Gemeente, 'g', "gemeente"),
    ];

    fn sort(self) -> Sort {
        match self {
            Self::Owner => Sort::Owner,
            Self::Kernpartner => Sort::Kernpartner,
            Self::Gemeente => Sort::Gemeente,
        }
    }
}

/// Somebody, with how many open actions run in each quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// How many.
    pub counts: [usize; QUARTERS],
    filter: Filter,
}

impl Row {
    /// Returns whether anybody carries it: what nobody does piles up on nobody.
    #[must_use]
    pub fn is_somebody(&self) -> bool {
        !matches!(self.filter, Filter::Missing(_))
    }

    fn most(&self) -> usize {
        self.counts.into_iter().max().unwrap_or(0)
    }
}

/// Returns how many quarters a terminal of this size shows: names need room too.
#[must_use]
pub fn columns((width, _): (u16, u16)) -> usize {
    if width < 100 { QUARTERS - 2 } else { QUARTERS }
}

/// Opens it, over the actions that are shown.
pub(super) fn open(app: &mut App) {
    let quarters = quarters(app.now.day());
    let mut load = Load { of: Bearer::Owner, rows: Vec::new(), list: List::default(), column: 0, quarters };
    load.count(app);
    app.overlays.push(Overlay::Load(load));
}

/// Returns the quarter of a day and those after it, each with its first and last day.
fn quarters(today: Day) -> Vec<Period> {
    let (mut year, mut number) = (today.year(), today.quarter());
    let mut quarters = Vec::with_capacity(QUARTERS);
    while quarters.len() < QUARTERS
        && let Some((start, end)) = Piece::Quarter(number).days(year)
    {
        quarters.push(Period { start: Some(start), end: Some(end), continuous: false, recurrence: None });
        (year, number) = if number == 4 { (year + 1, 1) } else { (year, number + 1) };
    }
    quarters
}

/// Returns the quarter that a day is in, as people write it.
pub(super) fn quarter_of(day: Day) -> String {
    format!("Q{} {}", day.quarter(), day.year())
}

impl Load {
    /// Returns the quarters as people write them: "Q2 2026".
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.quarters.iter().filter_map(|quarter| quarter.start.map(quarter_of))
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        let last = columns(app.size) - 1;
        if let Some(step) = step_of(press) {
            self.list.step(step, self.rows.len(), table_rows(app.size));
            return Fate::Stays;
        }
        match press {
            Press::Command(Command::CursorLeft) => self.column = self.column.saturating_sub(1),
            Press::Command(Command::CursorRight) => self.column = (self.column + 1).min(last),
            Press::Command(Command::Accept) => return self.accept(app),
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Letter(letter) => self.choose(app, *letter),
            _ => {}
        }
        Fate::Stays
    }

    pub(super) fn follow(&mut self, size: (u16, u16)) {
        self.list.go(self.list.cursor(), self.rows.len(), table_rows(size));
        self.column = self.column.min(columns(size) - 1);
    }

    fn choose(&mut self, app: &mut App, letter: char) {
        if let Some((of, ..)) = Bearer::ALL.into_iter().find(|(_, key, _)| *key == letter) {
            self.of = of;
            self.count(app);
        } else {
            let or_leave = hints::or_leave(app, Mode::Choice);
            app.problem(format!("Deze letter staat er niet bij. Kies e, m of g{or_leave}."));
        }
    }

    /// Shows which actions are counted under the cursor, in every window.
    fn accept(&self, app: &mut App) -> Fate {
        let (row, quarter) = (self.rows.get(self.list.cursor()), self.names().nth(self.column));
        let (Some(row), Some(quarter)) = (row, quarter) else { return Fate::Goes };
        // Beside a filter on an owner, one on having none would leave nothing.
        app.take_filter(self.of.sort());
        app.put_filter(row.filter.clone());
        app.put_filter(Filter::Period(quarter.clone()));
        browse::focus(app, Pane::Actions);
        app.done(format!(
            "Dit loopt er bij {} in {quarter}; wat gereed of vervallen is, telde niet mee.",
            row.name
        ));
        Fate::Goes
    }

    fn count(&mut self, app: &App) {
        let in_time = app.in_time();
        // A filter on who carries would leave one row.
        let shown = app.actions_but(self.of.sort());
        let mut rows: Vec<Row> = Vec::new();
        for action in shown.into_iter().filter(|action| action.status.is_open()) {
            let plan = in_time.plan(action);
            let runs: Vec<bool> = self.quarters.iter().map(|quarter| plan.runs_in(quarter)).collect();
            for filter in self.bearers(app, action) {
                let place = rows.iter().position(|row| row.filter == filter).unwrap_or_else(|| {
                    rows.push(Row { name: name(app, &filter), counts: [0; QUARTERS], filter });
                    rows.len() - 1
                });
                for (count, runs) in rows[place].counts.iter_mut().zip(&runs) {
                    *count += usize::from(*runs);
                }
            }
        }
        rows.retain(|row| row.most() > 0);
        rows.sort_by_cached_key(|row| (!row.is_somebody(), Reverse(row.most()), fold(&row.name)));
        self.rows = rows;
        self.list.go(0, self.rows.len(), table_rows(app.size));
    }

    /// Returns who carries an action, each once.
    fn bearers(&self, app: &App, action: &Action) -> Vec<Filter> {
        let is_partner = |id: &&Id| app.agenda.kernpartners.record(id).is_some();
        let all: Vec<Filter> = match self.of {
            Bearer::Owner => {
                owners(action).map(|role| Filter::Owner(role.party.clone(), role.gemeente.clone())).collect()
            }
            Bearer::Kernpartner => {
                partners(action).filter(is_partner).map(|id| Filter::Kernpartner(id.clone())).collect()
            }
            Bearer::Gemeente => {
                let ids = app.agenda.gemeenten.iter().map(|gemeente| &gemeente.id);
                ids.filter(|id: &&Id| concerns(action, id)).map(|id| Filter::Gemeente(id.clone())).collect()
            }
        };
        let mut once: Vec<Filter> = Vec::new();
        for bearer in all {
            if !once.contains(&bearer) {
                once.push(bearer);
            }
        }
        if once.is_empty() && self.of == Bearer::Owner {
            once.push(Filter::Missing(Missing::Owner));
        }
        once
    }

    /// Returns the most that anybody carries in one quarter, when that is enough to speak of.
    #[must_use]
    pub fn peak(&self) -> Option<usize> {
        let somebody = self.rows.iter().filter(|row| row.is_somebody());
        somebody.map(Row::most).max().filter(|most| *most >= PILE)
    }
}

fn name(app: &App, filter: &Filter) -> String {
    match filter {
        Filter::Owner(party, gemeente) => {
            party_name(&app.agenda, &Role::new(TREKKER, party.clone(), gemeente.clone()))
        }
        Filter::Kernpartner(id) | Filter::Gemeente(id) => app.agenda.link_name(id).into_owned(),
        filter => filter.words(&app.agenda),
    }
}
