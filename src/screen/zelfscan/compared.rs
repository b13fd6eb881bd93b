//! Vergelijken: per question what it was and what it became, and which actions lay in between.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::strip::Strip;
use super::{LEFT, in_a_line, under};
use crate::agenda::{Action, Meting, Question};
use crate::app::zelfscan::Scan;
use crate::app::zelfscan::compared::rows_shown;
use crate::zelfscan::{Before, Beside, Moves, Reading};

/// How wide the actions at the right are, and what the question says before those.
const ACTIONS: u16 = 12;
const SAYS: u16 = 22;
/// Where the text of a question begins, and how much of it there has to be.
const TEXT: u16 = 9;
const LEAST: u16 = 32;

pub(super) fn paint(scan: &Scan, meting: &Meting, area: Rect, paint: &mut Paint<'_>) {
    let (accent, soft) = (paint.theme.accent, paint.theme.soft);
    let line = columns(row(area, 0), 1, area.width.saturating_sub(2));
    let app = paint.app;
    let agenda = &app.agenda;
    let earlier = scan.earlier(agenda);
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
    // One walk through the actions, whatever the number of rows.
    let between: Vec<&Action> = agenda.actions_of(&earlier.id).collect();
    let strip = Strip::new(meting, area.width, (TEXT + LEAST, SAYS + ACTIONS));
    heads(meting, strip, row(area, 1), paint);
    let shown = rows_shown(paint.app.size);
    let top = scan.place / shown * shown;
    for (line, (place, id)) in (2..).zip(meting.questions.iter().enumerate().skip(top).take(shown)) {
        let Some(question) = agenda.questions.record(id) else { continue };
        let (both, is_here) = (Beside::new(agenda, (earlier, meting), question), place == scan.place);
        let actions = || between.iter().copied().filter(|action| action.origin.contains(&question.id));
        let signs = actions().map(|action| format!("{} {}", action.number, action.status.sign()));
        let signs = signs.collect::<Vec<_>>().join(" ");
        question_row((meting, question, both), (strip, is_here, &signs), row(area, line), paint);
        if is_here {
            said(both, &in_a_line(actions()), area, paint);
        }
    }
}

fn heads(meting: &Meting, strip: Strip, line: Rect, paint: &mut Paint<'_>) {
    let soft = paint.theme.soft;
    paint.text(columns(line, 3, 6), "Vraag", soft);
    strip.heads(meting, line, paint);
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
    (meting, question, both): (&Meting, &Question, Beside<'_>),
    (strip, is_here, actions): (Strip, bool, &str),
    line: Rect,
    paint: &mut Paint<'_>,
) {
    if is_here {
        paint.mark_row(line, true);
    }
    let text = under(is_here, paint, paint.theme.text);
    paint.text(columns(line, 3, 5), &question.number, text);
    let room = line.width.saturating_sub(TEXT + strip.wide + SAYS + ACTIONS + 1);
    paint.text(columns(line, TEXT, room), &question.text, text);
    if strip.wide > 0 && meting.is_revealed(&question.id) {
        for (cell, gemeente) in meting.gemeenten.iter().enumerate() {
            let was = both.was(gemeente).unwrap_or("–");
            let is = paint.app.agenda.score(&meting.id, &question.id, gemeente);
            let words = if is.is_empty() { "–".to_owned() } else { format!("{was}→{is}") };
            paint.text(strip.cell(line, cell), &words, text);
        }
    }
    paint.text(says_of(line), &says(both), text);
    paint.text(actions_of(line), actions, text);
}

/// Returns what the question said and says: "zwak → gemengd"; else why it is not put beside.
fn says(both: Beside<'_>) -> String {
    let word = |reading: Option<Reading>| reading.map_or("–", Reading::word);
    let readings = both.tallies().map(|(was, is)| format!("{} → {}", word(was.reading), word(is.reading)));
    readings.unwrap_or_else(|| both.why_not().unwrap_or_default().into())
}

/// Says of the question under the cursor how the gemeenten moved, and which actions lay in between.
fn said(both: Beside<'_>, between: &str, area: Rect, paint: &mut Paint<'_>) {
    let below = area.height.saturating_sub(3);
    let line = |on: u16| columns(row(area, below + on), LEFT, area.width.saturating_sub(LEFT * 2));
    let moved = both.moves().map(|Moves { up, down, same, other }| {
        let are = if up == 1 { "is" } else { "zijn" };
        let gave = if other == 1 { "gaf" } else { "gaven" };
        let rest =
            if other == 0 { String::new() } else { format!("; {other} {gave} niet twee keer een cijfer") };
        format!("Van de gemeenten {are} {up} hoger, {down} lager, {same} gelijk{rest}.")
    });
    let changed = "De vraag heeft een andere tekst dan toen; de scores staan daarom niet naast elkaar.";
    let changed = (both.before == Before::Changed).then(|| changed.to_owned());
    paint.text(line(0), &moved.or(changed).unwrap_or_default(), paint.theme.text);
    if !between.is_empty() {
        let (heading, text) = (paint.theme.heading, paint.theme.text);
        paint.spans(line(1), &[("Acties daarna   ", heading), (between, text)]);
    }
}
