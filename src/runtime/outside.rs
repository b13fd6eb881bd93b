//! What something else makes of the files of the agenda, between the store and the app.

use crate::app::outside::{Changed, News, Wish};
use crate::date::Moment;
use crate::store::{self, Outside, Store, Why};

/// What was offered to the app and waits for its answer.
#[derive(Debug, Default)]
pub struct Offer(Option<store::Changed>);

impl Offer {
    /// Returns what the app is to be told.
    pub fn hear(&mut self, outside: Outside) -> News {
        let sentence = outside.to_string();
        match outside {
            Outside::Changed(offered) => {
                let (is_whole, beside) = (offered.is_whole, offered.beside.clone());
                let changed = Changed { changes: offered.changes.clone(), is_whole, beside };
                self.0 = Some(offered);
                News::Changed(changed)
            }
            Outside::Earlier(_) => News::Earlier(sentence),
            Outside::Gone => News::Gone(sentence),
            Outside::Unreadable(_) => News::Left(sentence),
            Outside::NotKept(_) => News::NotKept(sentence),
        }
    }

    /// Does what the app asks; returns the number of the line that `agenda.json` is behind then, if it is.
    ///
    /// # Errors
    /// Says why this agenda can only be read.
    pub fn perform(&mut self, wish: Wish, store: &mut Store, now: Moment) -> Result<Option<u64>, Why> {
        match (wish, &self.0) {
            (Wish::KeepBeside, Some(changed)) => {
                store.keep_beside(changed, now);
                Ok(None)
            }
            (Wish::TakeIn(edit, is_all), Some(changed)) => {
                let n = store.take_in((changed, is_all), &edit, now)?;
                self.0 = None;
                Ok(n)
            }
            // What is on the screen is in the journal, also when nobody knows any more where it came from.
            (Wish::TakeIn(edit, _), None) => store.record(&edit, now).map(Some),
            (Wish::KeepBeside, None) => Ok(None),
        }
    }
}
