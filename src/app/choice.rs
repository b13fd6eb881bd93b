//! A short list in which one letter chooses at once.

use super::filters::{Filter, Sort};
use super::overlay::{Fate, Overlay, Press};
use super::{App, edit};
use crate::agenda::{At, ChoiceOption, Level, Value, View};
use crate::command::Command;

/// The list, and what choosing does.
#[derive(Debug)]
pub struct ChoiceList {
    /// What is chosen: "Status van actie 6".
    pub title: String,
    /// What there is to choose.
    pub options: &'static [ChoiceOption],
    /// The option under the cursor.
    pub cursor: usize,
    /// The word that stands there now.
    pub now: String,
    goal: Goal,
}

/// What choosing does.
#[derive(Debug, Clone, PartialEq)]
enum Goal {
    Set(At, &'static str),
    FilterLevel,
}

/// Opens the statuses for the action under the cursor.
pub(super) fn set_status(app: &mut App) {
    if let Some(at) = app.target() {
        set_code(app, at, "status");
    }
}

/// Opens the words that a field of a record can have.
pub(super) fn set_code(app: &mut App, at: At, field: &'static str) {
    let Some(View::Code(code)) = app.agenda.rows(at.kind).view(&at.id, field) else { return };
    let (now, options) = (code.word().to_owned(), code.options());
    let title = format!("{} van {}", at.kind.label(field), edit::called(app, &at));
    open(app, ChoiceList { title, options, cursor: 0, now, goal: Goal::Set(at, field) });
}

/// Opens the levels to filter on.
pub(super) fn filter_level(app: &mut App) {
    let now = match app.filters.of_sort(Sort::Level) {
        Some(Filter::Level(level)) => level.word().to_owned(),
        _ => String::new(),
    };
    // A first row without a word is what a record has before anybody chose; nobody filters on that.
    let (title, options) = ("Alleen dit niveau".into(), &Level::OPTIONS[1..]);
    open(app, ChoiceList { title, options, cursor: 0, now, goal: Goal::FilterLevel });
}

fn open(app: &mut App, mut list: ChoiceList) {
    list.cursor = list.options.iter().position(|option| option.word == list.now).unwrap_or(0);
    app.overlays.push(Overlay::Choice(list));
}

impl ChoiceList {
    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::CursorUp) => self.cursor = self.cursor.saturating_sub(1),
            Press::Command(Command::CursorDown) => {
                self.cursor = (self.cursor + 1).min(self.options.len() - 1);
            }
            Press::Command(Command::Accept) => {
                self.choose(app, self.cursor);
                return Fate::Goes;
            }
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Letter(letter) => match self.place_of(*letter) {
                Some(place) => {
                    self.choose(app, place);
                    return Fate::Goes;
                }
                None => {
                    app.problem("Deze letter staat er niet bij. Kies er een uit de lijst, of druk op Esc.");
                }
            },
            Press::Command(_) | Press::Paste(_) => {}
        }
        Fate::Stays
    }

    /// Returns the option of a letter; a capital counts as the small one where it has no meaning of its own.
    fn place_of(&self, letter: char) -> Option<usize> {
        let of = |letter: char| self.options.iter().position(|option| option.key == letter);
        of(letter).or_else(|| of(letter.to_lowercase().next()?))
    }

    fn choose(&self, app: &mut App, place: usize) {
        let word = self.options[place].word;
        match &self.goal {
            Goal::FilterLevel => app.put_filter(Filter::Level(Level::from_word(word))),
            Goal::Set(at, field) => {
                let Some(change) = app.agenda.set(at, field, Value::Code(word.into())) else {
                    return app.done("Dat stond er al.");
                };
                let changes = vec![change];
                if edit::change(app, at, changes.clone()) {
                    edit::tell(app, &changes);
                }
            }
        }
    }
}
