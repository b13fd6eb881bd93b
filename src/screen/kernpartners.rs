//! The organisations, with the number of shown actions in which each has a part.

use ratatui::layout::Rect;

use super::widget::{Paint, Title, columns, row};
use crate::app::App;
use crate::app::kernpartners::Partner;
use crate::layout::{Pane, Place};

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let focused = app.focus == Pane::Kernpartners;
    match regions.place(Pane::Kernpartners) {
        Place::Hidden => {}
        Place::Title(area) => {
            let right = app.agenda.kernpartners.len().to_string();
            paint.window(area, &Title { number: 4, name: "Kernpartners", right: &right, focused });
        }
        Place::Open(area) => {
            paint.window(area, &Title { number: 4, name: "Kernpartners", right: "acties", focused });
            let list = app.list(Pane::Kernpartners);
            let shown = app.shown.partners.iter().enumerate().skip(list.top());
            for (place, (index, partner)) in (1..).zip(shown.take(regions.rows(Pane::Kernpartners))) {
                let area = row(area, place);
                partner_row(app, partner, area, paint);
                if index == list.cursor() {
                    paint.mark_row(area, focused);
                }
            }
            super::actions::more(Pane::Kernpartners, row(area, area.height.saturating_sub(1)), paint);
        }
    }
}

fn partner_row(app: &App, partner: &Partner, area: Rect, paint: &mut Paint<'_>) {
    let count = if partner.actions == 0 { "–".into() } else { partner.actions.to_string() };
    let rest = paint.right(columns(area, 1, area.width), &count, paint.theme.soft);
    let name = partner.id.as_ref().map(|id| app.agenda.link_name(id));
    let name = name.as_deref().unwrap_or("Alle kernpartners");
    paint.text(columns(rest, 0, rest.width.saturating_sub(1)), name, paint.theme.text);
}
