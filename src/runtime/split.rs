//! A key that a slow line cut behind its Esc, put together again: pure, with the moments as data.
//!
//! The library that reads the terminal waits for the rest of what begins with Esc and `[`; but an Esc that arrives alone is to
//! it the key, and the rest of an arrow or a paste then comes as letters, each of them a command. (crossterm #993)

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What follows Esc within this time belongs to it; no hand is that fast, and no eye sees that Esc waits for it.
const APART: Duration = Duration::from_millis(75);

/// The rest of a key may come this much later: `[` right behind Esc was no hand.
const REST_APART: Duration = Duration::from_millis(500);

/// And so may the rest of a paste. Its end is told only when that was cut too, so this also ends it.
const PASTE_APART: Duration = Duration::from_secs(1);

/// No key is longer than this.
const LONGEST: usize = 32;

const PASTE_BEGINS: &str = "[200~";
const PASTE_ENDS: &str = "\u{1b}[201~";

/// What arrived of a key that may have been cut.
#[derive(Debug, Default)]
enum Held {
    #[default]
    Nothing,
    /// An Esc, the key or the beginning of another.
    Esc(KeyEvent),
    /// What came behind Esc.
    Rest(String),
    /// What came of a paste of which the beginning was cut.
    Paste(String),
}

/// Keys of which it is not known yet whether they are one.
#[derive(Debug, Default)]
pub(super) struct Split {
    held: Held,
    last: Duration,
}

impl Split {
    /// Takes an event that arrived at this moment; returns the events that are certain now.
    pub(super) fn take(&mut self, event: Event, at: Duration) -> Vec<Event> {
        let mut certain = self.overdue(at);
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                self.last = at;
                certain.extend(self.take_key(key));
            }
            event => certain.push(event),
        }
        certain
    }

    fn take_key(&mut self, key: KeyEvent) -> Vec<Event> {
        match (std::mem::take(&mut self.held), letter(key)) {
            (Held::Esc(_), Some(letter @ ('[' | 'O'))) => self.hold(Held::Rest(letter.into())),
            (Held::Esc(esc), _) => {
                let mut certain = vec![Event::Key(esc)];
                certain.extend(self.begin(key));
                certain
            }
            (Held::Rest(rest), Some(letter)) => self.go_on(rest + letter.encode_utf8(&mut [0; 4])),
            (Held::Paste(mut text), _) => {
                text.extend(pasted(key));
                match text.strip_suffix(PASTE_ENDS) {
                    Some(text) => vec![Event::Paste(text.to_owned())],
                    None => self.hold(Held::Paste(text)),
                }
            }
            (Held::Nothing | Held::Rest(_), _) => self.begin(key),
        }
    }

    fn begin(&mut self, key: KeyEvent) -> Vec<Event> {
        if key.code == KeyCode::Esc && key.modifiers.is_empty() {
            return self.hold(Held::Esc(key));
        }
        vec![Event::Key(key)]
    }

    fn go_on(&mut self, rest: String) -> Vec<Event> {
        match rest.as_str() {
            PASTE_BEGINS => self.hold(Held::Paste(String::new())),
            rest if is_whole(rest) => key_of(rest).map(Event::Key).into_iter().collect(),
            _ if rest.len() > LONGEST => Vec::new(),
            _ => self.hold(Held::Rest(rest)),
        }
    }

    fn hold(&mut self, held: Held) -> Vec<Event> {
        self.held = held;
        Vec::new()
    }

    /// Returns how long to wait for a next event before what is held is certain; nothing when nothing is held.
    pub(super) fn wait(&self, now: Duration) -> Option<Duration> {
        let apart = match self.held {
            Held::Nothing => return None,
            Held::Esc(_) => APART,
            Held::Rest(_) => REST_APART,
            Held::Paste(_) => PASTE_APART,
        };
        Some((self.last + apart).saturating_sub(now))
    }

    /// Returns what is certain because nothing followed it in time.
    pub(super) fn overdue(&mut self, now: Duration) -> Vec<Event> {
        if self.wait(now).is_none_or(|wait| !wait.is_zero()) {
            return Vec::new();
        }
        match std::mem::take(&mut self.held) {
            Held::Esc(esc) => vec![Event::Key(esc)],
            Held::Paste(text) => vec![Event::Paste(text)],
            // The half of a key is none, and least of all the letters that it was sent as.
            Held::Rest(_) | Held::Nothing => Vec::new(),
        }
    }
}

