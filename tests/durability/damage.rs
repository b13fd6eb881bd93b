//! An `agenda.json` that is not an agenda: said clearly, never touched, and an earlier version when there is one.

use overleg::agenda::{Agenda, At, Edit, Kind, Value};
use overleg::store::memory::{Break, MemoryFs};
use overleg::store::{Mode, Notice, OpenError, Store, Why};

use crate::support::*;

/// Where a file that breaks off holds a whole record for the first time.
fn first_whole() -> usize {
    AGENDA.find("doel\"}").unwrap() + "doel\"}".len()
}

#[test]
fn cut_before_the_first_whole_record_it_is_refused_and_untouched() {
    for cut in 0..first_whole() {
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
fn cut_at_any_byte_behind_it_what_is_whole_opens_and_is_worked_on_in_safety() {
    let cuts = first_whole()..AGENDA.trim_end().len();
    tell(&format!("{} knippen zonder eerdere versie", cuts.len()));
    for cut in cuts {
        let bytes = &AGENDA.as_bytes()[..cut];
        let fs = disk();
        fs.put(target(), bytes);
        let mut program = Program::open(&fs, 1);
        let [Notice::Remains { saved, apart: Some(apart), .. }] = &program.notices[..] else {
            panic!("{cut}: {:?}", program.notices)
        };
        assert!(!saved.is_empty());
        assert_eq!(fs.content(apart).unwrap(), bytes);
        assert_eq!(fs.content(target()).unwrap(), bytes, "het bestand blijft zoals het is");
        let head = At::new(Kind::Head, &"k3f9".into());
        let change = program.agenda.set(&head, "title", Value::Text("Gered".into())).unwrap();
        program.perform(&Edit { changes: vec![change], ..Edit::default() });
        let before = program.text();
        let mut program = program.crash();
        assert_eq!(program.text(), before, "bij {cut}");
        assert_eq!(program.fs.content(target()).unwrap(), bytes);
        program.checkpoint();
        let program = program.crash();
        assert_eq!((on_disk(&program.fs), program.text()), (before.clone(), before));
        assert_eq!(program.notices, []);
    }
}

/// Opens what is left of an agenda, works on it and saves it, as far as the disk lets.
fn save_what_is_left(fs: &MemoryFs, number: u64) {
    let Ok(mut program) = Program::try_open(fs, number) else { return };
    if program.is_editing() && !program.agenda.doelen.is_empty() {
        let doel = At::new(Kind::Doel, &"d1".into());
        let change = program.agenda.set(&doel, "title", Value::Text(format!("Zitting {number}"))).unwrap();
        program.perform(&Edit { changes: vec![change], ..Edit::default() });
        program.checkpoint();
        let _ = program.close();
    }
}

#[test]
fn whatever_breaks_while_it_is_saved_the_damaged_file_is_never_gone() {
    let bytes = &AGENDA.as_bytes()[..first_whole() + 40];
    let start = disk();
    start.put(target(), bytes);
    let whole = start.after_crash();
    save_what_is_left(&whole, 1);
    let operations = whole.log().len();
    assert_ne!(whole.content(target()).unwrap(), bytes, "de eerste keer opslaan vervangt het");
    let mut tried = 0;
    for broken in 0..operations {
        for how in [
            Break::Crash,
            Break::Torn(7),
            Break::Fail(std::io::ErrorKind::Other),
            Break::Stuck(std::io::ErrorKind::StorageFull),
            Break::Short(3),
        ] {
            tried += 1;
            let fs = start.after_crash();
            fs.break_at(broken, how);
            save_what_is_left(&fs, 1);
            let is_there = |fs: &MemoryFs| {
                fs.content(target()).is_some_and(|found| found == bytes)
                    || fs.files(hidden().join("apart")).iter().any(|path| fs.content(path).unwrap() == bytes)
            };
            assert!(is_there(&fs), "{how:?} bij {broken}");
            let fs = fs.after_crash();
            save_what_is_left(&fs, 2);
            assert!(is_there(&fs), "{how:?} bij {broken}, daarna");
            assert!(Agenda::from_json(&on_disk(&fs)).is_ok(), "{how:?} bij {broken}: daarna lukt het");
        }
    }
    tell(&format!("{tried} manieren om te breken tijdens het redden"));
}

#[test]
fn without_a_copy_of_the_damaged_file_it_is_only_read() {
    let with_version = {
        let mut program = Program::open(&disk(), 1);
        program.write("a1", "opgeslagen");
        program.checkpoint();
        program.fs.after_crash()
    };
    for fs in [disk(), with_version] {
        let bytes = &AGENDA.as_bytes()[..first_whole() + 40];
        fs.put(target(), bytes);
        fs.break_at(0, Break::Stuck(std::io::ErrorKind::StorageFull));
        // The lock itself lies in a folder that exists.
        fs.put(hidden().join("lock"), "");
        let mut program = Program::open(&fs, 2);
        let Mode::Reading(why @ Why::NoCopy(_)) = program.store.mode() else {
            panic!("{:?}", program.store.mode())
        };
        let told = "Van het beschadigde agenda.json kan geen kopie worden gemaakt (de schijf is vol); u kunt de agenda \
                    alleen lezen, dan blijft het bestand zoals het is.";
        assert_eq!(why.to_string(), told);
        assert!(program.store.checkpoint(program.agenda.clone(), 0, moment(1)).is_err());
        assert_eq!(fs.content(target()).unwrap(), bytes);
        fs.mend();
        assert!(program.crash().is_editing(), "met ruimte gaat het gewoon open");
    }
}

#[test]
fn who_only_reads_sees_what_is_left_and_nothing_is_written() {
    let fs = disk();
    fs.put(target(), &AGENDA[..=first_whole()]);
    let peeked = Store::peek(&fs, FOLDER.as_ref()).unwrap();
    assert_eq!(peeked.agenda.doelen.len(), 1);
    let told: Vec<String> = peeked.notices.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "agenda.json is beschadigd vanaf regel 4. Daaruit gered: 1 doel. Het bestand zelf is niet gewijzigd."
        ]
    );
    assert_eq!(fs.log(), []);
}

