//! Owns the journeys of somebody who shows only a part of the agenda, and asks for it in words.

use super::desk::Desk;

/// Three actions with an owner, a status and a koers that differ.
pub(super) fn owned() -> Desk {
    let mut desk = Desk::open("harderwijk");
    desk.press("e").write("ermelo").press("enter s g down e").write("nunspeet").press("enter s l");
    desk.press("down e").write("nunspeet").press("enter home");
    desk
}

#[test]
fn filters_come_together_and_escape_takes_off_the_last() {
    let mut desk = owned();
    desk.press("f n l").sees("18 van 43 acties · alleen lokaal");
    desk.press("f e").write("nuns").press("enter").sees("1 van 43 acties · alleen lokaal · van Nunspeet");
    desk.press("f z p").sees("1 van 43 acties · alleen lokaal · van Nunspeet · zonder planning");
    desk.press("esc").sees("alleen lokaal · van Nunspeet").sees_not("zonder planning");
    desk.press("esc").sees("18 van 43 acties · alleen lokaal").sees_not("van Nunspeet");
    desk.press("esc").sees("Alle 43 acties");
}

#[test]
fn everyone_who_owns_something_is_offered_with_a_count() {
    let mut desk = owned();
    desk.press("f e").sees("Ermelo").sees("1 actie ").sees("2 acties").sees_not("Oldebroek   ");
    desk.press("enter").sees("1 van 43 acties · van Ermelo");
    desk.press("f e").write("zzz").press("enter").sees("Niets gevonden met deze letters.");
}

#[test]
fn without_any_owner_the_list_says_so() {
    let mut desk = Desk::open_empty();
    desk.press("f e").sees("Er is nog geen actie met een eigenaar.");
}

#[test]
fn another_value_takes_the_place_and_the_same_one_goes() {
    let mut desk = owned();
    desk.press("f s g").sees("1 van 43 acties · status gereed");
    desk.press("f s l").sees("1 van 43 acties · status loopt").sees_not("status gereed");
    desk.press("f s l").sees("Alle 43 acties");
    desk.press("f g").write("pu").press("enter f g enter").sees("Alle 43 acties");
    desk.press("f u").sees("alleen uitzonderingen").press("f u").sees("Alle 43 acties");
}

#[test]
fn a_koers_is_that_of_open_actions() {
    let mut desk = owned();
    desk.press("f k -").sees("42 van 43 acties · koers niet ingevuld");
    desk.press("f k v").sees("0 van 43 acties · koers vertraagd").sees("Geen acties met deze filters.");
}

#[test]
fn exceptions_are_what_asks_attention_or_is_late() {
    let mut desk = owned();
    desk.press("f u").sees("alleen uitzonderingen").sees("te laat");
    let late = desk.row("alleen uitzonderingen");
    desk.press("esc home p").write("2023").press("enter f u");
    assert_eq!(desk.row("alleen uitzonderingen"), late, "wat gereed is, is niet te laat");
    desk.press("esc home down p").write("2023").press("enter f u");
    assert_ne!(desk.row("alleen uitzonderingen"), late);
}

#[test]
fn a_partner_can_be_picked_and_its_window_follows() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f m")
        .write("stim")
        .press("enter")
        .sees("2 van 43 acties · met Stimenz")
        .press("4")
        .is_on("Stimenz");
    desk.press("esc").sees("Alle 43 acties").is_on("Alle kernpartners");
}

#[test]
fn a_period_shows_what_runs_in_it() {
    let mut desk = Desk::open("harderwijk");
    desk.press("p")
        .write("2031")
        .press("enter f p")
        .write("2031")
        .press("enter")
        .sees("1 van 43 acties · in 2031");
    desk.press("f p").write("2030-2032").press("enter").sees("1 van 43 acties · in 2030-2032");
    desk.press("f p").write("gauw").press("enter").sees("Dit is geen periode. Schrijf een jaar, zoals 2026");
    desk.press("ctrl-a").write("2029").press("enter").sees("0 van 43 acties · in 2029");
    desk.press("f p ctrl-a delete enter").sees("Alle 43 acties");
    desk.press("p ctrl-a")
        .write("doorlopend")
        .press("enter f p")
        .write("2031")
        .press("enter")
        .sees("1 van 43 acties · in 2031");
    desk.press("f p").write("Q2 2026").press("enter").sees("19 van 43 acties · in Q2 2026");
    desk.press("f p").write("vanaf mei 2029").press("enter").sees("1 van 43 acties · loopt vanaf mei 2029");
    desk.press("p ctrl-a").write("n.t.b.").press("enter f p").write("2031").press("enter").sees("0 van 43");
}

