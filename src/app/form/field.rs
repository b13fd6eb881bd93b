//! One field of a form: what stood in it, what stands in it now, and what is wrong with that.

use super::super::planning::told;
use super::super::{App, cell, edit, fields, zelfscan};
use super::{Press, Spec};
use crate::agenda::{
    Agenda, At, BETWEEN_PHASES, Change, Id, Kind, OWNER_ROLES, Party, Role, Value, View, option_of,
    view_shown,
};
use crate::command::Command;
use crate::date::Day;
use crate::keymap::Mode;
use crate::text::{Lines, TextAct, TextBuf};

/// A field of a form.
#[derive(Debug)]
pub struct Field {
    /// Its name in the table of fields.
    pub name: &'static str,
    /// What stands before it.
    pub label: &'static str,
    /// What is filled in.
    pub input: Input,
    /// What is wrong with it, as a sentence.
    pub problem: Option<String>,
    /// What is understood of a planning that is typed in it.
    pub reading: Option<String>,
    /// What a chosen value is called.
    pub shown: String,
    kind: Kind,
    opened: Value,
    opened_text: String,
    /// Whether several records hold something else: then nothing stands there, and nothing has to.
    differs: bool,
}

/// How a field is filled in.
#[derive(Debug)]
pub enum Input {
    /// By typing.
    Typed(TextBuf),
    /// By choosing.
    Chosen(Value),
    /// In forms of their own: records of this kind.
    Records(Kind),
}

/// What a press did to a chosen value.
pub(super) enum Chose {
    /// It is another one now.
    Changed,
    /// Nothing.
    Nothing,
    /// It is not in the list.
    Wrong,
    /// The list has to say what it means.
    Asks,
}

/// The texts in which Enter begins a line. The shorter ones of [`cell`] can have lines too, but Enter keeps what they are
/// in, so that a form over a few of them is filled in with one hand.
const TELLING: [&str; 4] = ["description", "note", "result", "text"];

/// What the program fills in itself: which record this one is about.
const OWN: [(Kind, &str); 4] =
    [(Kind::Stand, "of"), (Kind::Stand, "gemeente"), (Kind::Note, "of"), (Kind::Action, "origin")];

/// Returns whether people fill this field in.
pub(super) fn is_filled_in(kind: Kind, field: &str) -> bool {
    let own = OWN.contains(&(kind, field)) || matches!(kind.empty_value(field), Value::Issued(_));
    !own
}

impl Field {
    pub(super) fn new(app: &App, spec: &Spec, kind: Kind, name: &'static str) -> Self {
        let (opened, differs) = opened(app, spec, kind, name);
        let opened_text = text_of(opened.view());
        let ready = spec.preset.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let now = ready.unwrap_or(&opened).clone();
        let input = if is_typed(&now) {
            let text = text_of(now.view());
            let many = matches!(now, Value::Lines(_)) || TELLING.contains(&name) || text.contains('\n');
            let mut text = TextBuf::new(&text, if many { Lines::Many } else { Lines::Single });
            if ready.is_some() {
                // What stands ready makes room at the first letter.
                text.apply(TextAct::SelectAll);
            }
            Input::Typed(text)
        } else {
            Input::Chosen(now)
        };
        let label = kind.label(name);
        let mut field = Self {
            name,
            label,
            input,
            problem: None,
            reading: None,
            shown: String::new(),
            kind,
            opened,
            opened_text,
            differs,
        };
        field.understand();
        field
    }

    /// Takes note of what is understood of what is typed now.
    pub(super) fn understand(&mut self) {
        self.reading = match (&self.input, &self.opened) {
            (Input::Typed(text), Value::Phases(_)) => told(text.text()),
            _ => None,
        };
    }

    /// Returns why it cannot be filled in here, as a sentence.
    pub(super) fn too_long(&self) -> Option<String> {
        fields::too_long(self.label, &self.opened_text)
    }

    /// Returns the field that leads to all records of a kind.
    pub(super) fn records(kind: Kind) -> Self {
        Self {
            name: kind.collection(),
            label: match kind {
                Kind::Person => "Mensen",
                Kind::Gemeente => "Gemeenten",
                Kind::Stand => "Standen",
                _ => "Opmerkingen",
            },
            input: Input::Records(kind),
            problem: None,
            reading: None,
            shown: String::new(),
            kind,
            opened: Value::Raw(None),
            opened_text: String::new(),
            differs: false,
        }
    }

