//! The answers on a sheet: each line of the file as a gemeente, a question and a score, or what is wrong with it.

use std::collections::{HashMap, HashSet};

use super::heads::{Answers, Columns};
use super::problem::{Problem, Refusal, Wrong};
use super::table::{Line, Table};
use super::typed::{Signs, Typed};
use super::{on_one_line, plain};
use crate::agenda::{Agenda, Gemeente, Id, Meting};
use crate::zelfscan::Scale;

/// A text of more characters is nothing that anybody reads aloud.
const LONGEST: usize = 2000;

/// The fields that are filled along with a score, in the order of [`Given::texts`].
pub(super) const TEXTS: [&str; 3] = ["toelichting", "evidence", "informant"];

/// A file to take in, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Intake<'a> {
    /// What the file is called: it may name a gemeente.
    pub name: &'a str,
    /// What stands in it.
    pub table: &'a Table,
    /// The only gemeente to take in, where somebody named one.
    pub only: Option<&'a Id>,
}

/// One answer, as the file gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) line: usize,
    pub(super) gemeente: Id,
    pub(super) question: Id,
    pub(super) score: String,
    /// What is said with it.
    pub(super) texts: [String; 3],
}

/// All that a file gives.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) given: Vec<Given>,
    pub(super) problems: Vec<Problem>,
    /// The gemeenten that the file has lines of, also of which nothing was filled in.
    pub(super) gemeenten: HashSet<Id>,
    /// Whether the file was filled in on a list of three points.
    pub(super) is_of_three: bool,
    /// Headings of columns that were not read.
    pub(super) strange: Vec<String>,
    /// Questions that have another text in the file, by whose number an answer was read.
    pub(super) retold: Vec<Id>,
    /// How many lines are of another gemeente than the one that was asked for.
    pub(super) skipped: usize,
    /// Whose columns are of another gemeente than the one that was asked for.
    pub(super) left_out: HashSet<Id>,
}

impl Sheet {
    pub(super) fn read(agenda: &Agenda, meting: &Meting, intake: Intake<'_>) -> Result<Self, Refusal> {
        if intake.table.lines.is_empty() {
            return Err(Refusal::Empty);
        }
        let names = Names::new(agenda, meting);
        let columns = Columns::find(intake.table, |name| names.gemeente(name)).ok_or(Refusal::NoHeadings)?;
        let is_long = columns.answers.iter().all(|answers| answers.gemeente.is_none());
        let whole = intake.only.cloned().or_else(|| names.within(intake.name));
        if is_long && columns.gemeente.is_none() && whole.is_none() {
            return Err(Refusal::NoGemeente);
        }
        let lines = intake.table.lines.get(columns.line + 1..).unwrap_or_default();
        let scores = lines.iter().flat_map(|line| {
            columns.answers.iter().filter_map(|answers| answers.score.map(|column| line.cell(column)))
        });
        let signs = Signs::new(Scale::new(&meting.scale), scores, columns.is_of_three);
        let mut reader = Reader {
            names,
            columns,
            signs,
            whole,
            only: intake.only,
            sheet: Self::default(),
            lines: HashMap::new(),
        };
        for line in lines {
            reader.read(line);
        }
        Ok(reader.done())
    }
}

/// The questions and gemeenten of a meting, by what people call them.
struct Names<'a> {
    agenda: &'a Agenda,
    meting: &'a Meting,
    /// Nothing where two questions have one number.
    numbers: HashMap<String, Option<&'a Id>>,
    /// Nothing where two questions have one text.
    texts: HashMap<String, Option<&'a Id>>,
    /// Those that take part, by their names and by their short ones.
    gemeenten: HashMap<String, &'a Id>,
    /// Those of the agenda that do not.
    elsewhere: HashMap<String, &'a Id>,
}

/// Which question a line is about.
struct Asked {
    id: Id,
    /// Whether the line asks it in other words.
    is_retold: bool,
}

impl<'a> Names<'a> {
    fn new(agenda: &'a Agenda, meting: &'a Meting) -> Self {
        let (mut numbers, mut texts) = (HashMap::new(), HashMap::new());
        for question in meting.questions.iter().filter_map(|id| agenda.questions.record(id)) {
            for (known, name) in
                [(&mut numbers, number(&question.number)), (&mut texts, plain(&question.text))]
            {
                let of_name = known.entry(name);
                of_name.and_modify(|id| *id = None).or_insert(Some(&question.id));
            }
        }
        // What a line leaves empty names no question.
        numbers.remove("");
        texts.remove("");
        let taking_part: HashSet<&Id> = meting.gemeenten.iter().collect();
        let others = agenda.gemeenten.iter().filter(|gemeente| !taking_part.contains(&gemeente.id));
        let gemeenten = called(meting.gemeenten.iter().filter_map(|id| agenda.gemeenten.record(id)));
        Self { agenda, meting, numbers, texts, gemeenten, elsewhere: called(others) }
    }

