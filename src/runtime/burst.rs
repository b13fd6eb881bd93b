//! A paste that arrives as a burst of keys, told from somebody who types: pure, with the moments as data.
//!
//! Where a terminal says itself what is pasted, none of this is used.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind};

use crate::keymap::Key;

/// Keys of a paste follow each other faster than this; no hand does, and no key that is held down.
const APART: Duration = Duration::from_millis(5);

/// Once it is a paste, its next part may come this much later: a paste over a slow line comes in parts.
const PARTS_APART: Duration = Duration::from_millis(60);

/// So many keys make a paste.
const LEAST: usize = 4;

/// Keys of which it is not known yet whether they are a paste.
#[derive(Debug, Default)]
pub(super) struct Burst {
    keys: Vec<(KeyEvent, char)>,
    last: Duration,
}

impl Burst {
    /// Takes an event that arrived at this moment; returns the events that are certain now.
    pub(super) fn take(&mut self, event: Event, at: Duration) -> Vec<Event> {
        let mut certain = self.overdue(at);
        match event {
            // Windows tells of every key that it came up again.
            Event::Key(key) if key.kind == KeyEventKind::Release => {}
            Event::Key(key) if key.kind == KeyEventKind::Press && typed(key).is_some() => {
                self.keys.extend(typed(key).map(|letter| (key, letter)));
                self.last = at;
            }
            event => {
                certain.extend(self.end());
                certain.push(event);
            }
        }
        certain
    }

    /// Returns how long to wait for a next event before what is held is certain; nothing when nothing is held.
    pub(super) fn wait(&self, now: Duration) -> Option<Duration> {
        let apart = if self.is_paste() { PARTS_APART } else { APART };
        (!self.keys.is_empty()).then(|| (self.last + apart).saturating_sub(now))
    }

    /// Returns what is certain because nothing followed it in time.
    pub(super) fn overdue(&mut self, now: Duration) -> Vec<Event> {
        if self.wait(now).is_some_and(|wait| wait.is_zero()) { self.end() } else { Vec::new() }
    }

    /// Returns what was held, as one paste or as the keys that it was.
    fn end(&mut self) -> Vec<Event> {
        let is_paste = self.is_paste();
        let keys = std::mem::take(&mut self.keys);
        if is_paste {
            return vec![Event::Paste(keys.into_iter().map(|(_, letter)| letter).collect())];
        }
        keys.into_iter().map(|(key, _)| Event::Key(key)).collect()
    }

    /// One key that is held down comes as itself many times, and that is no paste however fast it comes.
    fn is_paste(&self) -> bool {
        let first = self.keys.first().map(|(_, letter)| letter);
        self.keys.len() >= LEAST && self.keys.iter().any(|(_, letter)| Some(letter) != first)
    }
}

/// Returns what a key puts into a text.
fn typed(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Enter if key.modifiers.is_empty() => Some('\n'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        _ => Key::from_event(key)?.key.text(),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    fn key(letter: char) -> KeyEvent {
        let code = match letter {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            '↓' => KeyCode::Down,
            letter => KeyCode::Char(letter),
        };
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    /// Gives these keys so many milliseconds after each other; tells keys as themselves and a paste between brackets.
    fn told(keys: &str, apart: u64) -> String {
        let mut burst = Burst::default();
        let mut events = Vec::new();
        for (place, letter) in (0..).zip(keys.chars()) {
            events.extend(burst.take(Event::Key(key(letter)), Duration::from_millis(place * apart)));
        }
        events.extend(burst.end());
        events.iter().map(shown).collect()
    }

    fn shown(event: &Event) -> String {
        match event {
            Event::Paste(text) => format!("[{text}]"),
            Event::Key(key) => typed(*key).unwrap_or('↓').to_string(),
            event => format!("{event:?}"),
        }
    }

    #[test]
    fn a_paste_is_told_from_typing() {
        for (keys, apart, expected) in [
            ("sxsx\nnaam", 0, "[sxsx\nnaam]"),
            ("sxsx\nnaam", 3, "[sxsx\nnaam]"),
            ("a\tb\n", 0, "[a\tb\n]"),
            // The fastest hands there are, and three keys that fell together.
            ("sxsx\nnaam", 12, "sxsx\nnaam"),
            ("abc", 0, "abc"),
            // A key that is held down, also while the machine was busy.
            ("xxxxxxxx", 0, "xxxxxxxx"),
            ("xxxxxxxx", 33, "xxxxxxxx"),
            ("\n\n\n\n\n", 0, "\n\n\n\n\n"),
            // Walking is no text.
            ("↓↓↓↓↓", 0, "↓↓↓↓↓"),
            ("abcd↓efgh", 0, "[abcd]↓[efgh]"),
        ] {
            assert_eq!(told(keys, apart), expected, "{keys:?}, {apart} ms apart");
        }
    }

    #[test]
    fn a_paste_in_parts_is_one_and_what_comes_after_it_is_not() {
        let mut burst = Burst::default();
        let mut events = Vec::new();
        for (letter, at) in [('a', 0), ('b', 0), ('c', 0), ('d', 1), ('\n', 40), ('x', 41), ('s', 160)] {
            events.extend(burst.take(Event::Key(key(letter)), Duration::from_millis(at)));
        }
        events.extend(burst.end());
        assert_eq!(events.iter().map(shown).collect::<String>(), "[abcd\nx]s");
    }

    #[test]
    fn one_key_waits_no_longer_than_a_hand_can_feel() {
        let mut burst = Burst::default();
        assert_eq!(burst.wait(Duration::ZERO), None);
        assert!(burst.take(Event::Key(key('s')), Duration::from_secs(1)).is_empty());
        assert!(burst.wait(Duration::from_secs(1)).is_some_and(|wait| wait <= Duration::from_millis(10)));
        assert_eq!(burst.end().len(), 1);
        let arrow = burst.take(Event::Key(key('↓')), Duration::from_secs(2));
        assert_eq!((arrow.len(), burst.wait(Duration::from_secs(2))), (1, None));
    }

    #[test]
    fn keys_that_come_up_or_are_held_down_make_no_paste() {
        let of_kind = |letter, kind| Event::Key(KeyEvent { kind, ..key(letter) });
        let mut burst = Burst::default();
        let mut events = Vec::new();
        for letter in "naam".chars() {
            events.extend(burst.take(Event::Key(key(letter)), Duration::ZERO));
            events.extend(burst.take(of_kind(letter, KeyEventKind::Release), Duration::ZERO));
        }
        events.extend(burst.end());
        for letter in "naam".chars() {
            events.extend(burst.take(of_kind(letter, KeyEventKind::Repeat), Duration::ZERO));
        }
        assert_eq!(events.iter().map(shown).collect::<String>(), "[naam]naam");
    }
}
