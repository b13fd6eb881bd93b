//! Something else changes the file while the agenda is open: what it wrote comes in or lies beside, and nothing is lost.
//!
//! The app is played by [`Program::answer`], which does what `app/outside.rs` does.

use overleg::agenda::{Act, Agenda, Edit, inverse, rebase};
use overleg::app::outside::Wish;
use overleg::runtime::outside::Offer;
use overleg::store::memory::MemoryFs;
use overleg::store::{Changed, Closed, News, Notice, Outside};

use crate::support::*;

impl Program {
    /// Looks, and takes in what is offered; returns whether something was.
    pub(crate) fn take_in(&mut self) -> bool {
        self.store.look();
        let mut took = false;
        while let Some(changed) = self.offered() {
            took |= self.answer(&changed);
        }
        took
    }

    fn offered(&mut self) -> Option<Changed> {
        self.heard().into_iter().rev().find_map(|news| match news {
            News::Outside(Outside::Changed(changed)) => Some(changed),
            _ => None,
        })
    }

    fn answer(&mut self, changed: &Changed) -> bool {
        let (fitting, clashes) = rebase(&changed.changes, &self.agenda);
        let is_all = clashes.is_empty() && changed.is_whole;
        if !is_all && changed.beside.is_none() {
            self.store.keep_beside(changed, moment(30));
            return false;
        }
        let edit = Edit { place: None, act: Act::Do, changes: fitting };
        self.agenda.apply(&edit.changes).unwrap();
        self.store.take_in((changed, is_all), &edit, moment(30)).unwrap();
        true
    }

    fn titles(&self) -> [String; 2] {
        [self.title("a1"), self.title("a2")]
    }
}

/// The file as something else would write it: with another title for one action.
pub(crate) fn outside(fs: &MemoryFs, id: &str, title: &str) {
    let mut agenda = Agenda::from_json(&on_disk(fs)).unwrap().agenda;
    let at = overleg::agenda::At::new(overleg::agenda::Kind::Action, &overleg::agenda::Id::from(id));
    let change = agenda.set(&at, "title", overleg::agenda::Value::Text(title.into()));
    agenda.apply(&change.into_iter().collect::<Vec<_>>()).unwrap();
    fs.put(target(), agenda.to_json());
}

pub(crate) fn conflicts(fs: &MemoryFs) -> Vec<String> {
    let named = |path: &std::path::PathBuf| path.display().to_string().contains("agenda.conflict-");
    let text = |path| String::from_utf8(fs.content(path).unwrap()).unwrap();
    fs.files(FOLDER).into_iter().filter(named).map(text).collect()
}

#[test]
fn what_something_else_changed_elsewhere_comes_in_at_once_and_stays_after_a_crash() {
    let (fs, mut program) = begun();
    outside(&fs, "a2", "van een ander");
    assert!(program.take_in());
    assert_eq!(program.titles(), ["van mij", "van een ander"]);
    assert!(conflicts(&fs).is_empty());
    program.write("a1", "later");
    let before = program.text();
    let program = program.crash();
    assert_eq!(
        (program.text(), &program.notices[..]),
        (before.clone(), &[Notice::Recovered { edits: 3 }][..])
    );
    let edits = program.recall();
    assert_eq!(edits.len(), 3, "ongedaan maken gaat erdoorheen");
    let program = program.crash();
    assert_eq!((program.text(), program.notices.len()), (before, 0));
}

#[test]
fn after_taking_in_the_file_is_ours_to_replace_and_what_it_held_is_kept() {
    let (fs, mut program) = begun();
    outside(&fs, "a2", "van een ander");
    let theirs = on_disk(&fs);
    program.take_in();
    program.checkpoint();
    assert!(matches!(program.heard()[..], [.., News::Saved { .. }]));
    assert_eq!(on_disk(&fs), program.text());
    let kept = fs
        .files(hidden().join("hist"))
        .into_iter()
        .any(|file| fs.content(file).unwrap() == theirs.as_bytes());
    assert!(kept);
    outside(&fs, "a2", "nog eens");
    assert!(program.take_in());
    assert_eq!(program.titles(), ["van mij", "nog eens"]);
    assert_eq!(program.close(), Ok(Closed::Whole));
}

#[test]
fn a_file_that_only_lacks_nothing_of_ours_is_not_written_again() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    outside(&fs, "a2", "van een ander");
    let theirs = on_disk(&fs);
    assert!(program.take_in());
    let undone = Edit { place: None, act: Act::Undo, changes: inverse(&program.retitle("a2", "x").changes) };
    assert!(program.agenda.clone().apply(&undone.changes).is_err());
    let before = program.text();
    assert_eq!(fs.content(target()).unwrap(), theirs.as_bytes());
    let crashed = Program::open(&fs.after_crash(), 2);
    assert_eq!((crashed.text(), crashed.notices.len()), (before, 0));
    assert_eq!(program.close(), Ok(Closed::Whole));
    assert_eq!(fs.content(target()).unwrap(), theirs.as_bytes(), "er was niets te schrijven");
}

