//! Owns the words of planning: which spelling means what.
//!
//! A new spelling is a word more in a row of [`WORDS`]. Spellings stand as [`super::lex`] leaves them: in lower case,
//! without accents and without the dot of an abbreviation, with a space around signs and between letters and digits.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::lex::{Kind, lex};

/// A part of the year with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the year after.
    Winter,
}

/// Where in something it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Begin,
    Middle,
    End,
}

/// A piece of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year, the first one in January.
    Quarter,
    /// A season: spring is March to May.
    Season,
    /// Half a year.
    Half,
    /// A calendar year.
    Year,
    /// A school year: August to July.
    SchoolYear,
}

/// How often something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Once in so many of a unit.
    Every(u32, Unit),
    /// From so many to so many times in a unit.
    Times(u32, u32, Unit),
    /// Now and then: nobody said how often.
    Sometimes,
}

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Month(u32),
    Season(Season),
    Edge(Edge),
    /// First, second; the last one is `None`.
    Nth(Option<u32>),
    /// Makes an ordinal of the number before it: the "e" of "1e".
    Ordinal,
    /// One, two, in letters.
    Count(u32),
    Unit(Unit),
    /// More of a unit: behind a number it is how long something takes, and no planning.
    Units(Unit),
    /// From then on: a time has to follow.
    From,
    /// The same when a time follows, and else an ordinary word.
    MaybeFrom,
    /// From then on, or how often, or an ordinary word.
    Per,
    Until,
    /// Up to, without.
    To,
    Before,
    By,
    After,
    Onward,
    OrEarlier,
    Between,
    And,
    Dash,
    Slash,
    Comma,
    Apostrophe,
    Dot,
    Bracket,
    Colon,
    Filler,
    Continuous,
    Recurs(Rhythm),
    Every,
    /// One in two, unless a number follows: "om de week", "om de drie weken".
    EveryOther,
    /// Behind a number: so many times.
    Times,
    /// Between two numbers: from the one to the other.
    OrSo,
    /// So many times, in one word.
    TimesOf(u32),
    /// Says that it is not known, or that it is no planning at all.
    Doubt,
    /// A number as typed.
    Number(Option<u32>, usize),
    /// Any other word.
    Word,
    /// Any other sign.
    Sign,
}

use Meaning::{
    After, And, Apostrophe, Before, Between, Bracket, By, Colon, Comma, Continuous, Count, Dash, Dot, Doubt,
    Every, EveryOther, Filler, From, MaybeFrom, Month, Nth, Onward, OrEarlier, OrSo, Ordinal, Per, Recurs,
    Slash, Times, TimesOf, To, Units, Until,
};
use Rhythm::Sometimes;

