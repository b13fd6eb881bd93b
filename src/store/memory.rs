//! A disk in memory that keeps a log of what was asked of it and breaks at a chosen operation.
//!
//! It knows the crash of a process: all that was written stays. What a power failure leaves belongs in `Disk` too, beside
//! `bytes`, when that is simulated: each file would then also keep what it had at its last sync.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::fs::{Access, Appender, FileKind, Fs, Lock, Stat};

/// Names an operation that changes the disk, with the file it was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A file was made.
    Create(PathBuf),
    /// Bytes were added.
    Append(PathBuf),
    /// A file was synced.
    Sync(PathBuf),
    /// A file was cut.
    Cut(PathBuf),
    /// A file got another name.
    Rename(PathBuf),
    /// The names of a folder were synced.
    SyncFolder(PathBuf),
    /// A file was removed.
    Remove(PathBuf),
    /// A folder was made.
    CreateFolder(PathBuf),
    /// A file got other permissions.
    Mode(PathBuf),
}

/// Says how the disk breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// The process dies: the operation is not performed and nothing after it.
    Crash,
    /// The process dies half-way an append: this many bytes arrive.
    Torn(usize),
    /// The operation fails once, with nothing done.
    Fail,
    /// The operation panics, as a mistake in the program does.
    Panic,
    /// Every operation fails from here until [`MemoryFs::mend`].
    Full,
    /// An append fails after this many bytes.
    Short(usize),
}

#[derive(Clone, Debug, Default)]
struct Node {
    bytes: Vec<u8>,
    private: bool,
    changed: u64,
}

#[derive(Debug, Default)]
struct Disk {
    files: BTreeMap<PathBuf, Node>,
    folders: BTreeSet<PathBuf>,
    locked: BTreeSet<PathBuf>,
    links: BTreeMap<PathBuf, PathBuf>,
    log: Vec<Operation>,
    breaks: Option<(usize, Break)>,
    dead: bool,
    ticks: u64,
}

impl Disk {
    /// Counts an operation, and tells whether it must break.
    fn count(&mut self, operation: Operation) -> io::Result<Option<usize>> {
        if self.dead {
            return Err(io::Error::other("de machine staat uit"));
        }
        let number = self.log.len();
        let is_append = matches!(operation, Operation::Append(_));
        self.log.push(operation);
        self.ticks += 1;
        match self.breaks {
            Some((at, how)) if at == number || (at < number && how == Break::Full) => {
                self.fall(how, is_append)
            }
            _ => Ok(None),
        }
    }

    fn fall(&mut self, how: Break, is_append: bool) -> io::Result<Option<usize>> {
        match how {
            Break::Torn(kept) if is_append => {
                self.dead = true;
                return Ok(Some(kept));
            }
            Break::Crash | Break::Torn(_) => self.dead = true,
            Break::Short(kept) if is_append => return Ok(Some(kept)),
            Break::Full => return Err(io::Error::from(ErrorKind::StorageFull)),
            Break::Fail | Break::Short(_) => {}
            Break::Panic => std::panic::panic_any("de schijf laat een draad struikelen"),
        }
        Err(io::Error::other("de schijf antwoordt niet"))
    }
}

/// Behaves as a disk, in memory.
///
/// Clones share the disk, as processes on one machine do.
#[derive(Clone, Debug, Default)]
pub struct MemoryFs {
    disk: Arc<Mutex<Disk>>,
}

impl MemoryFs {
    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a file on the disk from outside, unlogged, and makes its folders.
    pub fn put(&self, path: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        let mut disk = self.disk();
        disk.ticks += 1;
        let changed = disk.ticks;
        let path = path.as_ref();
        disk.folders.extend(path.ancestors().skip(1).map(Path::to_path_buf));
        disk.files.insert(path.to_path_buf(), Node { bytes: bytes.into(), private: false, changed });
    }

    /// Takes a file from the disk from outside.
    pub fn take(&self, path: impl AsRef<Path>) {
        self.disk().files.remove(path.as_ref());
    }

    /// Makes one path lead to another.
    pub fn link(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) {
        self.disk().links.insert(from.as_ref().to_path_buf(), to.as_ref().to_path_buf());
    }

    /// Returns the content of a file, if it is there.
    #[must_use]
    pub fn content(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        self.disk().files.get(path.as_ref()).map(|node| node.bytes.clone())
    }

    /// Returns the paths of all files below a folder.
    #[must_use]
    pub fn files(&self, below: impl AsRef<Path>) -> Vec<PathBuf> {
        self.disk().files.keys().filter(|path| path.starts_with(below.as_ref())).cloned().collect()
    }

    /// Returns whether a file was made for the user alone.
    #[must_use]
    pub fn is_private(&self, path: impl AsRef<Path>) -> bool {
        self.disk().files.get(path.as_ref()).is_some_and(|node| node.private)
    }

    /// Returns what was done to the disk so far.
    #[must_use]
    pub fn log(&self) -> Vec<Operation> {
        self.disk().log.clone()
    }

    /// Breaks at the operation with this number, counted from now.
    pub fn break_at(&self, after: usize, how: Break) {
        let mut disk = self.disk();
        disk.breaks = Some((disk.log.len() + after, how));
    }

