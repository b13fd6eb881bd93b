//! Bespreken: a row per gemeente, hidden at first; then the highest first, so that both ends can speak.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::{SEEN_BY_NOBODY, actions, asked, place_words, title};
use crate::agenda::{Agenda, Id, Meting, Question};
use crate::app::hints::key_name;
use crate::app::zelfscan::Scan;
use crate::app::zelfscan::choosing::MINUTES;
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::width;
use crate::zelfscan::{Reading, Scale, Tally, aim_words, ask_words, asked_before, previous, score_before};

/// The column in which there stands what was said.
const REMARK: u16 = 55;

pub(super) fn paint(scan: &Scan, of: (&Meting, &Question), area: Rect, paint: &mut Paint<'_>) {
    let (meting, question) = of;
    title(&far(scan, meting), question, area, paint);
    let line = columns(row(area, 1), 1, area.width.saturating_sub(2));
    paint.right(line, &clock(scan.minutes_left(paint.app.now())), paint.theme.soft);
    let from = asked(question, area, paint);
    let room = area.height.saturating_sub(from + 5);
    let tally = Tally::of_question(&paint.app.agenda, meting, &question.id);
    let order = scan.order(&paint.app.agenda, meting);
    let here = order.iter().position(|cell| *cell == scan.cell).unwrap_or(0);
    let first = (here + 1).saturating_sub(usize::from(room.max(1)));
    for (line, cell) in (0..room).zip(order.into_iter().skip(first)) {
        let area = columns(row(area, from + line), 2, area.width.saturating_sub(4));
        gemeente_row((cell, cell == scan.cell, tally), of, area, paint);
    }
    let whole = columns(row(area, area.height.saturating_sub(5)), 4, area.width.saturating_sub(8));
    remark_whole((scan, meting, question), whole, paint);
    let below = area.height.saturating_sub(3);
    let line = |on: u16| columns(row(area, below + on), 4, area.width.saturating_sub(8));
    ending(of, [line(0), line(1)], paint);
    let line = columns(row(area, area.height.saturating_sub(1)), 4, area.width.saturating_sub(8));
    paint.text(line, &summary(of, tally, paint), paint.theme.soft);
}

/// Returns how far the room is in what it talks about, and how long that takes still.
fn far(scan: &Scan, meting: &Meting) -> String {
    let places = scan.discussed(meting);
    match places.iter().position(|place| *place == scan.place) {
        Some(here) => {
            format!(" {} van {}, nog {} min", here + 1, places.len(), (places.len() - here) * MINUTES)
        }
        None if places.is_empty() => place_words(scan, meting),
        None => format!("{} · eens, niet besproken", place_words(scan, meting)),
    }
}

/// Returns how long there is left for the question, without ever counting down in seconds.
fn clock(left: i64) -> String {
    match left {
        1.. => format!("deze vraag nog {left} min"),
        0 => "de tijd voor deze vraag is om".into(),
        over => format!("deze vraag +{} min", -over),
    }
}

/// Returns what there is of the meting before: what the question said there, or why that is not beside it.
fn before((meting, question): (&Meting, &Question), agenda: &Agenda) -> String {
    let Some(earlier) = previous(agenda, meting) else { return "vorige: geen".into() };
    let why_not = asked_before(agenda, earlier, question).words();
    let reading = || Tally::of_question(agenda, earlier, &question.id).reading;
    format!("vorige: {}", why_not.unwrap_or_else(|| reading().map_or("geen score", Reading::word)))
}

/// Returns what the scores say together; of hidden ones only that they are.
fn summary((meting, question): (&Meting, &Question), tally: Tally, paint: &Paint<'_>) -> String {
    if !meting.is_revealed(&question.id) {
        let key = key_name(paint.app, Mode::Scan, Command::Reveal);
        return format!("De scores zijn verborgen; {key} onthult ze allemaal tegelijk.");
    }
    let reading = tally.reading.map_or("geen score", Reading::word);
    let lowest = tally.range.map(|(lowest, _)| format!("   laagste {lowest}")).unwrap_or_default();
    let converted =
        if Scale::new(&meting.scale).is_converted() { "   omgezet van drie naar vier punten" } else { "" };
    let before = before((meting, question), &paint.app.agenda);
    format!(
        "{reading}   uiteen {}{lowest}   weet niet {}   {before}{converted}",
        tally.spread(),
        tally.unknown
    )
}

