//! The last row: the keys that matter now.

use super::widget::{Paint, columns};
use crate::app::hints::hints;
use crate::app::overlay::Overlay;
use crate::text::width;

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, row) = (paint.app, paint.regions.hints);
    // What stands on top with a border has its keys in that border.
    if !matches!(app.overlays.last(), None | Some(Overlay::Cell(_))) {
        return;
    }
    let mut rest = columns(row, 1, row.width.saturating_sub(1));
    let (heading, soft) = (paint.theme.heading, paint.theme.soft);
    for (key, word) in hints(app) {
        if width(&key) + width(word) + 1 > usize::from(rest.width) {
            break;
        }
        rest = paint.spans(rest, &[(&key, heading), (" ", soft), (word, soft), ("   ", soft)]);
    }
}
