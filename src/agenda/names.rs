//! What records are called by people, and who owns what.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::Agenda;
use super::choice::{DoelKind, Level};
use super::id::{At, Id, Kind};
use super::part::{Party, Role, phases_line};
use super::record::{Action, Doel};

/// The role of whoever pulls an action; what a facilitator sets as its owner.
pub const TREKKER: &str = "trekker";

/// The roles that count as owning, in this order.
pub const OWNER_ROLES: [&str; 2] = [TREKKER, "eigenaar"];

/// Returns a sentence with a capital at its start.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Agenda {
    /// Returns the name of this record as people know it.
    #[must_use]
    pub fn name(&self, id: &Id) -> Option<&str> {
        let gemeente = || self.gemeenten.record(id).map(|record| &*record.name);
        let kernpartner = || self.kernpartners.record(id).map(|record| &*record.name);
        let person = || self.people.record(id).map(|record| &*record.name);
        let doel = || self.doelen.record(id).map(|record| &*record.title);
        let action = || self.actions.record(id).map(|record| &*record.title);
        let actielijn = || self.actielijnen.record(id).map(|record| &*record.title);
        let meting = || self.metingen.record(id).map(|record| &*record.name);
        let question = || self.questions.record(id).map(|record| &*record.number);
        let head = || self.head.record(id).map(|record| &*record.title);
        gemeente()
            .or_else(kernpartner)
            .or_else(person)
            .or_else(doel)
            .or_else(action)
            .or_else(actielijn)
            .or_else(meting)
            .or_else(question)
            .or_else(head)
    }

    /// Returns the name of a link; one that goes nowhere is shown with a question mark and never dropped.
    #[must_use]
    pub fn link_name(&self, id: &Id) -> Cow<'_, str> {
        self.name(id).map_or_else(|| Cow::Owned(format!("{id}?")), Cow::Borrowed)
    }

    /// Returns the record that a remark or a stand is about; nothing for what stands on its own.
    #[must_use]
    pub fn about(&self, at: &At) -> Option<At> {
        let of = match at.kind {
            Kind::Note => self.notes.record(&at.id)?.of.clone()?,
            Kind::Stand => self.standen.record(&at.id)?.of.clone()?,
            _ => return None,
        };
        self.kind_of(&of).map(|kind| At { kind, id: of })
    }

    /// Returns what people call this record in a sentence: "actie 6", "kernpartner Moviera".
    #[must_use]
    pub fn called(&self, at: &At) -> String {
        let named = |kind: &str, this: &str, name: &str| {
            if name.is_empty() { format!("{this} {kind}") } else { format!("{kind} {name}") }
        };
        match at.kind {
            Kind::Action => match self.actions.record(&at.id) {
                Some(action) if !action.number.is_empty() => format!("actie {}", action.number),
                _ => "deze actie".into(),
            },
            Kind::Doel => named(self.one(at), "dit", &self.link_name(&at.id)),
            Kind::Head => "de agenda".into(),
            Kind::Stand => match self.standen.record(&at.id) {
                Some(stand) => stand_called(self, stand.of.as_ref(), stand.gemeente.as_ref()),
                None => "deze stand".into(),
            },
            Kind::Note => "de opmerking".into(),
            Kind::Conclusie => {
                match self.conclusies.record(&at.id).and_then(|record| record.question.as_ref()) {
                    Some(question) => self.conclusie_called(question),
                    None => "deze conclusie".into(),
                }
            }
            Kind::Answer => self.answers.record(&at.id).map_or("dit antwoord".into(), |answer| {
                self.answer_called(answer.question.as_ref(), answer.gemeente.as_ref())
            }),
            // Most are called "meting 2026" already.
            Kind::Meting if self.link_name(&at.id).starts_with(Kind::Meting.one()) => {
                self.link_name(&at.id).into()
            }
            kind => named(kind.one(), "deze", &self.link_name(&at.id)),
        }
    }

    /// Returns what people call a record of this sort: a theme is no doel to them.
    #[must_use]
    pub fn one(&self, at: &At) -> &'static str {
        match self.doelen.record(&at.id) {
            Some(doel) if at.kind == Kind::Doel => doel.one(),
            _ => at.kind.one(),
        }
    }

    /// Returns who owns an action: its trekkers, or else its eigenaars.
    pub fn owners<'a>(&'a self, action: &'a Action) -> impl Iterator<Item = &'a Role> {
        owners(action)
    }

    /// Returns the names of who owns an action.
    #[must_use]
    pub fn owner_names(&self, action: &Action) -> Vec<String> {
        self.owners(action).map(|role| party_name(self, role)).collect()
    }

    /// Returns this actielijn or doel with every doel that stands under it, also where they stand in a ring.
    #[must_use]
    pub fn branch<'a>(&'a self, id: &'a Id) -> HashSet<&'a Id> {
        let mut under: HashMap<&Id, Vec<&Id>> = HashMap::new();
        for doel in self.doelen.iter() {
            if let Some(of) = &doel.of {
                under.entry(of).or_default().push(&doel.id);
            }
        }
        let (mut branch, mut next) = (HashSet::from([id]), vec![id]);
        while let Some(above) = next.pop() {
            next.extend(under.get(above).into_iter().flatten().copied().filter(|id| branch.insert(id)));
        }
        branch
    }

    /// Returns the theme of a doel: itself when it is one.
    #[must_use]
    pub fn thema_of<'a>(&'a self, doel: &'a Doel) -> Option<&'a Doel> {
        match doel.kind {
            DoelKind::Thema => Some(doel),
            DoelKind::Doel | DoelKind::Other(_) => {
                let parent = self.doelen.record(doel.of.as_ref()?)?;
                (parent.kind == DoelKind::Thema).then_some(parent)
            }
        }
    }
}

