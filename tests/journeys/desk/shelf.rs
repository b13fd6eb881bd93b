//! Owns what the desk does with several agendas: the real shelf and the real versions, on the disk of the desk.

use std::path::Path;

use overleg::app::shelf::{News, Wish};
use overleg::app::versions::News as Told;
use overleg::app::{Disk, Input};
use overleg::runtime::shelf::Bookcase;
use overleg::runtime::versions;
use overleg::store::{CloseError, create};

use super::seat::try_sit_down;
use super::{Desk, HARDERWIJK, moment};

/// Where new agendas come on the disk in memory.
const AGENDAS: &str = "/thuis/agendas";

impl Desk {
    /// Puts another agenda among those of the user.
    #[track_caller]
    pub(in super::super) fn has_agenda(&mut self, name: &str, title: &str) -> &mut Self {
        let mut agenda = overleg::agenda::Agenda::from_json(HARDERWIJK).unwrap().agenda;
        let head = agenda.heading().unwrap().id.clone();
        let at = overleg::agenda::At::new(overleg::agenda::Kind::Head, &head);
        let change = agenda.set(&at, "title", overleg::agenda::Value::Text(title.into())).unwrap();
        agenda.apply(&[change]).unwrap();
        create(&*self.fs, &Path::new(AGENDAS).join(name), &agenda).unwrap();
        self
    }

    /// Returns the folder that is open.
    pub(in super::super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the agenda as it was when this folder was opened by its user.
    pub(in super::super) fn began(&self) -> &str {
        &self.began
    }

    /// Goes on at the disk of somebody else, where the same agenda is not open.
    #[track_caller]
    pub(in super::super) fn on_the_disk_of(&mut self, other: &Self) -> &mut Self {
        (self.fs, self.memory) = (std::sync::Arc::clone(&other.fs), other.memory.clone());
        self.sittings += 100;
        self
    }

    pub(super) fn bookcase(&self) -> Bookcase<'_> {
        Bookcase {
            fs: &*self.fs,
            agendas: AGENDAS.into(),
            own: Some("/thuis".into()),
            recent: self.recent.clone(),
            here: self.folder.clone(),
        }
    }

    #[track_caller]
    pub(super) fn reach(&mut self, wish: Wish) {
        let case = self.bookcase();
        let news = match wish {
            Wish::List => {
                let mut there = case.list();
                // The disk in memory has a clock of its own.
                there.agendas.iter_mut().for_each(|shelved| shelved.changed = Some(moment()));
                News::List(there)
            }
            Wish::Open(folder) => return self.open_other(&folder),
            Wish::Begin(title, from) => case.begin(&title, from).map_or_else(News::Refused, News::Open),
            Wish::Copy(typed, agenda) => case.copy(&typed, &agenda).map_or_else(News::Refused, News::Copied),
            Wish::Complete(typed) => News::Completed(case.complete(&typed)),
        };
        self.take(Input::Shelf(news));
    }

    #[track_caller]
    fn open_other(&mut self, folder: &Path) {
        let case = self.bookcase();
        let folder = case.meant(folder);
        if case.is_here(&folder) {
            self.take(Input::Shelf(News::Refused("Deze agenda is al open.".into())));
            return;
        }
        let kept = (self.sittings + 1, &self.remembered, &self.keymaps, None);
        let (app, store, news) = match try_sit_down(&self.fs, &folder, self.size, kept) {
            Ok(opened) => opened,
            Err(error) => {
                self.take(Input::Shelf(News::Refused(format!("{error} {}", error.hint()))));
                return;
            }
        };
        let warned = matches!(self.app.disk(), Disk::Failing { .. });
        let closed = self.store.as_mut().unwrap().close(self.app.agenda(), moment());
        if let (Err(CloseError::Unsaved { count, why }), false) = (closed, warned) {
            self.take(Input::Disk(Disk::Failing { count, why }));
            self.take(Input::Shelf(News::Open(folder)));
            return;
        }
        self.recent.insert(0, std::mem::replace(&mut self.folder, folder));
        (self.app, self.store, self.news) = (app, Some(store), news);
        self.sittings += 1;
        self.foreign = false;
        self.began = self.json();
        self.seen.take();
        self.app.update(Input::Terminal(self.terminal));
        self.take(Input::Shelf(News::Opened));
        self.take(Input::Idle);
    }

    #[track_caller]
    pub(super) fn compare(&mut self, wish: overleg::app::versions::Wish) {
        let store = self.store.as_mut().unwrap();
        let mut news = versions::perform(wish, store, &*self.fs, moment());
        if let Told::List(found) | Told::Others(found) = &mut news {
            // The disk in memory has a clock of its own.
            found.iter_mut().filter(|version| version.is_beside()).for_each(|version| version.at = moment());
        }
        self.take(Input::Version(news));
    }
}
