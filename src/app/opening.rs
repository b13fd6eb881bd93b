//! What a sitting starts with, and what has to be said of it.

use super::Disk;
use super::look::Look;
use super::settings::Settings;
use crate::agenda::{Agenda, Edit, Finding};
use crate::date::Moment;
use crate::keymap::Keymaps;

/// What a sitting starts with.
#[derive(Debug)]
pub struct Opening {
    /// The agenda as the disk has it, with what was recovered.
    pub agenda: Agenda,
    /// Whether the journals hold edits from before this sitting.
    pub earlier: bool,
    /// The edit of a field or a form that was open when the program ended.
    pub draft: Option<Edit>,
    /// What the user has to know: what was recovered, what was wrong in the file.
    pub standing: Vec<String>,
    /// How the work lies on disk.
    pub disk: Disk,
    /// The keys, in every layout; the settings say in which one.
    pub keymaps: Keymaps,
    /// How the user likes the program.
    pub settings: Settings,
    /// How the user looked at this agenda the last time.
    pub look: Option<Look>,
    /// What time it is.
    pub now: Moment,
    /// Where new ids come from.
    pub seed: u64,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

/// Returns what the user has to know of findings in a file: one sentence, the rest through `controleer`.
#[must_use]
pub fn findings_sentence(findings: &[Finding]) -> Option<String> {
    let first = findings.first()?;
    Some(match findings.len() {
        1 => first.sentence.clone(),
        n => format!(
            "{} Er zijn nog {} zulke meldingen; het programma noemt ze met: overleg controleer.",
            first.sentence,
            n - 1
        ),
    })
}
