//! One key: made from a terminal's event, and as the screen shows it.
//!
//! The only place outside the runtime that knows crossterm. How a file writes a key is left to `notation`, what a
//! key means to [`keymap`](crate::keymap).

mod notation;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

pub(super) use notation::nearest;
pub use notation::{Refusal, parse_chord};

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

impl Key {
    /// Takes back what was pressed before it.
    pub(super) const BACKSPACE: Self = Self::named(Name::Backspace);

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
