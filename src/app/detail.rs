//! Everything that is known of what is selected, as lines of a given width; the table of fields decides what there is.

use std::borrow::Cow;

use super::edit::{capital, title_field};
use super::fields::{Side, Spot, Stop};
use super::{App, counted, stand};
use crate::agenda::{
    Action, Agenda, At, Choice, DoelKind, Id, Kind, Koers, Level, Name, View, party_name, view_shown,
};
use crate::command::Command;
use crate::layout::Pane;
use crate::period::UNREAD;
use crate::text::{visible, wrap};

/// One line of Detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What it is called.
    Title(String),
    /// The level and status of the action that is selected.
    State,
    /// A field: its label (empty on the lines that follow) and its text.
    Field {
        /// What stands before it.
        label: String,
        /// What stands there.
        text: String,
    },
    /// Two short fields beside each other.
    Pair([(String, String); 2]),
    /// What the source leaves in doubt.
    Doubt {
        /// What stands before it.
        label: String,
        /// What stands there.
        text: String,
    },
}

/// How wide labels are.
pub const LABEL: usize = 16;

/// What Detail holds: its lines, and the fields that the cursor can be on.
#[derive(Debug, Default)]
pub struct Page {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// The fields, in the order of their lines.
    pub stops: Vec<Stop>,
}

/// Returns what Detail holds about what is selected, at the width that it has now.
#[must_use]
pub fn page(app: &App) -> Page {
    page_of(app, app.regions().content_width(Pane::Detail))
}

/// Returns what Detail holds, at a width of so many columns.
pub(super) fn page_of(app: &App, width: usize) -> Page {
    let has_keys = app.focus == Pane::Detail;
    let mut writer = Writer {
        app,
        agenda: &app.agenda,
        width,
        page: Page::default(),
        about: None,
        has_keys,
        with_empty: has_keys && app.zoomed,
    };
    match (app.target(), app.action()) {
        (None, _) => writer.whole_agenda(),
        (Some(at), Some(action)) if at.kind == Kind::Action => {
            writer.action(action);
            writer.notes(&at);
        }
        (Some(at), _) => {
            writer.record(&at);
            writer.notes(&at);
        }
    }
    writer.page
}

/// Returns how wide the text of the field under the cursor can be now.
pub(super) fn text_width(app: &App) -> usize {
    let (page, width) = (page(app), app.regions().content_width(Pane::Detail));
    let is_right = app.stop_under_cursor(&page).is_some_and(|stop| stop.side == Side::Right);
    width.saturating_sub(LABEL + if is_right { width / 2 } else { 0 })
}

struct Writer<'a> {
    app: &'a App,
    agenda: &'a Agenda,
    width: usize,
    page: Page,
    /// The remark that is being written down, when it is no longer the record itself.
    about: Option<Id>,
    has_keys: bool,
    /// Whether fields in which nothing stands are there too, to be filled in.
    with_empty: bool,
}

/// The fields of an action that stand in its first lines.
const TOLD: [&str; 10] =
    ["number", "title", "roles", "planning", "status", "koers", "of", "level", "level_uncertain", "gemeente"];

/// What a zelfscan fills in: it is there to be read, and nowhere to be walked to.
const FILLED_IN_ELSEWHERE: (Kind, &str) = (Kind::Action, "origin");

/// Those of them that one line says together, so that each of them needs a line of its own to be changed.
const TOLD_TOGETHER: [&str; 5] = ["number", "koers", "level", "level_uncertain", "gemeente"];

