//! The real program in a real terminal: what a crash, a signal, a second window or a strange folder leaves behind.
//!
//! Everything is asserted on the screen as it stands now, or on every byte that was ever sent to it. What takes longer
//! than a moment is ignored here and run by `.ci/run`.

#[cfg(test)]
#[cfg(unix)]
mod terminal {
    mod allowed;
    mod command_line;
    mod crash;
    mod dice;
    mod ending;
    mod folder;
    mod full;
    mod halting;
    mod handles;
    mod harm;
    mod home;
    mod idle;
    mod injection;
    mod keys;
    mod killing;
    mod line;
    mod links;
    mod outside;
    mod pausing;
    mod privacy;
    mod pty;
    mod race;
    mod random_crash;
    mod refusing;
    mod scan;
    mod script;
    mod second;
    mod sheets;
    mod shelf;
    mod shelves;
    mod shim;
    mod size;
    mod split;
    mod stream;
    mod stumbling;
    mod surroundings;
    mod system;
    mod vanishing;
}
