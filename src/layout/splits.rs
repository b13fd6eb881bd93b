//! The edges between the windows that the mouse can drag, and how far each may go.

use ratatui::layout::{Position, Rect};

use super::{GAP, OWNER_LEAST, Pane, Place, RAIL, Regions, TITLE_FIRST};

/// Sizes that somebody chose by dragging an edge; where nothing was chosen the size of the screen decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Splits {
    /// How wide the tree is.
    pub tree: Option<u16>,
    /// How wide the timeline is.
    pub planning: Option<u16>,
    /// How high the lower windows are.
    pub band: Option<u16>,
    /// How wide the owners of the actions are.
    pub owner: Option<u16>,
}

/// An edge between windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Between the tree and what is to the right of it.
    Tree,
    /// Between the actions and the timeline.
    Planning,
    /// Between the upper and the lower windows.
    Band,
    /// Between the titles and the owners of the actions, at the names of their columns.
    Owner,
}

/// No window gets smaller than this, so that it can be found and dragged back.
const LEAST_TREE: u16 = 16;
const LEAST_PLANNING: u16 = 10;
const LEAST_BAND: u16 = 4;
const LEAST_UPPER: u16 = 10;

/// The widths of the three columns of windows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Widths {
    pub(super) tree: u16,
    pub(super) actions: u16,
    pub(super) planning: u16,
}

impl Widths {
    /// Extra columns go first to the titles of the actions, then to the owner, then to finer time.
    fn usual(width: u16) -> Self {
        let tree = if width >= 160 { 46 } else { (width / 4 - 1).clamp(26, 34) };
        let planning = if width >= 160 { (width / 6).min(31) } else { 11 + (width - 109) / 12 };
        Self { tree, planning, actions: width - tree - planning - 2 * GAP }
    }

    /// Returns how wide the actions stay whatever is dragged.
    fn least_actions(width: u16) -> u16 {
        Self::usual(width).actions.min(RAIL + TITLE_FIRST + GAP + OWNER_LEAST)
    }

    /// What somebody chose holds as far as titles and owners of actions keep the room that they need.
    pub(super) fn of(width: u16, splits: Splits) -> Self {
        let usual = Self::usual(width);
        let room = width - Self::least_actions(width) - 2 * GAP;
        let planning =
            splits.planning.unwrap_or(usual.planning).clamp(LEAST_PLANNING, room.saturating_sub(LEAST_TREE));
        let tree = splits.tree.unwrap_or(usual.tree).clamp(LEAST_TREE, room - planning);
        Self { tree, planning, actions: width - tree - planning - 2 * GAP }
    }
}

/// Returns how many of these rows the lower windows get.
pub(super) fn band(height: u16, splits: Splits) -> u16 {
    let usual = 9 + (height - 24).min(5);
    splits.band.map_or(usual, |band| band.clamp(LEAST_BAND, height - LEAST_UPPER))
}

impl Regions {
    /// Returns the edge at a place of the screen, where there is one to drag.
    #[must_use]
    pub fn edge_at(&self, at: Position) -> Option<Edge> {
        if self.owner_edge().is_some_and(|edge| edge.contains(at)) {
            return Some(Edge::Owner);
        }
        let [tree, actions, planning, partners, detail] = Pane::ALL.map(|pane| self.open(pane));
        // All five stand open only where they stand beside each other.
        let (tree, actions, planning, partners, detail) = (tree?, actions?, planning?, partners?, detail?);
        let between = |left: Rect, right: Rect| {
            at.x >= left.right() && at.x < right.x && at.y >= left.y && at.y < left.bottom()
        };
        if between(tree, actions) || between(partners, detail) {
            Some(Edge::Tree)
        } else if between(actions, planning) {
            Some(Edge::Planning)
        } else {
            (at.y == detail.y && at.x < self.screen.width).then_some(Edge::Band)
        }
    }

    /// Returns the sizes after an edge was dragged to a place, as far as it can go there.
    #[must_use]
    pub fn dragged(&self, edge: Edge, at: Position, splits: Splits) -> Splits {
        self.try_drag(edge, at, splits).unwrap_or(splits)
    }

    /// Nothing when what the edge lies between is not on the screen.
    fn try_drag(&self, edge: Edge, at: Position, splits: Splits) -> Option<Splits> {
        Some(match edge {
            Edge::Tree => {
                let most = self.open(Pane::Doelen)?.width + self.spare()?;
                Splits { tree: Some(at.x.clamp(LEAST_TREE, most)), ..splits }
            }
            Edge::Planning => {
                let planning = self.open(Pane::Planning)?;
                let width = planning.right().saturating_sub(at.x.saturating_add(1));
                let most = planning.width + self.spare()?;
                Splits { planning: Some(width.clamp(LEAST_PLANNING, most)), ..splits }
            }
            Edge::Band => {
                let (tree, detail) = (self.open(Pane::Doelen)?, self.open(Pane::Detail)?);
                let most = detail.bottom() - tree.y - LEAST_UPPER;
                let height = detail.bottom().saturating_sub(at.y).clamp(LEAST_BAND, most);
                Splits { band: Some(height), ..splits }
            }
            Edge::Owner => {
                let right = self.owner_edge()?.x + self.columns().owner;
                Splits { owner: Some(right.saturating_sub(at.x).max(OWNER_LEAST)), ..splits }
            }
        })
    }

