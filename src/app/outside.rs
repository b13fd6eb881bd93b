//! What something else makes of the agenda while it is open: taking it in as one edit, or keeping both versions.
//!
//! What it changed comes in as data. Nothing moves under the hands of whoever has something open: it waits until that is closed.

use std::collections::HashSet;

use super::compare::is_told;
use super::versions::{self, Place, Version};
use super::{App, Effect, counted, edit, message};
use crate::agenda::{Act, Agenda, Change, Edit, rebase, review};
use crate::command::Command;
use crate::date::Moment;
use crate::text::cut;

/// How much of the name of a file stands in a sentence.
const LONGEST: usize = 60;

/// What the app asks about what something else changed.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Write this edit to the journal: it takes in what was offered; and whether nothing of that was left out.
    TakeIn(Edit, bool),
    /// Write what was offered beside the agenda, and offer it again.
    KeepBeside,
}

/// What the app hears about the files of the agenda.
#[derive(Debug, Clone)]
pub enum News {
    /// Something else changed `agenda.json`.
    Changed(Changed),
    /// Something else put an earlier version of ours in its place, as a sentence.
    Earlier(String),
    /// Something else took it away, as a sentence.
    Gone(String),
    /// It is left as it is for now, and why, as a sentence.
    Left(String),
    /// What clashes could not be written beside it yet, as a sentence.
    NotKept(String),
    /// It is ours again.
    Ours,
    /// Something came into the folder that may be another version.
    Came,
}

/// Work of something else on the agenda.
#[derive(Debug, Clone)]
pub struct Changed {
    /// What it changed since the file was ours.
    pub changes: Vec<Change>,
    /// Whether that is all.
    pub is_whole: bool,
    /// The name of the file beside the agenda that holds all of it, when there is one.
    pub beside: Option<String>,
}

/// What the app knows of the files of the agenda.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// What was changed and is not taken in yet.
    waiting: Option<Changed>,
    /// Whether what came last could not all be told as changes.
    is_partial: bool,
    /// The sentence about `agenda.json` that is true now.
    told: Option<String>,
    /// The sentence about what was taken in, and how many changes that were.
    taken: Option<(String, usize)>,
    /// The agenda before something was taken in that nobody has read about yet.
    before: Option<(Moment, Box<Agenda>)>,
    /// The other versions that were told of.
    known: Vec<Version>,
    /// What was said of which file that lies beside the agenda.
    said: Vec<(String, String)>,
}

/// Takes in what the runtime tells.
pub(super) fn hear(app: &mut App, news: News) {
    match news {
        News::Changed(changed) => {
            app.watch.is_partial = !changed.is_whole;
            app.watch.waiting = Some(changed);
        }
        News::Earlier(sentence) => {
            let (save, versions) = (app.long_name(Command::Save), app.long_name(Command::ShowSnapshots));
            tell(
                app,
                format!("{sentence} {save} zet agenda.json weer zoals hier; {versions} vergelijkt versies."),
            );
        }
        News::Gone(sentence) => {
            let save = app.long_name(Command::Save);
            tell(app, format!("{sentence} {save} zet het bestand terug."));
        }
        News::Left(sentence) => tell(app, sentence),
        // It is tried again every two seconds.
        News::NotKept(sentence) => {
            if app.watch.told.as_ref() != Some(&sentence) {
                tell(app, sentence);
            }
        }
        News::Ours => {
            // What waits was in a file that is there no more.
            app.watch.waiting = None;
            settle(app);
        }
        News::Came => app.effects.push(Effect::Version(versions::Wish::Others)),
    }
}

/// Has a sentence about `agenda.json` stand in the place of the one before.
fn tell(app: &mut App, sentence: String) {
    let told = app.watch.told.replace(sentence.clone());
    app.standing.retain(|standing| Some(standing) != told.as_ref());
    message::stand(app, sentence);
}

/// Lets go of the sentence about `agenda.json`: it is ours again.
fn settle(app: &mut App) {
    let told = app.watch.told.take();
    app.standing.retain(|standing| Some(standing) != told.as_ref());
}

/// Takes in what waits as soon as nothing is open: what somebody is typing or choosing is about what is on the screen.
pub(super) fn take_in_when_free(app: &mut App) {
    if !app.overlays.is_empty() || !app.pending.is_empty() {
        return;
    }
    let Some(changed) = app.watch.waiting.take() else { return };
    let (fitting, is_all) = fitting(&changed, &app.agenda);
    if !is_all && changed.beside.is_none() {
        return app.effects.push(Effect::Outside(Wish::KeepBeside));
    }
    let before = app.agenda.clone();
    let count = fitting.iter().filter(|change| is_told(change)).count();
    let taken_in = Edit { place: None, act: Act::Take, changes: fitting };
    if !edit::take_in(app, taken_in, is_all) {
        return;
    }
    settle(app);
    match changed.beside.filter(|_| !is_all) {
        Some(file) => tell_clash(app, file, count),
        None => tell_taken(app, count),
    }
    if count > 0 {
        app.watch.before.get_or_insert((app.now, Box::new(before)));
    }
}

