//! A list of questions that comes as a table: a row per question, and rows for the scale where it has one of its own.

use super::super::set::{NoList, Section, Set, SetQuestion};
use super::heads::{ABOVE, Head, head_of};
use super::table::{Line, Table};
use super::{on_one_line, plain};

/// What stands in the column of the parts in a row of the scale.
const SCALE: &str = "schaal";

/// Where everything stands.
struct Columns {
    number: usize,
    text: usize,
    part: Option<usize>,
    informants: Option<usize>,
    kern: Option<usize>,
}

impl Columns {
    fn of(line: &Line) -> Option<Self> {
        let place = |known: &[&str]| line.cells.iter().position(|cell| known.contains(&&*plain(cell)));
        // A number and a question are headed as in a sheet of scores.
        let of_sheet = |head: Head| line.cells.iter().position(|cell| head_of(cell) == Some(head));
        Some(Self {
            number: of_sheet(Head::Number)?,
            text: of_sheet(Head::Question).or_else(|| place(&["vragen", "tekst"]))?,
            part: place(&["deel", "onderdeel", "thema", "hoofdstuk"]),
            informants: place(&["weten", "wie weet dit", "wie weet", "informant", "informanten"]),
            kern: place(&["kern", "kernvraag", "kernset"]),
        })
    }
}

impl Set {
    /// Reads a list from a table with at least the columns Nummer and Vraag, and Deel, Weten and Kern where it has them.
    /// A row with "Schaal" in the column Deel is a score: its sign in Nummer, and what it means in Vraag. Without such rows
    /// the list has the scale of the one that comes along. What it is called is the name of its file.
    ///
    /// # Errors
    /// Says why it is no list that can be asked.
    pub fn from_table(table: &Table, name: &str) -> Result<Self, NoList> {
        let mut heads = table.lines.iter().take(ABOVE).enumerate();
        let found = heads.find_map(|(place, line)| Some((place, Columns::of(line)?)));
        let (place, columns) = found.ok_or(NoList::Other)?;
        let title = on_one_line(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        if table.lines[place]
            .cells
            .iter()
            .any(|cell| matches!(&*plain(cell), "score" | "scores" | "gemeente"))
        {
            return Err(NoList::Sheet);
        }
        let mut set = Self { id: plain(&title).replace(' ', "-"), title, ..Self::default() };
        for line in &table.lines[place + 1..] {
            set.take(line, &columns);
        }
        if set.scale.is_empty() {
            set.scale = Self::standard().scale;
        }
        set.checked()
    }

    fn take(&mut self, line: &Line, columns: &Columns) {
        let cell = |column: usize| on_one_line(line.cell(column));
        let other = |column: Option<usize>| column.map(cell).unwrap_or_default();
        let (number, text, part) = (cell(columns.number), cell(columns.text), other(columns.part));
        if number.is_empty() && text.is_empty() {
            return;
        }
        if plain(&part) == SCALE {
            return self.scale.push(format!("{number} {text}"));
        }
        // Before a number there stands a word in our own sheets, or Excel makes a day of it.
        let number = number.trim_start_matches("vraag ").trim_start_matches("vr ").to_owned();
        let informants = other(columns.informants);
        let informants = informants.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        let kern = plain(&other(columns.kern));
        let question = SetQuestion {
            informants: informants.map(str::to_owned).collect(),
            kern: !matches!(&*kern, "" | "nee" | "n" | "0"),
            id: number,
            text,
        };
        self.section(&part, &question.id).questions.push(question);
    }

    /// Returns the part that a question belongs to: that of its row, else the one above it, else that of its number.
    fn section(&mut self, part: &str, number: &str) -> &mut Section {
        let before = number.split_once('.').map_or("", |(before, _)| before);
        let begins = match self.sections.last() {
            None => true,
            Some(last) if part.is_empty() => last.title.is_empty() && last.number != before,
            Some(last) => part_of(part) != (&*last.number, &*last.title),
        };
        if begins {
            let (number, title) = if part.is_empty() { (before, "") } else { part_of(part) };
            self.sections.push(Section { number: number.into(), title: title.into(), questions: Vec::new() });
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }
}

/// Splits the name of a part in its number and what it is about: "1 De gemeentelijke organisatie".
fn part_of(part: &str) -> (&str, &str) {
    let number =
        part.split_once(' ').filter(|(number, _)| number.starts_with(|sign: char| sign.is_ascii_digit()));
    number.map_or(("", part), |(number, title)| (number.trim_end_matches(['.', ':']), title))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        let cells = |line: &str| line.split(';').map(str::to_owned).collect();
        let lines = text.lines().enumerate();
        Table { lines: lines.map(|(place, line)| Line { number: place + 1, cells: cells(line) }).collect() }
    }

    #[test]
    fn a_list_with_its_own_parts_and_scale_is_read() {
        let text = "Lijst van de VNG\nNr.;Deel;Vraag;Wie weet dit;Kern\n;Schaal;;;\n1;Schaal;nee;;\n2;Schaal;deels;;\n\
                    3;Schaal;ja;;\nvr 1.1;1 Beleid;Is er beleid?;adviseur, wethouder;x\n1.2;;Is het bekend?;;nee\n\
                    2.1;2 Uitvoering;'=Lukt het?;;";
        let set = Set::from_table(&table(text), "VNG-lijst 2026.csv").unwrap();
        assert_eq!((&*set.id, &*set.title), ("vng-lijst-2026", "VNG-lijst 2026"));
        assert_eq!(set.scale, ["1 nee", "2 deels", "3 ja"]);
        let parts: Vec<_> = set.sections.iter().map(|part| (&*part.number, &*part.title)).collect();
        assert_eq!(parts, [("1", "Beleid"), ("2", "Uitvoering")]);
        let first = &set.sections[0].questions[0];
        assert_eq!((&*first.id, first.kern, first.informants.len()), ("1.1", true, 2));
        assert!(!set.sections[0].questions[1].kern);
        assert_eq!(set.sections[1].questions[0].text, "=Lukt het?");
    }

    #[test]
    fn a_list_of_numbers_and_questions_only_has_the_parts_of_its_numbers() {
        let set = Set::from_table(&table("Nummer;Vraag\n1.1;A?\n1.2;B?\n2.1;C?"), "lijst.csv").unwrap();
        let parts: Vec<_> = set.sections.iter().map(|part| (&*part.number, part.questions.len())).collect();
        assert_eq!(parts, [("1", 2), ("2", 1)]);
        assert_eq!(set.scale, Set::standard().scale);
    }

    #[test]
    fn what_is_no_list_says_so() {
        let of = |text: &str| Set::from_table(&table(text), "x.csv").map(|_| ()).unwrap_err().to_string();
        assert!(of("Gemeente;Score\nElburg;3").contains("geen vragenlijst"));
        assert!(of("Gemeente;Nummer;Vraag;Score\nElburg;vr 1.1;A?;3").contains("een blad met scores"));
        assert!(of("Nummer;Vraag").contains("geen vragen"));
        assert!(of("Nummer;Vraag\n1.1;A?\n1.1;B?").contains("nummer 1.1 staat er twee keer in"));
        assert!(of("Nummer;Vraag\n1.1;").contains("geen nummer of geen tekst"));
    }
}
