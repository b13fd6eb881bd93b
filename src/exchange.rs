//! What leaves the program as a document: only what the room has seen, in forms that a gemeente can publish.
//!
//! What a document holds stands in [`Beeld`]; how it is written in a file per form. Writing to files and the screen is
//! left to others.

mod beeld;
mod csv;
mod html;
mod markdown;

pub use beeld::{Beeld, Row, Section};
pub use csv::{MARK, csv};
pub use html::html;
pub use markdown::markdown;
