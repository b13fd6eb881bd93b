//! Owns the law of the zelfscan: what the room has not seen is told by nothing, whatever is pressed.
//!
//! Every score and every remark in the agenda is a word that stands nowhere else, so that a screen or a document that
//! holds one tells it. Two agendas that differ in nothing but what is hidden are told apart by nothing at all.

use std::collections::{BTreeMap, BTreeSet};

use overleg::agenda::{Agenda, Id, Meting, review};
use overleg::app::overlay::Overlay;
use overleg::exchange::{Beeld, csv, html, markdown};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use serde_json::{Value, json};

use super::desk::Desk;

const THREE: [&str; 3] = ["elburg", "ermelo", "putten"];
const QUESTIONS: [&str; 4] = ["q1", "q2", "q3", "q4"];
const SCALE: [&str; 6] = ["1 nee", "2 deels", "3 grotendeels", "4 ja, geborgd", "? weet niet", "- n.v.t."];

/// A question in a meting.
type Place = (Id, Id);

/// What people do in and around a session, with a bar between two acts; `+` stands for a word that is typed where a
/// form is open for it.
const ACTS: &str = "o c + enter o | o t + ctrl-s o | o 3 + enter o | esc esc esc esc g h enter | \
    esc esc esc esc g h down enter | esc esc esc esc g h down down enter | 1 | 2 | 3 | 4 | ? | - | 1 | \
    3 | backspace | backspace | left | left | right | up | down | home | end | pagedown | tab | tab | \
    shift-tab | shift-tab | enter | esc | space | o | o | u | u | u | ctrl-y | ctrl-y | t | \
    t + ctrl-s | t + esc | t tab + ctrl-s | c + enter | c | a 4 tab 2 0 2 8 ctrl-s | n + ctrl-s | \
    m ctrl-s | esc esc esc esc g z | esc esc esc esc g z enter home | \
    esc esc esc esc g z enter tab tab home | esc esc esc esc g z enter tab tab home o | \
    esc esc esc esc g z up enter tab tab home o | esc esc esc esc g z up enter home | tab tab o j | \
    esc esc esc esc / g e h e i m | esc esc esc esc ? g e h | f1 | esc esc esc esc g h enter | \
    esc esc esc esc v v N a a m enter | esc esc esc esc g v | esc esc esc esc g w | esc esc esc esc 5 | \
    : | *omval | *omval | *heropen | *smal | *breed";

/// Returns an answer that says all that can be said, each of it in words of its own.
fn said(place: usize, (meting, question, gemeente): (&str, &str, &str)) -> Value {
    let letter =
        |on: usize| char::from_u32(0x531 + u32::try_from(place * 2 + on).unwrap()).unwrap().to_string();
    json!({
        "id": format!("{meting}.{question}.{gemeente}"), "meting": meting, "question": question, "gemeente": gemeente,
        "score": letter(0), "was": letter(1), "why": word(place, 'A'), "toelichting": word(place, 'B'),
        "evidence": word(place, 'C'), "informant": word(place, 'D'), "ask": word(place, 'E'),
    })
}

/// Returns an agenda of two metingen with these answers; of the last question nothing was filled in.
fn agenda(answers: &[Value], conclusies: &[Value]) -> String {
    let question = |(place, id): (usize, &&str)| {
        json!({"id": id, "set": "proef", "version": "1", "part": format!("{} Deel", 1 + place / 2),
            "number": format!("{}.{}", 1 + place / 2, 1 + place % 2), "text": "Is dat hier geregeld?"})
    };
    let meting = |id: &str| json!({"id": id, "name": format!("meting {id}"), "scale": SCALE, "gemeenten": THREE, "questions": QUESTIONS});
    let gemeente = |id: &&str| json!({"id": id, "name": id.to_uppercase(), "short": &id[..3]});
    json!({
        "format": "overleg-agenda/1", "head": {"id": "proef", "title": "Proef"},
        "gemeenten": THREE.iter().map(gemeente).collect::<Vec<_>>(),
        "questions": QUESTIONS.iter().enumerate().map(question).collect::<Vec<_>>(),
        "metingen": [meting("m1"), meting("m2")], "answers": answers, "conclusies": conclusies,
    })
    .to_string()
}

fn full_of_secrets() -> String {
    let places = ["m1", "m2"].into_iter().flat_map(|meting| QUESTIONS[..3].iter().map(move |q| (meting, *q)));
    let places: Vec<_> = places.flat_map(|(meting, q)| THREE.map(|gemeente| (meting, q, gemeente))).collect();
    let answers: Vec<Value> = places.into_iter().enumerate().map(|(place, of)| said(place, of)).collect();
    let concluded = |(place, meting, q): (usize, &str, &str)| json!({"id": format!("{meting}.{q}"), "meting": meting, "question": q, "conclusie": word(place, 'S')});
    agenda(&answers, &[(1, "m1", "q1"), (2, "m2", "q1"), (3, "m2", "q2")].map(concluded))
}

