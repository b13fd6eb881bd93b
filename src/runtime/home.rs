//! Where the files of a user are: agendas, state, reports. What is in an agenda's folder is the store's, how a small file
//! is read and replaced stands in `own`.
//!
//! ```text
//! <root>/agendas/harderwijk-2024-2028/agenda.json
//! <root>/toetsen.toml            the user's own keys, over those of every layout
//! <root>/state/laatst            the folder of the agenda that was open last
//! <root>/state/eerder            the folders that were open before, one a line, the last one first
//! <root>/state/instellingen.json  how the user likes the program
//! <root>/state/weergave-<agenda>.json  how the user looks at that agenda, with the saved views
//! <root>/state/verslag-….txt     what went wrong, in English, for whoever repairs it
//! ```
//!
//! All of `state` is for the user alone. Of the text of an agenda it holds only what somebody filters on, in `weergave-….json`.

mod own;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::os;
use crate::app::look::Look;
use crate::app::settings::Settings;
use crate::keymap::Keymaps;

const SETTINGS: &str = "instellingen.json";
const KEYS: &str = "toetsen.toml";

/// The longest file with keys that is read, in bytes: ten times the one that comes along.
const LONGEST_KEYS: u64 = 64 * 1024;

/// How many folders that were open before are remembered.
const MOST_RECENT: usize = 20;

