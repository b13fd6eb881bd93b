//! The rules of a zelfscan: what is asked, what can be answered, and what the answers of several gemeenten say together.
//!
//! No screen and no disk: views of an agenda, and changes to one. What records there are stands in
//! [`agenda`](crate::agenda), with what nobody may see yet.

mod begin;
mod compared;
mod intake;
mod page;
mod part;
mod reading;
mod scale;
mod score;
mod set;

pub use begin::{begin, free_name};
pub use compared::{Before, Beside, Moves, earlier, previous};
pub use intake::{Counted, Intake, Line, Preview, Refusal, Table, Told, filled, is_heading};
pub use page::given_words;
pub use part::{Part, parts};
pub use reading::{Reading, Tally, in_words, worth_discussing};
pub use scale::Scale;
pub use score::{aim_words, ask_words, cleared, is_complete, reveal, scored, toggle_discussed};
pub use set::{NoList, Section, Set, SetQuestion, lists};
