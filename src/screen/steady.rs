//! Keeps a row whole on a terminal that gives a letter other columns than we count.
//!
//! A family of emoji, a flag, a letter with a skin colour, some letters of Thai and Devanagari: terminals disagree about
//! how wide such a cluster is, and one that makes it wider puts it over what follows. What follows is therefore sent
//! again with every frame: then nothing of it is left behind, however wide it was.

use ratatui::buffer::{Buffer, CellDiffOption};

/// Has what follows a cluster in its row sent again.
pub(super) fn hold(buf: &mut Buffer) {
    let columns = usize::from(buf.area.width).max(1);
    for row in buf.content.chunks_mut(columns) {
        let cluster = row.iter().position(|cell| is_cluster(cell.symbol()));
        for cell in row.iter_mut().skip(cluster.map_or(columns, |place| place + 1)) {
            cell.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

/// Tells whether more than one character stands in a cell; the shortest such cluster is a letter with an accent.
fn is_cluster(symbol: &str) -> bool {
    symbol.len() > 2 && symbol.chars().nth(1).is_some()
}
