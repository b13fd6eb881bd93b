//! The band of a prefix, over the lower windows: what can follow it, in columns.

use ratatui::layout::Rect;

use super::widget::{Paint, columns, row};
use crate::app::prefix::{Band, Offer, band};
use crate::layout::{Pane, Place, Regions, Shape};
use crate::text::width;

/// More columns than this are read by nobody.
const MOST_COLUMNS: u16 = 4;
/// What stands around a column: its margin, and what is between a key and its words.
const AROUND: u16 = 5;
/// The narrowest column, so that every band has the same ones where that fits.
const NARROWEST: u16 = 26;
/// A band with fewer rows shows nothing.
const FEWEST_ROWS: u16 = 4;

pub(super) fn paint(paint: &mut Paint<'_>) {
    let Some(band) = band(paint.app) else { return };
    let regions = paint.regions;
    let widest = |of: fn(&Offer) -> &str| band.offers.iter().map(|offer| width(of(offer))).max().unwrap_or(0);
    let keys = u16::try_from(widest(|offer| &offer.key)).unwrap_or(0);
    let words = u16::try_from(widest(|offer| &offer.words)).unwrap_or(0);
    let wide = (keys + words + AROUND).max(NARROWEST);
    let count = ((regions.screen.width - 1) / wide).clamp(1, MOST_COLUMNS);
    let offers = u16::try_from(band.offers.len()).unwrap_or(u16::MAX);
    let height = (offers.div_ceil(count) + 1).min(room(regions, paint.app.focus));
    let area = Rect { y: regions.message.y - height, height, ..regions.screen };
    let fit = height - 1;
    title(&band, offers.saturating_sub(fit * count), area, paint);
    for (offer, place) in band.offers.iter().zip(0..fit * count) {
        let cell = columns(row(area, 1 + place % fit), place / fit * wide, wide);
        let soft = paint.theme.soft;
        let (bold, plain) =
            if offer.possible { (paint.theme.heading, paint.theme.text) } else { (soft, soft) };
        paint.text(columns(cell, 3, keys), &offer.key, bold);
        paint.text(columns(cell, 3 + keys + 2, words), &offer.words, plain);
    }
}

/// Blanks what stands under the band, and draws its title line with how many keys found no room.
fn title(band: &Band, left_out: u16, area: Rect, paint: &mut Paint<'_>) {
    let theme = paint.theme;
    for place in 0..area.height {
        paint.text(row(area, place), &" ".repeat(usize::from(area.width)), theme.ground);
    }
    let line = columns(row(area, 0), 1, area.width - 2);
    let more = if left_out > 0 { format!(" nog {left_out} in de hulp") } else { String::new() };
    let line = paint.right(line, &more, theme.soft);
    let rest = paint.spans(line, &[(&band.title, theme.accent), (" ", theme.ground)]);
    paint.rule(rest, "─", theme.rule);
}

/// Returns how many rows above the message line a band may take: never those of the list, where there is more.
fn room(regions: &Regions, focus: Pane) -> u16 {
    let list = if regions.shape == Shape::Whole { Pane::Actions } else { focus };
    let below = match regions.place(list) {
        Place::Open(area) => regions.message.y.saturating_sub(area.bottom()),
        Place::Title(_) | Place::Hidden => 0,
    };
    // A window that stands alone leaves no room: its last rows then give way.
    if below >= FEWEST_ROWS { below } else { regions.message.y * 2 / 3 }
}
