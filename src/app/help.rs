//! All commands with their keys: searchable, and Enter does the one under the cursor.

use super::overlay::{Fate, Overlay, Press};
use super::search::{Search, Turn};
use super::{App, possible};
use crate::command::Command;
use crate::keymap::{Keymap, Mode, key};
use crate::lookup::fold;

/// The help while it is open.
#[derive(Debug)]
pub struct Help {
    /// What was typed, and the cursor.
    pub search: Search,
    /// The commands that fit what was typed.
    pub found: Vec<Entry>,
    all: Vec<Entry>,
}

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// Its keys as the screen writes them.
    pub keys: String,
    /// Where it works, in Dutch.
    pub mode: &'static str,
    /// Why it cannot be done now; nothing when it can.
    pub not_now: Option<String>,
    searched: String,
}

/// Returns how many rows a terminal of this size shows.
#[must_use]
pub fn rows((_, height): (u16, u16)) -> usize {
    usize::from(height.saturating_sub(9)).max(1)
}

/// Opens the help.
pub(super) fn open(app: &mut App) {
    let all: Vec<Entry> = Command::ALL.iter().filter_map(|command| entry(app, *command)).collect();
    let help = Help { search: Search::new(rows(app.size)), found: all.clone(), all };
    app.overlays.push(Overlay::Help(help));
}

/// Returns where a command is looked up first: the windows, then the other modes.
#[must_use]
pub fn home_mode(keymap: &Keymap, command: Command) -> Option<Mode> {
    const ORDER: [Mode; 10] = [
        Mode::Agenda,
        Mode::Planning,
        Mode::Cell,
        Mode::Form,
        Mode::Picker,
        Mode::Choice,
        Mode::Lookup,
        Mode::Help,
        Mode::Confirm,
        Mode::Text,
    ];
    ORDER.into_iter().find(|mode| !keymap.keys_of(*mode, command).is_empty())
}

/// Returns the keys of a command in a mode, as the screen writes them.
#[must_use]
pub fn keys_shown(keymap: &Keymap, mode: Mode, command: Command) -> String {
    keymap.keys_of(mode, command).into_iter().map(key::shown).collect::<Vec<_>>().join(", ")
}

/// Returns where a mode is, in Dutch.
#[must_use]
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Global => "overal",
        Mode::Browse | Mode::Agenda => "agenda",
        Mode::Planning => "planning",
        Mode::Choice => "keuzelijstje",
        Mode::Picker => "keuzelijst",
        Mode::Lookup => "zoeken",
        Mode::Help => "hulp",
        Mode::Form => "formulier",
        Mode::Cell | Mode::Text => "tekstveld",
        Mode::Confirm => "vraag",
    }
}

/// A row of the table of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Which command; its group, title and explanation come with it.
    pub command: Command,
    /// Its keys as the screen writes them.
    pub keys: Vec<String>,
    /// Where they work, in Dutch.
    pub place: &'static str,
}

/// Returns every command that has a key, in the order of the help: for the README and the command line.
///
/// Of a command with keys in several modes it tells those of the first, as the help does.
#[must_use]
pub fn key_table(keymap: &Keymap) -> Vec<KeyRow> {
    let row = |command: &Command| {
        let mode = home_mode(keymap, *command)?;
        let keys: Vec<_> = keymap.keys_of(mode, *command).into_iter().map(key::shown).collect();
        let everywhere = keymap.keys_of(Mode::Global, *command).len() == keys.len();
        let place = mode_name(if everywhere { Mode::Global } else { mode });
        Some(KeyRow { command: *command, keys, place })
    };
    Command::ALL.iter().filter_map(row).collect()
}

fn entry(app: &App, command: Command) -> Option<Entry> {
    let mode = home_mode(&app.keymap, command)?;
    let keys = keys_shown(&app.keymap, mode, command);
    let browsing = matches!(mode, Mode::Agenda | Mode::Planning);
    let not_now = if browsing { possible::possible(app, command).err() } else { Some(String::new()) };
    let searched = fold(&format!("{} {} {}", command.title(), command.synonyms(), command.name()));
    Some(Entry { command, mode: mode_name(mode), not_now, searched, keys })
}

impl Help {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Cancel | Command::Help) => return Fate::Goes,
            Press::Command(Command::Accept) => return self.accept(app),
            press => {
                if self.search.press(app, press, self.found.len()) == Turn::Typed {
                    self.find();
                }
            }
        }
        Fate::Stays
    }

    /// Returns the rows that are on the screen, each with whether it is under the cursor.
    pub fn visible(&self) -> impl Iterator<Item = (&Entry, bool)> {
        self.search.window(&self.found)
    }

    /// Returns the command under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Entry> {
        self.found.get(self.search.list.cursor())
    }

    pub(super) fn follow(&mut self, rows: usize) {
        self.search.follow(rows, self.found.len());
    }

    fn find(&mut self) {
        let typed = self.search.query.text().trim();
        let wanted = fold(typed);
        let is_key = |entry: &Entry| entry.keys.split(", ").any(|key| key.eq_ignore_ascii_case(typed));
        let is_named = |entry: &Entry| wanted.split_whitespace().all(|word| entry.searched.contains(word));
        self.found = self.all.iter().filter(|entry| is_key(entry) || is_named(entry)).cloned().collect();
        // Who types the keys themselves wants to know what those do, not which words have the same letters; and first
        // what they do in the windows, then within a form or a list.
        let is_elsewhere = |entry: &Entry| entry.not_now.as_deref() == Some("");
        self.found.sort_by_key(|entry| (!is_key(entry), is_key(entry) && is_elsewhere(entry)));
        self.search.go(0, self.found.len());
    }

    fn accept(&self, app: &mut App) -> Fate {
        match self.chosen() {
            Some(Entry { command, not_now: None, .. }) if app.overlays.is_empty() => {
                app.run(*command);
                Fate::Goes
            }
            Some(Entry { not_now: Some(why), .. }) if !why.is_empty() => {
                app.problem(why.clone());
                Fate::Stays
            }
            Some(_) => {
                app.problem("Dit werkt alleen op de plek die achter de toets staat.");
                Fate::Stays
            }
            None => {
                app.problem("Niets gevonden. Wis een letter, of druk op Esc.");
                Fate::Stays
            }
        }
    }
}
