//! The promise about the disk, on a disk in memory that breaks on demand: no sleeps, no clock, the same every time.

#[cfg(test)]
mod damage;
#[cfg(test)]
mod journal_cut;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod outside_beside;
#[cfg(test)]
mod outside_crash;
#[cfg(test)]
mod outside_live;
#[cfg(test)]
mod outside_real;
#[cfg(test)]
mod real;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod unlocked;
#[cfg(test)]
mod versions;
