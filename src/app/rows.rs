//! Rows and cursors: derived anew when the agenda or the filters change, each cursor on the record that it was on.

use super::filters::{Filter, Sort};
use super::shown::{self, Wanted};
use super::{App, List, detail};
use crate::layout::Pane;

impl App {
    /// Derives the rows anew and keeps every cursor on the record that it was on.
    ///
    /// A filter on a record that is gone goes too; the cursor that made it makes one of the row that it is on now.
    pub(super) fn refresh(&mut self) {
        let gone = self.filters.take_gone(&self.agenda);
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

    fn filter_of_cursor(&self, sort: Sort) -> Option<Filter> {
        match sort {
            Sort::Doel => {
                let branch = self.shown.tree.get(self.list(Pane::Doelen).cursor())?;
                branch.at.clone().map(Filter::Doel)
            }
            Sort::Kernpartner => {
                let row = self.shown.partners.get(self.list(Pane::Kernpartners).cursor())?;
                row.id.clone().map(Filter::Kernpartner)
            }
            Sort::Gemeente | Sort::Level => None,
        }
    }

    fn derive(&mut self) {
        let at_branch =
            self.shown.tree.get(self.list(Pane::Doelen).cursor()).and_then(|branch| branch.at.clone());
        let at_partner =
            self.shown.partners.get(self.list(Pane::Kernpartners).cursor()).and_then(|row| row.id.clone());
        let wanted = Wanted {
            filters: &self.filters,
            folded: &self.folded,
            keep: self.selected.as_ref(),
            today: self.now.day(),
        };
        self.shown = shown::shown(&self.agenda, &wanted);
        self.marks.keep_shown(&self.shown.actions);
        let branch = self.shown.tree.iter().position(|branch| branch.at == at_branch);
        let partner = self.shown.partners.iter().position(|row| row.id == at_partner);
        let selected = self.selected.as_ref();
        let action = self.shown.actions.iter().position(|id| Some(id) == selected);
        let action = action.unwrap_or_else(|| self.list(Pane::Actions).cursor());
        self.go(Pane::Doelen, branch.unwrap_or_else(|| self.list(Pane::Doelen).cursor()));
        self.go(Pane::Kernpartners, partner.unwrap_or_else(|| self.list(Pane::Kernpartners).cursor()));
        self.go(Pane::Actions, action);
    }

    /// Returns how many rows a window has.
    #[must_use]
    pub fn count(&self, pane: Pane) -> usize {
        match pane {
            Pane::Doelen => self.shown.tree.len(),
            Pane::Actions | Pane::Planning => self.shown.actions.len(),
            Pane::Kernpartners => self.shown.partners.len(),
            Pane::Detail => detail::lines(self, self.regions().content_width(Pane::Detail)).len(),
        }
    }

    pub(super) fn go(&mut self, pane: Pane, row: usize) {
        let (count, shown) = (self.count(pane), self.rows_shown(pane));
        self.lists[Self::list_of(pane) as usize].go(row, count, shown);
        if Self::list_of(pane) == Pane::Actions {
            self.selected = self.action().map(|action| action.id.clone());
        }
    }

    /// Begins Detail at its first line; that needs no count of its lines, which this key may never show.
    pub(super) fn read_detail_from_the_top(&mut self) {
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
        for pane in Pane::ALL {
            self.go(pane, self.list(pane).cursor());
        }
        for overlay in &mut self.overlays {
            overlay.follow(self.size);
        }
    }

    pub(super) fn put_filter(&mut self, filter: Filter) {
        self.filters.put(filter);
        self.refilter();
    }

    /// Derives the rows after a filter came or went: a row that does not fit goes, also under the cursor.
    pub(super) fn refilter(&mut self) {
        let selected = self.selected.take();
        self.refresh();
        if let Some(row) = selected.and_then(|id| self.shown.actions.iter().position(|shown| *shown == id)) {
            self.go(Pane::Actions, row);
        }
    }
}
