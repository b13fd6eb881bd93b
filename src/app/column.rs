//! The columns of an action: which of them the cursor is in, for what is done to one cell or to one column.

/// A column of the list of actions, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Its number.
    Number,
    /// Its level, with the gemeente.
    Level,
    /// Its status and koers.
    Status,
    /// Its title.
    #[default]
    Title,
    /// Who pulls it.
    Owner,
    /// When.
    Planning,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 6] =
        [Self::Number, Self::Level, Self::Status, Self::Title, Self::Owner, Self::Planning];

    /// Returns what stands above it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Number => "nummer",
            Self::Level => "niveau",
            Self::Status => "status",
            Self::Title => "titel",
            Self::Owner => "eigenaar",
            Self::Planning => "planning",
        }
    }
}
