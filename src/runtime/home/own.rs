//! The small files of a user: read only when they are files and small, replaced as a whole, and never replaced when something
//! in them would be lost by that without being kept beside it.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::os;

/// The longest of these files that is read, in bytes.
const LONGEST: u64 = 1024 * 1024;

/// Why not all of a file could be used, as the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Unreadable,
    Newer,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "zijn niet te lezen en gelden nu niet",
            Self::Newer => "zijn van een nieuwere versie van overleg en gelden hier niet allemaal",
        })
    }
}

/// Reads a file that is no longer than this; a pipe or a device would make the program wait for ever.
pub(super) fn bytes(path: &Path, longest: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(longest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Reads a file that holds text.
pub(super) fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path, LONGEST)?).map_err(io::Error::other)
}

/// Returns what a file holds, as far as this version knows it, and what is wrong with it.
pub(super) fn read_as<T: Serialize + DeserializeOwned>(path: &Path) -> (Option<T>, Option<Fault>) {
    let text = match text(path) {
        Ok(text) => text,
        Err(error) if is_absent(&error) => return (None, None),
        Err(_) => return (None, Some(Fault::Unreadable)),
    };
    match serde_json::from_str(&text) {
        Ok(value) => {
            let fault = (!is_whole(&value, &text)).then_some(Fault::Newer);
            (Some(value), fault)
        }
        Err(_) => (None, Some(Fault::Unreadable)),
    }
}

/// The folder itself may be something else: then there is no file either.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Returns whether everything in a file is in what was read of it.
fn is_whole<T: Serialize>(read: &T, text: &str) -> bool {
    let read = serde_json::to_value(read).unwrap_or_default();
    serde_json::from_str(text).is_ok_and(|file: Value| holds(&read, &file))
}

fn holds(read: &Value, file: &Value) -> bool {
    match (read, file) {
        (Value::Object(read), Value::Object(file)) => file
            .iter()
            .all(|(key, value)| value.is_null() || read.get(key).is_some_and(|read| holds(read, value))),
        (Value::Array(read), Value::Array(file)) => {
            read.len() == file.len() && read.iter().zip(file).all(|(read, file)| holds(read, file))
        }
        (read, file) => read == file,
    }
}

/// Returns under which name a file is kept when it would lose something: one that nothing has yet.
pub(super) fn beside(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = |copy: u32| match copy {
        1 => format!("{stem}.vorige.json"),
        copy => format!("{stem}.vorige-{copy}.json"),
    };
    let is_free = |name: &String| path.with_file_name(name).symlink_metadata().is_err();
    (1..1000).map(name).find(is_free).unwrap_or_else(|| name(1))
}

/// Replaces a file as a whole, and keeps the one that would lose something beside it. A failure is not told.
pub(super) fn replace<T: Serialize + DeserializeOwned>(path: &Path, value: &T) {
    let Ok(text) = serde_json::to_string_pretty(value) else { return };
    if read_as::<T>(path).1.is_some() && fs::rename(path, path.with_file_name(beside(path))).is_err() {
        return;
    }
    let _ = os::write_privately(path, &(text + "\n"));
}
