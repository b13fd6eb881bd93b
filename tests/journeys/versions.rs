//! Owns the journeys through time: keeping a version, comparing it with now, putting it back.

use std::io::ErrorKind;

use overleg::agenda::{Agenda, Kind, diff};
use overleg::store::memory::Break;

use super::desk::Desk;

/// Keeps a version, and then changes a few things.
fn desk() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("v v").sees("Versie met naam bewaren").write("Vastgesteld door college").press("enter");
    desk.sees("Versie “Vastgesteld door college” is bewaard.");
    desk.press("s l down e").write("putten").press("enter a").write("Iets nieuws").press("enter");
    desk
}

#[test]
fn a_version_is_compared_with_now_and_put_back_as_one_step() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("v v").screen("versie_bewaren").at(80, 24).screen("versie_bewaren").at(120, 30).press("esc");
    let mut desk = self::desk();
    let after = desk.json();
    desk.press("g h").sees("Historie en versies").is_on("do 12-03-2026 10:24   Vastgesteld door college");
    desk.sees("Sindsdien 3 wijzigingen.").screen("versies").at(80, 24).screen("versies").at(120, 30);
    desk.press("enter")
        .sees("Sindsdien 3 wijzigingen:")
        .sees("De status van actie 1 was niet gestart, is nu loopt.");
    desk.screen("vergelijken").at(80, 24).screen("vergelijken").at(120, 30);
    desk.press("enter").sees("De agenda terugzetten naar “Vastgesteld door college”?");
    desk.screen("terugzetten").at(80, 24).screen("terugzetten").at(120, 30).press("j");
    desk.sees("De agenda is teruggezet naar “Vastgesteld door college”: ")
        .sees("Ctrl-Z maakt het in één keer ongedaan");
    // Numbers that were given out stay given out.
    let left = diff(&Agenda::from_json(&before).unwrap().agenda, desk.agenda());
    assert!(left.iter().all(|change| change.at().kind == Kind::Head), "{left:?}");
    desk.press("u").is_as(&after).press("U").crash().press("u j").is_as(&after);
}

#[test]
fn what_was_put_back_over_is_a_version_too() {
    let mut desk = desk();
    let after = desk.json();
    desk.press("g h enter enter j g h")
        .is_on("vóór terugzetten naar “Vastgesteld door college”")
        .press("enter enter j");
    desk.is_as(&after);
}

#[test]
fn without_a_difference_there_is_nothing_to_put_back() {
    let mut desk = Desk::open("harderwijk");
    desk.press("g h")
        .sees("Er is nog geen eerdere versie. Met v v bewaart u er een")
        .at(80, 24)
        .screen("versies_leeg")
        .press("enter")
        .sees("geen versie")
        .at(120, 30);
    desk.press("esc v v enter")
        .sees("Typ een naam")
        .write("Nu")
        .press("enter g h")
        .sees("Geen verschil met nu.");
    desk.press("enter")
        .sees("Geen verschil.")
        .press("enter")
        .sees("er valt niets terug te zetten")
        .press("esc esc");
}

#[test]
fn no_answers_no_and_a_name_finds_its_version() {
    let mut desk = desk();
    let after = desk.json();
    desk.press("v v")
        .write("Na de pauze")
        .press("enter g h")
        .write("college")
        .is_on("Vastgesteld door college");
    desk.press("enter enter enter").sees("Vergelijken met nu").press("esc").is_on("college").press("esc");
    desk.is_as(&after);
}

#[test]
fn a_damaged_version_says_so_and_the_others_are_still_there() {
    let mut desk = desk();
    desk.press("v v").write("Heel").press("enter");
    let files = desk.memory().files("/map/.overleg/hist");
    let named = files.iter().find(|file| file.display().to_string().contains("Vastgesteld")).unwrap();
    desk.memory().put(named, "{\"half");
    desk.press("g h").write("vastgesteld").sees("Deze versie is beschadigd").press("enter");
    desk.sees("De andere versies en uw agenda zijn er gewoon nog.").press("ctrl-a backspace").write("heel");
    desk.sees("Geen verschil met nu.").press("enter").sees("Geen verschil.").check_disk();
}

#[test]
fn a_name_that_no_disk_takes_stays_in_its_field() {
    let mut desk = Desk::open("harderwijk");
    desk.press("v v").paste(&"lang ".repeat(50)).press("enter").sees("Kies een kortere naam.");
    desk.press("ctrl-a").write("50% / klaar?").press("enter").sees("Versie “50% / klaar?” is bewaard.");
    desk.reopen().press("g h").is_on("50% / klaar?");
}

#[test]
fn when_the_present_cannot_be_kept_nothing_is_put_back() {
    let mut desk = desk();
    let after = desk.json();
    desk.press("g h enter enter");
    desk.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    desk.press("j")
        .sees("Er is niets teruggezet. De versie is niet bewaard: de schijf is vol.")
        .is_as(&after);
    desk.memory().mend();
    desk.press("enter j").sees("De agenda is teruggezet").check_disk();
}

#[test]
fn who_reads_along_can_look_back_and_changes_nothing() {
    let first = desk();
    let mut second = first.beside();
    second
        .press("v")
        .press("v")
        .sees("heeft deze agenda al open")
        .press("g h")
        .is_on("Vastgesteld door college");
    second.press("enter").sees("Sindsdien 3 wijzigingen:").press("enter").sees("heeft deze agenda al open");
}
