//! One planning as a bar in time: where it runs, where it has no end, when it comes back, and what nobody can draw.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::widget::{Paint, columns};
use crate::agenda::Action;
use crate::app::actions::planning_line;
use crate::app::planning::late_words;
use crate::app::timeline::Time;
use crate::period::{Period, Reading};
use crate::text::width;

/// Paints the planning of an action in its part of the row.
pub(super) fn plan(action: &Action, time: &Time, area: Rect, paint: &mut Paint<'_>) {
    let in_time = paint.app.in_time();
    let plan = in_time.plan(action);
    if plan.is_unread() {
        paint.text(area, &format!("? {}", planning_line(action)), paint.theme.text);
        return;
    }
    if let Some(column) = time.visible(time.today) {
        paint.text(columns(area, column, 1), "│", paint.theme.soft);
    }
    if plan.is_empty() {
        paint.text(columns(area, 0, 1), "–", paint.theme.soft);
        return;
    }
    let style = if action.status.is_open() { paint.theme.level(&action.level) } else { paint.theme.bar_done };
    let mut strip = Strip { time, area, style, free: 0 };
    for phase in &plan.phases {
        if let Some(period) = &phase.period {
            strip.period(phase, period, paint);
        }
    }
    if let Some(end) = plan.missed(action, time.today) {
        strip.late(&late_words(end, time.today), paint);
    } else if plan.has_unread() {
        strip.unread(&plan.phases, paint);
    }
}

/// The columns of one row.
struct Strip<'a> {
    time: &'a Time,
    area: Rect,
    style: Style,
    /// The first column behind everything that was drawn.
    free: u16,
}

