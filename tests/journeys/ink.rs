//! Owns what a screen looks like as text: its letters, and below them a letter for the style of every cell.
//!
//! Painting is left to the program; which keys lead to a screen to [`desk`](super::desk).

use std::fmt;

use overleg::agenda::Level;
use overleg::app::App;
use overleg::screen::theme::Theme;
use overleg::screen::{paint, theme_of};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// A screen as it was at one moment.
pub(super) struct Picture {
    buffer: Buffer,
    caret: Option<Position>,
    legend: Vec<(char, &'static str, Style)>,
}

/// What stands in the legend for the text cursor, and for a cell with no style of its own.
const CARET: char = '¦';
const PLAIN: char = '.';
/// The letter of a heading, where it has a colour that something else has too.
const HEADING: char = 'k';

impl Picture {
    pub(super) fn new(app: &App, (width, height): (u16, u16)) -> Self {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let caret = paint(app, &mut buffer, area);
        Self { buffer, caret, legend: legend(theme_of(app)) }
    }

    /// Returns the letters, without blanks at the end of a row.
    pub(super) fn text(&self) -> String {
        self.rows(|cell, _| cell.symbol().to_owned())
    }

    /// Returns the letters and the styles, with a legend of the styles that occur.
    pub(super) fn golden(&self) -> String {
        let styles = self.rows(|cell, at| {
            let letter = if self.caret == Some(at) { CARET } else { self.letter(cell) };
            letter.to_string().repeat(cell.symbol().width().max(1))
        });
        let used = self.legend.iter().filter(|(letter, ..)| styles.contains(*letter));
        let legend: Vec<String> = used.map(|(letter, meaning, _)| format!("{letter} {meaning}")).collect();
        let rule = "~".repeat(usize::from(self.buffer.area.width));
        let trimmed: Vec<&str> = styles.lines().map(|row| row.trim_end_matches(PLAIN)).collect();
        format!("{rule}\n{}\n{rule}\n{}\n{rule}\n{}", self.text(), trimmed.join("\n"), legend.join(" · "))
    }

    /// Returns the first character on the screen that could drive a terminal or that nobody sees.
    pub(super) fn stray(&self) -> Option<char> {
        self.buffer.content.iter().flat_map(|cell| cell.symbol().chars()).find(|letter| is_stray(*letter))
    }

    pub(super) fn cells(&self) -> &[Cell] {
        &self.buffer.content
    }

    /// Returns how many characters the fullest cell holds.
    pub(super) fn longest(&self) -> usize {
        self.buffer.content.iter().map(|cell| cell.symbol().chars().count()).max().unwrap_or_default()
    }

    fn rows(&self, show: impl Fn(&Cell, Position) -> String) -> String {
        let area = self.buffer.area;
        let row = |y| {
            let (mut text, mut x) = (String::new(), 0);
            while x < area.width {
                let cell = &self.buffer[(x, y)];
                text.push_str(&show(cell, Position { x, y }));
                x += u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
            }
            text.trim_end().to_owned()
        };
        (0..area.height).map(row).collect::<Vec<_>>().join("\n")
    }

    fn letter(&self, cell: &Cell) -> char {
        let coloured = |style: &Style| match (style.bg, style.fg) {
            (Some(ground), _) => cell.bg == ground,
            (None, Some(ink)) => cell.fg == ink && cell.modifier.contains(style.add_modifier),
            (None, None) => false,
        };
        let marked = |style: &Style| {
            let marks = style.add_modifier;
            (style.bg, style.fg) == (None, None) && !marks.is_empty() && cell.modifier == marks
        };
        // A colour says more than bold or underlined does.
        let by = |looks: &dyn Fn(&Style) -> bool| {
            // A heading is bold and nothing else; what else has its colours is not one.
            let is_it = |style: &Style, letter| letter != HEADING || cell.modifier == style.add_modifier;
            let mut legend = self.legend.iter().filter(|(letter, ..)| *letter != CARET);
            legend.find(|(letter, _, style)| looks(style) && is_it(style, *letter))
        };
        by(&coloured).or_else(|| by(&marked)).map_or(PLAIN, |(letter, ..)| *letter)
    }
}

/// Prints for somebody who reads why a test failed.
impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = "─".repeat(usize::from(self.buffer.area.width));
        write!(f, "┌{rule}┐\n{}\n└{rule}┘", self.text())
    }
}

/// What a style is for; where two could do, the first holds.
fn legend(theme: &Theme) -> Vec<(char, &'static str, Style)> {
    let mut legend = vec![
        ('c', "cursor", theme.cursor),
        ('s', "elders gekozen", theme.selected),
        ('f', "veld", theme.field),
        ('a', "aandacht", theme.attention),
        ('l', "te laat", theme.late),
        ('n', "niet bewaard", theme.alarm),
        ('w', "alleen lezen", theme.readonly),
        ('y', "gevonden, hier zijn de toetsen", theme.accent),
        ('b', "subregionaal", theme.level(&Level::Subregionaal)),
        ('r', "lokaal", theme.level(&Level::Lokaal)),
        ('t', "regionaal", theme.level(&Level::Regionaal)),
        ('d', if theme.bar_done == theme.rule { "lijn, of gereed" } else { "gereed" }, theme.bar_done),
        ('o', "erbovenop", theme.overlay),
        (CARET, "hier wordt getypt", Style::new()),
    ];
    // With few colours some styles are those of the plain text, and a heading has a colour that a level has too.
    let ordinary = |style: &Style| {
        let is_ground = style.bg.is_none() || style.bg == theme.ground.bg;
        is_ground && style.fg == theme.text.fg && style.add_modifier.is_empty()
    };
    let is_heading = |style: &Style| style.fg.is_some() && *style == theme.heading;
    legend.retain(|(letter, _, style)| *letter == CARET || !(ordinary(style) || is_heading(style)));
    if theme.attention.bg.is_none() && theme.text.fg.is_some() {
        let first_ink = legend.iter().position(|(.., style)| style.fg.is_some() && style.bg.is_none());
        legend.insert(first_ink.unwrap_or(0), (HEADING, "kop", theme.heading));
    }
    legend
}

fn is_stray(letter: char) -> bool {
    let unseen = matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
    );
    let turns =
        matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}');
    letter.is_control() || unseen || turns
}
