//! Opening an agenda reads what belongs to it and nothing else, whatever the names and paths in its files say.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use overleg::store::fs::{Access, Appender, Fs, Lock, Stat};
use overleg::store::memory::MemoryFs;
use overleg::store::{Pace, Store};

use crate::support::*;

/// A disk that remembers what was read.
struct Watched {
    disk: MemoryFs,
    read: Mutex<Vec<PathBuf>>,
}

impl Fs for Watched {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read.lock().unwrap().push(path.to_owned());
        self.disk.read(path)
    }
    fn create_new(&self, path: &Path, access: Access) -> io::Result<Arc<dyn Appender>> {
        self.disk.create_new(path, access)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_folder(path)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.disk.list(path)
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.disk.stat(path)
    }
    fn create_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        self.disk.create_folder(path, access)
    }
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        self.disk.try_lock(path)
    }
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.copy_mode(from, to)
    }
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.canonicalize(path)
    }
}

fn sealed(json: &str) -> String {
    format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
}

#[test]
fn names_in_an_agenda_or_a_journal_lead_nowhere_else() {
    let secret = "/geheim/agenda.json";
    for path in [
        secret,
        "../../geheim/agenda.json",
        "..\\\\geheim",
        "file:///geheim/agenda.json",
        "$(cat /geheim/agenda.json)",
    ] {
        let disk = MemoryFs::default();
        disk.put(secret, AGENDA);
        let agenda = AGENDA.replace(
            "\"toekomst\"",
            &format!("\"include\": \"{path}\", \"extends\": [\"{path}\"], \"toekomst\""),
        );
        disk.put(target(), agenda.replace("\"eerste\"", &format!("\"{path}\"")));
        disk.put(Path::new(FOLDER).join("toetsen.toml"), "[agenda]\nquit = []\n");
        let journal = [
            format!(
                r#"{{"overleg":1,"agenda":"k3f9","writer":"aa","base":"{path}","after":["{path}",3],"n":3,"at":"2026-03-12T09:00:00Z"}}"#
            ),
            format!(
                r#"{{"n":4,"took":[["{path}",9]],"edit":[["set","action","a2","title","tweede","{path}"]]}}"#
            ),
            format!(r#"{{"n":5,"saved":"{path}","upto":4}}"#),
            r#"{"n":6,"edit":[["set","action","a2","title","anders","botst"]]}"#.to_owned(),
        ];
        disk.put(hidden().join("20260312-080000-aa.jnl"), journal.map(|line| sealed(&line)).concat());
        let watched = Arc::new(Watched { disk: disk.clone(), read: Mutex::default() });
        let fs: Arc<dyn Fs> = watched.clone();
        let mut opened = Store::open(&fs, Path::new(FOLDER), &sitting(1), Pace::AtOnce).unwrap();
        let _ = (opened.store.recall(&*fs), opened.store.versions(&*fs));
        opened.store.look();
        opened.store.close(&opened.agenda, moment(2)).unwrap();
        let read = watched.read.lock().unwrap().clone();
        assert!(read.len() > 2);
        for path in read {
            let is_own = path == target() || path.parent().is_some_and(|folder| folder.starts_with(hidden()));
            assert!(is_own && !path.display().to_string().contains(".."), "{}", path.display());
            let is_known = path
                .extension()
                .is_none_or(|ending| ["json", "jnl", "tmp"].iter().any(|known| ending == *known));
            assert!(is_known, "{}", path.display());
        }
    }
}
