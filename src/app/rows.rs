//! Rows and cursors: derived anew when the agenda or the filters change, each cursor on the record that it was on.

use super::filters::{Filter, Sieve, Sort};
use super::order::{Grouping, Order};
use super::shown::{self, Basis};
use super::{App, List, browse, counted, detail};
use crate::agenda::{Action, Kind};
use crate::layout::Pane;

impl App {
    /// Derives the rows anew and keeps every cursor on the record that it was on.
    ///
    /// A filter on a record that is gone goes too; the cursor that made it makes one of the row that it is on now.
    pub(super) fn refresh(&mut self) {
        let gone = self.filters.take_gone(&self.agenda);
        self.look_up_words();
        self.plans.learn(&self.agenda, self.now.day());
        self.derive();
        for sort in &gone {
            if let Some(filter) = self.filter_of_cursor(*sort) {
                self.filters.put(filter);
            }
        }
        if !gone.is_empty() {
            self.refilter();
        }
    }

    /// Finds anew what a filter on words shows: an edit may have brought or taken it.
    fn look_up_words(&mut self) {
        if self.filters.of_sort(Sort::Text).is_some() {
            self.build_index();
            if let Some(index) = &self.index {
                self.filters.look_up(|words| {
                    let found = index.search(words, &[Kind::Action], usize::MAX);
                    found.hits.into_iter().map(|hit| hit.key.id).collect()
                });
            }
        }
    }

    /// Returns the actions that meet every filter but that of one sort.
    pub(super) fn actions_but(&self, sort: Sort) -> Vec<&Action> {
        let sieve = Sieve::new(self.in_time(), &self.filters);
        self.agenda.actions.iter().filter(|action| sieve.passes_but(action, Some(sort))).collect()
    }

    /// Returns the filter of this sort that the row under its cursor is.
    pub(super) fn filter_of_cursor(&self, sort: Sort) -> Option<Filter> {
        let pane = sort.pane()?;
        let row = self.list(pane).cursor();
        match pane {
            Pane::Doelen => self.shown.tree.get(row)?.at.clone().map(Filter::Doel),
            Pane::Kernpartners => self.shown.partners.get(row)?.id.clone().map(Filter::Kernpartner),
            Pane::Actions | Pane::Planning | Pane::Detail => None,
        }
    }

    /// Returns the order of the rows as they stand now: alone on the screen the timeline is in groups, as the tree is.
    fn order_in_use(&self) -> Order {
        let is_timeline = self.zoomed && self.focus == Pane::Planning;
        if is_timeline && !self.order.is_on() {
            Order { group: Some(Grouping::Doel), ..Order::default() }
        } else {
            self.order.clone()
        }
    }

    fn derive(&mut self) {
        let order = self.order_in_use();
        let at_branch =
            self.shown.tree.get(self.list(Pane::Doelen).cursor()).and_then(|branch| branch.at.clone());
        let at_partner =
            self.shown.partners.get(self.list(Pane::Kernpartners).cursor()).and_then(|row| row.id.clone());
        let basis = Basis {
            plans: &self.plans,
            filters: &self.filters,
            folded: &self.folded,
            keep: self.selected.as_ref(),
            today: self.now.day(),
            order: &order,
            before: self.unsettled.then_some(&self.shown),
        };
        self.shown = shown::shown(&self.agenda, &basis);
        self.marks.keep_shown(&self.shown.actions);
        let branch = self.shown.tree.iter().position(|branch| branch.at == at_branch);
        let partner = self.shown.partners.iter().position(|row| row.id == at_partner);
        let selected = self.selected.as_ref();
        let action = self.shown.actions.iter().position(|id| Some(id) == selected);
        let action = action.unwrap_or_else(|| self.list(Pane::Actions).cursor());
        self.go(Pane::Doelen, branch.unwrap_or_else(|| self.list(Pane::Doelen).cursor()));
        self.go(Pane::Kernpartners, partner.unwrap_or_else(|| self.list(Pane::Kernpartners).cursor()));
        self.go(Pane::Actions, action);
        if self.focus == Pane::Detail {
            self.follow_field();
        }
    }

