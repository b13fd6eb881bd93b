//! Owns the opening of an agenda: the real store, and the app of a new sitting.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use overleg::app::settings::Settings;
use overleg::app::{App, Disk, Opening};
use overleg::keymap::Keymaps;
use overleg::runtime::said;
use overleg::store::fs::Fs;
use overleg::store::{Mode, News, OpenError, Opened, Pace, Sitting, Store};

use super::moment;

/// The number of the sitting, and what the program keeps from one to the next.
pub(super) type Kept<'a> = (u64, &'a Settings, &'a Keymaps, Option<&'a str>);

#[track_caller]
pub(super) fn sit_down(
    fs: &Arc<dyn Fs>,
    folder: &Path,
    size: (u16, u16),
    kept: Kept<'_>,
) -> (App, Store, Receiver<News>) {
    try_sit_down(fs, folder, size, kept).expect("de agenda gaat open")
}

pub(super) fn try_sit_down(
    fs: &Arc<dyn Fs>,
    folder: &Path,
    size: (u16, u16),
    (sitting, remembered, keymaps, look): Kept<'_>,
) -> Result<(App, Store, Receiver<News>), OpenError> {
    let who = Sitting { writer: sitting, now: moment(), user: "Jan".into(), host: "laptop".into(), pid: 7 };
    let opened = Store::open(fs, folder, &who, Pace::AtOnce)?;
    let standing = said::of_opening(&opened);
    let Opened { store, agenda, draft, news, .. } = opened;
    let opening = Opening {
        agenda,
        earlier: store.reaches_back(),
        draft: draft.filter(|_| *store.mode() == Mode::Editing),
        standing,
        disk: disk(&store),
        keymaps: keymaps.clone(),
        settings: remembered.clone(),
        look: look.map(|look| serde_json::from_str(look).expect("te lezen")),
        now: moment(),
        seed: 7,
        size,
    };
    Ok((App::new(opening), store, news))
}

pub(super) fn disk(store: &Store) -> Disk {
    match store.mode() {
        Mode::Reading(why) => Disk::ReadOnly(format!("ALLEEN LEZEN: {why}")),
        Mode::Editing => match usize::try_from(store.last() - store.synced()) {
            Ok(0) | Err(_) => Disk::Saved,
            Ok(count) => Disk::Pending(count),
        },
    }
}
