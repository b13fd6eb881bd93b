//! Owns the desk: somebody at the keys of the real app, with the real store behind it, at a fixed moment.
//!
//! What somebody sees is left to [`look`], what the screen looks like as text to [`ink`](super::ink).

mod keys;
mod look;
mod pointing;
mod seat;
mod shelf;
mod truth;

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use overleg::agenda::Agenda;
use overleg::app::settings::Settings;
use overleg::app::terminal::{Colours, Terminal};
use overleg::app::{App, Disk, Effect, Input, outside};
use overleg::date::Moment;
use overleg::keymap::{Key, Keymaps, Stroke};
use overleg::runtime::outside::Offer;
use overleg::runtime::said::Said;
use overleg::store::fs::{Fs, RealFs};
use overleg::store::memory::MemoryFs;
use overleg::store::{CloseError, News, Store};
use tempfile::TempDir;

use self::seat::{disk, sit_down};
use super::ink::Picture;

const HARDERWIJK: &str = include_str!("../../data/harderwijk-2024-2028.json");
const EMPTY: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "leeg", "title": "Nieuwe agenda"}}"#;
const NOW: &str = "2026-03-12T10:24:00+01:00";

/// A facilitator at the keys.
pub(super) struct Desk {
    app: App,
    store: Option<Store>,
    news: Receiver<News>,
    fs: Arc<dyn Fs>,
    /// The disk when it is one in memory, to break it.
    memory: Option<MemoryFs>,
    folder: PathBuf,
    /// The folders that were open before.
    recent: Vec<PathBuf>,
    /// The agenda as it was when it was opened by the user.
    began: String,
    terminal: Terminal,
    size: (u16, u16),
    sittings: u64,
    keys: usize,
    stopped: bool,
    /// Whether somebody else changed the file: the disk then rightly says something else than the screen.
    foreign: bool,
    copied: Vec<String>,
    /// What something else made of the file, while the app answers.
    offer: Offer,
    said: Said,
    /// What the program keeps of its user from one sitting to the next.
    remembered: Settings,
    /// The keys, with those of the user.
    keymaps: Keymaps,
    /// What the program keeps of how its user looks at this agenda, as its file says it.
    look: Option<String>,
    /// The screen as it is; painted once for everything that is looked at.
    seen: OnceCell<Picture>,
    _home: Option<TempDir>,
}

impl Desk {
    /// Sits down at the agenda that comes along, on a disk in memory.
    #[track_caller]
    pub(super) fn open(name: &str) -> Self {
        assert_eq!(name, "harderwijk", "er is nog maar één voorbeeld");
        Self::with(HARDERWIJK)
    }

    #[track_caller]
    pub(super) fn open_empty() -> Self {
        Self::with(EMPTY)
    }

    /// Sits down at an agenda that stands in a text.
    #[track_caller]
    pub(super) fn with(agenda: &str) -> Self {
        let memory = MemoryFs::default();
        memory.put("/map/agenda.json", agenda);
        Self::on(Arc::new(memory.clone()), Some(memory), "/map".into(), None)
    }

    /// Sits down at the agenda that comes along, in a real folder.
    #[track_caller]
    pub(super) fn open_on_disk() -> Self {
        let home = TempDir::new().unwrap();
        std::fs::write(home.path().join("agenda.json"), HARDERWIJK).unwrap();
        let folder = home.path().to_owned();
        Self::on(Arc::new(RealFs), None, folder, Some(home))
    }

    /// Sits down at the same disk while the first one still has the agenda open.
    #[track_caller]
    pub(super) fn beside(&self) -> Self {
        let mut second = Self::on(Arc::clone(&self.fs), self.memory.clone(), self.folder.clone(), None);
        second.sittings += 100;
        second
    }

    #[track_caller]
    fn on(fs: Arc<dyn Fs>, memory: Option<MemoryFs>, folder: PathBuf, home: Option<TempDir>) -> Self {
        let size = (120, 30);
        let remembered = Settings::default();
        let keymaps = Keymaps::standard();
        let (app, store, news) = sit_down(&fs, &folder, size, (1, &remembered, &keymaps, None));
        let began = app.agenda().to_json();
        Self {
            app,
            recent: Vec::new(),
            began,
            store: Some(store),
            news,
            fs,
            memory,
            folder,
            terminal: Terminal::default(),
            size,
            sittings: 1,
            keys: 0,
            stopped: false,
            foreign: false,
            copied: Vec::new(),
            offer: Offer::default(),
            said: Said::default(),
            remembered,
            keymaps,
            look: None,
            seen: OnceCell::new(),
            _home: home,
        }
    }

    /// Gives the terminal another size.
    #[track_caller]
    pub(super) fn at(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.take(Input::Resize(width, height))
    }

    pub(super) fn without_colour(&mut self) -> &mut Self {
        self.in_terminal(Terminal { colours: Colours::None, ..self.terminal })
    }

    /// Moves to a terminal that can show this.
    #[track_caller]
    pub(super) fn in_terminal(&mut self, terminal: Terminal) -> &mut Self {
        self.terminal = terminal;
        self.take(Input::Terminal(terminal))
    }