#[test]
fn edits_that_were_not_in_the_damaged_file_yet_come_back_on_top_of_what_is_left() {
    let mut program = Program::open(&disk(), 1);
    program.write("a1", "nog niet opgeslagen");
    let fs = program.fs.after_crash();
    for version in fs.files(hidden().join("hist")) {
        fs.take(version);
    }
    fs.put(target(), &AGENDA[..AGENDA.find("{\"id\": \"a2\"").unwrap()]);
    let program = Program::open(&fs, 2);
    assert_eq!(program.title("a1"), "nog niet opgeslagen");
    assert!(matches!(program.notices[0], Notice::Remains { .. }));
    assert!(matches!(&program.notices[1], Notice::Outside { merged } if merged.edits == 1));
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
    let wide: Vec<u8> = AGENDA.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = AGENDA.replace("agenda/1", "agenda/0");
    for bytes in [b"[]".as_slice(), b"null", b"\"x\"", b"{}", &wide, old.as_bytes()] {
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
    fs.put(target(), "{\n \"format\": overleg\n}");
    let told = Program::try_open(&fs, 1).err().unwrap().to_string();
    assert_eq!(
        told,
        "/map/agenda.json is niet te lezen: op regel 2, teken 12 klopt de opbouw van het bestand niet meer."
    );
}

#[test]
fn what_is_behind_the_mistake_is_saved_too_and_the_line_is_named() {
    let fs = disk();
    fs.put(target(), AGENDA.replace("\"title\": \"eerste\"", "\"title\": eerste"));
    let program = Program::open(&fs, 1);
    assert_eq!((program.title("a1").as_str(), program.title("a2").as_str()), ("", "tweede"));
    let told = program.notices[0].to_string();
    assert!(
        told.starts_with(
            "agenda.json is beschadigd vanaf regel 6. Daaruit gered: 1 doel en 1 actie. Het hele bestand ligt apart in \
             .overleg/apart/"
        ),
        "{told}"
    );
    assert!(program.text().contains("\"toekomst\""), "ook wat dit programma niet kent");
}

#[test]
fn text_of_another_sort_and_what_stands_behind_the_end_cost_nothing() {
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(AGENDA.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, told) in [
        (
            wide,
            "agenda.json is opgeslagen in een andere tekensoort (UTF-16). Daaruit gered: 1 doel en 2 acties.",
        ),
        (
            format!("{AGENDA} {{}}").into_bytes(),
            "agenda.json is beschadigd vanaf regel 14. Daaruit gered: 1 doel en 2 acties.",
        ),
        (
            AGENDA.replace("tweede", "twe\u{e9}de").chars().map(|letter| letter as u8).collect(),
            "agenda.json bevat vanaf regel 10 tekens die geen gewone tekst (UTF-8) zijn; u ziet daar een \u{fffd}. Daaruit gered: 1 doel en 2 acties.",
        ),
    ] {
        let fs = disk();
        fs.put(target(), bytes.clone());
        let mut program = Program::open(&fs, 1);
        assert!(program.notices[0].to_string().starts_with(told), "{}", program.notices[0]);
        program.write("a1", "verder");
        program.checkpoint();
        let program = program.crash();
        assert_eq!((program.title("a1").as_str(), program.notices.len()), ("verder", 0));
        let apart = program.fs.files(hidden().join("apart"));
        assert_eq!(program.fs.content(&apart[0]).unwrap(), bytes);
    }
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
