//! Scores that come from a file: which rows mean what, what is new, and what somebody has to look at first.
//!
//! What stands in the file comes in as a [`Table`]; decoding one is left to [`exchange`](crate::exchange). Nothing here
//! says a score that the room has not seen, also not that of the file.

mod fill;
mod heads;
mod preview;
mod problem;
mod questions;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod told;
mod typed;

pub use fill::filled;
pub use heads::is_heading;
pub use preview::{Counted, Preview};
pub use problem::Refusal;
pub use sheet::Intake;
pub use table::{Line, Table};
pub use told::Told;

use deunicode::deunicode;

/// Returns a text as it is compared: its letters and digits in small plain letters, with one blank between words.
fn plain(text: &str) -> String {
    let ascii = deunicode(text).to_ascii_lowercase();
    let words = ascii.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the same without blanks: "n.v.t." and "nvt" are one word.
fn bare(text: &str) -> String {
    plain(text).replace(' ', "")
}

/// Returns a text on one line, without what could drive a terminal, and without the mark that keeps it from being a
/// formula.
fn on_one_line(text: &str) -> String {
    let clean: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let guarded = line.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    guarded.map_or(line.clone(), str::to_owned)
}

#[cfg(test)]
mod dress {
    use super::*;

    #[test]
    fn texts_are_compared_without_their_dress() {
        assert_eq!(plain("  Vraag-nr. 3,2 één "), "vraag nr 3 2 een");
        assert_eq!((bare("N.V.T."), bare("ja, geborgd")), ("nvt".into(), "jageborgd".into()));
    }

    #[test]
    fn a_text_stays_on_its_line_and_drives_nothing() {
        assert_eq!(on_one_line(" een\r\ntwee\u{1b}[31m\0 drie "), "een twee [31m drie");
        assert_eq!((on_one_line("'=1+1"), on_one_line("'t kan")), ("=1+1".into(), "'t kan".into()));
    }
}
