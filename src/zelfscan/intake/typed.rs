//! What somebody typed for a score: its sign, its words, or both; and a list of three points read on one of four.

use super::super::scale::Scale;
use super::bare;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// Nothing was filled in.
    Nothing,
    /// This sign of the scale.
    Sign(String),
    /// Something that is no score.
    Else,
}

/// How the scores of a file are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs<'a> {
    scale: Scale<'a>,
    /// Whether the file was filled in on a list of three points, which are put on the four of the meting.
    pub(super) is_of_three: bool,
}

/// Signs that are no number, with what people type for them.
const BESIDE: [(&str, &[&str]); 2] =
    [("?", &["weetniet", "weetikniet", "onbekend"]), ("-", &["nvt", "nietvantoepassing"])];

/// What stands in a document of ours where there is no score.
const NOT_GIVEN: [&str; 2] = ["–", "—"];

/// The points of a list of three, from low to high.
const THREE: [[&str; 3]; 3] = [["1", "nee", "1nee"], ["2", "deels", "2deels"], ["3", "ja", "3ja"]];

impl<'a> Signs<'a> {
    /// Finds out how these cells are to be read; `is_told` says that a heading speaks of three points.
    ///
    /// A bare 3 may be the highest of three or the third of four. It is the highest only where the file says so: by a
    /// heading, or by a plain "ja" while nothing in it is of a list of four.
    pub(super) fn new<'b>(scale: Scale<'a>, cells: impl Iterator<Item = &'b str>, is_told: bool) -> Self {
        let of_four = Self { scale, is_of_three: false };
        let numbers = of_four.numbers();
        if numbers.len() != 4 {
            return of_four;
        }
        let (mut says_yes, mut says_four) = (false, false);
        for cell in cells {
            let typed = bare(cell);
            says_yes |= THREE[2][1..].contains(&&*typed);
            let is_bare_three = typed == THREE[2][0];
            says_four |= !is_bare_three
                && matches!(of_four.read(cell), Typed::Sign(sign) if numbers[2..].contains(&&*sign));
        }
        Self { scale, is_of_three: is_told || (says_yes && !says_four) }
    }

    fn numbers(self) -> Vec<&'a str> {
        self.scale.options().map(|(sign, _)| sign).filter(|sign| sign.parse::<u8>().is_ok()).collect()
    }

    /// Reads a cell.
    pub(super) fn read(self, cell: &str) -> Typed {
        let cell = cell.trim().trim_start_matches('\'').trim();
        let typed = bare(cell);
        if cell.is_empty() || NOT_GIVEN.contains(&cell) || typed == "nietonthuld" {
            return Typed::Nothing;
        }
        // Excel may write 3 as 3,0.
        let whole = cell.strip_suffix(",0").or_else(|| cell.strip_suffix(".0")).unwrap_or(cell);
        let sign = if self.is_of_three { self.of_three(whole, &typed) } else { self.number(whole, &typed) };
        match sign.or_else(|| self.beside(cell, &typed)) {
            Some(sign) => Typed::Sign(sign.to_owned()),
            None => Typed::Else,
        }
    }

    fn number(self, whole: &str, typed: &str) -> Option<&'a str> {
        let is_it = |(sign, words): &(&str, &str)| {
            let words = bare(words);
            *sign == whole || (!words.is_empty() && (words == typed || format!("{sign}{words}") == typed))
        };
        self.scale.options().find(is_it).map(|(sign, _)| sign)
    }

    fn of_three(self, whole: &str, typed: &str) -> Option<&'a str> {
        let numbers = self.numbers();
        let places = [numbers.first(), numbers.get(1), numbers.last()];
        let point = THREE.iter().position(|words| words[0] == whole || words[1..].contains(&typed))?;
        places[point].copied()
    }

    fn beside(self, cell: &str, typed: &str) -> Option<&'a str> {
        let is_it = |(sign, words): &(&str, &[&str])| {
            let (own, of_scale) = (cell == *sign, self.scale.words(sign).map(bare));
            own || words.contains(&typed) || of_scale.as_deref() == Some(typed)
        };
        let (sign, _) = BESIDE.into_iter().find(is_it)?;
        self.scale.options().map(|(known, _)| known).find(|known| *known == sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUR: [&str; 6] = ["1 nee", "2 deels", "3 grotendeels", "4 ja, geborgd", "? weet niet", "- n.v.t."];

    fn read(scale: &[&str], cells: &[&str], is_told: bool) -> (bool, Vec<String>) {
        let lines: Vec<String> = scale.iter().map(|line| (*line).to_owned()).collect();
        let signs = Signs::new(Scale::new(&lines), cells.iter().copied(), is_told);
        let told = |cell: &&str| match signs.read(cell) {
            Typed::Nothing => "_".to_owned(),
            Typed::Sign(sign) => sign,
            Typed::Else => "X".into(),
        };
        (signs.is_of_three, cells.iter().map(told).collect())
    }

    #[test]
    fn a_score_is_its_sign_or_its_words() {
        let cells = [
            "3",
            " 4 ",
            "'-",
            "-",
            "?",
            "Grotendeels",
            "3 grotendeels",
            "4: ja, geborgd",
            "JA GEBORGD",
            "n.v.t.",
            "NVT",
            "niet van toepassing",
            "weet ik niet",
            "2,0",
            "",
            "–",
            "niet onthuld",
            "5",
            "=1+2",
            "3 of 4",
            "ja",
        ];
        let (is_of_three, read) = read(&FOUR, &cells, false);
        assert!(!is_of_three);
        assert_eq!(read.concat(), "34--?3344---?2___XXXX");
    }

    #[test]
    fn three_points_are_put_on_four_only_where_the_file_says_so() {
        let cells = ["nee", "1", "deels", "3", "ja", "?", "nvt"];
        assert_eq!(
            read(&FOUR, &cells, false),
            (true, ["1", "1", "2", "4", "4", "?", "-"].map(str::to_owned).to_vec())
        );
        assert_eq!(read(&FOUR, &["1", "2", "3"], false).1.concat(), "123");
        assert_eq!(read(&FOUR, &["1", "2", "3", "4"], true).1.concat(), "124X");
        assert_eq!(
            read(&FOUR, &["ja", "3", "grotendeels"], false),
            (false, ["X", "3", "3"].map(str::to_owned).to_vec())
        );
        let three = ["1 nee", "2 deels", "3 ja", "? weet niet"];
        assert_eq!(
            read(&three, &["ja", "3", "4", "-"], false),
            (false, ["3", "3", "X", "X"].map(str::to_owned).to_vec())
        );
    }
}
