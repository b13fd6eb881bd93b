//! Several lines pasted at once: as many actions, when the user says so.
//!
//! Where a paste of one line goes is left to what is open.

use super::confirm::{Confirm, Yes};
use super::overlay::{Overlay, Press};
use super::{App, adding, counted, edit, hints, possible, travel};
use crate::agenda::{Act, Edit, Id, Kind};
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{Lines, TextBuf};

/// More rows than this at once are a file and no list.
const MOST: usize = 200;

/// Returns the titles in a pasted text: a line each, without the sign of a list before it.
pub(super) fn titles(pasted: &str) -> Vec<String> {
    let mut text = TextBuf::new("", Lines::Many);
    text.insert(pasted);
    text.text().lines().map(|line| unmarked(line.trim()).to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Returns a line without the "-", "•" or "1." of a list.
fn unmarked(line: &str) -> &str {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let rest = match line[digits..].strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 => Some(rest),
        _ => line.strip_prefix(['-', '–', '•', '*', '·']),
    };
    match rest {
        // 1.5 is a number and -3 as well.
        Some(rest) if rest.is_empty() || rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => line,
    }
}

/// Asks whether pasted lines are so many actions; returns whether that is a question at all.
pub(super) fn ask(app: &mut App, pasted: &str, in_field: bool) -> bool {
    let titles = titles(pasted);
    if titles.len() < 2 || possible::possible(app, Command::Add).is_err() {
        return false;
    }
    let count = titles.len();
    if count > MOST {
        let acts = format!("Dat zijn {count} regels. Meer dan {MOST} acties tegelijk toevoegen kan niet: ");
        app.problem(format!("{acts}plak ze in delen."));
        return true;
    }
    let no = if in_field { " Bij nee komt alles als één tekst in het veld." } else { "" };
    let question = format!("{count} regels geplakt. Als {count} acties toevoegen?{no}");
    app.overlays.push(Overlay::Confirm(Confirm::new(&question, Yes::AddActions(pasted.to_owned()))));
    true
}

/// Adds an action for every line, in one step.
pub(super) fn add(app: &mut App, pasted: &str) {
    close_cell(app);
    let titles = titles(pasted);
    let ids: Vec<Id> = titles.iter().map(|_| app.fresh_id()).collect();
    let changes = adding::actions(app, &titles, &ids);
    let Some(first) = changes.first().map(|change| change.at().clone()) else { return };
    // Taken back, the cursor goes to where it was.
    let place = app.target().filter(|at| at.kind == Kind::Action).or_else(|| Some(first.clone()));
    if !edit::act(app, Edit { place, act: Act::Do, changes }) {
        return;
    }
    travel::show(app, &first);
    let added = counted(titles.len(), "actie", "acties");
    let of = app.agenda.actions.record(&first.id).and_then(|action| action.of.clone());
    let under = of.map(|of| format!(" Ze staan bij “{}”.", app.agenda.link_name(&of))).unwrap_or_default();
    let key = app.long_name(Command::Undo);
    app.done(format!("{added} toegevoegd. {key} maakt dit in één keer ongedaan.{under}"));
}

/// Closes the title that was open: what was typed is kept, a row in which nothing was typed goes.
fn close_cell(app: &mut App) {
    let Some(Overlay::Cell(cell)) = app.overlays.last() else { return };
    let blank = cell.is_blank_row();
    app.give(&Press::Command(if blank { Command::Cancel } else { Command::Accept }));
    if !app.overlays.is_empty() {
        app.give(&Press::Command(Command::Cancel));
    }
}

/// Puts the lines in the field that was open, as one text.
pub(super) fn put_in_field(app: &mut App, pasted: &str) {
    match app.overlays.pop() {
        Some(Overlay::Cell(mut cell)) => {
            cell.type_in(app, &Press::Paste(pasted.into()));
            app.overlays.push(Overlay::Cell(cell));
        }
        other => {
            app.overlays.extend(other);
            app.done("Er is niets toegevoegd.");
        }
    }
}

/// Says why nothing is pasted where no field is open.
pub(super) fn refuse(app: &mut App) {
    let key = hints::key_name(app, Mode::Agenda, Command::EditTitle);
    app.problem(format!(
        "Plakken kan alleen in een veld dat openstaat, bijvoorbeeld met {key}; een lijst ook in het venster Acties."
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_lines_without_blank_ones_and_without_signs() {
        let list = "• Een\r\n- twee\r\r\n  3. drie\n4) vier\n\n* vijf\u{2028}-3 graden\n1.5 uur\n2026\n-\n";
        assert_eq!(titles(list), ["Een", "twee", "drie", "vier", "vijf", "-3 graden", "1.5 uur", "2026"]);
        assert_eq!(titles("\u{1b}[31mrood\ttekst"), ["[31mrood tekst"]);
        assert!(titles(" \n\n").is_empty());
    }
}
