//! Owns the journeys through what stays on the screen until it is read: its order, its length, and when it is true no more.

use std::io::ErrorKind;

use overleg::app::outside::{Changed, News};
use overleg::app::{Disk, Input};
use overleg::store::memory::Break;

use super::desk::Desk;

#[test]
fn what_is_read_says_how_many_wait_behind_it() {
    let mut desk = Desk::open("harderwijk");
    desk.take(Input::Standing("Eerst.".into())).take(Input::Standing("Daarna.".into()));
    desk.sees("Daarna.   (1 van 2) Esc sluit dit").press("esc").sees("Eerst.   Esc sluit dit");
    desk.press("esc").sees_not("Eerst.");
}

#[test]
fn a_notice_that_is_too_long_says_so_and_how_it_is_closed_on_every_screen() {
    let mut desk = Desk::open("harderwijk");
    desk.take(Input::Standing("Dit duurt lang. ".repeat(60)));
    for (width, height) in [(120, 30), (80, 24), (60, 15)] {
        desk.at(width, height).sees("…   Esc sluit dit");
    }
}

#[test]
fn what_is_true_no_more_goes_and_what_is_true_instead_is_said_once() {
    let mut desk = Desk::open("harderwijk");
    desk.take(Input::Standing("De map is weg.".into())).sees("De map is weg.");
    desk.take(Input::Over("De map is weg.".into(), Some("De map is er weer.".into())));
    desk.sees_not("De map is weg.").sees("De map is er weer.").press("down").sees_not("De map");
}

#[test]
fn saving_to_a_disk_that_refuses_leaves_the_alarm_and_its_end_is_told_once() {
    let mut desk = Desk::open("harderwijk");
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("s d down").sees("NIET BEWAARD: 1 wijziging").press("ctrl-s");
    desk.sees("NIET BEWAARD: 1 wijziging").sees_not("wordt nu").sees_not("is opgeslagen");
    desk.memory().mend();
    desk.store().retry();
    desk.take(Input::Idle).sees("Alles is weer bewaard.").sees_not("NIET BEWAARD");
    desk.press("down").sees_not("Alles is weer bewaard.");
    desk.press("ctrl-s")
        .sees("De agenda is opgeslagen.")
        .press("down")
        .sees_not("kon niet worden bijgewerkt");
    assert_eq!(*desk.app().disk(), Disk::Saved);
}

#[test]
fn what_could_not_all_be_told_as_changes_is_not_called_a_clash() {
    let mut desk = Desk::open("harderwijk");
    let beside = Some("agenda.conflict.json".into());
    let changed = Changed { changes: Vec::new(), is_whole: false, beside };
    desk.take(Input::Outside(News::Changed(changed)));
    desk.sees("op een manier die hier niet helemaal over te nemen is.").sees_not("die u ook wijzigde");
}
