//! A short list in which one letter chooses.

use super::widget::{Paint, columns, row};
use crate::app::choice::ChoiceList;
use crate::app::frame;
use crate::app::hints::border;
use crate::command::Command;
use crate::keymap::Mode;

pub(super) fn paint(choice: &ChoiceList, paint: &mut Paint<'_>) {
    let app = paint.app;
    let frame = frame::of_choice(app, choice);
    let keys = format!("één letter kiest · {}", border(app, Mode::Choice, &[Command::Cancel]));
    paint.panel(frame.area, &choice.title, &keys);
    for (place, (index, option)) in (0..).zip(choice.options.iter().enumerate()) {
        let area = row(frame.list, place);
        let key = option.key.to_string();
        let (text, heading) = (paint.theme.text, paint.theme.heading);
        paint.text(columns(area, 2, 1), &key, heading);
        paint.text(columns(area, 6, 4), option.sign, text);
        paint.text(columns(area, 11, area.width.saturating_sub(15)), option.label, text);
        if choice.now.iter().any(|now| now == option.word) {
            paint.right(area, "nu ", paint.theme.soft);
        }
        if index == choice.cursor && !area.is_empty() {
            paint.mark_row(area, true);
        }
    }
}
