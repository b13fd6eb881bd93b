//! The few operations that durability rests on, and what they say of a file.
//!
//! What they mean together (when to sync, what to rename) is for the rest of the store.

use std::io;
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

/// Holds what makes replacing a file another thing than it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nature {
    /// Whether somebody took care that nobody writes it.
    pub is_read_only: bool,
    /// Whether it has another name too, under which it would stay as it is.
    pub has_other_name: bool,
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

    /// Tells whether a path still leads to this file.
    ///
    /// On Unix a file that was deleted takes lines and syncs like any other, and all of it is lost.
    fn is_at(&self, _path: &Path) -> bool {
        true
    }
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
    /// Waits until what another program wrote to a file is on the disk.
    fn sync_file(&self, path: &Path) -> io::Result<()>;
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
    /// Tells what makes replacing a file another thing than it looks.
    fn nature(&self, _path: &Path) -> io::Result<Nature> {
        Ok(Nature::default())
    }
    /// Gives a file the permissions of another, and its owner and group as far as the system lets us.
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Follows all links of a path.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
}