/// Returns what of it fits on the agenda, and whether that is all.
///
/// What was taken away there stays when something here hangs on it.
fn fitting(changed: &Changed, agenda: &Agenda) -> (Vec<Change>, bool) {
    let (fitting, clashes) = rebase(&changed.changes, agenda);
    let is_all = clashes.is_empty() && changed.is_whole;
    let goes = |change: &&Change| matches!(change, Change::Drop { .. });
    if !fitting.iter().any(|change| goes(&change)) {
        return (fitting, is_all);
    }
    let staying: Vec<Change> = fitting.iter().filter(|change| !goes(change)).cloned().collect();
    let staying = rebase(&staying, agenda).0;
    let wrong = |changes: &[Change]| {
        let mut after = agenda.clone();
        // What rebase returns was tried on this very agenda.
        let _ = after.apply(changes);
        review(&after).into_iter().map(|finding| finding.sentence).collect::<HashSet<_>>()
    };
    let is_loose = !wrong(&fitting).is_subset(&wrong(&staying));
    if is_loose { (staying, false) } else { (fitting, is_all) }
}

/// Says how much was taken in; together with what nobody has read about yet.
fn tell_taken(app: &mut App, count: usize) {
    if count == 0 {
        return;
    }
    let unread = app.watch.taken.take().filter(|(sentence, _)| app.standing.contains(sentence));
    app.standing.retain(|sentence| unread.as_ref().is_none_or(|(unread, _)| sentence != unread));
    if unread.is_none() {
        app.watch.before = None;
    }
    let count = count + unread.map_or(0, |(_, count)| count);
    let changes = counted(count, "wijziging is", "wijzigingen zijn");
    let key = app.long_name(Command::ShowSnapshots);
    let sentence =
        format!("agenda.json is buiten overleg gewijzigd; {changes} erbij gezet. {key} laat zien welke.");
    app.watch.taken = Some((sentence.clone(), count));
    message::stand(app, sentence);
}

fn tell_clash(app: &mut App, file: String, count: usize) {
    let key = app.long_name(Command::ShowSnapshots);
    let taken = match count {
        0 => String::new(),
        count => format!(" Erbij gezet: {}.", counted(count, "wijziging", "wijzigingen")),
    };
    let how = if app.watch.is_partial {
        "op een manier die hier niet helemaal over te nemen is. De andere versie ligt ernaast."
    } else {
        "op plekken die u ook wijzigde. Hier staat wat van u is; de andere versie ligt ernaast."
    };
    let sentence =
        format!("agenda.json is buiten overleg gewijzigd {how} {key} laat het verschil zien.{taken}");
    message::stand(app, sentence.clone());
    app.watch.said.push((file, sentence));
}

/// Returns the agenda before something was taken in, as an earlier version.
pub(super) fn before(app: &App) -> Option<(Version, &Agenda)> {
    let (at, agenda) = app.watch.before.as_ref()?;
    Some((Version::before(*at), agenda))
}

/// Returns whether the sentence that is read now speaks of this version.
pub(super) fn is_spoken_of(app: &App, version: &Version) -> bool {
    let Some(read) = app.standing.last() else { return false };
    match version.place {
        Place::Before => app.watch.taken.as_ref().is_some_and(|(sentence, _)| sentence == read),
        Place::Beside => app.watch.said.iter().any(|(file, said)| *file == version.file && said == read),
        Place::Kept => false,
    }
}

/// Tells of other versions beside the agenda that were not told of before.
pub(super) fn hear_others(app: &mut App, others: Vec<Version>) {
    let watch = &app.watch;
    let has_known = |file: &str| watch.known.iter().any(|known| known.file == file);
    // Of one that was written because of a clash, more was said already.
    let is_said = |file: &str| watch.said.iter().any(|(said, _)| said == file) && !has_known(file);
    let is_new = |version: &&Version| !watch.known.contains(version) && !is_said(&version.file);
    let new: Vec<Version> = others.iter().filter(is_new).cloned().collect();
    app.watch.known = others;
    let Some(latest) = new.first() else { return };
    let key = app.long_name(Command::ShowSnapshots);
    let one = format!("{} van {}", cut(&latest.file, LONGEST), latest.when());
    let lie = match new.len() {
        1 => format!("Naast deze agenda ligt een andere versie: {one}."),
        count => format!("Naast deze agenda liggen {count} andere versies, waarvan de laatste {one}."),
    };
    let sentence = format!("{lie} {key} laat het verschil zien.");
    message::stand_behind(app, sentence.clone());
    app.watch.said.push((latest.file.clone(), sentence));
}

/// Lets go of what was said of a file that lies beside the agenda no more.
pub(super) fn forget(app: &mut App, version: &Version) {
    let (gone, said) =
        std::mem::take(&mut app.watch.said).into_iter().partition(|(file, _)| *file == version.file);
    let gone: Vec<(String, String)> = gone;
    app.watch.said = said;
    app.standing.retain(|sentence| gone.iter().all(|(_, gone)| gone != sentence));
}
