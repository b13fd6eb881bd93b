//! Windows of every size: a storm of changes ends with a screen of the last size.

use super::shelf::Shelf;

#[test]
fn a_storm_of_sizes_ends_with_the_last_one() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("2 Acties");
    let odd = [
        (1, 1),
        (1, 500),
        (500, 1),
        (0, 0),
        (2, 2),
        (59, 14),
        (60, 15),
        (80, 24),
        (200, 60),
        (119, 29),
        (500, 200),
        (65_535, 2),
        (2, 65_535),
    ];
    for number in 0..500 {
        let (width, height) = odd[number % odd.len()];
        term.resize_unseen(width, height);
        if number % 7 == 0 {
            term.press("down");
        }
        if number % 31 == 0 {
            term.linger(term.bytes());
        }
    }
    term.resize(140, 37);
    term.wait_until("hints on the last row, a clock at the right", |screen| {
        let rows: Vec<String> = screen.rows(0, 140).collect();
        rows[0].trim_end().chars().count() >= 138 && rows[36].contains("hulp") && rows[0].contains("bewaard")
    });
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
}

#[test]
fn a_window_that_is_too_small_says_so_and_grows_into_the_agenda() {
    let shelf = Shelf::stocked();
    let term = shelf.launch().start();
    term.wait_for("2 Acties");
    // Whoever answers a key listens to sizes too.
    term.press("down");
    term.wait_for("actie 2");
    term.resize(40, 10);
    term.wait_for("Dit venster is te klein");
    term.resize(100, 30);
    term.wait_for("2 Acties");
}
