//! What choosing in a picker does.

use super::{App, Pick, Wanted, told};
use crate::agenda::{At, Change, Id, Kind, Name, OWNER_ROLES, Party, Role, TREKKER, Value};
use crate::app::filters::{Filter, Sort};
use crate::app::{edit, form};

/// What a picker is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// Who has this role in this action.
    Role {
        /// Which action.
        at: At,
        /// Which role.
        role: &'static str,
    },
    /// Which organisations belong to this action or doel.
    Kernpartners {
        /// Which record.
        at: At,
    },
    /// Of which gemeente actions are shown.
    FilterGemeente,
    /// What stands in a field of a form.
    Field(Wanted),
    /// Which record of this kind, about this one, is opened in a form of its own.
    Record(Kind, At),
    /// Of which owner actions are shown.
    FilterOwner,
    /// With which organisation actions are shown.
    FilterKernpartner,
}

/// The roles that can be chosen, in the order of F4.
const ROLES: [(&str, &str); 3] = [(TREKKER, "Eigenaar"), ("betrokken", "Betrokken"), ("wie", "Wie")];

impl Goal {
    pub(super) fn title(&self, app: &App) -> String {
        match self {
            Self::Role { at, role } => {
                let name = ROLES.iter().find(|(known, _)| known == role).map_or(*role, |(_, name)| name);
                format!("{name} van {}", edit::called(app, at))
            }
            Self::Kernpartners { at } => format!("Kernpartners van {}", edit::called(app, at)),
            Self::FilterGemeente => "Alleen deze gemeente".into(),
            Self::Field(wanted) => wanted.title.clone(),
            Self::Record(kind, from) if from.kind == Kind::Head => edit::capital(kind.many()),
            Self::Record(kind, from) => {
                format!("{} bij {}", edit::capital(kind.many()), edit::called(app, from))
            }
            Self::FilterOwner => "Alleen van deze eigenaar".into(),
            Self::FilterKernpartner => "Alleen met deze kernpartner".into(),
        }
    }

    /// Returns the word for the role, for the line under the list.
    #[must_use]
    pub fn role(&self) -> Option<&'static str> {
        match self {
            Self::Role { role, .. } => Some(role),
            Self::Field(wanted) if wanted.takes_roles() => Some(wanted.role),
            _ => None,
        }
    }

    pub(super) fn next_role(&self) -> Option<Self> {
        let place = ROLES.iter().position(|(known, _)| Some(*known) == self.role())?;
        let role = ROLES[(place + 1) % ROLES.len()].0;
        match self {
            Self::Role { at, .. } => Some(Self::Role { at: at.clone(), role }),
            Self::Field(wanted) => Some(Self::Field(Wanted { role, ..wanted.clone() })),
            _ => None,
        }
    }

    /// Returns whether several can be ticked.
    #[must_use]
    pub fn takes_many(&self) -> bool {
        match self {
            Self::Field(wanted) => wanted.takes_many(),
            Self::Role { .. } | Self::Kernpartners { .. } => true,
            _ => false,
        }
    }

    /// Returns whether what is not there yet can be added.
    pub(super) fn offers_new(&self) -> bool {
        match self {
            Self::Field(wanted) => wanted.offers_new(),
            // A stand has a name that tells whose it is: the verb for it gives that.
            Self::Record(kind, _) => *kind != Kind::Stand,
            Self::Role { .. } | Self::Kernpartners { .. } => true,
            Self::FilterGemeente | Self::FilterOwner | Self::FilterKernpartner => false,
        }
    }

    /// Returns whether choosing one takes the place of what stood there, instead of coming beside it.
    pub(super) fn replaces(&self) -> bool {
        match self {
            Self::Field(wanted) => !wanted.takes_many() || wanted.takes_roles(),
            _ => !matches!(self, Self::Kernpartners { .. }),
        }
    }

    /// Returns what stands there now.
    pub(super) fn present(&self, app: &App) -> Vec<Pick> {
        match self {
            Self::Role { at, role } => {
                roles_of(app, at).iter().filter(|known| is_of(known, role)).map(pick_of).collect()
            }
            Self::Kernpartners { at } => {
                partners_of(app, at).iter().map(|id| Pick::Party((Party::Link(id.clone()), None))).collect()
            }
            Self::Field(wanted) => wanted.present(),
            Self::Record(..) => Vec::new(),
            Self::FilterGemeente => filtered(app, Sort::Gemeente),
            Self::FilterOwner => filtered(app, Sort::Owner),
            Self::FilterKernpartner => filtered(app, Sort::Kernpartner),
        }
    }

    fn filter_of(&self, party: &Party, gemeente: Option<&Id>) -> Option<Filter> {
        match (self, party) {
            (Self::FilterOwner, party) => Some(Filter::Owner(party.clone(), gemeente.cloned())),
            (Self::FilterGemeente, Party::Link(id)) => Some(Filter::Gemeente(id.clone())),
            (Self::FilterKernpartner, Party::Link(id)) => Some(Filter::Kernpartner(id.clone())),
            _ => None,
        }
    }

    pub(super) fn reach(&self, app: &mut App, picks: &[Pick]) {
        match self {
            Self::FilterGemeente | Self::FilterOwner | Self::FilterKernpartner => {
                if let Some(Pick::Party((party, gemeente))) = picks.first()
                    && let Some(filter) = self.filter_of(party, gemeente.as_ref())
                {
                    app.toggle_filter(filter);
                }
            }
            Self::Role { at, role } => {
                let same = self.present(app) == picks;
                let roles = (!same).then(|| Value::Roles(with_picks(&roles_of(app, at), role, picks)));
                let change = roles.and_then(|roles| app.agenda.set(at, "roles", roles));
                told(app, at, &change.into_iter().collect::<Vec<_>>());
            }
            Self::Kernpartners { at } => set_partners(app, at, picks),
            Self::Field(wanted) => wanted.reach(app, picks),
            Self::Record(kind, from) => match picks.first() {
                Some(Pick::Party((Party::Link(id), _))) => {
                    form::open_record(app, (*kind, from), Ok(id.clone()));
                }
                Some(Pick::New(name)) => form::open_record(app, (*kind, from), Err(name.clone())),
                Some(Pick::Party(_) | Pick::Nobody) | None => {}
            },
        }
    }
}

