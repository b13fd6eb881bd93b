//! Reading in the sheet of a gemeente: what it would change is told first, and nothing changes without `--ja`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::Failure;
use super::verbs::{asked, folder_of, print};
use super::zelfscan::{gemeente_of, meting_of};
use crate::agenda::{Act, Agenda, At, Edit, Id, Kind, Meting};
use crate::runtime;
use crate::runtime::home::Home;
use crate::store::fs::{Fs, RealFs};
use crate::store::{Closed, Mode, Notice, Opened, Pace, Store, Why};
use crate::zelfscan::{Counted, Intake, Preview, Table, filled};

/// What was asked on the command line.
pub(super) struct Asked<'a> {
    pub(super) file: PathBuf,
    pub(super) folder: Option<PathBuf>,
    pub(super) meting: &'a str,
    pub(super) gemeente: Option<&'a str>,
    /// Whether to write, and whether what is different may be replaced.
    pub(super) is_sure: bool,
    pub(super) replaces: bool,
}

/// Tells what a sheet would change, and with `--ja` changes it.
pub(super) fn take_in(home: &Home, asked_for: &Asked<'_>) -> Result<ExitCode, Failure> {
    let (name, table) = runtime::sheets::read(&RealFs, &asked_for.file).map_err(Failure)?;
    if asked_for.is_sure {
        let folder = folder_of(home, asked_for.folder.as_deref());
        return write(&folder, (&name, &table), asked_for);
    }
    let agenda = asked(home, asked_for.folder.as_deref())?;
    let (meting, preview) = told(&agenda, (&name, &table), asked_for)?;
    tell(&agenda, meting, &preview, &name)?;
    print(&next(&preview))?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the meting and what the sheet would change in it.
fn told<'a>(
    agenda: &'a Agenda,
    (name, table): (&str, &Table),
    asked_for: &Asked<'_>,
) -> Result<(&'a Meting, Preview), Failure> {
    let meting = meting_of(agenda, Some(asked_for.meting))?;
    let only = asked_for.gemeente.map(|name| gemeente_of(agenda, meting, name)).transpose()?;
    let preview = Preview::new(agenda, meting, Intake { name, table, only });
    let preview = preview.map_err(|refusal| Failure(format!("{name}: {refusal}")))?;
    Ok((meting, preview))
}

fn tell(agenda: &Agenda, meting: &Meting, preview: &Preview, name: &str) -> Result<(), Failure> {
    let title = agenda.heading().map(|head| head.title.clone()).unwrap_or_default();
    print(&format!("{name}, voor {} in {title}.", meting.name))?;
    print(&preview.summary())?;
    print(&format!("\n{}", numbers(agenda, &preview.counted)))?;
    for about in preview.told(agenda, meting) {
        print(&format!("\n{}", about.heading))?;
        about.sentences.iter().try_for_each(|sentence| print(&format!("- {sentence}")))?;
    }
    print("\n")
}

/// Returns the numbers per gemeente as a table of text.
fn numbers(agenda: &Agenda, counted: &[Counted]) -> String {
    let names: Vec<_> = counted.iter().map(|counted| agenda.link_name(&counted.gemeente)).collect();
    let wide = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max("Gemeente".len());
    let mut rows = vec![format!(
        "{:<wide$}  {:>4}  {:>6}  {:>9}  {:>15}  {:>6}  {:>4}",
        "Gemeente", "ok", "anders", "ontbreekt", "onbekende vraag", "blijft", "fout"
    )];
    rows.extend(names.iter().zip(counted).map(|(name, counted)| {
        let Counted { ok, differs, missing, unknown, kept, wrong, .. } = counted;
        format!("{name:<wide$}  {ok:>4}  {differs:>6}  {missing:>9}  {unknown:>15}  {kept:>6}  {wrong:>4}")
    }));
    rows.join("\n")
}

