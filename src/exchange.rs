//! What leaves the program as a document, and what comes back as one: only what the room has seen goes out, in forms that
//! a gemeente can publish, and a sheet to fill in; a filled-in sheet comes in as a table.
//!
//! What a document holds stands in [`Beeld`]; how it is written in a file per form. Reading and writing files, and the
//! screen, are left to others.

mod beeld;
mod csv;
mod html;
mod markdown;
mod sheet;
mod table;

pub use beeld::{Beeld, Row, Section};
pub use csv::{MARK, csv};
pub use html::html;
pub use markdown::markdown;
pub use sheet::sheet;
pub use table::{MOST_BYTES, table};
