//! JSON for other programs, which is safe to show on a terminal as well.

use std::fmt::Write as _;

use serde::Serialize;

use crate::text::visible;

/// Writes a value as JSON, and what could drive a terminal as escapes: the data stays what it is.
pub(super) fn json(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).unwrap_or_else(|_| "null".into()))
}

fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        let plain = letter == '\n' || letter.is_ascii_graphic() || letter == ' ';
        if plain || *visible(letter.encode_utf8(&mut [0; 4])) == *letter.encode_utf8(&mut [0; 4]) {
            safe.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_drive_a_terminal_is_escaped_and_stays_data() {
        let text = "é \u{ad}\u{9b}\u{202e}\u{7f}";
        let json = json(&text);
        assert_eq!(visible(&json), json);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
