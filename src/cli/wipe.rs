//! Emptying the history of an agenda: what will go is named first, and nothing goes without `--ja`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::Failure;
use super::verbs::{own_folder_of, print};
use crate::app::counted;
use crate::runtime;
use crate::runtime::home::Home;
use crate::store::fs::{Fs, RealFs};
use crate::store::{Store, Traces, traces, wipe};

pub(super) fn history(home: &Home, folder: Option<&Path>, is_sure: bool) -> Result<ExitCode, Failure> {
    let folder = own_folder_of(home, folder)?;
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
        print(&format!("In {} gewist: {before}.", folder.display()))?;
        print("De agenda zelf is bijgewerkt en verder zoals hij was; ongedaan maken begint nu opnieuw.")?;
        print("Een back-up, OneDrive of een andere kopie van deze map kan de historie nog wel hebben.")?;
    } else {
        print(&format!("In {} kan worden gewist: {before}.", folder.display()))?;
        print("Daarin staat ook wat u hebt verwijderd; ongedaan maken gaat daarna niet verder terug.")?;
        print(&format!(
            "Er is nog niets gewist. Wilt u dat, typ dan: overleg wis-historie {} --ja",
            typed(&folder)
        ))?;
    }
    told_what_stays(&before, &folder)
}

/// Names what is never wiped, as it may stand nowhere else.
fn told_what_stays(left: &Traces, folder: &Path) -> Result<ExitCode, Failure> {
    if left.conflicts > 0 {
        let stay = if left.conflicts == 1 { "blijft" } else { "blijven" };
        print(&format!(
            "{} (agenda.conflict-….json) {stay} staan: die tekst staat nergens anders.",
            counted(left.conflicts, "andere versie naast de agenda", "andere versies naast de agenda")
        ))?;
    }
    if left.apart > 0 {
        let stay = if left.apart == 1 { "blijft" } else { "blijven" };
        print(&format!(
            "{} {stay} liggen in {}: wat daarin staat, kan nergens anders staan. Haal weg wat u niet meer nodig hebt.",
            counted(left.apart, "apart gezet bestand", "apart gezette bestanden"),
            folder.join(".overleg").join("apart").display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns a path as somebody types it.
fn typed(folder: &Path) -> String {
    let plain = folder.display().to_string();
    if plain.contains(char::is_whitespace) { format!("\"{plain}\"") } else { plain }
}
