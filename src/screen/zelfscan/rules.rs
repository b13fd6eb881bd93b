//! Spelregels: how we talk, who takes part, and the metingen to choose from.

use ratatui::layout::Rect;

use super::super::widget::{Paint, columns, row};
use super::LEFT;
use crate::app::hints::key_name;
use crate::app::zelfscan::{Scan, rules::ROWS};
use crate::command::Command;
use crate::keymap::Mode;
use crate::zelfscan::free_name;

const RULES: [&str; 4] = [
    "Dit is een gesprek en geen ranglijst: er komen geen cijfers achter namen en geen gemiddelden.",
    "“Weet niet” is een goed antwoord; wat verschilt, is het gesprek waard.",
    "Niemand ziet een score voordat alle scores van die vraag tegelijk worden onthuld.",
    "Alles blijft in deze agenda. Wie de uitkomst krijgt, spreken we vooraf met elkaar af.",
];

pub(super) fn paint(scan: &Scan, area: Rect, paint: &mut Paint<'_>) {
    let agenda = &paint.app.agenda;
    let (heading, text, soft) = (paint.theme.heading, paint.theme.text, paint.theme.soft);
    let inner = columns(area, LEFT, area.width.saturating_sub(LEFT * 2));
    let count: usize = scan.set.sections.iter().map(|section| section.questions.len()).sum();
    let about = format!("   {count} vragen in {} delen", scan.set.sections.len());
    paint.spans(row(inner, 0), &[(&scan.set.title, heading), (&about, soft)]);
    let mut line = 2;
    for rule in RULES {
        let left =
            Rect { y: inner.y + line.min(inner.height), height: inner.height.saturating_sub(line), ..inner };
        line += paint.lines(left, rule, text);
    }
    let names: Vec<&str> = agenda.gemeenten.iter().map(|gemeente| &*gemeente.name).collect();
    let left = Rect {
        y: inner.y + (line + 1).min(inner.height),
        height: 2.min(inner.height.saturating_sub(line + 1)),
        ..inner
    };
    let took = paint.lines(left, &format!("Doen mee: {}", names.join(" · ")), text);
    line += took + 2;
    let key = key_name(paint.app, Mode::Scan, Command::Mark);
    let cursor = scan.list.cursor();
    let hides = agenda.metingen.iter().nth(cursor).map_or(scan.hides, |meting| meting.hidden);
    let seen = if hides {
        format!("Wat u typt verschijnt als ■; {key} maakt het zichtbaar.")
    } else {
        format!("Wat u typt is te zien tot de volgende vraag; {key} verbergt het (■).")
    };
    paint.text(row(inner, line), &seen, soft);
    line += 2;
    let next = format!("Nieuwe meting beginnen: {}", free_name(agenda, paint.app.now.day()));
    let begun = agenda.metingen.iter().map(|meting| {
        let (given, all) = Scan::progress(agenda, meting);
        let date = meting.date.map(crate::date::Day::shown).unwrap_or_default();
        let words = format!(
            "   {date}   {given} van {all} scores, {} van {} vragen onthuld",
            meting.revealed.len(),
            meting.questions.len()
        );
        (meting.name.clone(), words)
    });
    let rows: Vec<(String, String)> = begun.chain([(next, String::new())]).collect();
    for (place, (index, (name, words))) in
        rows.iter().enumerate().skip(scan.list.top()).take(ROWS).enumerate()
    {
        let area =
            row(columns(area, 2, area.width.saturating_sub(4)), line + u16::try_from(place).unwrap_or(0));
        let styles = if index == cursor { (paint.theme.cursor, paint.theme.cursor) } else { (heading, soft) };
        if index == cursor {
            paint.mark_row(area, true);
        }
        paint.spans(columns(area, 2, area.width.saturating_sub(2)), &[(name, styles.0), (words, styles.1)]);
    }
}
