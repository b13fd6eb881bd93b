//! Emptying what lies beside an agenda: journals and earlier versions hold what was deleted.
//!
//! First everything is brought into `agenda.json`; then one new journal says that all others are in it, so that it does not
//! matter how many of them are gone when something breaks off. It goes last.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::agenda::{Agenda, Edit};
use crate::date::Moment;

use super::desk::{Desk, Setback};
use super::error::{OpenError, in_dutch};
use super::fs::Fs;
use super::journal::{Journal, Origin, Point, edit_line};
use super::label;
use super::lock::Sitting;
use super::news::{Mode, Notice, Why};
use super::place::{self, Place};
use super::snapshot::hash_of;
use super::source::Source;
use super::{Opened, Pace, Store};

/// What lies beside an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remains {
    /// Earlier versions, those with a name too.
    pub versions: usize,
    /// How many of them somebody gave a name.
    pub named: usize,
    /// Journals of this agenda.
    pub journals: usize,
    /// Copies of what was damaged.
    pub apart: usize,
    /// Versions beside `agenda.json` of which something clashed. They stand nowhere else, so they are never wiped.
    pub conflicts: usize,
}

impl Remains {
    /// Returns whether there is nothing to wipe.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (self.versions, self.journals, self.apart) == (0, 0, 0)
    }
}

impl fmt::Display for Remains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = match self.named {
            0 => String::new(),
            named => format!(" (waarvan {named} met een naam)"),
        };
        let parts = [
            (self.versions, "eerdere versie", "eerdere versies", named.as_str()),
            (self.journals, "journaal", "journalen", ""),
            (self.apart, "apart gezet bestand", "apart gezette bestanden", ""),
        ];
        let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
        let mut told: Vec<String> = parts
            .map(|(count, one, more, rest)| format!("{count} {}{rest}", if count == 1 { one } else { more }))
            .collect();
        match told.pop() {
            Some(last) if !told.is_empty() => write!(f, "{} en {last}", told.join(", ")),
            last => f.write_str(&last.unwrap_or_default()),
        }
    }
}

/// Why not everything was wiped. Nothing is lost then: what is not in `agenda.json` is where it was.
#[derive(Debug)]
pub enum WipeError {
    /// There is nothing to open.
    Open(OpenError),
    /// Somebody else has it open, or nothing can be written here.
    Reading(Why),
    /// Opening found something that somebody has to look at first.
    Unsure(Notice),
    /// What stands behind the damage in this journal is nowhere else.
    Damaged(PathBuf),
    /// A text was half typed.
    Draft,
    /// `agenda.json` could not be brought up to date.
    Behind(String),
    /// So many files could not be removed.
    Left(usize, String),
}

impl fmt::Display for WipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(error) => write!(f, "{error}"),
            Self::Reading(Why::Held(Some(owner))) => {
                let (user, host, since) = (&owner.user, &owner.host, owner.since.clock());
                write!(f, "{user} heeft deze agenda open op {host} sinds {since}, dus er is niets gewist.")
            }
            Self::Reading(Why::Held(None)) => {
                f.write_str("Deze agenda is ergens open, dus er is niets gewist.")
            }
            Self::Reading(why) => write!(f, "{why} Er is niets gewist."),
            Self::Unsure(notice) => write!(f, "{notice} Er is niets gewist."),
            Self::Damaged(path) => write!(
                f,
                "Het journaal {} is beschadigd; wat achter de schade staat, staat nergens anders. Er is niets gewist.",
                path.display()
            ),
            Self::Draft => f.write_str(
                "Er is nog een half getypte tekst, en die staat niet in agenda.json. Er is niets gewist.",
            ),
            Self::Behind(why) => {
                write!(f, "agenda.json kon niet worden bijgewerkt: {why}. Er is niets gewist.")
            }
            Self::Left(1, why) => write!(f, "1 bestand kon niet worden gewist: {why}. De rest is weg."),
            Self::Left(count, why) => {
                write!(f, "{count} bestanden konden niet worden gewist: {why}. De rest is weg.")
            }
        }
    }
}

impl WipeError {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Open(error) => error.hint(),
            Self::Reading(Why::Held(_)) => "Sluit hem daar en geef deze opdracht opnieuw.",
            Self::Reading(Why::Newer) => "Geef deze opdracht met die versie.",
            Self::Reading(Why::Locked(_) | Why::NoCopy(_) | Why::Closed) => {
                "Vraag wie de map beheert om toegang."
            }
            Self::Unsure(_) => "Open de agenda, kijk of alles er staat en geef deze opdracht dan opnieuw.",
            Self::Damaged(_) => "Haal dat bestand zelf weg als u het niet meer nodig hebt.",
            Self::Draft => "Open de agenda, bewaar of sluit dat veld en geef deze opdracht dan opnieuw.",
            Self::Behind(_) | Self::Left(..) => "Geef deze opdracht straks opnieuw.",
        }
    }
}

impl std::error::Error for WipeError {}

/// Tells what lies beside the agenda in a folder; nothing is opened or written for it.
#[must_use]
pub fn remains(fs: &dyn Fs, folder: &Path) -> Remains {
    let place = Place::new(folder);
    let list = |folder: &Path| fs.list(folder).unwrap_or_default();
    let versions = list(&place.history());
    let versions = || versions.iter().filter(|name| place::is_version(name));
    Remains {
        versions: versions().count(),
        named: versions().filter(|name| label::label(name).is_some()).count(),
        journals: list(&place.hidden()).iter().filter(|name| place::is_journal(name)).count(),
        apart: list(&place.apart()).len(),
        conflicts: list(folder).iter().filter(|name| place::is_conflict(name)).count(),
    }
}

