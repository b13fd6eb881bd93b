//! What comes into the app and what it asks the runtime to do.

use super::look::Terminal;
use super::mouse::Mouse;
use super::settings::Settings;
use crate::agenda::Edit;
use crate::date::Moment;
use crate::keymap::Stroke;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Input {
    /// A key was pressed.
    Key(Stroke),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal can show this.
    Terminal(Terminal),
    /// It is this late now.
    Tick(Moment),
    /// The first frame is on the screen: time for what can wait.
    Idle,
    /// News from the disk.
    Disk(Disk),
    /// Something to know that stays true: it is shown until it is read.
    Standing(String),
    /// Stopping was asked for again, now that more is known of the disk.
    Quit,
    /// What was done in earlier sittings, oldest first.
    Recalled(Vec<Edit>),
}

/// How the work lies on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Disk {
    /// Everything is on disk.
    #[default]
    Saved,
    /// So many changes are with the operating system, not yet on disk.
    Pending(usize),
    /// So many changes are on the screen only, and why.
    Failing {
        /// How many.
        count: usize,
        /// Why, as a Dutch sentence with what to do.
        why: String,
    },
    /// Nothing can be changed, and why.
    ReadOnly(String),
}

/// What the runtime has to do before the next frame.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Write this edit to the journal.
    Record(Edit),
    /// Write what Enter would record now, or that the field is closed.
    Draft(Option<Edit>),
    /// Read the edits of earlier sittings and send them as [`Input::Recalled`].
    Recall,
    /// Replace `agenda.json` by the agenda as it is.
    Checkpoint,
    /// Keep how the user likes the program.
    Remember(Settings),
    /// Send this text to the clipboard of the terminal.
    Copy(String),
    /// Save and stop.
    Quit,
}
