//! From the size of the terminal to the places of the windows; pure, and the same for moving and for drawing.
//!
//! ```text
//! title, period                                  disk, date, clock
//! what is shown                                  how to take a filter off
//! 1 Doelen      2 Acties                             3 Planning
//! …             …                                    …
//! 4 Kernpartners  5 Detail
//! message
//! keys that matter now
//! ```

mod boxes;
mod splits;

pub use boxes::{beside_row, centred, inside, middle};
pub use ratatui::layout::{Position, Rect};
use splits::Widths;
pub use splits::{Edge, Splits};

/// One of the five windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The tree of actielijnen, themes and doelen.
    Doelen,
    /// The actions.
    Actions,
    /// The same actions in time.
    Planning,
    /// The organisations.
    Kernpartners,
    /// Everything about what is selected.
    Detail,
}

impl Pane {
    /// Every window, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Doelen, Self::Actions, Self::Planning, Self::Kernpartners, Self::Detail];

    /// Returns its number on the screen, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Returns its name on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Doelen => "Doelen",
            Self::Actions => "Acties",
            Self::Planning => "Planning",
            Self::Kernpartners => "Kernpartners",
            Self::Detail => "Detail",
        }
    }
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Too little: only a sentence.
    TooSmall,
    /// The window in use.
    Alone,
    /// The window in use and Detail, the others a title line.
    WithDetail,
    /// All windows side by side.
    Whole,
}

/// The smallest screen that can hold the agenda.
pub const SMALLEST: (u16, u16) = (60, 15);

/// Where a window stands, if anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is not on the screen.
    Hidden,
    /// Only its title line.
    Title(Rect),
    /// The window, its title line included.
    Open(Rect),
}

/// The places of everything on the screen.
#[derive(Debug, Clone, Copy)]
pub struct Regions {
    /// How much room there is.
    pub shape: Shape,
    /// The whole screen.
    pub screen: Rect,
    /// Title, disk, clock.
    pub header: Rect,
    /// What is shown.
    pub filters: Rect,
    /// Where one row can be read whole when Detail is not on the screen.
    pub reading: Rect,
    /// The message line.
    pub message: Rect,
    /// The keys that matter now.
    pub hints: Rect,
    panes: [Place; 5],
    /// How wide the column of the owner was dragged.
    owner: Option<u16>,
}

impl Regions {
    /// Returns the columns of a row of the window Acties; none but the title while it is not open.
    #[must_use]
    pub fn columns(&self) -> Columns {
        let Place::Open(area) = self.place(Pane::Actions) else { return columns(0, true, None) };
        columns(area.width, matches!(self.place(Pane::Planning), Place::Open(_)), self.owner)
    }

    /// Returns where a window stands.
    #[must_use]
    pub fn place(&self, pane: Pane) -> Place {
        self.panes[pane as usize]
    }

    /// Returns how many columns of content a window has, without the cursor's column and a blank one at the end.
    #[must_use]
    pub fn content_width(&self, pane: Pane) -> usize {
        match self.place(pane) {
            Place::Open(area) | Place::Title(area) => usize::from(area.width.saturating_sub(2)),
            Place::Hidden => 0,
        }
    }

    /// Returns how many rows of content a window shows.
    #[must_use]
    pub fn rows(&self, pane: Pane) -> usize {
        match self.place(pane) {
            Place::Open(area) => usize::from(area.height.saturating_sub(self.lines_around(pane))),
            Place::Title(_) | Place::Hidden => 0,
        }
    }

    /// Returns whether there is room for the names of columns.
    #[must_use]
    pub fn names_columns(&self) -> bool {
        self.shape > Shape::Alone || self.screen.width >= 80
    }

    /// Returns how many lines of a window stand before its first row.
    #[must_use]
    pub fn lines_before(&self, pane: Pane) -> u16 {
        match pane {
            Pane::Actions | Pane::Planning if self.names_columns() => 2,
            Pane::Doelen | Pane::Actions | Pane::Planning | Pane::Kernpartners | Pane::Detail => 1,
        }
    }

