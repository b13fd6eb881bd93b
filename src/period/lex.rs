//! Owns how a planning falls apart into words, numbers and signs.
//!
//! What a word means stands in [`super::words`]; nothing here knows about time.

use std::ops::Range;

use deunicode::deunicode_char;

/// The most digits that a number of a planning has; a longer one is a telephone number or the like.
const MOST_DIGITS: usize = 4;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A number with so many digits; none has a value that is too long to say when something is.
    Number(Option<u32>, usize),
    Sign(char),
}

/// A word, number or sign.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its place in the text as typed.
    pub(super) source: Range<usize>,
    /// Where it begins in the plain text.
    pub(super) plain: usize,
    /// Whether it stands against the token before it.
    pub(super) is_glued: bool,
}

/// A text in tokens.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    /// The tokens in lower case and without accents, with one space between them.
    pub(super) plain: String,
    pub(super) tokens: Vec<Token>,
}

/// Takes a text apart.
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexed = Lexed::default();
    let mut open: Option<Kind> = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if is_mark(letter) {
            lexed.stretch(end);
            continue;
        }
        open = match (kind_of(letter), open) {
            (None, _) => None,
            // The dot of an abbreviation says nothing: "e.v." is "ev", "sept." is "sept".
            (Some(Kind::Sign('.')), Some(Kind::Word)) => {
                lexed.stretch(end);
                None
            }
            (Some(kind), Some(before)) if joins(kind, before) => {
                lexed.stretch(end);
                Some(kind)
            }
            (Some(kind), _) => {
                lexed.begin(kind, at..end);
                Some(kind)
            }
        };
        if open.is_some() {
            lexed.push(letter);
        }
    }
    lexed.number();
    lexed
}

impl Lexed {
    fn begin(&mut self, kind: Kind, source: Range<usize>) {
        let is_glued = self.tokens.last().is_some_and(|token| token.source.end == source.start);
        if !self.tokens.is_empty() {
            self.plain.push(' ');
        }
        self.tokens.push(Token { kind, source, plain: self.plain.len(), is_glued });
    }

    fn stretch(&mut self, end: usize) {
        if let Some(token) = self.tokens.last_mut() {
            token.source.end = end;
        }
    }

    fn push(&mut self, letter: char) {
        match kind_of(letter) {
            Some(Kind::Sign(sign)) => self.plain.push(sign),
            _ if letter.is_ascii() => self.plain.push(letter.to_ascii_lowercase()),
            _ if ('\u{80}'..='\u{24F}').contains(&letter) => {
                let letters = deunicode_char(letter).unwrap_or_default();
                self.plain.extend(letters.chars().map(|plain| plain.to_ascii_lowercase()));
            }
            _ => self.plain.extend(letter.to_lowercase()),
        }
    }

    /// Gives every number its value, now that its end is known.
    fn number(&mut self) {
        for token in &mut self.tokens {
            if matches!(token.kind, Kind::Number(..)) {
                let digits = self.plain[token.plain..].bytes().take_while(u8::is_ascii_digit).count();
                let value = self.plain[token.plain..token.plain + digits].parse().ok();
                token.kind = Kind::Number(value.filter(|_| digits <= MOST_DIGITS), digits);
            }
        }
    }
}

/// A combining accent or a joiner without width: part of the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE0F}' | '\u{FEFF}')
}

fn kind_of(letter: char) -> Option<Kind> {
    match letter {
        _ if letter.is_whitespace() || letter.is_control() => None,
        '0'..='9' => Some(Kind::Number(None, 0)),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{AF}' | '-' => Some(Kind::Sign('-')),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{B4}' | '`' | '\'' => Some(Kind::Sign('\'')),
        '×' => Some(Kind::Sign('×')),
        _ if letter.is_alphabetic() => Some(Kind::Word),
        _ => Some(Kind::Sign(letter)),
    }
}

fn joins(kind: Kind, before: Kind) -> bool {
    match kind {
        Kind::Word => before == Kind::Word,
        Kind::Number(..) => matches!(before, Kind::Number(..)),
        Kind::Sign(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_apart_where_kinds_meet() {
        assert_eq!(lex("Okt 2020t/m 31-12-’21").plain, "okt 2020 t / m 31 - 12 - ' 21");
        assert_eq!(lex("vóór m.i.v. E.V. sept. – 2×").plain, "voor m i v e v sept - 2 ×");
        assert_eq!(lex("vo\u{301}o\u{301}r\u{a0}2022").plain, "voor 2022");
        assert_eq!(lex("").tokens.len(), 0);
    }

    #[test]
    fn a_token_knows_its_place_and_what_it_stands_against() {
        let lexed = lex(" €1.000 001234");
        let sources: Vec<_> = lexed.tokens.iter().map(|token| token.source.clone()).collect();
        assert_eq!(sources, [1..4, 4..5, 5..6, 6..9, 10..16]);
        let glued: Vec<_> = lexed.tokens.iter().map(|token| token.is_glued).collect();
        assert_eq!(glued, [false, true, true, true, false]);
        assert_eq!(lexed.tokens[4].kind, Kind::Number(None, 6));
    }
}
