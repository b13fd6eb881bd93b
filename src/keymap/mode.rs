//! The modes of the program, and in which tables of a keymap each of them looks for a key.
//!
//! Which mode the program is in is left to the app.

/// A state of the program in which keys have their own meaning; also the name of a table in a keymap file.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub enum Mode {
    /// Everywhere.
    Global,
    /// Wherever no field is open.
    Browse,
    /// The agenda and the lists beside it.
    Agenda,
    /// The window with bars in time.
    Planning,
    /// A short list in which one letter chooses.
    Choice,
    /// A list that searches while the user types.
    Picker,
    /// Who does what.
    Lookup,
    /// The help.
    Help,
    /// A cell that is open in the list.
    Cell,
    /// A form: all fields of a record.
    Form,
    /// Any text field.
    Text,
    /// Another version beside now.
    Compare,
    /// The zelfscan session.
    Scan,
    /// A question with yes and no.
    Confirm,
}

impl Mode {
    /// Every mode.
    pub const ALL: &'static [Self] = &[
        Self::Global,
        Self::Browse,
        Self::Agenda,
        Self::Planning,
        Self::Choice,
        Self::Picker,
        Self::Lookup,
        Self::Help,
        Self::Cell,
        Self::Form,
        Self::Text,
        Self::Compare,
        Self::Scan,
        Self::Confirm,
    ];

    /// Returns the name of the mode's own table in a keymap file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Browse => "browse",
            Self::Agenda => "agenda",
            Self::Planning => "planning",
            Self::Choice => "choice",
            Self::Picker => "picker",
            Self::Lookup => "lookup",
            Self::Help => "help",
            Self::Cell => "cell",
            Self::Form => "form",
            Self::Text => "text",
            Self::Compare => "compare",
            Self::Scan => "scan",
            Self::Confirm => "confirm",
        }
    }

    /// Returns the mode with this name in a keymap file.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mode| mode.name() == name)
    }

    /// Returns the tables in which a key is looked up in this mode, in that order.
    #[must_use]
    pub fn tables(self) -> &'static [Self] {
        match self {
            Self::Global => &[Self::Global],
            Self::Browse => &[Self::Browse, Self::Global],
            Self::Agenda => &[Self::Agenda, Self::Browse, Self::Global],
            Self::Planning => &[Self::Planning, Self::Agenda, Self::Browse, Self::Global],
            Self::Choice => &[Self::Choice, Self::Global],
            Self::Picker => &[Self::Picker, Self::Text, Self::Global],
            Self::Lookup => &[Self::Lookup, Self::Text, Self::Global],
            Self::Help => &[Self::Help, Self::Text, Self::Global],
            Self::Cell => &[Self::Cell, Self::Text, Self::Global],
            Self::Form => &[Self::Form, Self::Text, Self::Global],
            Self::Text => &[Self::Text, Self::Global],
            Self::Compare => &[Self::Compare, Self::Global],
            Self::Scan => &[Self::Scan, Self::Browse, Self::Global],
            Self::Confirm => &[Self::Confirm, Self::Global],
        }
    }

    /// Returns whether a printable key without a command types its character.
    #[must_use]
    pub fn takes_text(self) -> bool {
        self.tables().contains(&Self::Text)
    }

    /// Returns whether the table of this mode is searched while somebody types.
    pub(super) fn is_searched_while_typing(self) -> bool {
        Self::ALL.iter().any(|mode| mode.takes_text() && mode.tables().contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_has_a_name_and_ends_in_global() {
        for &mode in Mode::ALL {
            assert_eq!(Mode::from_name(mode.name()), Some(mode));
            assert_eq!(mode.tables().first(), Some(&mode));
            assert_eq!(mode.tables().last(), Some(&Mode::Global));
        }
    }

    #[test]
    fn letters_are_text_in_fields_only() {
        let typing: Vec<_> =
            Mode::ALL.iter().filter(|mode| mode.takes_text()).map(|mode| mode.name()).collect();
        assert_eq!(typing, ["picker", "lookup", "help", "cell", "form", "text"]);
        assert!(Mode::Global.is_searched_while_typing());
        assert!(!Mode::Browse.is_searched_while_typing());
    }
}