    /// Returns whether Enter begins a new line in it.
    #[must_use]
    pub fn takes_lines(&self) -> bool {
        matches!(&self.input, Input::Typed(text) if text.takes_lines())
    }

    /// Returns whether it has a list to choose from.
    #[must_use]
    pub fn has_list(&self) -> bool {
        match &self.input {
            Input::Typed(_) => false,
            Input::Records(_) => true,
            Input::Chosen(value) => !matches!(value, Value::Flag(_) | Value::Moment(_)),
        }
    }

    /// Returns what stands in it as text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.input {
            Input::Typed(text) => text.text(),
            Input::Chosen(_) | Input::Records(_) => &self.shown,
        }
    }

    /// Returns what can be filled in, as a sentence.
    #[must_use]
    pub fn accepts(&self) -> String {
        match (&self.input, &self.opened) {
            (Input::Records(Kind::Stand), _) => "De stand per gemeente: open de lijst en kies er een.".into(),
            (Input::Records(kind), _) => {
                format!("Typ een naam om een {} te zoeken of toe te voegen.", kind.one())
            }
            (Input::Chosen(Value::Code(_)), _) => {
                let options = self.kind.choice_options(self.name);
                let letters: Vec<_> =
                    options.iter().map(|one| format!("{} {}", one.key, one.label)).collect();
                format!("Eén letter kiest: {}.", letters.join(" · "))
            }
            (Input::Chosen(Value::Flag(_)), _) => "Kies j of n; de spatiebalk wisselt.".into(),
            (Input::Chosen(Value::Moment(_)), _) => "Dit vult het programma zelf in.".into(),
            (Input::Chosen(_), _) => "Typ een deel van een naam om te zoeken.".into(),
            (_, Value::Day(_)) => "Een dag, bijvoorbeeld 12-03-2026.".into(),
            (_, Value::Lines(_)) => "Eén per regel.".into(),
            (_, Value::Phases(_)) => "Bijvoorbeeld 2026 of 2026-2028; / scheidt fasen.".into(),
            _ => String::new(),
        }
    }

    /// Returns the value when it is another one than stood there.
    ///
    /// # Errors
    /// Says in a sentence why what was typed is no value.
    pub(super) fn read(&self) -> Result<Option<Value>, String> {
        let text = match &self.input {
            Input::Records(_) => return Ok(None),
            Input::Chosen(value) => return Ok((*value != self.opened).then(|| value.clone())),
            Input::Typed(text) if text.text() == self.opened_text => return Ok(None),
            Input::Typed(text) => text.text().trim(),
        };
        let parts = |by: &str| -> Vec<&str> {
            text.split(by).map(str::trim).filter(|part| !part.is_empty()).collect()
        };
        Ok(Some(match &self.opened {
            Value::Lines(_) => Value::Lines(parts("\n").into_iter().map(Into::into).collect()),
            Value::Phases(known) => Value::Phases(cell::phases_of(known, &parts(BETWEEN_PHASES))),
            Value::Day(_) if text.is_empty() => Value::Day(None),
            Value::Day(_) => Value::Day(Some(Day::typed(text)?)),
            _ => Value::Text(text.into()),
        }))
    }

    /// Returns why the field may not be left as it is.
    pub(super) fn refused(&self, app: &App, ats: &[At]) -> Option<String> {
        let needs = self.name == edit::title_field(self.kind) && self.kind != Kind::Stand;
        if needs && !self.differs && matches!(self.input, Input::Typed(_)) && self.text().trim().is_empty() {
            return Some(edit::needs(app, Mode::Form, self.kind));
        }
        if self.kind == Kind::Action && self.name == "number" && self.text() != self.opened_text {
            return edit::number_refused(app, ats, self.text());
        }
        let links = if let Input::Chosen(Value::Links(links)) = &self.input { &**links } else { &[] };
        let of_scan = zelfscan::refused(app, ats, (self.name, self.text(), links));
        of_scan.or_else(|| self.read().err())
    }

    /// Gives a press to a value that is chosen.
    pub(super) fn choose(&mut self, press: &Press) -> Chose {
        let options = self.kind.choice_options(self.name);
        let Input::Chosen(value) = &mut self.input else { return Chose::Nothing };
        let before = value.clone();
        let clears = matches!(press, Press::Command(Command::DeleteBack | Command::DeleteForward));
        match (&mut *value, press) {
            (Value::Code(word), Press::Letter(letter)) => match option_of(options, *letter) {
                Some(option) => *word = option.word.into(),
                None => return Chose::Wrong,
            },
            (Value::Code(word), _) if clears && options.iter().any(|option| option.word.is_empty()) => {
                word.clear();
            }
            (Value::Flag(flag), Press::Letter(' ')) => *flag = !*flag,
            (Value::Flag(flag), Press::Letter('j' | 'J')) => *flag = true,
            (Value::Flag(flag), Press::Letter('n' | 'N')) => *flag = false,
            (Value::Flag(_) | Value::Moment(_), Press::Letter(_)) => return Chose::Wrong,
            (Value::Link(link), _) if clears => *link = None,
            (Value::Links(links), _) if clears => drop(links.pop()),
            (Value::Roles(roles), _) if clears => drop(roles.pop()),
            (Value::Link(_) | Value::Links(_) | Value::Roles(_), Press::Letter(_) | Press::Paste(_)) => {
                return Chose::Asks;
            }
            _ => return Chose::Nothing,
        }
        if *value == before { Chose::Nothing } else { Chose::Changed }
    }

    /// Takes what stands there now for what stood there.
    pub(super) fn settle(&mut self, value: Value) {
        self.opened_text = text_of(value.view());
        self.opened = value;
        if let Input::Typed(text) = &self.input {
            self.opened_text = text.text().into();
        }
    }

    /// Writes anew what a chosen value is called.
    pub(super) fn show(&mut self, agenda: &Agenda, name: &dyn Fn(&Id) -> String) {
        self.shown = match &self.input {
            Input::Typed(_) | Input::Records(_) => return,
            Input::Chosen(Value::Code(word)) => self.code_shown(word),
            Input::Chosen(Value::Link(link)) => link.as_ref().map(name).unwrap_or_default(),
            Input::Chosen(Value::Links(links)) => listed(links.iter().map(name)),
            Input::Chosen(Value::Roles(roles)) => listed(roles.iter().map(|role| role_shown(role, name))),
            Input::Chosen(value) => view_shown(value.view(), agenda, self.kind, self.name).into_owned(),
        };
        if self.shown.is_empty() {
            self.shown = "–".into();
        }
    }

    fn code_shown(&self, word: &str) -> String {
        let option = self.kind.choice_options(self.name).iter().find(|option| option.word == word);
        match option {
            Some(option) if option.sign.is_empty() || option.sign == "–" => option.label.into(),
            Some(option) => format!("{} {}", option.sign, option.label),
            None => word.into(),
        }
    }
}

