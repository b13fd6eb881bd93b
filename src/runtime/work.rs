//! What the app asks of the disk, and what the disk answers in the words of the app.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use super::outside::Offer;
use super::said::Said;
use super::{now, versions};
use crate::app::outside;
use crate::app::{App, Disk, Effect, Input};
use crate::store::fs::Fs;
use crate::store::{CloseError, Closed, News, Store, Why};

/// After so many edits `agenda.json` is replaced.
const EDITS_BETWEEN_CHECKPOINTS: usize = 500;

/// After so many seconds with changes `agenda.json` is replaced.
const SECONDS_BETWEEN_CHECKPOINTS: i64 = 60;

const LEFT_FOREIGN: &str = "agenda.json is door iets anders gewijzigd en is blijven staan. Uw wijzigingen staan in het \
                            journaal; open de agenda met overleg, dan komen ze er weer bij.";

const LEFT_GONE: &str = "agenda.json is weggehaald uit de map en daar niet teruggezet. Alles wat erin stond is er nog: open \
                         de map met overleg, dan is de agenda er weer.";

/// The store while it is in use, with what it is busy with.
pub(super) struct Work {
    store: Store,
    fs: Arc<dyn Fs>,
    /// The numbers of the edits that are not on disk for certain.
    underway: VecDeque<u64>,
    since_checkpoint: usize,
    first_change: Option<i64>,
    failing: bool,
    offer: Offer,
    said: Said,
    /// Whether `agenda.json` is to be replaced as soon as the app and the journal say the same.
    due: bool,
    closed: bool,
    /// What the user has to know after leaving.
    last_word: Option<String>,
}

impl Work {
    pub(super) fn new(store: Store, fs: Arc<dyn Fs>) -> Self {
        let underway = VecDeque::new();
        Self {
            store,
            fs,
            underway,
            since_checkpoint: 0,
            first_change: None,
            failing: false,
            offer: Offer::default(),
            said: Said::default(),
            due: false,
            closed: false,
            last_word: None,
        }
    }

    /// Does what the app asks; returns what it is to be told.
    pub(super) fn perform(&mut self, effect: Effect) -> Vec<Input> {
        match effect {
            Effect::Record(edit) => {
                let recorded = self.store.record(&edit, now()).map(Some);
                self.recorded(recorded)
            }
            Effect::Outside(wish) => {
                let recorded = self.offer.perform(wish, &mut self.store, now());
                self.recorded(recorded)
            }
            Effect::Draft(draft) => match self.store.draft(draft.as_ref()) {
                Ok(()) => Vec::new(),
                Err(why) => vec![Input::Disk(read_only(&why))],
            },
            Effect::Recall => vec![Input::Recalled(self.store.recall(&*self.fs))],
            Effect::Checkpoint => {
                self.store.insist();
                self.due = true;
                Vec::new()
            }
            Effect::Copy(text) => {
                super::terminal::copy(&text);
                Vec::new()
            }
            Effect::Version(wish) => {
                vec![Input::Version(versions::perform(wish, &mut self.store, &*self.fs, now()))]
            }
            // The session itself does these.
            Effect::Remember(_)
            | Effect::KeepLook(_)
            | Effect::Shelf(_)
            | Effect::ReadIn(_)
            | Effect::Quit => Vec::new(),
        }
    }

    /// Takes note of what was recorded, if anything was.
    fn recorded(&mut self, recorded: Result<Option<u64>, Why>) -> Vec<Input> {
        match recorded {
            Ok(Some(n)) => {
                self.underway.push_back(n);
                self.since_checkpoint += 1;
                self.first_change.get_or_insert(now().seconds());
                self.due |= self.since_checkpoint >= EDITS_BETWEEN_CHECKPOINTS;
                self.pending()
            }
            Ok(None) => Vec::new(),
            Err(why) => vec![Input::Disk(read_only(&why))],
        }
    }

