//! The notation of a keymap file: `ctrl-s`, `G`, `shift-tab`, `f g`, read and written.
//!
//! Making a key from an event is left to [`key`](super), the sentence about a refusal to
//! [`mistake`](crate::keymap::mistake).

use std::fmt;

use super::{Code, Key, Name};

/// Why a key in a keymap file is refused.
#[derive(Clone, Eq, PartialEq, Debug)]
pub enum Refusal {
    /// No key has this name; the nearest name that exists.
    Unknown(Option<&'static str>),
    /// No terminal can tell this key from another; what to write or know instead, as a Dutch sentence.
    Unsendable(&'static str),
    /// More than two keys after one another, or none at all.
    Length,
}

/// Characters that have a name in a file, because the character itself would not be seen or would be misread.
const NAMED_CHARACTERS: [(char, &str); 3] = [(' ', "space"), ('+', "plus"), ('-', "minus")];

const HIGHEST_FUNCTION_KEY: u8 = 12;

impl Key {
    /// Reads one key in the notation of a keymap file: `ctrl-s`, `G`, `shift-tab`, `f1`, `plus`.
    ///
    /// # Errors
    ///
    /// Refuses a name that does not exist and a key that no terminal can tell from another.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (mut ctrl, mut shift, mut rest) = (false, false, text);
        while let Some((modifier, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" => ctrl = true,
                "shift" => shift = true,
                "alt" => {
                    return Err(Refusal::Unsendable(
                        "Alt en Esc zijn voor een terminal niet te onderscheiden.",
                    ));
                }
                _ => return Err(unknown(text)),
            }
            rest = after;
        }
        let code = Code::parse(rest).ok_or_else(|| unknown(text))?;
        let code = if let (Code::Char(letter), true) = (code, ctrl) {
            Code::Char(letter.to_ascii_lowercase())
        } else {
            code
        };
        Self { code, ctrl, shift }.sendable()
    }

    fn sendable(self) -> Result<Self, Refusal> {
        unsendable(self).map_or(Ok(self), |why| Err(Refusal::Unsendable(why)))
    }
}

impl fmt::Display for Key {
    /// Writes the key as a keymap file does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ctrl = if self.ctrl { "ctrl-" } else { "" };
        let shift = if self.shift { "shift-" } else { "" };
        write!(f, "{ctrl}{shift}")?;
        match self.code {
            Code::Char(letter) => match NAMED_CHARACTERS.iter().find(|(named, _)| *named == letter) {
                Some((_, name)) => f.write_str(name),
                None => write!(f, "{letter}"),
            },
            Code::Function(number) => write!(f, "f{number}"),
            Code::Named(name) => f.write_str(name.in_file()),
        }
    }
}

impl Code {
    fn parse(text: &str) -> Option<Self> {
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return (!letter.is_control() && letter != ' ').then_some(Self::Char(letter));
        }
        let name = text.to_ascii_lowercase();
        let character =
            NAMED_CHARACTERS.iter().find(|(_, named)| *named == name).map(|(letter, _)| Self::Char(*letter));
        let named =
            || Name::ALL.iter().find(|named| named.in_file() == name).map(|named| Self::Named(*named));
        let function = || name.strip_prefix('f').and_then(function_key).map(Self::Function);
        character.or_else(named).or_else(function)
    }
}

fn function_key(number: &str) -> Option<u8> {
    let plain = !number.starts_with(['0', '+']);
    number.parse().ok().filter(|number| plain && (1..=HIGHEST_FUNCTION_KEY).contains(number))
}

