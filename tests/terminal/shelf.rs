//! A home of its own for every test, with the agenda that comes along in it, and what stands there on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::SystemTime;

use overleg::agenda::{Agenda, Edit};
use overleg::date::Moment;
use overleg::store::fs::{Fs, RealFs};
use overleg::store::{Pace, Sitting, Store};
use tempfile::TempDir;

use super::pty::{Launch, PROGRAM};

const NAME: &str = "harderwijk-2024-2028";

pub(super) struct Shelf(TempDir);

/// What a command said, and how it ended.
pub(super) struct Said {
    pub(super) code: i32,
    pub(super) out: String,
    pub(super) err: String,
}

impl Shelf {
    /// A home in which nothing was done yet.
    pub(super) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A home with the agenda that comes along.
    pub(super) fn stocked() -> Self {
        let shelf = Self::empty();
        let folder = shelf.folder();
        let said = shelf.run(&["nieuw", folder.to_str().unwrap(), "--van", "harderwijk"]);
        assert_eq!(said.code, 0, "{}", said.err);
        shelf
    }

    pub(super) fn home(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.home().join("agendas").join(NAME)
    }

    pub(super) fn launch(&self) -> Launch {
        Launch::new(self.home())
    }

    /// Runs the program without a terminal.
    pub(super) fn run(&self, words: &[&str]) -> Said {
        let mut command = Command::new(PROGRAM);
        command.args(words).env_clear().env("OVERLEG_HOME", self.home()).env("TERM", "xterm-256color");
        let output = command.current_dir(self.home()).stdin(Stdio::null()).output().unwrap();
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(self.home().to_str().unwrap(), "~");
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Returns the agenda as a reading verb sees it.
    pub(super) fn agenda(&self) -> Agenda {
        Store::peek(&RealFs, &self.folder()).unwrap().agenda
    }

    /// Opens the agenda as the program does and dies again; returns it with the field that was open.
    pub(super) fn recovered(&self, writer: u64) -> (Agenda, Option<Edit>) {
        let fs: Arc<dyn Fs> = Arc::new(RealFs);
        let now = Moment::local(SystemTime::now());
        let sitting = Sitting { writer, now, user: "Toets".into(), host: "toets".into(), pid: 1 };
        let opened = Store::open(&fs, &self.folder(), &sitting, Pace::Thread).unwrap();
        (opened.agenda, opened.draft)
    }

    /// Returns the process that has the agenda open, as it says itself.
    pub(super) fn holder(&self) -> u32 {
        let text = fs::read_to_string(self.folder().join(".overleg/owner.json")).unwrap();
        let owner: serde_json::Value = serde_json::from_str(&text).unwrap();
        u32::try_from(owner["pid"].as_u64().unwrap()).unwrap()
    }

    /// Returns the journals of the agenda, oldest first.
    pub(super) fn journals(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder().join(".overleg")).into_iter().flatten().flatten();
        let mut journals: Vec<_> = files.map(|entry| entry.path()).collect();
        journals.retain(|path| path.extension().is_some_and(|ending| ending == "jnl"));
        journals.sort_by_key(|path| path.with_extension(""));
        journals
    }

    /// Returns every file of the home with its content.
    pub(super) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.home().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.is_file() {
                    files.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        files
    }
}