#[test]
fn what_was_taken_in_and_taken_back_stays_taken_back_after_a_crash() {
    let edited_first = [false, true];
    for edited in edited_first {
        let fs = disk();
        let mut program = Program::open(&fs, 1);
        if edited {
            program.write("a1", "van mij");
        }
        outside(&fs, "a2", "van een ander");
        assert!(program.take_in());
        program.write("a2", "tweede");
        let before = program.text();
        assert_eq!(program.crash().text(), before, "eerst zelf gewijzigd: {edited}");
    }
}

#[test]
fn where_both_changed_the_same_ours_stays_on_the_screen_and_theirs_lies_beside() {
    let (fs, mut program) = begun();
    outside(&fs, "a1", "van een ander");
    outside(&fs, "a2", "ook van een ander");
    let theirs = on_disk(&fs);
    assert!(program.take_in());
    assert_eq!(program.titles(), ["van mij", "ook van een ander"]);
    assert_eq!(conflicts(&fs), std::slice::from_ref(&theirs));
    let before = program.text();
    let program = program.crash();
    assert_eq!((program.text(), conflicts(&program.fs)), (before.clone(), vec![theirs]));
    assert_eq!(on_disk(&program.fs), before, "het bestand volgt het scherm");
}

#[test]
fn without_room_for_the_other_version_nothing_is_taken_in_and_it_is_tried_again() {
    use overleg::store::memory::Break;
    let (fs, mut program) = begun();
    outside(&fs, "a1", "van een ander");
    let theirs = on_disk(&fs);
    fs.break_at(0, Break::Stuck(std::io::ErrorKind::StorageFull));
    assert!(!program.take_in());
    assert_eq!((program.titles(), conflicts(&fs)), (["van mij", "tweede"].map(String::from), Vec::new()));
    program.checkpoint();
    assert_eq!(on_disk(&fs), theirs);
    fs.mend();
    assert!(program.take_in());
    assert_eq!(conflicts(&fs), [theirs]);
}

#[test]
fn what_cannot_be_read_is_left_alone_told_once_and_looked_at_again() {
    let newer = AGENDA.replace("overleg-agenda/1", "overleg-agenda/2");
    let other = AGENDA.replace("k3f9", "anders");
    let half = AGENDA.replace("tweede", "van een ander")[..200].to_owned();
    for bad in [newer, other, half, "[]".into(), String::new()] {
        let fs = disk();
        let mut program = Program::open(&fs, 1);
        program.write("a1", "van mij");
        program.heard();
        fs.put(target(), bad.clone());
        program.store.look();
        assert_eq!(program.heard(), [], "een ander kan nog bezig zijn");
        program.store.look();
        program.store.look();
        assert!(matches!(program.heard()[..], [News::Outside(Outside::Unreadable(_))]), "{bad}");
        program.store.insist();
        program.checkpoint();
        assert_eq!(on_disk(&fs), bad);
        program.heard();
        fs.put(target(), AGENDA.replace("tweede", "van een ander"));
        assert!(program.take_in(), "{bad}");
        assert_eq!(program.titles(), ["van mij", "van een ander"]);
    }
}

#[test]
fn a_file_that_is_taken_away_comes_back_only_when_that_is_asked() {
    let (fs, mut program) = begun();
    program.heard();
    fs.take(target());
    program.store.look();
    program.checkpoint();
    assert_eq!(program.heard(), [News::Outside(Outside::Gone)]);
    assert_eq!(fs.content(target()), None);
    program.store.insist();
    program.checkpoint();
    assert_eq!(on_disk(&fs), program.text());
    fs.take(target());
    let before = program.text();
    assert_eq!(program.close(), Ok(Closed::LeftGone));
    assert_eq!(Program::open(&fs.after_crash(), 2).text(), before);
}

#[test]
fn a_file_that_is_taken_away_before_anything_was_changed_can_be_opened_again() {
    let fs = disk();
    let program = Program::open(&fs, 1);
    let before = program.text();
    fs.take(target());
    assert_eq!(program.close(), Ok(Closed::LeftGone));
    assert_eq!(Program::open(&fs.after_crash(), 2).text(), before);
}

#[test]
fn an_earlier_version_of_ours_in_its_place_takes_none_of_our_work_back() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "één");
    program.checkpoint();
    let earlier = on_disk(&fs);
    program.write("a1", "twee");
    program.checkpoint();
    for restored in [earlier.clone(), AGENDA.to_owned()] {
        program.heard();
        fs.put(target(), restored.clone());
        assert!(!program.take_in());
        program.checkpoint();
        assert_eq!(
            (program.titles(), on_disk(&fs)),
            (["twee", "tweede"].map(String::from), restored.clone())
        );
        let crashed = Program::open(&fs.after_crash(), 2);
        assert_eq!(crashed.text(), program.text());
    }
    fs.put(target(), earlier);
    program.store.look();
    let told = program.heard();
    assert!(
        matches!(told[..], [.., News::Outside(Outside::Earlier(Some(at)))] if at.clock() == "09:01"),
        "{told:?}"
    );
    program.store.insist();
    program.checkpoint();
    assert_eq!(on_disk(&fs), program.text());
}

