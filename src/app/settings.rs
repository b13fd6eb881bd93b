//! What the program remembers of its user from one sitting to the next; nothing of the agenda is in it.
//!
//! Where it is kept is left to the runtime.

use serde::{Deserialize, Serialize};

use super::terminal::Signs;
use crate::layout::Splits;

/// How somebody likes the program; what a file leaves out has its usual value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The colours.
    #[serde(rename = "thema")]
    pub theme: ThemeName,
    /// The signs, where the user knows better than the program what the terminal can show.
    #[serde(rename = "tekens", skip_serializing_if = "Option::is_none")]
    pub signs: Option<Signs>,
    /// The name of the layout of the keys.
    #[serde(rename = "indeling")]
    pub layout: String,
    /// Whether the mouse is for the program; off, the terminal selects text with it.
    #[serde(rename = "muis")]
    pub mouse: bool,
    /// How wide the tree was dragged.
    #[serde(rename = "breedte doelen", skip_serializing_if = "Option::is_none")]
    pub tree: Option<u16>,
    /// How wide the timeline was dragged.
    #[serde(rename = "breedte planning", skip_serializing_if = "Option::is_none")]
    pub planning: Option<u16>,
    /// How high the lower windows were dragged.
    #[serde(rename = "hoogte onder", skip_serializing_if = "Option::is_none")]
    pub band: Option<u16>,
    /// How wide the owners of the actions were dragged.
    #[serde(rename = "breedte eigenaar", skip_serializing_if = "Option::is_none")]
    pub owner: Option<u16>,
}

impl Settings {
    /// Returns the sizes of the windows that were dragged.
    #[must_use]
    pub fn splits(&self) -> Splits {
        Splits { tree: self.tree, planning: self.planning, band: self.band, owner: self.owner }
    }

    pub(super) fn keep_splits(&mut self, splits: Splits) {
        (self.tree, self.planning) = (splits.tree, splits.planning);
        (self.band, self.owner) = (splits.band, splits.owner);
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::Dark,
            signs: None,
            layout: "standaard".into(),
            mouse: true,
            tree: None,
            planning: None,
            band: None,
            owner: None,
        }
    }
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeName {
    /// Light letters on a dark ground.
    #[serde(rename = "donker")]
    Dark,
    /// Dark letters on a light ground.
    #[serde(rename = "licht")]
    Light,
    /// The largest contrast, for a projector in a light room.
    #[serde(rename = "projector")]
    Projector,
}
