//! What fields and numbers of records are called within a Dutch sentence.
//!
//! A label of the field table stands at the start of a line on the screen; only where it does not fit in a sentence as
//! "de" and the label, it has a row here.

use std::collections::BTreeSet;

use super::super::change::Change;
use super::super::id::{At, Kind};
use super::Telling;

/// What a sentence is about: a field.
pub(super) struct Subject {
    article: &'static str,
    /// The field without its article.
    pub(super) noun: String,
    plural: bool,
}

impl Subject {
    pub(super) fn of(kind: Kind, field: &str) -> Self {
        let known = kind.label(field);
        if known == field {
            return Self {
                article: "",
                noun: format!("het veld “{}”", field.trim_start_matches(['?', '/'])),
                plural: false,
            };
        }
        let label = known.to_lowercase();
        let (article, noun, plural) = match &*label {
            "nummer" | "niveau" | "resultaat" | "doel" | "gevolg" | "moment" | "contact" => {
                ("het ", &*label, false)
            }
            "kernpartners" | "ambassadeurs" | "beleidskaders" | "onderdelen" | "deelnemers" | "plaatsen"
            | "laatste nummers" => ("de ", &*label, true),
            "zo doen we dat" => ("de ", "aanpak", false),
            "ook genoemd" => ("de ", "andere namen", true),
            "wie" if kind == Kind::Kernpartner => ("de ", "omschrijving", false),
            "wie" => ("de ", "rollen", true),
            "hoort bij" | "bij" => ("de ", "plaats", false),
            "waarom dit niveau" | "reden niveau" => ("de ", "reden voor het niveau", false),
            "vertaling van" => ("de ", "regionale actie", false),
            "volgt uit" => ("het ", "vorige document", false),
            "vastgesteld op" => ("de ", "datum van vaststelling", false),
            "vanaf" => ("de ", "begindatum", false),
            "tot" => ("de ", "einddatum", false),
            "kort" => ("de ", "korte naam", false),
            _ => ("de ", &*label, false),
        };
        Self { article, noun: noun.into(), plural }
    }

    /// Returns whether this version knows the field: the text of another one means nothing to people.
    pub(super) fn is_known(&self) -> bool {
        !self.article.is_empty()
    }

    pub(super) fn with_article(&self) -> String {
        format!("{}{}", self.article, self.noun)
    }

    pub(super) fn verb(&self) -> &'static str {
        if self.plural { "zijn" } else { "is" }
    }

    pub(super) fn past_verb(&self) -> &'static str {
        if self.plural { "waren" } else { "was" }
    }
}

/// Returns how many of a kind: "1 actie", "4 acties".
pub(super) fn counted(count: usize, kind: Kind) -> String {
    format!("{count} {}", if count == 1 { kind.one() } else { kind.many() })
}

/// Returns how many records there are beside one of this kind: "2 andere acties", "1 opmerking".
pub(super) fn counted_besides(ats: &BTreeSet<&At>, main: Kind) -> String {
    let count = ats.len();
    let mut kinds = ats.iter().map(|at| at.kind);
    match kinds.next() {
        Some(kind) if kinds.all(|other| other == kind) && kind != main => counted(count, kind),
        Some(kind) if ats.iter().all(|at| at.kind == kind) => {
            let other =
                if count == 1 && matches!(kind, Kind::Doel | Kind::Answer) { "ander" } else { "andere" };
            format!("{count} {other} {}", if count == 1 { kind.one() } else { kind.many() })
        }
        _ => format!("{count} {}", if count == 1 { "ander onderdeel" } else { "andere onderdelen" }),
    }
}

/// Returns the fields that are chosen along with this one, and go without saying when it is said.
fn companions(field: &str) -> &'static [&'static str] {
    match field {
        "level" => &["level_uncertain", "gemeente"],
        "score" => &["was", "why"],
        "koers" => &["oorzaak", "gevolg", "bijsturing"],
        _ => &[],
    }
}

/// Leaves out what goes without saying: what was chosen along with a level or a koers, and the new place in the list of
/// what came under another doel.
pub(super) fn without_companions<'a>(told: &[&'a Change]) -> Vec<&'a Change> {
    let fields = |change: &&'a Change| match change {
        Change::Set { at, field, .. } => Some((at, &**field)),
        Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => None,
    };
    let mut said: BTreeSet<(&At, &str)> = BTreeSet::new();
    let mut placed: BTreeSet<&At> = BTreeSet::new();
    for (at, field) in told.iter().filter_map(fields) {
        said.extend(companions(field).iter().map(|along| (at, *along)));
        if field == "of" {
            placed.insert(at);
        }
    }
    let stays = |change: &&&'a Change| match change {
        Change::Set { at, field, .. } => !said.contains(&(at, &**field)),
        Change::Move { at, .. } => !placed.contains(at),
        Change::Add { .. } | Change::Drop { .. } => true,
    };
    told.iter().filter(stays).copied().collect()
}

/// Returns what became of a record that came, went or moved.
pub(super) fn became(change: &Change, telling: Telling) -> &'static str {
    let (made, back, beside) = match change {
        Change::Add { .. } => ("is toegevoegd", "staat er weer", "staat alleen daar"),
        Change::Drop { at, .. } => ("is verwijderd", "is weer weg", only_here(at.kind)),
        Change::Move { .. } => {
            ("is verplaatst", "staat weer op de oude plek", "staat daar op een andere plek")
        }
        Change::Set { .. } => ("is gewijzigd", "is weer als eerst", "is daar anders"),
    };
    match telling {
        Telling::Made | Telling::Compared => made,
        Telling::Back => back,
        Telling::Beside => beside,
    }
}

/// Returns that something is only here, and what taking that over does: no other line takes something away.
fn only_here(kind: Kind) -> &'static str {
    match kind {
        Kind::Doel | Kind::Answer => "staat alleen hier; overnemen haalt het hier weg",
        Kind::Person | Kind::Stand | Kind::Question | Kind::Meting | Kind::Conclusie => {
            "staat alleen hier; overnemen haalt die hier weg"
        }
        _ => "staat alleen hier; overnemen haalt hem hier weg",
    }
}

/// Returns what became of several records that came or went together; nothing for any other change.
pub(super) fn several(change: &Change, telling: Telling) -> Option<&'static str> {
    match (change, telling) {
        (Change::Add { .. }, Telling::Made | Telling::Compared) => Some("zijn toegevoegd"),
        (Change::Add { .. }, Telling::Back) => Some("staan er weer"),
        (Change::Add { .. }, Telling::Beside) => Some("staan alleen daar"),
        (Change::Drop { .. }, Telling::Made | Telling::Compared) => Some("zijn verwijderd"),
        (Change::Drop { .. }, Telling::Back) => Some("zijn weer weg"),
        (Change::Drop { .. }, Telling::Beside) => Some("staan alleen hier"),
        (Change::Set { .. } | Change::Move { .. }, _) => None,
    }
}
