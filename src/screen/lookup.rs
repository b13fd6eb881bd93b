//! Who does what: the hits above, and below the answer for the room.

use ratatui::layout::Rect;

use super::actions::{level, rail};
use super::widget::{Paint, columns, query, row};
use crate::agenda::{Action, At, Kind, party_name};
use crate::app::App;
use crate::app::actions::{owner_line, partners_around, planning_line, state_words};
use crate::app::frame;
use crate::app::hints::{self, border};
use crate::app::lookup::Finder;
use crate::app::stand::strip;
use crate::app::{counted, detail};
use crate::command::Command;
use crate::keymap::Mode;
use crate::lookup::{marks, near_marks};
use crate::text::cut;

pub(super) fn paint(finder: &Finder, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = frame::of_lookup(app, finder);
    let keys = keys(app, usize::from(frame.area.width.saturating_sub(6)));
    let inside = paint.panel(frame.area, "Wie doet wat", &keys);
    let count = count(finder);
    let rest = paint.right(row(inside, 0), &count, paint.theme.soft);
    query(&finder.search.query, columns(rest, 1, rest.width.saturating_sub(3)), paint);
    paint.rule(row(inside, 1), "─", paint.theme.rule);
    if finder.answer.hits.is_empty() {
        return nothing(finder, inside, paint);
    }
    if finder.answer.forgiving {
        let sentence = format!("Niets met {}. Dit lijkt erop:", finder.search.query.text().trim());
        paint.text(columns(row(inside, 2), 3, inside.width), &sentence, paint.theme.heading);
    }
    for (place, (at, here)) in (0..frame.list.height).zip(finder.visible()) {
        let area = row(frame.list, place);
        hit(finder, at, area, paint);
        if here {
            paint.mark_row(area, true);
        }
    }
    let below = frame.list.bottom().saturating_sub(inside.y);
    paint.rule(row(inside, below), "─", paint.theme.rule);
    if let Some(at) = finder.chosen() {
        let answer = Rect {
            y: inside.y.saturating_add(below + 1),
            height: inside.height.saturating_sub(below + 1),
            ..columns(inside, 3, inside.width.saturating_sub(3))
        };
        answer_rows(finder, at, answer, paint);
    }
}

/// Returns the keys for the border, fewer where it has no room for all.
fn keys(app: &App, room: usize) -> String {
    use Command::{Accept, Cancel, FilterToHits, NextKind};
    let all = border(app, Mode::Lookup, &[Accept, NextKind, FilterToHits, Cancel]);
    let walking = format!("↑↓ kies · {all}");
    let fewer = border(app, Mode::Lookup, &[Accept, NextKind, Cancel]);
    [walking, all].into_iter().find(|keys| crate::text::width(keys) <= room).unwrap_or(fewer)
}

fn count(finder: &Finder) -> String {
    let scope = finder.scope.word();
    match (finder.search.query.text().trim().is_empty(), finder.answer.found) {
        (true, _) => scope.into(),
        (false, 0) => format!("niets gevonden · {scope}"),
        (false, found) => format!("{found} gevonden · {scope}"),
    }
}

fn nothing(finder: &Finder, inside: Rect, paint: &mut Paint<'_>) {
    let lines = if finder.search.query.text().trim().is_empty() {
        ["Typ een paar letters: naam, afkorting, onderwerp of nummer.", "Bijvoorbeeld: vt, cjg, zelfscan, 14"]
    } else {
        ["Hier staat niets van in de agenda.", "Probeer het met minder letters, of met een ander woord."]
    };
    for (place, line) in (3..).zip(lines) {
        paint.text(columns(row(inside, place), 3, inside.width), line, paint.theme.soft);
    }
}

fn hit(finder: &Finder, at: &At, area: Rect, paint: &mut Paint<'_>) {
    let app = paint.app;
    let Some(action) = app.agenda.actions.record(&at.id).filter(|_| at.kind == Kind::Action) else {
        return other_hit(finder, at, area, paint);
    };
    rail(action, columns(area, 0, 19), paint);
    let rest = columns(area, 18, area.width);
    let wide = rest.width >= 76;
    let owner_width = if wide { 28 } else { (rest.width / 3).min(24) };
    let title_width = rest.width.saturating_sub(owner_width + 2 + if wide { 12 } else { 0 });
    marked(finder, &action.title, columns(rest, 0, title_width), paint);
    let owner = owner(app, action);
    marked(finder, &owner, columns(rest, title_width + 2, owner_width), paint);
    if wide {
        let planning = columns(rest, title_width + 2 + owner_width + 2, 10);
        paint.text(planning, &planning_line(action), paint.theme.text);
    }
}

fn owner(app: &App, action: &Action) -> String {
    let owners = owner_line(&app.agenda, action);
    if owners == "–" { "nog geen trekker".into() } else { owners }
}

