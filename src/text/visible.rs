//! Makes any text safe and honest to draw, and measures it: the one sanitiser before the screen.
//!
//! Data is never changed by this; only what is drawn. Breaking into lines is left to [`wrap`](super::wrap()).

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const MOST_MARKS: usize = 16;
/// A text of so few bytes is measured as a whole.
const SHORT: usize = 1000;
const JOINER: char = '\u{200D}';

/// Returns the text as it may be drawn: everything invisible or dangerous becomes a mark, `␛` or `⟨RLO⟩`.
///
/// Borrows when there is nothing to mark. Works per grapheme, so that the visible form of two parts that were cut at a
/// grapheme boundary is that of the whole; idempotent.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let Some((start, _)) = text.grapheme_indices(true).find(|(_, grapheme)| !is_clean(grapheme)) else {
        return Cow::Borrowed(text);
    };
    let mut drawn = text[..start].to_owned();
    for grapheme in text[start..].graphemes(true) {
        draw(grapheme, &mut drawn);
    }
    Cow::Owned(drawn)
}

/// Returns how many columns the visible form of a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.chars().count() } else { text.graphemes(true).map(grapheme_width).sum() }
}

/// Returns the visible form of a text, cut with `…` at a grapheme boundary when it is wider than `columns`.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    let whole = visible(beginning(text, columns));
    if width(&whole) <= columns {
        return whole;
    }
    let Some(mut room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let fits = |grapheme: &&str| {
        let left = room.checked_sub(grapheme_width(grapheme));
        room = left.unwrap_or(room);
        left.is_some()
    };
    let mut kept: String = whole.graphemes(true).take_while(fits).collect();
    kept.push('…');
    Cow::Owned(kept)
}

/// Returns so much of a text that it is certainly too wide: one row is no reason to read megabytes to their end.
fn beginning(text: &str, columns: usize) -> &str {
    if text.len() <= SHORT {
        return text;
    }
    let mut room = columns;
    let is_over = |(_, grapheme): &(usize, &str)| {
        let left = room.checked_sub(grapheme_width(grapheme));
        room = left.unwrap_or(room);
        left.is_none()
    };
    let last = text.grapheme_indices(true).find(is_over);
    last.map_or(text, |(at, grapheme)| &text[..at + grapheme.len()])
}

/// Returns the columns of one grapheme in its visible form.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    if is_clean(grapheme) {
        return grapheme.width();
    }
    let mut drawn = String::new();
    draw(grapheme, &mut drawn);
    drawn.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Tells whether every character is a letter or sign of one column that nothing can join to: nearly every text.
fn is_plain(text: &str) -> bool {
    let plain = |letter| {
        matches!(letter, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}')
            || matches!(letter, '\u{2010}'..='\u{2027}' | '\u{20A0}'..='\u{20BF}')
            // Rules and bars, of which a screen holds hundreds.
            || matches!(letter, '\u{2500}'..='\u{259F}')
    };
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || text.chars().all(plain)
}

fn is_clean(grapheme: &str) -> bool {
    let mut letters = grapheme.chars().peekable();
    let mut before = 0;
    while let Some(letter) = letters.next() {
        let kept = match fate(letter) {
            Fate::Keep => before > 0 || !stands_alone(letter),
            Fate::Join => joins_emoji(before > 0, letters.peek().copied()),
            _ => false,
        };
        if !kept || before > MOST_MARKS {
            return false;
        }
        before += 1;
    }
    true
}

/// What happens to one character.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Fate {
    Keep,
    Drop,
    Become(&'static str),
    /// Is shown by its number.
    Number,
    /// Is kept inside an emoji, and shown elsewhere.
    Join,
}

fn fate(letter: char) -> Fate {
    match letter {
        '\t' => Fate::Become(" "),
        '\n' | '\r' => Fate::Become("⏎"),
        '\u{1B}' => Fate::Become("␛"),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => Fate::Become("�"),
        // Terminals disagree about the width of what this character follows.
        '\u{FE0F}' => Fate::Drop,
        // Terminals disagree about the width of these halfwidth sound marks, and about that of their wide twins not.
        '\u{FF9E}' => Fate::Become("゛"),
        '\u{FF9F}' => Fate::Become("゜"),
        JOINER => Fate::Join,
        _ if has_no_name(letter) => Fate::Number,
        _ => name(letter).map_or(Fate::Keep, Fate::Become),
    }
}

