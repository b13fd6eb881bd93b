//! A disk that has no locks: it is said, and two programs that write at once keep each other's work.

use std::path::Path;
use std::sync::Arc;

use overleg::store::fs::Fs;
use overleg::store::{Mode, Notice, Pace, Store};

use crate::support::*;

#[test]
fn on_a_disk_without_locks_it_is_said_and_both_can_write() {
    let memory = disk();
    memory.take_locks();
    let open = |number| {
        let fs: Arc<dyn Fs> = Arc::new(memory.clone());
        let opened = Store::open(&fs, Path::new(FOLDER), &sitting(number), Pace::AtOnce).unwrap();
        assert_eq!((opened.store.mode(), &opened.notices[..]), (&Mode::Editing, &[Notice::NoLocks][..]));
        Program::of(memory.clone(), opened, &sitting(number))
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
