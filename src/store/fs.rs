//! The seam between the store and a disk: the few operations that durability rests on, and the real ones.
//!
//! What the operations mean together (when to sync, what to rename) is for the rest of the store; the disk in memory that can
//! break on demand is [`super::memory`]. All that differs between Windows and Unix in the store stands here.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Says what a path leads to, links followed.
///
/// Only regular files are ever read: opening a pipe would wait for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A directory.
    Folder,
    /// A pipe, a socket, a device.
    Other,
}

/// Holds what can be known of a file without reading it.
///
/// Two equal stats are taken to mean an unchanged file, so that the look every two seconds costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What the path leads to.
    pub kind: FileKind,
    /// The length in bytes.
    pub len: u64,
    /// When the content was last changed, as far as the system tells.
    pub changed: Option<SystemTime>,
}

/// Says who may read what the store makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Only the user: journals and history hold deleted text.
    Private,
    /// Whoever the system lets by default: the agenda itself.
    Usual,
}

/// Writes to the end of one file that its holder has created.
///
/// It takes `&self`, so that one thread can sync while another appends.
pub trait Appender: Send + Sync {
    /// Writes all bytes at the end.
    ///
    /// # Errors
    /// When the system refuses; part of the bytes may then be in the file.
    fn append(&self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until all that was appended is on the disk.
    ///
    /// # Errors
    /// When the system refuses. The file must then be abandoned: a second try may falsely succeed.
    fn sync(&self) -> io::Result<()>;

    /// Cuts the file to a length, to take back a half-written line.
    ///
    /// # Errors
    /// When the system refuses.
    fn set_len(&self, len: u64) -> io::Result<()>;
}

/// Keeps a lock until it is dropped.
pub trait Lock: Send + Sync {}

/// Performs every operation of the store on files.
///
/// Each may fail with what the system says; nothing is retried here but a rename that Windows refuses for a moment.
#[expect(clippy::missing_errors_doc, reason = "the trait says it once for all operations")]
pub trait Fs: Send + Sync {
    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Makes a file that did not exist.
    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>>;
    /// Gives a file another name, over what has that name now.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Lists the names in a folder that are readable text, sorted.
    fn list(&self, path: &Path) -> io::Result<Vec<String>>;
    /// Tells what a path leads to.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// Makes a folder, and is content when it exists.
    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()>;
    /// Locks a file that is made when absent; `None` when another program holds it, [`io::ErrorKind::Unsupported`] when
    /// there are no locks on this disk.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>>;
    /// Gives a file the permissions of another.
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Follows all links of a path.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
}

/// Performs the operations on the disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl Appender for File {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = self;
        file.write_all(bytes)
    }

    fn sync(&self) -> io::Result<()> {
        // The length of a file belongs to its data: this waits for both, and for no times.
        self.sync_data()
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        Self::set_len(self, len)
    }
}

impl Lock for File {}

impl Fs for RealFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        let mut options = OpenOptions::new();
        // Append mode, so that a line after a cut lands at the new end and not beyond a gap of zeros.
        options.append(true).create_new(true);
        restrict(&mut options, access);
        Ok(Arc::new(options.open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename_patiently(from, to)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        sync_names(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            names.extend(entry?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let found = fs::metadata(path)?;
        let kind = match found.file_type() {
            kind if kind.is_file() => FileKind::File,
            kind if kind.is_dir() => FileKind::Folder,
            _ => FileKind::Other,
        };
        Ok(Stat { kind, len: found.len(), changed: found.modified().ok() })
    }

    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        // An agenda may be the first thing in a home of its own.
        if let (Access::Usual, Some(parent)) = (access, path.parent()) {
            fs::create_dir_all(parent)?;
        }
        match make_folder(path, access) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            done => done,
        }
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        restrict(&mut options, Access::Private);
        let file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) if has_no_locks(&error) => Err(io::ErrorKind::Unsupported.into()),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }
}

/// Returns whether a network disk says that it has no locks: ENOLCK, to which the library gives no name.
#[cfg(unix)]
fn has_no_locks(error: &io::Error) -> bool {
    let enolck = if cfg!(target_os = "linux") { 37 } else { 77 };
    error.raw_os_error() == Some(enolck)
}

// There the library knows all that a disk may answer.
#[cfg(windows)]
fn has_no_locks(_error: &io::Error) -> bool {
    false
}

#[cfg(unix)]
fn restrict(options: &mut OpenOptions, access: Access) {
    use std::os::unix::fs::OpenOptionsExt;
    if access == Access::Private {
        options.mode(0o600);
    }
}

// A user's folders on Windows are private already; a file inherits that.
#[cfg(windows)]
fn restrict(_options: &mut OpenOptions, _access: Access) {}

#[cfg(unix)]
fn make_folder(path: &Path, access: Access) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = fs::DirBuilder::new();
    if access == Access::Private {
        builder.mode(0o700);
    }
    builder.create(path)
}

#[cfg(windows)]
fn make_folder(path: &Path, _access: Access) -> io::Result<()> {
    fs::create_dir(path)
}

#[cfg(unix)]
fn sync_names(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

// Windows writes names with the file and cannot open a folder for this.
#[cfg(windows)]
fn sync_names(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

// A virus scanner or OneDrive may hold the target for a moment: access denied (5) or sharing violation (32).
#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    let mut pause = std::time::Duration::from_millis(10);
    for _ in 0..9 {
        match fs::rename(from, to) {
            Err(error) if matches!(error.raw_os_error(), Some(5 | 32)) => std::thread::sleep(pause),
            done => return done,
        }
        pause = (pause * 2).min(std::time::Duration::from_secs(1));
    }
    fs::rename(from, to)
}
