//! Owns the journeys in which the folder of the agenda goes away while it is open.

use overleg::app::Input;

use super::desk::Desk;
use super::screens::{LAPTOP, ROOM, at_each};

const MAP: &str = "/map";

/// Lets two seconds go by: the program tries again what failed, and looks at its files.
fn look(desk: &mut Desk) -> &mut Desk {
    desk.store().retry();
    desk.store().look();
    desk.take(Input::Idle)
}

#[test]
fn a_folder_that_is_gone_is_told_and_everything_is_written_again_when_there_is_one() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l");
    let before = desk.json();
    desk.memory().take(MAP);
    look(&mut desk);
    desk.sees("NIET BEWAARD").sees("de map van de agenda is weg of niet te bereiken").is_as(&before);
    at_each(&[LAPTOP, ROOM], "map_weg", &mut desk);
    desk.at(120, 30).press("esc j s l").sees("NIET BEWAARD (2)");
    let after = desk.json();
    // Somebody makes an empty folder in its place.
    desk.memory().put("/map/leesmij.txt", "");
    look(&mut desk);
    desk.sees("✓ bewaard").is_as(&after);
    desk.crash().is_as(&after);
}

#[test]
fn a_folder_that_is_gone_before_anything_was_changed_is_told_too() {
    let mut desk = Desk::open("harderwijk");
    desk.memory().take(MAP);
    look(&mut desk);
    desk.sees("De map van deze agenda is weg of niet te bereiken.");
    at_each(&[LAPTOP, ROOM], "map_weg_zonder_wijziging", &mut desk);
}
