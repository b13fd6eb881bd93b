//! Who does what, on the command line.

use std::process::ExitCode;

use serde::Serialize;

use super::Failure;
use super::json::json;
use super::verbs::print;
use crate::agenda::{Action, Agenda, Kind, party_name};
use crate::app::actions::{owner_line, partners_around, planning_line, state_words};
use crate::lookup::Lookup;

/// As many as fit on a screen that one scrolls back once.
const MOST: usize = 50;

/// One action as `wie --json` prints it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    number: &'a str,
    title: &'a str,
    level: &'a str,
    gemeente: Option<String>,
    doel: Option<String>,
    owners: Vec<String>,
    kernpartners: Vec<String>,
    planning: String,
    status: &'a str,
}

/// Prints the actions that a text finds, best first.
pub(super) fn tell(agenda: &Agenda, text: &str, as_json: bool) -> Result<ExitCode, Failure> {
    let answer = Lookup::new(agenda).search(text, &[Kind::Action], MOST);
    let actions: Vec<&Action> =
        answer.hits.iter().filter_map(|hit| agenda.actions.record(&hit.key.id)).collect();
    if as_json {
        let rows: Vec<Row<'_>> = actions.iter().map(|action| row(agenda, action)).collect();
        print(&json(&rows))?;
        return Ok(ExitCode::SUCCESS);
    }
    if actions.is_empty() {
        print(&format!("Niets gevonden met {text}. Probeer het met minder letters of een ander woord."))?;
        return Ok(ExitCode::SUCCESS);
    }
    if answer.forgiving {
        print(&format!("Niets met {text}. Dit lijkt erop:"))?;
    }
    for action in actions {
        print(&sentence(agenda, action))?;
    }
    if answer.found > MOST {
        print(&format!("… en nog {}. Met meer woorden worden het er minder.", answer.found - MOST))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn row<'a>(agenda: &'a Agenda, action: &'a Action) -> Row<'a> {
    let name = |id| agenda.link_name(id).into_owned();
    Row {
        number: &action.number,
        title: &action.title,
        level: action.level.word(),
        gemeente: action.gemeente.as_ref().map(name),
        doel: action.of.as_ref().map(name),
        owners: agenda.owner_names(action),
        kernpartners: action.kernpartners.iter().map(name).collect(),
        planning: action.planning_text().into_owned(),
        status: action.status.word(),
    }
}

/// Returns an action as lines that can be read aloud.
fn sentence(agenda: &Agenda, action: &Action) -> String {
    let level = action.level_sign();
    let owner = match owner_line(agenda, action).as_str() {
        "–" => "nog geen trekker".to_owned(),
        owner => owner.to_owned(),
    };
    let partners = partners_around(agenda, action)
        .filter(|_| !action.has_owner())
        .map(|(names, whose)| format!("; kernpartners {whose}: {}", names.join(", ")))
        .unwrap_or_default();
    let roles: Vec<String> = action
        .roles
        .iter()
        .filter(|role| !agenda.owners(action).any(|owner| owner == *role))
        .map(|role| format!("; {} {}", role.role, party_name(agenda, role)))
        .collect();
    format!(
        "actie {:>2}  {level:<4}  {}\n               wie: {owner}{}{partners}\n               planning: {}; {}",
        action.number,
        action.title,
        roles.concat(),
        planning_line(action),
        state_words(action)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_partners_of_the_doel_are_named_where_nobody_else_is() {
        let text = include_str!("../../data/harderwijk-2024-2028.json");
        let agenda = Agenda::from_json(text).unwrap().agenda;
        let told: Vec<String> = agenda.actions.iter().map(|action| sentence(&agenda, action)).collect();
        assert!(told.iter().any(|told| told.contains("kernpartners bij het doel: Veilig Thuis")));
    }
}
