//! How an earlier version differs from now; only the sentences that are on the screen are laid out.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, row};
use crate::app::compare::{Compare, Line};
use crate::app::counted;
use crate::app::hints::key_name;
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::centred;

pub(super) fn paint(compare: &Compare, paint: &mut Paint<'_>) {
    let (app, screen) = (paint.app, paint.regions.screen);
    let size = (112.min(screen.width.saturating_sub(4)), screen.height.saturating_sub(4));
    let area = centred(screen, 1, size);
    let key = |command| key_name(app, Mode::Picker, command);
    let keys = format!("↑↓ lees · {} zet terug · {} sluit", key(Command::Accept), key(Command::Cancel));
    let inside = paint.panel(area, &title(compare), &keys);
    let changes = match compare.count {
        0 => "Geen verschil.".into(),
        count => format!("Sindsdien {}:", counted(count, "wijziging", "wijzigingen")),
    };
    paint.text(columns(row(inside, 0), 1, inside.width), &changes, paint.theme.text);
    let mut place = 1;
    for line in compare.lines.iter().skip(compare.top) {
        if place >= inside.height {
            break;
        }
        let (text, style, from) = match line {
            Line::About(text) => {
                place += u16::from(place > 1);
                (text, paint.theme.heading, 1)
            }
            Line::Changed(text) => (text, paint.theme.text, 3),
        };
        let area = Rect { y: inside.y + place, height: inside.height.saturating_sub(place), ..inside };
        place += paint.lines(columns(area, from, inside.width.saturating_sub(from + 1)), text, style);
    }
}

fn title(compare: &Compare) -> String {
    let version = &compare.version;
    match &version.label {
        Some(label) => format!("Vergelijken met nu: “{label}”, {}", version.when()),
        None => format!("Vergelijken met nu: {}", version.when()),
    }
}
