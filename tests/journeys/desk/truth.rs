//! What is true after every key, whatever was pressed: cursors within their lists, nothing stray on the screen, and the
//! disk says what the screen says.

use overleg::app::overlay::Overlay;
use overleg::layout::Pane;
use overleg::store::{Mode, Store};

use super::Desk;

impl Desk {
    /// Looks whether everything is still true that always is.
    #[track_caller]
    pub(super) fn check(&self, wrote: bool) {
        for pane in Pane::ALL {
            let (cursor, count) = (self.app.list(pane).cursor(), self.app.count(pane));
            assert!(
                cursor < count.max(1),
                "{pane:?}: de cursor staat op {cursor} van {count}\n{}",
                self.picture()
            );
        }
        let shown = self.app.actions_shown();
        let seen = shown.iter().filter(|id| self.app.is_marked(id)).count();
        assert_eq!(self.app.marked(), seen, "er is iets gemarkeerd dat niemand ziet\n{}", self.picture());
        let range = match self.app.top() {
            Some(Overlay::Picker(picker)) => (picker.search.list, picker.count()),
            Some(Overlay::Lookup(finder)) => (finder.search.list, finder.answer.hits.len()),
            Some(Overlay::Help(help)) => (help.search.list, help.found.len()),
            Some(Overlay::Start(start)) => (start.search.list, start.found.len()),
            Some(Overlay::Ask(ask)) => (ask.list, ask.offers.len()),
            Some(Overlay::Outlook(outlook)) => (outlook.list, outlook.rows.len()),
            Some(Overlay::Load(load)) => (load.list, load.rows.len()),
            Some(Overlay::Scan(scan)) => (scan.list, self.app.agenda().metingen.len() + 1),
            Some(Overlay::ReadingIn(reading)) if reading.shown.is_none() => {
                (reading.list, reading.found.len())
            }
            Some(Overlay::Versions(versions)) => (versions.search.list, versions.found.len()),
            Some(
                Overlay::ReadingIn(_)
                | Overlay::Cell(_)
                | Overlay::Form(_)
                | Overlay::Choice(_)
                | Overlay::Compare(_)
                | Overlay::Confirm(_)
                | Overlay::Standen(_)
                | Overlay::Entry(_)
                | Overlay::Views(_),
            )
            | None => Default::default(),
        };
        assert!(range.0.cursor() < range.1.max(1), "de cursor staat buiten de lijst\n{}", self.picture());
        let picture = self.picture();
        assert_eq!(picture.stray(), None, "een stuurteken op het scherm\n{picture}");
        if wrote {
            self.check_disk();
        }
    }

    /// Looks whether what is on the disk, read afresh, is what is on the screen.
    #[track_caller]
    pub(in super::super) fn check_disk(&self) {
        let is_writing = self.store.as_ref().is_some_and(|store| *store.mode() == Mode::Editing);
        if is_writing
            && !self.foreign
            && self.store.as_ref().is_some_and(|store| store.last() == store.synced())
        {
            let peeked = Store::peek(&*self.fs, &self.folder).expect("de agenda is te lezen");
            assert_eq!(peeked.agenda.to_json(), self.json(), "de schijf zegt iets anders dan het scherm");
        }
    }
}
