//! Spelregels: how we talk, who takes part, and the metingen to choose from.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::widget::{Paint, columns, row};
use super::{LEFT, under};
use crate::agenda::Meting;
use crate::app::App;
use crate::app::hints::key_name;
use crate::app::zelfscan::{Scan, rules::ROWS};
use crate::command::Command;
use crate::date::Day;
use crate::keymap::Mode;
use crate::zelfscan::{Set, free_name, parts};

/// More gemeenten than this are not all named.
const NAMES: usize = 14;

const RULES: [&str; 4] = [
    "Dit is een gesprek en geen ranglijst: er zijn geen rapportcijfers en geen gemiddelden.",
    "“Weet niet” is een goed antwoord; wat verschilt, is het gesprek waard.",
    "Na het invullen zijn de scores verborgen, tot die van een vraag allemaal tegelijk worden onthuld.",
    "Alles blijft in deze agenda. Wie de uitkomst krijgt, spreken we vooraf met elkaar af.",
];

pub(super) fn paint(scan: &Scan, area: Rect, paint: &mut Paint<'_>) {
    let agenda = &paint.app.agenda;
    let (heading, soft) = (paint.theme.heading, paint.theme.soft);
    let inner = columns(area, LEFT, area.width.saturating_sub(LEFT * 2));
    let begun = agenda.metingen.iter().nth(scan.list.cursor());
    let (title, count, parts) = match (begun, scan.asks()) {
        (Some(meting), _) => (&*meting.list, meting.questions.len(), parts(agenda, meting).len()),
        (None, Some((set, _))) => (&*set.title, set.count(), set.sections.len()),
        (None, None) => ("", 0, 0),
    };
    let title = if title.is_empty() { "Zelfscan" } else { title };
    let about = format!("   {count} vragen in {parts} delen");
    paint.spans(row(inner, 0), &[(title, heading), (&about, soft)]);
    let mut line = 2;
    for (words, style) in told(scan, begun, paint) {
        let from = line.min(inner.height);
        let left = Rect { y: inner.y + from, height: inner.height - from, ..inner };
        line += if words.is_empty() { 1 } else { paint.lines(left, &words, style) };
    }
    metingen(scan, columns(area, 2, area.width.saturating_sub(4)), line, paint);
}

/// Returns what is said above the metingen, a sentence each: how we talk, who takes part, what is seen and what is asked.
fn told(scan: &Scan, begun: Option<&Meting>, paint: &Paint<'_>) -> Vec<(String, Style)> {
    let (agenda, text, soft) = (&paint.app.agenda, paint.theme.text, paint.theme.soft);
    let names = match begun {
        Some(meting) => names(meting.gemeenten.len(), meting.gemeenten.iter().map(|id| agenda.link_name(id))),
        None => names(
            agenda.gemeenten.len(),
            agenda.gemeenten.iter().map(|gemeente| gemeente.name.as_str().into()),
        ),
    };
    let key = |command| key_name(paint.app, Mode::Scan, command);
    let mut told: Vec<(String, Style)> = RULES.iter().map(|rule| ((*rule).into(), text)).collect();
    let blank = (String::new(), text);
    told.push(blank.clone());
    told.push((format!("Doen mee: {names}"), text));
    told.push(blank.clone());
    told.push((seen(begun.map_or(scan.hides, |meting| meting.hidden), &key(Command::Mark)), soft));
    let which = which(scan, &key(Command::ChooseQuestions)).filter(|_| begun.is_none());
    told.extend(which.map(|words| (words, soft)));
    told.push(blank);
    told
}

/// Returns who takes part; of more than a region has, the first few and how many more, so that the metingen stay in sight.
fn names<'a>(count: usize, names: impl Iterator<Item = Cow<'a, str>>) -> String {
    let shown = if count > NAMES { NAMES / 2 } else { count };
    let words = names.take(shown).collect::<Vec<_>>().join(" · ");
    if shown < count { format!("{words} en nog {}", count - shown) } else { words }
}

/// Says whether what is typed can be seen, and which key changes that.
fn seen(hides: bool, key: &str) -> String {
    if hides {
        format!("Wat u typt verschijnt als ■; {key} maakt het zichtbaar.")
    } else {
        format!("Wat u typt is te zien tot de volgende vraag; {key} verbergt het (■).")
    }
}

/// Paints the metingen from this line on, and last the row that begins one.
fn metingen(scan: &Scan, area: Rect, from: u16, paint: &mut Paint<'_>) {
    let (agenda, cursor) = (&paint.app.agenda, scan.list.cursor());
    let rows = agenda.metingen.iter().map(Some).chain([None]);
    for (line, (index, meting)) in (from..).zip(rows.enumerate().skip(scan.list.top()).take(ROWS)) {
        let area = row(area, line);
        let is_here = index == cursor;
        if is_here {
            paint.mark_row(area, true);
        }
        let [heading, soft] =
            [paint.theme.heading, paint.theme.soft].map(|style| under(is_here, paint, style));
        let (name, words) = meting.map_or_else(
            || (format!("Nieuwe meting beginnen: {}", free_name(agenda, paint.app.now.day())), String::new()),
            |meting| (meting.name.clone(), how_far(paint.app, meting)),
        );
        paint.spans(columns(area, 2, area.width.saturating_sub(2)), &[(&name, heading), (&words, soft)]);
    }
}

/// Says when a meting began and how far it is.
fn how_far(app: &App, meting: &Meting) -> String {
    let (given, all) = Scan::progress(app, meting);
    let date = meting.date.map(Day::shown).unwrap_or_default();
    format!(
        "   {date}   {given} van {all} scores, {} van {} vragen onthuld",
        meting.revealed.len(),
        meting.questions.len()
    )
}

/// Says which list a meting asks that is begun now, and what a key makes of that.
fn which(scan: &Scan, key: &str) -> Option<String> {
    let (now, next) = scan.asks()?;
    let words = |set: &Set| {
        if set.is_kern {
            format!("alleen de {} kernvragen", set.count())
        } else {
            format!("alle {} vragen", set.count())
        }
    };
    let of = if next.id == now.id { String::new() } else { format!(" van {}", next.title) };
    (now != next).then(|| format!("We stellen {}; {key} kiest {}{of}.", words(now), words(next)))
}
