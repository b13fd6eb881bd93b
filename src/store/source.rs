//! What is on the disk when an agenda is opened: the snapshot or the version that stands in for it, and the journals.
//!
//! It only reads. What follows from it is for [`super::recover`] and [`super::open`].

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::agenda::{Agenda, Damage, Kind, ReadError, Reading, Salvage};

use super::error::OpenError;
use super::fs::{FileKind, Fs, Nature, Stat};
use super::journal::Journal;
use super::news::Why;
use super::place::{self, Place};
use super::recover::{Recovery, Start, recover};
use super::snapshot::{self, hash, regular};
use super::trail::{Trail, Void};

/// An agenda as it was found.
pub(super) struct Source {
    pub(super) place: Place,
    pub(super) reading: Reading,
    /// The hash of what was read.
    pub(super) hash: String,
    /// The hash of `agenda.json`, readable or not; absent when there is none.
    pub(super) found: Option<String>,
    pub(super) stat: Option<Stat>,
    pub(super) nature: Nature,
    pub(super) stand_in: Option<StandIn>,
    /// What we may not read of what belongs to the agenda.
    pub(super) unseen: Option<PathBuf>,
    pub(super) trail: Trail,
    /// The names of all journals that were read.
    pub(super) journals: BTreeSet<String>,
    /// Journals with whole lines behind damage, or a last line that was never finished: name, content, how many whole lines.
    pub(super) damaged: Vec<(String, Vec<u8>, usize)>,
    /// Half-made next versions.
    pub(super) drafts: Vec<PathBuf>,
}

/// What was read in the place of `agenda.json` as it stands.
pub(super) struct StandIn {
    pub(super) from: From,
    /// The unreadable content, if there was any.
    pub(super) bad: Option<Vec<u8>>,
}

/// Where it came from.
pub(super) enum From {
    /// An earlier version; what is wrong with the file unless it is gone, and which version.
    Version(Option<String>, PathBuf),
    /// What could be saved of the file: why, and how many records of which kind.
    Remains(Damage, Vec<(Kind, usize)>),
}

impl Source {
    pub(super) fn read(fs: &dyn Fs, folder: &Path) -> Result<Self, OpenError> {
        let place = locate(fs, folder)?;
        let mut source = Self::snapshot(fs, place)?;
        let Found { journals, damaged, unseen } = journals(fs, &source.place)?;
        source.journals = journals.iter().map(|journal| journal.name.clone()).collect();
        source.trail = Trail::new(journals, source.reading.agenda.own_id());
        source.damaged = damaged;
        // What the disk refused half-way stands whole in the next journal of the same sitting.
        source.damaged.retain(|(name, _, later)| *later > 0 || source.trail.is_last_of_sitting(name));
        source.unseen = unseen;
        source.nature = fs.nature(&source.place.target).unwrap_or_default();
        source.add_gaps(fs);
        source.drafts = drafts(fs, &source.place);
        Ok(source)
    }

    fn snapshot(fs: &dyn Fs, place: Place) -> Result<Self, OpenError> {
        let target = place.target.clone();
        let stat = match regular(fs, &target) {
            Ok(stat) => stat,
            // A link to a disk that is not there is not replaced by something else.
            Err(error) if error.kind() == ErrorKind::NotFound && place.is_link(fs) => {
                return Err(OpenError::Dangling(target));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Self::stand_in(fs, place, None).ok_or(OpenError::NoAgenda(folder_of(&target)));
            }
            Err(error) if error.kind() == ErrorKind::InvalidInput => return Err(OpenError::NotAFile(target)),
            Err(error) => return Err(OpenError::NoAccess(target, error)),
        };
        let bytes = fs.read(&target).map_err(|error| OpenError::NoAccess(target.clone(), error))?;
        match Agenda::from_bytes(&bytes) {
            Ok(reading) => {
                let hash = hash(&bytes);
                Ok(Self { stat: Some(stat), found: Some(hash.clone()), ..Self::of(place, reading, hash) })
            }
            Err(error) => {
                let found = hash(&bytes);
                // The journals lead from an earlier version to the last edit; what is left of the file may be older.
                let source = match Self::stand_in(fs, place.clone(), Some((&bytes, &error))) {
                    Some(source) => source,
                    None => Self::remains(place, bytes).ok_or(OpenError::Unreadable(target, error))?,
                };
                Ok(Self { stat: Some(stat), found: Some(found), ..source })
            }
        }
    }

    fn stand_in(fs: &dyn Fs, place: Place, bad: Option<(&[u8], &ReadError)>) -> Option<Self> {
        let version = snapshot::newest_version(fs, &place)?;
        let why = bad.map(|(_, error)| error.to_string());
        let bad = bad.map(|(bytes, _)| bytes.to_owned());
        let stand_in = StandIn { from: From::Version(why, version.path), bad };
        Some(Self { stand_in: Some(stand_in), ..Self::of(place, version.reading, version.hash) })
    }

