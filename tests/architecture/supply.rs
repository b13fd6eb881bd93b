//! What comes from others: each dependency with its reason, from one registry, in one version, and the gate that holds to the lock.
//!
//! Licences and known weaknesses are for `cargo deny`, by `deny.toml`.

use std::collections::BTreeMap;
use std::fs;

use toml::{Table, Value};

use super::source::{assert_none, kept, top};

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What reads the manifest without building or changing anything.
const WITHOUT_LOCK: &[&str] = &["fmt", "deny", "--version"];

fn read(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|mistake| panic!("{path} cannot be read: {mistake}"))
}

fn table(path: &str) -> Table {
    read(path).parse().unwrap_or_else(|mistake| panic!("{path} is no TOML: {mistake}"))
}

#[test]
fn every_dependency_says_what_it_is_for() {
    assert_none("A line in Cargo.toml has no reason behind it:", &without_reason(&read("Cargo.toml")));
}

#[test]
fn everything_comes_from_one_registry_with_its_checksum() {
    assert_none(
        "Not from crates.io, or a path or a repository of somebody:",
        &elsewhere(&table("Cargo.toml"), &table("Cargo.lock")),
    );
}

#[test]
fn each_dependency_of_ours_is_there_in_one_version() {
    assert_none(
        "Two versions of one dependency of ours:",
        &doubled(&table("Cargo.toml"), &table("Cargo.lock")),
    );
}

#[test]
fn nothing_runs_while_building_and_nothing_is_unsafe() {
    let files = kept();
    assert!(files.iter().any(|file| file == "Cargo.lock"), "Cargo.lock is not committed");
    assert!(!files.iter().any(|file| file == "build.rs"), "build.rs runs on every machine that builds");
    let manifest = table("Cargo.toml");
    assert!(manifest["package"].get("build").is_none());
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    assert_eq!(manifest["package"]["publish"].as_bool(), Some(false));
}

#[test]
fn the_gate_holds_to_the_lock() {
    let calls = unlocked(&read(".ci/run"));
    assert_none("Cargo may take other versions than those in the lock:", &calls);
    // And whoever tries the program needs to know nothing of that.
    let readme = read("README.md");
    assert!(readme.contains("\ncargo run --release\n") && readme.contains("\ncargo test\n"));
}

/// Returns the lines of dependencies that say nothing behind a `#`.
fn without_reason(manifest: &str) -> Vec<String> {
    let mut is_inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_inside = line.contains("dependencies");
        } else if is_inside && line.contains('=') && !line.starts_with('#') {
            let reason = line.split_once('#').map_or("", |(_, reason)| reason.trim());
            found.extend((reason.len() < 8).then(|| line.to_owned()));
        }
    }
    found
}

/// Returns every dependency of ours, with what is asked of it.
fn dependencies(manifest: &Table) -> BTreeMap<String, Value> {
    let is_table = |name: &&str| manifest.contains_key(*name);
    let own = ["dependencies", "dev-dependencies", "build-dependencies"].into_iter().filter(is_table);
    let mut tables: Vec<&Value> = own.map(|name| &manifest[name]).collect();
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    tables.extend(targets.filter_map(|target| target.get("dependencies")));
    let rows = tables.into_iter().filter_map(Value::as_table).flatten();
    rows.map(|(name, asked)| (name.clone(), asked.clone())).collect()
}

fn packages(lock: &Table) -> Vec<&Table> {
    lock["package"].as_array().into_iter().flatten().filter_map(Value::as_table).collect()
}

fn elsewhere(manifest: &Table, lock: &Table) -> Vec<String> {
    let strange = |asked: &Value| ["git", "path", "registry"].iter().any(|key| asked.get(key).is_some());
    let asked = dependencies(manifest).into_iter().filter(|(_, asked)| strange(asked)).map(|(name, _)| name);
    let is_strange = |package: &&&Table| {
        let is_own = package["name"].as_str() == manifest["package"]["name"].as_str();
        let from = package.get("source").and_then(Value::as_str);
        !is_own && (from != Some(REGISTRY) || package.get("checksum").is_none())
    };
    let packages = packages(lock);
    asked
        .chain(
            packages
                .iter()
                .filter(is_strange)
                .filter_map(|package| package["name"].as_str())
                .map(str::to_owned),
        )
        .collect()
}

fn doubled(manifest: &Table, lock: &Table) -> Vec<String> {
    let count = |name: &String| {
        packages(lock).iter().filter(|package| package["name"].as_str() == Some(name.as_str())).count()
    };
    let names = dependencies(manifest).into_keys();
    names.filter_map(|name| (count(&name) != 1).then(|| format!("{name}: {}", count(&name)))).collect()
}

/// Returns the calls of cargo that could change what is in the lock.
fn unlocked(script: &str) -> Vec<String> {
    let calls = script.lines().map(str::trim).filter(|line| !line.starts_with(['#', 'n', 'e']));
    let calls = calls.filter(|line| line.contains("cargo "));
    let is_free =
        |line: &str| line.contains("--locked") || WITHOUT_LOCK.iter().any(|word| line.contains(word));
    calls.filter(|line| !is_free(line)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_reason_or_comes_from_elsewhere_is_found() {
        let manifest = "[package]\nname = \"own\"\n[dependencies]\n# A group.\na = \"1\"\nb = { git = \"x\" } # for a reason\n[lints.rust]\nc = \"d\"\n";
        assert_eq!(without_reason(manifest), ["a = \"1\""]);
        let lock = "[[package]]\nname = \"own\"\n[[package]]\nname = \"a\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"0\"\n[[package]]\nname = \"a\"\nsource = \"git+x\"\n";
        let (manifest, lock) = (manifest.parse().unwrap(), lock.parse().unwrap());
        assert_eq!(elsewhere(&manifest, &lock), ["b", "a"]);
        assert_eq!(doubled(&manifest, &lock), ["a: 2", "b: 0"]);
    }

    #[test]
    fn a_call_that_may_change_the_lock_is_found() {
        let script = "need \"cargo\" \"install\"\ncargo fmt --check\ncargo test\nX=1 cargo doc --locked\n    cargo deny --offline check\n";
        assert_eq!(unlocked(script), ["cargo test"]);
    }
}
