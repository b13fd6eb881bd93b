//! Bespreken: a row per gemeente, hidden at first; then the highest first, so that both ends can speak.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::{SEEN_BY_NOBODY, asked, in_a_line, place_words, said_with, title};
use crate::agenda::{Agenda, Id, Meting, Question};
use crate::app::hints::key_name;
use crate::app::zelfscan::Scan;
use crate::app::zelfscan::choosing::MINUTES;
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::width;
use crate::zelfscan::{Beside, Reading, Scale, Tally, aim_words, ask_words, previous};

/// The column in which there stands what was said.
const REMARK: u16 = 55;

/// The question that the room talks about.
#[derive(Debug, Clone, Copy)]
struct Shown<'a> {
    meting: &'a Meting,
    question: &'a Question,
    /// What the scores say together.
    tally: Tally,
    /// The same question in the meting before, when there was one.
    beside: Option<Beside<'a>>,
}

impl<'a> Shown<'a> {
    fn new(meting: &'a Meting, question: &'a Question, agenda: &'a Agenda) -> Self {
        let earlier = previous(agenda, meting);
        Self {
            meting,
            question,
            tally: Tally::of_question(agenda, meting, &question.id),
            beside: earlier.map(|earlier| Beside::new(agenda, (earlier, meting), question)),
        }
    }

    fn is_revealed(self) -> bool {
        self.meting.is_revealed(&self.question.id)
    }
}

pub(super) fn paint(
    scan: &Scan,
    (meting, question): (&Meting, &Question),
    area: Rect,
    paint: &mut Paint<'_>,
) {
    let app = paint.app;
    let of = Shown::new(meting, question, &app.agenda);
    title(&far(scan, meting), question, area, paint);
    let line = columns(row(area, 1), 1, area.width.saturating_sub(2));
    paint.right(line, &clock(scan.minutes_left(paint.app.now())), paint.theme.soft);
    let from = asked(question, area, paint);
    let room = area.height.saturating_sub(from + 5);
    let order = scan.order(&paint.app.agenda, meting);
    let here = order.iter().position(|cell| *cell == scan.cell).unwrap_or(0);
    let first = (here + 1).saturating_sub(usize::from(room.max(1)));
    for (line, cell) in (0..room).zip(order.into_iter().skip(first)) {
        let area = columns(row(area, from + line), 2, area.width.saturating_sub(4));
        gemeente_row((cell, cell == scan.cell), of, area, paint);
    }
    let whole = columns(row(area, area.height.saturating_sub(5)), 4, area.width.saturating_sub(8));
    remark_whole(scan.cell, of, whole, paint);
    let below = area.height.saturating_sub(3);
    let line = |on: u16| columns(row(area, below + on), 4, area.width.saturating_sub(8));
    ending(of, [line(0), line(1)], paint);
    let line = columns(row(area, area.height.saturating_sub(1)), 4, area.width.saturating_sub(8));
    paint.text(line, &summary(of, paint), paint.theme.soft);
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
fn before(beside: Option<Beside<'_>>) -> String {
    let words = match beside.map(|beside| (beside.why_not(), beside.tallies())) {
        None => "geen",
        Some((why_not, tallies)) => why_not
            .or_else(|| tallies.and_then(|(was, _)| was.reading).map(Reading::word))
            .unwrap_or("geen score"),
    };
    format!("vorige: {words}")
}

/// Returns what the scores say together; of hidden ones only that they are.
fn summary(of: Shown<'_>, paint: &Paint<'_>) -> String {
    if !of.is_revealed() {
        let key = key_name(paint.app, Mode::Scan, Command::Reveal);
        return format!("De scores zijn verborgen; {key} onthult ze allemaal tegelijk.");
    }
    let tally = of.tally;
    let reading = tally.reading.map_or("geen score", Reading::word);
    let lowest = tally.range.map(|(lowest, _)| format!("   laagste {lowest}")).unwrap_or_default();
    let converted =
        if Scale::new(&of.meting.scale).is_converted() { "   omgezet van drie naar vier punten" } else { "" };
    let before = before(of.beside);
    format!(
        "{reading}   uiteen {}{lowest}   weet niet {}   {before}{converted}",
        tally.spread(),
        tally.unknown
    )
}

fn gemeente_row((cell, is_here): (usize, bool), of: Shown<'_>, area: Rect, paint: &mut Paint<'_>) {
    let agenda = &paint.app.agenda;
    let id = &of.meting.gemeenten[cell];
    if is_here {
        paint.mark_row(area, true);
    }
    let [text, heading, soft] = if is_here {
        [paint.theme.cursor; 3]
    } else {
        [paint.theme.text, paint.theme.heading, paint.theme.soft]
    };
    paint.text(columns(area, 2, 16), &agenda.link_name(id), text);
    let answer = agenda.answer(&of.meting.id, &of.question.id, id);
    let score = answer.map_or("", |answer| &*answer.score);
    if !of.is_revealed() {
        let sign = if score.is_empty() { "–" } else { SEEN_BY_NOBODY };
        paint.text(columns(area, 20, 4), &sign.repeat(if score.is_empty() { 1 } else { 4 }), soft);
        return;
    }
    let scale = Scale::new(&of.meting.scale);
    let number = scale.number(score);
    let end = match (number, of.tally.range) {
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
    paint.text(columns(area, REMARK, area.width.saturating_sub(REMARK + 1)), &remark(of, id, paint), text);
}

/// Says what was concluded, and which actions came of it.
fn ending(of: Shown<'_>, [first, second]: [Rect; 2], paint: &mut Paint<'_>) {
    let (agenda, heading, text) = (&paint.app.agenda, paint.theme.heading, paint.theme.text);
    let conclusie = agenda.conclusie(&of.meting.id, &of.question.id);
    let actions = in_a_line(agenda.actions_from(&of.meting.id, &of.question.id));
    if !conclusie.is_empty() && of.is_revealed() {
        paint.spans(first, &[("Conclusie   ", heading), (conclusie, text)]);
    }
    if !actions.is_empty() {
        paint.spans(second, &[("Acties      ", heading), (&actions, text)]);
    }
}

/// Says of the gemeente under the cursor all that there is to say, where its row has not the room.
fn remark_whole(cell: usize, of: Shown<'_>, area: Rect, paint: &mut Paint<'_>) {
    let Some(id) = of.meting.gemeenten.get(cell).filter(|_| of.is_revealed()) else { return };
    let said = remark(of, id, paint);
    if width(&said) > usize::from(area.width.saturating_sub(REMARK)) {
        let words = format!("{}: {said}", paint.app.agenda.link_name(id));
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
fn remark(of: Shown<'_>, gemeente: &Id, paint: &Paint<'_>) -> String {
    let before = of.beside.and_then(|beside| beside.was(gemeente));
    let before = before.map(|score| format!("vorige {score}")).unwrap_or_default();
    let Some(answer) = paint.app.agenda.answer(&of.meting.id, &of.question.id, gemeente) else {
        return before;
    };
    let said = said_with(answer);
    let is_silent = [&answer.why, &answer.toelichting, &answer.evidence, &answer.informant]
        .iter()
        .all(|text| text.is_empty());
    let needs_why = Scale::new(&of.meting.scale).is_outside(&answer.score) && is_silent;
    let key = || key_name(paint.app, Mode::Scan, Command::AddNote);
    let why_not =
        if needs_why { format!("waarom niet van toepassing? {} vult het in", key()) } else { String::new() };
    let parts = std::iter::once(before).chain(said).chain([why_not, aim_words(answer), ask_words(answer)]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
