//! How the journals of an agenda hang together: sittings that follow each other, and lines that nobody took in yet.
//!
//! It is pure: it gets what was read and says what to apply. Applying is for [`super::recover`].
//!
//! A sitting is one run of the program. It may have had to abandon a journal and go on in another; as a number is given to one
//! line only, its files together are one list of lines.

mod covered;

use std::collections::{BTreeMap, BTreeSet};

use crate::agenda::Edit;

use self::covered::Covered;
use super::journal::{Header, Journal, Line, Point, What};
use super::place;

/// Which versions were announced and never put in place: by whom, and their hashes.
pub(super) type Void = BTreeSet<(String, String)>;

/// The lines of one run of the program, whole up to the first gap.
#[derive(Clone, Debug)]
pub(super) struct Sitting {
    pub(super) names: Vec<String>,
    header: Header,
    lines: Vec<Line>,
    /// How many whole lines lie behind a number that is nowhere.
    pub(super) behind_gap: usize,
}

impl Sitting {
    /// The number of the last line before this sitting.
    fn start(&self) -> u64 {
        self.header.n
    }

    pub(super) fn end(&self) -> u64 {
        self.header.n + self.lines.len() as u64
    }

    /// Returns the lines with numbers in `(from, to]`.
    pub(super) fn between(&self, from: u64, to: u64) -> &[Line] {
        let index = |n: u64| {
            usize::try_from(n.saturating_sub(self.start())).unwrap_or(usize::MAX).min(self.lines.len())
        };
        self.lines.get(index(from)..index(to)).unwrap_or_default()
    }

    fn is_void(&self, hash: &str, void: &Void) -> bool {
        void.iter().any(|(writer, announced)| *writer == self.header.writer && announced == hash)
    }

    fn gather(mut journals: Vec<Journal>) -> Option<Self> {
        // The first copy of a journal has the shortest name.
        journals.sort_by_key(|journal| {
            (journal.header.as_ref().map(|header| header.n), journal.name.len(), journal.name.clone())
        });
        let header = journals.first()?.header.clone()?;
        let names = journals.iter().map(|journal| journal.name.clone()).collect();
        let mut found = BTreeMap::new();
        for journal in journals {
            found.extend(journal.lines.into_iter().map(|line| (line.n, line)));
        }
        let all = found.len();
        let expected = header.n + 1..;
        let lines: Vec<Line> = found
            .into_values()
            .zip(expected)
            .take_while(|(line, n)| line.n == *n)
            .map(|(line, _)| line)
            .collect();
        let behind_gap = all - lines.len();
        Some(Self { names, header, lines, behind_gap })
    }
}

/// A stretch of one sitting: the lines with numbers in `(from, to]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) sitting: usize,
    pub(super) from: u64,
    pub(super) to: u64,
}

/// All sittings of an agenda, oldest first by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    pub(super) sittings: Vec<Sitting>,
    /// Whether a newer program kept a journal here.
    pub(super) is_newer: bool,
}

impl Trail {
    /// Gathers journals to sittings, leaving out those of another agenda.
    pub(super) fn new(journals: Vec<Journal>, agenda: &str) -> Self {
        let is_newer = journals.iter().any(|journal| journal.is_newer);
        let mut writers: BTreeMap<String, Vec<Journal>> = BTreeMap::new();
        for journal in journals {
            if let Some(header) = journal.header.as_ref().filter(|header| header.agenda == agenda) {
                writers.entry(header.writer.clone()).or_default().push(journal);
            }
        }
        let mut sittings: Vec<Sitting> = writers.into_values().filter_map(Sitting::gather).collect();
        sittings.sort_by(|a, b| a.names.cmp(&b.names));
        Self { sittings, is_newer }
    }

    /// Finds where the agenda with this hash stands: the last place in the numbering, the oldest of equals.
    pub(super) fn locate(&self, hash: &str) -> Option<(usize, u64)> {
        let places = self.sittings.iter().enumerate().flat_map(|(index, sitting)| {
            marks(sitting, sitting.end()).filter(|(_, found)| *found == hash).map(move |(n, _)| (index, n))
        });
        places.max_by_key(|(index, n)| (*n, std::cmp::Reverse(*index)))
    }

