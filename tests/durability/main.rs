//! The promise about the disk, on a disk in memory that breaks on demand: no sleeps, no clock, the same every time.

mod closing;
mod damage;
mod journal_cut;
mod outside;
mod real;
mod recovery;
mod support;
mod trouble;