#[test]
fn what_was_taken_in_is_an_earlier_version_too_once_it_was_left_behind() {
    let (fs, mut program) = begun();
    outside(&fs, "a2", "van een ander");
    let theirs = on_disk(&fs);
    program.take_in();
    program.write("a2", "weer van mij");
    program.checkpoint();
    fs.put(target(), theirs);
    assert!(!program.take_in());
    assert_eq!(program.titles(), ["van mij", "weer van mij"]);
}

#[test]
fn the_folder_of_another_machine_over_ours_while_it_is_open_brings_its_work_in_once() {
    let fs = disk();
    let mut here = Program::open(&fs, 1);
    here.write("a1", "samen");
    here.checkpoint();
    let mut there = Program::open(&fs.after_crash(), 2);
    here.write("a1", "hier");
    drop(here);
    there.write("a2", "daar");
    let there_fs = there.fs.clone();
    there.close().unwrap();
    // A sync client brings what was changed there; a copy of the whole folder goes over our open journal too.
    for is_all in [false, true] {
        let fs = fs.after_crash();
        let mut here = Program::open(&fs, 5);
        here.write("a1", "hier en later");
        let copied = fs.after_crash();
        for path in there_fs.files(FOLDER) {
            let theirs = there_fs.content(&path).unwrap();
            if is_all || !copied.content(&path).is_some_and(|ours| ours.starts_with(&theirs)) {
                fs.put(&path, theirs);
            }
        }
        assert!(here.take_in());
        assert_eq!(here.titles(), ["hier en later", "daar"]);
        here.write("a2", "daarna");
        here.close().unwrap();
        let again = Program::open(&fs.after_crash(), 6);
        assert_eq!(again.titles(), ["hier en later", "daarna"]);
        assert!(is_all || again.notices.is_empty(), "{:?}", again.notices);
    }
}

#[test]
fn another_way_of_writing_the_same_changes_nothing_and_costs_nothing() {
    let (fs, mut program) = begun();
    fs.put(target(), AGENDA.replace('\n', "\r\n"));
    let before = program.text();
    assert!(program.take_in());
    assert_eq!((program.text(), conflicts(&fs).len()), (before.clone(), 0));
    let program = program.crash();
    assert_eq!((program.text(), &program.notices[..]), (before, &[Notice::Recovered { edits: 1 }][..]));
}

/// A file that was made from a copy of before our last checkpoint, with or without the journal of whoever made it.
fn from_an_old_copy(is_synced_whole: bool) -> (Program, MemoryFs) {
    let fs = disk();
    let old = Program::open(&fs.after_crash(), 2);
    let mut here = Program::open(&fs, 1);
    here.write("a1", "van mij");
    here.checkpoint();
    let mut there = old;
    there.write("a2", "van een ander");
    let there_fs = there.fs.clone();
    there.close().unwrap();
    for path in there_fs.files(FOLDER) {
        if path == target() || (is_synced_whole && fs.content(&path).is_none()) {
            fs.put(&path, there_fs.content(&path).unwrap());
        }
    }
    (here, fs)
}

#[test]
fn work_on_an_old_copy_takes_nothing_back_that_was_saved_here_since() {
    for is_synced_whole in [true, false] {
        let (mut here, fs) = from_an_old_copy(is_synced_whole);
        assert!(here.take_in());
        assert_eq!(here.titles(), ["van mij", "van een ander"], "met het journaal erbij: {is_synced_whole}");
        // Without a journal nobody can know whether the other one did take ours back.
        assert_eq!(conflicts(&fs).len(), usize::from(!is_synced_whole));
        here.checkpoint();
        let before = here.text();
        let again = here.crash();
        assert_eq!((again.text(), &again.notices[..]), (before, &[][..]));
    }
}

#[test]
fn what_the_other_takes_back_of_its_own_work_is_taken_back_here() {
    let (fs, mut program) = begun();
    for title in ["van een ander", "tweede", "weer van een ander"] {
        outside(&fs, "a2", title);
        assert!(program.take_in(), "{title}");
        program.checkpoint();
        assert_eq!((program.title("a2").as_str(), conflicts(&fs).len()), (title, 0));
    }
}

#[test]
fn closing_after_taking_in_writes_what_is_on_the_screen() {
    let (fs, mut program) = begun();
    outside(&fs, "a2", "van een ander");
    assert!(program.take_in());
    let before = program.text();
    assert_eq!((program.close(), on_disk(&fs)), (Ok(Closed::Whole), before));
}

#[test]
fn an_answer_to_what_nobody_offered_any_more_is_in_the_journal_all_the_same() {
    let (_, mut program) = begun();
    let edit = Edit { act: Act::Take, ..program.retitle("a2", "op het scherm") };
    program.agenda.apply(&edit.changes).unwrap();
    let done = Offer::default().perform(Wish::TakeIn(edit, true), &mut program.store, moment(2));
    assert!(matches!(done, Ok(Some(2))));
    assert_eq!(program.crash().titles(), ["van mij", "op het scherm"]);
}
