//! A short list in which one letter chooses at once.

use super::filters::{Filter, Sort};
use super::list::List;
use super::overlay::{Fate, Overlay, Press};
use super::{App, edit, form, koers, level, marks};
use crate::agenda::{Action, At, ChoiceOption, Level, Status, Value};
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
    /// The words that stand there now; of several records only what they all have.
    pub now: Vec<String>,
    goal: Goal,
}

/// What choosing does.
#[derive(Debug, Clone, PartialEq)]
enum Goal {
    Set(Vec<At>, &'static str),
    Level(Vec<At>),
    Koers(Vec<At>),
    FilterLevel,
    /// Gives the word to the field of a form that asked for it.
    Field,
}

/// Opens the statuses for the action under the cursor, or for all that are marked.
pub(super) fn set_status(app: &mut App) {
    let ats = marks::targets(app);
    let now = word_of_all(app, &ats, |action| action.status.word());
    open_for(app, "Status", (Status::OPTIONS, now), Goal::Set(ats, "status"));
}

/// Opens the levels for these actions; what choosing one does stands with the levels.
pub(super) fn level_of(app: &mut App, ats: Vec<At>, options: &'static [ChoiceOption], doubt: &str) {
    let mut now = word_of_all(app, &ats, |action| action.level.word());
    now.extend(word_of_all(app, &ats, |action| if action.level_uncertain { doubt } else { "" }));
    open_for(app, "Niveau", (options, now), Goal::Level(ats));
}

/// Opens the koersen for these actions; what choosing one does stands with the koersen.
pub(super) fn koers_of(app: &mut App, ats: Vec<At>, options: &'static [ChoiceOption]) {
    let now = word_of_all(app, &ats, |action| action.koers.word());
    open_for(app, "Koers", (options, now), Goal::Koers(ats));
}

fn open_for(app: &mut App, what: &str, (options, now): (&'static [ChoiceOption], Vec<String>), goal: Goal) {
    let (Goal::Set(ats, _) | Goal::Level(ats) | Goal::Koers(ats)) = &goal else { return };
    let title = format!("{what} van {}", marks::called(app, ats));
    open(app, ChoiceList { title, options, cursor: 0, now, goal });
}

/// Returns the word that all these actions have, when they have the same one.
fn word_of_all<'a>(app: &'a App, ats: &[At], word: impl Fn(&'a Action) -> &'a str) -> Vec<String> {
    let mut words = ats.iter().filter_map(|at| app.agenda.actions.record(&at.id)).map(word);
    let first = words.next();
    first.filter(|first| words.all(|word| word == *first)).map(str::to_owned).into_iter().collect()
}

/// Opens the levels to filter on.
pub(super) fn filter_level(app: &mut App) {
    let now = match app.filters.of_sort(Sort::Level) {
        Some(Filter::Level(level)) => vec![level.word().to_owned()],
        _ => Vec::new(),
    };
    // A first row without a word is what a record has before anybody chose; nobody filters on that.
    let (title, options) = ("Alleen dit niveau".into(), &Level::OPTIONS[1..]);
    open(app, ChoiceList { title, options, cursor: 0, now, goal: Goal::FilterLevel });
}

/// Opens the words of a field of a form.
pub(super) fn for_field(app: &mut App, title: String, options: &'static [ChoiceOption], now: &str) {
    if !options.is_empty() {
        open(app, ChoiceList { title, options, cursor: 0, now: vec![now.into()], goal: Goal::Field });
    }
}

fn open(app: &mut App, mut list: ChoiceList) {
    list.cursor =
        list.options.iter().position(|option| list.now.iter().any(|now| now == option.word)).unwrap_or(0);
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

    /// Returns its cursor: all options are on the screen.
    pub(super) fn list(&self) -> List {
        let mut list = List::default();
        list.go(self.cursor, self.options.len(), self.options.len());
        list
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
            Goal::Field => form::receive_word(app, word),
            Goal::Level(ats) => level::choose(app, ats, word),
            Goal::Koers(ats) => koers::choose(app, ats, word),
            Goal::Set(ats, field) => {
                let changes = edit::set_all(app, ats, field, &Value::Code(word.into()));
                edit::change_all(app, ats, &changes);
            }
        }
    }
}
