//! What each verb does.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;

use super::{Failure, code_of, could_not_start, intake, periode, who, wipe, zelfscan};
use crate::agenda::{Agenda, Finding, review};
use crate::app::counted;
use crate::app::help::key_table;
use crate::app::settings::Settings;
use crate::command::Command;
use crate::keymap::{Mode, layout_name};
use crate::runtime::examples::{EXAMPLES, Example, empty};
use crate::runtime::home::Home;
use crate::runtime::report::{self, Reports};
use crate::runtime::{self, Ended, StartError, os};
use crate::store::fs::{Fs, RealFs};
use crate::store::{Notice, Peeked, Store, create};
use crate::text::visible;

/// The name of the folder that the first run makes.
const FIRST: &str = "harderwijk-2024-2028";

/// The name of the folder that is made instead when the first one was open last and is gone.
const SPARE: &str = "harderwijk-2024-2028-2";

pub(super) fn perform(home: &Home, matches: &ArgMatches, reports: &Reports) -> Result<ExitCode, Failure> {
    let path =
        |matches: &ArgMatches, name: &str| matches.get_one::<std::ffi::OsString>(name).map(PathBuf::from);
    choose_layout(home, matches)?;
    match matches.subcommand() {
        None => open_last(home, reports),
        Some(("open", matches)) => {
            let folder = path(matches, "map").unwrap_or_default();
            choose_layout(home, matches)?;
            open(home, &folder, reports)
        }
        Some(("nieuw", matches)) => {
            let folder = path(matches, "map").unwrap_or_default();
            new(&folder, path(matches, "van").as_deref())
        }
        Some(("voorbeelden", _)) => {
            for Example { name, about, .. } in &EXAMPLES {
                print(&format!("{name}   {about}"))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Some(("wie", matches)) => {
            let agenda = asked(home, path(matches, "agenda").as_deref())?;
            who::tell(&agenda, &words(matches, "zoektekst"), matches.get_flag("json"))
        }
        Some(("periode", matches)) => periode::tell(&words(matches, "tekst"), matches.get_flag("json")),
        Some(("zelfscan", matches)) => {
            let Some((verb, matches)) = matches.subcommand() else { return Err(unknown()) };
            scan(home, verb, matches)
        }
        Some(("controleer", matches)) => check(home, path(matches, "map").as_deref()),
        Some(("wis-historie", matches)) => {
            wipe::history(home, path(matches, "map").as_deref(), matches.get_flag("ja"))
        }
        Some(("toetsen", matches)) => keys(home, matches.get_one::<String>("indeling").map(String::as_str)),
        Some(("proefagenda", matches)) => {
            let count = matches.get_one("aantal").copied().unwrap_or(0);
            made(&path(matches, "map").unwrap_or_default(), &crate::sample::sample(count, 7))
        }
        Some(_) => Err(unknown()),
    }
}

/// Does what is asked about a zelfscan.
fn scan(home: &Home, verb: &str, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let path = |name: &str| matches.get_one::<std::ffi::OsString>(name).map(PathBuf::from);
    if verb == "lees" {
        let asked_for = intake::Asked {
            file: path("bestand").unwrap_or_default(),
            folder: path("agenda"),
            meting: text("meting").unwrap_or_default(),
            gemeente: text("gemeente"),
            is_sure: matches.get_flag("ja"),
            replaces: matches.get_flag("vervang"),
        };
        return intake::take_in(home, &asked_for);
    }
    let agenda = asked(home, path("agenda").as_deref())?;
    match verb {
        "blad" => zelfscan::empty_sheet(&agenda, (text("meting"), text("gemeente")), path("naar").as_deref()),
        "beeld" => {
            zelfscan::tell(&agenda, text("meting"), text("gemeente"), text("vorm").unwrap_or_default())
        }
        _ => Err(unknown()),
    }
}

fn unknown() -> Failure {
    Failure("Deze opdracht bestaat niet. Met overleg --help ziet u wat er kan.".into())
}

/// Returns the agenda that a question is about; whoever asks has to know when it is not the whole one, or an older one.
pub(super) fn asked(home: &Home, folder: Option<&Path>) -> Result<Agenda, Failure> {
    let Peeked { agenda, notices, .. } = look(home, folder)?;
    let is_lacking = |notice: &&Notice| {
        matches!(notice, Notice::Remains { .. } | Notice::OldVersion { .. } | Notice::Damaged { .. })
    };
    notices.iter().filter(is_lacking).for_each(|notice| report::say(&notice.to_string()));
    Ok(agenda)
}

/// Returns the words of an argument as one text.
fn words(matches: &ArgMatches, name: &str) -> String {
    let words: Vec<&str> =
        matches.get_many::<String>(name).into_iter().flatten().map(String::as_str).collect();
    words.join(" ")
}

fn open_last(home: &Home, reports: &Reports) -> Result<ExitCode, Failure> {
    let first = home.agenda(FIRST);
    match home.last() {
        Some(last) if last.exists() => open(home, &last, reports),
        Some(gone) => {
            // Nothing is ever made where the missing one belongs.
            let is_first = std::path::absolute(&first).is_ok_and(|first| first == gone);
            let spare = if is_first { home.agenda(SPARE) } else { first };
            show(reports, || {
                make_first(&spare)?;
                Ok(runtime::run_instead(home, &spare, unreachable(home, &gone)))
            })
        }
        None => show(reports, || {
            make_first(&first)?;
            Ok(runtime::run(home, &first, Vec::new()))
        }),
    }
}

/// Says that the agenda that was open last cannot be reached, and how to get it back.
fn unreachable(home: &Home, gone: &Path) -> String {
    let (name, (keymaps, _)) = (home.settings().0.layout, home.keymaps());
    let key = keymaps.named(&name).keymap.longest_name(Mode::Agenda, Command::OpenAgenda);
    let key = key.map(|key| format!(" met {key}")).unwrap_or_default();
    format!(
        "{} is nu niet te bereiken. Sluit de schijf aan of zet de map terug en open hem dan{key}. Dit is de agenda die meekomt.",
        gone.display()
    )
}

/// Makes the agenda that comes along, unless something stands there already.
fn make_first(folder: &Path) -> Result<(), Failure> {
    if RealFs.stat(folder).is_ok() {
        return Ok(());
    }
    made_quietly(folder, &example(&EXAMPLES[0])?)
}

fn open(home: &Home, folder: &Path, reports: &Reports) -> Result<ExitCode, Failure> {
    show(reports, || Ok(runtime::run(home, folder, Vec::new())))
}

/// Runs something that needs a screen; tells why it could not start, and waits: a window that opened for it would just vanish.
fn show(
    reports: &Reports,
    run: impl FnOnce() -> Result<Result<Ended, StartError>, Failure>,
) -> Result<ExitCode, Failure> {
    if !os::has_screen() {
        return Err(Failure::new(
            "Hier is geen scherm om de agenda op te tonen.",
            "Start overleg in een gewoon terminalvenster, of vraag iets zonder scherm: overleg wie zelfscan.",
        ));
    }
    match run() {
        Ok(Ok(ended)) => Ok(code_of(ended)),
        Ok(Err(error)) => Ok(could_not_start(error, reports)),
        Err(Failure(sentence)) => {
            report::say(&sentence);
            report::wait_for_enter();
            Ok(ExitCode::FAILURE)
        }
    }
}

fn example(example: &Example) -> Result<Agenda, Failure> {
    example.agenda().map_err(|error| {
        Failure::new(
            format!("Het voorbeeld is niet te lezen: {error}."),
            "Dit is een fout in overleg; meld hem.",
        )
    })
}

fn new(folder: &Path, from: Option<&Path>) -> Result<ExitCode, Failure> {
    let agenda = match from {
        None => untitled(folder),
        Some(from) => match EXAMPLES.iter().find(|example| Path::new(example.name) == from) {
            Some(found) => example(found)?,
            None => from_file(from)?,
        },
    };
    made(folder, &agenda)
}

fn untitled(folder: &Path) -> Agenda {
    let title = folder.file_name().and_then(|name| name.to_str()).unwrap_or("Nieuwe agenda");
    empty(title, title)
}

fn from_file(path: &Path) -> Result<Agenda, Failure> {
    let known = "Noem een voorbeeld (overleg voorbeelden) of een bestand dat bestaat.";
    let bytes = RealFs
        .read(path)
        .map_err(|_| Failure::new(format!("{} is niet te lezen.", path.display()), known))?;
    let reading = Agenda::from_bytes(&bytes)
        .map_err(|error| Failure::new(format!("In {} staat geen agenda: {error}.", path.display()), known))?;
    if reading.newer {
        let sentence = format!("{} is van een nieuwere versie van overleg.", path.display());
        return Err(Failure::new(sentence, "Neem die versie om ermee te werken."));
    }
    Ok(reading.agenda)
}

fn made_quietly(folder: &Path, agenda: &Agenda) -> Result<(), Failure> {
    create(&RealFs, folder, agenda).map_err(|error| Failure::new(&error, error.hint()))
}

fn made(folder: &Path, agenda: &Agenda) -> Result<ExitCode, Failure> {
    made_quietly(folder, agenda)?;
    print(&format!("De agenda staat in {}. Open hem met: overleg open {0}", folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the folder that somebody named, or that of the agenda that was open last, or of the one that comes along.
pub(super) fn folder_of(home: &Home, named: Option<&Path>) -> PathBuf {
    let last = || home.last().filter(|last| last.exists());
    named.map(Path::to_owned).or_else(last).unwrap_or_else(|| home.agenda(FIRST))
}

/// Returns the folder of which the history is to be wiped: never another than what was named or open last, as nothing brings it
/// back.
pub(super) fn own_folder_of(home: &Home, named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    match home.last() {
        Some(last) if last.exists() => Ok(last),
        Some(last) => Err(Failure::new(
            format!(
                "De agenda die het laatst open was ({}) is er nu niet. Er is niets gewist.",
                last.display()
            ),
            "Noem de map.",
        )),
        None => Some(home.agenda(FIRST)).filter(|first| first.exists()).ok_or_else(|| {
            Failure::new("Er was hier nog geen agenda open. Er is niets gewist.", "Noem de map.")
        }),
    }
}

/// Reads an agenda for a verb that changes nothing: snapshot and journal, or the one that comes along.
fn look(home: &Home, folder: Option<&Path>) -> Result<Peeked, Failure> {
    let folder = folder_of(home, folder);
    if folder == home.agenda(FIRST) && RealFs.stat(&folder).is_err() {
        return Ok(Peeked { agenda: example(&EXAMPLES[0])?, findings: Vec::new(), notices: Vec::new() });
    }
    Store::peek(&RealFs, &folder).map_err(|error| Failure::new(&error, error.hint()))
}

fn check(home: &Home, folder: Option<&Path>) -> Result<ExitCode, Failure> {
    let Peeked { agenda, findings, notices } = look(home, folder)?;
    let title = agenda.heading().map(|head| head.title.clone()).unwrap_or_default();
    print(&format!(
        "{title}: {}, {}, {}.",
        counted(agenda.doelen.len(), "thema of doel", "thema's en doelen"),
        counted(agenda.actions.len(), "actie", "acties"),
        counted(agenda.kernpartners.len(), "kernpartner", "kernpartners")
    ))?;
    for notice in &notices {
        print(&notice.to_string())?;
    }
    let reviewed = review(&agenda);
    let told: Vec<&Finding> = findings.iter().chain(&reviewed).collect();
    for finding in &told {
        print(&format!("- {}", finding.sentence))?;
    }
    print(&match told.len() {
        0 => "Er is niets mis of onzeker gevonden.".to_owned(),
        count => format!("{} om na te kijken. Er is niets gewijzigd.", counted(count, "punt", "punten")),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Keeps the layout of the keys that was asked for, as the program does when it is chosen there.
fn choose_layout(home: &Home, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some(typed) = matches.get_one::<String>("indeling") {
        let (settings, _) = home.settings();
        let layout = layout_name(typed).map_err(Failure)?.to_owned();
        home.keep_settings(&Settings { layout, ..settings });
    }
    Ok(())
}

/// Prints the keys, and after them what is wrong in the file of the user.
fn keys(home: &Home, typed: Option<&str>) -> Result<ExitCode, Failure> {
    let name = match typed {
        Some(typed) => layout_name(typed).map_err(Failure)?.to_owned(),
        None => home.settings().0.layout,
    };
    let (keymaps, unreadable) = home.keymaps();
    let layout = keymaps.named(&name);
    for row in key_table(&layout.keymap) {
        let (title, name) = (row.command.title(), row.command.name());
        print(&format!("{:<13} {:<16} {title:<30} {name}", row.place, row.keys.join(", ")))?;
    }
    let wrong = unreadable.into_iter().chain(layout.mistakes.iter().map(ToString::to_string));
    Ok(wrong.fold(ExitCode::SUCCESS, |_, sentence| {
        report::say(&sentence);
        ExitCode::FAILURE
    }))
}

/// Prints lines.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    put(|out| text.lines().try_for_each(|line| writeln!(out, "{}", visible(line).trim_end())))
}

/// Writes an answer; a reader that has gone away is no reason to fail, a disk that is full is.
pub(super) fn put(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    match write(&mut io::stdout().lock()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            "Het antwoord kon niet worden weggeschreven.",
            "Maak ruimte op de schijf, of schrijf het ergens anders heen.",
        )),
        _ => Ok(()),
    }
}
