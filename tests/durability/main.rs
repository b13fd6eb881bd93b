//! The promise about the disk, on a disk in memory that breaks on demand: no sleeps, no clock, the same every time.

#![cfg_attr(test, expect(clippy::print_stdout, reason = "a proof tells how much it tried"))]

#[cfg(test)]
mod again;
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
mod life;
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
mod own_files;
#[cfg(test)]
mod random_life;
#[cfg(test)]
mod real;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod second_try;
#[cfg(test)]
mod short_life;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod unlocked;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod wiping;
#[cfg(test)]
mod wrong;
