//! Measures a keystroke in the lookup, beside SkimMatcherV2 over every line in the same run.
//!
//! Each input is one keystroke: a query as far as it is typed. The median is that of a keystroke, not of a query.

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use overleg::agenda::{Agenda, At, Kind, Value as Field};
use overleg::lookup::{Lookup, Standing, Weight, WordIndex, marks};
use serde_json::{Value, json};

const TYPED: [&str; 5] = ["zelfscan", "veilig thuis harderwijk", "vt ctg", "moviera", "aandachtsfunct"];
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const LIMIT: usize = 200;

const VERBS: [&str; 16] = [
    "Bespreken",
    "Opstellen",
    "Inrichten",
    "Evalueren",
    "Verbeteren",
    "Onderzoeken",
    "Borgen",
    "Vastleggen",
    "Uitvoeren",
    "Organiseren",
    "Bijstellen",
    "Uitwerken",
    "Delen",
    "Vergroten",
    "Verkennen",
    "Vaststellen",
];
const THINGS: [&str; 16] = [
    "zelfscan",
    "meldcode",
    "werkproces",
    "leidraad",
    "samenwerking",
    "scholing",
    "voorlichting",
    "opvang",
    "veiligheidsplan",
    "casusoverleg",
    "monitor",
    "aanpak",
    "registratie",
    "convenant",
    "campagne",
    "handreiking",
];
const OWNERS: [&str; 12] = [
    "Veilig Thuis",
    "VT",
    "Moviera",
    "CJG",
    "Raad voor de Kinderbescherming",
    "gecertificeerde instelling",
    "lokaal team",
    "CTG",
    "beleidsadviseur",
    "aandachtsfunctionaris huiselijk geweld",
    "politie",
    "GGD",
];
const PLACES: [&str; 6] = ["Elburg", "Ermelo", "Harderwijk", "Nunspeet", "Oldebroek", "Putten"];
const SYLLABLES: [&str; 20] = [
    "be", "ge", "ver", "zorg", "kind", "wijk", "team", "plan", "hulp", "school", "huis", "raad", "werk",
    "taal", "stem", "ling", "heid", "ing", "lijk", "schap",
];

/// A small generator of its own, so that every run measures the same lines.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.throw(words.len())]
    }
}

fn line(number: usize, dice: &mut Dice) -> String {
    let mut line = format!(
        "{number} {} van {} met {} en {} in {} {}-{}",
        dice.pick(&VERBS),
        dice.pick(&THINGS),
        dice.pick(&OWNERS),
        dice.pick(&OWNERS),
        dice.pick(&PLACES),
        2019 + dice.throw(6),
        2024 + dice.throw(6),
    );
    while line.len() < 150 {
        let _ = write!(line, " {}{}{}", dice.pick(&SYLLABLES), dice.pick(&SYLLABLES), dice.pick(&SYLLABLES));
    }
    line
}

fn lines(count: usize) -> Vec<String> {
    let mut dice = Dice(14);
    (1..=count).map(|number| line(number, &mut dice)).collect()
}

fn index(lines: &[String]) -> WordIndex<u32> {
    let mut index = WordIndex::default();
    for (line, order) in lines.iter().zip(0..) {
        index.insert(&order, Standing { group: 0, order }, [(Weight::Title, line.as_str())]);
    }
    index
}

