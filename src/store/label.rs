//! How an earlier version is called: its moment, its content and the name that somebody gave it, all in its file name.
//!
//! The name stands in the file name, so that one rename makes a version and its name appear together. What a disk may
//! refuse in a name, and what is no letter that anybody sees, is written as `%2F`; nothing of a name is lost. What versions hold is for [`super::snapshot`].

use std::fmt::Write;

use crate::date::Moment;

/// How many bytes a name may take: with the moment and the content before and behind it, a file name has 255.
const LONGEST: usize = 180;

/// What some system does not take in a file name, and the sign that announces it.
const REFUSED: &str = "/\\:*?\"<>|%";

/// How long the moment before a name is: `20260312-102400-`.
const MOMENT: usize = 16;

/// Names a version that keeps this name for ever; nothing when the name is too long for a disk.
pub(super) fn file_name(at: Moment, label: &str, content: &str) -> Option<String> {
    let mut written = String::new();
    for letter in label.chars() {
        // What cannot be seen, or turns the letters around, would make a name on the disk look like another one.
        let is_seen = letter.is_alphanumeric() || letter.is_ascii() && !letter.is_control();
        if !is_seen || REFUSED.contains(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(written, "%{byte:02X}");
            }
        } else {
            written.push(letter);
        }
    }
    let fits = !label.is_empty() && written.len() <= LONGEST;
    fits.then(|| format!("{}-{written}-{content}.json", at.for_file_name()))
}

/// Returns the name that was given to the version in this file; nothing for one that was kept by itself.
pub(super) fn label(file: &str) -> Option<String> {
    let (written, _) = parts(file)?;
    (!written.is_empty()).then(|| unwritten(written))
}

/// Returns the part of a file name that tells which content it has.
pub(super) fn content(file: &str) -> Option<&str> {
    parts(file).map(|(_, content)| content)
}

/// Returns when the version in this file was kept, as the clock on the wall said it.
pub(super) fn moment(file: &str) -> Option<Moment> {
    let part = |from: usize, to: usize| file.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(9, 11)?, part(11, 13)?, part(13, 15)?);
    Moment::parse(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))
}

/// Returns the name, still as the disk has it, and the content.
fn parts(file: &str) -> Option<(&str, &str)> {
    let rest = file.get(MOMENT..)?.strip_suffix(".json")?;
    Some(rest.rsplit_once('-').unwrap_or(("", rest)))
}

fn unwritten(written: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        Moment::parse("2026-03-12T10:24:00+01:00").unwrap()
    }

    #[test]
    fn a_name_comes_back_as_it_was_given_and_the_file_can_exist_anywhere() {
        let names = [
            "Vastgesteld door college",
            "1/2: 50% \"af\"?",
            "..",
            "a-b",
            "é 한국 👩‍👩‍👧",
            "C:\\con",
            " %2F ",
            "\u{7}",
            "links\u{202e}om \u{200b}niets\u{ad}\u{feff} e\u{301}",
        ];
        for name in names {
            let file = file_name(now(), name, "0123456789abcdef").unwrap();
            assert_eq!(label(&file).as_deref(), Some(name), "{file}");
            assert_eq!(content(&file), Some("0123456789abcdef"));
            let is_odd = |letter: char| !letter.is_ascii() && !letter.is_alphanumeric();
            assert!(!file.contains(is_odd), "{file}");
            assert!(!file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']), "{file}");
            assert!(file.starts_with("20260312-102400-") && file.len() <= 255);
        }
    }

    #[test]
    fn a_name_that_no_disk_takes_is_refused() {
        assert_eq!(file_name(now(), "", "0"), None);
        assert!(file_name(now(), &"x".repeat(LONGEST), "0").is_some());
        assert_eq!(file_name(now(), &"/".repeat(LONGEST / 3 + 1), "0"), None);
    }

    #[test]
    fn a_version_without_a_name_and_a_strange_file_have_none() {
        for file in ["20260312-102400-0123456789abcdef.json", "x.json", "20260312-102400-é%.jsn", ""] {
            assert_eq!(label(file), None, "{file}");
        }
        assert_eq!(label("20260312-102400-100%-0.json").as_deref(), Some("100%"));
        assert_eq!(moment("20260312-102400-0.json").map(Moment::clock).as_deref(), Some("10:24"));
        assert_eq!(moment("gisteren.json"), None);
    }
}
