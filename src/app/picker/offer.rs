//! What a picker offers, in the order of the list: names first, then functions of a gemeente, partners, people.

use super::{App, Goal, owned};
use crate::agenda::{At, Id, Kind, Party, Role, TREKKER, party_name};
use crate::app::{counted, form, placing};
use crate::lookup::fold;

/// Functions that answer for a subject within a gemeente: those that the zelfscan names as informants.
const FUNCTIONS: [&str; 7] = [
    "beleidsadviseur HG/KM",
    "beleidsadviseur Veiligheid",
    "teamleider lokaal team",
    "aandachtsfunctionaris",
    "contractmanager",
    "privacy officer",
    "adviseur wonen",
];

/// What can be picked.
#[derive(Debug, Clone, PartialEq)]
pub enum Pick {
    /// A party, for a gemeente when it is a function.
    Party((Party, Option<Id>)),
    /// A theme, a doel or an actielijn that something belongs to.
    Place(At),
    /// What was typed and is not there yet.
    New(String),
    /// Nobody at all.
    Nobody,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What it picks.
    pub pick: Pick,
    /// What it is called.
    pub name: String,
    /// What sort it is: gemeente, functie, kernpartner.
    pub sort: &'static str,
    /// What to know of it, such as how many actions it has.
    pub remark: String,
    folded: String,
}

impl Offer {
    pub(super) fn new(pick: Pick, name: String, sort: &'static str) -> Self {
        let folded = fold(&name);
        Self { pick, name, sort, remark: String::new(), folded }
    }

    fn linked(id: &Id, name: &str, sort: &'static str, aliases: &[String]) -> Self {
        let mut offer = Self::new(Pick::Party((Party::Link(id.clone()), None)), name.into(), sort);
        for alias in aliases {
            offer.folded.push(' ');
            offer.folded.push_str(&fold(alias));
        }
        offer
    }

    /// Returns whether every word typed begins a word of this row.
    pub(super) fn fits(&self, typed: &str) -> bool {
        let begins = |typed: &str| self.folded.split_whitespace().any(|word| word.starts_with(typed));
        typed.split_whitespace().all(begins)
    }
}

/// Returns what can be picked for this goal.
pub(super) fn offers(app: &App, goal: &Goal) -> Vec<Offer> {
    match goal {
        Goal::FilterGemeente | Goal::Gemeente { .. } => gemeenten(app),
        Goal::Page(among, _) => of_the_scan(app, among),
        Goal::Place { ats } => placing::places(app, ats).iter().map(|at| place(app, at)).collect(),
        Goal::FilterOwner => owners(app),
        Goal::FilterKernpartner => met_partners(app),
        Goal::Kernpartners { .. } => kernpartners(app),
        Goal::Record(kind, from) if from.kind == Kind::Head => linked(app, *kind),
        Goal::Record(kind, from) => about(app, *kind, from),
        Goal::Field(wanted) if !wanted.takes_roles() => with_unknown(app, goal, wanted.offers(app)),
        Goal::Role { .. } | Goal::Field(_) => {
            let owned = owned(app);
            let mut offers = gemeenten(app);
            offers.extend(functions(app));
            offers.extend(kernpartners(app));
            offers.extend(people(app));
            for offer in &mut offers {
                let count = owned.get(&offer.name).copied().unwrap_or_default();
                offer.remark = if count == 0 { "–".into() } else { counted(count, "actie", "acties") };
            }
            offers.push(Offer::new(Pick::Nobody, "niemand: maak leeg".into(), ""));
            with_unknown(app, goal, offers)
        }
    }
}

/// Returns everyone who owns something, by name, with how much.
fn owners(app: &App) -> Vec<Offer> {
    let mut counts: Vec<(Pick, usize)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let of = |action| crate::agenda::owners(action);
    for role in app.agenda.actions.iter().flat_map(of) {
        let key = (party_name(&app.agenda, role), role.gemeente.is_some());
        let place = *places.entry(key).or_insert(counts.len());
        if place == counts.len() {
            counts.push((Pick::Party((role.party.clone(), role.gemeente.clone())), 0));
        }
        counts[place].1 += 1;
    }
    let offer = |(pick, count): (Pick, usize)| {
        let Pick::Party((party, gemeente)) = &pick else { return None };
        let name = party_name(&app.agenda, &Role::new(TREKKER, party.clone(), gemeente.clone()));
        let mut offer = Offer::new(pick, name, "");
        offer.remark = counted(count, "actie", "acties");
        Some(offer)
    };
    let mut offers: Vec<Offer> = counts.into_iter().filter_map(offer).collect();
    offers.sort_by(|one, other| one.folded.cmp(&other.folded));
    offers
}

/// Returns the organisations, with in how many of the actions that meet the other filters each has a part.
fn met_partners(app: &App) -> Vec<Offer> {
    let mut offers = kernpartners(app);
    for (offer, row) in offers.iter_mut().zip(&app.shown.partners[1..]) {
        offer.sort = "";
        offer.remark = if row.actions == 0 { "–".into() } else { counted(row.actions, "actie", "acties") };
    }
    offers
}

