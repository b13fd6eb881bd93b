//! The last row: the keys that matter now.

use ratatui::layout::Rect;

use super::widget::{Paint, columns};
use crate::app::hints::{Hint, hints};
use crate::app::overlay::Overlay;
use crate::text::width;

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, row) = (paint.app, paint.regions.hints);
    // What stands on top with a border has its keys in that border.
    if app.pending.is_empty() && !matches!(app.overlays.last(), None | Some(Overlay::Cell(_))) {
        return;
    }
    put(hints(app), row, paint);
}

/// Puts keys with what they do on a row, as many as fit; the last is the one that helps on, and stays.
pub(super) fn put(mut hints: Vec<Hint>, row: Rect, paint: &mut Paint<'_>) {
    let mut rest = columns(row, 1, row.width.saturating_sub(1));
    let (heading, soft) = (paint.theme.heading, paint.theme.soft);
    let room = usize::from(rest.width);
    let setting = Setting::ALL.into_iter().find(|setting| setting.width(&hints) <= room);
    let setting = setting.unwrap_or(Setting::Brief);
    while hints.len() > 1 && setting.width(&hints) > room {
        // The one that helps on stands last and stays.
        hints.remove(hints.len() - 2);
    }
    let mut gap = "";
    for hint in hints {
        let word = setting.word(&hint);
        rest = paint.spans(rest, &[(gap, soft), (&hint.key, heading), (" ", soft), (word, soft)]);
        gap = setting.gap();
    }
}

/// How much room the keys take: rather closer together than one fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Wide,
    Close,
    Brief,
}

impl Setting {
    const ALL: [Self; 3] = [Self::Wide, Self::Close, Self::Brief];

    fn gap(self) -> &'static str {
        if self == Self::Wide { "   " } else { "  " }
    }

    fn word(self, hint: &Hint) -> &'static str {
        if self == Self::Brief { hint.brief } else { hint.word }
    }

    fn width(self, hints: &[Hint]) -> usize {
        let wide = |hint: &Hint| width(&hint.key) + 1 + width(self.word(hint)) + self.gap().len();
        hints.iter().map(wide).sum::<usize>().saturating_sub(self.gap().len())
    }
}
