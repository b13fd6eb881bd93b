//! Owns how readable every colour is: measured over the tables of the themes, and over every cell of painted screens.
//!
//! The measure is the contrast ratio of WCAG: from 1, which nobody sees, to 21, black on white.

use std::io::ErrorKind;

use overleg::app::settings::ThemeName;
use overleg::app::terminal::{Colours, Terminal};
use overleg::screen::theme::Theme;
use overleg::store::memory::Break;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

use super::desk::Desk;
use super::looking::EVERY_CHOICE;
use super::screens::in_use;

const TEXT: f64 = 4.5;
const LARGE: f64 = 7.0;
const RULE: f64 = 3.0;

const THEMES: [ThemeName; 3] = [ThemeName::Dark, ThemeName::Light, ThemeName::Projector];

/// What the sixteen colours look like: xterm, the Windows console of today, and the one before it.
const PALETTES: [[u32; 16]; 3] = [
    [
        0x0000_0000,
        0x00CD_0000,
        0x0000_CD00,
        0x00CD_CD00,
        0x0000_00EE,
        0x00CD_00CD,
        0x0000_CDCD,
        0x00E5_E5E5,
        0x007F_7F7F,
        0x00FF_0000,
        0x0000_FF00,
        0x00FF_FF00,
        0x005C_5CFF,
        0x00FF_00FF,
        0x0000_FFFF,
        0x00FF_FFFF,
    ],
    [
        0x000C_0C0C,
        0x00C5_0F1F,
        0x0013_A10E,
        0x00C1_9C00,
        0x0000_37DA,
        0x0088_1798,
        0x003A_96DD,
        0x00CC_CCCC,
        0x0076_7676,
        0x00E7_4856,
        0x0016_C60C,
        0x00F9_F1A5,
        0x003B_78FF,
        0x00B4_009E,
        0x0061_D6D6,
        0x00F2_F2F2,
    ],
    [
        0x0000_0000,
        0x0080_0000,
        0x0000_8000,
        0x0080_8000,
        0x0000_0080,
        0x0080_0080,
        0x0000_8080,
        0x00C0_C0C0,
        0x0080_8080,
        0x00FF_0000,
        0x0000_FF00,
        0x00FF_FF00,
        0x0000_00FF,
        0x00FF_00FF,
        0x0000_FFFF,
        0x00FF_FFFF,
    ],
];

/// The sixteen colours in the order of a palette.
const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn shade(color: Color, palette: &[u32; 16]) -> [u8; 3] {
    if let Color::Rgb(red, green, blue) = color {
        return [red, green, blue];
    }
    let place = NAMED.iter().position(|named| *named == color);
    let place = place.unwrap_or_else(|| panic!("{color:?} hangt van de terminal af"));
    let [_, red, green, blue] = palette[place].to_be_bytes();
    [red, green, blue]
}