/// An agenda of these lines, each with a partner and under one of a hundred doelen.
fn agenda(lines: &[String]) -> Agenda {
    let mut dice = Dice(43);
    let partners: Vec<Value> = (0..)
        .zip(OWNERS)
        .map(|(nth, name): (u32, _)| json!({"id": format!("partner-{nth}"), "name": name}))
        .collect();
    let doelen: Vec<Value> = (0..100)
        .map(|nth| json!({"id": format!("doel-{nth}"), "title": format!("{} {nth}", dice.pick(&THINGS))}))
        .collect();
    let actions: Vec<Value> = (1..)
        .zip(lines)
        .map(|(number, line): (usize, _)| {
            json!({"id": format!("actie-{number}"), "number": number.to_string(), "title": line,
                "of": format!("doel-{}", dice.throw(100)),
                "kernpartners": [format!("partner-{}", dice.throw(OWNERS.len()))]})
        })
        .collect();
    let text = json!({"format": "overleg-agenda/1", "head": {"id": "agenda"}, "doelen": doelen,
        "actions": actions, "kernpartners": partners});
    Agenda::from_json(&text.to_string()).map(|reading| reading.agenda).unwrap_or_default()
}

struct Sample {
    lines: Vec<String>,
    index: WordIndex<u32>,
    agenda: Agenda,
    lookup: Lookup,
}

fn sample(count: usize) -> &'static Sample {
    static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
        let of = |count| {
            let lines = lines(count);
            let agenda = agenda(&lines);
            Sample { index: index(&lines), lookup: Lookup::new(&agenda), agenda, lines }
        };
        SIZES.into_iter().map(of).collect()
    });
    &SAMPLES[SIZES.iter().position(|size| *size == count).unwrap_or(0)]
}

fn keystrokes() -> impl FnMut() -> &'static str {
    let all: Vec<&str> = TYPED
        .iter()
        .flat_map(|query| query.char_indices().map(|(at, letter)| &query[..at + letter.len_utf8()]))
        .collect();
    let mut next = all.into_iter().cycle();
    move || next.next().unwrap_or_default()
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 570)]
fn word_index_per_key(bencher: Bencher<'_, '_>, count: usize) {
    let index = &sample(count).index;
    bencher.with_inputs(keystrokes()).bench_local_values(|query| index.search(query, LIMIT));
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 57)]
fn skim_over_lines_per_key(bencher: Bencher<'_, '_>, count: usize) {
    let lines = &sample(count).lines;
    let skim = SkimMatcherV2::default().ignore_case();
    bencher.with_inputs(keystrokes()).bench_local_values(|query| {
        let mut hits: Vec<_> = lines.iter().filter_map(|line| skim.fuzzy_match(line, query)).collect();
        hits.sort_unstable_by(|a, b| b.cmp(a));
        hits
    });
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 570)]
fn lookup_per_key(bencher: Bencher<'_, '_>, count: usize) {
    let lookup = &sample(count).lookup;
    bencher.with_inputs(keystrokes()).bench_local_values(|query| lookup.search(query, &[], LIMIT));
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>, count: usize) {
    let agenda = &sample(count).agenda;
    bencher.bench_local(|| Lookup::new(agenda));
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 100)]
fn one_edit(bencher: Bencher<'_, '_>, count: usize) {
    let Sample { lines, agenda, lookup, .. } = sample(count);
    let (mut agenda, mut lookup, mut dice) = (agenda.clone(), lookup.clone(), Dice(28));
    bencher
        .with_inputs(|| {
            let number = dice.throw(lines.len()) + 1;
            let at = At::new(Kind::Action, &format!("actie-{number}").as_str().into());
            let changes: Vec<_> =
                agenda.set(&at, "title", Field::Text(line(number, &mut dice))).into_iter().collect();
            agenda.apply(&changes).unwrap_or_default();
            (agenda.clone(), changes)
        })
        .bench_local_refs(|(agenda, changes)| lookup.update(agenda, changes));
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 30)]
fn forgiving(bencher: Bencher<'_, '_>, count: usize) {
    let lookup = &sample(count).lookup;
    bencher.bench_local(|| lookup.search(black_box("zelfscna"), &[], LIMIT));
}

#[divan::bench]
fn marks_in_one_line(bencher: Bencher<'_, '_>) {
    let line = &sample(SIZES[0]).lines[0];
    bencher.bench_local(|| marks(black_box(line), black_box("veilig thuis harderwijk")));
}

fn main() {
    divan::main();
}
