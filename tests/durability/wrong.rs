//! Disks and orders of steps that break a promise: what looks for broken promises must find each, or it proves nothing.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use overleg::store::fs::{Access, Appender, Fs, Lock, Stat};
use overleg::store::memory::MemoryFs;

use crate::life::Broken;
use crate::short_life::{every_crash, lives};
use crate::support::journals;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    /// The names in a folder are never synced.
    SkipsFolders,
    /// Bytes are written after the sync that was to bring them to the disk.
    SyncsBeforeWriting,
    /// A new journal is an old one that is added to.
    AppendsToOld,
    /// The checksum of a line is taken for right.
    IgnoresChecksum,
    /// The next version gets its name before its bytes are on the disk.
    RenamesBeforeSyncing,
    /// The journal tells of a new version after it is in place.
    AnnouncesAfterReplacing,
    /// The tick comes before the disk has answered.
    TicksBeforeSyncing,
    /// The new version is written over the old one.
    WritesInPlace,
}

/// A disk with something wrong between it and the program.
struct Between {
    disk: MemoryFs,
    wrong: Wrong,
    later: Arc<Later>,
}

/// What was put off until later.
#[derive(Default)]
struct Later(Mutex<Vec<Late>>);

type Late = (Arc<dyn Appender>, Vec<u8>);

impl Later {
    fn perform(&self) -> io::Result<()> {
        let late = std::mem::take(&mut *self.0.lock().unwrap());
        late.into_iter().try_for_each(|(out, bytes)| out.append(&bytes))
    }
}

struct Out {
    inner: Arc<dyn Appender>,
    wrong: Wrong,
    later: Arc<Later>,
    is_journal: bool,
    is_draft: bool,
}

impl Out {
    fn put_off(&self, bytes: &[u8]) {
        self.later.0.lock().unwrap().push((Arc::clone(&self.inner), bytes.to_vec()));
    }
}

impl Appender for Out {
    fn append(&self, bytes: &[u8]) -> io::Result<()> {
        let is_put_off = match self.wrong {
            Wrong::SyncsBeforeWriting => true,
            Wrong::AnnouncesAfterReplacing => String::from_utf8_lossy(bytes).contains("\"saved\""),
            _ => false,
        };
        if self.is_journal && is_put_off {
            self.put_off(bytes);
            return Ok(());
        }
        self.inner.append(bytes)
    }

    fn sync(&self) -> io::Result<()> {
        match self.wrong {
            Wrong::SyncsBeforeWriting if self.is_journal => {
                self.inner.sync()?;
                self.later.perform()
            }
            Wrong::TicksBeforeSyncing if self.is_journal => Ok(()),
            Wrong::RenamesBeforeSyncing if self.is_draft => Ok(()),
            _ => self.inner.sync(),
        }
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.inner.set_len(len)
    }
}

fn ends_in(path: &Path, end: &str) -> bool {
    path.extension().is_some_and(|found| found == end)
}

impl Between {
    fn old_journal(&self, new: &Path) -> Option<(PathBuf, Vec<u8>)> {
        if self.wrong != Wrong::AppendsToOld || !ends_in(new, "jnl") {
            return None;
        }
        let old = journals(&self.disk).pop()?;
        let bytes = self.disk.content(&old)?;
        Some((old, bytes))
    }
}

/// Gives every line the checksum that it would have had.
fn sealed_again(bytes: &[u8]) -> Vec<u8> {
    let sealed = |line: &[u8]| match line.split_at_checked(9) {
        Some((_, json)) if json.ends_with(b"\n") => {
            let sum = crc32fast::hash(&json[..json.len() - 1]);
            [format!("{sum:08x} ").as_bytes(), json].concat()
        }
        _ => line.to_vec(),
    };
    bytes.split_inclusive(|byte| *byte == b'\n').flat_map(sealed).collect()
}

impl Fs for Between {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = self.disk.read(path)?;
        let is_meant = self.wrong == Wrong::IgnoresChecksum && ends_in(path, "jnl");
        Ok(if is_meant { sealed_again(&bytes) } else { bytes })
    }

    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        let inner = match self.old_journal(path) {
            Some((old, bytes)) => {
                self.disk.remove(&old)?;
                let out = self.disk.create_new(&old, access)?;
                out.append(&bytes)?;
                out
            }
            None => self.disk.create_new(path, access)?,
        };
        let (is_journal, is_draft) = (ends_in(path, "jnl"), ends_in(path, "tmp"));
        Ok(Arc::new(Out { inner, wrong: self.wrong, later: Arc::clone(&self.later), is_journal, is_draft }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.wrong == Wrong::WritesInPlace && ends_in(from, "tmp") {
            let bytes = self.disk.read(from)?;
            self.disk.remove(to)?;
            let out = self.disk.create_new(to, Access::Usual)?;
            out.append(&bytes)?;
            out.sync()?;
            return self.disk.remove(from);
        }
        self.disk.rename(from, to)?;
        if self.wrong == Wrong::AnnouncesAfterReplacing { self.later.perform() } else { Ok(()) }
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if self.wrong == Wrong::SkipsFolders { Ok(()) } else { self.disk.sync_folder(path) }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.disk.list(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.disk.stat(path)
    }

    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        self.disk.create_folder(path, access)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        self.disk.try_lock(path)
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.copy_mode(from, to)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.canonicalize(path)
    }
}

/// Returns the promise that is found broken: the first that is broken at once, else one that is broken afterwards.
fn found(wrong: Wrong) -> Option<Broken> {
    let between = |disk: &MemoryFs| -> Arc<dyn Fs> {
        Arc::new(Between { disk: disk.clone(), wrong, later: Arc::default() })
    };
    let short = lives().into_iter().filter(|steps| steps.len() <= 2);
    let broken: Vec<Broken> = short.filter_map(|steps| every_crash(&steps, &between).err()).collect();
    broken.iter().find(|broken| **broken != Broken::LaterLost).or(broken.first()).copied()
}

#[test]
fn every_wrong_disk_and_every_wrong_order_is_found_by_the_promise_it_breaks() {
    let expected = [
        (Wrong::SkipsFolders, Broken::TickLost),
        (Wrong::SyncsBeforeWriting, Broken::ShownLost),
        (Wrong::AppendsToOld, Broken::LaterLost),
        (Wrong::IgnoresChecksum, Broken::FalseAlarm),
        (Wrong::RenamesBeforeSyncing, Broken::HalfAgenda),
        (Wrong::AnnouncesAfterReplacing, Broken::FalseAlarm),
        (Wrong::TicksBeforeSyncing, Broken::TickLost),
        (Wrong::WritesInPlace, Broken::HalfAgenda),
    ];
    for (wrong, promise) in expected {
        assert_eq!(found(wrong), Some(promise), "{wrong:?}");
    }
}
