//! Owns what a record of the agenda is found by: its own words, and the records it names.
//!
//! Walks the table of fields, so a new field is found without a word here. How hits travel stands in [`super::links`].

use crate::agenda::{Agenda, Doel, DoelKind, Id, Kind, OWNER_ROLES, Party, Record, Role, Table, View};

use super::rank::Weight;

/// The texts and links of one record, each with its weight.
#[derive(Debug, Default)]
pub(super) struct Traits<'a> {
    pub(super) texts: Vec<(Weight, &'a str)>,
    pub(super) names: Vec<(&'a Id, Weight)>,
}

/// Returns the kinds that can be found, in the order of the file.
///
/// Remarks are not among them: they stay closed on the screen until somebody opens them. Neither are standen: what they
/// say is read with their action. Nor is a zelfscan: what nobody has seen yet must not be betrayed by a hit.
pub(super) fn found_kinds() -> impl Iterator<Item = Kind> {
    let is_told_elsewhere = |kind: &Kind| {
        matches!(
            kind,
            Kind::Head
                | Kind::Stand
                | Kind::Note
                | Kind::Question
                | Kind::Meting
                | Kind::Answer
                | Kind::Conclusie
        )
    };
    Kind::ALL.iter().copied().filter(move |kind| !is_told_elsewhere(kind))
}

/// Returns what a record is found by, or nothing when it is not there.
pub(super) fn traits<'a>(agenda: &'a Agenda, kind: Kind, id: &Id) -> Option<Traits<'a>> {
    match kind {
        Kind::Head
        | Kind::Stand
        | Kind::Note
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => None,
        Kind::Gemeente => walk(&agenda.gemeenten, id),
        Kind::Actielijn => walk(&agenda.actielijnen, id),
        Kind::Doel => walk(&agenda.doelen, id),
        Kind::Action => walk(&agenda.actions, id),
        Kind::Kernpartner => walk(&agenda.kernpartners, id),
        Kind::Person => walk(&agenda.people, id),
    }
}

/// Returns in which order the hits of a record travel on to those that name it; nothing when they do not.
pub(super) fn stage(agenda: &Agenda, kind: Kind, id: &Id) -> Option<u8> {
    match kind {
        Kind::Gemeente => Some(0),
        Kind::Kernpartner => Some(1),
        Kind::Person => Some(2),
        Kind::Doel => Some(if agenda.doelen.record(id).is_some_and(is_thema) { 3 } else { 4 }),
        Kind::Head
        | Kind::Actielijn
        | Kind::Action
        | Kind::Stand
        | Kind::Note
        | Kind::Question
        | Kind::Meting
        | Kind::Answer
        | Kind::Conclusie => None,
    }
}

fn is_thema(doel: &Doel) -> bool {
    doel.kind == DoelKind::Thema
}

fn walk<'a, R: Record>(table: &'a Table<R>, id: &Id) -> Option<Traits<'a>> {
    let record = table.record(id)?;
    let mut traits = Traits::default();
    traits.texts.push((Weight::Rest, R::KIND.one()));
    for field in R::FIELDS {
        traits.take(R::KIND, field.name, (field.view)(record));
    }
    Some(traits)
}

impl<'a> Traits<'a> {
    fn take(&mut self, kind: Kind, field: &str, view: View<'a>) {
        let Some(weight) = weight(kind, field) else { return };
        match view {
            View::Text(text) => self.texts.push((weight, text)),
            View::Lines(lines) => self.texts.extend(lines.iter().map(|line| (weight, line.as_str()))),
            View::Phases(phases) => {
                self.texts.extend(phases.iter().map(|phase| (weight, phase.text.as_str())));
            }
            View::Link(link) => self.names.extend(link.map(|id| (id, weight))),
            View::Links(links) => self.names.extend(links.iter().map(|id| (id, Weight::Partner))),
            View::Roles(roles) => roles.iter().for_each(|role| self.take_role(kind, role)),
            View::Code(_)
            | View::Flag(_)
            | View::Day(_)
            | View::Moment(_)
            | View::Issued(_)
            | View::Raw(_) => {}
        }
    }

    fn take_role(&mut self, kind: Kind, role: &'a Role) {
        let owns = kind == Kind::Action && OWNER_ROLES.contains(&&*role.role);
        let weight = if owns { Weight::Name } else { Weight::Partner };
        match &role.party {
            Party::Link(id) => self.names.push((id, weight)),
            Party::Words(words) => self.texts.push((weight, words)),
        }
        self.names.extend(role.gemeente.iter().map(|id| (id, Weight::Place)));
    }
}

/// Returns how much a field weighs, or nothing when nobody seeks by it.
///
/// Reasons and doubts are about the source and not about who does what.
fn weight(kind: Kind, field: &str) -> Option<Weight> {
    match field {
        "name" | "aliases" | "short" => Some(Weight::Name),
        "number" | "code" => Some(Weight::Number),
        "gemeente" => Some(Weight::Place),
        "title" if kind != Kind::Action => Some(Weight::Name),
        "title" | "function" => Some(Weight::Title),
        "of" => Some(Weight::Around),
        "level_reason" | "doubts" | "translates" | "origin" => None,
        _ => Some(Weight::Rest),
    }
}
