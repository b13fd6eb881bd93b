//! Somebody else changed the file, or worked on the same agenda in another place: nothing is overwritten, nothing is lost.

use overleg::store::{Closed, Merged, News, Notice, Outside};

use crate::support::*;

fn changed(from: &str, to: &str) -> String {
    AGENDA.replace(from, to)
}

fn conflicts(fs: &overleg::store::memory::MemoryFs) -> Vec<String> {
    let named = |path: &std::path::PathBuf| path.display().to_string().contains("agenda.conflict-");
    let text = |path| String::from_utf8(fs.content(path).unwrap()).unwrap();
    fs.files(FOLDER).into_iter().filter(named).map(text).collect()
}

#[test]
fn edits_are_put_on_top_of_what_somebody_else_changed_elsewhere() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "van mij");
    let fs = program.fs.after_crash();
    fs.put(target(), changed("tweede", "van een ander"));
    let program = Program::open(&fs, 2);
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("van mij", "van een ander"));
    assert_eq!(program.notices, [Notice::Outside { merged: Merged { edits: 1, ..Merged::default() } }]);
    let before = program.text();
    let program = program.crash();
    assert_eq!((program.text(), program.notices.len()), (before, 0), "het wordt één keer overgenomen");
    assert!(conflicts(&program.fs).is_empty());
}

#[test]
fn an_edit_of_the_same_field_keeps_both_versions() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "van mij");
    program.write("a2", "ook van mij");
    let mine = program.text();
    let fs = program.fs.after_crash();
    fs.put(target(), changed("eerste", "van een ander"));
    let program = Program::open(&fs, 2);
    assert_eq!(
        (program.title("a1").as_str(), program.title("a2").as_str()),
        ("van een ander", "ook van mij")
    );
    let Notice::Outside { merged } = &program.notices[0] else { panic!("{:?}", program.notices) };
    assert_eq!((merged.edits, merged.clashes.len()), (2, 1));
    assert!(merged.kept.as_ref().unwrap().ends_with("agenda.conflict-laptop-20260312-090200.json"));
    assert_eq!(conflicts(&program.fs), [mine]);
    let program = program.crash();
    assert_eq!((program.title("a1").as_str(), conflicts(&program.fs).len()), ("van een ander", 1));
}

#[test]
fn taking_in_an_outside_change_can_be_broken_off_anywhere() {
    use overleg::store::memory::Break;
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "van mij");
    program.write("a2", "ook van mij");
    let fs = program.fs.after_crash();
    fs.put(target(), changed("eerste", "van een ander"));
    let whole = fs.after_crash();
    let end = Program::open(&whole, 2).text();
    for broken in 0..whole.log().len() {
        for how in [Break::Crash, Break::Torn(200), Break::Torn(400)] {
            let fs = fs.after_crash();
            fs.break_at(broken, how);
            drop(Program::try_open(&fs, 2));
            let program = Program::open(&fs.after_crash(), 3);
            assert_eq!(program.text(), end, "gebroken bij {broken}: {how:?}");
            assert!(!conflicts(&program.fs).is_empty());
        }
    }
}

#[test]
fn a_version_that_was_announced_and_never_put_in_place_does_not_hide_edits() {
    use overleg::store::memory::{Break, Operation};
    let (fs, program) = begun();
    let whole = Program::open(&fs.after_crash(), 2).fs;
    let rename = whole.log().iter().position(|operation| matches!(operation, Operation::Rename(_))).unwrap();
    let broken = fs.after_crash();
    drop(program);
    broken.break_at(rename, Break::Crash);
    drop(Program::try_open(&broken, 2));
    let fs = broken.after_crash();
    assert_eq!(on_disk(&fs), AGENDA);
    fs.put(target(), changed("tweede", "van een ander"));
    let program = Program::open(&fs, 3);
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("van mij", "van een ander"));
}

#[test]
fn while_the_file_is_not_ours_it_is_never_replaced() {
    let (fs, mut program) = begun();
    program.heard();
    let theirs = changed("tweede", "van een ander");
    fs.put(target(), theirs.clone());
    program.store.look();
    assert!(matches!(program.heard()[..], [News::Outside(Outside::Changed(_))]));
    program.checkpoint();
    assert_eq!(program.heard(), [], "het is aangeboden en nog niet beantwoord");
    program.write("a1", "nog eens");
    assert_eq!(program.close(), Ok(Closed::LeftForeign));
    assert_eq!(on_disk(&fs), theirs);
    let program = Program::open(&fs.after_crash(), 2);
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("nog eens", "van een ander"));
}

