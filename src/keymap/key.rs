//! One key: from a terminal's event, from and to the notation of a keymap file, and as the screen shows it.
//!
//! The only place outside the runtime that knows crossterm. What a key means is left to
//! [`keymap`](crate::keymap).

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One press of a key, with Ctrl and Shift where a terminal tells them apart.
///
/// A capital letter is a key of its own, without `shift`; Alt does not occur, because an Alt key and Esc followed by
/// that key arrive as the same bytes.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub struct Key {
    code: Code,
    ctrl: bool,
    shift: bool,
}

/// What happened on the keyboard.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub struct Stroke {
    /// The key.
    pub key: Key,
    /// Whether the key was held down: the caller lets that count for movement only.
    pub repeat: bool,
}

#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
enum Code {
    Char(char),
    Function(u8),
    Named(Name),
}

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

/// Makes the keys with a name from one row each: variant, crossterm's code, name in a file, name on the screen.
macro_rules! names {
    ($($name:ident, $code:pat, $file:literal, $shown:literal;)+) => {
        #[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
        enum Name { $($name,)+ }

        impl Name {
            const ALL: &'static [Self] = &[$(Self::$name,)+];

            fn of_code(code: KeyCode) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }

            fn in_file(self) -> &'static str {
                match self { $(Self::$name => $file,)+ }
            }

            fn shown(self) -> &'static str {
                match self { $(Self::$name => $shown,)+ }
            }
        }
    };
}

names! {
    Up, KeyCode::Up, "up", "↑";
    Down, KeyCode::Down, "down", "↓";
    Left, KeyCode::Left, "left", "←";
    Right, KeyCode::Right, "right", "→";
    Home, KeyCode::Home, "home", "Home";
    End, KeyCode::End, "end", "End";
    PageUp, KeyCode::PageUp, "pageup", "PgUp";
    PageDown, KeyCode::PageDown, "pagedown", "PgDn";
    Enter, KeyCode::Enter, "enter", "Enter";
    Esc, KeyCode::Esc, "esc", "Esc";
    Tab, KeyCode::Tab | KeyCode::BackTab, "tab", "Tab";
    Insert, KeyCode::Insert, "insert", "Ins";
    Delete, KeyCode::Delete, "delete", "Del";
    Backspace, KeyCode::Backspace, "backspace", "Backspace";
}

/// Characters that have a name in a file, because the character itself would not be seen or would be misread.
const NAMED_CHARACTERS: [(char, &str); 3] = [(' ', "space"), ('+', "plus"), ('-', "minus")];

const HIGHEST_FUNCTION_KEY: u8 = 12;

impl Key {
    /// Returns what an event of the terminal means, or nothing for a release, a lone modifier or an Alt key.
    ///
    /// Makes all terminals alike: Shift-Tab comes under two names, Windows adds Shift to characters and tells Shift
    /// and Ctrl on keys where Linux cannot, and `AltGr` is Ctrl and Alt at once.
    #[must_use]
    pub fn from_event(event: KeyEvent) -> Option<Stroke> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let known = KeyModifiers::SHIFT | KeyModifiers::CONTROL | KeyModifiers::ALT;
        let modifiers = event.modifiers;
        let alt_gr = modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if !(modifiers - known).is_empty() || (modifiers.contains(KeyModifiers::ALT) && !alt_gr) {
            return None;
        }
        let ctrl = modifiers.contains(KeyModifiers::CONTROL) && !alt_gr;
        let shift = modifiers.contains(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
        let key = match event.code {
            KeyCode::Char(letter) => Self::from_character(letter, ctrl, shift)?,
            KeyCode::F(number) => Self { code: Code::Function(number), ctrl, shift },
            _ if alt_gr => return None,
            code => Self::from_name(Name::of_code(code)?, ctrl, shift),
        };
        Some(Stroke { key, repeat: event.kind == KeyEventKind::Repeat })
    }

    fn from_character(letter: char, ctrl: bool, shift: bool) -> Option<Self> {
        match letter {
            _ if letter.is_control() => None,
            // Many a terminal sends Ctrl-H for Backspace or for Ctrl-Backspace.
            'h' | 'H' if ctrl && !shift => Some(Self::named(Name::Backspace)),
            _ if ctrl => {
                let shift = shift && letter.is_alphabetic();
                Some(Self { code: Code::Char(letter.to_ascii_lowercase()), ctrl, shift })
            }
            _ => Some(Self { code: Code::Char(letter), ctrl: false, shift: false }),
        }
    }

    fn from_name(name: Name, ctrl: bool, shift: bool) -> Self {
        match name {
            Name::Tab => Self { shift, ..Self::named(name) },
            Name::Enter | Name::Esc | Name::Backspace => Self::named(name),
            _ => Self { code: Code::Named(name), ctrl, shift },
        }
    }

