//! A small agenda on a disk in memory, and the few things that happen to it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use overleg::agenda::{Act, Agenda, At, Edit, Finding, Id, Kind, Value};
use overleg::date::Moment;
use overleg::store::fs::Fs;
use overleg::store::memory::MemoryFs;
use overleg::store::{CloseError, Closed, Mode, News, Notice, OpenError, Opened, Pace, Sitting, Store};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// Unknown fields at each level, one of them over several lines and one with a number that no float keeps.
pub(crate) const AGENDA: &str = r#"{
  "format": "overleg-agenda/1",
  "head": {"id": "k3f9", "title": "Proef", "later": 1.10},
  "doelen": [{"id": "d1", "title": "Een doel"}],
  "actions": [
    {"id": "a1", "of": "d1", "title": "eerste", "eigen": {
      "regels": [1,
        2]
    }},
    {"id": "a2", "of": "d1", "title": "tweede"}
  ],
  "toekomst": [true]
}
"#;

pub(crate) const FOLDER: &str = "/map";

pub(crate) fn target() -> PathBuf {
    Path::new(FOLDER).join("agenda.json")
}

pub(crate) fn hidden() -> PathBuf {
    Path::new(FOLDER).join(".overleg")
}

pub(crate) fn disk() -> MemoryFs {
    let fs = MemoryFs::default();
    fs.put(target(), AGENDA);
    fs
}

/// So many minutes past nine on the twelfth of March, in a calendar with months of 28 days.
pub(crate) fn moment(minute: u64) -> Moment {
    let minute = 11 * 24 * 60 + 9 * 60 + minute;
    let (day, hour) = (minute / 60 / 24, minute / 60 % 24);
    let (year, month) = (2026 + (2 + day / 28) / 12, (2 + day / 28) % 12 + 1);
    let date = format!("{year}-{month:02}-{:02}", day % 28 + 1);
    Moment::parse(&format!("{date}T{hour:02}:{:02}:00+01:00", minute % 60)).unwrap()
}

/// A sitting with this number as its writer, that many minutes past nine.
pub(crate) fn sitting(number: u64) -> Sitting {
    Sitting { writer: number, now: moment(number), user: "Jan".into(), host: "laptop".into(), pid: 7 }
}

/// A program that has the agenda open.
pub(crate) struct Program {
    pub(crate) fs: MemoryFs,
    pub(crate) store: Store,
    pub(crate) agenda: Agenda,
    pub(crate) draft: Option<Edit>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) news: Receiver<News>,
    number: u64,
    now: Moment,
}

impl Program {
    #[track_caller]
    pub(crate) fn open(fs: &MemoryFs, number: u64) -> Self {
        Self::try_open(fs, number).unwrap()
    }

    pub(crate) fn try_open(fs: &MemoryFs, number: u64) -> Result<Self, OpenError> {
        let shared: Arc<dyn Fs> = Arc::new(fs.clone());
        Self::open_through(&shared, fs, number)
    }

    /// Opens with another file system between the program and the disk.
    pub(crate) fn open_through(shared: &Arc<dyn Fs>, fs: &MemoryFs, number: u64) -> Result<Self, OpenError> {
        Self::open_as(shared, fs, &sitting(number))
    }

    pub(crate) fn open_as(shared: &Arc<dyn Fs>, fs: &MemoryFs, sitting: &Sitting) -> Result<Self, OpenError> {
        let opened = Store::open(shared, Path::new(FOLDER), sitting, Pace::AtOnce)?;
        Ok(Self::of(fs.clone(), opened, sitting))
    }

    pub(crate) fn of(fs: MemoryFs, opened: Opened, sitting: &Sitting) -> Self {
        let Opened { store, agenda, draft, findings, notices, news } = opened;
        let (number, now) = (sitting.writer, sitting.now);
        Self { fs, store, agenda, draft, notices, findings, news, number, now }
    }