#[test]
fn the_list_follows_the_words_as_they_are_typed() {
    let mut desk = Desk::open("harderwijk");
    desk.press("f t").write("zelfs").sees("gevonden met zelfs").sees("Zelfscan bij nieuwe Leidraad doen");
    desk.sees_not("Urgentie staat in verordening").press("enter").sees("gevonden met zelfs");
    desk.press("f t").write("urgentie").sees("gevonden met urgentie").press("esc").sees("gevonden met zelfs");
    desk.press("f t ctrl-a delete enter").sees("Alle 43 acties");
    desk.press("f t").write("ave").press("esc").sees("Alle 43 acties");
}

#[test]
fn an_owner_is_found_by_text_too_and_an_edit_brings_another() {
    let mut desk = owned();
    desk.press("f t").write("ermelo").press("enter");
    let before = desk.row("gevonden met ermelo");
    desk.press("f a down down down down e").write("ermelo").press("enter f t").write("ermelo").press("enter");
    assert_ne!(desk.row("gevonden met ermelo"), before);
    desk.press("end u").sees("gevonden met ermelo").press("home");
    assert_eq!(desk.row("gevonden met ermelo"), before);
}

#[test]
fn the_hits_of_the_search_become_a_filter() {
    let mut desk = Desk::open("harderwijk");
    desk.press("/")
        .write("zelfscan")
        .press("ctrl-t")
        .sees("gevonden met zelfscan")
        .sees_not("Wie doet wat ─");
    desk.press("backspace").sees("Alle 43 acties");
    desk.press("/").write("qqqq").press("ctrl-t").sees("Hiermee is geen actie gevonden om te tonen.");
}

#[test]
fn the_search_goes_through_the_kinds() {
    let mut desk = Desk::open("harderwijk");
    desk.press("/").write("veilig").sees("gevonden · alles").press("tab").sees("gevonden · acties");
    desk.press("tab").sees("gevonden · doelen").is_on("doel").press("tab").sees("gevonden · kernpartners");
    desk.is_on("Veilig Thuis").press("tab").sees("mensen en gemeenten").press("tab").sees("gevonden · alles");
    desk.press("shift-tab").sees("mensen en gemeenten");
}

#[test]
fn the_way_back_leads_to_where_somebody_was() {
    let mut desk = Desk::open("harderwijk");
    desk.press("down down f n l")
        .is_on(" 3 L")
        .press("backspace")
        .sees("U bent nog nergens heen gesprongen.");
    desk.press("/").write("zelfscan leidraad").press("enter").is_on(" 6 SR?").sees("Alle 43 acties");
    desk.press("backspace").is_on(" 3 L").sees("alleen lokaal");
    desk.press("f a 1 down down down 2 down").press("backspace").sees("Alle 43 acties").is_on("Alle acties");
}

#[test]
fn undo_elsewhere_is_a_jump_that_leads_back() {
    let mut desk = Desk::open("harderwijk");
    desk.press("s l end u").is_on("  1 SR").press("backspace").is_on(" 43 ");
}

#[test]
fn what_is_shown_goes_to_the_clipboard_as_a_table() {
    let mut desk = Desk::open("harderwijk");
    desk.press("ctrl-c").sees("43 acties staan als tabel op het klembord.");
    let table = desk.copied()[0].clone();
    assert_eq!(table.lines().count(), 44);
    assert!(
        table.starts_with("Nr\tNiveau\tGemeente\tStatus\tKoers\tActie\tEigenaar\tPlanning\tDoel\n1\tSR\t\t")
    );
    assert!(table.lines().all(|line| line.matches('\t').count() == 8), "{table}");
    desk.press("f n l ctrl-c").sees("18 acties staan als tabel op het klembord.");
    desk.press("4 ctrl-c").sees("kernpartners staan als tabel op het klembord.");
    desk.press("1 ctrl-c")
        .sees("als tabel op het klembord.")
        .press("5 ctrl-c")
        .sees("als tabel op het klembord.");
}

#[test]
fn a_table_that_no_clipboard_takes_is_not_copied() {
    let mut desk = Desk::open("harderwijk");
    for _ in 0..3 {
        desk.press("enter ctrl-a").paste(&"lang ".repeat(9000)).press("enter down");
    }
    desk.press("ctrl-c").sees("te veel voor het klembord");
    assert!(desk.copied().is_empty());
}

#[test]
fn going_to_a_screen_is_a_jump_from_which_one_comes_back() {
    let mut desk = Desk::open("harderwijk");
    desk.press("4 down down").sees("met Raad voor de Kinderbescherming").press("g a backspace");
    desk.sees("4 Kernpartners ━").is_on("Raad voor de Kinder").sees("met Raad voor de Kinderbescherming");
}
