//! The zelfscan session: its steps on the second row, one thing for the room to see below, the keys on the last row.

mod choosing;
mod compared;
mod entry;
mod page;
mod picture;
mod rules;
mod strip;
mod talk;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::widget::{Paint, columns, row};
use super::{hints, message};
use crate::agenda::{Action, Agenda, Answer, Choice as _, Meting, Question};
use crate::app::hints::{Hint, key_name};
use crate::app::overlay::Overlay;
use crate::app::zelfscan::{Scan, Step};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::width;
use crate::zelfscan::earlier;

/// What stands in the place of a score that the room may not see.
const SEEN_BY_NOBODY: &str = "·";

/// As wide as all steps have to be to stand beside the name of a meting.
const ALL_STEPS: u16 = 110;

/// The first column of what is read.
const LEFT: u16 = 4;

pub(super) fn paint(scan: &Scan, paint: &mut Paint<'_>) {
    let (agenda, regions) = (&paint.app.agenda, paint.regions);
    let top = regions.filters.y;
    let body = Rect { y: top + 1, height: regions.message.y.saturating_sub(top + 1), ..regions.screen }
        .intersection(paint.buf.area);
    for area in [regions.filters, body] {
        Clear.render(area.intersection(paint.buf.area), paint.buf);
        paint.wash(area, paint.theme.ground);
    }
    steps(scan, regions.filters, paint);
    let inside = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
    match (scan.step, scan.meting(agenda), scan.question(agenda)) {
        (Step::Entry, Some(meting), Some(question)) => entry::paint(scan, (meting, question), inside, paint),
        (Step::Choosing, Some(meting), _) => choosing::paint(scan, meting, inside, paint),
        (Step::Talk, Some(meting), Some(question)) => talk::paint(scan, (meting, question), inside, paint),
        (Step::Picture, Some(meting), _) if scan.page(agenda).is_some() => {
            page::paint(scan, meting, inside, paint);
        }
        (Step::Picture, Some(meting), _) => picture::paint(scan, meting, inside, paint),
        (Step::Compared, Some(meting), _) => compared::paint(scan, meting, inside, paint),
        _ => rules::paint(scan, inside, paint),
    }
    // A sentence of two lines reaches up into what was painted here.
    message::paint(paint);
    if matches!(paint.app.overlays.last(), Some(Overlay::Scan(_))) && paint.app.pending.is_empty() {
        keys(scan, regions.hints, paint);
    }
}

/// Puts the meting at the left and the steps at the right, with the present one in brackets; on a narrow screen those
/// beside it only, so that it stays clear which meting this is.
fn steps(scan: &Scan, area: Rect, paint: &mut Paint<'_>) {
    let inner = columns(area, 1, area.width.saturating_sub(2));
    let here = scan.step as usize;
    let near = here.saturating_sub(1)..=here + 1;
    let is_narrow = area.width < ALL_STEPS;
    let steps = || Step::ALL.into_iter().filter(|step| !is_narrow || near.contains(&(*step as usize)));
    let words = |step: Step| {
        if step == scan.step { format!("[{}]", step.title()) } else { format!(" {} ", step.title()) }
    };
    let all: Vec<String> = steps().map(words).collect();
    let wide = wide(&all.join(" "));
    let mut rest = columns(inner, inner.width.saturating_sub(wide), wide);
    for (step, words) in steps().zip(&all) {
        let style = if step == scan.step { paint.theme.heading } else { paint.theme.soft };
        rest = paint.spans(rest, &[(words, style), (" ", style)]);
    }
    let left = columns(inner, 0, inner.width.saturating_sub(wide + 1));
    let name = scan
        .meting(&paint.app.agenda)
        .map_or("Zelfscan".into(), |meting| format!("Zelfscan · {}", meting.name));
    let name = if width(&name) > usize::from(left.width) { name.replace("Zelfscan · ", "") } else { name };
    paint.text(left, &name, paint.theme.heading);
}

/// Returns which question of the list this is.
fn place_words(scan: &Scan, meting: &Meting) -> String {
    format!(" vraag {} van {}", scan.place + 1, meting.questions.len())
}

/// Paints the line above a question: its number, its part, and how far the room is.
fn title(far: &str, question: &Question, area: Rect, paint: &mut Paint<'_>) {
    let line = columns(row(area, 0), 1, area.width.saturating_sub(2));
    let (accent, soft) = (paint.theme.accent, paint.theme.soft);
    let rest = paint.right(line, far, soft);
    let part = question.part.split_once(' ').map_or(&*question.part, |(_, name)| name);
    let rest =
        paint.spans(rest, &[(&question.number, accent), ("  ", accent), (part, accent), (" ", accent)]);
    paint.rule(rest, "━", accent);
}

/// Paints what is asked and who knows; returns the row below it.
fn asked(question: &Question, area: Rect, paint: &mut Paint<'_>) -> u16 {
    let inner = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..columns(area, LEFT, area.width.saturating_sub(LEFT * 2))
    };
    let took = paint.lines(inner, &question.text, paint.theme.heading);
    let know = format!("Weten: {}", question.informants.join(", "));
    if !question.informants.is_empty() {
        paint.text(row(inner, took + 1), &know, paint.theme.soft);
    }
    took + 5
}

/// The keys on the page of one gemeente.
const ON_A_PAGE: [(Option<Command>, &str); 6] = [
    (None, "kies"),
    (Some(Command::Accept), "open vraag"),
    (Some(Command::CursorRight), "volgende gemeente"),
    (Some(Command::FilterGemeente), "andere gemeente"),
    (Some(Command::NextPane), "vergelijken"),
    (Some(Command::Cancel), "alle gemeenten"),
];

