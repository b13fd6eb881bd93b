//! A disk in memory that keeps a log of what was asked of it and breaks at a chosen operation.
//!
//! It knows two kinds of crash. When a process dies, all that was written stays. When the power fails, only what was synced
//! stays for certain; how much of the rest got to the disk, and in which order names did, is for whoever asks to say.

mod disk;
mod outage;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use self::disk::{Disk, Naming, Node, Writing, missing};
pub use self::outage::Tail;
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
    /// The operation fails once, for this reason, with nothing done. The bytes that a failed sync was to bring to the disk never
    /// get there, also when a next one succeeds: that is how systems are. Names do, as those go through a log of the system.
    Fail(ErrorKind),
    /// The operation panics, as a mistake in the program does.
    Panic,
    /// Every operation fails from here for this reason, until [`MemoryFs::mend`].
    Stuck(ErrorKind),
    /// An append fails after this many bytes.
    Short(usize),
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

    /// Puts a file on the disk from outside, unlogged and for certain, and makes its folders.
    pub fn put(&self, path: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        let (mut disk, path, bytes) = (self.disk(), path.as_ref(), bytes.into());
        disk.ticks += 1;
        let changed = disk.ticks;
        for folder in path.ancestors().skip(1) {
            disk.settle(&Naming::Folder(folder.to_path_buf()));
        }
        let node = disk.add(Node { certain: bytes.clone(), bytes, changed, ..Node::default() });
        disk.settle(&Naming::Given(path.to_path_buf(), node));
    }

    /// Takes a file from the disk from outside, or a folder with all that is in it.
    pub fn take(&self, path: impl AsRef<Path>) {
        self.disk().take(path.as_ref());
    }

    /// Makes one path lead to another.
    pub fn link(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) {
        self.disk().links.insert(from.as_ref().to_path_buf(), to.as_ref().to_path_buf());
    }

    /// Returns the content of a file, if it is there.
    #[must_use]
    pub fn content(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        self.disk().node(path.as_ref()).ok().map(|node| node.bytes.clone())
    }

    /// Returns the paths of all files below a folder.
    #[must_use]
    pub fn files(&self, below: impl AsRef<Path>) -> Vec<PathBuf> {
        self.disk().names.files.keys().filter(|path| path.starts_with(below.as_ref())).cloned().collect()
    }

    /// Returns whether a file was made for the user alone.
    #[must_use]
    pub fn is_private(&self, path: impl AsRef<Path>) -> bool {
        self.disk().node(path.as_ref()).is_ok_and(|node| node.private)
    }

    /// Returns what was done to the disk so far.
    #[must_use]
    pub fn log(&self) -> Vec<Operation> {
        self.disk().log.clone()
    }

    /// Takes its locks from the disk, as some network disks have none.
    pub fn take_locks(&self) {
        self.disk().lockless = true;
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

    /// Breaks at the look at the disk with this number, counted from now, for this reason.
    pub fn unreadable_at(&self, after: usize, why: ErrorKind) {
        let mut disk = self.disk();
        disk.unreadable = Some((disk.reads + after, why));
    }

    /// Returns how often the disk was looked at so far: a file read, a folder listed, a path looked up.
    #[must_use]
    pub fn reads(&self) -> usize {
        self.disk().reads
    }

    /// Returns the disk as the next process finds it: all files, no locks, nothing broken, an empty log.
    #[must_use]
    pub fn after_crash(&self) -> Self {
        let mut next = self.disk().clone();
        next.locked.clear();
        next.log.clear();
        (next.breaks, next.unreadable, next.dead, next.reads) = (None, None, false, 0);
        Self { disk: Arc::new(Mutex::new(next)) }
    }

    /// Returns the disk as it is after a power failure.
    ///
    /// What was synced is there. `tail` says what became of the unsynced bytes of each file, of which it gets the number, and
    /// `arrives` which of the unsynced changes of names got to the disk, by their number below [`MemoryFs::names_underway`].
    #[must_use]
    pub fn after_outage(&self, tail: impl Fn(&Path, usize) -> Tail, arrives: impl Fn(usize) -> bool) -> Self {
        Self { disk: Arc::new(Mutex::new(self.disk().after_outage(tail, arrives))) }
    }

    /// Returns how many changes of names are not on the disk for certain.
    #[must_use]
    pub fn names_underway(&self) -> usize {
        self.disk().underway.len()
    }

    /// Returns the files with bytes that are not on the disk for certain, and how many bytes.
    #[must_use]
    pub fn bytes_underway(&self) -> Vec<(PathBuf, usize)> {
        let disk = self.disk();
        let files = disk.names.files.iter().map(|(path, node)| (path.clone(), disk.nodes[*node].unsynced()));
        files.filter(|(_, count)| *count > 0).collect()
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        self.disk().links.get(path).cloned().unwrap_or_else(|| path.to_path_buf())
    }
}

/// A file that is being added to; it stays the same one when it gets another name.
struct Open {
    disk: Arc<Mutex<Disk>>,
    path: PathBuf,
    node: usize,
}

