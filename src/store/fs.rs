//! The seam between the store and a disk, and the disk of this machine behind it.
//!
//! The operations stand in `seam`; the disk in memory that can break on demand is [`super::memory`]. All that differs between
//! Windows and Unix in the store stands here.

mod seam;

pub use seam::{Access, Appender, FileKind, Fs, Lock, Nature, Stat};

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
        Self::set_len(self, len)?;
        // Where a file is not opened to append, the next line would land where the one that was cut ended.
        let mut file = self;
        file.seek(SeekFrom::End(0)).map(drop)
    }

    fn is_at(&self, path: &Path) -> bool {
        is_same(self, path)
    }
}

impl Lock for File {}

impl Fs for RealFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        let mut options = OpenOptions::new();
        options.create_new(true);
        write_at_the_end(&mut options);
        restrict(&mut options, access);
        Ok(Arc::new(options.open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename_patiently(from, to)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        // Windows syncs only a file that is open for writing; nothing is written.
        OpenOptions::new().read(true).write(cfg!(windows)).open(path)?.sync_data()
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

    fn nature(&self, path: &Path) -> io::Result<Nature> {
        let found = fs::metadata(path)?;
        Ok(Nature { is_read_only: found.permissions().readonly(), has_other_name: has_other_name(&found) })
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        keep_owner(&fs::metadata(from)?, to);
        give_mode(from, to)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path).map(as_people_know_it)
    }
}

#[cfg(unix)]
fn write_at_the_end(options: &mut OpenOptions) {
    options.append(true);
}

// Windows does not let a file be cut that was opened to append (rust-lang/rust#105437), and asks for the right to write before
// it flushes one. Who made the file is the only one that writes to it, so where it left off is the end.
#[cfg(windows)]
fn write_at_the_end(options: &mut OpenOptions) {
    options.write(true);
}

#[cfg(unix)]
fn give_mode(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

// Who may read a file is inherited from its folder on Windows; of its own it has only whether it may be changed. What else stands
// among its attributes is for OneDrive, which sets it again itself.
#[cfg(windows)]
fn give_mode(from: &Path, to: &Path) -> io::Result<()> {
    let mut own = fs::metadata(to)?.permissions();
    own.set_readonly(fs::metadata(from)?.permissions().readonly());
    fs::set_permissions(to, own)
}

#[cfg(unix)]
fn as_people_know_it(path: PathBuf) -> PathBuf {
    path
}

// Windows answers with `\\?\C:\map` where people and other programs say `C:\map`; but only what the system itself takes for a
// whole path means the same without that.
#[cfg(windows)]
fn as_people_know_it(path: PathBuf) -> PathBuf {
    let plain = path.to_str().and_then(without_prefix).map(PathBuf::from);
    let is_same = |plain: &PathBuf| std::path::absolute(plain).is_ok_and(|whole| whole == *plain);
    plain.filter(is_same).unwrap_or(path)
}

#[cfg(any(windows, test))]
fn without_prefix(path: &str) -> Option<String> {
    match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => Some(format!(r"\\{share}")),
        None => path.strip_prefix(r"\\?\").filter(|rest| rest.get(1..3) == Some(r":\")).map(str::to_owned),
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
fn has_other_name(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    found.nlink() > 1
}

// Windows tells the number of names to nobody but who asks for it in its own way.
#[cfg(windows)]
fn has_other_name(_found: &fs::Metadata) -> bool {
    false
}

/// A colleague who may read the file by its group must be able to go on doing so.
#[cfg(unix)]
fn keep_owner(found: &fs::Metadata, to: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};
    let is_same = |own: fs::Metadata| (own.uid(), own.gid()) == (found.uid(), found.gid());
    // Giving away is for the administrator only, giving to a group for who is in it.
    if !fs::metadata(to).is_ok_and(is_same) && chown(to, Some(found.uid()), Some(found.gid())).is_err() {
        let _ = chown(to, None, Some(found.gid()));
    }
}

// On Windows a new file inherits who may do what from its folder.
#[cfg(windows)]
fn keep_owner(_found: &fs::Metadata, _to: &Path) {}

#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: io::Result<fs::Metadata>| found.map(|found| (found.dev(), found.ino())).ok();
    let own = identity(file.metadata());
    own.is_some() && own == identity(fs::metadata(path))
}

// Windows lets nobody rename the folder of a file that is open; one that was removed, or on a drive that was taken away,
// has no path.
#[cfg(windows)]
fn is_same(_file: &File, path: &Path) -> bool {
    path.is_file()
}

#[cfg(unix)]
fn sync_names(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

// Windows promises to flush files only, and NTFS keeps names in a log of its own. Flushing a folder is asked and not insisted on:
// what a power failure could take is the newest name, and every opening reckons with that.
#[cfg(windows)]
fn sync_names(path: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
    let folder = OpenOptions::new().write(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path);
    let _ = folder.and_then(|folder| folder.sync_all());
    Ok(())
}

#[cfg(unix)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

// A virus scanner or OneDrive may hold the target for a moment: access denied (5) or sharing violation (32). What may not be
// changed for good is refused with the same 5, and then only found out three seconds later.
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

/// Returns whether the system has no more open files to give, to this program or to all of them.
pub(super) fn has_too_many_open(error: &io::Error) -> bool {
    const CODES: &[i32] = if cfg!(windows) { &[4] } else { &[23, 24] };
    error.raw_os_error().is_some_and(|code| CODES.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_after_a_cut_lands_at_the_new_end() {
        let folder = tempfile::tempdir().unwrap();
        let as_windows: fn(&mut OpenOptions) = |options| {
            options.write(true);
        };
        for (name, open) in [("hier", write_at_the_end as fn(&mut OpenOptions)), ("windows", as_windows)] {
            let mut options = OpenOptions::new();
            open(&mut options);
            let path = folder.path().join(name);
            let file = options.create_new(true).open(&path).unwrap();
            let out: &dyn Appender = &file;
            out.append(b"heel\nhal").unwrap();
            out.set_len(5).unwrap();
            out.append(b"ook heel\n").unwrap();
            out.sync().unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"heel\nook heel\n", "{name}");
        }
    }

    #[test]
    fn a_path_of_windows_loses_what_no_person_writes() {
        for (given, known) in [
            (r"\\?\C:\map\agenda.json", Some(r"C:\map\agenda.json")),
            (r"\\?\UNC\pc\map", Some(r"\\pc\map")),
            (r"\\?\Volume{4c1b}\map", None),
            (r"C:\map", None),
        ] {
            assert_eq!(without_prefix(given).as_deref(), known, "{given}");
        }
    }
}
