//! One run of the program: the loop from what happened to the next frame, and going on with another agenda.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use color_eyre::eyre::{Result, WrapErr, eyre};

use super::home::Home;
use super::os::{self, Told};
use super::shelf::Bookcase;
use super::terminal::{self, Screen};
use super::wake::{self, Wake};
use super::work::Work;
use super::{Ended, chance, now, report, said};
use crate::app::look::Look;
use crate::app::settings::Settings;
use crate::app::shelf::{News, Wish};
use crate::app::{App, Disk, Effect, Input, Opening};
use crate::keymap::Keymaps;
use crate::screen;
use crate::store::fs::Fs;
use crate::store::{self, Mode, Opened, Store};

/// How often `agenda.json` is looked at: somebody else may change it.
const LOOK: Duration = Duration::from_secs(2);

/// How often a frame that could not be drawn is tried again, while the terminal takes nothing.
const STALE: Duration = Duration::from_millis(5);

/// Who types nothing for so long begins something else.
const PAUSE: Duration = Duration::from_secs(1);

/// Runs the program from the first frame to the last.
pub(super) fn run(home: &Home, fs: Arc<dyn Fs>, opened: Opened, mut standing: Vec<String>) -> Result<Ended> {
    let mut screen = Screen::enter().wrap_err("the terminal could not be taken over")?;
    let size = screen.size()?;
    let (settings, unreadable) = home.settings();
    let (keymaps, no_keys) = home.keymaps();
    standing.extend(unreadable.into_iter().chain(no_keys));
    terminal::point(settings.mouse);
    let (look, no_look) = home.look(opened.agenda.own_id());
    standing.extend(no_look);
    let (wake, wakes) = wake::listen()?;
    let (app, store, news) = sit_down(opened, standing, Kept { settings, keymaps, look, size });
    wake::forward(wake.clone(), 0, news);
    let work = Work::new(store, Arc::clone(&fs));
    let mut session = Session {
        home: home.clone(),
        fs,
        app,
        work,
        ended: None,
        is_stale: true,
        wake,
        sitting: 0,
        last_key: Instant::now(),
    };
    session.tell(Input::Terminal(os::terminal()));
    let ended = session.live(&mut screen, &wakes);
    // First the work, then the terminal: of the two only the work cannot be had again.
    let left = session.work.leave(&session.app);
    drop(screen);
    // On a terminal that went away nothing can be drawn, and that is nobody's mistake.
    let ended = match ended {
        Err(_) if !os::has_terminal() => Ended::TerminalGone,
        ended => ended?,
    };
    if ended == Ended::TerminalGone {
        // Where the window is still there, the program would just vanish from it.
        report::say("Overleg kan dit venster niet meer lezen en is daarom gestopt. Start het opnieuw.");
    }
    if let Some(left) = left {
        report::say(&left);
    }
    Ok(ended)
}

/// What goes along from one agenda to the next, and how the user looked at the next one.
struct Kept {
    settings: Settings,
    keymaps: Keymaps,
    look: Option<Look>,
    size: (u16, u16),
}

/// Makes the app of an agenda that was opened; the store and its news are for whoever keeps it.
fn sit_down(
    opened: Opened,
    mut standing: Vec<String>,
    Kept { settings, keymaps, look, size }: Kept,
) -> (App, Store, Receiver<store::News>) {
    standing.extend(said::of_opening(&opened));
    let disk = match opened.store.mode() {
        Mode::Editing => Disk::Saved,
        Mode::Reading(why) => Disk::ReadOnly(format!("ALLEEN LEZEN: {why}")),
    };
    let app = App::new(Opening {
        agenda: opened.agenda,
        earlier: opened.store.reaches_back(),
        draft: opened.draft.filter(|_| disk == Disk::Saved),
        standing,
        disk,
        keymaps,
        settings,
        look,
        now: now(),
        seed: chance(),
        size,
    });
    (app, opened.store, opened.news)
}

/// One run of the program, from the first frame to the last.
struct Session {
    home: Home,
    fs: Arc<dyn Fs>,
    app: App,
    work: Work,
    ended: Option<Ended>,
    /// Whether the screen shows something older than the app.
    is_stale: bool,
    /// Where the news of the next agenda goes.
    wake: Sender<Wake>,
    /// How many agendas were open before this one.
    sitting: usize,
    /// When a key was pressed last.
    last_key: Instant,
}

impl Session {
    fn live(&mut self, screen: &mut Screen, wakes: &Receiver<Wake>) -> Result<Ended> {
        self.draw(screen)?;
        self.tell(Input::Idle);
        let mut next_look = Instant::now() + LOOK;
        loop {
            self.draw(screen)?;
            let patience =
                if self.is_stale { STALE } else { next_look.saturating_duration_since(Instant::now()) };
            let wake = wakes.recv_timeout(patience);
            self.is_stale |= self.passing_time(&mut next_look);
            match wake {
                Ok(wake) => {
                    self.is_stale |= self.take(wake);
                    // What is waiting already comes first: a frame for each of a thousand keys helps nobody.
                    while self.ended.is_none()
                        && let Ok(wake) = wakes.try_recv()
                    {
                        self.is_stale |= self.take(wake);
                    }
                }
                Err(RecvTimeoutError::Timeout) if self.is_stale => {}
                Err(RecvTimeoutError::Timeout) => self.tell(Input::Idle),
                Err(RecvTimeoutError::Disconnected) => self.ended = Some(Ended::TerminalGone),
            }
            if let Some(ended) = self.ended {
                return Self::end(ended);
            }
            self.is_stale |= self.measure(screen)?;
        }
    }

