//! A question with yes and no.

use super::widget::{Paint, columns, row};
use crate::app::confirm::Confirm;
use crate::app::hints::border;
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::{visible, wrap};

const WIDTH: u16 = 70;

pub(super) fn paint(confirm: &Confirm, paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let width = WIDTH.min(regions.screen.width);
    let question = visible(&confirm.question);
    let lines = wrap(&question, usize::from(width.saturating_sub(4)).max(1));
    let height = u16::try_from(lines.len().max(2)).unwrap_or(u16::MAX).saturating_add(4);
    let area = super::centred_box(regions, (width, height));
    let keys = border(app, Mode::Confirm, &[Command::ConfirmYes, Command::ConfirmNo]);
    let inside = paint.panel(area, "", &keys);
    let answers = row(inside, inside.height.saturating_sub(1));
    let (no, yes) = (columns(answers, 10, 8), columns(answers, 0, 8));
    paint.text(columns(yes, 2, 6), "ja", paint.theme.text);
    paint.text(columns(no, 2, 6), "nee", paint.theme.text);
    paint.mark_row(if confirm.on_yes { yes } else { no }, true);
    for (place, line) in (1..).zip(lines) {
        paint.text(row(inside, place), question[line].trim_end(), paint.theme.heading);
    }
}