/// Returns a word that stands nowhere else.
fn word(number: usize, what: char) -> String {
    format!("geheim{number:03}{what}")
}

/// Returns the words in a text that stand nowhere else, and the letter that is a score.
fn words_in(text: &str) -> Vec<String> {
    let whole = |from: usize| text.get(from..from + word(0, 'A').len());
    let is_one = |word: &&str| word.ends_with(|last: char| last.is_ascii_uppercase());
    let words = text.match_indices("geheim").filter_map(|(from, _)| whole(from)).filter(is_one);
    let letters = text.chars().filter(|letter| ('\u{531}'..'\u{590}').contains(letter));
    words.map(str::to_owned).chain(letters.map(String::from)).collect()
}

/// Returns the words of an agenda that the room may not read before a question is revealed.
fn secrets(agenda: &Agenda) -> Vec<(Place, String)> {
    let of_answers = agenda.answers.iter().map(|answer| {
        let texts = [&*answer.score, &answer.was, &answer.why, &answer.toelichting, &answer.evidence];
        let texts = [&texts[..], &[&answer.informant, &answer.ask]].concat().concat();
        (answer.meting.clone().zip(answer.question.clone()), texts)
    });
    let of_conclusies = agenda
        .conclusies
        .iter()
        .map(|said| (said.meting.clone().zip(said.question.clone()), said.conclusie.clone()));
    let told = of_answers.chain(of_conclusies).flat_map(|(place, text)| {
        let place = place.expect("wat gezegd is, hoort bij een vraag in een meting");
        words_in(&text).into_iter().map(move |word| (place.clone(), word))
    });
    told.collect()
}

/// Returns everything that can be printed of every meting, and what `controleer` finds.
fn printed(agenda: &Agenda) -> String {
    let of = |meting: &Meting| -> String {
        let whose = std::iter::once(None).chain(meting.gemeenten.iter().map(Some));
        let beelden = whose.map(|gemeente| Beeld::new(agenda, meting, gemeente));
        beelden.map(|beeld| [markdown(&beeld), csv(&beeld), html(&beeld)].concat()).collect()
    };
    let findings = review(agenda).into_iter().map(|finding| finding.sentence);
    agenda.metingen.iter().map(of).chain(findings).collect()
}

/// Somebody at the keys, and all that was ever secret in what is open.
struct Room {
    desk: Desk,
    known: BTreeMap<Place, BTreeSet<String>>,
    /// The words that were typed in the form that is open, or were opened in it with open eyes.
    typing: Vec<String>,
    words: usize,
}

impl Room {
    fn new() -> Self {
        let mut desk = Desk::with(&full_of_secrets());
        // A version to compare with: what was changed and hidden again since then is told beside it.
        desk.press("v v N a a m enter");
        Self { desk, known: BTreeMap::new(), typing: Vec::new(), words: 0 }
    }

    fn act(&mut self, act: &str) -> Result<(), TestCaseError> {
        match act {
            "*omval" => drop(self.desk.crash()),
            "*heropen" => drop(self.desk.press("esc esc esc esc esc").reopen()),
            "*smal" => drop(self.desk.at(80, 24)),
            "*breed" => drop(self.desk.at(160, 50)),
            keys => {
                for key in keys.split_whitespace() {
                    match key {
                        "+" => self.type_a_word(),
                        key => self.press(key),
                    }
                    self.look(act)?;
                }
            }
        }
        self.look(act)
    }

    /// Presses a key; whoever says yes when it is asked whether to open what is hidden, has it in sight.
    fn press(&mut self, key: &str) {
        let is_asked = matches!(self.desk.app().top(), Some(Overlay::Confirm(confirm)) if confirm.question.contains("nog verborgen"));
        self.desk.press(key);
        if is_asked && matches!(self.desk.app().top(), Some(Overlay::Form(_))) {
            self.typing.extend(words_in(&self.desk.text()));
        }
    }

    /// Types a word that was not there before, where a field is open for it.
    fn type_a_word(&mut self) {
        if matches!(self.desk.app().top(), Some(Overlay::Form(_))) {
            self.words += 1;
            let word = word(self.words, 'Z');
            self.desk.write(&word);
            self.typing.push(word);
        }
    }

    fn look(&mut self, act: &str) -> Result<(), TestCaseError> {
        let agenda = self.desk.agenda();
        for (place, text) in secrets(agenda) {
            self.known.entry(place).or_default().insert(text);
        }
        match self.desk.app().top() {
            Some(Overlay::Form(_)) => {}
            _ => self.typing.clear(),
        }
        let (screen, documents) = (self.desk.text(), printed(agenda));
        for ((meting, question), texts) in &self.known {
            if agenda.is_revealed(Some(meting), Some(question)) {
                continue;
            }
            for text in texts {
                // Also beside a score that is typed in sight: what others filled in before was never read aloud.
                let may_stand = self.typing.contains(text);
                prop_assert!(may_stand || !screen.contains(&**text), "na {act} staat er {text}\n{screen}");
                prop_assert!(!documents.contains(&**text), "na {act} wordt {text} geprint\n{documents}");
            }
        }
        Ok(())
    }
}

