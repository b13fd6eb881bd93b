//! What the app asks about other versions of the agenda, done at the store.

use std::time::SystemTime;

use crate::app::versions::{News, Place, Version, Wish};
use crate::date::Moment;
use crate::store::fs::Fs;
use crate::store::{Other, Store};

/// Does what the app asks; returns what it is to be told.
pub fn perform(wish: Wish, store: &mut Store, fs: &dyn Fs, now: Moment) -> News {
    match wish {
        Wish::List => {
            let kept = store.versions(fs).into_iter();
            let kept = kept.map(|kept| Version {
                file: kept.file,
                at: kept.at,
                label: kept.label,
                place: Place::Kept,
            });
            News::List(others(store, fs).into_iter().chain(kept).collect())
        }
        Wish::Others => News::Others(others(store, fs)),
        Wish::Read(version) => {
            let read = match version.place {
                Place::Beside => store.other(fs, &version.file),
                Place::Kept | Place::Before => store.version(fs, &version.file),
            };
            News::Read(version, read.map(Box::new).map_err(|error| error.to_string()))
        }
        Wish::PutAway(version) => {
            let done = store.put_away(&version.file).map_err(|error| error.to_string());
            News::PutAway(version, done)
        }
        Wish::Keep(name, agenda) => match store.keep_version((&name, &agenda), now) {
            Ok(()) => News::Kept(name),
            Err(error) => News::Refused(error.to_string()),
        },
    }
}

fn others(store: &Store, fs: &dyn Fs) -> Vec<Version> {
    let version = |other: Other| {
        let at = Moment::local(other.changed.unwrap_or(SystemTime::UNIX_EPOCH));
        Version { file: other.file, at, label: None, place: Place::Beside }
    };
    store.others(fs).into_iter().map(version).collect()
}
