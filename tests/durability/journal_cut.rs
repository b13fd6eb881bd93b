//! A journal that was cut or damaged: the valid prefix counts, and what is written afterwards is safe.

use overleg::store::Notice;

use crate::support::*;

fn line_breaks(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

#[test]
fn cut_at_any_byte_it_opens_to_a_prefix_and_edits_afterwards_survive_a_crash() {
    let (fs, states) = after_three_edits();
    let path = journals(&fs).remove(0);
    let bytes = fs.content(&path).unwrap();
    let mut reached = Vec::new();
    for cut in 0..=bytes.len() {
        let fs = fs.after_crash();
        fs.put(&path, &bytes[..cut]);
        let mut program = Program::open(&fs, 2);
        let at = states.iter().position(|state| *state == program.text());
        reached.push(at.unwrap_or_else(|| panic!("geen begin van de wijzigingen bij {cut}")));
        let told = program.notices.iter().find(|notice| matches!(notice, Notice::SetApart { later: 0, .. }));
        let is_torn = line_breaks(&bytes[..cut]) > 0 && bytes[cut - 1] != b'\n';
        assert_eq!(told.is_some(), is_torn, "een regel die niet af is, wordt gezegd: {cut}");
        for title in ["vier", "vijf", "zes"] {
            program.write("a2", title);
        }
        let before = program.text();
        assert_eq!(program.crash().text(), before, "na een knip bij {cut}");
        assert_eq!(fs.content(&path).unwrap(), &bytes[..cut], "een vreemd journaal wordt nooit aangevuld");
    }
    assert!(reached.is_sorted());
    assert_eq!((reached[0], reached[bytes.len()]), (0, 3));
}

#[test]
fn a_flipped_bit_anywhere_costs_only_what_follows_it_and_says_so() {
    let (fs, states) = after_three_edits();
    let path = journals(&fs).remove(0);
    let bytes = fs.content(&path).unwrap();
    for byte in 0..bytes.len() {
        let fs = fs.after_crash();
        let mut damaged = bytes.clone();
        damaged[byte] ^= 1 << (byte % 8);
        fs.put(&path, damaged.clone());
        let mut program = Program::open(&fs, 2);
        let lines_before = line_breaks(&bytes[..byte]);
        assert_eq!(program.text(), states[lines_before.saturating_sub(1)], "bit in byte {byte}");
        let later = line_breaks(&damaged) - lines_before;
        let told = program.notices.iter().find_map(|notice| match notice {
            Notice::SetApart { later, path } => Some((*later, path.clone())),
            _ => None,
        });
        match told {
            Some((told, apart)) => {
                assert_eq!(told, later);
                assert_eq!(fs.content(apart).unwrap(), damaged);
            }
            None => assert_eq!(later, 0),
        }
        assert!(program.is_editing());
        program.write("a2", "verder");
        let before = program.text();
        let program = program.crash();
        assert_eq!(program.text(), before);
        assert_eq!(fs.content(&path).unwrap(), damaged, "het beschadigde journaal blijft zoals het is");
    }
}

#[test]
fn journals_that_hold_nothing_are_no_trouble() {
    let header = "00000000 {\"overleg\":1}";
    for content in ["", "\n", "\n\n\n", header, "00000000", "\0\0\0\0\0\0", "geen journaal"] {
        let fs = disk();
        fs.put(hidden().join("20260312-080000-00aa.jnl"), content);
        let mut program = Program::open(&fs, 1);
        program.write("a1", "gewoon");
        assert_eq!(program.crash().title("a1"), "gewoon", "na {content:?}");
    }
}

#[test]
fn line_ends_that_an_editor_changed_are_damage_and_not_data() {
    let (fs, states) = after_three_edits();
    let path = journals(&fs).remove(0);
    let text = String::from_utf8(fs.content(&path).unwrap()).unwrap();
    fs.put(&path, text.replace('\n', "\r\n"));
    let program = Program::open(&fs, 2);
    assert_eq!(program.text(), states[0]);
    assert!(matches!(program.notices[0], Notice::SetApart { later: 4, .. }));
}

#[test]
fn a_line_of_a_newer_program_stops_writing_and_not_reading() {
    let (fs, states) = after_three_edits();
    let path = journals(&fs).remove(0);
    let mut bytes = fs.content(&path).unwrap();
    for json in [
        r#"{"n":4,"at":"2026-03-12T09:00:00Z","edit":[["tovert","action","a1"]]}"#,
        r#"{"n":4,"edit":[["drop","eenhoorn","e1",null,{}]]}"#,
        r#"{"n":4,"wens":"iets nieuws"}"#,
    ] {
        let whole = bytes.len();
        bytes.extend(format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes());
        let fs = fs.after_crash();
        fs.put(&path, bytes.clone());
        let program = Program::open(&fs, 2);
        assert_eq!(program.text(), states[3]);
        assert!(is_newer(&program), "{json}");
        assert_eq!(fs.content(&path).unwrap(), bytes);
        bytes.truncate(whole);
    }
}

#[test]
fn a_journal_of_a_newer_program_is_only_read_around() {
    let fs = disk();
    let json = r#"{"overleg":2,"anders":true}"#;
    let line = format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()));
    fs.put(hidden().join("20260312-080000-00aa.jnl"), line);
    let program = Program::open(&fs, 1);
    assert!(is_newer(&program));
    assert_eq!(program.title("a1"), "eerste");
}
