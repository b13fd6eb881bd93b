//! Owns the journeys with other keys: the layout vim, going to and fro, and a file of one's own.

use super::desk::Desk;

#[test]
fn another_layout_works_at_once_and_is_remembered() {
    let mut desk = Desk::open("harderwijk");
    desk.press("j").sees("Stand per gemeente").press("esc w k");
    desk.sees("De toetsen staan nu in de indeling vim.   w k wisselt weer").press("j").is_on(" 2 SR");
    desk.reopen().press("home j").is_on(" 2 SR").press("w k").sees("in de indeling standaard.");
    desk.press("home j")
        .sees("Stand per gemeente")
        .press("esc")
        .reopen()
        .press("j")
        .sees("Stand per gemeente");
}

#[test]
fn an_expert_walks_and_changes_with_vim_keys() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w k j j j k").is_on(" 3 L").press("G").is_on("43 ").press("g g").is_on(" 1 SR");
    desk.press("h h h h").sees("1 Doelen ━").press("l").sees("2 Acties ━");
    desk.press("j p").write("2026-2027").press("enter").is_on(" 2 SR").sees("2026-2027");
    desk.press("u").sees_not("2026-2027").press("ctrl-r").sees("2026-2027");
    desk.press("g").sees("Ga naar ─").sees("g  naar het begin").press("k").sees("4 Kernpartners ━");
    desk.press("?").write("j").is_on("Omlaag").press("ctrl-a").write("g g").is_on("Naar het begin");
}

#[test]
fn letters_stay_text_in_every_layout() {
    let mut desk = Desk::open("harderwijk");
    desk.press("w k enter").write(" hjk").press("enter").is_on("lokale teams hjk");
    desk.press("e").write("hjkl").sees("hjkl").press("esc s l").is_on("[>]");
}

#[test]
fn keys_of_the_user_work_in_every_layout() {
    let mut desk = Desk::open("harderwijk");
    desk.with_keys("[browse]\ncursor_down = [\"down\", \"ctrl-j\"]\n").press("ctrl-j").is_on(" 2 SR");
    desk.press("w k ctrl-j").is_on(" 3 L").press("j").sees("Deze toets doet hier niets");
}

#[test]
fn a_file_with_mistakes_is_counted_and_changes_nothing() {
    let mut desk = Desk::open("harderwijk");
    desk.with_keys("[agenda]\nadd = [\"s\"]\nvliegen = [\"q\"]\n");
    desk.sees("In toetsen.toml staan 2 fouten; u werkt nu met de gewone toetsen.")
        .sees("overleg toetsen noemt ze.");
    for (width, height) in [(120, 30), (80, 24)] {
        desk.at(width, height).screen("toetsen_met_fouten");
    }
    desk.press("s").sees("Status van actie 1").press("esc esc").sees_not("toetsen.toml");
}

#[test]
fn a_file_that_is_wrong_over_one_layout_only_is_told_when_that_is_chosen() {
    let mut desk = Desk::open("harderwijk");
    desk.with_keys("[agenda]\nset_status = [\"h\"]\n").sees_not("toetsen.toml").press("h");
    desk.sees("Status van actie 1").press("esc w k").sees("In toetsen.toml staat 1 fout;");
    desk.press("home j").is_on(" 2 SR").reopen().sees("In toetsen.toml staat 1 fout;");
}

#[test]
fn a_sentence_names_the_keys_of_the_user_and_a_double_click_needs_none_of_them() {
    let mut desk = Desk::open("harderwijk");
    desk.with_keys("[choice]\ncancel = [\"ctrl-g\"]\n\n[agenda]\nedit_field = [\"ctrl-e\"]\n");
    desk.press("s z").sees("Kies er een uit de lijst, of druk op Ctrl-G.").press("ctrl-g enter");
    desk.sees("Deze toets doet hier niets").double_click("Maatwerktraining TOP 3").sees("Actie 1, titel");
}
