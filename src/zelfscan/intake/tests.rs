//! Owns the proof of what a file would change, on files of all kinds.

use super::*;
use crate::agenda::{
    Act, Agenda, At, Change, Edit, Id, Kind, Meting, Name, Telling, Value, inverse, summary,
};
use crate::date::Day;
use crate::zelfscan::{Set, begin, reveal, scored};

const FILE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"},
    "gemeenten": [{"id": "e", "name": "Elburg"}, {"id": "n", "name": "Nunspeet", "short": "Nun"}]}"#;

/// An agenda with a meting of the first part: twelve questions.
fn agenda() -> Agenda {
    let mut agenda = Agenda::from_json(FILE).unwrap().agenda;
    let mut set = Set::standard();
    set.sections.truncate(1);
    let day = Day::new(2026, 3, 12).unwrap();
    let changes = begin(&agenda, &set, &Id::from("m"), ("0-meting", day, false));
    agenda.apply(&changes).unwrap();
    agenda
}

fn meting(agenda: &Agenda) -> &Meting {
    agenda.metingen.iter().next().unwrap()
}

fn table(text: &str) -> Table {
    let lines = text.lines().enumerate();
    let cells = |text: &str| text.split(';').map(str::to_owned).collect();
    Table { lines: lines.map(|(place, text)| Line { number: place + 1, cells: cells(text) }).collect() }
}

fn preview(agenda: &Agenda, name: &str, text: &str) -> Result<Preview, Refusal> {
    Preview::new(agenda, meting(agenda), Intake { name, table: &table(text), only: None })
}

/// Returns all that is told of a file, a sentence per line.
fn told(agenda: &Agenda, preview: &Preview) -> String {
    let told = preview.told(agenda, meting(agenda)).into_iter();
    told.flat_map(|told| told.sentences).collect::<Vec<_>>().join("\n")
}

fn take_in(agenda: &mut Agenda, preview: &Preview, replaces: bool) -> Vec<Change> {
    let changes = filled(agenda, &Id::from("m"), preview, replaces);
    agenda.apply(&changes).unwrap();
    changes
}

fn score(agenda: &Agenda, number: &str, gemeente: &str) -> String {
    let question = agenda.questions.iter().find(|question| question.number == number).unwrap();
    agenda.score(&Id::from("m"), &question.id, &Id::from(gemeente)).to_owned()
}

fn counts(preview: &Preview) -> Vec<(&str, [usize; 6])> {
    let of = |counted: &Counted| {
        let Counted { ok, differs, missing, unknown, kept, wrong, .. } = *counted;
        [ok, differs, missing, unknown, kept, wrong]
    };
    preview.counted.iter().map(|counted| (counted.gemeente.as_str(), of(counted))).collect()
}