/// Says how to go on.
fn next(preview: &Preview) -> String {
    let replace = "Met --ja --vervang komt ook wat anders is in de plaats van wat er staat.";
    match (preview.fresh(), preview.differing()) {
        (0, 0) => "Er is niets gewijzigd, en er valt niets in te lezen.".into(),
        (0, _) => format!("Er is niets gewijzigd. {replace}"),
        (_, 0) => {
            "Er is nog niets gewijzigd. Geef dezelfde opdracht met --ja erachter om dit in te lezen.".into()
        }
        (..) => format!(
            "Er is nog niets gewijzigd. Geef dezelfde opdracht met --ja erachter om erbij te zetten wat nieuw is. {replace}"
        ),
    }
}

/// Takes the sheet in as one edit, as the program does while it is open.
fn write(folder: &Path, file: (&str, &Table), asked_for: &Asked<'_>) -> Result<ExitCode, Failure> {
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let opened = Store::open(&fs, folder, &runtime::sitting(), Pace::AtOnce);
    let mut opened = opened.map_err(|error| Failure::new(&error, error.hint()))?;
    be_sure(&opened)?;
    let (meting, preview) = told(&opened.agenda, file, asked_for)?;
    tell(&opened.agenda, meting, &preview, file.0)?;
    let meting = meting.id.clone();
    let edit = edit(&opened.agenda, &meting, &preview, asked_for.replaces);
    let is_something = !edit.changes.is_empty();
    if is_something {
        opened.agenda.apply(&edit.changes).map_err(|_| {
            Failure(
                "Dit past niet op de agenda van nu; er is niets ingelezen. Geef de opdracht opnieuw.".into(),
            )
        })?;
        // Since it was opened it may have become one that can only be read.
        let recorded = opened.store.record(&edit, runtime::now());
        recorded.map_err(|why| Failure(format!("{why} Er is niets ingelezen.")))?;
    }
    let closed = opened.store.close(&opened.agenda, runtime::now());
    let closed = closed.map_err(|error| Failure::new(&error, error.hint_afterwards()))?;
    let did =
        format!("{}. In het programma maakt u dit in één keer ongedaan.", preview.done(asked_for.replaces));
    print(&if is_something { did } else { next(&preview) })?;
    if closed != Closed::Whole {
        print(
            "agenda.json is intussen door iets anders gewijzigd. Open de agenda met overleg, dan komt dit er weer bij.",
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

fn edit(agenda: &Agenda, meting: &Id, preview: &Preview, replaces: bool) -> Edit {
    let changes = filled(agenda, meting, preview, replaces);
    Edit { place: Some(At::new(Kind::Meting, meting)), act: Act::Do, changes }
}

/// Refuses where somebody else is at work, or where something of the agenda has to be looked at first.
fn be_sure(opened: &Opened) -> Result<(), Failure> {
    let look = "Open de agenda met overleg, kijk of alles er staat en geef deze opdracht dan opnieuw.";
    match opened.store.mode() {
        Mode::Editing => {}
        Mode::Reading(Why::Held(owner)) => {
            let who = owner.as_ref().map_or("Deze agenda is ergens open".into(), |owner| {
                format!(
                    "{} heeft deze agenda open op {} sinds {}",
                    owner.user,
                    owner.host,
                    owner.since.clock()
                )
            });
            return Err(Failure::new(
                format!("{who}, dus er is niets ingelezen."),
                "Sluit hem daar en geef deze opdracht opnieuw, of lees het bestand daar in: i in de zelfscan.",
            ));
        }
        Mode::Reading(why) => return Err(Failure(format!("{why} Er is niets ingelezen."))),
    }
    let is_unsure = |notice: &&Notice| match notice {
        Notice::OldVersion { .. }
        | Notice::Remains { .. }
        | Notice::Damaged { .. }
        | Notice::Unseen { .. } => true,
        Notice::SetApart { later, .. } => *later > 0,
        Notice::Outside { merged } | Notice::Branch { merged } => !merged.clashes.is_empty(),
        Notice::Recovered { .. } | Notice::OtherName | Notice::NoLocks => false,
    };
    match opened.notices.iter().find(is_unsure) {
        Some(notice) => Err(Failure::new(format!("{notice} Er is niets ingelezen."), look)),
        None if opened.draft.is_some() => Err(Failure::new(
            "Er is nog een half getypte tekst in deze agenda. Er is niets ingelezen.",
            "Open de agenda, bewaar of sluit dat veld en geef deze opdracht dan opnieuw.",
        )),
        None => Ok(()),
    }
}
