//! From the events of the terminal to what they mean to the app: which press is a double one, which keys are a paste, and
//! which are one key that was cut.

use std::time::{Duration, Instant};

use crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};

use super::burst::Burst;
use super::os;
use super::split::Split;
use crate::app::Input;
use crate::app::mouse::{Mouse, MouseKind};
use crate::keymap::Key;

/// Two presses within this time in one place are a double one.
const DOUBLE: Duration = Duration::from_millis(400);

/// How often is looked whether the terminal is still there.
const ALIVE: Duration = Duration::from_millis(500);

/// Reads the terminal.
pub(super) struct Events {
    start: Instant,
    split: Split,
    burst: Option<Burst>,
    presses: Presses,
}

impl Events {
    pub(super) fn new() -> Self {
        let burst = os::pastes_as_keys().then(Burst::default);
        Self { start: Instant::now(), split: Split::default(), burst, presses: Presses::default() }
    }

    /// Waits for the terminal; returns what it means, or nothing when it cannot be read any more.
    pub(super) fn next(&mut self) -> Option<Vec<Input>> {
        let events = self.read()?;
        let now = self.start.elapsed();
        Some(events.into_iter().filter_map(|event| input(event, now, &mut self.presses)).collect())
    }

    fn read(&mut self) -> Option<Vec<Event>> {
        let (event, now) = self.arrived()?;
        let whole = match event {
            Some(event) => self.split.take(event, now),
            None => self.split.overdue(now),
        };
        let Some(burst) = &mut self.burst else { return Some(whole) };
        let mut certain: Vec<Event> = whole.into_iter().flat_map(|event| burst.take(event, now)).collect();
        certain.extend(burst.overdue(now));
        Some(certain)
    }

    /// Waits for an event, no longer than what is held allows; returns it with the moment at which it came.
    fn arrived(&self) -> Option<(Option<Event>, Duration)> {
        let Some(wait) = self.wait() else {
            let event = Self::wait_for_long()?;
            return Some((Some(event), self.start.elapsed()));
        };
        let until = self.start.elapsed() + wait;
        if !event::poll(wait).ok()? {
            return Some((None, self.start.elapsed()));
        }
        // It came in time, also on a machine that was too busy to say so in time.
        let event = event::read().ok()?;
        Some((Some(event), self.start.elapsed().min(until.saturating_sub(Duration::from_nanos(1)))))
    }

    /// Waits until something arrives, or the terminal is gone: there the library would go on waiting, and at full speed.
    /// (crossterm #793)
    fn wait_for_long() -> Option<Event> {
        loop {
            if event::poll(ALIVE).ok()? {
                return event::read().ok();
            }
            if !os::has_terminal() {
                return None;
            }
        }
    }

    /// Returns how long to wait for what may still belong to what is held.
    fn wait(&self) -> Option<Duration> {
        let now = self.start.elapsed();
        let burst = self.burst.as_ref().and_then(|burst| burst.wait(now));
        self.split.wait(now).into_iter().chain(burst).min()
    }
}

/// Returns what an event means to the app; that only presses count is the work of [`Key::from_event`].
fn input(event: Event, now: Duration, presses: &mut Presses) -> Option<Input> {
    match event {
        Event::Key(key) => Key::from_event(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resize(width, height)),
        Event::Mouse(mouse) => presses.mouse(mouse, now).map(Input::Mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// The last press of the button that can still become a double one.
#[derive(Debug, Default)]
struct Presses {
    last: Option<(Duration, (u16, u16))>,
}

impl Presses {
    /// Returns what the mouse did; nothing for what means nothing here, as moving without a button.
    fn mouse(&mut self, event: MouseEvent, now: Duration) -> Option<Mouse> {
        let kind = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.press((event.column, event.row), now),
            MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
            MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            _ => return None,
        };
        Some(Mouse { kind, column: event.column, row: event.row })
    }

    fn press(&mut self, place: (u16, u16), now: Duration) -> MouseKind {
        let is_second = self
            .last
            .take()
            .is_some_and(|(then, there)| there == place && now.saturating_sub(then) <= DOUBLE);
        if is_second {
            return MouseKind::DoublePress;
        }
        self.last = Some((now, place));
        MouseKind::Press
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    #[test]
    fn two_presses_in_one_place_are_double_and_a_third_begins_anew() {
        use MouseKind::{DoublePress, Press};
        let mut presses = Presses::default();
        for (at, place, expected) in [
            (0, (5, 5), Press),
            (300, (5, 5), DoublePress),
            (500, (5, 5), Press),
            (950, (5, 5), Press),
            (1000, (6, 5), Press),
            (1100, (5, 5), Press),
            (1200, (5, 5), DoublePress),
        ] {
            let kind = MouseEventKind::Down(MouseButton::Left);
            let event = MouseEvent { kind, column: place.0, row: place.1, modifiers: KeyModifiers::NONE };
            let mouse = presses.mouse(event, Duration::from_millis(at)).unwrap();
            assert_eq!((mouse.kind, mouse.column, mouse.row), (expected, place.0, place.1), "{at} ms");
        }
    }

    #[test]
    fn a_mouse_that_only_moves_wakes_nobody() {
        let mut presses = Presses::default();
        for kind in [
            MouseEventKind::Moved,
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Drag(MouseButton::Middle),
            MouseEventKind::ScrollLeft,
        ] {
            let event = MouseEvent { kind, column: 1, row: 1, modifiers: KeyModifiers::NONE };
            assert_eq!(presses.mouse(event, Duration::ZERO), None);
        }
    }
}
