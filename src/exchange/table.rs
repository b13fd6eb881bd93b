//! A CSV that somebody mails, in whatever dress: its letters, what stands between its cells, and its lines as a table.
//!
//! What the cells mean is for [`zelfscan`](crate::zelfscan).

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};

use crate::zelfscan::{Line, Refusal, Table, is_heading};

/// A sheet of scores is never larger: 5 MB.
pub const MOST_BYTES: usize = 5_000_000;

const MOST_LINES: usize = 20_000;

/// All gemeenten of the country, each with a score and what is said with it.
const MOST_COLUMNS: usize = 2_000;

/// What may stand between cells; of two that fit as well the first is taken.
const BETWEEN: [u8; 3] = [b';', b'\t', b','];

/// So many lines tell what stands between cells.
const LOOKED_AT: usize = 20;

/// How files begin that are opened by another program: a workbook, and an old one.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Reads a file as a table.
///
/// # Errors
/// Says why it is no table.
pub fn table(bytes: &[u8]) -> Result<Table, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Refusal::Workbook);
    }
    let text = letters(bytes);
    // No text holds this, and every other file does.
    if text.contains('\0') || text.starts_with("%PDF") {
        return Err(Refusal::NoText);
    }
    let (between, text) = between(&text);
    let (mut table, mut number) = (Table::default(), 0);
    for (place, record) in records(text, between).enumerate() {
        if place >= MOST_LINES || record.len() > MOST_COLUMNS {
            return Err(Refusal::TooMany);
        }
        number += 1 + blank_lines_before(&record, text);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            table.lines.push(Line { number, cells: record.iter().map(str::to_owned).collect() });
        }
    }
    if table.lines.is_empty() { Err(Refusal::Empty) } else { Ok(table) }
}

/// Returns how many lines were passed over before a record: a spreadsheet shows them as rows.
fn blank_lines_before(record: &StringRecord, text: &str) -> usize {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let text = text.as_bytes();
    // The reader is behind the first half of a line end already.
    let is_half = start > 0 && text.get(start - 1) == Some(&b'\r') && text.get(start) == Some(&b'\n');
    let passed = text.get(start + usize::from(is_half)..).unwrap_or_default();
    let ends = passed.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    ends.filter(|byte| **byte == b'\n').count()
}

/// Reads letters: what a mark at the start says they are, or else UTF-8, or else what Excel makes where it is not told.
fn letters(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Finds out what stands between the cells; returns it with the text behind a line that says so itself (`sep=;`).
fn between(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some([sign]) = first.trim().strip_prefix("sep=").map(str::as_bytes)
        && BETWEEN.contains(sign)
    {
        return (*sign, rest);
    }
    // A line of headings says it best; without one, most cells in most lines.
    let fits = |sign: u8| {
        let looked_at: Vec<StringRecord> = records(text, sign).take(LOOKED_AT).collect();
        let known = looked_at.iter().map(|record| record.iter().filter(|cell| is_heading(cell)).count());
        let mut widths: Vec<usize> = looked_at.iter().map(StringRecord::len).collect();
        widths.sort_unstable();
        (known.max().unwrap_or(0), widths.get(widths.len() / 2).copied().unwrap_or(0))
    };
    let best = BETWEEN.into_iter().rev().max_by_key(|sign| fits(*sign));
    (best.unwrap_or(BETWEEN[0]), text)
}

fn records(text: &str, between: u8) -> impl Iterator<Item = StringRecord> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(between).has_headers(false).flexible(true);
    // Reading from memory what is letters already cannot fail.
    builder.from_reader(text.as_bytes()).into_records().map_while(Result::ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        table(bytes).unwrap().lines.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn any_dress_gives_the_same_cells() {
        let expected = [["Nummer", "Score", "Toelichting"], ["vr 1.1", "3", "één, of twee"]];
        let semicolons = "\u{feff}Nummer;Score;Toelichting\r\nvr 1.1;3;één, of twee\r\n";
        let commas = "Nummer,Score,Toelichting\nvr 1.1,3,\"één, of twee\"\n";
        let tabs = "Nummer\tScore\tToelichting\r\rvr 1.1\t3\téén, of twee";
        let named = "sep=,\r\nNummer,Score,Toelichting\r\nvr 1.1,3,\"één, of twee\"";
        for text in [semicolons, commas, tabs, named] {
            assert_eq!(cells(text.as_bytes()), expected, "{text:?}");
        }
        let old: Vec<u8> = commas.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        assert_eq!(cells(&old), expected);
        let wide: Vec<u8> = semicolons.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&wide), expected);
    }

    #[test]
    fn a_cell_may_hold_lines_and_rows_keep_the_number_of_a_spreadsheet() {
        let text = "Nummer;Score;Toelichting\n\n1.1;3;\"een\ntwee; drie \"\"vier\"\"\"\n;;\n1.2;4\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let lines = table(text.as_bytes()).unwrap().lines;
            assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 3, 5]);
            assert_eq!(lines[1].cells[2].replace('\r', ""), "een\ntwee; drie \"vier\"");
        }
    }

    #[test]
    fn a_sheet_of_all_gemeenten_of_the_country_fits() {
        let of = |place| format!("G{place};G{place} toelichting;G{place} bron;G{place} bewijs");
        let heads: Vec<String> = (0..342).map(of).collect();
        let text = format!("Nummer;{}\n1.1;3", heads.join(";"));
        assert_eq!(cells(text.as_bytes())[0].len(), 1 + 4 * 342);
    }

    #[test]
    fn what_is_no_sheet_says_so() {
        assert_eq!(table(b""), Err(Refusal::Empty));
        assert_eq!(table(b"\xef\xbb\xbf ;; \r\n\r\n"), Err(Refusal::Empty));
        assert_eq!(table(b"PK\x03\x04\x14\x00"), Err(Refusal::Workbook));
        assert_eq!(table(b"%PDF-1.7\n1 0 obj"), Err(Refusal::NoText));
        assert_eq!(table(b"Nummer;Score\n1.1;\x00"), Err(Refusal::NoText));
        assert_eq!(table(&vec![b';'; MOST_BYTES + 1]), Err(Refusal::TooLarge));
        assert_eq!(table("1;2\n".repeat(MOST_LINES + 1).as_bytes()), Err(Refusal::TooMany));
        assert_eq!(table(";".repeat(MOST_COLUMNS).as_bytes()), Err(Refusal::TooMany));
        // A quote that is never closed takes the rest of the file with it, and no more.
        assert_eq!(
            table(format!("Nummer;Score\n\"1.1;{}", "3\n".repeat(50_000)).as_bytes()).unwrap().lines.len(),
            2
        );
    }
}
