//! A long random life of an agenda: everything that happens to one, in any order, beside a plain list of what was on the screen.
//!
//! After every act: what is there is what was shown, or after a power failure a beginning of it that reaches at least the tick;
//! `agenda.json` is whole; no change of somebody else is overwritten; what this version does not know is still there.

use std::io::ErrorKind;
use std::sync::Arc;

use overleg::agenda::{Act, Agenda, Edit, inverse};
use overleg::store::fs::Fs;
use overleg::store::memory::{Break, MemoryFs, Tail};
use overleg::store::{Closed, Mode, Notice, Sitting};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

use crate::life::both;
use crate::support::*;

/// Something that happens to an agenda.
#[derive(Clone, Debug)]
enum Happens {
    /// A title is changed.
    One(bool),
    /// Two titles are changed by one act.
    Both,
    /// The last change is undone.
    Undo,
    /// A letter is typed in an open field.
    Letter,
    /// The field is left.
    Leave,
    /// `agenda.json` is replaced.
    Checkpoint,
    /// A version is kept under a name.
    Keep,
    /// The program is stopped and started again, so many minutes later; the clock may have been put back.
    Restart(i64),
    /// The program is killed.
    Kill(i64),
    /// The power fails; of what was not synced this is left.
    Outage(Tail, u32),
    /// An operation some way ahead breaks.
    Breaks(usize, Break),
    /// The disk works again, and what failed is tried again.
    Mends,
    /// Somebody else changes another field in `agenda.json`.
    Outside,
    /// What somebody else changed is taken in.
    TakesIn,
    /// The agenda is opened by a second program.
    Second,
}

fn happens() -> impl Strategy<Value = Happens> {
    let minutes = select(vec![0_i64, 1, 61, -90, 60 * 24 * 40]);
    let tail = prop_oneof![
        Just(Tail::Lost),
        Just(Tail::Whole),
        Just(Tail::Zeros),
        Just(Tail::Garbage),
        (0_usize..400).prop_map(Tail::Cut),
        (0_usize..400).prop_map(Tail::Flipped),
    ];
    let why = select(vec![ErrorKind::StorageFull, ErrorKind::Other, ErrorKind::PermissionDenied]);
    let breaks = prop_oneof![
        3 => Just(Break::Crash),
        1 => (0_usize..300).prop_map(Break::Torn),
        1 => (0_usize..300).prop_map(Break::Short),
        2 => why.clone().prop_map(Break::Fail),
        2 => why.prop_map(Break::Stuck),
    ];
    prop_oneof![
        6 => any::<bool>().prop_map(Happens::One),
        3 => Just(Happens::Both),
        2 => Just(Happens::Undo),
        2 => Just(Happens::Letter),
        1 => Just(Happens::Leave),
        3 => Just(Happens::Checkpoint),
        1 => Just(Happens::Keep),
        2 => minutes.clone().prop_map(Happens::Restart),
        3 => minutes.prop_map(Happens::Kill),
        3 => (tail, any::<u32>()).prop_map(|(tail, names)| Happens::Outage(tail, names)),
        4 => (0_usize..25, breaks).prop_map(|(ahead, how)| Happens::Breaks(ahead, how)),
        2 => Just(Happens::Mends),
        2 => Just(Happens::Outside),
        2 => Just(Happens::TakesIn),
        1 => Just(Happens::Second),
    ]
}

/// The two titles that we change.
type Ours = (String, String);

/// A program that lives, and what must be true of it.
struct Life {
    fs: MemoryFs,
    program: Option<Program>,
    /// What was on the screen after each edit, first the oldest that may still come back.
    shown: Vec<Ours>,
    /// Which of those is under the tick.
    ticked: usize,
    /// The edits that can be undone, and which are to be written when they are.
    done: Vec<Edit>,
    /// What is being typed.
    draft: Option<Edit>,
    /// What somebody else wrote last.
    theirs: String,
    /// How often somebody else wrote.
    written: usize,
    /// Whether what was being typed must be there when the agenda opens.
    is_certain: bool,
    /// Whether the disk ever refused something.
    has_refused: bool,
    minute: i64,
    number: u64,
}

fn ours(agenda: &Agenda) -> Ours {
    (title(agenda, "a1"), title(agenda, "a2"))
}

fn theirs(agenda: &Agenda) -> String {
    agenda.doelen.record(&"d1".into()).unwrap().title.clone()
}

fn opened(fs: &MemoryFs, number: u64, minute: i64) -> Program {
    let now = moment(u64::try_from(minute).unwrap());
    let shared: Arc<dyn Fs> = Arc::new(fs.clone());
    Program::open_as(&shared, fs, &Sitting { now, ..sitting(number) }).unwrap()
}

