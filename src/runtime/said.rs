//! What is said of the disk and stays on the screen: in which order, and how long it is true.

use crate::app::{Input, findings_sentence};
use crate::store::{News, Notice, Opened};

/// What was said while the agenda is open and may become untrue.
#[derive(Debug, Default)]
pub struct Said {
    /// That `agenda.json` could not be replaced.
    not_replaced: Option<String>,
}

impl Said {
    /// Returns what the app is to be told of this news; nothing when it is no sentence that stays.
    pub fn hear(&mut self, news: &News) -> Vec<Input> {
        let sentence = news.to_string();
        match news {
            News::Saved { .. } => self.over().chain([Input::Saved]).collect(),
            News::Ours => self.over().collect(),
            News::NotReplaced { .. } => {
                let before: Vec<Input> = self.over().collect();
                self.not_replaced = Some(sentence.clone());
                before.into_iter().chain([Input::Standing(sentence)]).collect()
            }
            News::Anew => vec![Input::Over(News::Gone.to_string(), Some(sentence))],
            News::Gone | News::ThreadDied => vec![Input::Standing(sentence)],
            News::Synced { .. } | News::Failing { .. } | News::Outside(_) | News::Beside => Vec::new(),
        }
    }

    fn over(&mut self) -> impl Iterator<Item = Input> + use<> {
        self.not_replaced.take().map(|sentence| Input::Over(sentence, None)).into_iter()
    }
}

/// Returns what there is to say of how an agenda was opened, the gravest last: that is read first.
#[must_use]
pub fn of_opening(opened: &Opened) -> Vec<String> {
    let mut notices: Vec<&Notice> = opened.notices.iter().collect();
    notices.sort_by_key(|notice| gravity(notice));
    let small = notices.partition_point(|notice| gravity(notice) == 0);
    let (small, grave) = notices.split_at(small);
    let told = |notices: &[&Notice]| notices.iter().map(ToString::to_string).collect::<Vec<_>>();
    told(small).into_iter().chain(findings_sentence(&opened.findings)).chain(told(grave)).collect()
}

/// Damage comes before what somebody else did, and that before what is only good to know.
fn gravity(notice: &Notice) -> u8 {
    match notice {
        Notice::OldVersion { .. } | Notice::Remains { .. } => 3,
        Notice::SetApart { .. } | Notice::Damaged { .. } => 2,
        Notice::Outside { .. } | Notice::Branch { .. } | Notice::Unseen { .. } => 1,
        Notice::Recovered { .. } | Notice::OtherName | Notice::NoLocks => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_the_disk_goes_when_it_is_true_no_more() {
        let mut said = Said::default();
        let saved = News::Saved { n: 1, hash: String::new() };
        let refused = News::NotReplaced { why: "de schijf is vol".into() };
        let over = |inputs: Vec<Input>| {
            let over = |input| match input {
                Input::Over(sentence, instead) => Some((sentence, instead)),
                _ => None,
            };
            inputs.into_iter().find_map(over)
        };
        assert_eq!(over(said.hear(&saved)), None);
        for end in [saved, News::Ours] {
            assert_eq!(over(said.hear(&refused)), None);
            assert_eq!(over(said.hear(&end)), Some((refused.to_string(), None)));
            assert_eq!(over(said.hear(&end)), None);
        }
        let back = (News::Gone.to_string(), Some(News::Anew.to_string()));
        assert_eq!(over(said.hear(&News::Anew)), Some(back));
    }
}