impl Doel {
    /// Returns what people call it: a theme or a doel.
    #[must_use]
    pub fn one(&self) -> &'static str {
        if self.kind == DoelKind::Thema { "thema" } else { "doel" }
    }
}

/// Returns who owns an action: its trekkers, or else its eigenaars.
pub fn owners(action: &Action) -> impl Iterator<Item = &Role> {
    let owning = OWNER_ROLES.into_iter().find(|owning| action.roles.iter().any(|role| role.role == *owning));
    action.roles.iter().filter(move |role| owning == Some(&*role.role))
}

/// Returns what people call the stand of a gemeente in an action: "Ermelo bij actie 6".
pub(super) fn stand_called(agenda: &Agenda, of: Option<&Id>, gemeente: Option<&Id>) -> String {
    let whose = gemeente.map_or("een gemeente".into(), |id| agenda.link_name(id));
    let action = of.map(|id| agenda.called(&At::new(Kind::Action, id)));
    format!("{whose} bij {}", action.unwrap_or_else(|| "een actie".into()))
}

/// Returns the name of whoever takes this role: "Nunspeet, beleidsadviseur HG/KM".
#[must_use]
pub fn party_name(agenda: &Agenda, role: &Role) -> String {
    let party: &str = match &role.party {
        Party::Link(id) => &agenda.link_name(id),
        Party::Words(words) => words,
    };
    match &role.gemeente {
        Some(gemeente) => format!("{}, {party}", agenda.link_name(gemeente)),
        None => party.to_owned(),
    }
}

impl Action {
    /// Returns the letters of the level as a table shows them: `SR?` when it is a guess.
    #[must_use]
    pub fn level_sign(&self) -> String {
        let doubt = if self.level_uncertain && self.level != Level::Unset { "?" } else { "" };
        format!("{}{doubt}", self.level.sign())
    }

    /// Returns whether somebody pulls it.
    #[must_use]
    pub fn has_owner(&self) -> bool {
        owners(self).next().is_some()
    }

    /// Returns whether it says when.
    #[must_use]
    pub fn has_planning(&self) -> bool {
        !self.planning_text().trim().is_empty()
    }

    /// Returns what it lacks to be held against later; it is shown and holds nobody up.
    ///
    /// After the SMART questions that councils ask (practice: result, trekker, end).
    #[must_use]
    pub fn lacking(&self) -> Vec<&'static str> {
        let has = [
            (self.has_owner(), "trekker"),
            (self.has_planning(), "planning"),
            (!self.description.is_empty(), "resultaat"),
        ];
        has.into_iter().filter(|(has, _)| !has).map(|(_, what)| what).collect()
    }

    /// Returns the planning on one line, its phases apart by ` / `.
    #[must_use]
    pub fn planning_text(&self) -> Cow<'_, str> {
        phases_line(&self.planning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_reaches_every_layer_and_ends_on_a_ring() {
        let doel =
            |id: &str, of: &str| format!(r#"{{"id": "{id}", "of": "{of}", "kind": "doel", "title": "T"}}"#);
        let doelen = [doel("d", "c"), doel("c", "b"), doel("b", "a"), doel("a", "b")].join(", ");
        let json = format!(
            r#"{{"format": "overleg-agenda/1", "head": {{"id": "h", "title": "T"}}, "doelen": [{doelen}]}}"#
        );
        let agenda = Agenda::from_json(&json).unwrap().agenda;
        assert_eq!(agenda.branch(&Id::from("a")).len(), 4);
    }
}