impl Open {
    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(disk: &mut Disk, node: usize, writing: Writing) {
        let changed = disk.ticks;
        let node = &mut disk.nodes[node];
        node.write(writing);
        node.changed = changed;
    }
}

impl Appender for Open {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let mut disk = self.disk();
        let kept = disk.count(Operation::Append(self.path.clone()))?;
        let at = disk.nodes[self.node].bytes.len();
        let written = &bytes[..kept.unwrap_or(bytes.len()).min(bytes.len())];
        Self::write(&mut disk, self.node, Writing::Bytes(at, written.to_vec()));
        match kept {
            Some(_) => Err(io::Error::from(ErrorKind::StorageFull)),
            None => Ok(()),
        }
    }

    fn sync(&self) -> io::Result<()> {
        let mut disk = self.disk();
        let done = disk.count(Operation::Sync(self.path.clone())).map(|_| ());
        let is_dead = disk.dead;
        let node = &mut disk.nodes[self.node];
        match done {
            Ok(()) => node.sync(),
            Err(_) if is_dead => {}
            Err(_) => node.underway.clear(),
        }
        done
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let len = usize::try_from(len).map_err(io::Error::other)?;
        let mut disk = self.disk();
        disk.count(Operation::Cut(self.path.clone()))?;
        Self::write(&mut disk, self.node, Writing::Length(len));
        Ok(())
    }

    fn is_at(&self, path: &Path) -> bool {
        self.disk().names.files.get(path) == Some(&self.node)
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
        let mut disk = self.disk();
        disk.count_read()?;
        disk.node(&path).map(|node| node.bytes.clone())
    }

    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        let mut disk = self.disk();
        disk.count(Operation::Create(path.to_path_buf()))?;
        if disk.names.files.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|parent| disk.names.folders.contains(parent)) {
            return Err(missing());
        }
        let node = Node { private: access == Access::Private, changed: disk.ticks, ..Node::default() };
        let node = disk.add(node);
        disk.change(Naming::Given(path.to_path_buf(), node));
        Ok(Arc::new(Open { disk: Arc::clone(&self.disk), path: path.to_path_buf(), node }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.count(Operation::Rename(to.to_path_buf()))?;
        let node = *disk.names.files.get(from).ok_or_else(missing)?;
        disk.change(Naming::Changed(from.to_path_buf(), to.to_path_buf(), node));
        Ok(())
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.node(path)?;
        disk.count(Operation::Sync(path.to_path_buf()))?;
        disk.node_mut(path)?.sync();
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        let done = disk.count(Operation::SyncFolder(path.to_path_buf())).map(|_| ());
        if done.is_ok() {
            disk.sync_folder(path);
        }
        done
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.count(Operation::Remove(path.to_path_buf()))?;
        disk.node(path)?;
        disk.change(Naming::Taken(path.to_path_buf()));
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let mut disk = self.disk();
        disk.count_read()?;
        if !disk.names.folders.contains(path) {
            return Err(missing());
        }
        let inside = disk.names.files.keys().chain(&disk.names.folders);
        let inside = inside.filter(|inner| inner.parent() == Some(path));
        let mut names: Vec<String> =
            inside.filter_map(|inner| Some(inner.file_name()?.to_str()?.to_owned())).collect();
        names.sort();
        Ok(names)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let path = self.resolve(path);
        let mut disk = self.disk();
        disk.count_read()?;
        if disk.names.folders.contains(&path) {
            return Ok(Stat { kind: FileKind::Folder, len: 0, changed: None });
        }
        let node = disk.node(&path)?;
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(node.changed);
        Ok(Stat { kind: FileKind::File, len: node.bytes.len() as u64, changed: Some(changed) })
    }

    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        let mut disk = self.disk();
        if disk.names.folders.contains(path) {
            return Ok(());
        }
        disk.count(Operation::CreateFolder(path.to_path_buf()))?;
        let is_there = |folder: &&Path| disk.names.folders.contains(*folder);
        let absent: Vec<&Path> = path.ancestors().take_while(|folder| !is_there(folder)).collect();
        if access == Access::Private && absent.len() > 1 {
            return Err(missing());
        }
        for folder in absent.into_iter().rev() {
            disk.change(Naming::Folder(folder.to_path_buf()));
        }
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        let mut disk = self.disk();
        if disk.dead {
            return Err(io::Error::other("de machine staat uit"));
        }
        if disk.lockless {
            return Err(ErrorKind::Unsupported.into());
        }
        if !disk.locked.insert(path.to_path_buf()) {
            return Ok(None);
        }
        if !disk.names.files.contains_key(path) {
            let node = disk.add(Node { private: true, ..Node::default() });
            disk.change(Naming::Given(path.to_path_buf(), node));
        }
        Ok(Some(Box::new(Held { disk: Arc::clone(&self.disk), path: path.to_path_buf() })))
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.count(Operation::Mode(to.to_path_buf()))?;
        let private = disk.node(from)?.private;
        disk.node_mut(to)?.private = private;
        Ok(())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        let path = self.resolve(path);
        self.stat(&path).map(|_| path)
    }
}
