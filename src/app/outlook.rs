//! Vooruitblik: what is late, and what begins, ends or comes back in the time that comes; to open a meeting with.

use super::actions::owner_line;
use super::frame::table_rows;
use super::list::List;
use super::overlay::{Fate, Overlay, Press};
use super::planning::late_words;
use super::search::step_of;
use super::{App, travel};
use crate::agenda::{Action, At, Id, Kind};
use crate::command::Command;
use crate::date::Day;
use crate::period::Period;

/// The list while it is open.
#[derive(Debug)]
pub struct Outlook {
    /// What there is to see, the most pressing first.
    pub rows: Vec<Row>,
    /// The cursor.
    pub list: List,
    reach: usize,
    /// The last day that it looks at.
    pub until: Day,
}

/// Something that happens to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    id: Id,
    /// What happens.
    pub what: What,
    /// On which day it does; of what is late, on which day it should have been done.
    pub day: Day,
    /// When, in words.
    pub when: String,
    /// The action: its number, its title with the name of the phase, and who pulls it.
    pub action: [String; 3],
}

/// What happens to an action, in the order in which a meeting talks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It should have been done.
    Late,
    /// It begins.
    Begins,
    /// It ends.
    Ends,
    /// It comes back.
    Recurs,
}

impl What {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Late => "te laat",
            Self::Begins => "begint",
            Self::Ends => "eindigt",
            Self::Recurs => "komt terug",
        }
    }
}

/// How far one can look ahead, in days.
const REACHES: [(&str, i32); 4] =
    [("vier weken", 28), ("drie maanden", 92), ("een half jaar", 183), ("een jaar", 365)];

/// Three months: from one meeting past the next.
const FIRST_REACH: usize = 1;

/// Opens it, over the actions that are shown.
pub(super) fn open(app: &mut App) {
    let today = app.now.day();
    let mut outlook = Outlook { rows: Vec::new(), list: List::default(), reach: FIRST_REACH, until: today };
    outlook.look(app);
    app.overlays.push(Overlay::Outlook(outlook));
}

impl Outlook {
    /// Returns how far it looks ahead, in words.
    #[must_use]
    pub fn reach(&self) -> &'static str {
        REACHES[self.reach].0
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        if let Some(step) = step_of(press) {
            self.list.step(step, self.rows.len(), table_rows(app.size));
            return Fate::Stays;
        }
        match press {
            Press::Command(Command::CursorLeft) => self.go(app, self.reach.saturating_sub(1)),
            Press::Command(Command::CursorRight) => self.go(app, self.reach + 1),
            Press::Command(Command::Accept) => return self.accept(app),
            Press::Command(Command::Cancel) => return Fate::Goes,
            _ => {}
        }
        Fate::Stays
    }

    pub(super) fn follow(&mut self, size: (u16, u16)) {
        self.list.go(self.list.cursor(), self.rows.len(), table_rows(size));
    }

    fn go(&mut self, app: &App, reach: usize) {
        self.reach = reach.min(REACHES.len() - 1);
        self.look(app);
    }

    fn accept(&self, app: &mut App) -> Fate {
        if let Some(row) = self.rows.get(self.list.cursor()) {
            travel::show(app, &At::new(Kind::Action, &row.id));
        }
        Fate::Goes
    }

    fn look(&mut self, app: &App) {
        let today = app.now.day();
        self.until = today.later(REACHES[self.reach].1).unwrap_or(today);
        let shown = app.shown.actions.iter().filter_map(|id| app.agenda.actions.record(id));
        let open = shown.filter(|action| action.status.is_open());
        self.rows = open.flat_map(|action| of_action(app, action, self.until)).collect();
        self.rows.sort_by_key(|row| (row.what, row.day));
        self.list.go(0, self.rows.len(), table_rows(app.size));
    }
}

fn of_action(app: &App, action: &Action, until: Day) -> Vec<Row> {
    let in_time = app.in_time();
    let (plan, today) = (in_time.plan(action), in_time.today);
    let row = |what: What, day: Day, label: Option<&String>| {
        let label = label.map(|label| format!(", {label}")).unwrap_or_default();
        Row {
            id: action.id.clone(),
            what,
            day,
            when: if what == What::Late { late_words(day, today) } else { day.shown() },
            action: [
                action.number.clone(),
                format!("{}{label}", action.title),
                owner_line(&app.agenda, action),
            ],
        }
    };
    if let Some(end) = plan.missed(action, today) {
        return vec![row(What::Late, end, None)];
    }
    let mut rows = Vec::new();
    for phase in &plan.phases {
        let Some(period) = &phase.period else { continue };
        let ahead = |day: &Day| (today..=until).contains(day);
        let happens = [
            (What::Begins, period.start),
            (What::Ends, period.end),
            (What::Recurs, next(period, today, until)),
        ];
        for (what, day) in happens {
            rows.extend(day.filter(ahead).map(|day| row(what, day, phase.label.as_ref())));
        }
    }
    rows
}

/// Returns the first day from today on which something comes back, as far as anybody knows.
fn next(period: &Period, today: Day, until: Day) -> Option<Day> {
    let first = period.start.map_or(today, |start| start.max(today));
    let last = period.end.map_or(until, |end| end.min(until));
    period.recurrence.as_ref()?.days(first, last, period.start).first().copied()
}
