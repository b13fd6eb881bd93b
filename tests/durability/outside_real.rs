//! Something else that writes, in a real folder: what a disk in memory does not have, as times that lie and pipes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use overleg::agenda::{Act, Agenda, At, Edit, Id, Kind, Value, rebase};
use overleg::store::fs::{Fs, RealFs};
use overleg::store::{Closed, News, Outside, Pace, Store};
use tempfile::TempDir;

use crate::support::{AGENDA, moment, sitting, title};

struct Real {
    store: Store,
    agenda: Agenda,
    news: Receiver<News>,
}

fn folder() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::write(file(&home), AGENDA).unwrap();
    home
}

fn file(home: &TempDir) -> PathBuf {
    home.path().join("agenda.json")
}

impl Real {
    fn open(folder: &Path, number: u64) -> Self {
        let disk: Arc<dyn Fs> = Arc::new(RealFs);
        let opened = Store::open(&disk, folder, &sitting(number), Pace::AtOnce).unwrap();
        Self { store: opened.store, agenda: opened.agenda, news: opened.news }
    }

    fn write(&mut self, id: &str, title: &str) {
        let at = At::new(Kind::Action, &Id::from(id));
        let change = self.agenda.set(&at, "title", Value::Text(title.into())).unwrap();
        let edit = Edit { place: Some(at), act: Act::Do, changes: vec![change] };
        self.agenda.apply(&edit.changes).unwrap();
        self.store.record(&edit, moment(5)).unwrap();
    }

    fn save(&mut self) {
        let n = self.store.last();
        self.store.checkpoint(self.agenda.clone(), n, moment(5)).unwrap();
    }

    /// Looks, and takes in what is offered when nothing of it clashes.
    fn take_in(&mut self) -> bool {
        self.store.look();
        self.answer()
    }

    fn answer(&mut self) -> bool {
        let offered = self.news.try_iter().find_map(|news| match news {
            News::Outside(Outside::Changed(changed)) => Some(changed),
            _ => None,
        });
        let Some(changed) = offered else { return false };
        let (fitting, clashes) = rebase(&changed.changes, &self.agenda);
        assert_eq!(clashes, []);
        let edit = Edit { place: None, act: Act::Do, changes: fitting };
        self.agenda.apply(&edit.changes).unwrap();
        self.store.take_in((&changed, changed.is_whole), &edit, moment(6)).unwrap();
        true
    }

    fn titles(&self) -> [String; 2] {
        ["a1", "a2"].map(|id| title(&self.agenda, id))
    }
}

#[test]
fn a_change_of_the_same_size_at_the_same_time_is_found_before_the_file_is_replaced() {
    let home = folder();
    let mut program = Real::open(home.path(), 1);
    program.write("a1", "van mij");
    let changed = fs::metadata(file(&home)).unwrap().modified().unwrap();
    fs::write(file(&home), AGENDA.replace("tweede", "anders")).unwrap();
    fs::File::options().append(true).open(file(&home)).unwrap().set_modified(changed).unwrap();
    assert_eq!(fs::metadata(file(&home)).unwrap().len(), AGENDA.len() as u64);
    assert!(!program.take_in(), "aan het bestand is niets te zien");
    program.save();
    assert!(fs::read_to_string(file(&home)).unwrap().contains("anders"), "het is niet overschreven");
    assert!(program.answer());
    assert_eq!(program.titles(), ["van mij", "anders"]);
    program.save();
    assert!(fs::read_to_string(file(&home)).unwrap().contains("van mij"));
}

#[test]
fn two_programs_that_both_hold_the_agenda_see_each_others_work() {
    let home = folder();
    let mut one = Real::open(home.path(), 1);
    // The lock was removed underneath: the other gets one of its own.
    fs::remove_file(home.path().join(".overleg/lock")).unwrap();
    let mut two = Real::open(home.path(), 2);
    for round in 0..5 {
        one.write("a1", &format!("een {round}"));
        one.save();
        two.write("a2", &format!("twee {round}"));
        assert!(two.take_in());
        two.save();
        assert!(one.take_in());
        assert_eq!(one.agenda.to_json(), two.agenda.to_json());
        assert_eq!(one.titles(), [format!("een {round}"), format!("twee {round}")]);
    }
    let before = one.agenda.to_json();
    assert_eq!(one.store.close(&one.agenda, moment(7)), Ok(Closed::Whole));
    two.take_in();
    assert_eq!(two.store.close(&two.agenda, moment(7)), Ok(Closed::Whole));
    drop((one, two));
    let again = Real::open(home.path(), 3);
    assert_eq!(again.agenda.to_json(), before);
    let names: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "er ligt niets naast: {names:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_file_holds_nobody_up() {
    let home = folder();
    let mut program = Real::open(home.path(), 1);
    program.write("a1", "van mij");
    fs::remove_file(file(&home)).unwrap();
    let made = std::process::Command::new("mkfifo").arg(file(&home)).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    program.store.look();
    program.store.look();
    program.save();
    let told: Vec<News> = program.news.try_iter().collect();
    assert!(told.iter().any(|news| matches!(news, News::NotReplaced { .. })), "{told:?}");
}