fn other_hit(finder: &Finder, at: &At, area: Rect, paint: &mut Paint<'_>) {
    let app = paint.app;
    paint.text(columns(area, 2, 15), at.kind.one(), paint.theme.soft);
    let name = app.agenda.link_name(&at.id).into_owned();
    marked(finder, &name, columns(area, 18, area.width), paint);
}

/// Paints a text with what was sought in it bold, underlined and yellow.
fn marked(finder: &Finder, text: &str, area: Rect, paint: &mut Paint<'_>) {
    paint.text(area, text, paint.theme.text);
    let query = finder.search.query.text();
    let found = if finder.answer.forgiving { near_marks(text, query) } else { marks(text, query) };
    for range in found {
        let before = u16::try_from(crate::text::width(&text[..range.start])).unwrap_or(u16::MAX);
        let wide = u16::try_from(crate::text::width(&text[range])).unwrap_or(0);
        // The last column may hold the sign that the text was cut.
        let place = columns(area, before, wide.min(area.width.saturating_sub(before + 1)));
        let style = paint.theme.accent.add_modifier(ratatui::style::Modifier::UNDERLINED);
        paint.wash(place, style);
    }
}

/// Paints the answer with air around it, so that the back row can read it.
fn answer_rows(finder: &Finder, at: &At, area: Rect, paint: &mut Paint<'_>) {
    let app = paint.app;
    let Some(action) = app.agenda.actions.record(&at.id).filter(|_| at.kind == Kind::Action) else {
        return other_answer(finder.mentions, at, area, paint);
    };
    let airy = area.height >= 8;
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let title = cut(&action.title, 3 * width);
    let mut place = 0;
    for line in crate::text::wrap(&title, width).into_iter().take(2) {
        paint.text(row(area, place), title[line].trim_end(), paint.theme.heading);
        place += 1;
    }
    let mut line = |paint: &mut Paint<'_>, label: &str, text: &str| {
        let area = row(area, place);
        paint.text(columns(area, 0, 9), label, paint.theme.soft);
        paint.text(columns(area, 10, area.width), text, paint.theme.text);
        place += 1;
    };
    if airy {
        line(paint, "", "");
    }
    for (index, (who, role)) in who(app, action).into_iter().enumerate() {
        let text = if role.is_empty() { who } else { format!("{who}   {role}") };
        line(paint, if index == 0 { "Wie" } else { "" }, &text);
    }
    if airy {
        line(paint, "", "");
    }
    line(paint, "Wanneer", &when(action));
    line(paint, "Hoe", &state_words(action));
    let scale = row(area, place);
    paint.text(columns(scale, 0, 9), "Niveau", paint.theme.soft);
    level(action, columns(scale, 10, 5), paint);
    paint.text(columns(scale, 16, scale.width), &scale_words(app, action), paint.theme.text);
    let strip = strip(app, &action.id, usize::from(area.width.saturating_sub(10)));
    for (index, (place, cells)) in (place + 1..).zip(strip).enumerate() {
        let area = row(area, place);
        paint.text(columns(area, 0, 9), if index == 0 { "Gemeenten" } else { "" }, paint.theme.soft);
        paint.text(columns(area, 10, area.width), &cells, paint.theme.text);
    }
}

fn scale_words(app: &App, action: &Action) -> String {
    let gemeente =
        action.gemeente.as_ref().map(|id| format!(", {}", app.agenda.link_name(id))).unwrap_or_default();
    format!("{}{gemeente}", detail::level_words(action))
}

fn when(action: &Action) -> String {
    let planning = action.planning_text();
    if planning.is_empty() { "geen planning".into() } else { planning.into_owned() }
}

/// Returns who has which role; without an owner that is said first, then the partners that the action or its doel names.
fn who(app: &App, action: &Action) -> Vec<(String, String)> {
    let agenda = &app.agenda;
    let mut rows: Vec<(String, String)> =
        action.roles.iter().take(3).map(|role| (party_name(agenda, role), role.role.clone())).collect();
    if !action.has_owner() {
        rows.insert(0, ("nog geen trekker".into(), String::new()));
    }
    if let Some((names, whose)) = partners_around(agenda, action) {
        let word = if names.len() == 1 { "kernpartner" } else { "kernpartners" };
        rows.push((names.join(", "), format!("{word} {whose}")));
    }
    rows
}

fn other_answer(mentions: usize, at: &At, area: Rect, paint: &mut Paint<'_>) {
    let app = paint.app;
    paint.text(row(area, 0), &app.agenda.link_name(&at.id), paint.theme.heading);
    let key = hints::key_name(app, Mode::Lookup, Command::Accept);
    let sentence = match mentions {
        0 => "Staat in geen enkele actie.".to_owned(),
        1 => format!("Staat in 1 actie. {key} toont haar."),
        count => format!("Staat in {}. {key} toont ze.", counted(count, "actie", "acties")),
    };
    paint.text(row(area, 2), &sentence, paint.theme.text);
    if let Some(partner) = app.agenda.kernpartners.record(&at.id) {
        paint.text(row(area, 3), &partner.description, paint.theme.text);
    }
}
