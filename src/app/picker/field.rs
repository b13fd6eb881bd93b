//! What a picker gives back to a field of a form, instead of changing the agenda.

use super::goal::{is_of, pick_of, with_picks};
use super::offer::{Offer, linked};
use super::{App, Pick};
use crate::agenda::{At, Id, Kind, Party, Value};
use crate::app::form::{self, Made};

/// A field of a form that asks for a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// What is chosen: "Doel van actie 6".
    pub(in crate::app) title: String,
    /// What links may lead to.
    pub(in crate::app) kinds: &'static [Kind],
    /// The records of the form, which do not belong to themselves.
    pub(in crate::app) not: Vec<At>,
    /// What stands in the field.
    pub(in crate::app) value: Value,
    /// The role that is chosen, in a field with roles.
    pub(in crate::app) role: &'static str,
    /// What was made for this form and is not in the agenda yet.
    pub(in crate::app) made: Vec<Made>,
}

impl Wanted {
    pub(super) fn takes_many(&self) -> bool {
        !matches!(self.value, Value::Link(_))
    }

    pub(super) fn takes_roles(&self) -> bool {
        matches!(self.value, Value::Roles(_))
    }

    /// Returns whether what is not there yet can be added: where it is clear what it would be.
    pub(super) fn offers_new(&self) -> bool {
        self.takes_roles() || self.new_kind().is_some()
    }

    fn new_kind(&self) -> Option<Kind> {
        match self.kinds {
            [kind @ (Kind::Gemeente | Kind::Kernpartner | Kind::Person)] => Some(*kind),
            _ => None,
        }
    }

    pub(super) fn present(&self) -> Vec<Pick> {
        let link = |id: &Id| Pick::Party((Party::Link(id.clone()), None));
        match &self.value {
            Value::Link(to) => to.iter().map(link).collect(),
            Value::Links(links) => links.iter().map(link).collect(),
            Value::Roles(roles) => roles.iter().filter(|role| is_of(role, self.role)).map(pick_of).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn offers(&self, app: &App) -> Vec<Offer> {
        let others = |offer: &Offer| match &offer.pick {
            Pick::Party((Party::Link(id), _)) => !self.not.iter().any(|at| at.id == *id),
            _ => true,
        };
        let mut offers: Vec<Offer> =
            self.kinds.iter().flat_map(|kind| linked(app, *kind)).filter(others).collect();
        for made in self.made.iter().filter(|made| self.kinds.contains(&made.at.kind)) {
            let pick = Pick::Party((Party::Link(made.at.id.clone()), None));
            offers.push(Offer::new(pick, made.name.clone(), "nieuw"));
        }
        if !self.takes_many() {
            offers.push(Offer::new(Pick::Nobody, "geen: maak leeg".into(), ""));
        }
        offers
    }

    pub(super) fn reach(&self, app: &mut App, picks: &[Pick]) {
        let mut made = self.made.clone();
        let value = match &self.value {
            Value::Roles(roles) => Value::Roles(with_picks(roles, self.role, picks)),
            value => {
                let mut links: Vec<Id> = Vec::new();
                for pick in picks {
                    links.extend(self.link(app, pick, &mut made));
                }
                if matches!(value, Value::Link(_)) { Value::Link(links.pop()) } else { Value::Links(links) }
            }
        };
        if value != self.value {
            form::receive(app, value, made);
        }
    }

    fn link(&self, app: &mut App, pick: &Pick, made: &mut Vec<Made>) -> Option<Id> {
        match pick {
            Pick::Party((Party::Link(id), _)) => Some(id.clone()),
            Pick::New(name) => {
                let at = At { kind: self.new_kind()?, id: app.fresh_id() };
                made.push(Made { at: at.clone(), name: name.clone() });
                Some(at.id)
            }
            Pick::Party(_) | Pick::Place(_) | Pick::Nobody => None,
        }
    }
}
