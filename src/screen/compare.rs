//! How another version differs from now; only the sentences that are on the screen are laid out.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, row};
use crate::app::Disk;
use crate::app::compare::{Compare, Line};
use crate::app::counted;
use crate::app::frame::of_compare;
use crate::app::hints::key_name;
use crate::command::Command;
use crate::keymap::Mode;

pub(super) fn paint(compare: &Compare, paint: &mut Paint<'_>) {
    let frame = of_compare(paint.app.size());
    let inside = paint.panel(frame.area, &title(compare), &keys(compare, paint));
    paint.text(columns(row(inside, 0), 1, inside.width), &summary(compare), paint.theme.text);
    let mut place = 1;
    for (number, line) in compare.lines.iter().enumerate().skip(compare.top) {
        place += line.gap(place > 1);
        if place >= inside.height {
            break;
        }
        let area = Rect { y: inside.y + place, height: inside.height.saturating_sub(place), ..inside };
        let taken = paint_line(line, area, paint);
        place += taken;
        let Line::Differs(_, change) = line else { continue };
        if compare.is_marked(*change) {
            paint.text(columns(row(area, 0), 1, 1), "■", paint.theme.text);
        }
        if number == compare.cursor {
            (0..taken).for_each(|line| paint.mark_row(row(area, line), true));
        }
    }
}

/// Paints a line over as many rows as it needs; returns how many those are.
fn paint_line(line: &Line, area: Rect, paint: &mut Paint<'_>) -> u16 {
    let style = match line {
        Line::About(_) => paint.theme.heading,
        Line::Differs(..) => paint.theme.text,
    };
    paint.lines(
        columns(area, line.column(), area.width.saturating_sub(line.column() + 1)),
        line.text(),
        style,
    )
}

fn keys(compare: &Compare, paint: &Paint<'_>) -> String {
    let key = |command| key_name(paint.app, Mode::Compare, command);
    let (accept, mark, cancel) = (key(Command::Accept), key(Command::Mark), key(Command::Cancel));
    let what: String = match (compare.version.is_beside(), compare.marked()) {
        (true, 0) => "neemt over".into(),
        (true, count) => format!("neemt {count} over"),
        (false, 0) => "zet alles terug".into(),
        (false, count) => format!("zet {count} terug"),
    };
    let away = format!("{} opzij", key(Command::PutAway));
    let all = format!("{} alles", key(Command::MarkAll));
    // On a narrow screen every word counts: that Esc closes it stands at the end.
    let is_wide = paint.app.size().0 >= WIDE;
    let chooses = if is_wide { "kruist aan" } else { "kiest" };
    let reads = matches!(paint.app.disk(), Disk::ReadOnly(_));
    let takes = compare.count() > 0 && !reads;
    let walks = compare.count() > 0 && (is_wide || reads);
    let parts = [
        walks.then(|| "↑↓".into()),
        takes.then(|| format!("{mark} {chooses}")),
        takes.then_some(all),
        takes.then(|| format!("{accept} {what}")),
        (compare.version.is_beside() && compare.marked() == 0 && !reads).then_some(away),
        Some(format!("{cancel} sluit")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// From so many columns on there is room for all words about the keys.
const WIDE: u16 = 90;

fn summary(compare: &Compare) -> String {
    match (compare.version.is_beside(), compare.count()) {
        (_, 0) => "Geen verschil.".into(),
        (true, count) => format!("Daar {} dan hier:", counted(count, "ding anders", "dingen anders")),
        (false, count) => format!("Sindsdien {}:", counted(count, "wijziging", "wijzigingen")),
    }
}

fn title(compare: &Compare) -> String {
    let version = &compare.version;
    match &version.label {
        Some(label) => format!("Vergelijken met nu: “{label}”, {}", version.when()),
        None if version.is_beside() => {
            format!("Vergelijken met nu: {}, {}", version.file, version.when())
        }
        None => format!("Vergelijken met nu: {}", version.when()),
    }
}
