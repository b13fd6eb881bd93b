//! A filter in words, as it is kept from one sitting to the next and as a list of one-letter choices names it.

use serde::{Deserialize, Serialize};

use super::{Filter, Missing, Sort, Sought};
use crate::agenda::{At, Id, Kind, Koers, Level, Party, Status};

/// A filter in words: what it looks at, and what it wants there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it looks at.
    #[serde(rename = "soort")]
    sort: String,
    /// What it wants there: ids or words.
    #[serde(rename = "waarde")]
    value: Vec<String>,
}

impl Sort {
    fn word(self) -> &'static str {
        match self {
            Self::Doel => "doel",
            Self::Kernpartner => "kernpartner",
            Self::Gemeente => "gemeente",
            Self::Level => "niveau",
            Self::Owner => "eigenaar",
            Self::Status => "status",
            Self::Koers => "koers",
            Self::Period => "periode",
            Self::Text => "tekst",
            Self::Attention => "uitzonderingen",
            Self::Missing => "ontbreekt",
        }
    }
}

impl Missing {
    fn word(self) -> &'static str {
        match self {
            Self::Owner => "eigenaar",
            Self::Planning => "planning",
            Self::Either => "een_van_beide",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Owner, Self::Planning, Self::Either].into_iter().find(|missing| missing.word() == word)
    }
}

impl Filter {
    /// Returns the filter of this sort that wants this word; nothing when no word can say it.
    pub(in crate::app) fn of_word(sort: Sort, word: &str) -> Option<Self> {
        Some(match sort {
            Sort::Level => Self::Level(Level::from_word(word)),
            Sort::Status => Self::Status(Status::from_word(word)),
            Sort::Koers => Self::Koers(Koers::from_word(word)),
            Sort::Missing => Self::Missing(Missing::from_word(word)?),
            Sort::Kernpartner => Self::Kernpartner(Id::from(word)),
            Sort::Gemeente => Self::Gemeente(Id::from(word)),
            Sort::Text => Self::Text(Sought { words: word.into(), ..Sought::default() }),
            Sort::Period => Self::Period(word.into()),
            Sort::Doel | Sort::Owner | Sort::Attention => return None,
        })
    }

    /// Returns the word that it wants; nothing when no one word can say it.
    pub(in crate::app) fn word(&self) -> Option<&str> {
        Some(match self {
            Self::Level(level) => level.word(),
            Self::Status(status) => status.word(),
            Self::Koers(koers) => koers.word(),
            Self::Missing(missing) => missing.word(),
            Self::Kernpartner(id) | Self::Gemeente(id) => id.as_str(),
            Self::Text(sought) => &sought.words,
            Self::Period(text) => text,
            Self::Doel(_) | Self::Owner(..) | Self::Attention => return None,
        })
    }

    /// Returns it in words, to be kept.
    pub(in crate::app) fn kept(&self) -> Kept {
        let value: Vec<String> = match self {
            Self::Doel(at) => vec![at.kind.word().into(), at.id.to_string()],
            Self::Owner(party, gemeente) => {
                let (sort, party) = match party {
                    Party::Link(id) => ("id", id.as_str()),
                    Party::Words(words) => ("functie", &**words),
                };
                [sort, party]
                    .into_iter()
                    .chain(gemeente.as_ref().map(Id::as_str))
                    .map(str::to_owned)
                    .collect()
            }
            filter => filter.word().map(str::to_owned).into_iter().collect(),
        };
        Kept { sort: self.sort().word().into(), value }
    }

    /// Returns what was kept; nothing when these words mean no filter.
    pub(in crate::app) fn from_kept(kept: &Kept) -> Option<Self> {
        let sort = Sort::ALL.into_iter().find(|sort| sort.word() == kept.sort)?;
        let value: Vec<&str> = kept.value.iter().map(String::as_str).collect();
        match (sort, value.as_slice()) {
            (Sort::Doel, [kind, id]) => {
                let kind = Kind::ALL.iter().copied().find(|known| known.word() == *kind)?;
                let is_branch = matches!(kind, Kind::Actielijn | Kind::Doel);
                is_branch.then(|| Self::Doel(At::new(kind, &Id::from(*id))))
            }
            (Sort::Owner, [sort, party, gemeente @ ..]) => {
                let party = match *sort {
                    "id" => Party::Link(Id::from(*party)),
                    _ => Party::Words((*party).into()),
                };
                Some(Self::Owner(party, gemeente.first().map(|id| Id::from(*id))))
            }
            // Kept before a period could be more than years.
            (Sort::Period, [from, to]) if from == to => Some(Self::Period((*from).into())),
            (Sort::Period, [from, to]) => Some(Self::Period(format!("{from}-{to}"))),
            (Sort::Attention, []) => Some(Self::Attention),
            (sort, [word]) => Self::of_word(sort, word),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_were_kept_before_a_period_could_be_more_are_read() {
        let kept =
            |from: &str, to: &str| Kept { sort: "periode".into(), value: vec![from.into(), to.into()] };
        assert_eq!(Filter::from_kept(&kept("2025", "2027")), Some(Filter::Period("2025-2027".into())));
        assert_eq!(Filter::from_kept(&kept("2026", "2026")), Some(Filter::Period("2026".into())));
    }

    #[test]
    fn every_filter_comes_back_as_it_was_kept() {
        let id = Id::from("x");
        let filters = [
            Filter::Doel(At::new(Kind::Actielijn, &id)),
            Filter::Kernpartner(id.clone()),
            Filter::Gemeente(id.clone()),
            Filter::Level(Level::Lokaal),
            Filter::Owner(Party::Link(id.clone()), None),
            Filter::Owner(Party::Words("adviseur".into()), Some(id)),
            Filter::Status(Status::Loopt),
            Filter::Koers(Koers::Unset),
            Filter::Period("Q2 2026".into()),
            Filter::Text(Sought { words: "zelfscan".into(), ..Sought::default() }),
            Filter::Attention,
            Filter::Missing(Missing::Either),
        ];
        for filter in filters {
            assert_eq!(Filter::from_kept(&filter.kept()), Some(filter));
        }
    }
}