    /// Finds the last line that took in a file with this hash, which nothing of ours had made.
    pub(super) fn taken_at(&self, hash: &str) -> Option<(usize, u64)> {
        let places = self.sittings.iter().enumerate().flat_map(|(index, sitting)| {
            sitting.lines.iter().filter(|line| takes(line, hash)).map(move |line| (index, line.n))
        });
        places.max_by_key(|(index, n)| (*n, std::cmp::Reverse(*index)))
    }

    /// Returns the stretches that lead to a place, oldest first.
    pub(super) fn back_from(&self, (sitting, n): (usize, u64)) -> Vec<Stretch> {
        let mut path = Vec::new();
        let mut next = Some((sitting, n));
        let mut seen = BTreeSet::new();
        while let Some((index, n)) = next.filter(|(index, _)| seen.insert(*index)) {
            path.push(Stretch { sitting: index, from: self.sittings[index].start(), to: n });
            next = self.parent(index);
        }
        path.reverse();
        path
    }

    /// Returns the stretches that follow a place: the rest of its sitting and the sittings that went on from there.
    pub(super) fn forward_from(&self, (sitting, n): (usize, u64)) -> Vec<Stretch> {
        let mut path = Vec::new();
        let mut place = (sitting, n);
        let mut seen = BTreeSet::from([sitting]);
        loop {
            let (sitting, from) = place;
            let next = (0..self.sittings.len())
                .filter(|child| !seen.contains(child))
                .find(|child| self.parent(*child).is_some_and(|(parent, n)| parent == sitting && n >= from));
            let to = next.map_or(self.sittings[sitting].end(), |child| self.sittings[child].start());
            path.push(Stretch { sitting, from, to });
            match next {
                Some(child) => place = (child, to),
                None => return path,
            }
            seen.insert(place.0);
        }
    }

    /// Returns the highest number that a line has.
    pub(super) fn highest(&self) -> u64 {
        self.sittings.iter().map(Sitting::end).max().unwrap_or(0)
    }

    /// Returns the way to the line that was written last: of the ends that nobody went on from or took in, the one with the highest
    /// number. Of equals the one that began there: what it wrote itself may be lost, and its name says nothing, as the clock may
    /// have been put back.
    pub(super) fn newest_way(&self) -> Vec<Stretch> {
        let order =
            |sitting: &usize| (self.sittings[*sitting].end(), self.sittings[*sitting].start(), *sitting);
        let newest = self.left().max_by_key(order);
        newest.map(|sitting| self.back_from((sitting, self.sittings[sitting].end()))).unwrap_or_default()
    }

    /// Returns the journals of all sittings that nobody went on from or took in.
    pub(super) fn last_journals(&self) -> impl Iterator<Item = &String> {
        self.left().flat_map(|sitting| &self.sittings[sitting].names)
    }

    fn left(&self) -> impl Iterator<Item = usize> {
        let continued: BTreeSet<usize> = self.continued().filter_map(|name| self.position_of(name)).collect();
        (0..self.sittings.len()).filter(move |sitting| !continued.contains(sitting))
    }

    /// Returns the journals that others went on from or took in.
    fn continued(&self) -> impl Iterator<Item = &str> {
        let after = self.sittings.iter().filter_map(|sitting| sitting.header.after.as_ref());
        after.chain(self.taken()).map(|(name, _)| name.as_str())
    }

    /// Returns what lines say that they took in.
    fn taken(&self) -> impl Iterator<Item = &Point> {
        let lines = self.sittings.iter().flat_map(|sitting| &sitting.lines);
        lines
            .filter_map(|line| if let What::Edit { took, .. } = &line.what { Some(took) } else { None })
            .flatten()
    }

    /// Returns the place that a sitting went on from, when that place can still be read.
    fn parent(&self, sitting: usize) -> Option<(usize, u64)> {
        let sitting = &self.sittings[sitting];
        let (parent, n) = self.place_of(sitting.header.after.as_ref()?)?;
        let reachable = self.sittings[parent].start()..=self.sittings[parent].end();
        (reachable.contains(&n) && n == sitting.start()).then_some((parent, n))
    }

