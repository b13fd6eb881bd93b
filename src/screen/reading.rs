//! The two rows under a window that stands alone: the row under its cursor, whole.

use super::widget::{Paint, columns, row};
use crate::app::reading::reading_words;
use crate::text::{visible, wrap};

pub(super) fn paint(paint: &mut Paint<'_>) {
    let strip = paint.regions.reading;
    let area = columns(strip, 2, strip.width.saturating_sub(3));
    let Some(words) = reading_words(paint.app).filter(|_| !area.is_empty()) else { return };
    let words = visible(&words);
    let lines = wrap(&words, usize::from(area.width));
    for (place, line) in (0..area.height).zip(lines) {
        paint.text(row(area, place), words[line].trim_end(), paint.theme.text);
    }
}
