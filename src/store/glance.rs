//! An agenda seen from outside, for a list of agendas: its title and when it was changed, without opening it.

use std::path::Path;
use std::time::SystemTime;

use serde::Deserialize;

use super::fs::Fs;
use super::place::Place;
use super::snapshot::regular;

/// What a list of agendas tells of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Its title; empty when it has none, or when the file cannot be read now.
    pub title: String,
    /// When `agenda.json` was last changed, as far as the system tells.
    pub changed: Option<SystemTime>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    head: Head,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Head {
    title: String,
}

/// Returns what there is to tell of the agenda in a folder; nothing when there is no agenda.
///
/// A damaged one is told too: opening it may bring back an earlier version.
#[must_use]
pub fn glance(fs: &dyn Fs, folder: &Path) -> Option<Glance> {
    let path = Place::new(folder).target;
    let stat = regular(fs, &path).ok()?;
    let bytes = fs.read(&path).unwrap_or_default();
    let file: File = serde_json::from_slice(&bytes).unwrap_or_default();
    Some(Glance { title: file.head.title, changed: stat.changed })
}