/// Tells whether a character is invisible and known to few by name.
fn has_no_name(letter: char) -> bool {
    matches!(letter, '\u{180B}'..='\u{180F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}')
        || matches!(letter, '\u{FFA0}' | '\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FFF0}'..='\u{FFFB}')
        || matches!(letter, '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}')
}

/// Returns the mark of an invisible character that has a name people use.
fn name(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{AD}' => "⟨SHY⟩",
        '\u{61C}' => "⟨ALM⟩",
        '\u{200B}' => "⟨ZWSP⟩",
        '\u{200C}' => "⟨ZWNJ⟩",
        '\u{200E}' => "⟨LRM⟩",
        '\u{200F}' => "⟨RLM⟩",
        '\u{2028}' => "⟨LSEP⟩",
        '\u{2029}' => "⟨PSEP⟩",
        '\u{202A}' => "⟨LRE⟩",
        '\u{202B}' => "⟨RLE⟩",
        '\u{202C}' => "⟨PDF⟩",
        '\u{202D}' => "⟨LRO⟩",
        '\u{202E}' => "⟨RLO⟩",
        '\u{2060}'..='\u{2064}' => "⟨WJ⟩",
        '\u{2066}' => "⟨LRI⟩",
        '\u{2067}' => "⟨RLI⟩",
        '\u{2068}' => "⟨FSI⟩",
        '\u{2069}' => "⟨PDI⟩",
        '\u{FEFF}' => "⟨BOM⟩",
        '\u{E0000}'..='\u{E00FF}' => "⟨TAG⟩",
        _ => return None,
    })
}

/// Tells whether a grapheme that begins with this character has nothing to stand on.
fn stands_alone(first: char) -> bool {
    first.encode_utf8(&mut [0; 4]).width() == 0
}

/// Appends the visible form of one grapheme; `bare` is whether a combining mark would have nothing to stand on.
fn draw(grapheme: &str, drawn: &mut String) {
    if grapheme == "\r\n" {
        drawn.push('⏎');
        return;
    }
    let mut bare = true;
    let mut letters = grapheme.chars().enumerate().peekable();
    while let Some((position, letter)) = letters.next() {
        bare = match fate(letter) {
            Fate::Keep if bare && stands_alone(letter) => draw_alone(letter, drawn),
            Fate::Keep if position > MOST_MARKS => bare,
            Fate::Join if !joins_emoji(!bare, letters.peek().map(|(_, next)| *next)) => {
                draw_mark("⟨ZWJ⟩", drawn)
            }
            Fate::Keep | Fate::Join => {
                drawn.push(letter);
                false
            }
            Fate::Drop => bare,
            Fate::Become(mark) => draw_mark(mark, drawn),
            Fate::Number => draw_mark(&number(letter), drawn),
        }
    }
}

/// Gives a mark that has lost its letter a ring to stand on, or its number when it does not join to a ring.
///
/// Returns whether what follows has nothing to stand on.
fn draw_alone(mark: char, drawn: &mut String) -> bool {
    let ringed = String::from_iter(['◌', mark]);
    if ringed.graphemes(true).nth(1).is_some() {
        return draw_mark(&number(mark), drawn);
    }
    drawn.push_str(&ringed);
    false
}

fn draw_mark(mark: &str, drawn: &mut String) -> bool {
    drawn.push_str(mark);
    true
}

fn number(letter: char) -> String {
    format!("⟨{:04X}⟩", u32::from(letter))
}

