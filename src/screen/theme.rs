//! What things look like: one style per role, nothing else names a colour.
//!
//! Hue belongs to the level alone; everything else is told by sign, word and weight. Contrasts are measured by the
//! tests of this file (WCAG).

use ratatui::style::{Color, Modifier, Style};

use crate::agenda::Level;

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
    level_sr: Style,
    level_l: Style,
    level_r: Style,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

const fn ink(hex: u32) -> Style {
    Style::new().fg(rgb(hex))
}

const fn pair(text: u32, ground: u32) -> Style {
    ink(text).bg(rgb(ground))
}

impl Theme {
    /// Light letters on a dark ground, in 24-bit colour.
    pub const DARK: Self = Self {
        ground: pair(0x00E8_EBEE, 0x0012_161B),
        text: ink(0x00E8_EBEE),
        soft: ink(0x00A3_ADB7),
        heading: ink(0x00FF_FFFF).add_modifier(Modifier::BOLD),
        rule: ink(0x005B_6670),
        accent: ink(0x00F2_C94C).add_modifier(Modifier::BOLD),
        cursor: pair(0x0012_161B, 0x00F2_C94C).add_modifier(Modifier::BOLD),
        selected: pair(0x00FF_FFFF, 0x002B_343E),
        attention: pair(0x00FF_FFFF, 0x004A_5560),
        late: pair(0x0012_161B, 0x00E8_EBEE),
        alarm: pair(0x00FF_FFFF, 0x00A8_121A).add_modifier(Modifier::BOLD),
        field: pair(0x00FF_FFFF, 0x0033_404D),
        overlay: pair(0x00E8_EBEE, 0x001C_232B),
        readonly: pair(0x002A_1400, 0x00FF_B066),
        bar_done: ink(0x007C_8791),
        level_sr: ink(0x008E_CEF6),
        level_l: ink(0x00FF_9B9F),
        level_r: ink(0x007F_D6C2),
    };

    /// No colour at all: weight, reversal and underlining only.
    pub const PLAIN: Self = Self {
        ground: Style::new(),
        text: Style::new(),
        soft: Style::new(),
        heading: Style::new().add_modifier(Modifier::BOLD),
        rule: Style::new(),
        accent: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        cursor: Style::new().add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        selected: Style::new().add_modifier(Modifier::BOLD),
        attention: Style::new().add_modifier(Modifier::BOLD),
        late: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        alarm: Style::new().add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        field: Style::new().add_modifier(Modifier::UNDERLINED),
        overlay: Style::new(),
        readonly: Style::new().add_modifier(Modifier::REVERSED),
        bar_done: Style::new(),
        level_sr: Style::new(),
        level_l: Style::new(),
        level_r: Style::new(),
    };

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

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color) -> f64 {
        let Color::Rgb(red, green, blue) = color else { panic!("no colour") };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    fn contrast(text: Color, ground: Color) -> f64 {
        let (one, other) = (luminance(text), luminance(ground));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_from_the_back_row() {
        let theme = Theme::DARK;
        let grounds = [theme.ground, theme.selected, theme.overlay].map(|style| style.bg.unwrap());
        let inks = [
            theme.text,
            theme.soft,
            theme.heading,
            theme.accent,
            theme.level_sr,
            theme.level_l,
            theme.level_r,
        ];
        for ink in inks {
            for ground in grounds {
                assert!(contrast(ink.fg.unwrap(), ground) >= 4.5, "{ink:?} on {ground:?}");
            }
        }
        for own in [theme.attention, theme.late, theme.alarm, theme.field, theme.readonly, theme.selected] {
            assert!(contrast(own.fg.unwrap(), own.bg.unwrap()) >= 4.5, "{own:?}");
        }
        assert!(contrast(theme.cursor.fg.unwrap(), theme.cursor.bg.unwrap()) >= 7.0);
        assert!(contrast(theme.rule.fg.unwrap(), grounds[0]) >= 3.0);
    }
}
