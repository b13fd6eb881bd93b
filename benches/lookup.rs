//! Measures a keystroke in the lookup, beside SkimMatcherV2 over every line in the same run.
//!
//! Each input is one keystroke: a query as far as it is typed. The median is that of a keystroke, not of a query.

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use overleg::lookup::{Standing, Weight, WordIndex, marks};

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

struct Sample {
    lines: Vec<String>,
    index: WordIndex<u32>,
}

fn sample(count: usize) -> &'static Sample {
    static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
        let of = |count| {
            let lines = lines(count);
            Sample { index: index(&lines), lines }
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

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>, count: usize) {
    let lines = &sample(count).lines;
    bencher.bench_local(|| index(lines));
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 100)]
fn one_edit(bencher: Bencher<'_, '_>, count: usize) {
    let Sample { lines, index } = sample(count);
    let mut index = index.clone();
    let mut dice = Dice(28);
    bencher.bench_local(|| {
        let order = dice.throw(lines.len());
        let standing = Standing { group: 0, order: u32::try_from(order).unwrap_or(0) };
        index.insert(&standing.order, standing, [(Weight::Title, line(order + 1, &mut dice).as_str())]);
    });
}

#[divan::bench(args = SIZES, sample_size = 1, sample_count = 30)]
fn forgiving(bencher: Bencher<'_, '_>, count: usize) {
    let index = &sample(count).index;
    bencher.bench_local(|| black_box(index.search("zelfscna", LIMIT)));
}

#[divan::bench]
fn marks_in_one_line(bencher: Bencher<'_, '_>) {
    let line = &sample(SIZES[0]).lines[0];
    bencher.bench_local(|| marks(black_box(line), black_box("veilig thuis harderwijk")));
}

fn main() {
    divan::main();
}