/// Tells whether a joiner stands between two emoji: within one grapheme only an emoji follows one above U+2190.
fn joins_emoji(follows: bool, next: Option<char>) -> bool {
    follows && next.is_some_and(|next| next >= '\u{2190}' && !stands_alone(next) && fate(next) == Fate::Keep)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HARD: &[&str] = &[
        "a",
        "é",
        "e\u{301}",
        " ",
        "🇳🇱",
        "🇳",
        "👨‍👩‍👧",
        "❤️",
        "⌨️",
        "漢",
        "ｶﾞ",
        "\u{301}",
        "\u{200D}",
        "\u{202E}",
        "\u{1b}[2J",
        "\u{9b}",
        "\u{ad}",
        "\u{e0041}",
        "\n",
        "\r\n",
        "\t",
        "\u{feff}",
        "กำ",
        "क्‍ष",
        "\u{1160}",
        "ᅡ",
        "ᄀ",
        "ﾞ",
        "👍🏽",
        "\u{fe0f}",
    ];

    fn text() -> impl Strategy<Value = String> {
        let hard =
            proptest::collection::vec(proptest::sample::select(HARD), 0..12).prop_map(|parts| parts.concat());
        prop_oneof![hard, any::<String>(), "[ -~éëïÉ€–]{0,20}"]
    }

    #[test]
    fn clean_texts_are_borrowed() {
        for text in
            ["", "Één café à € 3 – “ja”", "漢字", "👨‍👩‍👧 🇳🇱", "e\u{301}", "العربية", "עברית", "Вассенаар аа"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn dangerous_and_invisible_characters_become_marks() {
        let rows = [
            ("\u{1b}]52;c;x\u{7}", "␛]52;c;x�"),
            ("a\u{9b}b", "a�b"),
            ("a\u{202e}b", "a⟨RLO⟩b"),
            ("a\tb", "a b"),
            ("een\r\ntwee\n", "een⏎twee⏎"),
            ("a\u{200d}b", "a⟨ZWJ⟩b"),
            ("\u{301}", "◌\u{301}"),
            ("❤\u{fe0f}", "❤"),
            ("x\u{e0041}", "x⟨TAG⟩"),
            ("\u{180e}", "⟨180E⟩"),
            ("a\u{ad}b", "a⟨SHY⟩b"),
            ("ｶ\u{ff9e}\u{ff9e}", "ｶ゛゛"),
            ("\u{ff9f}", "゜"),
            ("\u{fe0f}", ""),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{200d}🔥"),
        ];
        for (data, drawn) in rows {
            assert_eq!(visible(data), drawn);
        }
        assert_eq!(visible(&format!("Z{}", "\u{301}".repeat(10_000))).chars().count(), 1 + MOST_MARKS);
    }

    /// Each alone, in a word, after an emoji and between two: only a joiner between two emoji is not a mark.
    #[test]
    fn every_character_that_turns_or_hides_text_is_seen() {
        let turning = ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}').chain('\u{2028}'..='\u{2029}');
        let hidden =
            ('\u{200B}'..='\u{200F}').chain('\u{2060}'..='\u{2064}').chain('\u{E0000}'..='\u{E007F}');
        let single = ['\u{61C}', '\u{AD}', '\u{FEFF}', '\u{180E}'];
        for letter in turning.chain(hidden).chain(single) {
            for text in
                [format!("{letter}"), format!("a{letter}b"), format!("👩{letter}b"), format!("👩{letter}👧")]
            {
                let drawn = visible(&text);
                let joins = letter == JOINER && text.ends_with('👧');
                assert_eq!(drawn.contains(letter), joins, "{text:?}");
                assert!(joins || drawn.contains('⟩'), "{text:?}");
                assert_eq!(width(&text), width(&drawn), "{text:?}");
            }
        }
    }

    #[test]
    fn a_cut_keeps_letters_whole() {
        assert_eq!(cut("Wonen met zorg", 14), "Wonen met zorg");
        assert_eq!(cut("Wonen met zorg", 6), "Wonen…");
        assert_eq!(cut("漢字漢字", 4), "漢…");
        assert_eq!(cut("👨‍👩‍👧👨‍👩‍👧", 3), "👨‍👩‍👧…");
        assert_eq!(cut("abc", 1), "…");
        assert_eq!(cut(&"漢e\u{301}".repeat(10_000), 6), "漢e\u{301}漢…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn the_fast_path_counts_one_column_a_character() {
        for letter in ('\0'..='\u{2FFF}').filter(|letter| is_plain(&letter.to_string())) {
            assert!(is_clean(&letter.to_string()) && letter.to_string().width() == 1, "{letter:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_drawn_has_no_control_or_format_character(text in text()) {
            let drawn = visible(&text);
            for letter in drawn.chars().filter(|letter| *letter != JOINER) {
                prop_assert!(!letter.is_control() && fate(letter) == Fate::Keep, "{letter:?}");
            }
            prop_assert_eq!(&visible(&drawn), &drawn);
        }

        #[test]
        fn the_visible_parts_are_the_visible_whole(text in text(), at in 0..40usize) {
            let at = text.grapheme_indices(true).map(|(at, _)| at).nth(at).unwrap_or(text.len());
            let parts = [visible(&text[..at]), visible(&text[at..])].concat();
            prop_assert_eq!(parts, visible(&text));
            prop_assert_eq!(width(&text[..at]) + width(&text[at..]), width(&text));
        }

        #[test]
        fn a_cut_is_never_too_wide(text in text(), columns in 0..12usize) {
            prop_assert!(width(&cut(&text, columns)) <= columns);
            prop_assert!(width(&visible(&text)) <= width(&text));
        }
    }
}
