//! How long a file and a function may be, and a report of how long they are.
//!
//! How lines of a function are counted stands in `functions`.

use std::io::{Write, stdout};

use super::functions::{Function, functions};
use super::source::{Source, assert_none, everything, program};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

/// Files with a function that is one `match` or one table of one-line rows; such a function counts as one line.
const TABLES: &[&str] = &["src/app/browse.rs"];

#[test]
fn no_file_is_too_long() {
    let offences: Vec<String> = everything().iter().filter_map(too_long_a_file).collect();
    assert_none("A file has at most 400 lines, its tests included:", &offences);
}

#[test]
fn no_function_is_too_long() {
    let offences: Vec<String> =
        everything().iter().flat_map(|source| too_long_functions(source, TABLES)).collect();
    assert_none("A function has at most 60 lines of code:", &offences);
}

#[test]
fn the_list_of_tables_is_right() {
    let sources = everything();
    let with_table = |path: &str| sources.iter().any(|source| source.path == path && has_table(source));
    let stale =
        TABLES.iter().filter(|path| !with_table(path)).map(|path| format!("{path}: has no table any more"));
    let secret = sources.iter().filter(|source| has_table(source) && !TABLES.contains(&source.path.as_str()));
    let secret = secret.map(|source| source.at(1, "has a table that TABLES does not list"));
    assert_none(
        "TABLES lists exactly the files with #[expect(clippy::too_many_lines)]:",
        &stale.chain(secret).collect::<Vec<_>>(),
    );
}

#[test]
fn the_sizes_are_reported() {
    let sources = program();
    let files = sources.iter().map(|source| source.text.lines().count()).collect();
    let measured =
        sources.iter().flat_map(|source| functions(&source.tokens)).filter(|function| !function.test);
    let functions = measured.map(|function| counted(&function)).collect();
    let report =
        format!("{}\n{}\n", summary("lines of a file", files), summary("lines of a function", functions));
    // The harness swallows what println! says in a test that passes.
    stdout().write_all(report.as_bytes()).expect("a test can write its report");
}

fn too_long_a_file(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > LONGEST_FILE).then(|| source.at(LONGEST_FILE + 1, &format!("has {lines} lines")))
}

fn too_long_functions(source: &Source, tables: &[&str]) -> Vec<String> {
    let measured = functions(&source.tokens).into_iter();
    let listed = tables.contains(&source.path.as_str());
    let long = measured.filter(|function| function.length > LONGEST_FUNCTION && !(function.table && listed));
    long.map(|function| source.at(function.line, &format!("{} has {} lines", function.name, function.length)))
        .collect()
}

fn has_table(source: &Source) -> bool {
    functions(&source.tokens).iter().any(|function| function.table)
}

fn counted(function: &Function) -> usize {
    if function.table { 1 } else { function.length }
}

fn summary(what: &str, mut lengths: Vec<usize>) -> String {
    lengths.sort_unstable();
    let at = |percent: usize| {
        lengths.get(lengths.len() * percent / 100).or(lengths.last()).copied().unwrap_or_default()
    };
    format!("{what}: median {}, p90 {}, max {} of {}", at(50), at(90), at(100), lengths.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_function_is_found_unless_it_is_a_listed_table() {
        let body = "a();\n".repeat(61);
        let plain = Source::new("src/a.rs", format!("fn b() {{\n{body}}}"));
        assert_eq!(too_long_functions(&plain, &["src/a.rs"]), ["src/a.rs:1: b has 61 lines"]);
        let table =
            Source::new("src/a.rs", format!("#[expect(clippy::too_many_lines)]\nfn b() {{\n{body}}}"));
        assert_eq!(too_long_functions(&table, &[]).len(), 1);
        assert!(too_long_functions(&table, &["src/a.rs"]).is_empty());
    }

    #[test]
    fn a_long_file_is_found() {
        assert!(too_long_a_file(&Source::new("src/a.rs", "\n".repeat(400))).is_none());
        assert!(too_long_a_file(&Source::new("src/a.rs", "\n".repeat(401))).is_some());
    }

    #[test]
    fn the_report_names_the_middle_and_the_top() {
        assert_eq!(summary("x", (1..=10).rev().collect()), "x: median 6, p90 10, max 10 of 10");
        assert_eq!(summary("x", Vec::new()), "x: median 0, p90 0, max 0 of 0");
    }
}
