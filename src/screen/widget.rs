//! The small things that every window is made of: text that never leaves its place, rules, boxes, a cursor row, and
//! the fields in which a text is typed.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::Span;
use ratatui::widgets::{Block, Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::app::App;
use crate::layout::Regions;
use crate::text::{TextBuf, cut, place, visible, width, wrap};

/// A text that is typed never covers more lines than this of what stands under it.
pub(super) const MOST_LINES: u16 = 3;

/// Where everything is painted: what lies outside the screen is left out, whatever was asked.
pub(super) struct Paint<'a> {
    pub(super) app: &'a App,
    pub(super) regions: &'a Regions,
    pub(super) buf: &'a mut Buffer,
    pub(super) theme: &'a Theme,
    /// Where the text cursor stands, when a field is open.
    pub(super) caret: Option<Position>,
}

impl Paint<'_> {
    /// Puts a text at the left of an area of one row; returns how many columns it took.
    ///
    /// Every text of the screen goes through here: it is made visible and cut, so no data can drive the terminal.
    pub(super) fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return 0;
        }
        let text = cut(text, usize::from(area.width));
        let (end, _) = self.buf.set_stringn(area.x, area.y, &text, usize::from(area.width), style);
        end - area.x
    }

    /// Puts a text at the right of an area of one row; returns what is left of the area before it.
    pub(super) fn right(&mut self, area: Rect, text: &str, style: Style) -> Rect {
        let wide = u16::try_from(width(text)).unwrap_or(area.width).min(area.width);
        let place = Rect { x: area.right() - wide, width: wide, ..area };
        self.text(place, text, style);
        Rect { width: area.width - wide, ..area }
    }

    /// Puts several texts after one another; returns what is left of the area.
    pub(super) fn spans(&mut self, area: Rect, spans: &[(&str, Style)]) -> Rect {
        let mut rest = area;
        for (text, style) in spans {
            let took = self.text(rest, text, *style).min(rest.width);
            rest = Rect { x: rest.x + took, width: rest.width - took, ..rest };
        }
        rest
    }

    /// Puts a text over as many rows of an area as it needs; returns how many those are.
    pub(super) fn lines(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let text = visible(text);
        let mut count = 0;
        for (place, line) in (0..area.height).zip(wrap(&text, usize::from(area.width).max(1))) {
            self.text(row(area, place), text[line].trim_end(), style);
            count += 1;
        }
        count
    }

    /// Puts a line of a text field, which begins at this byte of its text, on the ground of a field, with what is
    /// selected on a ground of its own.
    pub(super) fn field(&mut self, area: Rect, (start, line): (usize, &str), text: &TextBuf) {
        let (field, selected) = (self.theme.field, self.theme.cursor);
        self.text(area, &" ".repeat(usize::from(area.width)), field);
        self.wash(area, field);
        self.text(area, line, field);
        if let Some(selection) = text.selection() {
            let within = |byte: usize| byte.clamp(start, start + line.len()) - start;
            let (from, to) = (within(selection.start), within(selection.end));
            let wide = |part: &str| u16::try_from(width(part)).unwrap_or(u16::MAX);
            self.wash(columns(area, wide(&line[..from]), wide(&line[from..to])), selected);
        }
    }

    /// Gives an area this style, whatever stands in it.
    pub(super) fn wash(&mut self, area: Rect, style: Style) {
        self.buf.set_style(area.intersection(self.buf.area), style);
    }

    /// Fills the rest of a row with a rule.
    pub(super) fn rule(&mut self, area: Rect, sign: &str, style: Style) {
        let sign = sign.repeat(usize::from(area.width));
        self.text(area, &sign, style);
    }

    /// Draws the title line of a window: number, name, rule, and what stands at its right.
    pub(super) fn window(&mut self, area: Rect, title: &Title<'_>) {
        let area = row(area, 0);
        let (sign, rule, name) = if title.focused {
            // The name too: a narrow window has no room for a rule.
            ("━", self.theme.accent, self.theme.accent)
        } else {
            ("─", self.theme.rule, self.theme.text)
        };
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let right = if title.right.is_empty() { String::new() } else { format!(" {}", title.right) };
        let rest = self.right(inner, &right, self.theme.soft);
        let number = format!("{} ", title.number);
        let rest = self.spans(rest, &[(&number, self.theme.soft), (title.name, name)]);
        self.rule(columns(rest, 1, rest.width), sign, rule);
    }

    /// Says in the last row of a box how many rows follow.
    pub(super) fn below(&mut self, inside: Rect, count: usize) {
        if count > 0 {
            let last = row(inside, inside.height.saturating_sub(1));
            self.right(last, &format!("↓ {count} "), self.theme.soft);
        }
    }

    /// Marks a row as the one under the cursor, or as selected in a window that has not the keys.
    pub(super) fn mark_row(&mut self, area: Rect, focused: bool) {
        let (sign, style) = if focused { ("▌", self.theme.cursor) } else { ("›", self.theme.selected) };
        self.wash(area, style);
        self.text(Rect { width: 1, ..area }, sign, style);
    }

    /// Draws an empty box on top of what is there; returns its inside.
    pub(super) fn panel(&mut self, area: Rect, title: &str, keys: &str) -> Rect {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return area;
        }
        // A wide letter that the left border would cut in two makes the terminal lose the border (ratatui #2526).
        for y in area.top()..area.bottom() {
            if area.x > 0 && self.buf[(area.x - 1, y)].symbol().cell_width() > 1 {
                self.buf[(area.x - 1, y)].set_symbol(" ");
            }
        }
        Clear.render(area, self.buf);
        let title = if title.is_empty() {
            String::new()
        } else {
            format!("─ {} ", cut(title, usize::from(area.width.saturating_sub(6))))
        };
        let keys = if keys.is_empty() {
            String::new()
        } else {
            format!("─ {} ", cut(keys, usize::from(area.width.saturating_sub(6))))
        };
        let block = Block::bordered()
            .border_set(border::PLAIN)
            .style(self.theme.overlay)
            .border_style(self.theme.rule)
            .title(Span::styled(title, self.theme.heading))
            .title_bottom(Span::styled(keys, self.theme.soft));
        let inside = block.inner(area);
        block.render(area, self.buf);
        Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside }
    }
}