/// The spellings, parted by `|`. Of two that fit the longest holds.
const WORDS: &[(&str, Meaning)] = &[
    ("januari|jan", Month(1)),
    ("februari|febr|feb", Month(2)),
    ("maart|mrt|mar", Month(3)),
    ("april|apr", Month(4)),
    ("mei", Month(5)),
    ("juni|jun", Month(6)),
    ("juli|jul", Month(7)),
    ("augustus|aug", Month(8)),
    ("september|sept|sep", Month(9)),
    ("oktober|okt", Month(10)),
    ("november|nov", Month(11)),
    ("december|dec", Month(12)),
    ("voorjaar|lente", Meaning::Season(Season::Spring)),
    ("zomer", Meaning::Season(Season::Summer)),
    ("najaar|herfst", Meaning::Season(Season::Autumn)),
    ("winter", Meaning::Season(Season::Winter)),
    ("begin|primo|aan het begin", Meaning::Edge(Edge::Begin)),
    ("medio|half|halverwege|midden", Meaning::Edge(Edge::Middle)),
    ("eind|einde|ultimo|aan het eind|aan het einde", Meaning::Edge(Edge::End)),
    ("eerste", Nth(Some(1))),
    ("tweede", Nth(Some(2))),
    ("derde", Nth(Some(3))),
    ("vierde", Nth(Some(4))),
    ("laatste", Nth(None)),
    ("e|ste|ede", Ordinal),
    ("een", Count(1)),
    ("twee", Count(2)),
    ("drie", Count(3)),
    ("vier", Count(4)),
    ("vijf", Count(5)),
    ("zes", Count(6)),
    ("dag", Meaning::Unit(Unit::Day)),
    ("week|wk|w|weeknr|weeknummer", Meaning::Unit(Unit::Week)),
    ("maand|mnd", Meaning::Unit(Unit::Month)),
    ("kwartaal|kwart|kw|q|k", Meaning::Unit(Unit::Quarter)),
    ("halfjaar|half jaar|jaarhelft|helft|h", Meaning::Unit(Unit::Half)),
    ("jaar|kalenderjaar|begrotingsjaar", Meaning::Unit(Unit::Year)),
    ("schooljaar|cursusjaar|sj", Meaning::Unit(Unit::SchoolYear)),
    ("dagen|werkdagen", Units(Unit::Day)),
    ("weken", Units(Unit::Week)),
    ("maanden", Units(Unit::Month)),
    ("kwartalen", Units(Unit::Quarter)),
    ("halfjaren", Units(Unit::Half)),
    ("jaren", Units(Unit::Year)),
    ("schooljaren", Units(Unit::SchoolYear)),
    ("vanaf|v a|va|m i v|miv|met ingang van|ingaande|ingaand|sinds|sedert|niet voor|niet eerder dan", From),
    ("start|start per|gestart|begonnen", MaybeFrom),
    ("per", Per),
    ("tot en met|t / m|t m|tm|t e m|tem|tot / met", Until),
    ("tot|tot aan", To),
    ("voor", Before),
    ("uiterlijk|ten laatste|op zijn laatst|niet later dan", By),
    ("na", After),
    ("ev|e v|e v j|en verder|en later|of later|en volgende|en volgende jaren|en daarna", Onward),
    ("of eerder|en eerder", OrEarlier),
    ("tussen", Between),
    ("en|&|+", And),
    ("-", Dash),
    ("/", Slash),
    (",|;", Comma),
    ("'", Apostrophe),
    (".", Dot),
    ("(|)|[|]", Bracket),
    (":", Colon),
    ("in|op|van|het|de|over|loop|gedurende|tijdens|heel|gehele|hele|periode", Filler),
    ("maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo", Filler),
    ("doorlopend|continu|structureel|permanent|lopend|voortdurend|blijvend", Continuous),
    ("jaarlijks|jaarlijkse", Recurs(Rhythm::Every(1, Unit::Year))),
    ("halfjaarlijks|half jaarlijks|halfjaarlijkse", Recurs(Rhythm::Every(1, Unit::Half))),
    ("driemaandelijks|3 - maandelijks|op kwartaalbasis", Recurs(Rhythm::Every(1, Unit::Quarter))),
    ("maandelijks|maandelijkse", Recurs(Rhythm::Every(1, Unit::Month))),
    ("wekelijks|wekelijkse", Recurs(Rhythm::Every(1, Unit::Week))),
    ("dagelijks|dagelijkse", Recurs(Rhythm::Every(1, Unit::Day))),
    ("tweewekelijks|2 - wekelijks|veertiendaags|14 - daags", Recurs(Rhythm::Every(2, Unit::Week))),
    ("tweemaandelijks|2 - maandelijks", Recurs(Rhythm::Every(2, Unit::Month))),
    ("tweejaarlijks|2 - jaarlijks|2 jaarlijks|tweejaarlijkse", Recurs(Rhythm::Every(2, Unit::Year))),
    ("driejaarlijks|3 - jaarlijks|3 jaarlijks|driejaarlijkse", Recurs(Rhythm::Every(3, Unit::Year))),
    ("vierjaarlijks|4 - jaarlijks|4 jaarlijks|vierjaarlijkse", Recurs(Rhythm::Every(4, Unit::Year))),
    ("periodiek|periodieke|regelmatig", Recurs(Sometimes)),
    ("elk|elke|ieder|iedere", Every),
    ("om het|om de|om de andere", EveryOther),
    ("x|×|keer|maal", Times),
    ("a", OrSo),
    ("eens|eenmaal", TimesOf(1)),
    ("tweemaal", TimesOf(2)),
    ("driemaal", TimesOf(3)),
    ("viermaal", TimesOf(4)),
    (
        "n t b|ntb|n n b|nnb|n v t|nvt|p m|pm|nog te bepalen|nog te duiden|nog te plannen|nader te bepalen",
        Doubt,
    ),
    (
        "afhankelijk|mogelijk|misschien|wellicht|eventueel|indien|zodra|circa|ca|ongeveer|volgt|onbekend",
        Doubt,
    ),
    (
        "onder voorbehoud|verwacht|verwachting|vermoedelijk|waarschijnlijk|voorlopig|of|heden|nu|vandaag",
        Doubt,
    ),
    ("dit|deze|volgend|volgende|komend|komende|vorig|vorige|huidig|huidige", Doubt),
    (
        "zomervakantie|meivakantie|herfstvakantie|kerstvakantie|voorjaarsvakantie|zomerreces|kerst|pasen",
        Doubt,
    ),
    ("?|~|±|€|%|$|euro|eur|uur|uren", Doubt),
];