    /// Returns the window at a place of the screen, where it stands, and whether it is open.
    #[must_use]
    pub fn pane_at(&self, at: Position) -> Option<(Pane, Rect, bool)> {
        Pane::ALL.into_iter().find_map(|pane| match self.place(pane) {
            Place::Open(area) => area.contains(at).then_some((pane, area, true)),
            Place::Title(area) => area.contains(at).then_some((pane, area, false)),
            Place::Hidden => None,
        })
    }

    /// Returns how many lines of a window are no content: its title, its column names, what follows below.
    fn lines_around(&self, pane: Pane) -> u16 {
        match pane {
            Pane::Actions | Pane::Planning if !self.names_columns() => 1,
            Pane::Actions | Pane::Planning if self.shape == Shape::Alone => 2,
            Pane::Actions | Pane::Planning => 3,
            Pane::Doelen | Pane::Kernpartners => 2,
            Pane::Detail => 1,
        }
    }
}

/// Returns the places for a terminal of this width and height, with the keys in `focus` and what was dragged.
#[must_use]
pub fn regions((width, height): (u16, u16), focus: Pane, zoomed: bool, splits: Splits) -> Regions {
    let screen = Rect::new(0, 0, width, height);
    let shape = match (width, height) {
        (width, height) if width < SMALLEST.0 || height < SMALLEST.1 => Shape::TooSmall,
        (width, height) if width < 70 || height < 20 => Shape::Alone,
        (width, height) if width < 110 || height < 28 => Shape::WithDetail,
        _ => Shape::Whole,
    };
    let mut regions = Regions {
        shape,
        screen,
        header: Rect::default(),
        filters: Rect::default(),
        reading: Rect::default(),
        message: Rect::default(),
        hints: Rect::default(),
        panes: [Place::Hidden; 5],
        owner: splits.owner,
    };
    if shape == Shape::TooSmall {
        return regions;
    }
    regions.header = line(screen, 0);
    regions.filters = line(screen, 1);
    regions.message = line(screen, height - 2);
    regions.hints = line(screen, height - 1);
    // The last column stays blank: text against the edge of a projector is half a text.
    let body = Rect { y: 2, height: height - 4, width: width - 1, ..screen };
    regions.panes = match (shape, zoomed) {
        (Shape::Whole, false) => whole(body, splits),
        (Shape::WithDetail, false) => with_detail(body, focus),
        _ => {
            let reading = if focus == Pane::Detail { 0 } else { READING_ROWS };
            regions.reading = Rect { y: body.bottom() - reading, height: reading, ..body };
            alone(Rect { height: body.height - reading, ..body }, focus)
        }
    };
    regions
}

const READING_ROWS: u16 = 2;
const DETAIL_ROWS_BESIDE_ONE_WINDOW: u16 = 5;
const GAP: u16 = 2;

fn line(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y, height: 1, ..area }
}

fn alone(body: Rect, focus: Pane) -> [Place; 5] {
    let mut panes = [Place::Hidden; 5];
    panes[focus as usize] = Place::Open(body);
    panes
}

fn with_detail(body: Rect, focus: Pane) -> [Place; 5] {
    let others = 3;
    // With the keys in Detail, the list that it belongs to keeps its place as a title line.
    let lists = if focus == Pane::Detail { others + 1 } else { others };
    let detail = if focus == Pane::Detail {
        body.height - lists
    } else {
        DETAIL_ROWS_BESIDE_ONE_WINDOW + body.height.saturating_sub(20) / 2
    };
    let mut panes = [Place::Hidden; 5];
    let mut y = body.y;
    for pane in Pane::ALL {
        let height = match pane {
            Pane::Detail => detail,
            pane if pane == focus => body.height - others - detail,
            _ => 1,
        };
        let area = Rect { y, height, ..body };
        panes[pane as usize] =
            if height == 1 && pane != Pane::Detail { Place::Title(area) } else { Place::Open(area) };
        y += height;
    }
    panes
}

