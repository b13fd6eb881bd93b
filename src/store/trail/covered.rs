//! What of the journals is in the agenda already, by what they say that they began on or took in.

use super::{Stretch, Trail};

/// How far each sitting is in the agenda, or in what is being taken in.
pub(super) struct Covered {
    upto: Vec<Option<u64>>,
}

impl Covered {
    pub(super) fn new(trail: &Trail, path: &[Stretch]) -> Self {
        let mut covered = Self { upto: vec![None; trail.sittings.len()] };
        covered.cover(trail, path);
        for taken in trail.taken().filter_map(|point| trail.place_of(point)) {
            covered.cover(trail, &trail.back_from(taken));
        }
        covered
    }

    /// Counts a path, and all that it says it began on: also when the disk lost the end of that since.
    pub(super) fn cover(&mut self, trail: &Trail, path: &[Stretch]) {
        for stretch in path {
            let upto = &mut self.upto[stretch.sitting];
            *upto = Some(upto.map_or(stretch.to, |known| known.max(stretch.to)));
        }
        let began = path.first().and_then(|first| trail.sittings[first.sitting].header.after.as_ref());
        let before = began.and_then(|point| trail.place_of(point));
        if let Some(before) = before.filter(|(sitting, n)| self.upto[*sitting] < Some(*n)) {
            self.cover(trail, &trail.back_from(before));
        }
    }

    /// Returns the part of a path that is not covered, and whether it leaves from what is.
    pub(super) fn rest_of(&self, back: &[Stretch]) -> (Vec<Stretch>, bool) {
        let joint = back.iter().rposition(|stretch| self.upto[stretch.sitting].is_some());
        let Some(joint) = joint else { return (back.to_vec(), false) };
        let mut rest = back[joint..].to_vec();
        if let Some((first, upto)) = rest.first_mut().zip(self.upto[back[joint].sitting]) {
            first.from = first.from.max(upto);
        }
        rest.retain(|stretch| stretch.from < stretch.to);
        (rest, true)
    }
}
