//! Many programs at one agenda: one of them writes, and who reads meanwhile always finds a whole agenda.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::SystemTime;

use overleg::agenda::{At, Edit, Kind, Value};
use overleg::date::Moment;
use overleg::store::fs::{Fs, RealFs};
use overleg::store::{Mode, Notice, Opened, Pace, Sitting, Store};

use super::shelf::Shelf;
use super::system::counted;

/// How many programs race.
const RUNNERS: usize = 50;

fn open(folder: &Path, writer: u64) -> Opened {
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let now = Moment::local(SystemTime::now());
    let (user, host, pid) = ("Loper".into(), "toets".into(), std::process::id());
    Store::open(&fs, folder, &Sitting { writer, now, user, host, pid }, Pace::Thread).unwrap()
}

/// One of the programs that race: waits for the start, opens, says what it may do, and holds it until it is let go.
#[test]
#[ignore = "only a part of the tests below"]
fn child_that_opens_when_it_is_told() {
    let Some(folder) = std::env::var_os("OVERLEG_RACE") else { return };
    let mut told = std::io::stdin().lock();
    let mut word = String::new();
    told.read_line(&mut word).unwrap();
    let opened = open(folder.as_ref(), u64::from(std::process::id()));
    let says = if *opened.store.mode() == Mode::Editing { "schrijft" } else { "leest" };
    writeln!(std::io::stderr(), "{says}").unwrap();
    told.read_line(&mut word).unwrap();
}

struct Runner {
    child: Child,
    said: BufReader<std::process::ChildStderr>,
}

impl Runner {
    fn ready(folder: &Path) -> Self {
        let part =
            ["--exact", "terminal::race::child_that_opens_when_it_is_told", "--ignored", "--nocapture"];
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(part).env("OVERLEG_RACE", folder);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said = BufReader::new(child.stderr.take().unwrap());
        Self { child, said }
    }

    fn tell(&mut self) {
        self.child.stdin.as_mut().unwrap().write_all(b"ga\n").unwrap();
    }

    fn writes(&mut self) -> bool {
        let mut word = String::new();
        self.said.read_line(&mut word).unwrap();
        assert!(["schrijft", "leest"].contains(&word.trim()), "{word:?}");
        word.trim() == "schrijft"
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Has so many programs open one folder at once, and kills the one that writes; returns how many wrote.
fn race(shelf: &Shelf, count: usize) -> usize {
    let mut runners: Vec<Runner> = (0..count).map(|_| Runner::ready(&shelf.folder())).collect();
    runners.iter_mut().for_each(Runner::tell);
    let writes: Vec<bool> = runners.iter_mut().map(Runner::writes).collect();
    // Killed, not closed: the next round begins with what a crash leaves.
    drop(runners);
    writes.into_iter().filter(|writes| *writes).count()
}

#[test]
fn of_fifty_programs_that_open_at_once_exactly_one_writes() {
    let shelf = Shelf::stocked();
    for round in ["with nothing there yet", "after the writer was killed"] {
        assert_eq!(race(&shelf, RUNNERS), 1, "{round}");
    }
    counted(&format!("2 keer {RUNNERS} programma's tegelijk, telkens één schrijver"));
}

#[test]
#[ignore = "ten rounds of fifty programs"]
fn in_every_round_exactly_one_of_fifty_programs_writes() {
    let shelf = Shelf::stocked();
    assert!((0..10).all(|_| race(&shelf, RUNNERS) == 1));
    counted(&format!("10 keer {RUNNERS} programma's tegelijk, telkens één schrijver"));
}

/// Replaces the agenda again and again, while others read it all the time; returns how often it was read.
fn read_while_written(checkpoints: usize) -> usize {
    let shelf = Shelf::stocked();
    let mut opened = open(&shelf.folder(), 1);
    let at = opened.agenda.actions.iter().next().map(|action| At::new(Kind::Action, &action.id)).unwrap();
    let done = AtomicBool::new(false);
    let reads = thread::scope(|scope| {
        let readers: Vec<_> = (0..2).map(|_| scope.spawn(|| read(&shelf.folder(), &done))).collect();
        for number in 1..=checkpoints {
            let set = opened.agenda.set(&at, "title", Value::Text(format!("nummer {number}")));
            let edit = Edit { changes: set.into_iter().collect(), ..Edit::default() };
            opened.agenda.apply(&edit.changes).unwrap();
            let now = Moment::local(SystemTime::now());
            let n = opened.store.record(&edit, now).unwrap();
            opened.store.checkpoint(opened.agenda.clone(), n, now).unwrap();
            // One at a time, as a user does; the thread would take many together.
            while !matches!(opened.news.recv().unwrap(), overleg::store::News::Saved { .. }) {}
        }
        done.store(true, Ordering::SeqCst);
        readers.into_iter().map(|reader| reader.join().unwrap()).sum()
    });
    assert!(
        fs::read_to_string(shelf.folder().join("agenda.json"))
            .unwrap()
            .contains(&format!("nummer {checkpoints}"))
    );
    reads
}

/// Reads until all is done: every time an agenda, and never an older one than the time before.
fn read(folder: &Path, done: &AtomicBool) -> usize {
    let (mut reads, mut newest) = (0, 0);
    while !done.load(Ordering::SeqCst) {
        let peeked = Store::peek(&RealFs, folder).unwrap();
        assert_eq!(peeked.agenda.actions.len(), 43);
        // What is in the journal only is no trouble; a file that cannot be read would be.
        let is_usual = |notice: &Notice| matches!(notice, Notice::Recovered { .. });
        assert!(peeked.notices.iter().all(is_usual), "{:?}", peeked.notices);
        let title = &peeked.agenda.actions.iter().next().unwrap().title;
        let number = title.strip_prefix("nummer ").map_or(0, |number| number.parse().unwrap());
        assert!(number >= newest, "{number} after {newest}");
        newest = number;
        reads += 1;
    }
    reads
}

#[test]
fn who_reads_while_the_agenda_is_replaced_always_reads_a_whole_one() {
    let reads = read_while_written(60);
    counted(&format!("{reads} keer gelezen tijdens 60 keer opslaan"));
}

#[test]
#[ignore = "two thousand checkpoints"]
fn who_reads_ten_thousand_times_always_reads_a_whole_agenda() {
    let reads = read_while_written(2_000);
    counted(&format!("{reads} keer gelezen tijdens 2000 keer opslaan"));
}
