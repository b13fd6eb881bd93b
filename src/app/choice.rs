//! A short list in which one letter chooses at once.

use super::filters::{Filter, Sort};
use super::list::List;
use super::order::{self, Grouping};
use super::overlay::{Fate, Overlay, Press};
use super::{App, edit, form, hints, koers, level, marks};
use crate::agenda::{Action, At, ChoiceOption, Koers, Level, Status, Value, View, option_of};
use crate::command::Command;
use crate::keymap::Mode;

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
    /// Gives the word to the field of a form that asked for it.
    Field,
    Filter(Sort),
    Group,
}

/// Opens the statuses for the action under the cursor, or for all that are marked.
pub(super) fn set_status(app: &mut App) {
    let ats = marks::targets(app);
    let now = word_of_all(app, &ats, |action| action.status.word());
    open_for(app, "Status", (Status::OPTIONS, now), Goal::Set(ats, "status"));
    if let Some(key) = app.keymap.longest_name(Mode::Agenda, Command::SetKoers) {
        app.done(format!("Vertraagd of aandacht is geen status: dat zegt u met de koers, {key}."));
    }
}

/// Opens the words that a field of a record can have.
pub(super) fn set_code(app: &mut App, at: At, field: &'static str) {
    let Some(View::Code(code)) = app.agenda.rows(at.kind).view(&at.id, field) else { return };
    let (now, options) = (vec![code.word().to_owned()], code.options());
    open_for(app, at.kind.label(field), (options, now), Goal::Set(vec![at], field));
}

/// Opens the levels for these actions; what choosing one does stands with the levels.
pub(super) fn level_of(app: &mut App, ats: Vec<At>, options: &'static [ChoiceOption], doubt: &str) {
    let mut now = word_of_all(app, &ats, |action| action.level.word());
    let doubts = word_of_all(app, &ats, |action| if action.level_uncertain { doubt } else { "" });
    now.extend(doubts.into_iter().filter(|word| !word.is_empty()));
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
    // A first row without a word is what a record has before anybody chose; nobody filters on that.
    filter(app, Sort::Level, "Alleen dit niveau", &Level::OPTIONS[1..]);
}

/// Opens the statuses to filter on.
pub(super) fn filter_status(app: &mut App) {
    filter(app, Sort::Status, "Alleen deze status", Status::OPTIONS);
}

/// Opens the koersen to filter on.
pub(super) fn filter_koers(app: &mut App) {
    filter(app, Sort::Koers, "Alleen deze koers", Koers::OPTIONS);
}

/// Opens what may not have been filled in, to filter on.
pub(super) fn filter_missing(app: &mut App) {
    const OPTIONS: &[ChoiceOption] = &[
        ChoiceOption { word: "eigenaar", key: 'e', sign: "", label: "zonder eigenaar" },
        ChoiceOption { word: "planning", key: 'p', sign: "", label: "zonder planning" },
        ChoiceOption { word: "een_van_beide", key: 'b', sign: "", label: "een van beide" },
    ];
    filter(app, Sort::Missing, "Wat nog moet worden ingevuld", OPTIONS);
}

fn filter(app: &mut App, sort: Sort, title: &str, options: &'static [ChoiceOption]) {
    let now = app.filters.of_sort(sort).and_then(Filter::word);
    // No filter at all is none of the options; one of them may be a word of no letters.
    let now = now.map(str::to_owned).into_iter().collect();
    open(app, ChoiceList { title: title.into(), options, cursor: 0, now, goal: Goal::Filter(sort) });
}

/// Opens what the actions can stand together by.
pub(super) fn group_by(app: &mut App) {
    const OPTIONS: &[ChoiceOption] = &[
        ChoiceOption { word: "doel", key: 'd', sign: "", label: "op doel" },
        ChoiceOption { word: "gemeente", key: 'g', sign: "", label: "op gemeente" },
        ChoiceOption { word: "eigenaar", key: 'e', sign: "", label: "op eigenaar" },
        ChoiceOption { word: "status", key: 's', sign: "", label: "op status" },
        ChoiceOption { word: "", key: 'n', sign: "", label: "niet indelen" },
    ];
    let now = vec![app.order.group.map(Grouping::word).unwrap_or_default().to_owned()];
    open(
        app,
        ChoiceList { title: "Acties indelen".into(), options: OPTIONS, cursor: 0, now, goal: Goal::Group },
    );
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
                self.choose(app, self.options[self.cursor].word);
                return Fate::Goes;
            }
            Press::Command(Command::Cancel) => return Fate::Goes,
            Press::Letter(letter) => {
                if let Some(option) = option_of(self.options, *letter) {
                    self.choose(app, option.word);
                    return Fate::Goes;
                }
                let or_leave = hints::or_leave(app, Mode::Choice);
                app.problem(format!("Deze letter staat er niet bij. Kies er een uit de lijst{or_leave}."));
            }
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

    fn choose(&self, app: &mut App, word: &'static str) {
        match &self.goal {
            Goal::Field => form::receive_word(app, word),
            Goal::Filter(sort) => {
                if let Some(filter) = Filter::of_word(*sort, word) {
                    app.toggle_filter(filter);
                }
            }
            Goal::Group => {
                let group = Grouping::ALL.into_iter().find(|group| group.word() == word);
                order::group_by(app, group);
            }
            Goal::Level(ats) => level::choose(app, ats, word),
            Goal::Koers(ats) => koers::choose(app, ats, word),
            Goal::Set(ats, field) => {
                let changes = edit::set_all(app, ats, field, &Value::Code(word.into()));
                edit::change_all(app, ats, &changes);
            }
        }
    }
}
