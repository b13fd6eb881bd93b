//! The agendas of a user on the disk: which there are, making one, writing one elsewhere, and what a typed path means.
//!
//! Opening one is the work of the session.

use std::path::{Path, PathBuf};

use super::examples::{EXAMPLES, Example, empty, retitle};
use crate::agenda::Agenda;
use crate::app::shelf::{self, Shelf, Shelved};
use crate::date::Moment;
use crate::store::fs::{FileKind, Fs};
use crate::store::{create, folder_name, glance};

/// How many agendas of one title there may be.
const MOST: usize = 1000;

/// Where the agendas of a user stand.
pub struct Bookcase<'a> {
    /// The disk.
    pub fs: &'a dyn Fs,
    /// The folder in which new agendas come.
    pub agendas: PathBuf,
    /// The folder that `~` stands for.
    pub own: Option<PathBuf>,
    /// The folders that were open before, the last one first.
    pub recent: Vec<PathBuf>,
    /// The folder that is open now.
    pub here: PathBuf,
}

impl Bookcase<'_> {
    /// Returns the agendas that can be opened; a folder without one is left out.
    #[must_use]
    pub fn list(&self) -> Shelf {
        let names = self.fs.list(&self.agendas).unwrap_or_default();
        let among = names.iter().map(|name| self.agendas.join(name));
        let mut seen = Vec::new();
        let mut agendas = Vec::new();
        for folder in std::iter::once(self.here.clone()).chain(self.recent.iter().cloned()).chain(among) {
            let real = self.real(&folder);
            if !seen.contains(&real) {
                agendas.extend(self.shelved(folder));
                seen.push(real);
            }
        }
        let example =
            |example: &Example| shelf::Example { title: example.title.into(), about: example.about.into() };
        Shelf { agendas, examples: EXAMPLES.iter().map(example).collect() }
    }

    fn shelved(&self, folder: PathBuf) -> Option<Shelved> {
        let seen = glance(self.fs, &folder)?;
        let name = || folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = if seen.title.is_empty() { name() } else { seen.title };
        let is_open = self.is_here(&folder);
        Some(Shelved { title, changed: seen.changed.map(Moment::local), is_open, folder })
    }

    /// Returns whether a folder is the one that is open now.
    #[must_use]
    pub fn is_here(&self, folder: &Path) -> bool {
        self.real(folder) == self.real(&self.here)
    }

    fn real(&self, folder: &Path) -> PathBuf {
        self.fs.canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
    }

    /// Returns the folder to open: one that is there as it stands, else what it means as a typed text.
    #[must_use]
    pub fn meant(&self, folder: &Path) -> PathBuf {
        if self.is_folder(folder) { folder.to_owned() } else { self.folder(&folder.to_string_lossy()) }
    }

    /// Returns the folder that a typed text means: `~` is the folder of the user, and the file itself means its folder.
    #[must_use]
    pub fn folder(&self, typed: &str) -> PathBuf {
        // Windows copies a path with quotes around it.
        let typed = typed.trim().trim_matches('"');
        let below_own = match typed.strip_prefix('~') {
            Some("") => Some(""),
            Some(rest) => rest.strip_prefix(['/', '\\']),
            None => None,
        };
        let path = match (below_own, &self.own) {
            (Some(rest), Some(own)) => own.join(rest),
            _ => PathBuf::from(typed),
        };
        let is_file = path.file_name().is_some_and(|name| name == "agenda.json");
        if is_file { path.parent().map(Path::to_owned).unwrap_or_default() } else { path }
    }

    /// Makes a new agenda in a folder of its own; returns the folder.
    ///
    /// # Errors
    /// Says why it could not be made, as a sentence with what to do.
    pub fn begin(&self, title: &str, from: Option<usize>) -> Result<PathBuf, String> {
        let example = from.and_then(|place| EXAMPLES.get(place));
        let read = example.map(Example::agenda).transpose();
        let read = read.map_err(|error| {
            format!("Het voorbeeld is niet te lezen: {error}. Begin met een lege agenda.")
        })?;
        let own = example.map_or("", |example| example.title);
        let title = if title.is_empty() { own } else { title };
        let folder = self.free(&folder_name(title));
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut agenda = read.unwrap_or_else(|| empty(&name, title));
        retitle(&mut agenda, title);
        self.make(&folder, &agenda)?;
        Ok(folder)
    }

    fn free(&self, name: &str) -> PathBuf {
        let numbered = (2..MOST).map(|number| format!("{name}-{number}"));
        let mut folders =
            std::iter::once(name.to_owned()).chain(numbered).map(|name| self.agendas.join(name));
        folders.find(|folder| self.fs.stat(folder).is_err()).unwrap_or_else(|| self.agendas.join(name))
    }

    /// Writes an agenda as a new one to a folder, or under a name among the others; returns the folder.
    ///
    /// # Errors
    /// Says why it could not be written, as a sentence with what to do.
    pub fn copy(&self, typed: &str, agenda: &Agenda) -> Result<PathBuf, String> {
        let is_path = typed.contains(['/', '\\']) || typed.starts_with('~');
        let folder = if is_path { self.folder(typed) } else { self.agendas.join(folder_name(typed)) };
        self.make(&folder, agenda)?;
        Ok(folder)
    }

    fn make(&self, folder: &Path, agenda: &Agenda) -> Result<(), String> {
        create(self.fs, folder, agenda).map_err(|error| format!("{error} {}", error.hint()))
    }

    /// Returns what was typed with the last name finished, as far as only one folder fits.
    #[must_use]
    pub fn complete(&self, typed: &str) -> String {
        if typed == "~" {
            return "~/".into();
        }
        let cut = typed.rfind(['/', '\\']).map_or(0, |place| place + 1);
        let (above, part) = typed.split_at(cut);
        let folder = self.folder(if above.is_empty() { "." } else { above });
        let fits = |name: &&String| {
            let is_hidden = name.starts_with('.') && !part.starts_with('.');
            name.starts_with(part) && !is_hidden && self.is_folder(&folder.join(name))
        };
        let names = self.fs.list(&folder).unwrap_or_default();
        let fitting: Vec<&String> = names.iter().filter(fits).collect();
        match fitting[..] {
            [] => typed.into(),
            [only] => format!("{above}{only}/"),
            [first, ..] => format!("{above}{}", shared(first, &fitting)),
        }
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.fs.stat(path).is_ok_and(|stat| stat.kind == FileKind::Folder)
    }
}

