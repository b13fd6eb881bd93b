//! Where the files of one agenda stand and how they are called.
//!
//! What they hold is for the rest of the store.

use std::io;
use std::path::{Path, PathBuf};

use crate::date::Moment;

use super::fs::Fs;
use super::label;

const DAY: i64 = 24 * 60 * 60;

/// How many of the newest earlier versions always stay.
const NEWEST: usize = 10;

/// How long a journal stays, in seconds.
const JOURNAL_DAYS: i64 = 30 * DAY;

/// The name of the file that holds an agenda.
pub(super) const AGENDA: &str = "agenda.json";

/// How the name of a version begins that was written beside the agenda because of a clash.
pub(super) const CONFLICT: &str = "agenda.conflict-";

/// The paths of one agenda.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// The real file behind `agenda.json`: a link stays a link.
    pub(super) target: PathBuf,
}

impl Place {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), target: folder.join(AGENDA) }
    }

    /// Returns whether `agenda.json` has a name in its folder; without a file behind it, it is a link to nowhere.
    pub(super) fn is_link(&self, fs: &dyn Fs) -> bool {
        fs.list(&self.folder).is_ok_and(|names| names.iter().any(|name| name == AGENDA))
    }

    /// Returns the place of an agenda that stands there: a link leads to the real file.
    pub(super) fn found(fs: &dyn Fs, folder: &Path) -> Self {
        let mut place = Self::new(folder);
        if let Ok(target) = fs.canonicalize(&place.target) {
            place.target = target;
        }
        place
    }

    pub(super) fn hidden(&self) -> PathBuf {
        self.folder.join(".overleg")
    }

    pub(super) fn history(&self) -> PathBuf {
        self.hidden().join("hist")
    }

    pub(super) fn apart(&self) -> PathBuf {
        self.hidden().join("apart")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.hidden().join("lock")
    }

    pub(super) fn owner(&self) -> PathBuf {
        self.hidden().join("owner.json")
    }

    /// The folder of the real agenda, where its next version is made too: a rename works within one folder only.
    pub(super) fn beside(&self) -> &Path {
        self.target.parent().unwrap_or(&self.folder)
    }

    pub(super) fn draft(&self, writer: &str) -> PathBuf {
        self.beside().join(format!("{AGENDA}.{writer}.tmp"))
    }

    pub(super) fn conflict(&self, host: &str, at: Moment, copy: usize) -> PathBuf {
        let host: String = host.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
        let host = if host.is_empty() { "onbekend" } else { &host };
        let copy = if copy == 0 { String::new() } else { format!("-{}", copy + 1) };
        self.folder.join(format!("{CONFLICT}{host}-{}{copy}.json", at.for_file_name()))
    }
}

/// Lists a folder; one that is not there is empty.
pub(super) fn names(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<String>> {
    match fs.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed,
    }
}

/// Returns who was making this next version, when the name is that of one.
pub(super) fn writer_of(name: &str) -> Option<&str> {
    name.strip_prefix(AGENDA)?.strip_prefix('.')?.strip_suffix(".tmp")
}

/// Returns whether a name is that of a version in which something clashed.
pub(super) fn is_conflict(name: &str) -> bool {
    name.starts_with(CONFLICT) && has_ending(name, "json")
}

/// Returns whether a name is that of a journal.
pub(super) fn is_journal(name: &str) -> bool {
    has_ending(name, "jnl")
}

