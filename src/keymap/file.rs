//! Reads a keymap file: differences on top of another layout, with every mistake found at once.
//!
//! The notation of one key is left to [`key`](super::key), the sentence about a mistake to
//! [`mistake`](super::mistake).

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::{Refusal, nearest, parse_chord};
use super::mistake::{Fault, KeyFault, Mistake};
use super::{Binding, Key, Keymap, Mode};
use crate::command::Command;

/// A binding with the line of the file that made it, if this file made it.
struct Placed {
    binding: Binding,
    line: Option<usize>,
}

/// Reads one file and gathers its mistakes.
struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    placed: Vec<Placed>,
    mistakes: Vec<Mistake>,
}

/// Where in the file the reader is.
#[derive(Copy, Clone, Default)]
struct Place<'a> {
    line: usize,
    mode: Option<&'a str>,
    command: Option<&'a str>,
    key: Option<&'a str>,
}

type Word<'a, 'i> = &'a Spanned<toml::de::DeString<'i>>;
type Value<'a, 'i> = &'a Spanned<DeValue<'i>>;

/// Lays a file over another layout, and returns all that could be read together with every mistake.
pub(super) fn overlay(base: &Keymap, file: &str, text: &str) -> (Keymap, Vec<Mistake>) {
    let placed =
        base.bindings.iter().map(|binding| Placed { binding: binding.clone(), line: None }).collect();
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, placed, mistakes: Vec::new() };
    for (name, value) in in_order(root.get_ref()) {
        reader.read_table(name, value);
    }
    reader.find_conflicts();
    reader.add_unreadable(&errors);
    reader.mistakes.sort_by_key(|mistake| mistake.line);
    (Keymap { bindings: reader.placed.into_iter().map(|placed| placed.binding).collect() }, reader.mistakes)
}

impl Reader<'_> {
    /// Adds the lines that are no TOML.
    ///
    /// What the rest of such a table seems to say is guesswork, so only the first line of each table is named, and
    /// other mistakes only above the first of all.
    fn add_unreadable(&mut self, errors: &[toml::de::Error]) {
        let mut broken: Vec<_> = errors.iter().map(|error| self.unreadable(error)).collect();
        broken.sort_by_key(|mistake| mistake.line);
        let (repeated, broken): (Vec<_>, Vec<_>) =
            broken.into_iter().partition(|mistake| mistake.fault == Fault::Repeated);
        let first = broken.first().map_or(usize::MAX, |mistake| mistake.line);
        self.mistakes.extend(repeated);
        self.mistakes.retain(|mistake| mistake.line < first);
        let mut readable_from = 0;
        for mistake in broken {
            if mistake.line >= readable_from {
                readable_from = self.line_after_next_header(mistake.line);
                self.mistakes.push(mistake);
            }
        }
    }

    fn line_after_next_header(&self, line: usize) -> usize {
        let is_header = |(_, text): &(usize, &str)| text.starts_with('[');
        let header = self.text.lines().enumerate().skip(line).find(is_header);
        header.map_or(usize::MAX, |(index, _)| index + 2)
    }

    fn unreadable(&self, error: &toml::de::Error) -> Mistake {
        let repeated = error.message().starts_with("duplicate key");
        let line = self.line(&error.span().unwrap_or_default());
        self.mistake(
            Place { line, ..Place::default() },
            if repeated { Fault::Repeated } else { Fault::Unreadable },
        )
    }

    fn read_table(&mut self, name: Word<'_, '_>, value: Value<'_, '_>) {
        let line = self.line(&name.span());
        let Some(table) = value.get_ref().as_table() else {
            self.report(
                Place { line, command: Some(name.get_ref()), ..Place::default() },
                Fault::OutsideTable,
            );
            return;
        };
        let place = Place { line, mode: Some(name.get_ref()), ..Place::default() };
        let Some(mode) = Mode::from_name(name.get_ref()) else {
            let names = Mode::ALL.iter().map(|mode| mode.name());
            self.report(place, Fault::UnknownMode(nearest(name.get_ref(), names)));
            return;
        };
        for (command, keys) in in_order(table) {
            let place = Place { line: self.line(&command.span()), command: Some(command.get_ref()), ..place };
            self.read_command(mode, keys, place);
        }
    }

    fn read_command(&mut self, mode: Mode, keys: Value<'_, '_>, place: Place<'_>) {
        let name = place.command.unwrap_or_default();
        let Some(command) = Command::from_name(name) else {
            let names = Command::ALL.iter().map(|command| command.name());
            self.report(place, Fault::UnknownCommand(nearest(name, names)));
            return;
        };
        self.placed.retain(|placed| (placed.binding.table, placed.binding.command) != (mode, command));
        let Some(keys) = keys.get_ref().as_array() else {
            self.report(place, Fault::NoList);
            return;
        };
        if keys.is_empty() && matches!(command, Command::Quit | Command::Cancel) {
            self.report(place, Fault::NoWayOut);
        }
        for key in keys {
            let place = Place { line: self.line(&key.span()), key: key.get_ref().as_str(), ..place };
            match read_chord(mode, place.key) {
                Ok(chord) => self.placed.push(Placed {
                    binding: Binding { table: mode, command, chord },
                    line: Some(place.line),
                }),
                Err(fault) => {
                    // One sentence about how to write a list is enough for the whole of it.
                    let again = fault == Fault::NoList;
                    self.report(place, fault);
                    if again {
                        return;
                    }
                }
            }
        }
    }

    /// Reports each new binding that cannot live beside another one in a row of tables that is searched together.
    fn find_conflicts(&mut self) {
        let mut found = Vec::new();
        for (index, new) in self.placed.iter().enumerate() {
            let Some(line) = new.line else { continue };
            let earlier = |other: &(usize, &Placed)| other.1.line.is_none() || other.0 < index;
            let mut others = self.placed.iter().enumerate().filter(earlier).map(|(_, other)| &other.binding);
            if let Some(fault) = others.find_map(|other| conflict(&new.binding, other)) {
                let key = written(&new.binding.chord);
                let (mode, command) = (new.binding.table.name(), new.binding.command.name());
                let place = Place { line, mode: Some(mode), command: Some(command), key: Some(&key) };
                found.push(self.mistake(place, Fault::Key(fault)));
            }
        }
        self.mistakes.extend(found);
    }

    fn report(&mut self, place: Place<'_>, fault: Fault) {
        let mistake = self.mistake(place, fault);
        self.mistakes.push(mistake);
    }

    fn mistake(&self, place: Place<'_>, fault: Fault) -> Mistake {
        let [mode, command, key] =
            [place.mode, place.command, place.key].map(|word| word.map(ToOwned::to_owned));
        Mistake { file: self.file.to_owned(), line: place.line, mode, command, key, fault }
    }

    fn line(&self, span: &Range<usize>) -> usize {
        let before = self.text.as_bytes().iter().take(span.start);
        before.filter(|byte| **byte == b'\n').count() + 1
    }
}