/// Removes the journals, the earlier versions (those with a name too) and what was set apart.
///
/// # Errors
/// Says why it was not done, or not wholly; what is not in `agenda.json` is never removed.
pub fn wipe(fs: &Arc<dyn Fs>, folder: &Path, sitting: &Sitting) -> Result<(), WipeError> {
    let mut opened = Store::open(fs, folder, sitting, Pace::AtOnce).map_err(WipeError::Open)?;
    be_sure(&opened)?;
    let desk = Arc::clone(&opened.store.pen().map_err(WipeError::Reading)?.desk);
    let source = Source::read(&**fs, folder).map_err(WipeError::Open)?;
    if let Some((name, ..)) = source.damaged.iter().find(|(.., later)| *later > 0) {
        return Err(WipeError::Damaged(source.place.hidden().join(name)));
    }
    let own = cover(&desk, &source, &opened.agenda, sitting.now)?;
    clear(&**fs, &source.place, &own)
}

/// Refuses when there may be anything that `agenda.json` does not hold once it is up to date.
fn be_sure(opened: &Opened) -> Result<(), WipeError> {
    if let Mode::Reading(why) = opened.store.mode() {
        return Err(WipeError::Reading(why.clone()));
    }
    let is_unsure = |notice: &&Notice| match notice {
        Notice::Recovered { .. } | Notice::OtherName | Notice::SetApart { later: 0, .. } => false,
        Notice::Outside { merged } | Notice::Branch { merged } => !merged.clashes.is_empty(),
        Notice::SetApart { .. }
        | Notice::Damaged { .. }
        | Notice::OldVersion { .. }
        | Notice::Remains { .. }
        | Notice::Unseen { .. }
        | Notice::NoLocks => true,
    };
    match opened.notices.iter().find(is_unsure) {
        Some(notice) => Err(WipeError::Unsure(notice.clone())),
        None if opened.draft.is_some() => Err(WipeError::Draft),
        None => Ok(()),
    }
}

/// Brings all into `agenda.json` and says in a journal that all others are in it; returns which journals may go, that one last.
fn cover(desk: &Desk, source: &Source, agenda: &Agenda, now: Moment) -> Result<Vec<String>, WipeError> {
    let behind = |why: &dyn fmt::Display| WipeError::Behind(why.to_string());
    let sittings = &source.trail.sittings;
    let tips: Vec<Point> =
        sittings.iter().filter_map(|sitting| Some((sitting.names.last()?.clone(), sitting.end()))).collect();
    let from = Origin { took: &tips, found: None };
    let nothing = Edit::default();
    let n = desk.ledger().add(true, |n| edit_line(n, now, from, &nothing));
    desk.checkpoint(agenda, n, now).map_err(|setback| behind(&setback))?;
    desk.fs.sync_folder(desk.place.beside()).map_err(|error| behind(&in_dutch(&error)))?;
    let found = hash_of(&*desk.fs, &desk.place.target).map_err(|error| behind(&in_dutch(&error)))?;
    if found.map(|(hash, _)| hash) != desk.disk().hash {
        return Err(behind(&Setback::Foreign));
    }
    Ok(journals(&*desk.fs, &source.place, desk.ledger().writer()))
}

/// Returns the journals of this agenda and those without a line, that of this sitting last; those of another agenda are not ours.
fn journals(fs: &dyn Fs, place: &Place, writer: &str) -> Vec<String> {
    let agenda = Source::read(fs, &place.folder).map(|source| source.trail.sittings).unwrap_or_default();
    let is_of_agenda = |name: &String| agenda.iter().any(|sitting| sitting.names.contains(name));
    let is_blank = |name: &String| {
        let bytes = fs.read(&place.hidden().join(name));
        bytes.is_ok_and(|bytes| {
            let journal = Journal::read(name, &bytes);
            journal.header.is_none() && !journal.is_newer && journal.behind_damage == 0
        })
    };
    let names = fs.list(&place.hidden()).unwrap_or_default().into_iter();
    let mut found: Vec<String> =
        names.filter(|name| place::is_journal(name) && (is_of_agenda(name) || is_blank(name))).collect();
    found.sort_by_key(|name| name.contains(writer));
    found
}

fn clear(fs: &dyn Fs, place: &Place, journals: &[String]) -> Result<(), WipeError> {
    let mut left = Vec::new();
    let below = |folder: PathBuf| {
        let names = fs.list(&folder).unwrap_or_default();
        names.into_iter().map(move |name| folder.join(name)).collect::<Vec<_>>()
    };
    let halves = below(place.beside().to_owned())
        .into_iter()
        .filter(|path| path.file_name().and_then(|name| name.to_str()).and_then(place::writer_of).is_some());
    let hidden = place.hidden();
    let (own, others) = journals.split_last().map_or((None, &[][..]), |(own, others)| (Some(own), others));
    let paths = below(place.history()).into_iter().chain(below(place.apart())).chain(halves);
    for path in paths.chain(others.iter().map(|name| hidden.join(name))) {
        left.extend(fs.remove(&path).err());
    }
    for folder in [&place.history(), &place.apart(), &hidden] {
        let _ = fs.sync_folder(folder);
    }
    if left.is_empty()
        && let Some(own) = own
    {
        left.extend(fs.remove(&hidden.join(own)).err());
        let _ = fs.sync_folder(&hidden);
    }
    left.first().map_or(Ok(()), |error| Err(WipeError::Left(left.len(), in_dutch(error))))
}
