//! A painted screen as a picture: SVG text that any browser shows, made from the cells themselves.
//!
//! What stands in the cells is the work of the rest of the screen; where a picture is kept, of whoever asks for it.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use super::theme::Theme;
use crate::text::width;

/// The size of a cell. A letter of 15 in the usual monospaced fonts is close to 9 wide and fills 18 with its rules.
const WIDTH: usize = 9;
const HEIGHT: usize = 18;
const BASELINE: usize = 14;

const FONTS: &str = "'Cascadia Mono','DejaVu Sans Mono',Consolas,monospace";

/// Returns the screen as an SVG picture with this title, the same text for the same cells.
///
/// Every run of letters gets its own place and length, so columns stand right in whatever font there is. Only 24-bit
/// colours are known; any other becomes that of the theme.
#[must_use]
pub fn svg(buffer: &Buffer, theme: &Theme, title: &str) -> String {
    let columns = usize::from(buffer.area.width);
    let (width, height) = (columns * WIDTH, usize::from(buffer.area.height) * HEIGHT);
    let (title, ground) = (escaped(title), Ink::of(&Cell::EMPTY, theme).ground);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n\
         <g font-family=\"{FONTS}\" font-size=\"15\" xml:space=\"preserve\">\n"
    );
    for (y, cells) in buffer.content.chunks(columns.max(1)).enumerate() {
        for run in runs(cells, theme) {
            run.draw(y * HEIGHT, &ground, &mut picture);
        }
    }
    picture.push_str("</g>\n</svg>\n");
    picture
}

/// What letters look like.
#[derive(Clone, PartialEq)]
struct Ink {
    text: String,
    ground: String,
    marks: Modifier,
}

impl Ink {
    fn of(cell: &Cell, theme: &Theme) -> Self {
        let text = hex(Some(cell.fg)).or_else(|| hex(theme.text.fg)).unwrap_or_else(|| "#000000".into());
        let ground = hex(Some(cell.bg)).or_else(|| hex(theme.ground.bg)).unwrap_or_else(|| "#ffffff".into());
        let marks = cell.modifier & (Modifier::BOLD | Modifier::UNDERLINED);
        if cell.modifier.contains(Modifier::REVERSED) {
            return Self { text: ground, ground: text, marks };
        }
        Self { text, ground, marks }
    }
}

/// Cells beside each other that look the same.
struct Run {
    from: usize,
    columns: usize,
    text: String,
    ink: Ink,
}

fn runs(cells: &[Cell], theme: &Theme) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut from = 0;
    while let Some(cell) = cells.get(from) {
        let columns = usize::from(cell.symbol().cell_width()).max(1);
        let ink = Ink::of(cell, theme);
        match runs.last_mut().filter(|last| last.ink == ink) {
            Some(last) => {
                last.columns += columns;
                last.text.push_str(cell.symbol());
            }
            None => runs.push(Run { from, columns, text: cell.symbol().into(), ink }),
        }
        // The cell behind a wide letter belongs to that letter.
        from += columns;
    }
    runs
}

impl Run {
    fn draw(&self, y: usize, ground: &str, picture: &mut String) {
        let (x, wide, fill) = (self.from * WIDTH, self.columns * WIDTH, &self.ink.ground);
        if fill != ground {
            let rect =
                format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{HEIGHT}\" fill=\"{fill}\"/>\n");
            picture.push_str(&rect);
        }
        for (from, text) in self.words() {
            let (x, length) = ((self.from + from) * WIDTH, width(text) * WIDTH);
            let (fill, marks, text) = (&self.ink.text, marks(self.ink.marks), escaped(text));
            let _ = writeln!(
                picture,
                "<text x=\"{x}\" y=\"{}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
                 fill=\"{fill}\"{marks}>{text}</text>",
                y + BASELINE
            );
        }
    }

    /// Returns the pieces between wide gaps, each with its column: a gap needs no letters, and a letter that a font
    /// lacks then shifts its own piece only.
    fn words(&self) -> Vec<(usize, &str)> {
        if self.ink.marks.contains(Modifier::UNDERLINED) {
            return vec![(0, &self.text)];
        }
        let mut words = Vec::new();
        let mut column = 0;
        for piece in self.text.split_inclusive("  ") {
            let word = piece.trim_matches(' ');
            let before = piece.len() - piece.trim_start_matches(' ').len();
            if !word.is_empty() {
                words.push((column + before, word));
            }
            column += width(piece);
        }
        words
    }
}

fn marks(marks: Modifier) -> String {
    let bold = if marks.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line = if marks.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    format!("{bold}{line}")
}

fn hex(color: Option<Color>) -> Option<String> {
    let Color::Rgb(red, green, blue) = color? else { return None };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

fn escaped(text: &str) -> String {
    let names = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&apos;")];
    names.iter().fold(text.to_owned(), |text, (mark, name)| text.replace(mark, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn picture(parts: &[(u16, &str, Style)]) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 2));
        for (x, text, style) in parts {
            buffer.set_string(*x, 1, text, *style);
        }
        svg(&buffer, &Theme::DARK, "Een <scherm>")
    }

    fn texts(picture: &str) -> Vec<&str> {
        picture.lines().filter(|line| line.starts_with("<text ")).collect()
    }

    #[test]
    fn a_run_stands_in_its_columns_with_its_marks() {
        let picture = picture(&[(2, "R&D <'\">", Theme::DARK.heading), (12, "x", Theme::DARK.cursor)]);
        let expected = [
            "<text x=\"18\" y=\"32\" textLength=\"72\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#ffffff\" \
             font-weight=\"bold\">R&amp;D &lt;&apos;&quot;&gt;</text>",
            "<text x=\"108\" y=\"32\" textLength=\"9\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#12161b\" \
             font-weight=\"bold\">x</text>",
        ];
        assert_eq!(texts(&picture), expected);
        assert!(picture.contains("<rect x=\"108\" y=\"18\" width=\"9\" height=\"18\" fill=\"#f2c94c\"/>"));
        assert!(picture.contains("role=\"img\">\n<title>Een &lt;scherm&gt;</title>"));
    }

    #[test]
    fn what_comes_after_a_wide_letter_keeps_its_column() {
        let picture = picture(&[(0, "日b   c", Theme::DARK.text)]);
        let places = |text: &str| texts(&picture).iter().any(|line| line.contains(text));
        assert!(places("<text x=\"0\" y=\"32\" textLength=\"27\"") && places(">日b<"), "{picture}");
        assert!(places("<text x=\"54\" y=\"32\" textLength=\"9\"") && places(">c<"), "{picture}");
    }

    #[test]
    fn without_colours_reversal_still_shows() {
        let picture = picture(&[(0, "op", Theme::PLAIN.cursor.add_modifier(Modifier::UNDERLINED))]);
        assert!(picture.contains("width=\"18\" height=\"18\" fill=\"#e8ebee\""), "{picture}");
        assert!(picture.contains("fill=\"#12161b\" font-weight=\"bold\" text-decoration=\"underline\">op<"));
    }

    #[test]
    fn an_empty_screen_is_a_picture_too() {
        let picture = svg(&Buffer::empty(Rect::ZERO), &Theme::PLAIN, "");
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    }
}
