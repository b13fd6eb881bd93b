//! The line with headings: which column holds what, however its heading is written.

use super::plain;
use super::table::{Line, Table};
use crate::agenda::Id;

/// So many lines may stand above the headings: a title, how to fill it in.
pub(super) const ABOVE: usize = 10;

/// A cell of more bytes is no heading: behind a quote that is never closed stands all the rest of the file in one cell.
const LONGEST: usize = 200;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Number,
    Question,
    Gemeente,
    Score,
    Toelichting,
    Evidence,
    Informant,
}

/// The headings of each, the first of them that of our own sheet; a heading may say more behind it.
const HEADS: [(Head, &[&str]); 7] = [
    (Head::Number, &["nummer", "nr", "vraagnummer", "vraagnr", "vraag nummer", "vraag nr"]),
    (Head::Question, &["vraag", "stelling", "vraagtekst"]),
    (Head::Gemeente, &["gemeente", "naam gemeente", "gemeentenaam"]),
    (Head::Score, &["score", "scores", "antwoord", "antwoorden", "cijfer", "oordeel"]),
    (Head::Toelichting, &["toelichting", "opmerking", "opmerkingen", "uitleg", "reden"]),
    (Head::Evidence, &["waaruit blijkt", "waar blijkt", "onderbouwing", "bewijs"]),
    (Head::Informant, &["wie weet", "wie zegt", "informant", "ingevuld door", "bron"]),
];

/// Headings of our own documents that hold nothing to take in.
const LEFT_OUT: [&str; 9] =
    ["deel", "onderdeel", "weten", "was", "samen", "conclusie", "acties", "ambitie", "navraag"];

/// A heading that says that the list has three points: "Score 1-3", "Score (driepuntsschaal)".
const OF_THREE: [&str; 5] = ["1 3", "1 t m 3", "1 tot en met 3", "drie punt", "driepunt"];

/// Returns whether a cell is a heading of a sheet of scores.
#[must_use]
pub fn is_heading(cell: &str) -> bool {
    head_of(cell).is_some()
}

/// Returns what the column below a cell holds, where the cell says so.
pub(super) fn head_of(cell: &str) -> Option<Head> {
    if cell.len() <= LONGEST { head(&plain(cell)) } else { None }
}

fn head(heading: &str) -> Option<Head> {
    let is_it = |known: &str| {
        heading.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    // "vraag nr" is a number, although it begins as a question does.
    HEADS.into_iter().find(|(_, known)| known.iter().any(|known| is_it(known))).map(|(head, _)| head)
}

/// Where everything stands.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The place of the line with headings among the lines.
    pub(super) line: usize,
    pub(super) number: Option<usize>,
    pub(super) question: Option<usize>,
    pub(super) gemeente: Option<usize>,
    /// One for each gemeente in a wide file; one of nobody yet in a long one.
    pub(super) answers: Vec<Answers>,
    /// Whether a heading says that the list has three points.
    pub(super) is_of_three: bool,
    /// Headings of a wide file that say nothing to the program.
    pub(super) strange: Vec<String>,
}

/// The columns of one answer.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Whose they are, where the columns say so.
    pub(super) gemeente: Option<Id>,
    pub(super) score: Option<usize>,
    pub(super) toelichting: Option<usize>,
    pub(super) evidence: Option<usize>,
    pub(super) informant: Option<usize>,
}

impl Columns {
    /// Finds the headings; nothing when no line has enough of them to know what is what.
    pub(super) fn find(table: &Table, gemeente_of: impl Fn(&str) -> Option<Id>) -> Option<Self> {
        table.lines.iter().take(ABOVE).enumerate().find_map(|(place, line)| {
            let columns = Self { line: place, ..Self::read(line, &gemeente_of) };
            let has_score = columns.answers.iter().any(|answers| answers.score.is_some());
            (has_score && (columns.number.is_some() || columns.question.is_some())).then_some(columns)
        })
    }