/// Returns what all names begin with.
fn shared<'a>(first: &'a str, names: &[&String]) -> &'a str {
    let ends = first.char_indices().map(|(place, letter)| place + letter.len_utf8());
    let length = ends.take_while(|end| names.iter().all(|name| name.starts_with(&first[..*end]))).last();
    &first[..length.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::MemoryFs;

    fn bookcase(fs: &MemoryFs) -> Bookcase<'_> {
        Bookcase {
            fs,
            agendas: "/o/agendas".into(),
            own: Some("/home/trui".into()),
            recent: vec!["/weg".into()],
            here: "/o/agendas/een".into(),
        }
    }

    #[test]
    fn a_typed_path_means_a_folder() {
        let fs = MemoryFs::default();
        let table = [
            ("~", "/home/trui"),
            ("~/Mijn map", "/home/trui/Mijn map"),
            (" /a b/c ", "/a b/c"),
            ("\"/a/b\"", "/a/b"),
            ("/a/agenda.json", "/a"),
            ("~trui/x", "~trui/x"),
        ];
        for (typed, folder) in table {
            assert_eq!(bookcase(&fs).folder(typed), Path::new(folder), "{typed}");
        }
        fs.put("/a b /agenda.json", "{}");
        assert_eq!(bookcase(&fs).meant(Path::new("/a b ")), Path::new("/a b "), "zoals hij heet");
        assert_eq!(bookcase(&fs).meant(Path::new("~/x")), Path::new("/home/trui/x"));
    }

    #[test]
    fn a_name_is_finished_as_far_as_it_is_certain() {
        let fs = MemoryFs::default();
        for path in
            ["/home/trui/Documenten/x", "/home/trui/Downloads/x", "/home/trui/.verborgen/x", "/home/trui/Doc"]
        {
            fs.put(path, "");
        }
        let table = [
            ("~/D", "~/Do"),
            ("~/Doc", "~/Documenten/"),
            ("~", "~/"),
            ("~/.", "~/.verborgen/"),
            ("~/niets", "~/niets"),
            ("/nergens/x", "/nergens/x"),
        ];
        for (typed, finished) in table {
            assert_eq!(bookcase(&fs).complete(typed), finished, "{typed}");
        }
    }

    #[test]
    fn a_new_agenda_never_takes_the_place_of_another() {
        let fs = MemoryFs::default();
        fs.put("/o/agendas/plan/brief.txt", "van iemand");
        let case = bookcase(&fs);
        assert_eq!(case.begin("Plan", None).unwrap(), Path::new("/o/agendas/plan-2"));
        assert_eq!(case.begin("Plan", Some(0)).unwrap(), Path::new("/o/agendas/plan-3"));
        assert_eq!(glance(&fs, Path::new("/o/agendas/plan-3")).unwrap().title, "Plan");
        assert_eq!(
            case.list().agendas.len(),
            2,
            "een map zonder agenda is er geen, en een die weg is ook niet"
        );
        let again = case.copy("plan-2", &Agenda::default()).unwrap_err();
        assert!(again.contains("staat al een agenda"), "{again}");
    }
}