/// Tells why no terminal can send this key, if none can.
fn unsendable(key: Key) -> Option<&'static str> {
    match key.code {
        Code::Char(_) if key.shift && !key.ctrl => {
            Some("Schrijf de hoofdletter of het teken zelf, zonder shift.")
        }
        Code::Char(_) if key.shift => Some("Een terminal stuurt Ctrl en Shift niet samen met een letter."),
        Code::Char('i') if key.ctrl => Some("In een terminal is dat Tab."),
        Code::Char('m') if key.ctrl => Some("In een terminal is dat Enter."),
        Code::Char('h') if key.ctrl => Some("In een terminal is dat Backspace."),
        Code::Char('[') if key.ctrl => Some("In een terminal is dat Esc."),
        Code::Char('a'..='z' | ' ') if key.ctrl => None,
        Code::Char(_) if key.ctrl => {
            Some("Een terminal stuurt Ctrl alleen samen met een letter of de spatie.")
        }
        Code::Named(Name::Tab) if key.ctrl => Some("Een terminal stuurt Ctrl niet samen met Tab."),
        Code::Named(Name::Enter | Name::Esc | Name::Backspace) if key.ctrl || key.shift => {
            Some("Een terminal stuurt Ctrl en Shift niet samen met Enter, Esc of Backspace.")
        }
        _ => None,
    }
}

fn unknown(text: &str) -> Refusal {
    let (modifiers, name) = text.rsplit_once('-').map_or(("", text), |(before, name)| (before, name));
    let named = Name::ALL.iter().map(|named| named.in_file());
    let characters = NAMED_CHARACTERS.iter().map(|(_, named)| *named);
    let known_modifiers = modifiers.split('-').all(|modifier| ["", "ctrl", "shift"].contains(&modifier));
    let near = known_modifiers.then(|| nearest(name, named.chain(characters))).flatten();
    Refusal::Unknown(near)
}

/// Returns the valid name that looks most like a mistyped one, if any comes near.
pub(in crate::keymap) fn nearest(
    typed: &str,
    names: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    names
        .map(|name| (likeness(&typed, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

/// Returns how much a mistyped name looks like another; two letters swapped look alike in a short name too.
fn likeness(typed: &str, name: &str) -> f64 {
    let is_slip = typed.chars().count() > 2 && strsim::osa_distance(typed, name) == 1;
    strsim::jaro_winkler(typed, name).max(if is_slip { 0.9 } else { 0.0 })
}

/// Reads one or two keys after one another: `"g g"`.
///
/// # Errors
///
/// Refuses what [`Key::parse`] refuses, and any other number of keys.
pub fn parse_chord(text: &str) -> Result<Vec<Key>, Refusal> {
    let keys = text.split_whitespace().map(Key::parse).collect::<Result<Vec<_>, _>>()?;
    if matches!(keys.len(), 1 | 2) { Ok(keys) } else { Err(Refusal::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_prints_as_it_is_written() {
        for text in [
            "ctrl-s",
            "G",
            "g",
            "é",
            "?",
            "shift-tab",
            "f12",
            "pageup",
            "plus",
            "minus",
            "space",
            "ctrl-space",
        ] {
            assert_eq!(Key::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Key::parse("Ctrl-S"), Key::parse("ctrl-s"));
        assert_eq!(Key::parse("-"), Key::parse("minus"));
        assert_eq!(Key::parse("+"), Key::parse("plus"));
    }

    #[test]
    fn what_no_terminal_can_send_is_refused() {
        for text in [
            "ctrl-i",
            "ctrl-m",
            "ctrl-h",
            "ctrl-[",
            "ctrl-1",
            "ctrl-shift-s",
            "shift-a",
            "alt-x",
            "ctrl-enter",
            "ctrl-tab",
            "shift-esc",
            "ctrl-plus",
            "shift-space",
        ] {
            assert!(matches!(Key::parse(text), Err(Refusal::Unsendable(_))), "{text}");
        }
    }

    #[test]
    fn an_unknown_key_gets_the_nearest_name() {
        assert_eq!(Key::parse("pagup"), Err(Refusal::Unknown(Some("pageup"))));
        assert_eq!(Key::parse("ctrl-bakspace"), Err(Refusal::Unknown(Some("backspace"))));
        for text in ["f13", "f0", "f+1", "", "ctrl-", "xyzzy"] {
            assert_eq!(Key::parse(text), Err(Refusal::Unknown(None)), "{text}");
        }
        assert_eq!(parse_chord("g g g"), Err(Refusal::Length));
        assert_eq!(parse_chord(" "), Err(Refusal::Length));
    }
}
