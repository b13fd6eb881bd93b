//! What the plannings of an agenda say about when, read once per text and not once per frame.
//!
//! The language itself stands in [`crate::period`]; which columns of the timeline are when in [`super::timeline`].

use std::borrow::Cow;
use std::collections::HashMap;

use super::App;
use crate::agenda::{Action, Agenda, BETWEEN_PHASES};
use crate::date::Day;
use crate::period::{Period, Reading, UNREAD, read, whole};

/// What one planning says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its phases, in the order in which they stand.
    pub phases: Vec<Reading>,
    /// What they say together; none when nobody can be sure of any of them.
    pub whole: Option<Period>,
}

impl Plan {
    /// Reads a planning.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let phases = read(text);
        Self { whole: whole(&phases), phases }
    }

    /// Returns whether nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phases.is_empty()
    }

    /// Returns whether there is a text, and nobody has said what it means.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.whole.is_none() && !self.is_empty()
    }

    /// Returns whether nobody has said what some of it means.
    #[must_use]
    pub fn has_unread(&self) -> bool {
        self.phases.iter().any(|phase| phase.period.is_none())
    }

    /// Returns the periods of the phases that were read.
    pub fn periods(&self) -> impl Iterator<Item = &Period> {
        self.phases.iter().filter_map(|phase| phase.period.as_ref())
    }

    /// Returns whether any of the phases runs at some time within a period.
    #[must_use]
    pub fn runs_in(&self, period: &Period) -> bool {
        self.periods().any(|own| meet(own, period))
    }

    /// Returns on which day an action with this planning should have been done, when it is open and that day is past.
    #[must_use]
    pub fn missed(&self, action: &Action, today: Day) -> Option<Day> {
        let end = self.whole.as_ref().and_then(|whole| whole.end);
        end.filter(|end| *end < today && action.status.is_open())
    }

    /// Returns what it says in whole words, one phase after the other.
    #[must_use]
    pub fn sentence(&self) -> String {
        let phases: Vec<String> = self.phases.iter().map(Reading::to_string).collect();
        phases.join(BETWEEN_PHASES)
    }
}

/// Says what a planning means while it is typed; nothing as long as nothing stands there.
#[must_use]
pub fn told(text: &str) -> Option<String> {
    let plan = Plan::of(text);
    match plan.whole {
        _ if plan.is_empty() => None,
        None => Some(format!("{UNREAD}: het blijft staan zoals u het typt")),
        Some(_) => Some(plan.sentence()),
    }
}

/// Says how long ago something should have been done: "14 maanden te laat".
#[must_use]
pub fn late_words(end: Day, today: Day) -> String {
    let months = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    let whole = months(today) - months(end) - i64::from(today.day_of_month() < end.day_of_month());
    let days = end.days_to(today);
    match (whole, days) {
        (..=0, 1) => "1 dag te laat".to_owned(),
        (..=0, days) => format!("{days} dagen te laat"),
        (1, _) => "1 maand te laat".to_owned(),
        (months, _) => format!("{months} maanden te laat"),
    }
}

/// Returns whether something runs on a day of a period; an open side has no end. What comes back in June alone does not
/// run in March.
fn meet(own: &Period, period: &Period) -> bool {
    let (start, end) = (own.start.max(period.start), earliest(own.end, period.end));
    let Some((start, end)) = start.zip(end) else { return true };
    start <= end && own.recurrence.as_ref().is_none_or(|recurrence| recurrence.may_come_in(start, end))
}

fn earliest(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    [one, other].into_iter().flatten().min()
}

/// The plannings of an agenda by their text: most texts stand there many times.
#[derive(Debug, Default)]
pub struct Plans {
    by_text: HashMap<String, Plan>,
    /// The first and the last year that the plannings name, and this year.
    years: (i32, i32),
}

/// How many years before and after this one the timeline reaches at most: a year of birth in a planning squeezes nothing.
const FURTHEST: i32 = 12;

