//! A folder that goes away, or is replaced, while its agenda is open: found out, told, and written anew when there is one again.
//!
//! On Unix a file that was deleted takes lines and syncs like any other. What is looked at elsewhere is what stands in the
//! folder; here it is whether it is still the folder that we write in.

use std::sync::PoisonError;

use super::desk::Desk;
use super::news::News;

impl Desk {
    /// Looks whether the folder is there, with our journal in it; all lines are written again when that went away.
    pub(super) fn find_folder(&self) {
        let is_there = self.fs.stat(&self.place.folder).is_ok();
        let mut ledger = self.ledger();
        let went_away = ledger.miss(!is_there);
        let is_lost = went_away || !ledger.is_in_place();
        if is_lost {
            ledger.start_over();
        }
        let is_news = went_away && ledger.edits_at_risk() == 0;
        drop(ledger);
        if is_news {
            self.tell(News::Gone);
        }
        if is_lost {
            self.tell_failure();
        }
    }

    /// Returns whether there is no folder to write to, and tells so: somebody asks for it now.
    pub(super) fn misses_folder(&self) -> bool {
        let is_homeless = self.ledger().is_homeless();
        if is_homeless {
            self.tell(News::Gone);
        }
        is_homeless
    }

    /// Takes the lock in a new folder too; in the old one that came back we have it still.
    fn lock_again(&self) {
        if let Ok(Some(lock)) = self.fs.try_lock(&self.place.lock()) {
            self.locks.lock().unwrap_or_else(PoisonError::into_inner).push(lock);
        }
    }

    /// Has `agenda.json` written again once all lines are back: the one that holds them may have gone with the folder.
    pub(super) fn come_back(&self) {
        let Some(lost) = self.ledger().come_back() else { return };
        self.lock_again();
        let is_empty = self.fs.stat(&self.place.target).is_err();
        if lost == 0 && !is_empty {
            return;
        }
        let mut disk = self.disk();
        if is_empty {
            disk.hash = None;
            disk.forget();
        }
        (disk.is_due, disk.is_kept) = (true, false);
        drop(disk);
        self.tell(News::Anew);
    }
}
