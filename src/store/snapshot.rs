//! `agenda.json` as a file: reading it, replacing it as a whole, and the earlier versions beside it.
//!
//! When it is replaced, and what the journal says about that, is for [`super::desk`].

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::agenda::{Agenda, Reading, diff};
use crate::date::Moment;

use super::fs::{Access, FileKind, Fs, Stat};
use super::label;
use super::place::{self, Place};

/// Returns the name of a content: `sha256:` and 64 digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Returns the hash of a file; `None` when there is no such file.
pub(super) fn hash_of(fs: &dyn Fs, path: &Path) -> io::Result<Option<(String, Vec<u8>)>> {
    // A pipe in its place would be read for ever.
    match regular(fs, path).and_then(|_| fs.read(path)) {
        Ok(bytes) => Ok(Some((hash(&bytes), bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns what is known of a regular file; an error names anything else.
pub(super) fn regular(fs: &dyn Fs, path: &Path) -> io::Result<Stat> {
    let stat = fs.stat(path)?;
    match stat.kind {
        FileKind::File => Ok(stat),
        FileKind::Folder | FileKind::Other => {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "dit is geen gewoon bestand"))
        }
    }
}

/// Returns the text of an agenda after reading it back: what cannot be read again is never written.
pub(super) fn checked_text(agenda: &Agenda) -> Option<String> {
    let text = agenda.to_json();
    let back = Agenda::from_json(&text).ok()?.agenda;
    (diff(agenda, &back).is_empty() && back.to_json() == text).then_some(text)
}

/// Makes the next version beside the agenda, synced and with the permissions of the present one.
pub(super) fn write_draft(fs: &dyn Fs, place: &Place, writer: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let path = place.draft(writer);
    clear(fs, &path)?;
    let written = fill_as(fs, place, &path, bytes);
    if let Err(error) = written {
        let _ = fs.remove(&path);
        return Err(error);
    }
    Ok(path)
}

/// Puts the next version in the place of the present one.
pub(super) fn put_in_place(fs: &dyn Fs, place: &Place, draft: &Path) -> io::Result<()> {
    fs.rename(draft, &place.target)?;
    fs.sync_folder(place.beside())
}

/// Makes a file with this content, synced; there is none when that fails, so that no next try takes it for certain.
pub(super) fn fill(fs: &dyn Fs, path: &Path, access: Access, bytes: &[u8]) -> io::Result<()> {
    let out = fs.create_new(path, access)?;
    let done = out.append(bytes).and_then(|()| out.sync());
    if done.is_err() {
        let _ = fs.remove(path);
    }
    done
}

/// Makes a file with this content that those may read who may read the agenda, and nobody else in the meantime.
pub(super) fn fill_as(fs: &dyn Fs, place: &Place, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs.stat(&place.target).is_err() {
        return fill(fs, path, Access::Usual, bytes);
    }
    fill(fs, path, Access::Private, bytes)?;
    match fs.copy_mode(&place.target, path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Keeps a version of the agenda, once per content.
///
/// The present version is kept too, not only those before it: then what another program makes of `agenda.json` can always be
/// compared with what it was.
pub(super) fn keep_version(
    fs: &dyn Fs,
    place: &Place,
    content: (&str, &[u8]),
    now: Moment,
) -> io::Result<()> {
    let (hash, bytes) = content;
    let folder = place.history();
    fs.create_folder(&place.hidden(), Access::Private)?;
    fs.create_folder(&folder, Access::Private)?;
    // A version with a name does not count: these follow one another without a gap, so that journals connect to them.
    let is_unnamed = |name: &str| label::label(name).is_none();
    match whole_version(fs, place, hash, is_unnamed) {
        // Whoever wrote it may have been killed before it was on the disk.
        Some((kept, _)) => fs.sync_file(&kept)?,
        None => replace_half(fs, &folder.join(place::version_name(now, hash)), bytes)?,
    }
    sync_history(fs, place)
}

/// Makes a file in the place of one that was broken off by a crash, if there is one.
fn replace_half(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    clear(fs, path)?;
    fill(fs, path, Access::Private, bytes)
}

/// Makes a file under another name and then gives it its own: it is there whole, or not at all.
pub(super) fn appear(
    fs: &dyn Fs,
    (half, path): (&Path, &Path),
    fill: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    clear(fs, half)?;
    let done = fill(half).and_then(|()| fs.rename(half, path));
    if done.is_err() {
        let _ = fs.remove(half);
    }
    done
}

/// Removes what a crash left under a name, if it left anything.
fn clear(fs: &dyn Fs, path: &Path) -> io::Result<()> {
    match fs.remove(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Waits until the names of the versions are on the disk, and that of their folder.
pub(super) fn sync_history(fs: &dyn Fs, place: &Place) -> io::Result<()> {
    fs.sync_folder(&place.history())?;
    fs.sync_folder(&place.hidden())
}

/// Returns the kept version with this hash, when it is whole.
pub(super) fn version(fs: &dyn Fs, place: &Place, hash: &str) -> Option<Vec<u8>> {
    whole_version(fs, place, hash, |_| true).map(|(_, bytes)| bytes)
}

fn whole_version(
    fs: &dyn Fs,
    place: &Place,
    hash: &str,
    counts: impl Fn(&str) -> bool,
) -> Option<(PathBuf, Vec<u8>)> {
    let folder = place.history();
    let names = fs.list(&folder).ok()?;
    let mut found = names.iter().filter(|name| place::is_version_of(name, hash) && counts(name));
    found.find_map(|name| {
        let path = folder.join(name);
        let bytes = fs.read(&path).ok().filter(|bytes| self::hash(bytes) == hash)?;
        Some((path, bytes))
    })
}

/// A version that can be opened in the place of an unreadable agenda.
pub(super) struct Version {
    pub(super) path: PathBuf,
    pub(super) hash: String,
    pub(super) reading: Reading,
}

/// Returns the newest kept version that is whole and can be read; one with a name only when there is no other, because
/// the journals lead on from those that were kept by themselves.
pub(super) fn newest_version(fs: &dyn Fs, place: &Place) -> Option<Version> {
    let folder = place.history();
    let names = fs.list(&folder).ok()?;
    let (labelled, others): (Vec<_>, Vec<_>) = names
        .iter()
        .rev()
        .filter(|name| place::is_version(name))
        .partition(|name| label::label(name).is_some());
    others.into_iter().chain(labelled).find_map(|name| {
        let path = folder.join(name);
        let bytes = fs.read(&path).ok()?;
        let hash = hash(&bytes);
        let reading = Agenda::from_bytes(&bytes).ok()?;
        place::is_version_of(name, &hash).then_some(Version { path, hash, reading })
    })
}

/// Copies a file to where damaged files lie, once; returns the path, and whether the copy was made now. When it returns, the
/// copy and its name are on the disk.
pub(super) fn set_apart(fs: &dyn Fs, place: &Place, name: &str, bytes: &[u8]) -> io::Result<(PathBuf, bool)> {
    let folder = place.apart();
    let (path, is_there) = apart(fs, place, name, bytes);
    if is_there {
        fs.sync_file(&path)?;
    } else {
        fs.create_folder(&place.hidden(), Access::Private)?;
        fs.create_folder(&folder, Access::Private)?;
        replace_half(fs, &path, bytes)?;
    }
    for above in [&folder, &place.hidden(), &place.folder] {
        fs.sync_folder(above)?;
    }
    Ok((path, !is_there))
}

/// Returns where the copy of a file lies that is set apart, and whether it lies there.
pub(super) fn apart(fs: &dyn Fs, place: &Place, name: &str, bytes: &[u8]) -> (PathBuf, bool) {
    let path = place.apart().join(place::apart_name(name, &hash(bytes)));
    let is_there = fs.read(&path).is_ok_and(|kept| kept == bytes);
    (path, is_there)
}
