//! Owns the journeys of the verbs of one key: level, standen, another doel, a copy, and what a deletion takes along.

use super::desk::Desk;
use overleg::agenda::{Action, Id, Level};

fn action<'a>(desk: &'a Desk, number: &str) -> &'a Action {
    desk.agenda().actions.iter().find(|action| action.number == number).expect("deze actie is er")
}

#[test]
fn a_level_is_one_letter_and_certain() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("down down down down down").is_on(" 6 SR?").press("l").sees("Niveau van actie 6").press("r");
    desk.is_on(" 6 R ").sees("Het niveau van actie 6 is nu regionaal.").press("u").is_as(&before);
    desk.press("l o")
        .sees("Het niveau van actie 6 is nu zeker.")
        .is_on(" 6 SR ")
        .press("l o")
        .is_on(" 6 SR?");
}

#[test]
fn a_local_level_asks_which_gemeente() {
    let mut desk = Desk::open("harderwijk");
    desk.press("l l").sees("Gemeente van actie 1").write("put").press("enter");
    desk.is_on(" 1 L ").sees("Het niveau van actie 1 is nu lokaal, Putten.");
    desk.press("l l").write("elb").press("enter").sees("De gemeente van actie 1 is nu Elburg.");
    desk.press("l minus").is_on(" 1 – ");
    assert_eq!(action(&desk, "1").gemeente, None);
}

#[test]
fn a_guess_that_turns_out_right_asks_nothing() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down down").is_on(" 4 L?").press("l l").is_on(" 4 L ");
    desk.sees("Het niveau van actie 4 is nu zeker.");
}

#[test]
fn the_first_gemeente_comes_with_the_first_local_action() {
    let mut desk = Desk::open_empty();
    desk.press("a").write("Begin").press("enter");
    let before = desk.json();
    desk.press("l l").sees("Typ een naam.").write("Putten").press("enter").is_on("L ");
    assert_eq!(desk.agenda().gemeenten.iter().next().unwrap().short, "Put");
    desk.press("u").is_as(&before).press("U l s l l").sees("is nu lokaal, Putten");
}

#[test]
fn standen_are_set_beside_each_other() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("j")
        .sees("Stand per gemeente van actie 1")
        .sees("Elburg: nog niets ingevuld")
        .press("l right g");
    desk.sees("De stand van Ermelo bij actie 1 is nu gereed.").press("d");
    desk.sees("De stand van Ermelo bij actie 1 is nu doorlopend.").press("enter");
    desk.sees("Elb [>]   Erm [o]   Har –");
    assert!(desk.json().contains("1.ermelo\""), "{}", desk.json());
    desk.press("j h")
        .sees("Deze letter staat er niet bij.")
        .press("minus")
        .sees("De stand van Elburg bij actie 1 is verwijderd")
        .press("esc");
    desk.press("u").sees("de stand van Elburg bij actie 1 staat er weer").press("u u u").is_as(&before);
}

#[test]
fn a_local_action_has_no_standen() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down j").sees("Actie 3 is lokaal: daar zegt de status hoe het staat.");
}

#[test]
fn standen_of_marked_actions_are_set_together() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down j")
        .sees("Stand per gemeente van 2 acties")
        .press("g")
        .press("esc u")
        .is_as(&before);
}

#[test]
fn an_action_goes_to_another_doel() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("V").sees("Waaronder hoort actie 1?").write("leidraad bek").press("enter");
    desk.sees("Het doel van actie 1 is nu Leidraad bekend maken.").is_on(" 1 SR");
    let order: Vec<&str> = desk.agenda().actions.iter().map(|action| &*action.number).collect();
    assert_eq!(order[..11], ["2", "3", "4", "5", "6", "7", "8", "9", "10", "1", "11"]);
    desk.press("u").is_as(&before);
}

#[test]
fn marked_actions_go_to_another_doel_together() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down V").write("leidraad bek").press("enter");
    desk.sees("2 acties: doel is nu Leidraad bekend maken.");
    let order: Vec<&str> = desk.agenda().actions.iter().map(|action| &*action.number).collect();
    assert_eq!(order[..11], ["3", "4", "5", "6", "7", "8", "9", "10", "1", "2", "11"]);
    desk.press("u").is_as(&before);
}

#[test]
fn a_doel_goes_under_another_theme_but_not_under_itself() {
    let json = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
        "doelen": [{"id": "t", "kind": "thema", "title": "Thema een"},
            {"id": "u", "kind": "thema", "title": "Thema twee"},
            {"id": "d", "kind": "doel", "of": "t", "title": "Doel"}]}"#;
    let mut desk = Desk::with(json);
    let before = desk.json();
    desk.press("1 down down").is_on("Doel").press("V").write("twee").press("enter").is_on("Doel");
    assert_eq!(desk.agenda().doelen.record(&Id::from("d")).unwrap().of, Some(Id::from("u")));
    desk.sees("Doel Doel hoort nu bij Thema twee").press("u").is_as(&before);
    desk.press("home down V")
        .sees("Waaronder hoort thema Thema een?")
        .sees_not("Thema een                   thema");
}

