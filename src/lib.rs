//! `overleg`: a terminal workbench for a municipal *uitvoeringsagenda*.

pub mod agenda;
pub mod command;
pub mod date;
pub mod history;
pub mod keymap;
pub mod layout;
pub mod lookup;
pub mod store;
pub mod text;
pub mod app;
pub mod screen;
pub mod cli;
pub mod runtime;
