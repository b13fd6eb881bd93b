//! Owns the proof that all that can stand on top has its golden screens, and those of the forms that have no row.

use std::collections::BTreeSet;
use std::path::Path;

use overleg::agenda::Kind;
use overleg::app::overlay::Overlay;

use super::desk::Desk;
use super::every_field::{AGENDA, FORMS};
use super::screens::{LAPTOP, ROOM, at_each, in_use};

/// What opens each thing that can stand on top, and the name of its golden screen.
pub(super) const OPENERS: [(&str, &str); 18] = [
    ("2 f2", "titel"),
    ("2 b", "formulier_actie"),
    ("2 s", "status"),
    ("2 j", "stand_per_gemeente"),
    ("2 e", "eigenaar"),
    ("/", "zoeken"),
    ("?", "hulp"),
    ("ctrl-o", "openen"),
    ("v v", "versie_bewaren"),
    ("g h", "versies"),
    ("v v E enter g h enter", "vergelijken"),
    ("2 x", "verwijderen_met_standen"),
    ("f t", "filter_tekst"),
    ("f n l f b enter f o", "weergaven"),
    ("g v", "vooruitblik"),
    ("g w", "wie_draagt_wat"),
    ("g z", "zelfscan_spelregels"),
    ("g z enter i", "zelfscan_inlezen"),
];

/// Returns the golden screen that shows what stands on top.
pub(super) fn golden_of(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Cell(_) => "titel",
        Overlay::Form(_) => "formulier_actie",
        Overlay::Choice(_) => "status",
        Overlay::Standen(_) => "stand_per_gemeente",
        Overlay::Picker(_) => "eigenaar",
        Overlay::Lookup(_) => "zoeken",
        Overlay::Help(_) => "hulp",
        Overlay::Start(_) => "openen",
        Overlay::Ask(_) => "versie_bewaren",
        Overlay::Versions(_) => "versies",
        Overlay::Compare(_) => "vergelijken",
        Overlay::Confirm(_) => "verwijderen_met_standen",
        Overlay::Entry(_) => "filter_tekst",
        Overlay::Views(_) => "weergaven",
        Overlay::Outlook(_) => "vooruitblik",
        Overlay::Load(_) => "wie_draagt_wat",
        Overlay::Scan(_) => "zelfscan_spelregels",
        Overlay::ReadingIn(_) => "zelfscan_inlezen",
    }
}

#[test]
fn all_that_can_stand_on_top_has_its_golden_screens() {
    let mut seen = BTreeSet::new();
    for (keys, name) in OPENERS {
        let mut desk = in_use();
        desk.press(keys);
        let top = desk.app().top().unwrap_or_else(|| panic!("{keys} opent niets\n{}", desk.text()));
        assert_eq!(golden_of(top), name, "{keys}\n{}", desk.text());
        seen.insert(name);
        is_there(name);
    }
    assert_eq!(seen.len(), OPENERS.len());
}

/// Returns the golden screen of the form of a kind, and whether a journey about forms makes it.
fn golden_of_form(kind: Kind) -> (&'static str, bool) {
    match kind {
        Kind::Head => ("formulier_agenda", true),
        Kind::Actielijn => ("formulier_actielijn", false),
        Kind::Doel => ("formulier_doel", true),
        Kind::Action => ("formulier_actie", true),
        Kind::Kernpartner => ("formulier_kernpartner", true),
        Kind::Stand => ("formulier_stand", false),
        Kind::Note => ("formulier_opmerking", false),
        Kind::Gemeente => ("formulier_gemeente", false),
        Kind::Person => ("formulier_persoon", false),
        Kind::Question | Kind::Meting | Kind::Answer | Kind::Conclusie => {
            unreachable!("een zelfscan heeft een eigen scherm")
        }
    }
}

#[test]
fn the_form_of_every_kind() {
    for (kind, keys, _) in FORMS {
        let (name, made_elsewhere) = golden_of_form(kind);
        let mut desk = Desk::with(AGENDA);
        let is_form = matches!(desk.press(keys).app().top(), Some(Overlay::Form(_)));
        assert!(is_form, "{kind:?}\n{}", desk.text());
        if made_elsewhere {
            is_there(name);
        } else {
            at_each(&[LAPTOP, ROOM], name, &mut desk);
        }
    }
}

#[track_caller]
fn is_there(name: &str) {
    let golden = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"));
    for (width, height) in [LAPTOP, ROOM] {
        assert!(golden.join(format!("{name}_{width}x{height}.snap")).exists(), "{name} {width}x{height}");
    }
}