#[test]
fn a_copy_gets_a_number_of_its_own_and_its_title_is_open() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("s g d")
        .is_on("44 SR")
        .press("end")
        .write(" bis")
        .press("enter")
        .sees("Actie 44 is toegevoegd");
    let copy = action(&desk, "44");
    assert!(copy.title.ends_with(" bis") && copy.status.word() == "niet_gestart");
    desk.press("u up d").is_on("44 SR").press("enter").sees("Actie 44 is toegevoegd");
    desk.press("u up d esc").is_on(" 1 SR").press("u").is_as(&before);
}

#[test]
fn copies_of_marked_actions_are_one_step() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("shift-down d").sees("2 acties zijn toegevoegd").sees("Alle 45 acties");
    assert_eq!(action(&desk, "45").level, Level::Subregionaal);
    desk.press("u").is_as(&before);
}

#[test]
fn deleting_says_what_goes_along() {
    let mut desk = Desk::open("harderwijk");
    desk.press("o").write("Eerst bellen").press("enter j g right g right l esc");
    let before = desk.json();
    desk.press("x").sees("Actie 1 met 1 opmerking en 3 standen verwijderen?").press("n").is_as(&before);
    desk.press("x j").sees("Actie 1 is verwijderd, en 4 andere onderdelen");
    assert!(desk.agenda().standen.is_empty() && desk.agenda().notes.is_empty());
    desk.press("u").is_as(&before).press("U u").is_as(&before);
}

#[test]
fn the_verbs_look_like_this() {
    for size in [(120, 30), (80, 24)] {
        let mut desk = Desk::open("harderwijk");
        desk.at(size.0, size.1).press("down down down down down l").screen("niveau_van_een_actie");
        desk.press("esc k").screen("koers_kiezen").press("v").screen("waarom_vertraagd").press("esc l");
        desk.press("l")
            .screen("gemeente_van_een_actie")
            .press("esc j l right g")
            .screen("stand_per_gemeente");
        desk.press("esc 5").screen("detail_met_standen").press("2 V").write("bek").screen("ander_doel");
        desk.press("esc o").write("Eerst bellen").press("enter x").screen("verwijderen_met_standen");
    }
}

#[test]
fn a_koers_on_course_asks_nothing_and_leaves_what_was_said() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("k o")
        .is_on("[ ] +")
        .sees("De koers van actie 1 is nu op schema.")
        .press("k v")
        .write("Wachten");
    desk.press("enter").is_on("[ ] !!").press("k n").sees("De koers van actie 1 was vertraagd, werd n.v.t.");
    assert_eq!(action(&desk, "1").oorzaak, "Wachten");
    desk.press("u u u").is_as(&before);
}

#[test]
fn volgt_is_enough_for_now_and_escape_leaves_the_koers_as_it_was() {
    let mut desk = Desk::open("harderwijk");
    let before = desk.json();
    desk.press("k a").sees("Actie 1: waarom aandacht?").press("esc").is_as(&before).press("k a enter");
    assert_eq!(action(&desk, "1").oorzaak, "volgt");
    desk.press("u").is_as(&before);
}

#[test]
fn a_koers_is_for_what_still_goes_on() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s g k").sees("Actie 1 is gereed: alleen een actie die nog loopt heeft een koers.");
}

#[test]
fn a_koers_of_several_is_one_step_and_takes_no_words_away() {
    let mut desk = Desk::open("harderwijk");
    desk.press("k v").write("Wachten").press("enter");
    let before = desk.json();
    desk.press("shift-down k a").sees("2 acties: waarom aandacht?").press("enter");
    desk.sees("2 acties: koers is nu aandacht.   Ctrl-Z maakt dit in één keer ongedaan");
    assert_eq!(action(&desk, "1").oorzaak, "Wachten");
    desk.press("u").is_as(&before);
}

#[test]
fn a_reason_that_was_half_typed_comes_back_after_a_crash_with_its_koers() {
    let mut desk = Desk::open("harderwijk");
    desk.press("k v").write("Wachten op Put").crash().sees("Wachten op Put").press("ctrl-s").is_on("[ ] !!");
    assert_eq!((&*action(&desk, "1").oorzaak, &*action(&desk, "1").gevolg), ("Wachten op Put", "volgt"));
}

#[test]
fn an_action_without_a_level_says_what_to_do_first() {
    let mut desk = Desk::open("harderwijk");
    desk.press("l minus j").sees("Actie 1 heeft nog geen niveau. Met l kiest u er een.");
}

#[test]
fn a_stand_that_was_taken_back_is_done_again_also_when_it_is_the_last() {
    let mut desk = Desk::open("harderwijk");
    desk.press("j g esc");
    let after = desk.json();
    desk.press("u U").sees("Opnieuw gedaan").is_as(&after);
}
