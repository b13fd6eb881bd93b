//! The zelfscan session on its own screen: its steps, and where in them the room is.
//!
//! What a step does with a key stands in its own file; the rules are those of [`crate::zelfscan`].

mod asking;
pub mod choosing;
pub mod compared;
mod ending;
mod entry;
pub mod page;
pub mod picture;
mod reading;
pub mod rules;
mod talk;

pub(super) use asking::{asked, refused};
pub(super) use ending::open_said;
pub(super) use page::turn_to;
pub(super) use reading::{take_list, take_up_after_reading};

use super::list::List;
use super::overlay::{Fate, Overlay, Press};
use super::reading_in::Chosen;
use super::{App, back, browse, hints, travel};
use crate::agenda::{Agenda, At, Gemeente, Id, Kind, Meting, Question};
use crate::command::Command;
use crate::date::Moment;
use crate::keymap::Mode;
use crate::zelfscan::{Scale, Set, is_complete, lists};

/// A step of the session, in the order in which the room walks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// How we talk, and which meting this is.
    Rules,
    /// Scores are typed.
    Entry,
    /// What the room talks about is chosen.
    Choosing,
    /// The scores of one question are shown and talked about.
    Talk,
    /// All of it on one screen.
    Picture,
    /// Beside the meting before.
    Compared,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 6] =
        [Self::Rules, Self::Entry, Self::Choosing, Self::Talk, Self::Picture, Self::Compared];

    /// Returns its name on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Rules => "Spelregels",
            Self::Entry => "Invullen",
            Self::Choosing => "Bespreeklijst",
            Self::Talk => "Bespreken",
            Self::Picture => "Beeld",
            Self::Compared => "Vergelijken",
        }
    }

    fn neighbour(self, on: usize) -> Self {
        Self::ALL[(self as usize + on) % Self::ALL.len()]
    }
}

/// The session: one meting, one step, one question, one gemeente.
#[derive(Debug)]
pub struct Scan {
    /// Where the room is.
    pub step: Step,
    /// The lists that a meting can ask that is begun now, and which of them it asks.
    lists: Vec<Set>,
    asks: usize,
    /// The metingen, with a last row that begins one.
    pub list: List,
    /// Whether a meting that is begun now hides what is typed.
    pub hides: bool,
    /// The places of the questions, most worth talking about first; no row jumps while a score changes.
    pub rows: Vec<usize>,
    /// The cursor among those.
    pub row: List,
    meting: Option<Id>,
    /// Which of the questions.
    pub place: usize,
    /// Which of the gemeenten; one past the last when the row is full.
    pub cell: usize,
    /// The gemeente whose page the picture shows; all of them when nothing.
    pub whose: Option<Id>,
    /// The meting that this one is put beside; the one before it when nothing.
    against: Option<Id>,
    /// The gemeenten whose scores were typed since the room came to this question: no other is shown before it is revealed,
    /// as what came from a sheet was never read aloud.
    typed: Vec<usize>,
    /// When the room began to talk about the question.
    since: Moment,
    /// Where a sheet was chosen the last time.
    sheet: Chosen,
}

/// Where the room was when the session was left.
#[derive(Debug, Clone)]
pub(in crate::app) struct Left {
    meting: Id,
    step: Step,
    place: usize,
}

/// Opens the session as it was left: one Esc too many is mended by one key.
pub(super) fn go_back(app: &mut App, left: &Left) {
    open(app);
    let row = app.agenda.metingen.iter().position(|meting| meting.id == left.meting);
    with_session(app, |scan, app| {
        if let Some(row) = row {
            scan.go_in_list(app, row);
            scan.take_up(app);
            scan.step = left.step;
            scan.go(app, left.place);
        }
    });
}

/// Does something with the session that is on top, if one is.
fn with_session(app: &mut App, act: impl FnOnce(&mut Scan, &mut App)) {
    if let Some(Overlay::Scan(mut scan)) = app.overlays.pop_if(|top| matches!(top, Overlay::Scan(_))) {
        act(&mut scan, app);
        app.overlays.push(Overlay::Scan(scan));
    }
}