#[test]
fn a_sheet_of_one_gemeente_is_counted_and_taken_in_as_one_step() {
    let mut agenda = agenda();
    let text = "Nr;Vraag;Score;Toelichting\nvr 1.1;;3;sinds 2025\n1.2;;ja, geborgd;\nvr 9.9;;2;\n1.3;;5;\n1.4;;;wel iets\n1.5;;-;";
    let preview = preview(&agenda, "zelfscan Elburg (2).csv", text).unwrap();
    assert_eq!(counts(&preview), [("e", [3, 0, 7, 1, 0, 2])]);
    assert_eq!(preview.summary(), "3 antwoorden zijn nieuw.");
    let said = told(&agenda, &preview);
    for words in [
        "Regel 4, Elburg: vraag 9.9 hoort niet bij deze meting.",
        "Regel 5, Elburg, vraag 1.3: wat bij de score staat, hoort niet bij de schaal.",
        "Regel 6, Elburg, vraag 1.4: er staat wel tekst bij, maar geen score.",
        "Elburg: bij vraag 1.6, 1.7, 1.8, 1.9, 1.10, 1.11 en 1.12 nog geen score.",
        "Bij 1 antwoord is de vraag niet van toepassing, zonder dat er staat waarom.",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let before = agenda.to_json();
    let changes = take_in(&mut agenda, &preview, false);
    assert_eq!(
        [score(&agenda, "1.1", "e"), score(&agenda, "1.2", "e"), score(&agenda, "1.5", "e")],
        ["3", "4", "-"]
    );
    assert_eq!(summary(&changes, &agenda, Telling::Made), "3 antwoorden zijn toegevoegd");
    let back = Edit { place: None, act: Act::Do, changes: inverse(&changes) };
    agenda.apply(&back.changes).unwrap();
    assert_eq!(summary(&back.changes, &agenda, Telling::Back), "3 antwoorden zijn weer weg");
    assert_eq!(agenda.to_json(), before);
}

#[test]
fn what_stands_there_is_shown_before_it_is_replaced_and_never_told() {
    let mut agenda = agenda();
    let first = preview(
        &agenda,
        "x",
        "Gemeente;Nr;Score;Toelichting\nElburg;1.1;3;oud\nElburg;1.2;2;\nElburg;1.3;1;",
    )
    .unwrap();
    take_in(&mut agenda, &first, false);
    let text = "Gemeente;Nr;Score;Toelichting\nElburg;1.1;3;nieuw\nElburg;1.2;4;\nElburg;1.3;1;er is nu uitleg\nElburg;1.4;2;";
    let second = preview(&agenda, "x", text).unwrap();
    assert_eq!(counts(&second), [("e", [2, 2, 8, 0, 0, 0])]);
    let said = told(&agenda, &second);
    assert!(said.starts_with("Elburg bij vraag 1.1: er staat al een andere toelichting.\nElburg bij vraag 1.2: er staat al een andere score."), "{said}");
    assert!(!said.contains("nieuw") && !said.contains("oud") && !said.contains('4'), "{said}");
    let mut other = agenda.clone();
    take_in(&mut other, &second, false);
    assert_eq!([score(&other, "1.2", "e"), score(&other, "1.4", "e")], ["2", "2"]);
    let changes = take_in(&mut agenda, &second, true);
    assert_eq!(score(&agenda, "1.2", "e"), "4");
    for telling in [Telling::Made, Telling::Compared] {
        let words = summary(&changes, &agenda, telling);
        assert!(!words.replace("1.4", "").contains(['2', '4']), "{words}");
        assert!(words.contains("1.4 is ingevuld") || words.contains("toegevoegd"), "{words}");
    }
    assert_eq!(preview(&agenda, "x", text).unwrap().same(), 4);
}

#[test]
fn what_the_room_saw_or_talked_about_stays() {
    let mut agenda = agenda();
    let first =
        preview(&agenda, "x", "Gemeente;Nr;Score\nElburg;1.1;3\nNunspeet;1.1;2\nElburg;1.2;2").unwrap();
    take_in(&mut agenda, &first, false);
    let meting_now = meting(&agenda).clone();
    let change = reveal(&agenda, &meting_now, &meting_now.questions[..1], true).unwrap();
    agenda.apply(&[change]).unwrap();
    let at =
        At::new(Kind::Answer, &Agenda::answer_id(&meting_now.id, &meting_now.questions[1], &Id::from("e")));
    let adjusted = agenda.set(&at, "was", Value::Text("1".into())).unwrap();
    agenda.apply(&[adjusted]).unwrap();
    let text = "Gemeente;Nr;Score\nElburg;1.1;4\nNun;1.1;2\nElburg;1.2;4";
    let second = preview(&agenda, "x", text).unwrap();
    assert_eq!(counts(&second), [("e", [0, 0, 10, 0, 2, 0]), ("n", [1, 0, 11, 0, 0, 0])]);
    let said = told(&agenda, &second);
    assert!(said.starts_with("Elburg bij vraag 1.1: al onthuld met 3; in het bestand staat 4.\nElburg bij vraag 1.2: de score is in het gesprek aangepast."), "{said}");
    assert_eq!(take_in(&mut agenda, &second, true), []);
}

#[test]
fn a_wide_file_is_read_and_a_list_of_three_points_says_that_it_is_converted() {
    let agenda = agenda();
    let text = "Nummer;Elburg;Toelichting Elburg;Nunspeet;Zwolle\n1.1;ja;zo is het;nee;ja\n1.2;3;;deels;1\n9.9;1;;1;1";
    let mut taken = agenda.clone();
    let wide = preview(&agenda, "x", text).unwrap();
    take_in(&mut taken, &wide, false);
    let scores = [("1.1", "e"), ("1.2", "e"), ("1.1", "n"), ("1.2", "n")]
        .map(|(number, who)| score(&taken, number, who));
    assert_eq!(scores, ["4", "4", "1", "2"]);
    let said = told(&agenda, &wide);
    assert_eq!(said.matches("vraag 9.9 hoort niet bij deze meting").count(), 1);
    assert!(
        said.contains("lijst van drie punten") && said.contains("De kolom Zwolle is niet gelezen"),
        "{said}"
    );
}

#[test]
fn a_question_on_two_lines_counts_on_neither() {
    let agenda = agenda();
    let text = "Gemeente;Nr;Score\nElburg;1.1;3\nElburg;vr 1.1;3\nElburg;1.2;x\nElburg;1.2;2\nNunspeet;1.1;2";
    let twice = preview(&agenda, "x", text).unwrap();
    assert_eq!(counts(&twice), [("e", [0, 0, 10, 0, 0, 4]), ("n", [1, 0, 11, 0, 0, 0])]);
    let said = told(&agenda, &twice);
    assert!(said.contains("Regel 2, Elburg, vraag 1.1: deze vraag staat ook op regel 3."), "{said}");
}

#[test]
fn a_line_is_of_the_question_that_it_asks() {
    let agenda = agenda();
    let (first, second) =
        (&agenda.questions.iter().next().unwrap().text, &agenda.questions.iter().nth(1).unwrap().text);
    let text = format!(
        "Nr;Vraag;Score\n;{};3\n1.1;{second};3\n03-feb;;2\n1.1.1;;2\n;;\n;;4\n7;;4",
        first.to_uppercase()
    );
    let read = preview(&agenda, "Elburg.csv", &text).unwrap();
    assert_eq!(counts(&read), [("e", [1, 0, 11, 2, 0, 3])]);
    let said = told(&agenda, &read);
    for words in [
        "Regel 3, Elburg: het nummer en de tekst zijn van twee",
        "Regel 4, Elburg: Excel heeft",
        "Regel 7, Elburg: er staat geen vraagnummer.",
        "Regel 8, Elburg: deze vraag hoort niet bij",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn whose_scores_they_are_is_never_guessed() {
    let agenda = agenda();
    let text = "Nr;Score\n1.1;3";
    assert_eq!(preview(&agenda, "scan.csv", text), Err(Refusal::NoGemeente));
    assert_eq!(preview(&agenda, "Elburg en Nunspeet.csv", text), Err(Refusal::NoGemeente));
    assert_eq!(counts(&preview(&agenda, "gemeente_nunspeet.csv", text).unwrap())[0].0, "n");
    assert_eq!(preview(&agenda, "x", "een;twee\n1;2"), Err(Refusal::NoHeadings));
    let text = "Gemeente;Nr;Score\nZwolle;1.1;3\n;1.1;3\n3;1.1;3\nGem. Elburg;1.1;3";
    let read = preview(&agenda, "x", text).unwrap();
    let said = told(&agenda, &read);
    for words in [
        "Regel 2, vraag 1.1: deze gemeente doet niet mee",
        "Regel 3, vraag 1.1: er staat niet van welke",
        "Regel 4, vraag 1.1: deze gemeente doet niet mee",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let only = Id::from("e");
    let table = table(text);
    let intake = Intake { name: "x", table: &table, only: Some(&only) };
    let one = Preview::new(&agenda, meting(&agenda), intake).unwrap();
    // The line that names nobody is of the one that was named, and stands there twice now.
    assert_eq!((one.fresh(), one.skipped, one.problems.len()), (0, 2, 2));
}

#[test]
fn no_file_is_too_hostile() {
    let mut agenda = agenda();
    let long = "x".repeat(3000);
    let text = format!(
        "Gemeente;Nr;Score;Toelichting\nElburg;1.1;3;=HYPERLINK(\"http://x\")\u{1b}[31m\u{7}\nElburg;1.2;=1+2;\n\
         Elburg;1.3;2;{long}\nElburg;1.4;\u{202e}3;\n\u{1b}]0;x;1.5;4;\nElburg;{long};4;"
    );
    let read = preview(&agenda, "x", &text).unwrap();
    let said = told(&agenda, &read);
    assert!(!said.contains(|letter: char| letter.is_control() && letter != '\n'), "{said:?}");
    assert!(said.contains("een tekst is langer dan 2.000 tekens") && !said.contains(&long[..100]), "{said}");
    take_in(&mut agenda, &read, true);
    let stored = agenda.answers.iter().find(|answer| !answer.toelichting.is_empty()).unwrap();
    assert_eq!(stored.toelichting, "=HYPERLINK(\"http://x\") [31m");
    let many: Vec<String> = (0..5000).map(|place| format!("Elburg;8.{place};3")).collect();
    let read = preview(&agenda, "x", &format!("Gemeente;Nr;Score\n{}", many.join("\n"))).unwrap();
    let told = read.told(&agenda, meting(&agenda));
    assert_eq!((told[0].sentences.len(), &*told[0].sentences[100]), (101, "En nog 4900 van deze soort."));
}

#[test]
fn one_other_answer_is_een_ander_antwoord() {
    let mut agenda = agenda();
    let meting_now = meting(&agenda).clone();
    let of = (&meting_now.id, &meting_now.questions[0], &Id::from("e"));
    let change = scored(&agenda, of, "2").unwrap();
    agenda.apply(&[change]).unwrap();
    let read = preview(&agenda, "x", "Gemeente;Nr;Score\nElburg;1.1;3\nElburg;1.2;3").unwrap();
    let changes = take_in(&mut agenda, &read, true);
    let words = summary(&changes, &agenda, Telling::Made);
    assert!(words.ends_with("; 1 ander antwoord is aangepast"), "{words}");
}

#[test]
fn a_question_asked_twice_in_the_same_words_is_known_by_its_number() {
    let mut agenda = agenda();
    let words = agenda.questions.iter().next().unwrap().text.clone();
    let second = agenda.questions.iter().nth(1).unwrap().id.clone();
    let same = agenda.set(&At::new(Kind::Question, &second), "text", Value::Text(words.clone())).unwrap();
    agenda.apply(&[same]).unwrap();
    let text = format!("Nr;Vraag;Score\n1.1;{words};3\n1.2;{words};2");
    let read = preview(&agenda, "Elburg.csv", &text).unwrap();
    assert_eq!(counts(&read), [("e", [2, 0, 10, 0, 0, 0])], "{}", told(&agenda, &read));
    assert!(!told(&agenda, &read).contains("andere tekst"));
}

#[test]
fn a_number_below_which_other_words_stand_is_read_and_told() {
    let agenda = agenda();
    let text = "Nr;Vraag;Score\n1.1;Iets heel anders;3\n1.2;;2\n1.3;Niet ingevuld;\n1.4;Nog iets;1";
    let read = preview(&agenda, "Elburg.csv", text).unwrap();
    assert_eq!(counts(&read), [("e", [3, 0, 9, 0, 0, 0])]);
    let words = "Bij vraag 1.1 en 1.4 staat in het bestand een andere tekst dan in deze meting. Kijk of de gemeente \
                 dezelfde vraag heeft beantwoord.";
    assert!(told(&agenda, &read).contains(words), "{}", told(&agenda, &read));
}

#[test]
fn what_stands_where_a_gemeente_belongs_is_never_repeated() {
    let mut agenda = agenda();
    let zwolle = Change::Add {
        at: At::new(Kind::Gemeente, &Id::from("z")),
        after: Some(Id::from("n")),
        with: vec![(Name::Borrowed("name"), Value::Text("Zwolle".into()))],
    };
    agenda.apply(&[zwolle]).unwrap();
    let text = "Toelichting;Nr;Score;Gemeente\nElburg;1.1;3;Wij doen niets\nElburg;1.2;3;gemeente zwolle";
    let said = told(&agenda, &preview(&agenda, "x", text).unwrap());
    assert!(said.contains("Regel 2, vraag 1.1: deze gemeente doet niet mee aan deze meting."), "{said}");
    assert!(said.contains("Regel 3, vraag 1.2: Zwolle doet niet mee aan deze meting."), "{said}");
    assert!(!said.contains("Wij"), "{said}");
}

#[test]
fn what_stays_as_it_is_says_what_to_do() {
    let mut agenda = agenda();
    let first = preview(&agenda, "Elburg.csv", "Nr;Score;Toelichting\n1.1;3;zo is het").unwrap();
    take_in(&mut agenda, &first, false);
    let meting_now = meting(&agenda).clone();
    let change = reveal(&agenda, &meting_now, &meting_now.questions[..2], true).unwrap();
    agenda.apply(&[change]).unwrap();
    let read = preview(&agenda, "Elburg.csv", "Nr;Score;Toelichting\n1.1;3;toch anders\n1.2;4;").unwrap();
    let said = told(&agenda, &read);
    for words in [
        "Elburg bij vraag 1.1: al onthuld; in het bestand staat een andere toelichting.",
        "Elburg bij vraag 1.2: al onthuld zonder score; in het bestand staat 4. Typ die score bij Bespreken.",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn a_wide_file_is_counted_per_gemeente() {
    let agenda = agenda();
    let text = "Nummer;Elburg;Nunspeet;Toelichting Nunspeet\n1.1;3;2;omdat\n1.2;3;2;\n9.9;1;1;\n9.8;;1;";
    let read = preview(&agenda, "x", text).unwrap();
    assert_eq!(counts(&read), [("e", [2, 0, 10, 1, 0, 0]), ("n", [2, 0, 10, 2, 0, 0])]);
    let said = told(&agenda, &read);
    assert_eq!(said.matches("vraag 9.9 hoort niet bij deze meting").count(), 1);
    assert!(said.contains("Regel 4: vraag 9.9") && said.contains("Regel 5, Nunspeet: vraag 9.8"), "{said}");
    let (only, table) = (Id::from("e"), table(text));
    let intake = Intake { name: "x", table: &table, only: Some(&only) };
    let one = Preview::new(&agenda, meting(&agenda), intake).unwrap();
    let said = told(&agenda, &one);
    assert!(said.contains("De kolommen van 1 andere gemeente zijn overgeslagen."), "{said}");
    assert!(!said.contains("regels zijn van andere"), "{said}");
}
