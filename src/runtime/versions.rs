//! What the app asks about earlier versions, done at the store.

use crate::app::versions::{News, Version, Wish};
use crate::date::Moment;
use crate::store::Store;
use crate::store::fs::Fs;

/// Does what the app asks; returns what it is to be told.
pub fn perform(wish: Wish, store: &mut Store, fs: &dyn Fs, now: Moment) -> News {
    match wish {
        Wish::List => {
            let versions = store.versions(fs).into_iter();
            let versions = versions.map(|kept| Version { file: kept.file, at: kept.at, label: kept.label });
            News::List(versions.collect())
        }
        Wish::Read(file) => {
            let read = store.version(fs, &file).map(Box::new).map_err(|error| error.to_string());
            News::Read(file, read)
        }
        Wish::Keep(name, agenda) => match store.keep_version((&name, &agenda), now) {
            Ok(()) => News::Kept(name),
            Err(error) => News::Refused(error.to_string()),
        },
    }
}
