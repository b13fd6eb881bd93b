//! Holds the journeys: scripts of what a facilitator does, through the real app, store and screen.
//!
//! How a window, a list or a line is made is tested beside its code. The golden screens stand in `tests/golden`; after
//! a look at what changed, `INSTA_UPDATE=always cargo test --test journeys` takes the new ones.

#[cfg(test)]
mod journeys {
    mod adding;
    mod cells;
    mod changing;
    mod contrast;
    mod damage;
    mod desk;
    mod driving;
    mod every_field;
    mod every_key;
    mod filtering;
    mod finding;
    mod flows;
    mod forms;
    #[path = "../terminal/harm.rs"]
    mod harm;
    mod helping;
    mod hostile;
    mod ink;
    mod keeping;
    mod layouts;
    mod looking;
    mod marking;
    mod notices;
    mod outside;
    mod overlays;
    mod palette;
    mod pointing;
    mod prefixes;
    mod random;
    mod residue;
    mod screens;
    mod shelf;
    mod slips;
    mod sorting;
    mod timeline;
    mod typing;
    mod undoing;
    mod vanishing;
    mod verbs;
    mod versions;
    mod views;
    mod walking;
    mod zelfscan;
    mod zelfscan_csv;
    mod zelfscan_gemeente;
    mod zelfscan_instellen;
    mod zelfscan_lijst;
    mod zelfscan_verborgen;
    mod zelfscan_vergelijken;
    mod zelfscan_vergissen;
    mod zelfscan_vervolg;
    mod zelfscan_zitting;
}
