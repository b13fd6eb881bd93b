//! Emptying what lies beside an agenda: journals and earlier versions hold what was deleted.
//!
//! First everything is brought into `agenda.json`; then one new journal says that all others are in it, so that it does not
//! matter how many of them are gone when something breaks off. It goes last.

use std::fmt;
use std::io;
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
use super::source::{Source, drafts};
use super::{Opened, Pace, Store};

/// What lies beside an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Earlier versions, those with a name too.
    pub versions: usize,
    /// How many of them somebody gave a name.
    pub named: usize,
    /// Journals of this agenda.
    pub journals: usize,
    /// Copies of what was damaged and versions that were put away. They may stand nowhere else, so they are never wiped.
    pub apart: usize,
    /// Versions beside `agenda.json` of which something clashed. They stand nowhere else, so they are never wiped.
    pub conflicts: usize,
}

impl Traces {
    /// Returns whether there is nothing to wipe.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (self.versions, self.journals) == (0, 0)
    }
}

impl fmt::Display for Traces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = match self.named {
            0 => String::new(),
            named => format!(" (waarvan {named} met een naam)"),
        };
        let parts = [
            (self.versions, "eerdere versie", "eerdere versies", named.as_str()),
            (self.journals, "journaal", "journalen", ""),
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
    /// Something came into the folder meanwhile.
    Arrived,
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
            Self::Arrived => {
                f.write_str("Er kwam intussen werk van een ander bij deze agenda. Er is niets gewist.")
            }
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
            Self::Unsure(_) | Self::Arrived => {
                "Open de agenda, kijk of alles er staat en geef deze opdracht dan opnieuw."
            }
            Self::Damaged(_) => "Haal dat bestand zelf weg als u het niet meer nodig hebt.",
            Self::Draft => "Open de agenda, bewaar of sluit dat veld en geef deze opdracht dan opnieuw.",
            Self::Behind(_) | Self::Left(..) => "Geef deze opdracht straks opnieuw.",
        }
    }
}

impl std::error::Error for WipeError {}

/// Tells what lies beside the agenda in a folder; nothing is opened or written for it.
#[must_use]
pub fn traces(fs: &dyn Fs, folder: &Path) -> Traces {
    let place = Place::new(folder);
    let list = |folder: &Path| fs.list(folder).unwrap_or_default();
    let versions = list(&place.history());
    let versions = || versions.iter().filter(|name| place::is_version(name));
    Traces {
        versions: versions().count(),
        named: versions().filter(|name| label::label(name).is_some()).count(),
        journals: journals(fs, &place).unwrap_or_default().len(),
        apart: list(&place.apart()).len(),
        conflicts: list(folder).iter().filter(|name| place::is_conflict(name)).count(),
    }
}

/// Removes the journals and the earlier versions, those with a name too.
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
    let known = desk.disk().journals.clone();
    let own = desk.ledger().writer().to_owned();
    let is_known = |name: &String| known.contains(name) || name.contains(&own);
    if !source.trail.sittings.iter().flat_map(|sitting| &sitting.names).all(is_known) {
        return Err(WipeError::Arrived);
    }
    cover(&desk, &source, &opened.agenda, sitting.now)?;
    let refused = |error: io::Error| WipeError::Behind(in_dutch(&error));
    let mut journals = journals(&**fs, &source.place).map_err(refused)?;
    // What came in the meantime is in nothing yet.
    journals.retain(is_known);
    journals.sort_by_key(|name| name.contains(&own));
    clear(&**fs, &source.place, (&journals, &own))
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

/// Brings all into `agenda.json` and says in a journal that all others are in it.
fn cover(desk: &Desk, source: &Source, agenda: &Agenda, now: Moment) -> Result<(), WipeError> {
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
    Ok(())
}

/// Returns the journals of this agenda and those without a line; those of another agenda are not ours.
fn journals(fs: &dyn Fs, place: &Place) -> io::Result<Vec<String>> {
    let agenda = Source::read(fs, &place.folder).map(|source| source.trail.sittings).unwrap_or_default();
    let is_of_agenda = |name: &String| agenda.iter().any(|sitting| sitting.names.contains(name));
    let is_blank = |name: &String| {
        let bytes = fs.read(&place.hidden().join(name));
        bytes.is_ok_and(|bytes| {
            let journal = Journal::read(name, &bytes);
            journal.header.is_none() && !journal.is_newer && journal.behind_damage == 0
        })
    };
    let names = place::names(fs, &place.hidden())?.into_iter();
    Ok(names.filter(|name| place::is_journal(name) && (is_of_agenda(name) || is_blank(name))).collect())
}

/// Returns the copies apart of journals of which all is in the agenda: only their last line was never finished.
fn spent(fs: &dyn Fs, place: &Place) -> Vec<PathBuf> {
    let copies = place::names(fs, &place.apart()).unwrap_or_default();
    let is_spent = |name: &String| {
        let bytes = fs.read(&place.apart().join(name));
        place::is_journal(name) && bytes.is_ok_and(|bytes| Journal::read(name, &bytes).behind_damage == 0)
    };
    copies.into_iter().filter(is_spent).map(|name| place.apart().join(name)).collect()
}

/// Removes all of it, the journals of this sitting last: they say that the others are in the agenda.
fn clear(fs: &dyn Fs, place: &Place, (journals, own): (&[String], &str)) -> Result<(), WipeError> {
    let mut left = Vec::new();
    let hidden = place.hidden();
    let (own, others): (Vec<&String>, Vec<&String>) = journals.iter().partition(|name| name.contains(own));
    let history = place::names(fs, &place.history()).unwrap_or_else(|error| {
        left.push(error);
        Vec::new()
    });
    let versions = history.iter().map(|name| place.history().join(name));
    for path in versions
        .chain(spent(fs, place))
        .chain(drafts(fs, place))
        .chain(others.iter().map(|name| hidden.join(name)))
    {
        left.extend(fs.remove(&path).err());
    }
    for folder in [&place.history(), &place.apart(), &hidden] {
        left.extend(fs.sync_folder(folder).err().filter(|error| error.kind() != io::ErrorKind::NotFound));
    }
    if left.is_empty() {
        left.extend(own.iter().filter_map(|name| fs.remove(&hidden.join(name)).err()));
        left.extend(fs.sync_folder(&hidden).err());
    }
    left.first().map_or(Ok(()), |error| Err(WipeError::Left(left.len(), in_dutch(error))))
}
