//! Everything that is known of what is selected, as lines of a given width; the table of fields decides what there is.

use super::edit::capital;
use super::planning::{Reading, reading};
use super::{App, counted, stand};
use crate::agenda::{
    Action, Agenda, At, Choice, DoelKind, Id, Kind, Koers, Level, View, party_name, view_shown,
};
use crate::command::Command;
use crate::keymap::Mode;
use crate::layout::Pane;
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
pub const LABEL: usize = 14;

/// Returns the lines for what is selected, in a window of this width.
#[must_use]
pub fn lines(app: &App, width: usize) -> Vec<Line> {
    let mut page = Page { app, agenda: &app.agenda, width, lines: Vec::new() };
    match (app.target(), app.action()) {
        (None, _) => page.whole_agenda(),
        (Some(at), Some(action)) if at.kind == Kind::Action => {
            page.action(action);
            page.notes(&at);
        }
        (Some(at), _) => {
            page.record(&at);
            page.notes(&at);
        }
    }
    page.lines
}

struct Page<'a> {
    app: &'a App,
    agenda: &'a Agenda,
    width: usize,
    lines: Vec<Line>,
}

/// The fields of an action that stand in its first lines.
const TOLD: [&str; 10] =
    ["number", "title", "roles", "planning", "status", "koers", "of", "level", "level_uncertain", "gemeente"];

impl Page<'_> {
    fn action(&mut self, action: &Action) {
        self.title(&action.title);
        self.lines.push(Line::State);
        let owners = self.agenda.owner_names(action).join("; ");
        let owners = if owners.is_empty() { "nog geen trekker".into() } else { owners };
        let planning = match reading(action) {
            Reading::Unread => format!("{} (nog te duiden)", action.planning_text()),
            Reading::Empty | Reading::Years(..) => or_dash(&action.planning_text()),
        };
        self.pair(("Eigenaar", &owners), ("Planning", &planning));
        self.belonging(action.of.as_ref());
        if let Some(gemeente) = &action.gemeente {
            self.field("Gemeente", &self.agenda.link_name(gemeente));
        }
        self.list("Gemeenten", &stand::strip(self.app, &action.id, self.width.saturating_sub(LABEL)));
        let owning: Vec<_> = self.agenda.owners(action).cloned().collect();
        for role in action.roles.iter().filter(|role| !owning.contains(role)) {
            self.field(&capital(&role.role), &party_name(self.agenda, role));
        }
        self.fields(&At::new(Kind::Action, &action.id), &TOLD);
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
        self.title(&name);
        self.fields(at, &["title", "name"]);
    }

    /// Every field that is filled in, in the order of the table, but for those that were told already.
    fn fields(&mut self, at: &At, told: &[&str]) {
        for (name, value) in self.agenda.rows(at.kind).contents(&at.id).unwrap_or_default() {
            if told.contains(&&*name) {
                continue;
            }
            let label = at.kind.label(&name).to_owned();
            match value.view() {
                View::Lines(lines) if name == "doubts" => {
                    for doubt in lines {
                        self.doubt(&label, doubt);
                    }
                }
                View::Lines(lines) => self.list(&label, lines),
                view => self.field(&label, &view_shown(view, self.agenda, at.kind, &name)),
            }
        }
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
        if self.app.focus != Pane::Detail {
            let count = counted(notes.len(), "opmerking", "opmerkingen");
            let key = self.app.keymap.longest_name(Mode::Agenda, Command::FocusDetail).unwrap_or_default();
            return self.field("Opmerkingen", &format!("{count}, gesloten; {key} opent ze"));
        }
        for note in notes.iter().filter_map(|id| self.agenda.notes.record(id)) {
            let day = note.at.map(|at| at.day().shown()).unwrap_or_default();
            self.field("Opmerking", &format!("{day} {}", note.text));
        }
    }

    fn title(&mut self, title: &str) {
        let title = if title.is_empty() { "(nog geen titel)" } else { title };
        for line in wrapped(title, self.width) {
            self.lines.push(Line::Title(line));
        }
    }

    fn field(&mut self, label: &str, text: &str) {
        for (label, text) in self.labelled(label, text) {
            self.lines.push(Line::Field { label, text });
        }
    }

    fn doubt(&mut self, label: &str, text: &str) {
        for (label, text) in self.labelled(label, text) {
            self.lines.push(Line::Doubt { label, text });
        }
    }

    fn list(&mut self, label: &str, lines: &[String]) {
        for (place, line) in lines.iter().enumerate() {
            self.field(if place == 0 { label } else { "" }, line);
        }
    }

    /// Two fields beside each other when both fit, else below each other.
    fn pair(&mut self, left: (&str, &str), right: (&str, &str)) {
        let half = (self.width / 2).saturating_sub(LABEL + 1);
        if [left.1, right.1].iter().all(|text| crate::text::width(text) <= half) {
            let own = |(label, text): (&str, &str)| (label.to_owned(), visible(text).into_owned());
            self.lines.push(Line::Pair([own(left), own(right)]));
        } else {
            self.field(left.0, left.1);
            self.field(right.0, right.1);
        }
    }

    fn labelled(&self, label: &str, text: &str) -> Vec<(String, String)> {
        let texts = wrapped(text, self.width.saturating_sub(LABEL));
        let label = |place: usize| if place == 0 { label.to_owned() } else { String::new() };
        texts.into_iter().enumerate().map(|(place, text)| (label(place), text)).collect()
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = visible(text);
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
