//! What in the bytes to a terminal could have come from a text: all that the program does not send itself.
//!
//! The journeys look at their frames with it too.

use std::collections::BTreeSet;

/// Everything with which a text can do harm, with parameters that the program itself never sends: escapes, C1, the clipboard,
/// a link, a title, turning signs, hidden ones, tags, ends of lines; and wide, joined, dressed and piled up letters.
pub(super) const NASTY: &str = "\u{1b}[5;37;41mA\u{1b}]52;c;aGVs\u{7}B\u{1b}]0;titel\u{1b}\\C\u{9b}31mD\u{90}q\u{9c}E\0\u{8}\r\n\tF\u{7f}\
     \u{202e}G\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}\u{2028}H\u{1b}[?1001h\u{1b}cI\u{1b}P1$r\u{1b}\\\
     \u{1b}]8;;http:kwaad\u{7}J\u{1b}[6nK\u{1b}[>cL\u{9d}52;c;?\u{9c}M\u{2029}\u{61c}\u{2060}\u{200d}N\u{180e}\
     漢字 👩\u{200d}👧 ❤\u{fe0f} ⌨\u{fe0f} 🇳🇱 \u{301}\u{302} Z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\
     \u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}O";

/// What the program itself sends: colours, places, clearing, its own modes.
const MODES: [&str; 6] = ["?1049h", "?1049l", "?25h", "?25l", "?2004h", "?2004l"];

/// What the program sends to have the mouse and to give it back.
const MOUSE: [&str; 5] = ["?1000", "?1002", "?1003", "?1006", "?1015"];

/// How many marks may stand on one letter.
const MOST_MARKS: usize = 16;

fn is_own(sequence: &str) -> bool {
    let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ';');
    let (parameters, last) = sequence.split_at(sequence.len() - 1);
    let is_mouse = MOUSE.contains(&parameters) && matches!(last, "h" | "l");
    let is_nasty = parameters.starts_with("5;37;41");
    MODES.contains(&sequence)
        || is_mouse
        || sequence == "2J"
        || (matches!(last, "m" | "H") && numbers(parameters) && !is_nasty)
}

/// Returns what no text on the screen may hold, after taking out what the program sends itself.
pub(super) fn harm(text: &str) -> BTreeSet<String> {
    let mut pieces = text.split("\x1b[");
    let mut found: BTreeSet<String> = pieces.next().map(foul).unwrap_or_default();
    for piece in pieces {
        let end = piece.find(|c: char| ('@'..='~').contains(&c)).map_or(piece.len(), |at| at + 1);
        if end == 0 || !is_own(&piece[..end]) {
            found.insert(format!("CSI {}", &piece[..end]));
        }
        found.extend(foul(&piece[end..]));
    }
    found
}

fn foul(text: &str) -> BTreeSet<String> {
    let hidden =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let other = |c: char| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
    };
    let mut found = BTreeSet::new();
    let (mut before, mut marks) = (' ', 0);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        // Two emoji that are joined are one.
        let joins = letter == '\u{200d}'
            && before > '\u{2190}'
            && letters.peek().is_some_and(|next| *next > '\u{2190}');
        if letter.is_control() || other(letter) || (hidden(letter) && !joins) {
            found.insert(format!("U+{:04X}", u32::from(letter)));
        }
        marks = if matches!(letter, '\u{300}'..='\u{36f}') { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            found.insert(format!("more than {MOST_MARKS} marks on a letter"));
        }
        before = letter;
    }
    found
}

/// Takes out what was sent to the clipboard, all of it on command: letters of base 64, so it cannot break out. Returns the rest,
/// and how often something was copied.
pub(super) fn without_copies(raw: &str) -> (String, usize) {
    const COPY: &str = "\x1b]52;c;";
    let mut parts = raw.split(COPY);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for part in parts {
        let letters =
            part.find(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c))).unwrap_or(part.len());
        assert!(letters <= 100_000 * 4 / 3 + 4, "{letters} letters to the clipboard");
        let behind = part[letters..].strip_prefix("\x1b\\").or_else(|| part[letters..].strip_prefix('\x07'));
        rest.push_str(behind.unwrap_or(&part[letters..]));
        count += 1;
    }
    (rest, count)
}

#[test]
fn harm_is_found_and_what_is_ours_is_not() {
    assert_eq!(
        harm("\x1b[?1049h\x1b[2J\x1b[38;2;1;2;3;48;5;7m\x1b[3;4HÉén 👩\u{200d}👧\x1b[?25l"),
        BTreeSet::new()
    );
    for text in [
        "\x1b[5;37;41m",
        "\x1b[6n",
        "\x1b[?1001h",
        "\x1bc",
        "\x1b]0;x\x07",
        "\u{9b}31m",
        "\u{202e}",
        "a\u{200d}b",
        "\n",
        "\u{e0041}",
        "\x1b",
        "\x1b[",
        "\u{fe0f}",
    ] {
        assert!(!harm(text).is_empty(), "{text:?}");
    }
    assert!(!harm(&format!("Z{}", "\u{301}".repeat(17))).is_empty());
    assert_eq!(without_copies("a\x1b]52;c;Pw==\x1b\\b"), ("ab".into(), 1));
    assert!(!harm(&without_copies("\x1b]52;c;?\x07").0).is_empty());
}