    const fn named(name: Name) -> Self {
        Self { code: Code::Named(name), ctrl: false, shift: false }
    }

    /// Returns the character that this key types in a text, if it types one.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Char(letter) if !self.ctrl => Some(letter),
            _ => None,
        }
    }

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

    /// Returns the key as the screen shows it: `Ctrl-S`, `↑`, `Spatie`, `Shift-U` for a capital.
    #[must_use]
    pub fn shown(self) -> String {
        let capital = matches!(self.code, Code::Char(letter) if letter.is_uppercase());
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let shift = if self.shift || capital { "Shift-" } else { "" };
        match self.code {
            Code::Char(' ') => format!("{ctrl}{shift}Spatie"),
            Code::Char(letter) if self.ctrl => format!("{ctrl}{shift}{}", letter.to_uppercase()),
            Code::Char(letter) => format!("{shift}{letter}"),
            Code::Function(number) => format!("{ctrl}{shift}F{number}"),
            Code::Named(name) => format!("{ctrl}{shift}{}", name.shown()),
        }
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
pub(super) fn nearest(typed: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    names
        .map(|name| (strsim::jaro_winkler(&typed, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
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

/// Returns keys after one another as the screen shows them: `f g`.
#[must_use]
pub fn shown(chord: &[Key]) -> String {
    chord.iter().map(|key| key.shown()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        Key::from_event(KeyEvent::new(code, modifiers)).map(|stroke| stroke.key.to_string())
    }

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
    fn a_key_is_shown_in_the_words_of_the_keyboard() {
        let shown_of = |text| shown(&parse_chord(text).unwrap());
        let rows = [
            ("up", "↑"),
            ("ctrl-down", "Ctrl-↓"),
            ("space", "Spatie"),
            ("pagedown", "PgDn"),
            ("insert", "Ins"),
            ("f1", "F1"),
            ("ctrl-s", "Ctrl-S"),
            ("shift-tab", "Shift-Tab"),
            ("U", "Shift-U"),
            ("u", "u"),
            ("g g", "g g"),
            ("?", "?"),
            ("minus", "-"),
            ("backspace", "Backspace"),
            ("shift-home", "Shift-Home"),
        ];
        for (file, screen) in rows {
            assert_eq!(shown_of(file), screen);
        }
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

    #[test]
    fn terminals_are_made_alike() {
        let none = KeyModifiers::NONE;
        let (ctrl, shift, alt) = (KeyModifiers::CONTROL, KeyModifiers::SHIFT, KeyModifiers::ALT);
        let rows = [
            (KeyCode::BackTab, shift, "shift-tab"),
            (KeyCode::BackTab, none, "shift-tab"),
            (KeyCode::Tab, shift, "shift-tab"),
            (KeyCode::Char('G'), shift, "G"),
            (KeyCode::Char('?'), shift, "?"),
            (KeyCode::Char('S'), ctrl, "ctrl-s"),
            (KeyCode::Char('€'), ctrl | alt, "€"),
            (KeyCode::Char('h'), ctrl, "backspace"),
            (KeyCode::Enter, ctrl, "enter"),
            (KeyCode::F(5), shift, "shift-f5"),
            (KeyCode::Left, ctrl, "ctrl-left"),
            (KeyCode::Char(' '), shift, "space"),
            (KeyCode::Char(' '), ctrl, "ctrl-space"),
        ];
        for (code, modifiers, expected) in rows {
            assert_eq!(event(code, modifiers).as_deref(), Some(expected));
        }
    }

    #[test]
    fn releases_alt_keys_and_lone_modifiers_are_no_strokes() {
        let release = KeyEvent { kind: KeyEventKind::Release, ..KeyCode::Enter.into() };
        assert_eq!(Key::from_event(release), None);
        assert_eq!(event(KeyCode::Char('x'), KeyModifiers::ALT), None);
        assert_eq!(event(KeyCode::Left, KeyModifiers::CONTROL | KeyModifiers::ALT), None);
        assert_eq!(event(KeyCode::Char('x'), KeyModifiers::SUPER), None);
        assert_eq!(event(KeyCode::CapsLock, KeyModifiers::NONE), None);
        assert_eq!(event(KeyCode::Null, KeyModifiers::NONE), None);
        assert_eq!(event(KeyCode::Char('\u{1b}'), KeyModifiers::NONE), None);
        let repeat = KeyEvent { kind: KeyEventKind::Repeat, ..KeyCode::Down.into() };
        assert!(Key::from_event(repeat).unwrap().repeat);
    }

    #[test]
    fn only_a_character_without_ctrl_is_text() {
        assert_eq!(Key::parse("é").unwrap().text(), Some('é'));
        assert_eq!(Key::parse("space").unwrap().text(), Some(' '));
        assert_eq!(Key::parse("ctrl-s").unwrap().text(), None);
        assert_eq!(Key::parse("enter").unwrap().text(), None);
    }
}