    /// Returns the last place of the sitting with this writer.
    pub(super) fn end_of(&self, writer: &str) -> Option<(usize, u64)> {
        let sitting = self.of_writer(writer)?;
        Some((sitting, self.sittings[sitting].end()))
    }

    /// Returns where a place lies that a header names.
    pub(super) fn place_of(&self, (name, n): &Point) -> Option<(usize, u64)> {
        Some((self.position_of(name)?, *n))
    }

    /// Returns whether no later journal of the same sitting goes on from this one.
    pub(super) fn is_last_of_sitting(&self, name: &str) -> bool {
        self.sittings.iter().all(|sitting| {
            !sitting.names.iter().any(|own| own == name)
                || sitting.names.last().is_some_and(|own| own == name)
        })
    }

    /// Returns the name of the last journal of a sitting.
    pub(super) fn name_of(&self, sitting: usize) -> Option<String> {
        self.sittings.get(sitting)?.names.last().cloned()
    }

    /// Returns whether `agenda.json` had this hash somewhere along a path, written by it or taken in.
    pub(super) fn leads_through(&self, path: &[Stretch], hash: &str) -> bool {
        self.marks_back(path).any(|(_, mark)| mark == hash)
            || self.lines(path).any(|(_, line)| takes(line, hash))
    }

    /// Returns the part of the way to a place that is not on a path and was not taken in by any line; `None` when the two have
    /// nothing to do with each other.
    pub(super) fn beyond(&self, path: &[Stretch], place: (usize, u64)) -> Option<Vec<Stretch>> {
        let back = self.back_from(place);
        let (rest, is_attached) = Covered::new(self, path).rest_of(&back);
        if is_attached {
            return Some(rest);
        }
        // No journal leads from one to the other; then both may have begun with the same file.
        let (from, _) = self.marks_back(&back).find(|(_, hash)| self.leads_through(path, hash))?;
        let behind = rest.into_iter().map(|part| Stretch { from: part.from.max(from), ..part });
        Some(behind.filter(|part| part.from < part.to).collect())
    }

    /// Returns the edits of a path but those that came from another one; `None` when one of them is of a newer program.
    pub(super) fn edits(&self, path: &[Stretch], from: &[Stretch]) -> Option<Vec<Edit>> {
        let lies_on = |point: &Point| {
            let place = self.place_of(point);
            place.is_some_and(|(own, n)| from.iter().any(|part| part.sitting == own && n <= part.to))
        };
        let is_new = |what: &What| match what {
            What::Edit { took, .. } => took.is_empty() || !took.iter().all(lies_on),
            What::Draft { .. } | What::Saved { .. } | What::GivenUp { .. } | What::Unknown => false,
        };
        self.lines(path).filter(|(_, line)| is_new(&line.what)).map(|(_, line)| line.edit().ok()).collect()
    }

    /// Returns the edits of a path that were made at the keys, and not taken in from elsewhere.
    pub(super) fn own_edits(&self, path: &[Stretch]) -> Vec<Edit> {
        let is_own = |what: &What| matches!(what, What::Edit { took, found: None } if took.is_empty());
        self.lines(path)
            .filter(|(_, line)| is_own(&line.what))
            .filter_map(|(_, line)| line.edit().ok())
            .collect()
    }

    pub(super) fn position_of(&self, name: &str) -> Option<usize> {
        self.of_writer(place::journal_writer(name)?)
    }

    fn of_writer(&self, writer: &str) -> Option<usize> {
        self.sittings.iter().position(|sitting| sitting.header.writer == writer)
    }

