//! What has to come along when somebody takes over some of the differences between two agendas.
//!
//! Of what comes, its remarks and standen come too; what it links to comes first. Of what goes, all goes that belongs to it.

use std::collections::{BTreeSet, HashMap};

use crate::agenda::{Agenda, Change, Id, Kind, Name, Value, rebase};

/// Returns the chosen changes with all that has to come along, in their own order.
pub(super) fn with_all_along(chosen: &BTreeSet<usize>, all: &[Change]) -> BTreeSet<usize> {
    let ties = Ties::new(all);
    let mut taken = chosen.clone();
    let mut new: Vec<usize> = taken.iter().copied().collect();
    while let Some(place) = new.pop() {
        let along = all.get(place).into_iter().flat_map(|change| ties.along(change));
        new.extend(along.filter(|along| taken.insert(*along)));
    }
    taken
}

/// Where among the changes stands what has to do with a record.
struct Ties<'a> {
    /// It comes.
    comes: HashMap<&'a Id, usize>,
    /// A remark, a stand or a score of it comes.
    parts: HashMap<&'a Id, Vec<usize>>,
    /// Something that linked to it goes or links to it no more.
    lets_go: HashMap<&'a Id, Vec<usize>>,
}

impl<'a> Ties<'a> {
    fn new(all: &'a [Change]) -> Self {
        let mut ties = Self { comes: HashMap::new(), parts: HashMap::new(), lets_go: HashMap::new() };
        for (place, change) in all.iter().enumerate() {
            let before = match change {
                Change::Add { at, with, .. } => {
                    ties.comes.insert(&at.id, place);
                    if matches!(at.kind, Kind::Note | Kind::Stand | Kind::Answer | Kind::Conclusie) {
                        links_of(with).for_each(|id| ties.parts.entry(id).or_default().push(place));
                    }
                    Vec::new()
                }
                Change::Drop { with, .. } => links_of(with).collect(),
                Change::Set { was, .. } => was.links(),
                Change::Move { .. } => Vec::new(),
            };
            for id in before {
                ties.lets_go.entry(id).or_default().push(place);
            }
        }
        ties
    }

    fn along(&self, change: &Change) -> Vec<usize> {
        let come = |ids: Vec<&Id>| ids.into_iter().filter_map(|id| self.comes.get(id).copied()).collect();
        match change {
            Change::Add { at, with, .. } => {
                let first: Vec<usize> = come(links_of(with).collect());
                first.into_iter().chain(self.parts.get(&at.id).into_iter().flatten().copied()).collect()
            }
            Change::Drop { at, .. } => self.lets_go.get(&at.id).cloned().unwrap_or_default(),
            Change::Set { is, .. } => come(is.links()),
            Change::Move { is, .. } => come(is.iter().collect()),
        }
    }
}

/// Returns whether something goes by a change.
pub(super) fn goes(change: &Change) -> bool {
    matches!(change, Change::Drop { .. })
}

/// Returns the agenda with all that comes too, so that it can be called by its name.
pub(super) fn with_all_that_comes(changes: &[Change], now: &Agenda) -> Agenda {
    let comes = changes.iter().filter(|change| matches!(change, Change::Add { .. }));
    let (fitting, _) = rebase(&comes.cloned().collect::<Vec<_>>(), now);
    let mut all = now.clone();
    // What rebase returns was tried on this very agenda.
    let _ = all.apply(&fitting);
    all
}

fn links_of(with: &[(Name, Value)]) -> impl Iterator<Item = &Id> {
    with.iter().flat_map(|(_, value)| value.links())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::diff;

    fn agenda(doelen: &str, actions: &str, notes: &str) -> Agenda {
        let file = format!(
            r#"{{"format": "overleg-agenda/1", "head": {{"id": "h"}}, "doelen": [{doelen}],
                "actions": [{actions}], "notes": [{notes}]}}"#
        );
        Agenda::from_json(&file).unwrap().agenda
    }

    /// Returns which records come along with the one whose change is chosen.
    fn along(from: &Agenda, to: &Agenda, chosen: &str) -> Vec<String> {
        let all = diff(from, to);
        let place = all.iter().position(|change| change.at().id.as_str() == chosen).unwrap();
        let taken = with_all_along(&BTreeSet::from([place]), &all);
        let mut left = from.clone();
        let changes: Vec<Change> = taken.iter().map(|place| all[*place].clone()).collect();
        left.apply(&crate::agenda::rebase(&changes, from).0).unwrap();
        assert_eq!(crate::agenda::review(&left), [], "er hangt niets los");
        taken.iter().map(|place| all[*place].at().id.to_string()).collect()
    }

    #[test]
    fn what_comes_brings_its_parts_and_what_it_links_to_and_what_goes_takes_them_along() {
        let (doel, action) = (r#"{"id": "d", "title": "Doel"}"#, r#"{"id": "a", "of": "d", "title": "A"}"#);
        let (empty, full) =
            (agenda("", "", ""), agenda(doel, action, r#"{"id": "n", "of": "a", "text": "x"}"#));
        assert_eq!(along(&empty, &full, "a"), ["d", "a", "n"]);
        assert_eq!(along(&empty, &full, "d"), ["d"]);
        assert_eq!(along(&empty, &full, "n"), ["d", "a", "n"]);
        let mut gone = along(&full, &empty, "d");
        gone.sort();
        assert_eq!(gone, ["a", "d", "n"]);
        assert_eq!(along(&full, &empty, "n"), ["n"]);
    }

    #[test]
    fn what_moved_elsewhere_comes_along_with_the_doel_that_goes() {
        let (d, e) = (r#"{"id": "d", "title": "D"}"#, r#"{"id": "e", "title": "E"}"#);
        let from =
            agenda(&format!("{d}, {e}"), r#"{"id": "a", "of": "d", "title": "A", "status": "loopt"}"#, "");
        let to = agenda(e, r#"{"id": "a", "of": "e", "title": "A"}"#, "");
        assert_eq!(along(&from, &to, "d"), ["d", "a"]);
    }
}
