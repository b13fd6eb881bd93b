//! Taking in a sheet: the files to choose from, and what the chosen one would change.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, query, row};
use crate::app::frame::{of_reading_in, of_sheets};
use crate::app::hints::key_name;
use crate::app::reading_in::{For, Line, ReadingIn, Row, Shown};
use crate::command::Command;
use crate::keymap::Mode;
use crate::zelfscan::Counted;

/// The numbers of a gemeente: what stands above each, and how wide it is.
const NUMBERS: [(&str, u16); 6] =
    [("ok", 5), ("anders", 9), ("ontbreekt", 12), ("onbekende vraag", 18), ("blijft", 9), ("fout", 7)];

/// The same where there is no room for all of those words.
const SHORT: [(&str, u16); 6] =
    [("ok", 4), ("anders", 8), ("ontbr.", 8), ("onbek.", 8), ("blijft", 8), ("fout", 6)];

/// From so many columns on there is room for the long words beside the name of a gemeente.
const ROOMY: u16 = 74;

/// From so many columns on there is room for all words about the keys.
const WIDE: u16 = 100;

pub(super) fn paint(reading: &ReadingIn, paint: &mut Paint<'_>) {
    let meting = match &reading.wanted {
        For::Meting(id) => paint.app.agenda.metingen.record(id).map(|meting| meting.name.clone()),
        For::Questions => None,
    };
    match &reading.shown {
        Some(shown) => what_changes(shown, &meting.unwrap_or_default(), paint),
        None => files(reading, meting.as_deref(), paint),
    }
}

/// Paints the files to choose from: for a meting, or for what the next one asks.
fn files(reading: &ReadingIn, meting: Option<&str>, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = of_sheets(app);
    let shown = frame.list.height;
    let key = |command| key_name(app, Mode::Picker, command);
    let (accept, mark, cancel) = (key(Command::Accept), key(Command::Mark), key(Command::Cancel));
    let keys = format!("typ een map of naam · ↑↓ · {accept} opent · {mark} vult aan · {cancel} sluit");
    let title = meting.map_or("Vragenlijst inlezen".into(), |meting| format!("Bestand inlezen in {meting}"));
    let inside = paint.panel(frame.area, &title, &keys);
    query(&reading.text, columns(row(inside, 0), 1, inside.width.saturating_sub(2)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    let (text, soft) = (paint.theme.text, paint.theme.soft);
    let rows = reading.found.iter().enumerate().skip(reading.list.top());
    for (place, (index, found)) in (2..2 + shown).zip(rows) {
        let area = row(inside, place);
        let words = match found {
            Row::File(_) => "",
            Row::Folder(_) => "map ",
            Row::Above(_) => "de map hierboven ",
        };
        let rest = paint.right(area, words, soft);
        paint.text(columns(rest, 2, rest.width.saturating_sub(3)), found.name(), text);
        if index == reading.list.cursor() {
            paint.mark_row(area, true);
        }
    }
    paint.rule(row(inside, 2 + shown), "─", paint.theme.rule);
    let below = Rect { y: inside.y + 3 + shown, height: 3, ..inside };
    let explanation = if meting.is_some() {
        "Kies het blad dat een gemeente heeft ingevuld. Een Excel-bestand slaat u eerst op als CSV UTF-8."
    } else {
        "Kies een lijst: een CSV met de kolommen Nummer en Vraag, of een vragenlijst van overleg zelf."
    };
    let nothing = "Hier staat geen bestand dat zo heet. Kies een andere map, of typ waar het bestand staat.";
    let has_files = reading.found.iter().any(|row| matches!(row, Row::File(_)));
    let (words, style) = match &reading.problem {
        Some(problem) => (problem.as_str(), paint.theme.attention),
        None => (if has_files { explanation } else { nothing }, soft),
    };
    paint.lines(columns(below, 1, below.width.saturating_sub(2)), words, style);
}

fn what_changes(shown: &Shown, meting: &str, paint: &mut Paint<'_>) {
    let frame = of_reading_in(paint.app.size(), shown);
    let inside = paint.panel(frame.area, &format!("{} inlezen in {meting}", shown.name), &keys(shown, paint));
    let (text, soft) = (paint.theme.text, paint.theme.soft);
    // On a narrow screen it goes on in the row below it, which is empty otherwise.
    let top = Rect { height: 2.min(inside.height), ..inside };
    paint.lines(columns(top, 1, inside.width.saturating_sub(2)), &shown.preview.summary(), text);
    let heads = row(inside, 2);
    for (place, (head, _)) in numbers(heads).iter().enumerate() {
        paint.right(number_at(place, heads), head, soft);
    }
    paint.text(columns(heads, 1, name_width(heads)), "Gemeente", soft);
    let counted = shown.counted(inside.height);
    for (place, counted) in (3..).zip(counted) {
        gemeente(counted, row(inside, place), paint);
    }
    let words = match shown.preview.counted.len() - counted.len() {
        0 => String::new(),
        1 => "en nog 1 gemeente".into(),
        more => format!("en nog {more} gemeenten"),
    };
    let behind = Rect { y: frame.list.y.saturating_sub(1), height: 1, ..inside };
    paint.text(columns(behind, 1, inside.width.saturating_sub(2)), &words, soft);
    let (mut place, mut told) = (0, shown.top);
    for line in shown.lines.iter().skip(shown.top) {
        place += line.gap(place > 0);
        let left = frame.list.height.saturating_sub(place);
        if left < line.height(frame.list.width) && told > shown.top {
            break;
        }
        let area = Rect { y: frame.list.y + place, height: left, x: inside.x, width: inside.width };
        let style = if matches!(line, Line::About(_)) { paint.theme.heading } else { text };
        let wide = area.width.saturating_sub(line.column() + 1);
        place += paint.lines(columns(area, line.column(), wide), line.text(), style);
        told += 1;
    }
    paint.below(inside, shown.lines.len().saturating_sub(told));
}

/// Returns the numbers as there is room for them in an area.
fn numbers(area: Rect) -> &'static [(&'static str, u16); 6] {
    if area.width < ROOMY { &SHORT } else { &NUMBERS }
}

