//! A short form: a few fields, over several records, with something done along.

use super::super::settings::Settings;
use super::super::{App, Disk, Effect, Input, Opening};
use super::{Form, Overlay, Spec, open};
use crate::agenda::{Act, Agenda, At, Change, Id, Kind, Value};
use crate::date::Moment;
use crate::keymap::{Key, Keymaps, Stroke};

const FILE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "title": "T"}, "actions": [
    {"id": "a", "number": "1", "title": "Een", "oorzaak": "Eerst"},
    {"id": "b", "number": "2", "title": "Twee", "oorzaak": "Anders"}]}"#;

fn app() -> App {
    App::new(Opening {
        agenda: Agenda::from_json(FILE).unwrap().agenda,
        earlier: false,
        draft: None,
        standing: Vec::new(),
        disk: Disk::Saved,
        keymaps: Keymaps::standard(),
        settings: Settings::default(),
        look: None,
        now: Moment::parse("2026-03-12T10:24:00+01:00").unwrap(),
        seed: 7,
        size: (120, 30),
    })
}

fn ats() -> Vec<At> {
    ["a", "b"].map(|id| At::new(Kind::Action, &Id::from(id))).into()
}

/// Opens the question that a koers of "vertraagd" asks.
fn ask(app: &mut App) {
    let late = |at| app.agenda.set(at, "koers", Value::Code("vertraagd".into()));
    let spec = Spec {
        title: "Waarom vertraagd?".into(),
        with: ats().iter().filter_map(late).collect(),
        ats: ats(),
        fields: vec!["oorzaak", "gevolg", "bijsturing"],
        start: Some("gevolg"),
        preset: ["gevolg", "bijsturing"].map(|field| (field, Value::Text("volgt".into()))).into(),
    };
    open(app, spec);
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let strokes = keys.split(' ').map(|key| Stroke { key: Key::parse(key).unwrap(), repeat: false });
    strokes.flat_map(|stroke| app.update(Input::Key(stroke))).collect()
}

fn form(app: &App) -> Option<&Form> {
    match app.top() {
        Some(Overlay::Form(form)) => Some(form),
        _ => None,
    }
}

fn told(app: &App, id: &str) -> [String; 4] {
    let action = app.agenda.actions.record(&Id::from(id)).unwrap();
    [action.koers.word().into(), action.oorzaak.clone(), action.gevolg.clone(), action.bijsturing.clone()]
}

#[test]
fn what_stands_ready_is_accepted_with_enter_as_one_edit_of_all() {
    let mut app = app();
    ask(&mut app);
    let shown = form(&app).unwrap();
    assert_eq!((&*shown.title, shown.field().unwrap().label), ("Waarom vertraagd?", "Gevolg"));
    // They differ, so neither stands there.
    assert_eq!(shown.fields[0].text(), "");
    let effects = press(&mut app, "enter");
    let recorded = |effect: &Effect| matches!(effect, Effect::Record(edit) if edit.changes.len() == 6);
    assert_eq!(effects.iter().filter(|effect| recorded(effect)).count(), 1);
    assert!(form(&app).is_none());
    assert_eq!(told(&app, "a"), ["vertraagd", "Eerst", "volgt", "volgt"]);
    assert_eq!(told(&app, "b"), ["vertraagd", "Anders", "volgt", "volgt"]);
    press(&mut app, "u");
    assert_eq!(told(&app, "b"), ["", "Anders", "", ""]);
}

#[test]
fn the_first_letter_takes_the_place_of_what_stood_ready() {
    let mut app = app();
    ask(&mut app);
    press(&mut app, "x shift-tab y enter");
    assert_eq!(told(&app, "a"), ["vertraagd", "y", "x", "volgt"]);
    assert_eq!(told(&app, "b"), ["vertraagd", "y", "x", "volgt"]);
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut app = app();
    ask(&mut app);
    press(&mut app, "esc");
    assert_eq!(told(&app, "a"), ["", "Eerst", "", ""]);
    // What was chosen can still be put in, although nobody typed.
    press(&mut app, "U");
    assert_eq!(told(&app, "a")[0], "vertraagd");
    press(&mut app, "u");
    ask(&mut app);
    press(&mut app, "x esc esc");
    assert_eq!(told(&app, "a"), ["", "Eerst", "", ""]);
    press(&mut app, "U");
    assert_eq!(told(&app, "a"), ["vertraagd", "Eerst", "x", "volgt"]);
}

#[test]
fn its_draft_opens_all_fields_again_with_what_was_typed() {
    let mut before = app();
    ask(&mut before);
    let effects = press(&mut before, "x");
    let draft = effects.into_iter().rev().find_map(|effect| match effect {
        Effect::Draft(draft) => draft,
        _ => None,
    });
    let draft = draft.unwrap();
    assert!(draft.act == Act::Do && draft.changes.iter().all(|change| matches!(change, Change::Set { .. })));
    let mut after = app();
    super::reopen(&mut after, &draft);
    press(&mut after, "ctrl-s");
    assert_eq!(told(&after, "b"), ["vertraagd", "Anders", "x", "volgt"]);
}
