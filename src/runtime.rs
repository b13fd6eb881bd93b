//! The program while it runs: read what happened, update the app, do what it asks, draw.
//!
//! This is the only place with terminal input and output, files and the clock. Everything that happens comes through
//! one channel: keys from a thread that reads the terminal, news from the disk, signals.

mod burst;
mod events;
pub mod home;
pub mod os;
pub mod report;
pub mod surroundings;
mod terminal;
mod wake;
mod work;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};

use color_eyre::eyre::{Result, WrapErr};

use crate::app::{App, Disk, Effect, Input, Opening, findings_sentence};
use crate::date::Moment;
use crate::screen;
use crate::store::fs::{Fs, RealFs};
use crate::store::{Mode, OpenError, Opened, Pace, Sitting, Store};
use home::Home;
use os::Told;
use terminal::Screen;
use wake::Wake;
use work::Work;

/// How often `agenda.json` is looked at: somebody else may change it.
const LOOK: Duration = Duration::from_secs(2);

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user asked for it.
    Asked,
    /// The system asked for it with this signal.
    Signal(i32),
    /// The terminal went away.
    TerminalGone,
}

/// What the program says when it cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The agenda could not be opened.
    Open(OpenError),
    /// Something of the terminal or the system.
    System(color_eyre::Report),
}

/// Opens the agenda in a folder and works on it until the user stops.
///
/// # Errors
/// Says why the agenda could not be opened, or what the terminal refused.
pub fn run(home: &Home, folder: &Path, standing: Vec<String>) -> Result<Ended, StartError> {
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let now = now();
    let (user, host) = (os::user(), os::host());
    let sitting = Sitting { writer: chance(), now, user, host, pid: std::process::id() };
    let opened = Store::open(&fs, folder, &sitting, Pace::Thread).map_err(StartError::Open)?;
    home.remember(folder);
    session(home, &fs, opened, standing).map_err(StartError::System)
}

/// Returns the present moment.
#[must_use]
pub fn now() -> Moment {
    Moment::local(SystemTime::now())
}

/// Returns a number that no sitting had before: the clock to the nanosecond, stirred with the process number.
fn chance() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let nanoseconds = u64::from(since.subsec_nanos()) ^ since.as_secs().rotate_left(32);
    nanoseconds.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(std::process::id()).rotate_left(17)
}

fn session(home: &Home, fs: &Arc<dyn Fs>, opened: Opened, mut standing: Vec<String>) -> Result<Ended> {
    let mut screen = Screen::enter().wrap_err("the terminal could not be taken over")?;
    let size = screen.size()?;
    standing.extend(findings_sentence(&opened.findings));
    standing.extend(opened.notices.iter().map(ToString::to_string));
    let disk = match opened.store.mode() {
        Mode::Editing => Disk::Saved,
        Mode::Reading(why) => Disk::ReadOnly(format!("ALLEEN LEZEN: {why}")),
    };
    let (settings, unreadable) = home.settings();
    let (keymaps, no_keys) = home.keymaps();
    standing.extend(unreadable.into_iter().chain(no_keys));
    terminal::point(settings.mouse);
    let app = App::new(Opening {
        agenda: opened.agenda,
        earlier: opened.store.reaches_back(),
        draft: opened.draft.filter(|_| disk == Disk::Saved),
        standing,
        disk,
        keymaps,
        settings,
        now: now(),
        seed: chance(),
        size,
    });
    let wakes = wake::listen(opened.news)?;
    let work = Work::new(opened.store, Arc::clone(fs));
    let mut session = Session { home: home.clone(), app, work, ended: None };
    session.tell(Input::Terminal(os::terminal()));
    let ended = session.live(&mut screen, &wakes);
    drop(screen);
    let ended = ended?;
    if let Some(left) = session.work.leave(&session.app) {
        report::say(&left);
    }
    Ok(ended)
}

/// One run of the program, from the first frame to the last.
struct Session {
    home: Home,
    app: App,
    work: Work,
    ended: Option<Ended>,
}

impl Session {
    fn live(&mut self, screen: &mut Screen, wakes: &Receiver<Wake>) -> Result<Ended> {
        self.draw(screen)?;
        self.tell(Input::Idle);
        let mut next_look = Instant::now() + LOOK;
        loop {
            let wake = wakes.recv_timeout(next_look.saturating_duration_since(Instant::now()));
            let mut changed = self.passing_time(&mut next_look);
            match wake {
                Ok(wake) => {
                    changed |= self.take(wake);
                    // What is waiting already comes first: a frame for each of a thousand keys helps nobody.
                    while self.ended.is_none()
                        && let Ok(wake) = wakes.try_recv()
                    {
                        changed |= self.take(wake);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => self.ended = Some(Ended::TerminalGone),
            }
            if let Some(ended) = self.ended {
                return Ok(ended);
            }
            changed |= self.measure(screen)?;
            if changed {
                self.draw(screen)?;
            }
        }
    }

    fn draw(&self, screen: &mut Screen) -> Result<()> {
        screen.draw(|frame| screen::draw(&self.app, frame))
    }

    /// Asks the terminal for its size; returns whether it is another than the app knows.
    ///
    /// An event alone is not enough: crossterm drops the one that comes together with a key.
    fn measure(&mut self, screen: &Screen) -> Result<bool> {
        let size = screen.size()?;
        let changed = size != self.app.size();
        if changed {
            self.tell(Input::Resize(size.0, size.1));
        }
        Ok(changed)
    }

    /// Does what time asks for; returns whether the screen changes by it.
    fn passing_time(&mut self, next_look: &mut Instant) -> bool {
        let now = now();
        let mut changed = now.clock() != self.app.now().clock();
        if changed {
            self.tell(Input::Tick(now));
        }
        if Instant::now() >= *next_look {
            *next_look = Instant::now() + LOOK;
            changed |= self.work.look(&self.app);
        }
        changed
    }

    /// Takes what happened; returns whether the screen may change by it.
    fn take(&mut self, wake: Wake) -> bool {
        match wake {
            Wake::Input(input) => self.tell(input),
            Wake::News(news) => {
                for input in self.work.hear(news) {
                    self.tell(input);
                }
            }
            Wake::Told(Told::End(signal)) => self.ended = Some(Ended::Signal(signal)),
            // The next frame takes the terminal again, and draws the whole of it.
            Wake::Told(Told::Pause) => {
                terminal::give_back();
                os::pause();
            }
            Wake::Told(Told::GoOn) => terminal::give_back(),
            Wake::Gone => self.ended = Some(Ended::TerminalGone),
        }
        true
    }

    /// Tells the app what happened and does at once what it asks: an edit is in the journal before it is drawn.
    fn tell(&mut self, input: Input) {
        self.pass(input);
        // Only now: in between, the app is further than the journal.
        self.work.settle(&self.app);
    }

    fn pass(&mut self, input: Input) {
        for effect in self.app.update(input) {
            match effect {
                Effect::Quit => self.quit(),
                Effect::Remember(settings) => {
                    terminal::point(settings.mouse);
                    self.home.keep_settings(&settings);
                }
                effect => {
                    for answer in self.work.perform(effect) {
                        self.pass(answer);
                    }
                }
            }
        }
    }

    fn quit(&mut self) {
        let warned = matches!(self.app.disk(), Disk::Failing { .. });
        match self.work.close(&self.app) {
            Err(disk) if !warned => {
                self.pass(Input::Disk(disk));
                // Now that it is known to be unsafe, the app asks before it goes.
                self.pass(Input::Quit);
            }
            Ok(()) | Err(_) => self.ended = Some(Ended::Asked),
        }
    }
}
