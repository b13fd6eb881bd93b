//! The promise about the disk, on a disk in memory that breaks on demand: no sleeps, no clock, the same every time.

#[cfg(test)]
mod content;
#[cfg(test)]
mod corrupt;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod inside;
#[cfg(test)]
mod journal_cut;
#[cfg(test)]
mod large;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod own_files;
#[cfg(test)]
mod real;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod versions;
