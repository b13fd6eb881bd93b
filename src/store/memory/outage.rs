//! What a power failure leaves: all that was synced, and of the rest whatever the disk happened to have done.

use std::collections::BTreeMap;
use std::path::Path;

use super::disk::{Disk, Names, Node, Writing};

/// How much of what was written to a file and not synced got to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// All of it.
    Whole,
    /// Nothing.
    Lost,
    /// So many bytes.
    Cut(usize),
    /// Its length, with zeros: the length was noted and the bytes were not.
    Zeros,
    /// Its length, with what stood on the disk before: bytes of other files.
    Garbage,
    /// All of it, with one bit of this byte turned over.
    Flipped(usize),
}

impl Tail {
    fn of(self, node: &Node) -> Vec<u8> {
        let mut left = match self {
            Self::Cut(count) => count,
            _ => node.unsynced(),
        };
        let mut bytes = node.certain.clone();
        if self == Self::Lost {
            return bytes;
        }
        let mut passed = 0;
        for writing in &node.underway {
            if left == 0 && self != Self::Whole {
                break;
            }
            let Writing::Bytes(at, new) = writing else {
                writing.perform(&mut bytes);
                continue;
            };
            let new: Vec<u8> =
                new.iter().take(left).enumerate().map(|(i, byte)| self.spoil(*byte, passed + i)).collect();
            left -= new.len();
            passed += new.len();
            Writing::Bytes(*at, new).perform(&mut bytes);
        }
        bytes
    }

    /// Returns what became of a byte, counted from the first that was not synced.
    fn spoil(self, byte: u8, place: usize) -> u8 {
        match self {
            Self::Zeros => 0,
            // Line ends too, so that it looks like lines; no two places the same for long.
            Self::Garbage if place % 61 == 60 => b'\n',
            Self::Garbage => u8::try_from(place * 167 % 251).unwrap_or_default() ^ 0x5a,
            Self::Flipped(at) if at == place => byte ^ 1,
            Self::Whole | Self::Lost | Self::Cut(_) | Self::Flipped(_) => byte,
        }
    }
}

impl Disk {
    /// Returns the disk as it is when the machine starts again.
    pub(super) fn after_outage(
        &self,
        tail: impl Fn(&Path, usize) -> Tail,
        arrives: impl Fn(usize) -> bool,
    ) -> Self {
        let mut names = self.certain.clone();
        let reached = self.underway.iter().enumerate().filter(|(place, _)| arrives(*place));
        reached.for_each(|(_, naming)| naming.perform(&mut names));
        let names = reachable(names);
        let mut next = Self { links: self.links.clone(), ticks: self.ticks, ..Self::default() };
        let mut kept = BTreeMap::new();
        for (path, node) in &names.files {
            let new = *kept.entry(*node).or_insert_with(|| {
                let node = &self.nodes[*node];
                let bytes = tail(path, node.unsynced()).of(node);
                next.add(Node { certain: bytes.clone(), bytes, underway: Vec::new(), ..*node })
            });
            next.certain.files.insert(path.clone(), new);
        }
        next.certain.folders = names.folders;
        next.names = next.certain.clone();
        next
    }
}

/// Leaves out what stands in a folder that never came to be.
fn reachable(mut names: Names) -> Names {
    let all = names.folders.clone();
    let stands = |path: &Path| path.ancestors().skip(1).all(|above| all.contains(above));
    names.folders.retain(|folder| stands(folder));
    names.files.retain(|file, _| stands(file));
    names
}
