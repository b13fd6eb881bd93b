//! A mistake in a keymap file, as the Dutch sentence that helps to repair it.
//!
//! Finding mistakes is left to [`file`](super::file).

use std::fmt;

use super::Mode;
use crate::command::Command;

/// One mistake in a keymap file.
#[derive(Clone, Eq, PartialEq, Debug)]
pub struct Mistake {
    /// The name of the file.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// The table, as the file writes it.
    pub mode: Option<String>,
    /// The command, as the file writes it.
    pub command: Option<String>,
    /// The key, as the file writes it.
    pub key: Option<String>,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong at one place of a keymap file.
#[derive(Clone, Eq, PartialEq, Debug)]
pub enum Fault {
    /// The line is no TOML.
    Unreadable,
    /// The same table, or the same command in a table, stands there for a second time.
    Repeated,
    /// A command stands above the first table.
    OutsideTable,
    /// No mode has this name; the nearest that exists.
    UnknownMode(Option<&'static str>),
    /// No command has this name; the nearest that exists.
    UnknownCommand(Option<&'static str>),
    /// The command has something else than a list of keys.
    NoList,
    /// No key has this name; the nearest that exists.
    UnknownKey(Option<&'static str>),
    /// No terminal can send the key; why, as a Dutch sentence.
    Unsendable(&'static str),
    /// More than two keys after one another, or none.
    Length,
    /// The key types a character, and the table is searched while somebody types.
    Typed,
    /// The chord already belongs to this command in this table.
    Taken(Command, Mode),
    /// Another chord, of this command in this table, begins with this key.
    Begins(String, Command, Mode),
    /// The first key of the chord is already a command in this table.
    BegunBy(String, Command, Mode),
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, regel {}: ", self.file, self.line)?;
        let [mode, command, key] =
            [&self.mode, &self.command, &self.key].map(|word| word.as_deref().unwrap_or_default());
        match &self.fault {
            Fault::Unreadable => f.write_str("deze regel is niet te lezen. Schrijf een opdracht zo: add = [\"a\", \"insert\"]."),
            Fault::Repeated => f.write_str("deze naam staat hier voor de tweede keer. Zet alles van één stand bij elkaar, elke opdracht één keer."),
            Fault::OutsideTable => write!(f, "{command} staat niet in een stand. Zet er een regel als [agenda] boven."),
            Fault::UnknownMode(near) => write!(f, "de stand [{mode}] bestaat niet.{}", suggestion(*near)),
            Fault::UnknownCommand(near) => write!(f, "in [{mode}] staat de opdracht {command}, maar die bestaat niet.{}", suggestion(*near)),
            Fault::NoList => write!(f, "in [{mode}] heeft {command} geen lijst van toetsen. Schrijf het zo: {command} = [\"f2\"]."),
            fault => {
                write!(f, "in [{mode}] heeft {command} de toets \"{key}\", ")?;
                fault.write_about_key(f)
            }
        }
    }
}

impl Fault {
    fn write_about_key(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey(near) => write!(f, "maar die bestaat niet.{}", suggestion(*near)),
            Self::Unsendable(why) => write!(f, "maar die komt nooit zo aan. {why}"),
            Self::Typed => f.write_str(
                "maar waar getypt wordt is dat tekst. Kies een functietoets of een toets met Ctrl.",
            ),
            Self::Taken(command, mode) => write!(
                f,
                "maar die hoort al bij {} in [{}]. Geef een van beide een andere toets.",
                command.name(),
                mode.name()
            ),
            Self::Begins(chord, command, mode) => write!(
                f,
                "maar daarmee begint \"{chord}\" van {} in [{}]. Geef een van beide een andere toets.",
                command.name(),
                mode.name()
            ),
            Self::BegunBy(chord, command, mode) => write!(
                f,
                "maar \"{chord}\" alleen hoort al bij {} in [{}]. Geef een van beide een andere toets.",
                command.name(),
                mode.name()
            ),
            _ => {
                f.write_str("maar dat is niet één toets. Schrijf één toets, of twee met een spatie ertussen.")
            }
        }
    }
}

fn suggestion(near: Option<&str>) -> String {
    near.map_or_else(String::new, |name| format!(" Bedoelt u {name}?"))
}
