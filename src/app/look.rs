//! How the screen looks: what the terminal can show of it, and going round the themes.
//!
//! What each theme and each set of signs looks like is left to the screen; finding out what the terminal can, to the
//! runtime.

use serde::{Deserialize, Serialize};

use super::settings::ThemeName;
use super::{App, Effect};

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// All of them.
    #[default]
    True,
    /// The sixteen that it calls by name.
    Sixteen,
    /// None, or the user wants none.
    None,
}

/// Which signs a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Signs {
    /// All of them.
    #[default]
    #[serde(rename = "gewoon")]
    Plain,
    /// Those of the old Windows console.
    #[serde(rename = "oud")]
    Old,
    /// Letters, digits and the signs of a typewriter.
    #[serde(rename = "ascii")]
    Ascii,
}

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminal {
    /// How many colours.
    pub colours: Colours,
    /// Which signs.
    pub signs: Signs,
}

impl App {
    /// Returns how many colours there are to draw with.
    #[must_use]
    pub fn colours(&self) -> Colours {
        self.terminal.colours
    }

    /// Returns the signs to draw with: those that the user chose, or else those that the terminal can show.
    #[must_use]
    pub fn signs(&self) -> Signs {
        self.settings.signs.unwrap_or(self.terminal.signs)
    }
}

/// Takes the next theme, says which one that is, and has it remembered.
pub(super) fn toggle_theme(app: &mut App) {
    let theme = after(app.settings.theme);
    app.settings.theme = theme;
    app.effects.push(Effect::Remember(app.settings.clone()));
    app.done(sentence(theme, app.colours()));
}

fn after(theme: ThemeName) -> ThemeName {
    match theme {
        ThemeName::Dark => ThemeName::Light,
        ThemeName::Light => ThemeName::Projector,
        ThemeName::Projector => ThemeName::Dark,
    }
}

fn sentence(theme: ThemeName, colours: Colours) -> String {
    let name = match theme {
        ThemeName::Dark => "donker",
        ThemeName::Light => "licht",
        ThemeName::Projector => "projector",
    };
    let differs = match (theme, colours) {
        (_, Colours::None) => " Hier staan de kleuren uit, dus op dit scherm ziet u geen verschil.",
        (ThemeName::Projector, Colours::Sixteen) => {
            " Dit scherm heeft daar te weinig kleuren voor: het ziet er hier uit als licht."
        }
        _ => "",
    };
    format!("Het thema is nu {name}.{differs}")
}
