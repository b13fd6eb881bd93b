//! Cuts Rust text into words and marks, each with its line and whether it belongs to test code.
//!
//! Comments are kept apart and literals become one blank token; what a path or a function is stands in `paths` and `functions`.

/// One word, mark or literal, from line `first` to line `last`.
pub(super) struct Token {
    pub(super) text: String,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) test: bool,
}

/// A comment with the line it starts on.
pub(super) struct Comment {
    pub(super) text: String,
    pub(super) line: usize,
}

/// What stands for a literal, so that nothing inside it is taken for code.
const LITERAL: &str = "\"\"";

enum Kind {
    Space,
    Comment,
    Literal,
    Code,
}

/// Returns the tokens and the comments of a text.
pub(super) fn lex(text: &str) -> (Vec<Token>, Vec<Comment>) {
    let (mut tokens, mut comments) = (Vec::new(), Vec::new());
    let (mut rest, mut line) = (text, 1);
    while !rest.is_empty() {
        let (kind, length) = piece(rest);
        let (taken, left) = rest.split_at(length);
        let last = line + taken.matches('\n').count();
        match kind {
            Kind::Space => {}
            Kind::Comment => comments.push(Comment { text: taken.to_owned(), line }),
            Kind::Literal => tokens.push(Token { text: LITERAL.to_owned(), first: line, last, test: false }),
            Kind::Code => tokens.push(Token { text: taken.to_owned(), first: line, last, test: false }),
        }
        (rest, line) = (left, last);
    }
    mark_tests(&mut tokens);
    (tokens, comments)
}

fn piece(rest: &str) -> (Kind, usize) {
    let spaces = rest.len() - rest.trim_start().len();
    if spaces > 0 {
        return (Kind::Space, spaces);
    }
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, block_comment(rest));
    }
    if let Some(length) = literal(rest) {
        return (Kind::Literal, length);
    }
    (Kind::Code, code(rest))
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let left = &rest[at..];
        if left.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if left.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                break;
            }
        } else {
            at += left.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

fn literal(rest: &str) -> Option<usize> {
    let bare = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let prefix = rest.len() - bare.len();
    let length = match bare.chars().next()? {
        '"' => quoted(bare, '"'),
        'r' => raw(bare),
        '\'' => character(bare),
        _ => None,
    };
    length.map(|length| prefix + length)
}

fn quoted(rest: &str, end: char) -> Option<usize> {
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == end {
            return Some(at + 1);
        }
    }
    None
}

fn raw(rest: &str) -> Option<usize> {
    let after = &rest[1..];
    let opened = after.trim_start_matches('#').strip_prefix('"')?;
    let hashes = after.len() - opened.len() - 1;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(rest.len() - opened.len() + opened.find(&end)? + end.len())
}

fn character(rest: &str) -> Option<usize> {
    let mut letters = rest[1..].chars();
    let first = letters.next()?;
    if first == '\\' {
        return quoted(rest, '\'');
    }
    (letters.next() == Some('\'')).then_some(first.len_utf8() + 2)
}

fn code(rest: &str) -> usize {
    for mark in ["::", ".."] {
        if rest.starts_with(mark) {
            return mark.len();
        }
    }
    let mark = usize::from(rest.starts_with('\''));
    let word = rest[mark..].find(|letter| !is_word(letter)).unwrap_or(rest.len() - mark);
    (mark + word).max(rest.chars().next().map_or(1, char::len_utf8))
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Says whether a token is a name or a keyword.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Returns the place of the mark that closes the one at `open`, or the end of the tokens.
pub(super) fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len().saturating_sub(1)
}

fn mark_tests(tokens: &mut [Token]) {
    let mut at = 0;
    while at + 2 < tokens.len() {
        if tokens[at].text == "#" {
            let inner = usize::from(tokens[at + 1].text == "!");
            let close = closing(tokens, at + 1 + inner);
            if is_test_attribute(&tokens[at + 1..=close]) {
                let end = if inner == 1 { tokens.len() - 1 } else { item_end(tokens, close + 1) };
                tokens[at..=end].iter_mut().for_each(|token| token.test = true);
            }
        }
        at += 1;
    }
}

fn is_test_attribute(attribute: &[Token]) -> bool {
    let words: Vec<&str> = attribute.iter().map(|token| token.text.as_str()).collect();
    let mut names = words.iter().copied().filter(|word| is_name(word));
    match names.next() {
        Some("test") => true,
        Some("cfg") => {
            names.any(|name| name == "test") && !words.windows(3).any(|part| part == ["not", "(", "test"])
        }
        _ => false,
    }
}

fn item_end(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            ";" | "}" => return at,
            "{" => return closing(tokens, at),
            "(" | "[" => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    tokens.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        lex(text).0.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        let code = "a /* b /* c */ d */ 'x' '\\'' b\"e\\\"f\" r#\"g\"h\"# // i\n j";
        assert_eq!(words(code), ["a", LITERAL, LITERAL, LITERAL, LITERAL, "j"]);
        let lines: Vec<usize> = lex("// a\n\n/* b */").1.iter().map(|comment| comment.line).collect();
        assert_eq!(lines, [1, 3]);
    }

    #[test]
    fn lifetimes_paths_and_ranges_stay_whole() {
        assert_eq!(words("&'a mut b::c 0..d"), ["&", "'a", "mut", "b", "::", "c", "0", "..", "d"]);
    }

    #[test]
    fn test_code_is_marked_to_its_end() {
        let code =
            "a; #[cfg(test)] mod tests { b } c; #[cfg(not(test))] fn d() {} #[cfg(all(test, unix))] use e; f";
        let tested: Vec<String> = lex(code)
            .0
            .into_iter()
            .filter(|token| token.test && token.text.len() == 1 && is_name(&token.text))
            .map(|token| token.text)
            .collect();
        assert_eq!(tested, ["b", "e"]);
    }
}