/// What leaves the answers of two agendas as they are: nothing is revealed, and scores land on what is open.
const HARMLESS: &str = "1 | 3 | ? | right | up | down | home | end | pagedown | tab | tab | shift-tab | enter | esc | \
    space | u | u | ctrl-y | t | c | a | n | m ctrl-s | esc esc esc esc g z | \
    esc esc esc esc g z enter | esc esc esc esc g z up enter tab tab | \
    esc esc esc esc g z enter tab tab tab tab | esc esc esc esc / p u t | f1 | \
    esc esc esc esc v v N a a m enter | esc esc esc esc g w | *omval | *smal";

/// Returns an agenda in which the gemeenten said the same things, but another one each, in other words.
fn twin(turn: usize) -> String {
    let rows = [("q1", ["1", "3", "?"]), ("q2", ["4", "2", "3"]), ("q3", ["-", "1", "2"])];
    let places = ["m1", "m2"].into_iter().flat_map(|meting| rows.map(|(q, row)| (meting, q, row)));
    let answers = places.flat_map(|(meting, q, row)| {
        (0..3).map(move |place| {
            let (gemeente, word) = (THREE[place], format!("woord {turn} {place}"));
            json!({"id": format!("{meting}.{q}.{gemeente}"), "meting": meting, "question": q, "gemeente": gemeente,
                "score": row[(place + turn) % 3], "toelichting": word, "ambition_level": (1 + turn).to_string(), "ask": word})
        })
    });
    let said = json!({"id": "m2.q1", "meting": "m2", "question": "q1", "conclusie": format!("slot {turn}")});
    agenda(&answers.collect::<Vec<_>>(), &[said])
}

fn nothing_tells_apart(acts: &[&str]) -> Result<(), TestCaseError> {
    let mut desks = [0, 1, 2].map(|turn| Desk::with(&twin(turn)));
    for act in acts {
        let seen = desks.each_mut().map(|desk| {
            match *act {
                "*omval" => drop(desk.crash()),
                "*smal" => drop(desk.at(80, 24)),
                keys => drop(desk.press(keys)),
            }
            (desk.text(), printed(desk.agenda()))
        });
        let [one, others @ ..] = &seen;
        for other in others {
            prop_assert!(one.0 == other.0, "na {act} verschilt het scherm\n{}\n{}", one.0, other.0);
            prop_assert!(one.1 == other.1, "na {act} verschilt wat geprint wordt");
        }
    }
    Ok(())
}

fn some_of(acts: &'static str, most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    let acts: Vec<&str> = acts.split(" | ").collect();
    proptest::collection::vec(proptest::sample::select(acts), 1..most)
}

fn tells_nothing(acts: &[&str]) -> Result<(), TestCaseError> {
    let mut room = Room::new();
    acts.iter().try_for_each(|act| room.act(act))
}

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn what_is_hidden_is_on_no_screen_and_in_no_document(acts in some_of(ACTS, 40)) {
        tells_nothing(&acts)?;
    }

    #[test]
    fn who_said_what_shows_nowhere_while_it_is_hidden(acts in some_of(HARMLESS, 30)) {
        nothing_tells_apart(&acts)?;
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    #[ignore = "a thousand sessions"]
    fn what_is_hidden_is_on_no_screen_and_in_no_document_at_length(acts in some_of(ACTS, 80)) {
        tells_nothing(&acts)?;
    }
}

#[test]
fn a_copy_in_which_it_was_revealed_tells_nothing_here() {
    let mut copy: Value = serde_json::from_str(&full_of_secrets()).unwrap();
    copy["metingen"][1]["revealed"] = json!(["q1", "q2"]);
    for (place, answer) in copy["answers"].as_array_mut().unwrap().iter_mut().enumerate() {
        answer["score"] = "\u{560}".into();
        answer["toelichting"] = word(place, 'K').into();
    }
    copy["conclusies"][1]["conclusie"] = word(900, 'K').into();
    let mut desk = Desk::with(&full_of_secrets());
    desk.memory().put("/map/agenda (kopie van Jan).json", copy.to_string());
    desk.press("g h").is_on("ernaast").press("enter").sees("score van ELBURG bij vraag 1.1");
    for key in ["pagedown", "pagedown", "pagedown", "pagedown", "pagedown"] {
        let words = words_in(&desk.text());
        assert!(words.is_empty(), "{words:?}\n{}", desk.text());
        desk.press(key);
    }
}

#[test]
fn what_was_said_and_hidden_again_is_told_beside_a_version_without_its_words() {
    let mut room = Room::new();
    let session =
        ["esc g z enter tab tab home o", "c + enter", "t + ctrl-s", "3 + enter", "o", "esc g h end enter"];
    for act in session {
        room.act(act).unwrap();
    }
    room.desk
        .sees("De conclusie bij vraag 1.1 is gewijzigd")
        .sees("De score van ELBURG bij vraag 1.1 is gewijzigd")
        .sees_not("is nu");
}
