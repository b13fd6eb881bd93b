//! The life of an agenda between opening and breaking off, and the promises that must have been kept whatever broke it off.
//!
//! A promise that is broken has a name, so that [`crate::wrong`] can ask which one a bad disk breaks.

use std::sync::Arc;

use overleg::agenda::{Act, Agenda, At, Edit, Id, Kind, Value};
use overleg::store::Notice;
use overleg::store::fs::Fs;
use overleg::store::memory::{Break, MemoryFs, Operation, Tail};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Opening once more makes a difference.
    Recovery,
}

/// How the disk is reached.
pub(crate) type Through<'a> = &'a dyn Fn(&MemoryFs) -> Arc<dyn Fs>;

/// Reaches it as it is.
pub(crate) fn straight(fs: &MemoryFs) -> Arc<dyn Fs> {
    Arc::new(fs.clone())
}

/// Returns the disk when only what was synced is left.
pub(crate) fn worst(fs: &MemoryFs) -> MemoryFs {
    fs.after_outage(|_, _| Tail::Lost, |_| false)
}

/// A program that lives, and what was to be seen of it.
pub(crate) struct Life {
    pub(crate) program: Program,
    /// The agenda before the first edit and after each one that was begun.
    states: Vec<String>,
    /// The number of the line of each edit.
    numbers: Vec<u64>,
    shown: usize,
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

/// Lives until the end, or until the operation with this number breaks like this.
pub(crate) fn live(steps: &[Step], broken: Option<(usize, Break)>, through: Through<'_>) -> Witness {
    let fs = disk();
    if let Some(mut life) = Life::begin(&fs, broken, through) {
        life.go_on(steps);
        return life.witness();
    }
    let first = Agenda::from_json(AGENDA).unwrap().agenda.to_json();
    Witness { fs, states: vec![first], shown: 0, ticked: 0 }
}

impl Life {
    /// Opens the agenda; nothing when it cannot be written to.
    pub(crate) fn begin(fs: &MemoryFs, broken: Option<(usize, Break)>, through: Through<'_>) -> Option<Self> {
        if let Some((at, how)) = broken {
            fs.break_at(at, how);
        }
        let program = Program::open_through(&through(fs), fs, 1).ok().filter(Program::is_editing)?;
        let states = vec![program.text()];
        Some(Self { program, states, numbers: Vec::new(), shown: 0 })
    }

    pub(crate) fn go_on(&mut self, steps: &[Step]) {
        for (place, step) in steps.iter().enumerate() {
            if !self.program.fs.is_dead() {
                self.take(*step, &format!("titel {place}"));
            }
        }
    }

    fn take(&mut self, step: Step, title: &str) {
        let program = &mut self.program;
        match step {
            Step::Checkpoint => program.checkpoint(),
            Step::One => self.perform(&self.program.retitle("a1", title)),
            Step::Both => self.perform(&both(&self.program, title)),
            Step::Typed => {
                for part in ["t", title] {
                    let draft = program.retitle("a2", part);
                    program.store.draft(Some(&draft)).unwrap();
                }
                self.perform(&self.program.retitle("a2", title));
                self.program.store.draft(None).unwrap();
            }
        }
    }

    /// Performs an edit. It is shown when its line was written, whatever happens then.
    fn perform(&mut self, edit: &Edit) {
        let program = &mut self.program;
        if program.fs.is_dead() {
            return;
        }
        program.perform(edit);
        self.numbers.push(program.store.last());
        self.states.push(program.text());
        let died_at = program.fs.log().pop().filter(|_| program.fs.is_dead());
        self.shown += usize::from(!died_at.is_some_and(|operation| is_before_line(&operation)));
    }

    pub(crate) fn witness(&self) -> Witness {
        let synced = self.program.store.synced();
        let ticked = self.numbers.iter().filter(|n| **n <= synced).count();
        Witness { fs: self.program.fs.clone(), states: self.states.clone(), shown: self.shown, ticked }
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
        let before = self.comes_back(left, from, (2, through))?;
        let program = Program::open_through(&through(left), left, 3).map_err(|_| Broken::Refused)?;
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
        (number, through): (u64, Through<'_>),
    ) -> Result<String, Broken> {
        let program = Program::open_through(&through(left), left, number).map_err(|_| Broken::Refused)?;
        if !program.is_editing() {
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
    let left = worst(&program.fs);
    let again = Program::open_through(&through(&left), &left, 4).map_err(|_| Broken::LaterLost)?;
    if again.text() == before { Ok(()) } else { Err(Broken::LaterLost) }
}
