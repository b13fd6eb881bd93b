//! The message line; a long message takes the row above it too, rather than being cut.

use super::widget::{Paint, columns, row};
use crate::app::message::{Tone, message};
use crate::text::{cut, wrap};
use ratatui::layout::Rect;

pub(super) fn paint(paint: &mut Paint<'_>) {
    let Some((text, tone)) = message(paint.app) else { return };
    let theme = paint.theme;
    let style = match tone {
        Tone::Plain => theme.text,
        Tone::Soft => theme.soft,
        Tone::Attention => theme.attention,
        Tone::Alarm => theme.alarm,
        Tone::ReadOnly => theme.readonly,
    };
    let last = paint.regions.message;
    let width = usize::from(last.width.saturating_sub(2)).max(1);
    let text = cut(&text, width * MOST_LINES);
    let lines = wrap(&text, width);
    let count = u16::try_from(lines.len().min(MOST_LINES)).unwrap_or(1);
    let area = Rect { y: last.y.saturating_sub(count - 1), height: count, ..last };
    for (place, line) in (0..count).zip(lines) {
        let area = row(area, place);
        paint.text(
            area,
            &" ".repeat(usize::from(area.width)),
            if style.bg.is_some() { style } else { theme.ground },
        );
        paint.text(columns(area, 1, area.width.saturating_sub(1)), text[line].trim_end(), style);
    }
}

/// A message never takes more of the screen than this.
const MOST_LINES: usize = 4;
