//! A short life of an agenda, broken off at every operation and in every way, and the promises that it must have kept.
//!
//! A promise that is broken has a name, so that [`crate::broken`] can ask which one a bad disk breaks.

use std::path::Path;
use std::sync::Arc;

use overleg::agenda::{Act, Agenda, At, Edit, Id, Kind, Value};
use overleg::store::fs::Fs;
use overleg::store::memory::{Break, MemoryFs, Operation, Tail};
use overleg::store::{Mode, Notice};

use crate::support::*;

/// What happens in a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// One title is changed.
    One,
    /// Two titles are changed by one act.
    Both,
    /// A title is typed letter by letter and then accepted.
    Typed,
    /// `agenda.json` is replaced.
    Checkpoint,
}

/// A promise that was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Broken {
    /// The agenda does not open for editing.
    Refused,
    /// `agenda.json` is not whole.
    HalfAgenda,
    /// What was under the tick is gone.
    TickLost,
    /// What was on the screen is gone although only the program died.
    ShownLost,
    /// What came back never was on the screen.
    NeverWas,
    /// It says that somebody else changed something, and nobody did.
    FalseAlarm,
    /// What was written after coming back is gone after the next failure.
    LaterLost,
    /// Breaking off the recovery makes a difference.
    Recovery,
}

/// How the disk is reached.
pub(crate) type Through<'a> = &'a dyn Fn(&MemoryFs) -> Arc<dyn Fs>;

/// Reaches it as it is.
pub(crate) fn straight(fs: &MemoryFs) -> Arc<dyn Fs> {
    Arc::new(fs.clone())
}

/// What a life was when it broke off.
pub(crate) struct Witness {
    pub(crate) fs: MemoryFs,
    /// The agenda before the first edit and after each one that was begun.
    pub(crate) states: Vec<String>,
    /// How many edits were on the screen.
    pub(crate) shown: usize,
    /// How many of those were under the tick.
    pub(crate) ticked: usize,
}

/// Lives until the end, or until the operation with this number.
pub(crate) fn live(steps: &[Step], broken: Option<usize>, through: Through<'_>) -> Witness {
    let fs = disk();
    if let Some(at) = broken {
        fs.break_at(at, Break::Crash);
    }
    let Ok(mut program) = Program::open_through(through(&fs), &fs, 1) else {
        return Witness { fs, states: vec![first_state()], shown: 0, ticked: 0 };
    };
    let mut life = Life { states: vec![program.text()], numbers: Vec::new(), shown: 0 };
    for (place, step) in steps.iter().enumerate() {
        if !fs.is_dead() {
            life.take(&mut program, *step, place);
        }
    }
    let synced = program.store.synced();
    let ticked = life.numbers.iter().filter(|n| **n <= synced).count();
    // The tick of a store that could not write at all says nothing.
    let is_editing = *program.store.mode() == Mode::Editing;
    drop(program);
    Witness { fs, states: life.states, shown: life.shown, ticked: if is_editing { ticked } else { 0 } }
}

fn first_state() -> String {
    Agenda::from_json(AGENDA).unwrap().agenda.to_json()
}

/// A life so far.
struct Life {
    states: Vec<String>,
    /// The number of the line of each edit.
    numbers: Vec<u64>,
    shown: usize,
}

impl Life {
    fn take(&mut self, program: &mut Program, step: Step, place: usize) {
        if *program.store.mode() != Mode::Editing {
            return;
        }
        let title = format!("titel {place}");
        match step {
            Step::Checkpoint => program.checkpoint(),
            Step::One => self.perform(program, &program.retitle("a1", &title)),
            Step::Both => self.perform(program, &both(program, &title)),
            Step::Typed => {
                for part in ["t", &title] {
                    let draft = program.retitle("a2", part);
                    program.store.draft(Some(&draft)).unwrap();
                }
                self.perform(program, &program.retitle("a2", &title));
                program.store.draft(None).unwrap();
            }
        }
    }

