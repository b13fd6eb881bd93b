//! Owns the journeys of somebody who asks who does what.

use super::desk::Desk;

#[track_caller]
fn looked_up(words: &str) -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("/").write(words);
    desk
}

#[test]
fn a_word_of_the_title_finds_the_action_best_first() {
    let mut desk = looked_up("zelfscan");
    desk.sees("gevonden")
        .is_on("Zelfscan bij nieuwe Leidraad doen")
        .sees("Opdracht CJG en Stimenz bijstellen");
    desk.sees("nog geen trekker").press("enter").is_on(" 6 SR?").sees("actie 6").sees_not("Wie doet wat");
}

#[test]
fn ctrl_f_opens_it_from_anywhere() {
    let mut desk = Desk::open("harderwijk");
    desk.press("4 ctrl-f").sees("Wie doet wat").press("esc").sees("4 Kernpartners ━");
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.press("down down f n l").text();
    desk.press("/").write("zelfscan").press("down esc");
    assert_eq!(desk.text(), before);
}

#[test]
fn an_owner_is_one_more_key() {
    let mut desk = looked_up("zelfscan");
    desk.press("enter e").write("nun").press("enter").is_on("Nunspeet");
    desk.press("/").write("zelfscan").is_on("Nunspeet").sees("trekker");
}

#[test]
fn what_was_just_changed_is_found() {
    let mut desk = looked_up("paddenstoel");
    desk.sees("Hier staat niets van in de agenda.")
        .press("esc enter ctrl-a")
        .write("Paddenstoelen tellen")
        .press("enter");
    desk.press("/").write("paddenstoel").is_on("Paddenstoelen tellen").press("esc u /").write("paddenstoel");
    desk.sees("Hier staat niets van in de agenda.");
}

#[test]
fn whoever_owns_something_is_found_by_name() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down e").write("nun contract").press("enter /").write("contractmanager nunspeet");
    desk.is_on("TOP 3-kennis vasthouden").sees("Nunspeet, contractmanager");
}

#[test]
fn abbreviations_work() {
    for (typed, found) in [("vt", "Veilig Thuis"), ("rvdk", "Raad voor de Kinderbescherming"), ("cjg", "CJG")]
    {
        looked_up(typed).sees(found).sees_not("Dit lijkt erop");
    }
}

#[test]
fn signs_accents_case_and_order_do_not_matter() {
    for typed in ["TOP3", "top 3", "top-3"] {
        looked_up(typed).sees("Maatwerktraining TOP 3");
    }
    for typed in ["mda++", "MDA", "mda samenvoegen", "samenvoegen mda++"] {
        looked_up(typed).sees("Expertisepoule samenvoegen met MDA++");
    }
    looked_up("leidraad zelfscan").is_on("Zelfscan bij nieuwe Leidraad doen");
}

#[test]
fn an_accent_may_be_left_out() {
    let mut desk = Desk::open("harderwijk");
    desk.press("enter ctrl-a").write("Coördinator aanstellen").press("enter /").write("coordinator");
    desk.is_on("Coördinator aanstellen").sees_not("Dit lijkt erop");
}

#[test]
fn a_typo_is_forgiven_and_that_is_said() {
    for typed in ["zelfscna", "zelfcan", "zelvscan"] {
        let mut desk = looked_up(typed);
        desk.sees(&format!("Niets met {typed}. Dit lijkt erop:")).sees("Zelfscan bij nieuwe Leidraad doen");
    }
}

#[test]
fn a_number_finds_its_action() {
    looked_up("14").is_on("14 SR?").is_on("Meldpunt en CSG");
}

#[test]
fn where_nobody_owns_it_the_partners_are_named() {
    let mut desk = looked_up("regionale afspraken vt");
    desk.is_on("Regionale afspraken met VT").sees("nog geen trekker");
    desk.sees("Veilig Thuis, Raad voor de Kinderbescherming");
    looked_up("opdracht cjg").sees("CJG, Stimenz   kernpartners in deze actie");
    looked_up("urgentie verordening").sees("nog geen trekker").sees_not("bij het doel");
    looked_up("persberichten inwoners").sees("Veilig Thuis, CSG, Moviera").sees("kernpartners bij het doel");
}

#[test]
fn a_partner_itself_is_found_and_enter_shows_its_actions() {
    let mut desk = looked_up("stimenz");
    while !desk.text().lines().any(|row| row.contains('▌') && row.contains("kernpartner")) {
        desk.press("down");
    }
    desk.sees("Staat in 2 acties. Enter toont ze.")
        .press("enter")
        .sees("met Stimenz")
        .sees("2 van 43 acties");
}

#[test]
fn nothing_found_says_what_to_try() {
    let mut desk = looked_up("qqqqqq");
    desk.sees("niets gevonden")
        .sees("Probeer het met minder letters")
        .press("enter")
        .sees("Hier is niets mee gevonden.");
    desk.press("ctrl-w").sees("Bijvoorbeeld: vt");
}

#[test]
fn going_there_takes_off_a_filter_that_is_in_the_way() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f n l /").write("zelfscan leidraad").press("enter").is_on(" 6 SR?").sees("Alle 43 acties");
}

#[test]
fn looking_something_up_while_a_field_is_open_leaves_that_field_without_loss() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down enter")
        .write(" half")
        .press("ctrl-f")
        .write("zelfscan")
        .press("esc")
        .sees("expertisepoule half");
    desk.press("ctrl-f").write("zelfscan leidraad").press("enter").is_on(" 6 SR?").sees_not("titel ·");
    desk.sees_not("expertisepoule half").press("ctrl-y").sees("expertisepoule half");
}

#[test]
fn a_whole_question_finds_what_it_asks_about() {
    looked_up("wie doet de zelfscan?").is_on("Zelfscan bij nieuwe Leidraad doen").sees_not("Dit lijkt erop");
    looked_up("wie trekt de zelfscna").sees("Dit lijkt erop:").sees("Zelfscan bij nieuwe Leidraad doen");
}

#[test]
fn a_gemeente_is_found_and_enter_shows_its_actions() {
    let mut desk = looked_up("nunspeet");
    while !desk.text().lines().any(|row| row.contains('▌') && row.contains("gemeente  ")) {
        desk.press("down");
    }
    desk.sees("toont ze.").press("enter").sees("gemeente Nunspeet");
}

#[test]
fn what_is_cut_from_the_question_is_sought_no_more() {
    looked_up("zelfscan").sees("gevonden").press("ctrl-a ctrl-x").sees("Bijvoorbeeld: vt");
}

#[test]
fn an_owner_that_no_list_knows_is_offered_first_and_stays() {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("Wijkraad").press("enter e enter").sees("Dat stond er al.").is_on("Wijkraad");
    desk.press("e down tab enter").sees("Wijkraad").press("e tab enter").sees_not("Wijkraad;");
}
