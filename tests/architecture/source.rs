//! Reads the repository: the Rust files of a folder, the names of what is kept, and the words of a failed rule.
//!
//! It judges nothing.

use std::fs;
use std::path::{Path as FilePath, PathBuf};
use std::process::Command;

use super::lexer::{Comment, Token, lex};

/// One Rust file, read.
pub(super) struct Source {
    /// Where it stands, from the top of the repository: `src/store/fs.rs`.
    pub(super) path: String,
    /// Its module path with slashes: `store/fs`.
    pub(super) module: String,
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    pub(super) comments: Vec<Comment>,
}

impl Source {
    /// Reads a file from its text; `path` starts with the folder it was looked for in.
    pub(super) fn new(path: &str, text: String) -> Self {
        let module = path.split_once('/').map_or(path, |(_, rest)| rest).trim_end_matches(".rs").to_owned();
        let (tokens, comments) = lex(&text);
        Self { path: path.to_owned(), module, text, tokens, comments }
    }

    /// Returns the top room the file belongs to.
    pub(super) fn room(&self) -> &str {
        self.module.split('/').next().unwrap_or_default()
    }

    /// Says whether the file is one of these modules or stands below one.
    pub(super) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.module.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Names a line of the file, as an editor opens it.
    pub(super) fn at(&self, line: usize, offence: &str) -> String {
        format!("{}:{line}: {offence}", self.path)
    }
}

/// Returns the top of the repository.
pub(super) fn top() -> &'static FilePath {
    FilePath::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the Rust files below a folder; none where the folder does not exist yet.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    collect(&top().join(folder), &mut files);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files.iter().map(|path| Source::new(&name(path), read(path))).collect()
}

/// Returns the program itself; files that only tests compile are marked as such.
pub(super) fn program() -> Vec<Source> {
    let mut sources = sources("src");
    let outlined: Vec<String> = sources.iter().flat_map(outlined_tests).collect();
    let places: Vec<&str> = outlined.iter().map(String::as_str).collect();
    for source in &mut sources {
        if source.is_in(&places) {
            source.tokens.iter_mut().for_each(|token| token.test = true);
        }
    }
    sources
}

/// Returns all Rust files of the repository.
pub(super) fn everything() -> Vec<Source> {
    program().into_iter().chain(sources("tests")).chain(sources("benches")).collect()
}

/// Returns the paths of all files that are kept.
///
/// Without git (in an unpacked archive) that is everything but what building leaves behind.
pub(super) fn kept() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(top()).output();
    match listed {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8_lossy(&output.stdout).into_owned();
            names.split_terminator('\0').map(str::to_owned).collect()
        }
        _ => {
            let mut files = Vec::new();
            collect(top(), &mut files);
            files.iter().map(|path| name(path)).collect()
        }
    }
}

/// Fails with every offence, one a line.
#[track_caller]
pub(super) fn assert_none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}\n  {}\n", offences.join("\n  "));
}

fn outlined_tests(source: &Source) -> Vec<String> {
    let folder = match source.module.as_str() {
        "lib" | "main" => String::new(),
        module => format!("{module}/"),
    };
    let declarations =
        source.tokens.windows(3).filter(|part| part[0].test && part[0].text == "mod" && part[2].text == ";");
    declarations.map(|part| format!("{folder}{}", part[1].text)).collect()
}

fn collect(folder: &FilePath, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let built = folder == top() && (path.ends_with("target") || path.ends_with(".git"));
        if path.is_dir() && !built {
            collect(&path, files);
        } else if path.is_file() {
            files.push(path);
        }
    }
}

fn read(path: &FilePath) -> String {
    fs::read_to_string(path).unwrap_or_else(|mistake| panic!("{} cannot be read: {mistake}", path.display()))
}

fn name(path: &FilePath) -> String {
    path.strip_prefix(top()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_knows_its_room_and_its_place() {
        let source = Source::new("src/store/fs.rs", String::new());
        assert_eq!(source.room(), "store");
        assert!(source.is_in(&["store"]) && source.is_in(&["store/fs"]));
        assert!(!source.is_in(&["store/f", "sto", "fs"]));
    }

    #[test]
    fn a_test_module_in_a_file_of_its_own_is_known() {
        let source = Source::new("src/store.rs", "#[cfg(test)] mod tests; mod journal;".to_owned());
        assert_eq!(outlined_tests(&source), ["store/tests"]);
    }
}
