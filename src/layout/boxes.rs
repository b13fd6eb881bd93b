//! Where what stands on top of the windows goes: in the middle, or beside the row that it is about.

use ratatui::layout::Rect;

/// The message and the keys at the bottom of the screen.
const ROWS_BELOW: u16 = 2;

/// A screen narrower than this has no room to leave beside a box.
const NARROW: u16 = 70;

/// Returns an area of this size in the middle of the screen, from this row down.
#[must_use]
pub fn centred(screen: Rect, y: u16, (width, height): (u16, u16)) -> Rect {
    let width = if screen.width < NARROW { screen.width } else { width.min(screen.width) };
    let height = height.min(screen.height);
    let y = y.min(screen.height - height);
    Rect { x: (screen.width - width) / 2, y, width, height }
}

/// Returns an area of this size in the middle of the screen, both ways.
#[must_use]
pub fn middle(screen: Rect, size: (u16, u16)) -> Rect {
    centred(screen, screen.height.saturating_sub(size.1) / 2, size)
}

/// Returns an area of this size under a row, or above it; over it where neither side has room for the whole.
///
/// A list that lost its last rows would lose its cursor too, so the size is never given up.
#[must_use]
pub fn beside_row(screen: Rect, row: Rect, (width, height): (u16, u16)) -> Rect {
    let width = if screen.width < NARROW { screen.width } else { width.min(screen.width) };
    let x = row.x.saturating_add(4).min(screen.width - width);
    let below = screen.height.saturating_sub(row.bottom().saturating_add(ROWS_BELOW));
    let above = row.y;
    let height = height.min(screen.height);
    let y = if below >= height {
        row.bottom()
    } else if above >= height {
        row.y - height
    } else {
        screen.height - height - (screen.height - height).min(ROWS_BELOW)
    };
    Rect { x, y: y.min(screen.height), width, height }
}

/// Returns what is within the border of a box, with a blank column on either side.
#[must_use]
pub fn inside(area: Rect) -> Rect {
    let (width, height) = (area.width.saturating_sub(4), area.height.saturating_sub(2));
    Rect { x: area.x.saturating_add(2), y: area.y.saturating_add(1), width, height }
}