fn letter(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(letter) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(letter),
        _ => None,
    }
}

/// Returns what a key puts into a paste that comes as keys; what is no letter there stays out of it.
fn pasted(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        KeyCode::Esc => Some('\u{1b}'),
        // A line end, to a terminal that asks for every key.
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => letter(key),
    }
}

/// Returns whether nothing belongs behind this any more.
fn is_whole(rest: &str) -> bool {
    let is_last = |letter| matches!(letter, '@'..='~');
    match rest.as_bytes() {
        [b'O', ..] => rest.len() == 2,
        // The keys of a console, and the mouse of an old terminal.
        [b'[', b'['] => false,
        [b'[', b'M', place @ ..] => place.len() == 3,
        _ => rest.chars().skip(1).last().is_some_and(is_last),
    }
}

/// Returns the key that is sent as this; nothing for a mouse, which can be pressed again, and for what is unknown.
fn key_of(rest: &str) -> Option<KeyEvent> {
    let (numbers, last) = rest.get(1..)?.split_at_checked(rest.len() - 2)?;
    if numbers.contains(['[', '<', '?']) {
        return None;
    }
    let mut numbers = numbers.split(';').map(|number| number.parse::<u8>().unwrap_or(1));
    let (first, held) = (numbers.next()?, numbers.next().unwrap_or(1).saturating_sub(1));
    let code = match (last, first) {
        ("A", _) => KeyCode::Up,
        ("B", _) => KeyCode::Down,
        ("C", _) => KeyCode::Right,
        ("D", _) => KeyCode::Left,
        ("H", _) | ("~", 1 | 7) => KeyCode::Home,
        ("F", _) | ("~", 4 | 8) => KeyCode::End,
        ("Z", _) => KeyCode::BackTab,
        ("P", _) => KeyCode::F(1),
        ("Q", _) => KeyCode::F(2),
        // Behind `[` it is the place of the cursor.
        ("R", _) if rest.starts_with('O') => KeyCode::F(3),
        ("S", _) => KeyCode::F(4),
        ("~", 2) => KeyCode::Insert,
        ("~", 3) => KeyCode::Delete,
        ("~", 5) => KeyCode::PageUp,
        ("~", 6) => KeyCode::PageDown,
        ("~", number @ 11..=15) => KeyCode::F(number - 10),
        ("~", number @ 17..=21) => KeyCode::F(number - 11),
        ("~", number @ 23..=24) => KeyCode::F(number - 12),
        _ => return None,
    };
    let each = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    let modifiers = each.into_iter().filter(|(bit, _)| held & bit != 0).map(|(_, modifier)| modifier);
    Some(KeyEvent::new(code, modifiers.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::ZERO;

    /// What the library makes of bytes that it reads behind an Esc that it took for the key.
    fn as_letters(text: &str) -> Vec<Event> {
        let code = |letter| match letter {
            '\u{1b}' => KeyCode::Esc,
            '\r' => KeyCode::Enter,
            letter => KeyCode::Char(letter),
        };
        text.chars().map(|letter| Event::Key(KeyEvent::new(code(letter), KeyModifiers::NONE))).collect()
    }

    /// Sends bytes one by one, so long after each other; returns what is told in the end.
    fn told(text: &str, apart: u64) -> Vec<Event> {
        let mut split = Split::default();
        let (mut certain, mut at) = (Vec::new(), NOW);
        for event in as_letters(text) {
            certain.extend(split.take(event, at));
            at += Duration::from_millis(apart);
        }
        certain.extend(split.overdue(at + PASTE_APART));
        certain
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Vec<Event> {
        vec![Event::Key(KeyEvent::new(code, modifiers))]
    }

    #[test]
    fn a_key_that_was_cut_is_that_key() {
        let none = KeyModifiers::NONE;
        for (sent, code, modifiers) in [
            ("\u{1b}[A", KeyCode::Up, none),
            ("\u{1b}OB", KeyCode::Down, none),
            ("\u{1b}[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
            ("\u{1b}[1;2D", KeyCode::Left, KeyModifiers::SHIFT),
            ("\u{1b}[H", KeyCode::Home, none),
            ("\u{1b}[4~", KeyCode::End, none),
            ("\u{1b}[Z", KeyCode::BackTab, none),
            ("\u{1b}OQ", KeyCode::F(2), none),
            ("\u{1b}[1;5Q", KeyCode::F(2), KeyModifiers::CONTROL),
            ("\u{1b}[15~", KeyCode::F(5), none),
            ("\u{1b}[24~", KeyCode::F(12), none),
            ("\u{1b}[3~", KeyCode::Delete, none),
            ("\u{1b}[6;2~", KeyCode::PageDown, KeyModifiers::SHIFT),
        ] {
            for apart in [0, 50, 74] {
                assert_eq!(told(sent, apart), key(code, modifiers), "{sent:?}, {apart} ms apart");
            }
        }
    }

    #[test]
    fn what_is_no_key_is_nothing_and_never_the_letters_that_it_was_sent_as() {
        for sent in [
            "\u{1b}[<0;50;9M",
            "\u{1b}[M !!",
            "\u{1b}[1;1R",
            "\u{1b}[[A",
            "\u{1b}[",
            "\u{1b}O",
            "\u{1b}[?1;2c",
        ] {
            assert_eq!(told(sent, 10), Vec::new(), "{sent:?}");
        }
        let endless = format!("\u{1b}[{}", "1;".repeat(LONGEST));
        assert!(told(&endless, 0).len() <= LONGEST);
    }

    #[test]
    fn a_paste_that_was_cut_is_one_text_and_runs_no_commands() {
        let pasted = |text: &str| vec![Event::Paste(text.into())];
        assert_eq!(told("\u{1b}[200~sx\rx\u{1b}[201~", 70), pasted("sx\nx"));
        // The library swallows an end that was not cut.
        assert_eq!(told("\u{1b}[200~sx\rx", 70), pasted("sx\nx"));
        assert_eq!(told("\u{1b}[200~a\u{1b}[Ab\u{1b}[201~", 0), pasted("a\u{1b}[Ab"));
        let mut after = pasted("sx");
        after.extend(as_letters("x"));
        assert_eq!(told("\u{1b}[200~sx\u{1b}[201~x", 70), after);
    }

    #[test]
    fn a_hand_that_presses_esc_waits_no_longer_than_it_can_feel() {
        assert_eq!(told("\u{1b}", 0), as_letters("\u{1b}"));
        assert_eq!(told("\u{1b}[", 90), as_letters("\u{1b}["));
        assert_eq!(told("\u{1b}x\u{1b}\u{1b}x", 0), as_letters("\u{1b}x\u{1b}\u{1b}x"));
        let mut split = Split::default();
        assert_eq!(split.wait(NOW), None);
        assert!(split.take(as_letters("\u{1b}").remove(0), NOW).is_empty());
        assert!(split.wait(NOW).is_some_and(|wait| wait <= Duration::from_millis(100)));
        assert_eq!(split.take(Event::Resize(80, 24), NOW), [Event::Resize(80, 24)]);
        let down = Event::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE));
        assert_eq!(split.take(down, NOW).len(), 2);
    }
}
