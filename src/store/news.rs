//! What the store has to tell: while it works, about how it opened, and why it cannot be written to.
//!
//! The words are Dutch and whole sentences; where they appear on the screen is for others.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::agenda::{Clash, Damage, Kind};
use crate::date::Moment;

use super::label;
use super::outside::Outside;

/// What the store reports while it works.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// All lines up to this one are on the disk.
    Synced {
        /// The number of the last of them.
        n: u64,
    },
    /// `agenda.json` holds everything up to this line.
    Saved {
        /// The number of that line.
        n: u64,
        /// The hash of the file.
        hash: String,
    },
    /// Edits are not on the disk for certain; they are kept and tried again.
    Failing {
        /// What the system says.
        why: String,
        /// How many edits.
        count: usize,
    },
    /// The journal is fine, but `agenda.json` could not be replaced.
    NotReplaced {
        /// What the system says.
        why: String,
    },
    /// Something else changed `agenda.json`: it is left alone until that is settled, edits go to the journal.
    Outside(Outside),
    /// Something came into the folder that may be another version of the agenda.
    Beside,
    /// `agenda.json` is ours again.
    Ours,
    /// The folder of the agenda is gone; nothing of this sitting was lost with it.
    Gone,
    /// There is a folder again and the journal stands in it; `agenda.json` is to be written again too.
    Anew,
    /// The thread that writes has stopped; the store goes on without it, more slowly.
    ///
    /// [`super::Store::retry`] brings to the disk what it had not done yet.
    ThreadDied,
}

/// What there is to know about how an agenda was opened; it stays on the screen until it is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Edits of an earlier sitting were not in `agenda.json` yet and have been brought back.
    Recovered {
        /// How many.
        edits: usize,
    },
    /// A journal is damaged and nothing was set apart of it, as nothing is written by who only looks.
    Damaged {
        /// How many lines cannot be read; none when only the last one was never finished.
        later: usize,
    },
    /// A journal is damaged; what lies behind the damage could not be used.
    SetApart {
        /// How many lines; none when only the last one was never finished.
        later: usize,
        /// Where the copy lies.
        path: PathBuf,
    },
    /// `agenda.json` was changed by somebody else since the last sitting.
    Outside {
        /// What happened to our own edits.
        merged: Merged,
    },
    /// Two sittings went on from the same point; the second was put on top of the first.
    Branch {
        /// What happened to its edits.
        merged: Merged,
    },
    /// Something that belongs to the agenda is for somebody else only.
    Unseen {
        /// What that is.
        path: PathBuf,
    },
    /// `agenda.json` has another name too, under which nothing will change.
    OtherName,
    /// This disk cannot tell whether another has the agenda open too.
    NoLocks,
    /// `agenda.json` could not be read, and the newest good version was opened.
    OldVersion {
        /// What is wrong with it; nothing when it is not there at all.
        why: Option<String>,
        /// The version that was opened.
        version: PathBuf,
        /// Where the unreadable file was copied to.
        apart: Option<PathBuf>,
    },
    /// `agenda.json` is damaged and there is no earlier version: what could be saved of it was opened.
    Remains {
        /// What is wrong with it.
        why: Damage,
        /// How many records of which kind were saved.
        saved: Vec<(Kind, usize)>,
        /// Where the damaged file was copied to.
        apart: Option<PathBuf>,
    },
}

/// What happened to edits that had to be put on top of something else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// How many edits there were.
    pub edits: usize,
    /// What could not be put there, as the same fields were changed.
    pub clashes: Vec<Clash>,
    /// Where the other version was written, when there are clashes.
    pub kept: Option<PathBuf>,
}

/// Whether the agenda can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Edits are taken.
    Editing,
    /// Nothing is ever written.
    Reading(Why),
}

/// Why an agenda can only be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another instance has it open.
    Held(Option<Owner>),
    /// A newer program wrote something that this one does not know.
    Newer,
    /// The system does not let us write.
    Locked(String),
    /// A damaged `agenda.json` cannot be copied to where it is safe, and saving would replace it.
    NoCopy(String),
    /// The store was closed.
    Closed,
}