    /// Returns how it ended; that a terminal which is there cannot be read any more is a mistake of ours.
    fn end(ended: Ended) -> Result<Ended> {
        if ended == Ended::TerminalGone && os::has_terminal() {
            return Err(eyre!("the terminal is not read any more"));
        }
        Ok(ended)
    }

    /// Draws what is not on the screen yet, as soon as the terminal takes it.
    fn draw(&mut self, screen: &mut Screen) -> Result<()> {
        if self.is_stale {
            self.is_stale = !screen.draw(|frame| screen::draw(&self.app, frame))?;
        }
        Ok(())
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
        let changed = now.clock() != self.app.now().clock();
        // The screen shows minutes; what is counted from a key on begins at its second.
        if now != self.app.now() {
            self.tell(Input::Tick(now));
        }
        if Instant::now() >= *next_look {
            *next_look = Instant::now() + LOOK;
            self.work.look(&self.app);
        }
        changed
    }

    /// Takes what happened; returns whether the screen may change by it.
    fn take(&mut self, wake: Wake) -> bool {
        match wake {
            Wake::Input(input) => {
                self.tell_pause(&input);
                self.tell(input);
            }
            // An agenda that was closed may have had something to say still.
            Wake::News(sitting, _) if sitting != self.sitting => return false,
            Wake::News(_, news) => {
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

    /// Tells the app before a key that it was quiet for long: what is typed after that is undone apart.
    fn tell_pause(&mut self, input: &Input) {
        if matches!(input, Input::Key(_) | Input::Paste(_)) {
            let now = Instant::now();
            if now.saturating_duration_since(self.last_key) >= PAUSE {
                self.tell(Input::Pause);
            }
            self.last_key = now;
        }
    }

    /// Tells the app what happened and does at once what it asks: an edit is in the journal before it is drawn.
    fn tell(&mut self, input: Input) {
        self.pass(input);
        // Only now: in between, the app is further than the journal.
        self.work.settle(&self.app);
    }

    fn pass(&mut self, input: Input) {
        let sitting = self.sitting;
        for effect in self.app.update(input) {
            if sitting != self.sitting {
                // What the app of another agenda asked for is done with.
                return;
            }
            match effect {
                Effect::Quit => self.quit(),
                Effect::Shelf(Wish::Open(folder)) => self.open(&folder),
                Effect::Shelf(wish) => {
                    let news = self.reach(wish);
                    self.pass(Input::Shelf(news));
                }
                Effect::ReadIn(wish) => {
                    let news = self.bookcase().read_in(wish);
                    self.pass(Input::ReadIn(news));
                }
                Effect::Remember(settings) => {
                    terminal::point(settings.mouse);
                    self.home.keep_settings(&settings);
                }
                Effect::KeepLook(look) => self.home.keep_look(self.app.agenda().own_id(), &look),
                effect => {
                    for answer in self.work.perform(effect) {
                        self.pass(answer);
                    }
                }
            }
        }
    }

    fn bookcase(&self) -> Bookcase<'_> {
        Bookcase {
            fs: &*self.fs,
            agendas: self.home.agendas(),
            own: os::own_folder(),
            recent: self.home.recent(),
            here: self.work.folder().to_owned(),
        }
    }

    /// Does what the app asks about the agendas of the user; returns what it is to be told.
    fn reach(&self, wish: Wish) -> News {
        let case = self.bookcase();
        match wish {
            Wish::List => News::List(case.list()),
            Wish::Open(folder) => News::Open(folder),
            Wish::Begin(title, from) => case.begin(&title, from).map_or_else(News::Refused, News::Open),
            Wish::Copy(typed, agenda) => case.copy(&typed, &agenda).map_or_else(News::Refused, News::Copied),
            Wish::Complete(typed) => News::Completed(case.complete(&typed)),
        }
    }

    /// Goes on with another agenda; the present one stays open until that is certain.
    fn open(&mut self, folder: &Path) {
        let case = self.bookcase();
        let folder = case.meant(folder);
        if case.is_here(&folder) {
            return self.pass(Input::Shelf(News::Refused("Deze agenda is al open.".into())));
        }
        match super::open(&self.fs, &folder) {
            Ok(opened) => self.change_to(opened, &folder),
            Err(error) => {
                self.pass(Input::Shelf(News::Refused(format!("{error} {}", error.hint()))));
            }
        }
    }

    fn change_to(&mut self, opened: Opened, folder: &Path) {
        if !self.close(Input::Shelf(News::Open(folder.to_owned()))) {
            return;
        }
        let (look, no_look) = self.home.look(opened.agenda.own_id());
        let standing = self.work.last_word().into_iter().chain(no_look).collect();
        let (settings, keymaps) = (self.app.settings().clone(), self.app.keymaps().clone());
        let kept = Kept { settings, keymaps, look, size: self.app.size() };
        let (app, store, news) = sit_down(opened, standing, kept);
        self.sitting += 1;
        wake::forward(self.wake.clone(), self.sitting, news);
        self.app = app;
        self.work = Work::new(store, Arc::clone(&self.fs));
        self.home.remember(folder);
        self.pass(Input::Terminal(os::terminal()));
        self.pass(Input::Shelf(News::Opened));
        self.pass(Input::Idle);
    }

    fn quit(&mut self) {
        if self.close(Input::Quit) {
            self.ended = Some(Ended::Asked);
        }
    }

    /// Closes the agenda; returns whether that is done. When it turns out only now to be unsafe, the wish goes to the app
    /// again, which asks before it goes.
    fn close(&mut self, wish: Input) -> bool {
        let warned = matches!(self.app.disk(), Disk::Failing { .. });
        match self.work.close(&self.app) {
            Err(disk) if !warned => {
                self.pass(Input::Disk(disk));
                self.pass(wish);
                false
            }
            Ok(()) | Err(_) => true,
        }
    }
}
