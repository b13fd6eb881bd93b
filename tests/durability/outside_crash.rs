//! Every short life with something else that writes too, broken off at every operation: what was on the screen is there, and
//! what the other wrote is there or lies beside it.

use overleg::agenda::Agenda;
use overleg::store::memory::{Break, MemoryFs};

use crate::outside_live::{conflicts, outside};
use crate::support::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Mine(&'static str),
    /// What stood there at first, as undo puts it back.
    Back,
    Theirs(&'static str),
    TakeIn,
    Save,
}

const STEPS: [Step; 7] = [
    Step::Mine("a1"),
    Step::Mine("a2"),
    Step::Back,
    Step::Theirs("a1"),
    Step::Theirs("a2"),
    Step::TakeIn,
    Step::Save,
];

/// A life so far: what was on the screen before the last step and after it, and what the other wrote last.
struct Life {
    program: Program,
    before: String,
    theirs: Option<(&'static str, String)>,
    /// What the other had before its eyes and replaced.
    replaced: Vec<String>,
    /// Whether the file is the work of the other, not taken in yet, before the last step or after it.
    foreign: [bool; 2],
}

impl Life {
    fn new(fs: &MemoryFs) -> Option<Self> {
        let program = Program::try_open(fs, 1).ok()?;
        let before = program.text();
        Some(Self { program, before, theirs: None, replaced: Vec::new(), foreign: [false; 2] })
    }

    fn live(&mut self, number: usize, step: Step) {
        self.before = self.program.text();
        self.foreign[0] = self.foreign[1];
        match step {
            Step::Mine(id) => drop(self.program.write(id, &format!("m{number}"))),
            Step::Back => drop(self.program.write("a2", "tweede")),
            Step::Theirs(id) => {
                let title = format!("t{number}");
                let seen = Agenda::from_json(&on_disk(&self.program.fs)).unwrap().agenda;
                self.replaced.push(crate::support::title(&seen, id));
                outside(&self.program.fs, id, &title);
                self.theirs = Some((id, title));
                self.foreign[1] = true;
            }
            Step::TakeIn => {
                if self.program.take_in() && !self.program.fs.is_dead() {
                    self.foreign[1] = false;
                }
            }
            Step::Save => self.program.checkpoint(),
        }
    }
}

/// Returns the titles of an action in all that lies on the disk and in what opens.
fn everywhere(fs: &MemoryFs, opened: &Agenda, id: &str) -> Vec<String> {
    let kept = fs.files(hidden().join("hist")).into_iter().filter_map(|path| fs.content(path));
    let kept = kept.filter_map(|bytes| Agenda::from_bytes(&bytes).ok());
    let kept = kept.map(|reading| title(&reading.agenda, id));
    beside(fs, opened, id).into_iter().chain(kept).collect()
}

/// Returns the titles of an action where somebody finds them: in what opens and in what lies beside it.
fn beside(fs: &MemoryFs, opened: &Agenda, id: &str) -> Vec<String> {
    let titles = conflicts(fs).into_iter().map(|text| title(&Agenda::from_json(&text).unwrap().agenda, id));
    titles.chain([title(opened, id)]).collect()
}

fn check(life: Life, told: &dyn std::fmt::Debug) {
    let Life { program, before, theirs, replaced, foreign } = life;
    let (fs, states) = (program.fs.after_crash(), [before, program.text()]);
    drop(program);
    let opened = Program::open(&fs, 2);
    if !foreign.contains(&true) {
        assert!(states.contains(&opened.text()), "{told:?}\n{}\n{states:?}", opened.text());
    }
    let screens = states.map(|text| Agenda::from_json(&text).unwrap().agenda);
    let is_there = |screen: &Agenda| {
        let ours = ["a1", "a2"].map(|id| (id, title(screen, id))).into_iter();
        ours.filter(|(_, title)| title.starts_with('m') && !replaced.contains(title))
            .all(|(id, title)| beside(&fs, &opened.agenda, id).contains(&title))
    };
    assert!(screens.iter().any(is_there), "{told:?}: wat van ons is, is weg\n{}", opened.text());
    if let Some((id, title)) = theirs {
        let all = everywhere(&fs, &opened.agenda, id);
        assert!(all.contains(&title), "{told:?}: {title} van de ander is weg\n{all:?}");
    }
    let before = opened.text();
    let again = opened.crash();
    assert_eq!(again.text(), before, "{told:?}: de tweede keer komt er iets anders");
}

/// Lives these steps on a disk that breaks; returns how many states were looked at.
fn every_crash(steps: &[Step]) -> usize {
    let fs = disk();
    let mut whole = Life::new(&fs).unwrap();
    let opening = fs.log().len();
    steps.iter().enumerate().for_each(|(number, step)| whole.live(number, *step));
    let operations = fs.log().len() - opening;
    check(whole, &steps);
    let mut states = 1;
    for broken in 0..operations {
        for how in [Break::Crash, Break::Torn(60)] {
            let fs = disk();
            let mut life = Life::new(&fs).unwrap();
            fs.break_at(broken, how);
            for (number, step) in steps.iter().enumerate() {
                life.live(number, *step);
                if fs.is_dead() {
                    break;
                }
            }
            check(life, &(steps, broken, how));
            states += 1;
        }
    }
    states
}

fn lives(length: u32) -> impl Iterator<Item = Vec<Step>> {
    let count = STEPS.len().pow(length);
    (0..count).map(move |number| {
        (0..length).map(|place| STEPS[number / STEPS.len().pow(place) % STEPS.len()]).collect()
    })
}

#[expect(clippy::print_stdout, reason = "how many states were looked at belongs with the result")]
fn count_crashes(lives: &[Vec<Step>]) {
    let states: usize = lives.iter().map(|steps| every_crash(steps)).sum();
    println!("{} levens met een ander die ook schrijft, {states} toestanden bekeken", lives.len());
}

#[test]
fn every_short_life_with_something_else_that_writes_loses_nothing_whenever_it_is_broken_off() {
    count_crashes(&(1..=3).flat_map(lives).collect::<Vec<_>>());
}

#[test]
#[ignore = "half a minute: all lives of four steps"]
fn every_life_of_four_steps_with_something_else_that_writes_loses_nothing_whenever_it_is_broken_off() {
    count_crashes(&lives(4).collect::<Vec<_>>());
}
