//! A picture as CSV for a Dutch Excel: semicolons, CRLF, and a mark at the start without which é becomes something else.

use super::beeld::Beeld;

/// What tells Excel that this is UTF-8.
pub const MARK: char = '\u{feff}';

/// Returns the picture as CSV, a row per question with its part in the first column.
#[must_use]
pub fn csv(beeld: &Beeld) -> String {
    let heads = std::iter::once("Deel").chain(beeld.heads.iter().map(String::as_str));
    let mut out = format!("{MARK}{}\r\n", line(heads));
    for section in &beeld.sections {
        for row in &section.rows {
            // Excel makes a day of 1.1; with a word before it, it stays what it is.
            let number = format!("vr {}", row.number);
            let cells = [&*section.name, &*number].into_iter().chain(row.cells.iter().map(String::as_str));
            out.push_str(&line(cells));
            out.push_str("\r\n");
        }
    }
    out
}

/// Writes cells as a line, without its end.
pub(super) fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.map(cell).collect::<Vec<_>>().join(";")
}

/// Quotes a cell where it has to be, and keeps it from being a formula.
fn cell(text: &str) -> String {
    let safe =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.into() };
    if safe.contains([';', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_no_formula_and_no_two_cells() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-"), "'-");
        assert_eq!(cell("a;b"), "\"a;b\"");
        assert_eq!(cell("zeg \"ja\""), "\"zeg \"\"ja\"\"\"");
        assert_eq!(cell("één"), "één");
    }
}