fn luminance(shade: [u8; 3]) -> f64 {
    let [red, green, blue] = shade.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(text: Color, ground: Color, palette: &[u32; 16]) -> f64 {
    let [one, other] = [text, ground].map(|color| luminance(shade(color, palette)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A style of a theme with its name, and what its letters are.
struct Token {
    name: &'static str,
    style: Style,
    /// A rule or a bar, that has no letters to be read.
    drawn: bool,
}

/// Takes a theme apart into every style that it has: one that is forgotten here does not compile.
fn tokens(theme: &Theme) -> Vec<Token> {
    macro_rules! apart {
        ($theme:ident; $($name:ident)+; $($drawn:ident)+) => {{
            let Theme { $($name,)+ $($drawn,)+ } = *$theme;
            vec![
                $(Token { name: stringify!($name), style: $name, drawn: false },)+
                $(Token { name: stringify!($drawn), style: $drawn, drawn: true },)+
            ]
        }};
    }
    apart!(theme;
        ground text soft heading accent cursor selected attention late alarm field overlay readonly
        level_sr level_l level_r;
        rule bar_done)
}

fn wanted(theme: ThemeName, token: &Token) -> f64 {
    match (token.drawn, token.name, theme) {
        (true, ..) => RULE,
        (false, "cursor", _) | (_, _, ThemeName::Projector) => LARGE,
        _ => TEXT,
    }
}

/// A style with a ground is a pair; one without stands on every ground that keeps the ink of what stands on it.
#[test]
fn every_ink_of_every_theme_can_be_read_on_every_ground() {
    const GROUNDS: [&str; 4] = ["ground", "selected", "field", "overlay"];
    for name in THEMES {
        let tokens = tokens(Theme::of(name, Colours::True));
        for token in &tokens {
            let (text, wanted) = (token.style.fg.expect("een kleur"), wanted(name, token));
            let is_under = |other: &&Token| match token.style.bg {
                Some(_) => other.name == token.name,
                None => GROUNDS.contains(&other.name),
            };
            let grounds = tokens.iter().filter(is_under).map(|other| (other.name, other.style.bg.unwrap()));
            // Rules and bars stand on the screen and on what lies on top of it.
            let crossed = |on: &str| !token.drawn || matches!(on, "ground" | "overlay");
            for (on, ground) in grounds.filter(|(on, _)| crossed(on)) {
                let found = contrast(text, ground, &PALETTES[0]);
                assert!(found >= wanted, "{name:?}: {} op {on} is {found:.2}", token.name);
            }
        }
    }
}

#[test]
fn sixteen_colours_can_be_read_in_every_palette() {
    for name in THEMES {
        let theme = Theme::of(name, Colours::Sixteen);
        let ground = theme.ground;
        for token in tokens(theme) {
            let text = token.style.fg.or(ground.fg).unwrap();
            let under = token.style.bg.or(ground.bg).unwrap();
            for palette in &PALETTES {
                let found = contrast(text, under, palette);
                assert!(found >= TEXT, "{name:?}: {} is {found:.2}", token.name);
            }
        }
    }
}

/// Keys that between them open every window and everything that stands on top.
const WINDOWS: [&str; 14] =
    ["", "1", "3", "4 down", "5 z", "?", "/ v t", "e", "s", "f n", "f", "enter ctrl-a", "o", "p x"];

/// The screens that between them show everything that has a colour of its own.
fn screens(theme: ThemeName) -> Vec<(&'static str, Desk)> {
    let shown = |name, mut desk: Desk, keys: &str| {
        while desk.app().settings().theme != theme {
            desk.press("w t");
        }
        desk.press(keys);
        (name, desk)
    };
    let mut screens = WINDOWS.map(|keys| shown(keys, in_use(), keys)).into_iter().collect::<Vec<_>>();
    for keys in ["", "down", "down down down", "1", "3", "5"] {
        screens.push(shown("keuzes", Desk::with(EVERY_CHOICE), keys));
    }
    screens.push(shown("alleen lezen", in_use().beside(), ""));
    let failing = in_use();
    failing.memory().break_at(0, Break::Stuck(ErrorKind::StorageFull));
    screens.push(shown("niet bewaard", failing, "s a down"));
    let mut again = in_use();
    again.reopen();
    screens.push(shown("vraag", again, "u"));
    let mut recovered = in_use();
    recovered.crash();
    screens.push(shown("hersteld", recovered, ""));
    screens
}

/// Returns the two colours that somebody sees, when there is something in the cell to be seen.
fn seen(cell: &Cell) -> Option<(Color, Color)> {
    let blank = cell.symbol().trim().is_empty() && !cell.modifier.contains(Modifier::UNDERLINED);
    let turned = cell.modifier.contains(Modifier::REVERSED);
    (!blank).then_some(if turned { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) })
}

fn is_drawn(cell: &Cell) -> bool {
    cell.symbol().chars().all(|letter| ('\u{2500}'..='\u{259F}').contains(&letter))
}

#[test]
fn every_cell_of_every_screen_can_be_read_in_every_theme() {
    for name in THEMES {
        for (screen, mut desk) in screens(name) {
            for colours in [Colours::True, Colours::Sixteen] {
                desk.in_terminal(Terminal { colours, ..Terminal::default() });
                let palettes = if colours == Colours::True { &PALETTES[..1] } else { &PALETTES[..] };
                for palette in palettes {
                    look_at(screen, &desk, palette);
                }
            }
        }
    }
}

#[track_caller]
fn look_at(screen: &str, desk: &Desk, palette: &[u32; 16]) {
    let (name, full) = (desk.app().settings().theme, desk.app().colours() == Colours::True);
    let cursor = Theme::of(name, desk.app().colours()).cursor.bg;
    for cell in desk.picture().cells() {
        let Some((text, ground)) = seen(cell) else { continue };
        let found = contrast(text, ground, palette);
        let large = full && (Some(ground) == cursor || name == ThemeName::Projector);
        let wanted = if is_drawn(cell) {
            RULE
        } else if large {
            LARGE
        } else {
            TEXT
        };
        assert!(found >= wanted, "{screen}, {name:?}: {cell:?} is {found:.2}\n{}", desk.picture());
    }
}
