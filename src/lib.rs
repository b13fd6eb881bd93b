//! `overleg`: a terminal workbench for a municipal *uitvoeringsagenda*.

pub mod agenda;
pub mod command;
pub mod date;
pub mod history;
pub mod keymap;
pub mod lookup;
pub mod sample;
pub mod store;
pub mod text;