    /// Saves what can be saved of a file that cannot be read; the journals follow the file as it stands.
    fn remains(place: Place, bad: Vec<u8>) -> Option<Self> {
        let Salvage { reading, why, saved } = Agenda::salvage(&bad)?;
        let hash = hash(&bad);
        let stand_in = StandIn { from: From::Remains(why, saved), bad: Some(bad) };
        Some(Self { stand_in: Some(stand_in), ..Self::of(place, reading, hash) })
    }

    fn of(place: Place, reading: Reading, hash: String) -> Self {
        Self {
            place,
            reading,
            hash,
            found: None,
            stat: None,
            nature: Nature::default(),
            stand_in: None,
            unseen: None,
            trail: Trail::default(),
            journals: BTreeSet::new(),
            damaged: Vec::new(),
            drafts: Vec::new(),
        }
    }

    /// Counts journals with lines behind a number that is nowhere among the damaged ones.
    fn add_gaps(&mut self, fs: &dyn Fs) {
        for sitting in self.trail.sittings.iter().filter(|sitting| sitting.behind_gap > 0) {
            let Some(name) = sitting.names.last() else { continue };
            if let Ok(bytes) = fs.read(&self.place.hidden().join(name)) {
                self.damaged.push((name.clone(), bytes, sitting.behind_gap));
            }
        }
    }

    /// Returns why the agenda is for reading only, going by its files.
    pub(super) fn reason_to_read(&self) -> Option<Why> {
        let why = if self.unseen.is_some() {
            "een deel ervan is van iemand anders"
        } else if self.nature.is_read_only {
            "agenda.json is beveiligd tegen schrijven"
        } else {
            return None;
        };
        Some(Why::Locked(why.into()))
    }

    /// Brings the agenda to where the journals say that it was.
    pub(super) fn recover(&self, fs: &dyn Fs) -> Recovery {
        let announced = self.drafts.iter().filter_map(|path| {
            let writer = place::writer_of(path.file_name()?.to_str()?)?;
            Some((writer.to_owned(), hash(&fs.read(path).ok()?)))
        });
        let void: Void = announced.collect();
        let version = |wanted: &str| {
            let bytes = snapshot::version(fs, &self.place, wanted)?;
            Agenda::from_bytes(&bytes).ok().map(|reading| reading.agenda)
        };
        let agenda = self.reading.agenda.clone();
        recover(&self.trail, Start { agenda, hash: &self.hash, void: &void, version: &version })
    }
}

fn folder_of(target: &Path) -> PathBuf {
    target.parent().unwrap_or(target).to_owned()
}

fn locate(fs: &dyn Fs, folder: &Path) -> Result<Place, OpenError> {
    match fs.stat(folder) {
        Ok(stat) if stat.kind == FileKind::Folder => {}
        Ok(_) => return Err(OpenError::NoFolder(folder.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(OpenError::NoFolder(folder.to_owned()));
        }
        Err(error) => return Err(OpenError::NoAccess(folder.to_owned(), error)),
    }
    Ok(Place::found(fs, folder))
}

/// The journals that lie in a folder.
#[derive(Default)]
pub(super) struct Found {
    pub(super) journals: Vec<Journal>,
    damaged: Vec<(String, Vec<u8>, usize)>,
    /// What somebody else keeps to himself.
    unseen: Option<PathBuf>,
}

pub(super) fn journals(fs: &dyn Fs, place: &Place) -> Result<Found, OpenError> {
    let mut found = Found::default();
    let folder = place.hidden();
    let names = match place::names(fs, &folder) {
        Ok(names) => names,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            found.unseen = Some(folder);
            return Ok(found);
        }
        Err(error) => return Err(OpenError::NoAccess(folder, error)),
    };
    for name in names.into_iter().filter(|name| place::is_journal(name)) {
        let path = folder.join(&name);
        match regular(fs, &path).and_then(|_| fs.read(&path)) {
            Ok(bytes) => found.add(name, bytes),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => found.unseen = Some(path),
            Err(error) if error.kind() == ErrorKind::InvalidInput => return Err(OpenError::NotAFile(path)),
            Err(error) => return Err(OpenError::NoAccess(path, error)),
        }
    }
    Ok(found)
}

impl Found {
    fn add(&mut self, name: String, bytes: Vec<u8>) {
        let journal = Journal::read(&name, &bytes);
        if journal.behind_damage > 0 || journal.is_torn {
            self.damaged.push((name, bytes, journal.behind_damage));
        }
        self.journals.push(journal);
    }
}

/// Returns the half-made next versions beside the agenda.
pub(super) fn drafts(fs: &dyn Fs, place: &Place) -> Vec<PathBuf> {
    let names = fs.list(place.beside()).unwrap_or_default();
    let drafts =
        names.iter().filter(|name| place::writer_of(name).is_some()).map(|name| place.beside().join(name));
    drafts.filter(|path| regular(fs, path).is_ok()).collect()
}
