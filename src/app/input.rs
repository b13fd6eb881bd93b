//! What comes into the app and what it asks the runtime to do.

use super::look::Look;
use super::mouse::Mouse;
use super::settings::Settings;
use super::terminal::Terminal;
use super::{outside, reading_in, shelf, versions};
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
    /// Nobody pressed anything for a while: what is typed from here on is undone apart from what was typed before.
    Pause,
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal can show this.
    Terminal(Terminal),
    /// It is this late now.
    Tick(Moment),
    /// Nobody is pressing a key, and the frame is on the screen: time for what can wait.
    Idle,
    /// News from the disk.
    Disk(Disk),
    /// Something to know that stays true: it is shown until it is read.
    Standing(String),
    /// What was told in this sentence is so no more, and what there is to say instead.
    Over(String, Option<String>),
    /// `agenda.json` holds everything.
    Saved,
    /// Stopping was asked for again, now that more is known of the disk.
    Quit,
    /// About the agendas that can be opened.
    Shelf(shelf::News),
    /// About earlier versions of this agenda.
    Version(versions::News),
    /// About sheets that were filled in elsewhere.
    ReadIn(reading_in::News),
    /// About what something else made of the agenda.
    Outside(outside::News),
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
    /// Write what keeping the open field or form would record now, or that it is closed.
    Draft(Option<Edit>),
    /// Read the edits of earlier sittings and send them as [`Input::Recalled`].
    Recall,
    /// Replace `agenda.json` by the agenda as it is.
    Checkpoint,
    /// Do this with the agendas of the user; the answer comes as [`Input::Shelf`].
    Shelf(shelf::Wish),
    /// Do this with earlier versions; the answer comes as [`Input::Version`].
    Version(versions::Wish),
    /// Look for sheets that were filled in elsewhere; the answer comes as [`Input::ReadIn`].
    ReadIn(reading_in::Wish),
    /// Do this with what something else made of the agenda.
    Outside(outside::Wish),
    /// Keep how the user likes the program.
    Remember(Settings),
    /// Keep how the user looks at this agenda.
    KeepLook(Look),
    /// Send this text to the clipboard of the terminal.
    Copy(String),
    /// Save and stop.
    Quit,
}
