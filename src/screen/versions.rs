//! The earlier versions, newest first.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, query, row};
use crate::app::counted;
use crate::app::frame::of_versions;
use crate::app::hints::key_name;
use crate::app::versions::{Version, Versions};
use crate::command::Command;
use crate::keymap::Mode;

pub(super) fn paint(versions: &Versions, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = of_versions(app);
    let shown = frame.list.height;
    let key = |command| key_name(app, Mode::Picker, command);
    let keys = format!(
        "typ een naam · ↑↓ · {} vergelijkt met nu · {} sluit",
        key(Command::Accept),
        key(Command::Cancel)
    );
    let inside = paint.panel(frame.area, "Historie en versies", &keys);
    query(&versions.search.query, columns(row(inside, 0), 1, inside.width.saturating_sub(2)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    for (place, (version, here)) in (2..2 + shown).zip(versions.visible()) {
        version_row(version, row(inside, place), paint);
        if here {
            paint.mark_row(row(inside, place), true);
        }
    }
    if versions.found.is_empty() {
        let area = Rect { y: inside.y + 2, height: shown.min(3), ..inside };
        let words = nothing(versions, paint);
        paint.lines(columns(area, 2, area.width.saturating_sub(3)), &words, paint.theme.soft);
    }
    paint.rule(row(inside, 2 + shown), "─", paint.theme.rule);
    let below = Rect { y: inside.y + 3 + shown, height: 2, ..inside };
    paint.lines(columns(below, 1, below.width.saturating_sub(2)), &since(versions), paint.theme.text);
}

fn nothing(versions: &Versions, paint: &Paint<'_>) -> String {
    if !versions.search.query.text().trim().is_empty() {
        return "Geen versie met deze letters.".into();
    }
    let key = key_name(paint.app, Mode::Agenda, Command::SaveSnapshot);
    format!("Er is nog geen eerdere versie. Met {key} bewaart u er een onder een naam.")
}

fn version_row(version: &Version, area: Rect, paint: &mut Paint<'_>) {
    let (text, soft) = (paint.theme.text, paint.theme.soft);
    paint.text(columns(area, 2, 20), &version.when(), text);
    let label = columns(area, 24, area.width);
    let style = match version.label {
        None if version.is_beside() => paint.theme.heading,
        None => soft,
        Some(_) => text,
    };
    paint.text(label, &version.about(), style);
}

/// Says how much changed since the version under the cursor.
fn since(versions: &Versions) -> String {
    let chosen = versions.chosen();
    match &versions.known {
        Some((version, known)) if Some(version) == chosen => match known {
            Ok(0) => "Geen verschil met nu.".into(),
            Ok(count) if version.is_beside() => {
                let differ = counted(*count, "verschil", "verschillen");
                format!("{} ligt naast de agenda: {differ} met nu.", version.file)
            }
            Ok(count) => format!("Sindsdien {}.", counted(*count, "wijziging", "wijzigingen")),
            Err(why) => why.clone(),
        },
        _ => String::new(),
    }
}