fn listed(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("; ")
}

/// Returns who it is, and the role when it is another than pulling: "Putten (betrokken)".
fn role_shown(role: &Role, name: &dyn Fn(&Id) -> String) -> String {
    let party = match &role.party {
        Party::Link(id) => name(id),
        Party::Words(words) => words.clone(),
    };
    let whole = role.gemeente.as_ref().map_or_else(|| party.clone(), |id| format!("{}, {party}", name(id)));
    if OWNER_ROLES.contains(&&*role.role) { whole } else { format!("{whole} ({})", role.role) }
}

fn is_typed(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Lines(_) | Value::Phases(_) | Value::Day(_))
}

fn text_of(view: View<'_>) -> String {
    match view {
        View::Lines(lines) => lines.join("\n"),
        View::Day(day) => day.map(Day::shown).unwrap_or_default(),
        view => cell::text_of(view),
    }
}

/// Returns what stands in a field of all these records, and whether they differ: then it is nothing.
fn opened(app: &App, spec: &Spec, kind: Kind, name: &'static str) -> (Value, bool) {
    let mut values = spec.ats.iter().map(|at| {
        let added = spec.with.iter().find_map(|change| match change {
            Change::Add { at: added, with, .. } if added == at => {
                with.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
            }
            _ => None,
        });
        let there = || app.agenda.rows(kind).view(&at.id, name).map(View::to_value);
        added.or_else(there).unwrap_or_else(|| kind.empty_value(name))
    });
    let first = values.next().unwrap_or_else(|| kind.empty_value(name));
    if values.all(|value| value == first) { (first, false) } else { (kind.empty_value(name), true) }
}
