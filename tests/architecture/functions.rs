//! Measures the functions of a file.
//!
//! What is too long is for `sizes` to say.

use std::collections::BTreeSet;

use super::lexer::{Token, closing, is_name};

/// A function with the lines of code in its body; blank lines and comments do not count, as in clippy.
pub(super) struct Function {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) length: usize,
    pub(super) test: bool,
    /// Whether it says by `#[expect(clippy::too_many_lines)]` that its body is a table.
    pub(super) table: bool,
}

/// Returns all functions with a body, the nested ones too.
pub(super) fn functions(tokens: &[Token]) -> Vec<Function> {
    let mut found = Vec::new();
    let mut table = false;
    for at in 0..tokens.len().saturating_sub(1) {
        table |= tokens[at].text == "too_many_lines";
        if tokens[at].text == "fn" && is_name(&tokens[at + 1].text) {
            found.extend(measured(tokens, at, table));
            table = false;
        }
    }
    found
}

fn measured(tokens: &[Token], at: usize, table: bool) -> Option<Function> {
    let open = body(tokens, at)?;
    let close = closing(tokens, open);
    let inside = tokens.get(open + 1..close)?;
    let lines: BTreeSet<usize> = inside.iter().flat_map(|token| token.first..=token.last).collect();
    let Token { first: line, test, .. } = tokens[at];
    Some(Function { name: tokens[at + 1].text.clone(), line, length: lines.len().max(1), test, table })
}

fn body(tokens: &[Token], start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => return Some(at),
            ";" => return None,
            "(" | "[" => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::lexer::lex;
    use super::*;

    fn measure(code: &str) -> Vec<(String, usize, bool)> {
        functions(&lex(code).0).into_iter().map(|found| (found.name, found.length, found.table)).collect()
    }

    #[test]
    fn lines_of_code_count_and_comments_do_not() {
        let code = "fn a(b: [u8; 2]) {\n  // why\n\n  let c = \"d\n  e\";\n  f(b);\n}\nfn g() { h() }\ntrait I { fn j(); }";
        assert_eq!(measure(code), [("a".to_owned(), 3, false), ("g".to_owned(), 1, false)]);
    }

    #[test]
    fn a_function_type_is_no_function_and_a_nested_one_is() {
        let code = "fn a(b: fn(u8) -> u8) { \n fn c() {\n } \n}";
        assert_eq!(measure(code), [("a".to_owned(), 2, false), ("c".to_owned(), 1, false)]);
    }

    #[test]
    fn only_the_function_behind_the_expectation_is_a_table() {
        let code = "#[expect(clippy::too_many_lines, reason = \"r\")] fn a() {} fn b() {}";
        assert_eq!(measure(code), [("a".to_owned(), 1, true), ("b".to_owned(), 1, false)]);
    }
}