/// Puts first whoever stands there and is in no list, so that Enter at once changes nothing.
fn with_unknown(app: &App, goal: &Goal, offers: Vec<Offer>) -> Vec<Offer> {
    let offer = |pick: Pick| {
        let Pick::Party((party, gemeente)) = &pick else { return None };
        let name = party_name(&app.agenda, &Role::new(TREKKER, party.clone(), gemeente.clone()));
        (!offers.iter().any(|offer| offer.pick == pick)).then(|| Offer::new(pick, name, ""))
    };
    let mut all: Vec<Offer> = goal.present(app).into_iter().filter_map(offer).collect();
    all.extend(offers);
    all
}

/// Returns the remarks or standen that are about a record.
fn about(app: &App, kind: Kind, from: &At) -> Vec<Offer> {
    let offer = |id: &Id| {
        let note = app.agenda.notes.record(id).map(|note| note.text.clone());
        let whose = || app.agenda.standen.record(id)?.gemeente.clone();
        let stand = || whose().map(|gemeente| app.agenda.link_name(&gemeente).into_owned());
        Offer::linked(id, &note.or_else(stand).unwrap_or_default(), kind.one(), &[])
    };
    form::belonging(app, kind, from).iter().map(offer).collect()
}

/// A row for a doel, with the theme above it, which can be looked for as well.
fn place(app: &App, at: &At) -> Offer {
    let name = app.agenda.link_name(&at.id).into_owned();
    let above = app.agenda.doelen.record(&at.id).and_then(|doel| doel.of.as_ref());
    let above = above.map(|id| app.agenda.link_name(id).into_owned()).unwrap_or_default();
    let sort = app.agenda.one(at);
    let folded = fold(&format!("{name} {above}"));
    Offer { pick: Pick::Place(at.clone()), name, sort, remark: above, folded }
}

/// Returns the records of a kind that a link can lead to.
pub(super) fn linked(app: &App, kind: Kind) -> Vec<Offer> {
    let agenda = &app.agenda;
    match kind {
        Kind::Gemeente => gemeenten(app),
        Kind::Kernpartner => kernpartners(app),
        Kind::Person => people(app),
        Kind::Doel => {
            let offer = |doel: &crate::agenda::Doel| Offer::linked(&doel.id, &doel.title, doel.one(), &[]);
            agenda.doelen.iter().map(offer).collect()
        }
        Kind::Actielijn => {
            let offer =
                |line: &crate::agenda::Actielijn| Offer::linked(&line.id, &line.title, kind.one(), &[]);
            agenda.actielijnen.iter().map(offer).collect()
        }
        Kind::Action => {
            let offer = |action: &crate::agenda::Action| {
                let name = format!("{} {}", action.number, action.title);
                Offer::linked(&action.id, name.trim(), kind.one(), &[])
            };
            agenda.actions.iter().map(offer).collect()
        }
        Kind::Head
        | Kind::Stand
        | Kind::Note
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => Vec::new(),
    }
}

fn gemeenten(app: &App) -> Vec<Offer> {
    let offer =
        |gemeente: &crate::agenda::Gemeente| Offer::linked(&gemeente.id, &gemeente.name, "gemeente", &[]);
    app.agenda.gemeenten.iter().map(offer).collect()
}

/// Returns the gemeenten that take part, and last the way back to all of them.
fn of_the_scan(app: &App, among: &[Id]) -> Vec<Offer> {
    let takes_part =
        |offer: &Offer| matches!(&offer.pick, Pick::Party((Party::Link(id), _)) if among.contains(id));
    let all = Offer::new(Pick::Nobody, "alle gemeenten samen".into(), "");
    gemeenten(app).into_iter().filter(takes_part).chain([all]).collect()
}

fn functions(app: &App) -> Vec<Offer> {
    let of = |gemeente: &crate::agenda::Gemeente| {
        let offer = |function: &str| {
            let pick = Pick::Party((Party::Words(function.into()), Some(gemeente.id.clone())));
            Offer::new(pick, format!("{}, {function}", gemeente.name), "functie")
        };
        FUNCTIONS.map(offer)
    };
    app.agenda.gemeenten.iter().flat_map(of).collect()
}

fn kernpartners(app: &App) -> Vec<Offer> {
    let offer = |partner: &crate::agenda::Kernpartner| {
        Offer::linked(&partner.id, &partner.name, "kernpartner", &partner.aliases)
    };
    app.agenda.kernpartners.iter().map(offer).collect()
}

fn people(app: &App) -> Vec<Offer> {
    let offer =
        |person: &crate::agenda::Person| Offer::linked(&person.id, &person.name, "persoon", &person.aliases);
    app.agenda.people.iter().map(offer).collect()
}
