//! A picture as Markdown: to paste in a document.

use super::beeld::{Beeld, Section};

/// Returns the picture as Markdown.
#[must_use]
pub fn markdown(beeld: &Beeld) -> String {
    let head = std::iter::once(format!("# {}", beeld.title)).chain(beeld.notes.iter().cloned());
    let sections = beeld.sections.iter().map(|section| told(&beeld.heads, section));
    head.chain(sections).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn told(heads: &[String], section: &Section) -> String {
    let rule = format!("|{}", "---|".repeat(heads.len()));
    let rows = section.rows.iter().map(|row| line(std::iter::once(&row.number).chain(&row.cells)));
    let table: Vec<String> = [line(heads.iter()), rule].into_iter().chain(rows).collect();
    format!("## {}\n\n{}\n\n{}", section.name, table.join("\n"), section.words)
}

fn line<'a>(cells: impl Iterator<Item = &'a String>) -> String {
    let cells: Vec<String> = cells.map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}