impl Strip<'_> {
    fn put(&mut self, column: u16, sign: &str, paint: &mut Paint<'_>) {
        paint.text(columns(self.area, column, 1), sign, self.style);
        self.free = self.free.max(column + 1);
    }

    /// Returns the columns that a period takes, as far as they can be seen.
    fn extent(&self, period: &Period) -> Option<(u16, u16)> {
        let last = i64::from(self.time.width) - 1;
        let from = period.start.map_or(0, |day| self.time.column(day));
        let to = period.end.map_or(last, |day| self.time.column(day));
        if to < 0 || from > last || last < 0 {
            return None;
        }
        Some((u16::try_from(from.max(0)).ok()?, u16::try_from(to.min(last)).ok()?))
    }

    fn period(&mut self, phase: &Reading, period: &Period, paint: &mut Paint<'_>) {
        let Some((from, to)) = self.extent(period) else { return self.point_aside(period, paint) };
        match (period.start, period.end) {
            (None, Some(end)) => {
                if period.continuous || period.recurrence.is_some() {
                    self.rail(from, to, paint);
                }
                // What is later than what is shown is only pointed to.
                self.put(to, if self.time.visible(end).is_some() { "◊" } else { "→" }, paint);
                let words = phase.label.clone().unwrap_or_default();
                self.words_behind(&words, paint);
                return;
            }
            (None, None) => self.rail(from, to, paint),
            (Some(_), _) if period.continuous => self.rail(from, to, paint),
            (Some(_), _) => self.bar(from, to, paint),
        }
        if period.start.is_some_and(|start| self.time.column(start) < 0) {
            self.put(from, "←", paint);
        }
        if period.start.is_some() && period.end.is_none() {
            self.put(to, "→", paint);
        }
        let has_ticks = self.ticks((from, to), period, paint);
        let rhythm = period.recurrence.as_ref().filter(|_| !has_ticks).map(ToString::to_string);
        let rail = (period.start.is_none() && period.continuous).then(|| "doorlopend".to_owned());
        let words = phase.label.clone().or(rhythm).or(rail).unwrap_or_default();
        self.words_within((from, to), &words, paint);
    }

    /// Points to where a period is that lies outside the part of time that is shown.
    fn point_aside(&mut self, period: &Period, paint: &mut Paint<'_>) {
        if period.end.is_some_and(|end| self.time.column(end) < 0) {
            self.put(0, "←", paint);
        } else if let Some(last) = self.time.width.checked_sub(1) {
            paint.text(columns(self.area, last, 1), "→", self.style);
        }
    }

    /// A half block in every column, a whole one where today is.
    fn bar(&mut self, from: u16, to: u16, paint: &mut Paint<'_>) {
        let today = self.time.visible(self.time.today);
        for column in from..=to {
            self.put(column, if Some(column) == today { "█" } else { "▄" }, paint);
        }
    }

    /// A dotted line for what goes on all the time: today shows between the dots.
    fn rail(&mut self, from: u16, to: u16, paint: &mut Paint<'_>) {
        let today = self.time.visible(self.time.today);
        for column in (from..=to).filter(|column| (column - from).is_multiple_of(2) && Some(*column) != today)
        {
            self.put(column, "·", paint);
        }
        self.free = self.free.max(to + 1);
    }

    /// Marks the columns in which it comes back, when it is known which those are.
    fn ticks(&mut self, (from, to): (u16, u16), period: &Period, paint: &mut Paint<'_>) -> bool {
        let ends = self.time.day(from).zip(self.time.last_day(to));
        let (Some(recurrence), Some((first, last))) = (&period.recurrence, ends) else { return false };
        // More than one column for each time that it comes back, or the marks become a line.
        let column = self.time.last_day(from).map_or(0, |end| first.days_to(end));
        if column > recurrence.days_between() / 2 {
            return false;
        }
        let days = recurrence.days(first, last, period.start);
        for column in days.iter().filter_map(|day| self.time.visible(*day)) {
            self.put(column, "•", paint);
        }
        !days.is_empty()
    }

    /// Puts words in a bar when they fit with some of the bar on both sides, else behind it.
    fn words_within(&mut self, (from, to): (u16, u16), words: &str, paint: &mut Paint<'_>) {
        let room = usize::from(to - from + 1);
        let needed = width(words);
        if words.is_empty() {
        } else if needed + 4 <= room {
            let place = columns(self.area, from + 1, self.area.width);
            paint.text(place, &format!(" {words} "), paint.theme.text);
        } else {
            self.words_behind(words, paint);
        }
    }

    /// Returns where words can begin behind everything that was drawn, and clear of the line of today.
    fn behind(&self) -> u16 {
        let from = self.free + 1;
        if self.time.visible(self.time.today) == Some(self.free) { from + 1 } else { from }
    }

    /// Puts words behind everything that was drawn, when there is room for all of them.
    fn words_behind(&mut self, words: &str, paint: &mut Paint<'_>) {
        let from = self.behind();
        let needed = u16::try_from(width(words)).unwrap_or(u16::MAX);
        if !words.is_empty() && from.saturating_add(needed) <= self.time.width {
            paint.text(columns(self.area, from, needed), words, paint.theme.text);
            self.free = from + needed;
        }
    }

    /// Says that it should have been done, whatever that covers.
    fn late(&mut self, words: &str, paint: &mut Paint<'_>) {
        let fits = |words: &str| usize::from(self.behind()) + width(words) <= usize::from(self.time.width);
        let words = if fits(words) { words } else { "te laat" };
        let needed = u16::try_from(width(words)).unwrap_or(u16::MAX);
        let from = self.behind().min(self.time.width.saturating_sub(needed));
        paint.text(columns(self.area, from, needed), words, paint.theme.attention);
    }

    /// Says which phases nobody can draw.
    fn unread(&mut self, phases: &[Reading], paint: &mut Paint<'_>) {
        let label =
            phases.iter().find(|phase| phase.period.is_none()).and_then(|phase| phase.label.as_deref());
        let words = format!("? {}", label.unwrap_or_default());
        let from = self.behind().min(self.time.width.saturating_sub(1));
        paint.text(columns(self.area, from, self.time.width - from), words.trim_end(), paint.theme.text);
    }
}
