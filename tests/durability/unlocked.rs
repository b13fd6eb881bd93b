//! A disk that has no locks: it is said, and two programs that write at once keep each other's work.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use overleg::store::fs::{Access, Appender, Fs, Lock, Stat};
use overleg::store::memory::MemoryFs;
use overleg::store::{Mode, Notice, Pace, Store};

use crate::support::*;

/// A network disk without locks.
struct Unlocked(MemoryFs);

impl Fs for Unlocked {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }
    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        self.0.create_new(path, access)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.0.sync_folder(path)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.0.list(path)
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.0.stat(path)
    }
    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        self.0.create_folder(path, access)
    }
    fn try_lock(&self, _: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.copy_mode(from, to)
    }
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.canonicalize(path)
    }
}

#[test]
fn on_a_disk_without_locks_it_is_said_and_both_can_write() {
    let memory = disk();
    let open = |number| {
        let fs: Arc<dyn Fs> = Arc::new(Unlocked(memory.clone()));
        let opened = Store::open(&fs, Path::new(FOLDER), &sitting(number), Pace::AtOnce).unwrap();
        assert_eq!((opened.store.mode(), &opened.notices[..]), (&Mode::Editing, &[Notice::NoLocks][..]));
        Program::of(memory.clone(), opened, number)
    };
    let (mut one, mut two) = (open(1), open(2));
    for round in 0..3 {
        one.write("a1", &format!("een {round}"));
        one.checkpoint();
        two.write("a2", &format!("twee {round}"));
        assert!(two.take_in());
        two.checkpoint();
        assert!(one.take_in());
        assert_eq!(one.text(), two.text());
    }
    assert_eq!(one.title("a2"), "twee 2");
}
