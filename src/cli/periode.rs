//! What a planning means, on the command line.

use std::process::ExitCode;

use serde::Serialize;

use super::Failure;
use super::json::json;
use super::verbs::print;
use crate::date::Day;
use crate::period::{Period, Reading, phases, read, whole};
use crate::text::visible;

/// A whole planning, as `periode --json` prints it.
#[derive(Debug, Serialize)]
struct Told {
    #[serde(flatten)]
    when: When,
    phases: Vec<Phase>,
}

#[derive(Debug, Serialize)]
struct Phase {
    label: Option<String>,
    #[serde(flatten)]
    when: When,
}

#[derive(Debug, Serialize)]
struct When {
    understood: bool,
    start: Option<Day>,
    end: Option<Day>,
    continuous: bool,
    recurrence: Option<String>,
}

/// Prints what a text says about when.
pub(super) fn tell(text: &str, as_json: bool) -> Result<ExitCode, Failure> {
    let readings = read(text);
    if as_json {
        let phase =
            |reading: &Reading| Phase { label: reading.label.clone(), when: when(reading.period.as_ref()) };
        let phases = readings.iter().map(phase).collect();
        print(&json(&Told { when: when(whole(&readings).as_ref()), phases }))?;
    } else {
        print(&sentences(text, &readings))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn when(period: Option<&Period>) -> When {
    When {
        understood: period.is_some(),
        start: period.and_then(|period| period.start),
        end: period.and_then(|period| period.end),
        continuous: period.is_some_and(|period| period.continuous),
        recurrence: period.and_then(|period| Some(period.recurrence.as_ref()?.to_string())),
    }
}

fn sentences(text: &str, readings: &[Reading]) -> String {
    match readings {
        [] => "Er staat niets. Zet de planning tussen aanhalingstekens achter overleg periode.".to_owned(),
        [Reading { period: None, .. }] => {
            "Dit is nog te duiden: het blijft staan zoals u het schreef, en er wordt niets geraden."
                .to_owned()
        }
        [reading] => visible(&reading.to_string()).into_owned(),
        several => {
            let line = |(text, reading): (&str, &Reading)| format!("{}\n    {reading}", text.trim());
            let mut lines: Vec<String> = phases(text).zip(several).map(line).collect();
            lines.extend(whole(several).map(|whole| format!("Alles samen\n    {whole}")));
            lines
                .iter()
                .map(|line| line.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
                .collect::<Vec<_>>()
                .join("\n")
        }
    }
}
