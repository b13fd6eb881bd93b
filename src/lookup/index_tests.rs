use proptest::prelude::*;

use super::*;

/// The agenda in small: actions with a number and a title, partners with names.
fn index(documents: &[(&'static str, &[(Weight, &str)])]) -> WordIndex<&'static str> {
    let mut index = WordIndex::default();
    for ((key, fields), order) in documents.iter().zip(0..) {
        index.insert(key, Standing { group: 0, order }, fields.iter().copied());
    }
    index
}

fn example() -> WordIndex<&'static str> {
    use Weight::{Name, Number, Rest, Title};
    index(&[
        ("actie 6", &[(Number, "6"), (Title, "Zelfscan bij nieuwe Leidraad doen"), (Rest, "2024-2028")]),
        (
            "actie 8",
            &[(Number, "8"), (Title, "Opdracht CJG bijstellen na de zelfscan"), (Rest, "coördinator")],
        ),
        (
            "actie 9",
            &[(Number, "9"), (Title, "Bewustwordingscampagne"), (Rest, "uitkomst van de zelfscan, 6 keer")],
        ),
        ("top", &[(Title, "Afspraken over TOP 3")]),
        ("mda", &[(Title, "MDA++ inrichten")]),
        ("vt", &[(Name, "Veilig Thuis"), (Name, "VT"), (Name, "VTNOG")]),
        ("rvdk", &[(Name, "Raad voor de Kinderbescherming")]),
    ])
}

#[track_caller]
fn found(query: &str) -> Vec<&'static str> {
    let answer = example().search(query, 10);
    assert!(!answer.forgiving, "{query} should not need forgiving");
    answer.hits.iter().map(|hit| hit.key).collect()
}

#[track_caller]
fn forgiven(query: &str) -> Vec<&'static str> {
    let answer = example().search(query, 10);
    assert!(answer.forgiving || answer.hits.is_empty(), "{query} should only be found by forgiving");
    answer.hits.iter().map(|hit| hit.key).collect()
}

#[test]
fn words_are_found_in_any_order_and_title_goes_before_the_rest() {
    assert_eq!(found("zelfscan"), ["actie 6", "actie 8", "actie 9"]);
    assert_eq!(found("leidraad zelf"), ["actie 6"]);
    assert_eq!(found("ZELF cjg"), ["actie 8"]);
    assert_eq!(found(""), [""; 0]);
    assert_eq!(found("++"), [""; 0]);
}

#[test]
fn case_accents_hyphen_and_plus_do_not_matter() {
    assert_eq!(found("coordinator"), ["actie 8"]);
    assert_eq!(found("Coördinator"), ["actie 8"]);
    for query in ["top3", "top-3", "TOP 3"] {
        assert_eq!(found(query), ["top"]);
    }
    assert_eq!(found("mda++"), ["mda"]);
    assert_eq!(found("mda"), ["mda"]);
}

#[test]
fn a_number_is_found_before_the_same_number_in_a_text() {
    assert_eq!(found("6"), ["actie 6", "actie 9"]);
    assert_eq!(found("2028"), ["actie 6"]);
}

#[test]
fn a_whole_word_goes_before_a_beginning_and_that_before_a_middle() {
    let index = index(&[
        ("middle", &[(Weight::Name, "gezinshulp")]),
        ("start", &[(Weight::Name, "hulpverlener")]),
        ("whole", &[(Weight::Rest, "hulp")]),
    ]);
    let keys: Vec<_> = index.search("hulp", 10).hits.iter().map(|hit| hit.key).collect();
    assert_eq!(keys, ["whole", "start", "middle"]);
}

#[test]
fn aliases_work_and_whoever_is_called_so_goes_first() {
    assert_eq!(found("vt"), ["vt"]);
    let index = index(&[
        ("action", &[(Weight::Name, "Veilig Thuis team")]),
        ("partner", &[(Weight::Name, "Veilig Thuis"), (Weight::Name, "VT")]),
    ]);
    assert_eq!(index.search("veilig thuis", 1).hits[0].key, "partner");
    assert_eq!(index.search("veilig", 1).hits[0].key, "action");
}

#[test]
fn slips_are_forgiven_only_when_nothing_else_matches() {
    assert_eq!(forgiven("zelfscna"), ["actie 6", "actie 8", "actie 9"]);
    assert_eq!(forgiven("zelfscna leidraad"), ["actie 6"]);
    assert_eq!(forgiven("rvdk"), ["rvdk"]);
    assert_eq!(forgiven("bewustcamp"), ["actie 9"]);
    assert_eq!(forgiven("kwxyz"), [""; 0]);
    assert_eq!(found("scan"), ["actie 6", "actie 8", "actie 9"]);
}

#[test]
fn a_limit_keeps_the_best_and_all_are_counted() {
    let answer = example().search("zelfscan", 1);
    assert_eq!((answer.hits.len(), answer.found), (1, 3));
    assert_eq!(answer.hits[0].key, "actie 6");
}

#[test]
fn a_change_is_found_at_once() {
    let mut index = example();
    index.insert(&"actie 6", Standing::default(), [(Weight::Title, "Leidraad bekend maken")]);
    let keys = |index: &WordIndex<_>, query| -> Vec<_> {
        index.search(query, 9).hits.iter().map(|hit| hit.key).collect()
    };
    assert_eq!(keys(&index, "zelfscan"), ["actie 8", "actie 9"]);
    assert_eq!(keys(&index, "bekend"), ["actie 6"]);
    index.remove(&"actie 6");
    index.remove(&"actie 6");
    assert_eq!(keys(&index, "leidraad"), [""; 0]);
    assert_eq!(index.len(), 6);
    assert!(!index.is_empty());
    index.stand(&"actie 8", Standing { group: 1, order: 0 });
    assert_eq!(keys(&index, "zelfscan"), ["actie 9", "actie 8"]);
}

#[derive(Clone, Debug)]
enum Step {
    Put(u8, Weight, String),
    Remove(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let weight = prop::sample::select(vec![Weight::Rest, Weight::Title, Weight::Name]);
    let word = prop::sample::select(vec!["veilig", "thuis", "zelfscan", "top-3", "één", "vt", "2028"]);
    let text = prop::collection::vec(word, 0..4).prop_map(|words| words.join(" "));
    prop_oneof![
        3 => (0..12_u8, weight, text).prop_map(|(key, weight, text)| Step::Put(key, weight, text)),
        1 => (0..12_u8).prop_map(Step::Remove),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_that_followed_every_edit_equals_a_fresh_one(steps in prop::collection::vec(step(), 0..40)) {
        let mut followed = WordIndex::default();
        let mut texts = std::collections::BTreeMap::new();
        for step in steps {
            match step {
                Step::Put(key, weight, text) => {
                    followed.insert(&key, Standing { group: 0, order: key.into() }, [(weight, text.as_str())]);
                    texts.insert(key, (weight, text));
                }
                Step::Remove(key) => {
                    followed.remove(&key);
                    texts.remove(&key);
                }
            }
        }
        let mut fresh = WordIndex::default();
        for (key, (weight, text)) in &texts {
            fresh.insert(key, Standing { group: 0, order: (*key).into() }, [(*weight, text.as_str())]);
        }
        for query in ["v", "veilig", "thuis veilig", "top3", "een", "zelfscna", "veiligthuis", "2028 vt", "scan"] {
            prop_assert_eq!(followed.search(query, 5), fresh.search(query, 5), "{}", query);
        }
    }
}