/// Returns who the filter of this sort is about.
fn filtered(app: &App, sort: Sort) -> Vec<Pick> {
    let party = match app.filters.of_sort(sort) {
        Some(Filter::Owner(party, gemeente)) => Some((party.clone(), gemeente.clone())),
        Some(Filter::Gemeente(id) | Filter::Kernpartner(id)) => Some((Party::Link(id.clone()), None)),
        _ => None,
    };
    party.map(Pick::Party).into_iter().collect()
}

/// Returns whether a role is the one that is being chosen; whoever owns an action trekt it, whatever the file calls it.
pub(super) fn is_of(known: &Role, role: &str) -> bool {
    known.role == role || role == TREKKER && OWNER_ROLES.contains(&&*known.role)
}

pub(super) fn pick_of(known: &Role) -> Pick {
    Pick::Party((known.party.clone(), known.gemeente.clone()))
}

/// Puts the picks where the first of their role stood; who stays, stays as written, and so do the other roles.
pub(super) fn with_picks(present: &[Role], role: &str, picks: &[Pick]) -> Vec<Role> {
    let stays =
        |pick: &Pick| present.iter().find(|known| is_of(known, role) && pick_of(known) == *pick).cloned();
    let made = |pick: &Pick| match pick {
        Pick::Party((party, gemeente)) => Some(Role::new(role, party.clone(), gemeente.clone())),
        Pick::New(words) => Some(Role::new(role, Party::Words(words.clone()), None)),
        Pick::Nobody => None,
    };
    let first = present.iter().position(|known| is_of(known, role)).unwrap_or(0);
    let (before, after) = present.split_at(first);
    let set = picks.iter().filter_map(|pick| stays(pick).or_else(|| made(pick)));
    let others = after.iter().filter(|known| !is_of(known, role)).cloned();
    before.iter().cloned().chain(set).chain(others).collect()
}

fn set_partners(app: &mut App, at: &At, picks: &[Pick]) {
    let mut changes = Vec::new();
    let mut links: Vec<Id> = Vec::new();
    for pick in picks {
        match pick {
            Pick::Party((Party::Link(id), _)) => links.push(id.clone()),
            Pick::New(name) => {
                let id = app.fresh_id();
                let after = app.agenda.kernpartners.iter().next_back().map(|partner| partner.id.clone());
                let with = vec![(Name::Borrowed("name"), Value::Text(name.clone()))];
                changes.push(Change::Add { at: At::new(Kind::Kernpartner, &id), after, with });
                links.push(id);
            }
            Pick::Party(_) | Pick::Nobody => {}
        }
    }
    changes.extend(app.agenda.set(at, "kernpartners", Value::Links(links)));
    told(app, at, &changes);
}

fn roles_of(app: &App, at: &At) -> Vec<Role> {
    app.agenda.actions.record(&at.id).map(|action| action.roles.clone()).unwrap_or_default()
}

fn partners_of(app: &App, at: &At) -> Vec<Id> {
    let action = app.agenda.actions.record(&at.id).map(|action| action.kernpartners.clone());
    let doel = || app.agenda.doelen.record(&at.id).map(|doel| doel.kernpartners.clone());
    action.or_else(doel).unwrap_or_default()
}