impl Life {
    fn begin() -> Self {
        let fs = disk();
        let mut life = Self {
            fs: fs.clone(),
            program: None,
            shown: vec![("eerste".into(), "tweede".into())],
            ticked: 0,
            done: Vec::new(),
            draft: None,
            theirs: "Een doel".into(),
            written: 0,
            is_certain: true,
            has_refused: false,
            minute: 60 * 24 * 7,
            number: 0,
        };
        life.open(&fs, 0);
        life
    }

    /// Opens on this disk, and looks whether what must be there is there.
    fn open(&mut self, fs: &MemoryFs, floor: usize) {
        self.number += 1;
        self.fs = fs.clone();
        let program = opened(fs, self.number, self.minute);
        let twice = opened(&fs.after_crash(), self.number + 500, self.minute);
        assert_eq!(program.text(), twice.text(), "openen geeft steeds hetzelfde");
        assert!(program.is_editing(), "{:?}", program.store.mode());
        let found = ours(&program.agenda);
        let place = self.shown.iter().rposition(|shown| *shown == found);
        assert!(place >= Some(floor), "{found:?} in {:?}, minstens vanaf {floor}", self.shown);
        self.shown = vec![found];
        self.ticked = 0;
        self.done.clear();
        assert_eq!(theirs(&program.agenda), self.theirs, "{:?}", program.notices);
        // Lines that the disk refused to sync can be read until the power fails: then work seems to have come from two places.
        let is_alarm = |notice: &Notice| match notice {
            Notice::Branch { .. } => !self.has_refused,
            Notice::OldVersion { .. } => true,
            _ => false,
        };
        assert!(!program.notices.iter().any(is_alarm), "{:?}", program.notices);
        if self.is_certain {
            assert_eq!(program.draft, self.draft, "wat getypt werd");
        }
        self.draft.clone_from(&program.draft);
        self.program = Some(program);
    }

    /// Takes the program away; it is dead or gone.
    fn leave(&mut self) {
        self.look();
        self.program = None;
    }

    fn perform(&mut self, make: impl FnOnce(&Program, &str) -> Edit) {
        let title = format!("titel {}.{}", self.number, self.shown.len());
        let edit = make(self.program.as_ref().unwrap(), &title);
        self.record(&edit);
        self.done.push(edit);
    }

    fn record(&mut self, edit: &Edit) {
        let program = self.program.as_mut().unwrap();
        program.perform(edit);
        self.shown.push(ours(&program.agenda));
        self.look();
    }

    /// Looks what is under the tick now.
    fn look(&mut self) {
        let Some(program) = &self.program else { return };
        if program.store.synced() == program.store.last() && !self.fs.is_dead() {
            self.ticked = self.shown.len() - 1;
        }
    }

    fn happen(&mut self, what: &Happens) {
        match what {
            Happens::Kill(minutes) => {
                self.is_certain = !self.fs.is_dead() && !self.has_refused;
                self.fail(*minutes, MemoryFs::after_crash);
            }
            Happens::Outage(tail, names) => {
                self.is_certain = false;
                self.fail(1, |fs| fs.after_outage(|_, _| *tail, |name| names >> (name % 32) & 1 == 1));
            }
            Happens::Breaks(ahead, how) => {
                self.has_refused |= !matches!(how, Break::Crash | Break::Torn(_));
                self.fs.break_at(*ahead, *how);
            }
            // A machine that is off does nothing more.
            _ if self.fs.is_dead() => {}
            Happens::One(first) => {
                let id = if *first { "a1" } else { "a2" };
                self.perform(|program, title| program.retitle(id, title));
            }
            Happens::Both => self.perform(both),
            Happens::Undo => self.undo(),
            Happens::Letter => self.letter(),
            Happens::Leave => {
                self.program.as_mut().unwrap().store.draft(None).unwrap();
                self.draft = None;
            }
            Happens::Checkpoint => self.program.as_mut().unwrap().checkpoint(),
            Happens::Keep => {
                let program = self.program.as_mut().unwrap();
                // What becomes of it when the disk refuses is told, and costs nothing else.
                let _ = program.store.keep_version(("Vastgesteld", &program.agenda), moment(1));
            }
            Happens::Restart(minutes) => self.restart(*minutes),
            Happens::Mends => {
                self.fs.mend();
                // Twice: keeping the version that was there first may add a mark behind what was synced.
                self.program.as_mut().unwrap().store.retry();
                self.program.as_mut().unwrap().store.retry();
                let program = self.program.as_ref().unwrap();
                assert_eq!(program.store.synced(), program.store.last());
            }
            Happens::Outside => self.outside(),
            Happens::TakesIn => self.take_in(),
            Happens::Second => self.second(),
        }
        self.look();
    }