impl Plans {
    /// Reads what is new, and finds which years it all is about.
    pub(super) fn learn(&mut self, agenda: &Agenda, today: Day) {
        let this = today.year();
        self.years = (this, this);
        for action in agenda.actions.iter() {
            let text = action.planning_text();
            if !self.by_text.contains_key(&*text) {
                self.by_text.insert(text.to_string(), Plan::of(&text));
            }
            let Some(plan) = self.by_text.get(&*text) else { continue };
            for day in plan.periods().flat_map(|period| [period.start, period.end]).flatten() {
                let year = day.year().clamp(this - FURTHEST, this + FURTHEST);
                self.years = (self.years.0.min(year), self.years.1.max(year));
            }
        }
    }

    fn of(&self, action: &Action) -> Cow<'_, Plan> {
        let text = action.planning_text();
        self.by_text.get(&*text).map_or_else(|| Cow::Owned(Plan::of(&text)), Cow::Borrowed)
    }
}

/// An agenda on a day, with what its plannings say.
#[derive(Debug, Clone, Copy)]
pub struct InTime<'a> {
    /// The agenda.
    pub agenda: &'a Agenda,
    plans: &'a Plans,
    /// Which day it is.
    pub today: Day,
}

impl<'a> InTime<'a> {
    pub(super) fn new(agenda: &'a Agenda, plans: &'a Plans, today: Day) -> Self {
        Self { agenda, plans, today }
    }

    /// Returns the years that the timeline has to show.
    #[must_use]
    pub fn years(self) -> (i32, i32) {
        self.plans.years
    }

    /// Returns what the planning of an action says.
    #[must_use]
    pub fn plan(self, action: &Action) -> Cow<'a, Plan> {
        self.plans.of(action)
    }

    /// Returns whether an action is open and its planning is over.
    #[must_use]
    pub fn is_late(self, action: &Action) -> bool {
        self.plan(action).missed(action, self.today).is_some()
    }
}

impl App {
    /// Returns the agenda as it is today, with what its plannings say.
    #[must_use]
    pub fn in_time(&self) -> InTime<'_> {
        InTime::new(&self.agenda, &self.plans, self.now.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs_in(planning: &str, period: &str) -> bool {
        Plan::of(planning).runs_in(&Plan::of(period).whole.unwrap())
    }

    #[test]
    fn what_runs_in_a_period_has_a_day_in_common_with_it() {
        for planning in [
            "Q2 2026",
            "2024-2028",
            "vanaf 30 juni 2026",
            "uiterlijk 1 april 2026",
            "doorlopend",
            "jaarlijks",
        ] {
            assert!(runs_in(planning, "Q2 2026"), "{planning}");
        }
        for planning in
            ["Q3 2026", "2025", "vanaf 1 juli 2026", "tot april 2026", "n.t.b.", "", "Q1 2026 / Q3 2026"]
        {
            assert!(!runs_in(planning, "Q2 2026"), "{planning}");
        }
    }

    #[test]
    fn what_comes_back_in_one_part_of_the_year_runs_in_no_other() {
        assert!(runs_in("jaarlijks (juni)", "Q2 2026") && !runs_in("jaarlijks (juni)", "Q1 2026"));
        assert!(
            runs_in("jaarlijks in de winter", "januari 2026") && runs_in("jaarlijks (juni)", "vanaf 2026")
        );
    }

    #[test]
    fn how_late_it_is_counts_whole_months() {
        let late = |end: &str, today: &str| late_words(Day::parse(end).unwrap(), Day::parse(today).unwrap());
        assert_eq!(late("2024-12-31", "2026-03-12"), "14 maanden te laat");
        assert_eq!(late("2026-02-28", "2026-03-31"), "1 maand te laat");
        assert_eq!(late("2026-03-11", "2026-03-12"), "1 dag te laat");
        assert_eq!(late("2026-02-20", "2026-03-12"), "20 dagen te laat");
    }

    #[test]
    fn a_planning_is_over_after_its_last_day() {
        let open = Action::default();
        let is_over = |planning: &str, day: u32| {
            Plan::of(planning).missed(&open, Day::new(2026, 7, day).unwrap()).is_some()
        };
        assert!(is_over("Q2 2026", 1) && !is_over("juli 2026", 31));
        for planning in ["2025 e.v.", "doorlopend", "jaarlijks", "Q2 2026 / n.t.b.", "n.t.b.", ""] {
            assert!(!is_over(planning, 1), "{planning}");
        }
    }
}