    /// Performs an edit. It is shown when its line was written, whatever happens then.
    fn perform(&mut self, program: &mut Program, edit: &Edit) {
        if program.fs.is_dead() {
            return;
        }
        program.perform(edit);
        self.numbers.push(program.store.last());
        self.states.push(program.text());
        let died_at = program.fs.log().pop().filter(|_| program.fs.is_dead());
        self.shown += usize::from(!died_at.is_some_and(|operation| is_before_line(&operation)));
    }
}

/// Returns whether a line is not written yet when this operation is not performed.
fn is_before_line(operation: &Operation) -> bool {
    match operation {
        Operation::CreateFolder(path) => *path == hidden(),
        Operation::Create(path) | Operation::Append(path) => path.extension().is_some_and(|end| end == "jnl"),
        _ => false,
    }
}

/// Changes two titles by one edit.
pub(crate) fn both(program: &Program, title: &str) -> Edit {
    let set = |id: &str| {
        let at = At::new(Kind::Action, &Id::from(id));
        program.agenda.set(&at, "title", Value::Text(title.to_owned()))
    };
    Edit { place: None, act: Act::Do, changes: ["a1", "a2"].into_iter().filter_map(set).collect() }
}

impl Witness {
    /// Opens what a failure left and looks whether the promises were kept; `from` is the first state that may come back.
    pub(crate) fn judge(&self, left: &MemoryFs, from: usize, through: Through<'_>) -> Result<(), Broken> {
        self.whole_agenda(left)?;
        let before = self.comes_back(left, from, 2, through)?;
        let program = Program::open_through(through(left), left, 3).map_err(|_| Broken::Refused)?;
        if program.text() != before {
            return Err(Broken::Recovery);
        }
        later_survives(program, through)
    }

    /// Looks whether `agenda.json` is one of the agendas that were on the screen, whatever else happened.
    fn whole_agenda(&self, left: &MemoryFs) -> Result<(), Broken> {
        let bytes = left.content(target()).ok_or(Broken::HalfAgenda)?;
        let reading = Agenda::from_bytes(&bytes).map_err(|_| Broken::HalfAgenda)?;
        let is_known = self.states.contains(&reading.agenda.to_json());
        if is_known { Ok(()) } else { Err(Broken::HalfAgenda) }
    }

    /// Opens the agenda; returns its text.
    pub(crate) fn comes_back(
        &self,
        left: &MemoryFs,
        from: usize,
        number: u64,
        through: Through<'_>,
    ) -> Result<String, Broken> {
        let program = Program::open_through(through(left), left, number).map_err(|_| Broken::Refused)?;
        if *program.store.mode() != Mode::Editing {
            return Err(Broken::Refused);
        }
        let text = program.text();
        let Some(state) = self.states.iter().rposition(|state| *state == text) else {
            return Err(Broken::NeverWas);
        };
        if state < from {
            return Err(if from > self.ticked { Broken::ShownLost } else { Broken::TickLost });
        }
        let is_calm = |notice: &Notice| matches!(notice, Notice::Recovered { .. } | Notice::SetApart { .. });
        if program.notices.iter().all(is_calm) { Ok(text) } else { Err(Broken::FalseAlarm) }
    }
}

/// Writes on after coming back; then the power fails in the worst way.
fn later_survives(mut program: Program, through: Through<'_>) -> Result<(), Broken> {
    program.write("a2", "daarna");
    let before = program.text();
    let left = program.fs.after_outage(|_, _| Tail::Lost, |_| false);
    let again = Program::open_through(through(&left), &left, 4).map_err(|_| Broken::LaterLost)?;
    if again.text() == before { Ok(()) } else { Err(Broken::LaterLost) }
}

