//! What has stayed long enough goes: earlier versions, and journals in the order in which they followed each other.
//!
//! How long that is, is for [`super::place`].

use std::collections::BTreeSet;
use std::path::Path;

use crate::date::Moment;

use super::fs::Fs;
use super::journal::{Journal, What};
use super::place::{self, Place};

/// Removes old versions, and old ones of these journals: others came since, and nobody knows them. What cannot be removed stays.
pub(super) fn prune(fs: &dyn Fs, place: &Place, now: Moment, known: &BTreeSet<String>) {
    for name in place::old_versions(&list(fs, &place.history()), now) {
        let _ = fs.remove(&place.history().join(name));
    }
    let journals = list(fs, &place.hidden());
    let old = place::old_journals(&journals, now).into_iter().filter(|name| known.contains(*name));
    remove_in_order(fs, &place.hidden(), old.map(|name| Old::read(fs, place, name)).collect());
}

fn list(fs: &dyn Fs, folder: &Path) -> Vec<String> {
    fs.list(folder).unwrap_or_default()
}

/// A journal that may go.
struct Old {
    name: String,
    /// Whose journals it goes on from or takes in.
    holds: BTreeSet<String>,
}

impl Old {
    fn read(fs: &dyn Fs, place: &Place, name: &str) -> Self {
        let journal = Journal::read(name, &fs.read(&place.hidden().join(name)).unwrap_or_default());
        let after = journal.header.and_then(|header| header.after);
        let took = journal.lines.into_iter().filter_map(|line| match line.what {
            What::Edit { took, .. } => Some(took),
            _ => None,
        });
        let points = after.into_iter().chain(took.flatten());
        let writers = points.filter_map(|(name, _)| place::journal_writer(&name).map(str::to_owned));
        let own = place::journal_writer(name);
        Self { name: name.to_owned(), holds: writers.filter(|writer| Some(writer.as_str()) != own).collect() }
    }
}

/// Removes journals, each only when those that it holds are gone from the disk for certain.
///
/// A journal that is left behind without the one that went on from it looks like work that nobody took in. Neither the clock
/// (it may have been put back) nor the disk (a power failure may take any of several removals) keeps that order by itself.
fn remove_in_order(fs: &dyn Fs, folder: &Path, mut old: Vec<Old>) {
    loop {
        let names = list(fs, folder);
        let present: BTreeSet<&str> = names.iter().filter_map(|name| place::journal_writer(name)).collect();
        let is_free = |old: &Old| !old.holds.iter().any(|held| present.contains(held.as_str()));
        let (free, held): (Vec<_>, Vec<_>) = old.into_iter().partition(is_free);
        let removed = free.iter().filter(|old| fs.remove(&folder.join(&old.name)).is_ok()).count();
        if removed == 0 || fs.sync_folder(folder).is_err() {
            return;
        }
        old = held;
    }
}