    /// Returns how many rows a window has.
    #[must_use]
    pub fn count(&self, pane: Pane) -> usize {
        match pane {
            Pane::Doelen => self.shown.tree.len(),
            Pane::Actions | Pane::Planning => self.shown.actions.len(),
            Pane::Kernpartners => self.shown.partners.len(),
            Pane::Detail => detail::page(self).lines.len(),
        }
    }

    pub(super) fn go(&mut self, pane: Pane, row: usize) {
        let (count, shown) = (self.count(pane), self.rows_shown(pane));
        let list = &mut self.lists[Self::list_of(pane) as usize];
        if Self::list_of(pane) == Pane::Actions && !self.shown.headings.is_empty() {
            list.go_among(row, (count, shown), |first, last| self.shown.lines(first, last));
        } else {
            list.go(row, count, shown);
        }
        if Self::list_of(pane) == Pane::Actions {
            self.selected = self.action().map(|action| action.id.clone());
        }
    }

    /// Begins Detail at its first line; that needs no count of its lines, which this key may never show. A cursor in
    /// Detail keeps its field.
    pub(super) fn read_detail_from_the_top(&mut self) {
        if self.focus == Pane::Detail {
            return self.follow_field();
        }
        self.spot = None;
        self.lists[Pane::Detail as usize] = List::default();
    }

    pub(super) fn rows_shown(&self, pane: Pane) -> usize {
        let regions = self.regions();
        match Self::list_of(pane) {
            // Whichever of the two windows is on the screen.
            Pane::Actions => regions.rows(Pane::Actions).max(regions.rows(Pane::Planning)),
            pane => regions.rows(pane),
        }
    }

    pub(super) fn follow(&mut self) {
        if self.order_in_use() != self.shown.order {
            self.unsettled = false;
            self.derive();
        }
        for pane in [Pane::Doelen, Pane::Actions, Pane::Kernpartners] {
            self.go(pane, self.list(pane).cursor());
        }
        self.read_detail_from_the_top();
        for overlay in &mut self.overlays {
            overlay.follow(self.size);
        }
    }

    pub(super) fn put_filter(&mut self, filter: Filter) {
        let marked = self.marked();
        self.filters.put(filter);
        self.look_is_due();
        self.refilter();
        self.aim();
        self.tell_unmarked(marked);
    }

    /// Says how many of the so many that were marked are not any more: what is not shown is not changed either.
    pub(super) fn tell_unmarked(&mut self, marked: usize) {
        let gone = marked.saturating_sub(self.marked());
        if gone > 0 {
            let acts = counted(gone, "actie is niet meer gemarkeerd", "acties zijn niet meer gemarkeerd");
            self.done(format!("{acts}: dit filter laat die niet zien."));
        }
    }

    /// Puts a filter on, or takes it off when it is on already.
    pub(super) fn toggle_filter(&mut self, filter: Filter) {
        if self.filters.all().contains(&filter) {
            self.take_filter(filter.sort());
        } else {
            self.put_filter(filter);
        }
    }

    /// Takes the filter of this sort off, with the cursor that made it.
    pub(super) fn take_filter(&mut self, sort: Sort) {
        self.filters.take(sort);
        browse::home_of(self, sort);
        self.look_is_due();
        self.refilter();
    }

    /// Puts the cursors that are a filter too on what the filters say.
    pub(super) fn aim(&mut self) {
        if let Some(Filter::Doel(at)) = self.filters.of_sort(Sort::Doel)
            && let Some(row) = self.shown.tree.iter().position(|branch| branch.at.as_ref() == Some(at))
        {
            self.go(Pane::Doelen, row);
        }
        if let Some(Filter::Kernpartner(id)) = self.filters.of_sort(Sort::Kernpartner)
            && let Some(row) = self.shown.partners.iter().position(|row| row.id.as_ref() == Some(id))
        {
            self.go(Pane::Kernpartners, row);
        }
    }

    /// Derives the rows after a filter came or went: a row that does not fit goes, also under the cursor.
    pub(super) fn refilter(&mut self) {
        let selected = self.selected.take();
        self.settle();
        if let Some(row) = selected.and_then(|id| self.shown.actions.iter().position(|shown| *shown == id)) {
            self.go(Pane::Actions, row);
        }
    }
}
