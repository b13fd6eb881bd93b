//! The real program in a real terminal: what a crash, a signal, a second window or a strange folder leaves behind.
//!
//! Everything is asserted on the screen as it stands now, or on every byte that was ever sent to it. What takes longer
//! than a moment is ignored here and run by `.ci/run`.

#[cfg(test)]
#[cfg(unix)]
mod terminal {
    mod command_line;
    mod crash;
    mod dice;
    mod ending;
    mod folder;
    mod harm;
    mod home;
    mod idle;
    mod injection;
    mod keys;
    mod line;
    mod pausing;
    mod privacy;
    mod pty;
    mod random_crash;
    mod script;
    mod second;
    mod shelf;
    mod shelves;
    mod size;
    mod split;
    mod stream;
    mod stumbling;
    mod surroundings;
}
