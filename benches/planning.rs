//! Measures reading planning texts: of every length as many bytes a second, whatever stands in them, beside a walk over
//! the letters in the same run.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use overleg::period::{Step, Unit, moved, read};

const LENGTHS: [usize; 4] = [30, 300, 3_000, 30_000];

/// Texts that invite to look ahead again and again, and one as people write it.
const PARTS: [&str; 7] = [
    "de ",
    "Sept 2020 t/m dec 2021, pilot ",
    "vanaf de de in op ",
    "begin van het ",
    "1-1-",
    "elk jaar in mei, juni en ",
    "2 x ",
];

fn main() {
    divan::main();
}

fn texts(length: usize) -> Vec<String> {
    PARTS.iter().map(|part| part.repeat(length / part.len() + 1)).collect()
}

#[divan::bench(args = LENGTHS)]
fn read_any_text(bencher: Bencher, length: usize) {
    let texts = texts(length);
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| texts.iter().map(|text| read(black_box(text)).len()).sum::<usize>());
}

/// The floor: looking at every letter once.
#[divan::bench(args = LENGTHS)]
fn walk_over_the_letters(bencher: Bencher, length: usize) {
    let texts = texts(length);
    let bytes: usize = texts.iter().map(String::len).sum();
    let capitals = |text: &String| black_box(text).chars().filter(|letter| letter.is_uppercase()).count();
    bencher.counter(BytesCount::new(bytes)).bench(|| texts.iter().map(capitals).sum::<usize>());
}

#[divan::bench]
fn move_a_planning(bencher: Bencher) {
    let step = Step { count: 1, unit: Unit::Month, is_stretch: false };
    bencher.bench(|| moved(black_box("Sept 2020 t/m dec 2021"), step));
}