    /// Presses keys in the notation of a keymap file, with blanks between them.
    #[track_caller]
    pub(super) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.stroke(Key::parse(key).unwrap());
        }
        self
    }

    /// Types a text, a key for every letter.
    #[track_caller]
    pub(super) fn write(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let event = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            self.stroke(Key::from_event(event).unwrap().key);
        }
        self
    }

    #[track_caller]
    fn stroke(&mut self, key: Key) {
        self.keys += 1;
        self.take(Input::Key(Stroke { key, repeat: false }));
    }

    #[track_caller]
    pub(super) fn paste(&mut self, text: &str) -> &mut Self {
        self.take(Input::Paste(text.into()))
    }

    /// Lets the app take something in and does what it asks, as the runtime does before the next frame.
    #[track_caller]
    pub(super) fn take(&mut self, input: Input) -> &mut Self {
        self.seen.take();
        let effects = self.app.update(input);
        let wrote = effects.iter().any(|effect| matches!(effect, Effect::Record(_)));
        for effect in effects {
            self.perform(effect);
        }
        self.hear();
        self.check(wrote);
        self
    }

    #[track_caller]
    fn perform(&mut self, effect: Effect) {
        let now = moment();
        let Some(store) = self.store.as_mut() else {
            panic!("na het afsluiten wordt nog gewerkt: {effect:?}")
        };
        match effect {
            Effect::Record(edit) => drop(store.record(&edit, now).expect("opnemen lukt")),
            Effect::Draft(draft) => store.draft(draft.as_ref()).expect("een half veld opnemen lukt"),
            Effect::Outside(wish) => {
                self.foreign &= matches!(wish, outside::Wish::KeepBeside);
                self.offer.perform(wish, store, now).expect("overnemen lukt");
            }
            Effect::Checkpoint => {
                store.insist();
                let last = store.last();
                store.checkpoint(self.app.agenda().clone(), last, now).expect("opslaan lukt");
            }
            Effect::Recall => {
                let edits = store.recall(&*self.fs);
                self.take(Input::Recalled(edits));
            }
            Effect::Remember(settings) => self.remembered = settings,
            Effect::Shelf(wish) => self.reach(wish),
            Effect::Version(wish) => self.compare(wish),
            Effect::ReadIn(wish) => {
                let news = self.bookcase().read_in(wish);
                self.take(Input::ReadIn(news));
            }
            Effect::KeepLook(look) => self.look = Some(serde_json::to_string(&look).expect("te schrijven")),
            Effect::Copy(text) => self.copied.push(text),
            Effect::Quit => self.quit(),
        }
    }

    /// Stops, unless it turns out now that work would be lost: then the app asks first.
    #[track_caller]
    fn quit(&mut self) {
        let warned = matches!(self.app.disk(), Disk::Failing { .. });
        let Some(store) = self.store.as_mut() else { return };
        match store.close(self.app.agenda(), moment()) {
            Err(CloseError::Unsaved { count, why }) if !warned => {
                self.take(Input::Disk(Disk::Failing { count, why })).take(Input::Quit);
            }
            Ok(_) | Err(_) => self.stopped = true,
        }
    }

    /// Tells the app what the store reported.
    fn hear(&mut self) {
        for news in self.news.try_iter().collect::<Vec<_>>() {
            let Some(store) = self.store.as_ref() else { return };
            let said = self.said.hear(&news);
            let input = match &news {
                News::Synced { .. } => Input::Disk(disk(store)),
                News::Failing { count, .. } => {
                    Input::Disk(Disk::Failing { count: *count, why: news.to_string() })
                }
                News::Ours => {
                    self.foreign = false;
                    Input::Outside(outside::News::Ours)
                }
                News::Beside => Input::Outside(outside::News::Came),
                News::Outside(outside) => {
                    self.foreign = true;
                    Input::Outside(self.offer.hear(outside.clone()))
                }
                News::Saved { .. }
                | News::Anew
                | News::NotReplaced { .. }
                | News::Gone
                | News::ThreadDied => Input::Idle,
            };
            for input in said.into_iter().chain([input]) {
                self.take(input);
            }
        }
    }

    /// Closes properly and opens again.
    #[track_caller]
    pub(super) fn reopen(&mut self) -> &mut Self {
        if !self.stopped {
            self.press("ctrl-q");
        }
        assert!(self.stopped, "afsluiten lukte niet\n{}", self.picture());
        self.sit_down_again()
    }

    /// Dies without closing and opens again.
    #[track_caller]
    pub(super) fn crash(&mut self) -> &mut Self {
        self.store = None;
        if let Some(memory) = &self.memory {
            let after = memory.after_crash();
            self.fs = Arc::new(after.clone());
            self.memory = Some(after);
        }
        self.sit_down_again()
    }

    #[track_caller]
    fn sit_down_again(&mut self) -> &mut Self {
        self.store = None;
        self.sittings += 1;
        let kept = (self.sittings, &self.remembered, &self.keymaps, self.look.as_deref());
        let (app, store, news) = sit_down(&self.fs, &self.folder, self.size, kept);
        (self.app, self.store, self.news, self.stopped) = (app, Some(store), news, false);
        self.foreign = false;
        self.in_terminal(self.terminal)
    }

    pub(super) fn agenda(&self) -> &Agenda {
        self.app.agenda()
    }

    pub(super) fn app(&self) -> &App {
        &self.app
    }

    pub(super) fn memory(&self) -> &MemoryFs {
        self.memory.as_ref().expect("dit bureau heeft een schijf in het geheugen")
    }

    pub(super) fn store(&mut self) -> &mut Store {
        self.store.as_mut().expect("de agenda is open")
    }

    pub(super) fn copied(&self) -> &[String] {
        &self.copied
    }

    /// Returns how the program likes to look from the next sitting on, for who writes that down.
    pub(super) fn settings(&mut self) -> &mut Settings {
        &mut self.remembered
    }

    pub(super) fn has_stopped(&self) -> bool {
        self.stopped
    }

    /// Returns how many keys were pressed since this was asked last.
    pub(super) fn keys(&mut self) -> usize {
        std::mem::take(&mut self.keys)
    }
}

fn moment() -> Moment {
    Moment::parse(NOW).expect("een vast moment")
}
