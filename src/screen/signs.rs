//! The signs of the program on a terminal that cannot show them all, and the letters of the data there.
//!
//! Everything is drawn with the plain signs; one pass over the finished cells puts others in their place, each as wide
//! as what it stands for. Only what is drawn changes: what is on disk, and what is copied, never does.

use deunicode::deunicode;
use ratatui::buffer::{Buffer, Cell, CellWidth};

use crate::app::terminal::Signs;

/// Each sign with the one for the old Windows console and the one of a typewriter.
const TABLE: &[(char, char, char)] = &[
    // Cursor, selected elsewhere, marked, changed.
    ('▌', '▌', '>'),
    ('›', '›', '-'),
    ('■', '■', '*'),
    ('·', '·', '.'),
    // Rules with and without the keys; the borders of what stands on top.
    ('━', '═', '='),
    ('─', '─', '-'),
    ('│', '│', '|'),
    ('┌', '┌', '+'),
    ('┐', '┐', '+'),
    ('└', '└', '+'),
    ('┘', '┘', '+'),
    // Open and folded.
    ('▼', '▼', '-'),
    ('►', '►', '+'),
    // Bars, and bars where today is.
    ('▄', '▄', '#'),
    ('█', '█', '@'),
    // Until then at the latest.
    ('◊', '◊', 'o'),
    // On disk, on its way; what comes back.
    ('✓', '√', 'v'),
    ('•', '•', '*'),
    // Empty, cut, became.
    ('–', '–', '-'),
    ('…', '…', '~'),
    ('→', '→', '>'),
    // What precedes, what follows; keys.
    ('↑', '↑', '^'),
    ('↓', '↓', 'v'),
    ('←', '←', '<'),
    // What data holds and typewriters had no sign for.
    ('×', '×', 'x'),
    ('€', '€', 'E'),
    ('⏎', '¶', '/'),
    ('␛', '¿', '?'),
    ('�', '¿', '?'),
    ('◌', '¤', '?'),
    ('⟨', '<', '<'),
    ('⟩', '>', '>'),
];

/// Puts the signs that the terminal can show in the place of the plain ones.
pub(super) fn put(signs: Signs, buf: &mut Buffer) {
    if signs == Signs::Plain {
        return;
    }
    for cell in buf.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        replace(signs, cell);
    }
}

fn replace(signs: Signs, cell: &mut Cell) {
    let mut letters = cell.symbol().chars();
    let (first, rest) = (letters.next(), letters.next());
    let row = TABLE.iter().find(|(plain, ..)| Some(*plain) == first && rest.is_none());
    match (row, signs) {
        (_, Signs::Plain) | (None, Signs::Old) => {}
        (Some((_, old, _)), Signs::Old) => {
            cell.set_char(*old);
        }
        (Some((.., ascii)), Signs::Ascii) => {
            cell.set_char(*ascii);
        }
        (None, Signs::Ascii) => {
            let spelled = spelled(cell.symbol(), usize::from(cell.symbol().cell_width()));
            cell.set_symbol(&spelled);
        }
    }
}

/// Spells a letter with those of a typewriter, in exactly so many columns; `?` where it cannot be read that way.
fn spelled(symbol: &str, columns: usize) -> String {
    let is_letter = symbol.chars().next().is_some_and(char::is_alphabetic);
    let whole = deunicode(symbol);
    let whole = whole.trim();
    // Half the name of a sign says nothing; half a letter still does.
    let readable = if is_letter || whole.len() <= columns { whole } else { "" };
    let printable = readable.chars().filter(|letter| matches!(letter, ' '..='~'));
    let spelled: String = printable.take(columns).collect();
    let filler = if spelled.is_empty() { "?" } else { " " };
    let missing = columns - spelled.len();
    spelled + &filler.repeat(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn shown(signs: Signs, text: &str) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 24, 1));
        buf.set_string(0, 0, crate::text::visible(text), Style::new());
        put(signs, &mut buf);
        buf
    }

    fn text(signs: Signs, text: &str) -> String {
        let buf = shown(signs, text);
        let (mut letters, mut x) = (String::new(), 0);
        while x < buf.area.width {
            letters.push_str(buf[(x, 0)].symbol());
            x += buf[(x, 0)].symbol().cell_width().max(1);
        }
        letters.trim_end().to_owned()
    }

    #[test]
    fn letters_and_signs_keep_their_columns() {
        for (data, ascii) in [
            ("▌ 6 één café – ▄█│", "> 6 een cafe - #@|"),
            ("Ĳmuiden ß œ €5", "Imuiden s o E5"),
            ("‘ja’ “nee” ½", "'ja' \"nee\" ?"),
            ("漢字 x", "HaZi x"),
            ("👍🏽 🇳🇱 👨‍👩‍👧 x", "+1 NL ?? x"),
            ("e\u{301}e\u{301}n", "een"),
            ("a\u{202e}b", "a<RLO>b"),
        ] {
            assert_eq!(text(Signs::Ascii, data), ascii);
        }
        assert_eq!(text(Signs::Old, "━─ ✓ één"), "═─ √ één");
        assert_eq!(text(Signs::Plain, "━─ ✓ één"), "━─ ✓ één");
    }

    #[test]
    fn every_sign_of_the_table_takes_one_column_in_every_set() {
        for (plain, old, ascii) in TABLE {
            for sign in [plain, old, ascii] {
                assert_eq!(crate::text::width(&sign.to_string()), 1, "{sign}");
            }
            assert!(ascii.is_ascii_graphic(), "{ascii}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_but_a_typewriter_is_needed_and_nothing_moves(data in "[ -~é–漢👍\u{301}\u{e000}ก가ｶ\u{202e}€]{0,12}|\\PC{0,12}") {
            let (plain, ascii) = (shown(Signs::Plain, &data), shown(Signs::Ascii, &data));
            for (before, after) in plain.content.iter().zip(&ascii.content) {
                prop_assert!(after.symbol().bytes().all(|byte| matches!(byte, b' '..=b'~')), "{after:?}");
                prop_assert_eq!(before.symbol().cell_width(), after.symbol().cell_width());
            }
        }
    }
}
