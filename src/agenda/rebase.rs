//! Our changes on top of what somebody else made of the agenda in the meantime.

use super::Agenda;
use super::change::Change;
use super::value::{Value, View};

/// A change of ours that touches what somebody else changed too: both versions are to be kept and shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// What we wanted.
    pub ours: Change,
    /// What stands there in theirs, when there is such a field.
    pub theirs: Option<Value>,
}

/// Returns which of our changes fit on theirs, adapted to where things stand there, and which do not.
///
/// Rebased onto the agenda that they were made on, changes come out as they went in.
#[must_use]
pub fn rebase(ours: &[Change], theirs: &Agenda) -> (Vec<Change>, Vec<Clash>) {
    let mut agenda = theirs.clone();
    let (mut fitting, mut clashes) = (Vec::new(), Vec::new());
    for change in ours {
        match adapted(change, &agenda) {
            Fit::Done => {}
            Fit::Fits(change) if agenda.apply(std::slice::from_ref(&change)).is_ok() => fitting.push(change),
            Fit::Fits(_) | Fit::Clashes => {
                clashes.push(Clash { ours: change.clone(), theirs: theirs_of(change, &agenda) });
            }
        }
    }
    (fitting, clashes)
}

enum Fit {
    Fits(Change),
    Done,
    Clashes,
}

fn theirs_of(change: &Change, agenda: &Agenda) -> Option<Value> {
    let Change::Set { at, field, .. } = change else { return None };
    agenda.rows(at.kind).view(&at.id, field).map(View::to_value)
}

fn adapted(change: &Change, agenda: &Agenda) -> Fit {
    let rows = agenda.rows(change.at().kind);
    let id = &change.at().id;
    let known = |after: &Option<_>| after.clone().filter(|after| rows.has(after));
    match change {
        Change::Set { field, was, is, .. } => match rows.view(id, field) {
            Some(view) if view == is.view() => Fit::Done,
            Some(view) if view == was.view() => Fit::Fits(change.clone()),
            Some(View::Issued(theirs)) => raised(change, theirs),
            Some(_) | None => Fit::Clashes,
        },
        Change::Add { at, after, with } => {
            if rows.holds(id, with) {
                return Fit::Done;
            }
            let last = || rows.last();
            let after = if after.is_none() { None } else { known(after).or_else(last) };
            Fit::Fits(Change::Add { at: at.clone(), after, with: with.clone() })
        }
        Change::Drop { at, with, .. } => match rows.after(id) {
            None => Fit::Done,
            Some(after) if rows.holds(id, with) => {
                Fit::Fits(Change::Drop { at: at.clone(), after, with: with.clone() })
            }
            Some(_) => Fit::Clashes,
        },
        Change::Move { at, is, .. } => match rows.after(id) {
            Some(after) if after == *is => Fit::Done,
            Some(was) if is.is_none() || known(is).is_some() => {
                Fit::Fits(Change::Move { at: at.clone(), was, is: is.clone() })
            }
            Some(_) | None => Fit::Clashes,
        },
    }
}

/// Raises the numbers that were given out as far as one of both did: no number is ever given out twice.
fn raised(change: &Change, theirs: &[(String, u32)]) -> Fit {
    let Change::Set { at, field, is: Value::Issued(ours), .. } = change else { return Fit::Clashes };
    let mut both = theirs.to_vec();
    for (series, last) in ours {
        match both.iter_mut().find(|(known, _)| known == series) {
            Some((_, known)) => *known = (*known).max(*last),
            None => both.push((series.clone(), *last)),
        }
    }
    if both == theirs {
        return Fit::Done;
    }
    let (was, is) = (Value::Issued(theirs.to_vec()), Value::Issued(both));
    Fit::Fits(Change::Set { at: at.clone(), field: field.clone(), was, is })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{At, Id, Kind, diff};

    fn agenda(actions: &str) -> Agenda {
        let file =
            format!(r#"{{"format": "overleg-agenda/1", "head": {{"id": "h"}}, "actions": [{actions}]}}"#);
        Agenda::from_json(&file).unwrap().agenda
    }

    #[test]
    fn both_versions_are_kept_of_what_both_changed() {
        let base =
            agenda(r#"{"id": "a", "title": "Oud", "status": "loopt"}, {"id": "b", "title": "Blijft"}"#);
        let ours = agenda(r#"{"id": "a", "title": "Ons", "status": "gereed"}"#);
        let theirs =
            agenda(r#"{"id": "a", "title": "Hun", "status": "loopt"}, {"id": "b", "title": "Anders"}"#);
        let (fitting, clashes) = rebase(&diff(&base, &ours), &theirs);
        assert_eq!(fitting.len(), 1, "the status: {fitting:?}");
        let title = clashes.iter().find(|clash| matches!(clash.ours, Change::Set { .. }));
        assert_eq!(title.and_then(|clash| clash.theirs.clone()), Some(Value::Text("Hun".into())));
        assert!(clashes.iter().any(|clash| *clash.ours.at() == At::new(Kind::Action, &Id::from("b"))));
    }

    #[test]
    fn what_they_did_too_is_no_clash_and_is_not_done_twice() {
        let base = agenda(r#"{"id": "a", "title": "Oud"}, {"id": "b"}"#);
        let same = agenda(r#"{"id": "c"}, {"id": "a", "title": "Nieuw"}"#);
        assert_eq!(rebase(&diff(&base, &same), &same), (Vec::new(), Vec::new()));
    }

    #[test]
    fn numbers_that_both_gave_out_are_raised_to_the_highest() {
        let agenda = |actie: u32, brief: u32| {
            let file = format!(
                r#"{{"format": "overleg-agenda/1", "head": {{"id": "h", "issued": {{"actie": {actie}, "brief": {brief}}}}}}}"#
            );
            Agenda::from_json(&file).unwrap().agenda
        };
        let (base, ours, theirs) = (agenda(1, 1), agenda(3, 1), agenda(2, 5));
        let (fitting, clashes) = rebase(&diff(&base, &ours), &theirs);
        assert_eq!((diff(&theirs, &agenda(3, 5)), clashes), (fitting, Vec::new()));
        assert_eq!(rebase(&diff(&base, &agenda(2, 1)), &theirs), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_new_row_finds_a_place_when_its_neighbour_is_gone() {
        let base = agenda(r#"{"id": "a"}, {"id": "b"}"#);
        let ours = agenda(r#"{"id": "a"}, {"id": "n"}, {"id": "b"}"#);
        let mut theirs = agenda(r#"{"id": "b"}"#);
        let (fitting, clashes) = rebase(&diff(&base, &ours), &theirs);
        assert_eq!(clashes, Vec::new());
        theirs.apply(&fitting).unwrap();
        assert_eq!(theirs.actions.len(), 2);
    }
}