    /// Returns the lines of a path in order, each with its place.
    pub(super) fn lines<'a>(
        &'a self,
        path: &'a [Stretch],
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Line)> {
        path.iter().flat_map(|stretch| {
            let lines = self.sittings[stretch.sitting].between(stretch.from, stretch.to);
            lines.iter().map(|line| (stretch.sitting, line))
        })
    }

    /// Returns the branches that are neither on the path nor taken in by any line: work that lies beside the agenda.
    ///
    /// A branch that leaves the path counts from there. One that has nothing to do with it counts from its last checkpoint, but
    /// for those in `void`.
    pub(super) fn branches(&self, path: &[Stretch], void: &Void) -> Vec<Vec<Stretch>> {
        let mut covered = Covered::new(self, path);
        let mut branches = Vec::new();
        for back in self.tips(void) {
            let (branch, is_attached) = covered.rest_of(&back);
            let branch = if is_attached { branch } else { self.since_checkpoint(&branch, void) };
            covered.cover(self, &back);
            if self.lines(&branch).any(|(_, line)| matches!(line.what, What::Edit { .. } | What::Unknown)) {
                branches.push(branch);
            }
        }
        branches
    }

    /// Returns the ways to all ends that nobody went on from, first those with the last checkpoint.
    ///
    /// What two ways share counts as saved when one of them says so.
    fn tips(&self, void: &Void) -> Vec<Vec<Stretch>> {
        let parents: BTreeSet<_> =
            (0..self.sittings.len()).filter_map(|sitting| self.parent(sitting)).collect();
        let ends = self.sittings.iter().map(Sitting::end).enumerate();
        let mut tips: Vec<_> =
            ends.filter(|end| !parents.contains(end)).map(|end| self.back_from(end)).collect();
        tips.sort_by_key(|back| std::cmp::Reverse(self.last_checkpoint(back, void)));
        tips
    }

    fn last_checkpoint(&self, path: &[Stretch], void: &Void) -> Option<u64> {
        let given_up: BTreeSet<_> = self.lines(path).filter_map(given_up).collect();
        self.lines(path).rev().find_map(|(sitting, line)| match &line.what {
            What::Saved { hash, upto }
                if !self.sittings[sitting].is_void(hash, void) && !given_up.contains(&(sitting, line.n)) =>
            {
                Some(*upto)
            }
            _ => None,
        })
    }

    fn since_checkpoint(&self, branch: &[Stretch], void: &Void) -> Vec<Stretch> {
        let Some(last) = self.last_checkpoint(branch, void) else { return branch.to_vec() };
        let after = branch.iter().map(|stretch| Stretch { from: stretch.from.max(last), ..*stretch });
        after.filter(|stretch| stretch.from < stretch.to).collect()
    }

    /// Returns the hashes of the agenda along a path, newest first, each with the number that it stands after.
    pub(super) fn marks_back<'a>(&'a self, back: &'a [Stretch]) -> impl Iterator<Item = (u64, &'a str)> {
        back.iter().rev().flat_map(|stretch| {
            let mut found: Vec<_> = marks(&self.sittings[stretch.sitting], stretch.to).collect();
            found.reverse();
            found
        })
    }
}

/// Returns whether a line took in a file with this hash.
fn takes(line: &Line, hash: &str) -> bool {
    matches!(&line.what, What::Edit { found: Some(found), .. } if found == hash)
}

/// Returns which announcement a line takes back.
fn given_up((sitting, line): (usize, &Line)) -> Option<(usize, u64)> {
    if let What::GivenUp { line } = line.what { Some((sitting, line)) } else { None }
}

/// Returns what a sitting knows of hashes: its base and its checkpoints, each with the number that it stands after.
fn marks(sitting: &Sitting, end: u64) -> impl Iterator<Item = (u64, &str)> {
    let base = sitting.header.base.as_deref().map(|base| (sitting.start(), base));
    let saved = sitting.lines.iter().filter_map(move |line| match &line.what {
        What::Saved { hash, upto } if *upto <= end => Some((*upto, hash.as_str())),
        _ => None,
    });
    base.into_iter().chain(saved)
}

/// Returns the last place of a path, as a header names it.
pub(super) fn tip(trail: &Trail, path: &[Stretch]) -> Option<Point> {
    let last = path.last()?;
    let name = trail.sittings[last.sitting].names.last()?;
    Some((name.clone(), last.to))
}
