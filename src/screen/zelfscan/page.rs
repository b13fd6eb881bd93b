//! Beeld of one gemeente: its own scores in words, and of the question under the cursor all that it said.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::{LEFT, SEEN_BY_NOBODY, in_a_line, said_with, under};
use crate::agenda::{Answer, Id, Meting, Question};
use crate::app::zelfscan::Scan;
use crate::app::zelfscan::page::rows_shown;
use crate::zelfscan::{Scale, aim_words, ask_words, given_words};

/// How wide the score at the right is, and where the gemeente wants to be behind it.
const SCORE: u16 = 18;
const AIM: u16 = 28;
/// As wide as a screen has to be for both beside the question.
const BOTH: u16 = 100;
/// Where the text of a question begins.
const TEXT: u16 = 9;

pub(super) fn paint(scan: &Scan, meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let agenda = &paint.app.agenda;
    let Some((gemeente, _)) = scan.page(agenda) else { return };
    let (accent, soft) = (paint.theme.accent, paint.theme.soft);
    let line = columns(row(area, 0), 1, area.width.saturating_sub(2));
    let far = format!(" {} van {} vragen onthuld", meting.revealed.len(), meting.questions.len());
    let rest = paint.right(line, &far, soft);
    let rest =
        paint.spans(rest, &[("Beeld van ", accent), (&agenda.link_name(gemeente), accent), (" ", accent)]);
    paint.rule(rest, "━", accent);
    let given = Rect { height: 2, ..columns(row(area, 1), LEFT - 1, area.width.saturating_sub(LEFT)) };
    paint.lines(given, &given_words(agenda, (meting, gemeente), meting.questions.iter()), soft);
    let shown = rows_shown(paint.app.size);
    let top = scan.place / shown * shown;
    for (line, (place, id)) in (3..).zip(meting.questions.iter().enumerate().skip(top).take(shown)) {
        let Some(question) = agenda.questions.record(id) else { continue };
        question_row(place == scan.place, (meting, question, gemeente), row(area, line), paint);
    }
    if let Some(question) = scan.question(agenda) {
        said((meting, question, gemeente), area, paint);
    }
}

fn question_row(
    is_here: bool,
    (meting, question, gemeente): (&Meting, &Question, &Id),
    line: Rect,
    paint: &mut Paint<'_>,
) {
    if is_here {
        paint.mark_row(line, true);
    }
    let [text, soft] = [paint.theme.text, paint.theme.soft].map(|style| under(is_here, paint, style));
    paint.text(columns(line, 3, 5), &question.number, text);
    let aim = if line.width < BOTH { 0 } else { AIM };
    let room = line.width.saturating_sub(TEXT + SCORE + aim + 1);
    paint.text(columns(line, TEXT, room), &question.text, text);
    let score = columns(line, line.width.saturating_sub(SCORE + aim), SCORE - 1);
    let answer = paint.app.agenda.answer(&meting.id, &question.id, gemeente);
    let Some(answer) = answer.filter(|answer| !answer.score.is_empty()) else {
        paint.text(score, "–", soft);
        return;
    };
    if !meting.is_revealed(&question.id) {
        paint.text(score, SEEN_BY_NOBODY, soft);
        return;
    }
    let words = Scale::new(&meting.scale).words(&answer.score).unwrap_or_default();
    paint.spans(score, &[(&answer.score, text), ("  ", text), (words, text)]);
    let after = columns(line, line.width.saturating_sub(aim), aim.saturating_sub(1));
    paint.text(after, &aim_words(answer), text);
}

/// Says of the question under the cursor what the gemeente said with its score, and which actions came of it.
fn said((meting, question, gemeente): (&Meting, &Question, &Id), area: Rect, paint: &mut Paint<'_>) {
    let (agenda, heading, text) = (&paint.app.agenda, paint.theme.heading, paint.theme.text);
    let below = area.height.saturating_sub(4);
    let line = |on: u16| columns(row(area, below + on), LEFT, area.width.saturating_sub(LEFT * 2));
    paint.text(line(0), &question.text, heading);
    let is_seen = meting.is_revealed(&question.id);
    let answer = agenda.answer(&meting.id, &question.id, gemeente).filter(|_| is_seen);
    let whole = Rect { height: 2, ..line(1) };
    let took = paint.lines(whole, &answer.map(all_said).unwrap_or_default(), text);
    let is_own = |action: &&crate::agenda::Action| action.gemeente.as_ref().is_none_or(|id| id == gemeente);
    let actions = in_a_line(agenda.actions_from(&meting.id, &question.id).filter(is_own));
    if !actions.is_empty() {
        paint.spans(line(1 + took), &[("Acties   ", heading), (&actions, text)]);
    }
}

/// Returns all that a gemeente said with its score, and where it wants to be.
fn all_said(answer: &Answer) -> String {
    let more = [aim_words(answer), ask_words(answer)].into_iter().filter(|part| !part.is_empty());
    said_with(answer).into_iter().chain(more).collect::<Vec<_>>().join(" · ")
}