/// Returns whether a name is that of an earlier version.
pub(super) fn is_version(name: &str) -> bool {
    has_ending(name, "json")
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

/// Names a journal; a writer that had to abandon one goes on in the next copy.
pub(super) fn journal_name(at: Moment, writer: &str, copy: u32) -> String {
    let copy = if copy == 0 { String::new() } else { format!("-{}", copy + 1) };
    format!("{}-{writer}{copy}.jnl", at.for_file_name())
}

/// Returns who wrote a journal, whichever copy it is.
pub(super) fn journal_writer(name: &str) -> Option<&str> {
    name.strip_suffix(".jnl")?.split('-').nth(2)
}

/// Names an earlier version after its content, so that it is kept once.
pub(super) fn version_name(at: Moment, hash: &str) -> String {
    format!("{}-{}.json", at.for_file_name(), short(hash))
}

/// Names a damaged file that is set apart after its content too, so that no copy replaces another.
pub(super) fn apart_name(name: &str, hash: &str) -> String {
    format!("{}-{name}", short(hash))
}

/// Returns whether a version may be the one with this hash.
pub(super) fn is_version_of(name: &str, hash: &str) -> bool {
    name.ends_with(&format!("-{}.json", short(hash)))
}

/// Returns the part of a hash that stands in file names.
pub(super) fn short(hash: &str) -> &str {
    let digits = hash.strip_prefix("sha256:").unwrap_or(hash);
    digits.get(..16).unwrap_or(digits)
}

/// Returns the journals that have stayed long enough.
pub(super) fn old_journals(names: &[String], now: Moment) -> Vec<&str> {
    let is_old = |name: &str| age(name, now).is_some_and(|age| age > JOURNAL_DAYS);
    names.iter().map(String::as_str).filter(|name| is_journal(name) && is_old(name)).collect()
}

/// Returns the versions that may go: all but the newest ten, the last of each hour for two days and of each day for thirty.
///
/// A version with a name stays for ever and takes no place of another.
pub(super) fn old_versions(names: &[String], now: Moment) -> Vec<&str> {
    let mut versions: Vec<(&str, i64)> = names
        .iter()
        .filter(|name| is_version(name) && label::label(name).is_none())
        .filter_map(|name| Some((name.as_str(), age(name, now)?)))
        .collect();
    versions.sort_by_key(|(name, age)| (*age, std::cmp::Reverse(*name)));
    let mut last_slot = None;
    let mut old = Vec::new();
    for (position, (name, age)) in versions.into_iter().enumerate() {
        let slot = slot(name, age);
        let is_first_of_slot = slot.is_some() && slot != last_slot;
        last_slot = slot;
        if position >= NEWEST && !is_first_of_slot {
            old.push(name);
        }
    }
    old
}

/// Returns the hour or the day that a version of this age stands for; `None` when it is too old for either.
///
/// They are those of the calendar: counted back from now they would shift, and no version would ever get old.
fn slot(name: &str, age: i64) -> Option<&str> {
    match age {
        age if age < 2 * DAY => name.get(..11),
        age if age < 30 * DAY => name.get(..8),
        _ => None,
    }
}

/// Returns how long ago the moment in a file name was, by the clock on the wall.
fn age(name: &str, now: Moment) -> Option<i64> {
    Some(label::moment(&now.for_file_name())?.seconds() - label::moment(name)?.seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn the_newest_ten_versions_stay_and_then_one_an_hour_and_one_a_day() {
        let now = moment("2026-03-12T12:00:00Z");
        let minutes =
            |minute: i64| format!("20260312-{:02}{:02}00-aa.json", 11 - minute / 60, 59 - minute % 60);
        let mut names: Vec<String> = (0..119).map(minutes).collect();
        names.extend((1..=9).map(|day| format!("2026030{day}-080000-bb.json")));
        names.push("20260101-080000-cc.json".into());
        let labelled = ["20250101-080000-Vastgesteld-dd.json", "20260312-115930-Na de pauze-ee.json"];
        names.extend(labelled.map(String::from));
        let old = old_versions(&names, now);
        let kept = names.len() - old.len();
        assert_eq!(kept, 10 + 1 + 9 + labelled.len(), "tien nieuwste, één van het vorige uur, één per dag");
        assert!(old.contains(&"20260101-080000-cc.json"));
        assert!(labelled.iter().all(|name| !old.contains(name)), "wat een naam heeft, blijft");
        assert!(!old.contains(&"20260312-115900-aa.json"));
    }

    #[test]
    fn a_journal_goes_after_thirty_days_and_other_files_never() {
        let names: Vec<String> =
            ["20260101-080000-a.jnl", "20260301-080000-a.jnl", "brief.jnl", "lock"].map(String::from).into();
        assert_eq!(old_journals(&names, moment("2026-03-12T12:00:00Z")), ["20260101-080000-a.jnl"]);
    }

    #[test]
    fn a_conflict_is_named_after_a_host_that_fits_a_file_name() {
        let place = Place::new(Path::new("/a"));
        let path = place.conflict("../PC van Jan", moment("2026-03-12T12:00:00Z"), 0);
        assert_eq!(path, Path::new("/a/agenda.conflict-PCvanJan-20260312-120000.json"));
    }

    #[test]
    fn every_copy_of_a_journal_tells_who_wrote_it() {
        let at = moment("2026-03-12T12:00:00Z");
        for copy in [0, 1, 11] {
            assert_eq!(journal_writer(&journal_name(at, "00a1", copy)), Some("00a1"));
        }
        assert_eq!(journal_writer("brief.jnl"), None);
    }

    #[test]
    fn only_our_own_half_made_versions_are_recognised() {
        assert_eq!(writer_of("agenda.json.0001.tmp"), Some("0001"));
        assert_eq!(writer_of("agenda.json"), None);
        assert_eq!(writer_of("brief.tmp"), None);
    }
}
