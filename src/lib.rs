//! `overleg`: a terminal workbench for a municipal *uitvoeringsagenda*.

pub mod agenda;
pub mod app;
pub mod cli;
pub mod command;
pub mod date;
pub mod history;
pub mod keymap;
pub mod layout;
pub mod lookup;
pub mod runtime;
pub mod screen;
pub mod store;
pub mod text;
