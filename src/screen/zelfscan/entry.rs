//! Invullen: the question large and a cell per gemeente; what was typed for another question is hidden.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::{LEFT, SEEN_BY_NOBODY, asked, place_words, title, under};
use crate::agenda::{Meting, Question};
use crate::app::zelfscan::{Scan, gemeenten};
use crate::zelfscan::Scale;

/// How wide one gemeente stands, and how high with its score and a blank line.
const CELL: u16 = 18;
const HIGH: u16 = 4;

pub(super) fn paint(
    scan: &Scan,
    (meting, question): (&Meting, &Question),
    area: Rect,
    paint: &mut Paint<'_>,
) {
    title(&place_words(scan, meting), question, area, paint);
    let from = asked(question, area, paint);
    let bottom = area.height.saturating_sub(5);
    let cells = Rect {
        y: area.y + from,
        height: bottom.saturating_sub(from),
        ..columns(area, LEFT - 2, area.width.saturating_sub(LEFT))
    };
    strip(scan, (meting, question), cells, paint);
    let inner = columns(area, LEFT, area.width.saturating_sub(LEFT * 2));
    legend(meting, row(inner, bottom), paint);
    before(scan, meting, row(inner, bottom + 1), paint);
    let (given, all) = Scan::progress(paint.app, meting);
    let wide = 40.min(inner.width.saturating_sub(30));
    let done = (usize::from(wide) * given).checked_div(all).unwrap_or(0);
    let bar = format!("{}{}", "█".repeat(done), "░".repeat(usize::from(wide) - done));
    let words = format!("{given} van {all} ingevuld   ");
    paint.spans(row(inner, bottom + 3), &[(&words, paint.theme.soft), (&bar, paint.theme.soft)]);
}

/// Says of the question before this one that it was filled in: its scores are not on the screen any more.
fn before(scan: &Scan, meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let agenda = &paint.app.agenda;
    let id = scan.place.checked_sub(1).and_then(|place| meting.questions.get(place));
    let Some(question) = id.and_then(|id| agenda.questions.record(id)) else { return };
    let given = meting
        .gemeenten
        .iter()
        .filter(|gemeente| !agenda.score(&meting.id, &question.id, gemeente).is_empty());
    let is = if meting.is_revealed(&question.id) { "onthuld" } else { "verborgen" };
    let words = format!(
        "vorige vraag {}: {} van {} ingevuld, {is}",
        question.number,
        given.count(),
        meting.gemeenten.len()
    );
    paint.text(area, &words, paint.theme.soft);
}

fn legend(meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let mut rest = area;
    for (sign, words) in Scale::new(&meting.scale).options() {
        rest = paint.spans(
            rest,
            &[
                (sign, paint.theme.heading),
                (" ", paint.theme.soft),
                (words, paint.theme.soft),
                ("   ", paint.theme.soft),
            ],
        );
    }
}

fn strip(scan: &Scan, (meting, question): (&Meting, &Question), area: Rect, paint: &mut Paint<'_>) {
    let beside = usize::from(area.width / CELL).max(1);
    let needs = u16::try_from(meting.gemeenten.len().div_ceil(beside)).unwrap_or(u16::MAX / HIGH);
    // Rather close together than some out of sight.
    let high = if needs * HIGH <= area.height { HIGH } else { HIGH - 1 };
    let lines = usize::from((area.height + 1) / high).max(1);
    let last = meting.gemeenten.len().saturating_sub(1);
    // Of many gemeenten those are shown that the cursor is among.
    let first = (scan.cell.min(last) / beside + 1).saturating_sub(lines) * beside;
    for (place, (cell, gemeente)) in
        gemeenten(&paint.app.agenda, meting).enumerate().skip(first).take(beside * lines).enumerate()
    {
        let at = |place: usize, size: u16| u16::try_from(place).unwrap_or(0) * size;
        let line = at(place / beside, high);
        let area = |on: u16| columns(row(area, line + on), at(place % beside, CELL), CELL - 1);
        let is_here = cell == scan.cell;
        if is_here {
            for on in 0..high - 1 {
                paint.mark_row(area(on), true);
            }
        }
        let name = gemeente.map_or("?", |gemeente| &gemeente.name);
        paint.text(columns(area(0), 2, CELL), name, under(is_here, paint, paint.theme.text));
        let score = paint.app.agenda.score(&meting.id, &question.id, &meting.gemeenten[cell]).to_owned();
        let words = Scale::new(&meting.scale).words(&score).unwrap_or_default();
        let is_seen = scan.shows_typed(meting, cell) || meting.is_revealed(&question.id);
        let (sign, words) = match (&*score, is_seen) {
            ("", _) => (if is_here { "_" } else { "–" }, ""),
            (score, true) => (score, words),
            (_, false) => (if meting.hidden { "■" } else { SEEN_BY_NOBODY }, ""),
        };
        let (heading, soft) =
            (under(is_here, paint, paint.theme.heading), under(is_here, paint, paint.theme.text));
        paint.spans(columns(area(high - 2), 2, CELL - 3), &[(sign, heading), ("  ", soft), (words, soft)]);
    }
}
