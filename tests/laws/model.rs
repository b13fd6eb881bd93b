//! Owns the small model that makes agendas and valid edits out of a seed: every kind of value, unknown fields at every
//! level, words and shapes that no version knows.

use overleg::agenda::{
    Act, Actielijn, Action, Agenda, Answer, At, Change, Conclusie, Doel, Edit, Extra, Gemeente, Head, Id,
    Kernpartner, Kind, Meting, Name, Note, Party, Person, Phase, Question, Record, Role, Stand, Value,
};
use overleg::date::{Day, Moment};
use serde_json::value::RawValue;

const BASE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "agenda", "title": "Proef"}}"#;
const TEXTS: &[&str] =
    &["", "Loopt het?", "één \"citaat\"", "regel 1\nregel 2", "{[,:]}", "\u{202e}x\u{0}", "Putten"];
const RAWS: &[&str] = &[
    "null",
    "1.10",
    "-0",
    "1e400",
    "18446744073709551616",
    "[]",
    "{\"a\":[1,{\"b\":null}],\"c\":{}}",
    "\"\\u00e9 x\"",
];
/// Texts that have the shape of no field and no collection.
const MISFITS: &[&str] = &["1.10", "-0", "1e400", "{\"vorm\":[1.10]}"];
const UNKNOWN: &[&str] = &["aantal", "zicht", "nog_niet", "#", "?los", "~"];
const WORDS: &[&str] = &["loopt", "gereed", "thema", "subregionaal", "aandacht", "iets nieuws", "doel"];
const LISTS: &[Kind] = &[
    Kind::Action,
    Kind::Action,
    Kind::Doel,
    Kind::Note,
    Kind::Stand,
    Kind::Kernpartner,
    Kind::Gemeente,
    Kind::Actielijn,
    Kind::Person,
    Kind::Question,
    Kind::Meting,
    Kind::Answer,
    Kind::Conclusie,
];

