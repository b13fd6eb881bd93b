//! An `agenda.json` that is not an agenda: said clearly, never touched, and an earlier version when there is one.

use overleg::agenda::Agenda;
use overleg::store::{Notice, OpenError, Store};

use crate::support::*;

#[test]
fn cut_at_any_byte_without_an_earlier_version_it_is_refused_and_untouched() {
    for cut in 0..AGENDA.trim_end().len() {
        let fs = disk();
        fs.put(target(), &AGENDA[..cut]);
        let error = Program::try_open(&fs, 1).err().unwrap();
        assert!(matches!(&error, OpenError::Unreadable(path, _) if *path == target()), "{cut}: {error}");
        assert!(!error.hint().is_empty());
        assert_eq!(on_disk(&fs), AGENDA[..cut]);
        assert_eq!(fs.log(), [], "er wordt niets geschreven");
    }
}

#[test]
fn cut_at_any_byte_the_newest_good_version_is_opened_with_the_edits_after_it() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "opgeslagen");
    program.checkpoint();
    program.write("a2", "daarna");
    let (fs, before) = (program.fs.after_crash(), program.text());
    let whole = on_disk(&fs);
    for cut in (0..whole.trim_end().len()).filter(|cut| whole.is_char_boundary(*cut)) {
        let fs = fs.after_crash();
        fs.put(target(), &whole[..cut]);
        let mut program = Program::open(&fs, 2);
        assert_eq!(program.text(), before, "bij {cut}");
        let Notice::OldVersion { apart: Some(apart), .. } = &program.notices[0] else {
            panic!("{:?}", program.notices)
        };
        assert_eq!(fs.content(apart).unwrap(), whole.as_bytes()[..cut]);
        assert_eq!(on_disk(&fs), whole[..cut], "het bestand blijft zoals het is");
        program.write("a2", "verder");
        let mut program = program.crash();
        assert_eq!(program.title("a2"), "verder");
        program.checkpoint();
        assert_eq!(on_disk(&program.fs), program.text(), "opslaan zet er weer een goede agenda neer");
        assert_eq!(program.crash().notices, []);
    }
}

#[test]
fn a_vanished_file_is_replaced_by_the_newest_version_on_opening() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "opgeslagen");
    program.checkpoint();
    let fs = program.fs.after_crash();
    fs.take(target());
    let mut program = Program::open(&fs, 2);
    assert_eq!(program.title("a1"), "opgeslagen");
    program.write("a1", "verder");
    let n = program.store.last();
    program.store.checkpoint(program.agenda.clone(), n, moment(3)).unwrap();
    assert_eq!(on_disk(&program.fs), program.text());
}

#[test]
fn other_contents_are_refused_with_a_sentence() {
    let late = format!("{AGENDA} {{}}");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(AGENDA.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old = AGENDA.replace("agenda/1", "agenda/0");
    for bytes in [b"[]".as_slice(), b"null", b"\"x\"", b"{}", late.as_bytes(), &utf16, old.as_bytes()] {
        let fs = disk();
        fs.put(target(), bytes);
        let error = Program::try_open(&fs, 1).err().unwrap();
        assert!(error.to_string().starts_with("/map/agenda.json is niet te lezen: "), "{error}");
        assert_eq!(fs.content(target()).unwrap(), bytes);
    }
}

#[test]
fn a_mistake_in_the_file_is_named_with_line_and_column() {
    let fs = disk();
    fs.put(target(), AGENDA.replace("\"tweede\"", "tweede"));
    let told = Program::try_open(&fs, 1).err().unwrap().to_string();
    assert!(told.contains("regel 10"), "{told}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let fs = disk();
    fs.put(target(), format!("\u{feff}{}", AGENDA.replace('\n', "\r\n")));
    let mut program = Program::open(&fs, 1);
    program.write("a1", "gewoon");
    let mut program = program.crash();
    assert_eq!(program.title("a1"), "gewoon");
    program.write("a2", "ook");
    assert_eq!(program.crash().title("a2"), "ook");
}

#[test]
fn a_newer_format_is_read_and_never_written() {
    let fs = disk();
    fs.put(target(), AGENDA.replace("agenda/1", "agenda/999"));
    let mut program = Program::open(&fs, 1);
    assert!(is_newer(&program));
    assert!(program.store.checkpoint(program.agenda.clone(), 0, moment(1)).is_err());
    assert_eq!(on_disk(&fs), AGENDA.replace("agenda/1", "agenda/999"));
}

#[test]
fn a_folder_without_an_agenda_stays_as_it_is() {
    let fs = disk();
    fs.take(target());
    assert!(matches!(Program::try_open(&fs, 1), Err(OpenError::NoAgenda(_))));
    assert_eq!(fs.log(), []);
    let peeked = Store::peek(&fs, "/elders".as_ref());
    assert!(matches!(peeked, Err(OpenError::NoFolder(_))));
}

#[test]
fn a_new_agenda_is_made_once_and_never_over_another() {
    let fs = disk();
    let agenda = Agenda::from_json(AGENDA).unwrap().agenda;
    assert!(overleg::store::create(&fs, FOLDER.as_ref(), &agenda).is_err());
    assert_eq!(on_disk(&fs), AGENDA);
    overleg::store::create(&fs, "/map/nieuw".as_ref(), &agenda).unwrap();
    let peeked = Store::peek(&fs, "/map/nieuw".as_ref()).unwrap();
    assert_eq!(peeked.agenda.to_json(), agenda.to_json());
    assert!(overleg::store::create(&fs, "/map/nieuw".as_ref(), &agenda).is_err());
}
