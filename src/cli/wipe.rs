//! Emptying the history of an agenda: what will go is named first, and nothing goes without `--ja`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::Failure;
use super::verbs::{folder_of, print};
use crate::app::counted;
use crate::runtime;
use crate::runtime::home::Home;
use crate::store::fs::{Fs, RealFs};
use crate::store::{Store, traces, wipe};

pub(super) fn history(home: &Home, folder: Option<&Path>, is_sure: bool) -> Result<ExitCode, Failure> {
    let folder = folder_of(home, folder);
    Store::peek(&RealFs, &folder).map_err(|error| Failure::new(&error, error.hint()))?;
    let before = traces(&RealFs, &folder);
    if before.is_empty() {
        print(&format!(
            "Er is niets te wissen: naast de agenda in {} ligt geen historie.",
            folder.display()
        ))?;
    } else if is_sure {
        let fs: Arc<dyn Fs> = Arc::new(RealFs);
        wipe(&fs, &folder, &runtime::sitting()).map_err(|error| Failure::new(&error, error.hint()))?;
        print(&format!("Gewist: {before}."))?;
        print("De agenda zelf is bijgewerkt en verder zoals zij was; ongedaan maken begint nu opnieuw.")?;
        print("Een back-up, OneDrive of een andere kopie van deze map kan de historie nog wel hebben.")?;
    } else {
        print(&format!("In {} wordt dan gewist: {before}.", folder.display()))?;
        print("Daarin staat ook wat u hebt verwijderd; ongedaan maken gaat daarna niet verder terug.")?;
        print(&format!(
            "Er is nog niets gewist. Wilt u dat, typ dan: overleg wis-historie {} --ja",
            typed(&folder)
        ))?;
    }
    if before.conflicts > 0 {
        print(&format!(
            "{} (agenda.conflict-….json) blijft staan: die tekst staat nergens anders.",
            counted(before.conflicts, "andere versie naast de agenda", "andere versies naast de agenda")
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns a path as somebody types it.
fn typed(folder: &Path) -> String {
    let plain = folder.display().to_string();
    if plain.contains(char::is_whitespace) { format!("\"{plain}\"") } else { plain }
}