/// Returns the keys of a step, what comes first staying where the row is short; nothing stands for what is typed.
fn keys_of(step: Step) -> &'static [(Option<Command>, &'static str)] {
    use Command::{
        Accept, AddNote, AskLater, Cancel, ClearScore, CursorLeft, Edit, FilterGemeente, MakeAction, Mark,
        NextPane, ReadAnswers, Reveal, SetAmbition, SetConclusion, Undo,
    };
    match step {
        Step::Rules => &[
            (None, "kies"),
            (Some(Accept), "begint"),
            (Some(Edit), "naam, wie meedoet"),
            (Some(ReadAnswers), "inlezen"),
            (Some(NextPane), "verder"),
            (Some(Mark), "typen zichtbaar of verborgen"),
            (Some(Cancel), "agenda"),
        ],
        Step::Entry => &[
            (None, "vult in"),
            (Some(Accept), "volgende"),
            (Some(ClearScore), "vorige score"),
            (Some(NextPane), "verder"),
            (Some(ReadAnswers), "inlezen"),
            (Some(AddNote), "toelichting"),
            (Some(Undo), "ongedaan"),
            (Some(Cancel), "agenda"),
        ],
        Step::Choosing => &[
            (None, "kies"),
            (Some(Mark), "bespreken"),
            (Some(Accept), "begin bespreken"),
            (Some(NextPane), "volgende stap"),
            (Some(Cancel), "agenda"),
        ],
        Step::Talk => &[
            (Some(Reveal), "onthul"),
            (Some(Accept), "verder"),
            (Some(SetConclusion), "conclusie"),
            (Some(SetAmbition), "ambitie"),
            (Some(MakeAction), "actie"),
            (Some(AskLater), "navraag"),
            (Some(NextPane), "beeld"),
            (None, "past aan"),
            (Some(AddNote), "toelichting"),
            (Some(Undo), "ongedaan"),
            (Some(Cancel), "agenda"),
        ],
        Step::Picture => &[
            (None, "kies"),
            (Some(Accept), "open vraag"),
            (Some(Reveal), "onthul alles"),
            (Some(FilterGemeente), "één gemeente"),
            (Some(NextPane), "vergelijken"),
            (Some(Cancel), "agenda"),
        ],
        Step::Compared => &[
            (None, "kies"),
            (Some(Accept), "open vraag"),
            (Some(CursorLeft), "eerdere meting"),
            (Some(NextPane), "spelregels"),
            (Some(Cancel), "agenda"),
        ],
    }
}

fn keys(scan: &Scan, area: Rect, paint: &mut Paint<'_>) {
    let typed = if matches!(scan.step, Step::Entry | Step::Talk) { "cijfer" } else { "↑↓" };
    let key = |command: Option<Command>| {
        command.map_or(typed.into(), |command| key_name(paint.app, Mode::Scan, command))
    };
    let agenda = &paint.app.agenda;
    let is_page = scan.step == Step::Picture && scan.page(agenda).is_some();
    let keys = if is_page { &ON_A_PAGE } else { keys_of(scan.step) };
    let is_seen = is_seen(scan, agenda);
    let has_choice = scan.meting(agenda).is_some_and(|meting| earlier(agenda, meting).nth(1).is_some());
    let hint = |(command, word): &(Option<Command>, &'static str)| {
        let word = match (command, scan.step) {
            (Some(Command::Reveal), Step::Talk) if is_seen => "verberg",
            (Some(Command::Reveal), Step::Picture) if is_seen => return None,
            (Some(Command::CursorLeft), Step::Compared) if !has_choice => return None,
            _ => word,
        };
        Some(Hint { key: key(*command), word, brief: word })
    };
    hints::put(keys.iter().filter_map(hint).collect(), area, paint);
}

/// Returns whether there is nothing to reveal here: of the question that the room talks about, or in all of the picture.
fn is_seen(scan: &Scan, agenda: &Agenda) -> bool {
    let Some(meting) = scan.meting(agenda) else { return false };
    match scan.step {
        Step::Picture => meting.revealed.len() >= meting.questions.len(),
        _ => scan.question(agenda).is_some_and(|question| meting.is_revealed(&question.id)),
    }
}

/// Returns what was said with a score: what it was before the talk, why it changed, and what there is to say.
fn said_with(answer: &Answer) -> Vec<String> {
    let was = if answer.was.is_empty() { String::new() } else { format!("was {}", answer.was) };
    let texts = [&answer.why, &answer.toelichting, &answer.evidence, &answer.informant].map(Clone::clone);
    [was].into_iter().chain(texts).filter(|text| !text.is_empty()).collect()
}

/// Returns actions in a line.
fn in_a_line<'a>(actions: impl Iterator<Item = &'a Action>) -> String {
    actions.map(action_words).collect::<Vec<_>>().join(" · ")
}

/// Returns an action with how far it is and, while it is open, what it lacks.
fn action_words(action: &Action) -> String {
    let lacks = if action.status.is_open() { action.lacking() } else { Vec::new() };
    let lacks = if lacks.is_empty() { String::new() } else { format!(", nog zonder {}", lacks.join(", ")) };
    // The title may be long; what is missing is what the room has to see.
    format!("{} ({}{lacks}) {}", action.number, action.status.label(), action.title)
}

fn wide(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Returns the style of a cell or row: that of the cursor, or else this one.
fn under(cursor: bool, paint: &Paint<'_>, style: Style) -> Style {
    if cursor { paint.theme.cursor } else { style }
}
