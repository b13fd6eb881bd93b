//! A new agenda in a folder of its own.
//!
//! It never writes over one that exists. Opening it afterwards is for [`super::Store`].

use std::path::Path;

use crate::agenda::Agenda;

use super::error::CreateError;
use super::fs::{Access, Fs};
use super::place::Place;
use super::snapshot::{checked_text, put_in_place, write_draft};

/// Makes a folder with this agenda in it.
///
/// # Errors
/// Refuses when there is an agenda already, or something of one; and when the system refuses.
pub fn create(fs: &dyn Fs, folder: &Path, agenda: &Agenda) -> Result<(), CreateError> {
    let place = Place::new(folder);
    if place.is_link(fs) || fs.stat(&place.target).is_ok() || fs.stat(&place.hidden()).is_ok() {
        return Err(CreateError::Exists(folder.to_owned()));
    }
    let text = checked_text(agenda).ok_or(CreateError::Unwritable)?;
    let made = fs.create_folder(folder, Access::Usual).and_then(|()| {
        let draft = write_draft(fs, &place, "nieuw", text.as_bytes())?;
        put_in_place(fs, &place, &draft)?;
        folder.parent().map_or(Ok(()), |parent| {
            fs.sync_folder(if parent.as_os_str().is_empty() { Path::new(".") } else { parent })
        })
    });
    made.map_err(|error| CreateError::Refused(folder.to_owned(), error))
}