fn gemeente_row(
    (cell, is_here, tally): (usize, bool, Tally),
    (meting, question): (&Meting, &Question),
    area: Rect,
    paint: &mut Paint<'_>,
) {
    let agenda = &paint.app.agenda;
    let id = &meting.gemeenten[cell];
    if is_here {
        paint.mark_row(area, true);
    }
    let [text, heading, soft] = if is_here {
        [paint.theme.cursor; 3]
    } else {
        [paint.theme.text, paint.theme.heading, paint.theme.soft]
    };
    paint.text(columns(area, 2, 16), &agenda.link_name(id), text);
    let answer = agenda.answer(&meting.id, &question.id, id);
    let score = answer.map_or("", |answer| &*answer.score);
    if !meting.is_revealed(&question.id) {
        let sign = if score.is_empty() { "–" } else { SEEN_BY_NOBODY };
        paint.text(columns(area, 20, 4), &sign.repeat(if score.is_empty() { 1 } else { 4 }), soft);
        return;
    }
    let scale = Scale::new(&meting.scale);
    let number = scale.number(score);
    let end = match (number, tally.range) {
        (Some(number), Some((lowest, highest))) if lowest < highest && number == highest => "hoogst",
        (Some(number), Some((lowest, highest))) if lowest < highest && number == lowest => "laagst",
        _ => "",
    };
    paint.text(columns(area, 20, 6), &bar(scale, score), text);
    paint.spans(
        columns(area, 27, 17),
        &[
            (if score.is_empty() { "–" } else { score }, heading),
            ("  ", text),
            (scale.words(score).unwrap_or(""), text),
        ],
    );
    paint.text(columns(area, 46, 8), end, soft);
    paint.text(
        columns(area, REMARK, area.width.saturating_sub(REMARK + 1)),
        &remark((meting, question, id), agenda),
        text,
    );
}

/// Says what was concluded, and which actions came of it.
fn ending((meting, question): (&Meting, &Question), [first, second]: [Rect; 2], paint: &mut Paint<'_>) {
    let (agenda, heading, text) = (&paint.app.agenda, paint.theme.heading, paint.theme.text);
    let conclusie = agenda.conclusie(&meting.id, &question.id);
    let actions = actions(&meting.id, &question.id, agenda);
    if !conclusie.is_empty() && meting.is_revealed(&question.id) {
        paint.spans(first, &[("Conclusie   ", heading), (conclusie, text)]);
    }
    if !actions.is_empty() {
        paint.spans(second, &[("Acties      ", heading), (&actions, text)]);
    }
}

/// Says of the gemeente under the cursor all that there is to say, where its row has not the room.
fn remark_whole((scan, meting, question): (&Scan, &Meting, &Question), area: Rect, paint: &mut Paint<'_>) {
    let agenda = &paint.app.agenda;
    let id = meting.gemeenten.get(scan.cell).filter(|_| meting.is_revealed(&question.id));
    let Some(id) = id else { return };
    let said = remark((meting, question, id), agenda);
    if width(&said) > usize::from(area.width.saturating_sub(REMARK)) {
        let words = format!("{}: {said}", agenda.link_name(id));
        paint.lines(Rect { height: 2, ..area }, &words, paint.theme.text);
    }
}

/// Returns a score as a bar that reads without colour.
fn bar(scale: Scale<'_>, score: &str) -> String {
    let points = usize::from(scale.points());
    match (score.parse::<usize>(), score) {
        (Ok(number), _) if number <= points => {
            format!("{}{}", "█".repeat(number), "░".repeat(points - number))
        }
        (_, "") => String::new(),
        (_, sign) => sign.repeat(points),
    }
}

/// Returns what was said of a score: what it was in the meting before and before the talk, why it changed, what there is
/// to say, where the gemeente wants to be and whom it asks.
fn remark((meting, question, gemeente): (&Meting, &Question, &Id), agenda: &Agenda) -> String {
    let before =
        previous(agenda, meting).and_then(|earlier| score_before(agenda, earlier, question, gemeente));
    let before = before.map(|score| format!("vorige {score}"));
    let Some(answer) = agenda.answer(&meting.id, &question.id, gemeente) else {
        return before.unwrap_or_default();
    };
    let was = if answer.was.is_empty() { String::new() } else { format!("was {}", answer.was) };
    let texts = [&*answer.why, &*answer.toelichting, &*answer.evidence, &*answer.informant];
    let needs_why = Scale::new(&meting.scale).is_outside(&answer.score) && texts.concat().is_empty();
    let why_not = if needs_why { "waarom niet van toepassing?" } else { "" };
    let parts = [before.unwrap_or_default(), was].into_iter().chain(texts.map(str::to_owned));
    let parts = parts.chain([why_not.to_owned(), aim_words(answer), ask_words(answer)]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
