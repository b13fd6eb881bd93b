//! The scores that can be given: of three, four or five points, with two that are no number.

/// "Weet niet": a useful answer, and no number.
pub(super) const UNKNOWN: &str = "?";

/// "Niet van toepassing": no number either.
const OUTSIDE: &str = "-";

/// A scale of fewer points is read on one of so many.
const READ_ON: u8 = 4;

/// A scale, as its lines say it: each a sign, a space and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a>(&'a [String]);

impl<'a> Scale<'a> {
    /// Reads a scale from its lines.
    #[must_use]
    pub fn new(lines: &'a [String]) -> Self {
        Self(lines)
    }

    /// Returns each sign with what it says, in order.
    pub fn options(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(|line| line.split_once(' '))
    }

    /// Returns what a score says, when it is in the scale.
    #[must_use]
    pub fn words(self, score: &str) -> Option<&'a str> {
        self.options().find(|(sign, _)| *sign == score).map(|(_, words)| words)
    }

    /// Returns how many numbers there are.
    #[must_use]
    pub fn points(self) -> u8 {
        let numbers = self.options().filter(|(sign, _)| sign.parse::<u8>().is_ok()).count();
        u8::try_from(numbers).unwrap_or(u8::MAX)
    }

    /// Returns a score as a number on a scale of four: of three points nee is 1, deels 2 and ja 4. What is no number
    /// (weet niet, n.v.t.) is nothing and counts nowhere. A scale of more than four points stays as it is.
    #[must_use]
    pub fn number(self, score: &str) -> Option<u8> {
        self.words(score)?;
        let number: u8 = score.parse().ok()?;
        Some(if self.is_converted() && number >= 3 { number + 1 } else { number })
    }

    /// Returns whether a score says that the question is not about this gemeente, for which there is a reason.
    #[must_use]
    pub fn is_outside(self, score: &str) -> bool {
        score == OUTSIDE && self.words(score).is_some()
    }

    /// Returns whether a number means the same on another scale: three points are read on four, five are not.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        self.points().max(READ_ON) == other.points().max(READ_ON)
    }

    /// Returns whether its numbers are read on another scale than they were given on, which has to be said.
    #[must_use]
    pub fn is_converted(self) -> bool {
        self.points() == 3
    }

    /// Returns the lowest number that is strong: the two highest of the scale are.
    #[must_use]
    pub fn strong(self) -> u8 {
        self.points().max(READ_ON) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn three_points_are_read_on_four_and_say_so() {
        let lines = lines(&["1 nee", "2 deels", "3 ja", "? weet niet"]);
        let scale = Scale::new(&lines);
        assert_eq!(
            ["1", "2", "3", "?", "9"].map(|score| scale.number(score)),
            [Some(1), Some(2), Some(4), None, None]
        );
        assert!(scale.is_converted());
        assert_eq!((scale.points(), scale.strong()), (3, 3));
    }

    #[test]
    fn four_and_five_points_stay_as_they_are() {
        let four = lines(&["1 nee", "2 deels", "3 grotendeels", "4 ja, geborgd", "? weet niet", "- n.v.t."]);
        let five = lines(&["1 a", "2 b", "3 c", "4 d", "5 e"]);
        assert_eq!((Scale::new(&four).number("4"), Scale::new(&four).strong()), (Some(4), 3));
        assert_eq!((Scale::new(&five).number("5"), Scale::new(&five).strong()), (Some(5), 4));
        assert_eq!(Scale::new(&four).words("-"), Some("n.v.t."));
        assert!(!Scale::new(&five).is_converted());
    }
}
