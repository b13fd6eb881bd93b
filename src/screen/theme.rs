//! What things look like: one style per role, nothing else names a colour.
//!
//! Hue belongs to the level alone; everything else is told by sign, word and weight. The colours themselves stand in
//! `palettes`.

mod palettes;

use ratatui::style::Style;

use crate::agenda::Level;
use crate::app::settings::ThemeName;
use crate::app::terminal::Colours;

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The whole screen.
    pub ground: Style,
    /// Content.
    pub text: Style,
    /// Labels, counts, hints.
    pub soft: Style,
    /// Titles, the window in use, keys in hints.
    pub heading: Style,
    /// Rules and borders.
    pub rule: Style,
    /// The rule of the window that has the keys; letters that matched.
    pub accent: Style,
    /// The row or cell under the cursor.
    pub cursor: Style,
    /// What is selected in a window that has not the keys.
    pub selected: Style,
    /// Attention, a fault at a field.
    pub attention: Style,
    /// Late.
    pub late: Style,
    /// Work that is not on disk.
    pub alarm: Style,
    /// An open field.
    pub field: Style,
    /// What floats on top.
    pub overlay: Style,
    /// First and last row when nothing can be changed.
    pub readonly: Style,
    /// Bars of what is done with.
    pub bar_done: Style,
    /// The letters and bars of what is subregional.
    pub level_sr: Style,
    /// Those of what is local.
    pub level_l: Style,
    /// Those of what is regional.
    pub level_r: Style,
}

impl Theme {
    /// Returns a theme as far as the colours of the terminal go.
    #[must_use]
    pub fn of(name: ThemeName, colours: Colours) -> &'static Self {
        match (colours, name) {
            (Colours::True, ThemeName::Dark) => &Self::DARK,
            (Colours::True, ThemeName::Light) => &Self::LIGHT,
            (Colours::True, ThemeName::Projector) => &Self::PROJECTOR,
            (Colours::Sixteen, ThemeName::Dark) => &Self::DARK_16,
            (Colours::Sixteen, ThemeName::Light | ThemeName::Projector) => &Self::LIGHT_16,
            (Colours::None, _) => &Self::PLAIN,
        }
    }

    /// Returns the style of a level; its letters always stand beside the colour.
    #[must_use]
    pub fn level(&self, level: &Level) -> Style {
        match level {
            Level::Subregionaal | Level::Gemengd => self.level_sr,
            Level::Lokaal => self.level_l,
            Level::Regionaal => self.level_r,
            Level::Unset | Level::Other(_) => self.text,
        }
    }

    /// Returns the style of a koers by its sign.
    #[must_use]
    pub fn koers(&self, sign: &str) -> Style {
        match sign {
            "!!" => self.late,
            "!" => self.attention,
            _ => self.soft,
        }
    }
}
