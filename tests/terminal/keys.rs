//! The keys that somebody chose or wrote: on the command line, in a file, and what is said when that is wrong.

use std::fs;

use super::shelf::Shelf;

fn row(said: &str, name: &str) -> String {
    said.lines().find(|line| line.ends_with(name)).unwrap_or_default().to_owned()
}

#[test]
fn a_layout_on_the_command_line_is_used_and_remembered() {
    let shelf = Shelf::stocked();
    for (words, key) in
        [(vec!["--indeling", "vim"], "j"), (vec![], "j"), (vec!["--indeling", "standaard"], "down")]
    {
        let launch = words.into_iter().fold(shelf.launch(), super::pty::Launch::word);
        let mut term = launch.start();
        term.wait_for("▌  1 SR");
        term.press(key);
        term.wait_for("▌  2 SR");
        // The next time the cursor is where it is left.
        term.press("home ctrl-q");
        assert_eq!(term.wait_exit(), 0);
    }
    assert!(row(&shelf.run(&["toetsen"]).out, "cursor_down").contains(" ↓  "));
    for words in [["toetsen", "--indeling", "vim"], ["--indeling", "vim", "toetsen"]] {
        let vim = shelf.run(&words);
        assert_eq!((vim.code, vim.err.as_str()), (0, ""));
        assert!(row(&vim.out, "cursor_down").contains(" ↓, j "), "{}", vim.out);
        assert!(row(&vim.out, "first").contains(" Home, g g "), "{}", vim.out);
    }
}

#[test]
fn another_layout_chosen_in_the_program_is_there_the_next_time() {
    let shelf = Shelf::stocked();
    let mut term = shelf.launch().start();
    term.wait_for("▌  1 SR");
    term.press("w k");
    term.wait_for("in de indeling vim");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert!(row(&shelf.run(&["toetsen"]).out, "cursor_down").contains(" ↓, j "));
}

#[test]
fn a_file_with_mistakes_does_not_stop_the_program_and_all_are_named() {
    let shelf = Shelf::stocked();
    let file = "[agenda]\nadd = [\"s\"]\nset_ownr = [\"q\"]\n\n[agend]\ndelete = [\"ctrl-i\"]\n";
    fs::write(shelf.home().join("toetsen.toml"), file).unwrap();
    let mut term = shelf.launch().start();
    term.wait_for("In toetsen.toml staan 3 fouten; u werkt nu met de gewone toetsen.");
    term.press("s");
    term.wait_for("Status van actie 1");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    let said = shelf.run(&["toetsen"]);
    assert_eq!(said.code, 1);
    assert!(row(&said.out, "set_status").contains(" s "), "{}", said.out);
    insta::assert_snapshot!(said.err, @r#"
    toetsen.toml, regel 2: in [agenda] heeft add de toets "s", maar die hoort al bij set_status in [agenda]. Geef een van beide een andere toets.
    toetsen.toml, regel 3: in [agenda] staat de opdracht set_ownr, maar die bestaat niet. Bedoelt u set_owner?
    toetsen.toml, regel 5: de stand [agend] bestaat niet. Bedoelt u agenda?
    "#);
}

#[test]
fn a_file_of_the_user_changes_keys_and_one_that_cannot_be_opened_is_told() {
    let shelf = Shelf::stocked();
    let file = shelf.home().join("toetsen.toml");
    fs::write(&file, "[agenda]\nset_status = [\"q\"]\n").unwrap();
    let mut term = shelf.launch().start();
    term.wait_for("▌  1 SR");
    term.press("q");
    term.wait_for("Status van actie 1");
    term.press("ctrl-q");
    assert_eq!(term.wait_exit(), 0);
    assert!(row(&shelf.run(&["toetsen"]).out, "set_status").contains(" q "));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let said = shelf.run(&["toetsen"]);
    assert!(
        said.err.contains("kunnen niet worden gelezen; u werkt nu met de gewone toetsen."),
        "{}",
        said.err
    );
    let term = shelf.launch().size(160, 40).start();
    term.wait_for("Uw toetsen in");
}