#[test]
fn a_look_reads_the_file_only_when_it_seems_changed() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.store.look();
    fs.put(target(), AGENDA);
    program.store.look();
    assert_eq!(program.heard(), [], "opnieuw weggeschreven met dezelfde inhoud is niets nieuws");
    fs.take(target());
    program.store.look();
    assert_eq!(program.heard(), [], "wie wisselt, haalt soms eerst weg");
    program.store.look();
    assert_eq!(program.heard(), [News::Outside(Outside::Gone)]);
    program.store.look();
    assert_eq!(program.heard(), [], "het wordt één keer gezegd");
    fs.put(target(), AGENDA);
    program.store.look();
    assert_eq!(program.heard(), [News::Ours]);
}

#[test]
fn a_change_from_outside_without_edits_of_ours_is_only_told() {
    let (fs, program) = begun();
    program.close().unwrap();
    let fs = fs.after_crash();
    fs.put(target(), changed("tweede", "van een ander"));
    let program = Program::open(&fs, 2);
    assert_eq!(program.title("a1"), "eerste", "wat een ander bewaart, is wat er staat");
    assert_eq!(program.notices, [Notice::Outside { merged: Merged::default() }]);
    assert_eq!(program.recall(), [], "ongedaan maken gaat niet door een vreemde versie heen");
}

#[test]
fn two_sittings_from_the_same_point_are_both_kept() {
    let start = disk();
    let mut here = Program::open(&start, 1);
    here.write("a1", "hier");
    let there = start.after_crash();
    let mut away = Program::open(&there, 2);
    away.write("a2", "daar");
    // The journal of the other place arrives by a synced folder.
    let fs = away.fs.after_crash();
    for path in journals(&start) {
        fs.put(&path, start.content(&path).unwrap());
    }
    here.write("a1", "hier en later");
    let late = journals(&start).remove(0);
    let program = Program::open(&fs, 3);
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("hier", "daar"));
    fs.put(&late, start.content(&late).unwrap());
    let program = program.crash_with(&late, start.content(&late).unwrap());
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("hier en later", "daar"));
    let before = program.text();
    let program = program.crash();
    assert_eq!((program.text(), program.notices.len()), (before, 0));
}

#[test]
fn an_earlier_version_put_back_by_hand_gets_the_later_edits_again() {
    let fs = disk();
    let mut program = Program::open(&fs, 1);
    program.write("a1", "één");
    program.checkpoint();
    let earlier = on_disk(&fs);
    program.write("a1", "twee");
    program.close().unwrap();
    let fs = fs.after_crash();
    fs.put(target(), earlier);
    let program = Program::open(&fs, 2);
    assert_eq!(program.title("a1"), "twee");
    assert_eq!(program.notices, [Notice::Recovered { edits: 1 }]);
}

#[test]
fn what_was_recovered_and_saved_is_not_put_on_top_again() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "van mij");
    let program = program.crash();
    let fs = program.fs.after_crash();
    fs.put(target(), on_disk(&fs).replace("van mij", "later van een ander"));
    let program = Program::open(&fs, 3);
    assert_eq!(program.title("a1"), "later van een ander");
    assert_eq!(program.notices, [Notice::Outside { merged: Merged::default() }]);
}

#[test]
fn a_sitting_elsewhere_that_saved_its_own_file_is_taken_in_whole() {
    let start = disk();
    let mut here = Program::open(&start, 1);
    here.write("a1", "samen");
    let there = start.after_crash();
    here.write("a1", "hier");
    here.checkpoint();
    here.write("a1", "hier en later");
    let mut away = Program::open(&there, 2);
    away.write("a2", "daar");
    away.checkpoint();
    let late = journals(&start).remove(0);
    let program = away.crash_with(&late, start.content(&late).unwrap());
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("hier en later", "daar"));
    assert!(matches!(&program.notices[..], [Notice::Branch { merged }] if merged.edits == 2));
}

#[test]
fn what_was_being_typed_survives_a_change_from_outside() {
    let mut program = Program::open(&disk(), 1);
    let half = program.retitle("a1", "half ge");
    program.store.draft(Some(&half)).unwrap();
    let fs = program.fs.after_crash();
    fs.put(target(), changed("tweede", "van een ander"));
    let mut program = Program::open(&fs, 2);
    assert_eq!(program.draft, Some(half));
    program.store.draft(None).unwrap();
    assert_eq!(program.crash().draft, None);
}
