//! Earlier versions as a user sees them: the list, one of them read, and one kept for ever under a name.
//!
//! Which versions are kept by themselves is for [`super::place`], how they are named for [`super::label`].

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::Path;

use crate::agenda::Agenda;
use crate::date::Moment;

use super::error::in_dutch;
use super::fs::{Access, Fs};
use super::label;
use super::news::Why;
use super::place::{self, Place};
use super::snapshot::{appear, checked_text, fill, hash, sync_history};

/// A version that is being written; one program at a time writes in a folder.
const DRAFT: &str = "versie.tmp";

/// An earlier version in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The name of its file.
    pub file: String,
    /// When it was kept, by the clock on the wall.
    pub at: Moment,
    /// The name that somebody gave it; nothing when it was kept by itself.
    pub label: Option<String>,
}

/// Why an earlier version cannot be read; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionError {
    /// Its file is gone or refused.
    NoAccess(String),
    /// Its content is not what was written.
    Damaged,
    /// It is of a newer version of the program.
    Newer,
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAccess(why) => write!(f, "Deze versie kan niet worden gelezen: {why}."),
            Self::Damaged => f.write_str(
                "Deze versie is beschadigd en niet te lezen. De andere versies en uw agenda zijn er gewoon nog.",
            ),
            Self::Newer => f.write_str(
                "Deze versie is gemaakt met een nieuwere overleg. Open de agenda daarmee om haar te zien.",
            ),
        }
    }
}

impl std::error::Error for VersionError {}

/// Why a version was not kept; everything else is as it was.
#[derive(Debug)]
pub enum KeepError {
    /// This agenda can only be read.
    Reading(Why),
    /// The name is empty or longer than a disk can hold.
    Name,
    /// What was to be written does not read back.
    Unwritable,
    /// The system refuses.
    Refused(io::Error),
}

impl fmt::Display for KeepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reading(why) => write!(f, "De versie is niet bewaard. {why}"),
            Self::Name => f.write_str("Deze naam is te lang voor een bestand. Kies een kortere naam."),
            Self::Unwritable => {
                f.write_str("De versie is niet bewaard: deze agenda is niet zonder verlies op te schrijven.")
            }
            Self::Refused(why) => write!(f, "De versie is niet bewaard: {}.", in_dutch(why)),
        }
    }
}

impl std::error::Error for KeepError {}

/// Returns the earlier versions in a folder, newest first; of one content, the one with a name.
pub(super) fn list(fs: &dyn Fs, folder: &Path) -> Vec<Version> {
    let files = fs.list(&Place::new(folder).history()).unwrap_or_default();
    let named: HashSet<&str> = files
        .iter()
        .filter(|file| label::label(file).is_some())
        .filter_map(|file| label::content(file))
        .collect();
    let version = |file: &String| {
        let label = label::label(file);
        let is_double = label.is_none() && label::content(file).is_some_and(|own| named.contains(own));
        let at = label::moment(file).filter(|_| place::is_version(file) && !is_double)?;
        Some(Version { file: file.clone(), at, label })
    };
    files.iter().rev().filter_map(version).collect()
}

/// Reads one of the versions in the list.
pub(super) fn read(fs: &dyn Fs, folder: &Path, file: &str) -> Result<Agenda, VersionError> {
    let path = Place::new(folder).history().join(file);
    let bytes = fs.read(&path).map_err(|error| VersionError::NoAccess(in_dutch(&error)))?;
    if !place::is_version_of(file, &hash(&bytes)) {
        return Err(VersionError::Damaged);
    }
    agenda_in(&bytes)
}

/// Returns the agenda that a version holds.
pub(super) fn agenda_in(bytes: &[u8]) -> Result<Agenda, VersionError> {
    let reading = Agenda::from_bytes(bytes).map_err(|_| VersionError::Damaged)?;
    if reading.newer { Err(VersionError::Newer) } else { Ok(reading.agenda) }
}

/// Keeps the agenda as it is for ever under a name: it is there with its name, or not at all.
pub(super) fn keep(
    fs: &dyn Fs,
    place: &Place,
    (name, agenda): (&str, &Agenda),
    now: Moment,
) -> Result<(), KeepError> {
    let text = checked_text(agenda).ok_or(KeepError::Unwritable)?;
    let content = hash(text.as_bytes());
    let file = label::file_name(now, name, place::short(&content)).ok_or(KeepError::Name)?;
    write(fs, place, &file, text.as_bytes()).map_err(KeepError::Refused)
}

fn write(fs: &dyn Fs, place: &Place, file: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = place.history();
    fs.create_folder(&place.hidden(), Access::Private)?;
    fs.create_folder(&folder, Access::Private)?;
    let names = (&*folder.join(DRAFT), &*folder.join(file));
    appear(fs, names, |half| fill(fs, half, Access::Private, bytes))?;
    sync_history(fs, place)
}