/// Opens the session where the last meting was left.
pub(super) fn open(app: &mut App) {
    back::remember(app);
    let mut scan = Scan {
        step: Step::Rules,
        lists: lists(&app.agenda),
        asks: 0,
        list: List::default(),
        hides: false,
        rows: Vec::new(),
        row: List::default(),
        meting: None,
        place: 0,
        cell: 0,
        whose: None,
        against: None,
        typed: Vec::new(),
        since: app.now,
        sheet: Chosen::default(),
    };
    scan.go_in_list(app, app.agenda.metingen.len().saturating_sub(1));
    app.overlays.push(Overlay::Scan(scan));
}

/// Returns why there can be no session: nobody takes part.
pub(super) fn possible(app: &App) -> Result<(), String> {
    if app.agenda.gemeenten.is_empty() {
        return Err(
            "Deze agenda heeft nog geen gemeenten om te bevragen. Voeg ze eerst toe in het formulier van \
                    de agenda zelf."
                .into(),
        );
    }
    Ok(())
}

impl Scan {
    /// Returns the meting that this is about; nothing when none was chosen, or when it was taken back.
    #[must_use]
    pub fn meting<'a>(&self, agenda: &'a Agenda) -> Option<&'a Meting> {
        agenda.metingen.record(self.meting.as_ref()?)
    }

    /// Returns the question that the room looks at.
    #[must_use]
    pub fn question<'a>(&self, agenda: &'a Agenda) -> Option<&'a Question> {
        agenda.questions.record(self.meting(agenda)?.questions.get(self.place)?)
    }

    /// Returns whether the score of a gemeente may be on the screen because it was typed just now.
    #[must_use]
    pub fn shows_typed(&self, meting: &Meting, cell: usize) -> bool {
        self.typed.contains(&cell) && !meting.hidden
    }

    pub(super) fn press(&mut self, app: &mut App, press: &Press) -> Fate {
        if self.meting(&app.agenda).is_none() {
            self.step = Step::Rules;
        }
        match press {
            Press::Command(Command::Cancel)
                if self.step == Step::Picture && self.page(&app.agenda).is_some() =>
            {
                self.whose = None;
            }
            Press::Command(Command::Cancel | Command::ShowAgenda) => {
                self.leave(app);
                return Fate::Goes;
            }
            // What has nothing to do with where one is.
            Press::Command(
                command @ (Command::Save
                | Command::SaveSnapshot
                | Command::ToggleTheme
                | Command::ToggleMouse
                | Command::SwitchKeymap),
            ) => browse::run(app, *command),
            Press::Command(Command::NextPane) => self.walk(app, 1),
            Press::Command(Command::PreviousPane) => self.walk(app, Step::ALL.len() - 1),
            Press::Command(Command::Undo) => {
                self.travel(app, app.history.undo().and_then(|edit| edit.place), travel::undo);
            }
            Press::Command(Command::Redo) => {
                self.travel(app, app.history.redo().and_then(|edit| edit.place), travel::redo);
            }
            press => match self.step {
                Step::Rules => self.press_rules(app, press),
                Step::Entry => self.press_entry(app, press),
                Step::Choosing => self.press_choosing(app, press),
                Step::Talk => self.press_talk(app, press),
                Step::Picture if self.page(&app.agenda).is_some() => self.press_page(app, press),
                Step::Picture => self.press_picture(app, press),
                Step::Compared => self.press_compared(app, press),
            },
        }
        Fate::Stays
    }

    /// Keeps where the room is, for whoever pressed Esc once too often.
    fn leave(&self, app: &mut App) {
        let Some(meting) = self.meting(&app.agenda).filter(|_| self.step != Step::Rules) else { return };
        app.left_scan = Some(Left { meting: meting.id.clone(), step: self.step, place: self.place });
        let key = hints::key_name(app, Mode::Agenda, Command::Back);
        app.done(format!("U bent terug in de agenda. {key} gaat weer naar de zelfscan."));
    }

    fn walk(&mut self, app: &mut App, on: usize) {
        if self.step == Step::Rules && !self.take_up(app) {
            let key = key(app, Command::Accept);
            return app.problem(format!("Kies eerst een meting, of begin er een met {key}."));
        }
        self.typed.clear();
        self.step = self.step.neighbour(on);
        match self.step {
            Step::Choosing => self.rank(app),
            Step::Talk => self.take_up_talk(app),
            Step::Entry => self.go(app, self.place),
            Step::Rules | Step::Picture | Step::Compared => {}
        }
    }

    /// Takes back or does again, and goes to the cell that this was about.
    fn travel(&mut self, app: &mut App, place: Option<At>, travel: fn(&mut App)) {
        travel(app);
        self.typed.clear();
        if self.meting(&app.agenda).is_none() {
            self.step = Step::Rules;
            self.go_in_list(app, app.agenda.metingen.len());
        }
        let (Some(at), Some(meting)) = (place, self.meting(&app.agenda)) else { return };
        if at.kind != Kind::Answer || self.step == Step::Rules {
            return;
        }
        let found = meting.questions.iter().enumerate().find_map(|(row, question)| {
            let is_it = |gemeente: &Id| Agenda::answer_id(&meting.id, question, gemeente) == at.id;
            meting.gemeenten.iter().position(is_it).map(|cell| (row, cell))
        });
        (self.place, self.cell) = found.unwrap_or((self.place, self.cell));
    }

    /// Goes to a question, with the cursor on the first gemeente that has to answer yet.
    fn go(&mut self, app: &App, place: usize) {
        let Some(meting) = self.meting(&app.agenda) else { return };
        self.place = place.min(meting.questions.len().saturating_sub(1));
        self.typed.clear();
        self.cell = self.first_empty(app).unwrap_or(match self.step {
            Step::Entry => meting.gemeenten.len(),
            Step::Rules | Step::Choosing | Step::Talk | Step::Picture | Step::Compared => 0,
        });
    }

    fn first_empty(&self, app: &App) -> Option<usize> {
        let (meting, question) = (self.meting(&app.agenda)?, self.question(&app.agenda)?);
        let is_empty = |gemeente: &Id| app.agenda.score(&meting.id, &question.id, gemeente).is_empty();
        meting.gemeenten.iter().position(is_empty)
    }

    /// Returns the meting, question and gemeente under the cursor.
    fn here(&self, app: &App) -> Option<(Id, Id, Id)> {
        let (meting, question) = (self.meting(&app.agenda)?, self.question(&app.agenda)?);
        Some((meting.id.clone(), question.id.clone(), meting.gemeenten.get(self.cell)?.clone()))
    }

    fn is_revealed(&self, app: &App) -> bool {
        let question = self.question(&app.agenda).map(|question| &question.id);
        app.agenda.is_revealed(self.meting.as_ref(), question)
    }

    /// Returns a letter as a score; nothing, and what the scores are, when it is none.
    fn score_of(&self, app: &mut App, letter: char) -> Option<String> {
        let (score, meting) = (letter.to_string(), self.meting(&app.agenda)?);
        let scale = Scale::new(&meting.scale);
        if scale.words(&score).is_some() {
            return Some(score);
        }
        let known: Vec<String> = scale.options().map(|(sign, words)| format!("{sign} {words}")).collect();
        let known = known.join(", ");
        app.problem(format!("Deze toets is geen score. Een score is {}.", known.trim_end_matches('.')));
        None
    }

    /// Returns how many scores are given, and how many there are to give.
    #[must_use]
    pub fn progress(app: &App, meting: &Meting) -> (usize, usize) {
        (app.shown.scores_in(&meting.id), meting.questions.len() * meting.gemeenten.len())
    }

    /// Returns the first question from this one on, and round, that somebody has to answer yet.
    fn next_open(&self, app: &App, from: usize) -> Option<usize> {
        let meting = self.meting(&app.agenda)?;
        let count = meting.questions.len();
        let round = (0..count).map(|on| (from + on) % count);
        round.into_iter().find(|place| !is_complete(&app.agenda, meting, &meting.questions[*place]))
    }
}

/// Returns the gemeenten of a meting, as far as they are in the agenda.
pub fn gemeenten<'a>(agenda: &'a Agenda, meting: &'a Meting) -> impl Iterator<Item = Option<&'a Gemeente>> {
    meting.gemeenten.iter().map(|id| agenda.gemeenten.record(id))
}

/// Returns the first key of a command in the session, as a sentence names it.
fn key(app: &App, command: Command) -> String {
    hints::key_name(app, Mode::Scan, command)
}
