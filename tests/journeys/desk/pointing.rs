//! Owns the mouse on the desk: it points at words that are on the screen, as somebody with a mouse does.

use overleg::app::Input;
use overleg::app::mouse::{Mouse, MouseKind};

use super::Desk;

impl Desk {
    /// Clicks on the first place with these words.
    #[track_caller]
    pub(in super::super) fn click(&mut self, words: &str) -> &mut Self {
        let place = self.place_of(words);
        self.click_at(place)
    }

    #[track_caller]
    pub(in super::super) fn double_click(&mut self, words: &str) -> &mut Self {
        let place = self.place_of(words);
        self.click_at(place).mouse(MouseKind::DoublePress, place).mouse(MouseKind::Release, place)
    }

    #[track_caller]
    pub(in super::super) fn click_at(&mut self, place: (u16, u16)) -> &mut Self {
        self.mouse(MouseKind::Press, place).mouse(MouseKind::Release, place)
    }

    /// Turns the wheel so many notches while it points at words: down, or up when it is less than nothing.
    #[track_caller]
    pub(in super::super) fn wheel(&mut self, notches: i32, words: &str) -> &mut Self {
        let place = self.place_of(words);
        let kind = if notches < 0 { MouseKind::WheelUp } else { MouseKind::WheelDown };
        for _ in 0..notches.abs() {
            self.mouse(kind, place);
        }
        self
    }

    /// Drags from one place to another.
    #[track_caller]
    pub(in super::super) fn drag(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        self.mouse(MouseKind::Press, from).mouse(MouseKind::Drag, to).mouse(MouseKind::Release, to)
    }

    #[track_caller]
    pub(in super::super) fn mouse(&mut self, kind: MouseKind, (column, row): (u16, u16)) -> &mut Self {
        self.take(Input::Mouse(Mouse { kind, column, row }))
    }

    /// Returns the column and row of the first place with these words.
    #[track_caller]
    pub(in super::super) fn place_of(&self, words: &str) -> (u16, u16) {
        let text = self.text();
        let found = text.lines().enumerate().find_map(|(row, line)| Some((row, line.split_once(words)?.0)));
        let Some((row, before)) = found else { panic!("hier staat nergens: {words}\n{}", self.picture()) };
        (u16::try_from(before.chars().count()).unwrap(), u16::try_from(row).unwrap())
    }
}
