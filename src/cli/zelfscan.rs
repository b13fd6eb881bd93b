//! What a zelfscan shows, on the command line: only what was revealed, and a sheet to fill in.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use super::verbs::{print, put};
use crate::agenda::{Agenda, Id, Meting};
use crate::exchange::{Beeld, MARK, csv, html, markdown, sheet};
use crate::text::visible;

/// The forms in which a picture can be printed.
pub(super) const FORMS: [&str; 3] = ["md", "csv", "html"];

/// Prints the picture of a meting, of all gemeenten or of one.
pub(super) fn tell(
    agenda: &Agenda,
    meting: Option<&str>,
    gemeente: Option<&str>,
    form: &str,
) -> Result<ExitCode, Failure> {
    let meting = meting_of(agenda, meting)?;
    let gemeente = gemeente.map(|name| gemeente_of(agenda, meting, name)).transpose()?;
    let beeld = Beeld::new(agenda, meting, gemeente);
    match form {
        "csv" => print_csv(&csv(&beeld))?,
        "html" => print(&html(&beeld))?,
        _ => print(&markdown(&beeld))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints an empty sheet for all gemeenten or for one, to mail; or writes it to a file that was not there.
pub(super) fn empty_sheet(
    agenda: &Agenda,
    (meting, gemeente): (Option<&str>, Option<&str>),
    to: Option<&Path>,
) -> Result<ExitCode, Failure> {
    let meting = meting_of(agenda, meting)?;
    let gemeente = gemeente.map(|name| gemeente_of(agenda, meting, name)).transpose()?;
    let sheet = sheet(agenda, meting, gemeente);
    match to {
        Some(path) => {
            write_new(path, &sheet)?;
            print(&format!("Het lege blad staat in {}. Er staat geen score in.", told(path)))?;
        }
        None => print_csv(&sheet)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a CSV to a new file; what a gemeente filled in may be in one that is there.
fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let made = File::options().write(true).create_new(true).open(path);
    let mut file = made.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::new(
            format!("{} bestaat al en blijft zoals het is.", told(path)),
            "Kies een andere naam, of zet dat bestand eerst ergens anders.",
        ),
        _ => Failure::new(
            format!("Het blad kan niet in {} staan.", told(path)),
            "Kijk of die map er is en of u erin mag schrijven.",
        ),
    })?;
    let mut bytes = Vec::new();
    let written = write_csv(&mut bytes, text).and_then(|()| file.write_all(&bytes));
    written.and_then(|()| file.sync_all()).map_err(|_| {
        Failure::new(
            format!("{} kon niet helemaal worden weggeschreven.", told(path)),
            "Haal het weg, maak ruimte op de schijf en geef de opdracht opnieuw.",
        )
    })
}

/// Returns a path as it may stand on a terminal.
fn told(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

/// Returns the meting with this name, or the last one.
pub(super) fn meting_of<'a>(agenda: &'a Agenda, name: Option<&str>) -> Result<&'a Meting, Failure> {
    let names: Vec<&str> = agenda.metingen.iter().map(|meting| &*meting.name).collect();
    let of_name = |name: &str| agenda.metingen.iter().filter(|meting| is_called(&meting.name, name)).count();
    if let Some(name) = name.filter(|name| of_name(name) > 1) {
        // Two copies of an agenda that came together may each have begun one.
        return Err(Failure::new(
            format!("Er is meer dan één meting die {} heet.", visible(name)),
            "Geef er in overleg eerst een een andere naam: g z, en dan b.",
        ));
    }
    let found = match name {
        Some(name) => agenda.metingen.iter().find(|meting| is_called(&meting.name, name)),
        None => agenda.metingen.iter().last(),
    };
    found.ok_or_else(|| match name.filter(|_| !names.is_empty()) {
        Some(name) => Failure::new(
            format!("Er is geen meting die {} heet.", visible(name)),
            format!("Kies er een van deze: {}.", names.join(", ")),
        ),
        None => Failure::new(
            "In deze agenda is nog geen zelfscan ingevuld.",
            "Open de agenda en begin er een met g z.",
        ),
    })
}

/// Returns the gemeente with this name that takes part.
pub(super) fn gemeente_of<'a>(agenda: &Agenda, meting: &'a Meting, name: &str) -> Result<&'a Id, Failure> {
    let found = meting.gemeenten.iter().find(|id| is_called(&agenda.link_name(id), name));
    let names = || meting.gemeenten.iter().map(|id| agenda.link_name(id).into_owned()).collect::<Vec<_>>();
    found.ok_or_else(|| {
        Failure::new(
            format!("{} doet niet mee aan {}.", visible(name), meting.name),
            format!("Kies er een van deze: {}.", names().join(", ")),
        )
    })
}

fn is_called(name: &str, typed: &str) -> bool {
    name.to_lowercase() == typed.trim().to_lowercase()
}

/// Prints a CSV.
fn print_csv(text: &str) -> Result<(), Failure> {
    put(|out| write_csv(out, text))
}

/// Writes a CSV: Excel wants a mark before it and ends of lines of its own, and a terminal nothing that drives it.
fn write_csv(out: &mut dyn Write, text: &str) -> io::Result<()> {
    write!(out, "{MARK}")?;
    text.trim_start_matches(MARK).lines().try_for_each(|line| write!(out, "{}\r\n", visible(line)))
}
