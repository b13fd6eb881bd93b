//! What these tests ask of the system: a disk of their own, limits, another user. Where the system says no, that is said.

use std::fs;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::pty::Launch;

/// Says why a test was not run; the harness swallows what println! says in a test that passes.
pub(super) fn skipped(why: &str) {
    writeln!(stdout(), "overgeslagen: {why}").unwrap();
}

/// Says what was counted.
pub(super) fn counted(what: &str) {
    writeln!(stdout(), "geteld: {what}").unwrap();
}

/// Returns whether a command runs and is content.
pub(super) fn works(words: &[&str]) -> bool {
    let run = Command::new(words[0]).args(&words[1..]).stdin(Stdio::null()).output();
    run.is_ok_and(|output| output.status.success())
}

/// Disks that only who is in their room sees: they go with the room.
pub(super) struct Room(Child);

impl Room {
    /// Makes a room by a script of mounts; nothing when the system does not allow it, and that is said.
    pub(super) fn make(mounts: &str) -> Option<Self> {
        let script = format!("{mounts}\necho klaar; read -r _");
        let words = ["-m", "--propagation", "private", "sh", "-e", "-c", &script];
        let room = Command::new("unshare").args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let Ok(mut room) = room else {
            skipped("unshare is er niet");
            return None;
        };
        let mut said = String::new();
        let _ = BufReader::new(room.stdout.as_mut().unwrap()).read_line(&mut said);
        if said.trim() != "klaar" {
            skipped("dit systeem laat geen eigen schijven toe (unshare -m, mount)");
            let _ = room.wait();
            return None;
        }
        Some(Self(room))
    }

    /// Returns how a path in the room is reached from outside.
    pub(super) fn path(&self, path: &Path) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.0.id()));
        root.join(path.strip_prefix("/").unwrap())
    }

    /// Has a program start in the room.
    pub(super) fn launch(&self, launch: Launch) -> Launch {
        launch.behind(&["nsenter", "-m", "-t", &self.0.id().to_string()])
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Fills a disk to the last byte, and leaves so many free.
pub(super) fn fill(filler: &Path, free: u64) {
    let mut file = fs::File::create(filler).unwrap();
    let chunk = [b'x'; 4096];
    while file.write_all(&chunk).is_ok() {}
    while file.write_all(b"x").is_ok() {}
    let full = file.metadata().unwrap().len();
    file.set_len(full.saturating_sub(free)).unwrap();
}
