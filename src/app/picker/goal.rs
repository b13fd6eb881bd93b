//! What choosing in a picker does.

use super::{App, Pick, Wanted};
use crate::agenda::{At, Change, Id, Kind, Name, OWNER_ROLES, Party, Role, TREKKER, Value};
use crate::app::filters::{Filter, Sort};
use crate::app::{edit, form, level, marks, placing, zelfscan};

/// What a picker is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// Who has this role in this action.
    Role {
        /// Which actions.
        ats: Vec<At>,
        /// Which role.
        role: &'static str,
    },
    /// Which organisations belong to these actions or this doel.
    Kernpartners {
        /// Which records.
        ats: Vec<At>,
    },
    /// To which gemeente these actions are local.
    Gemeente {
        /// Which actions.
        ats: Vec<At>,
    },
    /// Under which doel or theme these stand.
    Place {
        /// Which actions, or which doel.
        ats: Vec<At>,
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
    /// Of which of these gemeenten the picture of the zelfscan shows the page; now of this one.
    Page(Vec<Id>, Option<Id>),
}

/// The roles that can be chosen, in the order of F4.
const ROLES: [(&str, &str); 3] = [(TREKKER, "Eigenaar"), ("betrokken", "Betrokken"), ("wie", "Wie")];

impl Goal {
    pub(super) fn title(&self, app: &App) -> String {
        match self {
            Self::Role { ats, role } => {
                let name = ROLES.iter().find(|(known, _)| known == role).map_or(*role, |(_, name)| name);
                format!("{name} van {}", marks::called(app, ats))
            }
            Self::Kernpartners { ats } => format!("Kernpartners van {}", marks::called(app, ats)),
            Self::Gemeente { ats } => format!("Gemeente van {}", marks::called(app, ats)),
            Self::Place { ats } => format!("Waaronder hoort {}?", marks::called(app, ats)),
            Self::FilterGemeente => "Alleen deze gemeente".into(),
            Self::Field(wanted) => wanted.title.clone(),
            Self::Record(kind, from) if from.kind == Kind::Head => edit::capital(kind.many()),
            Self::Record(kind, from) => {
                format!("{} bij {}", edit::capital(kind.many()), edit::called(app, from))
            }
            Self::FilterOwner => "Alleen van deze eigenaar".into(),
            Self::FilterKernpartner => "Alleen met deze kernpartner".into(),
            Self::Page(..) => "Beeld van één gemeente".into(),
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
            Self::Role { ats, .. } => Some(Self::Role { ats: ats.clone(), role }),
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
            Self::Gemeente { .. }
            | Self::Place { .. }
            | Self::FilterGemeente
            | Self::FilterOwner
            | Self::FilterKernpartner
            | Self::Page(..)
            | Self::Record(..) => false,
        }
    }

    /// Returns whether choosing changes the actions, and nothing that is still open itself.
    pub(super) fn changes_actions(&self) -> bool {
        matches!(self, Self::Role { .. } | Self::Kernpartners { .. })
    }

    /// Returns what is chosen most, where nothing stands yet: the gemeente that most local actions are of.
    pub(super) fn likeliest(&self, app: &App) -> Option<Pick> {
        let Self::Gemeente { .. } = self else { return None };
        let of =
            |id: &Id| app.agenda.actions.iter().filter(|action| action.gemeente.as_ref() == Some(id)).count();
        let most = app.agenda.gemeenten.iter().map(|gemeente| &gemeente.id).rev().max_by_key(|id| of(id))?;
        Some(Pick::Party((Party::Link(most.clone()), None)))
    }

    /// Returns whether what is not there yet can be added.
    pub(super) fn offers_new(&self) -> bool {
        match self {
            Self::Field(wanted) => wanted.offers_new(),
            // A stand has a name that tells whose it is: the verb for it gives that.
            Self::Record(kind, _) => *kind != Kind::Stand,
            Self::Role { .. } | Self::Kernpartners { .. } | Self::Gemeente { .. } => true,
            Self::FilterGemeente
            | Self::FilterOwner
            | Self::FilterKernpartner
            | Self::Page(..)
            | Self::Place { .. } => false,
        }
    }

    /// Returns whether choosing one takes the place of what stood there, instead of coming beside it.
    pub(super) fn replaces(&self) -> bool {
        match self {
            Self::Field(wanted) => !wanted.takes_many() || wanted.takes_roles(),
            Self::Kernpartners { .. } => false,
            Self::Role { .. }
            | Self::Gemeente { .. }
            | Self::Place { .. }
            | Self::FilterGemeente
            | Self::FilterOwner
            | Self::FilterKernpartner
            | Self::Page(..)
            | Self::Record(..) => true,
        }
    }

    /// Returns what stands there now; of several records only what they all have.
    pub(super) fn present(&self, app: &App) -> Vec<Pick> {
        let ats = match self {
            Self::Role { ats, .. }
            | Self::Kernpartners { ats }
            | Self::Gemeente { ats }
            | Self::Place { ats } => ats,
            Self::Field(wanted) => return wanted.present(),
            Self::FilterGemeente => return filtered(app, Sort::Gemeente),
            Self::FilterOwner => return filtered(app, Sort::Owner),
            Self::FilterKernpartner => return filtered(app, Sort::Kernpartner),
            Self::Page(_, whose) => return whose.iter().map(of_gemeente).collect(),
            Self::Record(..) => return Vec::new(),
        };
        let mut each = ats.iter().map(|at| self.present_in(app, at));
        let first = each.next().unwrap_or_default();
        each.fold(first, |all, own| all.into_iter().filter(|pick| own.contains(pick)).collect())
    }

