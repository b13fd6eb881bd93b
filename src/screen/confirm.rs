//! A question with yes and no.

use super::widget::{Paint, columns, row};
use crate::app::confirm::Confirm;
use crate::app::frame;
use crate::app::hints::border;
use crate::command::Command;
use crate::keymap::Mode;
use crate::text::wrap;

pub(super) fn paint(confirm: &Confirm, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = frame::of_confirm(app);
    let keys = border(app, Mode::Confirm, &[Command::ConfirmYes, Command::ConfirmNo]);
    let inside = paint.panel(frame.area, "", &keys);
    let [yes, no] = frame::answers(&frame);
    paint.text(columns(yes, 2, 6), "ja", paint.theme.text);
    paint.text(columns(no, 2, 6), "nee", paint.theme.text);
    paint.mark_row(if confirm.on_yes { yes } else { no }, true);
    let lines = wrap(&confirm.question, usize::from(inside.width).max(1));
    for (place, line) in (1..).zip(lines) {
        paint.text(row(inside, place), confirm.question[line].trim_end(), paint.theme.heading);
    }
}
