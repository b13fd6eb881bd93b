//! The shape of the repository: what stands at the top, what files are called, and which have a namesake.
//!
//! What stands inside the files is for the other rules.

use std::fs;

use super::source::{assert_none, everything, kept, program, top};

const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "LICENSE",
    "deny.toml",
    "src",
    "data",
    "keymaps",
    "tests",
    "benches",
    "docs",
];

/// Files of the screen that draw for all panes and so have no room in `app`.
const ONLY_DRAWN: &[&str] = &["theme", "picture", "widget", "signs", "steady"];

#[test]
fn the_top_holds_only_what_belongs_there() {
    let offences: Vec<String> = kept().into_iter().filter(|path| is_stranger(path)).collect();
    assert_none("This does not belong at the top of the repository (see TOP):", &offences);
}

#[test]
fn nothing_points_outside_the_repository() {
    let outside = [concat!("shared", "/design"), concat!("..", "/shared")];
    let offences = kept().into_iter().filter(|path| {
        let bytes = fs::read(top().join(path)).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        outside.iter().any(|place| text.contains(place))
    });
    assert_none("A file names a place that only we have:", &offences.collect::<Vec<_>>());
}

#[test]
fn a_room_is_a_file_beside_its_folder() {
    let sources = everything();
    let old =
        sources.iter().filter(|source| source.path.ends_with("/mod.rs")).map(|source| source.path.clone());
    let rooms: Vec<String> = program().into_iter().map(|source| source.module).collect();
    let homeless =
        rooms.iter().filter(|module| is_homeless(module, &rooms)).map(|module| format!("src/{module}.rs"));
    assert_none("foo.rs stands beside foo/, and mod.rs nowhere:", &old.chain(homeless).collect::<Vec<_>>());
}

#[test]
fn what_is_drawn_has_a_namesake_in_the_app() {
    let rooms: Vec<String> = program().into_iter().map(|source| source.module).collect();
    assert_none(
        "A file in screen/ has a namesake in app/ (or stands in ONLY_DRAWN):",
        &without_namesake(&rooms),
    );
}

fn is_stranger(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    !first.starts_with('.') && !TOP.contains(&first)
}

fn is_homeless(module: &str, rooms: &[String]) -> bool {
    module.rsplit_once('/').is_some_and(|(parent, _)| !rooms.iter().any(|room| room == parent))
}

fn without_namesake(rooms: &[String]) -> Vec<String> {
    let drawn =
        rooms.iter().filter_map(|room| room.strip_prefix("screen/")).filter(|name| !name.contains('/'));
    let alone = drawn.filter(|name| !ONLY_DRAWN.contains(name) && !rooms.contains(&format!("app/{name}")));
    alone.map(|name| format!("src/screen/{name}.rs has no src/app/{name}.rs")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_at_the_top_is_found() {
        assert!(is_stranger("notes.txt") && is_stranger("scripts/run"));
        assert!(!is_stranger(".ci/run") && !is_stranger("src/main.rs"));
    }

    #[test]
    fn a_file_without_its_room_or_namesake_is_found() {
        let rooms =
            ["app", "app/doelen", "screen/doelen", "screen/theme", "screen/lost", "screen/widget/bar"];
        let rooms: Vec<String> = rooms.map(str::to_owned).to_vec();
        assert!(
            is_homeless("screen/doelen", &rooms)
                && !is_homeless("app/doelen", &rooms)
                && !is_homeless("app", &rooms)
        );
        assert_eq!(without_namesake(&rooms), ["src/screen/lost.rs has no src/app/lost.rs"]);
    }
}