/// Who has an agenda open; for the message only, the lock itself decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The name of the user.
    pub user: String,
    /// The name of the machine.
    pub host: String,
    /// The number of the process.
    pub pid: u32,
    /// Since when.
    pub since: Moment,
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Synced { .. } => f.write_str("Alles is bewaard."),
            Self::Saved { .. } => f.write_str("De agenda is opgeslagen."),
            Self::Failing { why, count: 1 } => {
                write!(f, "NIET BEWAARD: 1 wijziging staat alleen nog in het geheugen ({why}).")
            }
            Self::Failing { why, count } => {
                write!(f, "NIET BEWAARD: {count} wijzigingen staan alleen nog in het geheugen ({why}).")
            }
            Self::NotReplaced { why } => {
                write!(
                    f,
                    "agenda.json kon niet worden bijgewerkt: {why}. Uw wijzigingen zijn wel bewaard, in het journaal. Sla straks nog \
                     eens op; is de schijf vol, maak dan eerst ruimte."
                )
            }
            Self::Outside(outside) => outside.fmt(f),
            Self::Beside => f.write_str("Naast de agenda is een bestand gekomen."),
            Self::Ours => f.write_str("agenda.json is weer zoals wij het opsloegen."),
            Self::Gone => f.write_str(
                "De map van deze agenda is weg of niet te bereiken. Zet hem terug of sluit de schijf weer aan; wat u wijzigt \
                 blijft zolang op het scherm staan.",
            ),
            Self::Anew => f.write_str("De map van deze agenda is er weer; alles is opnieuw opgeschreven."),
            Self::ThreadDied => {
                f.write_str("Het bewaren op de achtergrond is gestopt; bewaren gaat nu tussen het werk door.")
            }
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Recovered { edits: 1 } => f.write_str("1 wijziging van de vorige keer is teruggehaald."),
            Self::Recovered { edits } => {
                write!(f, "{edits} wijzigingen van de vorige keer zijn teruggehaald.")
            }
            Self::Damaged { later } => f.write_str(&damaged(*later, None)),
            Self::SetApart { later, path } => f.write_str(&damaged(*later, Some(path))),
            Self::Outside { merged } => {
                f.write_str("agenda.json is buiten overleg gewijzigd.")?;
                merged.fmt(f)
            }
            Self::Branch { merged } => {
                f.write_str("Er is op twee plekken aan deze agenda gewerkt.")?;
                merged.fmt(f)
            }
            Self::Unseen { path } => write!(
                f,
                "{} is van iemand anders en voor u niet te lezen. Wat nog niet in agenda.json staat, ziet u hier niet.",
                path.display()
            ),
            Self::OtherName => f.write_str(
                "agenda.json heeft op deze schijf nog een naam (een harde koppeling). Opslaan vernieuwt alleen agenda.json; onder \
                 de andere naam blijft staan wat er nu staat.",
            ),
            Self::NoLocks => f.write_str(
                "Op deze schijf is niet te zien of een ander deze agenda ook open heeft. Werkt er een ander in, dan komt ieders \
                 werk bij dat van de ander zodra het is bewaard.",
            ),
            Self::OldVersion { why, version, apart: path } => {
                match why {
                    Some(why) => write!(f, "agenda.json is niet te lezen: {why}.")?,
                    None => f.write_str("agenda.json is er niet meer.")?,
                }
                write!(f, " Geopend is de nieuwste goede versie, {}.", version_at(version))?;
                path.as_ref().map_or(Ok(()), |path| {
                    write!(f, " Het onleesbare bestand ligt apart in {}.", apart(path))
                })
            }
            Self::Remains { why, saved, apart: path } => {
                write!(f, "agenda.json {why}. Daaruit gered: {}.", listed(saved))?;
                match path {
                    Some(path) => write!(f, " Het hele bestand ligt apart in {}.", apart(path)),
                    None => f.write_str(" Het bestand zelf is niet gewijzigd."),
                }
            }
        }
    }
}

