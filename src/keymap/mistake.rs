//! A mistake in a keymap file, as the Dutch sentence that helps to repair it.
//!
//! Finding mistakes is left to `file`.

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
    /// The file holds bytes that are no text.
    NoText,
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
    /// The command is the way out of something, and has no key left.
    NoWayOut,
    /// A key in the list cannot be used.
    Key(KeyFault),
}

/// Why a key cannot be used.
#[derive(Clone, Eq, PartialEq, Debug)]
pub enum KeyFault {
    /// No key has this name; the nearest that exists.
    Unknown(Option<&'static str>),
    /// No terminal can send the key; why, as a Dutch sentence.
    Unsendable(&'static str),
    /// More than two keys after one another, or none.
    Length,
    /// The key types a character, and the table is searched while somebody types.
    Typed,
    /// The chord already stands in the same list.
    Twice,
    /// The chord already belongs to this command in this table.
    Taken(Command, Mode),
    /// Another chord, of this command in this table, begins with this key.
    Begins(String, Command, Mode),
    /// The first key of the chord is already a command in this table.
    BegunBy(String, Command, Mode),
}

impl Mistake {
    /// Returns the mistake of a file that is no text from here on.
    pub(super) fn no_text(file: &str, before: &[u8]) -> Self {
        let line = before.split(|byte| *byte == b'\n').count();
        Self { file: file.into(), line, mode: None, command: None, key: None, fault: Fault::NoText }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, regel {}: ", self.file, self.line)?;
        let [mode, command, key] =
            [&self.mode, &self.command, &self.key].map(|word| word.as_deref().unwrap_or_default());
        match &self.fault {
            Fault::Unreadable => f.write_str(UNREADABLE),
            Fault::NoText => f.write_str(NO_TEXT),
            Fault::Repeated => f.write_str(REPEATED),
            Fault::OutsideTable => {
                write!(f, "{command} staat niet in een stand. Zet er een regel als [agenda] boven.")
            }
            Fault::UnknownMode(near) => write!(f, "de stand [{mode}] bestaat niet.{}", suggestion(*near)),
            Fault::UnknownCommand(near) => {
                write!(
                    f,
                    "in [{mode}] staat de opdracht {command}, maar die bestaat niet.{}",
                    suggestion(*near)
                )
            }
            Fault::NoList => write!(
                f,
                "in [{mode}] heeft {command} geen lijst van toetsen. Schrijf het zo: {command} = [\"f2\"]."
            ),
            Fault::NoWayOut => {
                write!(f, "in [{mode}] heeft {command} geen toets meer. Zonder die toets kan niemand eruit.")
            }
            Fault::Key(fault) => write!(f, "in [{mode}] heeft {command} de toets \"{key}\", maar {fault}"),
        }
    }
}

const UNREADABLE: &str = "deze regel, of die erboven, is niet te lezen. Schrijf een opdracht zo: \
                          add = [\"a\", \"insert\"].";
const NO_TEXT: &str = "hier staat iets dat geen gewone tekst is. Bewaar het bestand als tekst in UTF-8.";
const REPEATED: &str = "deze naam staat hier voor de tweede keer. Zet alles van één stand bij elkaar, \
                        en elke opdracht één keer.";
const TYPED: &str = "waar getypt wordt is dat tekst. Kies een functietoets of een toets met Ctrl.";
const ANOTHER: &str = "Geef een van beide een andere toets.";

impl fmt::Display for KeyFault {
    /// Writes the second half of the sentence, after "maar".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(near) => write!(f, "die bestaat niet.{}", suggestion(*near)),
            Self::Unsendable(why) => write!(f, "die komt nooit zo aan. {why}"),
            Self::Length => {
                f.write_str("dat gaat niet. Schrijf één toets, of twee na elkaar met een spatie ertussen.")
            }
            Self::Typed => f.write_str(TYPED),
            Self::Twice => f.write_str("die staat er al."),
            Self::Taken(command, mode) => {
                write!(f, "die hoort al bij {} in [{}]. {ANOTHER}", command.name(), mode.name())
            }
            Self::Begins(chord, command, mode) => {
                write!(f, "daarmee begint \"{chord}\" van {} in [{}]. {ANOTHER}", command.name(), mode.name())
            }
            Self::BegunBy(first, command, mode) => {
                write!(
                    f,
                    "\"{first}\" alleen hoort al bij {} in [{}]. {ANOTHER}",
                    command.name(),
                    mode.name()
                )
            }
        }
    }
}

pub(super) fn suggestion(near: Option<&str>) -> String {
    near.map_or_else(String::new, |name| format!(" Bedoelt u {name}?"))
}
