//! A second window on an agenda that is open already: it reads, says who has it, and leaves the first alone.

use super::shelf::Shelf;

#[test]
fn a_second_window_only_reads_and_the_first_goes_on() {
    let shelf = Shelf::stocked();
    let mut first = shelf.launch().start();
    first.wait_for("2 Acties");
    let mut second = shelf.launch().env("USER", "Piet").start();
    second.wait_for("ALLEEN LEZEN");
    second.wait_for("Trui");
    for keys in ["f2", "s", "x", "a"] {
        let before = second.bytes();
        second.press(keys);
        second.linger(before);
        second.wait_for("ALLEEN LEZEN: ");
    }
    first.press("f2 ctrl-a G o e d enter");
    first.wait_for("✓ bewaard");
    first.wait_for("Ctrl-Z maakt het ongedaan");
    assert_eq!(&*shelf.agenda().actions.iter().next().unwrap().title, "Goed");
    second.press("ctrl-q");
    assert_eq!(second.wait_exit(), 0);
    first.press("ctrl-q");
    assert_eq!(first.wait_exit(), 0);
    assert!(std::fs::read_to_string(shelf.folder().join("agenda.json")).unwrap().contains("\"Goed\""));
}

#[test]
fn a_reading_verb_sees_what_is_on_the_screen_and_writes_nothing() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    term.press("f2 ctrl-a Z w a r t e - z w a a n enter");
    term.wait_for("Ctrl-Z maakt het ongedaan");
    term.wait_for("✓ bewaard");
    // After the first ✓ the version that all began from is kept, in its own time.
    let settled = (0..250).find_map(|_| {
        let files = shelf.files();
        term.linger(usize::MAX);
        let has_version = files.keys().any(|path| path.to_string_lossy().contains("/hist/"));
        (has_version && files == shelf.files()).then_some(files)
    });
    let before = settled.unwrap();
    let said = shelf.run(&["wie", "zwaan", "--agenda", shelf.folder().to_str().unwrap()]);
    assert!(said.out.contains("Zwarte-zwaan"), "{}{}", said.out, said.err);
    let checked = shelf.run(&["controleer", shelf.folder().to_str().unwrap()]);
    assert!(checked.out.contains("43 acties"), "{}{}", checked.out, checked.err);
    assert_eq!(shelf.files(), before);
}