    /// Opens on what a crash of this program leaves.
    #[track_caller]
    pub(crate) fn crash(self) -> Self {
        Self::open(&self.fs.after_crash(), self.number + 1)
    }

    /// Opens on what a crash leaves, with a file that another machine brought.
    #[track_caller]
    pub(crate) fn crash_with(self, path: &Path, bytes: Vec<u8>) -> Self {
        let fs = self.fs.after_crash();
        fs.put(path, bytes);
        Self::open(&fs, self.number + 1)
    }

    pub(crate) fn retitle(&self, id: &str, title: &str) -> Edit {
        let at = At::new(Kind::Action, &Id::from(id));
        let change = self.agenda.set(&at, "title", Value::Text(title.into()));
        Edit { place: Some(at), act: Act::Do, changes: change.into_iter().collect() }
    }

    pub(crate) fn write(&mut self, id: &str, title: &str) -> Edit {
        let edit = self.retitle(id, title);
        self.perform(&edit);
        edit
    }

    pub(crate) fn perform(&mut self, edit: &Edit) {
        self.agenda.apply(&edit.changes).unwrap();
        self.store.record(edit, self.now).unwrap();
    }

    pub(crate) fn checkpoint(&mut self) {
        let n = self.store.last();
        self.store.checkpoint(self.agenda.clone(), n, self.now).unwrap();
    }

    pub(crate) fn close(mut self) -> Result<Closed, CloseError> {
        self.store.close(&self.agenda, self.now)
    }

    pub(crate) fn title(&self, id: &str) -> String {
        title(&self.agenda, id)
    }

    pub(crate) fn text(&self) -> String {
        self.agenda.to_json()
    }

    pub(crate) fn recall(&self) -> Vec<Edit> {
        self.store.recall(&self.fs)
    }

    pub(crate) fn is_editing(&self) -> bool {
        *self.store.mode() == Mode::Editing
    }

    pub(crate) fn heard(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }
}

pub(crate) fn title(agenda: &Agenda, id: &str) -> String {
    agenda.actions.record(&Id::from(id)).map(|action| action.title.clone()).unwrap_or_default()
}

/// The journals, oldest first.
pub(crate) fn journals(fs: &MemoryFs) -> Vec<PathBuf> {
    let is_journal = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "jnl");
    let mut found: Vec<_> = fs.files(hidden()).into_iter().filter(is_journal).collect();
    // Without its ending, the second journal of a sitting sorts behind the first.
    found.sort_by_key(|path| path.with_extension(""));
    found
}

/// What stands on the disk as the agenda, as text.
pub(crate) fn on_disk(fs: &MemoryFs) -> String {
    String::from_utf8(fs.content(target()).unwrap()).unwrap()
}

/// A program in which one title was changed.
pub(crate) fn begun() -> (MemoryFs, Program) {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "van mij");
    (fs, program)
}

/// A disk after a crash with three edits in one journal, and the agenda after each number of edits.
pub(crate) fn after_three_edits() -> (MemoryFs, Vec<String>) {
    let mut program = Program::open(&disk(), 1);
    let mut states = vec![program.text()];
    for title in ["één", "twee", "drie"] {
        program.write("a1", title);
        states.push(program.text());
    }
    (program.fs.after_crash(), states)
}

pub(crate) fn is_newer(program: &Program) -> bool {
    *program.store.mode() == Mode::Reading(overleg::store::Why::Newer)
}

/// Tells how much was tried; the harness swallows what println! says in a test that passes.
pub(crate) fn tell(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{what}");
}

/// Runs a test on so many inputs and tells how many there were.
pub(crate) fn run<T: std::fmt::Debug>(
    what: &str,
    cases: u32,
    strategy: &impl Strategy<Value = T>,
    test: impl Fn(T) -> Result<(), TestCaseError>,
) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(strategy, test).unwrap_or_else(|error| panic!("{error}"));
    tell(&format!("{cases} keer {what}"));
}