    /// Lets everything work again.
    pub fn mend(&self) {
        self.disk().breaks = None;
    }

    /// Returns whether the process on this disk died.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.disk().dead
    }

    /// Returns the disk as the next process finds it: all files, no locks, nothing broken, an empty log.
    #[must_use]
    pub fn after_crash(&self) -> Self {
        let disk = self.disk();
        let next = Disk {
            files: disk.files.clone(),
            folders: disk.folders.clone(),
            links: disk.links.clone(),
            ticks: disk.ticks,
            ..Disk::default()
        };
        Self { disk: Arc::new(Mutex::new(next)) }
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        self.disk().links.get(path).cloned().unwrap_or_else(|| path.to_path_buf())
    }
}

struct Tail {
    disk: Arc<Mutex<Disk>>,
    path: PathBuf,
}

impl Tail {
    fn change(
        &self,
        operation: Operation,
        change: impl FnOnce(&mut Vec<u8>, Option<usize>),
    ) -> io::Result<()> {
        let mut disk = self.disk.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = disk.count(operation)?;
        let changed = disk.ticks;
        if let Some(node) = disk.files.get_mut(&self.path) {
            change(&mut node.bytes, kept);
            node.changed = changed;
        }
        match kept {
            Some(_) => Err(io::Error::from(ErrorKind::StorageFull)),
            None => Ok(()),
        }
    }
}

impl Appender for Tail {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        self.change(Operation::Append(self.path.clone()), |file, kept| {
            let kept = kept.unwrap_or(bytes.len()).min(bytes.len());
            file.extend_from_slice(&bytes[..kept]);
        })
    }

    fn sync(&self) -> io::Result<()> {
        self.change(Operation::Sync(self.path.clone()), |_, _| {})
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let len = usize::try_from(len).map_err(io::Error::other)?;
        self.change(Operation::Cut(self.path.clone()), |file, _| file.resize(len, 0))
    }
}

struct Held {
    disk: Arc<Mutex<Disk>>,
    path: PathBuf,
}

impl Lock for Held {}

impl Drop for Held {
    fn drop(&mut self) {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner).locked.remove(&self.path);
    }
}

impl Fs for MemoryFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let path = self.resolve(path);
        self.disk().files.get(&path).map(|node| node.bytes.clone()).ok_or_else(missing)
    }

    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        let mut disk = self.disk();
        disk.count(Operation::Create(path.to_path_buf()))?;
        if disk.files.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|parent| disk.folders.contains(parent)) {
            return Err(missing());
        }
        let node = Node { bytes: Vec::new(), private: access == Access::Private, changed: disk.ticks };
        disk.files.insert(path.to_path_buf(), node);
        Ok(Arc::new(Tail { disk: Arc::clone(&self.disk), path: path.to_path_buf() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.count(Operation::Rename(to.to_path_buf()))?;
        let node = disk.files.remove(from).ok_or_else(missing)?;
        disk.files.insert(to.to_path_buf(), node);
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.disk().count(Operation::SyncFolder(path.to_path_buf())).map(|_| ())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.count(Operation::Remove(path.to_path_buf()))?;
        disk.files.remove(path).map(|_| ()).ok_or_else(missing)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let disk = self.disk();
        if !disk.folders.contains(path) {
            return Err(missing());
        }
        let inside = disk.files.keys().chain(&disk.folders).filter(|inner| inner.parent() == Some(path));
        let mut names: Vec<String> =
            inside.filter_map(|inner| Some(inner.file_name()?.to_str()?.to_owned())).collect();
        names.sort();
        Ok(names)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let path = self.resolve(path);
        let disk = self.disk();
        if disk.folders.contains(&path) {
            return Ok(Stat { kind: FileKind::Folder, len: 0, changed: None });
        }
        let node = disk.files.get(&path).ok_or_else(missing)?;
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(node.changed);
        Ok(Stat { kind: FileKind::File, len: node.bytes.len() as u64, changed: Some(changed) })
    }

    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        let mut disk = self.disk();
        if disk.folders.contains(path) {
            return Ok(());
        }
        disk.count(Operation::CreateFolder(path.to_path_buf()))?;
        disk.folders.insert(path.to_path_buf());
        if access == Access::Usual {
            disk.folders.extend(path.ancestors().skip(1).map(Path::to_path_buf));
        }
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        let mut disk = self.disk();
        if disk.dead {
            return Err(io::Error::other("de machine staat uit"));
        }
        if !disk.locked.insert(path.to_path_buf()) {
            return Ok(None);
        }
        disk.files.entry(path.to_path_buf()).or_default();
        Ok(Some(Box::new(Held { disk: Arc::clone(&self.disk), path: path.to_path_buf() })))
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.count(Operation::Mode(to.to_path_buf()))?;
        let private = disk.files.get(from).ok_or_else(missing)?.private;
        disk.files.get_mut(to).ok_or_else(missing)?.private = private;
        Ok(())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        let path = self.resolve(path);
        self.stat(&path).map(|_| path)
    }
}

fn missing() -> io::Error {
    ErrorKind::NotFound.into()
}
