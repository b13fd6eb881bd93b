//! Other versions of an agenda in its folder: copies in conflict, ours and those of sync clients, and copies by hand.
//!
//! They are told and compared, never taken in by themselves. What is in one that differs is for the app.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::agenda::Agenda;
use crate::date::Moment;

use super::Store;
use super::error::in_dutch;
use super::fs::{Fs, Stat};
use super::news::Why;
use super::place::{AGENDA, CONFLICT, Place};
use super::snapshot::{self, appear, fill_as, regular};
use super::versions::{VersionError, agenda_in};

/// A version that is being written: a half-made one, as far as opening is concerned.
const HALF: &str = "agenda.json.conflict.tmp";

/// Another version of the agenda, in the same folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The name of its file.
    pub file: String,
    /// When it was last changed, as far as the system tells.
    pub changed: Option<SystemTime>,
}

/// Why another version still lies beside the agenda; everything else is as it was.
#[derive(Debug)]
pub enum AwayError {
    /// This agenda can only be read.
    Reading(Why),
    /// The system refuses.
    Refused(io::Error),
}

impl fmt::Display for AwayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reading(why) => write!(f, "De andere versie ligt er nog. {why}"),
            Self::Refused(why) if why.kind() == io::ErrorKind::NotFound => {
                f.write_str("Dat bestand is al weg.")
            }
            Self::Refused(why) => write!(f, "De andere versie ligt er nog: {}.", in_dutch(why)),
        }
    }
}

impl std::error::Error for AwayError {}

impl Store {
    /// Returns the other versions of this agenda that lie beside it and differ from it, the latest first.
    #[must_use]
    pub fn others(&self, fs: &dyn Fs) -> Vec<Other> {
        list(fs, &Place::found(fs, &self.folder), self.past.agenda())
    }

    /// Reads one of the other versions.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub fn other(&self, fs: &dyn Fs, file: &str) -> Result<Agenda, VersionError> {
        read(fs, &Place::new(&self.folder), file)
    }

    /// Moves one of the other versions to where what was set apart lies.
    ///
    /// # Errors
    /// Says why it lies where it lay.
    pub fn put_away(&mut self, file: &str) -> Result<(), AwayError> {
        let desk = &self.pen().map_err(AwayError::Reading)?.desk;
        put_away(&*desk.fs, &desk.place, file).map_err(AwayError::Refused)
    }
}

/// Returns what else there is in the folder that may be an agenda, to see when something comes.
pub(super) fn stats(fs: &dyn Fs, place: &Place) -> BTreeMap<String, Stat> {
    let names = fs.list(&place.folder).unwrap_or_default();
    let stat = |name: String| Some((name.clone(), regular(fs, &place.folder.join(name)).ok()?));
    names.into_iter().filter(|name| is_other(name)).filter_map(stat).collect()
}

/// Returns the other versions of the agenda with this id that differ from `agenda.json`, the latest first.
pub(super) fn list(fs: &dyn Fs, place: &Place, id: &str) -> Vec<Other> {
    let own = fs.read(&place.target).unwrap_or_default();
    let is_same_agenda = |file: &str| {
        let bytes = fs.read(&place.folder.join(file)).unwrap_or_default();
        // After a clash, agenda.json holds the same until it is replaced.
        (bytes != own || file.starts_with(CONFLICT)) && holds(&bytes, id)
    };
    let others = stats(fs, place).into_iter().filter(|(file, _)| is_same_agenda(file));
    let mut others: Vec<_> = others.map(|(file, stat)| Other { file, changed: stat.changed }).collect();
    others.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.file.cmp(&b.file)));
    others
}

/// Reads one of the versions in the list.
pub(super) fn read(fs: &dyn Fs, place: &Place, file: &str) -> Result<Agenda, VersionError> {
    let bytes = bytes_of(fs, place, file).map_err(|error| VersionError::NoAccess(in_dutch(&error)))?;
    agenda_in(&bytes)
}

/// Writes a version beside the agenda, once per content; when this returns it is on the disk.
pub(super) fn keep(
    fs: &dyn Fs,
    place: &Place,
    bytes: &[u8],
    (host, now): (&str, Moment),
) -> io::Result<PathBuf> {
    let names = fs.list(&place.folder).unwrap_or_default();
    let kept = names.iter().filter(|name| name.starts_with(CONFLICT));
    let is_same = |path: &PathBuf| fs.read(path).is_ok_and(|kept| kept == bytes);
    if let Some(path) = kept.map(|name| place.folder.join(name)).find(is_same) {
        // Whoever wrote it may have been killed before it was on the disk.
        fs.sync_file(&path)?;
        fs.sync_folder(&place.folder)?;
        return Ok(path);
    }
    let mut copies = (0..100).map(|copy| place.conflict(host, now, copy));
    let path = copies.find(|path| fs.stat(path).is_err()).ok_or(io::ErrorKind::AlreadyExists)?;
    // Under another name first: a crash leaves no half version that looks like one.
    appear(fs, (&place.folder.join(HALF), &path), |half| fill_as(fs, place, half, bytes))?;
    fs.sync_folder(&place.folder)?;
    Ok(path)
}

/// Moves a version to where what was set apart lies; it leaves the folder only when its copy is on the disk.
pub(super) fn put_away(fs: &dyn Fs, place: &Place, file: &str) -> io::Result<()> {
    let bytes = bytes_of(fs, place, file)?;
    snapshot::set_apart(fs, place, file, &bytes)?;
    fs.remove(&place.folder.join(file))
}

fn bytes_of(fs: &dyn Fs, place: &Place, file: &str) -> io::Result<Vec<u8>> {
    // A name of the list is a name and leads nowhere else.
    if !is_other(file) || Path::new(file).components().count() != 1 {
        return Err(io::ErrorKind::NotFound.into());
    }
    let path = place.folder.join(file);
    regular(fs, &path)?;
    fs.read(&path)
}

/// Returns whether these bytes hold the agenda with this id.
fn holds(bytes: &[u8], id: &str) -> bool {
    Agenda::from_bytes(bytes).is_ok_and(|reading| reading.agenda.own_id() == id)
}

fn is_other(name: &str) -> bool {
    let is_json = Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    is_json && name != AGENDA
}
