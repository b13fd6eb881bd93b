//! What can follow the first key of a chord, shown in a band while it waits.

use super::{App, hints};
use crate::keymap::Key;

/// The prefixes of the program: the key as a file writes it, the title of its band, what it is for.
const PREFIXES: [(&str, &str, &str); 4] = [
    ("g", "Ga naar", "naar een scherm"),
    ("f", "Filter", "filteren"),
    ("v", "Vastleggen", "vastleggen"),
    ("w", "Weergave", "weergave"),
];

/// The band of a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// What can be done with it, in a word or two.
    pub title: String,
    /// The keys that can follow.
    pub offers: Vec<Offer>,
}

/// A key that can follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The key as the screen writes it.
    pub key: String,
    /// What it does.
    pub words: String,
    /// Whether that can be done now.
    pub possible: bool,
}

/// Returns the band of the key that waits, if one does.
#[must_use]
pub fn band(app: &App) -> Option<Band> {
    let first = *app.pending.first()?;
    let mode = app.mode();
    let mut offers: Vec<Offer> = Vec::new();
    for (key, command) in app.keymap.continuations(mode, &app.pending) {
        let key = key.shown();
        if offers.iter().all(|offer| offer.key != key) {
            let possible = !app.overlays.is_empty() || app.can(command);
            offers.push(Offer { key, words: hints::words(mode, command), possible });
        }
    }
    let title = known(first).map_or_else(|| first.shown(), |(_, title, _)| (*title).to_owned());
    Some(Band { title, offers })
}

/// Returns what a prefix is for, in a word or two.
pub(super) fn purpose(first: Key) -> String {
    known(first).map_or("meer", |(.., purpose)| purpose).to_owned()
}

fn known(first: Key) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let written = first.to_string();
    PREFIXES.iter().find(|(key, ..)| *key == written)
}