/// A source of choices: the same seed always chooses the same.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn some<T>(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| one(self)).collect()
    }

    fn text(&mut self) -> String {
        self.pick(TEXTS).into()
    }

    pub(crate) fn id(&mut self) -> Id {
        Id::from(self.pick(&["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "ö\"p"]))
    }

    pub(crate) fn raw(&mut self) -> Box<RawValue> {
        RawValue::from_string(self.pick(RAWS).into()).unwrap()
    }

    fn extra(&mut self) -> Extra {
        let mut extra = Extra::default();
        for _ in 0..self.below(3) {
            extra.push(self.pick(UNKNOWN).into(), self.raw());
        }
        extra
    }

    fn role(&mut self) -> Role {
        let party = if self.below(2) == 0 { Party::Link(self.id()) } else { Party::Words(self.text()) };
        let gemeente = (self.below(2) == 0).then(|| self.id());
        Role { extra: self.extra(), ..Role::new(self.pick(&["trekker", "wie", "?"]), party, gemeente) }
    }

    fn day(&mut self) -> Option<Day> {
        Day::new(2024 + i32::try_from(self.below(4)).unwrap(), 1, 1 + u32::try_from(self.below(28)).unwrap())
    }

    fn moment(&mut self) -> Option<Moment> {
        Moment::parse(self.pick(&[
            "2026-03-12T10:24:00+01:00",
            "2026-03-12T09:24:00Z",
            "2026-03-29T02:30:59.123+01:00",
        ]))
    }

    /// Returns a value for this field.
    fn value(&mut self, kind: Kind, field: &str) -> Value {
        let misfit = field.trim_start_matches(['?', '/']) != field;
        if misfit && self.below(3) > 0 {
            return Value::Raw(Some(RawValue::from_string(self.pick(MISFITS).into()).unwrap()));
        }
        match kind.empty_value(field) {
            Value::Raw(_) if misfit => Value::Raw(None),
            shape => self.value_like(&shape),
        }
    }

    /// Returns a value of the same shape.
    pub(crate) fn value_like(&mut self, shape: &Value) -> Value {
        match shape {
            Value::Text(_) => Value::Text(self.text()),
            Value::Lines(_) => Value::Lines(self.some(3, Self::text)),
            Value::Code(usual) if usual.is_empty() && self.below(3) == 0 => Value::Code(String::new()),
            Value::Code(_) => Value::Code(self.pick(WORDS).into()),
            Value::Flag(_) => Value::Flag(self.below(2) == 0),
            Value::Link(_) => Value::Link((self.below(3) > 0).then(|| self.id())),
            Value::Links(_) => Value::Links(self.some(3, Self::id)),
            Value::Phases(_) => {
                Value::Phases(self.some(3, |dice| Phase { text: dice.text(), extra: dice.extra() }))
            }
            Value::Roles(_) => Value::Roles(self.some(3, Self::role)),
            Value::Day(_) => Value::Day(self.day().filter(|_| self.below(4) > 0)),
            Value::Moment(_) => Value::Moment(self.moment().filter(|_| self.below(4) > 0)),
            Value::Issued(_) => {
                Value::Issued(self.some(2, |dice| (dice.text(), u32::try_from(dice.below(99)).unwrap())))
            }
            Value::Raw(_) => Value::Raw((self.below(3) > 0).then(|| self.raw())),
        }
    }

    /// Returns the name of a field of this kind: known, unknown, or one whose text in the file has the wrong shape.
    fn field(&mut self, kind: Kind) -> Name {
        let known = fields(kind);
        match self.below(8) {
            0 => Name::Borrowed(self.pick(UNKNOWN)),
            1 => Name::Owned(format!("?{}", self.pick(&known))),
            2 if kind == Kind::Head => {
                Name::Borrowed(self.pick(&["/overleggen", "/notes", "/actions", "/x"]))
            }
            _ => Name::Borrowed(self.pick(&known)),
        }
    }

    /// Returns a change that fits this agenda, unless the dice fall wrong.
    fn change(&mut self, agenda: &Agenda) -> Option<Change> {
        let kind = self.pick(LISTS);
        let ids = agenda.rows(kind).ids();
        let id = self.id();
        let at = At::new(kind, &id);
        let after = (self.below(4) > 0 && !ids.is_empty()).then(|| self.pick(&ids));
        match self.below(10) {
            0..=2 if !ids.contains(&id) => Some(Change::Add { at, after, with: self.contents(kind) }),
            3 => agenda.dropped(&at),
            4..=5 => {
                let was = agenda.rows(kind).after(&id)?;
                (after.as_ref() != Some(&id)).then_some(Change::Move { at, was, is: after })
            }
            6 => self.set(agenda, &At::new(Kind::Head, &agenda.heading()?.id)),
            _ => self.set(agenda, &at),
        }
    }

    fn set(&mut self, agenda: &Agenda, at: &At) -> Option<Change> {
        let field = self.field(at.kind);
        let was = agenda.rows(at.kind).view(&at.id, &field)?.to_value();
        let is = self.value(at.kind, &field);
        Some(Change::Set { at: at.clone(), field, was, is })
    }

    /// Returns what a new record holds, in whatever order.
    fn contents(&mut self, kind: Kind) -> Vec<(Name, Value)> {
        let mut with: Vec<(Name, Value)> = Vec::new();
        for _ in 0..self.below(8) {
            let name = self.field(kind);
            let value = self.value(kind, &name);
            if !value.is_empty() && with.iter().all(|(known, _)| *known != name) {
                with.push((name, value));
            }
        }
        with
    }

    /// Returns an edit that fits this agenda, after having applied it.
    pub(crate) fn edit(&mut self, agenda: &mut Agenda) -> Edit {
        let mut changes = Vec::new();
        for _ in 0..=self.below(5) {
            if let Some(change) = self.change(agenda) {
                agenda.apply(std::slice::from_ref(&change)).unwrap();
                changes.push(change);
            }
        }
        Edit { place: None, act: Act::Do, changes }
    }

    /// Returns an agenda with a few records of every kind.
    pub(crate) fn agenda(&mut self) -> Agenda {
        let mut agenda = Agenda::from_json(BASE).unwrap().agenda;
        for _ in 0..self.below(30) {
            self.edit(&mut agenda);
        }
        agenda
    }
}

/// Returns the names of the fields of a kind, from its table.
pub(crate) fn fields(kind: Kind) -> Vec<&'static str> {
    fn names<R: Record>() -> Vec<&'static str> {
        R::FIELDS.iter().map(|field| field.name).collect()
    }
    match kind {
        Kind::Head => names::<Head>(),
        Kind::Gemeente => names::<Gemeente>(),
        Kind::Actielijn => names::<Actielijn>(),
        Kind::Doel => names::<Doel>(),
        Kind::Action => names::<Action>(),
        Kind::Stand => names::<Stand>(),
        Kind::Note => names::<Note>(),
        Kind::Kernpartner => names::<Kernpartner>(),
        Kind::Person => names::<Person>(),
        Kind::Question => names::<Question>(),
        Kind::Meting => names::<Meting>(),
        Kind::Answer => names::<Answer>(),
        Kind::Conclusie => names::<Conclusie>(),
    }
}
