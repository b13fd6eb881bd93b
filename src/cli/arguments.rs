//! The words on the command line, with their help in Dutch.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::runtime::report;

const TEMPLATE: &str = "{about-section}\nGebruik: {usage}\n\n{all-args}{after-help}\n";
const FAILED_USAGE: u8 = 2;

/// Reads the arguments of this process; help goes out at once, and a mistake is told in Dutch.
pub(super) fn read() -> Result<ArgMatches, ExitCode> {
    command().try_get_matches().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let told = super::verbs::print(&error.render().to_string());
            told.map_or_else(super::told, |()| ExitCode::SUCCESS)
        }
        _ => {
            report::say(&mistake(&error));
            ExitCode::from(FAILED_USAGE)
        }
    })
}

fn command() -> Command {
    let from = Arg::new("van")
        .long("van")
        .value_name("NAAM|BESTAND.json")
        .value_parser(clap::value_parser!(OsString));
    let layout = |help: &'static str| Arg::new("indeling").long("indeling").value_name("NAAM").help(help);
    let agenda =
        Arg::new("agenda").long("agenda").value_name("MAP").value_parser(clap::value_parser!(OsString));
    dutch(Command::new("overleg"))
        .about("De werkbank voor de uitvoeringsagenda: leid het overleg, bewerk de agenda live, verlies niets.")
        .override_usage("overleg [OPDRACHT]")
        .arg(layout("Zet de toetsen in deze indeling (standaard of vim) en onthoudt dat").help_heading("Wat erbij hoort"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(flag("versie", 'V', "Toont welke versie dit is").action(ArgAction::Version))
        .subcommand_help_heading("Opdrachten (zonder opdracht opent de agenda die het laatst open was)")
        .disable_help_subcommand(true)
        .after_help(
            "\nBestanden: alles staat in één map, die u met OVERLEG_HOME kunt kiezen.\nIn het programma geeft F1 alle toetsen.",
        )
        .subcommand(
            verb("open", "overleg open MAP [--indeling NAAM]", "Opent de agenda in deze map")
                .arg(folder("De map waarin agenda.json staat").required(true))
                .arg(layout("Zet de toetsen in deze indeling (standaard of vim) en onthoudt dat")),
        )
        .subcommand(
            verb("nieuw", "overleg nieuw MAP [--van NAAM|BESTAND.json]", "Maakt een nieuwe agenda, nooit over een bestaande heen")
                .arg(folder("De map die wordt gemaakt").required(true))
                .arg(from.help("Begin met een voorbeeld (zie voorbeelden) of met een los bestand; anders leeg")),
        )
        .subcommand(verb("voorbeelden", "overleg voorbeelden", "Noemt de voorbeelden die meekomen"))
        .subcommand(
            verb("wie", "overleg wie ZOEKTEKST [--agenda MAP] [--json]", "Zegt wie wat doet: het zoeken van het programma, op de opdrachtregel")
                .arg(Arg::new("zoektekst").value_name("ZOEKTEKST").help("Een paar letters van iets: naam, afkorting, onderwerp, nummer").required(true).num_args(1..))
                .arg(agenda.help("In deze agenda; anders in die het laatst open was"))
                .arg(Arg::new("json").long("json").help("Geeft een JSON-lijst, de beste eerst").action(ArgAction::SetTrue)),
        )
        .subcommand(
            verb("periode", "overleg periode TEKST [--json]", "Zegt wat een planning betekent: van wanneer tot wanneer, en hoe vaak")
                .arg(Arg::new("tekst").value_name("TEKST").help("De planning zoals u haar opschrijft: “Sept 2020 t/m dec 2021”").required(true).num_args(1..))
                .arg(Arg::new("json").long("json").help("Geeft het geheel en de fasen als JSON").action(ArgAction::SetTrue)),
        )
        .subcommand(scan())
        .subcommand(
            verb("controleer", "overleg controleer [MAP]", "Leest alles, zegt wat er mis of onzeker is en wijzigt niets")
                .arg(folder("De map waarin agenda.json staat; anders de agenda die het laatst open was")),
        )
        .subcommand(wipe())
        .subcommand(
            verb("toetsen", "overleg toetsen [--indeling NAAM]", "Geeft de tabel van toetsen, en zegt wat er mis is in uw toetsen.toml")
                .arg(layout("Welke indeling: standaard of vim; anders die u het laatst koos")),
        )
        .subcommand(
            Command::new("proefagenda")
                .hide(true)
                .arg(folder("").required(true))
                .arg(Arg::new("aantal").value_name("AANTAL").required(true).value_parser(clap::value_parser!(usize))),
        )
}

fn scan() -> Command {
    let about =
        "Geeft het beeld van een zelfscan, een leeg blad voor een gemeente, of leest een ingevuld blad in";
    verb("zelfscan", "overleg zelfscan beeld|blad|lees", about)
        .subcommand_help_heading("Opdrachten")
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand(scan_picture())
        .subcommand(scan_sheet())
        .subcommand(scan_intake())
}

fn scan_picture() -> Command {
    let usage =
        "overleg zelfscan beeld [--meting NAAM] [--gemeente NAAM] [--vorm md|csv|html] [--agenda MAP]";
    let about = "Geeft het beeld van een zelfscan als tekst, tabel of pagina: alleen wat is onthuld";
    let form = Arg::new("vorm")
        .long("vorm")
        .value_name("VORM")
        .help("In welke vorm: md (tekst), csv (Excel) of html (een pagina die ook afdrukt)")
        .value_parser(super::zelfscan::FORMS)
        .default_value(super::zelfscan::FORMS[0]);
    verb("beeld", usage, about)
        .arg(named("meting", "Welke meting; anders de laatste"))
        .arg(named("gemeente", "Alleen deze gemeente, met haar toelichting"))
        .arg(form)
        .arg(of_agenda())
}

fn scan_sheet() -> Command {
    let usage = "overleg zelfscan blad [--meting NAAM] [--gemeente NAAM] [--naar BESTAND.csv] [--agenda MAP]";
    let about = "Geeft een leeg blad voor Excel, dat een gemeente invult en terugstuurt";
    let to = Arg::new("naar")
        .long("naar")
        .value_name("BESTAND.csv")
        .help("Schrijft het blad in dit nieuwe bestand; anders komt het op het scherm")
        .value_parser(clap::value_parser!(OsString));
    verb("blad", usage, about)
        .arg(named("meting", "Voor welke meting; anders de laatste"))
        .arg(named("gemeente", "Alleen voor deze gemeente; anders voor alle"))
        .arg(to)
        .arg(of_agenda())
}

fn scan_intake() -> Command {
    let usage =
        "overleg zelfscan lees BESTAND.csv --meting NAAM [--gemeente NAAM] [--agenda MAP] [--ja] [--vervang]";
    let about = "Zegt wat een ingevuld blad zou wijzigen, en leest het met --ja in";
    let file = Arg::new("bestand")
        .value_name("BESTAND.csv")
        .help("Het blad dat een gemeente invulde, opgeslagen als CSV");
    let sure = flag("ja", 'j', "Zet erbij wat nieuw is; zonder dit wordt alleen gezegd wat er zou wijzigen");
    let replace = "Samen met --ja: vervangt ook wat er al anders staat";
    let replace = Arg::new("vervang").long("vervang").help(replace).action(ArgAction::SetTrue);
    verb("lees", usage, about)
        .arg(file.value_parser(clap::value_parser!(OsString)).required(true))
        .arg(named("meting", "In welke meting").required(true))
        .arg(named("gemeente", "Leest alleen deze gemeente; nodig als het bestand niet zegt van wie het is"))
        .arg(of_agenda())
        .arg(sure.action(ArgAction::SetTrue))
        .arg(replace)
}

fn named(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("NAAM").help(help)
}

fn of_agenda() -> Arg {
    Arg::new("agenda")
        .long("agenda")
        .value_name("MAP")
        .help("De map waarin agenda.json staat; anders de agenda die het laatst open was")
        .value_parser(clap::value_parser!(OsString))
}

fn wipe() -> Command {
    let about = "Wist journalen en eerdere versies, waarin ook staat wat u verwijderde";
    let sure = flag("ja", 'j', "Wist echt; zonder dit wordt alleen gezegd wat er weg zou gaan");
    verb("wis-historie", "overleg wis-historie [MAP] [--ja]", about)
        .arg(folder("De map waarin agenda.json staat; anders de agenda die het laatst open was"))
        .arg(sure.action(ArgAction::SetTrue))
}

fn verb(name: &'static str, usage: &'static str, about: &'static str) -> Command {
    dutch(Command::new(name).about(about).override_usage(usage))
}

fn folder(help: &'static str) -> Arg {
    Arg::new("map").value_name("MAP").help(help).value_parser(clap::value_parser!(OsString))
}

fn dutch(command: Command) -> Command {
    command
        .help_template(TEMPLATE)
        .next_help_heading("Wat erbij hoort")
        .disable_help_flag(true)
        .arg(flag("help", 'h', "Toont deze uitleg").action(ArgAction::Help))
}

fn flag(name: &'static str, short: char, help: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).help(help).help_heading("Wat erbij hoort")
}

/// Returns what is wrong with the words on the command line, in Dutch, with what to do.
fn mistake(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let word = context(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!(
                "De opdracht {} bestaat niet.{}",
                context(ContextKind::InvalidSubcommand),
                meant(&context(ContextKind::SuggestedSubcommand))
            )
        }
        ErrorKind::UnknownArgument => {
            format!("{word} hoort hier niet bij.{}", meant(&context(ContextKind::SuggestedArg)))
        }
        ErrorKind::MissingRequiredArgument => format!("Er ontbreekt iets: {}.", word.trim_end_matches('.')),
        // A word that stands at the very end has nothing behind it.
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            format!("Er ontbreekt iets: {word}.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{} kan niet bij {word}.", context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => format!("{word} staat er twee keer of past niet bij de rest."),
        _ => "Deze opdracht is niet te begrijpen.".into(),
    };
    format!("{what} Met overleg --help ziet u wat er kan.")
}

/// Clap puts what is most like it last.
fn meant(suggestions: &str) -> String {
    let suggestion = suggestions.rsplit(", ").next().unwrap_or_default();
    if suggestion.is_empty() { String::new() } else { format!(" Bedoelde u {suggestion}?") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_made() {
        command().debug_assert();
    }

    #[test]
    fn a_slip_is_told_in_dutch_with_what_was_meant() {
        let error = command().try_get_matches_from(["overleg", "voorbelden"]).unwrap_err();
        assert_eq!(
            mistake(&error),
            "De opdracht voorbelden bestaat niet. Bedoelde u voorbeelden? Met overleg --help ziet u wat er kan."
        );
        let error = command().try_get_matches_from(["overleg", "open"]).unwrap_err();
        assert_eq!(mistake(&error), "Er ontbreekt iets: <MAP>. Met overleg --help ziet u wat er kan.");
    }
}