/// Returns where one of the numbers stands: all of them at the right, each below its heading.
fn number_at(place: usize, area: Rect) -> Rect {
    let numbers = numbers(area);
    let behind: u16 = numbers.iter().skip(place + 1).map(|(_, wide)| wide).sum();
    let wide = numbers.get(place).map_or(0, |(_, wide)| *wide);
    columns(area, area.width.saturating_sub(behind + wide + 1), wide)
}

fn name_width(area: Rect) -> u16 {
    let numbers: u16 = numbers(area).iter().map(|(_, wide)| wide).sum();
    area.width.saturating_sub(numbers + 2)
}

fn gemeente(counted: &Counted, area: Rect, paint: &mut Paint<'_>) {
    let name = paint.app.agenda.link_name(&counted.gemeente).into_owned();
    paint.text(columns(area, 1, name_width(area)), &name, paint.theme.text);
    let Counted { ok, differs, missing, unknown, kept, wrong, .. } = counted;
    for (place, number) in [ok, differs, missing, unknown, kept, wrong].into_iter().enumerate() {
        let (words, style) = match number {
            0 => ("–".to_owned(), paint.theme.soft),
            number => (number.to_string(), if place == 0 { paint.theme.text } else { paint.theme.heading }),
        };
        paint.right(number_at(place, area), &words, style);
    }
}

fn keys(shown: &Shown, paint: &Paint<'_>) -> String {
    let key = |command| key_name(paint.app, Mode::Choice, command);
    let (accept, cancel) = (key(Command::Accept), key(Command::Cancel));
    let is_wide = paint.app.size().0 >= WIDE;
    let (fresh, differing) = (shown.preview.fresh(), shown.preview.differing());
    let adds = if is_wide { "zet erbij wat nieuw is" } else { "zet erbij" };
    let replaces = if is_wide { "vervangt ook wat anders is" } else { "vervangt ook" };
    let parts = [
        Some("↑↓".to_owned()),
        (fresh > 0).then(|| format!("{accept} {adds}")),
        (differing > 0).then(|| format!("{} {replaces}", crate::app::reading_in::REPLACE)),
        Some(format!("{cancel} wijzigt niets")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
