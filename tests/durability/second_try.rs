//! What failed or came in between is looked at anew, and never taken for done.

use std::io::ErrorKind;

use overleg::store::memory::{Break, Operation};
use overleg::store::{News, Outside};

use crate::life::worst;
use crate::support::*;

const COPY: &str = "agenda (1).json";

#[test]
fn a_copy_that_was_not_synced_the_first_time_is_made_again_the_second() {
    let other = AGENDA.replace("tweede", "van een ander");
    let begun = || {
        let fs = disk();
        fs.put(format!("{FOLDER}/{COPY}"), other.clone());
        let program = Program::open(&fs, 1);
        (program, fs.log().len(), fs)
    };
    let (mut whole, from, fs) = begun();
    whole.store.put_away(COPY).unwrap();
    let is_sync = |operation: &Operation| matches!(operation, Operation::Sync(_) | Operation::SyncFolder(_));
    for at in (0..fs.log().len() - from).filter(|at| is_sync(&fs.log()[from + at])) {
        let (mut program, _, fs) = begun();
        fs.break_at(at, Break::Fail(ErrorKind::Other));
        assert!(program.store.put_away(COPY).is_err());
        program.store.put_away(COPY).unwrap();
        let left = worst(&fs);
        let kept = left.files(FOLDER).into_iter().filter_map(|path| left.content(path));
        assert!(kept.into_iter().any(|bytes| bytes == other.as_bytes()), "een sync die mislukte bij {at}");
    }
}

#[test]
fn a_journal_that_came_while_the_agenda_is_open_is_taken_in_however_old_it_is() {
    let mut other = Program::open(&disk(), 1);
    other.write("a2", "van de laptop");
    let journal = journals(&other.fs).remove(0);
    let bytes = other.fs.content(&journal).unwrap();
    let fs = disk();
    let mut program = Program::open(&fs, 60 * 24 * 31);
    program.write("a1", "thuis");
    fs.put(&journal, bytes);
    program.checkpoint();
    let program = program.crash();
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("thuis", "van de laptop"));
}

#[test]
fn a_folder_that_came_in_the_place_of_ours_is_locked_too() {
    let (fs, mut program) = begun();
    fs.take(FOLDER);
    fs.put(format!("{FOLDER}/leesmij.txt"), "");
    program.store.retry();
    program.checkpoint();
    let second = Program::open(&fs, 2);
    assert!(!second.is_editing(), "{:?}", second.store.mode());
    assert_eq!(second.title("a1"), "van mij");
}

#[test]
fn what_was_offered_is_looked_at_again_until_it_is_answered() {
    let (fs, mut program) = begun();
    fs.put(target(), AGENDA.replace("tweede", "even van een ander"));
    program.store.look();
    program.heard();
    // They put it back before anybody answered.
    fs.put(target(), AGENDA);
    program.store.look();
    assert_eq!(program.heard(), [News::Ours]);
    program.checkpoint();
    assert_eq!(on_disk(&fs), program.text(), "en dan is het weer van ons");
}

#[test]
fn a_file_that_goes_away_while_it_is_kept_beside_is_told_as_gone() {
    let (fs, mut program) = begun();
    fs.put(target(), AGENDA.replace("eerste", "van een ander"));
    program.store.look();
    let offered = program.heard().into_iter().find_map(|news| match news {
        News::Outside(Outside::Changed(changed)) => Some(changed),
        _ => None,
    });
    fs.take(target());
    program.store.keep_beside(&offered.unwrap(), moment(2));
    program.store.look();
    program.store.look();
    assert!(program.heard().contains(&News::Outside(Outside::Gone)));
}
