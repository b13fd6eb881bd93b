//! A few things that only a real disk can show: links, permissions, what is not a file, a lock between handles.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use overleg::store::fs::{Fs, RealFs};
use overleg::store::{Closed, Mode, OpenError, Opened, Pace, Store, Why};

use crate::support::*;

fn open(folder: &Path, number: u64) -> Result<Opened, OpenError> {
    let shared: Arc<dyn Fs> = Arc::new(RealFs);
    Store::open(&shared, folder, &sitting(number), Pace::Thread)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("agenda.json"), AGENDA).unwrap();
    folder
}

fn retitle(opened: &mut Opened, title: &str) {
    let at = overleg::agenda::At::new(overleg::agenda::Kind::Action, &"a1".into());
    let changes: Vec<_> =
        opened.agenda.set(&at, "title", overleg::agenda::Value::Text(title.into())).into_iter().collect();
    opened.agenda.apply(&changes).unwrap();
    opened.store.record(&overleg::agenda::Edit { changes, ..Default::default() }, moment(1)).unwrap();
}

#[test]
fn a_life_on_a_real_disk() {
    let folder = folder();
    let mut opened = open(folder.path(), 1).unwrap();
    retitle(&mut opened, "voor de crash");
    let second = open(folder.path(), 2).unwrap();
    assert!(matches!(second.store.mode(), Mode::Reading(Why::Held(Some(_)))));
    assert_eq!(title(&second.agenda, "a1"), "voor de crash");
    drop(opened);
    let mut opened = open(folder.path(), 3).unwrap();
    assert_eq!(title(&opened.agenda, "a1"), "voor de crash");
    retitle(&mut opened, "na de crash");
    assert_eq!(opened.store.close(&opened.agenda, moment(2)), Ok(Closed::Whole));
    let text = fs::read_to_string(folder.path().join("agenda.json")).unwrap();
    assert_eq!(text, opened.agenda.to_json());
    assert_eq!(open(folder.path(), 4).unwrap().store.recall(&RealFs).len(), 2);
}

#[cfg(unix)]
#[test]
fn the_agenda_keeps_its_mode_and_what_is_hidden_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let agenda = folder.path().join("agenda.json");
    fs::set_permissions(&agenda, fs::Permissions::from_mode(0o640)).unwrap();
    let mut opened = open(folder.path(), 1).unwrap();
    retitle(&mut opened, "nieuw");
    opened.store.close(&opened.agenda, moment(1)).unwrap();
    assert_eq!(mode(&agenda), 0o640);
    let hidden = folder.path().join(".overleg");
    assert_eq!(mode(&hidden), 0o700);
    for entry in fs::read_dir(&hidden).unwrap().map(|entry| entry.unwrap().path()) {
        assert_eq!(mode(&entry) & 0o077, 0, "{}", entry.display());
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_real_file_is_replaced() {
    let (real, folder) = (folder(), tempfile::tempdir().unwrap());
    let link = folder.path().join("agenda.json");
    std::os::unix::fs::symlink(real.path().join("agenda.json"), &link).unwrap();
    let mut opened = open(folder.path(), 1).unwrap();
    retitle(&mut opened, "nieuw");
    opened.store.close(&opened.agenda, moment(1)).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(real.path().join("agenda.json")).unwrap().contains("nieuw"));
}

#[cfg(unix)]
#[test]
fn what_is_not_a_regular_file_is_refused_without_waiting() {
    let tried = |name: &str, make: &dyn Fn(&Path)| {
        let folder = folder();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        make(&path);
        let told = open(folder.path(), 1).err().unwrap();
        assert!(matches!(&told, OpenError::NotAFile(_)), "{name}: {told}");
    };
    let pipe =
        |path: &Path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    for name in ["agenda.json", ".overleg/20260312-080000-00aa.jnl"] {
        tried(name, &|path| fs::create_dir(path).unwrap());
        tried(name, &|path| std::os::unix::fs::symlink("/dev/full", path).unwrap());
        tried(name, &pipe);
    }
}