/// Returns the entries of a table as they stand in the file.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(Word<'a, 'i>, Value<'a, 'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

fn read_chord(mode: Mode, written: Option<&str>) -> Result<Vec<Key>, Fault> {
    let chord = parse_chord(written.ok_or(Fault::NoList)?).map_err(|refusal| match refusal {
        Refusal::Unknown(near) => Fault::Key(KeyFault::Unknown(near)),
        Refusal::Unsendable(why) => Fault::Key(KeyFault::Unsendable(why)),
        Refusal::Length => Fault::Key(KeyFault::Length),
    })?;
    let types = chord.first().is_some_and(|key| key.text().is_some());
    if types && mode.is_searched_while_typing() { Err(Fault::Key(KeyFault::Typed)) } else { Ok(chord) }
}

/// Tells why a new binding cannot live beside another one, if so.
///
/// The same chord for the same command in two tables is no conflict: it means one thing.
fn conflict(new: &Binding, other: &Binding) -> Option<KeyFault> {
    let touch = new.chord.starts_with(&other.chord) || other.chord.starts_with(&new.chord);
    let together = |mode: &Mode| [new.table, other.table].iter().all(|table| mode.tables().contains(table));
    if !touch || !Mode::ALL.iter().any(together) {
        return None;
    }
    let (command, table) = (other.command, other.table);
    if new.chord == other.chord && new.command == command {
        (new.table == table).then_some(KeyFault::Twice)
    } else if new.chord == other.chord {
        Some(KeyFault::Taken(command, table))
    } else if other.chord.starts_with(&new.chord) {
        Some(KeyFault::Begins(written(&other.chord), command, table))
    } else {
        Some(KeyFault::BegunBy(written(&other.chord), command, table))
    }
}

fn written(chord: &[Key]) -> String {
    chord.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
