//! The edits of earlier sittings, read again when somebody undoes past the beginning of this one.
//!
//! What undo makes of them is for [`crate::history`].

use std::path::PathBuf;

use crate::agenda::Edit;

use super::fs::Fs;
use super::journal::{Journal, What};
use super::recover::Recovery;
use super::source::Source;
use super::trail::Trail;

/// Where the lines stand that lead to the present sitting.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    agenda: String,
    folder: PathBuf,
    /// For each sitting its journals, and the numbers `(from, to]`.
    stretches: Vec<(Vec<String>, u64, u64)>,
    /// What opening put on top.
    merged: Vec<Edit>,
}

impl Past {
    pub(super) fn new(source: &Source, recovery: &Recovery, merged: Vec<Edit>) -> Self {
        let stretch = |stretch: &super::trail::Stretch| {
            (source.trail.sittings[stretch.sitting].names.clone(), stretch.from, stretch.to)
        };
        Self {
            agenda: source.reading.agenda.own_id().to_owned(),
            folder: source.place.hidden(),
            stretches: recovery.path.iter().map(stretch).collect(),
            merged,
        }
    }

    /// Returns the id of the agenda.
    pub(super) fn agenda(&self) -> &str {
        &self.agenda
    }

    pub(super) fn reaches_back(&self) -> bool {
        !self.merged.is_empty() || self.stretches.iter().any(|(_, from, to)| from < to)
    }

    pub(super) fn edits(&self, fs: &dyn Fs) -> Vec<Edit> {
        let earlier = self.stretches.iter().flat_map(|stretch| self.read(fs, stretch));
        earlier.chain(self.merged.iter().cloned()).collect()
    }

    fn read(&self, fs: &dyn Fs, (names, from, to): &(Vec<String>, u64, u64)) -> Vec<Edit> {
        let read = |name: &String| Some(Journal::read(name, &fs.read(&self.folder.join(name)).ok()?));
        let trail = Trail::new(names.iter().filter_map(read).collect(), &self.agenda);
        let lines = trail.sittings.first().map(|sitting| sitting.between(*from, *to)).unwrap_or_default();
        let edits = lines.iter().filter(|line| matches!(line.what, What::Edit { .. }));
        edits.filter_map(|line| line.edit().ok()).filter(|edit| !edit.changes.is_empty()).collect()
    }
}