/// The root of everything that the program writes.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// Returns the home that the surroundings name: `OVERLEG_HOME`, or what is usual on this system.
    ///
    /// Where neither is known (no home directory at all) it is a folder here, so that there is always a place.
    #[must_use]
    pub fn find() -> Self {
        let named = std::env::var_os("OVERLEG_HOME").filter(|named| !named.is_empty()).map(PathBuf::from);
        let usual =
            || directories::ProjectDirs::from("", "", "overleg").map(|usual| usual.data_dir().to_owned());
        Self { root: named.or_else(usual).unwrap_or_else(|| PathBuf::from("overleg-bestanden")) }
    }

    /// Returns the home in this folder.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Returns the folder of an agenda with this name.
    #[must_use]
    pub fn agenda(&self, name: &str) -> PathBuf {
        self.agendas().join(name)
    }

    /// Returns the folder in which new agendas come.
    #[must_use]
    pub fn agendas(&self) -> PathBuf {
        self.root.join("agendas")
    }

    /// Returns the folders that were open before, the last one first; some may be gone.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        let text = own::text(&self.state("eerder")).unwrap_or_default();
        text.lines().filter(|line| !line.is_empty()).take(MOST_RECENT).map(PathBuf::from).collect()
    }

    /// Returns the folder of the agenda that was open last, when it was remembered.
    #[must_use]
    pub fn last(&self) -> Option<PathBuf> {
        let path = own::text(&self.state("laatst")).ok()?;
        let path = path.trim_end_matches(['\n', '\r']);
        (!path.is_empty()).then(|| PathBuf::from(path))
    }

    fn state(&self, name: &str) -> PathBuf {
        self.root.join("state").join(name)
    }

    /// Remembers which agenda is open. Forgetting it is no disaster, so a failure is not told.
    pub fn remember(&self, folder: &Path) {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let Some(path) = folder.to_str() else { return };
        self.keep("laatst", &format!("{path}\n"));
        let earlier = self.recent().into_iter().filter(|earlier| *earlier != folder);
        let folders = std::iter::once(folder.clone()).chain(earlier).take(MOST_RECENT);
        let lines: Vec<String> = folders.map(|folder| folder.display().to_string()).collect();
        self.keep("eerder", &(lines.join("\n") + "\n"));
    }

    /// Writes a file of the state, for the user alone.
    fn keep(&self, name: &str, text: &str) {
        let _ = os::write_privately(&self.state(name), text);
    }

    /// Returns how the user likes the program, and a sentence when not all that is kept of that could be used.
    #[must_use]
    pub fn settings(&self) -> (Settings, Option<String>) {
        let path = self.state(SETTINGS);
        let (settings, fault) = own::read_as(&path);
        let told = fault.map(|fault| {
            let next = own::beside(&path);
            format!(
                "Uw instellingen in {} {fault}. Kiest u iets anders, dan blijft dit bestand ernaast staan als {next}.",
                path.display()
            )
        });
        (settings.unwrap_or_default(), told)
    }

    /// Keeps how the user likes the program. Losing it is no disaster, so a failure is not told.
    pub fn keep_settings(&self, settings: &Settings) {
        own::replace(&self.state(SETTINGS), settings);
    }

    /// Returns the keys with those of the user over them, and a sentence when his file cannot be opened.
    #[must_use]
    pub fn keymaps(&self) -> (Keymaps, Option<String>) {
        let path = self.root.join(KEYS);
        match own::bytes(&path, LONGEST_KEYS) {
            Ok(bytes) => (Keymaps::standard().with(KEYS, &bytes), None),
            Err(error) if error.kind() == ErrorKind::NotFound => (Keymaps::standard(), None),
            Err(error) => {
                let hint = if error.kind() == ErrorKind::FileTooLarge {
                    "Het bestand is te lang om toetsen in te zoeken."
                } else {
                    "Kijk of u dit bestand zelf kunt openen."
                };
                let sentence = format!(
                    "Uw toetsen in {} kunnen niet worden gelezen; u werkt nu met de gewone toetsen. {hint}",
                    path.display()
                );
                (Keymaps::standard(), Some(sentence))
            }
        }
    }

    /// Returns how the user looked at the agenda with this id, and a sentence when not all that is kept of that could be
    /// used.
    #[must_use]
    pub fn look(&self, agenda: &str) -> (Option<Look>, Option<String>) {
        let path = self.look_file(agenda);
        let (look, fault) = own::read_as(&path);
        let told = fault.map(|fault| {
            let next = own::beside(&path);
            format!(
                "Hoe u deze agenda het laatst bekeek: de keuzes in {} {fault}. Kiest u iets anders, dan blijft dit bestand \
                 ernaast staan als {next}.",
                path.display()
            )
        });
        (look, told)
    }

    /// Keeps how the user looks at the agenda with this id. Losing it is no disaster, so a failure is not told.
    pub fn keep_look(&self, agenda: &str, look: &Look) {
        own::replace(&self.look_file(agenda), look);
    }

    fn look_file(&self, agenda: &str) -> PathBuf {
        self.state(&format!("weergave-{}.json", safe_name(agenda)))
    }

    /// Returns where a report goes.
    #[must_use]
    pub fn report(&self, name: &str) -> PathBuf {
        self.state(name)
    }
}

/// The longest name of a file that every disk takes, with room for what comes around it.
const LONGEST_NAME: usize = 120;

/// Returns a name for a file that no two ids share on any disk: what is no small letter or digit is written in numbers.
fn safe_name(id: &str) -> String {
    let safe = |letter: char| match letter {
        'a'..='z' | '0'..='9' | '-' => letter.to_string(),
        letter => format!("_{:x}_", u32::from(letter)),
    };
    let mut name: String = id.chars().map(safe).collect();
    if name.len() <= LONGEST_NAME {
        return name;
    }
    // The rest of a very long id is told by a number made of all of it (FNV-1a).
    let stir = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = id.bytes().fold(0xcbf2_9ce4_8422_2325, stir);
    name.truncate(LONGEST_NAME);
    format!("{name}_{sum:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_leads_out_of_the_folder_or_to_the_file_of_another() {
        assert_eq!(safe_name("harderwijk-2024-2028"), "harderwijk-2024-2028");
        assert_eq!(safe_name("../A:b"), "_2e__2e__2f__41__3a_b");
        assert_ne!(safe_name("A"), safe_name("a"));
        let long = "x".repeat(500);
        assert!(safe_name(&long).len() < 200);
        assert_ne!(safe_name(&long), safe_name(&format!("{long}y")));
    }
}
