//! Bespreeklijst: the questions with how far their scores lie apart; who said what is not in it before it was revealed.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::SEEN_BY_NOBODY;
use super::strip::Strip;
use crate::agenda::{Id, Meting};
use crate::app::zelfscan::Scan;
use crate::app::zelfscan::choosing::{MINUTES, rows_shown};
use crate::zelfscan::{Tally, is_complete};

/// How wide the counts at the right are.
const COUNTS: u16 = 22;
/// Where the text of a question begins, and how much of it there has to be.
const TEXT: u16 = 10;
const LEAST: u16 = 40;

pub(super) fn paint(scan: &Scan, meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let chosen = scan.discussed(meting).len();
    let far = format!(
        " {chosen} gekozen van {} · {MINUTES} minuten per vraag is {} minuten",
        meting.questions.len(),
        chosen * MINUTES
    );
    let line = columns(row(area, 0), 1, area.width.saturating_sub(2));
    let (accent, soft) = (paint.theme.accent, paint.theme.soft);
    let rest = paint.right(line, &far, soft);
    let rest = paint.spans(rest, &[("Bespreeklijst ", accent)]);
    paint.rule(rest, "━", accent);
    let list = columns(area, 0, area.width.saturating_sub(1));
    let strip = Strip::new(meting, list.width, (TEXT + LEAST, COUNTS));
    heads(meting, strip, row(list, 1), paint);
    let shown = rows_shown(paint.app.size);
    let rows = scan.rows.iter().enumerate().skip(scan.row.top()).take(shown);
    for (line, (index, place)) in rows.enumerate() {
        let area = row(list, 2 + u16::try_from(line).unwrap_or(0));
        if let Some(id) = meting.questions.get(*place) {
            question_row((meting, id), (strip, index == scan.row.cursor()), area, paint);
        }
    }
    let after = scan.rows.len().saturating_sub(scan.row.top() + shown);
    let below = row(list, area.height.saturating_sub(1));
    paint.text(columns(below, TEXT, below.width), "niet gekozen wordt: eens, niet besproken", soft);
    if after > 0 {
        paint.right(below, &format!("↓ {after} "), soft);
    }
}

fn counts_of(line: Rect) -> Rect {
    columns(line, line.width.saturating_sub(COUNTS), COUNTS)
}

fn heads(meting: &Meting, strip: Strip, line: Rect, paint: &mut Paint<'_>) {
    let soft = paint.theme.soft;
    paint.text(columns(line, 4, 10), "Vraag", soft);
    strip.heads(meting, line, paint);
    paint.text(counts_of(line), "  Verschil   ?   Laag", soft);
}

fn question_row(
    (meting, id): (&Meting, &Id),
    (strip, is_here): (Strip, bool),
    line: Rect,
    paint: &mut Paint<'_>,
) {
    let agenda = &paint.app.agenda;
    if is_here {
        paint.mark_row(line, true);
    }
    let [text, soft] = if is_here { [paint.theme.cursor; 2] } else { [paint.theme.text, paint.theme.soft] };
    if meting.discuss.contains(id) {
        paint.text(columns(line, 2, 1), "■", text);
    }
    let question = agenda.questions.record(id);
    let (number, asked) = question.map_or(("?", ""), |question| (&*question.number, &*question.text));
    paint.text(columns(line, 4, 5), number, text);
    paint.text(columns(line, TEXT, line.width.saturating_sub(TEXT + strip.wide + COUNTS + 1)), asked, text);
    if strip.wide > 0 {
        for (cell, gemeente) in meting.gemeenten.iter().enumerate() {
            let score = agenda.score(&meting.id, id, gemeente);
            let sign = match score {
                "" => "–",
                _ if !meting.is_revealed(id) => SEEN_BY_NOBODY,
                score => score,
            };
            paint.text(columns(strip.cell(line, cell), 1, 1), sign, soft);
        }
    }
    if !meting.is_revealed(id) && !is_complete(agenda, meting, id) {
        // Of a row that is half full, a count would tell who gave what.
        paint.text(counts_of(line), "       nog niet vol", soft);
        return;
    }
    let tally = Tally::of_question(agenda, meting, id);
    let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    let words = format!(
        "{:>7}{:>8}{:>5}",
        count(usize::from(tally.spread())),
        count(tally.unknown),
        count(tally.low)
    );
    paint.text(counts_of(line), &words, text);
}
