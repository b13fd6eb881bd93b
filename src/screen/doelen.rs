//! The tree: actielijn › thema › doel, each with how its actions are doing.

use ratatui::layout::Rect;

use super::widget::{Paint, Title, columns, row};
use crate::app::App;
use crate::app::doelen::Branch;
use crate::layout::{Pane, Place};

pub(super) fn paint(paint: &mut Paint<'_>) {
    let (app, regions) = (paint.app, paint.regions);
    let focused = app.focus == Pane::Doelen;
    match regions.place(Pane::Doelen) {
        Place::Hidden => {}
        Place::Title(area) => {
            let right = standing(app);
            paint.window(area, &Title { number: 1, name: "Doelen", right: &right, focused });
        }
        Place::Open(area) => {
            paint.window(area, &Title { number: 1, name: "Doelen", right: "gereed", focused });
            let list = app.list(Pane::Doelen);
            let rows = regions.rows(Pane::Doelen);
            for (place, branch) in (1..).zip(app.shown.tree.iter().skip(list.top()).take(rows)) {
                branch_row(app, branch, row(area, place), paint);
                if list.top() + usize::from(place) - 1 == list.cursor() {
                    paint.mark_row(row(area, place), focused);
                }
            }
            super::actions::more(Pane::Doelen, row(area, area.height.saturating_sub(1)), paint);
        }
    }
}

/// Returns what the window would say: where the tree stands and how much of that is done.
fn standing(app: &App) -> String {
    let branch = app.shown.tree.get(app.list(Pane::Doelen).cursor());
    let name =
        branch.and_then(|branch| branch.at.as_ref()).map(|at| app.agenda.link_name(&at.id).into_owned());
    let roll = branch.map(|branch| branch.roll).unwrap_or_default();
    let name = name.map_or_else(|| "alle doelen".into(), |name| crate::text::cut(&name, 36).into_owned());
    format!("{name}, {}/{} gereed", roll.done, roll.total)
}

fn branch_row(app: &App, branch: &Branch, area: Rect, paint: &mut Paint<'_>) {
    let roll = branch.roll;
    let count = format!("{:>5}", format!("{}/{}", roll.done, roll.total));
    let rest = paint.right(columns(area, 1, area.width), &count, paint.theme.soft);
    let rest = if app.shown.has_exceptions {
        let worst = roll.worst();
        paint.right(rest, &format!("{worst:>2}"), paint.theme.koers(worst))
    } else {
        rest
    };
    let Some(at) = &branch.at else {
        paint.text(rest, "Alle acties", paint.theme.text);
        return;
    };
    let indent = branch.indent();
    let rest = columns(rest, indent, rest.width.saturating_sub(indent + 1));
    let sign = match branch.folded {
        Some(true) => "► ",
        Some(false) => "▼ ",
        None if branch.depth < 2 => "  ",
        None => " ",
    };
    let style = if branch.depth == 0 { paint.theme.heading } else { paint.theme.text };
    paint.spans(rest, &[(sign, paint.theme.soft), (&app.agenda.link_name(&at.id), style)]);
}