    /// Writes what is due, now that everything the app asked for was done.
    pub(super) fn settle(&mut self, app: &App) {
        if std::mem::take(&mut self.due) && !self.closed {
            self.checkpoint(app);
        }
    }

    /// Returns what news from the disk means to the app.
    pub(super) fn hear(&mut self, news: News) -> Vec<Input> {
        match news {
            News::Synced { n } => {
                while self.underway.front().is_some_and(|edit| *edit <= n) {
                    self.underway.pop_front();
                }
                self.failing = false;
                self.pending()
            }
            News::Ours => {
                self.said.hear(&news).into_iter().chain([Input::Outside(outside::News::Ours)]).collect()
            }
            News::Outside(outside) => vec![Input::Outside(self.offer.hear(outside))],
            News::Beside => vec![Input::Outside(outside::News::Came)],
            News::Failing { why, count } => {
                self.failing = true;
                let edits = if count == 1 { "wijziging staat" } else { "wijzigingen staan" };
                let why = format!(
                    "NIET BEWAARD: {count} {edits} alleen op het scherm, want {why}. Het wordt vanzelf opnieuw \
                     geprobeerd."
                );
                vec![Input::Disk(Disk::Failing { count, why })]
            }
            News::ThreadDied => {
                self.store.retry();
                self.said.hear(&news)
            }
            News::Anew => {
                self.due = true;
                self.said.hear(&news).into_iter().chain(self.pending()).collect()
            }
            News::Saved { .. } | News::NotReplaced { .. } | News::Gone => self.said.hear(&news),
        }
    }

    fn pending(&self) -> Vec<Input> {
        let disk = match self.underway.len() {
            _ if self.failing => return Vec::new(),
            0 => Disk::Saved,
            count => Disk::Pending(count),
        };
        vec![Input::Disk(disk)]
    }

    /// Does what is due every two seconds.
    pub(super) fn look(&mut self, app: &App) {
        if self.closed {
            return;
        }
        if self.failing {
            self.store.retry();
        }
        self.store.look();
        if self.first_change.is_some_and(|since| now().seconds() - since >= SECONDS_BETWEEN_CHECKPOINTS) {
            self.checkpoint(app);
        }
    }

    fn checkpoint(&mut self, app: &App) {
        self.since_checkpoint = 0;
        self.first_change = None;
        let n = self.store.last();
        // An agenda that can only be read has nothing to write; that is on the screen already.
        let _ = self.store.checkpoint(app.agenda().clone(), n, now());
    }

    /// Brings everything to the disk, or says how it stands when that cannot be done.
    pub(super) fn close(&mut self, app: &App) -> Result<(), Disk> {
        match self.store.close(app.agenda(), now()) {
            Err(error @ CloseError::Unsaved { count, .. }) => {
                Err(Disk::Failing { count, why: format!("{error} {}", error.hint()) })
            }
            end => {
                self.closed = true;
                self.last_word = last_word(end);
                Ok(())
            }
        }
    }

    /// Returns the folder of the agenda.
    pub(super) fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// Returns what the user has to know after closing, as a sentence.
    pub(super) fn last_word(&mut self) -> Option<String> {
        self.last_word.take()
    }

    /// Closes if that was not done yet; returns what the user has to know, as a sentence.
    pub(super) fn leave(&mut self, app: &App) -> Option<String> {
        if self.closed {
            return self.last_word.take();
        }
        last_word(self.store.close(app.agenda(), now()))
    }
}

fn last_word(end: Result<Closed, CloseError>) -> Option<String> {
    match end {
        Ok(Closed::LeftForeign) => Some(LEFT_FOREIGN.into()),
        Ok(Closed::LeftGone) => Some(LEFT_GONE.into()),
        Ok(_) => None,
        Err(error) => Some(format!("{error} {}", error.hint_afterwards())),
    }
}

fn read_only(why: &Why) -> Disk {
    Disk::ReadOnly(format!("ALLEEN LEZEN: {why}"))
}
