//! A small field that asks for one text: words to filter on, years, a name.

use super::filters::{Filter, Sort};
use super::marks::Marks;
use super::overlay::{Fate, Overlay, Press, type_into};
use super::{App, load, views};
use crate::command::Command;
use crate::layout::Pane;
use crate::period::read_whole;
use crate::text::{Lines, TextAct, TextBuf};

/// The field while it is open.
#[derive(Debug)]
pub struct Entry {
    /// What was typed so far.
    pub text: TextBuf,
    goal: Goal,
    /// The filter of the same sort that was on before.
    before: Option<Filter>,
    /// What was marked before: words that are taken back take no marks with them.
    marks: Marks,
}

/// What the text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    Words,
    Period,
    ViewName,
}

/// A name longer than this has no room in the list.
const LONGEST_NAME: usize = 48;

/// Asks for words; the list follows what is typed.
pub(super) fn filter_text(app: &mut App) {
    let words = match app.filters.of_sort(Sort::Text) {
        Some(Filter::Text(sought)) => sought.words.clone(),
        _ => String::new(),
    };
    open(app, Goal::Words, &words);
}

/// Asks for a period, in the words of a planning. Over the timeline the question is mostly what runs this quarter.
pub(super) fn filter_period(app: &mut App) {
    let today = app.now.day();
    let period = match app.filters.of_sort(Sort::Period) {
        Some(Filter::Period(text)) => text.clone(),
        _ if app.focus == Pane::Planning => load::quarter_of(today),
        _ => today.year().to_string(),
    };
    open(app, Goal::Period, &period);
}

/// Asks under which name what is shown now is saved.
pub(super) fn save_view(app: &mut App) {
    let whole = views::proposed(app);
    let mut name: String = whole.chars().take(LONGEST_NAME).collect();
    if let (true, Some(end)) = (name.len() < whole.len(), name.rfind(", ")) {
        // Half a filter is no name.
        name.truncate(end);
    }
    open(app, Goal::ViewName, &name);
}

fn open(app: &mut App, goal: Goal, text: &str) {
    let mut text = TextBuf::new(text, Lines::Single);
    // Typing takes the place of what is proposed; Enter takes it.
    text.apply(TextAct::SelectAll);
    let before = goal.sort().and_then(|sort| app.filters.of_sort(sort)).cloned();
    app.overlays.push(Overlay::Entry(Entry { text, goal, before, marks: app.marks.clone() }));
}

impl Goal {
    fn sort(self) -> Option<Sort> {
        match self {
            Self::Words => Some(Sort::Text),
            Self::Period => Some(Sort::Period),
            Self::ViewName => None,
        }
    }
}

impl Entry {
    /// Returns what is asked.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.goal {
            Goal::Words => "Alleen acties met deze woorden",
            Goal::Period => "Alleen acties die lopen in: 2026, Q2 2026, mei 2026",
            Goal::ViewName => "Bewaar wat u nu ziet als weergave met de naam",
        }
    }

    /// Returns what Enter does, in a word.
    #[must_use]
    pub fn accepts(&self) -> &'static str {
        if self.goal == Goal::ViewName { "bewaart" } else { "klaar" }
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        match press {
            Press::Command(Command::Accept) => return self.accept(app),
            Press::Command(Command::Cancel) => {
                self.leave(app);
                return Fate::Goes;
            }
            press => {
                if type_into(app, &mut self.text, press).changed && self.goal == Goal::Words {
                    self.filter(app);
                }
            }
        }
        Fate::Stays
    }

    fn typed(&self) -> &str {
        self.text.text().trim()
    }

    /// Filters on what was typed so far; only what is left when the field closes is kept.
    fn filter(&self, app: &mut App) {
        app.marks = self.marks.clone();
        app.filters.take(Sort::Text);
        if let Some(filter) = Filter::of_word(Sort::Text, self.typed()).filter(|_| !self.typed().is_empty()) {
            app.filters.put(filter);
        }
        app.refilter();
    }

    fn leave(&self, app: &mut App) {
        let now = self.goal.sort().and_then(|sort| app.filters.of_sort(sort));
        if now == self.before.as_ref() {
            return;
        }
        app.marks = self.marks.clone();
        match (self.goal.sort(), self.before.clone()) {
            (_, Some(before)) => app.put_filter(before),
            (Some(sort), None) => app.take_filter(sort),
            (None, None) => {}
        }
    }

    fn accept(&self, app: &mut App) -> Fate {
        match self.goal {
            Goal::Words => {
                self.filter(app);
                app.tell_unmarked(self.marks.count());
            }
            Goal::Period if self.typed().is_empty() => app.take_filter(Sort::Period),
            Goal::Period => {
                let period = read_whole(self.typed());
                if period.is_none_or(|period| period.start.is_none() && period.end.is_none()) {
                    app.problem("Dit is geen periode. Schrijf een jaar, zoals 2026, een kwartaal, zoals Q2 2026, of 2025-2027.");
                    return Fate::Stays;
                }
                app.toggle_filter(Filter::Period(self.typed().to_owned()));
            }
            Goal::ViewName if self.typed().is_empty() => {
                app.problem("Geef de weergave eerst een naam, zodat u haar terugvindt.");
                return Fate::Stays;
            }
            Goal::ViewName => views::save(app, self.typed()),
        }
        app.look_is_due();
        Fate::Goes
    }
}