impl Writer<'_> {
    fn action(&mut self, action: &Action) {
        let at = At::new(Kind::Action, &action.id);
        self.stop("title", |page| page.title(&action.title));
        self.stop("status", |page| page.page.lines.push(Line::State));
        let owners = self.agenda.owner_names(action).join("; ");
        let owners = if owners.is_empty() { "nog geen trekker".into() } else { owners };
        let (plan, text) = (self.app.in_time().plan(action), action.planning_text());
        let planning = match plan.phases.iter().filter(|phase| phase.period.is_none()).count() {
            0 => or_dash(&text),
            unread if unread == plan.phases.len() => format!("{text} ({UNREAD})"),
            _ => format!("{text} (deels {UNREAD})"),
        };
        self.pair(("Eigenaar", &owners), ("Planning", &planning));
        self.stop("of", |page| page.belonging(action.of.as_ref()));
        if let Some(gemeente) = &action.gemeente {
            self.stop("gemeente", |page| page.field("Gemeente", &page.agenda.link_name(gemeente)));
        }
        self.list("Gemeenten", &stand::strip(self.app, &action.id, self.width.saturating_sub(LABEL)));
        let owning: Vec<_> = self.agenda.owners(action).cloned().collect();
        for role in action.roles.iter().filter(|role| !owning.contains(role)) {
            self.field(&capital(&role.role), &party_name(self.agenda, role));
        }
        self.fields(&at, &TOLD);
    }

    /// Where it belongs: its doel with the theme above it, or its theme.
    fn belonging(&mut self, of: Option<&Id>) {
        let Some(of) = of else { return self.field("Doel", "–") };
        let doel = self.agenda.doelen.record(of);
        let name = self.agenda.link_name(of);
        let thema = doel.and_then(|doel| self.agenda.thema_of(doel)).filter(|thema| thema.id != *of);
        let text = thema.map_or_else(|| name.to_string(), |thema| format!("{name}, onder {}", thema.title));
        let is_thema = doel.is_some_and(|doel| doel.kind == DoelKind::Thema);
        self.field(if is_thema { "Thema" } else { "Doel" }, &text);
    }

    /// A record of any kind: what it is called, and every field that is filled in.
    fn record(&mut self, at: &At) {
        let name = self.agenda.link_name(&at.id).into_owned();
        let titled = title_field(at.kind);
        self.stop(titled, |page| page.title(&name));
        self.fields(at, &[titled]);
    }

    /// Every field in the order of the table, but for those that were told already; then what this version does not
    /// know. A field in which nothing stands is there when there is room, or when the cursor is on it.
    fn fields(&mut self, at: &At, told: &[&str]) {
        let rows = self.agenda.rows(at.kind);
        for name in at.kind.field_names() {
            let Some(view) = rows.view(&at.id, name) else { continue };
            if (at.kind, name) == FILLED_IN_ELSEWHERE {
                if !view.is_empty() {
                    self.value(at, name, view);
                }
                continue;
            }
            // All of an action can be walked to where there is room, also what its first lines say together.
            let is_told = told.contains(&name) && !(self.with_empty && TOLD_TOGETHER.contains(&name));
            if !is_told && (!view.is_empty() || self.with_empty || self.is_wanted(name)) {
                self.stop(name, |page| page.value(at, name, view));
            }
        }
        for (name, value) in rows.contents(&at.id).unwrap_or_default() {
            if at.kind.known_field(&name).is_none() {
                self.stop(name.clone(), |page| page.value(at, &name, value.view()));
            }
        }
    }

    fn value(&mut self, at: &At, name: &str, view: View<'_>) {
        let label = at.kind.label(name).to_owned();
        match view {
            view if view.is_empty() && !matches!(view, View::Flag(_)) => self.field(&label, "–"),
            View::Lines(lines) if name == "doubts" => {
                for doubt in lines {
                    self.doubt(&label, doubt);
                }
            }
            View::Lines(lines) => self.list(&label, lines),
            view => self.field(&label, &view_shown(view, self.agenda, at.kind, name)),
        }
    }

    /// Writes a field down and remembers on which lines it stands.
    fn stop(&mut self, field: impl Into<Name>, write: impl FnOnce(&mut Self)) {
        let first = self.page.lines.len();
        write(self);
        self.mark(field.into(), first, Side::Whole);
    }

    /// Remembers that a field stands on the lines from this one on.
    fn mark(&mut self, field: Name, first: usize, side: Side) {
        let spot = Spot { note: self.about.clone(), field };
        self.page.stops.push(Stop { spot, lines: first..self.page.lines.len(), side });
    }

    /// Returns whether the cursor is on this field of the record itself.
    fn is_wanted(&self, field: &str) -> bool {
        self.has_keys && self.app.spot.as_ref().is_some_and(|spot| spot.note.is_none() && spot.field == field)
    }

    fn whole_agenda(&mut self) {
        let Some(head) = self.agenda.heading() else { return };
        let at = At::new(Kind::Head, &head.id);
        self.record(&at);
        self.field("Samen", &counted(self.app.shown.total, "actie", "acties"));
    }

    /// Remarks are closed while a room looks on; they open when Detail itself has the keys.
    fn notes(&mut self, at: &At) {
        let notes = self.app.shown.notes_with(&at.id);
        if notes.is_empty() {
            return;
        }
        if !self.has_keys {
            let count = counted(notes.len(), "opmerking", "opmerkingen");
            let key = self.app.long_name(Command::FocusDetail);
            return self.field("Opmerkingen", &format!("{count}, gesloten; {key} opent ze"));
        }
        for note in notes.iter().filter_map(|id| self.agenda.notes.record(id)) {
            let day = note.at.map(|at| at.day().shown()).unwrap_or_default();
            self.about = Some(note.id.clone());
            self.stop("text", |page| page.field("Opmerking", &format!("{day} {}", note.text)));
        }
    }

    fn title(&mut self, title: &str) {
        let title = if title.is_empty() { "(nog geen titel)" } else { title };
        for line in wrapped(title, self.width) {
            self.page.lines.push(Line::Title(line));
        }
    }

    fn field(&mut self, label: &str, text: &str) {
        for (label, text) in self.labelled(label, text) {
            self.page.lines.push(Line::Field { label, text });
        }
    }

    fn doubt(&mut self, label: &str, text: &str) {
        for (label, text) in self.labelled(label, text) {
            self.page.lines.push(Line::Doubt { label, text });
        }
    }

    fn list(&mut self, label: &str, lines: &[String]) {
        for (place, line) in lines.iter().enumerate() {
            self.field(if place == 0 { label } else { "" }, line);
        }
    }

    /// Owner and planning beside each other when both fit, else below each other; so too where there is room for all.
    fn pair(&mut self, left: (&str, &str), right: (&str, &str)) {
        let half = (self.width / 2).saturating_sub(LABEL + 1);
        if !self.with_empty && [left.1, right.1].iter().all(|text| crate::text::width(text) <= half) {
            let own = |(label, text): (&str, &str)| (label.to_owned(), visible(text).into_owned());
            let line = self.page.lines.len();
            self.page.lines.push(Line::Pair([own(left), own(right)]));
            self.mark(Name::Borrowed("roles"), line, Side::Left);
            self.mark(Name::Borrowed("planning"), line, Side::Right);
        } else {
            self.stop("roles", |page| page.field(left.0, left.1));
            self.stop("planning", |page| page.field(right.0, right.1));
        }
    }

    fn labelled(&self, label: &str, text: &str) -> Vec<(String, String)> {
        let texts = wrapped(text, self.width.saturating_sub(LABEL));
        let label = |place: usize| if place == 0 { label.to_owned() } else { String::new() };
        texts.into_iter().enumerate().map(|(place, text)| (label(place), text)).collect()
    }
}

