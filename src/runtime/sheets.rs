//! Filled-in sheets on the disk: which there are in a folder, and reading one.

use std::io;
use std::path::{Path, PathBuf};

use super::shelf::Bookcase;
use crate::app::reading_in::{Folder, News, Row, Wish};
use crate::exchange::{MOST_BYTES, table};
use crate::store::fs::{FileKind, Fs};
use crate::zelfscan::{NoList, Refusal, Set, Table};

/// Where a mail program puts what somebody saves.
const DOWNLOADS: &str = "~/Downloads/";

/// How the name of a sheet ends.
const ENDINGS: [&str; 4] = ["csv", "txt", "tsv", LIST];

/// How the name of a list of questions ends that is no table.
const LIST: &str = "json";

/// Reads a sheet; returns its name and what stands in it.
///
/// # Errors
/// Says why it cannot be read, as a sentence with what to do.
pub fn read(fs: &dyn Fs, path: &Path) -> Result<(String, Table), String> {
    let (name, bytes) = content(fs, path)?;
    let table = table(&bytes).map_err(|refusal| format!("{name}: {refusal}"))?;
    Ok((name, table))
}

/// Reads a list of questions: a table, or the form of the one that comes along.
///
/// # Errors
/// Says why it cannot be read, as a sentence with what to do.
fn questions(fs: &dyn Fs, path: &Path) -> Result<Set, String> {
    let (name, bytes) = content(fs, path)?;
    let set = if ending(path) == LIST {
        std::str::from_utf8(&bytes).map_err(|_| NoList::Other).and_then(Set::from_json)
    } else {
        match table(&bytes) {
            Ok(table) => Set::from_table(&table, &name),
            Err(Refusal::Empty) => Err(NoList::Empty),
            Err(Refusal::TooMany) => Err(NoList::TooMany),
            Err(refusal) => return Err(format!("{name}: {refusal}")),
        }
    };
    set.map_err(|why| format!("{name}: {why}"))
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Returns the name of a file and what is in it.
fn content(fs: &dyn Fs, path: &Path) -> Result<(String, Vec<u8>), String> {
    let told = called(path);
    let stat = fs.stat(path).map_err(|error| refused(path, &error))?;
    match stat.kind {
        FileKind::File => {}
        FileKind::Folder => return Err(format!("{told} is een map. Kies een bestand dat erin staat.")),
        // Opening a pipe would wait for ever.
        FileKind::Other => return Err(format!("{told} is geen gewoon bestand. Kies een CSV-bestand.")),
    }
    if stat.len > MOST_BYTES as u64 {
        return Err(format!("{told}: {}", Refusal::TooLarge));
    }
    let bytes = fs.read(path).map_err(|error| refused(path, &error))?;
    Ok((told, bytes))
}

/// Returns what a file is called, without where it stands: that was typed, and the advice behind it has to fit.
fn called(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn refused(path: &Path, error: &io::Error) -> String {
    let told = called(path);
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidInput => {
            format!("Het bestand {told} is er niet. Kijk of de naam klopt.")
        }
        io::ErrorKind::PermissionDenied => {
            format!("{told} mag u niet lezen. Vraag toegang, of zet een kopie in een eigen map.")
        }
        _ => format!(
            "{told} is nu niet te lezen. Probeer het straks nog eens, of zet een kopie in een andere map."
        ),
    }
}

impl Bookcase<'_> {
    /// Does what the app asks about sheets; returns what it is to be told.
    #[must_use]
    pub fn read_in(&self, wish: Wish) -> News {
        match wish {
            Wish::Start => {
                let start = if self.is_there(DOWNLOADS) { DOWNLOADS } else { "~/" };
                News::Start(start.into(), self.sheets(start))
            }
            Wish::List(typed) => News::List(self.sheets(&typed)),
            Wish::Read(typed) => match read(self.fs, &self.file(&typed)) {
                Ok((name, table)) => News::Read(name, table),
                Err(why) => News::Refused(why),
            },
            Wish::Questions(typed) => match questions(self.fs, &self.file(&typed)) {
                Ok(set) => News::Questions(set),
                Err(why) => News::Refused(why),
            },
        }
    }

    /// Returns the path that is typed; should it be a folder, then as one writes it, without a slash behind it.
    fn file(&self, typed: &str) -> PathBuf {
        self.folder(typed).components().collect()
    }

    fn is_there(&self, typed: &str) -> bool {
        self.fs.stat(&self.folder(typed)).is_ok_and(|stat| stat.kind == FileKind::Folder)
    }

    /// Returns the sheets in a folder, and the folders that one can go to from there.
    fn sheets(&self, typed: &str) -> Folder {
        let folder = self.folder(if typed.is_empty() { "." } else { typed });
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        let mut names = self.fs.list(&folder).unwrap_or_default();
        names.sort_by_key(|name| name.to_lowercase());
        for name in names {
            let path = folder.join(&name);
            let is_sheet = || ENDINGS.contains(&&*ending(&path));
            match self.fs.stat(&path).map(|stat| stat.kind) {
                _ if name.starts_with('.') => {}
                Ok(FileKind::File) if is_sheet() => files.push(Row::File(name)),
                Ok(FileKind::Folder) => folders.push(Row::Folder(name)),
                Ok(_) | Err(_) => {}
            }
        }
        let above = self.fs.canonicalize(&folder).unwrap_or(folder);
        let above = above.parent().map(|above| above.display().to_string());
        let rows = files.into_iter().chain(folders).chain(above.map(Row::Above)).collect();
        Folder { typed: typed.into(), rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::MemoryFs;

    fn case(fs: &MemoryFs) -> Bookcase<'_> {
        Bookcase {
            fs,
            agendas: "/o".into(),
            own: Some("/thuis".into()),
            recent: Vec::new(),
            here: "/o/een".into(),
        }
    }

    #[test]
    fn sheets_come_before_folders_and_the_rest_is_left_out() {
        let fs = MemoryFs::default();
        for path in [
            "/thuis/Downloads/b.CSV",
            "/thuis/Downloads/a.csv",
            "/thuis/Downloads/foto.jpg",
            "/thuis/Downloads/oud/x",
        ] {
            fs.put(path, "");
        }
        let News::Start(typed, folder) = case(&fs).read_in(Wish::Start) else { panic!("geen begin") };
        assert_eq!((typed.as_str(), folder.typed.as_str()), ("~/Downloads/", "~/Downloads/"));
        let rows = [
            Row::File("a.csv".into()),
            Row::File("b.CSV".into()),
            Row::Folder("oud".into()),
            Row::Above("/thuis".into()),
        ];
        assert_eq!(folder.rows, rows);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let fs = MemoryFs::default();
        fs.put("/thuis/leeg.csv", "");
        fs.put("/thuis/groot.csv", vec![b';'; MOST_BYTES + 1]);
        let refused = |typed: &str| match case(&fs).read_in(Wish::Read(typed.into())) {
            News::Refused(why) => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused("~/weg.csv"), "Het bestand weg.csv is er niet. Kijk of de naam klopt.");
        assert_eq!(refused("/thuis"), "thuis is een map. Kies een bestand dat erin staat.");
        assert!(refused("~/leeg.csv").contains("leeg.csv: Dit bestand is leeg."));
        assert!(refused("~/groot.csv").contains("groter dan 5 MB"));
    }
}