    fn read(line: &Line, gemeente_of: &impl Fn(&str) -> Option<Id>) -> Self {
        let (mut columns, mut long) = (Self::default(), Answers::default());
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| cell.len() <= LONGEST) {
            let heading = plain(cell);
            if let Some((head, gemeente)) = wide(&heading, gemeente_of) {
                columns.answers_of(gemeente).put(head, column);
                continue;
            }
            // Of two columns with one heading the first counts.
            match head(&heading) {
                Some(Head::Number) => _ = columns.number.get_or_insert(column),
                Some(Head::Question) => _ = columns.question.get_or_insert(column),
                Some(Head::Gemeente) => _ = columns.gemeente.get_or_insert(column),
                Some(head) if long.put(head, column) => {
                    columns.is_of_three |=
                        head == Head::Score && OF_THREE.iter().any(|three| heading.contains(three));
                }
                Some(_) => {}
                None if heading.is_empty() || LEFT_OUT.iter().any(|known| heading.starts_with(known)) => {}
                None => columns.strange.push(super::on_one_line(cell).chars().take(40).collect()),
            }
        }
        if long.score.is_some() {
            (columns.answers, columns.strange) = (vec![long], Vec::new());
        }
        columns
    }

    fn answers_of(&mut self, gemeente: Id) -> &mut Answers {
        let known = self.answers.iter().position(|known| known.gemeente.as_ref() == Some(&gemeente));
        let place = known.unwrap_or(self.answers.len());
        if known.is_none() {
            self.answers.push(Answers { gemeente: Some(gemeente), ..Answers::default() });
        }
        &mut self.answers[place]
    }
}

/// Returns what a column of a wide file holds, and of which gemeente: "Elburg", "Elburg toelichting", "Toelichting Elburg".
fn wide(heading: &str, gemeente_of: &impl Fn(&str) -> Option<Id>) -> Option<(Head, Id)> {
    let words: Vec<&str> = heading.split(' ').collect();
    let cut = |at: usize| (words[..at].join(" "), words[at..].join(" "));
    let parts = (0..=words.len()).map(cut);
    let both_ways = parts.flat_map(|(first, last)| [(first.clone(), last.clone()), (last, first)]);
    let found = both_ways.filter_map(|(name, rest)| {
        let head = if rest.is_empty() { Head::Score } else { head(&rest)? };
        if name.is_empty() { None } else { gemeente_of(&name).map(|gemeente| (head, gemeente)) }
    });
    found.into_iter().next()
}

impl Answers {
    /// Takes a column; returns whether it is one of an answer and had no place yet.
    fn put(&mut self, head: Head, column: usize) -> bool {
        let place = match head {
            Head::Score => &mut self.score,
            Head::Toelichting => &mut self.toelichting,
            Head::Evidence => &mut self.evidence,
            Head::Informant => &mut self.informant,
            Head::Number | Head::Question | Head::Gemeente => return false,
        };
        let is_free = place.is_none();
        place.get_or_insert(column);
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &str) -> Option<Columns> {
        let cells = |text: &str| text.split(';').map(str::to_owned).collect();
        let lines = headings.lines().enumerate();
        let lines = lines.map(|(place, text)| Line { number: place + 1, cells: cells(text) }).collect();
        let known = ["elburg", "putten"];
        Columns::find(&Table { lines }, |name| known.contains(&name).then(|| Id::from(name)))
    }

    #[test]
    fn headings_are_found_in_many_dresses_and_below_a_title() {
        let long = columns(
            "Zelfscan 2026\nGEMEENTE;Vraag nr.;Vraag;Score (1-3);Tóelichting;Waaruit blijkt dat?;Wie weet dit",
        );
        let long = long.unwrap();
        assert_eq!((long.line, long.gemeente, long.number, long.question), (1, Some(0), Some(1), Some(2)));
        let answers = &long.answers[0];
        assert_eq!(
            (answers.score, answers.toelichting, answers.evidence, answers.informant),
            (Some(3), Some(4), Some(5), Some(6))
        );
        assert!(long.is_of_three);
        assert!(columns("Nr;Toelichting").is_none());
        assert!(columns("Elburg;3;4").is_none());
    }

    #[test]
    fn a_wide_file_has_columns_of_gemeenten() {
        let wide = columns("Deel;Nr;Elburg;Toelichting Elburg;Putten;Elbrug;Samen").unwrap();
        assert_eq!(wide.answers.len(), 2);
        assert_eq!((wide.answers[0].score, wide.answers[0].toelichting), (Some(2), Some(3)));
        assert_eq!(wide.strange, ["Elbrug"]);
    }

    #[test]
    fn a_cell_that_swallowed_the_file_is_no_heading() {
        let asked = std::cell::Cell::new(0);
        let cells =
            vec!["Zelfscan Elburg ".repeat(50), "Score voor de vragen van deel 2".into(), "Elburg".into()];
        let lines = vec![Line { number: 1, cells }];
        assert!(
            Columns::find(&Table { lines }, |_| {
                asked.set(asked.get() + 1);
                None
            })
            .is_none()
        );
        // Beside a heading there may stand a name, before it and behind it; a name alone is asked for in each cell.
        assert!(asked.get() <= 10, "{}", asked.get());
        assert!(!is_heading(&format!("Score {}", "1.1 is nee ".repeat(50))));
    }
}
