//! Measures what the agenda costs at several sizes, and loading it beside plain serde structs of the same fields.

use std::hint::black_box;

use divan::Bencher;
use overleg::agenda::{Agenda, At, Change, Edit, Id, Kind, Name, Value, diff};
use overleg::sample::sample;

const SIZES: [usize; 4] = [43, 1_000, 10_000, 100_000];
const SEED: u64 = 26;

fn main() {
    divan::main();
}

/// The same fields in owned structs, as `serde` derives them: what loading costs at least.
#[expect(dead_code, clippy::struct_field_names, reason = "only reading it counts")]
mod derived {
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(default)]
    #[derive(Default)]
    pub(crate) struct File {
        format: String,
        head: Head,
        gemeenten: Vec<Named>,
        doelen: Vec<Doel>,
        actions: Vec<Action>,
        notes: Vec<Note>,
        kernpartners: Vec<Named>,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Head {
        id: String,
        title: String,
        region: String,
        period: String,
        issued: std::collections::BTreeMap<String, u32>,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Named {
        id: String,
        name: String,
        short: String,
        aliases: Vec<String>,
        kind: String,
        description: String,
        toelichting: Vec<String>,
        members: Vec<String>,
        locations: Vec<String>,
        opdrachtgever: String,
        financing_text: String,
        contact: String,
        doubts: Vec<String>,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Doel {
        id: String,
        kind: String,
        of: Option<String>,
        code: String,
        title: String,
        description: String,
        result: String,
        approach: Vec<String>,
        ambassadeurs: Vec<String>,
        kernpartners: Vec<String>,
        roles: Vec<Role>,
        planning: Vec<Phase>,
        monitoring: Vec<String>,
        doubts: Vec<String>,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Action {
        id: String,
        number: String,
        of: Option<String>,
        level: Level,
        level_uncertain: bool,
        level_reason: String,
        gemeente: Option<String>,
        title: String,
        description: String,
        sub_items: Vec<String>,
        roles: Vec<Role>,
        kernpartners: Vec<String>,
        planning: Vec<Phase>,
        recurrence: String,
        status: Status,
        koers: Koers,
        oorzaak: String,
        gevolg: String,
        bijsturing: String,
        translates: Option<String>,
        doubts: Vec<String>,
    }

    #[derive(Deserialize, Default)]
    #[serde(rename_all = "snake_case")]
    enum Level {
        #[default]
        Unset,
        Regionaal,
        Subregionaal,
        Lokaal,
        Gemengd,
    }

    #[derive(Deserialize, Default)]
    #[serde(rename_all = "snake_case")]
    enum Status {
        #[default]
        NietGestart,
        Loopt,
        Doorlopend,
        Aangehouden,
        Gereed,
        Vervallen,
    }

    #[derive(Deserialize, Default)]
    #[serde(rename_all = "snake_case")]
    enum Koers {
        #[default]
        Unset,
        OpSchema,
        Aandacht,
        Vertraagd,
        Nvt,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Role {
        role: String,
        party: Option<String>,
        words: Option<String>,
        gemeente: Option<String>,
    }

    #[derive(Deserialize)]
    struct Phase {
        text: String,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Note {
        id: String,
        of: Option<String>,
        at: String,
        text: String,
    }
}

fn action(n: usize) -> At {
    At::new(Kind::Action, &Id::from(&*format!("actie-{n}")))
}

fn title(agenda: &Agenda, n: usize, is: &str) -> Change {
    agenda
        .set(&action(n), "title", Value::Text(is.into()))
        .unwrap_or_else(|| unreachable!("the title is new"))
}

fn in_front(n: usize) -> Change {
    let with = vec![(Name::Borrowed("title"), Value::Text("Een nieuwe actie".into()))];
    Change::Add { at: At::new(Kind::Action, &Id::from(&*format!("nieuw-{n}"))), after: None, with }
}

#[divan::bench(args = SIZES)]
fn load(bencher: Bencher, actions: usize) {
    let text = sample(actions, SEED).to_json();
    bencher.bench(|| Agenda::from_json(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn load_derived(bencher: Bencher, actions: usize) {
    let text = sample(actions, SEED).to_json();
    bencher.bench(|| serde_json::from_str::<derived::File>(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn write(bencher: Bencher, actions: usize) {
    let agenda = sample(actions, SEED);
    bencher.bench(|| agenda.to_json());
}

#[divan::bench(args = SIZES)]
fn clone(bencher: Bencher, actions: usize) {
    let agenda = sample(actions, SEED);
    bencher.bench(|| agenda.clone());
}

#[divan::bench(args = SIZES)]
fn set_a_field(bencher: Bencher, actions: usize) {
    let mut agenda = sample(actions, SEED);
    let there = title(&agenda, actions, "Een andere titel");
    let both = [there.clone(), there.inverse()];
    bencher.bench_local(|| agenda.apply(black_box(&both)));
}

#[divan::bench(args = SIZES)]
fn insert_in_front_and_take_back(bencher: Bencher, actions: usize) {
    let mut agenda = sample(actions, SEED);
    let there = in_front(0);
    let both = [there.clone(), there.inverse()];
    bencher.bench_local(|| agenda.apply(black_box(&both)));
}

#[divan::bench(args = SIZES)]
fn diff_shared(bencher: Bencher, actions: usize) {
    let agenda = sample(actions, SEED);
    let mut other = agenda.clone();
    let _ = other.apply(&[title(&agenda, actions, "Een andere titel"), in_front(0)]);
    bencher.bench(|| diff(black_box(&agenda), black_box(&other)));
}

#[divan::bench(args = SIZES)]
fn diff_unshared(bencher: Bencher, actions: usize) {
    let (agenda, mut other) = (sample(actions, SEED), sample(actions, SEED));
    let _ = other.apply(&[title(&agenda, actions, "Een andere titel"), in_front(0)]);
    bencher.bench(|| diff(black_box(&agenda), black_box(&other)));
}

#[divan::bench(args = SIZES)]
fn replay_1000_edits(bencher: Bencher, actions: usize) {
    let agenda = sample(actions, SEED);
    let mut end = agenda.clone();
    let lines: Vec<String> = (0..1000)
        .map(|n| {
            let change = match n % 10 {
                0 => in_front(n),
                _ => title(&end, 1 + n % actions, &format!("Titel {n}")),
            };
            let edit = Edit { changes: vec![change], ..Edit::default() };
            let _ = end.apply(&edit.changes);
            serde_json::to_string(&edit).unwrap_or_default()
        })
        .collect();
    bencher.with_inputs(|| agenda.clone()).bench_local_values(|mut agenda| {
        for edit in lines.iter().filter_map(|line| serde_json::from_str::<Edit>(line).ok()) {
            let _ = agenda.apply(&edit.changes);
        }
        agenda
    });
}
