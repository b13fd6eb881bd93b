//! Where the files of a user are: agendas, state, reports. What is in an agenda's folder is the store's.
//!
//! ```text
//! <root>/agendas/harderwijk-2024-2028/agenda.json
//! <root>/toetsen.toml            the user's own keys, over those of every layout
//! <root>/state/laatst            the folder of the agenda that was open last
//! <root>/state/instellingen.json  how the user likes the program
//! <root>/state/verslag-….txt     what went wrong, in English, for whoever repairs it
//! ```

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::app::settings::Settings;
use crate::keymap::Keymaps;

const SETTINGS: &str = "instellingen.json";
const KEYS: &str = "toetsen.toml";

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

    /// Returns the folder of an agenda with this name.
    #[must_use]
    pub fn agenda(&self, name: &str) -> PathBuf {
        self.root.join("agendas").join(name)
    }

    /// Returns the folder of the agenda that was open last, when it was remembered.
    #[must_use]
    pub fn last(&self) -> Option<PathBuf> {
        let path = fs::read_to_string(self.root.join("state").join("laatst")).ok()?;
        let path = path.trim_end_matches(['\n', '\r']);
        (!path.is_empty()).then(|| PathBuf::from(path))
    }

    /// Remembers which agenda is open. Forgetting it is no disaster, so a failure is not told.
    pub fn remember(&self, folder: &Path) {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        if let Some(path) = folder.to_str()
            && fs::create_dir_all(self.root.join("state")).is_ok()
        {
            let _ = fs::write(self.root.join("state").join("laatst"), format!("{path}\n"));
        }
    }

    /// Returns how the user likes the program, and a sentence when what is kept of that cannot be read.
    #[must_use]
    pub fn settings(&self) -> (Settings, Option<String>) {
        let path = self.root.join("state").join(SETTINGS);
        let Ok(text) = fs::read_to_string(&path) else { return (Settings::default(), None) };
        if let Ok(settings) = serde_json::from_str(&text) {
            return (settings, None);
        }
        let sentence = format!(
            "Uw instellingen in {} zijn niet te lezen. Het programma werkt nu met de gewone; kiest u iets anders, dan \
             wordt dat opnieuw bewaard.",
            path.display()
        );
        (Settings::default(), Some(sentence))
    }

    /// Keeps how the user likes the program. Losing it is no disaster, so a failure is not told.
    pub fn keep_settings(&self, settings: &Settings) {
        let folder = self.root.join("state");
        if let Ok(text) = serde_json::to_string_pretty(settings)
            && fs::create_dir_all(&folder).is_ok()
        {
            let _ = fs::write(folder.join(SETTINGS), text + "\n");
        }
    }

    /// Returns the keys with those of the user over them, and a sentence when his file cannot be opened.
    #[must_use]
    pub fn keymaps(&self) -> (Keymaps, Option<String>) {
        let path = self.root.join(KEYS);
        match fs::read(&path) {
            Ok(bytes) => (Keymaps::standard().with(KEYS, &bytes), None),
            Err(error) if error.kind() == ErrorKind::NotFound => (Keymaps::standard(), None),
            Err(_) => {
                let sentence = format!(
                    "Uw toetsen in {} kunnen niet worden gelezen; u werkt nu met de gewone toetsen. Kijk of u dit bestand \
                     zelf kunt openen.",
                    path.display()
                );
                (Keymaps::standard(), Some(sentence))
            }
        }
    }

    /// Returns where a report goes.
    #[must_use]
    pub fn report(&self, name: &str) -> PathBuf {
        self.root.join("state").join(name)
    }
}
