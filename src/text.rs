//! The core of a text field, and what a text looks like in columns.
//!
//! [`TextBuf`] edits one text, [`wrap()`] breaks it into lines, [`visible()`] makes it safe to draw. Which key does what
//! is left to the keymap, painting to the screen.

mod buffer;
mod edit;
mod undo;
mod vertical;
mod visible;
mod wrap;

pub use buffer::{Lines, TextBuf};
pub use edit::TextAct;
pub use visible::{cut, visible, width};
pub use wrap::{place, wrap};
