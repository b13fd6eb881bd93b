//! One field of one record that got another value, in a Dutch sentence: most as "de status van actie 6 is nu loopt".

use super::super::Agenda;
use super::super::choice::Level;
use super::super::id::{At, Kind};
use super::super::names::{OWNER_ROLES, party_name};
use super::super::value::Value;
use super::wording::Subject;
use super::{Telling, owners, shortened, shown};

/// Returns what became of one field of a record.
pub(super) fn sentence(
    at: &At,
    field: &str,
    (was, is): (&Value, &Value),
    (agenda, telling): (&Agenda, Telling),
) -> String {
    let (called, now) = (agenda.called(at), telling.now());
    match (at.kind, field, was, is) {
        (_, _, _, Value::Raw(_)) => {
            let differs = if telling == Telling::Beside { "is daar anders" } else { "is gewijzigd" };
            format!("{} van {called} {differs}", Subject::of(at.kind, field).with_article())
        }
        (Kind::Action, "level_uncertain", _, Value::Flag(uncertain)) => {
            format!("het niveau van {called} is {now} {}", if *uncertain { "onzeker" } else { "zeker" })
        }
        (Kind::Action, "koers", Value::Code(old), Value::Code(new))
            if matches!(telling, Telling::Made | Telling::Compared) && !old.is_empty() && !new.is_empty() =>
        {
            let label = |word: &str| at.kind.choice_label(field, word);
            format!("de koers van {called} was {}, werd {}", label(old), label(new))
        }
        (Kind::Action, "level", was, Value::Code(word)) if word == Level::Lokaal.word() => {
            let gemeente = agenda.actions.record(&at.id).and_then(|action| action.gemeente.as_ref());
            let gemeente = gemeente.map(|id| format!(", {}", agenda.link_name(id))).unwrap_or_default();
            let was = match (telling, was) {
                (Telling::Compared, Value::Code(old)) if old != word => {
                    format!("was {}, ", at.kind.choice_label(field, old))
                }
                (Telling::Beside, Value::Code(old)) if old != word => {
                    let old = at.kind.choice_label(field, old);
                    return format!("het niveau van {called} is hier {old}, daar lokaal{gemeente}");
                }
                _ => String::new(),
            };
            format!("het niveau van {called} {was}is {now} lokaal{gemeente}")
        }
        // Called by its old name: the new one comes after it.
        (
            Kind::Doel | Kind::Actielijn | Kind::Kernpartner,
            "title" | "name",
            Value::Text(old),
            Value::Text(new),
        ) if !old.is_empty() && !new.is_empty() => {
            format!("{} {} heet {now} {}", agenda.one(at), shortened(old), shortened(new))
        }
        (Kind::Doel | Kind::Note, "of", _, Value::Link(Some(link))) => {
            format!("{called} hoort {now} bij {}", agenda.link_name(link))
        }
        (Kind::Action, "roles", Value::Roles(before), Value::Roles(roles))
            if owners(before) == owners(roles) =>
        {
            let others = roles.iter().filter(|role| !OWNER_ROLES.contains(&&*role.role));
            let names: Vec<String> = others.map(|role| party_name(agenda, role)).collect();
            let names = if names.is_empty() { "leeg".into() } else { names.join("; ") };
            format!("de betrokkenen van {called} zijn {now} {names}")
        }
        _ => usual(at, field, (was, is), (agenda, telling)),
    }
}

/// Returns what became of a field as most are told: with what stood there, where that is asked and has a name still.
fn usual(at: &At, field: &str, (was, is): (&Value, &Value), (agenda, telling): (&Agenda, Telling)) -> String {
    let (called, subject) = (agenda.called(at), Subject::of(at.kind, field));
    let (field_called, verb, value) =
        (subject.with_article(), subject.verb(), shown(is, agenda, at.kind, field));
    let old = || shown(was, agenda, at.kind, field);
    let knows_old = subject.is_known() && has_names(agenda, was);
    match telling {
        Telling::Compared if knows_old => {
            format!("{field_called} van {called} {} {}, {verb} nu {value}", subject.past_verb(), old())
        }
        Telling::Beside if knows_old => {
            format!("{field_called} van {called} {verb} hier {}, daar {value}", old())
        }
        Telling::Made | Telling::Back | Telling::Compared | Telling::Beside => {
            format!("{field_called} van {called} {verb} {} {value}", telling.now())
        }
    }
}

/// Returns whether everything that a value links to is in the agenda still: what is gone has no name in it.
fn has_names(agenda: &Agenda, value: &Value) -> bool {
    value.links().into_iter().all(|id| agenda.kind_of(id).is_some())
}
