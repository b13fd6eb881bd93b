//! Changes in Dutch; the only wording of a change, for undo, recovery and comparing.

use std::borrow::Cow;

use super::Agenda;
use super::change::Change;
use super::id::{At, Kind};
use super::names::party_name;
use super::value::{Value, View};

/// From which side a change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It was made: "status van actie 6 is nu loopt".
    Made,
    /// Something was taken back: "status van actie 6 is weer niet gestart".
    Back,
}

/// Returns what an act of the user changed, in one sentence without its full stop.
///
/// Bookkeeping (the last number given out) is passed over; what does not fit in one sentence is counted. `agenda` is
/// the one after the changes; names of what is gone come from the changes themselves.
#[must_use]
pub fn summary(changes: &[Change], agenda: &Agenda, telling: Telling) -> String {
    let told: Vec<&Change> = changes.iter().filter(|change| change.at().kind != Kind::Head).collect();
    let main = told.iter().find(|change| change.at().kind != Kind::Note).or(told.first());
    let Some(main) = main.copied().or_else(|| changes.first()) else { return "er is niets gewijzigd".into() };
    let records: std::collections::BTreeSet<&At> = told.iter().map(|change| change.at()).collect();
    let text = sentence(main, agenda, telling);
    match records.len() {
        0 | 1 => text,
        2 => format!("{text}, en 1 ander onderdeel"),
        n => format!("{text}, en {} andere onderdelen", n - 1),
    }
}

/// Returns one change in words, without a full stop.
#[must_use]
pub fn sentence(change: &Change, agenda: &Agenda, telling: Telling) -> String {
    let again = telling == Telling::Back;
    match change {
        Change::Set { at, field, is, .. } => {
            let now = if again { "weer" } else { "nu" };
            let label = at.kind.label(field).to_lowercase();
            format!("{label} van {} is {now} {}", agenda.called(at), shown(is, agenda, at, field))
        }
        Change::Add { at, with, .. } => {
            format!("{} {}", called_by(at, with), if again { "staat er weer" } else { "is toegevoegd" })
        }
        Change::Drop { at, with, .. } => {
            format!("{} is {}", called_by(at, with), if again { "weer weg" } else { "verwijderd" })
        }
        Change::Move { at, .. } => {
            format!(
                "{} {}",
                agenda.called(at),
                if again { "staat weer op de oude plek" } else { "is verplaatst" }
            )
        }
    }
}

/// Returns what a record is called by what a change holds of it: it may not be in the agenda any more.
fn called_by(at: &At, with: &[(super::Name, Value)]) -> String {
    let text = |name: &str| {
        with.iter().find_map(|(known, value)| match value {
            Value::Text(text) if known == name => Some(text.as_str()),
            _ => None,
        })
    };
    match (at.kind, text("number"), text("title").or_else(|| text("name"))) {
        (Kind::Action, Some(number), _) => format!("actie {number}"),
        (Kind::Note, ..) => "een opmerking".into(),
        (kind, _, Some(title)) => format!("{} {title}", kind.one()),
        (kind, _, None) => format!("een {}", kind.one()),
    }
}

fn shown(value: &Value, agenda: &Agenda, at: &At, field: &str) -> String {
    let view = value.view();
    if view.is_empty() { "leeg".into() } else { view_shown(view, agenda, at.kind, field).into_owned() }
}

/// Returns a value as a sentence or a detail line shows it.
#[must_use]
pub fn view_shown<'a>(view: View<'a>, agenda: &'a Agenda, kind: Kind, field: &str) -> Cow<'a, str> {
    let listed = |texts: Vec<String>| Cow::Owned(texts.join("; "));
    match view {
        View::Text(text) => Cow::Borrowed(text),
        View::Lines(lines) => listed(lines.to_vec()),
        View::Code(code) => Cow::Owned(kind.choice_label(field, code.word())),
        View::Flag(flag) => Cow::Borrowed(if flag { "ja" } else { "nee" }),
        View::Link(link) => link.map_or(Cow::Borrowed(""), |id| agenda.link_name(id)),
        View::Links(links) => listed(links.iter().map(|id| agenda.link_name(id).into_owned()).collect()),
        View::Phases(phases) => listed(phases.iter().map(|phase| phase.text.clone()).collect()),
        View::Roles(roles) => listed(roles.iter().map(|role| party_name(agenda, role)).collect()),
        View::Day(day) => Cow::Owned(day.map(crate::date::Day::shown).unwrap_or_default()),
        View::Moment(at) => {
            Cow::Owned(at.map(|at| format!("{} {}", at.day().shown(), at.clock())).unwrap_or_default())
        }
        View::Issued(issued) => {
            listed(issued.iter().map(|(series, last)| format!("{series} {last}")).collect())
        }
        View::Raw(raw) => Cow::Borrowed(raw.map_or("", |raw| raw.get())),
    }
}