/// How much of what was not synced may have got to the disk, for the journal byte by byte.
fn tails(fs: &MemoryFs) -> Vec<Tail> {
    let longest = |is_journal: bool| {
        let is_meant = |path: &Path| path.extension().is_some_and(|end| end == "jnl") == is_journal;
        let counts =
            fs.bytes_underway().into_iter().filter(|(path, _)| is_meant(path)).map(|(_, count)| count);
        counts.max().unwrap_or(0)
    };
    let (journal, other) = (longest(true), longest(false));
    let cuts = (1..journal).map(Tail::Cut).chain((1..journal).step_by(3).map(Tail::Flipped));
    cuts.chain([1, other / 2, other.saturating_sub(1)].map(Tail::Cut).into_iter().filter(|_| other > 0))
        .collect()
}

/// Every set of names that may have got to the disk; when there are many: none, all, each alone and each alone missing.
fn arrivals(count: usize) -> Vec<Vec<bool>> {
    if count <= 3 {
        return (0..1_usize << count)
            .map(|set| (0..count).map(|name| set >> name & 1 == 1).collect())
            .collect();
    }
    let but = |one: usize, is: bool| (0..count).map(|name| (name == one) == is).collect();
    let mut all = vec![vec![true; count], vec![false; count]];
    all.extend((0..count).flat_map(|one| [but(one, true), but(one, false)]));
    all
}

/// Every state in which a power failure may leave a disk.
pub(crate) fn outages(fs: &MemoryFs) -> Vec<MemoryFs> {
    let mut left = Vec::new();
    for arrives in arrivals(fs.names_underway()) {
        for tail in [Tail::Lost, Tail::Whole, Tail::Zeros, Tail::Garbage] {
            left.push(fs.after_outage(|_, _| tail, |name| arrives[name]));
        }
    }
    left.extend(tails(fs).into_iter().map(|tail| fs.after_outage(|_, _| tail, |_| true)));
    left
}

/// All lives of up to three edits, each with `agenda.json` replaced nowhere or in one place.
pub(crate) fn lives() -> Vec<Vec<Step>> {
    let mut edits: Vec<Vec<Step>> = vec![Vec::new()];
    for length in 0..3 {
        let shorter: Vec<_> = edits.iter().filter(|life| life.len() == length).cloned().collect();
        let kinds = [Step::One, Step::Both, Step::Typed];
        edits.extend(shorter.iter().flat_map(|life| kinds.map(|step| [life.as_slice(), &[step]].concat())));
    }
    let replaced = edits.iter().flat_map(|life| {
        (0..=life.len()).map(|place| [&life[..place], &[Step::Checkpoint], &life[place..]].concat())
    });
    edits.iter().skip(1).cloned().chain(replaced).collect()
}

/// Breaks the last step of a life off at every operation, by the death of the program and by every power failure; returns how many
/// ways there were. What came before the last step is a life of its own.
pub(crate) fn every_crash(steps: &[Step], through: Through<'_>) -> Result<usize, Broken> {
    let operations = |steps: &[Step]| live(steps, None, through).fs.log().len();
    let before = steps.split_last().filter(|(_, before)| !before.is_empty());
    let from = before.map_or(0, |(_, before)| operations(before));
    let (mut ways, mut later) = (0, Ok(()));
    for at in from..=operations(steps) {
        let witness = live(steps, Some(at), through);
        let outages = outages(&witness.fs);
        ways += 1 + outages.len();
        let died = (witness.fs.after_crash(), witness.shown);
        for (left, from) in outages.into_iter().map(|left| (left, witness.ticked)).chain([died]) {
            match witness.judge(&left, from, through) {
                // What goes wrong afterwards says less than what went wrong at once.
                Err(Broken::LaterLost) => later = Err(Broken::LaterLost),
                done => done?,
            }
        }
    }
    later.map(|()| ways)
}

#[test]
fn every_crash_of_every_short_life_leaves_what_was_promised() {
    let lives = lives();
    let ways = lives
        .iter()
        .map(|steps| every_crash(steps, &straight).unwrap_or_else(|broken| panic!("{broken:?}: {steps:?}")));
    let ways: usize = ways.sum();
    println!("{} lives broke off in {ways} ways", lives.len());
    assert!(ways > 80_000, "{ways}");
}