    /// Returns how much the actions can give away: the window on their other side keeps its width, for only the edge in
    /// hand moves.
    fn spare(&self) -> Option<u16> {
        let least = Widths::least_actions(self.open(Pane::Planning)?.right());
        Some(self.open(Pane::Actions)?.width.saturating_sub(least))
    }

    /// Returns where the edge between title and owner can be taken hold of: in the row with their names only, for in the
    /// rows below a click is about an action.
    fn owner_edge(&self) -> Option<Rect> {
        let (area, columns) = (self.open(Pane::Actions)?, self.columns());
        let edge = Rect { x: area.x + RAIL + columns.title, y: area.y + 1, width: GAP, height: 1 };
        (self.names_columns() && columns.owner > 0).then_some(edge)
    }

    fn open(&self, pane: Pane) -> Option<Rect> {
        match self.place(pane) {
            Place::Open(area) => Some(area),
            Place::Title(_) | Place::Hidden => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{TITLE_LEAST, regions};
    use super::*;

    fn width_of(regions: &Regions, pane: Pane) -> u16 {
        regions.open(pane).unwrap().width
    }

    #[test]
    fn titles_keep_their_columns_wherever_an_edge_is_dragged() {
        for edge in [Edge::Tree, Edge::Planning, Edge::Band] {
            for (x, y) in [(0, 0), (15, 9), (60, 15), (119, 29), (u16::MAX, u16::MAX)] {
                let at = Position { x, y };
                let splits = regions((120, 30), Pane::Actions, false, Splits::default());
                let splits = splits.dragged(edge, at, Splits::default());
                let dragged = regions((120, 30), Pane::Actions, false, splits);
                assert!(dragged.columns().title >= 45, "{edge:?} {at:?}");
                assert!(width_of(&dragged, Pane::Doelen) >= LEAST_TREE);
                assert!(width_of(&dragged, Pane::Planning) >= LEAST_PLANNING);
                assert!(dragged.rows(Pane::Kernpartners) > 0 && dragged.rows(Pane::Actions) > 0);
            }
        }
    }

    #[test]
    fn an_edge_goes_where_it_is_dragged_and_no_other_does() {
        let before = regions((200, 60), Pane::Actions, false, Splits::default());
        for (edge, at) in [(Edge::Tree, (30, 10)), (Edge::Planning, (150, 10)), (Edge::Band, (100, 40))] {
            let at = Position::from(at);
            let after = before.dragged(edge, at, Splits::default());
            let after = regions((200, 60), Pane::Actions, false, after);
            assert_eq!(after.edge_at(at), Some(edge));
            let widths = [Pane::Doelen, Pane::Planning].map(|pane| width_of(&after, pane));
            let usual = [Pane::Doelen, Pane::Planning].map(|pane| width_of(&before, pane));
            assert_eq!(widths[0] == usual[0], edge != Edge::Tree);
            assert_eq!(widths[1] == usual[1], edge != Edge::Planning);
        }
    }

    #[test]
    fn there_is_no_window_to_drag_where_one_stands() {
        for (size, zoomed) in [((80, 24), false), ((60, 15), false), ((120, 30), true)] {
            let regions = regions(size, Pane::Actions, zoomed, Splits::default());
            let places = (0..size.0).flat_map(|x| (0..size.1).map(move |y| Position { x, y }));
            let edges = |at| regions.edge_at(at).is_none_or(|edge| edge == Edge::Owner);
            assert!(places.into_iter().all(edges));
        }
    }

    #[test]
    fn the_owner_gets_the_room_that_it_is_dragged_to_and_the_title_keeps_its_own() {
        for size in [(80, 24), (120, 30), (200, 60)] {
            let before = regions(size, Pane::Actions, false, Splits::default());
            let edge = before.owner_edge().unwrap();
            for x in [0, edge.x - 4, edge.x, edge.x + 1, u16::MAX] {
                let splits = before.dragged(Edge::Owner, Position { x, y: edge.y }, Splits::default());
                let after = regions(size, Pane::Actions, false, splits);
                let columns = after.columns();
                assert!(columns.title >= TITLE_LEAST && columns.owner >= OWNER_LEAST, "{size:?} {x}");
                assert_eq!(columns.title + columns.owner, before.columns().title + before.columns().owner);
                if x == edge.x - 4 {
                    assert_eq!(after.owner_edge().unwrap().x, x);
                }
            }
        }
    }
}