    /// Returns the gemeente that takes part and is called so.
    fn gemeente(&self, typed: &str) -> Option<Id> {
        of_name(&self.gemeenten, typed)
    }

    /// Returns the only gemeente that the name of a file names.
    fn within(&self, file: &str) -> Option<Id> {
        let file = format!(" {} ", plain(file));
        let records = self.meting.gemeenten.iter().filter_map(|id| self.agenda.gemeenten.record(id));
        let mut named = records.filter(|record| {
            let name = plain(&record.name);
            !name.is_empty() && file.contains(&format!(" {name} "))
        });
        let first = named.next()?;
        named.next().is_none().then(|| first.id.clone())
    }

    /// Returns which question a line is about: by its number, or else by its text.
    fn question(&self, typed: &str, text: &str) -> Result<Asked, Wrong> {
        let words = plain(text);
        let by_text = self.texts.get(&words).copied().flatten();
        let key = number(typed);
        let by_number = self.numbers.get(&key).copied().flatten();
        match (by_number, by_text) {
            (Some(number), Some(text)) if number != text => Err(Wrong::OtherText),
            (Some(id), None) => {
                let is = self.agenda.questions.record(id).map(|question| plain(&question.text));
                Ok(Asked { id: id.clone(), is_retold: !words.is_empty() && is.as_ref() != Some(&words) })
            }
            (_, Some(id)) => Ok(Asked { id: id.clone(), is_retold: false }),
            (None, None) if typed.is_empty() && text.is_empty() => Err(Wrong::NoQuestion),
            (None, None) if is_day(typed) => Err(Wrong::Date),
            (None, None) => Err(Wrong::UnknownQuestion(Some(key).filter(|key| is_number(key)))),
        }
    }
}

/// Puts gemeenten by what they are called; of two that are called the same the first counts.
fn called<'a>(gemeenten: impl Iterator<Item = &'a Gemeente>) -> HashMap<String, &'a Id> {
    let mut called = HashMap::new();
    for gemeente in gemeenten {
        for name in [plain(&gemeente.name), plain(&gemeente.short)] {
            called.entry(name).or_insert(&gemeente.id);
        }
    }
    called.remove("");
    called
}

/// Returns who is called so, also with the word "gemeente" before it.
fn of_name(called: &HashMap<String, &Id>, typed: &str) -> Option<Id> {
    let typed = plain(typed);
    let short = ["gemeente ", "gem "].iter().find_map(|before| typed.strip_prefix(before));
    let found = called.get(&typed).or_else(|| called.get(short?));
    found.map(|id| (*id).clone())
}

/// Returns a number as it is compared: "vr 3.2", "3,2" and "Vraag 3.02" are 3.2.
fn number(typed: &str) -> String {
    let typed = plain(typed);
    let words = typed.split(' ').filter(|word| !["vr", "vraag", "nr", "nummer"].contains(word));
    let short = |word: &str| match word.trim_start_matches('0') {
        "" => word.to_owned(),
        rest => rest.to_owned(),
    };
    words.map(short).collect::<Vec<_>>().join(".")
}

/// Returns whether it cannot be a score: 3.2 or 12.10, and not 12.
fn is_number(key: &str) -> bool {
    key.contains('.') && key.len() <= 8 && key.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Returns whether Excel made a day of a number: 3-feb, 03-02-2026.
fn is_day(typed: &str) -> bool {
    let parts: Vec<&str> = typed.split(['-', '/']).collect();
    parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && typed.starts_with(|first: char| first.is_ascii_digit())
}

struct Reader<'a> {
    names: Names<'a>,
    columns: Columns,
    signs: Signs<'a>,
    /// Whose a line is that does not say so.
    whole: Option<Id>,
    only: Option<&'a Id>,
    sheet: Sheet,
    /// On which lines each question was answered; on several, none counts.
    lines: HashMap<(Id, Id), Vec<usize>>,
}

