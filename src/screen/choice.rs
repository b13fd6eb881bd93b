//! A short list in which one letter chooses.

use super::cursor_row;
use super::widget::{Paint, beside_row, columns, row};
use crate::app::choice::ChoiceList;
use crate::app::hints::border;
use crate::command::Command;
use crate::keymap::Mode;

const WIDTH: u16 = 38;

pub(super) fn paint(choice: &ChoiceList, paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let height = u16::try_from(choice.options.len()).unwrap_or(u16::MAX).saturating_add(4);
    let area = beside_row(regions.screen, cursor_row(app, regions), (WIDTH, height));
    let keys = format!("één letter kiest · {}", border(app, Mode::Choice, &[Command::Cancel]));
    let inside = paint.panel(area, &choice.title, &keys);
    let blank = u16::from(inside.height >= height - 2);
    for (place, (index, option)) in (blank..).zip(choice.options.iter().enumerate()) {
        let area = row(inside, place);
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
