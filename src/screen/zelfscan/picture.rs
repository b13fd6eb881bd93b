//! Beeld: questions and gemeenten as a map, with density and digit in every cell, and per part what it says in words.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::{SEEN_BY_NOBODY, under};
use crate::agenda::{Meting, Question};
use crate::app::stand::short;
use crate::app::zelfscan::picture::{ONE_LINE, rows};
use crate::app::zelfscan::{Scan, gemeenten};
use crate::zelfscan::{Part, Reading, Scale, Tally, in_words, parts};

/// How wide the number of a question is, one gemeente, and the reading behind them.
const NUMBER: u16 = 5;
const CELL: u16 = 3;
const READING: u16 = 4;

pub(super) fn paint(scan: &Scan, meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let parts = parts(&paint.app.agenda, meting);
    let inner = columns(area, 1, area.width.saturating_sub(1));
    let wide =
        (NUMBER + CELL * u16::try_from(meting.gemeenten.len()).unwrap_or(u16::MAX / 4) + READING).max(24);
    let beside = usize::from((inner.width + 2) / wide.max(1)).clamp(1, parts.len().max(1));
    let here = parts.iter().position(|part| part.questions.iter().any(|(place, _)| *place == scan.place));
    let first = (here.unwrap_or(0) / beside) * beside;
    let top = scan.top(&parts, paint.app.size);
    for (place, part) in parts.iter().skip(first).take(beside).enumerate() {
        let from = u16::try_from(place).unwrap_or(0) * wide;
        let area = columns(inner, from, wide.saturating_sub(2));
        part_map((scan, top), (meting, part), area, paint);
    }
    let last = inner.height.saturating_sub(1);
    legend(meting, inner, paint);
    let of_parts = which_parts(first, beside, parts.len());
    let fits = cells_of(columns(inner, 0, wide.saturating_sub(2)));
    let of_gemeenten = (fits < meting.gemeenten.len())
        .then(|| format!("de eerste {fits} van {} gemeenten", meting.gemeenten.len()));
    let which: Vec<String> = [of_gemeenten, of_parts].into_iter().flatten().collect();
    // On a wide screen the signs take the whole of the last line.
    let line = if inner.width < ONE_LINE { last } else { last.saturating_sub(1) };
    paint.right(row(inner, line), &format!("{} ", which.join(" · ")), paint.theme.soft);
}

/// Says which parts are on the screen, where not all of them are.
fn which_parts(first: usize, beside: usize, count: usize) -> Option<String> {
    let until = (first + beside).min(count);
    let which =
        if until > first + 1 { format!("deel {} t/m {until}", first + 1) } else { format!("deel {until}") };
    (beside < count).then(|| format!("{which} van {count}"))
}

fn part_map(
    (scan, top): (&Scan, usize),
    (meting, part): (&Meting, &Part<'_>),
    area: Rect,
    paint: &mut Paint<'_>,
) {
    let (accent, soft) = (paint.theme.accent, paint.theme.soft);
    let is_here = part.questions.iter().any(|(place, _)| *place == scan.place);
    let style = if is_here { accent } else { paint.theme.heading };
    paint.lines(Rect { height: area.height.min(2), ..area }, part.name, style);
    for (cell, gemeente) in gemeenten(&paint.app.agenda, meting).take(cells_of(area)).enumerate() {
        let name = gemeente.map_or("?".into(), short);
        let letters: String = name.chars().take(2).collect();
        paint.text(cell_of(row(area, 2), cell), &letters, soft);
    }
    let tally = |question: &Question| {
        let is_seen = meting.is_revealed(&question.id);
        is_seen.then(|| Tally::of_question(&paint.app.agenda, meting, &question.id))
    };
    let tallies: Vec<Option<Tally>> = part.questions.iter().map(|(_, question)| tally(question)).collect();
    let shown = part.questions.iter().zip(&tallies).skip(top).take(rows(paint.app.size));
    for (line, ((place, question), tally)) in shown.enumerate() {
        let line = row(area, 3 + u16::try_from(line).unwrap_or(0));
        question_row(*place == scan.place, (meting, question, *tally), line, paint);
    }
    let tallies: Vec<Tally> = tallies.into_iter().flatten().collect();
    let left = part.questions.len().saturating_sub(top).min(rows(paint.app.size));
    let below = 3 + u16::try_from(left).unwrap_or(0);
    // A blank line, unless the last of the words would stand in the legend.
    let below = below + u16::from(below + 5 < area.height);
    for (line, words) in (below..).zip(in_words(&tallies).chunks(2)) {
        paint.text(row(area, line), &words.join(" · "), soft);
    }
}

fn cell_of(line: Rect, cell: usize) -> Rect {
    columns(line, NUMBER + CELL * u16::try_from(cell).unwrap_or(u16::MAX / 4), 2)
}

/// Returns how many gemeenten there is room for before the reading.
fn cells_of(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(NUMBER + READING - 2) / CELL)
}

/// Paints a question; there is a tally only when everybody has seen what was answered.
fn question_row(
    is_here: bool,
    (meting, question, tally): (&Meting, &Question, Option<Tally>),
    line: Rect,
    paint: &mut Paint<'_>,
) {
    if is_here {
        paint.wash(line, paint.theme.cursor);
    }
    let [text, soft] = [paint.theme.text, paint.theme.soft].map(|style| under(is_here, paint, style));
    paint.text(columns(line, 0, NUMBER), &question.number, text);
    let is_seen = tally.is_some();
    let points = Scale::new(&meting.scale).points();
    for (cell, gemeente) in meting.gemeenten.iter().take(cells_of(line)).enumerate() {
        let score = paint.app.agenda.score(&meting.id, &question.id, gemeente);
        let sign = match score {
            "" => " –".to_owned(),
            _ if !is_seen => format!(" {SEEN_BY_NOBODY}"),
            score => format!("{}{score}", density(points, score)),
        };
        paint.text(cell_of(line, cell), &sign, if is_seen { text } else { soft });
    }
    if let Some(tally) = tally {
        let sign = tally.reading.map_or("", Reading::sign);
        let after = columns(line, line.width.saturating_sub(READING - 2), 2);
        paint.text(after, sign, text);
    }
}

/// Returns how dense a cell is: the lower, the denser, so that a photograph shows where the work is.
fn density(points: u8, score: &str) -> &'static str {
    match score.parse::<u8>() {
        Ok(number) if number >= points => " ",
        Ok(1) => "▓",
        Ok(2) => "▒",
        Ok(_) => "░",
        Err(_) => " ",
    }
}

fn legend(meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let scale = Scale::new(&meting.scale);
    let sign =
        |(sign, words): (&str, &str)| format!("{}{sign} {words}", density(scale.points(), sign).trim());
    let scores: Vec<String> = scale.options().map(sign).collect();
    let readings = Reading::ALL.into_iter().filter(|reading| !reading.sign().is_empty());
    let readings: Vec<String> =
        readings.map(|reading| format!("{} {}", reading.sign(), reading.word())).collect();
    let (scores, readings, soft) = (scores.join("  "), readings.join("  "), paint.theme.soft);
    let last = area.height.saturating_sub(1);
    if paint.regions.screen.width < ONE_LINE {
        paint.text(row(area, last.saturating_sub(1)), &scores, soft);
        paint.text(row(area, last), &readings, soft);
    } else {
        paint.text(row(area, last), &format!("{scores}   ·   {readings}"), soft);
    }
}