/// A word or sign with what it means, or several that mean one thing together.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) meaning: Meaning,
    /// Its place in the text as typed.
    pub(super) source: Range<usize>,
    /// Whether it stands against what is before it.
    pub(super) is_glued: bool,
}

/// Says what every word and sign of a text means.
pub(super) fn items(text: &str) -> Vec<Item> {
    let lexed = lex(text);
    let mut items = Vec::with_capacity(lexed.tokens.len());
    let mut at = 0;
    while let Some(token) = lexed.tokens.get(at) {
        let (meaning, length) = spelled(&lexed.plain[token.plain..]).unwrap_or((alone(token.kind), 1));
        let last = &lexed.tokens[(at + length).min(lexed.tokens.len()) - 1];
        let source = token.source.start..last.source.end;
        items.push(Item { meaning, source, is_glued: token.is_glued });
        at += length;
    }
    items
}

fn alone(kind: Kind) -> Meaning {
    match kind {
        Kind::Word => Meaning::Word,
        Kind::Number(value, digits) => Meaning::Number(value, digits),
        Kind::Sign(_) => Meaning::Sign,
    }
}

/// The spellings by their first byte, of each the longest first: an index of the table, which never changes.
static BY_FIRST: LazyLock<HashMap<u8, Vec<(&str, Meaning)>>> = LazyLock::new(|| {
    let mut index: HashMap<u8, Vec<(&str, Meaning)>> = HashMap::new();
    for (spellings, meaning) in WORDS {
        for spelling in spellings.split('|') {
            let first = spelling.bytes().next().unwrap_or_default();
            index.entry(first).or_default().push((spelling, *meaning));
        }
    }
    for spellings in index.values_mut() {
        spellings.sort_by_key(|(spelling, _)| Reverse(spelling.len()));
    }
    index
});

/// Returns the meaning of the longest spelling at the start of a text, and of how many tokens it is.
fn spelled(plain: &str) -> Option<(Meaning, usize)> {
    let fits = |spelling: &str| {
        let rest = plain.strip_prefix(spelling);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let candidates = BY_FIRST.get(plain.as_bytes().first()?)?;
    let (spelling, meaning) = candidates.iter().find(|(spelling, _)| fits(spelling))?;
    Some((*meaning, spelling.split(' ').count()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_spelling_stands_as_it_is_sought_and_only_once() {
        let mut seen = HashSet::new();
        for spelling in WORDS.iter().flat_map(|(spellings, _)| spellings.split('|')) {
            assert_eq!(lex(spelling).plain, spelling, "write it as the lexer leaves it");
            assert!(seen.insert(spelling), "{spelling} stands twice");
        }
    }

    #[test]
    fn the_longest_spelling_holds() {
        assert_eq!(spelled("tot en met 2028"), Some((Until, 3)));
        assert_eq!(spelled("tot en nu"), Some((To, 1)));
        assert_eq!(spelled("totaal"), None);
    }
}
