//! Why an agenda cannot be opened, made or closed, in words that say what to do next.
//!
//! What is no reason to stop is a [`super::Notice`].

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::agenda::ReadError;

use super::fs;

/// Returns what the system says, in Dutch and without a code; the English words of a system help no facilitator.
pub(super) fn in_dutch(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let told = match error.kind() {
        Kind::NotFound => "die plek bestaat niet",
        Kind::PermissionDenied => "u hebt daar geen toestemming voor",
        Kind::StorageFull => "de schijf is vol",
        Kind::QuotaExceeded => "de ruimte die u mag gebruiken is op",
        Kind::FileTooLarge => "het bestand mag niet groter worden",
        Kind::ReadOnlyFilesystem => "de schijf is alleen te lezen",
        Kind::NotADirectory => "die plek is geen map",
        Kind::IsADirectory => "die plek is een map en geen bestand",
        Kind::ResourceBusy | Kind::WouldBlock => "een ander programma houdt het bestand vast",
        Kind::AlreadyExists => "er staat al iets",
        Kind::OutOfMemory => "er is te weinig geheugen",
        _ if fs::has_too_many_open(error) => "er zijn te veel bestanden open",
        // A sentence of our own, such as "dit is geen gewoon bestand".
        Kind::InvalidInput if error.raw_os_error().is_none() => return error.to_string(),
        _ => "de schijf of het systeem weigert het",
    };
    told.into()
}

/// Why an agenda cannot be opened; nothing was changed then.
#[derive(Debug)]
pub enum OpenError {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// The folder holds no agenda and no earlier version of one.
    NoAgenda(PathBuf),
    /// A link leads to a file that is not there.
    Dangling(PathBuf),
    /// A pipe, a device or a folder stands where a file belongs.
    NotAFile(PathBuf),
    /// It is no agenda, and there is no earlier version.
    Unreadable(PathBuf, ReadError),
    /// The system does not let us read.
    NoAccess(PathBuf, io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(path) => write!(f, "De map {} bestaat niet.", path.display()),
            Self::NoAgenda(path) => write!(f, "In {} staat geen agenda.json.", path.display()),
            Self::Dangling(path) => {
                write!(f, "{} is een verwijzing naar een bestand dat er niet is.", path.display())
            }
            Self::NotAFile(path) => {
                write!(f, "{} is geen gewoon bestand en wordt daarom niet geopend.", path.display())
            }
            Self::Unreadable(path, why) => write!(f, "{} is niet te lezen: {why}.", path.display()),
            Self::NoAccess(path, why) => {
                write!(f, "{} kan niet worden gelezen: {}.", path.display(), in_dutch(why))
            }
        }
    }
}

impl OpenError {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoFolder(_) => "Kijk of de naam klopt, of maak een nieuwe agenda.",
            Self::NoAgenda(_) => "Kies de map waarin agenda.json staat, of maak een nieuwe agenda.",
            Self::Dangling(_) => "Sluit de schijf aan waar dat bestand op staat, of haal de verwijzing weg.",
            Self::NotAFile(_) => "Haal het weg of kies een andere map.",
            Self::Unreadable(..) => {
                "Het bestand is niet gewijzigd. Zet een kopie terug, of open het in een teksteditor."
            }
            Self::NoAccess(..) => "Vraag wie de map beheert om toegang.",
        }
    }
}

impl std::error::Error for OpenError {}

/// Why a new agenda cannot be made.
#[derive(Debug)]
pub enum CreateError {
    /// There is an agenda already.
    Exists(PathBuf),
    /// The system refuses.
    Refused(PathBuf, io::Error),
    /// What was to be written does not read back.
    Unwritable,
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                write!(f, "In {} staat al een agenda; die blijft zoals hij is.", path.display())
            }
            Self::Refused(path, why) => {
                write!(f, "In {} kan geen agenda worden gemaakt: {}.", path.display(), in_dutch(why))
            }
            Self::Unwritable => f.write_str("Deze agenda is niet zonder verlies op te schrijven."),
        }
    }
}

impl CreateError {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Exists(_) => "Kies een andere map, of open deze agenda.",
            Self::Refused(_, why) if is_full(why) => "Kies een andere schijf of maak ruimte.",
            Self::Refused(..) => "Kies een map waarin u mag schrijven.",
            Self::Unwritable => "Dit is een fout in overleg; meld hem.",
        }
    }
}

impl std::error::Error for CreateError {}

fn is_full(why: &io::Error) -> bool {
    matches!(why.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Why an agenda is not closed yet; the store can still be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseError {
    /// Edits are in memory only and would be lost.
    Unsaved {
        /// How many.
        count: usize,
        /// What the system says.
        why: String,
    },
    /// The journal holds everything, but `agenda.json` is behind; the next opening catches up.
    Behind {
        /// What the system says.
        why: String,
    },
}

impl fmt::Display for CloseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsaved { count: 1, why } => write!(f, "1 wijziging is NIET BEWAARD ({why})."),
            Self::Unsaved { count, why } => write!(f, "{count} wijzigingen zijn NIET BEWAARD ({why})."),
            Self::Behind { why } => {
                write!(
                    f,
                    "agenda.json kon niet worden bijgewerkt: {why}. Uw wijzigingen zijn wel bewaard, in het journaal."
                )
            }
        }
    }
}

impl CloseError {
    /// Returns what the user can do about it while the agenda is still open.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unsaved { .. } => "Maak ruimte of bewaar de agenda elders voordat u stopt.",
            Self::Behind { .. } => self.hint_afterwards(),
        }
    }

    /// Returns what the user can do about it when the program has stopped.
    #[must_use]
    pub fn hint_afterwards(&self) -> &'static str {
        match self {
            Self::Unsaved { .. } => "Maak ruimte, open de agenda en voer opnieuw in wat ontbreekt.",
            Self::Behind { .. } => "Bij het volgende openen zijn ze er weer.",
        }
    }
}

impl std::error::Error for CloseError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_comes_with_what_helps() {
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let refused = |why| CreateError::Refused(PathBuf::from("x"), why).hint();
        assert_eq!(refused(full()), "Kies een andere schijf of maak ruimte.");
        assert_eq!(refused(io::ErrorKind::PermissionDenied.into()), "Kies een map waarin u mag schrijven.");
    }

    /// Somebody who has stopped already cannot do anything before it.
    #[test]
    fn after_stopping_no_sentence_speaks_of_before() {
        let why = || "de schijf is vol".to_owned();
        for error in [CloseError::Unsaved { count: 2, why: why() }, CloseError::Behind { why: why() }] {
            let hint = error.hint_afterwards();
            assert!(!hint.contains("voordat") && !hint.contains("Stoppen"), "{hint}");
        }
    }
}
