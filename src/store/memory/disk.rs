//! What the disk holds: as the running system sees it, and what of that has reached the platter.
//!
//! A file is a node with names that lead to it, as on Unix. Syncing a node makes its bytes certain, syncing a folder the names in
//! it; both wait until then, and each may get there or not on its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Break, Operation};

/// A change of a file that was not synced yet.
#[derive(Clone, Debug)]
pub(super) enum Writing {
    /// Bytes from a place on.
    Bytes(usize, Vec<u8>),
    /// Cut, or filled up, to a length.
    Length(usize),
}

impl Writing {
    /// Does this to the bytes of a file; a hole becomes zeros.
    pub(super) fn perform(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Length(len) => bytes.resize(*len, 0),
            Self::Bytes(at, new) => {
                bytes.truncate(*at);
                bytes.resize(*at, 0);
                bytes.extend_from_slice(new);
            }
        }
    }
}

/// A file, whatever it is called.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) bytes: Vec<u8>,
    /// What is there after a power failure for certain.
    pub(super) certain: Vec<u8>,
    pub(super) underway: Vec<Writing>,
    pub(super) private: bool,
    pub(super) changed: u64,
}

impl Node {
    /// Returns how many bytes were written and not synced.
    pub(super) fn unsynced(&self) -> usize {
        self.underway
            .iter()
            .map(|writing| if let Writing::Bytes(_, bytes) = writing { bytes.len() } else { 0 })
            .sum()
    }

    pub(super) fn write(&mut self, writing: Writing) {
        writing.perform(&mut self.bytes);
        self.underway.push(writing);
    }

    pub(super) fn sync(&mut self) {
        for writing in std::mem::take(&mut self.underway) {
            writing.perform(&mut self.certain);
        }
    }
}

/// The names of files and folders.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) files: BTreeMap<PathBuf, usize>,
    pub(super) folders: BTreeSet<PathBuf>,
}

/// A change of names that was not synced yet.
#[derive(Clone, Debug)]
pub(super) enum Naming {
    Given(PathBuf, usize),
    Taken(PathBuf),
    Changed(PathBuf, PathBuf, usize),
    Folder(PathBuf),
}

impl Naming {
    pub(super) fn perform(&self, names: &mut Names) {
        match self {
            Self::Given(path, node) => drop(names.files.insert(path.clone(), *node)),
            Self::Taken(path) => drop(names.files.remove(path)),
            Self::Folder(path) => drop(names.folders.insert(path.clone())),
            Self::Changed(from, to, node) => {
                names.files.remove(from);
                names.files.insert(to.clone(), *node);
            }
        }
    }

    /// Returns the name that it is about.
    fn path(&self) -> &Path {
        let (Self::Given(path, _) | Self::Taken(path) | Self::Changed(_, path, _) | Self::Folder(path)) =
            self;
        path
    }

    fn is_in(&self, folder: &Path) -> bool {
        self.path().parent() == Some(folder)
    }
}

/// All that the disk is, and how it breaks.
#[derive(Clone, Debug, Default)]
pub(super) struct Disk {
    pub(super) nodes: Vec<Node>,
    pub(super) names: Names,
    /// The names that are there after a power failure for certain.
    pub(super) certain: Names,
    pub(super) underway: Vec<Naming>,
    pub(super) links: BTreeMap<PathBuf, PathBuf>,
    pub(super) locked: BTreeSet<PathBuf>,
    pub(super) log: Vec<Operation>,
    pub(super) breaks: Option<(usize, Break)>,
    pub(super) reads: usize,
    pub(super) unreadable: Option<(usize, ErrorKind)>,
    pub(super) lockless: bool,
    pub(super) dead: bool,
    pub(super) ticks: u64,
}

impl Disk {
    /// Counts an operation; returns after how many bytes it breaks off, when it is an append that does.
    pub(super) fn count(&mut self, operation: Operation) -> io::Result<Option<usize>> {
        if self.dead {
            return Err(io::Error::other("de machine staat uit"));
        }
        let number = self.log.len();
        let is_append = matches!(operation, Operation::Append(_));
        self.log.push(operation);
        self.ticks += 1;
        match self.breaks {
            Some((at, how)) if at == number || (at < number && matches!(how, Break::Stuck(_))) => {
                self.fall(how, is_append)
            }
            _ => Ok(None),
        }
    }

    fn fall(&mut self, how: Break, is_append: bool) -> io::Result<Option<usize>> {
        let why = match how {
            Break::Torn(kept) if is_append => {
                self.dead = true;
                return Ok(Some(kept));
            }
            Break::Short(kept) if is_append => return Ok(Some(kept)),
            Break::Crash | Break::Torn(_) => {
                self.dead = true;
                ErrorKind::Other
            }
            Break::Fail(why) | Break::Stuck(why) => why,
            Break::Short(_) => ErrorKind::Other,
            Break::Panic => std::panic::panic_any("de schijf laat een draad struikelen"),
        };
        Err(why.into())
    }

    /// Counts a look at the disk that changes nothing.
    pub(super) fn count_read(&mut self) -> io::Result<()> {
        if self.dead {
            return Err(io::Error::other("de machine staat uit"));
        }
        let number = self.reads;
        self.reads += 1;
        match self.unreadable {
            Some((at, why)) if at == number => Err(why.into()),
            _ => Ok(()),
        }
    }

    pub(super) fn node(&self, path: &Path) -> io::Result<&Node> {
        self.names.files.get(path).map(|node| &self.nodes[*node]).ok_or_else(missing)
    }

    pub(super) fn node_mut(&mut self, path: &Path) -> io::Result<&mut Node> {
        let node = *self.names.files.get(path).ok_or_else(missing)?;
        Ok(&mut self.nodes[node])
    }

    /// Adds a file that no name leads to yet.
    pub(super) fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    pub(super) fn change(&mut self, naming: Naming) {
        naming.perform(&mut self.names);
        self.underway.push(naming);
    }

    /// Changes names for certain, as somebody else did who synced the folder.
    pub(super) fn settle(&mut self, naming: &Naming) {
        if let Some(folder) = naming.path().parent() {
            self.sync_folder(folder);
        }
        naming.perform(&mut self.names);
        naming.perform(&mut self.certain);
    }

    pub(super) fn take(&mut self, path: &Path) {
        let below: Vec<PathBuf> =
            self.names.files.keys().filter(|file| file.starts_with(path)).cloned().collect();
        for file in below {
            self.settle(&Naming::Taken(file));
        }
        self.locked.retain(|lock| !lock.starts_with(path));
        self.names.folders.retain(|folder| !folder.starts_with(path));
        self.certain.folders.retain(|folder| !folder.starts_with(path));
        self.underway.retain(|naming| !naming.path().starts_with(path));
    }

    pub(super) fn sync_folder(&mut self, folder: &Path) {
        let (now, later) =
            std::mem::take(&mut self.underway).into_iter().partition(|naming| naming.is_in(folder));
        self.underway = later;
        let now: Vec<Naming> = now;
        for naming in now {
            naming.perform(&mut self.certain);
        }
    }
}

pub(super) fn missing() -> io::Error {
    ErrorKind::NotFound.into()
}
