//! Vergelijken: per question what it was and what it became, and which actions lay in between.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::{LEFT, actions, under};
use crate::agenda::{Meting, Question};
use crate::app::stand::short;
use crate::app::zelfscan::compared::rows_shown;
use crate::app::zelfscan::{Scan, gemeenten};
use crate::zelfscan::{Before, Moves, Reading, asked_before, moves, previous, score_before, tallies};

/// How wide the actions at the right are, what the question says before those, and one gemeente before that.
const ACTIONS: u16 = 12;
const SAYS: u16 = 22;
const CELL: u16 = 4;
/// Where the text of a question begins, and how much of it there has to be.
const TEXT: u16 = 9;
const LEAST: u16 = 32;

pub(super) fn paint(scan: &Scan, meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let (accent, soft) = (paint.theme.accent, paint.theme.soft);
    let line = columns(row(area, 0), 1, area.width.saturating_sub(2));
    let earlier = previous(&paint.app.agenda, meting);
    let both = earlier.map(|earlier| format!(" {} → {}", earlier.name, meting.name)).unwrap_or_default();
    let rest = paint.right(line, &both, soft);
    let rest = paint.spans(rest, &[("Vergelijken ", accent)]);
    paint.rule(rest, "━", accent);
    let Some(earlier) = earlier else {
        let words = "Er is geen eerdere meting om deze naast te leggen. Begint u later een nieuwe meting bij Spelregels, \
                     dan staat hier per vraag wat zij was en wat zij werd.";
        let inside = columns(area, LEFT, area.width.saturating_sub(LEFT * 2));
        paint.lines(Rect { y: area.y + 2, height: 3, ..inside }, words, paint.theme.text);
        return;
    };
    let strip = strip_width(meting, area.width);
    heads(meting, strip, row(area, 1), paint);
    let shown = rows_shown(paint.app.size);
    let top = scan.place / shown * shown;
    for (line, (place, id)) in (2..).zip(meting.questions.iter().enumerate().skip(top).take(shown)) {
        if let Some(question) = paint.app.agenda.questions.record(id) {
            let is_here = place == scan.place;
            question_row((earlier, meting, question), (strip, is_here), row(area, line), paint);
        }
    }
    if let Some(question) = scan.question(&paint.app.agenda) {
        let below = area.height.saturating_sub(3);
        let line = |on: u16| columns(row(area, below + on), LEFT, area.width.saturating_sub(LEFT * 2));
        said((earlier, meting, question), [line(0), line(1)], paint);
    }
}

/// Returns how wide the gemeenten stand beside each other; nothing where the question would have no room.
fn strip_width(meting: &Meting, width: u16) -> u16 {
    let wide = CELL.saturating_mul(u16::try_from(meting.gemeenten.len()).unwrap_or(u16::MAX));
    if width >= (TEXT + LEAST + SAYS + ACTIONS).saturating_add(wide) { wide } else { 0 }
}

fn cell_of(line: Rect, strip: u16, cell: usize) -> Rect {
    let from = line.width.saturating_sub(SAYS + ACTIONS + strip) + CELL * u16::try_from(cell).unwrap_or(0);
    columns(line, from, CELL - 1)
}

fn heads(meting: &Meting, strip: u16, line: Rect, paint: &mut Paint<'_>) {
    let soft = paint.theme.soft;
    paint.text(columns(line, 3, 6), "Vraag", soft);
    if strip > 0 {
        for (cell, gemeente) in gemeenten(&paint.app.agenda, meting).enumerate() {
            paint.text(cell_of(line, strip, cell), &gemeente.map_or("?".into(), short), soft);
        }
    }
    paint.text(says_of(line), "Was → werd", soft);
    paint.text(actions_of(line), "Acties", soft);
}

fn says_of(line: Rect) -> Rect {
    columns(line, line.width.saturating_sub(SAYS + ACTIONS), SAYS - 1)
}

fn actions_of(line: Rect) -> Rect {
    columns(line, line.width.saturating_sub(ACTIONS), ACTIONS - 1)
}

fn question_row(
    of: (&Meting, &Meting, &Question),
    (strip, is_here): (u16, bool),
    line: Rect,
    paint: &mut Paint<'_>,
) {
    let ((earlier, meting, question), agenda) = (of, &paint.app.agenda);
    if is_here {
        paint.mark_row(line, true);
    }
    let text = under(is_here, paint, paint.theme.text);
    paint.text(columns(line, 3, 5), &question.number, text);
    let room = line.width.saturating_sub(TEXT + strip + SAYS + ACTIONS + 1);
    paint.text(columns(line, TEXT, room), &question.text, text);
    if strip > 0 && meting.is_revealed(&question.id) {
        for (cell, gemeente) in meting.gemeenten.iter().enumerate() {
            let was = score_before(agenda, earlier, question, gemeente).unwrap_or("–");
            let is = agenda.score(&meting.id, &question.id, gemeente);
            let words = if is.is_empty() { "–".to_owned() } else { format!("{was}→{is}") };
            paint.text(cell_of(line, strip, cell), &words, text);
        }
    }
    paint.text(says_of(line), &says(of, paint), text);
    let signs = agenda.actions_from(&earlier.id, &question.id);
    let signs: Vec<String> =
        signs.map(|action| format!("{} {}", action.number, action.status.sign())).collect();
    paint.text(actions_of(line), &signs.join(" "), text);
}

/// Returns what the question said and says: "zwak → gemengd"; else why it is not put beside.
fn says((earlier, meting, question): (&Meting, &Meting, &Question), paint: &Paint<'_>) -> String {
    let agenda = &paint.app.agenda;
    let before = asked_before(agenda, earlier, question);
    let why_not = before.words().or((!meting.is_revealed(&question.id)).then_some("niet onthuld"));
    let word = |reading: Option<Reading>| reading.map_or("–", Reading::word);
    match (why_not, tallies(agenda, (earlier, meting), question)) {
        (None, Some((was, is))) => format!("{} → {}", word(was.reading), word(is.reading)),
        (why_not, _) => why_not.unwrap_or_default().into(),
    }
}

/// Says of the question under the cursor how the gemeenten moved, and which actions lay in between.
fn said(of: (&Meting, &Meting, &Question), [first, second]: [Rect; 2], paint: &mut Paint<'_>) {
    let ((earlier, meting, question), agenda) = (of, &paint.app.agenda);
    let moved = moves(agenda, (earlier, meting), question).map(|Moves { up, down, same }| {
        format!("Van de gemeenten {} hoger, {down} lager, {same} gelijk.", is_or_are(up))
    });
    let changed =
        "De vraag heeft een andere tekst dan toen; de scores staan daarom niet naast elkaar.".to_owned();
    let is_changed = asked_before(agenda, earlier, question) == Before::Changed;
    let words = moved.or(is_changed.then_some(changed)).unwrap_or_default();
    paint.text(first, &words, paint.theme.text);
    let between = actions(&earlier.id, &question.id, agenda);
    if !between.is_empty() {
        let (heading, text) = (paint.theme.heading, paint.theme.text);
        paint.spans(second, &[("Acties daarna   ", heading), (&between, text)]);
    }
}

fn is_or_are(count: usize) -> String {
    if count == 1 { "is 1".into() } else { format!("zijn {count}") }
}