    fn present_in(&self, app: &App, at: &At) -> Vec<Pick> {
        let party = |id: &Id| Pick::Party((Party::Link(id.clone()), None));
        match self {
            Self::Role { role, .. } => {
                roles_of(app, at).iter().filter(|known| is_of(known, role)).map(pick_of).collect()
            }
            Self::Kernpartners { .. } => partners_of(app, at).iter().map(party).collect(),
            Self::Gemeente { .. } => {
                let action = app.agenda.actions.record(&at.id);
                action.and_then(|action| action.gemeente.as_ref()).map(party).into_iter().collect()
            }
            Self::Place { .. } => placing::stands_under(app, at).map(Pick::Place).into_iter().collect(),
            _ => Vec::new(),
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
            Self::Role { ats, role } => {
                let set = |at: &At| {
                    let same = self.present_in(app, at) == picks;
                    let roles = (!same).then(|| Value::Roles(with_picks(&roles_of(app, at), role, picks)));
                    roles.and_then(|roles| app.agenda.set(at, "roles", roles))
                };
                let changes: Vec<Change> = ats.iter().filter_map(set).collect();
                edit::change_all(app, ats, &changes);
            }
            Self::Kernpartners { ats } => set_partners(app, ats, (&self.present(app), picks)),
            Self::Gemeente { ats } => match picks.first() {
                Some(Pick::Party((Party::Link(id), _))) => level::set_local(app, ats, id),
                Some(Pick::New(name)) => level::set_local_new(app, ats, name),
                _ => {}
            },
            Self::Place { ats } => {
                if let Some(Pick::Place(to)) = picks.first() {
                    placing::put(app, ats, to);
                }
            }
            Self::Field(wanted) => wanted.reach(app, picks),
            Self::Page(..) => zelfscan::turn_to(app, picks.first().and_then(gemeente_in)),
            Self::Record(kind, from) => match picks.first() {
                Some(Pick::Party((Party::Link(id), _))) => {
                    form::open_record(app, (*kind, from), Ok(id.clone()));
                }
                Some(Pick::New(name)) => form::open_record(app, (*kind, from), Err(name.clone())),
                Some(Pick::Party(_) | Pick::Place(_) | Pick::Nobody) | None => {}
            },
        }
    }
}

fn of_gemeente(id: &Id) -> Pick {
    Pick::Party((Party::Link(id.clone()), None))
}

fn gemeente_in(pick: &Pick) -> Option<Id> {
    match pick {
        Pick::Party((Party::Link(id), _)) => Some(id.clone()),
        Pick::Party(_) | Pick::New(_) | Pick::Place(_) | Pick::Nobody => None,
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
        Pick::Place(_) | Pick::Nobody => None,
    };
    let first = present.iter().position(|known| is_of(known, role)).unwrap_or(0);
    let (before, after) = present.split_at(first);
    let set = picks.iter().filter_map(|pick| stays(pick).or_else(|| made(pick)));
    let others = after.iter().filter(|known| !is_of(known, role)).cloned();
    before.iter().cloned().chain(set).chain(others).collect()
}

/// Gives these records the partners that were picked. What all of them had and what was picked differ by what comes and
/// what goes: a partner that only some of them have stays with those, for nobody saw it in the list.
fn set_partners(app: &mut App, ats: &[At], (present, picks): (&[Pick], &[Pick])) {
    let mut changes = Vec::new();
    let mut links: Vec<Id> = Vec::new();
    for pick in picks {
        match pick {
            Pick::Party((Party::Link(id), _)) => links.push(id.clone()),
            Pick::New(name) => {
                let id = app.fresh_id();
                let after = app.agenda.rows(Kind::Kernpartner).last();
                let with = vec![(Name::Borrowed("name"), Value::Text(name.clone()))];
                changes.push(Change::Add { at: At::new(Kind::Kernpartner, &id), after, with });
                links.push(id);
            }
            Pick::Party(_) | Pick::Place(_) | Pick::Nobody => {}
        }
    }
    let goes = |id: &Id| {
        let pick = Pick::Party((Party::Link(id.clone()), None));
        present.contains(&pick) && !picks.contains(&pick)
    };
    for at in ats {
        let own = partners_of(app, at);
        let mut is: Vec<Id> = own.iter().filter(|id| !goes(id)).cloned().collect();
        is.extend(links.iter().filter(|id| !own.contains(id)).cloned());
        changes.extend(app.agenda.set(at, "kernpartners", Value::Links(is)));
    }
    edit::change_all(app, ats, &changes);
}

fn roles_of(app: &App, at: &At) -> Vec<Role> {
    app.agenda.actions.record(&at.id).map(|action| action.roles.clone()).unwrap_or_default()
}

fn partners_of(app: &App, at: &At) -> Vec<Id> {
    let action = app.agenda.actions.record(&at.id).map(|action| action.kernpartners.clone());
    let doel = || app.agenda.doelen.record(&at.id).map(|doel| doel.kernpartners.clone());
    action.or_else(doel).unwrap_or_default()
}
