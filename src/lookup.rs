//! Owns the answer to "wie doet wat": the word index, and what is found through it.
//!
//! The sentences around a hit are made elsewhere; here stands only which records they are about, best first.

mod fold;
mod forgive;
mod index;
mod marks;
mod rank;
mod vocabulary;
mod words;

pub use fold::fold;
pub use index::{Answer, Hit, WordIndex};
pub use marks::{marks, near_marks};
pub use rank::{Standing, Weight};