/// More bytes of one text are not laid out: nobody reads a book here, and the screen has to answer.
const MOST_SHOWN: usize = 100_000;

/// Returns the beginning of a text that is longer than anybody reads here, and how much follows.
fn shown(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_SHOWN {
        return Cow::Borrowed(text);
    }
    let (begin, rest) = text.split_at(text.floor_char_boundary(MOST_SHOWN));
    Cow::Owned(format!(
        "{begin}… (er volgen nog {}, die hier niet te zien zijn)",
        counted(rest.chars().count(), "teken", "tekens")
    ))
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = shown(text);
    let text = visible(&text);
    let lines = wrap(&text, width.max(1));
    if lines.is_empty() {
        vec![String::new()]
    } else {
        lines.into_iter().map(|line| text[line].trim_end().to_owned()).collect()
    }
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".into() } else { text.into() }
}

/// Returns the level in words: "subregionaal, onzeker".
#[must_use]
pub fn level_words(action: &Action) -> String {
    if action.level == Level::Unset {
        return String::new();
    }
    let doubt = if action.level_uncertain { ", onzeker" } else { "" };
    format!("{}{doubt}", action.level.label())
}

/// Returns the koers as a table shows it: blank for what is closed, `.` for what has not begun, `–` when nobody said.
#[must_use]
pub fn koers_sign(action: &Action) -> &'static str {
    match (&action.koers, action.status.is_open()) {
        (_, false) => "",
        (Koers::Unset, true) if action.status == crate::agenda::Status::NietGestart => ".",
        (Koers::Unset, true) => "–",
        (koers, true) => koers.sign(),
    }
}