/// What stands in the title line of a window.
pub(super) struct Title<'a> {
    pub(super) number: usize,
    pub(super) name: &'a str,
    pub(super) right: &'a str,
    pub(super) focused: bool,
}

/// Returns one row of an area; empty when the area has not that many.
pub(super) fn row(area: Rect, place: u16) -> Rect {
    let height = u16::from(place < area.height);
    Rect { y: area.y.saturating_add(place), height, ..area }
}

/// Returns the columns of a row from this place on, so many of them.
pub(super) fn columns(area: Rect, from: u16, count: u16) -> Rect {
    let from = from.min(area.width);
    Rect { x: area.x + from, width: count.min(area.width - from), ..area }
}

/// Paints a text field with its cursor; returns how many lines it took.
pub(super) fn typed(text: &TextBuf, area: Rect, paint: &mut Paint<'_>) -> u16 {
    let width = usize::from(area.width.saturating_sub(1)).max(1);
    let lines = wrap(text.text(), width);
    let (line, column) = place(text.text(), &lines, text.cursor());
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).clamp(1, MOST_LINES.min(area.height.max(1)));
    let first = (line + 1).saturating_sub(usize::from(count));
    for (place, line) in (0..count).zip(lines.into_iter().skip(first)) {
        paint.field(row(area, place), (line.start, &text.text()[line]), text);
    }
    let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
    let line = u16::try_from(line - first.min(line)).unwrap_or(0).min(count - 1);
    paint.caret = Some(Position { x: area.x + column, y: area.y + line });
    count
}

/// Paints a text field of one line that shows where its cursor is: what is typed in a list that searches.
pub(super) fn query(text: &TextBuf, area: Rect, paint: &mut Paint<'_>) {
    let (whole, cursor) = (text.text(), text.cursor());
    let room = usize::from(area.width.saturating_sub(1)).max(1);
    // The end of a long query matters more than its start.
    let mut skipped = width(&whole[..cursor]).saturating_sub(room);
    // A letter goes out of sight with all its marks.
    let begins = |(_, letter): &(usize, &str)| {
        let is_in_sight = skipped == 0;
        skipped = skipped.saturating_sub(width(letter));
        is_in_sight
    };
    let start = whole.grapheme_indices(true).find(begins).map_or(0, |(byte, _)| byte).min(cursor);
    paint.field(area, (start, &whole[start..]), text);
    let column = u16::try_from(width(&whole[start..cursor])).unwrap_or(0).min(area.width.saturating_sub(1));
    paint.caret = Some(Position { x: area.x + column, y: area.y });
}
