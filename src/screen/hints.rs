//! The last row: the keys that matter now.

use super::widget::{Paint, columns};
use crate::app::hints::hints;
use crate::app::overlay::Overlay;
use crate::text::width;

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, row) = (paint.app, paint.regions.hints);
    // What stands on top with a border has its keys in that border.
    if app.pending.is_empty() && !matches!(app.overlays.last(), None | Some(Overlay::Cell(_))) {
        return;
    }
    let mut rest = columns(row, 1, row.width.saturating_sub(1));
    let (heading, soft) = (paint.theme.heading, paint.theme.soft);
    let mut hints = hints(app);
    let wide = |(key, word): &(String, &str)| width(key) + width(word) + 4;
    while hints.len() > 1 && hints.iter().map(wide).sum::<usize>() > usize::from(rest.width) + 3 {
        // The one that helps on stands last and stays.
        hints.remove(hints.len() - 2);
    }
    for (key, word) in hints {
        rest = paint.spans(rest, &[(&key, heading), (" ", soft), (word, soft), ("   ", soft)]);
    }
}