    fn undo(&mut self) {
        if let Some(edit) = self.done.pop() {
            self.record(&Edit { act: Act::Undo, changes: inverse(&edit.changes), ..edit });
        }
    }

    fn letter(&mut self) {
        let program = self.program.as_mut().unwrap();
        let typed = program.retitle("a1", &format!("{}…", program.title("a1")));
        program.store.draft(Some(&typed)).unwrap();
        self.draft = Some(typed);
    }

    fn fail(&mut self, minutes: i64, left: impl FnOnce(&MemoryFs) -> MemoryFs) {
        self.leave();
        self.minute += minutes;
        let fs = left(&self.fs);
        self.open(&fs, self.ticked);
    }

    fn restart(&mut self, minutes: i64) {
        let program = self.program.take().unwrap();
        let fs = program.fs.clone();
        let closed = program.close();
        if fs.is_dead() {
            return self.open_dead(&fs);
        }
        self.is_certain = false;
        self.minute += minutes;
        let floor = if closed.is_ok() { self.shown.len() - 1 } else { self.ticked };
        fs.mend();
        self.open(&fs, floor);
    }

    /// Goes on where the machine went off while it was being closed.
    fn open_dead(&mut self, fs: &MemoryFs) {
        self.is_certain = false;
        self.open(&fs.after_crash(), self.ticked);
    }

    fn outside(&mut self) {
        let bytes = self.fs.content(target()).unwrap();
        let mut agenda = Agenda::from_bytes(&bytes).unwrap().agenda;
        self.written += 1;
        self.theirs = format!("van buiten {}", self.written);
        let change = agenda.set(
            &overleg::agenda::At::new(overleg::agenda::Kind::Doel, &"d1".into()),
            "title",
            overleg::agenda::Value::Text(self.theirs.clone()),
        );
        agenda.apply(&[change.unwrap()]).unwrap();
        self.fs.put(target(), agenda.to_json());
        self.program.as_mut().unwrap().store.look();
    }

    fn take_in(&mut self) {
        let program = self.program.as_mut().unwrap();
        // It may have changed once more since it was offered: the next look finds that.
        while program.take_in() {
            self.shown.push(ours(&program.agenda));
        }
        if !self.has_refused && !self.fs.is_dead() {
            assert_eq!(theirs(&program.agenda), self.theirs);
        }
    }

    fn second(&self) {
        let before = self.fs.log().len();
        let second = opened(&self.fs, 999, self.minute);
        assert!(matches!(second.store.mode(), Mode::Reading(_)));
        assert_eq!(self.fs.log().len(), before, "wie meeleest schrijft niets");
    }

    /// Whatever happened, `agenda.json` is an agenda, with what nobody here knows.
    fn is_whole(&self) {
        let text = on_disk(&self.fs);
        assert!(Agenda::from_json(&text).is_ok(), "{text}");
        for unknown in ["\"later\": 1.10", "\"regels\"", "\"toekomst\""] {
            assert!(text.contains(unknown), "{unknown} in {text}");
        }
    }
}

fn live(life: &[Happens]) {
    let mut lived = Life::begin();
    for what in life {
        lived.happen(what);
        lived.is_whole();
    }
    lived.happen(&Happens::Kill(1));
    let closed = lived.program.take().unwrap().close();
    assert!(matches!(closed, Ok(Closed::Whole)), "{closed:?}");
}

fn lives(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// One life in tens of thousands: what was typed lost its line in a power failure, and the clock had been put back.
#[test]
fn what_a_power_failure_took_does_not_come_back_from_an_older_sitting() {
    let outage = Happens::Outage(Tail::Flipped(187), 249_076_757);
    live(&[
        Happens::Outside,
        Happens::Letter,
        Happens::Kill(-90),
        outage,
        Happens::Outside,
        Happens::Kill(0),
    ]);
}

proptest! {
    #![proptest_config(lives(1_000))]

    #[test]
    fn a_random_life_loses_nothing_that_was_promised(life in prop::collection::vec(happens(), 1..40)) {
        live(&life);
    }
}

proptest! {
    #![proptest_config(lives(40_000))]

    #[test]
    #[ignore = "forty thousand lives take a minute or two"]
    fn many_random_lives_lose_nothing_that_was_promised(life in prop::collection::vec(happens(), 1..60)) {
        live(&life);
    }
}