impl Reader<'_> {
    fn read(&mut self, line: &Line) {
        let columns = std::mem::take(&mut self.columns);
        let cell = |column: Option<usize>| column.map_or("", |column| line.cell(column));
        let question = self.names.question(cell(columns.number), cell(columns.question));
        // In a wide file a line is told once, not for every gemeente.
        let (mut asked_by, mut is_answered) = (Vec::new(), false);
        for answers in &columns.answers {
            let whose = match &answers.gemeente {
                Some(id) => Ok(id.clone()),
                None => self.whose(cell(columns.gemeente)),
            };
            let columns_of = [answers.score, answers.toelichting, answers.evidence, answers.informant];
            let is_blank = columns_of.into_iter().all(|column| cell(column).is_empty());
            if self.only.is_some_and(|only| whose.as_ref() != Ok(only)) {
                self.skip(answers.gemeente.as_ref(), is_blank);
                continue;
            }
            self.sheet.gemeenten.extend(whose.as_ref().ok().cloned());
            match (whose, &question) {
                (Ok(id), Ok(asked)) => is_answered |= self.answer(line, (&id, &asked.id), answers),
                // Where nothing was filled in, nobody has to know what is wrong.
                _ if is_blank => {}
                (Err(wrong), _) => {
                    let question = question.as_ref().ok().map(|asked| asked.id.clone());
                    self.wrong(line, (Vec::new(), question), wrong);
                }
                (Ok(id), Err(_)) => asked_by.push(id),
            }
        }
        match question {
            Ok(Asked { id, is_retold: true }) if is_answered && !self.sheet.retold.contains(&id) => {
                self.sheet.retold.push(id);
            }
            Err(wrong) if !asked_by.is_empty() => self.wrong(line, (asked_by, None), wrong),
            _ => {}
        }
        self.columns = columns;
    }

    /// Counts what is of another gemeente than the one that was asked for: lines, or in a wide file its columns.
    fn skip(&mut self, of_columns: Option<&Id>, is_blank: bool) {
        match of_columns {
            _ if is_blank => {}
            Some(id) => self.sheet.left_out.extend([id.clone()]),
            None => self.sheet.skipped += 1,
        }
    }

    /// Returns whose a line is.
    fn whose(&self, typed: &str) -> Result<Id, Wrong> {
        if typed.is_empty() {
            return self.whole.clone().ok_or(Wrong::NoGemeente);
        }
        let elsewhere = || of_name(&self.names.elsewhere, typed);
        self.names.gemeente(typed).ok_or_else(|| Wrong::UnknownGemeente(elsewhere()))
    }

    fn wrong(&mut self, line: &Line, (whose, question): (Vec<Id>, Option<Id>), what: Wrong) {
        self.sheet.problems.push(Problem { line: line.number, whose, question, what });
    }

    /// Reads an answer; returns whether anything was filled in.
    fn answer(&mut self, line: &Line, (gemeente, question): (&Id, &Id), answers: &Answers) -> bool {
        let cell = |column: Option<usize>| column.map_or("", |column| line.cell(column));
        let texts = [answers.toelichting, answers.evidence, answers.informant]
            .map(|column| on_one_line(cell(column)));
        let about = (vec![gemeente.clone()], Some(question.clone()));
        let typed = self.signs.read(cell(answers.score));
        let is_blank = typed == Typed::Nothing && texts.iter().all(String::is_empty);
        if is_blank {
            return false;
        }
        self.lines.entry((gemeente.clone(), question.clone())).or_default().push(line.number);
        match typed {
            _ if texts.iter().any(|text| text.chars().count() > LONGEST) => {
                self.wrong(line, about, Wrong::TooLong);
            }
            Typed::Nothing => self.wrong(line, about, Wrong::OnlyText),
            Typed::Else => self.wrong(line, about, Wrong::NoScore),
            Typed::Sign(score) => self.sheet.given.push(Given {
                line: line.number,
                gemeente: gemeente.clone(),
                question: question.clone(),
                score,
                texts,
            }),
        }
        true
    }

    /// Returns the sheet, without what was answered on more than one line.
    fn done(self) -> Sheet {
        let Self { mut sheet, lines, columns, signs, .. } = self;
        let (once, twice): (Vec<_>, Vec<_>) =
            std::mem::take(&mut sheet.given).into_iter().partition(|given| {
                lines.get(&(given.gemeente.clone(), given.question.clone())).is_none_or(|on| on.len() == 1)
            });
        sheet.given = once;
        for Given { line, gemeente, question, .. } in twice {
            let on = lines.get(&(gemeente.clone(), question.clone())).into_iter().flatten();
            let other = on.copied().find(|other| *other != line).unwrap_or(line);
            let (whose, question) = (vec![gemeente], Some(question));
            sheet.problems.push(Problem { line, whose, question, what: Wrong::Twice(other) });
        }
        sheet.problems.sort_by_key(|problem| problem.line);
        (sheet.is_of_three, sheet.strange) = (signs.is_of_three, columns.strange);
        sheet
    }
}