/// What is said of a journal of which the last line was never finished.
const TORN: &str = "Het journaal houdt middenin een regel op, zoals na een stroomstoring: uw laatste wijziging kan ontbreken.";

/// Says that a journal is damaged, and where it lies apart or what it takes for that.
fn damaged(later: usize, path: Option<&Path>) -> String {
    let is_one = later == 1;
    match (later, path.map(apart)) {
        (0, None) => {
            format!(
                "{TORN} Open de agenda met overleg; dan komt apart te liggen wat er van die regel over is."
            )
        }
        (0, Some(apart)) => format!("{TORN} Wat er van die regel over is, ligt apart in {apart}."),
        (_, None) => format!(
            "Een journaal is beschadigd: {later} van de laatste wijzigingen {} niet te lezen. Open de agenda met overleg; dan \
             komt het hele bestand apart te liggen.",
            if is_one { "is" } else { "zijn" }
        ),
        (_, Some(apart)) => format!(
            "Een journaal is beschadigd: {later} van uw laatste wijzigingen {} niet worden gelezen. Kijk na wat ontbreekt; het \
             hele bestand ligt apart in {apart}.",
            if is_one { "kon" } else { "konden" }
        ),
    }
}

/// Returns where a copy lies, going from the agenda: whole paths are too long for a sentence.
fn apart(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    format!(".overleg/apart/{}", name.display())
}

/// Returns which version this is: when it was kept, or what else its name says.
fn version_at(path: &Path) -> String {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    match label::moment(name) {
        Some(at) => format!("van {} {}", at.weekday_and_date(), at.clock()),
        None => name.to_owned(),
    }
}

/// Returns how many there are of each: "6 gemeenten, 1 doel en 43 acties".
fn listed(counts: &[(Kind, usize)]) -> String {
    let told = |(kind, count): &(Kind, usize)| match count {
        1 => format!("1 {}", kind.one()),
        _ => format!("{count} {}", kind.many()),
    };
    match counts {
        [] => "niets".into(),
        [one] => told(one),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(told).collect();
            format!("{} en {}", most.join(", "), told(last))
        }
    }
}

impl fmt::Display for Merged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = match (self.edits, self.clashes.len()) {
            (0, _) => return Ok(()),
            (1, 0) => "Uw wijziging is er weer bij gezet.".into(),
            (edits, 0) => format!("Uw {edits} wijzigingen zijn er weer bij gezet."),
            (_, 1) => "Wat kon is er weer bij gezet; 1 onderdeel was ook door een ander gewijzigd.".into(),
            (_, clashes) => {
                format!(
                    "Wat kon is er weer bij gezet; {clashes} onderdelen waren ook door een ander gewijzigd."
                )
            }
        };
        write!(f, " {told}")?;
        self.kept.as_ref().map_or(Ok(()), |path| write!(f, " Uw versie staat in {}.", path.display()))
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(Some(owner)) => write!(
                f,
                "{} heeft deze agenda al open op {} sinds {}. Hier kunt u hem alleen bekijken, zoals hij bij het openen was.",
                owner.user,
                owner.host,
                owner.since.clock()
            ),
            Self::Held(None) => f.write_str("Deze agenda is al ergens open. Hier kunt u hem alleen bekijken, zoals hij bij het openen was."),
            Self::Newer => f.write_str(
                "Deze agenda is met een nieuwere versie van overleg bewerkt; u kunt hem alleen lezen.",
            ),
            Self::Locked(why) => {
                write!(f, "In deze map kan niet worden geschreven ({why}); u kunt de agenda alleen lezen.")
            }
            Self::NoCopy(why) => write!(
                f,
                "Van het beschadigde agenda.json kan geen kopie worden gemaakt ({why}); u kunt de agenda alleen lezen, dan blijft \
                 het bestand zoals het is."
            ),
            Self::Closed => f.write_str("Deze agenda is al gesloten."),
        }
    }
}

impl std::error::Error for Why {}
