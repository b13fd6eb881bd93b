//! The colours of every theme: nothing else in the program names one.
//!
//! Contrasts are measured by the journeys, over these tables and over painted screens (WCAG). In sixteen colours blue,
//! red and bright black are never used on black: no palette makes them readable there.

use ratatui::style::{Color, Modifier, Style};

use super::Theme;

const BOLD: Modifier = Modifier::BOLD;
const REVERSED: Modifier = Modifier::REVERSED;
const UNDERLINED: Modifier = Modifier::UNDERLINED;

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

const fn marks(marks: Modifier) -> Style {
    Style::new().add_modifier(marks)
}

impl Theme {
    /// Light letters on a dark ground, in 24-bit colour.
    pub const DARK: Self = Self {
        ground: pair(0x00E8_EBEE, 0x0012_161B),
        text: ink(0x00E8_EBEE),
        soft: ink(0x00A3_ADB7),
        heading: ink(0x00FF_FFFF).add_modifier(BOLD),
        rule: ink(0x0064_6F79),
        accent: ink(0x00F2_C94C).add_modifier(BOLD),
        cursor: pair(0x0012_161B, 0x00F2_C94C).add_modifier(BOLD),
        selected: pair(0x00FF_FFFF, 0x002B_343E),
        attention: pair(0x00FF_FFFF, 0x004A_5560),
        late: pair(0x0012_161B, 0x00E8_EBEE),
        alarm: pair(0x00FF_FFFF, 0x00A8_121A).add_modifier(BOLD),
        field: pair(0x00FF_FFFF, 0x0033_404D),
        overlay: pair(0x00E8_EBEE, 0x001C_232B),
        readonly: pair(0x002A_1400, 0x00FF_B066),
        bar_done: ink(0x007C_8791),
        level_sr: ink(0x008E_CEF6),
        level_l: ink(0x00FF_9B9F),
        level_r: ink(0x007F_D6C2),
    };

    /// Dark letters on a light ground, in 24-bit colour.
    pub const LIGHT: Self = Self {
        ground: pair(0x001B_2026, 0x00FC_FCFA),
        text: ink(0x001B_2026),
        soft: ink(0x0056_606B),
        heading: ink(0x0000_0000).add_modifier(BOLD),
        rule: ink(0x0082_8C96),
        accent: ink(0x007A_4F00).add_modifier(BOLD),
        cursor: pair(0x0012_161B, 0x00FF_D84D).add_modifier(BOLD),
        selected: pair(0x0012_161B, 0x00E1_E6EB),
        attention: pair(0x0012_161B, 0x00C9_D1D9),
        late: pair(0x00FF_FFFF, 0x001B_2026),
        alarm: pair(0x00FF_FFFF, 0x008E_0B12).add_modifier(BOLD),
        field: pair(0x0012_161B, 0x00E6_EEF6),
        overlay: pair(0x001B_2026, 0x00F1_F3F5),
        readonly: pair(0x004A_1E00, 0x00FF_C999),
        bar_done: ink(0x0066_717B),
        level_sr: ink(0x0000_568B),
        level_l: ink(0x00A0_1D23),
        level_r: ink(0x000B_5D54),
    };

    /// The largest contrast, for a projector in a light room, in 24-bit colour.
    pub const PROJECTOR: Self = Self {
        ground: pair(0x0000_0000, 0x00FF_FFFF),
        text: ink(0x0000_0000),
        soft: ink(0x0033_3B44),
        heading: ink(0x0000_0000).add_modifier(BOLD),
        rule: ink(0x0055_5F69),
        accent: ink(0x004F_3300).add_modifier(BOLD),
        cursor: pair(0x0000_0000, 0x00FF_DD33).add_modifier(BOLD),
        selected: pair(0x0000_0000, 0x00DC_E2E8),
        attention: pair(0x0000_0000, 0x00C4_CCD4),
        late: pair(0x00FF_FFFF, 0x0000_0000),
        alarm: pair(0x00FF_FFFF, 0x007E_060D).add_modifier(BOLD),
        field: pair(0x0000_0000, 0x00DD_EAF7),
        overlay: pair(0x0000_0000, 0x00F7_F8F9),
        readonly: pair(0x003A_1700, 0x00FF_CF9E),
        bar_done: ink(0x0055_5F69),
        level_sr: ink(0x0000_3B6E),
        level_l: ink(0x0086_0A12),
        level_r: ink(0x0000_433B),
    };

    /// Light letters on black, in sixteen colours.
    pub const DARK_16: Self = Self {
        ground: Style::new().fg(Color::Gray).bg(Color::Black),
        text: Style::new().fg(Color::Gray),
        soft: Style::new().fg(Color::Gray),
        heading: Style::new().fg(Color::White).add_modifier(BOLD),
        rule: Style::new().fg(Color::Gray),
        accent: Style::new().fg(Color::LightYellow).add_modifier(BOLD),
        cursor: row_of_16(Color::LightYellow),
        selected: marks(BOLD.union(UNDERLINED)),
        attention: marks(BOLD),
        late: marks(REVERSED),
        alarm: Style::new().fg(Color::White).bg(Color::Red).add_modifier(BOLD),
        field: marks(UNDERLINED),
        overlay: Style::new().fg(Color::Gray).bg(Color::Black),
        readonly: marks(REVERSED),
        bar_done: Style::new().fg(Color::Gray),
        level_sr: Style::new().fg(Color::LightCyan),
        level_l: Style::new().fg(Color::LightRed),
        level_r: Style::new().fg(Color::White),
    };

    /// Dark letters on white, in sixteen colours.
    pub const LIGHT_16: Self = Self {
        ground: Style::new().fg(Color::Black).bg(Color::White),
        text: Style::new().fg(Color::Black),
        soft: Style::new().fg(Color::Black),
        heading: Style::new().fg(Color::Black).add_modifier(BOLD),
        rule: Style::new().fg(Color::Black),
        accent: Style::new().fg(Color::Black).add_modifier(BOLD),
        cursor: row_of_16(Color::Yellow),
        selected: marks(BOLD.union(UNDERLINED)),
        attention: marks(BOLD),
        late: marks(REVERSED),
        alarm: Style::new().fg(Color::White).bg(Color::Red).add_modifier(BOLD),
        field: marks(UNDERLINED),
        overlay: Style::new().fg(Color::Black).bg(Color::White),
        readonly: marks(REVERSED),
        bar_done: Style::new().fg(Color::Black),
        level_sr: Style::new().fg(Color::Blue),
        level_l: Style::new().fg(Color::Red),
        level_r: Style::new().fg(Color::Magenta),
    };

    /// No colour at all: weight, reversal and underlining only.
    pub const PLAIN: Self = Self {
        ground: Style::new(),
        text: Style::new(),
        soft: Style::new(),
        heading: marks(BOLD),
        rule: Style::new(),
        accent: marks(BOLD.union(UNDERLINED)),
        cursor: marks(BOLD.union(REVERSED)),
        selected: marks(BOLD),
        attention: marks(BOLD),
        late: marks(BOLD.union(UNDERLINED)),
        alarm: marks(BOLD.union(REVERSED)),
        field: marks(UNDERLINED),
        overlay: Style::new(),
        readonly: marks(REVERSED),
        bar_done: Style::new(),
        level_sr: Style::new(),
        level_l: Style::new(),
        level_r: Style::new(),
    };
}

/// Returns a row under the cursor: one pair throughout, so what was reversed in it is not any more.
const fn row_of_16(ground: Color) -> Style {
    Style::new().fg(Color::Black).bg(ground).add_modifier(BOLD).remove_modifier(REVERSED)
}