fn whole(body: Rect, splits: Splits) -> [Place; 5] {
    let widths = Widths::of(body.width, splits);
    let band = splits::band(body.height, splits);
    let upper = Rect { height: body.height - band, ..body };
    let lower = Rect { y: upper.bottom(), height: band, ..body };
    let column = |area: Rect, x: u16, width: u16| Place::Open(Rect { x, width, ..area });
    let right = widths.tree + GAP;
    [
        column(upper, 0, widths.tree),
        column(upper, right, widths.actions),
        column(upper, right + widths.actions + GAP, widths.planning),
        column(lower, 0, widths.tree),
        column(lower, right, body.width - right),
    ]
}

/// The columns of a row of an action within its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// How wide the title is.
    pub title: u16,
    /// How wide the owner is; nothing when there is no room.
    pub owner: u16,
    /// How wide the planning text is; nothing when there is no room or when there are bars.
    pub planning: u16,
}

/// How many columns of a row stand before the title: cursor, mark, number, level, status.
pub const RAIL: u16 = 18;
const TITLE_FIRST: u16 = 45;
const TITLE_WIDEST: u16 = 60;
const OWNER_WIDEST: u16 = 24;
const PLANNING_TEXT: u16 = 11;

/// The narrowest that an owner and a title can be dragged.
const OWNER_LEAST: u16 = 10;
const TITLE_LEAST: u16 = 24;

/// Returns the columns at this width; `bars` when the planning is drawn beside the actions, `chosen` when somebody
/// dragged the owner to this width.
fn columns(width: u16, bars: bool, chosen: Option<u16>) -> Columns {
    let room = width.saturating_sub(RAIL);
    let with_text = if bars { 0 } else { PLANNING_TEXT + GAP };
    let wide_text = bars && room >= TITLE_WIDEST + OWNER_WIDEST + PLANNING_TEXT + 2 * GAP;
    let planning = if wide_text { PLANNING_TEXT } else { with_text.saturating_sub(GAP) };
    let taken = if planning == 0 { 0 } else { planning + GAP };
    if room < 52 {
        return Columns { title: room, owner: 0, planning: 0 };
    }
    let left = room - taken;
    let title = if bars { TITLE_FIRST } else { 34 };
    let usual = left.saturating_sub(title + GAP).clamp(OWNER_LEAST, OWNER_WIDEST);
    let usual = if left - GAP - usual < TITLE_WIDEST { usual.min(12) } else { usual };
    let owner = chosen.unwrap_or(usual).clamp(OWNER_LEAST, left - GAP - TITLE_LEAST);
    Columns { title: left - GAP - owner, owner, planning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gets_its_forty_five_columns_on_a_laptop() {
        let regions = regions((120, 30), Pane::Actions, false, Splits::default());
        let Place::Open(area) = regions.place(Pane::Actions) else { panic!("no window") };
        assert!(regions.columns().title >= 45, "{:?} in {area}", regions.columns());
    }

    #[test]
    fn windows_stay_on_the_screen_and_apart() {
        for width in 0..=220 {
            for height in 0..=70 {
                for pane in Pane::ALL {
                    for zoomed in [false, true] {
                        let regions = regions((width, height), pane, zoomed, Splits::default());
                        apart(&regions);
                    }
                }
            }
        }
    }

    fn apart(regions: &Regions) {
        let areas: Vec<Rect> = Pane::ALL
            .iter()
            .filter_map(|pane| match regions.place(*pane) {
                Place::Open(area) | Place::Title(area) => Some(area),
                Place::Hidden => None,
            })
            .chain([regions.header, regions.filters, regions.message, regions.hints, regions.reading])
            .filter(|area| !area.is_empty())
            .collect();
        for (i, area) in areas.iter().enumerate() {
            assert_eq!(area.intersection(regions.screen), *area);
            assert!(areas[..i].iter().all(|other| !other.intersects(*area)), "{areas:?}");
        }
    }
}
