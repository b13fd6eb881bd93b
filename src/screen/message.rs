//! The message line; a long message takes the row above it too, rather than being cut.

use super::widget::{Paint, columns, row};
use crate::app::message::{NO_BREAK, Tone, message};
use crate::text::{cut, visible, width, wrap};
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
    let room = usize::from(last.width.saturating_sub(2)).max(1);
    let lines = fitted(&visible(&text), room);
    let count = u16::try_from(lines.len()).unwrap_or(1);
    let area = Rect { y: last.y.saturating_sub(count - 1), height: count, ..last };
    for (place, line) in (0..count).zip(lines) {
        let area = row(area, place);
        paint.text(
            area,
            &" ".repeat(usize::from(area.width)),
            if style.bg.is_some() { style } else { theme.ground },
        );
        paint.text(columns(area, 1, area.width.saturating_sub(1)), &line, style);
    }
}

/// Returns the lines of a message; of one that is too long the end is left out, but never how it is closed.
fn fitted(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> =
        wrap(text, room).into_iter().map(|line| text[line].trim_end().to_owned()).collect();
    if lines.len() > MOST_LINES {
        let end = text.rsplit_once(GAP).filter(|(_, end)| end.contains(NO_BREAK));
        let close = end.map(|(_, end)| format!("{GAP}{end}")).unwrap_or_default();
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}{close}", cut(&format!("{last}…"), room.saturating_sub(width(&close))));
        }
    }
    lines.iter().map(|line| line.replace(NO_BREAK, " ")).collect()
}

/// What stands between a sentence and how it is closed.
const GAP: &str = "   ";

/// A message never takes more of the screen than this.
const MOST_LINES: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_is_too_long_ends_with_a_sign_of_it_and_still_says_how_to_close_it() {
        let close = "(1 van 2) Esc sluit dit".replace(' ', NO_BREAK);
        for count in 1..60 {
            let text = format!("{}einde   {close}", "woorden ".repeat(count));
            let lines = fitted(&text, 40);
            assert!(lines.len() <= MOST_LINES && lines.iter().all(|line| width(line) <= 40), "{lines:?}");
            let all = lines.join(" ");
            assert!(all.ends_with("(1 van 2) Esc sluit dit"), "{lines:?}");
            assert_eq!(all.contains("einde"), !all.contains('…'), "{lines:?}");
        }
    }
}
